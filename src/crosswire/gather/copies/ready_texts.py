"""Texts made ready for the comparison of stage 2, and kept: letters, rows of words, sentences, stock, anchors.

A document is compared with many others, most of them read shortly before; each form of a text is made when it is
first asked for, and the last few hundred are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np

from crosswire.matching.anchors import anchors
from crosswire.matching.order import Told
from crosswire.matching.passages import Print, fingerprint
from crosswire.matching.retold import Line, lines
from crosswire.matching.stock import Stock, stock
from crosswire.records.text import Document, Span
from crosswire.text.sentences import split_lines, split_sentences
from crosswire.text.shingles import Folded, fold
from crosswire.text.tfidf import Bag, Rarity
from crosswire.text.wordrow import WordRow, word_ids, word_row

# Sentences of a document that are compared, and words of a sentence below which it is not.
_MOST_SENTENCES, _SHORTEST_SENTENCE = 300, 5
# Lines of a part of a document that are split into sentences, and characters below which a line has none.
_MOST_LINES, _SHORTEST_LINE = 3000, 20
# Compared texts that are kept ready.
_READY = 512
# Letters of compared texts that are kept ready, each with some fifteen bytes beside it.
_READY_LETTERS = 8_000_000

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The letters of a document, and what finds runs of them in another."""

    folded: Folded
    print: Print


class ReadyTexts:
    """The texts of a growing list of documents, told by their numbers; ``rarity`` knows the words of all."""

    def __init__(self, documents: Sequence[Document], rarity: Rarity) -> None:
        self._documents = documents
        self._rarity = rarity
        self._anchors: OrderedDict[int, Bag] = OrderedDict()
        self._letters: OrderedDict[int, Letters] = OrderedDict()
        self._told: OrderedDict[int, list[Told]] = OrderedDict()
        self._rows: OrderedDict[int, WordRow] = OrderedDict()
        self._lines: OrderedDict[int, list[Line]] = OrderedDict()
        self._stocks: OrderedDict[int, Stock] = OrderedDict()

    def keep(self, number: int, folded: Folded) -> Letters:
        """Take the letters of a document as they were folded already."""
        self._letters[number] = Letters(folded=folded, print=fingerprint(folded.codes))
        return self._letters[number]

    def letters(self, number: int) -> Letters:
        """The letters of a document."""

        def make() -> Letters:
            document = self._documents[number]
            folded = fold(document.article.text, document.body)
            return Letters(folded=folded, print=fingerprint(folded.codes))

        return _ready(self._letters, number, make)

    def row(self, number: int) -> WordRow:
        """Its words, in order."""

        def make() -> WordRow:
            document = self._documents[number]
            return word_row(document.article.text, document.body)

        return _ready(self._rows, number, make)

    def sentences(self, number: int) -> list[Told]:
        """Its sentences, with the rarity of their words."""

        def make() -> list[Told]:
            return _tell(self._documents[number], self.row(number), self._rarity)

        return _ready(self._told, number, make)

    def lines(self, number: int) -> list[Line]:
        """Its sentences, ready to be laid beside others."""
        return _ready(self._lines, number, lambda: lines(self.row(number), self.sentences(number)))

    def stock(self, number: int) -> Stock:
        """Its rare words and pairs of words."""

        def make() -> Stock:
            row = self.row(number)
            return stock(row, self._rarity.rarity(word_ids(row.numbers)))

        return _ready(self._stocks, number, make)

    def anchors(self, number: int) -> Bag:
        """Its names and numbers, which a translation keeps."""

        def make() -> Bag:
            document = self._documents[number]
            return anchors(self._rarity.bag(document.article.text, document.body), self._rarity)

        return _ready(self._anchors, number, make)

    def forget(self) -> None:
        """Let go of texts that have not been compared for long."""
        _forget(self._letters)
        while sum(len(text.folded.codes) for text in self._letters.values()) > _READY_LETTERS:
            self._letters.popitem(last=False)
        _forget(self._told)
        _forget(self._rows)
        _forget(self._lines)
        _forget(self._stocks)
        _forget(self._anchors)


def _ready(store: OrderedDict[int, _T], number: int, make: Callable[[], _T]) -> _T:
    if number in store:
        store.move_to_end(number)
    else:
        store[number] = make()
    return store[number]


def _forget(store: OrderedDict[int, _T]) -> None:
    while len(store) > _READY:
        store.popitem(last=False)


def _tell(document: Document, row: WordRow, rarity: Rarity) -> list[Told]:
    """The sentences of a document with the rarity of their words."""
    spans = list(islice(_sentences(document), 2 * _MOST_SENTENCES))
    first = np.searchsorted(row.starts, [span.start for span in spans]).tolist()
    after = np.searchsorted(row.starts, [span.end for span in spans]).tolist()
    ids = np.where(row.ends - row.starts > 1, word_ids(row.numbers), -1)
    rare = rarity.rarity(np.maximum(ids, 0))
    told: list[Told] = []
    for span, i, j in zip(spans, first, after, strict=True):
        places = {number: place for place, number in enumerate(ids[i:j].tolist(), i) if number >= 0}
        if len(places) >= _SHORTEST_SENTENCE and len(told) < _MOST_SENTENCES:
            own = np.fromiter(places.values(), np.int64, len(places))
            told.append(Told(span=span, ids=ids[own], rarity=rare[own]))
    return told


def _sentences(document: Document) -> Iterator[Span]:
    text = document.article.text
    for part in document.body:
        for line in islice(split_lines(text, part.start, part.end), _MOST_LINES):
            if line[1] - line[0] >= _SHORTEST_LINE:
                yield from (Span(start=start, end=end) for start, end in split_sentences(text, *line))
