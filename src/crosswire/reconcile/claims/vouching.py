"""By whose word the line of a claim is told. A helper of stage 10.

A claim cites many passages, and each names sources of its own: put together behind the line they would say that
whoever speaks near the matter tells it. So the line has the sources of the passage that it was taken from, and none
where that passage is the reporter's own. Who the line itself tells to have said it needs no naming behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.acting import commonest_first
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.statements import Attribution, Statement

# Letters: shorter words of a name ("al", "bin") stand in any line.
_NAMING = 3
# Words that tell of nobody who is meant: after "she added" the line still needs her name.
_NOBODY = frozenset("the and for with she her hers him his they them their theirs who whom whose that this its".split())
# Who speaks of himself in a line of his ("we agree, she said") is known from it.
_SELF = frozenset({"i", "we"})


class Word(NamedTuple):
    """Whose word a line is (``voices``), and those of them that the line does not tell itself (``unnamed``)."""

    voices: tuple[str, ...]
    unnamed: tuple[str, ...]


def vouched(line: str, taken: Sequence[Statement], sources: Mapping[str, Sequence[str]], evidence: Evidence) -> Word:
    """Whose word ``line`` is, which was ``taken`` from clauses with these ``sources``, by their ids."""
    voices = [x for s in taken if s.attribution or _is_speech(s) for x in sources[s.id]]
    attributed = [s for s in taken if s.attribution]
    if not attributed:
        return Word(commonest_first(voices), ())
    inside, opening = frozenset(words(line)), line.partition(": “")[0] if ": “" in line else ""
    unnamed: list[str] = []
    for s in attributed:
        told = {x for a in s.attribution if _is_in(a, inside, opening, evidence) for x in _names(a)}
        unnamed += [x for x in sources[s.id] if x not in told]
    return Word(commonest_first(voices), commonest_first(unnamed))


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


class _Called(NamedTuple):
    """What somebody is called, and the words of it that tell who is meant."""

    names: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Called:
        known = frozenset(names)
        telling = {w for name in known for w in words(name) if len(w) >= _NAMING or w in _SELF}
        return cls(known, frozenset(telling - _NOBODY))


def _called(evidence: Evidence) -> dict[str, _Called]:
    """What each entity is called anywhere: the same for every line, and a much-told man has hundreds of mentions."""
    return {id_: _Called.of([e.name, *(m.text for m in e.mentions)]) for id_, e in evidence.entities.items()}


def _names(attribution: Attribution) -> tuple[str, ...]:
    """The speaker as ``sources_of`` tells him."""
    if attribution.speaker is None:
        return ()
    return (*attribution.speaker.entities, " ".join(attribution.speaker.text.split()))
