"""Alignment on invented statements: the same fact in other words is linked, near-misses stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.documents import s

from crosswire.lexicon.align_weights import Scorecard, align_weights
from crosswire.pipeline import gather, read
from crosswire.reconcile.align import align, group_claims, log_odds
from crosswire.reconcile.linking.candidates import candidates
from crosswire.reconcile.linking.features import FAMILIES, FEATURES
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignments
from crosswire.records.text import Article
from crosswire.text.parse import Parser

ONE = """Ruritania expels three envoys of Borduria

Ruritania expelled three Bordurian diplomats on Monday, its foreign ministry said.
Foreign Minister Anna Berg accused Borduria of spying on the port of Strelsau.
Borduria closed its consulate in Hentzau last week.
The talks on fishing rights will resume in Zenda in March."""
OTHER = """Three Bordurian diplomats told to leave

Three diplomats from Borduria were expelled by Ruritania on Monday.
Anna Berg, the foreign minister, accused the Bordurians of spying on the port in Strelsau.
Fishing talks are to resume in March in Zenda, both governments said.
A storm damaged two ferries in the harbour of Modena."""


def blind(words: Sequence[str]) -> np.ndarray:
    """No word vectors at all, as with a small model."""
    return np.zeros((len(words), 4), dtype=np.float32)


@pytest.fixture(scope="module")
def linked(parser: Parser) -> tuple[dict[str, str], list[set[str]], Alignments]:
    """Texts of the statements, and the groups of their ids, of the two reports above."""
    articles = [Article(id=f"R{n}", path=f"{n}.txt", text=text) for n, text in enumerate((ONE, OTHER), 1)]
    documents, _, _ = gather(articles)
    reading = read(documents, parser)
    texts = {a.id: a.text for a in articles}
    links = align(
        reading.statements, reading.entities, reading.events, (),
        vectors=parser.vectors, threshold=0.05, explained=True,
    )  # fmt: skip
    groups = group_claims(reading.statements, links)
    return {x.id: texts[x.report][x.start : x.end] for x in reading.statements}, [set(g) for g in groups], links


SAME = [
    ("expelled three Bordurian diplomats", "were expelled by Ruritania"),
    ("accused Borduria of spying", "accused the Bordurians of spying"),
    ("will resume in Zenda", "are to resume in March"),
]
APART = [
    ("expelled three Bordurian diplomats", "damaged two ferries"),
    ("closed its consulate", "were expelled by Ruritania"),
    ("will resume in Zenda", "accused the Bordurians"),
]


@pytest.mark.parametrize(("left", "right", "same"), [(*c, True) for c in SAME] + [(*c, False) for c in APART])
def test_groups(linked: tuple, left: str, right: str, same: bool) -> None:
    texts, groups, _ = linked
    one = {i for i, text in texts.items() if left in text and i.startswith("R1")}
    other = {i for i, text in texts.items() if right in text and i.startswith("R2")}
    assert one
    assert other
    assert any(group & one and group & other for group in groups) is same


def test_every_statement_is_in_one_group(linked: tuple) -> None:
    texts, groups, _ = linked
    assert sorted(i for group in groups for i in group) == sorted(texts)


def test_links_explain_themselves(linked: tuple) -> None:
    *_, links = linked
    best = links.parts[max(links.probability, key=links.probability.__getitem__)]
    learnt = {name.split(".")[0] for name in align_weights().card.curves}
    assert [part.name for part in best] == [family for family, *_ in FAMILIES if family in learnt]
    assert all(0 <= part.value <= 1 and part.detail for part in best)
    assert any("both say" in part.detail for part in best if part.name == "wording")
    assert all(left.split(":")[0] != right.split(":")[0] for left, right in links.probability)


@pytest.mark.parametrize("statements", [(), (s("R1", 0, "sign"),), (s("R1", 0, "sign"), s("R1", 1, "sign"))])
def test_nothing_to_link(statements: tuple[Statement, ...]) -> None:
    assert align(statements, (), (), (), vectors=blind, threshold=0.0) == Alignments(probability={})
    assert group_claims(statements, Alignments(probability={})) == tuple((x.id,) for x in statements)


def test_works_without_word_vectors() -> None:
    statements = [s("R1", 0, "seal", "border"), s("R1", 1, "praise", "poem"), s("R2", 0, "seal", "border", "night")]
    by_pair = align(statements, (), (), (), vectors=blind, threshold=0.0).probability
    assert by_pair["R1:0", "R2:0"] > by_pair["R1:1", "R2:0"]


def test_large_story_is_compared_in_part() -> None:
    statements = [s(f"R{r}", n, f"act{n}", f"thing{n}", "say") for r in range(40) for n in range(5)]
    some, every = candidates(statements, limit=10), candidates(statements)
    assert len(some.left) < len(every.left)
    named = [(statements[i], statements[j]) for i, j in zip(some.left, some.right, strict=True)]
    assert all(a.report != b.report for a, b in named)
    assert sum(a.predicate == b.predicate for a, b in named) > len(named) / 2


def test_curves_are_straight_between_points_and_level_beyond() -> None:
    card = Scorecard(intercept=-1.0, curves={"x": ((0.0, 1.0), (0.0, 2.0))})
    assert log_odds(card, np.array([[-5.0], [0.5], [9.0]], dtype=np.float32), ("x",)) == pytest.approx([-1, 0, 1])


def test_the_shipped_weights_name_known_features() -> None:
    card = align_weights().card
    assert set(card.curves) <= set(FEATURES)
    assert all(len(xs) == len(ys) and list(xs) == sorted(xs) for xs, ys in card.curves.values())
