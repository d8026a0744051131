"""Differences in who acts, upon whom, and who is cited, between two statements of one claim. A helper of stage 10.

Whoever stands for whom counts as the same: the Kremlin and Russia, a president and his state. What then
still differs is an actor or a source told otherwise, or a clause whose roles are reversed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.comparison import comparison
from crosswire.matching.numbers import dimension
from crosswire.matching.quotes import telling
from crosswire.matching.wording import last_word
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, clause, speakers
from crosswire.reconcile.claims.sayings import content, matter
from crosswire.records.statements import Attribution, Statement
from crosswire.records.text import Phrase

# Characters: a longer stretch from speaker to words is shown by the speaker alone.
_LONGEST = 300
# Share of the shorter clause's words that make two clauses the same words.
_HALF = 0.5
# Words that an utterance must have for it to be known again.
_FEW = 2
# Share of the longer clause that makes two clauses one utterance.
_SAME = 0.6
# Words that are no names which two parties' utterances share where they speak of one matter.
_MATTER = 2
# Likeness (0..1) of last names from which they are spellings of one.
_SPELLING = 0.8
# Characters after a quotation that still are its own: a stop and a mark.
_CLOSING = 2
_PRONOUNS = frozenset("he she it they we i who which that this".split())


def actors(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The two clauses name other actors, of whom none stands for another; only persons and powers with names count."""
    ours, theirs = acting(left, evidence), acting(right, evidence)
    if not ours or not theirs or set(ours) & set(theirs) or left.kind != "verbal" or right.kind != "verbal":
        return
    # A speaker told as the subject ("Obama announced") beside what he announced is no difference.
    if set(ours) & set(speakers(right)) or set(theirs) & set(speakers(left)):
        return
    if not (evidence.is_power(ours[0]) and evidence.is_power(theirs[0])):
        return
    # A pronoun that was resolved to two persons is doubtful, and two spellings are one name.
    if _is_pronoun(left) or _is_pronoun(right) or _is_spelling(evidence.name(ours[0]), evidence.name(theirs[0])):
        return
    if _strike_others(left, right, evidence):
        return
    same_verb = left.predicate == right.predicate and is_telling(left.predicate)
    values = (_by(left, ours, evidence), _by(right, theirs, evidence))
    if set(ours) & evidence.kin(theirs) or evidence.kin(ours) & set(theirs):
        verdict, sure, detail = "compatible", 0.35 if same_verb else 0.25, "one stands for the other"
    elif same_verb and evidence.are_apart(ours, theirs):
        verdict, sure, detail = "contradiction", 0.55, "other actors for the same act"
    else:
        verdict, sure, detail = "compatible", 0.2, "told of other actors"
    yield Difference(
        kind="actor", slot="actor", verdict=verdict, values=values, detail=detail, certainty=sure, way=detail
    )


def _strike_others(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is the act done to others, or to another number? Then the clauses tell two acts of one kind."""
    return evidence.are_apart(hit(left, evidence), hit(right, evidence)) or other_numbers(left, right, evidence)


def other_numbers(left: Statement, right: Statement, evidence: Evidence, *, any_sort: bool = False) -> bool:
    """Do both clauses count something (or measure it, of ``any_sort``), and never the same number?"""
    told = ([q for q in evidence.measured(s) if any_sort or dimension(q) == "count"] for s in (left, right))
    ours, theirs = ({q.value for q in found} for found in told)
    return bool(ours and theirs and not ours & theirs)


def _is_pronoun(statement: Statement) -> bool:
    return any(a.phrase.text.lower() in _PRONOUNS for a in statement.arguments if a.role in ("subject", "agent"))


def _is_spelling(left: str, right: str) -> bool:
    """Do the last words of two names differ in a letter or two?"""
    a, b = last_word(left), last_word(right)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SPELLING


def has_parts(statement: Statement, evidence: Evidence) -> bool:
    """Is anybody known to act or to be acted upon, or is it a speaker's "we"?"""
    return bool(acting(statement, evidence) or hit(statement, evidence) or _own_side(statement, ()))


def voices(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The roles are reversed: who acts in one clause is acted upon in the other."""
    if left.kind != right.kind or evidence.once(root, left) != evidence.once(root, right):
        return
    for one, other in ((left, right), (right, left)):
        striker, struck = set(_own_side(one, acting(one, evidence))), set(hit(other, evidence))
        suffering, striking = set(_own_side(one, hit(one, evidence))), set(acting(other, evidence))
        reversed_roles = bool(striker & struck) and not striker & striking
        passive_turned = bool(one.passive and suffering and suffering & striking and not suffering & struck)
        if not (reversed_roles or passive_turned):
            continue
        values = (_whole(one, evidence), _whole(other, evidence))
        yield Difference(
            kind="voice", slot="voice", verdict="garbled", values=values, certainty=0.55,
            detail="who acts in one is acted upon in the other",
        )  # fmt: skip
        return


def attributions(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The same words are given to other sources, or to a source in one report and to none in the other."""
    a, b = evidence.once(_innermost, left), evidence.once(_innermost, right)
    if a is None or b is None:
        if said := a or b:
            yield from _as_fact(left, right, said, evidence)
        return
    # Whom "he" means is too often mistaken for two speakers to be told apart by it.
    if a.is_pronoun or b.is_pronoun or _is_same(a, b):
        return
    ours, theirs = a.names, b.names
    unnamed = _is_unnamed(ours, evidence) or _is_unnamed(theirs, evidence)
    related = bool(evidence.kin(ours) & evidence.kin(theirs))
    if not related and evidence.are_hostile(ours, theirs) and not _same_words(left, right, evidence):
        if len(evidence.once(matter, left) & evidence.once(matter, right)) < _MATTER:
            return
        yield Difference(
            kind="party", slot="party", verdict="parties differ", values=_sources(left, right, evidence), certainty=0.5,
            detail="two parties tell of the same matter in other words", way="within a claim",
        )  # fmt: skip
        return
    states = {x for x in map(evidence.state, (*ours, *theirs)) if x}
    if not _same_words(left, right, evidence):
        verdict, sure, detail = "compatible", 0.25, "told by other sources"
    elif len(states) > 1 and not unnamed and _nearly_same(left, right, evidence):
        verdict, sure, detail = "contradiction", 0.65, "sources of two sides for the same words"
    elif unnamed or related:
        verdict, sure, detail = "compatible", 0.35, "one source may stand for the other"
    else:
        verdict, sure, detail = "compatible", 0.5, "both may have said it"
    yield Difference(
        kind="attribution", slot="source", verdict=verdict, values=_sources(left, right, evidence), detail=detail,
        certainty=sure, way=detail,
    )  # fmt: skip


def is_pronoun(attribution: Attribution) -> bool:
    """Is the speaker named by a pronoun alone?"""
    return attribution.speaker is not None and attribution.speaker.text.strip().lower() in _PRONOUNS


def acting(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """Entities that head the actor's phrase."""
    return evidence.once(_acting, statement)


def hit(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """Entities that head the phrase of whom the act is done to."""
    return evidence.once(_hit, statement)


def _acting(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    return evidence.led_by(statement, "subject", "agent")


def _hit(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    return evidence.led_by(statement, "object", "indirect")


def _same_words(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Do the two clauses share half of their telling words, so that one of them was said by the other source too?"""
    a, b = evidence.once(content, left), evidence.once(content, right)
    return len(a & b) >= 2 and len(a & b) >= _HALF * min(len(a), len(b))


def _nearly_same(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Do the clauses differ in few words, so that they are one utterance and not two on one matter?"""
    a, b = evidence.once(content, left), evidence.once(content, right)
    return left.kind == right.kind == "verbal" and len(a & b) >= max(_FEW, _SAME * max(len(a), len(b)))


@lru_cache(maxsize=4096)
def is_telling(predicate: str) -> bool:
    """Is the verb one that tells what was done? "Said", "thinks" and "made" are done by everybody."""
    first, lexicon = predicate.lower().split(" ", 1)[0], comparison()
    return first not in lexicon.light_verbs and first not in lexicon.plain_verbs


def _as_fact(left: Statement, right: Statement, said: _Source, evidence: Evidence) -> Iterator[Difference]:
    if left.report == right.report or left.headline or right.headline:
        return
    one, other = (left, right) if left.attribution else (right, left)
    # What stands in a quotation is told as a fact by nobody, though it is not known who is quoted.
    if other.quotes and any(q.start <= other.start and other.end <= q.end + _CLOSING for q in other.quotes):
        return
    values = (
        evidence.once(_source, one) if said is evidence.once(_innermost, one) else _said(one, said.speaker, evidence),
        clause(other, "told as a fact", "fact"),
    )
    yield Difference(
        kind="attribution", slot="source", verdict="compatible", values=values, certainty=0.2,
        detail="attributed in one report, told as a fact in the other", way="told as a fact",
    )  # fmt: skip


class _Source(NamedTuple):
    """The innermost source of a statement, as ``speakers`` names it, the telling words of the names, and whether it is a
    pronoun alone."""

    speaker: Phrase
    names: tuple[str, ...]
    words: frozenset[str]
    is_pronoun: bool


def _innermost(statement: Statement, _: Evidence) -> _Source | None:
    for attribution in reversed(statement.attribution):
        if attribution.speaker is not None:
            names = speakers(statement)
            return _Source(attribution.speaker, names, telling(" ".join(names)), is_pronoun(attribution))
    return None


def _is_same(one: _Source, other: _Source) -> bool:
    if not set(one.names).isdisjoint(other.names):
        return True
    a, b = one.words, other.words
    return bool((a & b) - comparison().unnamed) or (bool(a) and a == b)


def _is_unnamed(sources: Sequence[str], evidence: Evidence) -> bool:
    return not any(s in evidence.entities for s in sources) or any(
        evidence.entities[s].kind in ("group", "other") for s in sources if s in evidence.entities
    )


def _own_side(statement: Statement, found: Sequence[str]) -> Sequence[str]:
    """``found``, or the speaker where the role is held by a "we" or "I" that nobody resolved."""
    if found:
        return found
    first = any(
        a.head.lower() in ("we", "i", "us", "me") for a in statement.arguments if a.role in ("subject", "object")
    )
    return speakers(statement) if first else ()


def root(statement: Statement, _: Evidence) -> str:
    """The stem of the act: "impose sanctions", "sanction" and "sanctioned" are one."""
    if statement.predicate.split(" ")[0] in comparison().light_verbs:
        for a in statement.arguments:
            if a.role == "object":
                return a.head.lower().removesuffix("s")[:7]
    return statement.predicate.lower().split(" ")[0][:7]


def _by(statement: Statement, ids: Sequence[str], evidence: Evidence) -> Value:
    """The subject phrase up to the predicate, where they stand close."""
    phrase = next((a.phrase for a in statement.arguments if a.role in ("subject", "agent") and a.phrase.entities), None)
    start, end = (phrase.start, phrase.end) if phrase else (statement.start, statement.end)
    at = statement.predicate_at
    if phrase and 0 <= at.start - end < 60:
        end = at.end
    name = " and ".join(evidence.name(i) for i in ids[:2])
    return Value(statement=statement.id, report=statement.report, start=start, end=end, value=name, key=frozenset(ids))


def _whole(statement: Statement, evidence: Evidence) -> Value:
    by = " and ".join(evidence.name(i) for i in acting(statement, evidence)[:2])
    to = " and ".join(evidence.name(i) for i in hit(statement, evidence)[:2])
    value = f"{by or '?'} → {to or '?'}"
    return clause(statement, value, value)


def _sources(left: Statement, right: Statement, evidence: Evidence) -> tuple[Value, Value]:
    return evidence.once(_source, left), evidence.once(_source, right)


def _source(statement: Statement, evidence: Evidence) -> Value:
    """The innermost source of a statement that has one."""
    source = evidence.once(_innermost, statement)
    assert source is not None  # callers pass statements with a speaker only
    return _said(statement, source.speaker, evidence)


def _said(statement: Statement, speaker: Phrase, evidence: Evidence) -> Value:
    start, end = min(speaker.start, statement.start), max(speaker.end, statement.end)
    if end - start > _LONGEST:
        start, end = statement.start, statement.end
    names = speakers(statement)
    value = " and ".join(evidence.name(i) for i in names[:2]) or speaker.text
    return Value(
        statement=statement.id, report=statement.report, start=start, end=end, value=value, key=frozenset(names)
    )
