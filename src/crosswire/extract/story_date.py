"""Stage 6, the story's date."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.statements import StoryDate, TimeExpression
from crosswire.records.text import ParsedDocument


def solve_date(parsed: Sequence[ParsedDocument], times: Sequence[tuple[TimeExpression, ...]]) -> StoryDate:
    """Find the day of the story's event that satisfies most constraints, with the reasons."""
    return StoryDate(day=None, reasons=(), probability=0.0)
