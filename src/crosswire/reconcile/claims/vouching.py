"""By whose word the line of a claim is told. A helper of stage 10.

A claim cites many passages, and each names sources of its own: put together behind the line they would say that
whoever speaks near the matter tells it. So the line has the sources of the passage that it was taken from, and none
where that passage is the reporter's own. Who the line itself tells to have said it needs no naming behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crosswire.lexicon.described import described_words
from crosswire.lexicon.lines import line_words
from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.acting import commonest_first, sources_of
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.meant import SPEAKING, is_surely, is_told, may_be_name
from crosswire.records.statements import Attribution, Statement
from crosswire.records.text import Phrase

# Letters: shorter words of a name ("al", "bin") stand in any line.
_NAMING = 3
# Words that tell of nobody who is meant: after "she added" the line still needs her name.
_NOBODY = frozenset("the and for with she her hers him his they them their theirs who whom whose that this its".split())
# Acts by which somebody says what he is told to say; and those by which he says nothing ("his desire to", "he hopes to").
_SAID = frozenset({"say", "announce", "warn", "promise", "deny", "accuse", "source", "hearsay"})
_NO_WORD = frozenset({"noun", "show", "intend"})
# Share of the line that somebody must say for it to be his word.
_MUCH = 0.4
# Characters: a mark and what stands beside a clause.
_BESIDE = 6
# A clause that grants what the one before it does not say; between two who speak.
_GRANTED = re.compile(r"\W*(?:although|though|while|whereas)\b", re.IGNORECASE)
_TWO = re.compile(r"\band\b|,|&")


class Word(NamedTuple):
    """Whose word a line is (``voices``), and those of them that the line does not tell itself (``unnamed``)."""

    voices: tuple[str, ...]
    unnamed: tuple[str, ...]


def vouched(line: str, taken: Sequence[Statement], evidence: Evidence, *, start: int, end: int) -> Word:
    """Whose word ``line`` is, which was ``taken`` from clauses between ``start`` and ``end`` of their report.

    Nobody is named of whom that is not sure: who is said to think or want it, who says only a small part of it, whom a pronoun
    or an office perhaps means.
    """
    voices = [x for s in taken for x in _voices(s, start, end, evidence)]
    attributed = [s for s in taken if s.attribution]
    if not attributed:
        return Word(commonest_first(voices), ())
    inside, opening = frozenset(words(line)), line.partition(": “")[0] if ": “" in line else ""
    unnamed: list[str] = []
    # Several clauses share one attribution.
    for a in {id(a): a for s in attributed for a in s.attribution}.values():
        if _tells_all(a, taken, start, end, evidence) and not _is_in(a, inside, opening, evidence):
            unnamed += _named(a.speaker, evidence) if a.speaker else ()
    return Word(commonest_first(voices), commonest_first(unnamed))


def _voices(s: Statement, start: int, end: int, evidence: Evidence) -> Iterator[str]:
    """Who says the clause, of those who say much of the line."""
    for a in s.attribution:
        said = sum(max(0, min(end, c.end) - max(start, c.start)) for c in a.content)
        if (
            a.speaker
            and a.act not in _NO_WORD
            and said >= _MUCH * (end - start)
            and not _is_far(a, (s,), start, evidence)
        ):
            yield from _named(a.speaker, evidence)
    if not s.attribution and _is_speech(s) and sources_of(s):
        for subject in (a.phrase for a in s.arguments if a.role == "subject"):
            yield from _named(subject, evidence)


def _tells_all(a: Attribution, taken: Sequence[Statement], start: int, end: int, evidence: Evidence) -> bool:
    """Does somebody who stands outside the line, or is a pronoun in it, say all that it was taken from?"""
    if a.speaker is None or a.act not in _SAID or not a.content:
        return False
    inside = start <= a.speaker.start < end
    if inside and " ".join(a.speaker.text.lower().split()) not in SPEAKING:
        return False
    if _is_far(a, taken, start, evidence):
        return False
    first, last = min(c.start for c in a.content), max(c.end for c in a.content)
    if first > min(s.start for s in taken) + _BESIDE or last < max(s.end for s in taken) - _BESIDE:
        return False
    # "The guild said the dam held, while others fled": the second is what the report says.
    return first >= start - _BESIDE or not _GRANTED.match(evidence.text[a.report], start)


def _is_far(a: Attribution, taken: Sequence[Statement], start: int, evidence: Evidence) -> bool:
    """Does somebody else say it, and ``a`` tell who does so paragraphs before ("officials said:")?"""
    before = a.speaker is not None and "\n" in evidence.text[a.report][a.speaker.end : start]
    return before and any(x is not a and x.speaker for s in taken for x in s.attribution)


def _named(speaker: Phrase, evidence: Evidence) -> tuple[str, ...]:
    """Ids of those whom the words for a speaker surely mean, or the words."""
    plain = " ".join(speaker.text.split()).partition(" (")[0]
    if plain.lower() in SPEAKING:
        return tuple(e for e in speaker.entities if is_surely(e, speaker.report, speaker.start, evidence))
    if plain.lower() in _NOBODY or plain.lower() in line_words().selves:
        return ()
    # What some of its members say is no word of the party.
    if plain.partition(" ")[0].lower() in line_words().any_of and any(map(evidence.is_power, speaker.entities)):
        return ()
    owned = plain.rpartition(" ")[2].lower() in speech_words().households
    several = len(speaker.entities) > 1 and not _TWO.search(plain)
    known = () if owned or several else tuple(e for e in speaker.entities if is_told(e, speaker, evidence))
    if known:
        return known
    first = "" if _is_anybody(plain) else plain.partition(",")[0]
    return (first,) if len(first) >= _NAMING and may_be_name(first) else ()


def _is_speech(statement: Statement) -> bool:
    """Whether the clause's own verb is one of speech or judgement: a veto or a cancelled journey is a deed."""
    verb = statement.predicate.lower()
    return verb in speech_words().telling or bool(speech_classes(verb)) or bool(statement.quotes)


def _is_in(attribution: Attribution, inside: frozenset[str], opening: str, evidence: Evidence) -> bool:
    """Does the line itself tell who speaks, and that he does?"""
    cue = attribution.cue
    told = cue is not None and inside.issuperset(words(cue.text))
    # Most lines neither open with who speaks nor tell that he does: what he is called need not be known.
    if attribution.speaker is None or not (opening or told):
        return False
    every = evidence.table(_called)
    called = [_Called.of([attribution.speaker.text]), *(every[e] for e in attribution.speaker.entities if e in every)]
    before = words(opening)
    if any(opening in c.names or not c.words.isdisjoint(before) for c in called):
        return True
    return told and any(not c.words.isdisjoint(inside) for c in called)


def _is_anybody(plain: str) -> bool:
    """Do the words tell of nobody in particular ("many", "no one")?"""
    known, said = described_words(), plain.lower().split()
    return said[:1] == ["no"] or (known.counted | known.nobody | known.anybody).issuperset(said)


class _Called(NamedTuple):
    """What somebody is called, and the words of it that tell who is meant."""

    names: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Called:
        known = frozenset(names)
        telling = {w for name in known for w in words(name) if len(w) >= _NAMING or w in line_words().selves}
        return cls(known, frozenset(telling - _NOBODY))


def _called(evidence: Evidence) -> dict[str, _Called]:
    """What each entity is called anywhere: the same for every line, and a much-told man has hundreds of mentions."""
    return {id_: _Called.of([e.name, *(m.text for m in e.mentions)]) for id_, e in evidence.entities.items()}
