"""What ties a grave difference to one thing, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import Difference, clause, gather_evidence
from crosswire.reconcile.differences.gravity import holds
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
    ("description", "predicates", "days", "linked", "expected"),
    [
        ("one act", "lose lose", "04 04", True, "contradiction"),
        ("two acts", "lose paint", "04 04", True, "compatible"),
        ("one act, linked loosely", "lose lose", "04 04", False, "contradiction"),
        ("two acts, linked loosely", "lose paint", "04 04", False, "compatible"),
        ("and told a day later", "lose lose", "04 05", False, "compatible"),
    ],
)
def test_numbers_of_two_acts_or_days_contradict_nothing(
    description: str, predicates: str, days: str, linked: bool, expected: str
) -> None:
    told = ("At Arno a storm took 7 old ferries of the fleet", "The fleet, Keller added, has 4 old ferries less")
    story = Story(f"{told[0]}.", f"{told[1]}.", published=tuple(f"2031-03-{day}" for day in days.split()))
    ids = []
    for report, words, verb, n in zip(("R1", "R2"), told, predicates.split(), (7, 4), strict=True):
        quantities = story.number(report, f"{n} old ferries", n, counts="old ferries")
        ids.append(story.says(report, words, verb, quantities=quantities))
    found = story.compare(tuple(ids), loose=None if linked else ids[0])[1]
    assert verdicts(found, "number") == [expected], description


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
        ("two names of one office", "Premier Keller", "Prime Minister Keller", None),
        ("two spellings of one office", "Defense Minister Keller", "Defence Minister Keller", None),
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


def grave(story: Story, kind: str, one: str, other: str, link: float = 0.95, verdict: str = "contradiction") -> bool:
    """Is what the first two statements say, ``one`` and ``other``, as grave as the verdict?"""
    left, right = story.statements[:2]
    keys = ("coming", "done") if kind == "tense" else (one, other)
    values = (clause(left, one, keys[0]), clause(right, other, keys[1]))
    told = Difference(kind, kind, verdict, values, "", 0.5, link)
    return holds(told, gather_evidence(story.statements, story.entities, story.lineages, story.documents))


@pytest.mark.parametrize(
    ("description", "kind", "one", "other", "predicates", "values", "expected"),
    [
        ("shares of one thing", "scope", "All old cranes stood idle", "Some old cranes stood idle", "stand stand", "all some", False),
        ("one deed on two days", "date", "Crews raised cranes Monday", "Crews raised cranes Friday", "raise raise", "Monday Friday", False),
        ("places", "place", "Crews met in Arno", "Crews met in Velsk", "meet meet", "Arno Velsk", False),
        ("a slip", "wording", "The peer of Arno fell", "The pier of Arno fell", "fall fall", "peer pier", True),
        ("both words in one", "wording", "The peer left the pier", "The pier of Arno fell", "leave fall", "peer pier", False),
        ("one quotation", "attribution", "“Close the pier”", "“Close the pier”", "close close", "Keller Brandt", True),
        ("no quotation", "attribution", "Close the pier", "Close the pier", "close close", "Keller Brandt", False),
    ],
)  # fmt: skip
def test_what_ties_two_clauses(
    description: str, kind: str, one: str, other: str, predicates: str, values: str, expected: bool
) -> None:
    story = Story(f"{one}.", f"{other}.")
    for report, words, verb in zip(("R1", "R2"), (one, other), predicates.split(), strict=True):
        story.says(report, words, verb)
    assert grave(story, kind, *values.split()) is expected, description
    if kind == "attribution":
        assert not grave(story, kind, *values.split(), link=0.5), "of two things, perhaps"


@pytest.mark.parametrize(
    ("description", "kind", "one", "other", "expected"),
    [
        ("verbs of one object", "polarity", "Keller praised the treaty", "Keller condemned the treaty", True),
        ("verbs of two things", "polarity", "Keller praised the pilots", "Dockers condemned the treaty", False),
        ("verbs of one doer", "polarity", "Keller praised the treaty", "Keller condemned the guild", False),
        ("verbs of two doers", "polarity", "Keller praised the treaty", "Brandt condemned the treaty", False),
        ("two doers of one deed", "actor", "Keller blocked the treaty", "Brandt blocked the treaty", True),
        ("deeds upon two things", "actor", "Keller blocked the pilots", "Brandt blocked the treaty", False),
        ("two deeds", "actor", "Keller blocked the treaty", "Brandt burned the treaty", False),
        ("changed about", "voice", "Keller blocked Brandt", "Brandt blocked Keller", True),
        ("two things done", "voice", "Keller blocked Brandt", "Brandt blocked the treaty", False),
    ],
)
def test_who_did_what(description: str, kind: str, one: str, other: str, expected: bool) -> None:
    story = Story(f"{one}.", f"{other}.")
    for name in ("Keller", "Brandt"):
        story.who(name)
    verbs = []
    for report, words in (("R1", one), ("R2", other)):
        who, verb, whom = words.split(" ", 2)
        verbs.append({"praised": "praise", "condemned": "condemn", "burned": "burn"}.get(verb, "block"))
        # Few words in common, so that it is the parts that tie them.
        story.says(
            report,
            words,
            verbs[-1],
            subject=who,
            object=whom,
            lemmas=("port", "pilot") if report == "R1" else ("crane", "guild"),
        )
    assert grave(story, kind, *(verbs if kind == "polarity" else ("Keller", "Brandt"))) is expected, description


def test_an_actor_whom_the_other_sentence_names_contradicts_nothing() -> None:
    story = Story("Keller blocked the treaty.", "Brandt blocked the treaty, and Keller signed it.")
    for name in ("Keller", "Brandt"):
        story.who(name)
    story.says("R1", "Keller blocked the treaty", "block", subject="Keller", object="the treaty")
    story.says("R2", "Brandt blocked the treaty", "block", subject="Brandt", object="the treaty", sentence=1)
    assert grave(story, "actor", "Keller", "Brandt")
    story.says("R2", "Keller signed it", "sign", subject="Keller", sentence=1)
    assert not grave(story, "actor", "Keller", "Brandt")


def test_one_report_contradicts_itself_in_nothing() -> None:
    story = Story("Keller praised the treaty. Keller condemned the treaty.")
    for verb in ("praise", "condemn"):
        story.says("R1", f"Keller {verb.rstrip('e')}ed the treaty", verb, object="the treaty")
    assert not grave(story, "polarity", "praise", "condemn")


@pytest.mark.parametrize(
    ("description", "told", "fields", "link", "expected"),
    [
        ("told as so", "Pilots boarded the old ferry at Arno", {}, 0.95, True),
        ("denied too", "Pilots never boarded the old ferry at Arno", {}, 0.95, False),
        ("another verb", "Pilots boarded the old ferry at Arno", {"predicate": "paint"}, 0.95, False),
        ("another tense", "Pilots boarded the old ferry at Arno", {"tense": "present"}, 0.95, False),
        ("a condition", "Pilots boarded the old ferry at Arno", {"status": "hypothetical"}, 0.95, False),
        ("no clause of a verb", "Pilots boarded the old ferry at Arno", {"kind": "nominal"}, 0.95, False),
        ("two things, perhaps", "Pilots boarded the old ferry at Arno", {}, 0.2, False),
    ],
)
def test_what_a_denial_denies(description: str, told: str, fields: dict[str, str], link: float, expected: bool) -> None:
    denied = "Pilots had not boarded the old ferry at Arno"
    story = Story(f"{denied}.", f"{told}.")
    story.says("R1", denied, "board", polarity="negative")
    story.says("R2", told, **{"predicate": "board", **fields})
    assert grave(story, "polarity", "denied", "not denied", link) is expected, description


def test_a_denial_of_another_number_denies_nothing() -> None:
    for number, expected in ((7, True), (9, False)):
        story = Story("Pilots did not board 7 old ferries.", f"Pilots did board {number} old ferries.")
        first = story.number("R1", "7 old ferries", 7.0, counts="old ferries")
        second = story.number("R2", f"{number} old ferries", float(number), counts="old ferries")
        story.says("R1", "Pilots did not board 7 old ferries", "board", polarity="negative", quantities=first)
        story.says("R2", f"Pilots did board {number} old ferries", "board", quantities=second)
        assert grave(story, "polarity", "denied", "not denied") is expected


@pytest.mark.parametrize(
    ("description", "early", "late", "day", "link", "expected"),
    [
        ("come about", {}, {}, "", 0.95, True),
        ("aligned loosely, with words in common", {}, {}, "", 0.4, False),
        ("a participle, which tells no time", {}, {"tense": "none"}, "", 0.95, False),
        ("two things", {}, {}, "", 0.1, False),
        ("another verb", {}, {"predicate": "close"}, "", 0.95, False),
        ("a headline", {}, {"headline": True}, "", 0.95, False),
        ("nobody does it", {}, {"object": "the lighthouse"}, "", 0.95, False),
        ("somebody does it", {}, {"subject": "Keller", "object": "the lighthouse"}, "", 0.95, True),
        ("another does it", {"subject": "Keller"}, {"subject": "Brandt"}, "", 0.95, False),
        ("the same days", {}, {}, "2031-03-06", 0.95, True),
        ("before the first report", {}, {}, "2031-03-02", 0.95, False),
    ],
)
def test_what_comes_about(
    description: str, early: dict[str, str], late: dict[str, str], day: str, link: float, expected: bool
) -> None:
    doer = late.get("subject", "Keller")
    story = Story(
        "Keller will open the lighthouse that day.", f"{doer} opened the lighthouse that day.", published=("2031-03-04",) * 2
    )  # fmt: skip
    for name in ("Keller", "Brandt"):
        story.who(name)
    times = story.day("R2", "that day", day, day) if day else ()
    story.says("R1", "Keller will open the lighthouse that day", "open", tense="future", **early)
    story.says("R2", f"{doer} opened the lighthouse that day", **{"predicate": "open", "times": times, **late})
    assert grave(story, "tense", "will open", "opened", link, "update") is expected, description


def test_what_came_about_on_other_days_is_another_deed() -> None:
    story = Story("Keller will open the lighthouse that day.", "Keller opened the lighthouse that day.")
    for day, expected in (("2031-03-09", True), ("2031-03-19", False)):
        story.statements.clear()
        for report, verb, first in (("R1", "will open", "2031-03-09"), ("R2", "opened", day)):
            times = story.day(report, "that day", first, first)
            story.says(report, f"Keller {verb} the lighthouse that day", "open", times=times)
        assert grave(story, "tense", "will open", "opened", verdict="update") is expected


@pytest.mark.parametrize(
    ("verbs", "expected"), [(("kill", "die"), True), (("kill", "wound"), False), (("lose", "lose"), True)]
)
def test_numbers_of_the_dead_and_of_the_hurt_contradict_nothing(verbs: tuple[str, str], expected: bool) -> None:
    told = ("7 old sailors fell at Arno", "9 old sailors fell at Arno")
    story = Story(*told, published=("2031-03-04",) * 2)
    for report, words, verb in zip(("R1", "R2"), told, verbs, strict=True):
        counted = story.number(report, words[:13], float(words[0]), counts="old sailors")
        story.says(report, words, verb, quantities=counted)
    assert grave(story, "number", "7 old sailors", "9 old sailors") is expected


def test_opposite_words_that_are_not_the_verbs_contradict_nothing() -> None:
    story = Story("Crews praised the treaty.", "Crews condemned the treaty.")
    for report, verb in (("R1", "praise"), ("R2", "call")):
        story.says(report, story.texts[report].rstrip("."), verb, object="the treaty")
    assert not grave(story, "polarity", "praise", "condemn")
