"""Stage 1: captions, galleries, names and notes beside a story are residue; what looks like them and tells it stays."""

from __future__ import annotations

import pytest
from tests.gather.cleaned import HEADLINE, PROSE, a, body, kinds, story


def test_profile_beside_a_name_is_residue() -> None:
    """The full name again, and the headlines glued to it; the name itself and the sentence stay."""
    widget = "Ana Maria BrodtBridge to close for winter Rohan wins vote in Ostrel MORE"
    found = story(f"The plan of Minister Ana Brodt {widget} found support on Monday, said the mayor of Velm.")
    assert kinds(found)[widget] == "teaser"
    assert "The plan of Minister Ana Brodt" in body(found)


GALLERY = (
    "Photos: Velm bridge Photos: Velm bridge Guards close the gate on Monday. Hide Caption 1 of {n} Photos: Velm bridge"
)


def test_captions_of_a_short_gallery_stay() -> None:
    found = story(GALLERY.format(n=3) + " Drivers wait at the gate. Hide Caption 2 of 3")
    assert "Guards close the gate on Monday." in body(found)
    assert "Hide Caption 2 of 3" in kinds(found)


def test_long_gallery_is_residue() -> None:
    line = GALLERY.format(n=98)
    assert kinds(story(line))[line] == "caption"


def test_gallery_with_headings_is_residue() -> None:
    line = "Photos: How bridges work Photos: How bridges work Arches – Stones lean on stones. Hide Caption 1 of 3"
    assert kinds(story(line))[line] == "caption"


SCENES = [f"Guards stand at gate number {n} of the crossing." for n in range(12)]
TOLD = "The mayor said that nobody had been hurt at the crossing."
FOURTH = "The pilots of the ferries told her that they had waited at the gate since the spring."


def test_gallery_whose_captions_stand_twice() -> None:
    """Of a few pictures the second copies go, and first ones that only describe; what is told stays once."""
    found = story(FOURTH, SCENES[0], SCENES[0], TOLD, TOLD)
    marked = [found.article.text[r.start : r.end] for r in found.residue]
    assert marked == [SCENES[0], SCENES[0], TOLD]
    assert body(found).count(TOLD) == 1


def test_long_gallery_whose_captions_stand_twice() -> None:
    found = story(FOURTH, *(line for told in (*SCENES, TOLD) for line in (told, told)))
    assert len(found.residue) == 2 * len(SCENES) + 2
    assert TOLD not in body(found)


def test_page_whose_lines_all_came_twice_keeps_one_of_each() -> None:
    lines = [line for told in (*PROSE, *SCENES) for line in (told, told)]
    assert [line for line in body(a(HEADLINE, *lines)) if line != HEADLINE] == [*PROSE, *SCENES]


@pytest.mark.parametrize("line", ["The Ferry Post reports:", "ANA BRODT: I did not say that."])
def test_who_says_more_than_one_thing_is_no_caption(line: str) -> None:
    assert body(story(line, PROSE[0] + " She left.", line)).count(line) == 2


@pytest.mark.parametrize("line", ["Peter Lund", "AP", "The Associated Press", "Lea Marn/Staff"])
def test_name_alone_between_paragraphs_is_of_a_picture(line: str) -> None:
    assert kinds(story(FOURTH, line, FIFTH))[line] == "caption"


@pytest.mark.parametrize(
    "lines",
    [
        ("Peter Rohan", PROSE[2] + " Rohan left."),  # the head of a part about him
        ("Peter Sorn", PROSE[0], "Maria Toll", PROSE[0], "Peter Sorn", PROSE[0]),  # a conversation
        ("Peter Sorn, Ferry Post", FOURTH),  # the source of what follows
        ("The new fees", FOURTH),
    ],
)
def test_name_alone_that_belongs_to_the_story_stays(lines: tuple[str, ...]) -> None:
    assert lines[0] in body(story(FIFTH, *lines))


def test_headline_twice_stays() -> None:
    assert body(a(HEADLINE + " at Velm", HEADLINE + " at Velm", *PROSE)).count(HEADLINE + " at Velm") == 2


FIFTH = "A pilot called Sorn told the guards that the river would not wait for ministers or for winter."


@pytest.mark.parametrize(
    "note",
    [
        "Lea Marn is a pilot and a former guard. Follow her on Twitter @leamarn. The opinions expressed are her own.",
        "• Lea Marn is a Republican member of the senate of Ostrel.",
    ],
)
def test_note_about_the_author_above_or_below(note: str) -> None:
    above, below = a(HEADLINE, note, *PROSE, FOURTH, FIFTH), a(HEADLINE, *PROSE, FOURTH, FIFTH, note)
    if note[0] == "L":  # a bulleted line above the story may be one of its points
        assert not any("Lea Marn" in text for text in body(above))
    assert not any("Lea Marn" in text for text in body(below))


def test_member_named_in_the_story_stays() -> None:
    line = "• Ana Brodt is a member of the senate of Ostrel."
    assert line in body(a(HEADLINE, *PROSE, FOURTH, FIFTH, line))


def test_long_caption_of_an_agency() -> None:
    line = (
        "People walk by the gate at Velm on Monday. "
        + "The ferry was late again that day. " * 15
        + "(AP Photo/Lea Marn)"
    )
    assert kinds(story(line))[line] == "caption"


def test_past_tense_with_a_date_is_no_caption() -> None:
    line = "The ministers who meet at Velm agreed on the crossing on May 3, 2013."
    assert line in body(story(line))
