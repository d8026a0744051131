"""Who did it: a party is blamed, and denies it, wherever the two stand in the story. A helper of stage 10.

A denial ("Tehran denied any involvement", "the government wasn't responsible") is held against every charge that
names the same party or its state ("was behind the attack", "blamed Iran"). They share no words where the denial
names nothing, and often no report, so that no alignment finds them. What is told of one matter makes one
disagreement, with the denials on one side and the charges on the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.comparison import comparison
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Difference, Evidence, doers, everybody, speakers
from crosswire.reconcile.claims.sayings import is_negated, own_stems, own_words, text_of
from crosswire.reconcile.differences.nearby import in_turns
from crosswire.reconcile.differences.parties import version
from crosswire.records.statements import Statement
from crosswire.text.normalize import small

# Statements of each sort that are looked at, in turns from the reports; more would cost the square.
_MOST = 80
# Denials and charges cited, and how many of them of one report.
_CITED, _OF_ONE_REPORT = 4, 2
# Nearness in meaning (0..1) from which a charge is of the matter that is denied, where they share no word.
_NEAR = 0.3
# Nearness from which both surely are, where they share no word.
_SAME = 0.35
# Content words, but for names and words of blame, up to which a denial names no matter of its own ("any role"); then the
# sentence with the one before it tells, and more words must be shared.
_BARE, _SHARED_AROUND = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A denial or a charge: who is accused (``own``, with the states in ``accused``), the stems of its matter, and those
    around it."""

    statement: Statement
    own: frozenset[str]
    accused: frozenset[str]
    matter: frozenset[str]
    around: frozenset[str]


# How close a charge is to a denial, and the two.
_Pair = tuple[float, _Told, _Told]


def blames(evidence: Evidence) -> Iterator[Difference]:
    """Each party that is charged with something and denies it: one difference for each matter."""
    denied, charged = _denials(evidence), _charges(evidence)
    pairs = [
        (_closeness(d, c, evidence), d, c) for d in denied for c in charged
        if not d.accused.isdisjoint(c.accused) and not _is_own(d, c, evidence)
    ]  # fmt: skip
    found = sorted((p for p in pairs if p[0] > 0), key=lambda p: (-p[0], p[1].statement.id, p[2].statement.id))
    sure = [p for p in found if _are_tied(p[1], p[2], evidence)]
    told = set()
    for closest, denials, charges in _matters(sure):
        told |= {one.statement.id for one in (*denials, *charges)}
        yield _difference(closest, denials, charges, evidence, tied=True)
    rest = [p for p in found if p[1].statement.id not in told and p[2].statement.id not in told]
    for closest, denials, charges in _matters(rest):
        yield _difference(closest, denials, charges, evidence, tied=False)


def _are_tied(denial: _Told, charge: _Told, evidence: Evidence) -> bool:
    """Is the one charged the one who denies, or who serves him, and is it of one matter? Two who serve one state may be of
    two quarrels."""
    if denial.own.isdisjoint(charge.accused) and charge.own.isdisjoint(denial.accused):
        return False
    one, other = denial.statement, charge.statement
    within = one.report == other.report and one.start < other.end and other.start < one.end
    if within or not _is_outright(one, evidence):
        return False
    shared = (denial.matter & charge.matter) - evidence.name_stems - stems(comparison().plain_verbs)
    near = evidence.meant_alike(one, other) >= _SAME
    return bool(shared) or near or (len(denial.matter) <= _BARE and len(denial.around & charge.around) > _SHARED_AROUND)


def _is_outright(denial: Statement, evidence: Evidence) -> bool:
    """Does the clause, or who is cited for it, say that it is not so? "A playbook of denial" and "the innocent" do not."""
    told = frozenset(word for found in evidence.once(own_words, denial) for word in found)
    verbal = denial.predicate in comparison().disputing or not comparison().contesting.isdisjoint(told)
    return verbal or any(a.act == "deny" for a in denial.attribution) or bool(denial.attribution and _is_not(denial))


def _is_not(statement: Statement) -> bool:
    return statement.polarity == "negative" and statement.modality == "none"


def _denials(evidence: Evidence) -> list[_Told]:
    """Who denies what he is charged with, or of whom another says that he did not do it."""
    denying, charging = evidence.table(_with_denial), evidence.table(_with_blame)
    found = [
        (s, doers(s) or speakers(s) if s.id in denying else _denying(s, charging=s.id in charging))
        for s in evidence.statements.values()
        if s.id in denying or (s.kind == "verbal" and (s.attribution or s.polarity == "negative"))
    ]
    return _known(found, evidence)


def _denying(statement: Statement, *, charging: bool) -> Sequence[str]:
    """Of whom a clause without words of denial says that he did not do it."""
    if any(a.act == "deny" for a in statement.attribution):
        return speakers(statement)
    return doers(statement) if charging and statement.polarity == "negative" else ()


def _charges(evidence: Evidence) -> list[_Told]:
    """Clauses that say of somebody, but their source, that he did it."""
    charging = evidence.table(_with_blame) - evidence.table(_with_denial)
    found = [(s, _charging(s, evidence)) for s in evidence.statements.values() if s.id in charging]
    return _known(found, evidence)


def _charging(statement: Statement, evidence: Evidence) -> Sequence[str]:
    """Whom a clause with words of blame charges: of "X accuses Y" not X, and nobody with what he says himself."""
    if is_negated(statement, evidence):
        return ()
    if statement.status == "hypothetical" or any(a.act == "deny" for a in statement.attribution):
        return ()
    accusing = not statement.passive and comparison().accusing.search(evidence.once(text_of, statement))
    others = {*speakers(statement), *(doers(statement) if accusing else ())}
    return [e for e in everybody(statement) if e not in others]


def _with_denial(evidence: Evidence) -> frozenset[str]:
    """The ids of the clauses with words of denial."""
    return _holding(comparison().denying, evidence)


def _with_blame(evidence: Evidence) -> frozenset[str]:
    """The ids of the clauses with words of blame."""
    return _holding(comparison().charging, evidence)


def _holding(pattern: re.Pattern[str], evidence: Evidence) -> frozenset[str]:
    """The ids of the clauses in which the first place from their start on, of those that the pattern finds, lies."""
    found = set()
    for report, statements in evidence.by_report.items():
        spans = [m.span() for m in pattern.finditer(small(evidence.text[report]))]
        starts = [start for start, _ in spans]
        for s in statements if spans else ():
            first = bisect_left(starts, s.start)
            if first < len(spans) and spans[first][1] <= s.end:
                found.add(s.id)
    return frozenset(found)


def _known(found: Sequence[tuple[Statement, Sequence[str]]], evidence: Evidence) -> list[_Told]:
    """Those that accuse somebody known, in turns from the reports."""
    accused = {s.id: ids for s, ids in found if ids}
    taken = in_turns([s for s, ids in found if ids], _MOST)
    return [one for one in (_told(s, accused[s.id], evidence) for s in taken) if one.accused]


def _told(statement: Statement, accused: Sequence[str], evidence: Evidence) -> _Told:
    known = [e for e in accused if e in evidence.entities and evidence.entities[e].kind != "place"]
    places = [(statement.report, statement.sentence - n) for n in (0, 1)]
    near = [_stems(s, evidence) for place in places for s in evidence.by_sentence.get(place, ())]
    return _Told(
        statement=statement, own=frozenset(known), accused=evidence.kin(known), matter=_stems(statement, evidence),
        around=frozenset().union(*near),
    )  # fmt: skip


def _stems(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The content words of a clause but names and words of blame."""
    return evidence.once(own_stems, statement) - comparison().blame_stems


def _is_own(denial: _Told, charge: _Told, evidence: Evidence) -> bool:
    """Does the accused himself say it, or is it one clause?"""
    if denial.statement.id == charge.statement.id:
        return True
    return not denial.accused.isdisjoint(evidence.kin(speakers(charge.statement)))


def _closeness(denial: _Told, charge: _Told, evidence: Evidence) -> float:
    """How close a charge is to what is denied; 0 where it may be of another matter."""
    shared = len(denial.matter & charge.matter)
    near = evidence.meant_alike(denial.statement, charge.statement)
    bare = len(denial.matter) <= _BARE and len(denial.around & charge.around) >= _SHARED_AROUND
    if not shared and near < _NEAR and not bare:
        return 0.0
    return 0.1 + max(0.0, near) + 0.2 * min(3, shared) + 0.1 * bare


def _matters(pairs: Sequence[_Pair]) -> Iterator[tuple[float, list[_Told], list[_Told]]]:
    """The closest pair with all that is charged of what its denial denies, and all denials of what its charge says;
    then the closest of what is left."""
    while pairs:
        closest, denial, charge = pairs[0]
        denials = [d for _, d, c in pairs if c is charge]
        charges = [c for _, d, c in pairs if d is denial]
        yield closest, denials, charges
        told = {one.statement.id for one in (*denials, *charges)}
        pairs = [(p, d, c) for p, d, c in pairs if d.statement.id not in told and c.statement.id not in told]


def _difference(
    closest: float, denials: Sequence[_Told], charges: Sequence[_Told], evidence: Evidence, *, tied: bool
) -> Difference:
    ours = [version(s, evidence)._replace(key="denied") for s in _cited(denials)]
    theirs = [version(s, evidence)._replace(key="charged") for s in _cited(charges)]
    # The closest pair comes first: it speaks for the others.
    return Difference(
        kind="party", slot="blame", verdict="parties differ", values=(ours[0], theirs[0], *ours[1:], *theirs[1:]),
        detail="one side charges it, the other denies it", certainty=min(0.9, 0.3 + 0.3 * closest),
        like=min(1.0, closest), way="blamed and denied", tied=tied,
    )  # fmt: skip


def _cited(told: Sequence[_Told]) -> list[Statement]:
    """The first of each report, then a second of each."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one in told:
        if one.statement not in by_report[one.statement.report]:
            by_report[one.statement.report].append(one.statement)
    return [own[n] for n in range(_OF_ONE_REPORT) for own in by_report.values() if n < len(own)][:_CITED]
