"""Which side of a disagreement is likelier, and why. A helper of stage 10.

Four kinds of reason, in this order: how many independent lines say it; whether the report that says otherwise
contradicts itself elsewhere (then it has garbled the odd word); how many reports say it; and whether the side alone
names its source. The first that tells decides; the others are named where they speak for the same side. No reason,
no verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, outermost, speakers

# The reading that a reason speaks for, and the reason in words.
Vote = tuple[Hashable, str]
# Kinds in which a vote makes no sense: renderings have no right one, parties speak for themselves.
_NO_VOTE = frozenset({"quote", "party", "scope"})


def judge(difference: Difference, values: Sequence[Value], evidence: Evidence) -> tuple[int | None, str]:
    """Return the index of the likelier of ``values`` (None where nothing tells) and the reasons in words."""
    if difference.verdict in ("compatible", "rendering", "parties differ", "update") or difference.kind in _NO_VOTE:
        return None, _explain(difference, values, evidence)
    votes = [_by_lines(values, evidence), _by_itself(values), _by_reports(values), _by_source(values, evidence)]
    found = [vote for vote in votes if vote is not None]
    if not found:
        return None, f"{difference.detail}; nothing tells which is right"
    key = found[0][0]
    reasons = [reason for for_, reason in found if for_ == key]
    # So many reports say only once more what so many lines say.
    if votes[0] is not None and votes[2] is not None:
        reasons = [r for r in reasons if r != votes[2][1]]
    return _first(values, key, evidence), "; ".join([difference.detail, *reasons])


def _by_lines(values: Sequence[Value], evidence: Evidence) -> Vote | None:
    counts = _count(values, lambda v: evidence.line_of.get(v.report, v.report))
    best = _most(counts)
    return (
        None if best is None else (best, f"{_plural(counts[best], 'independent line')} against {_others(counts, best)}")
    )


def _by_itself(values: Sequence[Value]) -> Vote | None:
    inner = _inner(values)
    other = next((v.key for v in values if inner is not None and v.key != inner.key), None)
    if inner is None or other is None:
        return None
    return other, f"the report that says “{_short(inner.value)}” says otherwise elsewhere, so that it looks garbled"


def _by_reports(values: Sequence[Value]) -> Vote | None:
    counts = _count(values, lambda v: v.report)
    best = _most(counts)
    if best is None:
        return None
    return (
        best,
        f"{_plural(counts[best], 'report')} against {_others(counts, best)}, though of no more independent lines",
    )


def _by_source(values: Sequence[Value], evidence: Evidence) -> Vote | None:
    sourced = {v.key: v for v in values if speakers(evidence.statements[v.statement])}
    if len(sourced) != 1:
        return None
    ((key, value),) = sourced.items()
    names = [evidence.name(s) for s in speakers(evidence.statements[value.statement])[:2]]
    return key, f"it alone names its source ({_short(' and '.join(names))})"


def _count(values: Sequence[Value], of: Callable[[Value], str]) -> dict[Hashable, int]:
    """How many lines or reports give each reading; a report that names no source votes for none."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for v in values:
        if v.key != "fact":
            found[v.key].add(of(v))
    return {key: len(told) for key, told in found.items()}


def _most(counts: dict[Hashable, int]) -> Hashable | None:
    """The reading that more give than any other, if others give another."""
    top = max(counts.values(), default=0)
    best = [key for key, n in counts.items() if n == top]
    return best[0] if len(best) == 1 and len(counts) > 1 else None


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _explain(difference: Difference, values: Sequence[Value], evidence: Evidence) -> str:
    if difference.verdict == "rendering":
        # Renderings whose telling words are the same differ in their order or in small words.
        ways = len({v.key for v in outermost(values)})
        return f"one original rendered in {ways if ways > 1 else 2} ways: {difference.detail}"
    if difference.verdict == "update":
        days = sorted({d.isoformat() for v in values if (d := evidence.published.get(v.report))})
        return difference.detail + (
            f"; reports of {', '.join(days)}, the later one knows more" if len(days) > 1 else ""
        )
    if difference.kind == "party":
        return f"{difference.detail}; each speaks for itself, so none is called likelier"
    return difference.detail


def _others(counts: dict[Hashable, int], best: Hashable) -> str:
    """Against how many: "1", or "1 each" of several other readings."""
    told = sorted((n for key, n in counts.items() if key != best), reverse=True)
    if len(told) > 1 and len(set(told)) == 1:
        return f"{told[0]} for each of {len(told)} others"
    return " and ".join(map(str, told))


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
