"""What a reader is shown of an account, in order, before it becomes Markdown or HTML.

The idea: one numbered reference for each cited passage, sections of plain lines, and no markup. Both
renderings are made from this view, so that they cannot say different things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from crosswire.records.statements import Conditional, Meeting
from crosswire.records.stories import Account, Claim, Derivation, Disagreement, Reconstruction, lineage_of_reports
from crosswire.render.citing import Citing, in_words
from crosswire.render.days import shown_days
from crosswire.render.differences import is_sure, shown_differences
from crosswire.render.facts import shown_facts
from crosswire.render.once import Once, taken_in, whole
from crosswire.render.repeated import unrepeated
from crosswire.render.shown import Line, Section, ShownReport, View
from crosswire.render.support import first_published, is_doubtful, told

# Lines shown of one party's version; the rest stands in the other sections.
_MOST_BY_PARTY = 8
# The act of a claim that says only that somebody spoke; what was said is a claim of its own.
_FRAME = "attribution"
# How a claim stands that no second line supports, which the count of lines says as well.
_ALONE = "single"
# Characters between who tells a version ("the ministry insisted that he promised") and what it is, where these are two claims.
_BESIDE = 2
# What is said where all that a section would tell stands in short.
_NOTHING_MORE = "Nothing beside what stands in short."


def views(reconstruction: Reconstruction) -> tuple[View, ...]:
    """Return what is shown of each account."""
    titles = {account.story: account.title for account in reconstruction.accounts}
    return tuple(view(account, titles) for account in reconstruction.accounts)


def view(account: Account, titles: Mapping[str, str] | None = None) -> View:
    """Return what is shown of ``account``; ``titles`` are those of the other stories, by id."""
    return _Viewer(account, titles or {}).view()


class _Viewer:
    """The sections of an account, in the order in which their references are numbered."""

    def __init__(self, account: Account, titles: Mapping[str, str]) -> None:
        self.account, self.titles = account, titles
        self.claims = [c for c in account.claims if c.act != _FRAME]
        background = frozenset(account.background)
        self.background_claims = [c for c in self.claims if c.id in background]
        self.news = [c for c in self.claims if c.id not in background]
        self.citing = Citing(account)
        self.versions = _versions(account.disagreements)
        self.line_of = lineage_of_reports(account.lineages)

    def view(self) -> View:
        account, citing, once = self.account, self.citing, Once()
        lead = self.lead()
        days = shown_days(self.news, [(m, self.meeting(m, dated=False)) for m in account.meetings], citing)
        differences = shown_differences(citing)
        agreed = self.agreed()
        first, rest = taken_in(lead.lines, agreed.lines)
        lead = once.placed(replace(lead, lines=first))
        agreed = once.placed(
            replace(agreed, lines=rest, empty=_NOTHING_MORE if len(rest) < len(agreed.lines) else agreed.empty)
        )
        pressing, conditionals, meetings = once.placed(self.pressing()), self.conditionals(), self.meetings()
        parties = tuple([once.placed(party, "Who says so", n) for n, party in enumerate(self.parties(), 1)])
        told = whole([lead, agreed, pressing, *parties])
        doubtful = self.doubtful(told)
        single, background = self.single((*told, *doubtful.lines)), self.background((*told, *doubtful.lines))
        return View(
            story=account.story,
            title=account.title,
            facts=shown_facts(self.claims, citing, self.titles),
            reasons=tuple(citing.spelt(reason) for reason in account.date.reasons),
            lead=lead,
            days=tuple([replace(day, lines=tuple([once.cut(line) for line in day.lines])) for day in days]),
            differences=once.headed(differences),
            sections=(agreed, pressing, conditionals, meetings, doubtful, single, background, self.gaps(), self.garbled()),
            parties=parties,
            reports=self.reports(),
            lineages=account.lineages,
            references=citing.references(),
        )  # fmt: skip

    def lead(self) -> Section:
        chosen = [c for c in self.claims if c.id in self.account.lead]
        lines = tuple(self.citing.line(c, self.supported(c, dated=True)) for c in chosen)
        return Section(key="lead", title="In short", lines=lines, empty="No matter is told by two texts.")

    def agreed(self) -> Section:
        shown = [c for c in self.news if len(c.reports) > 1 and not is_doubtful(c)]
        lines = unrepeated(self.citing.line(c, self.supported(c)) for c in shown)
        return Section(
            key="agreed", title="What several reports say", lines=lines, empty="No fact surely stands in two reports."
        )

    def supported(self, claim: Claim, *, dated: bool = False) -> str:
        """How a claim stands, and who tells its line; when they published it if ``dated``."""
        by = told(claim, self.citing.outlets)
        when = first_published(claim, self.citing.outlets, self.citing.published) if dated else ""
        by = f"{by}; {when}" if when else by
        stands = self.disputed(claim) or ("" if claim.standing == _ALONE or is_doubtful(claim) else claim.standing)
        return f"{stands}: {by}" if stands else by

    def disputed(self, claim: Claim) -> str:
        """That the parties tell it differently, where another claim shows it: what each of them says may be a claim of its own,
        on which the reports agree."""
        telling = [m for m in claim.mentions if m.counts]
        for sure, word in ((True, "disputed"), (False, "perhaps disputed")):
            if any(self.versions[m.report, sure].meets(m.start, m.end) for m in telling):
                return word
        return ""

    def doubtful(self, above: Sequence[Line]) -> Section:
        found = (self.citing.line(c, told(c, self.citing.outlets)) for c in self.news if is_doubtful(c))
        title = "What several reports tell of one matter, perhaps more than one fact"
        return Section(key="doubtful", title=title, lines=unrepeated(found, above), empty="Nothing.")

    def pressing(self) -> Section:
        shown = sorted((c for c in self.news if c.pressing), key=lambda c: -len(c.reports))
        lines = unrepeated(
            replace(self.citing.line(c, told(c, self.citing.outlets)), label=c.pressing or "") for c in shown
        )
        return Section(
            key="pressing", title="Threats, demands, promises, denials", lines=lines, empty="None was found."
        )

    def background(self, above: Sequence[Line]) -> Section:
        found = (self.citing.line(c, told(c, self.citing.outlets)) for c in self.background_claims)
        lines = unrepeated(found, above)
        title = "Background, told of long before"
        return Section(key="background", title=title, lines=lines, empty="None was found.")

    def conditionals(self) -> Section:
        lines = tuple(
            self.citing.cited(
                f"{f'[{c.before.text}] ' if c.before else ''}{_upper(c.condition)} → {c.consequence}",
                (*c.evidence, *([c.before] if c.before else [])),
                self.sides(c),
            )
            for c in self.account.conditionals
        )
        return Section(key="conditionals", title="What depends on what", lines=lines, empty="No condition was found.")

    def sides(self, c: Conditional) -> str:
        """How strong a condition is, whose, for whom and until when."""
        issuer = self.citing.named(c.issuer)
        # A forecast is told of somebody, to nobody.
        target = self.citing.named(c.target) if c.strength != "prediction" else ""
        # A stretch of time ("P3D") stands in the condition itself.
        day = in_words(c.deadline) if c.deadline and not c.deadline.startswith("P") else ""
        told = (("", c.strength), ("by ", issuer), ("to ", target), ("by ", day))
        return "; ".join(f"{before}{what}" for before, what in told if what)

    def meetings(self) -> Section:
        ordered = sorted(self.account.meetings, key=lambda m: m.date or "9999")
        lines = tuple(self.meeting(m) for m in ordered)
        return Section(
            key="meetings", title="Meetings that are set", lines=lines, empty="No meeting to come was found."
        )

    def meeting(self, m: Meeting, *, dated: bool = True) -> Line:
        parts = (
            (m.date or "date not said") if dated else "",
            m.time,
            m.place,
            self.citing.named(m.participants),
            m.medium,
            m.subject,
        )
        return self.citing.cited(" · ".join(part for part in parts if part), m.evidence, m.status)

    def parties(self) -> Iterable[Section]:
        by_speaker: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.news:
            for speaker in claim.voices:
                by_speaker[self.citing.name(speaker)].append(claim)
        loudest = sorted(by_speaker.items(), key=lambda item: -sum(len(c.reports) for c in item[1]))
        for speaker, claims in loudest[:_MOST_BY_PARTY]:
            claims = sorted(claims, key=lambda c: -len(c.reports))[:_MOST_BY_PARTY]
            lines = unrepeated(self.citing.line(c, told(c, self.citing.outlets), speaker=speaker) for c in claims)
            yield Section(key="party", title=speaker, lines=lines, empty="")

    def single(self, above: Sequence[Line]) -> Section:
        shown = [c for c in self.news if len(c.reports) == 1]
        lines = unrepeated((self.citing.line(c, self.citing.outlets[c.mentions[0].report]) for c in shown), above)
        return Section(key="single", title="What only one report says", lines=lines, empty="Nothing.")

    def gaps(self) -> Section:
        lines = tuple(Line(text=g.question, refs=(), note=self.citing.spelt(g.because)) for g in self.account.gaps)
        return Section(key="gaps", title="What no report says", lines=lines, empty="No gap was noticed.")

    def garbled(self) -> Section:
        lines = tuple(
            Line(
                text=f"“{g.text}” is probably {e.name}",
                refs=(self.citing.ref(g.report, g.start, g.end),),
                note=f"{g.because} ({g.probability:.0%})",
            )
            for e in self.account.entities
            for g in e.garbled
        )
        words = tuple(
            Line(
                text=" / ".join(f"“{s.value}”" for s in d.sides),
                refs=tuple(self.citing.ref(s.report, s.start, s.end) for s in d.sides),
                note=d.because,
            )
            for d in self.account.disagreements
            if d.verdict == "garbled" and is_sure(d)
        )
        return Section(key="garbled", title="Garbled names and words", lines=lines + words, empty="None was noticed.")

    def reports(self) -> tuple[ShownReport, ...]:
        return tuple(
            ShownReport(
                id=d.article.id, outlet=self.citing.outlets[d.article.id], title=d.title or d.article.title or "", path=d.article.path,
                published=d.published.isoformat() if d.published else "date not known",
                lineage=self.line_of.get(d.article.id, ""), text=d.article.text, url=_web_address(d.article.url or ""),
                residue=tuple((r.start, r.end, r.kind) for r in d.residue), kind=d.kind or "",
            )
            for d in self.account.documents
        )  # fmt: skip


class _Reach:
    """Passages of one report, in order: whether one of them meets another is looked up, since there may be thousands of both."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        # How far those up to here go at most.
        self.ends = list(accumulate((end for _, end in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        """Does one of them hold some of what stands from ``start`` to ``end``, or stand right beside it?"""
        before = bisect_left(self.starts, end + _BESIDE)
        return before > 0 and start < self.ends[before - 1] + _BESIDE


def _versions(disagreements: Iterable[Disagreement]) -> Mapping[tuple[str, bool], _Reach]:
    """Where parties differ, by the report and whether it is sure that they do."""
    found: dict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for d in disagreements:
        for side in d.sides if d.verdict == "parties differ" else ():
            found[side.report, is_sure(d)].append((side.start, side.end))
    return defaultdict(_Reach, {place: _Reach(spans) for place, spans in found.items()})


def derivation_text(d: Derivation, outlets: dict[str, str]) -> str:
    """ "B is a rewrite of A (87%): why"."""
    verb = f"is a {d.verdict} of" if d.directed else f"shares its text ({d.verdict}) with"
    return f"{outlets.get(d.report, d.report)} {verb} {outlets.get(d.of, d.of)} ({d.score:.0%}): {d.because}"


def _web_address(url: str) -> str:
    """``url`` if a reader may follow it; a row of scraped pages may hold anything, and "javascript:" runs in the page."""
    return url if url.startswith(("https://", "http://")) else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
