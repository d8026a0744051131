"""Persons whom the reports give different offices. A helper of stage 10.

Looked for over the whole story, not claim by claim: "the prime minister" in one report and "the
president" in four is a slip wherever it stands. General words ("the Russian leader") fit beside any office.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Statement

# Characters before a name in which its title stands.
_TITLE = 45


def offices(evidence: Evidence) -> Iterator[Difference]:
    """One difference for each person with an odd office: the odd mentions beside the usual ones."""
    for entity in evidence.entities.values():
        if entity.kind == "person":
            yield from _odd(entity, evidence)


def _odd(entity: Entity, evidence: Evidence) -> Iterator[Difference]:
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in entity.mentions:
        office = _plain(mention.office)
        if office and mention.form == "name":
            told[office].append(mention)
    if len(told) < 2:
        return
    by_reports = Counter({office: len({m.report for m in found}) for office, found in told.items()})
    usual = _plain(entity.office) if _plain(entity.office) in told else by_reports.most_common(1)[0][0]
    for office in told:
        if office == usual or set(office.split()) & set(usual.split()) - {"minister", "of", "secretary"}:
            continue
        values = [v for o in (office, usual) for m in told[o][:3] if (v := _value(m, o, evidence))]
        if len({v.key for v in values}) > 1:
            yield Difference(
                kind="role", slot="office", verdict="contradiction", values=tuple(values), certainty=0.6,
                detail=f"{entity.name} is called {office} here, {usual} elsewhere",
            )  # fmt: skip


def _plain(office: str | None) -> str:
    """The office in lower case; empty where it is general, or held once or by a deputy."""
    lexicon = comparison()
    found = words(office or "")
    if not found or any(w in lexicon.office_modifiers for w in found) or " ".join(found) in lexicon.general_offices:
        return ""
    return " ".join(w for w in found if w not in ("the", "of"))


def _value(mention: Mention, office: str, evidence: Evidence) -> Value | None:
    statement = _around(mention, evidence)
    if statement is None:
        return None
    text = evidence.text[mention.report]
    # The office stands before the name ("Prime Minister of ... X"): show both.
    first = text.lower().rfind(office.split()[0][:4], max(0, mention.start - _TITLE), mention.end)
    start = first if first >= 0 else mention.start
    return Value(
        statement=statement.id, report=mention.report, start=start, end=mention.end,
        value=" ".join(text[start : mention.end].split()), key=office,
    )  # fmt: skip


def _around(mention: Mention, evidence: Evidence) -> Statement | None:
    """The shortest statement around the mention."""
    statements = evidence.by_report.get(mention.report, ())
    last = bisect_right([s.start for s in statements], mention.start)
    around = [s for s in statements[max(0, last - 12) : last] if s.end >= mention.end]
    return min(around, key=lambda s: s.end - s.start, default=None)
