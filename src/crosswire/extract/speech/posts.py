"""Part of stage 7: posts that a page shows, each a paragraph that its author's name ends.

"We stand with them. — Ana Reyes (@areyes) May 4, 2019" has no verb of saying and no quotation marks; the
name, the handle and the date at its end say whose words stand before them. Handle and date are residue and not
parsed, so that they stand behind the paragraph, or between two of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.extract.speech.drafts import Draft, Drafts, add_draft, named_tokens
from crosswire.extract.speech.frame_parts import SpeechFrame
from crosswire.records.text import ParsedDocument

# The dash, the name and what follows it; names of posts have at most so many letters and hold no line end.
_CREDIT = re.compile(r"(?<=\s)[—–-]{1,2} ?([^\n@()—–]{2,60}?) ?\(@\w{1,30}\) ?[A-Z][a-z]{2,8} \d{1,2}, \d{4}")


def add_posts(parsed: ParsedDocument, drafts: Drafts, paragraphs: Sequence[tuple[int, int]]) -> None:
    """Add a draft for each post: its author says what stands in the paragraph before the credit."""
    text, sentences = parsed.document.article.text, iter(parsed.sentences)
    sentence = next(sentences, None)
    for start, end in _lines(text, paragraphs):
        for credit in _CREDIT.finditer(text, start, end):
            while sentence is not None and sentence.end <= credit.start(1):
                sentence = next(sentences, None)
            if sentence is None:
                return
            said, named = text[start : credit.start()].strip(), named_tokens(sentence, *credit.span(1))
            if named and said:
                start = text.index(said, start)
                frame = SpeechFrame(act="say", at=named[0], cue=(named[0],), content=(), speaker=named[-1])
                add_draft(drafts, Draft(sentence=sentence, frame=frame, content=[(start, start + len(said))]))
            start = credit.end()


def _lines(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines of ``text`` that the ``paragraphs`` stand in, each from its first paragraph to its end."""
    last = -1
    for start, end in paragraphs:
        if start >= last:
            stop = text.find("\n", end)
            last = stop if stop >= 0 else len(text)
            yield start, last
