"""Stage 5, helper: names of the story's persons that stage 4 overlooked because a report has garbled them.

A parser that meets "Opama" or "0bama" may take it for a common word. Once the persons of the story are known, capitalised
words that nothing has read are held against their surnames; those near enough are mentions, and garbles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crosswire.extract.detection.mention_headlines import title_cased
from crosswire.extract.detection.mention_spans import mention_at
from crosswire.extract.entities.clusters import Cluster, by_given_name
from crosswire.extract.entities.garbles import garble_probability, record
from crosswire.extract.entities.known_words import is_known
from crosswire.matching.names import fold_name, slip_similarity, split_name
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Letters of the shortest word that is looked at; shorter ones differ too easily.
_SHORTEST = 4
# Probability: nobody else took the word for a name, so the likeness must be better than for a name.
_ACCEPTED = 0.62
# What a garbled name of a person is taken for, and mentions from which it is no slip.
_DOUBTFUL = frozenset({"other", "organisation", "place", "group"})
_MOST = 40
# Likeness (0..1) of the word before to the person's given name, from which it belongs to the name.
_GIVEN = 0.6
# Likeness (0..1) to the person's surname of a capitalised word after his given name, from which it is meant for it.
_AFTER_GIVEN = 0.4


def add_overlooked(
    parsed: Sequence[ParsedDocument], mentions: Iterable[Mention], people: Sequence[Cluster], things: Sequence[Cluster]
) -> list[Cluster]:
    """Add to ``people`` their garbled mentions among unknown ``things`` and the words that no mention covers.

    Returns the things that are left: a body, a place or a word without label that one report alone has and whose name is
    near to a person's was a person.
    """
    near = _Near(people)
    left = [thing for thing in things if not near.take(thing)]
    covered: dict[tuple[str, int], set[int]] = defaultdict(set)
    for m in mentions:
        if m.form != "nominal" and (m.kind != "other" or m.form != "name"):
            covered[m.report, m.sentence].update(range(m.first_token, m.last_token))
    for cluster in (*people, *left):
        for m in cluster.mentions:
            covered[m.report, m.sentence].update(range(m.first_token, m.last_token))
    for one in parsed:
        for sentence in one.sentences:
            titled = title_cased(sentence.parse)  # there each word has a capital
            for mention in _words(sentence, covered[sentence.report, sentence.index]):
                near.place(mention, sentence)
            for mention in _after_given(sentence, covered[sentence.report, sentence.index], near) if not titled else ():
                near.place_surname(mention, sentence)
    return left


class _Near:
    """Whom a word is near to; each word is compared once."""

    def __init__(self, people: Sequence[Cluster]) -> None:
        self._by_key: dict[str, list[Cluster]] = defaultdict(list)
        self._found: dict[str, tuple[float, Cluster] | None] = {}
        self._given = by_given_name(people)
        self._words = {word for c in people for form in c.forms for word in form}
        for cluster in people:
            if cluster.holder is not None or len(cluster.reports) > 1:
                for key in {key for form in cluster.forms for key in _keys(form[-1])}:
                    self._by_key[key].append(cluster)

    def take(self, thing: Cluster) -> bool:
        """Give all mentions of a thing to the person whose name it garbles, if there is one."""
        form = split_name(thing.name)
        if thing.kind not in _DOUBTFUL or thing.wikidata or thing.state or len(thing.reports) > 1 or len(form) > 2:
            return False
        if len(thing.name) < _SHORTEST or thing.name.isupper() or len(thing.mentions) > _MOST or is_known(thing.name):
            return False
        hit = self._nearest(form, thing.mentions)
        if hit is None:
            return False
        alone = Cluster(kind="person", mentions=thing.mentions)
        record(alone, hit[1], hit[0], f"near in spelling or sound to {hit[1].name}")
        return True

    def place(self, mention: Mention, sentence: Sentence) -> None:
        """Give ``mention`` to the person it is near to, if to any, with the given name before it."""
        word = fold_name(mention.name)
        if word not in self._found:
            self._found[word] = self._nearest((word,), [mention])
        hit = self._found[word]
        if hit is None:
            return
        whole = _with_given(mention, hit[1], sentence)
        alone = Cluster(kind="person", mentions=[whole])
        record(alone, hit[1], hit[0], f"near in spelling or sound to {hit[1].name}")

    def called(self, given: str) -> Cluster | None:
        """The one person of the story who has this given name."""
        found = self._given.get(given, [])
        return found[0] if len(found) == 1 else None

    def place_surname(self, mention: Mention, sentence: Sentence) -> None:
        """Give a word that follows a person's given name to him."""
        words = [sentence.parse.tokens[i].text for i in range(mention.first_token)]
        before = [w for w in words if w.isalpha()]
        target = self.called(fold_name(before[-1])) if before else None
        if target is None or fold_name(mention.name) in self._words:
            return
        near = max(slip_similarity(fold_name(mention.name), form[-1]) for form in target.forms)
        if near >= _AFTER_GIVEN:
            alone = Cluster(kind="person", mentions=[mention])
            record(alone, target, _ACCEPTED + 0.3 * near, f"follows the given name of {target.name}")

    def _nearest(self, form: tuple[str, ...], mentions: list[Mention]) -> tuple[float, Cluster] | None:
        if form[-1] in self._words or " " in form[-1]:
            return None
        alone = Cluster(kind="person", mentions=mentions)
        alone.forms[form] = 1
        chances = [(garble_probability(alone, c), c) for key in _keys(form[-1]) for c in self._by_key[key]]
        best = max(chances, key=lambda chance: chance[0], default=None)
        return best if best is not None and best[0] >= _ACCEPTED else None


def _keys(word: str) -> set[str]:
    """What a slip seldom changes all of: the first two letters, the last three, the second to fourth."""
    return {word[:2], word[-3:], "." + word[1:4]}


def _words(sentence: Sentence, covered: set[int]) -> Iterator[Mention]:
    """Uncovered words of the sentence that could be a name: capitalised, or with a digit for a capital; rare."""
    for token in sentence.parse.tokens:
        text = token.text
        if len(text) < _SHORTEST or token.index in covered or not (text[0].isupper() or text[0].isdigit()):
            continue
        if not text[1:].isalnum() or not text[-1].isalpha() or text.isupper():
            continue
        if token.index == 0 and token.pos == "NOUN":  # a capital for its place
            continue
        if not is_known(text):
            yield mention_at(sentence, token.index, token.index + 1, kind="person", form="name")


def _after_given(sentence: Sentence, covered: set[int], near: _Near) -> Iterator[Mention]:
    """Uncovered capitalised words of the sentence, ordinary ones too, right after the given name of one person of the story."""
    tokens = sentence.parse.tokens
    for token in tokens[1:]:
        i = token.index
        if i in covered or len(token.text) < _SHORTEST or not token.text[0].isupper() or not token.text[1:].islower():
            continue
        before = i - 2 if tokens[i - 1].text in ("]", ")") else i - 1
        if before < 0 or not tokens[before].text[:1].isupper() or near.called(fold_name(tokens[before].text)) is None:
            continue
        yield mention_at(sentence, i, i + 1, kind="person", form="name")


def _with_given(mention: Mention, target: Cluster, sentence: Sentence) -> Mention:
    """``mention`` with the word before it, where that is like a given name of ``target``."""
    if mention.first_token == 0:
        return mention
    before = sentence.parse.tokens[mention.first_token - 1]
    word = fold_name(before.text)
    if not before.text[:1].isupper() or not any(
        len(form) > 1 and slip_similarity(word, form[0]) >= _GIVEN for form in target.forms
    ):
        return mention
    start = sentence.start + before.start
    text = sentence.parse.text[before.start : mention.end - sentence.start]
    return Mention(
        report=mention.report, start=start, end=mention.end, text=text, kind="person", form="name", sentence=mention.sentence,
        first_token=before.index, last_token=mention.last_token, name=text,
    )  # fmt: skip
