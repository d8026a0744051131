"""Joining conditionals that reports tell alike: same issuer, and condition or consequence in much the same words
(helper of stage 8)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from crosswire.records.statements import Conditional

# Share of content words (0..1, of the smaller set) from which two wordings tell one thing.
_ALIKE = 0.5
# Of one issuer, content words that two conditions share, and their share, to be one whatever the consequence.
_SHARED, _MUCH_ALIKE = 2, 0.75
# Earlier conditionals looked at for each word, and compared in full: bounds the cost in large stories.
_LATEST, _CANDIDATES = 40, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A conditional in one report, with its content lemmas."""

    conditional: Conditional
    condition: frozenset[str]
    consequence: frozenset[str]
    sides: frozenset[str]


def joined(found: list[Found]) -> tuple[Conditional, ...]:
    """One conditional for each group told alike, those of most reports first, of these what somebody said before what nobody did."""
    groups = sorted(
        _groups(found),
        key=lambda g: (
            -len({f.conditional.evidence[0].report for f in g}),
            not any(f.conditional.issuer for f in g),
        ),
    )
    return tuple(_merged(group) for group in groups)


def _groups(found: list[Found]) -> list[list[Found]]:
    """Group what is told alike. Candidates share words, so that the cost does not grow with the square."""
    home = list(range(len(found)))
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        words = one.condition | one.consequence
        shared = Counter(j for word in words for j in by_word[word][-_LATEST:])
        for j, _ in shared.most_common(_CANDIDATES):
            if _root(home, j) != _root(home, i) and _same(one, found[j]):
                home[_root(home, i)] = _root(home, j)
        for word in words:
            by_word[word].append(i)
    groups: dict[int, list[Found]] = defaultdict(list)
    for i, one in enumerate(found):
        groups[_root(home, i)].append(one)
    return list(groups.values())


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _same(left: Found, right: Found) -> bool:
    if left.sides and right.sides and not left.sides & right.sides:
        return False
    if (
        left.conditional.issuer == right.conditional.issuer
        and len(left.condition & right.condition) >= _SHARED
        and _alike(left.condition, right.condition) >= _MUCH_ALIKE
    ):
        return True  # one condition, told with another of its consequences
    return (
        min(_alike(left.condition, right.condition), 0.99) + _alike(left.consequence, right.consequence) >= 2 * _ALIKE
    )


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _merged(group: list[Found]) -> Conditional:
    """One conditional for a group: the wording nearest to all others, all evidence, what most say of the rest."""
    best = max(
        group[:_LATEST],
        key=lambda f: (round(sum(_nearness(f, other) for other in group[:_LATEST]), 2), len(f.condition)),
    )
    told = [f.conditional for f in group]
    issuers = Counter(c.issuer for c in told if c.issuer)
    targets = Counter(c.target for c in told if c.target)
    return Conditional(
        issuer=max(issuers, key=lambda i: (issuers[i], i == best.conditional.issuer), default=()),
        target=max(targets, key=lambda t: (targets[t], t == best.conditional.target), default=()),
        condition=best.conditional.condition, consequence=best.conditional.consequence,
        strength=Counter([best.conditional.strength, *(c.strength for c in told)]).most_common(1)[0][0],
        evidence=tuple(dict.fromkeys(phrase for c in told for phrase in c.evidence)),
        statements=tuple(dict.fromkeys(s for c in told for s in c.statements)),
        before=best.conditional.before,
        deadline=next((c.deadline for c in told if c.deadline), None),
    )  # fmt: skip


def _nearness(left: Found, right: Found) -> float:
    union = len(left.condition | right.condition) + len(left.consequence | right.consequence)
    return (len(left.condition & right.condition) + len(left.consequence & right.consequence)) / max(1, union)
