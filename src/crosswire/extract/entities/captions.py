"""Stage 5, helper: persons named in photo captions, and in teasers that turn out to be captions.

Captions are residue and are not parsed, but they name the story's persons, and garble them. Their capitalised words
are matched with the persons that the parsed text knows; words that match nobody are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from crosswire.extract.entities.clusters import Cluster, by_given_name
from crosswire.extract.entities.garbles import certainty, garble_probability, note, record
from crosswire.extract.entities.known_words import is_known
from crosswire.matching.names import fold_name
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument

_WORD = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]{3,24}\b")
_PICTURE = re.compile(r"\b(?:pictured?|photos?|photograph(?:ed)?|images?)\b", re.IGNORECASE)
# A capitalised word right before another; such a word, or a syllable, right behind it.
_BEFORE = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]+ $")
_BEHIND = re.compile(r" [A-ZÀ-ÖØ-Þ][^\W\d_]+|-[a-z]+")
# Characters beside a name in which such words are looked for.
_NEXT = 25
# Another word that is stuck to a name ("OrlovPort").
_STUCK = re.compile(r"[a-z]{3}[A-Z]")
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
                    _place(_mention(one, word), _beside(text, word), surnames, sure)
                elif any(meant is c for c in sure):
                    meant.mentions.append(_mention(one, word))
                    because = f"follows the given name of {meant.name}, in a caption"
                    note(meant.mentions[-1], meant, certainty(_ACCEPTED), because)


def _beside(text: str, word: re.Match[str]) -> list[str]:
    """The capitalised word right before a word, and what stands right behind it with a capital or a hyphen."""
    found = (_BEFORE.search(text, max(0, word.start() - _NEXT), word.start()), _BEHIND.match(text, word.end()))
    return [match.group().strip(" -") for match in found if match]


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
    if len(others) != 1 or any(surname in form for form in others[0].forms):
        return None
    # "Ana Orlov Reyes": a middle name.
    after = fold_name(text[word.end() : word.end() + _NEXT])
    return None if any(after.startswith(form[-1]) for form in others[0].forms) else others[0]


def _mention(one: ParsedDocument, match: re.Match[str]) -> Mention:
    return Mention(
        report=one.document.article.id, start=match.start(), end=match.end(), text=match.group(), kind="person", form="name",
        sentence=-1, first_token=0, last_token=0, name=match.group(),
    )  # fmt: skip


def _place(mention: Mention, beside: Iterable[str], surnames: Mapping[str, Cluster], sure: Sequence[Cluster]) -> None:
    """Give a word of a caption to whom it names or is near to; with the words ``beside`` it, it may be another's name."""
    word = fold_name(mention.name)
    if is_known(mention.name):
        return
    if word in surnames:
        surnames[word].mentions.append(mention)
        return
    if _STUCK.search(mention.name):
        return
    alone = Cluster(kind="person", mentions=[mention])
    alone.forms[(word,)] = 1
    chances = [(garble_probability(alone, c), c) for c in sure]
    best, target = max(chances, key=lambda chance: chance[0], default=(0.0, alone))
    own = {word for form in target.forms for word in form}
    if best >= _ACCEPTED and all(fold_name(word) in own or is_known(word) for word in beside):
        record(alone, target, best, f"near in spelling or sound to {target.name}, in a caption")
