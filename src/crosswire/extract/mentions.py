"""Stage 4, mentions: ParsedDocument -> Mentions.

Finds every place in a report where somebody or something is referred to: names of persons, states, bodies
and places; metonyms ("Moscow" for the government); adjectives ("Russian"); nominals ("the Russian leader");
pronouns. Words of the lexicon are looked up first; then runs of capitalised words are read as names, with
the recogniser's label, the titles around them and the clause they stand in as evidence, because the
recogniser misses a third of garbled names; then nominals and pronouns fill what is left.

Limits: English only; lower-case headlines without labels yield little; nested names ("Bank of America")
follow the recogniser.
"""

from __future__ import annotations

from crosswire.extract.mention_names import name_mentions
from crosswire.extract.mention_nouns import nominal_mentions, pronoun_mentions
from crosswire.extract.mention_titles import office_spans
from crosswire.extract.mention_words import word_mentions
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument


def find_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """Find every place in a report where a person, state, organisation, place or group is referred to.

    Returns the mentions in order of the text. Mentions may lie inside one another ("his" in "his spokeswoman",
    "Putin" in "Putin's adviser").
    """
    found: list[Mention] = []
    for sentence in parsed.sentences:
        offices = office_spans(sentence.parse)
        words = word_mentions(sentence)
        names, titled = name_mentions(sentence, words, offices)
        taken = [*names, *(w for w in words if not any(_inside(w, n) for n in names))]
        nominals = nominal_mentions(sentence, taken, offices, titled)
        found += [*taken, *nominals, *pronoun_mentions(sentence)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _inside(inner: Mention, outer: Mention) -> bool:
    """Whether a word of the lexicon is only a part of a longer name ("New York" in "The New York Times")."""
    return outer.start <= inner.start and inner.end <= outer.end
