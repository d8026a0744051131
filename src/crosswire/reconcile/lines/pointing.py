"""What points out of the line of a claim at what the report told before. A helper of stage 10.

"The group rejected those terms" is not understood without the sentence that names the group and the terms. The words stand in
``data/lines.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Container

from crosswire.lexicon.lines import line_words
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.statements import Statement
from crosswire.text.quotations import without_speaker
from crosswire.text.sentences import split_sentences

# How a thing with "the" begins, and all of it.
_THE = frozenset({"the ", "The "})
_BARE = re.compile(r"[Tt]he (?:([a-z-]+) )?([a-z]{3,})")
# The same at the beginning of a line, and the name that it may go on to ("The envoy of Norland").
_OPENING = re.compile(r"The ((?:[a-z’'-]+ ){1,2})((?:(?:of|between|against) (?:[a-z’'-]+ ){0,3})?[A-Z0-9“\"\[])?")
# Words of somebody behind them who is not named.
_WHOSE = re.compile(r"[”\"] (?:he|she|it|they|one) \w")
# A time that is counted from what was told before, and a line that breaks off or cries.
_SINCE = re.compile(r"(?:\w+ ){1,3}(?:earlier|later|before|after),")
_BROKEN = re.compile(r"\.\.\.|…|![^\w!]*$")
_POINTERS = ("his ", "hese ", "hose ", "uch ", " that ", " so", " latter", " same")
_WORD = re.compile(r"[a-z]{3,}")
# How many such things make a line no more doubtful than one fewer.
_MOST = 2


def points_inside(line: str) -> bool:
    """Has the line "those terms" or "such a plan"?"""
    # Few lines have any of these words, and looking for all ways to point costs more.
    return any(map(line.__contains__, _POINTERS)) and line_words().inside.search(line) is not None


def is_clear(line: str, known: Container[str]) -> bool:
    """Is the line one sentence that a reader understands who knows nothing but what it is about, of the stems ``known``?"""
    opening = _OPENING.match(line)
    if opening and not (opening.group(2) or _is_known(opening.group(1), known)):
        return False
    if _WHOSE.search(line) or _SINCE.match(line) or _BROKEN.search(line):
        return False
    if any(not _is_known(found.group(1), known) for found in line_words().inside.finditer(line)):
        return False
    said = without_speaker(line)
    return len(list(split_sentences(said, 0, len(said)))) == 1


def _is_known(words: str, known: Container[str]) -> bool:
    return any(stem in known for stem in stems(words.lower().split()))


def bare_thing(text: str) -> re.Match[str] | None:
    """A thing with "the" and no more than one word that tells which: that word and the noun are the groups."""
    # Few begin so, and matching all costs more.
    return _BARE.fullmatch(text) if text[:4] in _THE else None


def unexplained(line: str, statement: Statement, evidence: Evidence, start: int) -> int:
    """How many things with "the" the line has that the report told of before ``start`` and the line does not explain; the
    matters of the headlines are known."""
    found, text = set(), evidence.text[statement.report]
    for s in evidence.by_sentence[statement.report, statement.sentence]:
        for a in s.arguments:
            bare = bare_thing(a.phrase.text)
            if bare is None or a.phrase.text not in line:
                continue
            head = bare.group(2)
            known = head in line_words().familiar or head in evidence.table(_in_headlines)
            if not known and text.find(head, 0, start) >= 0 and line.find(head) > line.find(a.phrase.text):
                found.add(head)
    return min(_MOST, len(found))


def _in_headlines(evidence: Evidence) -> frozenset[str]:
    """The words of the headlines, in lower case."""
    return frozenset(_WORD.findall(evidence.table(headlines).lower()))


def headlines(evidence: Evidence) -> str:
    """What the headlines state, one after the other."""
    return " ".join([evidence.text[s.report][s.start : s.end] for s in evidence.statements.values() if s.headline])
