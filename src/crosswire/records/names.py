"""Who and what is named: mentions within a report, entities across the reports of a story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a report where somebody or something is referred to.

    ``kind`` is person, state, organisation, place, group or other. ``form`` is name, nominal
    ("the Russian leader"), pronoun, metonym ("Moscow" for the government) or adjective ("Russian").
    ``head`` is the span of the name proper without titles. ``office`` and ``state`` are what the
    words around it say ("U.S. Secretary of State": secretary of state, US). ``sentence`` is -1 where the
    place is not in a parsed sentence (a photo caption).
    """

    report: str
    start: int
    end: int
    text: str
    kind: str
    form: str
    sentence: int
    first_token: int
    last_token: int
    name: str = ""
    office: str | None = None
    state: str | None = None
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Garble:
    """A spelling that a report got wrong, with the probability and the evidence."""

    text: str
    report: str
    start: int
    end: int
    probability: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, state, organisation or place, with all its mentions in a story.

    ``id`` is stable within the story. ``state`` is the ISO 3166 alpha-3 code that the entity is or
    serves. ``represents`` is the id of the entity that it may stand for in a role (the Kremlin for
    Russia, a president for his state). ``also`` are other names that no report gives it or that are
    plain words ("the rioters" of protesters): by them it may be found, no text is read with them.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    wikidata: str | None = None
    state: str | None = None
    office: str | None = None
    represents: str | None = None
    mentions: tuple[Mention, ...] = ()
    garbled: tuple[Garble, ...] = ()
