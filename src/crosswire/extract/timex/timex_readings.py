"""From a matched expression to its reading: what its words say, before anything is anchored."""

from __future__ import annotations

import re

from crosswire.extract.timex.timex_lengths import age, duration, part_of, set_of, span, up_to_now
from crosswire.extract.timex.timex_words import (
    Groups,
    Reading,
    folded,
    month_number,
    number,
    ordinal,
    part_of_day,
    step_of,
    unit_of,
    year_of,
)
from crosswire.lexicon.calendar import calendar


def read(rule: str, match: re.Match[str]) -> Reading | None:
    """Return what ``match`` of the grammar's ``rule`` says, or None where it is no time after all."""
    group = {name: value for name, value in match.groupdict().items() if value}
    return _READERS[rule](group | {"all": match.group()})


def _date(g: Groups) -> Reading | None:
    part = part_of_day(g)
    month, day = month_number(g["m"]), int(re.sub(r"\D", "", g["d"]))
    if month is None or not 1 <= day <= 31:
        return None
    weekday = calendar().weekdays.get(g["wd"].lower().rstrip(".")) if "wd" in g else None
    return Reading(
        kind="day", type="TIME" if part else "DATE", year=year_of(g), month=month, day=day, weekday=weekday, part=part
    )


def _numeric(g: Groups) -> Reading | None:
    first, second = int(g["a"]), int(g["b"])
    month, day = (first, second) if g["sep"] == "/" and first <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Reading(kind="day", year=int(g["y"]), month=month, day=day)


def _month(g: Groups) -> Reading | None:
    step, deictic = step_of(g.get("step"))
    return Reading(kind="month", year=year_of(g), month=month_number(g["m"]), step=step, deictic=deictic)


def _month_of_year(g: Groups) -> Reading | None:
    """ "May 2031", "May of that year": with the year, or so many years away."""
    step, deictic = step_of(g.get("step"))
    unit = None if "y" in g else "Y"
    return Reading(kind="month", year=year_of(g), month=month_number(g["m"]), step=step, deictic=deictic, unit=unit)


def _decade(g: Groups) -> Reading | None:
    if "y" in g:
        return Reading(kind="decade", value=g["y"], year=int(g["y"]) * 10)
    tens = int(g["yy"]) if "yy" in g else calendar().decades[g["word"].lower()]
    return Reading(kind="decade", value=f"19{tens}", year=1900 + 10 * tens)


def _century(g: Groups) -> Reading | None:
    number = ordinal(g["n"])
    if number is None or number < 1:
        return None
    value = f"BC{number - 1:02}" if "bc" in g else f"{number - 1:02}"
    return Reading(kind="century", value=value, year=None if "bc" in g else (number - 1) * 100, bc="bc" in g)


def _bc(g: Groups) -> Reading | None:
    return Reading(kind="year", value=f"BC{int(g['y']):04}", year=int(g["y"]), bc=True)


def _year(g: Groups) -> Reading | None:
    if "yy" in g:
        return Reading(kind="year", year=int(g["yy"]), value="YY")
    return Reading(kind="year", year=int(g["y"]))


def _weekday(g: Groups) -> Reading | None:
    day = calendar().weekdays.get(g["wd"].lower().rstrip("."))
    part = part_of_day(g)
    if "every" in g or ("plural" in g and "step" not in g):
        return Reading(kind="set", type="SET", value=f"XXXX-WXX-{day}", weekday=day)
    step, deictic = step_of(g.get("step"))
    return Reading(kind="weekday", type="TIME" if part else "DATE", weekday=day, step=step, deictic=deictic, part=part)


def _season(g: Groups) -> Reading | None:
    word = g["s"].lower()
    if g["all"] in ("fall", "spring"):
        return None
    step, deictic = step_of(g.get("step") or g.get("ystep"))
    return Reading(
        kind="season", season=calendar().seasons[word], year=year_of(g), step=step,
        deictic=deictic,
    )  # fmt: skip


def _shift(g: Groups) -> Reading | None:
    unit = unit_of(g)
    amount = number(g["n"]) if "n" in g else None
    word = folded(g["dir"])
    back = word in ("ago", "earlier", "before", "previously", "beforehand")
    if not g.get("n") and word in ("after", "before"):
        return None
    return Reading(
        kind="shift", unit=unit, amount=amount, step=-1 if back else 1,
        deictic=word in ("ago", "hence", "from now", "from today"), event=word in ("after", "before"),
    )  # fmt: skip


def _day_before(g: Groups) -> Reading | None:
    step = -1 if g["dir"].lower() == "before" else 1
    part = calendar().dayparts.get(g["u"].lower())
    if part:
        return Reading(kind="part", type="TIME", part="T" + part, step=step, deictic=False)
    return Reading(kind="step", unit=unit_of(g), step=step, deictic=False)


_DEICTIC = {
    "the day before yesterday": (-2, ""),
    "the day after tomorrow": (2, ""),
    "yesterday": (-1, ""),
    "today": (0, ""),
    "tomorrow": (1, ""),
    "tonight": (0, "TNI"),
    "overnight": (0, "TNI"),
    "last night": (-1, "TNI"),
}


def _deictic(g: Groups) -> Reading | None:
    word = folded(g["word"])
    if word not in _DEICTIC:
        return None
    offset, part = _DEICTIC[word]
    part = part_of_day(g) or part
    return Reading(kind="deictic", type="TIME" if part else "DATE", amount=offset, part=part)


def _clock(g: Groups) -> Reading | None:
    part = part_of_day(g)
    return Reading(kind="part", type="TIME", part=part, step=0, deictic=False) if part else None


def _of_day(g: Groups) -> Reading | None:
    raw = g.get("step", "").lower()
    if raw == "the":
        raw = "that"
    step, deictic = step_of(raw or "that")
    deictic = deictic and raw == "this"
    return Reading(kind="part", type="TIME", part=part_of_day(g), step=step, deictic=deictic)


def _in_night(g: Groups) -> Reading | None:
    if "part" in g:
        return Reading(kind="part", type="TIME", part=part_of_day(g), step=0, deictic=False)
    word = (g.get("night") or g["night2"]).lower()
    return Reading(kind="set", type="TIME", value="XXXX-XX-XXT" + calendar().dayparts.get(word, "NI"))


def _step_rule(g: Groups) -> Reading | None:
    unit = unit_of(g)
    raw = g["step"].lower()
    step, deictic = step_of("that" if raw == "the" else raw)
    if raw == "the" and "edge" not in g:
        return None
    if re.fullmatch(r"the\slast", raw) and "edge" not in g:
        return up_to_now(unit)
    return Reading(kind="step", unit=unit, step=step, deictic=deictic and raw != "the")


def _edge_step(g: Groups) -> Reading | None:
    if "u" not in g:  # "later in the day"
        return Reading(kind="step", unit="D", step=0, amount=0, deictic=False)
    return Reading(kind="step", unit=unit_of(g), step=0, deictic=False)


def _nth(g: Groups) -> Reading | None:
    return Reading(kind="day", day=int(re.sub(r"\D", "", g["d"])))


def _weekend(g: Groups) -> Reading | None:
    words = folded(g.get("step", ""))
    if words == "a":
        return None
    step, deictic = (None, True) if words in ("the", "this past") else step_of(words)
    return Reading(kind="weekend", unit="WE", step=step, deictic=deictic)


def _quarter(g: Groups) -> Reading | None:
    return Reading(kind="quarter", month=3 * calendar().ordinals[g["n"].lower()] - 2, year=year_of(g))


def _same_time(_g: Groups) -> Reading | None:
    return Reading(kind="focus")


def _holiday(g: Groups) -> Reading | None:
    month, day = calendar().holidays[folded(g["h"])]
    part = part_of_day(g)
    return Reading(
        kind="day", type="TIME" if part else "DATE", month=month, day=day, part=part,
        year=year_of(g),
    )  # fmt: skip


def _half(g: Groups) -> Reading | None:
    letter = g["u"][0].upper()
    place = calendar().ordinals.get(g["n"].lower()) or (2 if letter == "H" else 4)
    if letter == "H" and place > 2:
        return None
    return Reading(kind="year", value=f"{g['y']}-{letter}{place}", year=int(g["y"]))


def _ref(g: Groups) -> Reading | None:
    c = calendar()
    word = folded(g.get("ref") or g["nref"])
    value = c.references.get(word) if "ref" in g else c.narrative_references[word]
    return Reading(kind="ref", value=value or "", type="DATE")


_READERS = {
    "iso": _date,
    "numeric": _numeric,
    "mdy": _date,
    "dmy": _date,
    "dayrange": _date,
    "decade": _decade,
    "century": _century,
    "bc": _bc,
    "bcrange": _bc,
    "bcbare": _bc,
    "my": _month_of_year,
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "daybefore": _day_before,
    "shift": _shift,
    "oclock": _clock,
    "deictic": _deictic,
    "ofday": _of_day,
    "innight": _in_night,
    "span": span,
    "step": _step_rule,
    "weekend": _weekend,
    "quarter": _quarter,
    "partof": part_of,
    "sametime": _same_time,
    "yearend": _year,
    "edgestep": _edge_step,
    "nth": _nth,
    "set": set_of,
    "age": age,
    "duration": duration,
    "holiday": _holiday,
    "yearspan": _year,
    "half": _half,
    "year": _year,
    "ref": _ref,
    "nref": _ref,
}
