"""Hostile streams: bounded time and memory, and the right answers for the rest. The sizes of the benchmark are larger."""

from __future__ import annotations

import random
import string
import time
from collections.abc import Callable, Sequence

import pytest
from tests.documents import document

from crosswire.gather.copies.copy_index import CandidateIndex, CopyIndex
from crosswire.gather.dedupe import find_derivations
from crosswire.records.text import Document
from crosswire.text.tfidf import Rarity

RNG = random.Random(2)
WORDS = ["".join(RNG.choices(string.ascii_lowercase, k=RNG.randint(3, 9))) for _ in range(6000)]


def prose(words: int, seed: int) -> str:
    rng = random.Random(seed)
    return ". ".join(" ".join(rng.choices(WORDS, k=12)).capitalize() for _ in range(words // 12)) + "."


def d(name: str, text: str) -> Document:
    return document(text, name)


# A report, its copy with a changed end, and another: what must be found whatever stands beside it.
REST = [d("wire", prose(240, 1)), d("copy", prose(240, 1)[:-60] + prose(24, 2)), d("other", prose(240, 3))]
EXPECTED = {("copy", "wire", "copy")}


def of_the_rest(documents: Sequence[Document]) -> set[tuple[str, str, str]]:
    """What is said of the three, and how long it takes (processor time) is bounded."""
    begin = time.process_time()
    found = find_derivations(documents)
    assert time.process_time() - begin < 20
    rest = {document.article.id for document in REST}
    return {(x.report, x.of, x.verdict) for x in found if x.report in rest or x.of in rest}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda: prose(400_000, 4), id="2.5 MB"),
        pytest.param(lambda: "\n".join(RNG.choices(WORDS, k=300_000)), id="many one-word lines"),
        pytest.param(lambda: "war " * 600_000, id="one word"),
        pytest.param(lambda: "a" * 2_000_000, id="one letter"),
        pytest.param(lambda: "\n" * 1_000_000 + "“" * 1_000_000, id="no letter"),
        pytest.param(lambda: "Ж" * 500_000 + "😀" * 500_000, id="other scripts"),
    ],
)
def test_a_huge_document_harms_nothing(text: Callable[[], str]) -> None:
    assert of_the_rest([REST[0], d("huge", text()), *REST[1:]]) == EXPECTED


def test_a_huge_document_is_recognised() -> None:
    text = prose(300_000, 5)
    (found,) = find_derivations([d("huge", text), d("again", text[2000:] + prose(600, 6))])
    assert (found.report, found.of, found.verdict) == ("again", "huge", "copy")


def test_identical_pages_cost_next_to_nothing_and_point_to_the_first() -> None:
    pages = [d(f"page{number}", prose(120, 7)) for number in range(3000)]
    found = find_derivations([REST[0], *pages, *REST[1:]])
    assert {(x.report, x.of, x.verdict) for x in found if not x.report.startswith("page")} == EXPECTED
    copies = [x for x in found if x.report.startswith("page")]
    assert len(copies) == 2999
    assert {(x.of, x.verdict) for x in copies} == {("page0", "copy")}


def test_pages_that_share_their_furniture_are_no_copies_once_it_is_known() -> None:
    furniture = prose(2400, 8)
    index = CopyIndex()
    begin = time.process_time()
    found = index.add_all([d(f"page{number}", f"{furniture}\n{prose(120, 100 + number)}") for number in range(120)])
    assert time.process_time() - begin < 60
    assert max(map(len, found)) <= 40  # of a page, however many there are
    found_in_rest = [(x.report, x.of, x.verdict) for some in index.add_all(REST) for x in some]
    assert set(found_in_rest) == EXPECTED


def test_furniture_on_every_page_proposes_nothing_after_some_hundred_pages() -> None:
    furniture = prose(2400, 9)
    index = CandidateIndex(Rarity(), similar=0.3)
    pages = [d(f"page{number}", f"{furniture}\n{prose(240, 1000 + number)}") for number in range(400)]
    proposed = [len(found.alike) for start in range(0, 400, 50) for found in index.add(pages[start : start + 50])]
    assert max(proposed) <= 22
    assert sum(proposed[-50:]) <= 50 * 6


def test_what_is_proposed_for_a_document_is_bounded() -> None:
    index = CandidateIndex(Rarity(), similar=0.3)
    texts = [prose(240, seed) for seed in range(60)]
    index.add([d(f"report{number}", text) for number, text in enumerate(texts)])
    (made,) = index.add([d("made of all", "\n".join(text[:400] for text in texts))])
    assert 10 <= len(made.alike) <= 22


def test_batches_and_single_documents_lead_to_the_same() -> None:
    documents = [d(f"report{number}", prose(240, number % 20) + prose(24, 50 + number)) for number in range(60)]
    one, many = CopyIndex(), CopyIndex()
    apart = [{(x.of, x.verdict) for x in one.add(document)} for document in documents]
    together = [{(x.of, x.verdict) for x in found} for found in many.add_all(documents)]
    assert apart == together
    assert sum(map(bool, apart)) == 40
