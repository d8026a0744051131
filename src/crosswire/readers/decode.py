"""Bytes to text: the encoding is told by mark, declaration or trial; binary is refused.

Order: byte-order mark, UTF-8, UTF-8 with broken places, what the transfer or the page declares, detection, Windows-1252 (which
reads anything). Whatever is not UTF-8 is used, with a note, because the guess may be wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# Bytes looked at to tell binary from text, and to find a declared character set.
_HEAD = 4_096
# Bytes given to the detector: enough to be sure, few enough to stay quick.
_SAMPLE = 20_000
# Share of control characters from which a file is binary; text has next to none.
_CONTROL = 0.02
# Share of bytes above ASCII up to which a text is English with accents and typographic quotes.
_ACCENTS = 0.06
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How a PDF begins.
_PDF = b"%PDF-"
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, the encoding it was read with, and whether that encoding was certain."""

    text: str
    encoding: str
    certain: bool


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Decode ``data``; None where it is binary. ``declared`` is the character set of the transfer."""
    if data.startswith(_PDF):
        return None  # a small one may hold no byte that is no character
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(Decoded(text=data.decode(name, "replace"), encoding=name, certain=True))
    if b"\0" in data[:_HEAD]:
        return _wide(data)
    try:
        return _checked(Decoded(text=data.decode("utf-8"), encoding="utf-8", certain=True))
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    if _mostly_utf8(mended):
        return _checked(Decoded(text=mended, encoding="utf-8", certain=False))
    guess = declared or _declaration(data)
    text = _tried(data, guess) if guess else None
    if guess is None or text is None:
        guess = _detected(data)
        text = _tried(data, guess)
    if text is None:
        guess, text = "cp1252", data.decode("cp1252", "replace")
    return _checked(Decoded(text=text, encoding=guess, certain=False))


def is_binary(text: str) -> bool:
    """Does ``text`` hold so many control characters that it cannot be a report?"""
    head = text[:_HEAD]
    return bool(head) and len(_CONTROLS.findall(head)) > len(head) * _CONTROL


def _checked(decoded: Decoded) -> Decoded | None:
    return None if is_binary(decoded.text) else decoded


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of English is zero. None for anything else with zeros."""
    head = data[:_HEAD]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[offset::2].count(0) * 2 > len(head[offset::2]):
            return _checked(Decoded(text=data.decode(name, "replace"), encoding=name, certain=False))
    return None


def _mostly_utf8(text: str) -> bool:
    """Is it UTF-8 that something tore, a byte cut off or put in? Of another encoding hardly an accent would be a
    character of UTF-8 by chance. ``text`` has the replacement character where it was broken."""
    return sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd")


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _tried(data: bytes, name: str) -> str | None:
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(data: bytes) -> str:
    """The likeliest character set. English with some accents and quotes is Windows-1252; only where
    other characters are many is it worth trying."""
    sample = data[:_SAMPLE]
    if sum(byte > 127 for byte in sample) < len(sample) * _ACCENTS:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
