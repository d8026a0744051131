"""Words of saying, thinking, wanting and judging: the typed reader of ``data/speech.yml``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """The lists of ``speech.yml``. ``verbs`` maps a lemma (with its particle) to its classes."""

    verbs: dict[str, frozenset[str]]
    hearsay: frozenset[str]
    hearsay_adverbs: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    telling: frozenset[str]
    saying: frozenset[str]
    addressing: frozenset[str]
    parenthetic: frozenset[str]
    adding: frozenset[str]
    listing: frozenset[str]
    viewers: frozenset[str]
    households: frozenset[str]
    labels: frozenset[str]
    renaming: frozenset[str]
    adjectives: frozenset[str]
    mute: frozenset[str]
    hearers: frozenset[str]
    tellers: frozenset[str]
    evident: frozenset[str]
    accounts: frozenset[str]
    handling: frozenset[str]
    said: frozenset[str]
    media: dict[str, str]


@cache
@reading("speech.yml")
def speech_words() -> SpeechWords:
    """The words of ``speech.yml``, read once."""
    data = read_yaml("speech.yml")
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    for kind, words in data["verbs"].items():
        for word in words:
            verbs[word].add(kind)
    return fill(
        SpeechWords,
        data,
        verbs={word: frozenset(kinds) for word, kinds in verbs.items()},
        media=by_word(data["media"]),
    )


def speech_classes(verb: str) -> frozenset[str]:
    """The classes of a verb (lemma, with its particle where it has one); empty where it is no such verb."""
    return speech_words().verbs.get(verb, frozenset())
