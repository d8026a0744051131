"""What ties a grave difference to one thing, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.records.stories import Disagreement
from crosswire.records.text import Span


def verdicts(found: tuple[Disagreement, ...], kind: str) -> list[str]:
    return [d.verdict for d in found if d.kind == kind]


@pytest.mark.parametrize(
    ("description", "one", "other", "low", "high", "published", "expected"),
    [
        ("one thing", "The fleet lost {} old ferries at Arno", "At Arno the fleet lost {} old ferries", 7, 4, "", "contradiction"),
        (
            "reports of other weeks", "The fleet lost {} old ferries at Arno", "At Arno the fleet lost {} old ferries",
            7, 4, "2031-03-09", "compatible",
        ),
        ("a part of them", "The fleet lost {} ferries at Arno", "At Arno the fleet lost {} old ferries", 7, 4, "", "compatible"),
        ("one of them", "The fleet lost {} old ferries at Arno", "At Arno the fleet lost {} old ferries", 7, 1, "", "compatible"),
        ("some of them", "The fleet lost {} of the ferries at Arno", "At Arno the fleet lost {} of the ferries", 7, 4, "", "compatible"),
        ("the hurt, the dead", "At Arno {} old sailors were wounded", "At Arno {} old sailors died", 7, 4, "", None),
    ],
)  # fmt: skip
def test_numbers_contradict_where_something_ties_them(
    description: str, one: str, other: str, low: int, high: int, published: str, expected: str | None
) -> None:
    first, second = one.format(low), other.format(high)
    story = Story(f"{first}.", f"{second}.", published=("2031-03-04", published or "2031-03-04"))
    ids = []
    for report, words, value in (("R1", first, low), ("R2", second, high)):
        noun = "sailors" if "sailors" in words else "ferries"
        counted = words[words.index(str(value)) : words.index(noun) + len(noun)]
        quantities = story.number(report, counted, value, counts=counted.split(" ", 1)[1])
        ids.append(story.says(report, words, "lose", quantities=quantities))
    found = verdicts(story.compare(tuple(ids))[1], "number")
    assert found == ([expected] if expected else []), description


@pytest.mark.parametrize(
    ("description", "told", "expected"),
    [
        ("told", "The guards were arrested near the harbour fort", "contradiction"),
        ("left open", "If the guards were arrested near the harbour fort", "compatible"),
    ],
)
def test_a_denial_contradicts_what_is_told_as_so(description: str, told: str, expected: str) -> None:
    story = Story("None of the guards were arrested near the harbour fort.", f"{told}.")
    ids = (
        story.says("R1", "None of the guards were arrested near the harbour fort", "arrest", polarity="negative"),
        story.says("R2", told, "arrest"),
    )
    assert expected in verdicts(story.compare(ids)[1], "polarity"), description


@pytest.mark.parametrize(
    ("description", "coming", "done", "expected"),
    [
        ("come about", "Keller will open the old lighthouse", "Keller opened the old lighthouse", "update"),
        ("an aim", "Keller meant to open the old lighthouse", "Keller opened the old lighthouse", "compatible"),
        ("done before", "Keller will open the old lighthouse", "Keller had opened the old lighthouse", "compatible"),
        ("a duty", "Keller will have to open the old lighthouse", "Keller opened the old lighthouse", "compatible"),
        ("a further one", "Keller will open another lighthouse", "Keller opened the old lighthouse", "compatible"),
    ],
)
def test_what_came_about_is_an_update(description: str, coming: str, done: str, expected: str) -> None:
    story = Story(f"{coming}.", f"{done}.")
    ids = []
    for report, words, tense in (("R1", coming, "future"), ("R2", done, "past")):
        ids.append(story.says(report, words, "open", tense=tense))
        # The verb with its auxiliaries; the person stands before it.
        at = story.phrase(report, words.removeprefix("Keller ").split(" the ")[0].split(" another ")[0])
        story.statements[-1] = replace(story.statements[-1], predicate_at=Span(start=at.start, end=at.end))
    assert verdicts(story.compare(tuple(ids))[1], "tense") == [expected], description


@pytest.mark.parametrize(
    ("description", "one", "other", "expected"),
    [
        ("offices that exclude one another", "President Keller", "Prime Minister Keller", "contradiction"),
        ("once", "the former President Keller", "Foreign Minister Keller", None),
        ("offices that do not", "Chairman Keller", "Senator Keller", None),
    ],
)
def test_an_office_of_another_time_contradicts_nothing(
    description: str, one: str, other: str, expected: str | None
) -> None:
    story = Story(f"{one} left the harbour at noon.", f"{other} left the harbour at noon.")
    offices = tuple(told.split("Keller")[0].strip().lower().removeprefix("the ") for told in (one, other))
    story.who("Keller")
    mentions = [replace(m, office=told) for m, told in zip(story.entities[0].mentions, offices, strict=True)]
    story.entities[0] = replace(story.entities[0], mentions=tuple(mentions))
    for report, told in (("R1", one), ("R2", other)):
        story.says(report, f"{told} left the harbour at noon", "leave")
    grave = [v for v in verdicts(story.compare()[1], "role") if v != "compatible"]
    assert grave == ([expected] if expected else []), description
