"""Garble the names of persons in one report, as hearing, transliteration, translation and scanning do.

Five kinds, each a function from a name to its garbled forms, the same for the same seed:

sound            respelt by ear: consonants and vowels that are taken for one another, a letter or syllable lost
transliteration  written in letters of another alphabet and back, by other rules
swapped          surname first; or another's surname, from the story (full names only) or from anywhere
translated       a given name in the form of another language; a surname taken for a word: its meaning, or the nearest word
OCR              letters that look alike

A name is garbled once or throughout the report. The tables stand here and not in the package: what is measured
must not be made from what measures.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from garbling import Edit

_SOUND = (
    ("b", "p"), ("b", "f"), ("b", "v"), ("p", "b"), ("p", "f"), ("f", "v"), ("v", "f"), ("v", "b"), ("d", "t"), ("t", "d"),
    ("g", "k"), ("k", "g"), ("c", "g"), ("z", "s"), ("s", "z"), ("s", "sh"), ("sh", "s"), ("l", "r"), ("r", "l"), ("m", "n"),
    ("n", "m"), ("j", "ch"), ("ch", "j"), ("w", "v"), ("h", ""), ("ps", "z"), ("kh", "k"), ("th", "s"), ("ck", "g"),
    ("a", "o"), ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o"), ("a", "e"), ("ou", "o"), ("ai", "e"), ("er", "a"), ("on", "an"),
)  # fmt: skip
_ALPHABETS = (
    ("ky$", "kiy"), ("ky$", "kii"), ("y$", "i"), ("ei", "ey"), ("ov$", "off"), ("ev$", "eff"), ("ov$", "ow"), ("kh", "h"),
    ("kh", "ch"), ("zh", "j"), ("ts", "tz"), ("sh", "sch"), ("ch", "tch"), ("v", "w"), ("ya", "ia"), ("yu", "iu"), ("q", "k"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dh", "d"), ("mm", "m"), ("u", "ou"), ("u", "oo"), ("x", "ks"), ("c", "k"),
    ("ck", "k"), ("ph", "f"), ("th", "t"), ("h", "kh"), ("j", "dzh"), ("j", "y"), ("w", "v"), ("ll", "l"), ("rr", "r"),
    ("ss", "s"), ("i", "y"), ("ah", "a"), ("er", "ar"), ("ai", "ay"), ("tt", "t"), ("ig", "ij"), ("ough", "ou"),
)  # fmt: skip
_SIGHT = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("l", "I"), ("O", "0"), ("e", "c"), ("c", "e"), ("h", "b"), ("b", "h"), ("cl", "d"),
    ("d", "cl"), ("i", "l"), ("t", "f"), ("n", "u"), ("u", "n"), ("a", "o"), ("S", "5"), ("B", "8"), ("v", "y"), ("g", "q"),
    ("ri", "n"), ("in", "m"), ("li", "h"), ("o", "0"), ("P", "F"), ("K", "R"), ("R", "K"), ("M", "N"), ("C", "G"),
)  # fmt: skip
# Given names in the forms of other languages.
_GIVEN = tuple(
    group.split()
    for group in (
        "John Ivan Juan Jean Giovanni Johann Jan", "Michael Mikhail Michel Miguel", "Mike Mikhail Michel Miguel",
        "George Georgy Jorge Georges Giorgio", "Peter Pyotr Pedro Pierre Pietro", "Paul Pavel Pablo Paolo",
        "James Jacques Jaime Giacomo Yakov", "William Guillaume Guillermo Wilhelm", "Bill Guillaume Guillermo Wilhelm",
        "Charles Carlos Karl Carlo", "Henry Henri Enrique Heinrich", "Philip Felipe Philippe Filipp",
        "Andrew Andrei Andrés André", "Alexander Alejandro Alexandre Iskander", "Joseph José Giuseppe Yusuf Iosif",
        "Joe José Giuseppe Iosif", "David Davide Daoud", "Benjamin Binyamin Beniamino", "Mary Maria Marie Mariam",
        "Catherine Ekaterina Catalina Katharina", "Elizabeth Isabel Elisabetta Elizaveta", "Anthony Antonio Antoine Anton",
        "Tony Antonio Antoine Anton", "Nicholas Nikolai Nicolás Nicola", "Vladimir Volodymyr Waldemar", "Sergei Serge Sergio",
        "Sergey Serge Sergio", "Susan Susana Suzanne", "Theresa Thérèse Teresa", "Martin Martín Martino", "Robert Roberto",
        "Richard Ricardo Riccardo", "Edward Eduardo Édouard", "Francois Francis Francisco", "François Francis Francisco",
        "Mark Marco Marcos Marc", "Marco Mark Marcos Marc", "Matthew Mateo Matthieu", "Steven Stefan Esteban Étienne",
        "Thomas Tomás Tommaso", "Tom Tomás Tommaso", "Angela Angèle Anjela", "Hillary Hilaire Ilaria", "Barack Mubarak Baraq",
        "Donald Donaldo Donal", "Mohamed Muhammad Mehmet", "Mohammad Muhammad Mehmet", "Hassan Hasan Hassane",
        "Emmanuel Manuel Emanuele", "Jeff Geoffroy Godofredo", "Ben Benito Beniamino", "Lindsey Linda Lindsay",
    )
)  # fmt: skip
# Surnames that are words, by what the word means or is near to in meaning.
_MEANINGS = {
    "Bush": "Shrub", "Rice": "Wheat", "Power": "Strength", "Cruz": "Cross", "Brown": "Maroon", "Gates": "Doors", "Cotton": "Wool",
    "Price": "Cost", "Gross": "Large", "Sessions": "Meetings", "May": "June", "Pence": "Penny", "Flake": "Snowflake", "Little": "Small",
    "Smith": "Blacksmith", "Hicks": "Peasants", "Palmer": "Pilgrim", "Carney": "Carnival", "Moon": "Luna", "Shah": "King",
    "Trump": "Trumpet", "Hunt": "Chase", "Rudd": "Carp", "Khan": "Prince", "Spicer": "Grocer", "Cook": "Chef", "Blitzer": "Lightning",
    "Wood": "Forest", "King": "Monarch", "Young": "Juvenile", "Black": "Dark", "White": "Pale", "Stone": "Rock", "Hill": "Mount",
}  # fmt: skip
# Surnames that come from nowhere, as machines put them in.
_STRANGERS = (
    "Pita Fernandes Olsen Marten Kowal Brandt Duarte Sorensen Halim Takeda Novotny Perrin Castell Bakker Lindqvist Romero "
    "Hadley Whitlock Okafor Petrescu Varga Moreau Salim Ferro Nakano Berger Dalton Quiroga"
).split()  # fmt: skip
# Likeness of a surname to a word (0..1) from which a machine takes it for the word.
_TAKEN = 0.5
Names = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's name garbled in one report: who, how, and the changed ranges of the text."""

    person: str
    report: str
    kind: str
    way: str
    throughout: bool
    edits: tuple[Edit, ...]


# Family names that stand first.
_EASTERN = frozenset("Ban Xi Moon Ri Kim".split())


def parts(person: str) -> tuple[str, str, str]:
    """A name as given name, surname and pattern of the whole ("{0} {1}" or, in the east, "{1} {0}")."""
    first, rest = person.split(" ", 1)
    return (rest, first, "{1} {0}") if first in _EASTERN else (first, rest.removeprefix("al-"), "{0} {1}")


def occurrences(text: str, person: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Where ``text`` names ``person``: in full (an initial may stand between), and by surname alone."""
    given, surname, order = parts(person)
    first, last = order.format(re.escape(given), rf"(?:al-)?{re.escape(surname)}").split(" ", 1)
    full = list(re.finditer(rf"(?<![\w-]){first}\s(?:[A-Z]\.\s)?{last}(?![\w-])", text))
    alone = [
        m
        for m in re.finditer(rf"(?<![\w-])(?:al-)?{re.escape(surname)}(?![\w-])", text)
        if not any(f.start() <= m.start() < f.end() for f in full)
    ]
    return full, alone


def garble_person(
    text: str, report: str, person: str, kind: str, chance: random.Random, others: Sequence[str], words: Sequence[str]
) -> Case | None:
    """Garble ``person`` in ``text`` in the way of ``kind``; None where it cannot be done.

    ``others`` are further persons of the story, ``words`` the common words for which a name may be taken.
    """
    full, alone = occurrences(text, person)
    if not full and not alone:
        return None
    given, surname, order = parts(person)
    made = KINDS[kind](given, surname, bool(full), chance, others, words)
    if made is None:
        return None
    way, new_given, new_surname = made
    turned = {"{0} {1}": "{1} {0}", "{1} {0}": "{0} {1}"}[order]
    whole = (turned if way == "order" else order).format(new_given, new_surname)
    single = new_surname if new_surname != surname and way not in ("order", "another's") else None
    places = [(m.start(), m.end(), whole) for m in full] + [(m.start(), m.end(), single) for m in alone if single]
    if not places:
        return None
    places.sort()
    throughout = chance.random() < 0.5
    if not throughout:
        places = [chance.choice(places)]
    edits = tuple(Edit(start=a, end=b, new=new, kind=kind) for a, b, new in places)
    return Case(person=person, report=report, kind=kind, way=way, throughout=throughout, edits=edits)


# What a kind makes of a name: (way, given name, surname); None where nothing fits.
Made = tuple[str, str, str] | None


def _respelt(word: str, table: Names, chance: random.Random, most: int) -> str | None:
    """``word`` with one to ``most`` of the changes that fit it, or None."""
    new = word
    for _ in range(chance.randint(1, most)):
        fits = [(a, b) for a, b in table if _pattern(a).search(new)]
        if not fits:
            break
        old, put = chance.choice(fits)
        spots = list(_pattern(old).finditer(new))
        spot = chance.choice(spots)
        put = put.upper() if spot.group().isupper() and len(put) == 1 else put
        new = new[: spot.start()] + put + new[spot.end() :]
    new = new[:1].upper() + new[1:]
    return new if new != word and len(new) > 2 else None


def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(letters, re.IGNORECASE if letters.islower() or letters.endswith("$") else 0)


def _by_table(way: str, table: Names) -> Callable[..., Made]:
    def made(given: str, surname: str, _: bool, chance: random.Random, __: object, ___: object) -> Made:
        new = _respelt(surname, table, chance, 2 if len(surname) > 5 else 1)
        if new is None:
            return None
        first = (_respelt(given, table, chance, 1) or given) if chance.random() < 0.25 else given
        return way, first, new

    return made


def _swapped(
    given: str, surname: str, full: bool, chance: random.Random, others: Sequence[str], _: Sequence[str]
) -> Made:
    way = chance.choice(("order", "a stranger's", "another's") if full else ("a stranger's",))
    if way == "order":
        return way, given, surname
    if way == "another's" and others:
        return way, given, parts(chance.choice(others))[1]
    return "a stranger's", given, chance.choice(_STRANGERS)


def _translated(given: str, surname: str, full: bool, chance: random.Random, _: object, words: Sequence[str]) -> Made:
    group = next((g for g in _GIVEN if g[0] == given), None)
    if full and group and chance.random() < 0.5:
        return "given name", chance.choice(group[1:]), surname
    if surname in _MEANINGS:
        return "meaning", given, _MEANINGS[surname]
    near = process.extract(surname.lower(), words, scorer=OSA.normalized_similarity, limit=4, score_cutoff=_TAKEN)
    fits = [found[0] for found in near if found[0] != surname.lower()]
    return ("nearest word", given, chance.choice(fits).capitalize()) if fits else None


KINDS: Mapping[str, Callable[..., Made]] = {
    "sound": _by_table("by ear", _SOUND),
    "transliteration": _by_table("other rules", _ALPHABETS),
    "swapped": _swapped,
    "translated": _translated,
    "OCR": _by_table("look-alikes", _SIGHT),
}
