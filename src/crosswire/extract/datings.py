"""Stage 8, days: Statements -> Datings, the day on which each act took place or was said.

A report names a day once and tells on. So a day is looked for, most surely first: in the clause itself
(``clause_days``); in the clause that it hangs on ("met on Monday and signed", "signed on Monday, ending the war"); for what
is said, beside its cue, and then it is the day of saying ("said on Monday that the port was hit" does not date the hit); in the sentence
or two before, where the same speaker goes on; and, for main clauses in the simple past, from the report's own news, the day that its first sentences name, where story and publication
bear it out. What a report tells of another time ("had met", "in 2014", the sentences after it), states, habits and what
lies ahead keep no day of the news.

Known limits: "they attacked the town", said on the news day of what was years ago, is believed to be news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crosswire.extract.timex.clause_days import (
    Clauses,
    OwnDay,
    clauses_of,
    day_described,
    form_of,
    is_pointing,
    own_day,
    verb_at,
)
from crosswire.lexicon.clauses import clause_words
from crosswire.records.statements import Dating, Statement, StoryDate
from crosswire.records.text import ParsedDocument
from crosswire.text.calendar_days import is_day
from crosswire.text.tree import DEFINITE, dependents

# Sentences: the news day is looked for in the first ones; the first few are news though the report came out a day later.
_OPENING, _LEAD = 5, 3
# Days that a report comes out after its news at most (its feed may date it a day early).
_LATE, _EARLY = 2, 1
# Sentences after one of another time that may still tell of it.
_ASIDE = 2
# Sentences within which a speaker goes on.
_GOES_ON = 2
# Shares of its sureness that a day keeps on the way to a clause that hangs on a dated one, and to what is said.
_BESIDE, _SAID = 0.95, 0.92
# The same for an act of the past that is told on the news day: mostly it took place then, but one report is not enough.
_TOLD = 0.7
# Sureness of the day of the news: for a clause, for a headline, in a report that came out a day later or has no date.
_OF_NEWS, _OF_HEADLINE, _OF_YESTERDAY = 0.8, 0.75, 0.65
# A story's day less sure than this lends no report its news.
_SOLVED = 0.5
# Share of its sureness that "on Monday" keeps in a report of which nobody knows when it was written.
_ADRIFT = 0.35
_YEAR = re.compile(r"\d{4}")


@dataclass(slots=True, kw_only=True)
class _Report:
    """A report while it is read: its sentences, who says what, the days found so far, the day of its news."""

    pages: Sequence[Clauses]
    cues: Mapping[int, Statement]
    speaking: frozenset[int]
    found: dict[str, Dating] = field(default_factory=dict)
    news: str = ""
    sureness: float = 0.0
    lead_only: bool = False


def date_statements(
    statements: Sequence[Statement], parsed: Sequence[ParsedDocument], story: StoryDate
) -> dict[str, Dating]:
    """Return, by statement, the day of those that have one; ``story`` is the day of the story's main event."""
    of_report: dict[str, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        of_report[statement.report][statement.sentence].append(statement)
    found: dict[str, Dating] = {}
    for one in parsed:
        found |= _of_report(one, of_report[one.document.article.id], story)
    return found


def _of_report(one: ParsedDocument, statements: Mapping[int, list[Statement]], story: StoryDate) -> dict[str, Dating]:
    report = _Report(
        pages=[clauses_of(s, statements[s.index]) for s in one.sentences if s.index in statements],
        cues={s.predicate_at.start: s for group in statements.values() for s in group if s.kind == "verbal"},
        speaking=frozenset(
            a.cue.start for group in statements.values() for s in group for a in s.attribution if a.cue is not None
        ),
    )
    for page in report.pages:  # 1 in the clause itself
        for k, statement in enumerate(page.statements):
            day = own_day(page, k)
            if day and not _is_supposed(statement):
                report.found[statement.id] = _own(day)
        _pass_on(report, page)  # 2 in the clause above
    _find_news(report, one.document.published, story)
    _tell_on(report)  # 3 scenes and news
    for page in report.pages:  # 4 what is said
        _date_said(report, page)
        _pass_on(report, page)
    return report.found


def _is_supposed(statement: Statement) -> bool:
    """ "They could leave tomorrow": nobody says that they will."""
    return statement.status == "hypothetical" and not statement.attribution


def _own(day: OwnDay) -> Dating:
    return Dating(value=day.value, basis="act", how="own", sureness=day.sureness, because=day.time.text)


def _give(report: _Report, statement: Statement, source: Dating, *, how: str, basis: str, share: float) -> None:
    if statement.id not in report.found:
        report.found[statement.id] = replace(source, how=how, basis=basis, sureness=round(source.sureness * share, 3))


def _pass_on(report: _Report, page: Clauses) -> None:
    """Give the day of a clause to what hangs on it and has none; twice, for what hangs on that."""
    for _ in range(2):
        for k, statement in enumerate(page.statements):
            if statement.id in report.found or any(t.type in ("DATE", "TIME") for t in statement.times):
                continue
            named = day_described(page, k)
            if named:
                report.found[statement.id] = _own(named)
                continue
            above = page.owner.get(page.parse.tokens[_hook(page, k)].head)
            if above is None or above == k:
                continue
            source = report.found.get(page.statements[above].id)
            if source is not None and _goes_with(page, k, above):
                how = source.how if source.how in ("news", "scene") else "beside"
                _give(report, statement, source, how=how, basis=source.basis, share=_BESIDE)


def _hook(page: Clauses, k: int) -> int:
    return verb_at(page, k) if page.statements[k].kind == "verbal" else page.predicates[k]


def _goes_with(page: Clauses, k: int, above: int) -> bool:
    """Does statement ``k`` take place when the one ``above`` it does: "and signed", ", ending it", "as they met"?"""
    parse, i = page.parse, _hook(page, k)
    token = parse.tokens[i]
    below = dependents(parse, i)
    if page.statements[k].kind != "verbal":
        head = parse.tokens[token.head]
        definite = any(c.lemma in DEFINITE or c.dep == "poss" for c in below)
        created = token.dep in ("dobj", "attr") and head.lemma in clause_words().light
        return created or (token.dep in ("nsubj", "nsubjpass") and not definite)
    markers = {c.lemma for c in below if c.dep in ("mark", "advmod", "prep")}
    form = form_of(parse, i)
    if token.dep == "conj":
        other = verb_at(page, above)
        return parse.tokens[other].tag == token.tag and form == form_of(parse, other) != "pluperfect"
    if token.dep in ("advcl", "xcomp"):
        return (form == "participle" and not markers & clause_words().separate) or (
            form == "past" and bool(markers & clause_words().simultaneous)
        )
    return False


def _find_news(report: _Report, published: date | None, story: StoryDate) -> None:
    """The day of the report's news: what its first sentences date to the past, else the day of the story; believed only
    where it is the day of the story, and the report came out on it (a day later: for its lead only). One without a date of
    its own must name the day: its weekdays were counted from the story's day, whenever it was written."""
    day = _opening_day(report, published) or (story.day if published else None)
    solved = story.probability >= _SOLVED and day == story.day
    if published is None and not solved:
        _doubt_weekdays(report)
    if day is None or not solved:
        return
    late = (published - day).days if published else 0
    if late in (0, 1):
        report.news, report.lead_only = day.isoformat(), late == 1
        report.sureness = _OF_NEWS if published and not late else _OF_YESTERDAY


def _opening_day(report: _Report, published: date | None) -> date | None:
    """The first day that its first sentences date something past to, near enough to the day on which it came out."""
    body = [page for page in report.pages if not page.sentence.headline]
    for page in body[:_OPENING]:
        for statement in page.statements:
            dating = report.found.get(statement.id)
            if dating and dating.how == "own" and is_day(dating.value) and statement.tense == "past":
                day = date.fromisoformat(dating.value)
                if published is None or -_EARLY <= (published - day).days <= _LATE:
                    return day
    return None


def _doubt_weekdays(report: _Report) -> None:
    """Believe days that were told without a year less."""
    report.found = {
        id_: d if _YEAR.search(d.because) else replace(d, sureness=round(d.sureness * _ADRIFT, 3))
        for id_, d in report.found.items()
    }


def _tell_on(report: _Report) -> None:
    """Date the main clauses that name no day: by the scene that they go on with, else by the report's news."""
    place, aside = 0, -_ASIDE - 1
    spoken: tuple[Dating, frozenset[str], int] | None = None
    for page in report.pages:
        place += not page.sentence.headline
        k = _main(page)
        own = [report.found[s.id] for s in page.statements if s.id in report.found]
        if any(_is_elsewhere(d, report.news) for d in own) or (k is not None and _form(page, k) == "pluperfect"):
            aside = page.sentence.index
        if k is None:
            continue
        statement, index = page.statements[k], page.sentence.index
        known, who = report.found.get(statement.id), _speaker(statement)
        if known is not None:
            if known.how == "own" and is_day(known.value) and who and statement.predicate_at.start in report.speaking:
                spoken = known, who, index
            continue
        speaks = statement.predicate_at.start in report.speaking
        if any(not is_pointing(time) for time in statement.times) and not speaks:
            continue
        near = index - aside <= _ASIDE
        if spoken and speaks and who & spoken[1] and index - spoken[2] <= _GOES_ON:
            _give(report, statement, spoken[0], how="scene", basis="act", share=_SAID)
            spoken = spoken[0], who, index
        elif report.news and _is_news(report, page, k, place) and (speaks or not near):
            _give(report, statement, _of_news(report, page), how="news", basis="act", share=1.0)
        _pass_on(report, page)


def _speaker(statement: Statement) -> frozenset[str]:
    return frozenset(e for a in statement.arguments if a.role == "subject" for e in a.phrase.entities)


def _main(page: Clauses) -> int | None:
    """The statement of the sentence's main verb."""
    for k, statement in enumerate(page.statements):
        if statement.kind == "verbal" and all(a.act == "source" for a in statement.attribution):
            i = verb_at(page, k)
            if page.parse.tokens[i].head == i:
                return k
    return None


def _form(page: Clauses, k: int) -> str:
    return form_of(page.parse, verb_at(page, k))


def _is_elsewhere(dating: Dating, news: str) -> bool:
    """Is it a day other than that of the news, which what follows may go on to tell of?"""
    return not news.startswith(dating.value)


def _is_news(report: _Report, page: Clauses, k: int, place: int) -> bool:
    if report.lead_only and place > _LEAD:
        return False
    form, verb = _form(page, k), page.parse.tokens[page.predicates[k]].lemma
    if verb in clause_words().states and page.statements[k].predicate_at.start not in report.speaking:
        return False
    if page.sentence.headline:
        asks = page.parse.tokens[0].tag.startswith("W")  # "How the war began"
        return page.parse.tokens[verb_at(page, k)].tag in ("VBZ", "VBP", "VBD") and not asks
    return form == "past" or (form == "perfect" and place <= _LEAD)


def _of_news(report: _Report, page: Clauses) -> Dating:
    sureness = min(report.sureness, _OF_HEADLINE) if page.sentence.headline else report.sureness
    return Dating(
        value=report.news, basis="act", how="news", sureness=sureness, because="the day of the report's news"
    )  # fmt: skip


def _date_said(report: _Report, page: Clauses) -> None:
    """Give what is said the day of its cue: as the day of saying, or of the news that it tells on the news day."""
    for k, statement in enumerate(page.statements):
        if statement.id in report.found or not statement.attribution:
            continue
        cue = statement.attribution[-1].cue
        said = report.cues.get(cue.start) if cue is not None else None
        source = report.found.get(said.id) if said is not None else None
        if source is None or said is None or said.id == statement.id or not is_day(source.value):
            continue
        of_news = source.value == report.news
        if not _tells_an_act(page, k):
            how = source.how if source.how in ("news", "scene") else "cue"
            _give(report, statement, source, how=how, basis="saying", share=_SAID)
        elif of_news:
            _give(report, statement, source, how="news", basis="saying", share=_TOLD)


def _tells_an_act(page: Clauses, k: int) -> bool:
    """Is what is said an act of the past, which need not have taken place on the day of saying?"""
    statement = page.statements[k]
    if statement.kind != "verbal":
        return True
    if statement.tense != "past":
        return False
    token = page.parse.tokens[page.predicates[k]]
    return not (token.lemma in clause_words().states and _form(page, k) == "past")
