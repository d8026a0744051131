"""What shows that two sources side by side dispute one matter, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.differences.disputes import is_disputed
from crosswire.reconcile.differences.utterances import told
from crosswire.records.statements import Attribution


def disputed(text: str, sources: tuple[str, str], said: tuple[str, str], **fields: str) -> bool:
    """Does the second source dispute what the first says? ``fields`` are the cue of the second, and the act of the first."""
    story = Story(text)
    for name in ("Keller", "Brandt"):
        story.who(name)
    for number, (source, words) in enumerate(zip(sources, said, strict=True)):
        story.says("R1", words, "hold", subject=words.split()[0], said_by=source, sentence=number)
    act, cue = fields.get("act", "say"), fields.get("cue")
    first, second = story.statements
    story.statements = [_with(first, act=act), _with(second, cue=story.phrase("R1", cue) if cue else None)]
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    one, other = evidence.table(told)["R1"]
    return is_disputed(one, other, evidence)


def _with(statement, **fields):  # type: ignore[no-untyped-def]
    (source,) = statement.attribution
    changed: Attribution = replace(source, **fields)
    return replace(statement, attribution=(changed,))


SAID = ("the harbour was closed at dawn", "the harbour had stayed open")


@pytest.mark.parametrize(
    ("description", "between", "expected"),
    [
        ("a word of contrast leads to him", ". But Brandt said ", True),
        ("within one sentence", ", but Brandt said ", True),
        ("the rest of the sentence stands between", ", fearing a storm. However, Brandt said ", True),
        ("nothing leads to him", ". Brandt said ", False),
        ("the word leads elsewhere", ". But as for the quays, Brandt said ", False),
        ("the word is of something between", ", but would not say why. Brandt said ", False),
        ("an answer that says so", ". Brandt begged to differ, adding that ", True),
        ("a claim is disputed by him", ". But that claim was disputed by Brandt, who said ", True),
        ("he plays it down", ". But Brandt played down the report, saying ", True),
        ("a claim is disputed, and he says so", ". The guild denied the claim, and Brandt said ", True),
    ],
)
def test_what_sets_one_source_against_another(description: str, between: str, expected: bool) -> None:
    text = f"Keller said {SAID[0]}{between}{SAID[1]}."
    assert disputed(text, ("Keller", "Brandt"), SAID) is expected, description


@pytest.mark.parametrize(
    ("description", "said", "expected"),
    [
        ("one matter", SAID, True),
        ("two matters", (SAID[0], "his brother was ill"), False),
        ("of a third party", ("Brandt was paid by Keller", "nobody owed him anything"), False),
    ],
)
def test_both_must_speak_of_one_matter(description: str, said: tuple[str, str], expected: bool) -> None:
    text = f"Aides of Lorn said {said[0]}. But members of the guild said {said[1]}."
    assert disputed(text, ("Aides of Lorn", "members of the guild"), said) is expected, description


@pytest.mark.parametrize(
    ("description", "sources", "expected"),
    [
        ("people by their noun", ("Supporters of the plan", "officials"), True),
        ("a poll", ("The survey", "officials"), False),
        ("a share of those asked", ("Forty percent", "officials"), False),
    ],
)
def test_only_somebody_disputes(description: str, sources: tuple[str, str], expected: bool) -> None:
    text = f"{sources[0]} said {SAID[0]}. But {sources[1]} said {SAID[1]}."
    assert disputed(text, sources, SAID) is expected, description


def test_supporters_and_opponents_need_no_word_of_contrast() -> None:
    text = f"Supporters say {SAID[0]}. Opponents say {SAID[1]}."
    assert disputed(text, ("Supporters", "Opponents"), SAID)
    assert not disputed(text.replace("Opponents", "Residents"), ("Supporters", "Residents"), SAID)


def test_a_denial_is_of_whom_the_other_speaks() -> None:
    for charge, expected in (("Brandt had fled", True), ("the guild had fled", False)):
        text = f"Keller said {charge}. Brandt denied that he was unwilling."
        assert disputed(text, ("Keller", "Brandt"), (charge, "he was unwilling"), cue="denied") is expected


def test_who_counters_needs_no_word_in_common() -> None:
    said = ("he was ready", "nobody owed him anything")
    for cue, expected in (("countered", True), ("replied", False)):
        text = f"Keller said {said[0]}. Brandt {cue} that {said[1]}."
        assert disputed(text, ("Keller", "Brandt"), said, cue=cue) is expected


def test_a_wish_is_no_version() -> None:
    text = f"Keller said {SAID[0]}. But Brandt said {SAID[1]}."
    assert not disputed(text, ("Keller", "Brandt"), SAID, act="demand")
