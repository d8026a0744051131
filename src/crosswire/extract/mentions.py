"""Stage 4, mentions: ParsedDocument -> Mentions.

Finds every place in a report where somebody or something is referred to: names of persons, states, bodies
and places; metonyms ("Moscow" for the government); adjectives ("Russian"); nominals ("the Russian leader");
pronouns. Words of the lexicon are looked up first; then runs of capitalised words are read as names, with
the recogniser's label, the titles around them and the clause they stand in as evidence, because the
recogniser misses a third of garbled names; then nominals and pronouns fill what is left. Headlines in title
case come last, with the persons that the other sentences name.

Limits: English only; a person whom only a title-cased headline names may be missed; nested names ("Bank of
America") follow the recogniser.
"""

from __future__ import annotations

from crosswire.extract.detection.mention_again import called_again
from crosswire.extract.detection.mention_contexts import in_context
from crosswire.extract.detection.mention_headlines import headline_people, known_people, title_cased
from crosswire.extract.detection.mention_names import name_mentions
from crosswire.extract.detection.mention_nouns import headline_offices, nominal_mentions, pronoun_mentions
from crosswire.extract.detection.mention_titles import office_spans
from crosswire.extract.detection.mention_wholes import is_organ
from crosswire.extract.detection.mention_words import word_mentions
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence


def find_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """Find every place in a report where a person, state, organisation, place or group is referred to.

    Returns the mentions in order of the text. Mentions may lie inside one another ("his" in "his spokeswoman",
    "Putin" in "Putin's adviser").
    """
    found: list[Mention] = []
    headlines: list[Sentence] = []
    running: list[Sentence] = []
    for sentence in parsed.sentences:
        if title_cased(sentence.parse):
            headlines.append(sentence)
        else:
            found += _read(sentence)
            running.append(sentence)
    found += called_again(running, found)
    known = known_people(found) if headlines else {}
    for sentence in headlines:
        words = word_mentions(sentence)
        names = headline_people(sentence, words, known)
        found += [*words, *names, *headline_offices(sentence, names)]
    return tuple(in_context(parsed, found))


def _read(sentence: Sentence) -> list[Mention]:
    offices = office_spans(sentence.parse)
    words = word_mentions(sentence)
    names, titled = name_mentions(sentence, words, offices)
    taken = [*names, *(w for w in words if not any(_inside(w, n) for n in names))]
    return [*taken, *nominal_mentions(sentence, taken, offices, titled), *pronoun_mentions(sentence)]


def _inside(inner: Mention, outer: Mention) -> bool:
    """Whether a word of the lexicon is only a part of a longer name ("New York" in "The New York Times"), and not the state
    whose own body has the name ("Chilean Navy")."""
    own = inner.kind == "state" and inner.state == outer.state and is_organ(outer.text)
    return outer.start <= inner.start and inner.end <= outer.end and not own
