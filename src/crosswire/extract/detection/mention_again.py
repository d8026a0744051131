"""Stage 4, helper: surnames that are also words ("May", "Sessions", "Parsons") where the recogniser overlooks them.

A report that names somebody in full goes on by the surname. Where that stands with a capital, plays a part in its clause,
and no mention covers it, it is the person's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.extract.detection.mention_headlines import person_at
from crosswire.lexicon.offices import courtesies
from crosswire.matching.names import fold_name, split_name
from crosswire.records.names import Mention
from crosswire.records.text import Sentence

# Letters of the shortest surname that is looked for.
_SHORTEST = 3
# Parts of a clause that a person plays.
_PARTS = frozenset("nsubj nsubjpass poss dobj dative pobj conj appos".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Surnames that are dates, too: only a subject, an owner or the one who is addressed is no date.
_MONTHS = frozenset("may april june august".split())
_NO_DATE = frozenset({"nsubj", "nsubjpass", "poss", "dative"})


def called_again(sentences: Iterable[Sentence], found: Sequence[Mention]) -> list[Mention]:
    """The places in ``sentences`` where a person of the report stands by a surname that no mention of ``found`` covers."""
    known = {
        words[-1]: m
        for m in reversed(found)
        if m.kind == "person" and m.form == "name" and len(words := split_name(m.name)) > 1
        if len(words[-1]) >= _SHORTEST
    }
    if not known:
        return []
    covered: dict[int, set[int]] = defaultdict(set)
    for m in found:
        if m.form != "nominal":
            covered[m.sentence].update(range(m.first_token, m.last_token))
    return [
        replace(person_at(sentence, token.index, token.index + 1), gender=known[fold_name(token.text)].gender)
        for sentence in sentences
        for token in sentence.parse.tokens
        if token.text[:1].isupper()
        and token.text[1:].islower()
        and fold_name(token.text) in known
        and token.index not in covered[sentence.index]
        and _plays(sentence, token.index)
    ]


def _plays(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` stands for somebody: alone, in a part that a person plays, and no date nor part of another name."""
    tokens = sentence.parse.tokens
    token = tokens[i]
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if before.lower() in courtesies():
        return True
    if after in ("-", "–") or before in ("-", "–") or before[:1].isdigit() or after[:1].isdigit():
        return False
    if token.tag not in ("NNP", "NNPS", "NN", "NNS", "MD") or after[:1].isupper() or before[:1].isupper():
        return False
    if token.text.lower() in _MONTHS:
        return token.dep in _NO_DATE
    # The first word of a sentence has its capital from its place.
    return token.dep in (_PARTS if i and before not in ('"', "'", "“") else _SUBJECTS)
