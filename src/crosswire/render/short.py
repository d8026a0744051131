"""An account on one page, as Markdown: for whoever has two minutes before a call.

It holds what is told in short, where reports surely disagree, what is threatened and demanded, what is set, what no report says,
and the reports, each line with its words in a footnote. What does not fit is counted, and stands in the whole account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from crosswire.records.stories import Reconstruction
from crosswire.render.markdown import escape, passage, with_problems
from crosswire.render.passages import Run
from crosswire.render.several import told_apart
from crosswire.render.shown import Difference, Line, Section, ShownReport, View
from crosswire.render.view import views

# Words of a page, with its footnotes.
PAGE = 1200
# Of each section the lines shown: as many as let the page hold its words, so the fewer the longer they are.
_FITTING = (6, 5, 4, 3, 2, 1)
# Words of a line, of a side of a difference, of a headline, and of a footnote.
_LINE, _SIDE, _HEAD, _NOTE = 40, 20, 25, 10
# Letters of a word on an average, at most: what has no blanks is no page either.
_LETTERS = 20
# Footnotes of a line or a side; sides of a difference; reports and lineages named.
_REFS, _SIDES, _REPORTS = 2, 3, 8


def to_short(reconstruction: Reconstruction) -> str:
    """Return each account of ``reconstruction`` on a page of its own, and the problems of its inputs, as Markdown text."""
    hint = told_apart(reconstruction)
    parts = [f"> {escape(hint)}", ""] if hint else []
    for v in views(reconstruction):
        pages = ("\n".join(_Page(v, most).lines()) for most in _FITTING)
        parts.append(next((page for page in pages if len(page.split()) <= PAGE), "") or _cut(v))
    return "\n".join([*parts, *with_problems(reconstruction.problems)])


def _cut(v: View) -> str:
    """The first lines of the shortest page, of an account whose names have hundreds of words."""
    kept, words = list[str](), 0
    for line in _Page(v, 1).lines():
        words += len(line.split())
        if words > PAGE:
            break
        kept.append(line)
    return "\n".join(kept)


@dataclass
class _Page:
    """One page with at most so many lines a section, and its footnotes in order of use."""

    v: View
    most: int
    notes: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sections = (self.v.lead, *self.v.sections, *self.v.parties)
        self.whole = {line.place: line for section in sections for line in section.lines if line.place}

    def lines(self) -> Iterator[str]:
        v = self.v
        sections = {s.key: s for s in v.sections}
        yield f"# {escape(_words(v.title, _HEAD))}"
        yield ""
        for name, value in v.facts:
            yield f"- **{name}:** {escape(_words(value, _LINE))}"
        yield ""
        yield from self.section(v.lead, _note_too)
        yield from self.differences()
        yield from self.section(sections["pressing"], _label_first)
        yield from self.section(sections["meetings"], _text)
        yield from self.section(sections["gaps"], _text)
        yield from self.reports()
        yield from self.footnotes()

    def section(self, section: Section, told: Callable[[Line], str]) -> Iterator[str]:
        # What stands in short already is not told again; what stands whole elsewhere stands so here.
        lines = [self.told(line) for line in section.lines if self.whole.get(line.above) not in self.v.lead.lines]
        if not lines:
            return
        yield f"## {section.title}"
        yield ""
        yield from (f"- {told(line)} {self.refs(line.refs)}".rstrip() for line in lines[: self.most])
        yield from _more(len(lines) - self.most)
        yield ""

    def told(self, line: Line) -> Line:
        """``line`` with all its words."""
        return replace(line, text=self.whole[line.above].text) if line.above else line

    def differences(self) -> Iterator[str]:
        """The sure ones, which are the group without a title."""
        sure = [d for group in self.v.differences if not group.title for d in group.entries]
        if not sure:
            return
        yield "## Where reports disagree"
        yield ""
        for d in sure[: self.most]:
            about = self.whole[d.above].text if d.above else d.about
            yield f"- **{d.kind}** ({d.verdict}): {escape(_words(about, _SIDE))}"
            yield from self.sides(d)
        yield from _more(len(sure) - self.most)
        yield ""

    def sides(self, d: Difference) -> Iterator[str]:
        for side in d.sides[:_SIDES]:
            likelier = " ← likelier" if side.likelier else ""
            said = passage(_cut_runs(side.runs))
            yield f"  - {escape(_words(side.outlets, _SIDE))}: {said} {self.refs(side.refs)}{likelier}"
        if len(d.sides) > _SIDES:
            yield f"  - … and {len(d.sides) - _SIDES} more"

    def reports(self) -> Iterator[str]:
        reports = {r.id: r for r in self.v.reports}
        yield "## Reports"
        yield ""
        for line in self.v.lineages[:_REPORTS]:
            origin = f" (from {escape(_words(line.origin, 6))})" if line.origin else ""
            named = [_named(reports[r]) for r in line.reports[:_REPORTS]]
            more = f" and {len(line.reports) - _REPORTS} more" if len(line.reports) > _REPORTS else ""
            yield f"- {line.id}{origin}: {', '.join(named)}{more}"
        yield from _more(len(self.v.lineages) - _REPORTS)
        yield ""

    def refs(self, numbers: Sequence[int]) -> str:
        return "".join(f"[{self.notes.setdefault(n, len(self.notes) + 1)}]" for n in numbers[:_REFS])

    def footnotes(self) -> Iterator[str]:
        reports = {r.id: r for r in self.v.reports}
        cited = {ref.number: ref for ref in self.v.references if ref.number in self.notes}
        for number, note in self.notes.items():
            ref = cited[number]
            report = reports[ref.report]
            yield f"{note}. {escape(_words(report.outlet, 6))}: “{escape(_words(report.text[ref.start : ref.end], _NOTE))}”"
        yield ""


def _note_too(line: Line) -> str:
    return f"{_text(line)} ({escape(_words(line.note, _LINE))})" if line.note else _text(line)


def _label_first(line: Line) -> str:
    return f"**{line.label}:** {_text(line)}"


def _text(line: Line) -> str:
    return escape(_words(line.text, _LINE))


def _named(report: ShownReport) -> str:
    """ "the Gazette 2023-03-02"."""
    day = f" {report.published}" if report.published[:1].isdigit() else ""
    kind = f" ({report.kind})" if report.kind else ""
    return f"{escape(_words(report.outlet, 6))}{day}{kind}"


def _words(text: str, most: int) -> str:
    """The first words of ``text``, of endless ones their first letters."""
    words = text.split()
    said = " ".join(words[:most])
    return said if len(words) <= most and len(said) <= most * _LETTERS else f"{said[: most * _LETTERS]} …"


def _cut_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs of a passage up to so many words, from a little before the first marked one."""
    first = next((n for n, run in enumerate(runs) if run.role == "mark"), 0)
    kept, left = [], _SIDE
    if first:
        before = " ".join(run.text for run in runs[:first]).split()
        lead = before[-_SIDE // 2 :]
        kept.append(
            Run(text=f"{'… ' if len(lead) < len(before) else ''}{' '.join(lead)[-_SIDE * _LETTERS :]} ", role="cited")
        )
        left -= len(lead)
    for run in runs[first:]:
        words = run.text.split()
        if left <= 0:
            break
        said = _words(run.text, left)
        kept.append(run if said == " ".join(words) else Run(text=said, role=run.role))
        left -= len(words)
    return kept


def _more(number: int) -> Iterator[str]:
    if number > 0:
        yield f"- … and {number} more"
