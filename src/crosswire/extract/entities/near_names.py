"""Stage 5, helper: whom a name may be a slip for, found without holding each name of a story against each other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.extract.entities.clusters import Cluster
from crosswire.matching.names import may_slip, split_name

# Letters of the shortest word that is looked up by more than its first one; shorter ones differ too easily ("Li", "Ri").
SHORT = 4
# Forms of names from which on those with another surname are sorted out before they are compared.
_MANY = 64


@dataclass(frozen=True, slots=True)
class _Form:
    first: str
    last: str
    cluster: Cluster


class NearNames:
    """The persons of a story by what a slip seldom changes all of. It is told of whoever changes (``note``)."""

    def __init__(self, clusters: Sequence[Cluster], *, many: int = _MANY) -> None:
        self._many = many
        self._place = {id(c): n for n, c in enumerate(clusters)}
        self._keys = {id(c): _keys(c) for c in clusters}
        # Who is named once only, by report: he supports nobody, and is one with somebody of another report only.
        self._once: dict[str, dict[str, list[_Form]]] = defaultdict(lambda: defaultdict(list))
        self._oftener: dict[str, list[_Form]] = defaultdict(list)
        self._noted: dict[int, set[_Form]] = defaultdict(set)
        for cluster in clusters:
            if cluster.holder is not None or len(cluster.mentions) > 1:
                self.note(cluster)
                continue
            for key in self._keys[id(cluster)]:
                self._once[key][min(cluster.reports, default="")] += _forms(cluster)

    def note(self, cluster: Cluster) -> None:
        """Write down what is known of ``cluster`` by now: a holder, or others that were joined to it."""
        new = _forms(cluster) - self._noted[id(cluster)]
        self._noted[id(cluster)] |= new
        for key in self._keys[id(cluster)]:
            self._oftener[key] += new

    def of(self, cluster: Cluster) -> list[Cluster]:
        """All for whom ``cluster`` may be a slip, or who may be one with it, and few others, in the order of the story."""
        keys, reports = _keys(cluster), cluster.reports
        forms = [form for key in keys for form in self._oftener.get(key, ())]
        for key in keys:
            for report, named in self._once.get(key, {}).items():
                if report not in reports:
                    forms += named
        if len(forms) > self._many:
            full = cluster.full
            if len(full) > 1:  # given names are fewer
                given = may_slip(full[0], {form.first for form in forms})
                forms = [form for form in forms if form.first in given or form.first == form.last]
            near = may_slip(full[-1], {form.last for form in forms})
            alone = full[0] if len(full) == 1 else None
            forms = [form for form in forms if form.last in near or alone == form.first]
        some = {self._place[id(form.cluster)]: form.cluster for form in forms if form.cluster is not cluster}
        return [some[n] for n in sorted(some)]


def _forms(cluster: Cluster) -> set[_Form]:
    return {_Form(f[0], f[-1], cluster) for f in (*cluster.forms, split_name(cluster.name)) if f}


def _keys(cluster: Cluster) -> set[str]:
    """The first letter, the last three, the second to fourth, of what a name begins and ends with."""
    words = {w for form in (*cluster.forms, split_name(cluster.name)) for w in (form[0], form[-1])}
    long = [w for w in words if len(w) >= SHORT]
    return {w[0] for w in words} | {w[-3:] for w in long} | {"." + w[1:4] for w in long}
