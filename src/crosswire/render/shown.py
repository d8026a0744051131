"""The parts of what a reader is shown of an account: plain records that Markdown and HTML are made from."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.records.stories import Lineage
from crosswire.render.passages import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cited passage; ``number`` is counted through the story from 1."""

    number: int
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the account: text, a note in small print, and the numbers of its references.

    ``refs`` are those to show, of as many reports as can be; ``more`` are the others, last those that only touch on its matter.
    ``reports`` are the ids of the reports that it is cited from. ``label`` is what kind of act it is, in a list of such;
    ``place`` is where a line that is told whole stands (its section and number); one that only leads to such a line has that of it as ``above``, and the title of its section as ``under``.
    """

    text: str
    refs: tuple[int, ...]
    note: str = ""
    more: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    label: str = ""
    place: str = ""
    above: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """One side of a disagreement: the passage with the differing words marked, and all who word it so.

    ``label`` says what is meant where the words of the passage do not ("she": the minister's name).
    """

    runs: tuple[Run, ...]
    label: str
    outlets: str
    refs: tuple[int, ...]
    likelier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A disagreement as shown: a heading, its sides, and why one is likelier. ``above`` is where the line stands whole that the
    heading is cut from."""

    kind: str
    verdict: str
    about: str
    sides: tuple[ShownSide, ...]
    because: str
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Disagreements of one weight under a title, with a ``note`` on how far to trust them. ``folded`` are those that a reader may
    pass over."""

    title: str
    entries: tuple[Difference, ...]
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled list of lines. ``empty`` says what the absence of lines means."""

    key: str
    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """A day of the story: who published on it, and what the reports tell of it."""

    day: str
    note: str
    outlets: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report as shown at the end of the page. ``url`` is its address, if it is one of the web, else empty; ``kind`` what it is
    beside news ("opinion"), else empty."""

    id: str
    outlet: str
    title: str
    published: str
    lineage: str
    path: str
    url: str
    text: str
    residue: tuple[tuple[int, int, str], ...]
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything that is shown of one account."""

    story: str
    title: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    lead: Section
    days: tuple[ShownDay, ...]
    differences: tuple[Differences, ...]
    sections: tuple[Section, ...]
    parties: tuple[Section, ...]
    reports: tuple[ShownReport, ...]
    lineages: tuple[Lineage, ...]
    references: tuple[Reference, ...]
