"""Stage 4, helper: persons in lines where every word has a capital ("Orlov Unveils 'New Approach' On Trade").

Capitals say nothing there, and the recogniser errs often. A person is found where the report's other sentences
name one by the word, or where the recogniser sees a name of two rare words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crosswire.extract.detection.mention_spans import mention_at
from crosswire.lexicon.frequency import document_shares
from crosswire.matching.names import fold_name
from crosswire.records.names import Mention
from crosswire.records.text import Parse, Sentence

# Share of long words with a capital from which a line counts as title case, and how many long words it needs.
_SHARE = 0.7
_WORDS = 4
_LONG = 4
# Expected share of reports that hold a word: a commoner word is no part of a name in a headline.
_COMMON = 0.01


def title_cased(parse: Parse) -> bool:
    """Whether nearly all long words of a line begin with a capital, and no full stop ends it."""
    # A full stop ends a sentence dense with names, not a headline.
    if parse.text.rstrip(" \"')").endswith((".", "!", ":", ";", ",")):
        return False
    long = [t for t in parse.tokens[1:] if len(t.text) >= _LONG and t.text.isalpha()]
    return len(long) >= _WORDS and sum(t.text[0].isupper() for t in long) >= _SHARE * len(long)


def known_people(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """Folded surname -> folded given names, of the persons that a report's ordinary sentences name."""
    known: dict[str, set[str]] = {}
    for m in mentions:
        if m.kind == "person" and m.form == "name":
            *given, surname = fold_name(m.name).split() or [""]
            known.setdefault(surname, set()).update(given)
    return known


def headline_people(sentence: Sentence, words: Sequence[Mention], known: Mapping[str, set[str]]) -> list[Mention]:
    """Find the persons in a title-cased sentence. ``words`` are the lexicon's mentions in it."""
    tokens = sentence.parse.tokens
    taken = {i for w in words for i in range(w.first_token, w.last_token)}
    found: list[Mention] = []
    for span in sentence.parse.named:
        rare = all(document_shares().get(tokens[i].text.lower(), 0.0) < _COMMON for i in range(span.first, span.last))
        if span.label == "PERSON" and span.last - span.first == 2 and rare and span.first not in taken:
            found.append(person_at(sentence, span.first, span.last))
            taken |= {span.first, span.first + 1}
    for token in tokens:
        i, word = token.index, fold_name(token.text)
        if i in taken or word not in known or not token.text[:1].isupper() or len(word) < 3:
            continue
        first = i
        while first and fold_name(tokens[first - 1].text) in known[word] and first - 1 not in taken:
            first -= 1
        found.append(person_at(sentence, first, i + 1))
    return found


def person_at(sentence: Sentence, first: int, last: int) -> Mention:
    """The mention of a person whose name is the tokens from ``first`` up to ``last``."""
    person = mention_at(sentence, first, last, kind="person", form="name")
    return replace(person, name=person.text.title()) if person.text.isupper() else person
