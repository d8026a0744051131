"""What a reader would ask and no report says. A helper of stage 11.

Few questions, each with its reason: which of two contradicting readings is right, when and where a
meeting is, what a vague threat means, who an unnamed source is, what the accused answers, and whether
anything here rests on more than one text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from crosswire.lexicon.acts import acts
from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.gaps import gap_words
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.dating import is_background
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional
from crosswire.records.stories import Account, Claim, Disagreement, Gap

# Questions of one sort, and in all: a long list of gaps hides the telling ones.
_EACH, _MOST = 2, 8
# Kinds in which one side must be right.
_DECIDABLE = frozenset({"number", "date", "place", "actor", "polarity", "role"})
# Probability from which an open contradiction is worth a question.
_TELLING = 0.45

# Characters around a meeting in which a day or a place is looked for.
_NEAR = 160
# Words: a threat of more is told in full. Reports that make an accusation one that calls for an answer.
_SHORT_THREAT, _SEVERAL = 12, 2


def find_gaps(account: Account) -> tuple[Gap, ...]:
    """Return the open questions of an account, the gravest first."""
    entities = {e.id: e for e in account.entities}
    name, lineages = {id_: e.name for id_, e in entities.items()}, account.lineages
    found: list[Gap] = []
    if account.date.day is None:
        found.append(Gap(question="On which day did it happen?", because="no report gives a date that can be solved"))
    if len(lineages) == 1 and len(lineages[0].reports) > 1:
        found.append(Gap(question="Does any independent report confirm it?", because="all reports go back to one text"))
    for gaps in (
        _undecided(account.disagreements),
        _unset(account, entities, name),
        _vague(account.conditionals, name),
        _unanswered(account.claims, entities, account.date.day),
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


def _unset(account: Account, entities: Mapping[str, Entity], name: dict[str, str]) -> Iterator[Gap]:
    texts, tells = {d.article.id: d.article.text for d in account.documents}, gap_words()
    for m in account.meetings:
        near = " ".join(texts.get(p.report, "")[max(0, p.start - _NEAR) : p.end + _NEAR] for p in m.evidence)
        when, where = bool(m.date or tells.when.search(near)), bool(m.place or m.medium or tells.where.search(near))
        who = _parties(m.participants, entities)
        if m.status not in ("cancelled", "held") and len(who) > 1 and not (when and where):
            missing = [word for word, known in (("When", when), ("where", where)) if not known]
            ask = " and ".join(missing)
            yield Gap(
                question=f"{ask[:1].upper()}{ask[1:]} will {_list(who, name)} meet?",
                because="a meeting is announced, and no report says it",
            )


def _parties(participants: Sequence[str], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Who meets, without the state, or its seat, of a person who meets for it."""
    persons = {e.state for i in participants if (e := entities.get(i)) and e.kind == "person"}
    return tuple(
        i for i in participants if (e := entities.get(i)) is None or e.kind == "person" or e.state not in persons
    )


def _vague(conditionals: Sequence[Conditional], name: dict[str, str]) -> Iterator[Gap]:
    """What a threat means that names no deed. Of a warning of what others would do nobody can be asked what he would do."""
    vague = comparison().vague_consequences
    threats = [c for c in conditionals if c.strength == "threat" and c.issuer]
    plain = {c.issuer for c in threats if not set(words(c.consequence)) & vague}
    asked: set[object] = set()
    for c in threats:
        said = words(c.consequence)
        if c.issuer in plain | asked or not set(said) & vague or len(said) > _SHORT_THREAT:
            continue
        asked.add(c.issuer)
        who = _list(c.issuer, name)
        yield Gap(
            question=f"What exactly does {who} threaten?"
            if c.before
            else f"What exactly would follow {_lower(c.condition)}?",
            because=f"the reports say no more than “{_short(c.consequence)}” ({who})",
        )


def _lower(condition: str) -> str:
    """A condition amid a sentence: its first word is small, unless it is a name."""
    first, _, rest = condition.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in condition_words().hints else condition


def _unanswered(claims: Sequence[Claim], entities: Mapping[str, Entity], day: datetime.date | None) -> Iterator[Gap]:
    heard = {x for c in claims for x in c.attributed_to} | {
        x for c in claims if c.pressing in ("deny", "reject") for x in c.actor
    }
    # A state is heard in whoever speaks for it.
    answering = {e.state for x in heard if (e := entities.get(x)) and e.state}
    asked: set[object] = set()
    for c in claims:
        if c.pressing != "accuse" or len(c.reports) < _SEVERAL or is_background(c.date, day):
            continue
        accused = [e for t in c.target if t not in heard | asked and (e := entities.get(t))]
        accused = [e for e in accused if e.kind == "person" or e.state not in answering]
        accused = [e for e in accused if _is_accused(e, c.gist)]
        if accused:
            asked.add(accused[0].id)
            yield Gap(
                question=f"What {'do' if _are_many(accused[0]) else 'does'} {accused[0].name} say to the accusation?",
                because="the reports quote the accuser and not the accused",
            )


def _is_accused(entity: Entity, line: str) -> bool:
    """Whether the line tells that it is accused itself, and not something of it or near it."""
    called = "|".join(re.escape(name) for name in dict.fromkeys((entity.name, *entity.aliases)) if name)
    return re.search(rf"\b(?:{_accusing()})\w*\s+(?:the\s+)?(?:{called})\b(?!['’]s?\b)", line) is not None


@cache
def _accusing() -> str:
    """The beginnings of the verbs that accuse, as alternatives."""
    return "|".join(verb[:-1] if verb[-1] in "ey" else verb for verb, act in acts().pressing.items() if act == "accuse")


def _unnamed(claims: Sequence[Claim], name: dict[str, str]) -> Iterator[Gap]:
    resting: dict[str, int] = {}
    for c in claims:
        if c.attributed_to and not any(x in name for x in c.attributed_to):
            resting[c.attributed_to[0]] = resting.get(c.attributed_to[0], 0) + 1
    unnamed = comparison().unnamed - gap_words().nobody
    for source, count in sorted(resting.items(), key=lambda item: -item[1]):
        said = words(source)
        if count > 1 and set(said) & unnamed and len(said) > 1 and said[0] not in gap_words().pointing:
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
