"""What one source says and another denies, wherever it stands in the story. A helper of stage 10.

A denied clause is held against the plain ones that are nearest to it in meaning: "the deal does not stop the
programme" against "the deal halts it". If the same source says both, or they share no word, it is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crosswire.lexicon.clauses import clause_words
from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import words
from crosswire.matching.wording import stem
from crosswire.reconcile.claims.evidence import Difference, Evidence, clause, doers, speakers
from crosswire.reconcile.claims.sayings import is_negated, own_stems, own_words, text_of
from crosswire.reconcile.differences import parties
from crosswire.reconcile.differences.nearby import nearest
from crosswire.records.statements import Statement

# Nearness (0..1) from which a denial may be of what another says, and stems (no names) that the two share.
_NEAR, _SHARED = 0.35, 1
# Words that a reason names.
_NAMED = 3
# What points back to what was told before it ("denied the report", "disputed that claim", "denied it"), and words of such
# a phrase at most.
_POINTING, _SHORT = frozenset("the that this those these such".split()), 3
_PRONOUNS = frozenset("it this that them these those".split())
_FIRST = frozenset({"i", "we"})
# Behind a pause, what is told by the name of a telling, right before who denies it ("…, a charge Norland denies").
_NAMED_SO = re.compile(r"[,;(\u2013\u2014-]\s?(?:an?|the|all)?\s?(\w+)(?:\s(?:that|which))?\s*$")
# What is denied, where the clause goes on with it.
_OWN = re.compile(r"\s(?:that|of)\b")
# Characters before a clause in which such a name stands.
_BEFORE = 40


def denials(evidence: Evidence) -> Iterator[Difference]:
    """Each denied statement with the plain ones nearest to it that another report or source makes."""
    told = [s for s in evidence.statements.values() if s.kind == "verbal" and s.id not in evidence.frames]
    within = evidence.table(parties.denied)
    denied = [s for s in told if s.id in within or evidence.once(is_negated, s)]
    plain = [s for s in evidence.statements.values() if s.id not in evidence.frames and s.status != "hypothetical"]
    plain = [s for s in plain if s.id not in within and not evidence.once(is_negated, s)]
    for a, b, near in nearest(denied, plain, evidence, least=_NEAR):
        shared = evidence.once(own_stems, a) & evidence.once(own_stems, b)
        if len(shared) < _SHARED:
            continue
        ours, theirs = speakers(a), speakers(b)
        apart = evidence.are_apart(ours, theirs)
        versions = (parties.version(a, evidence), parties.version(b, evidence))
        values = versions if apart else (clause(a, "denied", False), clause(b, "not denied", True))
        yield Difference(
            kind="party" if apart else "polarity", slot=f"{a.id} {b.id}",
            verdict="parties differ" if apart else "contradiction", values=values, way="denied nearby",
            detail=_told(a, shared), like=near,
            certainty=min(0.6, 0.2 + 0.1 * len(shared)),
        )  # fmt: skip


def of_reports(evidence: Evidence) -> Iterator[Difference]:
    """Who denies "the report", "that claim" or "it", against what another says or charges in the same sentence or the one
    before."""
    frames = evidence.frames
    for s in evidence.statements.values():
        # The polarity of "deny" is negative by itself; "did not deny" has a word that turns it.
        if not _points_back(s, evidence) or not all(
            map(clause_words().negations.isdisjoint, evidence.once(own_words, s))
        ):
            continue
        near = [*evidence.by_sentence.get((s.report, s.sentence - 1), ()), *evidence.by_sentence[s.report, s.sentence]]
        # A ministry may deny what its own state's agency says.
        who = set(doers(s))
        told = [o for o in near if o.end <= s.start and o.id not in frames]
        told = [o for o in told if (others := speakers(o) or _accusers(o, evidence)) and who.isdisjoint(others)]
        if told:
            # The whole of what is told last, not a clause within it.
            other = max(told, key=lambda o: (o.sentence, o.end - o.start))
            yield Difference(
                kind="party", slot=f"{s.id} {other.id}", verdict="parties differ", way="beside", certainty=0.8, tied=_is_outright(s, evidence) and not _is_of_one_speech(s, other),
                # Who denies, not who is said to tell it.
                values=(parties.version(replace(s, attribution=()), evidence), parties.version(other, evidence)),
                detail="one denies what the other says",
            )  # fmt: skip


def _points_back(statement: Statement, evidence: Evidence) -> bool:
    """Does the clause deny a report, a claim or "it", without saying of what?"""
    if statement.predicate not in comparison().disputing:
        return False
    for a in statement.arguments:
        found = words(a.phrase.text) if a.role == "object" else ()
        if a.head.lower() in comparison().tellings and found[:1] and found[0] in _POINTING and len(found) <= _SHORT:
            return True
        # "Some deny that" says of nobody that he denies it.
        if len(found) == 1 and found[0] in _PRONOUNS and _is_done_by_one(statement):
            return True
    before = evidence.text[statement.report][max(0, statement.start - _BEFORE) : statement.start]
    named = _NAMED_SO.search(before)
    return named is not None and named.group(1).lower() in comparison().tellings and _is_done_by_one(statement)


def _is_outright(denial: Statement, evidence: Evidence) -> bool:
    """Is a telling denied by its name, or "it" by a verb that means no more than that? "Countered it" may be of a deed."""
    pronoun = any(a.role == "object" and a.phrase.text.lower() in _PRONOUNS for a in denial.arguments)
    told = frozenset(word for found in evidence.once(own_words, denial) for word in found)
    # "The accusation that he knew" says itself what is denied, and need not be what was told before.
    open_ended = _OWN.match(evidence.text[denial.report][denial.end : denial.end + _BEFORE]) is not None
    return not open_ended and (not pronoun or not comparison().contesting.isdisjoint(told))


def _is_of_one_speech(denial: Statement, other: Statement) -> bool:
    """Is what is denied told by who denies it, in one quotation ("The notion is that ... I reject that")?"""
    first = any(a.role == "subject" and a.phrase.text.lower() in _FIRST for a in denial.arguments)
    return first and bool(denial.quotes and other.quotes)


def _is_done_by_one(statement: Statement) -> bool:
    """Is it what somebody known does, rather than may or would?"""
    return (
        bool(doers(statement))
        and statement.modality == "none"
        and statement.status in ("actual", "reported", "negated")
    )


def _accusers(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """Who charges another, where the clause says so ("the ministry blamed the guild")."""
    accusing = not statement.passive and comparison().accusing.search(evidence.once(text_of, statement))
    return doers(statement) if accusing else ()


def _told(denied: Statement, shared: frozenset[str]) -> str:
    """What is denied, in words of the report for the stems that both sides share."""
    words = [w for w in dict.fromkeys(denied.lemmas) if stem(w) in shared]
    return (
        f"one denies what the other says of {', '.join(words[:_NAMED])}" if words else "one denies what the other says"
    )
