"""Stage 8, events: Statements -> Events, Conditionals, Meetings. (Baseline: none.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Event, Meeting, Statement, StoryDate


def find_events(statements: Sequence[Statement], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Code each statement that tells an event: PLOVER type, mode, context, actor, recipient, status."""
    return ()


def find_conditionals(
    statements: Sequence[Statement], events: Sequence[Event], entities: Sequence[Entity]
) -> tuple[Conditional, ...]:
    """Find threats, promises and predictions that hang on a condition, joined across the reports."""
    return ()


def find_meetings(statements: Sequence[Statement], entities: Sequence[Entity], date: StoryDate) -> tuple[Meeting, ...]:
    """Find the meetings that are set, put off or called off, joined across the reports."""
    return ()
