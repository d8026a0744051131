"""Stage 5, helper: states that no table knows, found by how the reports speak of them.

A new state, a state renamed, a state of an exercise: "Maravian President Verlin", "Maravia's foreign ministry". A word is
such a state's name where an adjective made from it, or "of" before it, stands beside what only a state owns. Its mentions,
which the recogniser takes for persons, bodies or anything, become mentions of the state; titles, nominals and bodies
around them get its code. Codes are those that ISO 3166 leaves to users (XAA to XZZ), in order of appearance: they hold
within one story. The city that acts as its government is found in ``new_capitals``.

Limits: names of one word; a state that is named without any office, body or adjective is not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count, islice
from string import ascii_uppercase

from crosswire.extract.detection.mention_spans import mention_at
from crosswire.extract.detection.mention_titles import office_spans
from crosswire.extract.entities.new_capitals import capital_mentions
from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.new_states import new_state_words
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state, states
from crosswire.matching.names import fold_name, word_similarity
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Letters of the shortest name; shorter ones are initials.
_SHORTEST = 4
# Expected share of reports that hold the word: a commoner one is no new name ("Republic").
_COMMON = 0.002
# Tokens after a name or adjective in which the institution must stand ("Maravian deputy foreign minister").
_REACH = 4
# Times that an adjective must stand before an institution where its name never does, and the other way round.
_OFTEN = 2
# States looked for in one story: more is no story.
_MOST = 12
# Likeness (0..1) of a name to a known state's from which it is that state, misspelt, and to another new one's.
_SPELLING, _SPELLING_OF_NEW = 0.75, 0.9
_OPEN = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(slots=True)
class _Word:
    """What the reports show of one unknown capitalised word."""

    seen: int = 0
    before: int = 0
    owns: int = 0
    of: int = 0
    surname: int = 0
    places: list[tuple[Sentence, int]] = field(default_factory=list)


def name_new_states(parsed: Sequence[ParsedDocument], mentions: Sequence[Mention]) -> list[Mention]:
    """Return ``mentions`` with those of states that no table knows recognised; all of them as they were where there is none."""
    words = _words(parsed, mentions)
    found = _states(words, {m.state for m in mentions if m.state and m.kind == "state"})
    if not found:
        return list(mentions)
    places: dict[tuple[str, int], dict[int, tuple[str, str, str]]] = defaultdict(dict)
    for word, (code, name, form) in found.items():
        for sentence, i in words[word].places:
            places[sentence.report, sentence.index][i] = (code, name, form)
    sentences = {(s.report, s.index): s for one in parsed for s in one.sentences}
    kept: list[Mention] = []
    for mention in mentions:
        here = places.get((mention.report, mention.sentence))
        kept += _patched(mention, here, sentences[mention.report, mention.sentence]) if here else [mention]
    kept += [_mention(sentences[key], i, *told) for key, here in places.items() for i, told in here.items()]
    names = {code: name for code, name, _ in found.values() if code not in states()}
    if names:
        kept = capital_mentions(parsed, kept, names, is_unknown)
    return sorted(kept, key=lambda m: (m.report, m.start, -m.end))


@lru_cache(maxsize=65_536)
def is_unknown(word: str) -> bool:
    """Whether a capitalised word is in no table: no state, actor, body, and not a common word."""
    return not (
        find_state(word)
        or find_actors(word)
        or word in organisations()
        or document_shares().get(word.lower(), 0.0) > _COMMON
        or document_shares().get(word.lower().removesuffix("s"), 0.0) > _COMMON
    )


def _words(parsed: Sequence[ParsedDocument], mentions: Iterable[Mention]) -> dict[str, _Word]:
    """Unknown capitalised words of the story with what stands around them."""
    found: dict[str, _Word] = defaultdict(_Word)
    for one in parsed:
        for sentence in one.sentences:
            for token in sentence.parse.tokens:
                text = token.text
                if len(text) < _SHORTEST or not text[0].isupper() or not text.isalpha():
                    continue
                text = text.title() if text.isupper() else text
                if is_unknown(text):
                    word = found[text]
                    word.seen += 1
                    word.places.append((sentence, token.index))
                    _look_around(sentence, token.index, word)
    for m in mentions:
        if m.kind == "person" and m.form == "name" and " " in m.name and (last := m.name.split()[-1]) in found:
            found[last].surname += 1
    return found


def _look_around(sentence: Sentence, i: int, word: _Word) -> None:
    """Note an institution that the word stands before, owns, or follows with "of"."""
    tokens, lexicon = sentence.parse.tokens, new_state_words()
    owner = i + 1 < len(tokens) and tokens[i + 1].text in ("'s", "'", "’s")
    for token in islice(tokens, i + 1 + owner, i + 1 + owner + _REACH):
        if token.text.lower() in lexicon.institutions:
            if owner:
                word.owns += 1
            else:
                word.before += 1
            return
        capital = token.text[:1].isupper() and token.text.lower() not in lexicon.openers
        if token.pos not in _OPEN or capital:
            break
    if i > 1 and tokens[i - 1].text.lower() == "of" and tokens[i - 2].text.lower() in lexicon.heads:
        word.of += 1


def _states(words: Mapping[str, _Word], named: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Each word of a new state -> (code, name of the state, form): name, adjective or people.

    ``named`` are the known states of the story: what is spelt like one of them is that state ("Camboya").
    """
    found: dict[str, tuple[str, str, str]] = {}
    codes = _codes()
    known = {state: code for code in named if code in states() for state in (states()[code].name,)}
    for name in sorted(words, key=lambda w: -words[w].seen):
        if name in found or len(found) >= 3 * _MOST:
            continue
        word = words[name]
        adjectives = [a for a in _adjectives(name) if a in words and a not in found]
        best = max(adjectives, key=lambda a: words[a].before, default=None)
        if best is not None:
            shown = words[best].before
            enough = shown >= _OFTEN or (shown and word.owns + word.of)
        else:
            enough = word.of and word.owns + word.of >= _OFTEN and not name.endswith("s")
        if not enough or word.surname > word.owns + word.of:
            continue
        meant = _meant(name, known)
        code = known[meant] = known.get(meant) or next(codes)
        found[name] = (code, meant, "name")
        for adjective in [best] if best else []:
            found[adjective] = (code, meant, "adjective")
            if adjective + "s" in words:
                found[adjective + "s"] = (code, meant, "people")
    return found


def _meant(name: str, known: Mapping[str, str]) -> str:
    """The state among ``known`` (name: code) whose name this is, misspelt; else the name itself."""
    word = fold_name(name)
    for state, code in known.items():
        other = fold_name(state)
        least = _SPELLING if code in states() else _SPELLING_OF_NEW
        if word[:3] == other[:3] and word_similarity(word, other) >= least:
            return state
    return name


def _codes() -> Iterator[str]:
    free = (f"X{a}{b}" for a in ascii_uppercase for b in ascii_uppercase if f"X{a}{b}" not in states())
    return (next(free) for _ in count())


def _adjectives(name: str) -> Iterator[str]:
    """What the adjective of a state of this name may be ("Maravia": Maravian)."""
    stems = dict.fromkeys((name, name.rstrip("aeiouy"), name[:-1] if name[-1] in "aeiouy" else name))
    for stem in stems:
        if len(stem) >= _SHORTEST - 1:
            for ending in new_state_words().endings:
                if (made := stem + ending) != name:
                    yield made


def _patched(mention: Mention, here: Mapping[int, tuple[str, str, str]], sentence: Sentence) -> list[Mention]:
    """A mention of a sentence with words of new states at tokens ``here``: dropped, cut, given the state, or as it was."""
    inside = [i for i in range(mention.first_token, mention.last_token) if i in here]
    whole = mention.last_token - mention.first_token
    if mention.form in ("name", "metonym", "adjective"):
        if inside and whole == len(inside):
            return []
        if mention.kind == "person" and inside and inside[0] == mention.first_token:
            return _patched(_without_first(mention, sentence), here, sentence)
        if mention.state is None and mention.kind == "person" and mention.office:
            return [replace(mention, state=_state_beside(mention, here, sentence))]
        if mention.state is None and mention.kind == "person":
            return [_titled(mention, here, sentence)]
        if mention.kind == "organisation" and mention.state is None:
            return [replace(mention, state=_state_before(mention.last_token, here, sentence))]
    elif mention.form == "nominal" and mention.state is None:
        state = here[inside[0]][0] if inside else _state_after(mention.last_token, here, sentence)
        return [replace(mention, state=state)]
    return [mention]


def _without_first(mention: Mention, sentence: Sentence) -> Mention:
    """A person's name that begins with the state's ("Maravia Tomas Verlin") without it."""
    tokens = sentence.parse.tokens
    begin = tokens[mention.first_token + 1].start
    text = sentence.parse.text[begin : tokens[mention.last_token - 1].end]
    return replace(mention, start=sentence.start + begin, first_token=mention.first_token + 1, text=text, name=text)


def _state_beside(mention: Mention, here: Mapping[int, tuple[str, str, str]], sentence: Sentence) -> str | None:
    """The new state in the title before a name, or in the apposition after it."""
    before = _state_before(mention.first_token, here, sentence)
    tokens = sentence.parse.tokens
    if before or mention.last_token >= len(tokens) or tokens[mention.last_token].text != ",":
        return before
    for i in range(mention.last_token + 1, min(mention.last_token + 8, len(tokens))):
        if i in here:
            return here[i][0]
        if tokens[i].text in (",", ".", ";") or tokens[i].pos in ("VERB", "AUX"):
            return None
    return None


def _titled(mention: Mention, here: Mapping[int, tuple[str, str, str]], sentence: Sentence) -> Mention:
    """A person's name with what "prime minister of MARAVIA, " before it says."""
    tokens = sentence.parse.tokens
    at = mention.first_token - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 2 or at not in here or tokens[at - 1].text.lower() not in ("of", "for"):
        return mention
    span = office_spans(sentence.parse).get(at - 1)
    if span is None or span.office.plural:
        return mention
    gender = mention.gender or span.office.gender
    return replace(mention, office=span.office.key, state=here[at][0], gender=gender)


def _state_before(last: int, here: Mapping[int, tuple[str, str, str]], sentence: Sentence) -> str | None:
    """The new state in the words of a title that ends before token ``last``."""
    tokens = sentence.parse.tokens
    for i in range(last - 1, max(-1, last - 9), -1):
        if i in here:
            return here[i][0]
        if tokens[i].pos not in (*_OPEN, "PART") and tokens[i].text.lower() not in (
            "of",
            "the",
            "for",
            "and",
            "'s",
            "-",
        ):
            return None
    return None


def _state_after(last: int, here: Mapping[int, tuple[str, str, str]], sentence: Sentence) -> str | None:
    """The new state in "government of MARAVIA", behind token ``last``."""
    tokens = sentence.parse.tokens
    if last < len(tokens) and tokens[last].text.lower() in ("of", "for") and last + 1 in here:
        return here[last + 1][0]
    return None


def _mention(sentence: Sentence, i: int, code: str, name: str, form: str) -> Mention:
    token = sentence.parse.tokens[i]
    plural = form == "people"
    attributive = form == "adjective" or (form == "name" and token.dep in ("compound", "amod"))
    return mention_at(
        sentence, i, i + 1, kind="group" if plural else "state", form="adjective" if attributive else "name", name=name,
        state=code, plural=plural,
    )  # fmt: skip
