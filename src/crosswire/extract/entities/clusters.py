"""Part of stage 5: a person, body, state or place in the making, and how two of them become one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crosswire.lexicon.holders import Holder
from crosswire.records.names import Garble, Mention


@dataclass(slots=True, eq=False)
class Cluster:
    """One person (or body, state, place) in the making. Working state of stage 5; never leaves it. Two are never equal."""

    kind: str
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    holder: Holder | None = None
    name: str = ""
    wikidata: str | None = None
    body: str | None = None
    state: str | None = None
    office: str | None = None
    gender: str | None = None
    garbles: list[Garble] = field(default_factory=list)
    # Reports that introduce it as a relative of another of the surname, who is called by it.
    kin_in: set[str] = field(default_factory=set)
    # What tells him from another of his name ("jr"), and whether the name alone means the other.
    generation: str = ""
    namesake: bool = False

    @property
    def reports(self) -> set[str]:
        """The reports that name this cluster."""
        return {m.report for m in self.mentions}

    @property
    def full(self) -> tuple[str, ...]:
        """The longest of the most frequent full forms (folded words); a single word where there is none."""
        forms = [f for f in self.forms if len(f) > 1] or list(self.forms)
        return max(forms, key=lambda f: (self.forms[f], len(f), f))

    def add(self, mention: Mention) -> None:
        """Take in a mention and what the words around it say."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender


def by_given_name(people: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Given name -> the persons who are named in full with it."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in people:
        for given in {form[0] for form in cluster.forms if len(form) > 1}:
            found[given].append(cluster)
    return found


def one_holder(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters that turned out to be one holder become one."""
    found: dict[str, Cluster] = {}
    for number, cluster in enumerate(clusters):
        key = cluster.holder.person if cluster.holder else f"#{number}"
        if key in found:
            merge(found[key], cluster)
        else:
            found[key] = cluster
    return list(found.values())


def merge(into: Cluster, other: Cluster) -> None:
    """Let ``into`` take over everything of ``other``."""
    into.forms.update(other.forms)
    into.mentions += other.mentions
    into.garbles += other.garbles
    into.office, into.state = into.office or other.office, into.state or other.state
    into.gender = into.gender or other.gender
