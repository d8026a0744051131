"""Comparing two names of persons: spelling, sound, order, initials, nicknames, missing parts.

A name is a bag of words whose last (or, in East Asian order, first) is the surname. Words are matched one to
one; each pair is scored by spelling and by sound; words left over cost little when the other name simply
lacks them ("Seyed Abbas Araghchi", "Abbas Araghchi") and much when both names have something else there.

The phonetic key is our own: consonant classes that transliterations and mishearings confuse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import permutations

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from crosswire.lexicon.given_names import name_groups
from crosswire.lexicon.names import name_words
from crosswire.records.stories import Score

# Ordered rewriting of folded Latin letters to sounds; first match wins at each place.
_SOUNDS = (
    ("tsch", "S"), ("shch", "S"), ("sch", "S"), ("tch", "S"), ("cz", "S"), ("sz", "S"), ("ch", "S"), ("sh", "S"),
    ("zh", "S"), ("kh", "K"), ("gh", "G"), ("ph", "F"), ("th", "T"), ("ts", "S"), ("tz", "S"), ("dj", "J"), ("dz", "S"),
    ("ck", "K"), ("qu", "K"), ("ce", "S"), ("ci", "S"), ("cy", "S"), ("x", "KS"), ("q", "K"), ("c", "K"), ("k", "K"),
    ("g", "G"), ("z", "S"), ("s", "S"), ("j", "J"), ("v", "V"), ("w", "V"), ("f", "F"), ("b", "B"), ("p", "P"),
    ("d", "D"), ("t", "T"), ("m", "M"), ("n", "N"), ("l", "L"), ("r", "R"), ("h", ""), ("y", ""),
)  # fmt: skip
_SOUND = dict(_SOUNDS)
_SOUND_RE = re.compile("|".join(re.escape(spelling) for spelling, _ in _SOUNDS))
_VOWELS = frozenset("aeiou")
# Letters that NFKD leaves whole.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
# The last syllable of a given name that follows the family's.
_SYLLABLE = re.compile(r"-[a-z]+$")
# States whose names are written in another script and come in several romanisations (ISO alpha-3).
_OTHER_SCRIPTS = frozenset(
    "RUS UKR BLR BGR SRB MKD KAZ KGZ TJK TKM UZB MNG GEO ARM GRC ISR PSE LBN SYR JOR IRQ SAU KWT BHR QAT ARE OMN YEM EGY SDN LBY "
    "TUN DZA MAR MRT IRN AFG PAK IND BGD NPL LKA MMR THA KHM LAO CHN TWN JPN KOR PRK ETH ERI SOM AZE".split()
)
# Letters that look alike in print, longer groups first, and one that stands for them.
_SEEN = (
    ("rn", "m"), ("in", "m"), ("ni", "m"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("1", "l"), ("i", "l"), ("0", "o"), ("5", "s"),
    ("8", "b"), ("c", "e"), ("a", "o"), ("u", "n"), ("f", "t"), ("y", "v"), ("q", "g"), ("b", "h"), ("k", "h"), ("r", "n"),
)  # fmt: skip
# Value of ``compare`` from which two names, compared alone, are taken for one person's: best F1 on labelled pairs
# of names (0.84 at 0.81; always-match reaches 0.62).
SAME_PERSON = 0.81
# Similarity of two given names that may be spellings of one ("Mohammad", "Mohammed"); Bill and Hillary are at 0.3.
_SAME_GIVEN = 0.8
# Similarity of two surnames that are spellings of one, when given names agree ("Yakovenko", "Jakovenko").
_SAME_SURNAME = 0.8
# Similarity of their letters below which no likeness of sound makes two surnames so (0.45 of ``word_similarity`` is sound).
_SPELT_ALIKE = (_SAME_SURNAME - 0.45) / 0.55 - 0.001
# Likeness (0..1) by spelling, sound and sight that ``may_slip`` looks for, less what 32 bits round.
_SLIP = 0.6 - 0.001
# Names of more words than this are matched greedily by order only: permutations would explode.
_PERMUTED = 5


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Lower case, no accents or apostrophes; hyphens and dots become spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`ʿʾ´")
    return " ".join(re.sub(r"[^\w]+", " ", plain.translate(_LETTERS)).split())


@lru_cache(maxsize=65_536)
def phonetic_key(word: str) -> str:
    """The consonant classes of ``word`` in order, doubled ones once; a vowel counts at the beginning only."""
    low = fold_name(word).replace(" ", "")
    if low[:2] in ("ps", "pn", "kn", "gn", "ts"):
        low = low[1:]
    key = "A" if low[:1] in _VOWELS else ""
    for match in _SOUND_RE.finditer(low):
        sound = _SOUND[match.group()]
        if sound and not key.endswith(sound):
            key += sound
    return key


@lru_cache(maxsize=65_536)
def word_similarity(left: str, right: str) -> float:
    """How alike two folded words of names are, 0..1: spelling (edit distance with swaps) helped by sound."""
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if name_groups().get(left, frozenset()) & name_groups().get(right, frozenset()):
        return 0.97
    if len(left) == 1 or len(right) == 1:
        return 0.85 if left[0] == right[0] else 0.0
    spelling: float = OSA.normalized_similarity(left, right)
    keys = phonetic_key(left), phonetic_key(right)
    sound: float = OSA.normalized_similarity(*keys) if min(map(len, keys)) > 1 else 0.0
    return max(spelling, 0.55 * spelling + 0.45 * sound)


def slip_similarity(left: str, right: str) -> float:
    """How probable it is that ``left`` is ``right`` ill heard, mistyped or misread, 0..1: as ``word_similarity``, and by sight."""
    alike = max(word_similarity(left, right), 0.93 * (_latin(left) == _latin(right)))
    if alike > 0.9 or min(len(left), len(right)) < 3:
        return alike
    seen: float = OSA.normalized_similarity(_looks(left), _looks(right))
    return max(alike, 0.4 * alike + 0.55 * seen)


def may_slip(word: str, others: Iterable[str]) -> set[str]:
    """Those of ``others`` for which ``slip_similarity`` may reach 0.6, and few more, at a fraction of its cost."""
    words, groups, latin = list(others), name_groups().get(word, frozenset()), _latin(word)
    found = {
        o
        for o in words
        if o == word or len(o) == 1 or len(word) == 1 or _latin(o) == latin
        or (groups and groups & name_groups().get(o, frozenset()))
    }  # fmt: skip
    if not words:
        return found
    spelling = _likeness(word, words)
    sound = _likeness(phonetic_key(word), [phonetic_key(o) for o in words])
    sight = _likeness(_looks(word), [_looks(o) for o in words])
    alike = np.maximum(spelling, 0.55 * spelling + 0.45 * sound)
    likely = np.flatnonzero(np.maximum(alike, 0.4 * alike + 0.55 * sight) >= _SLIP)
    return found | {words[i] for i in likely}


def _likeness(word: str, others: list[str]) -> npt.NDArray[np.float32]:
    found: npt.NDArray[np.float32] = process.cdist([word], others, scorer=OSA.normalized_similarity, dtype=np.float32)[
        0
    ]
    return found


@lru_cache(maxsize=65_536)
def _looks(word: str) -> str:
    """One letter for those that scanning confuses."""
    for odd, plain in _SEEN:
        word = word.replace(odd, plain)
    return word


def same_spelling(left: str, right: str, *, state: str | None = None) -> bool:
    """Whether two words of names are one name in two transliterations ("Yakovenko", "Jakovenko"), not a slip.

    ``state`` (ISO alpha-3) is where the name is at home, if known: where another script is written, romanisations also
    differ in vowels ("Morsi", "Mursi") and ends ("Lukashenko", "Lukashenka").
    """
    one, other = _latin(fold_name(left)), _latin(fold_name(right))
    if one == other or name_groups().get(fold_name(left), frozenset()) & name_groups().get(
        fold_name(right), frozenset()
    ):
        return True
    return state in _OTHER_SCRIPTS and one[:1] == other[:1] and _heard(one) == _heard(other)


def _heard(word: str) -> str:
    """One letter for the vowels, and for the few consonants, that romanisations of one name differ in."""
    for odd, plain in (
        ("sh", "ch"),
        ("dzh", "j"),
        ("zh", "j"),
        ("g", "k"),
        ("e", "i"),
        ("o", "u"),
        ("ai", "i"),
        ("au", "u"),
    ):
        word = word.replace(odd, plain)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:-1] + "a" if word[-1:] in ("a", "i", "u") else word


@lru_cache(maxsize=65_536)
def _latin(word: str) -> str:
    """One spelling for the choices that romanisations leave open."""
    for odd, plain in (("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("kh", "h"), ("ck", "k"), ("q", "k"),
                       ("ph", "f"), ("dh", "d"), ("gh", "g"), ("th", "t"), ("ou", "u"), ("ue", "u"), ("oo", "u"), ("ee", "i"), ("tz", "ts"), ("ks", "x"), ("ts", "c")):  # fmt: skip
        word = word.replace(odd, plain)
    return re.sub(r"(.)\1+", r"\1", word).removesuffix("h")


@lru_cache(maxsize=65_536)
def split_name(name: str) -> tuple[str, ...]:
    """The folded words of a name without fillers and "Jr." (all of them where only these are left)."""
    words, lists = tuple(fold_name(name).split()), name_words()
    return tuple(w for w in words if w not in lists.fillers and w not in lists.generations) or words


def family_first(name: str, state: str | None) -> bool:
    """Whether the family's name begins the name of somebody of ``state``: there as a rule, or as its last syllable tells
    ("Moon Jae-in", "Leung Chun-ying")."""
    return state in name_words().family_first or _SYLLABLE.search(name) is not None


def generation(name: str) -> str:
    """What stands behind a name and tells its bearer from another of that name ("jr" of "Ana Reyes Jr."), or ""."""
    *before, last = fold_name(name).split() or [""]
    return last if before and last in name_words().generations else ""


def alike_surnames(surname: str, others: Iterable[str]) -> Iterator[str]:
    """Those of ``others`` that may be a spelling of ``surname`` to ``same_person``, and few more."""
    if len(surname) <= 3:
        return
    words, groups = list(others), name_groups().get(surname, frozenset())
    for word, _, _ in process.extract(
        surname, words, scorer=OSA.normalized_similarity, score_cutoff=_SPELT_ALIKE, limit=None
    ):
        yield word
    for word in words if groups else ():
        if groups & name_groups().get(word, frozenset()):
            yield word


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names (folded words) may name one person: surname and given names agree, parts may lack."""
    if left == right or "".join(left) == "".join(right) or sorted(left) == sorted(right):
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < len(long) and set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0]):
        return True
    if short[-1] != long[-1] and short[0] != long[0]:
        return False  # one of them agrees to the letter in all that follows
    surname = word_similarity(short[-1], long[-1])
    given = word_similarity(short[0], long[0])
    if len(short[0]) == 1 or len(long[0]) == 1:
        return surname == 1.0 and given > 0
    nick = bool(name_groups().get(short[0], frozenset()) & name_groups().get(long[0], frozenset()))
    if surname == 1.0:
        return nick or given >= _SAME_GIVEN
    if len(short) == len(long) == 3 and word_similarity(short[1], long[1]) < _SAME_GIVEN:
        return False  # "Ali Hassan Orabi" is no "Ali Reza Oraby"
    return (
        given == 1.0 and surname >= _SAME_SURNAME and min(len(short[-1]), len(long[-1])) > 3 and len(short) == len(long)
    )


def compare(left: str, right: str) -> Score:
    """Say how probable it is that two names are names of one person, from the names alone.

    Returns a Score whose value is 0..1 and whose detail names the words that decided.
    """
    a, b = split_name(left), split_name(right)
    if not a or not b:
        return Score(name="names", value=0.0, detail="no letters", left=left, right=right)
    if a == b or sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return Score(name="names", value=1.0, detail="same words", left=left, right=right)
    pairs, similar = _match(a, b)
    worst = min(similar)
    value = _value(a, b, pairs, similar)
    i, j = pairs[similar.index(worst)]
    return Score(name="names", value=round(value, 4), detail=f"{a[i]} and {b[j]}: {worst:.2f}", left=left, right=right)


def _match(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[list[tuple[int, int]], list[float]]:
    """The one-to-one matching of the words of the shorter name with the best sum of similarities."""
    swap = len(a) > len(b)
    short, long = (b, a) if swap else (a, b)
    if len(long) <= _PERMUTED:
        best = max(
            permutations(range(len(long)), len(short)),
            key=lambda order: sum(word_similarity(short[i], long[j]) for i, j in enumerate(order)),
        )
    else:
        offset = len(long) - len(short)
        best = tuple(i + offset for i in range(len(short)))
    similar = [word_similarity(short[i], long[j]) for i, j in enumerate(best)]
    pairs = [(j, i) if swap else (i, j) for i, j in enumerate(best)]
    return pairs, similar


def _value(a: tuple[str, ...], b: tuple[str, ...], pairs: list[tuple[int, int]], similar: list[float]) -> float:
    lengths = [max(len(a[i]), len(b[j])) for i, j in pairs]
    mean = sum(s * n for s, n in zip(similar, lengths, strict=True)) / sum(lengths)
    # One word that differs outright is another person, however alike the rest ("Bill", "Hillary Clinton").
    value = 0.6 * mean + 0.4 * min(similar)
    missing = abs(len(a) - len(b))
    if min(len(a), len(b)) == 1:
        value -= 0.25
    value -= 0.06 * missing
    joined: float = JaroWinkler.normalized_similarity("".join(sorted(a)), "".join(sorted(b)))
    return max(0.0, min(1.0, 0.85 * value + 0.15 * joined))
