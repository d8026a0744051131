"""The head of an account as a reader is shown it: who, when, where, and what it rests on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from crosswire.records.statements import StoryDate
from crosswire.records.stories import Account, Claim
from crosswire.render.citing import Citing, long_date, shortened
from crosswire.render.support import PERHAPS, count

# How evidence of a lineage that the user set begins to say why.
BY_USER = "set by the user"
# Claims from the top of the account among which the main event is looked for.
_TOP = 12
# Probability of the day below which it is said with a "perhaps".
_UNSURE = 0.5
# Names shown of who is told to act most.
_MOST = 4
# Characters from the start of a report in which it names whom it is about: a headline and two or three paragraphs.
_HEAD = 600
# What somebody weighs whom no report names there, beside one whom all do.
_ANYWHERE = 0.5
# Kinds of what is named but acts not.
_NOBODY = frozenset({"place", "other"})


def shown_facts(claims: Sequence[Claim], citing: Citing, titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Name and value of each line of the head; ``claims`` are those that a reader is shown, ``titles`` those of stories."""
    account = citing.account
    lines, reports = len(account.lineages), len(account.documents)
    return (
        ("Who", ", ".join(_most_active(account)) or "not known"),
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


def _most_active(account: Account) -> list[str]:
    """Who acts or is acted on most, by name. A report that speaks of one man throughout counts for little beside several
    that name another, and one that never names somebody for nothing; who stands at the head of the reports counts for more. A
    people is not named beside its state, nor places, things and who has no name ("officials")."""
    known = {e.id: e for e in account.entities if e.kind not in _NOBODY and any(map(str.isupper, e.name))}
    named = {one: {m.report for m in e.mentions} for one, e in known.items()}
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in account.claims:
        for one in known.keys() & {*claim.actor, *claim.target}:
            spoken[one].update(claim.reports & named[one])
    heads = {d.article.id: min((s.start for s in d.body), default=0) + _HEAD for d in account.documents}
    weight: dict[str, float] = {}
    for one, told in spoken.items():
        leading = {m.report for m in known[one].mentions if m.start < heads.get(m.report, 0)}
        weight[one] = sum(map(sqrt, told.values())) * (_ANYWHERE + len(leading) / max(1, len(heads)))
    ordered = [one for one in sorted(known, key=lambda one: -weight.get(one, 0.0)) if weight.get(one)]
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
        # A report that only touches on its matter may tell of no talk at all.
        tellers = len({m.report for m in claim.mentions if m.probability >= PERHAPS})
        then = day is not None and claim.date == day.isoformat()
        if claim.act == "phone-call" and reports >= half and (then or (not claim.date and tellers > 1)):
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
