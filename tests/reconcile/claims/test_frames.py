"""Clauses that say only that somebody spoke are told from clauses that say something."""

from __future__ import annotations

import pytest

from crosswire.reconcile.claims.frames import frames
from crosswire.records.statements import Argument, Attribution, Statement
from crosswire.records.text import Phrase, Span

TEXT = "The bridge was closed, the ministry said on Monday. The ministry warned of floods, it said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def phrase(words: str) -> Phrase:
    s = span(words)
    return Phrase(report="R1", start=s.start, end=s.end, text=words)


def statement(id_: str, words: str, predicate: str, verb: str, attribution: tuple[Attribution, ...] = ()) -> Statement:
    s = span(words)
    return Statement(
        id=id_, report="R1", sentence=0, start=s.start, end=s.end, own=(s,), kind="verbal", predicate=predicate,
        predicate_at=span(verb), arguments=(), polarity="positive", modality="none", tense="past", status="actual",
        attribution=attribution,
    )  # fmt: skip


SAID = Attribution(
    report="R1", kind="indirect", speaker=phrase("the ministry"), cue=phrase("said"), content=(span("The bridge was closed"),)
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "predicate", "verb", "framed"),
    [("the ministry said on Monday", "say", "said", True), ("The ministry warned of floods", "warn", "warned", False)],
)
def test_frames(words: str, predicate: str, verb: str, framed: bool) -> None:
    content = statement("R1:0", "The bridge was closed", "close", "closed", (SAID,))
    assert ("R1:1" in frames([content, statement("R1:1", words, predicate, verb)], {"R1": TEXT})) is framed


def test_speaker_after_the_verb_may_be_described_at_length() -> None:
    text = "“The bridge was closed,” said Ana Reyes, who leads the harbour mission of the northern league of ports."
    start = text.index("said")
    at = Span(start=start, end=len(text) - 1)
    who = Phrase(report="R1", start=start + 5, end=start + 14, text="Ana Reyes")
    cue = Phrase(report="R1", start=start, end=start + 4, text="said")
    told = Attribution(report="R1", kind="direct", speaker=who, cue=cue, content=(Span(start=1, end=22),))
    content = statement("R1:0", "The bridge was closed", "close", "closed", (told,))
    frame = Statement(
        id="R1:1", report="R1", sentence=0, start=at.start, end=at.end, own=(at,), kind="verbal", predicate="say",
        predicate_at=Span(start=start, end=start + 4), polarity="positive", modality="none", tense="past", status="actual",
        arguments=(Argument(role="subject", marker=None, head="reyes", phrase=who),),
    )  # fmt: skip
    assert "R1:1" in frames([content, frame], {"R1": text})


@pytest.mark.parametrize(("marker", "framed"), [("during", True), ("of", False)])
def test_where_it_was_said_is_no_matter_of_its_own(marker: str, framed: bool) -> None:
    text = f"“The bridge was closed,” Ana Reyes said {marker} a long visit to the grey harbour of Port Ansel."
    start = text.index("Ana")
    at = Span(start=start, end=len(text) - 1)
    who = Phrase(report="R1", start=start, end=start + 9, text="Ana Reyes")
    cue = Phrase(report="R1", start=start + 10, end=start + 14, text="said")
    visit = Phrase(report="R1", start=text.index("a long"), end=len(text) - 1, text=text[text.index("a long") : -1])
    told = Attribution(report="R1", kind="direct", speaker=who, cue=cue, content=(Span(start=1, end=22),))
    content = statement("R1:0", "The bridge was closed", "close", "closed", (told,))
    spoke = Statement(
        id="R1:1", report="R1", sentence=0, start=at.start, end=at.end, own=(at,), kind="verbal", predicate="say",
        predicate_at=Span(start=cue.start, end=cue.end), polarity="positive", modality="none", tense="past", status="actual",
        arguments=(
            Argument(role="subject", marker=None, head="reyes", phrase=who),
            Argument(role="oblique", marker=marker, head="visit", phrase=visit),
        ),
    )  # fmt: skip
    assert ("R1:1" in frames([content, spoke], {"R1": text})) is framed
