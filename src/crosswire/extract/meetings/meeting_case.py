"""A word that may name a meeting to come, with what its judgement needs (helper of stage 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings.meeting_context import Before, is_known
from crosswire.extract.meetings.meeting_parties import participants
from crosswire.extract.meetings.meeting_phrases import whole
from crosswire.extract.meetings.meeting_times import When
from crosswire.lexicon.meetings import MeetingWords, meeting_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import VERBAL, dependents, governors


@dataclass(frozen=True, kw_only=True)  # no slots: what is asked often is kept
class Case:
    """Token ``i`` of the page's sentence; ``when`` its time, ``day`` the day from which its report looks ahead, ``status`` that
    of its clause; ``before`` is what its report told until then."""

    page: Page
    i: int
    when: When
    day: date | None
    status: str
    before: Before

    @property
    def words(self) -> MeetingWords:
        return meeting_words()

    @property
    def parse(self) -> Parse:
        return self.page.parse

    @cached_property
    def token(self) -> Token:
        return self.parse.tokens[self.i]

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Those found beside it, people without a name among them."""
        return participants(self.page, self.i, self.before.recent, crowds=True)

    @property
    def known(self) -> bool:
        """Its report told before that it is to come."""
        return is_known(self.parse, self.i, self.parties, self.before.told, self.page.sentence.index)

    @cached_property
    def verbal(self) -> bool:
        return self.token.pos not in ("NOUN", "PROPN")

    @cached_property
    def head(self) -> Token:
        """What the word hangs on; of "days of talks", what the days hang on."""
        return self.parse.tokens[self.parse.tokens[self.top].head]

    @cached_property
    def top(self) -> int:
        return whole(self.parse, self.i)

    @cached_property
    def kids(self) -> list[Token]:
        return dependents(self.parse, self.i)

    @cached_property
    def above(self) -> list[Token]:
        return [self.parse.tokens[g] for g in governors(self.parse, self.i)]

    @cached_property
    def verb_above(self) -> Token | None:
        """The nearest verb that the word stands below."""
        return next((t for t in self.above if t.pos in VERBAL), None)

    @cached_property
    def ahead(self) -> bool:
        """Its day, as far as it is told, lies after the report's."""
        told, day = self.when.day, self.day
        return told is not None and day is not None and told > day.isoformat()[: len(told)]

    @property
    def today(self) -> bool:
        return self.day is not None and self.when.day == self.day.isoformat()

    @property
    def dated(self) -> bool:
        return self.when.day is not None or self.when.soon
