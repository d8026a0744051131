"""The caption of the first picture with a second headline stuck to it, right below the headline."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.records.text import Article

HEADLINE = "Brodt agrees to reopen the Velm crossing"
PROSE = tuple(
    f"{who} said on Monday that the crossing at Velm would be open again before the {when}."
    for who in ("Ana Brodt", "Piet Rohan", "The mayor of Velm")
    for when in ("winter", "vote in Ostrel")
)


def is_caption(line: str, headline: str = HEADLINE) -> bool:
    """Is ``line`` residue where it stands below ``headline``?"""
    found = clean(Article(id="R1", path="a.txt", text="\n\n".join((headline, line, *PROSE))))
    return line in {found.article.text[r.start : r.end] for r in found.residue}


@pytest.mark.parametrize(
    "line",
    [
        "The pilots have waited at the gate for weeks. Velm crossing to open",
        "'We will keep our word,' Rohan said at the gate. Brodt: Crossing opens",
        "The pilots could lose their pay over the winter. | LEA MARN/FERRY NEWS A gamble on the river",
    ],
)
def test_caption_with_a_second_headline(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The pilots have waited at the gate for weeks. Velm crossing is to open, the ministers said.",  # ends in a stop
        "The pilots have waited at the gate for weeks. In Ostrel nobody noticed",  # of another matter
        "The Ferry Post quoted her as saying so on Monday. The crossing report reads:",  # leads in
        "The crossing was discussed by Brodt and Gen. Crossing Velm",  # initials end no sentence
        "Velm (FNP) The pilots have waited at the gate for weeks. Velm crossing to open",  # an agency's first words
        "“The pilots have waited at the gate for weeks. Velm crossing to open”",  # quoted
        "The Pilots Have Waited at the Gate for Many Weeks. Velm Crossing to Open",  # a headline of two sentences
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert not is_caption(line)


def test_same_headline_twice_stays() -> None:
    """A headline in two sentences that the page repeats is no caption."""
    assert not is_caption("Velm waits for word. Crossing to open", "Velm waits for word. Crossing to open")


def test_headline_again_behind_a_credit() -> None:
    """Caption, credit, the name of a section and the headline again; the summary behind them stays."""
    again = f"Ana Brodt waits at the gate on May 3. | Lea Marn/AFP/Getty Images Foreign policy {HEADLINE}"
    summary = "The pilots had asked for it since the spring."
    found = clean(Article(id="R1", path="a.txt", text="\n\n".join((HEADLINE, f"{again} {summary}", *PROSE))))
    assert [found.article.text[r.start : r.end] for r in found.residue] == [again]
    assert summary in [found.article.text[s.start : s.end] for s in found.body]


def test_headline_again_without_a_credit_stays() -> None:
    assert not is_caption(f"Velm Post: {HEADLINE}")
