"""How many reports tell a line, how many of them independently, and how surely: what the passages of a claim count for.

Most claims of several reports hold more than one fact. A line is of one of them, so each passage counts by how likely it
states just that (``counts`` and ``probability`` of a mention). Reports that go back to one text are one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from crosswire.records.stories import Claim, ClaimMention

# Probability that it states what the line states from which a passage perhaps does (see docs/comparing.md).
PERHAPS = 0.5
# Days after the first on which a line was published, and outlets of one day, that are named.
_LATER, _NAMES = 2, 3


def to_cite(claim: Claim) -> tuple[ClaimMention, ...]:
    """The passages to cite for the line: those that surely tell it; where that is one report, all that perhaps do."""
    doubtful = is_doubtful(claim)
    return tuple([m for m in claim.mentions if m.counts or (doubtful and m.probability >= PERHAPS)])


def is_doubtful(claim: Claim) -> bool:
    """Do several reports touch on it, of which no two surely tell the line?"""
    return len(claim.reports) > 1 and len(_telling(claim)) < 2


def told(claim: Claim, outlets: Mapping[str, str]) -> str:
    """ "told by 5 reports in 3 independent lines, in part or perhaps by 1 more, touched on by 2 more"; who alone tells it is named
    (``outlets`` by the ids of reports)."""
    sure = _telling(claim)
    perhaps = _reports_in(m for m in claim.mentions if m.probability >= PERHAPS) - sure
    rest = claim.reports - sure - perhaps
    return "".join(
        (
            f"told by {_independent([outlets[report] for report in sure], claim.independent_lines)}",
            f", in part or perhaps by {len(perhaps)} more" if perhaps else "",
            f", touched on by {len(rest)} more" if rest else "",
        )
    )


def first_published(claim: Claim, outlets: Mapping[str, str], published: Mapping[str, date]) -> str:
    """ "first published 2018-05-14 (the Gazette), then 2018-05-15 (the Courier)", as far as the reports that surely tell the line
    say their day; ``outlets`` and ``published`` by the ids of reports."""
    telling = dict.fromkeys([m.report for m in claim.mentions if m.counts])
    days: dict[date, list[str]] = defaultdict(list)
    for report in telling:
        if report in published:
            days[published[report]].append(outlets[report])
    told = sorted(days.items())
    if len(told) < 2:
        return f"published {told[0][0]}" if told else ""
    first, *later = [f"{day} ({_few(names)})" for day, names in told]
    rest = f" and on {count(len(later) - _LATER, 'later day')}" if len(later) > _LATER else ""
    return f"first published {first}, then {', '.join(later[:_LATER])}{rest}"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _NAMES else f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES} more"


def _independent(tellers: Collection[str], lines: int) -> str:
    """ "the Gazette", "2 independent reports", "3 reports in 2 independent lines": copies of one text are one witness."""
    if len(tellers) == 1:
        return "".join(tellers)
    if len(tellers) == lines:
        return f"{lines} independent reports"
    return f"{len(tellers)} reports in {count(lines, 'independent line')}"


def _telling(claim: Claim) -> set[str]:
    """The reports that surely tell the line."""
    return _reports_in(m for m in claim.mentions if m.counts)


def _reports_in(passages: Iterable[ClaimMention]) -> set[str]:
    return {m.report for m in passages}


def count(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}{'s' if number != 1 else ''}"
