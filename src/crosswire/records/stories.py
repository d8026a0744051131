"""What many reports say together: lineages, stories, alignments, claims, disagreements, account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Dating, Meeting, StoryDate
from crosswire.records.text import Document, Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text that two reports share: where it stands in each."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words in which two versions of one text differ. ``kind`` is added (``left`` has them, ``right`` is the empty
    place where they would stand), removed (the reverse) or replaced."""

    kind: str
    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """``report`` derives from ``of``. ``verdict`` is copy, excerpt, rewrite, translation or
    same-event; ``directed`` is False where the direction could not be known. ``changes`` say how ``report`` (left)
    differs from ``of`` (right), for copies of a small collection; the first few dozen."""

    report: str
    of: str
    verdict: str
    score: float
    directed: bool
    because: str
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a user says of two reports (by id): that they are the same lineage or story, or not the same.

    ``of`` is lineage or story; ``where`` is the line of the file that says so.
    """

    report: str
    other: str
    same: bool
    of: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Reports that go back to one text. ``origin`` is the wire, where one is named."""

    id: str
    origin: str | None
    reports: tuple[str, ...]
    evidence: tuple[str, ...]
    derivations: tuple[Derivation, ...] = ()


def lineage_of_reports(lineages: Iterable[Lineage]) -> dict[str, str]:
    """The id of the lineage that each report belongs to, by the ids of reports."""
    return {report: line.id for line in lineages for report in line.reports}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents about one happening, in order of input, with the score of each."""

    id: str
    documents: tuple[Document, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories that tell happenings of one crisis, by their days: not one story, but about the same people and
    matter. ``because`` says for each story after the first what links it to which other."""

    id: str
    stories: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """What happened to a story as reports arrived. ``kind`` is opened (by ``report``), joined (``other`` became part
    of ``story``), split (``story`` was part of ``other`` and is now on its own), moved (``report`` went from
    ``other`` to ``story``), or closed (no report can join it any more). Between two runs also added (``report`` is new
    in ``story``) and gone (no report of it was given). Stories by id."""

    kind: str
    story: str
    other: str | None = None
    report: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A comparison that explains itself: its value in 0..1, why, and both values compared."""

    name: str
    value: float
    detail: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignments:
    """Scored links between statements of two reports: the ``probability`` of each pair of their ids; ``parts`` explain that
    of some. (One record for all: a story has thousands, and one each took longer than to find them.)"""

    probability: Mapping[tuple[str, str], float]
    parts: Mapping[tuple[str, str], tuple[Score, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How a claim mention differs from the claim's gist: kind of difference and its words."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMention:
    """One clause that states the claim. ``tells`` is whether it says what the gist says, or only names the matter;
    ``probability`` how likely it states what the gist states, 1 for the passages that the gist is from, 0 for what no
    alignment links to them. ``counts`` is whether it surely tells the gist, and most of it, so that its report supports the claim."""

    report: str
    start: int
    end: int
    statement: str
    quote_spans: tuple[Span, ...] = ()
    variant: tuple[Variant, ...] = ()
    tells: bool = True
    probability: float = 1.0
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion with all who support, vary or deny it.

    ``standing`` is agreed, varied, contradicted, disputed or single; ``independent_lines`` counts the
    lineages, not reports, of the mentions that count; ``probability`` says how sure it is that all its mentions state one fact.
    ``status`` is that of its act as the gist tells it: actual, negated, hypothetical, future or reported.
    ``attributed_to`` are the sources of all mentions, ``voices`` those of the passage that the gist is taken from, and
    ``unnamed`` those of them that the gist does not tell itself. ``dated`` says how ``date`` is known. ``act`` is what
    its clauses do in most reports; ``pressing`` the threat, warning, demand, promise, denial, … that the main words of the gist say, where
    they say one: the gist may be a whole sentence, and its main words another clause. ``place`` is where its own event is put.
    """

    id: str
    gist: str
    act: str
    plover: str | None
    actor: tuple[str, ...]
    target: tuple[str, ...]
    attributed_to: tuple[str, ...]
    date: str | None
    place: str | None
    mentions: tuple[ClaimMention, ...]
    standing: str
    independent_lines: int
    probability: float
    voices: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    dated: Dating | None = None
    pressing: str | None = None
    status: str = "actual"

    @property
    def reports(self) -> frozenset[str]:
        """The reports in which it has a passage."""
        return frozenset([m.report for m in self.mentions])

    @property
    def told_in(self) -> tuple[str, ...]:
        """The reports that tell what the gist says, in order."""
        return tuple(dict.fromkeys([m.report for m in self.mentions if m.tells]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement: the differing words in a report."""

    report: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Spans that cannot both be taken as they stand, or that differ. Kinds and verdicts are those
    of the output contract; ``likelier`` is the index of the likelier side."""

    claim: str
    kind: str
    verdict: str
    sides: tuple[Side, ...]
    likelier: int | None
    because: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a reader would ask and no report says."""

    question: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The ordered account of one story. ``lead`` are the ids of the claims that tell it in short, ``background`` those of
    claims that tell what was long before; ``place`` is where most reports put what they tell, found from all claims: their own
    places need not be it."""

    story: str
    title: str
    date: StoryDate
    documents: tuple[Document, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]
    meetings: tuple[Meeting, ...]
    conditionals: tuple[Conditional, ...]
    gaps: tuple[Gap, ...] = ()
    place: str | None = None
    thread: Thread | None = None
    lead: tuple[str, ...] = ()
    background: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconstruction:
    """Everything that one run found: an account a story, and the inputs that had problems."""

    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...] = ()
