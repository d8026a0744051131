"""Stage 5, helper: capitalised words that are no name gone wrong, because they mean something themselves."""

from __future__ import annotations

from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.states import find_state

# Expected share of reports that hold the word: a commoner one is no name ("House", "Wednesday").
_COMMON = 0.01


def is_known(word: str) -> bool:
    """Whether it is a common word, or a state, a place, a people or a body that a table knows."""
    return (
        document_shares().get(word.casefold(), 0.0) > _COMMON or find_state(word) is not None or bool(find_actors(word))
    )
