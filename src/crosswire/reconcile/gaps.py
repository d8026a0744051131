"""What a reader would ask and no report says. A helper of stage 11.

Few questions, each with its reason: which of two contradicting readings is right, when and where a
meeting is, what a vague threat means, who an unnamed source is, what the accused answers, and whether
anything here rests on more than one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import words
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Meeting
from crosswire.records.stories import Account, Claim, Disagreement, Gap

# Questions of one sort, and in all: a long list of gaps hides the telling ones.
_EACH, _MOST = 2, 8
# Kinds in which one side must be right.
_DECIDABLE = frozenset({"number", "date", "place", "actor", "polarity", "role"})
# Probability from which an open contradiction is worth a question.
_TELLING = 0.45

# Of the words for an unnamed source, those that stand in any phrase, and texts: "a quarter of adults", "a new report".
_NOBODY = frozenset({"the", "a", "an", "of", "us", "u.s.", "it", "statement", "report", "reports"})


def find_gaps(account: Account) -> tuple[Gap, ...]:
    """Return the open questions of an account, the gravest first."""
    name, lineages = {e.id: e.name for e in account.entities}, account.lineages
    found: list[Gap] = []
    if account.date.day is None:
        found.append(Gap(question="On which day did it happen?", because="no report gives a date that can be solved"))
    if len(lineages) == 1 and len(lineages[0].reports) > 1:
        found.append(Gap(question="Does any independent report confirm it?", because="all reports go back to one text"))
    for gaps in (
        _undecided(account.disagreements),
        _unset(account.meetings, name),
        _vague(account.conditionals, name),
        _unanswered(account.claims, {e.id: e for e in account.entities}),
        _unnamed(account.claims, name),
    ):
        found += islice(gaps, _EACH)
    return tuple(found[:_MOST])


def _undecided(disagreements: Sequence[Disagreement]) -> Iterator[Gap]:
    for d in disagreements:
        readings = list(dict.fromkeys(s.value for s in d.sides))
        if (
            d.kind in _DECIDABLE
            and d.verdict == "contradiction"
            and d.likelier is None
            and d.probability >= _TELLING
            and len(readings) > 1
        ):
            which = " or ".join(f"“{_short(r)}”" for r in readings[:3])
            yield Gap(question=f"Which is right: {which}?", because=d.because)


def _unset(meetings: Sequence[Meeting], name: dict[str, str]) -> Iterator[Gap]:
    for m in meetings:
        if m.status not in ("cancelled", "held") and len(m.participants) > 1 and not (m.date and (m.place or m.medium)):
            who = _list(m.participants, name)
            missing = [word for word, known in (("When", m.date), ("where", m.place or m.medium)) if not known]
            ask = " and ".join(missing)
            yield Gap(
                question=f"{ask[:1].upper()}{ask[1:]} will {who} meet?",
                because="a meeting is announced, and no report says it",
            )


def _vague(conditionals: Sequence[Conditional], name: dict[str, str]) -> Iterator[Gap]:
    vague = comparison().vague_consequences
    plain = {c.issuer for c in conditionals if c.strength == "threat" and not set(words(c.consequence)) & vague}
    asked: set[object] = set()
    for c in conditionals:
        if c.issuer and c.issuer not in plain | asked and set(words(c.consequence)) & vague:
            asked.add(c.issuer)
            yield Gap(
                question=f"What would {_list(c.issuer, name)} do in that case?",
                because=f"the reports say no more than “{_short(c.consequence)}”",
            )


def _unanswered(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Iterator[Gap]:
    heard = {x for c in claims for x in c.attributed_to} | {
        x for c in claims if c.act in ("deny", "reject") for x in c.actor
    }
    asked: set[object] = set()
    for c in claims:
        accused = [entities[t] for t in c.target if t in entities and t not in heard | asked]
        if c.act == "accuse" and len({m.report for m in c.mentions}) > 1 and accused:
            asked.add(accused[0].id)
            yield Gap(
                question=f"What {'do' if _are_many(accused[0]) else 'does'} {accused[0].name} say to the accusation?",
                because="the reports quote the accuser and not the accused",
            )


def _unnamed(claims: Sequence[Claim], name: dict[str, str]) -> Iterator[Gap]:
    resting: dict[str, int] = {}
    for c in claims:
        if c.attributed_to and not any(x in name for x in c.attributed_to):
            resting[c.attributed_to[0]] = resting.get(c.attributed_to[0], 0) + 1
    unnamed = comparison().unnamed - _NOBODY
    for source, count in sorted(resting.items(), key=lambda item: -item[1]):
        if count > 1 and set(words(source)) & unnamed and len(words(source)) > 1:
            yield Gap(question=f"Who is “{_short(source)}”?", because=f"{count} claims rest on this source alone")


def _list(ids: Sequence[str], name: dict[str, str]) -> str:
    names = list(dict.fromkeys(name.get(i, i) for i in ids))[:3]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _are_many(entity: Entity) -> bool:
    """Does a verb after the name stand in the plural ("leaders", "Norlandians", but not "Norland Railways", "Ana Evans")?"""
    last = entity.name.split(" ")[-1]
    if not last.endswith("s") or last.endswith(("ss", "us", "is")):
        return False
    return entity.name[:1].islower() or (last.endswith("ans") and entity.kind not in ("person", "place", "state"))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else text[:69].rstrip() + "…"
