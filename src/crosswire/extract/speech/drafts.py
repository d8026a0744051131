"""Part of stage 7: attributions in the making, from a frame or from a name where the form of the page alone tells who speaks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from crosswire.extract.speech.frame_parts import SpeechFrame
from crosswire.records.text import ParsedDocument, Sentence, Span


@dataclass(slots=True)
class Draft:
    """An attribution in the making: sentence, frame and content spans. ``name`` are the characters that name the speaker
    where the form of the page does, and no frame."""

    sentence: Sentence
    frame: SpeechFrame
    content: list[tuple[int, int]] = field(default_factory=list)
    name: tuple[int, int] | None = None

    @property
    def place(self) -> int:
        """The character of the report at which the cue stands."""
        return self.sentence.start + self.sentence.parse.tokens[self.frame.at].start

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.content)


# The drafts of a report by the numbers of their sentences.
Drafts = dict[int, list[Draft]]


def add_draft(drafts: Drafts, draft: Draft) -> Draft:
    """Put a draft with those of its sentence, and return it."""
    drafts.setdefault(draft.sentence.index, []).append(draft)
    return draft


def named_draft(parsed: ParsedDocument, name: tuple[int, int], *said: tuple[int, int]) -> Draft | None:
    """A draft of what is ``said`` by whoever the characters ``name`` name; None where they hold no token."""
    sentence = parsed.sentences[max(0, bisect_right(parsed.sentences, name[0], key=start_of) - 1)]
    named = named_tokens(sentence, *name)
    if not named:
        return None
    frame = SpeechFrame(act="say", at=named[-1], cue=(named[-1],), content=(), speaker=named[-1])
    return Draft(sentence=sentence, frame=frame, content=list(said), name=name)


def named_tokens(sentence: Sentence, start: int, end: int) -> list[int]:
    """The tokens of the name that stands from ``start`` to ``end``, in order."""
    begin, tokens = sentence.start, sentence.parse.tokens
    return [i for i, t in enumerate(tokens) if start <= begin + t.start < end and t.pos != "PUNCT"]


def start_of(part: Sentence | Span) -> int:
    return part.start
