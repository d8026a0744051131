"""PLOVER 2.0: types, modes and contexts, and the words that tell them (``data/plover.yml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A PLOVER type with its mode, if any."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A code for a verb whose object (or complement) holds one of ``nouns``."""

    code: Code
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The lexicon: codes of single words, patterns by verb, contexts by word, and word classes.

    ``starts`` are the first words of all verbs listed: a quick test before any reading of the parse.
    """

    types: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, Code]
    patterns: Mapping[str, tuple[Pattern, ...]]
    starts: frozenset[str]
    nouns: Mapping[str, Code]
    adjectives: Mapping[str, Code]
    contexts: Mapping[str, str]
    negative: frozenset[str]
    positive: frozenset[str]
    willing: frozenset[str]
    asking: frozenset[str]
    refusing: frozenset[str]
    menacing: frozenset[str]
    visitors: frozenset[str]
    light: frozenset[str]


@cache
@reading("plover.yml")
def plover() -> Plover:
    """Return the lexicon. Raises DataError where the file names an unknown type or mode."""
    data = read_yaml("plover.yml")
    types = {name: tuple(modes) for name, modes in data["types"].items()}
    verbs = _words(data["verbs"], types)
    patterns = _patterns(data["patterns"], data["classes"], types)
    return fill(
        Plover,
        data,
        types=types,
        verbs=verbs,
        patterns=patterns,
        starts=frozenset(name.split("_")[0] for name in (*verbs, *patterns)),
        nouns=_words(data["nouns"], types),
        adjectives=_words(data["adjectives"], types),
        contexts=by_word(data["contexts"]),
        negative=frozenset(data["tone"]["negative"]),
        positive=frozenset(data["tone"]["positive"]),
    )


def _code(name: str, types: Mapping[str, tuple[str, ...]]) -> Code:
    kind, _, mode = name.partition("/")
    if kind not in types or (mode and mode not in types[kind]):
        raise ValueError(f"{name!r} is no PLOVER type or mode")
    return Code(type=kind, mode=mode or None)


def _words(section: Mapping[str, list[str]], types: Mapping[str, tuple[str, ...]]) -> dict[str, Code]:
    # The first code that claims a word keeps it: types stand in the file in order of preference.
    found: dict[str, Code] = {}
    for name, words in section.items():
        for word in words:
            found.setdefault(word, _code(name, types))
    return found


def _patterns(
    section: Mapping[str, list[str]], classes: Mapping[str, list[str]], types: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for name, lines in section.items():
        for line in lines:
            verbs, _, nouns = line.partition(" : ")
            words = frozenset(
                word for item in nouns.split() for word in (classes[item[1:]] if item.startswith("@") else [item])
            )
            for verb in verbs.split():
                found[verb].append(Pattern(code=_code(name, types), nouns=words))
    return {verb: tuple(patterns) for verb, patterns in found.items()}
