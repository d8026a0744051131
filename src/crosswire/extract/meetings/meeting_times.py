"""When a meeting that a sentence names is to be (helper of stage 8).

The day is that of the noun's own phrase ("Friday's talks", "a visit that was set for Friday"), else of its clause, else
of the clauses around it and of the journey that it is a part of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.extract.acts.pages import Page
from crosswire.extract.acts.status import status_of
from crosswire.extract.meetings.meeting_changes import called_off
from crosswire.extract.meetings.meeting_phrases import asked_for, is_ahead_of, journey_before
from crosswire.extract.timex.clause_days import says_when, times_above
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.statements import Statement, TimeExpression
from crosswire.text.tree import VERBAL, children_as, governors, has_child, subtree

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|T)")
_SIDE = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
# Days behind the story's day from which a cancelling is history.
_HISTORY = 7
# Months: a month so far behind is nearer ahead ("agreed to a summit in June", said in January).
_FAR_BEHIND = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """``day`` as far as it is told (YYYY, YYYY-MM or YYYY-MM-DD), ``clock`` the time of day; ``soon``: a stretch of time
    ahead that is no date ("next week"), ``month`` the month in which it lies; ``own``: the day stands in the noun's own
    phrase; ``fixed``: it is what the meeting is set for ("for Friday"); ``past``: what is told is over."""

    day: str | None = None
    clock: str | None = None
    soon: bool = False
    month: str | None = None
    own: bool = False
    fixed: bool = False
    past: bool = False


def when_of(page: Page, i: int, statements: list[Statement], own: Statement | None, day: date | None) -> When:
    """When the meeting is that token ``i`` names; ``own`` is the clause of ``i``, ``day`` the story's day."""
    near = _in_phrase(page, i, statements)
    over = day is not None and near and all(t.latest is not None and t.latest < day for t in near)
    if over and not _looks_ahead(page, i):
        return When(past=not called_off(page.parse, i), own=True)
    dated = near or ([] if beside_another(page, i) else _times_of(page, i, statements, own, day))
    dated = [
        t for t in dated if not _is_bare_year(page, t) and not _is_of_another(page, i, t) and not _is_since(page, t)
    ]
    soon = _is_ahead(dated, day)
    days = [t for t in dated if _DAY.match(t.value)]
    if soon and day is not None:  # "agreed on Friday to meet next week": not the day of agreeing
        days = [t for t in days if t.latest is None or t.latest >= day]
    best = min(days, key=lambda t: (_between(page, t, page.at(i)), abs(t.start - page.at(i))), default=None)
    if best is None:
        return When(soon=soon, month=_month(dated, day), own=bool(near))
    match = _DAY.match(best.value)
    told = _asked_for(page, i, match.group() if match else None, day)
    inside = any(t.start == best.start for t in near)
    if _over(page, i, told, day):
        return When(own=inside)
    code = best.value.partition("T")[2]
    clock = meeting_words().parts_of_day.get(code, code if code[:1].isdigit() else "") or None
    fixed = page.text[max(0, best.start - 4) : best.start].lower() == "for "
    return When(day=told, clock=clock, soon=soon, own=inside, fixed=fixed)


def beside_another(page: Page, i: int) -> bool:
    """Whether something else is told that came before the meeting: "it held a drill ahead of the talks"."""
    if page.parse.tokens[i].pos == "VERB":
        return False
    for head in governors(page.parse, i):
        if page.parse.tokens[head].lemma in meeting_words().preceding or is_ahead_of(page.parse, head):
            return True
        if page.parse.tokens[head].pos in VERBAL:
            return False
    return False


def _token_of(page: Page, i: int, time: TimeExpression) -> int:
    """The token that the time begins with, else ``i``."""
    return next((t.index for t in page.parse.tokens if page.sentence.start + t.end > time.start), i)


def _is_of_another(page: Page, i: int, time: TimeExpression) -> bool:
    """ "Visits Lima ahead of Thursday's summit", "talks ahead of a Friday deadline": the day of what comes after it."""
    dated = False
    for head in governors(page.parse, _token_of(page, i, time)):
        if head == i:
            return False
        token = page.parse.tokens[head]
        if token.lemma in ("ahead", "eve", "before") or is_ahead_of(page.parse, head):
            return dated
        dated = dated or (token.pos in ("NOUN", "PROPN") and page.at(head) >= time.end)
    return False


def _is_bare_year(page: Page, time: TimeExpression) -> bool:
    """ "The 2020 election": a year that no "in" stands before dates something else."""
    return time.text.isdigit() and page.text[max(0, time.start - 3) : time.start].lower() != "in "


def _is_since(page: Page, time: TimeExpression) -> bool:
    """ "The first talks since July"."""
    return page.text[max(0, time.start - 6) : time.start].lower() == "since "


def _is_ahead(times: list[TimeExpression], day: date | None) -> bool:
    """ "Next week", "in the coming days", "later this month": a stretch that begins after the story's day; "on March 10", told
    as to come in a report of unknown date."""
    return any(
        (t.earliest is not None and day is not None and t.earliest > day)
        or t.value == "FUTURE_REF"
        or t.text.lower().startswith("later this ")
        or (not t.anchored and t.direction == "future")
        for t in times
    )


def _month(times: list[TimeExpression], day: date | None) -> str | None:
    """The month of what is no date but lies in one ("next week"), if it is not over."""
    told = [(t.earliest, t.latest) for t in times if t.earliest is not None and t.latest is not None]
    months = {f"{first:%Y-%m}" for first, last in told if day and last >= day and f"{first:%Y-%m}" == f"{last:%Y-%m}"}
    return months.pop() if len(months) == 1 else None


def _in_phrase(page: Page, i: int, statements: list[Statement]) -> list[TimeExpression]:
    """Times in the phrase of a noun: "last week's summit", "the talks planned for Friday"."""
    if page.parse.tokens[i].pos == "VERB":
        return []
    first, last = page.at(i), page.sentence.start + page.parse.tokens[i].end
    start, end = _phrase(page, i)
    inside = [t for t in _dated(statements) if start <= t.start < end]
    # Behind other words the day may belong to the verb: "held talks with her on Monday".
    own = [t for t in inside if t.end <= first or page.text[last : t.start].strip(" ,(") == "" or _bound(page, i, t)]
    return own or [t for t in _dated(statements) if t.start == last + 1 and page.text[t.end :].startswith(" with ")]


def _dated(statements: list[Statement]) -> list[TimeExpression]:
    """The days and times of day that the statements tell, each once: the anchored ones and those told as to come."""
    times = (t for s in statements for t in s.times if t.type in ("DATE", "TIME"))
    told = {(t.start, t.end): t for t in times if t.anchored or t.direction == "future"}
    return list(told.values())


def _phrase(page: Page, i: int) -> tuple[int, int]:
    """Where the phrase of token ``i`` starts and ends in the report."""
    inner = subtree(page.parse, i)
    return page.at(inner[0]), page.sentence.start + page.parse.tokens[inner[-1]].end


def _bound(page: Page, i: int, time: TimeExpression) -> bool:
    """Whether the parse hangs the time below the noun itself or its participle, not below a name in its phrase."""
    for head in governors(page.parse, _token_of(page, i, time)):
        if head == i:
            return True
        if page.parse.tokens[head].dep in _SIDE and page.parse.tokens[head].head != i:
            return False
    return False


def _over(page: Page, i: int, when: str | None, day: date | None) -> bool:
    """Whether the day was over when the report came out, so that it is not that of a meeting ahead."""
    if when is None or len(when) != 10 or page.published is None or day is None:
        return False
    past = day.isoformat() <= when < page.published.isoformat()
    return past and not called_off(page.parse, i) and status_of(page.parse, i) != "future"


def _asked_for(page: Page, i: int, when: str | None, day: date | None) -> str | None:
    """The day of a meeting that is only arranged: "requested a meeting on Monday", after a Friday, means the next."""
    if when is None or day is None or len(when) < 7 or not _looks_ahead(page, i):
        return when
    if len(when) == 7:
        behind = 12 * (day.year - int(when[:4])) + day.month - int(when[5:])
        return f"{int(when[:4]) + 1}{when[4:]}" if _FAR_BEHIND <= behind < 12 else when
    behind = (day - date.fromisoformat(when)).days
    return (date.fromisoformat(when) + timedelta(days=7)).isoformat() if 0 < behind < 7 else when


def _looks_ahead(page: Page, i: int) -> bool:
    """Whether a day without a year or a week is the next: "agreed to a summit in June", "who arrives on Tuesday"."""
    parse, words = page.parse, meeting_words()
    if asked_for(parse, i):
        return True
    around = [i, *list(governors(parse, i))[:3], *children_as(parse, i, "relcl")]
    verbs = [parse.tokens[j] for j in around if parse.tokens[j].pos == "VERB"]
    if any(v.tag in ("VBZ", "VBP") and v.lemma in words.presently | words.going | words.hosting for v in verbs):
        return not page.sentence.headline
    return any(v.lemma in words.agreeing and v.index != i for v in verbs[:2])


def _times_of(
    page: Page, i: int, statements: list[Statement], own: Statement | None, day: date | None
) -> list[TimeExpression]:
    """Anchored times that may be the meeting's: of its clause, else of the clauses around it.

    Beside "cancelled" stands the day of the cancelling, so that only the noun's own phrase ("Friday's
    talks", "a visit that was set for Friday") counts, and what lies after the story's day in its clause.
    """
    dated = _dated(statements)
    if called_off(page.parse, i):
        start, end = _phrase(page, i)
        near = [t for t in dated if start <= t.start < end]
        now = max((d for d in (day, page.published) if d is not None), default=None)
        ahead = [t for t in dated if now is not None and t.earliest is not None and t.earliest > now]
        starts = {o.start for o in own.times} if own is not None else set()
        return near or [t for t in ahead if t.start in starts or _beside_verb(page, i, t)]
    if own is None:
        return dated
    inside = [t for t in dated if any(t.start == o.start for o in own.times)]
    around = [s for s in statements if s.start <= own.start and own.end <= s.end]
    for verb in (journey_before(page.parse, i), _journey_above(page, i), _taking_place(page, i)):
        if verb is not None:
            at = page.at(verb)
            around += [s for s in statements if s.predicate_at.start <= at < s.predicate_at.end]
    return (
        inside
        or _day_described(page, i, dated)
        or [t for t in dated if any(t.start == o.start for s in around for o in s.times)]
        or _opening(page, i, dated)
    )


def _beside_verb(page: Page, i: int, time: TimeExpression) -> bool:
    """Whether the time hangs on the meeting or on a verb above it, in no clause of its own ("to cancel a summit next month")."""
    tokens, above = page.parse.tokens, [i, *list(governors(page.parse, i))[:3]]
    for head in governors(page.parse, _token_of(page, i, time)):
        if head in above:
            return True
        if tokens[head].dep in _SIDE or tokens[head].pos in VERBAL:
            return False
    return False


def _day_described(page: Page, i: int, dated: list[TimeExpression]) -> list[TimeExpression]:
    """The day that a clause says what happens on: "until Tuesday, when he arrives for the summit"."""
    parse = page.parse
    clause = next((h for h in (i, *list(governors(parse, i))[:4]) if parse.tokens[h].dep == "relcl"), None)
    return times_above(page.sentence, clause, dated) if clause is not None and says_when(parse, clause) else []


def _opening(page: Page, i: int, dated: list[TimeExpression]) -> list[TimeExpression]:
    """The day that opens a sentence is that of all its verbs of one subject: "On Friday he will see X and meet Y"."""
    parse = page.parse
    carries = parse.tokens[i].pos != "VERB" and parse.tokens[i].dep == "dobj"  # "… and hosts a dinner"
    i = joined = parse.tokens[i].head if carries else i
    for above in governors(parse, i):
        if parse.tokens[joined].dep != "conj" or has_child(parse, joined, "nsubj", "nsubjpass"):
            break
        joined = above
    if joined == i or parse.tokens[joined].pos != "VERB":
        return []
    first = min(children_as(parse, joined, "nsubj", "nsubjpass"), default=0)
    return [t for t in dated if t.end <= page.at(first)]


def _taking_place(page: Page, i: int) -> int | None:
    """ "The talks were set to take place on Friday": the verb below the one that sets them."""
    verb = page.parse.tokens[page.parse.tokens[i].head]
    if page.parse.tokens[i].dep not in ("nsubj", "nsubjpass") or verb.lemma not in meeting_words().setting:
        return None
    below = children_as(page.parse, verb.index, "xcomp", "advcl")
    return next((c for c in below if page.parse.tokens[c].tag == "VB" and c > verb.index), None)


def _journey_above(page: Page, i: int) -> int | None:
    """The journey on which the meeting is: "leaves for Rome on Friday, where he will meet her"."""
    tokens, going = page.parse.tokens, meeting_words().going
    above = list(governors(page.parse, i))[:6]
    where = next((g for g in (i, *above) if tokens[g].dep == "relcl"), None)
    stays = set() if where is None else {"be"}  # "is due in Rome on Friday, where he will meet her"
    journey = next((g for g in above if g != where and tokens[g].lemma in going | stays), None)
    if journey is None or tokens[journey].dep != "conj":
        return journey
    # "Landed in Israel on Friday and headed to Rome for talks".
    before = tokens[journey].head
    return before if tokens[before].lemma in going | {"land"} else journey


def _between(page: Page, time: TimeExpression, at: int) -> int:
    """How many clause borders (commas, semicolons) lie between the time and the trigger."""
    left, right = min(time.end, at), max(time.start, at)
    return sum(page.text.count(mark, left, right) for mark in (";", " but ", " and "))


def only_day_ahead(page: Page, i: int, statements: list[Statement], day: date | None) -> str | None:
    """The one day ahead that the sentence tells, wherever the parser hangs it; None where it tells several or none."""
    days = [t for t in _dated(statements) if t.anchored and len(t.value.partition("T")[0]) == 10]
    if day is None or len(days) != 1 or beside_another(page, i) or _is_of_another(page, i, days[0]):
        return None
    told = days[0].value[:10]
    today = told == day.isoformat() and days[0].direction == "future"
    return told if told > day.isoformat() or today else None


def long_ago(statements: list[Statement], day: date | None) -> bool:
    """Whether the sentence puts what it tells well before the story's day and nothing after it."""
    times = {(t.start, t.end): t for s in statements for t in s.times if t.type in ("DATE", "TIME")}
    early = [t for t in times.values() if t.text.lower().startswith("earlier ")]  # "earlier this month"
    if day is None or any(t.latest is not None and t.latest >= day and t not in early for t in times.values()):
        return False
    behind = [t for t in times.values() if t.latest is not None and t.latest < day]
    return bool(early) or any(len(t.value) < 10 or (day - (t.latest or day)).days > _HISTORY for t in behind)
