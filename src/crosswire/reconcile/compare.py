"""Stage 10, compare: groups of Statements -> Claims and Disagreements.

Each group becomes one claim: its gist, what kind of act it is, who acts upon whom, by whose word, when
and where, with every statement as a mention. Then the statements are compared slot by slot, and the
claim stands as what the comparison found: agreed, varied, contradicted, disputed or single.

Helpers: ``disagreements`` (what differs, through ``values``, ``wordings``, ``people``, ``roles`` and
``parties``), ``judge`` (which side is likelier), ``standing``, ``gist``, and ``evidence`` (lookups).

Known limits: a difference that needs knowledge of the world is not seen; two facts wrongly grouped are
compared as if they were one, which the alignment's probability tempers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from crosswire.lexicon.acts import acts
from crosswire.reconcile.disagreements import find_disagreements
from crosswire.reconcile.evidence import Evidence, gather_evidence, roles
from crosswire.reconcile.gist import gist
from crosswire.reconcile.standing import certainty, standing
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement, StoryDate
from crosswire.records.stories import Alignment, Claim, ClaimMention, Disagreement, Lineage, Variant
from crosswire.records.text import Document, Span

# A year, a month or a day at the start of a TIMEX3 value; seasons, weeks and hours are cut off.
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d])")
# Disagreements listed: thirty for a story of up to twenty thousand characters, one more for every two
# hundred beyond that, at most sixty; a longer list is not read.
_FEWEST, _MOST, _SHORT_STORY, _EACH = 30, 60, 20_000, 200


def compare(
    groups: Sequence[Sequence[str]],
    statements: Sequence[Statement],
    events: Sequence[Event],
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    lineages: Sequence[Lineage],
    documents: Sequence[Document],
    date: StoryDate,
) -> tuple[tuple[Claim, ...], tuple[Disagreement, ...]]:
    """Turn each group into a claim with its standing, and list where its mentions differ."""
    evidence = gather_evidence(statements, entities, lineages, documents)
    members = {f"C{n}": [evidence.statements[i] for i in group] for n, group in enumerate(groups, 1)}
    trust = _trust(members, alignments)
    length = sum(len(d.article.text) for d in documents)
    disagreements = find_disagreements(
        members,
        evidence,
        links={(a.left, a.right): a.probability for a in alignments},
        most=min(_MOST, _FEWEST + max(0, length - _SHORT_STORY) // _EACH),
    )
    day = date.day.isoformat() if date.day else None
    of_claim: dict[str, list[Disagreement]] = defaultdict(list)
    for d in disagreements:
        of_claim[d.claim].append(d)
    events_of: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        events_of[event.statement].append(event)
    claims = tuple(
        _claim(id_, found, evidence, [e for s in found for e in events_of[s.id]], of_claim[id_], trust[id_], day)
        for id_, found in members.items()
    )
    return claims, disagreements


def _trust(members: dict[str, list[Statement]], alignments: Sequence[Alignment]) -> dict[str, float]:
    claim_of = {s.id: id_ for id_, found in members.items() for s in found}
    links: dict[str, list[float]] = defaultdict(list)
    for link in alignments:
        if claim_of.get(link.left) == claim_of.get(link.right) and link.left in claim_of:
            links[claim_of[link.left]].append(link.probability)
    return {id_: certainty(found, links[id_]) for id_, found in members.items()}


def _claim(
    id_: str,
    members: Sequence[Statement],
    evidence: Evidence,
    events: Sequence[Event],
    disagreements: Sequence[Disagreement],
    trust: float,
    day: str | None,
) -> Claim:
    lines = {evidence.line_of.get(s.report, s.report) for s in members}
    odd = _odd(members, disagreements)
    plover = _commonest([e.type for e in events])
    return Claim(
        id=id_,
        gist=gist(members, evidence, odd=odd),
        act="attribution" if all(s.id in evidence.frames for s in members) else _act(members, plover),
        plover=plover,
        actor=_actor(members, events),
        target=_target(members, events),
        attributed_to=_sources(members),
        date=_date(members, events, day),
        place=_place(events, evidence),
        mentions=tuple(_mention(s, disagreements) for s in members),
        standing=standing(len(lines), disagreements),
        independent_lines=len(lines),
        probability=trust,
    )


def _odd(members: Sequence[Statement], disagreements: Sequence[Disagreement]) -> frozenset[str]:
    """Ids of the statements that stand on an unlikely side of a contradiction."""
    found = set()
    for d in disagreements:
        if d.likelier is None or d.verdict not in ("contradiction", "garbled"):
            continue
        right = d.sides[d.likelier].value
        for side in d.sides:
            if side.value != right:
                found |= {
                    s.id for s in members if s.report == side.report and s.start < side.end and side.start < s.end
                }
    return frozenset(found)


def _act(members: Sequence[Statement], plover: str | None) -> str:
    """The act that most mentions name; a talk by telephone and a meeting still to come have acts of their own.

    What is said in a threat or a promise is one itself: where no verb of a mention tells, the cue does.
    """
    lexicon = acts()
    named = [act for s in members if (act := lexicon.of_predicate.get(s.predicate.lower()) or _light(s))]
    telling = [act for act in named if act != "statement"]
    cues = [act for s in members if (act := _cue(s)) and act != "statement"]
    act = _commonest(telling) or _commonest(cues) or lexicon.of_plover.get(plover or "") or "statement"
    lemmas = {lemma for s in members for lemma in (*s.lemmas, s.predicate.lower())}
    if act in ("consult", "meeting") and lemmas & lexicon.telephone:
        return "phone-call"
    ahead = sum(
        s.tense == "future" or s.modality == "intended" or bool(set(s.lemmas) & lexicon.scheduled) for s in members
    )
    return "meeting-scheduled" if act in ("consult", "meeting") and ahead * 2 > len(members) else act


def _cue(statement: Statement) -> str | None:
    """The act of the verb by which the statement is attributed, tried in its plain forms."""
    cue = statement.attribution[-1].cue if statement.attribution else None
    word = cue.text.lower().split()[0] if cue and cue.text.strip() else ""
    forms = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing"))
    return next((acts().of_predicate[form] for form in forms if form in acts().of_predicate), None)


def _light(statement: Statement) -> str | None:
    """The act that the object names: "impose sanctions"."""
    lexicon = acts()
    for a in statement.arguments:
        if a.role in ("object", "attribute") and a.head.lower() in lexicon.of_predicate:
            return lexicon.of_predicate[a.head.lower()]
    return None


def _actor(members: Sequence[Statement], events: Sequence[Event]) -> tuple[str, ...]:
    """Who acts, commonest first; where no mention has a subject that is known, whoever speaks."""
    found = [e for s in members for e in _acting(s)] + [e for event in events for p in event.actor for e in p.entities]
    if not found:
        found = [e for s in members for a in s.attribution[-1:] if a.speaker for e in a.speaker.entities]
    return tuple(x for x, _ in Counter(found).most_common())


def _acting(statement: Statement) -> tuple[str, ...]:
    if statement.passive:
        return roles(statement, "agent")
    found = roles(statement, "subject")
    first = any(a.role == "subject" and a.head.lower() in ("i", "we") for a in statement.arguments)
    if (first or not found) and statement.attribution and statement.attribution[-1].speaker:
        found += statement.attribution[-1].speaker.entities if first else ()
    return found


def _target(members: Sequence[Statement], events: Sequence[Event]) -> tuple[str, ...]:
    found = [e for event in events for p in event.recipient for e in p.entities]
    for s in members:
        wanted = ("subject", "object", "indirect") if s.passive else ("object", "indirect")
        found += roles(s, *wanted)
    acting = {e for s in members for e in _acting(s)}
    return tuple(x for x, _ in Counter(found).most_common() if x not in acting)


def _sources(members: Sequence[Statement]) -> tuple[str, ...]:
    """Every source that a mention names, inner and outer; a name in plain words where nobody is known by it."""
    found: list[str] = []
    for s in members:
        for attribution in s.attribution:
            if attribution.speaker is not None:
                found += attribution.speaker.entities or (" ".join(attribution.speaker.text.split()),)
    return tuple(x for x, _ in Counter(found).most_common())


def _date(members: Sequence[Statement], events: Sequence[Event], day: str | None) -> str | None:
    """The commonest date of the claim's events, else of a time in its mentions; the precise and the story's own first."""
    found = [e.date for e in events if e.date]
    found += [t.value for s in members for t in s.times if t.type == "DATE" and t.anchored and not found]
    days = [m.group() for d in found if (m := _DAY.match(d))]
    return max(days, key=lambda d: (days.count(d), len(d), d == day, d), default=None)


def _place(events: Sequence[Event], evidence: Evidence) -> str | None:
    """The commonest place of the claim's events, if it is one that the story names."""
    return _commonest([e.place for e in events if e.place and e.place.lower() in evidence.places])


def _mention(statement: Statement, disagreements: Sequence[Disagreement]) -> ClaimMention:
    variants = {
        d.kind: side.value
        for d in disagreements
        for side in d.sides
        if side.report == statement.report and statement.start < side.end and side.start < statement.end
    }
    cut = [(max(q.start, statement.start), min(q.end, statement.end)) for q in statement.quotes]
    return ClaimMention(
        report=statement.report, start=statement.start, end=statement.end, statement=statement.id,
        quote_spans=tuple(Span(start=a, end=b) for a, b in cut if a < b),
        variant=tuple(Variant(kind=kind, value=value) for kind, value in sorted(variants.items())),
    )  # fmt: skip


def _commonest(found: Sequence[str]) -> str | None:
    return Counter(found).most_common(1)[0][0] if found else None
