"""Part of stage 7: who stands behind a clause that names nobody who acts.

The subject is a thing ("the strikes hit the port"), or lacks (a passive, an event noun). Then whoever acts in the
nearest clause above does: "Peru ordered the closure of its port", "troops fired gas after the gate was smashed".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crosswire.extract.grammar.clauses import Clause
from crosswire.records.statements import Statement

# Clauses up: how far one who acts is looked for.
_FURTHEST = 6


def with_doers(pairs: Sequence[tuple[Clause, Statement]]) -> list[Statement]:
    """The statements of one sentence, each with its clause, with who stands behind those that name nobody who acts."""
    by_head = {clause.head: (clause, statement) for clause, statement in pairs if clause.kind != "nominal"}
    return [replace(s, behind=_above(clause, by_head)) if not _acting(s) else s for clause, s in pairs]


def _acting(statement: Statement) -> tuple[str, ...]:
    """Entities that the subject of a clause names, but for those that it is only about."""
    subjects = (a for a in statement.arguments if a.role == "subject")
    return tuple(dict.fromkeys(e for a in subjects for e in a.phrase.entities if e not in a.beside))


def _above(clause: Clause, by_head: Mapping[int, tuple[Clause, Statement]]) -> tuple[str, ...]:
    at: Clause | None = clause
    for _ in range(_FURTHEST):
        above = by_head.get(at.parent) if at is not None and at.parent is not None else None
        if above is None:
            return ()
        if found := _acting(above[1]):
            return found
        at = above[0]
    return ()
