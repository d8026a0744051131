"""Stage 8, conditionals. (To be filled.)"""

from __future__ import annotations
from collections.abc import Sequence
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Event, Statement
from crosswire.records.text import ParsedDocument


def find_conditionals(
    statements: Sequence[Statement],
    events: Sequence[Event],
    entities: Sequence[Entity],
    parsed: Sequence[ParsedDocument] = (),
) -> tuple[Conditional, ...]:
    return ()
