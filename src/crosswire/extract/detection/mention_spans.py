"""Stages 4 and 5, helper: the mention that tokens of a sentence make."""

from __future__ import annotations

from crosswire.records.names import Mention
from crosswire.records.text import Sentence


def mention_at(
    sentence: Sentence, first: int, last: int, *, kind: str, form: str, name: str | None = None, office: str | None = None,
    state: str | None = None, gender: str | None = None, plural: bool = False,
) -> Mention:  # fmt: skip
    """The mention that the tokens from ``first`` up to ``last`` are; its name is its text if none is given."""
    tokens = sentence.parse.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    text = sentence.parse.text[start:end]
    return Mention(
        report=sentence.report, start=sentence.start + start, end=sentence.start + end, text=text, kind=kind, form=form,
        sentence=sentence.index, first_token=first, last_token=last, name=text if name is None else name, office=office,
        state=state, gender=gender, plural=plural,
    )  # fmt: skip
