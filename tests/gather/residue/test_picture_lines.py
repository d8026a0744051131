"""Captions without a credit: lines without a stop between paragraphs that end in stops."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.records.text import Article

PROSE = tuple(
    f"{who} said on Monday that the crossing at Velm would be open again before the {when}."
    for who in ("Ana Brodt", "Piet Rohan", "The mayor of Velm", "A spokesman for the guards")
    for when in ("winter", "vote in Ostrel")
)
REPEATED = "The old timber bridge at Velm burned down after a spark from a passing freight train on Sunday night."
SCENE = "Firemen rush to help a driver whose lorry stood upon the bridge on Sunday"


def caption(text: str, *others: str) -> str | None:
    """Why ``text`` is a caption where it stands between the paragraphs, or None."""
    lines = ("Bridge burns", *PROSE[:4], REPEATED, text, *others, *PROSE[4:])
    found = clean(Article(id="R1", path="a.txt", text="\n\n".join(lines)))
    return next((r.because for r in found.residue if found.article.text[r.start : r.end] == text), None)


@pytest.mark.parametrize(
    ("text", "others", "wanted"),
    [
        (SCENE, (), "what a picture shows"),
        ("Two wounded guards are carried from the burning gatehouse after the fire", (), "what a picture shows"),
        ("The timber bridge at Velm burned after a spark from a freight train on Sunday", (), "says again"),
        ("What was left of the gatehouse could be found far down the river", (SCENE,), "beside a caption"),
        ("Makeshift tents on the bank below the burnt bridge [Ono Marr/Reuters]", (), "credit of a photo"),
        ("190712081713100", (), "a long number"),
    ],
)
def test_residue(text: str, others: tuple[str, ...], wanted: str) -> None:
    assert wanted in (caption(text, *others) or "")


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The guards have closed the second bridge and will not let anyone pass before the winter", ()),  # a lost stop
        (SCENE + ".", ()),  # a sentence
        (f"{SCENE}, said the mayor", ()),
        ("Minister Brodt wrote to the guards of both republics on the same evening:", (SCENE,)),  # leads in
        ("2009", ()),
        (SCENE, ("when the fire broke out, as the mayor of the town said on Monday.",)),  # goes on
    ],
)
def test_story(text: str, others: tuple[str, ...]) -> None:
    assert caption(text, *others) is None


def test_no_judgement_where_paragraphs_lack_stops() -> None:
    long = tuple(
        f"{line.rstrip('.')} if the guards of both republics had found enough timber for the bridge" for line in PROSE
    )
    lines = ("Bridge burns", *long[:4], *PROSE[:2], SCENE, *long[4:])
    found = clean(Article(id="R1", path="a.txt", text="\n\n".join(lines)))
    assert SCENE not in {found.article.text[r.start : r.end] for r in found.residue}
