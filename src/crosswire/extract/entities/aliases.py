"""Stage 5, helper: two names of one person that a report itself joins ("Karim Adel, also known as Abu Tariq")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument

# What stands between the two names, whole; and the most characters it may have.
_BETWEEN = re.compile(
    r"[,(]? ?(?:who (?:is|was|are) )?(?:(?:also|better|otherwise|widely|formerly|previously) )?"
    r"(?:known (?:as|by the (?:name|alias|nom de guerre)(?: of)?)|a\.?k\.?a\.?|alias|nicknamed|nom de guerre|born(?: as)?|née)"
    r"[,:]? ?[\"“‘']?",
    re.IGNORECASE,
)
_LONGEST = 60


def join_aliases(parsed: Sequence[ParsedDocument], people: Sequence[Cluster]) -> list[Cluster]:
    """Join persons whom the text of a report says to be one; return the clusters that remain.

    The name before the alias stays the usual one.
    """
    texts = {one.document.article.id: one.document.article.text for one in parsed}
    places: list[tuple[str, int, Mention, Cluster]] = sorted(
        ((m.report, m.start, m, c) for c in people for m in c.mentions if m.form == "name"), key=lambda place: place[:2]
    )
    home = {id(c): c for c in people}
    for (report, _, first, left), (other, _, second, right) in pairwise(places):
        if report != other or not 0 < second.start - first.end <= _LONGEST:
            continue
        if _BETWEEN.fullmatch(texts[report][first.end : second.start]) is None:
            continue
        into, gone = _now(home, left), _now(home, right)
        # "Omar, son of King Hassan, known as Abu Ali": the alias is not that of the name before it.
        if into is not gone and not (into.holder and gone.holder and into.holder.person != gone.holder.person):
            merge(into, gone)
            home[id(gone)] = into
    return [c for c in people if home[id(c)] is c]


def _now(home: dict[int, Cluster], cluster: Cluster) -> Cluster:
    """The cluster into which ``cluster`` has been merged by now."""
    while home[id(cluster)] is not cluster:
        cluster = home[id(cluster)]
    return cluster
