"""The words of a text in a row."""

from __future__ import annotations

import pytest

from crosswire.records.text import Span
from crosswire.text import tfidf
from crosswire.text.wordrow import numbers_of, quotations, word_ids, word_row

QUOTATIONS = [
    ("a plain one", 'He said "no, never" twice.', ['"no, never"']),
    ("curly marks", "“Come in,” she said. “Now.”", ["“Come in,”", "“Now.”"]),
    ("typewriter marks", "`` It is late , '' he said .", ["`` It is late , ''"]),
    (
        "a quotation over two paragraphs",
        'She said: "First we eat.\n"Then we talk," and sat down.',
        ['"First we eat.\n', '"Then we talk,"'],
    ),
    ("an apostrophe and inches", 'The mayor\'s 5" rule was "silly".', ['"silly"']),
    ("two sentences, each in its line", '"It is late.\nWe go," he said.', ['"It is late.\nWe go,"']),
    ("left open over many lines", '"It is late.\n' + "A ship came in.\n" * 40 + 'We go," he said.', []),
    ("as long in one line", '"It is late. ' + "A ship came in. " * 40 + 'We go," he said.', ['"It is late. ' + "A ship came in. " * 40 + 'We go,"']),
    ("never closed", 'He said "' + "so on " * 400, []),
    ("none", "Nobody said anything.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [q[1:] for q in QUOTATIONS], ids=[q[0] for q in QUOTATIONS])
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == expected


def test_words_point_to_the_original() -> None:
    text = "— The port, said Holt, is “ours”. [menu] 41 ships wait."
    skipped = text.index("[menu]")
    row = word_row(text, [Span(start=0, end=skipped), Span(start=skipped + 6, end=len(text))])
    words = [text[i:j] for i, j in zip(row.starts, row.ends, strict=True)]
    assert words == ["The", "port", "said", "Holt", "is", "ours", "41", "ships", "wait"]
    assert [word for word, quoted in zip(words, row.quoted, strict=True) if quoted] == ["ours"]
    assert [word for word, plain in zip(words, row.plain, strict=True) if not plain] == ["The", "Holt", "41"]


def test_the_same_word_has_the_same_number_in_any_case() -> None:
    text = "Ansel ANSEL ansel anse1"
    numbers = word_row(text, [Span(start=0, end=len(text))]).numbers
    assert len(set(numbers.tolist())) == 2


def test_numbers_are_those_of_weighted_words() -> None:
    words = ["a", "harbour", "internationalisation", "Ünder", "1984"]
    assert word_ids(numbers_of(words)).tolist() == tfidf.numbers_of(words).tolist()


def test_an_empty_text_has_no_words() -> None:
    assert len(word_row("", []).numbers) == 0
    assert len(word_row("...", [Span(start=0, end=3)]).runs) == 0
