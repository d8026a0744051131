"""Garbled statements that stand apart from the claim they garble. A helper of stage 10.

A statement that lost its subject, or whose voice is reversed, is often not aligned with what it garbles,
just because its participants differ. So a lone statement is compared with claims of two lines or more
that share its verb and its matter, and that its own report does not state otherwise. An opposite word
is looked up the same way: the report's other sentences say which of two opposites it means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosswire.lexicon.antonyms import antonyms
from crosswire.reconcile.evidence import Difference, Evidence, Value, clause, speakers
from crosswire.reconcile.people import acting, hit, is_telling, root
from crosswire.reconcile.wordings import lemmas
from crosswire.records.statements import Statement

# Words beside the verb, or sources, that a lone statement must share with the claim it may garble.
_SHARED = 1
# Statements that may share a verb for it to be looked up: commoner verbs tell nothing.
_COMMON = 30
# Witnesses added to one polarity disagreement.
_WITNESSES = 3


def lone(claims: Mapping[str, Sequence[Statement]], evidence: Evidence) -> Iterator[Difference]:
    """Lone statements against claims of two lines or more: another actor, or reversed roles."""
    by_root: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for id_, statements in claims.items():
        for s in statements:
            if (s.kind == "verbal" and is_telling(s.predicate)) or root(s) != s.predicate.lower()[:7]:
                by_root[root(s)].append((id_, s))
    for sharing in by_root.values():
        if len(sharing) > _COMMON:
            continue
        # Reports that tell this act in each claim: a claim has it from several lines, an odd statement from one.
        reports: dict[str, set[str]] = defaultdict(set)
        for id_, s in sharing:
            reports[id_].add(s.report)
        lines = {id_: len({evidence.line_of.get(r, r) for r in found}) for id_, found in reports.items()}
        for id_, odd in sharing:
            if len(reports[id_]) > 1:
                continue
            for claim, usual in sharing:
                if claim != id_ and lines[claim] > 1 and odd.report not in reports[claim]:
                    yield from _against(odd, usual, evidence)


def _against(odd: Statement, usual: Statement, evidence: Evidence) -> Iterator[Difference]:
    if odd.polarity != usual.polarity:
        return
    shared = set(odd.lemmas) & set(usual.lemmas) - {odd.predicate, usual.predicate}
    one_side = bool(evidence.kin(speakers(odd)) & evidence.kin(speakers(usual)))
    ours, theirs = acting(odd, evidence), acting(usual, evidence)
    values = (_told(odd, ours, evidence), _told(usual, theirs, evidence))
    named = ours and theirs and evidence.is_power(ours[0]) and evidence.is_power(theirs[0])
    if named and not evidence.kin(ours) & evidence.kin(theirs) and len(shared) + one_side > _SHARED:
        yield Difference(
            kind="actor", slot="actor", verdict="contradiction", values=values, certainty=0.45,
            detail="a report that tells nothing else of the matter gives the act to another",
        )  # fmt: skip
    suffering = hit(odd, evidence) or _first_person(odd)
    if odd.passive and one_side and evidence.kin(suffering) & evidence.kin(theirs or speakers(usual)):
        yield Difference(
            kind="voice", slot="voice", verdict="garbled", values=values, certainty=0.5,
            detail="who acts elsewhere is acted upon here",
        )  # fmt: skip


def witnesses(difference: Difference, evidence: Evidence) -> Difference:
    """Add to a disagreement of opposite words the other sentences that say one of the two of the same matter."""
    lexicon = antonyms()
    told = {v.statement for v in difference.values}
    words = {str(v.value): v.key for v in difference.values}
    matter = {lemma for i in told for lemma in evidence.statements[i].lemmas} - set(words)
    if len(words) < 2 or difference.kind != "polarity":
        return difference
    found: list[Value] = []
    reports = {v.report for v in difference.values}
    for report in sorted(evidence.by_report, key=lambda r: (r not in reports, r)):
        for s in evidence.by_report[report]:
            if s.id in told or len(found) >= _WITNESSES or s.kind != "verbal" or not matter & set(s.lemmas):
                continue
            own = set(lemmas(s, evidence))
            for word, key in words.items():
                other = lexicon.against(word, own)
                if other is not None and not own & set(words):
                    found.append(clause(s, other, not key))
                    break
    if not found:
        return difference
    return Difference(
        kind=difference.kind, slot=difference.slot, verdict=difference.verdict, certainty=difference.certainty,
        detail=difference.detail, values=(*difference.values, *found),
    )  # fmt: skip


def _told(statement: Statement, ids: Sequence[str], evidence: Evidence) -> Value:
    name = " and ".join(evidence.name(i) for i in ids[:2]) or "?"
    return clause(statement, name, frozenset(ids) or statement.id)


def _first_person(statement: Statement) -> tuple[str, ...]:
    """The speaker, where a "we" is acted upon."""
    we = any(a.head.lower() in ("we", "i") for a in statement.arguments if a.role in ("subject", "object"))
    return speakers(statement) if we else ()
