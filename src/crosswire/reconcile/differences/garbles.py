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
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, clause, everybody, speakers
from crosswire.reconcile.claims.sayings import lemmas
from crosswire.reconcile.differences.people import acting, hit, is_telling, other_numbers, root
from crosswire.records.statements import Statement

# Words beside the verb, or sources, that a lone statement must share with the claim it may garble.
_SHARED = 1
# Statements that may share a verb for it to be looked up: commoner verbs tell nothing.
_COMMON = 30
# Reports that may say a word for it to be an oddity, and reports that must say the opposite.
_ODD_REPORTS, _ODD_AGAINST = 1, 2
# Words and parties that the odd statement shares with each that says the opposite.
_MATTER = 3
# Parties that stand for shared words: with more of them in common, two statements are of one matter.
_MANY = 2
# Sides of such a disagreement besides the odd one.
_MOST_SAYERS = 6
# Reports searched for witnesses, those of the disagreement first, so that a large story costs no square.
_MOST_REPORTS = 12
# Witnesses added to one polarity disagreement.
_WITNESSES = 3


def lone(claims: Mapping[str, Sequence[Statement]], evidence: Evidence) -> Iterator[Difference]:
    """Lone statements against claims of two lines or more: another actor, or reversed roles."""
    by_root: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for id_, statements in claims.items():
        for s in statements:
            stem = evidence.once(root, s)
            if (s.kind == "verbal" and is_telling(s.predicate)) or stem != s.predicate.lower()[:7]:
                by_root[stem].append((id_, s))
    for sharing in by_root.values():
        if len(sharing) > _COMMON or len({id_ for id_, _ in sharing}) < 2:
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
    if odd.polarity != usual.polarity or other_numbers(odd, usual, evidence):
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
    one_side = one_side or bool(evidence.kin(speakers(odd)) & evidence.kin(theirs))
    if odd.passive and one_side and evidence.kin(suffering) & evidence.kin(theirs or speakers(usual)):
        yield Difference(
            kind="voice", slot="voice", verdict="garbled", values=values, certainty=0.5,
            detail="who acts elsewhere is acted upon here",
        )  # fmt: skip


def turned(evidence: Evidence) -> Iterator[Difference]:
    """A word that one report alone turned into its opposite, wherever the statements are grouped.

    Two reports or more must say the opposite of the same matter, and no other report what the odd one says.
    """
    carried: dict[str, list[Statement]] = defaultdict(list)
    for statements in evidence.by_report.values():
        for s in statements:
            if s.kind == "verbal" and not s.headline and s.polarity == "positive":
                for word in evidence.once(carrying_words, s):
                    carried[word].append(s)
    for word, sayers in carried.items():
        others = antonyms().all_against(word) & carried.keys()
        if not others or len({s.report for s in sayers}) > _ODD_REPORTS:
            continue
        for odd in sayers:
            yield from _turned(odd, word, {o: carried[o] for o in sorted(others)}, evidence)


def _turned(
    odd: Statement, word: str, opposites: Mapping[str, Sequence[Statement]], evidence: Evidence
) -> Iterator[Difference]:
    found = [
        clause(s, opposite, "opposite")
        for opposite, statements in opposites.items()
        for s in statements[:_COMMON]
        if _is_same_matter(odd, s, word, opposite, evidence)
    ]
    elsewhere = {v.report for v in found} - {odd.report}
    if len(elsewhere) < _ODD_AGAINST:
        return
    torn = any(v.report == odd.report for v in found)
    yield Difference(
        kind="polarity", slot="polarity", verdict="contradiction", certainty=0.6 if torn else 0.4,
        values=(clause(odd, word, "odd"), *found[:_MOST_SAYERS]), detail=f"{word} against {found[0].value}",
    )  # fmt: skip


def carrying_words(statement: Statement, evidence: Evidence) -> set[str]:
    """The words that carry a clause: its verb, the head of its complement, and words with a hyphen ("de-escalate")."""
    heads = {statement.predicate, *(a.head.lower() for a in statement.arguments if a.role == "complement")}
    return {w for w in heads if is_telling(w)} | {
        w for w in evidence.once(lemmas, statement) if "-" in w and "-" in w.strip("-")
    }


def _is_same_matter(odd: Statement, other: Statement, word: str, opposite: str, evidence: Evidence) -> bool:
    """Do two statements with opposite words speak of one matter? A pair by prefix is a surer sign than a listed one."""
    shared = set(odd.lemmas) & set(other.lemmas) - {word, opposite}
    parties = evidence.kin(everybody(odd)) & evidence.kin(everybody(other))
    names = {w for e in parties for w in evidence.heads.get(e, ())}
    surely = antonyms().by_prefix(word, opposite) or bool(shared - names) or len(parties) > _MANY
    return len(shared) + min(2, len(parties)) >= _MATTER and surely


def witnesses(difference: Difference, evidence: Evidence) -> Difference:
    """Add to a disagreement of opposite words the other sentences that say one of the two of the same matter."""
    lexicon = antonyms()
    told = {v.statement for v in difference.values}
    sides = [(evidence.statements[v.statement], v.value, v.key) for v in difference.values]
    reports = {v.report for v in difference.values}
    asked = sorted(evidence.by_report, key=lambda r: (r not in reports, r))[:_MOST_REPORTS]
    turn = {report: n for n, report in enumerate(asked)}
    carrying = evidence.table(_carrying)
    against = {w for _, word, _ in sides for w in lexicon.all_against(word)}
    places = {(turn[r], at, r) for w in against for r, at in carrying.get(w, ()) if r in turn}
    found: list[Value] = []
    for _, at, report in sorted(places):
        s = evidence.by_report[report][at]
        if len(found) >= _WITNESSES:
            break
        if s.id in told:
            continue
        own = evidence.once(carrying_words, s)
        for side, word, key in sides:
            other = lexicon.against(word, own)
            if other is not None and _is_same_matter(side, s, word, other, evidence):
                found.append(clause(s, other, not key))
                break
    return difference._replace(values=(*difference.values, *found)) if found else difference


def _carrying(evidence: Evidence) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Where the clauses stand that a word carries, by report and place in it; looked up for every candidate."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for report, statements in evidence.by_report.items():
        for at, s in enumerate(statements):
            if s.kind == "verbal" and not s.headline:
                for word in evidence.once(carrying_words, s):
                    found[word].append((report, at))
    return found


def _told(statement: Statement, ids: Sequence[str], evidence: Evidence) -> Value:
    name = " and ".join(evidence.name(i) for i in ids[:2]) or "?"
    return clause(statement, name, frozenset(ids) or statement.id)


def _first_person(statement: Statement) -> tuple[str, ...]:
    """The speaker, where a "we" is acted upon."""
    we = any(a.head.lower() in ("we", "i") for a in statement.arguments if a.role in ("subject", "object"))
    return speakers(statement) if we else ()
