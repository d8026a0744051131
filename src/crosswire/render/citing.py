"""What an account is cited by: names of reports and of who is told of, and a number for each cited passage."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from crosswire.records.stories import Account, Claim, ClaimMention
from crosswire.records.text import Document, Phrase
from crosswire.render.shown import Line, Reference
from crosswire.render.support import to_cite

# References shown beside a line; the rest is folded away.
_SHOWN_REFS = 6
_REPORT_ID = re.compile(r"\bR\d+\b")
_REPORTS = re.compile(r"\bR\d+(?:, R\d+)+\b")
# Names of sources or outlets told one by one.
_NAMED = 6
# A week or a weekend as TIMEX3 writes it.
_WEEK = re.compile(r"\b(\d{4})-W(\d\d)(-WE)?(?![\w-])")


class Citing:
    """Numbers references in order of first use; everything else is looked up in the account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.texts = {d.article.id: d.article.text for d in account.documents}
        self.outlets = outlets(account.documents)
        self.published = {d.article.id: d.published for d in account.documents if d.published}
        self.names = {e.id: e.name for e in account.entities}
        self.adjectives = {
            m.text.lower(): e.name for e in account.entities for m in e.mentions if m.form == "adjective"
        }
        self.numbers: dict[tuple[str, int, int], int] = {}

    def ref(self, report: str, start: int, end: int) -> int:
        return self.numbers.setdefault((report, start, end), len(self.numbers) + 1)

    def named(self, ids: Iterable[str]) -> str:
        return shortened([*dict.fromkeys(self.name(i) for i in ids)])

    def name(self, one: str) -> str:
        """The name of an entity, or of whom an adjective ("Russian") stands for; else the words themselves."""
        return self.names.get(one) or self.adjectives.get(one.lower(), one)

    def references(self) -> tuple[Reference, ...]:
        """All that were numbered so far."""
        return tuple(Reference(number=n, report=r, start=s, end=e) for (r, s, e), n in self.numbers.items())

    def spelt(self, reason: str) -> str:
        """``reason`` with the outlets for the ids of reports, and weeks in words."""
        reason = _REPORTS.sub(lambda m: shortened(m.group().split(", ")), in_words(reason))
        return _REPORT_ID.sub(lambda m: self.outlets.get(m.group(), m.group()), reason)

    def line(self, claim: Claim, note: str = "", *, speaker: str = "") -> Line:
        """The gist with a note; ``speaker`` is who the section says is its source."""
        said = self.named([source for source in claim.unnamed if self.name(source) != speaker])
        parts = [note, f"according to {said}" if said else "", _day(claim)]
        passages = to_cite(claim)
        cited = {m.statement for m in passages}
        others = [m for m in claim.mentions if m.statement not in cited]
        return self.cited(claim.gist, passages, "; ".join(p for p in parts if p), others)

    def cited(
        self,
        text: str,
        passages: Sequence[ClaimMention | Phrase],
        note: str = "",
        others: Sequence[ClaimMention] = (),
    ) -> Line:
        """A line with its passages numbered, one of each report first; folded away behind them ``others`` on its matter."""
        numbers, beyond = self._numbered(passages), self._numbered(others)
        # A fold of one reference takes more room than the reference.
        shown = len(numbers) if len(numbers) <= _SHOWN_REFS + 1 else _SHOWN_REFS
        more = tuple(dict.fromkeys([*numbers, *beyond]))[shown:]
        reports = dict.fromkeys(p.report for p in passages)
        return Line(text=text, note=note, refs=numbers[:shown], more=more, reports=tuple(reports))

    def _numbered(self, passages: Sequence[ClaimMention | Phrase]) -> tuple[int, ...]:
        """The numbers of passages, one of each report first."""
        by_report: dict[str, list[int]] = defaultdict(list)
        for p in passages:
            by_report[p.report].append(self.ref(p.report, p.start, p.end))
        turns = [refs[turn] for turn in range(max(map(len, by_report.values()), default=0))
                 for refs in by_report.values() if turn < len(refs)]  # fmt: skip
        return tuple(dict.fromkeys(turns))


def shortened(names: Sequence[str]) -> str:
    """ "Ana Reyes, Ivo Brandt and 12 more"."""
    # One more takes less room than saying so.
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


def long_date(day: date | None) -> str:
    """ "Thursday 30 December 2021", or "not known"."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else "not known"


def in_words(text: str) -> str:
    """``text`` with its weeks ("2018-W24-WE") as a reader calls them."""
    return _WEEK.sub(_week, text)


def _week(found: re.Match[str]) -> str:
    """ "the weekend of 16 June 2018"."""
    year, week, end = int(found.group(1)), int(found.group(2)), found.group(3)
    try:
        first = date.fromisocalendar(year, week, 6 if end else 1)
    except ValueError:
        return found.group()
    return f"the week{'end' if end else ''} of {first.day} {first:%B %Y}"


def outlet(document: Document) -> str:
    """What a reader would call the source of a report."""
    return document.source or document.article.source or document.article.path.rsplit("/", 1)[-1]


def outlets(documents: Sequence[Document]) -> dict[str, str]:
    """The outlet of each report; numbered where several reports are of one, since they may tell it differently."""
    named = {d.article.id: outlet(d) for d in documents}
    several = Counter(named.values())
    seen: Counter[str] = Counter()
    for report, name in named.items():
        if several[name] > 1:
            seen[name] += 1
            named[report] = f"{name} ({seen[name]})"
    return named


def _day(claim: Claim) -> str:
    """When it took place, or was said; a day that is only that of the report's news stands at the top already."""
    if not claim.date or (claim.dated and claim.dated.how == "news"):
        return ""
    return f"{'said' if claim.dated and claim.dated.basis == 'saying' else 'tells of'} {claim.date}"
