"""Part of stage 7: who is quoted for what."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.names import Entity
from crosswire.records.statements import Attribution
from crosswire.records.text import ParsedDocument


def find_attributions(parsed: ParsedDocument, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Find who is quoted for what: direct, mixed, indirect speech, thoughts, intentions."""
    return ()
