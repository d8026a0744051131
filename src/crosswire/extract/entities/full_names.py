"""Stage 5, helper: full names of persons, grouped; each is held against those only that share with it what names of one
person always share, so that a page with thousands of names is read in the time that its length deserves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.generations import told_generation
from crosswire.matching.names import alike_surnames, same_person, split_name
from crosswire.records.names import Mention

_Form = tuple[str, ...]


def group_full_names(mentions: Iterable[Mention]) -> list[Cluster]:
    """Group mentions of more than one word into persons, without those whom "Jr." tells apart."""
    by_form: dict[tuple[_Form, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_form[split_name(mention.name), told_generation(mention)].append(mention)
    clusters: list[Cluster] = []
    known = _Known()
    # Longest and most frequent first, so that short forms join long ones.
    for (form, told), group in sorted(by_form.items(), key=lambda item: (-len(item[0][0]), -len(item[1]), item[0])):
        cluster = known.bearer(form, told)
        if cluster is None:
            cluster = Cluster(kind="person", generation=told)
            clusters.append(cluster)
        cluster.forms[form] += len(group)
        known.add(form, cluster)
        for mention in group:
            cluster.add(mention)
    return clusters


class _Known:
    """The persons found so far, whose forms are no shorter than those to come."""

    def __init__(self) -> None:
        # A word, the letters in a row, or the words in another order -> who has it in his name.
        self._having: dict[str | _Form, dict[int, Cluster]] = defaultdict(dict)
        # Given name and number of words -> surname -> who is called so.
        self._called: dict[tuple[str, int], dict[str, list[Cluster]]] = defaultdict(dict)
        # First letter of either end of a name -> id of a person -> his place among those.
        self._places: dict[str, dict[int, int]] = defaultdict(dict)

    def add(self, form: _Form, cluster: Cluster) -> None:
        """Take in a form of a person's name."""
        keys: tuple[str | _Form, ...] = (*form, "".join(form), tuple(sorted(form)))
        for key in keys:
            self._having[key][id(cluster)] = cluster
        self._called[form[0], len(form)].setdefault(form[-1], []).append(cluster)
        for word in (form[0], form[-1]):
            place = self._places[word[:1]]
            place.setdefault(id(cluster), len(place))

    def bearer(self, form: _Form, told: str) -> Cluster | None:
        """The first person who may be called so and whose name begins or ends with the same letter."""
        near = {id(c): c for c in self._near(form) if c.generation == told}
        ranked = sorted((rank, key) for key in near if (rank := self._rank(form, key)) is not None)
        return next((near[k] for _, k in ranked if any(same_person(form, f) for f in near[k].forms)), None)

    def _near(self, form: _Form) -> Iterator[Cluster]:
        # A shorter name has its surname in the longer one; two of one length share the surname, or the given name and nearly the surname.
        for key in (form[-1], "".join(form), tuple(sorted(form))):
            yield from self._having.get(key, {}).values()
        called = self._called.get((form[0], len(form)), {})
        for surname in alike_surnames(form[-1], called):
            yield from called[surname]

    def _rank(self, form: _Form, key: int) -> tuple[int, int] | None:
        for order, word in enumerate((form[0], form[-1])):
            if (place := self._places[word[:1]].get(key)) is not None:
                return order, place
        return None
