"""The encoder: pieces of words, vectors of clauses, bounds, and that related clauses lie nearer than others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from crosswire.records.statements import Statement
from crosswire.records.text import Article, Document, Parse, ParsedDocument, Sentence, Span
from crosswire.text import encoder
from crosswire.text.encoder import LONGEST, Encoder, Meanings

KNOWN = {piece: i for i, piece in enumerate(["[UNK]", "[CLS]", "[SEP]", "talk", "##s", "cafe", "-", "on", "##on"])}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Talks on-on", [("talk", 0, 5), ("##s", 0, 5), ("on", 6, 8), ("-", 8, 9), ("on", 9, 11)]),
        ("Café", [("cafe", 0, 4)]),
        ("talks?", [("talk", 0, 5), ("##s", 0, 5), ("[UNK]", 5, 6)]),
        ("talkx", [("[UNK]", 0, 5)]),
        ("x" * 5000, [("[UNK]", 0, 5000)]),
        ("  ", []),
    ],
)
def test_words_are_cut_into_known_pieces(text: str, pieces: list[tuple[str, int, int]]) -> None:
    assert list(encoder.pieces(text, KNOWN)) == pieces


def clauses(*texts: str, own: tuple[int, int] | None = None) -> tuple[ParsedDocument, list[Statement]]:
    """A report of one sentence a text, which is one statement (or its characters ``own``)."""
    sentences, statements, start = [], [], 0
    for n, text in enumerate(texts):
        first, last = own or (0, len(text))
        span = Span(start=start + first, end=start + last)
        parse = Parse(text=text, tokens=(), named=(), children=())
        sentences.append(
            Sentence(report="R", index=n, paragraph=0, start=start, end=start + len(text), headline=False, parse=parse)
        )
        statements.append(
            Statement(
                id=f"S{n}", report="R", sentence=n, start=span.start, end=span.end, own=(span,), kind="verbal",
                predicate="be", predicate_at=span, arguments=(), polarity="positive", modality="none", tense="past",
                status="actual",
            )
        )  # fmt: skip
        start += len(text) + 1
    document = Document(article=Article(id="R", path="R", text="\n".join(texts)), body=(), residue=())
    return ParsedDocument(document=document, sentences=tuple(sentences)), statements


def read(*texts: str, own: tuple[int, int] | None = None) -> Meanings:
    parsed, statements = clauses(*texts, own=own)
    return Encoder().meanings((parsed,), statements)


def test_a_clause_told_in_other_words_is_nearer_than_another_fact() -> None:
    rows = read(
        "The two foreign ministers failed to reach an agreement on the border.",
        "Talks between the envoys over the frontier broke down without a deal.",
        "Heavy rain flooded the market town in the valley on Tuesday.",
    ).own
    one, other, apart = rows - rows.mean(axis=0)
    assert one @ other > one @ apart + 1


def test_a_sentence_has_the_same_vectors_whatever_is_read_beside_it() -> None:
    text = "The envoy left."
    beside = read("A much longer sentence about the harvest, the weather and the price of bread stands first.", text)
    assert np.array_equal(read(text).own[0], beside.own[1])


def test_sentences_of_one_length_are_read_together_and_apart_alike() -> None:
    texts = [f"The envoy met {number} farmers." for number in ("two", "three", "four", "five", "six")]
    together = read(*texts).own
    assert len({row.tobytes() for row in together}) == len(texts)
    assert all(np.array_equal(read(text).own[0], row) for text, row in zip(texts, together, strict=True))


def test_sentences_without_a_statement_are_not_read() -> None:
    parsed, statements = clauses("The envoy left.", "Nobody said why.")
    known = Encoder()
    known.meanings((parsed,), statements[:1])
    assert list(known._known) == ["The envoy left."]


def test_words_of_two_spans_count_once() -> None:
    parsed, (one,) = clauses("The envoy left, and the minister stayed.")
    whole, parts = ((Span(start=0, end=14),), (Span(start=7, end=14), Span(start=0, end=9)))
    rows = Encoder().meanings((parsed,), [replace(one, own=whole), replace(one, own=parts)]).own
    assert np.allclose(rows[0], rows[1], atol=1e-5)


def test_a_clause_is_the_mean_of_its_own_words() -> None:
    text = "The envoy left, and the minister stayed."
    first, second = read(text, own=(0, 14)), read(text, own=(20, 39))
    assert not np.allclose(first.own, second.own)
    assert np.array_equal(first.sentence, second.sentence)


@pytest.mark.parametrize("text", ["x" * 2000, ". " * 1000, "a" * 50 + " ￿�", " ", "語" * 700, "a\u0301" * 600])
def test_hostile_text_is_read_within_bounds(text: str) -> None:
    found = read(text)
    assert np.isfinite(found.own).all()
    assert len(encoder.shipped().cut(text).rows) <= LONGEST


def test_a_clause_beyond_what_is_read_is_its_sentence() -> None:
    text = "word " * 400
    found = read(text, own=(1990, 1994))
    assert np.array_equal(found.own, found.sentence)


def test_no_statements_have_no_rows() -> None:
    assert len(Encoder().meanings((), ()).own) == 0
