"""Stage 11, brief: Claims and all else -> Account.

A briefer tells the main event first, then what most independent lines tell and tell early, weighty acts
before words, and background last. The first matters that several reports tell are the story in short.
The title is the headline that says most of what the others say. What nobody says is listed as gaps
(``gaps``).

Known limits: importance is counted, not understood; a fact that one report alone tells comes late
however grave it is.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log2

from crosswire.lexicon.acts import acts
from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.opinion import opinion_words
from crosswire.matching.quotes import telling
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.dating import is_background
from crosswire.reconcile.gaps import find_gaps
from crosswire.reconcile.lines.pointing import is_clear
from crosswire.reconcile.place import find_place
from crosswire.reconcile.short import in_short, introduced_once, opens_before, stands_alone, tells_nothing
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Meeting, StoryDate
from crosswire.records.stories import Account, Claim, Disagreement, Lineage, Story, lineage_of_reports
from crosswire.records.text import Document
from crosswire.text.quotations import find_quotations, said_in

# Words of a good headline, and what each word less or more costs: a shorter one is mostly the name of a page.
_SHORT, _LONG = 5, 16
_TOO_SHORT, _TOO_LONG = 1.0, 0.3
# What it costs a headline to ask, list or advise.
_NO_NEWS = 2.0
# Characters of a headline that are looked at for that.
_HEAD = 300
# What is left of the importance of a claim that is surely no single fact.
_DOUBT = 0.75
# What the headlines tell is what the day's editors thought the news: points for a line with all of it.
_NEWS, _NEWS_WORDS = 2.5, 6
# What it costs not to be understood alone.
_UNCLEAR = 1.0
# The certainty with which a claim of one report is weighed.
_ONE_REPORT = 0.3
# Probability of the day of the story from which something may be said to be long before it.
_SURE_DAY = 0.5
# Words of a line among which a year is that of what it tells.
_SOON = 12
# Days of a month.
_MONTH = 31
# What stands before such a year, but for a month or a day of one; marks of what somebody says.
_IN_YEAR, _QUOTING = frozenset({"in", "early", "late", "mid", "year"}), frozenset('“”"')
# What stands between the parts of a page's path, or before the name of its site.
_SEPARATOR = re.compile(r"\s+[|»>›·•]\s+")


def write_account(
    story: Story,
    *,
    date: StoryDate,
    claims: Sequence[Claim],
    lineages: Sequence[Lineage] = (),
    entities: Sequence[Entity] = (),
    disagreements: Sequence[Disagreement] = (),
    meetings: Sequence[Meeting] = (),
    conditionals: Sequence[Conditional] = (),
) -> Account:
    """Order the claims as a briefer would tell them, title the story, name its place and the gaps."""
    lead = _leads(story.documents)
    news = _news(story.documents)
    line_of = lineage_of_reports(lineages)
    ordered = sorted(claims, key=lambda c: (-_importance(c, date.day, lead, news, line_of), c.id))
    title = _title(story.documents, ordered, date.day)
    lead_ids = in_short(ordered, title, news, date.day)
    ordered = introduced_once(ordered, lead_ids)
    background = _background(ordered, date) - {*lead_ids}
    account = Account(
        story=story.id, title=title, lead=lead_ids, background=tuple(c.id for c in ordered if c.id in background), date=date, documents=story.documents,
        lineages=tuple(lineages), entities=tuple(entities), claims=tuple(ordered),
        disagreements=tuple(disagreements), meetings=tuple(meetings), conditionals=tuple(conditionals),
        place=find_place(ordered, date, story.documents, entities),
    )  # fmt: skip
    return replace(account, gaps=find_gaps(account))


def _leads(documents: Sequence[Document]) -> dict[str, tuple[int, int]]:
    """Where the body of each report starts and how long the report is."""
    return {d.article.id: (_first(d), max(1, len(d.article.text))) for d in documents}


def _first(document: Document) -> int:
    return min((s.start for s in document.body), default=0)


def _news(documents: Sequence[Document]) -> dict[str, float]:
    """The stems of the words of the headlines, each by how many have it: a line of the commonest has 1.0 in all."""
    titles = [_headline(d.title or d.article.title or "") for d in documents]
    found = Counter(s for title in titles for s in stems(telling(title)))
    most = sum(n for _, n in found.most_common(_NEWS_WORDS))
    return {s: n / most for s, n in found.items()}


def _newsworthy(gist: str, news: dict[str, float]) -> float:
    """How much of what the headlines tell most the line tells, 0..1."""
    said = sorted([news.get(s, 0.0) for s in stems(telling(gist))], reverse=True)
    return sum(said[:_NEWS_WORDS])


def _importance(
    claim: Claim,
    day: datetime.date | None,
    lead: dict[str, tuple[int, int]],
    news: dict[str, float],
    line_of: Mapping[str, str],
) -> float:
    """How early a briefer would tell it; higher is earlier. Lines and reports that only touch on its matter count too: what is
    told most is told in other words (docs/tried.md)."""
    first: dict[str, float] = {}
    for m in claim.mentions:
        first[m.report] = max(first.get(m.report, 0.0), _earliness(m.report, m.start, lead))
    lines = len({line_of.get(report, report) for report in first})
    score = 2.0 * log2(1 + lines) + log2(1 + len(first)) + sum(first.values()) / len(first) * 2.0
    score -= 0.3 * acts().importance.get(claim.act, 6)
    score -= 2.0 if is_background(claim.date, day) else 0.0
    score -= 2.5 if tells_nothing(claim) else 0.0
    score += 0.4 if claim.actor else 0.0
    score += _NEWS * _newsworthy(said_in(claim.gist), news)
    # What one report alone tells comes after these: to ask it of all costs more.
    if len(first) > 1 and not (stands_alone(claim.gist) and is_clear(claim.gist, news)):
        score -= _UNCLEAR
    # That one clause states one fact says nothing for it beside what several reports tell.
    sure = claim.probability if len(first) > 1 else _ONE_REPORT
    return score * (_DOUBT + (1.0 - _DOUBT) * sure)


def _earliness(report: str, start: int, lead: dict[str, tuple[int, int]]) -> float:
    begin, length = lead.get(report, (0, 1))
    return max(0.0, 1.0 - max(0, start - begin) / length)


def _background(claims: Sequence[Claim], date: StoryDate) -> set[str]:
    """The ids of claims that tell what was long before the story; none where its day is doubtful, since then the news may be of
    another."""
    day = date.day
    if day is None or date.probability < _SURE_DAY:
        return set()
    return {
        c.id
        for c in claims
        if opens_before(c.gist, day) or (is_background(c.date, day) and _names_year(c.gist, str(c.date)[:4], day))
    }


def _names_year(gist: str, year: str, day: datetime.date) -> bool:
    """Does the line say soon that it was in that year? Further back in a line, before a noun ("the 2015 accord") and in what
    somebody says a year is that of a matter in the news; so it is in a line with a day of the week."""
    found = re.findall(r"[^\W_]+", " ".join(gist.lower().split()[:_SOON]))
    before = {one for one, told in pairwise(found) if told == year}
    when = _IN_YEAR | calendar().months.keys() | {str(n) for n in range(1, _MONTH + 1)}
    news = calendar().weekdays.keys() | {"since"}
    return int(year) < day.year and bool(before & when) and not (news & {*gist.lower().split()} or set(gist) & _QUOTING)


def _title(documents: Sequence[Document], claims: Sequence[Claim], day: datetime.date | None) -> str:
    """The headline that shares most words with the others and with the first claims; an opinion's if there is no other."""
    known = {title: d for d in documents if (title := _headline(d.title or d.article.title or ""))}
    titles = {title: d for title, d in known.items() if d.kind is None} or known
    if not titles:
        return claims[0].gist if claims else documents[0].article.text.strip().split("\n")[0][:120]
    told = Counter(w for t in titles for w in telling(t))
    told.update(w for c in claims[:5] for w in telling(said_in(c.gist)))

    def worth(title: str) -> float:
        count = len(title.split())
        found = telling(title)
        common = sum(told[w] - 1 for w in found) / max(3, len(found))
        published = titles[title].published or titles[title].article.published
        # A headline from before the event cannot tell how it went.
        common -= 1.0 if day and published and published < day else 0.0
        common -= 0.0 if _tells_news(title) else _NO_NEWS
        return common - _TOO_SHORT * max(0, _SHORT - count) - _TOO_LONG * max(0, count - _LONG)

    return max(titles, key=worth)


def _tells_news(title: str) -> bool:
    """Does the headline tell something in its own words, not ask, list or advise?"""
    head = title[:_HEAD]
    quoted = find_quotations(head, [(0, len(head))])
    own = "".join([c for n, c in enumerate(head) if not any(span.start <= n < span.end for span in quoted)])
    return opinion_words().no_news.search(own) is None


def _headline(title: str) -> str:
    """``title`` without the path of the page and the name of the site ("Home | World | …"); empty if only these."""
    parts = _SEPARATOR.split(" ".join(title.split()))
    longest = max(parts, key=lambda part: len(part.split()))
    return longest if len(parts) < 2 or len(longest.split()) >= _SHORT else ""
