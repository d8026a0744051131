"""What words of time say: the record of a reading, and words to numbers and codes (amounts, months, steps, times of day)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosswire.lexicon.calendar import calendar

# What the named groups of a rule matched, and under "all" the whole match.
Groups = dict[str, str]
NEXT = ("next", "following", "coming", "ensuing", "succeeding")
BEFORE = ("last", "previous", "preceding", "past")
_UNITS_OF_CLOCK = ("S", "M", "H")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the words of one expression say.

    ``kind`` is day, month, year, season, decade, century, weekday, shift, step, deictic, clock, part,
    duration, span, set or ref. ``step`` is -1 (last), 0 (this) or 1 (next). ``deictic`` tells whether the
    step counts from the day of writing (True: "last week") or from the day last told of (False: "the
    previous week"). ``event`` tells that the shift counts from what the next words tell ("a day after the vote").
    ``part`` is the TIMEX3 time of day with its T. ``value`` is set where the words fix it.
    """

    kind: str
    type: str = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    unit: str | None = None
    amount: float | None = None
    step: int | None = None
    deictic: bool = True
    bc: bool = False
    event: bool = False
    part: str = ""


def folded(words: str) -> str:
    """Small letters, with one space between words."""
    return " ".join(words.lower().split())


def year_of(g: Groups) -> int | None:
    return int(g["y"]) if "y" in g else None


def number(words: str) -> float | None:
    """The number that ``words`` say, or None for "a few", "several" and ranges."""
    words = words.lower().strip()
    if words in ("a", "an", "one"):
        return 1
    if words.startswith("half"):
        return 0.5
    half = 0.5 if words.endswith("half") else 0
    words = re.sub(r"\sand\s(?:a\s)?half$", "", words)
    ends = re.split(r"\s(?:to|or)\s|[-–]", words)
    if len(ends) > 1 and re.search(r"\b(to|or)\b|\d\s?[-–]\s?\d", words):
        return number(ends[-1])
    digits = words.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits) + half
    if words.startswith(("a couple", "couple")):
        return 2
    total = 0
    for word in re.split(r"[\s-]+", words):
        value = calendar().numbers.get(word)
        if value is None:
            return None
        total = total * value if value == 100 and total else total + value
    return total + half


def unit_of(g: Groups) -> str:
    return calendar().units[g["u"].lower()]


def period(amount: float | None, unit: str) -> str:
    shown = "X" if amount is None else f"{amount:g}"
    if unit in _UNITS_OF_CLOCK:
        return f"PT{shown}{unit}"
    return f"P{shown}M" if unit == "MO" else f"P{shown}{unit}"


def month_number(word: str) -> int | None:
    return int(word) if word.isdigit() else calendar().months.get(word.lower().rstrip("."))


def ordinal(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else calendar().ordinals.get(word.lower())


def step_of(words: str | None) -> tuple[int | None, bool]:
    """(step, deictic) of "last", "the following", "that same"..."""
    if not words:
        return None, True
    words = folded(words)
    last = words.split()[-1]
    if words in ("this past", "this coming"):
        return -1 if last == "past" else 1, True
    if last in NEXT:
        return 1, words in ("next", "the coming")
    if last in BEFORE:
        return -1, words in ("last", "the past", "the last")
    return 0, words in ("this", "the current")


def part_of_day(g: Groups) -> str:
    """The time of day in TIMEX3 form: T17:30, TMO, or nothing."""
    clock = g.get("clock") or g.get("clock0")
    if clock:
        return clock_value(clock)
    word = g.get("part") or g.get("part2") or g.get("part0")
    if word and word.lower().endswith("hours"):
        return "TMO"
    return "T" + calendar().dayparts[word.lower()] if word else ""


def clock_value(words: str) -> str:
    words = words.lower().strip()
    if words in ("noon", "midnight"):
        return "T12:00" if words == "noon" else "T24:00"
    found = re.match(r"(\d{4})$|(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s?([ap])?", words)
    if not found:
        return ""
    if found.group(1):
        hour, minute = int(words[:2]), int(words[2:4])
    else:
        hour, minute = int(found.group(2)), int(found.group(3) or 0)
    half = found.group(5)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""
