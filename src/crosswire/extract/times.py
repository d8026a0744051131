"""Stage 6, times: ParsedDocument -> TimeExpressions; the story's own date solved across reports. (Baseline: none.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.statements import StoryDate, TimeExpression
from crosswire.records.text import ParsedDocument


def find_times(parsed: ParsedDocument) -> tuple[TimeExpression, ...]:
    """Find time expressions; those that need the story's date stay unanchored."""
    return ()


def solve_date(parsed: Sequence[ParsedDocument], times: Sequence[tuple[TimeExpression, ...]]) -> StoryDate:
    """Find the day of the story's event that satisfies most constraints, with the reasons."""
    return StoryDate(day=None, reasons=(), probability=0.0)


def anchor_times(
    parsed: ParsedDocument, times: Sequence[TimeExpression], date: StoryDate
) -> tuple[TimeExpression, ...]:
    """Anchor the relative expressions of one report to the story's date."""
    return tuple(times)
