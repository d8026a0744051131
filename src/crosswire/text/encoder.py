"""Meaning of clauses in their sentences: a small transformer, run once over each distinct sentence.

Word vectors know no context: "talks broke down" and "they left without a deal" share nothing. The encoder
reads a whole sentence; a clause is then the mean of the vectors of its own words, so that ten clauses of
one sentence cost one pass. The model (two layers of MiniLM, distilled and taught which clauses of news
tell one event) is learnt by ``evals/learn_encoder.py`` and ships with the package as ``data/encoder.onnx``.

It is loaded at first use, needs no network and one thread. Each sentence is run alone: its
vectors do not depend on what else is read. Sentences beyond LONGEST pieces are read up to there. A user who has
seconds to spare may give a larger model in its place (``mpnet.py``).

Reference: Wang et al., MiniLM, 2020; Devlin et al., BERT, 2019 (pieces of words).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from crosswire.errors import ModelError
from crosswire.records.statements import Statement
from crosswire.records.text import ParsedDocument, Span
from crosswire.text.covering import Ranges, Read, means
from crosswire.text.progress import Progress
from crosswire.text.similarity import Array
from crosswire.text.threads import one_thread

# Pieces of a sentence that are read; attention takes time in their square, and no sentence of news is as long.
LONGEST = 256
# Characters: a longer word is an address or a garbled page, and is one unknown piece.
_LONG_WORD = 60
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
# Distinct words whose pieces are remembered, about a megabyte.
_WORDS_KEPT = 8192
# The piece for what no piece fits.
UNKNOWN = "[UNK]"

# What is asked of a statement: the mean vector of its own words, of its span, of its predicate.
_ASKED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Vectors of statements, one row each: of the clause's own words, of its whole span, of its
    predicate, and of the sentence it stands in."""

    own: Array
    span: Array
    predicate: Array
    sentence: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A sentence as the model reads it: rows of its pieces between two marks, and the characters of their words."""

    rows: list[int]
    starts: list[int]
    ends: list[int]


class Model(ABC):
    """A transformer over pieces of words: cuts sentences into the pieces that it knows, and reads them."""

    def __init__(self, pieces: Mapping[str, int], first: str, last: str) -> None:
        """Know ``pieces`` with their rows; ``first`` and ``last`` stand at the start and the end of a sentence."""
        self._pieces = pieces
        self._unknown, self._first, self._last = pieces[UNKNOWN], pieces[first], pieces[last]
        # The words of a story come again and again.
        self._rows = functools.lru_cache(maxsize=_WORDS_KEPT)(self._rows_of)

    @abstractmethod
    def read(self, sentences: Sequence[Sequence[int]]) -> Iterator[Array]:
        """Yield the vectors of the pieces of each sentence, (pieces, width); ``sentences`` are rows of pieces."""

    def _rows_of(self, word: str) -> tuple[int, ...]:
        return tuple(self._pieces[piece] for piece in _split(word, self._pieces))

    def cut(self, text: str) -> _Cut:
        """Cut a sentence into pieces, up to LONGEST with the marks of its start and end."""
        rows, starts, ends = list[int](), list[int](), list[int]()
        for word in _WORD.finditer(text):
            found = self._rows(word.group())
            start, end = word.span()
            if len(found) == 1:
                rows.append(found[0])
                starts.append(start)
                ends.append(end)
            else:
                rows += found
                starts += [start] * len(found)
                ends += [end] * len(found)
            if len(rows) >= LONGEST - 2:
                del rows[LONGEST - 2 :], starts[LONGEST - 2 :], ends[LONGEST - 2 :]
                break
        if not rows:
            rows, starts, ends = [self._unknown], [0], [len(text)]
        return _Cut(rows=[self._first, *rows, self._last], starts=starts, ends=ends)


class Encoder:
    """Reads sentences, each distinct one once, and remembers them."""

    def __init__(self, model: Model | None = None, progress: Progress | None = None) -> None:
        """Read with ``model``; without one, with the model that ships. ``progress`` is told how many sentences are read."""
        self._model, self._progress = model, progress
        self._known: dict[str, Read] = {}

    def forget(self) -> None:
        """Drop the remembered sentences, to bound memory in a long stream."""
        self._known.clear()

    def meanings(self, parsed: Sequence[ParsedDocument], statements: Sequence[Statement]) -> Meanings:
        """Return the vectors of ``statements``, which were read in ``parsed``.

        Sentences without a statement are not read. Raises ModelError where the model that ships is to read, and it or onnxruntime is missing.
        """
        if not statements:
            none = np.zeros((0, 1), dtype=np.float32)
            return Meanings(own=none, span=none, predicate=none, sentence=none)
        at = {(s.report, s.index): s for one in parsed for s in one.sentences}
        held: dict[str, list[int]] = {}
        for row, s in enumerate(statements):
            held.setdefault(at[s.report, s.sentence].parse.text, []).append(row)
        self._read(held)
        rows, reads = [row for found in held.values() for row in found], [self._known[text] for text in held]
        told = [statements[row] for row in rows]
        first = np.array([at[s.report, s.sentence].start for s in told])
        with one_thread():  # not around the reading: products of a large model are worth several
            found = means(reads, [_ASKED * len(each) for each in held.values()], _ranges(told, first))
        place = np.argsort(rows)
        own, span, predicate = (found[place * _ASKED + n] for n in range(_ASKED))
        of = np.repeat(np.arange(len(reads)), [len(each) for each in held.values()])
        sentence = np.stack([read.whole for read in reads])[of[place]]
        return Meanings(own=own, span=span, predicate=predicate, sentence=sentence)

    def _read(self, texts: Iterable[str]) -> None:
        """Read what is not known yet."""
        model = self._model = self._model or shipped()
        new = [(text, model.cut(text)) for text in dict.fromkeys(texts) if text not in self._known]
        if self._progress and new:
            self._progress("reading clauses", 0, len(new))
        read = model.read([cut.rows for _, cut in new])
        for n, ((text, cut), vectors) in enumerate(zip(new, read, strict=True), 1):
            self._known[text] = Read(vectors=vectors[1:-1], starts=cut.starts, ends=cut.ends)
            if self._progress:
                self._progress("reading clauses", n, len(new))


def _ranges(told: Sequence[Statement], first: NDArray[np.int64]) -> Ranges:
    """Return what is asked of each statement, in a sentence that begins at ``first``: its own words, its span, its predicate."""
    asked: list[Span | Statement] = []
    for s in told:
        asked += (*s.own, s, s.predicate_at)
    start, end = np.array([x.start for x in asked]), np.array([x.end for x in asked])
    row = np.repeat(np.arange(_ASKED * len(told)), [n for s in told for n in (len(s.own), 1, 1)])
    return Ranges(row=row, start=start - first[row // _ASKED], end=end - first[row // _ASKED])


def vocabulary(lines: str) -> dict[str, int]:
    """Return the pieces of a vocabulary, one a line, with their rows."""
    return {piece: row for row, piece in enumerate(lines.removesuffix("\n").split("\n"))}


def pieces(text: str, known: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of ``text`` with the characters of the word that each belongs to."""
    for word in _WORD.finditer(text):
        for piece in _split(word.group(), known):
            yield piece, word.start(), word.end()


def _split(word: str, known: Mapping[str, int]) -> list[str]:
    """Cut a word, lower case and without accents, into the longest pieces that are known, from the left."""
    plain = word.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
    if not plain or len(plain) > _LONG_WORD:
        return [UNKNOWN]
    found, at = [], 0
    while at < len(plain):
        mark = "##" if at else ""
        end = next((end for end in range(len(plain), at, -1) if mark + plain[at:end] in known), None)
        if end is None:
            return [UNKNOWN]
        found.append(mark + plain[at:end])
        at = end
    return found


class _Shipped(Model):
    """The model in ``data/encoder.onnx``, loaded for one thread."""

    def __init__(self) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(
                "The package onnxruntime is not installed. Install it with 'pip install onnxruntime'."
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = files("crosswire.data").joinpath("encoder.onnx")
        if not model.is_file():
            raise ModelError("The file data/encoder.onnx is missing from the package. Install crosswire again.")
        self._session = onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])
        lines = files("crosswire.data").joinpath("encoder_pieces.txt").read_text(encoding="utf-8")
        super().__init__(vocabulary(lines), "[CLS]", "[SEP]")

    def read(self, sentences: Sequence[Sequence[int]]) -> Iterator[Array]:
        """Yield the vectors of each sentence, which is run alone: the model rounds over the range of what it is given."""
        for rows in sentences:
            (vectors,) = self._session.run(None, {"ids": np.array([rows], dtype=np.int64)})
            yield vectors[0]


@functools.cache
def shipped() -> Model:
    """Return the model that ships, loaded once."""
    return _Shipped()
