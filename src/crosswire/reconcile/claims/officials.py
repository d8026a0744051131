"""Which of several with one office "the president" in the line of a claim means. A helper of stage 10."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.names import Entity, Mention

# How often one of several who hold an office must be told of for each time that another one is, to be meant by it.
_OFTENER = 4


def is_meant(e: Entity, m: Mention, evidence: Evidence) -> bool:
    """Is it sure that a mention by office means ``e``: nobody else with it is told of as often, nor named later before it?"""
    if m.form != "nominal" or m.text[:4].lower() != "the " or e.id not in evidence.table(_foremost):
        return False
    if m.office and e.office and m.office != e.office:
        return False
    # "The interim president" is not the one of whom all tell.
    if not line_words().coming.isdisjoint(m.text.lower().split()):
        return False
    if m.state is not None:
        return True
    if e.id not in evidence.table(_foremost_of_all):
        return False
    named = evidence.table(_named_in_office).get((m.report, e.office or ""), [])
    at = bisect_left(named, (m.start, ""))
    last = named[at - 1][0] if at else -1
    return not at or (last, e.id) in named[bisect_left(named, (last, "")) : at]


def _foremost(evidence: Evidence) -> frozenset[str]:
    """Who is told of so much oftener than each other one with his office, in his state or in none, that it means him."""
    # Of each office and state the two most told of are enough to know who is his foremost rival.
    first: dict[str, dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    people = [e for e in evidence.entities.values() if e.kind == "person" and e.office]
    for e in sorted(people, key=lambda e: -len(e.mentions)):
        if len(own := first[e.office or ""][e.state or ""]) < 2:
            own.append(e)
    return frozenset(e.id for e in people if _has_no_rival(e, first[e.office or ""]))


def _foremost_of_all(evidence: Evidence) -> frozenset[str]:
    """Who is told of so much oftener than each other one with his office, in any state: of two presidents "the president" may be
    either."""
    offices: dict[str, list[Entity]] = defaultdict(list)
    for e in evidence.entities.values():
        if e.kind == "person" and e.office:
            offices[e.office].append(e)
    found = set()
    for own in offices.values():
        first, *rest = sorted(own, key=lambda e: -len(e.mentions))
        if all(len(first.mentions) >= _OFTENER * len(x.mentions) for x in rest[:1]):
            found.add(first.id)
    return frozenset(found)


def _has_no_rival(e: Entity, first: Mapping[str, Sequence[Entity]]) -> bool:
    """Is he told of ``_OFTENER`` times as often as the ``first`` of each state with his office, if it may be his own?"""
    states = {e.state, ""} if e.state else first
    rivals = (x for state in states for x in first.get(state, ()) if x.id != e.id)
    return all(len(e.mentions) >= _OFTENER * len(x.mentions) for x in rivals)


def _named_in_office(evidence: Evidence) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Where those with an office are named, in order, and who, by report and office."""
    found = defaultdict(list)
    for e in evidence.entities.values():
        for m in e.mentions if e.kind == "person" and e.office else ():
            if m.form == "name":
                found[m.report, e.office or ""].append((m.start, e.id))
    return {key: sorted(own) for key, own in found.items()}
