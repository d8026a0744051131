"""Stage 5, helper: persons whom "Jr.", "Sr." or "III" tells from another of their name.

Where a story has a name with it and without, or the table of holders has it without, they are two persons if an office, a word
for a relative, a sentence with both or the table tells them apart, and the name alone means the better known one. Otherwise
they are one man who is called both ways. Numbers of kings and popes tell nobody apart here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.lexicon.given_names import name_groups
from crosswire.lexicon.holders import by_name
from crosswire.matching.names import generation, same_person
from crosswire.records.names import Mention

# Years before and after an office in which its holder is known by it.
_GRACE = 1
_NUMBERED = frozenset({"monarch", "pope"})
# Called so, a man may as well not be.
_LOOSE = frozenset({"leader"})


def told_generation(mention: Mention) -> str:
    """What stands behind a person's name to tell him from another of it, or ""."""
    return "" if mention.office in _NUMBERED else generation(mention.name)


def part_namesakes(
    clusters: Sequence[Cluster], years: tuple[int, int], kin: frozenset[tuple[str, int]] = frozenset()
) -> list[Cluster]:
    """Mark those whose name alone means somebody else; join those of ``clusters`` who are one man called both ways.

    ``years`` bound the story's year; ``kin`` are the report and start of names introduced as somebody's relatives.
    """
    left = [c for c in clusters if not c.generation]
    pairs = _namesakes(clusters)
    bearers = Counter(id(others[0]) for _, others in pairs if others)
    for one, others in pairs:
        known = [h for f in one.forms for h in by_name().get(f"{f[0]} {f[-1]}", ())]
        rows = [h for h in known if h.held(years[0] - _GRACE, years[1] + _GRACE)]
        shared = _offices(one) & ({o for c in others for o in _offices(c)} | {h.office for h in rows})
        # Beside "Jr." and "Sr." the name alone may be either's.
        both_ways = others and not known and bearers[id(others[0])] == 1 and not _told_apart(one, others[0], kin)
        if others and (shared or both_ways):
            merge(others[0], one)
            continue
        left.append(one)
        if rows and not shared:
            one.namesake = True
        elif others:
            min(one, others[0], key=_known).namesake = True
    return left


def _namesakes(clusters: Sequence[Cluster]) -> list[tuple[Cluster, list[Cluster]]]:
    """Each person told by "Jr.", with those of his name who are not."""
    told, plain = [c for c in clusters if c.generation], [c for c in clusters if not c.generation]
    at: dict[str, set[int]] = defaultdict(set)
    for n, cluster in enumerate(plain if told else ()):
        for letter in _letters(cluster):
            at[letter].add(n)
    near = [sorted({n for letter in _letters(one) for n in at[letter]}) for one in told]
    return [
        (one, [plain[n] for n in some if _has_name_of(one, plain[n])]) for one, some in zip(told, near, strict=True)
    ]


def _letters(cluster: Cluster) -> set[str]:
    """What given names and surnames begin with: those of one person agree in either."""
    return {word[:1] for form in cluster.forms for word in (form[0], form[-1])}


def _has_name_of(one: Cluster, other: Cluster) -> bool:
    return any(same_person(f, o) for f in one.forms for o in other.forms)


def _told_apart(one: Cluster, other: Cluster, kin: frozenset[tuple[str, int]]) -> bool:
    """Whether one has an office that the other lacks, a word for a relative stands by either, or a sentence names both."""
    if (_offices(one) ^ _offices(other)) - _LOOSE:
        return True
    if any((m.report, m.start) in kin for m in (*one.mentions, *other.mentions)):
        return True
    named = {(m.report, m.sentence) for m in one.mentions}
    return any((m.report, m.sentence) in named for m in other.mentions)


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
