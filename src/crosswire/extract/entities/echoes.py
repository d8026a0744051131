"""Stage 5, helper: the other places where a report has a name that it got wrong.

A report that garbles a name mostly does so throughout. Once "Bryn Nettle" is known to be somebody else, each "Nettle" of
that report means him too: where stage 4 took it for a body, a place or a common word, and in headlines, links and captions,
which are not parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from crosswire.extract.detection.mention_headlines import title_cased
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.garbles import note
from crosswire.matching.names import fold_name, split_name
from crosswire.records.names import Garble, Mention
from crosswire.records.text import ParsedDocument, Sentence

# Letters of the shortest word that is looked for; shorter ones stand in other words' places too easily.
_SHORTEST = 4
_WORD = re.compile(r"\w+")
# What a garbled name of a person is taken for.
_DOUBTFUL = frozenset({"other", "organisation", "place", "group", "person"})


@dataclass(frozen=True, slots=True)
class _Slip:
    """A word that one report has for a person's surname, and the garble that told so."""

    target: Cluster
    garble: Garble


def add_echoes(
    parsed: Sequence[ParsedDocument], mentions: Iterable[Mention], people: Sequence[Cluster], things: Sequence[Cluster]
) -> tuple[list[Cluster], list[Cluster]]:
    """Give each person the other places of his garbled surnames; return the people and the things that are left."""
    slips = _slips(people)
    if not slips:
        return list(people), list(things)
    left = [_without(c, slips) for c in things]
    # A name of nobody in this report alone, which is the same word.
    persons = [c if c.holder is not None or c.garbles else _without(c, slips) for c in people]
    kept = [c for c in persons if c.mentions], [c for c in left if c.mentions]
    covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for m in (*(m for group in kept for c in group for m in c.mentions), *(m for m in mentions if m.kind != "other")):
        if m.form != "nominal":
            covered[m.report].append((m.start, m.end))
    for one in parsed:
        report = one.document.article.id
        words = slips.get(report, {})
        for mention in _places(one, words.keys(), sorted(covered[report])) if words else ():
            _give(mention, words[mention.text])
    return kept


def _slips(people: Sequence[Cluster]) -> dict[str, dict[str, _Slip]]:
    """Report -> word -> whose garbled surname it is there; words that are anybody's right name are none."""
    right = {
        word
        for c in people
        for form in (*c.forms, split_name(c.name))
        for word in form
        if c.holder or len(c.reports) > 1
    }
    found: dict[str, dict[str, list[_Slip]]] = defaultdict(lambda: defaultdict(list))
    for target in people:
        for g in target.garbles:
            word = re.sub(r"['’]s?$", "", g.text.split()[-1]) if g.text.split() else ""
            if len(word) >= _SHORTEST and word.isalnum() and fold_name(word) not in right:
                found[g.report][word].append(_Slip(target, g))
    return {
        report: {word: slips[0] for word, slips in words.items() if len({id(s.target) for s in slips}) == 1}
        for report, words in found.items()
    }


def _without(cluster: Cluster, slips: dict[str, dict[str, _Slip]]) -> Cluster:
    """Take from ``cluster`` the mentions that are a garbled surname, and give them to whom they mean."""
    if cluster.kind not in _DOUBTFUL or cluster.wikidata or cluster.state:
        return cluster
    slipped = [
        (m, s) for m in cluster.mentions if (s := slips.get(m.report, {}).get(m.text)) and s.target is not cluster
    ]
    for m, slip in slipped:
        cluster.mentions.remove(m)
        cluster.forms[split_name(m.name)] -= 1
        _give(m, slip)
    return cluster


def _give(mention: Mention, slip: _Slip) -> None:
    slip.target.mentions.append(mention)
    note(mention, slip.target, slip.garble.probability, slip.garble.because)


def _places(one: ParsedDocument, words: Set[str], covered: list[tuple[int, int]]) -> Iterator[Mention]:
    """Where ``words`` stand and no mention does. A word that the report also writes small is a name inside a sentence only."""
    text = one.document.article.text
    found = [match for match in _WORD.finditer(text) if match.group() in words or match.group().islower()]
    written = {match.group() for match in found}
    starts = [s.start for s in one.sentences]
    for match in (m for m in found if m.group() in words):
        at = bisect_right(covered, (match.start(), len(text))) - 1
        if any(start < match.end() and match.start() < end for start, end in covered[max(0, at - 3) : at + 2]):
            continue
        number = bisect_right(starts, match.start()) - 1
        sentence = one.sentences[number] if number >= 0 and match.start() < one.sentences[number].end else None
        mention = _mention(one, match, sentence)
        if match.group().lower() in written and (
            sentence is None or mention.first_token == 0 or title_cased(sentence.parse)
        ):
            continue
        yield mention


def _mention(one: ParsedDocument, match: re.Match[str], sentence: Sentence | None) -> Mention:
    index, first, last = -1, 0, 0
    if sentence is not None:
        start = match.start() - sentence.start
        first = next((t.index for t in sentence.parse.tokens if t.start <= start < t.end), 0)
        index, last = sentence.index, first + 1
    return Mention(
        report=one.document.article.id, start=match.start(), end=match.end(), text=match.group(), kind="person", form="name",
        sentence=index, first_token=first, last_token=last, name=match.group(),
    )  # fmt: skip
