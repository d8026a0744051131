"""Helper of clean: notes about who wrote the story, below it or as its first paragraph.

"Ana Brodt is senior editor of Ferry News.": somebody whom the story itself does not name, with what he does. A note
may be too short for a paragraph ("Lea Marn is editor of Ferry News.") or lack its stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.gather.residue.lines import Line
from crosswire.records.text import Residue

# Lines: so many last ones may be notes about the author, of so many words at least.
_NOTES, _SHORTEST = 3, 5
_ROLE = (
    r"(?:reporter|correspondent|editor|columnist|writer|contributor|fellow|professor|journalist|analyst|commentator|author|"
    r"host|attorney|lawyer|blogger|producer|director|president|founder|co-founder|adviser|advisor|strategist|scholar|lecturer|"
    r"senior|student|researcher|associate|chairman|chairwoman|chair|partner|pundit|veteran|historian|economist|consultant|"
    r"comedian|novelist|Editor|Correspondent|Professor|Fellow|Director|Chair|Vice President|Contributor|Columnist)"
)
_NAME = r"(?:Dr\. |Sen\. |Rep\. )?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3}"
_AUTHOR = re.compile(
    rf"^[—–\-*•_ ]{{0,3}}(?:The (?:author|writer)s?|(?P<name>{_NAME}(?: and {_NAME})?)),? (?:[^\n“\"]{{2,140}}?, )?"
    rf"(?:(?:is|are|was) (?!being|not|expected|due|set|said)[^\n“\"]{{0,140}}?\b{_ROLE}s?\b"
    rf"|has been an? [^\n“\"]{{0,100}}?\b{_ROLE}\b|(?:covers|writes (?:about|for|on)|contributed to|reported from|can be reached|"
    r"reports on|blogs|teaches|served as|is responsible for)\b"
    r"|(?:edits|oversees|hosts|leads|runs|directs|anchors)\b[^\n“\"]{0,80}\b(?:coverage|[Dd]esk|programme?|podcast|newsletter|"
    r"column|blog|show|magazine)\b)"
)
# A note below a sign.
_SIGNED_NOTE = re.compile(rf"^[•*—–] ?(?P<name>{_NAME}),? [^\n“\"]{{0,90}}?\b(?:is|was|has been) (?:an?|the|former)\b")
# Notes above the story say whose opinions these are, or whom to follow.
_OPINIONS = re.compile(r"(?:opinions|views) expressed\b|\b[Ff]ollow (?:him|her|them) (?:on|at|@)|\bMore opinion\b")
# The first paragraph is a note where it says who somebody is before anything else, and for whom.
_FIRST = re.compile(
    rf"^{_NAME} is (?:an? |the )?(?:[\w’'-]+ ){{0,3}}?{_ROLE}\b[^\n“\"]{{0,120}}?\b(?:for|at|of|with)\b"
)


def author_notes(lines: Sequence[Line], prose: Sequence[int], marked: set[int], headline: int | None) -> list[Residue]:
    """Notes among the ``lines``, of which ``prose`` are paragraphs of the story and ``marked`` known residue."""
    if len(prose) <= _NOTES:
        return []
    last = [i for i in range(prose[-1] - _NOTES, len(lines)) if i not in marked and lines[i].words >= _SHORTEST]
    above = [
        i for i in prose[:_NOTES] if _OPINIONS.search(lines[i].text) or (i == prose[0] and _FIRST.match(lines[i].text))
    ]
    found = []
    for i in sorted({*above, *prose[-_NOTES:], *last[-_NOTES:]} - {headline}):
        match = _AUTHOR.match(lines[i].text) or _SIGNED_NOTE.match(lines[i].text)
        if match is not None and not _named(match["name"] or "", i, lines, prose):
            found.append(lines[i].mark("credit", "says who the author is, below the story or above it"))
    return found


def _named(name: str, note: int, lines: Sequence[Line], prose: Sequence[int]) -> bool:
    """Does another paragraph name whom the ``note`` is about? Other notes begin with the same name."""
    surname = name.split(" ")[-1]
    return bool(surname) and any(
        surname in lines[i].text for i in prose if i != note and not lines[i].text.startswith(name)
    )
