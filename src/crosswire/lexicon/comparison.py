"""Words that the comparison of claims watches for: a typed reader of ``data/comparison.yml``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``shares`` maps a word to the share it claims, ``firmness`` to the likelihood; ``strong``, ``weak`` and ``contradicting`` find
    words of contrast in text, ``leading`` and ``answering`` those that tell a dispute; ``hedge`` finds the words of ``hedges``, which give the range that they leave; ``denying`` and
    ``charging`` find words of blame in small letters; ``exclusive_offices`` maps names of offices to one name of each."""

    shares: dict[str, float]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    contradicting: re.Pattern[str]
    leading: re.Pattern[str]
    answering: re.Pattern[str]
    contesting: frozenset[str]
    countering: frozenset[str]
    firmness: dict[str, float]
    vague: frozenset[str]
    adversaries: frozenset[str]
    advocates: frozenset[str]
    unnamed: frozenset[str]
    light_verbs: frozenset[str]
    plain_verbs: frozenset[str]
    disputing: frozenset[str]
    tellings: frozenset[str]
    office_modifiers: frozenset[str]
    general_offices: frozenset[str]
    exclusive_offices: dict[str, str]
    some_of: frozenset[str]
    coming: frozenset[str]
    other_times: re.Pattern[str]
    open_clauses: frozenset[str]
    vague_consequences: frozenset[str]
    casualties: frozenset[str]
    superlatives: frozenset[str]
    not_superlatives: frozenset[str]
    hedges: dict[str, tuple[float, float]]
    hedge: re.Pattern[str]
    no_other: dict[str, frozenset[str]]
    counted_alike: dict[str, str]
    parts: dict[str, str]
    befell: dict[str, str]
    english: frozenset[str]
    full_forms: dict[str, str]
    endings: tuple[tuple[re.Pattern[str], str], ...]
    denying: re.Pattern[str]
    charging: re.Pattern[str]
    accusing: re.Pattern[str]
    blame_stems: frozenset[str]


@cache
@reading("comparison.yml")
def comparison() -> Comparison:
    """Read the words. Raises DataError where the file is malformed."""
    data = read_yaml("comparison.yml")
    style, blame, contrast = data["house_style"], data["blame"], data["contrast"]
    return fill(
        Comparison,
        data,
        shares={str(word): float(share) for word, share in data["shares"].items()},
        strong=_any_of(contrast["strong"]),
        weak=_any_of(contrast["weak"]),
        contradicting=_any_of(contrast["disputing"]),
        leading=_any_of(contrast["leading"]),
        answering=_any_of(contrast["answering"]),
        contesting=frozenset(contrast["contesting"]),
        countering=frozenset(contrast["countering"]),
        firmness={str(word): float(share) for word, share in data["firmness"].items()},
        exclusive_offices=by_word(data["exclusive_offices"]),
        other_times=_any_of(data["other_times"]),
        hedges={str(words): (float(low), float(high)) for words, (low, high) in data["hedges"].items()},
        hedge=_any_of([str(words) for words in data["hedges"]]),
        no_other={measured: frozenset(words) for measured, words in data["no_other"].items()},
        counted_alike=by_word(data["counted_alike"]),
        parts=by_word(data["parts"]),
        befell=by_word(data["befell"]),
        full_forms={str(short): str(full) for short, full in style["words"].items()},
        endings=tuple([(re.compile(end), str(other)) for end, other in style["endings"]]),
        denying=_any_of(blame["denying"], flags=0),
        charging=_any_of([*blame["accusing"], *blame["charging"]], flags=0),
        accusing=_any_of(blame["accusing"]),
        blame_stems=frozenset(blame["stems"]),
    )


def _any_of(phrases: list[str], *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    # By their first letters: a search tries each phrase at each word otherwise, which takes five times as long.
    rest: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        rest[phrase[0]].append(re.escape(phrase[1:]))
    tried = "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())
    return re.compile(rf"\b(?=[{re.escape(''.join(rest))}])(?:{tried})\b", flags)
