"""Bytes of files, plain or gzipped, with bounds, so that a bomb of zeros costs no more than a large file."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from crosswire.errors import InputError

# Bytes, unpacked: a single report or feed is never so large; 50 MB is 25,000 printed pages.
LARGEST = 50_000_000
# Bytes, unpacked: of a file of many reports.
LARGEST_TOTAL = 4_000_000_000
_GZIP = b"\x1f\x8b"


def is_gzip(path: Path) -> bool:
    """Does the file begin like gzip?"""
    with path.open("rb") as stream:
        return stream.read(2) == _GZIP


def read_whole(path: Path) -> bytes:
    """All bytes of a file, unpacked. Raises InputError where it is larger than LARGEST or torn."""
    with opened(path) as stream:
        try:
            data = stream.read(LARGEST + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(str(path), f"torn or not gzip ({error})", "Get the file again.") from error
    if len(data) > LARGEST:
        raise InputError(str(path), f"larger than {LARGEST // 1_000_000} MB", "Split it into single reports.")
    return data


def read_lines(path: Path) -> Iterator[bytes]:
    """Lines of a file, unpacked as they are needed. Raises InputError where a line or the whole is too long."""
    total = 0
    with opened(path) as stream:
        while True:
            try:
                line = stream.readline(LARGEST + 1)
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                raise InputError(str(path), f"torn or not gzip ({error})", "Get the file again.") from error
            if not line:
                return
            total += len(line)
            if len(line) > LARGEST or total > LARGEST_TOTAL:
                size = LARGEST if len(line) > LARGEST else LARGEST_TOTAL
                reason = f"a line or the whole is larger than {size // 1_000_000} MB; the rest was not read"
                raise InputError(str(path), reason, "Split the file.")
            yield line


def opened(path: Path) -> IO[bytes]:
    """The file, unpacked where it is packed."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if is_gzip(path) else path.open("rb")
