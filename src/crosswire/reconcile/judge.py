"""Which side of a disagreement is likelier, and why. A helper of stage 10.

Three kinds of reason, in this order: how many independent lines say it; whether the same report says
otherwise elsewhere (a report that contradicts itself has garbled the odd word); and whether the side
comes from a source in a position to know, by its own words. No reason, no verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from crosswire.reconcile.evidence import Difference, Evidence, Value, speakers

# Kinds in which a vote makes no sense: renderings have no right one, parties speak for themselves.
_NO_VOTE = frozenset({"quote", "party", "scope"})


def judge(difference: Difference, values: Sequence[Value], evidence: Evidence) -> tuple[int | None, str]:
    """Return the index of the likelier of ``values`` (None where nothing tells) and the reasons in words."""
    if difference.verdict in ("compatible", "rendering", "parties differ", "update") or difference.kind in _NO_VOTE:
        return None, _explain(difference, values, evidence)
    lines: dict[Hashable, set[str]] = defaultdict(set)
    for v in values:
        # A report that names no source votes for none.
        if v.key != "fact":
            lines[v.key].add(evidence.line_of.get(v.report, v.report))
    counts = {key: len(found) for key, found in lines.items()}
    top = max(counts.values(), default=0)
    best = [key for key, n in counts.items() if n == top]
    reasons = [difference.detail]
    if len(best) == 1 and len(counts) > 1:
        reasons.append(f"{top} independent {'line' if top == 1 else 'lines'} against {_others(counts, best[0])}")
        return _first(values, best[0], evidence), "; ".join(reasons)
    inner = _inner(values)
    if inner is not None:
        index = next((i for i, v in enumerate(values) if v.key != inner.key), None)
        reasons.append(f"the report that says “{_short(inner.value)}” says otherwise elsewhere")
        return index, "; ".join(reasons)
    reports: dict[Hashable, set[str]] = defaultdict(set)
    for v in values:
        if v.key != "fact":
            reports[v.key].add(v.report)
    ranked = sorted(reports, key=lambda k: -len(reports[k]))
    if len(ranked) > 1 and len(reports[ranked[0]]) > len(reports[ranked[1]]):
        reasons.append(f"{len(reports[ranked[0]])} reports against {len(reports[ranked[1]])}, though of no more lines")
        return _first(values, ranked[0], evidence), "; ".join(reasons)
    sourced = [i for i, v in enumerate(values) if speakers(evidence.statements[v.statement])]
    if len(sourced) == 1:
        reasons.append("it alone names its source")
        return sourced[0], "; ".join(reasons)
    return None, "; ".join([*reasons, "nothing tells which is right"])


def _explain(difference: Difference, values: Sequence[Value], evidence: Evidence) -> str:
    if difference.verdict == "rendering":
        return f"one original rendered in {len({v.key for v in values})} ways: {difference.detail}"
    if difference.verdict == "update":
        days = sorted({d.isoformat() for v in values if (d := evidence.published.get(v.report))})
        return difference.detail + (f"; reports of {', '.join(days)}" if len(days) > 1 else "")
    return difference.detail


def _others(counts: dict[Hashable, int], best: Hashable) -> str:
    return " and ".join(str(n) for key, n in counts.items() if key != best)


def _first(values: Sequence[Value], key: Hashable, evidence: Evidence) -> int:
    """The side that shows the reading best: one with a named source if there is one."""
    found = [i for i, v in enumerate(values) if v.key == key]
    return next((i for i in found if speakers(evidence.statements[values[i].statement])), found[0])


def _inner(values: Sequence[Value]) -> Value | None:
    """The value whose own report also carries another of the values, if there is exactly one such report."""
    keys: dict[str, set[Hashable]] = defaultdict(set)
    for v in values:
        keys[v.report].add(v.key)
    torn = [report for report, found in keys.items() if len(found) > 1]
    if len(torn) != 1 or len(keys) < 2:
        return None
    elsewhere = {v.key for v in values if v.report != torn[0]}
    odd = [v for v in values if v.report == torn[0] and v.key not in elsewhere]
    return odd[0] if len(odd) == 1 else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
