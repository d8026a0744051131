"""Parsing: documents to sentences with tokens, dependencies and named entities.

Each distinct sentence is parsed once, however many reports carry it, and its parse is shared. The
language model is spaCy's; it is loaded on first use, so that importing crosswire stays cheap. The
result is plain records: no later stage knows spaCy.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from crosswire.errors import ModelError
from crosswire.records.text import Document, NamedSpan, Parse, ParsedDocument, Sentence, Token
from crosswire.text.normalize import even
from crosswire.text.progress import Progress
from crosswire.text.sentences import TITLES, split_lines, split_sentences
from crosswire.text.wrapping import unwrap

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

# Sentences a batch: larger batches are a little faster and take more memory.
_BATCH = 128
# Characters: a longer "sentence" is a table or a garbled page; the parser would take minutes.
_LONGEST = 2_000
# Characters: the tokenizer takes time in the square of what stands without a space; longer than this is no address.
_ENDLESS = 500
_UNSPACED = re.compile(r"\S{501}")


class Parser:
    """Parses documents with one spaCy model and remembers each distinct sentence."""

    def __init__(self, model: str) -> None:
        self.model = model
        self._nlp: Language | None = None
        self._known: dict[str, Parse] = {}

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded at first use. Raises ModelError where it is not installed."""
        if self._nlp is None:
            self._nlp = load_model(self.model)
        return self._nlp

    def vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The model's word vectors of ``words``, one a row, all zeros where it has none (or no vectors at all)."""
        vocabulary = self.nlp.vocab
        table = vocabulary.vectors
        found = np.zeros((len(words), table.shape[1]), dtype=np.float32)
        if table.mode != "default":
            for row, word in zip(found, words, strict=True):
                row[:] = vocabulary.get_vector(word)
            return found
        # The rows of the table, without the checks of the vocabulary: a story asks for thousands.
        rows = np.array([table.key2row.get(vocabulary.strings[word], -1) for word in words], dtype=np.int64)
        found[rows >= 0] = table.data[rows[rows >= 0]]
        return found

    def forget(self) -> None:
        """Drop the remembered sentences, to bound memory in a long stream."""
        self._known.clear()

    def parse(self, documents: Sequence[Document], *, progress: Progress | None = None) -> tuple[ParsedDocument, ...]:
        """Parse ``documents``; sentences that any earlier call has seen are not parsed again."""
        cut = [list(_cut(document)) for document in documents]
        self._learn({text for sentences in cut for *_, text in sentences}, progress)
        return tuple(
            ParsedDocument(
                document=document,
                sentences=tuple(
                    Sentence(
                        report=document.article.id, index=index, paragraph=paragraph, start=start, end=end,
                        headline=headline, parse=self._known[text],
                    )
                    for index, (paragraph, start, end, headline, text) in enumerate(sentences)
                ),
            )
            for document, sentences in zip(documents, cut, strict=True)
        )  # fmt: skip

    def _learn(self, texts: set[str], progress: Progress | None) -> None:
        # Sorted by length: sentences of one batch are padded to the same size, and the order is stable.
        new = sorted(texts - self._known.keys(), key=lambda text: (len(text), text))
        if progress:  # said before the model is loaded, which takes seconds
            progress("parsing sentences", 0, len(new))
        for done, doc in enumerate(self.nlp.pipe(new, batch_size=_BATCH)):
            if progress and done and not done % _BATCH:
                progress("parsing sentences", done, len(new))
            self._known[doc.text] = _record(doc)


def load_model(name: str) -> Language:
    """Load the spaCy pipeline ``name``: an installed package (imported and loaded) or a path.

    Its tokenizer is taught the titles that it would part from their stop: "Sgt" and "." are read as the end of a sentence.
    """
    nlp = _pipeline(name)
    for title in TITLES:
        word = f"{title.capitalize()}."
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return nlp


def _pipeline(name: str) -> Language:
    import spacy

    with warnings.catch_warnings():
        # The packaged model states an older spaCy minor version; it is tested with ours.
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            try:
                return spacy.load(name)
            except OSError as error:
                raise ModelError(
                    f"The language model {name!r} is not installed. Install it with 'pip install {name}', "
                    "or name another installed spaCy model with --model."
                ) from error
        model: Language = module.load()
        return model


def _cut(document: Document) -> Iterable[tuple[int, int, int, bool, str]]:
    """Yield (paragraph, start, end, headline, text) of each sentence of the headline and the body."""
    text = even(unwrap(document.article.text))
    headline = document.headline
    paragraph = 0
    for span in document.body:
        for line_start, line_end in split_lines(text, span.start, span.end):
            in_headline = headline is not None and headline.start <= line_start < headline.end
            for start, end in split_sentences(text, line_start, line_end):
                longest = _ENDLESS if _UNSPACED.search(text, start, end) else _LONGEST
                for piece in range(start, end, longest):
                    stop = min(end, piece + longest)
                    yield paragraph, piece, stop, in_headline, text[piece:stop]
            paragraph += 1


def _record(doc: Doc) -> Parse:
    children: list[list[int]] = [[] for _ in doc]
    tokens = []
    for token in doc:
        if token.head.i != token.i:
            children[token.head.i].append(token.i)
        tokens.append(
            Token(
                index=token.i, text=token.text, lemma=token.lemma_.lower(), pos=token.pos_, tag=token.tag_,
                dep=token.dep_, head=token.head.i, start=token.idx, end=token.idx + len(token.text), morph=str(token.morph),
            )
        )  # fmt: skip
    return Parse(
        text=doc.text,
        tokens=tuple(tokens),
        named=tuple(NamedSpan(first=e.start, last=e.end, label=e.label_) for e in doc.ents),
        children=tuple(tuple(c) for c in children),
    )
