"""Which mentions of a claim tell what its line says, rather than only name its matter. A helper of stage 10.

Alignment puts "the 72-hour truce" beside "the mediator said that the truce had to be kept": one matter, and
one report that tells it. Who counts reports for a line counts those that tell it.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.matching.quotes import telling
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.sayings import MARKS, own_stems, text_of
from crosswire.records.statements import Statement

# Share of the content words of a line that a mention without a verb must have in order to tell it.
_MOST = 0.5
# Content words that a clause must share with it: one may be common to two facts of the story ("a deal").
_FEW = 2
_MARKS = MARKS + ",;:"


def told_by(line: str, members: Sequence[Statement], evidence: Evidence) -> frozenset[str]:
    """Ids of the ``members`` that tell ``line``: clauses with two content words of it that are no names, or with none
    else; of nouns without a verb those with most of them. Of a line that has no such words all tell it.
    """
    names = evidence.table(_names)
    lemmas = {s.id: evidence.once(own_stems, s) - names for s in members}
    plain = " ".join(line.split()).casefold()
    taken = [s for s in members if evidence.once(text_of, s).casefold().strip(_MARKS) in plain]
    if len(taken) == len(members) and all(s.kind == "verbal" and lemmas[s.id] for s in taken):
        return frozenset(lemmas)
    said = stems(telling(line)) - names
    # With the lemmas of the clauses that the line was taken from, so that "shot" is also "shoot".
    known = said.union(*[lemmas[s.id] for s in taken])
    if not known:
        return frozenset(lemmas)
    found = set()
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
