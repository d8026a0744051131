"""What a pair of statements lacks spares its comparison, and never a difference."""

from __future__ import annotations

from itertools import permutations

from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.differences.disagreements import DETECTORS
from crosswire.reconcile.differences.signs import what_differs


def _told(story: Story, report: str, who: str, number: str, day: tuple[str, str], verb: str, quoted: str) -> None:
    envoys = story.number(report, number, float(number), counts="envoys")
    times = story.day(report, day[0], day[1], day[1])
    denied = "negative" if "not" in verb else "positive"
    story.says(report, f"they expelled {number} envoys", "expel", quantities=envoys)
    story.says(report, f"{who} left on {day[0]}", "leave", subject=who, times=times, said_by="The guild")
    story.says(report, f"Keller {verb} the treaty of Norland", "sign", polarity=denied)
    story.says(report, "Norland treaty", "sign", tense="future" if denied == "positive" else "past")
    story.says(report, f"He called it “{quoted}”", "call", said_by="He")


def test_nothing_is_spared_that_differs() -> None:
    texts = [
        f"The guild said they expelled {number} envoys. The guild said {who} left on {day}. Keller {verb} the treaty of"
        f" Norland, the Norland treaty. He called it “{quoted}”."
        for number, who, day, verb, quoted in (
            ("12", "Keller", "Monday", "signed", "a small and painful step"),
            ("15", "Brandt", "Friday", "did not sign", "a painful, minor step"),
        )
    ]
    story = Story(*texts)
    for name in ("Keller", "Brandt"):
        story.who(name)
    _told(story, "R1", "Keller", "12", ("Monday", "2031-03-03"), "signed", "a small and painful step")
    _told(story, "R2", "Brandt", "15", ("Friday", "2031-03-07"), "did not sign", "a painful, minor step")
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    found = []
    for left, right in permutations(story.statements, 2):
        asked = [d for detect in DETECTORS for d in detect(left, right, evidence)]
        assert list(what_differs(left, right, DETECTORS, evidence)) == asked
        found += asked
    assert {d.kind for d in found} >= {"number", "date", "tense", "polarity", "quote", "actor", "attribution"}
