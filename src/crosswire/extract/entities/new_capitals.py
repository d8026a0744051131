"""Stage 5, helper: the city that stands for the government of a state which no table knows.

"The Maravian capital, Lindesk" says it. Elsewhere a city that acts as a government does ("the government in Brenn",
"Brenn denied") is a capital, and whose it is follows from where it stands: a dateline above the state's officials speaks
for it, a clause where both are parties speaks against it. The whole assignment that fits best is taken, where it fits
better than every other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from crosswire.extract.detection.mention_words import is_place
from crosswire.lexicon.new_states import new_state_words
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Signs of a government (two for "the government in") from which a city is a capital.
_SIGNS = 2
# Points: a capital that is called so; a dateline above the state's people; both parties of one clause.
_CALLED, _DATELINE, _APART = 10, 1, -2
# Times that one state must be named oftener than another to be the likelier home of a city that stands with neither.
_OFTENER = 3
# States and cities that are tried against one another; six of each are 720 assignments.
_MOST = 5
# Tokens of the longest dateline.
_LONGEST = 8
_PARTIES = ("nsubj", "nsubjpass", "dobj")
_BORDERS = (",", "(", ")")
_VERBS = ("VERB", "AUX")
# Words within a phrase that another word heads.
_WITHIN = ("amod", "compound", "poss")


def capital_mentions(
    parsed: Sequence[ParsedDocument], mentions: Sequence[Mention], names: Mapping[str, str], unknown: Callable[[str], bool]
) -> list[Mention]:  # fmt: skip
    """Return ``mentions`` with those of the new states' capitals recognised.

    ``names`` are the new states by code; ``unknown`` tells whether a word is in no table.
    """
    persons = {
        word for m in mentions if m.kind == "person" and m.form == "name" and " " in m.name for word in m.name.split()
    }
    signs, scores = Counter[str](), Counter[tuple[str, str]]()
    states = _states_at(mentions)
    for one in parsed:
        dateline = ""
        for sentence in one.sentences:
            told = states.get((sentence.report, sentence.index), {})
            if dateline and (state := _first_state(sentence, told)):
                scores[dateline, state] += _DATELINE
            dateline = _dateline(sentence)
            for city, i in _cities(sentence, unknown, told):
                if city not in persons:
                    signs[city] += _sign(sentence, i)
                    _score(sentence, i, city, told, scores)
    cities = [
        c for c, value in signs.most_common(_MOST) if value >= _SIGNS or any(scores[c, s] >= _CALLED for s in names)
    ]
    homes = _assigned(cities, list(names)[:_MOST], scores, Counter(m.state or "" for m in mentions))
    if not homes:
        return list(mentions)
    sentences = {(s.report, s.index): s for one in parsed for s in one.sentences}
    return [_as_capital(m, homes, names, sentences) for m in mentions]


def _states_at(mentions: Sequence[Mention]) -> dict[tuple[str, int], dict[int, str]]:
    """For each sentence: token -> code of the state that is named there."""
    found: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for m in mentions:
        if m.state and m.form in ("name", "adjective") and m.kind in ("state", "group"):
            found[m.report, m.sentence][m.first_token] = m.state
    return found


def _cities(sentence: Sentence, unknown: Callable[[str], bool], told: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """Unknown capitalised words that stand alone, as a city does."""
    tokens = sentence.parse.tokens
    for token in tokens:
        i, text = token.index, token.text
        if i in told or len(text) < 4 or not text[0].isupper() or not text.isalpha():
            continue
        text = text.title() if text.isupper() else text
        beside = [tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
        if unknown(text) and not any(
            w[:1].isupper() and w.isalpha() and not w.isupper() and len(w) > 1 for w in beside
        ):
            yield text, i


def _sign(sentence: Sentence, i: int) -> int:
    """How much the city acts as a government here: "the government in CITY", or party to a government's verb; or a dateline."""
    tokens = sentence.parse.tokens
    if i > 1 and tokens[i - 1].text.lower() == "in" and tokens[i - 2].text.lower() in new_state_words().seats:
        return 2
    party = tokens[i].dep in _PARTIES and tokens[tokens[i].head].lemma in new_state_words().governs
    return int(party or (i == 0 and tokens[0].text.isupper()))


def _score(sentence: Sentence, i: int, city: str, told: Mapping[int, str], scores: Counter[tuple[str, str]]) -> None:
    """Add to the points of the city and each state that the sentence names."""
    tokens = sentence.parse.tokens
    if not told:
        return
    called = _called_capital(sentence, i, told)
    if called:
        scores[city, called] += _CALLED
    else:
        verb = _verb(sentence, i)
        others = {code: _verb(sentence, at) for at, code in told.items() if tokens[at].dep not in _WITHIN}
        for state, other in others.items():
            if verb == other or _condition(sentence, verb, other) or _condition(sentence, other, verb):
                scores[city, state] += _APART


def _dateline(sentence: Sentence) -> str:
    """The city of a dateline that is cut off as a sentence of its own ("BRENN (AP) -"), or ""."""
    first = sentence.parse.tokens[0].text
    short = len(sentence.parse.tokens) <= _LONGEST and len(first) > 3 and first.isupper()
    return first.title() if short and not any(t.pos in _VERBS for t in sentence.parse.tokens[1:]) else ""


def _first_state(sentence: Sentence, told: Mapping[int, str]) -> str | None:
    """The state that a sentence names before its first verb."""
    first = min(told, default=0)
    return told[first] if told and not any(t.pos in _VERBS for t in sentence.parse.tokens[:first]) else None


def _verb(sentence: Sentence, i: int) -> int:
    """The verb of the clause that a word stands in."""
    tokens = sentence.parse.tokens
    for _ in range(len(tokens)):
        if tokens[i].pos in _VERBS or tokens[i].head == i:
            break
        i = tokens[i].head
    return i


def _condition(sentence: Sentence, verb: int, above: int) -> bool:
    """Whether the clause of ``verb`` says when or if that of ``above`` holds."""
    token = sentence.parse.tokens[verb]
    return token.dep == "advcl" and token.head == above


def _called_capital(sentence: Sentence, i: int, told: Mapping[int, str]) -> str | None:
    """The state in "the Maravian capital, CITY", "CITY, the capital of Maravia", "Maravia's capital CITY"."""
    tokens = sentence.parse.tokens
    near = [k for k in range(max(0, i - 4), min(len(tokens), i + 6)) if tokens[k].text.lower() == "capital"]
    for k in near:
        between = [tokens[b].text for b in range(min(i, k) + 1, max(i, k))]
        if k < i and all(w in _BORDERS or w == "of" or b in told for b, w in enumerate(between, k + 1)):
            owner = [code for at, code in told.items() if k - 3 <= at < i]
        elif k > i and between[:1] == [","]:
            owner = [code for at, code in told.items() if i < at <= k + 2]
        else:
            continue
        if owner:
            return owner[0]
    return None


def _assigned(
    cities: Sequence[str], states: Sequence[str], scores: Mapping[tuple[str, str], int], named: Mapping[str, int]
) -> dict[str, str]:
    """City -> state, by the assignment with most points; nothing where another one has as many.

    ``named`` counts the mentions of each state: a state that the story names much oftener is the likelier home.
    """
    if not cities or not states:
        return {}
    few, many, turned = (cities, states, False) if len(cities) <= len(states) else (states, cities, True)
    tried = []
    for chosen in permutations(many, len(few)):
        pairs = [(b, a) if turned else (a, b) for a, b in zip(few, chosen, strict=True)]
        points = sum(scores.get(pair, 0) for pair in pairs)
        tried.append((points, sum(named.get(state, 0) for _, state in pairs), pairs))
    tried.sort(key=lambda one: one[:2], reverse=True)
    if len(tried) > 1 and tried[0][0] == tried[1][0] and tried[0][1] < _OFTENER * tried[1][1]:
        return {}
    return {city: state for city, state in tried[0][2] if scores.get((city, state), 0) > _APART}


def _as_capital(
    m: Mention, homes: Mapping[str, str], names: Mapping[str, str], sentences: Mapping[tuple[str, int], Sentence]
) -> Mention:
    """The mention of a capital as a metonym of its state, or as a place; any other as it is."""
    word = m.name.title() if m.name.isupper() else m.name
    state = homes.get(word)
    if m.form != "name" or state is None or m.kind == "state":
        return m
    if is_place(sentences[m.report, m.sentence].parse, m.first_token, m.last_token):
        return replace(m, kind="place", name=word, office=None, gender=None, state=state)
    return replace(m, kind="state", form="metonym", name=names[state], state=state, office=None, gender=None)
