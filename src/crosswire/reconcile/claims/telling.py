"""Which mentions of a claim tell what its line says, rather than only name its matter, and how surely. A helper of stage 10.

Alignment puts "the 72-hour truce" beside "the mediator said that the truce had to be kept": one matter, and
one report that tells it. Who counts reports for a line counts those that tell it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from crosswire.lexicon.acts import acts
from crosswire.matching.quotes import telling
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.sayings import own_stems
from crosswire.records.statements import Statement
from crosswire.text.quotations import said_in

# Share of the content words of a line that a mention without a verb must have in order to tell it.
_MOST = 0.5
# Content words that a clause must share with it: one may be common to two facts of the story ("a deal").
_FEW = 2
# Log-odds that a mention states what the line states: of any, for each unit of the log-odds of its best link to a passage
# of the line, and for the share of the line's content words that its sentence has. Learnt from two readings of 240
# mentions of the six development corpora by evals/learn_telling.py.
_BASE, _LINK, _SHARE = -0.467, 0.951, 1.068
# Probability from which a mention counts for the line, and the share of the line's content words that its sentence must have:
# of 70 such mentions 63 tell all of weight in the line, of 80 with fewer words 24 (evals/readings/strict.json, mean of two readers).
_SURE, _WHOLE = 0.85, 0.6
# Bounds of a link.
_LOWEST, _HIGHEST = 0.03, 0.97


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


def sureness(
    line: str,
    taken: Sequence[Statement],
    members: Sequence[Statement],
    links: Mapping[tuple[str, str], float],
    evidence: Evidence,
) -> dict[str, float]:
    """How likely each of the ``members`` states what ``line`` states, 0..1, by its id: 1 for the passages that it was
    ``taken`` from, 0 for what is linked to none of them.

    A passage may be surely linked to a clause of a long line and tell that clause alone: so it counts, too, how much of the
    line its sentence has. ``links`` are probabilities by the ids of both statements.
    """
    from_ = {s.id for s in taken}
    if len(from_) == len(members):
        return dict.fromkeys(from_, 1.0)
    said = stems(telling(line)) - evidence.table(_names)
    found = {}
    for s in members:
        if s.id in from_:
            found[s.id] = 1.0
            continue
        best = max([linked(links, s.id, t) for t in from_], default=0.0)
        found[s.id] = _likely(best, _share_told(s, said, evidence)) if best else 0.0
    return found


def counted(
    line: str,
    taken: Sequence[Statement],
    members: Sequence[Statement],
    told: frozenset[str],
    sure: Mapping[str, float],
    evidence: Evidence,
) -> frozenset[str]:
    """Ids of the ``members`` that count for ``line``: those that it was ``taken`` from, and of those that ``told`` it the ones that are
    ``sure`` to state the same and whose sentence has most of it. A clause may be told surely, and be a small part of the line.
    """
    found = {s.id for s in taken}
    likely = [s for s in members if s.id in told and s.id not in found and sure[s.id] >= _SURE]
    # Most claims are of one statement, and of most others nothing else is sure.
    said = stems(telling(said_in(line)) - acts().speech_forms) if likely else frozenset()
    for s in likely:
        first = evidence.by_sentence[s.report, s.sentence][0]
        if len(said & evidence.once(_words_around, first)) >= _WHOLE * len(said):
            found.add(s.id)
    return frozenset(found)


def _words_around(first: Statement, evidence: Evidence) -> frozenset[str]:
    """The stems of the content words of a sentence, of which ``first`` is the first statement."""
    around = evidence.by_sentence[first.report, first.sentence]
    return stems(telling(evidence.text[first.report][first.start : max(s.end for s in around)]))


def linked(links: Mapping[tuple[str, str], float], one: str, other: str) -> float:
    """How likely two statements state one fact, by their ids: ``links`` has them in either order, or not at all."""
    return links.get((one, other)) or links.get((other, one), 0.0)


def _likely(link: float, share: float) -> float:
    return 1.0 / (1.0 + exp(-(_BASE + _LINK * link_odds(link) + _SHARE * share)))


def link_odds(link: float) -> float:
    """The log-odds of a link, within bounds."""
    bounded = min(_HIGHEST, max(_LOWEST, link))
    return log(bounded / (1.0 - bounded))


def _share_told(statement: Statement, said: frozenset[str], evidence: Evidence) -> float:
    """The share of the words ``said`` that the statement has, or any clause of its sentence."""
    first = evidence.by_sentence[statement.report, statement.sentence][0]
    left = said - evidence.once(_sentence_stems, first)
    if left:
        left -= stems(telling(evidence.text[statement.report][statement.start : statement.end]))
    return (len(said) - len(left)) / max(1, len(said))


def _sentence_stems(first: Statement, evidence: Evidence) -> frozenset[str]:
    """The stems of the content words, but of names, of all clauses of a sentence, of which ``first`` is the first."""
    around = evidence.by_sentence[first.report, first.sentence]
    return frozenset[str]().union(*[evidence.once(own_stems, s) for s in around])


def _names(evidence: Evidence) -> frozenset[str]:
    """The stems of every word of a name: two lines about one man do not tell the same."""
    known = [e for e in evidence.entities.values() if e.kind != "group"]
    named = {e.name for e in known} | {m.text for e in known for m in e.mentions if m.form == "name"}
    return stems([w.casefold() for name in named for w in name.split() if w[:1].isupper()])
