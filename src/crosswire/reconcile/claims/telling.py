"""Which mentions of a claim tell what its line says, rather than only name its matter. A helper of stage 10.

Alignment puts "the 72-hour truce" beside "the mediator said that the truce had to be kept": one matter, and
one report that tells it. Who counts reports for a line counts those that tell it.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.matching.quotes import telling
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.sayings import own_stems
from crosswire.records.statements import Statement

# Share of the content words of a line that a mention without a verb must have in order to tell it.
_MOST = 0.5
# Content words that a clause must share with it: one may be common to two facts of the story ("a deal").
_FEW = 2


def told_by(line: str, taken: Sequence[Statement], members: Sequence[Statement], evidence: Evidence) -> frozenset[str]:
    """Ids of the ``members`` that tell ``line``: the clauses that it was ``taken`` from, those with two content words of it
    that are no names, or with none else; of nouns without a verb those with most of them. Of a line that has no such words
    all tell it.
    """
    found = {s.id for s in taken if s.kind == "verbal"}
    if len(found) == len(members):
        return frozenset(found)
    names = evidence.table(_names)
    lemmas = {s.id: evidence.once(own_stems, s) - names for s in members}
    said = stems(telling(line)) - names
    # With the lemmas of the clauses that the line was taken from, so that "shot" is also "shoot"; "he said" tells nothing.
    known = said.union(*[lemmas[s.id] for s in taken if s.id not in evidence.frames])
    if not known:
        return frozenset(lemmas)
    for s in members:
        shared = len(lemmas[s.id] & known)
        if shared > _MOST * len(said) or (s.kind == "verbal" and 0 < shared >= min(_FEW, len(lemmas[s.id]))):
            found.add(s.id)
    return frozenset(found)


def _names(evidence: Evidence) -> frozenset[str]:
    """The stems of every word of a name: two lines about one man do not tell the same."""
    known = [e for e in evidence.entities.values() if e.kind != "group"]
    named = {e.name for e in known} | {m.text for e in known for m in e.mentions if m.form == "name"}
    return stems([w.casefold() for name in named for w in name.split() if w[:1].isupper()])
