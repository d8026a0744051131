"""Made garbles of names: the same for the same seed, and only where the name stands."""

from __future__ import annotations

import random

import pytest

import misnaming

TEXT = "President Peter Khalenko spoke on Monday. Khalenko was firm, and Ana Khalenkova listened to Khalenko."


def test_occurrences_are_of_the_person_only() -> None:
    full, alone = misnaming.occurrences(TEXT, "Peter Khalenko")
    assert [m.group() for m in full] == ["Peter Khalenko"]
    assert len(alone) == 2


@pytest.mark.parametrize("kind", ["sound", "transliteration", "swapped", "translated", "OCR"])
def test_kinds_garble_and_repeat(kind: str) -> None:
    made = [
        misnaming.garble_person(
            TEXT, "R", "Peter Khalenko", kind, random.Random(seed), ["Ana Kowal"], ["challenge", "kale"]
        )
        for seed in (1, 1, 2, 3, 4)
    ]
    assert made[0] == made[1]
    assert len({case for case in made if case}) > 1
    for case in filter(None, made):
        for edit in case.edits:
            assert TEXT[edit.start : edit.end] in ("Peter Khalenko", "Khalenko")
            assert edit.new != TEXT[edit.start : edit.end]
