"""How many reports tell a line, and how surely: what the passages of a claim count for.

Most claims of several reports hold more than one fact. A line is of one of them, so each passage counts by how likely it
states just that (``probability`` of a mention).
"""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.records.stories import Claim, ClaimMention

# Probability that it states what the line states from which a passage that tells the line counts for it, and from which any
# perhaps does (see docs/comparing.md).
_SURE, _PERHAPS = 0.85, 0.5


def surely_telling(claim: Claim) -> tuple[ClaimMention, ...]:
    """The passages that tell the line and are sure to state the fact that it states."""
    return tuple(m for m in claim.mentions if m.tells and m.probability >= _SURE)


def to_cite(claim: Claim) -> tuple[ClaimMention, ...]:
    """The passages to cite for the line: those that surely tell it; where that is one report, all that perhaps do."""
    return _perhaps_telling(claim) if is_doubtful(claim) else surely_telling(claim) or claim.mentions


def _perhaps_telling(claim: Claim) -> tuple[ClaimMention, ...]:
    return tuple(m for m in claim.mentions if m.probability >= _PERHAPS)


def is_doubtful(claim: Claim) -> bool:
    """Do several reports touch on it, of which no two surely tell the line?"""
    return reports_of(claim) > 1 and len(reports_in(surely_telling(claim))) < 2


def told(claim: Claim) -> str:
    """ "told by 2 reports, perhaps by 1 more, touched on by 3 more"."""
    return f"told by {count(len(_telling_reports(claim)), 'report')}{beyond(claim, 'by ')}"


def beyond(claim: Claim, by: str = "") -> str:
    """How many reports tell the line perhaps, or touch on its matter, beside those that surely tell it: ", perhaps 1 more",
    or with ``by`` "by "."""
    sure = _telling_reports(claim)
    perhaps = reports_in(_perhaps_telling(claim)) - sure
    rest = reports_in(claim.mentions) - sure - perhaps
    more = f", perhaps {by}{len(perhaps)} more" if perhaps else ""
    return more + (f", touched on by {len(rest)} more" if rest else "")


def _telling_reports(claim: Claim) -> set[str]:
    """The reports that surely tell the line; the one that it is from does so even in nouns alone."""
    return reports_in([*surely_telling(claim), *(m for m in claim.mentions if m.probability == 1.0)])


def reports_of(claim: Claim) -> int:
    """In how many reports it has a passage."""
    return len(reports_in(claim.mentions))


def reports_in(passages: Iterable[ClaimMention]) -> set[str]:
    """The reports that passages stand in."""
    return {m.report for m in passages}


def count(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}{'s' if number != 1 else ''}"
