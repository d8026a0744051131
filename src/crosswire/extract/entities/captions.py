"""Stage 5, helper: persons named in photo captions, and in teasers that turn out to be captions.

Captions are residue and are not parsed, but they name the story's persons, and garble them. Their capitalised words
are matched with the persons that the parsed text knows; words that match nobody are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crosswire.extract.entities.clusters import Cluster, by_given_name, merge
from crosswire.extract.entities.garbles import certainty, garble_probability, note, record
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.states import find_state
from crosswire.matching.names import fold_name
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument

_WORD = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]{3,24}\b")
_PICTURE = re.compile(r"\b(?:pictured?|photos?|photograph(?:ed)?|images?)\b", re.IGNORECASE)
# Expected share of reports that hold the word: a commoner one is no name ("House", "Wednesday").
_COMMON = 0.01
# Probability: a caption gives no role to check, so the likeness must be better than in a sentence.
_ACCEPTED = 0.65
# Characters of captions read in one report; longer residue is no caption.
_LONGEST = 2_000


def add_captions(parsed: Sequence[ParsedDocument], people: Sequence[Cluster]) -> None:
    """Add to ``people`` their mentions in captions; a word near one person's surname is noted as a garble of it."""
    surnames = {form[-1]: c for c in people for form in c.forms}
    called = by_given_name(people)
    sure = [c for c in people if c.holder is not None or len(c.reports) > 1]
    for one in parsed:
        text = one.document.article.text
        for residue in one.document.residue:
            if residue.kind not in ("caption", "teaser") or residue.end - residue.start > _LONGEST:
                continue
            words = list(_WORD.finditer(text, residue.start, residue.end))
            # A teaser is of another story, unless it names one of this story's persons or speaks of a picture.
            ours = any(fold_name(word.group()) in surnames for word in words)
            if residue.kind == "teaser" and not ours and not _PICTURE.search(text, residue.start, residue.end):
                continue
            if not words:
                continue
            mixed = [_mixed(a, b, surnames, called, text) for a, b in pairwise(words)]
            for word, meant in zip(words, (None, *mixed), strict=True):
                if meant is None:
                    _place(_mention(one, word), surnames, sure)
                elif any(meant is c for c in sure):
                    alone = Cluster(kind="person", mentions=[_mention(one, word)])
                    note(
                        alone.mentions[0],
                        meant,
                        certainty(_ACCEPTED),
                        f"follows the given name of {meant.name}, in a caption",
                    )
                    merge(meant, alone)


def _mixed(
    before: re.Match[str],
    word: re.Match[str],
    surnames: Mapping[str, Cluster],
    called: Mapping[str, list[Cluster]],
    text: str,
) -> Cluster | None:
    """Whose given name stands before another person's surname ("Ana Orlov" where there are Ana Reyes and Oleg Orlov)."""
    surname, given = fold_name(word.group()), fold_name(before.group())
    bearer = surnames.get(surname)
    if bearer is None or text[before.end() : word.start()] != " " or any(given in form for form in bearer.forms):
        return None
    others = called.get(given, [])
    return others[0] if len(others) == 1 and not any(surname in form for form in others[0].forms) else None


def _mention(one: ParsedDocument, match: re.Match[str]) -> Mention:
    return Mention(
        report=one.document.article.id, start=match.start(), end=match.end(), text=match.group(), kind="person", form="name",
        sentence=-1, first_token=0, last_token=0, name=match.group(),
    )  # fmt: skip


def _place(mention: Mention, surnames: dict[str, Cluster], sure: Sequence[Cluster]) -> None:
    word = fold_name(mention.name)
    if document_shares().get(word, 0.0) > _COMMON or find_state(mention.name) is not None:
        return
    if word in surnames:
        surnames[word].mentions.append(mention)
        return
    alone = Cluster(kind="person", mentions=[mention])
    alone.forms[(word,)] = 1
    chances = [(garble_probability(alone, c), c) for c in sure]
    best, target = max(chances, key=lambda chance: chance[0], default=(0.0, alone))
    if best >= _ACCEPTED:
        record(alone, target, best, f"near in spelling or sound to {target.name}, in a caption")
