"""Comparing two quotations: the same words, the same words rendered otherwise, or other words.

One utterance reaches the press in several translations; then the two quotations stand in the same slot
and differ in a few words. The comparison aligns the words and returns those that differ.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from crosswire.records.stories import Score
from crosswire.text.normalize import even

# (Possessive: nothing stands behind a word that letters could be given back for, and remembering them takes as long again.)
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
# The same of small letters in ASCII, which most texts have alone: ranges take two thirds of the time of classes.
_ASCII_WORD = re.compile(r"[a-z0-9]++(?:['-][a-z0-9]++)*+")
# Words that say nothing about which rendering it is.
_EMPTY = frozenset(
    "a an the of to in on at by for with and or but is are was were be been being it its this that these those "
    "he she they we i you his her their our my as will would has have had do does did not n't so very".split()
)
# Words: a longer quotation is compared by its first words only, so that a hostile page costs no time.
_LONGEST = 80
# Words: a fragment this short fills a slot of the reporter's sentence ("big mistake", "huge mistake").
_SLOT = 4
# Share of the telling words that two quoted clauses must have in common to be one utterance.
_RENDERED = 0.45
_PRONOUNS = frozenset("i we he she they you it that this there who me us him them".split())


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, without punctuation, at most eighty. (Kept: clauses are compared in pairs.)"""
    return words_of_plain(text if text.isascii() else even(text))


def words_of_plain(text: str) -> tuple[str, ...]:
    """The same of a text whose typographic variants are plain already; not kept."""
    pattern = _ASCII_WORD if text.isascii() else _WORD
    return tuple(pattern.findall(text.lower())[:_LONGEST])


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words of ``text`` that carry meaning."""
    return frozenset(words(text)) - _EMPTY


def differing(left: str, right: str) -> tuple[str, str]:
    """The words of ``left`` that ``right`` lacks in their place, and the reverse."""
    a, b = words(left), words(right)
    gone: list[str] = []
    come: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += a[i:j]
            come += b[k:m]
    return " ".join(gone), " ".join(come)


def _is_fragment(found: tuple[str, ...]) -> bool:
    """Is it a phrase in the reporter's sentence rather than a clause of its own?"""
    return len(found) <= _SLOT and not _PRONOUNS & {w.split("'")[0] for w in found}


def same_quote(left: str, right: str) -> Score:
    """Compare two quotations of one slot.

    1.0 is word for word the same (or one is part of the other), 0.3 to 0.99 a rendering with the
    differing words, below that two different utterances, whose words are not held against one another.
    """
    a, b = words(left), words(right)
    told_a, told_b = telling(left), telling(right)
    if a == b or (told_a and told_a == told_b):
        return Score(name="quote", value=1.0, detail="word for word", left=left, right=right)
    if told_a and told_b and (told_a < told_b or told_b < told_a):
        return Score(name="quote", value=0.99, detail="one is part of the other", left=left, right=right)
    common = told_a & told_b
    shared = len(common) / max(1, min(len(told_a), len(told_b)))
    fragments = bool(told_a and told_b) and _is_fragment(a) and _is_fragment(b)
    # Two whole clauses of one topic share a word or two by chance; two words quoted in one slot do not.
    value = max(shared, 0.4) if fragments else shared if len(common) > 1 and shared >= _RENDERED else 0.0
    gone, come = differing(left, right) if value else ("", "")
    return Score(name="quote", value=min(value, 0.98), detail="other words in the same place", left=gone, right=come)
