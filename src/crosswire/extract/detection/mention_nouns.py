"""Stage 4, helper: nominals ("the Russian leader", "US officials") and pronouns in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from crosswire.extract.detection.mention_names import is_surname_he
from crosswire.extract.detection.mention_spans import mention_at
from crosswire.extract.detection.mention_titles import OfficeSpan, office_spans
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.offices import crowd_nouns, group_nouns
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state
from crosswire.records.names import Mention
from crosswire.records.text import Sentence
from crosswire.text.tree import BEFORE_NOUN

# word: (kind, gender, plural)
_PRONOUNS: dict[str, tuple[str, str | None, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", "masculine", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", "feminine", False)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("person", None, False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("group", None, True)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("group", None, True)),
    **dict.fromkeys(("it", "its", "itself"), ("state", None, False)),
}
# Nouns for a state, its government or a body as a whole: (kind, plural).
_BODIES: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(
        ("government", "administration", "country", "nation", "state", "regime", "kingdom", "republic"),
        ("state", False),
    ),
    **dict.fromkeys(
        ("presidency", "parliament", "military", "army", "ministry", "embassy", "delegation"), ("organisation", False)
    ),
    **dict.fromkeys(
        ("alliance", "bloc", "group", "organization", "organisation", "movement", "agency"), ("organisation", False)
    ),
    **dict.fromkeys(
        ("officials", "authorities", "sources", "diplomats", "leaders", "negotiators", "forces", "troops", "police"),
        ("group", True),
    ),
}
# Dependencies in which a bare noun for a body is looked for: "the committee".
_PLAYED = frozenset("nsubj nsubjpass poss dobj pobj dative".split())


def nominal_mentions(
    sentence: Sentence, names: Sequence[Mention], offices: Mapping[int, OfficeSpan], titled: Collection[int]
) -> list[Mention]:
    """Find noun phrases whose head says an office, a role or a body, and that are not titles of a name.

    ``offices`` are the sentence's office phrases, ``titled`` the tokens of titles before names.
    """
    parse = sentence.parse
    named = {i: m for m in names for i in range(m.first_token, m.last_token)}
    heads = {o.head: o for o in offices.values()}
    inside = {i for o in offices.values() for i in range(o.first, o.last)}
    found = []
    for token in parse.tokens:
        i = token.index
        office = heads.get(i)
        if i in titled or i in named or (office is None and i in inside):
            continue
        body = _BODIES.get(token.text.lower()) or _people(sentence, i) or _known_before(sentence, i)
        if (office is None and body is None) or token.pos not in ("NOUN", "PROPN"):
            continue
        bare = office is not None and (office.office.key == "general" or token.text.lower() == "justice")
        if token.dep == "compound" or (bare and not _determined(sentence, i)):
            continue
        if token.dep == "appos" and token.head in named and named[token.head].kind == "person":
            continue
        found.append(_nominal(sentence, i, office, body))
    return found


def headline_offices(sentence: Sentence, names: Sequence[Mention]) -> list[Mention]:
    """Office holders whom a headline in title case names by state and office alone: "Chilean President Urges Restraint"."""
    named = {i for m in names if m.kind == "person" for i in range(m.first_token, m.last_token)}
    spans = [o for o in office_spans(sentence.parse).values() if not o.office.plural and o.last not in named]
    found = [_nominal(sentence, o.head, o, None) for o in spans if named.isdisjoint(range(o.first, o.last))]
    return [m for m in found if m.state and m.kind == "person"]


def _people(sentence: Sentence, i: int) -> tuple[str, bool] | None:
    """Kind and number of a noun for people without a name: "protesters"; "the crowd" where it acts."""
    tokens = sentence.parse.tokens
    token, noun = tokens[i], tokens[i].text.lower()
    acts = token.dep in ("nsubj", "nsubjpass", "poss") or tokens[token.head].dep == "agent"
    return ("group", True) if noun in group_nouns() or (noun in crowd_nouns() and acts) else None


def _known_before(sentence: Sentence, i: int) -> tuple[str, bool] | None:
    """Kind and number of a noun that only means somebody where he was named before: "both sides", "the paper said"."""
    tokens = sentence.parse.tokens
    token, the = tokens[i], i > 0 and tokens[i - 1].text.lower() == "the"
    if _both(sentence, i):
        return "group", True
    if the and token.text in mention_lists().pairs and token.dep == "nsubj" and not _said_which(sentence, i):
        return "group", True
    if (
        the
        and (token.text in body_words().bare or token.text in body_words().meanings)
        and token.dep in _PLAYED
        and not _said_which(sentence, i)
    ):
        return "organisation", False
    if token.dep != "nsubj" or not any(tokens[c].text.lower() == "the" for c in sentence.parse.children[i]):
        return None
    if token.text in mention_lists().partisans:
        return "person", False
    return ("organisation", False) if the and token.text.lower() in body_words().media | body_words().bare else None


def _said_which(sentence: Sentence, i: int) -> bool:
    """Whether words after the noun say which is meant: "the office of the mayor", "the company that ...", "the bank Orbank"."""
    tokens = sentence.parse.tokens
    if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
        return True
    return any(c > i for c in sentence.parse.children[i] if sentence.parse.tokens[c].dep in ("prep", "relcl", "acl"))


def _both(sentence: Sentence, i: int) -> bool:
    """Whether the noun means two parties known before: "the two countries", "both governments", "the sides".

    Only where they act: in "relations between the two countries" they say little, and would make such clauses all alike.
    """
    tokens = sentence.parse.tokens
    noun = tokens[i].text.lower()
    if noun not in mention_lists().sides or i == 0:
        return False
    before = tokens[i - 1].text.lower()
    if before not in ("two", "both") and not (noun == "sides" and before == "the"):
        return False
    head = i
    while tokens[head].dep in ("pobj", "prep") and tokens[head].head != head:
        head = tokens[head].head
    # "Both sides" that act themselves may be no states; the officials on them are, and "the two sides in the talks".
    named = head != i or noun not in ("sides", "parties") or _takes_part(sentence, i)
    return named and tokens[head].dep in ("nsubj", "nsubjpass", "agent", "poss")


def _takes_part(sentence: Sentence, i: int) -> bool:
    """Whether the noun is said to be "in" or "to" something: "both sides in the conflict", "the two parties to the deal"."""
    tokens = sentence.parse.tokens
    return any(tokens[c].dep == "prep" and tokens[c].text.lower() in ("in", "to") for c in sentence.parse.children[i])


def _determined(sentence: Sentence, i: int) -> bool:
    """Whether a determiner or owner stands before the noun ("the general", not "in general")."""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    return any(tokens[c].dep in ("det", "poss", "nummod") for c in children[i])


def _nominal(sentence: Sentence, head: int, span: OfficeSpan | None, body: tuple[str, bool] | None) -> Mention:
    parse = sentence.parse
    tokens = parse.tokens
    begin, stop = (span.first, span.last) if span else (head, head + 1)
    first, last = _extent(sentence, head, begin, stop)
    if span is not None:
        plural = span.office.plural
        kind, key, gender = ("group" if plural else "person"), span.office.key, span.office.gender
        if body and body[0] == "group":
            kind, plural = body
        if tokens[head].text.lower() == "diplomat" and {"top", "chief"} & {t.text.lower() for t in tokens[first:head]}:
            key = "foreign_minister"
    else:
        assert body is not None
        (kind, plural), key, gender = body, None, None
    name = parse.text[tokens[begin].start : tokens[stop - 1].end]
    return mention_at(
        sentence, first, last, kind=kind, form="nominal", name=name if span else name.lower(), office=key, state=_state(sentence, first, last), gender=gender, plural=plural,
    )  # fmt: skip


def _extent(sentence: Sentence, head: int, begin: int, stop: int) -> tuple[int, int]:
    """The tokens from the determiner or owner to the head, and "of STATE" after it."""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    first, last = begin, stop
    queue = [c for c in children[head] if c < head and tokens[c].dep in BEFORE_NOUN]
    while queue:
        i = queue.pop()
        first = min(first, i)
        queue += [c for c in children[i] if c < i and tokens[c].dep in BEFORE_NOUN]
    while (
        first and tokens[first - 1].end == tokens[first].start and "-" in (tokens[first - 1].text, tokens[first].text)
    ):
        first -= 1  # "Chilean-backed fighters" begin with the whole word
    for c in (*children[head], *children[stop - 1]):
        if c == last and tokens[c].dep == "prep" and tokens[c].text.lower() == "of":
            for o in children[c]:
                word = " ".join(tokens[k].text for k in (*[k for k in children[o] if tokens[k].dep == "compound"], o))
                if tokens[o].dep == "pobj" and (find_state(word) or organisations().get(word)):
                    last = o + 1
    return first, last


def _state(sentence: Sentence, first: int, last: int) -> str | None:
    parse = sentence.parse
    for i in range(first, last):
        for j in range(min(i + 4, last), i, -1):
            words = parse.text[parse.tokens[i].start : parse.tokens[j - 1].end]
            word = find_state(words)
            if word is not None:
                return word.state
            body = organisations().get(words)
            if body is not None and body.state:
                return body.state
    return None


def pronoun_mentions(sentence: Sentence) -> list[Mention]:
    """Find the personal and possessive pronouns. An "it" that refers to nothing ("it seems that") is left out."""
    found = []
    for token in sentence.parse.tokens:
        known = _PRONOUNS.get(token.text.lower())
        if known is None or token.pos not in ("PRON", "DET", "NOUN", "PROPN") or token.text == "US":
            continue
        if is_surname_he(sentence.parse, token.index):
            continue
        if token.dep == "expl" or (token.lemma == "it" and _empty(sentence, token.index)):
            continue
        kind, gender, plural = known
        i = token.index
        found.append(mention_at(sentence, i, i + 1, kind=kind, form="pronoun", name="", gender=gender, plural=plural))
    return found


def _empty(sentence: Sentence, i: int) -> bool:
    """ "It is clear that", "it was Putin who", "it is not known whether", "makes it harder to": what follows is meant."""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    token = tokens[i]
    verb = tokens[token.head]
    if _foretold(sentence, i):
        return True
    below = {tokens[c].dep for c in children[verb.index]}
    if token.dep == "nsubjpass":
        return verb.lemma not in mention_lists().told and bool(below & {"ccomp", "csubj", "csubjpass"})
    if token.dep != "nsubj" or verb.lemma not in ("be", "seem", "appear", "take", "remain", "turn"):
        return False
    return bool(below & {"ccomp", "csubj", "xcomp", "advcl", "attr", "acomp"})


def _foretold(sentence: Sentence, i: int) -> bool:
    """Whether "it" is the object of a judgement on what follows: "made it easier for them to", "think it likely that"."""
    tokens = sentence.parse.tokens
    if i == 0 or tokens[i - 1].lemma not in mention_lists().judged:
        return False
    after = tokens[i + 1 : i + 5]
    judged = next((k for k, t in enumerate(after) if t.pos == "ADJ" or t.lemma in mention_lists().matters), -1)
    return judged >= 0 and any(t.text.lower() in ("to", "for", "that") for t in after[judged + 1 :])
