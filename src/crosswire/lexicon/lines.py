"""Words that the line of a claim is made with: a typed reader of ``data/lines.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """``opener`` finds what joins a sentence to the one before it, ``answering`` what answers or asks, ``pointing`` what points at
    it, ``vague`` what is understood better after it, ``matter`` an "it" or "those" that does neither, each at the start of a
    line, behind its marks.
    ``joint`` finds "also" and, as its group, what else joins it amid commas (``joints``, behind theirs); ``inside`` finds what
    points back within a line, its group the words that say at what; ``familiar`` are things that need no telling which,
    ``coming`` who has an office for a time, or not yet.
    ``owners``, ``any_of``, ``linking`` and ``clausal`` are what the words that introduce somebody or name a thing have not.
    ``residue`` are words of a page, ``of_matters`` verbs of which "it" is mostly a matter,
    ``selves`` who speaks of himself, ``risks`` the costs of the doubts."""

    opener: re.Pattern[str]
    answering: re.Pattern[str]
    pointing: re.Pattern[str]
    vague: re.Pattern[str]
    matter: re.Pattern[str]
    joints: tuple[str, ...]
    joint: re.Pattern[str]
    inside: re.Pattern[str]
    familiar: frozenset[str]
    coming: frozenset[str]
    owners: frozenset[str]
    any_of: frozenset[str]
    linking: frozenset[str]
    clausal: frozenset[str]
    residue: tuple[str, ...]
    of_matters: frozenset[str]
    selves: frozenset[str]
    risks: dict[str, float]


@cache
@reading("lines.yml")
def line_words() -> LineWords:
    """The words of ``lines.yml``, read once."""
    data = read_yaml("lines.yml")
    keys = ("openers", "answering", "pointing", "vague")
    openers, answering, pointing, vague = ("|".join(map(re.escape, data[key])) for key in keys)
    return fill(
        LineWords,
        data,
        opener=re.compile(rf"(?:{openers}),\s+(?=\S)", re.IGNORECASE),
        answering=re.compile(rf"\W*(?:{answering})(?![\w-])", re.IGNORECASE),
        pointing=re.compile(rf"\W*(?:{pointing})(?![\w-])", re.IGNORECASE),
        vague=re.compile(rf"\W*(?:{vague})(?![\w-])", re.IGNORECASE),
        matter=re.compile(rf"\W*(?:{'|'.join(data['matter'])})\b", re.IGNORECASE),
        joints=tuple(f", {word}" for word in data["joints"]),
        joint=re.compile(rf",\s({'|'.join(data['joints'])})(?:,|(?=[.!?]?$))|(?<=[\w,])\salso\s(?=[a-z])"),
        inside=re.compile(rf"\b(?:{'|'.join(data['inside'])})((?: [\w’'-]+){{0,2}})", re.IGNORECASE),
        **{
            key: frozenset(data[key])
            for key in ("familiar", "coming", "owners", "any_of", "linking", "clausal", "selves")
        },
        residue=tuple(data["residue"]),
        risks=data["risks"],
    )
