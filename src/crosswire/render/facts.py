"""The head of an account as a reader is shown it: who, when, where, and what it rests on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from crosswire.records.names import Entity
from crosswire.records.statements import StoryDate
from crosswire.records.stories import Claim
from crosswire.render.citing import Citing, long_date, shortened
from crosswire.render.support import count

# How evidence of a lineage that the user set begins to say why.
BY_USER = "set by the user"
# Claims from the top of the account among which the main event is looked for.
_TOP = 12
# Probability of the day below which it is said with a "perhaps".
_UNSURE = 0.5
# Names shown of who is told to act most.
_MOST = 4


def shown_facts(claims: Sequence[Claim], citing: Citing, titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Name and value of each line of the head; ``claims`` are those that a reader is shown, ``titles`` those of stories."""
    account = citing.account
    lines, reports = len(account.lineages), len(account.documents)
    return (
        ("Who", ", ".join(_most_active(account.claims, account.entities)) or "not known"),
        ("When", _when(account.date)),
        ("Where", _where(claims, citing)),
        *_thread(citing, titles),
        *_set_by_user(citing),
        ("Reports", f"{reports} in {count(lines, 'independent line')}"),
    )


def _when(date: StoryDate) -> str:
    """The day of the event; of groups of articles that tell no one event, most days said are below one in two."""
    said = long_date(date.day)
    return (
        f"perhaps {said}; the reports may tell of several events" if date.day and date.probability < _UNSURE else said
    )


def _most_active(claims: Sequence[Claim], entities: Sequence[Entity]) -> list[str]:
    """Who acts or is acted on most, by name. A report that speaks of one man throughout counts for little beside several
    that name another; a people is not named beside its state, nor who has no name ("officials")."""
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for one in dict.fromkeys((*claim.actor, *claim.target)):
            spoken[one].update(claim.reports)
    known = {e.id: e for e in entities if any(map(str.isupper, e.name)) and e.id in spoken}
    weight = {one: sum(map(sqrt, spoken[one].values())) for one in known}
    ordered = sorted(known, key=lambda one: -weight[one])
    states = {known[one].state for one in ordered if known[one].kind == "state"}
    shown = (known[one] for one in ordered if known[one].kind != "group" or known[one].state not in states)
    return [*dict.fromkeys(e.name for e in shown)][:_MOST]


def _where(claims: Sequence[Claim], citing: Citing) -> str:
    """The place, or the medium where the main event is a talk by telephone: on the day of the story, or, for several
    reports, on none that is said."""
    day = citing.account.date.day
    half = len(citing.account.documents) / 2
    for claim in claims[:_TOP]:
        reports = len(claim.reports)
        then = day is not None and claim.date == day.isoformat()
        if claim.act == "phone-call" and reports >= half and (then or (not claim.date and reports > 1)):
            return "by telephone"
    return citing.account.place or "not said"


def _thread(citing: Citing, titles: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The other stories of the same crisis by their titles, and what links this one to them."""
    story, thread = citing.account.story, citing.account.thread
    if thread:
        called = {one: f"“{titles.get(one, one)}”" for one in thread.stories if one != story}
        others = shortened([*called.values()])
        ids = re.compile("|".join(map(re.escape, thread.stories)))
        because = (ids.sub(lambda m: called.get(m.group(), "this story"), t) for t in thread.because if story in t)
        yield "Thread", f"one crisis with {others}: {'; '.join(because)}"


def _set_by_user(citing: Citing) -> Iterable[tuple[str, str]]:
    """Lineages that are what they are by the user's word."""
    said = {text: None for line in citing.account.lineages for text in line.evidence if BY_USER in text}
    if said:
        yield "Lineage", "; ".join(citing.spelt(text) for text in said)
