"""Stage 4, helper: names of persons, bodies and places in one sentence, from runs of capitalised words.

A run is a stretch of capitalised words that the lexicon does not know. What it names is decided from the
recogniser's label, the title around it, its given name, and its place in the clause (the subject of a verb
of speech is a person), in this order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crosswire.extract.detection.mention_asides import american, nickname, party_tags, programmes
from crosswire.extract.detection.mention_kinds import KINDS, acts, kind_of, label_of
from crosswire.extract.detection.mention_titles import OfficeSpan, Title, title_after, title_before, title_of_state
from crosswire.extract.detection.mention_wholes import of_state, whole_body
from crosswire.extract.detection.mention_words import AMERICAN_TOO, CHAMBERS
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.holders import by_word, fold
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.names import name_words
from crosswire.lexicon.offices import courtesies, ranks
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state
from crosswire.matching.names import fold_name
from crosswire.records.names import Mention
from crosswire.records.text import NamedSpan, Parse, Sentence, Token

# Words that begin a sentence or a headline with a capital and are no names.
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Tags of ordinary words, and of verbs in a form that no name has.
_PLAIN = frozenset("NN NNS JJ JJR JJS RB VB VBD VBG VBN VBP VBZ CD DT".split())
_VERBS = frozenset("VB VBD VBN VBP VBZ".split())
# Expected share of reports that hold a word, from which a capital at the start of a sentence says nothing of it.
_WORD = 0.003
# Two words glued by a lost space ("ReyesThe"), but for prefixes of surnames ("McAdam", "DeWitt", "LaSalle").
_GLUED = re.compile(r"([A-Z][a-z]{2,}[a-z])([A-Z][a-z]+)$")
# A surname whose capital was read as a digit ("5okolov"), where a capitalised word stands before it.
_MISREAD = re.compile(r"[01358][a-z]{4,}\d?[a-z]*")
# Initials before a surname ("T.J. Reyes").
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
# Of these, what every state has ("the Foreign Ministry").
ORGANS = frozenset({"ministry"})
# Tokens of the longest name; a longer run is a headline in capitals.
_LONGEST = 7


def name_mentions(
    sentence: Sentence, words: Sequence[Mention], offices: Mapping[int, OfficeSpan]
) -> tuple[list[Mention], set[int]]:
    """Find the names in ``sentence``, and the tokens of the titles before them.

    ``words`` are the lexicon's mentions and ``offices`` the office phrases; both break runs.
    """
    parse = sentence.parse
    labels = {i: span for span in parse.named for i in range(span.first, span.last)}
    for i in [i for i, span in labels.items() if span.label == "DATE" and _month_as_name(parse, i, None)]:
        del labels[i]
    known = {i for w in words for i in range(w.first_token, w.last_token)}
    known |= {
        i for o in offices.values() for i in range(o.first, o.last) if not _in_name(labels.get(i), parse, i, o.first)
    }
    known |= party_tags(parse) | programmes(parse)
    titled: set[int] = set()
    found: list[Mention] = []
    spoken = {i for o in offices.values() for i in range(o.first, o.last)}
    for first, last in _runs(parse, known, labels):
        title = (
            title_before(parse, first, offices) or title_of_state(parse, first, offices) or _ruling(parse, first, last)
        )
        mention = _read(sentence, first, last, labels, title, title_after(parse, last, offices), _Around(words, spoken))
        if mention is not None:
            found.append(mention)
            if mention.kind == "person" and title is not None:
                titled.update(range(title.first, first))
    return found, titled


def _ruling(parse: Parse, first: int, last: int) -> Title | None:
    """The office of who has an administration, where a president of that name is known: "the Obama administration"."""
    if last >= len(parse.tokens) or parse.tokens[last].text != "administration" or last - first > 1:
        return None
    word = fold(parse.tokens[first].text)
    names = [fold(h.person).split() for h in by_word().get(word, ()) if h.office == "president"]
    return Title(first=first, office="president") if any(word in (n[0], n[-1]) for n in names) else None


def _in_name(span: NamedSpan | None, parse: Parse, i: int, first: int) -> bool:
    """Whether an office phrase from token ``first`` is only a part of a name ("State Department", "Martin Luther King")."""
    if span is None:
        return False
    if span.label == "PERSON":
        # A title that the recogniser takes into the name ("Crown Prince Hassan") stands at its start.
        return first > span.first and parse.tokens[i].text.lower() in mention_lists().name_like
    return span.label == "ORG" and parse.tokens[span.last - 1].text.lower() in body_words().ends


def _runs(parse: Parse, known: set[int], labels: dict[int, NamedSpan]) -> list[tuple[int, int]]:
    """Stretches of name-like tokens: cut at lexicon words, titles, and borders of the recogniser's persons."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    within = -1  # the token after a nickname in quotation marks that the run goes on over
    for token in parse.tokens:
        i = token.index
        if first is not None and i >= within:
            within = nickname(parse, i) or within
        if i <= within:
            continue
        part = i not in known and _namelike(parse, i, labels)
        joint = part and first is not None and _same_name(parse, labels, i)
        if first is not None and not joint and not _particle(parse, i, first, known, labels):
            runs += _trim(parse, first, i)
            first = None
        if part and first is None:
            first = i
    if first is not None:
        runs += _trim(parse, first, len(parse.tokens))
    return [(a, b) for a, b in runs if 0 < b - a <= _LONGEST]


def _same_name(parse: Parse, labels: dict[int, NamedSpan], i: int) -> bool:
    """Whether token ``i`` may continue the run: no label of a person begins or ends just here."""
    before, here = labels.get(i - 1), labels.get(i)
    if before is here or _INITIALS.fullmatch(parse.tokens[i - 1].text):
        return True
    persons = [s for s in (before, here) if s is not None and s.label == "PERSON"]
    # Two persons side by side ("Orlov Reyes") are two names; a label that begins late ("Ana [Reyes]") is one.
    return len(persons) < 2 and not (before is not None and here is not None)


def _namelike(parse: Parse, i: int, labels: dict[int, NamedSpan]) -> bool:
    token = parse.tokens[i]
    if _MISREAD.fullmatch(token.text):
        return i > 0 and parse.tokens[i - 1].text[:1].isupper()
    if not token.text[:1].isalpha() or not (token.text[:1].isupper() or _lower_prefix(token.text)):
        return False
    low = token.text.lower()
    label = labels.get(i)
    if low.rstrip(".") in _DATES:
        return _month_as_name(parse, i, label)
    if _plain_word(parse, i) or (low in mention_lists().governing and i and _rules(parse, i)):
        return False
    saint = low == "st" and label is not None and label.label == "GPE"
    if (low in courtesies() and not saint) or low in ranks() or low in mention_lists().counts:
        return False
    if label is not None and label.label in KINDS:
        return True
    if token.pos == "PROPN":
        return not (token.text.isupper() and len(token.text) > 5) and not _common(token, i)
    return False


def _month_as_name(parse: Parse, i: int, label: NamedSpan | None) -> bool:
    """Whether "May", "April", "August" name a person: labelled so, after a given name, or acting."""
    if label is not None and label.label == "PERSON":
        return True
    if parse.tokens[i].text not in ("May", "April", "June", "August"):
        return False
    before = fold(parse.tokens[i - 1].text) if i else ""
    return before in given_names() or (parse.tokens[i].text == "May" and (acts(parse, i) or _owns(parse, i)))


def _owns(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep == "poss" and any(parse.tokens[c].text in ("'s", "'") for c in parse.children[i])


def _lower_prefix(text: str) -> bool:
    """ "al-Sisi", "d'Escoto": a particle written together with a capitalised word."""
    return text[:3].lower() in ("al-", "el-", "ul-") and text[3:4].isupper()


def _common(token: Token, i: int) -> bool:
    """A frequent English word at the start of a sentence is capitalised for its place."""
    return i == 0 and document_shares().get(token.text.lower(), 0.0) > 0.02


def _rules(parse: Parse, i: int) -> bool:
    """Whether a noun for who rules a state, with a capital, is no name: "the Maravian Government", "the Orlov Regime"."""
    before = parse.tokens[i - 1].text
    return parse.tokens[i].text != "Administration" or find_state(before) is not None or before.lower() == "the"


def _plain_word(parse: Parse, i: int) -> bool:
    """Whether a word has its capital from its place at the start of the sentence ("Farmers fear", "Abandon Orlov and ...")."""
    token = parse.tokens[i]
    if i and not (i == 1 and not parse.tokens[0].text[:1].isalnum()):
        return False
    known = document_shares().get(token.text.lower(), 0.0) > _WORD
    alone = i + 1 >= len(parse.tokens) or not parse.tokens[i + 1].text[:1].isupper()
    return (
        known and ((alone and token.tag in _PLAIN) or token.tag in _VERBS) and token.text.lower() not in given_names()
    )


def _particle(parse: Parse, i: int, first: int, known: set[int], labels: dict[int, NamedSpan]) -> bool:
    token = parse.tokens[i]
    if _tail(parse, i) or is_surname_he(parse, i):
        return True
    if token.text.lower() in name_words().articles and parse.tokens[min(i + 1, len(parse.tokens) - 1)].text == "-":
        return i + 2 < len(parse.tokens) and i + 2 not in known and _namelike(parse, i + 2, labels)
    follows = i + 1 < len(parse.tokens) and i + 1 not in known and _namelike(parse, i + 1, labels)
    if follows and token.text == "," and fold_name(parse.tokens[i + 1].text) in name_words().generations:
        return True  # "Ana Reyes, Jr."
    if token.text.lower() in mention_lists().particles or token.text == "-":
        glued = token.text != "-" or token.start == parse.tokens[i - 1].end
        return follows and glued and i > first
    # "Ministry of Foreign Affairs": the recogniser's body goes on over its small words.
    span = labels.get(i)
    return span is not None and span is labels.get(i - 1) and span.label == "ORG" and i < span.last


def is_surname_he(parse: Parse, i: int) -> bool:
    """Whether "He" is the second part of a Chinese name ("Lin He"): a capital within the sentence, right behind a name."""
    tokens = parse.tokens
    return i > 0 and tokens[i].text == "He" and tokens[i - 1].tag == "NNP" and tokens[i - 1].text.isalpha()


def _tail(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is the hyphen or the small part in "Yong-ho", "Myung-bak", written without spaces."""
    tokens = parse.tokens
    hyphen = i if tokens[i].text == "-" else i - 1
    if not 0 < hyphen < len(tokens) - 1 or tokens[hyphen].text != "-":
        return False
    before, after = tokens[hyphen - 1], tokens[hyphen + 1]
    glued = before.end == tokens[hyphen].start and after.start == tokens[hyphen].end
    return (
        glued
        and after.text not in mention_lists().compounds
        and before.text[:1].isupper()
        and after.text.isalpha()
        and after.text.islower()
        and len(after.text) <= 5
        and before.tag == "NNP"
        and after.pos in ("PROPN", "NOUN", "X", "ADP", "VERB", "ADJ", "ADV")
    )


def _trim(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    tokens = parse.tokens
    while last > first and (
        tokens[last - 1].text in ("'s", "'", "-", "the")
        or not (tokens[last - 1].text[:1].isalpha() or _MISREAD.fullmatch(tokens[last - 1].text))
    ):
        last -= 1
    while first < last and tokens[first].text.lower() in ("the", "a", "an", "-", "'s"):
        first += 1
    # "al-Qawasmi" at the start of a name: the article is written small.
    if first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in name_words().articles:
        first -= 2
    return [(first, last)] if last > first else []


class _Around(NamedTuple):
    """What stands around the runs of a sentence: the lexicon's mentions, and the tokens of office phrases."""

    words: Sequence[Mention]
    offices: set[int]


def _read(
    sentence: Sentence, first: int, last: int, labels: dict[int, NamedSpan], title: Title | None, after: Title | None,
    around: _Around,
) -> Mention | None:  # fmt: skip
    parse = sentence.parse
    label = label_of(first, last, labels)
    kind = kind_of(parse, first, last, label, title, after)
    if kind is None:
        return None
    if kind == "organisation":
        first, last = whole_body(parse, first, last, labels, around.words, around.offices)
        if parse.tokens[last - 1].text.lower() in mention_lists().governing and _rules(parse, last - 1):
            return None
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    if kind == "person" and last - first > 1:
        end -= _glued(parse.tokens[last - 1].text)
    text = parse.text[start:end]
    name, office, state, gender = text, None, None, None
    if kind == "person":
        one = title if title and title.office else after
        office, state = (one.office, one.state) if one else (None, None)
        if state is None and office in ("legislator", "governor", "speaker") and american(parse, last):
            state = "USA"
        if office == "legislator" and title and _of_american_state(parse, title.first, first):
            state = "USA"
        gender = next((t.gender for t in (title, after) if t and t.gender), None) or given_names().get(
            text.split()[0].casefold()
        )
    elif kind == "organisation" and body_words().private.isdisjoint(text.lower().split()):
        state = _state_inside(parse, first, last)
        # "The Chilean Foreign Ministry" is another than the Peruvian one.
        name = of_state(text, state)
    return Mention(
        report=sentence.report, start=sentence.start + start, end=sentence.start + end, text=text, kind=kind, form="name",
        sentence=sentence.index, first_token=first, last_token=last, name=name, office=office, state=state, gender=gender,
    )  # fmt: skip


def _of_american_state(parse: Parse, first: int, last: int) -> bool:
    """Whether a title names the American state that a state of the world shares its name with: "Georgia Republican Sen."."""
    words = {parse.tokens[i].text for i in range(first, last)}
    return not words.isdisjoint(AMERICAN_TOO) and not words.isdisjoint(
        {"Sen.", "Rep.", "Senator", "Republican", "Democrat"}
    )


def _glued(word: str) -> int:
    """Characters of a following word that a lost space has glued to a surname."""
    parts = _GLUED.match(word)
    return len(parts[2]) if parts and parts[1] not in name_words().prefixes else 0


def _state_inside(parse: Parse, first: int, last: int) -> str | None:
    """The state that a body's name holds, or that stands before it: "Chilean Navy", "Chile's Navy"."""
    # A ministry that is owned keeps its bare name: "Chile's Foreign Ministry" and "Chile" are told apart in comparing.
    organ = parse.tokens[last - 1].text.lower() in ORGANS
    owned = first > 1 and not organ and parse.tokens[first - 1].text in ("'s", "’s", "'")
    for i in range(max(0, first - (2 if owned else 1)), last):
        word = find_state(parse.tokens[i].text)
        if word is not None:
            return word.state
    chamber = parse.tokens[first].text in CHAMBERS and parse.tokens[last - 1].text == "Committee"
    body = organisations().get(
        parse.tokens[first].text if chamber else parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    )
    return body.state if body else None
