"""What one report says: times, attributions, statements, events, conditionals, meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crosswire.records.text import Phrase, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3 expression. ``earliest`` and ``latest`` bound every day it may mean.

    ``value`` is a TIMEX3 value; while ``anchored`` is False it is the relative reading
    ("XXXX-WXX-4" for a bare Thursday) and the bounds are None. ``dated`` tells that the words name
    the year themselves ("3 May 2031", "2031").
    """

    report: str
    start: int
    end: int
    text: str
    type: str
    value: str
    anchored: bool
    earliest: date | None = None
    latest: date | None = None
    direction: str | None = None
    because: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDate:
    """The day of the story's main event, with the reasons for it."""

    day: date | None
    reasons: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is quoted for what. ``parent`` is the index, in the report's list, of the attribution
    in whose content this one is nested. ``kind`` is direct, mixed or indirect; ``act`` is the class of
    the cue (say, announce, warn, promise, deny, demand, accuse, ask, think, show, intend, judge, discuss,
    noun, hearsay; source for "according to")."""

    report: str
    kind: str
    speaker: Phrase | None
    cue: Phrase | None
    content: tuple[Span, ...]
    addressee: Phrase | None = None
    medium: str | None = None
    parent: int | None = None
    act: str = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit and what it counts; ``low`` and ``high`` bound an approximate one."""

    report: str
    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: str | None = None
    counts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant of a clause. ``role`` is subject, object, indirect, agent, attribute,
    complement or oblique (then ``marker`` is the preposition). ``head`` is the lemma of its head. ``beside`` are
    entities of the phrase that it is only about ("the attack on Lima"), not who plays the role."""

    role: str
    marker: str | None
    head: str
    phrase: Phrase
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One clause of a report.

    ``start``/``end`` bound the clause as it is cited; ``own`` are the spans of its own words,
    without nested clauses. ``predicate`` is a lemma (with its particle; for an event noun, the
    noun). ``kind`` is verbal or nominal. ``polarity`` is positive or negative. ``modality`` is none, possible,
    necessary, intended or conditional. ``tense`` is past, present, future or none.
    ``status`` is actual, negated, hypothetical, future or reported. ``attribution`` is the chain of
    attributions around the clause, outermost first. ``behind`` are entities that act in the clause above one whose own
    subject is nobody. ``above`` is the statement that it hangs on, if any, and ``link`` how: said (its content), and (joined to
    it), with (a participle: "…, urging calm"), side (told in passing: "who urged calm", "after it urged calm").
    """

    id: str
    report: str
    sentence: int
    start: int
    end: int
    own: tuple[Span, ...]
    kind: str
    predicate: str
    predicate_at: Span
    arguments: tuple[Argument, ...]
    polarity: str
    modality: str
    tense: str
    status: str
    passive: bool = False
    lemmas: tuple[str, ...] = ()
    quotes: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    condition: str | None = None
    headline: bool = False
    behind: tuple[str, ...] = ()
    above: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom: PLOVER type, mode and contexts, with status.

    ``actor_states`` and ``recipient_states`` are the ISO 3166 alpha-3 codes of the states that the
    parties are or belong to, as far as the sentence tells.
    """

    report: str
    start: int
    end: int
    statement: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[Phrase, ...]
    recipient: tuple[Phrase, ...]
    date: str | None
    place: str | None
    status: str
    probability: float = 1.0
    actor_states: tuple[str, ...] = ()
    recipient_states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """A threat, promise or prediction that hangs on a condition. ``before`` are the words told before it to which it points
    back ("otherwise", "such a step")."""

    issuer: tuple[str, ...]
    target: tuple[str, ...]
    condition: str
    consequence: str
    strength: str
    evidence: tuple[Phrase, ...]
    statements: tuple[str, ...] = ()
    deadline: str | None = None
    before: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that a report says will take place (or has been put off, or called off)."""

    date: str | None
    time: str | None
    place: str | None
    medium: str | None
    participants: tuple[str, ...]
    subject: str | None
    evidence: tuple[Phrase, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The day (month, year) of what a statement tells.

    ``basis`` is act where the act itself is dated, saying where only the day is known on which it was said. ``how`` says
    where the day stands: own (in the clause), beside (in the clause that it hangs on), cue (beside the cue of what is
    said), scene (the speaker goes on from a dated sentence), news (nowhere near: it is the day of the report's news).
    ``sureness`` is 0..1; ``because`` quotes the words of time.
    """

    value: str
    basis: str
    how: str
    sureness: float
    because: str
