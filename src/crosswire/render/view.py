"""What a reader is shown of an account, in order, before it becomes Markdown or HTML.

The idea: one numbered reference for each cited passage, sections of plain lines, and no markup. Both
renderings are made from this view, so that they cannot say different things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.records.stories import Account, Claim, ClaimMention, Derivation, Disagreement, Side
from crosswire.records.text import Document, Phrase
from crosswire.render.passages import cut_passage, has_words
from crosswire.render.shown import Difference, Line, Reference, Section, ShownReport, ShownSide, View

# How evidence of a lineage that the user set begins to say why.
BY_USER = "set by the user"
# Lines shown of one party's version; the rest stands in the other sections.
_MOST_BY_PARTY = 8
# References shown beside a line; the rest is folded away.
_SHOWN_REFS = 6
# Probability below which a claim of several reports is shown apart: most such hold two facts (see docs/comparing.md).
_DOUBTFUL = 0.65
# Probability below which a difference is shown among the small and doubtful ones: it is as likely wrong as right.
_DOUBTFUL_DIFFERENCE = 0.5
# The act of a claim that says only that somebody spoke; what was said is a claim of its own.
_FRAME = "attribution"
# Claims from the top of the account among which the main event is looked for.
_TOP = 12
# Kinds whose differing words are marked in the passage and need no label.
_SELF_TELLING = frozenset({"quote", "wording", "number", "date", "scope", "tense"})
# Characters: what is longer is no label.
_LABEL = 60
_REPORT_ID = re.compile(r"\bR\d+\b")
# Acts that belong under "threats, demands and promises".
_PRESSING = frozenset({"threaten", "demand", "promise", "request", "warn", "reject", "deny", "accuse"})
# Verdicts as a reader is told them, the gravest first, which is the order in which disagreements are shown.
_VERDICTS = {
    "contradiction": "cannot both be right",
    "garbled": "one side is garbled",
    "parties differ": "the parties tell it differently",
    "update": "changed over time",
    "rendering": "renderings of one original",
    "compatible": "compatible",
}


def view(account: Account) -> View:
    """Return what is shown of ``account``."""
    return _Viewer(account).view()


def long_date(day: date | None) -> str:
    """ "Thursday 30 December 2021", or "not known"."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else "not known"


def outlet(document: Document) -> str:
    """What a reader would call the source of a report."""
    return document.source or document.article.source or document.article.path.rsplit("/", 1)[-1]


class _Viewer:
    """Numbers references in order of first use; everything else is derived."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.claims = [c for c in account.claims if c.act != _FRAME]
        self.texts = {d.article.id: d.article.text for d in account.documents}
        self.outlets = {d.article.id: outlet(d) for d in account.documents}
        self.names = {e.id: e.name for e in account.entities}
        self.adjectives = {
            m.text.lower(): e.name for e in account.entities for m in e.mentions if m.form == "adjective"
        }
        self.numbers: dict[tuple[str, int, int], int] = {}

    def view(self) -> View:
        account = self.account
        lead = self.lead()
        differences = tuple(self.difference(d) for d in sorted(account.disagreements, key=_gravity))
        sections = (
            self.agreed(), self.doubtful(), self.pressing(), self.conditionals(), self.meetings(), self.single(), self.gaps(), self.garbled(),
        )  # fmt: skip
        parties = tuple(self.parties())
        return View(
            story=account.story,
            title=account.title,
            facts=self.facts(),
            reasons=tuple(self.spelt(reason) for reason in account.date.reasons),
            lead=lead,
            differences=differences,
            sections=sections,
            parties=parties,
            reports=self.reports(),
            lineages=account.lineages,
            references=tuple(Reference(number=n, report=r, start=s, end=e) for (r, s, e), n in self.numbers.items()),
        )

    def ref(self, report: str, start: int, end: int) -> int:
        return self.numbers.setdefault((report, start, end), len(self.numbers) + 1)

    def named(self, ids: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(self.name(i) for i in ids))

    def name(self, one: str) -> str:
        """The name of an entity, or of whom an adjective ("Russian") stands for; else the words themselves."""
        return self.names.get(one) or self.adjectives.get(one.lower(), one)

    def facts(self) -> tuple[tuple[str, str], ...]:
        account = self.account
        who = _most_active(account.claims, self.names)
        lines, reports = len(account.lineages), len(account.documents)
        return (
            ("Who", ", ".join(who) or "not known"),
            ("When", long_date(account.date.day)),
            ("Where", self.where()),
            *self.thread(),
            *self.set_by_user(),
            ("Reports", f"{reports} in {lines} independent line{'s' if lines != 1 else ''}"),
        )

    def set_by_user(self) -> Iterable[tuple[str, str]]:
        """Lineages that are what they are by the user's word."""
        said = {text: None for line in self.account.lineages for text in line.evidence if BY_USER in text}
        if said:
            yield "Lineage", "; ".join(self.spelt(text) for text in said)

    def thread(self) -> Iterable[tuple[str, str]]:
        """The other stories of the same crisis, and what links this one to them."""
        thread = self.account.thread
        if thread:
            others = ", ".join(story for story in thread.stories if story != self.account.story)
            because = "; ".join(text for text in thread.because if self.account.story in text)
            yield "Thread", f"{thread.id}, with {others}: {because}"

    def where(self) -> str:
        """The place, or the medium where the main event is a talk by telephone on the day of the story."""
        day = self.account.date.day
        half = len(self.account.documents) / 2
        for claim in self.claims[:_TOP]:
            if claim.act == "phone-call" and _reports(claim) >= half and day and claim.date == day.isoformat():
                return "by telephone"
        return self.account.place or "not said"

    def spelt(self, reason: str) -> str:
        """``reason`` with the outlets for the ids of reports."""
        return _REPORT_ID.sub(lambda m: self.outlets.get(m.group(), m.group()), reason)

    def difference(self, d: Disagreement) -> Difference:
        gist = next((c.gist for c in self.account.claims if c.id == d.claim), "")
        alike: dict[str, list[int]] = defaultdict(list)
        for index, side in enumerate(d.sides):
            alike[" ".join(self.passage(side).casefold().split())].append(index)
        return Difference(
            kind=d.kind,
            verdict=_VERDICTS.get(d.verdict, d.verdict),
            about=gist,
            because=self.spelt(d.because),
            sides=tuple(self.side(d, indices) for indices in alike.values()),
            minor=is_minor(d),
        )

    def passage(self, side: Side) -> str:
        return self.texts[side.report][side.start : side.end]

    def side(self, d: Disagreement, indices: Sequence[int]) -> ShownSide:
        sides = [d.sides[index] for index in indices]
        first = sides[0]
        others = [self.passage(other) for other in d.sides if other.value != first.value]
        return ShownSide(
            runs=cut_passage(self.texts[first.report], first.start, first.end, first.value, others),
            label="" if d.kind in _SELF_TELLING or has_words(self.passage(first), first.value) else _label(first.value),
            outlets=", ".join(dict.fromkeys(self.outlets[side.report] for side in sides)),
            refs=tuple(dict.fromkeys(self.ref(side.report, side.start, side.end) for side in sides)),
            likelier=d.likelier in indices,
        )  # fmt: skip

    def line(self, claim: Claim, note: str = "", *, warned: bool = False) -> Line:
        """The gist with a note; ``warned`` where the section itself says that its claims may hold more than one fact."""
        said = self.named(_sources(claim))
        doubt = "perhaps more than one fact" if is_doubtful(claim) and not warned else ""
        parts = [note, doubt, f"according to {said}" if said else "", claim.date or ""]
        return self.cited(claim.gist, claim.mentions, "; ".join(p for p in parts if p))

    def cited(self, text: str, passages: Iterable[ClaimMention | Phrase], note: str = "") -> Line:
        """A line with its passages numbered, one of each report first."""
        by_report: dict[str, list[int]] = defaultdict(list)
        for p in passages:
            by_report[p.report].append(self.ref(p.report, p.start, p.end))
        turns = [refs[turn] for turn in range(max(map(len, by_report.values()), default=0))
                 for refs in by_report.values() if turn < len(refs)]  # fmt: skip
        numbers = list(dict.fromkeys(turns))
        # A fold of one reference takes more room than the reference.
        shown = len(numbers) if len(numbers) <= _SHOWN_REFS + 1 else _SHOWN_REFS
        return Line(text=text, note=note, refs=tuple(numbers[:shown]), more=tuple(numbers[shown:]))

    def lead(self) -> Section:
        chosen = [c for c in self.claims if c.id in self.account.lead]
        lines = tuple(self.line(c, f"told by {_count(len(c.told_in), 'report')}") for c in chosen)
        return Section(key="lead", title="In short", lines=lines, empty="No matter is told by several reports.")

    def agreed(self) -> Section:
        shown = [c for c in self.claims if _reports(c) > 1 and not is_doubtful(c)]
        lines = _unrepeated(
            self.line(c, f"{c.standing}, {_count(c.independent_lines, 'line')}, {_count(_reports(c), 'report')}")
            for c in shown
        )
        return Section(
            key="agreed", title="What several reports say", lines=lines, empty="No fact surely stands in two reports."
        )

    def doubtful(self) -> Section:
        lines = _unrepeated(self.line(c, _told(c), warned=True) for c in self.claims if is_doubtful(c))
        title = "What several reports tell of one matter, perhaps more than one fact"
        return Section(key="doubtful", title=title, lines=lines, empty="Nothing.")

    def pressing(self) -> Section:
        shown = [c for c in self.claims if c.act in _PRESSING]
        shown.sort(key=lambda c: -_reports(c))
        lines = _unrepeated(self.line(c, c.act) for c in shown)
        return Section(
            key="pressing", title="Threats, demands, promises, denials", lines=lines, empty="None was found."
        )

    def conditionals(self) -> Section:
        lines = tuple(
            self.cited(
                f"{_upper(c.condition)} → {c.consequence}",
                c.evidence,
                "; ".join(
                    part
                    for part in (
                        c.strength,
                        f"by {self.named(c.issuer)}" if c.issuer else "",
                        f"to {self.named(c.target)}" if c.target else "",
                        f"by {c.deadline}" if c.deadline else "",
                    )
                    if part
                ),
            )
            for c in self.account.conditionals
        )
        return Section(key="conditionals", title="What depends on what", lines=lines, empty="No condition was found.")

    def meetings(self) -> Section:
        ordered = sorted(self.account.meetings, key=lambda m: m.date or "9999")
        lines = tuple(
            self.cited(
                " · ".join(
                    part
                    for part in (
                        m.date or "date not said",
                        m.time,
                        m.place,
                        self.named(m.participants),
                        m.medium,
                        m.subject,
                    )
                    if part
                ),
                m.evidence,
                m.status,
            )
            for m in ordered
        )
        return Section(
            key="meetings", title="Meetings that are set", lines=lines, empty="No meeting to come was found."
        )

    def parties(self) -> Iterable[Section]:
        by_speaker: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for speaker in _sources(claim):
                by_speaker[self.name(speaker)].append(claim)
        loudest = sorted(by_speaker.items(), key=lambda item: -sum(_reports(c) for c in item[1]))
        for speaker, claims in loudest[:_MOST_BY_PARTY]:
            claims = sorted(claims, key=lambda c: -_reports(c))[:_MOST_BY_PARTY]
            yield Section(key="party", title=speaker, lines=_unrepeated(self.line(c) for c in claims), empty="")

    def single(self) -> Section:
        shown = [c for c in self.claims if _reports(c) == 1]
        lines = _unrepeated(self.line(c, self.outlets[c.mentions[0].report]) for c in shown)
        return Section(key="single", title="What only one report says", lines=lines, empty="Nothing.")

    def gaps(self) -> Section:
        lines = tuple(Line(text=g.question, refs=(), note=self.spelt(g.because)) for g in self.account.gaps)
        return Section(key="gaps", title="What no report says", lines=lines, empty="No gap was noticed.")

    def garbled(self) -> Section:
        lines = tuple(
            Line(
                text=f"“{g.text}” is probably {e.name}",
                refs=(self.ref(g.report, g.start, g.end),),
                note=f"{g.because} ({g.probability:.0%})",
            )
            for e in self.account.entities
            for g in e.garbled
        )
        words = tuple(
            Line(
                text=" / ".join(f"“{s.value}”" for s in d.sides),
                refs=tuple(self.ref(s.report, s.start, s.end) for s in d.sides),
                note=d.because,
            )
            for d in self.account.disagreements
            if d.verdict == "garbled"
        )
        return Section(key="garbled", title="Garbled names and words", lines=lines + words, empty="None was noticed.")

    def reports(self) -> tuple[ShownReport, ...]:
        line_of = {r: line.id for line in self.account.lineages for r in line.reports}
        return tuple(
            ShownReport(
                id=d.article.id, outlet=outlet(d), title=d.title or d.article.title or "", path=d.article.path,
                published=d.published.isoformat() if d.published else "date not known",
                lineage=line_of.get(d.article.id, ""), text=d.article.text,
                residue=tuple((r.start, r.end, r.kind) for r in d.residue),
            )
            for d in self.account.documents
        )  # fmt: skip


def derivation_text(d: Derivation, outlets: dict[str, str]) -> str:
    """ "B is a rewrite of A (87%): why"."""
    verb = f"is a {d.verdict} of" if d.directed else f"shares its text ({d.verdict}) with"
    return f"{outlets.get(d.report, d.report)} {verb} {outlets.get(d.of, d.of)} ({d.score:.0%}): {d.because}"


def _most_active(claims: Sequence[Claim], names: dict[str, str], most: int = 4) -> list[str]:
    weight: dict[str, int] = defaultdict(int)
    for claim in claims:
        for entity in dict.fromkeys((*claim.actor, *claim.target)):
            if entity in names:
                weight[names[entity]] += _reports(claim)
    return sorted(weight, key=lambda name: -weight[name])[:most]


def _unrepeated(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines with the same text put into one: several claims may have come out of one sentence."""
    found: dict[str, Line] = {}
    for line in lines:
        first = found.setdefault(line.text, line)
        if first is not line:
            more = tuple(n for n in (*line.refs, *line.more) if n not in (*first.refs, *first.more))
            found[line.text] = replace(first, more=first.more + more)
    return tuple(found.values())


def is_doubtful(claim: Claim) -> bool:
    """Is it carried by several reports, and likelier two facts than one, or told by one of them alone?"""
    return _reports(claim) > 1 and (claim.probability < _DOUBTFUL or len(claim.told_in) < 2)


def is_minor(d: Disagreement) -> bool:
    """May a reader pass over it? Compatible readings, wordings, other sources, and what is doubtful."""
    if d.verdict == "compatible" and d.kind not in ("number", "role"):
        return True
    return d.kind in ("wording", "attribution") or not is_sure(d)


def _gravity(d: Disagreement) -> tuple[bool, int]:
    """Where a disagreement is shown; those alike keep the order of the account."""
    return is_minor(d), [*_VERDICTS].index(d.verdict)


def is_sure(d: Disagreement) -> bool:
    """Is it likelier right than wrong?"""
    return d.probability >= _DOUBTFUL_DIFFERENCE


def _label(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _LABEL else ""


def _reports(claim: Claim) -> int:
    return len({m.report for m in claim.mentions})


def _told(claim: Claim) -> str:
    """How many of its reports tell the line, where others only touch on its matter."""
    told, reports = len(claim.told_in), _count(_reports(claim), "report")
    if told == _reports(claim):
        return reports
    return f"told by {told} of {reports}" if told else f"touched on by {reports}"


def _sources(claim: Claim) -> tuple[str, ...]:
    """The sources of what the line tells, not of passages that only name its matter."""
    beside = {source for m in claim.mentions if not m.tells for source in m.said_by}
    beside -= {source for m in claim.mentions if m.tells for source in m.said_by}
    return tuple([source for source in claim.attributed_to if source not in beside])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
