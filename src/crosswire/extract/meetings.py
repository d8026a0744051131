"""Stage 8, meetings. (To be filled.)"""

from __future__ import annotations
from collections.abc import Sequence
from crosswire.records.names import Entity
from crosswire.records.statements import Meeting, Statement, StoryDate
from crosswire.records.text import ParsedDocument


def find_meetings(
    statements: Sequence[Statement], entities: Sequence[Entity], date: StoryDate, parsed: Sequence[ParsedDocument] = ()
) -> tuple[Meeting, ...]:
    return ()
