"""How many reports tell a line, and how surely: what the passages of a claim count for.

Most claims of several reports hold more than one fact. A line is of one of them, so each passage counts by how likely it
states just that (``probability`` of a mention).
"""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.records.stories import Claim, ClaimMention

# Probability that it states what the line states from which a passage that tells the line counts for it (see docs/comparing.md).
_SURE = 0.85


def surely_telling(claim: Claim) -> tuple[ClaimMention, ...]:
    """The passages that tell the line and are sure to state the fact that it states."""
    return tuple(m for m in claim.mentions if m.tells and m.probability >= _SURE)


def telling(claim: Claim) -> tuple[ClaimMention, ...]:
    """The passages to cite for the line: those that surely tell it; where that is one report, all that may; else all."""
    if is_doubtful(claim):
        return tuple(m for m in claim.mentions if m.tells) or claim.mentions
    return surely_telling(claim) or claim.mentions


def is_doubtful(claim: Claim) -> bool:
    """Do several reports touch on it, of which no two surely tell the line?"""
    return reports_of(claim) > 1 and len(reports_in(surely_telling(claim))) < 2


def told(claim: Claim) -> str:
    """ "told by 2 reports, perhaps by 1 more, touched on by 3 more"."""
    sure = len(reports_in(surely_telling(claim)))
    if sure:
        return f"told by {count(sure, 'report')}{beyond(claim, 'by ')}"
    perhaps = len(claim.told_in)
    return (
        f"perhaps told by {count(perhaps, 'report')}"
        if perhaps
        else f"touched on by {count(reports_of(claim), 'report')}"
    )


def beyond(claim: Claim, by: str = "") -> str:
    """How many reports tell the line perhaps, or touch on its matter, beside those that surely tell it."""
    sure = reports_in(surely_telling(claim))
    perhaps = set(claim.told_in) - sure
    rest = reports_in(claim.mentions) - sure - perhaps
    parts = (
        f", perhaps {by}{len(perhaps)} more" if perhaps else "",
        f", touched on by {len(rest)} more" if rest else "",
    )
    return "".join(parts)


def reports_of(claim: Claim) -> int:
    """In how many reports it has a passage."""
    return len(reports_in(claim.mentions))


def reports_in(passages: Iterable[ClaimMention]) -> set[str]:
    """The reports that passages stand in."""
    return {m.report for m in passages}


def count(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}{'s' if number != 1 else ''}"
