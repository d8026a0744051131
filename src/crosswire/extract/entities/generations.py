"""Stage 5, helper: persons whom "Jr.", "Sr." or "III" tells from another of their name.

Where a story has a name with it and without, or the table of holders has it without, they are two persons, and the name alone
means the better known one. One man who is called both ways is known by his office: "Judge Ana Reyes Jr.", "Ana Reyes, the
judge". Numbers of kings and popes tell nobody apart here.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.lexicon.given_names import name_groups
from crosswire.lexicon.holders import by_name
from crosswire.matching.names import generation, same_person
from crosswire.records.names import Mention

# Years before and after an office in which its holder is known by it.
_GRACE = 1
_NUMBERED = frozenset({"monarch", "pope"})


def told_generation(mention: Mention) -> str:
    """What stands behind a person's name to tell him from another of it, or ""."""
    return "" if mention.office in _NUMBERED else generation(mention.name)


def part_namesakes(clusters: Sequence[Cluster], years: tuple[int, int]) -> list[Cluster]:
    """Mark those whose name alone means somebody else; join those of ``clusters`` who are one man called both ways.

    ``years`` bound the story's year.
    """
    left = [c for c in clusters if not c.generation]
    for one in [c for c in clusters if c.generation]:
        others = [c for c in left if not c.generation and any(same_person(f, o) for f in one.forms for o in c.forms)]
        rows = [h for f in one.forms for h in by_name().get(f"{f[0]} {f[-1]}", ())]
        rows = [h for h in rows if h.held(years[0] - _GRACE, years[1] + _GRACE)]
        offices = {m.office for c in others for m in c.mentions} | {h.office for h in rows}
        if others and _offices(one) & offices:
            merge(others[0], one)
            continue
        left.append(one)
        if rows and not _offices(one) & offices:
            one.namesake = True
        elif others:
            min(one, others[0], key=_known).namesake = True
    return left


def _offices(cluster: Cluster) -> set[str]:
    return {m.office for m in cluster.mentions if m.office}


def _known(cluster: Cluster) -> tuple[int, int]:
    """How well known: by how often he is named in full, then by how early."""
    return len(cluster.mentions), -min(m.start for m in cluster.mentions)


def called_so(word: str, told: str, full: Sequence[Cluster]) -> Cluster | None:
    """Whom a given name or surname means behind which ``told`` stands: "Reyes Jr.", "Don Jr."."""
    for cluster in full:
        for form in cluster.forms if cluster.generation == told else ():
            nick = name_groups().get(word, frozenset()) & name_groups().get(form[0], frozenset())
            if word in (form[0], form[-1]) or nick:
                return cluster
    return None
