"""The visible text of an HTML document, with line breaks where a browser would break."""

from __future__ import annotations

import re
from typing import Any

# Elements that show nothing, or nothing of the page itself.
_UNSEEN = frozenset(
    "head script style template noscript svg math iframe object embed canvas audio video map select datalist "
    "textarea input progress meter dialog".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul option button".split()
)
_CELL = frozenset(("td", "th"))
_HIDING = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0+(?:\.0+)?(?:px|em|rem|pt|%)?\s{0,3}(?:;|!|$)"
    r"|opacity\s{0,3}:\s{0,3}0+(?:\.0+)?\s{0,3}(?:;|!|$)",
    re.IGNORECASE,
)
# Class names by which the common style sheets hide text from sight.
_HIDDEN_CLASSES = frozenset("screen-reader-text sr-only visually-hidden visuallyhidden is-hidden d-none".split())
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
# Breaks of blocks and of paragraphs, until adjacent ones are put together; the page's own are spaces by then.
_LINE, _GAP = "\x0b", "\x0c"
_BREAKS = re.compile(r" ?[\n\x0b\x0c][ \n\x0b\x0c]*")
_SPACES = re.compile(r" {2,}")
_PARAGRAPH = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre ul ol table figure article section header footer".split())


def page_text(tree: Any) -> str:
    """The text of ``tree`` (an lxml HTML document): white space collapsed, a line break around each
    block, an empty line around paragraphs and headings. Nesting costs no stack."""
    pieces: list[str] = []
    todo: list[tuple[Any, bool]] = [(tree, False)]
    while todo:
        element, leaving = todo.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            pieces.append(_break_after(name))
            pieces.append(_flat(element.tail))
            continue
        if not name or name in _UNSEEN or _hidden(element):
            pieces.append(_flat(element.tail))
            continue
        pieces.append("\n" if name == "br" else _break_before(name))
        pieces.append(_flat(element.text))
        todo.append((element, True))
        todo.extend((child, False) for child in reversed(element))
    return _tidy("".join(pieces))


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""


def _break_before(name: str) -> str:
    return _GAP if name in _PARAGRAPH else _LINE if name in _BLOCK else ""


def _break_after(name: str) -> str:
    return _break_before(name) or (" " if name in _CELL else "")


def _hidden(element: Any) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or _HIDING.search(attributes.get("style", "")[:2_000]):
        return True
    return not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "")[:500].split())


def _tidy(text: str) -> str:
    """Spaces single; of adjacent breaks one, or an empty line where a paragraph or two <br> are among them."""
    text = _SPACES.sub(" ", text)
    return _BREAKS.sub(lambda run: "\n\n" if _GAP in run[0] or run[0].count("\n") > 1 else "\n", text).strip()
