"""Stage 4, helper: words of the lexicon (states, capitals, seats, bodies) as mentions in one sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from crosswire.extract.detection.mention_lands import land_at
from crosswire.extract.detection.mention_spans import mention_at
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import StateWord, find_state, states
from crosswire.records.names import Mention
from crosswire.records.text import NamedSpan, Parse, Sentence

# Tokens of the longest phrase that is looked up ("Organization for Security and Co-operation in Europe").
_WINDOW = 10
# Words that begin a name with a small letter ("al Qaeda").
_SMALL_FIRST = frozenset({"al", "el"})

# States of the world whose name an American state has, too, and what says that it is meant.
AMERICAN_TOO = frozenset({"Georgia"})
_AMERICAN_BEFORE = re.compile(
    r"\b(?:Sen|Rep|Gov)s?\. [^,;]{3,40} (?:of|from) $|\b(?:Atlanta|Savannah|Augusta|Macon), $"
)
_AMERICAN_AFTER = re.compile(
    r" (?:Republican|Democrat|Gov\.|Sen\.|Rep\.|[Gg]overnor|senator|congress(?:wo)?man|lawmaker)\b"
)

# Chambers whose committees have names that begin with theirs.
CHAMBERS = frozenset({"Senate", "House", "U.S. Senate", "U.S. House"})
# Accepted only where they are the whole of a name that the recogniser takes for a body: not the "House of Commons".
_ALONE = frozenset({"House"})


def word_mentions(sentence: Sentence) -> list[Mention]:
    """Find the longest words of the lexicon, left to right, that do not overlap."""
    found: list[Mention] = []
    parse, first = sentence.parse, 0
    named = {i: span for span in parse.named for i in range(span.first, span.last)}
    while first < len(parse.tokens):
        token = parse.tokens[first]
        if not (token.text[:1].isupper() or token.text[:1].isdigit() or token.text in _SMALL_FIRST):
            first += 1
            continue
        mention = land_at(sentence, first) or _longest(sentence, first, named)
        pair = (_pair(sentence, first) or _part(sentence, first)) if mention is None else []
        if pair:
            found += pair
            first = pair[-1].last_token
        elif mention is None:
            first += 1
        else:
            found.append(mention)
            first = mention.last_token
    return found


def _pair(sentence: Sentence, at: int) -> list[Mention]:
    """The two parties that one token with a hyphen names: "U.S.-Hamas"; the second may go on ("U.S.-South Korean")."""
    tokens, text = sentence.parse.tokens, sentence.parse.text
    token = tokens[at]
    left, hyphen, right = token.text.replace("–", "-").partition("-")
    if not hyphen or "-" in right or not left[:1].isupper() or not right[:1].isupper():
        return []
    last = at + 1
    if last < len(tokens) and find_state(f"{right} {tokens[last].text}"):
        last += 1
    begin, stop = token.end - len(right), tokens[last - 1].end
    found = []
    for words, start, end in ((left, token.start, token.start + len(left)), (text[begin:stop], begin, stop)):
        body, word = organisations().get(words), find_state(words)
        if body is None and (word is None or word.form not in ("name", "adjective")):
            continue
        name, state = (
            (body.name, body.state) if body else (states()[word.state].name, word.state) if word else (words, None)
        )
        kind, form = ("organisation", "name") if body else ("state", "adjective")
        whole = mention_at(sentence, at, last, kind=kind, form=form, name=name, state=state)
        found.append(replace(whole, start=sentence.start + start, end=sentence.start + end, text=words))
    return found if len(found) == 2 else []


def _part(sentence: Sentence, at: int) -> list[Mention]:
    """The state that begins one token with a hyphen: "U.S.-led"."""
    token = sentence.parse.tokens[at]
    left, hyphen, right = token.text.partition("-")
    word = find_state(left) if hyphen and right.islower() else None
    if word is None or word.form not in ("name", "adjective"):
        return []
    whole = mention_at(
        sentence, at, at + 1, kind="state", form="adjective", name=states()[word.state].name, state=word.state
    )
    return [replace(whole, end=whole.start + len(left), text=left)]


def _longest(sentence: Sentence, first: int, named: dict[int, NamedSpan]) -> Mention | None:
    parse = sentence.parse
    tokens = parse.tokens
    for last in range(min(first + _WINDOW, len(tokens)), first, -1):
        words = parse.text[tokens[first].start : tokens[last - 1].end]
        body = organisations().get(words)
        state = None if body else find_state(words)
        if body is None and state is None:
            continue
        if _overruled(parse, first, last, words, named):
            continue
        if body is not None and body.common and (owner := _owner(parse, first)):
            name = f"{states()[owner].adjectives[0] if states()[owner].adjectives else states()[owner].name} {words}"
            if owner != body.state:
                return mention_at(sentence, first, last, kind="organisation", form="name", name=name, state=owner)
        if body is not None:
            return mention_at(sentence, first, last, kind="organisation", form="name", name=body.name, state=body.state)
        assert state is not None
        return _state_mention(sentence, first, last, words, state)
    return None


def _owner(parse: Parse, first: int) -> str | None:
    """The state named just before a body's name: "the Russian Security Council", "Chile's Senate"."""
    at = first - 1
    while at >= 0 and parse.tokens[at].text in ("'s", "'", "’s"):
        at -= 1
    for begin in range(max(0, at - 2), at + 1):
        word = find_state(parse.text[parse.tokens[begin].start : parse.tokens[at].end])
        if word is not None and word.form in ("name", "adjective"):
            return word.state
    return None


def _overruled(parse: Parse, first: int, last: int, words: str, named: dict[int, NamedSpan]) -> bool:
    """Whether the recogniser sees a longer name of a person here, or a risky word has no label that fits."""
    span = named.get(first)
    if words in mention_lists().risky and (span is None or span.label in ("PERSON", "CARDINAL")):
        return True
    if words in _ALONE and (span is None or span.label != "ORG" or span.last != last or first - span.first > 1):
        return True
    if span is None or span.label not in ("PERSON", "ORG", "WORK_OF_ART", "FAC"):
        return False
    longer = span.last > last or span.first < first
    if not longer:
        return False
    if span.label == "ORG" and _private(parse, first, last, span):
        return True
    if (
        words in ("White House", "Kremlin")
        or (words.isupper() and words in organisations())
        or parse.tokens[span.first].text.lower() == "the"
    ):
        return False
    if span.label == "PERSON":
        # "Russian President Vladimir Putin" labelled whole: the adjective stays a word of its own.
        return span.first < first or not (word := find_state(words)) or word.form not in ("adjective", "name", "seat")
    return False


def _private(parse: Parse, first: int, last: int, span: NamedSpan) -> bool:
    """Whether the name of a newspaper, a firm, a school ("Moscow Times"), or of a chamber's committee begins here."""
    # A ministry keeps its adjective.
    rest = [t.text.lower() for t in parse.tokens[last : span.last] if t.text[:1].isupper()]
    begins = all(t.text.lower() == "the" for t in parse.tokens[span.first : first])
    chamber = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end] in CHAMBERS
    return begins and ((chamber and rest[-1:] == ["committee"]) or not body_words().private.isdisjoint(rest))


def _state_mention(sentence: Sentence, first: int, last: int, words: str, word: StateWord) -> Mention:
    form = word.form
    if words in AMERICAN_TOO and _in_america(sentence.parse, first, last):
        return mention_at(sentence, first, last, kind="place", form="name", name=words, state="USA")
    if word.form == "adjective" and _people_elsewhere(sentence.parse, first, last, word.state):
        return mention_at(sentence, first, last, kind="group", form="name", name=words, state=None, plural=word.plural)
    if form == "adjective" and not word.plural and words not in ("US", "U.S."):
        kind, name = "state", states()[word.state].name
    elif form == "seat":
        return mention_at(
            sentence, first, last, kind="organisation", form="metonym", name=_canonical(words), state=word.state
        )
    elif form == "place":
        kind, name, form = "place", words, "name"
    elif form == "capital":
        acting = not is_place(sentence.parse, first, last)
        kind, name = ("state", states()[word.state].name) if acting else ("place", words)
        form = "metonym" if acting else "name"
    else:
        kind, name = ("group" if word.plural else "state"), states()[word.state].name
        form = "name" if word.plural or form == "name" else form
    if form == "name" and not word.plural and sentence.parse.tokens[last - 1].dep in ("compound", "amod"):
        form = "adjective"
    return mention_at(sentence, first, last, kind=kind, form=form, name=name, state=word.state, plural=word.plural)


def _in_america(parse: Parse, first: int, last: int) -> bool:
    """Whether a name is the American state's: of a senator, of a governor, behind a city of it."""
    before = parse.text[: parse.tokens[first].start]
    return bool(_AMERICAN_BEFORE.search(before[-60:]) or _AMERICAN_AFTER.match(parse.text, parse.tokens[last - 1].end))


def _people_elsewhere(parse: Parse, first: int, last: int, state: str) -> bool:
    """Whether a demonym names a people in another state: "ethnic Uzbeks", "the Uzbek minority", "Afghan Uzbek rebels"."""
    tokens = parse.tokens
    if first and tokens[first - 1].text.lower() == "ethnic":
        return True
    if last < len(tokens) and tokens[last].lemma.lower() in ("minority", "tribe", "tribesman", "villager", "clan"):
        return True
    before = find_state(tokens[first - 1].text) if first else None
    rebels = last < len(tokens) and tokens[last].lemma.lower() in ("rebel", "militia", "fighter", "community", "people")
    plural = tokens[last - 1].text.lower().endswith("s")
    return before is not None and before.form == "adjective" and before.state != state and (rebels or plural)


def _canonical(words: str) -> str:
    return words.title() if words.isupper() and len(words) > 4 else words


def is_place(parse: Parse, first: int, last: int) -> bool:
    """Whether a capital is meant as a city: "in Geneva", "arrived from Moscow", "Washington, D.C."."""
    head = parse.tokens[last - 1]
    before = parse.tokens[first - 1].text.lower() if first else ""
    governor = parse.tokens[head.head]
    if before in mention_lists().place_prepositions:
        return True
    # A dateline ("HANOI, Vietnam (AP) —"), and the place of a meeting ("the Geneva talks").
    if first == 0 and parse.tokens[first].text.isupper() and len(parse.tokens[first].text) > 3:
        return True
    if head.dep == "compound" and governor.lemma in mention_lists().occasions:
        return True
    if governor.dep == "prep" and governor.text.lower() in ("from", "to", "for", "of"):
        outer = parse.tokens[governor.head]
        if outer.lemma in mention_lists().moves or (
            governor.text.lower() == "of" and outer.lemma in ("city", "capital", "streets")
        ):
            return True
    return head.dep in ("npadvmod", "dobj") and governor.lemma in mention_lists().moves
