"""A sentence with what its acts, conditionals and meetings are read with (helper of stage 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Statement
from crosswire.records.text import Parse, ParsedDocument, Phrase, Sentence
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import phrase_bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sentence, its report's text and its story's entities."""

    sentence: Sentence
    text: str
    index: SpanIndex
    entities: dict[str, Entity]
    published: date | None = None
    known: dict[int, Phrase] = field(default_factory=dict)  # phrases already cut, by head

    @property
    def parse(self) -> Parse:
        return self.sentence.parse

    def at(self, i: int) -> int:
        """The character of the report at which token ``i`` starts."""
        return self.sentence.start + self.parse.tokens[i].start

    def mentions(self, i: int) -> list[tuple[str, Mention]]:
        """The entities that are mentioned where token ``i`` starts, each with its mention."""
        return self.index.mentions(self.at(i), self.at(i) + 1)

    def phrase(self, head: int) -> Phrase:
        """The noun phrase headed by token ``head``, with the entities meant, its own head first."""
        if head not in self.known:
            self.known[head] = self._cut(head)
        return self.known[head]

    def _cut(self, head: int) -> Phrase:
        start, end = phrase_bounds(self.parse, head)
        start, end = self.sentence.start + start, self.sentence.start + end
        own = self.index.head(start, end, self.at(head))
        ids = tuple(dict.fromkeys([*([own] if own else []), *self.index.ids(start, end)]))
        return Phrase(report=self.sentence.report, start=start, end=end, text=self.text[start:end], entities=ids)


def pages_of(
    statements: Sequence[Statement], entities: Sequence[Entity], parsed: Sequence[ParsedDocument]
) -> Iterator[Iterator[tuple[Page, list[Statement]]]]:
    """Yield, for each report, the pages of its sentences in order, each with the statements of the sentence."""
    by_sentence: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        by_sentence[statement.report, statement.sentence].append(statement)
    known = {entity.id: entity for entity in entities}
    for one in parsed:
        yield _pages(one, SpanIndex(entities, one.document.article.id), known, by_sentence)


def _pages(
    one: ParsedDocument, index: SpanIndex, known: dict[str, Entity], statements: Mapping[tuple[str, int], list[Statement]]
) -> Iterator[tuple[Page, list[Statement]]]:  # fmt: skip
    for sentence in one.sentences:
        page = Page(
            sentence=sentence, text=one.document.article.text, index=index, entities=known,
            published=one.document.published,
        )  # fmt: skip
        yield page, statements.get((sentence.report, sentence.index), [])
