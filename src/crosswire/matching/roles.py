"""Who acts and who is acted on: whether two clauses fill the same roles with the same participants."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from crosswire.records.statements import Statement
from crosswire.records.stories import Score

# The roles of the one who acts, and of those whom or which the act concerns.
DOER = frozenset(("subject", "agent"))
DONE_TO = frozenset(("object", "indirect", "oblique", "complement", "attribute"))
_ROLES = (("actor", DOER), ("concerned", DONE_TO))

Names = Callable[[str], str]


def participants(statement: Statement, roles: Container[str]) -> tuple[str, ...]:
    """Return the ids of the entities that fill any of ``roles``, in order of the text, each once."""
    return tuple(dict.fromkeys([e for a in statement.arguments if a.role in roles for e in a.phrase.entities]))


def compare_roles(left: Statement, right: Statement, names: Names) -> Score:
    """Compare two clauses role by role; ``names`` gives the name of an entity id.

    ``value`` is 1 where every role known on both sides is filled alike, 0 where none is, 0.5 where no
    role is known on both sides.
    """
    verdicts, details = [], []
    filled = [(word, participants(left, roles), participants(right, roles)) for word, roles in _ROLES]
    for word, one, other in filled:
        if one and other:
            shared = [e for e in one if e in other]
            verdicts.append(bool(shared))
            details.append(
                f"{word}: {_listed(shared, names)}"
                if shared
                else f"{word}: {_listed(one, names)} against {_listed(other, names)}"
            )
    return Score(
        name="roles",
        value=sum(verdicts) / len(verdicts) if verdicts else 0.5,
        detail="; ".join(details) or "no role known on both sides",
        left=_listed([e for _, one, _ in filled for e in one], names),
        right=_listed([e for _, _, other in filled for e in other], names),
    )


def _listed(ids: Sequence[str], names: Names) -> str:
    return ", ".join(dict.fromkeys([names(i) for i in ids]))
