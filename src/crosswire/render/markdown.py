"""An account as Markdown, to read in a terminal or paste into a note.

Everything that comes from a report is escaped, so that a report cannot write headings, links or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.records.stories import Reconstruction
from crosswire.records.text import Problem
from crosswire.render.passages import Run
from crosswire.render.plain import plain
from crosswire.render.several import told_apart
from crosswire.render.shown import Difference, Differences, Line, Section, ShownDay, View
from crosswire.render.view import derivation_text, views

# Lines shown of a section, by its key: a terminal is no place for two hundred single reports.
_MOST = {"doubtful": 8, "single": 15, "background": 8}
_MOST_OF_ANY = 40
# Differences shown of one weight, the likeliest first: of the small ones about four in ten say something, of the rest one in ten.
_MOST_DIFFERENCES = 12
# What Markdown reads inside a line: code, emphasis, links, HTML, tables. A parenthesis means something only after "]".
_SPECIAL = re.compile(r"([\\`*\[\]<>|~]|(?<=\])\(|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;))")
# What it reads at the start of a line: headings, lists, rules.
_LEADING = re.compile(r"^(\d*)((?<!\d)[#+=-]|(?<=\d)[.)](?!\S))")


def to_markdown(reconstruction: Reconstruction) -> str:
    """Return all accounts of ``reconstruction``, and the problems of its inputs, as Markdown text."""
    hint = told_apart(reconstruction)
    parts = [f"> {escape(hint)}", ""] if hint else []
    parts += [line for v in views(reconstruction) for line in _account(v)]
    return "\n".join([*parts, *with_problems(reconstruction.problems)])


def with_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """The inputs with problems, as a section."""
    if problems:
        yield "## Inputs with problems"
        yield ""
    for p in problems:
        where = f"{p.path}:{p.line}" if p.line else p.path
        yield f"- {escape(where)}: {escape(p.reason)}. {escape(p.remedy)}{' Not used.' if p.fatal else ''}"
    if problems:
        yield ""


def escape(text: str) -> str:
    """Make ``text`` plain: one line, no Markdown and no HTML of its own, and nothing that commands a terminal."""
    return _LEADING.sub(r"\1\\\2", inside(text))


def inside(text: str) -> str:
    """The same for what does not begin a line: there a dash is a dash."""
    return _SPECIAL.sub(r"\\\1", " ".join(plain(text).split()))


def _account(v: View) -> Iterator[str]:
    yield f"# {escape(v.title)}"
    yield ""
    for name, value in v.facts:
        yield f"- **{name}:** {escape(value)}"
    yield ""
    yield from _section(v.lead)
    yield from _days(v.days)
    yield "## Where reports disagree"
    yield ""
    if not v.differences:
        yield "No disagreement was found."
        yield ""
    for group in v.differences:
        yield from _differences(group)
    for section in v.sections:
        yield from _section(section)
        if section.key == "meetings":
            yield "## Who says so"
            yield ""
            for party in v.parties:
                yield from _section(party, level=3)
    if v.reasons:
        yield "## Why this day"
        yield ""
        yield from (f"- {escape(reason)}" for reason in v.reasons)
        yield ""
    yield from _reports(v)


def _days(days: Sequence[ShownDay]) -> Iterator[str]:
    if not days:
        return
    yield "## Day by day"
    yield ""
    for day in days:
        note = f" ({day.note})" if day.note else ""
        came = f": published by {escape(day.outlets)}" if day.outlets else ""
        yield f"- **{day.day}**{note}{came}"
        yield from (f"  - {_told(line)}" for line in day.lines)
    yield ""


def _told(line: Line) -> str:
    """The label and the text of a line, where it stands whole if not here, its note and its references."""
    where = f" (see {line.under})" if line.above else ""
    note = f" ({escape(line.note)})" if line.note else ""
    more = f" +{len(line.more)}" if line.more else ""
    label = f"**{line.label}:** " if line.label else ""
    return f"{label}{escape(line.text)}{where}{note} {_refs(line.refs)}{more}".rstrip()


def _differences(group: Differences) -> Iterator[str]:
    if group.title:
        yield f"### {group.title}"
        yield ""
    if group.note:
        yield group.note
        yield ""
    yield from (line for d in group.entries[:_MOST_DIFFERENCES] for line in _difference(d))
    if len(group.entries) > _MOST_DIFFERENCES:
        yield f"- … and {len(group.entries) - _MOST_DIFFERENCES} more: see --format html or json"
    yield ""


def _difference(d: Difference) -> Iterator[str]:
    yield f"- **{d.kind}** ({d.verdict}): {escape(d.about)}"
    for side in d.sides:
        mark = " ← likelier" if side.likelier else ""
        label = f" ({escape(side.label)})" if side.label else ""
        yield f"  - {escape(side.outlets)}{label}: {passage(side.runs)} {_refs(side.refs)}{mark}"
    if d.because:
        yield f"  - why: {escape(d.because)}"


def passage(runs: Sequence[Run]) -> str:
    """The runs in one line; marked ones bold, with the blanks at their ends outside."""
    parts = []
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        core = text.strip()
        bold = f"**{inside(core)}**" if run.role == "mark" and core else inside(core)
        parts.append((" " if text[:1] == " " else "") + bold + (" " if core and text[-1:] == " " else ""))
    return " ".join("".join(parts).split())


def _refs(numbers: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def _section(section: Section, level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {escape(section.title)}"
    yield ""
    most = _MOST.get(section.key, _MOST_OF_ANY)
    for line in section.lines[:most]:
        yield f"- {_told(line)}"
    if len(section.lines) > most:
        yield f"- … and {len(section.lines) - most} more: see --format html or json"
    if not section.lines and section.empty:
        yield section.empty
    yield ""


def _reports(v: View) -> Iterator[str]:
    outlets = {r.id: r.outlet for r in v.reports}
    yield "## Reports and their lineage"
    yield ""
    for line in v.lineages:
        origin = f", from {escape(line.origin)}" if line.origin else ""
        yield f"- **{line.id}**{origin}: {', '.join(escape(outlets[r]) for r in line.reports)}"
        for d in line.derivations:
            yield f"  - {escape(derivation_text(d, outlets))}"
    yield ""
    for r in v.reports:
        kind = f" ({r.kind})" if r.kind else ""
        yield f"- {escape(r.outlet)}{kind}: {escape(r.title)}, {r.published}, {escape(r.url or r.path)}"
        kept = [f"{kind}: “{escape(r.text[s:e][:60])}”" for s, e, kind in r.residue[:5]]
        if kept:
            more = f" and {len(r.residue) - 5} more" if len(r.residue) > 5 else ""
            yield f"  - left aside: {'; '.join(kept)}{more}"
    yield ""
    yield "## References"
    yield ""
    texts = {r.id: r.text for r in v.reports}
    for ref in v.references:
        yield f"{ref.number}. {escape(outlets[ref.report])}, {ref.start}–{ref.end}: “{escape(texts[ref.report][ref.start : ref.end])}”"
    yield ""
