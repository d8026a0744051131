"""Readings of lengths and repetitions: "three weeks", "the past year", "every day"; see timex_readings.py."""

from __future__ import annotations

import re

from crosswire.extract.timex.timex_words import BEFORE, NEXT, Groups, Reading, number, period, unit_of
from crosswire.lexicon.calendar import calendar

# Half of a unit.
_HALVES = {"H": "PT30M", "D": "PT12H", "CE": "P50Y", "DE": "P5Y", "Y": "P6M"}


def span(g: Groups) -> Reading | None:
    unit, way = unit_of(g), g["way"].lower()
    step = 1 if way in NEXT else -1 if way in BEFORE else 0
    if "n" not in g and not g["u"].lower().endswith("s"):
        if way == "past":
            return up_to_now(unit)
        if way in ("first", "final", "opening", "recent"):
            return None
        return Reading(kind="step", unit=unit, step=step, deictic=way in ("last", "next", "past", "coming"))
    value = period(number(g["n"]) if "n" in g else None, unit)
    return Reading(kind="span", type="DURATION", value=value, unit=unit, step=step, amount=number(g.get("n", "few")))


def up_to_now(unit: str) -> Reading:
    """ "In the past year", "in the last year"."""
    return Reading(kind="span", type="DURATION", value=period(1, unit), unit=unit, step=-1, amount=1)


def part_of(g: Groups) -> Reading | None:
    amount = number(g["n"]) if "n" in g else 1.0 if not g["u"].endswith("s") else None
    return _lasting(period(amount, unit_of(g)))


def set_of(g: Groups) -> Reading | None:
    if "set" in g:
        return Reading(kind="set", type="SET", value=calendar().sets[g["set"].lower()])
    n = g.get("n", "one")
    amount = 2.0 if n == "other" else number(n)
    return Reading(kind="set", type="SET", value=period(amount, unit_of(g)))


def age(g: Groups) -> Reading | None:
    return _lasting(period(number(g["n"]), unit_of(g)))


def duration(g: Groups) -> Reading | None:
    units = calendar().units
    if "half" in g:
        return _lasting(_HALVES[units[g["u2"].lower()]])
    if "long" in g:
        return _lasting(period(1, units[g["long"].lower()]))
    if "bare" in g:
        return _lasting(period(None, units[g["bare"].lower()]))
    word = g["u"].lower()
    unit = "Q" if word == "quarters" else units[word]
    amount = number(g["n"])
    if amount is not None and re.search(r"and\sa\shalf$", g["all"], re.I):
        amount += 0 if amount % 1 else 0.5
    if amount == 0.5 and unit == "H":
        return Reading(kind="duration", type="DURATION", value="PT30M", amount=30, unit="M")
    return Reading(kind="duration", type="DURATION", value=period(amount, unit), amount=amount, unit=unit)


def _lasting(value: str) -> Reading:
    return Reading(kind="duration", type="DURATION", value=value)
