"""Stage 4, mentions: ParsedDocument -> Mentions. (Baseline: what the recogniser finds.)"""

from __future__ import annotations

from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "NORP": "state", "LOC": "place", "FAC": "place"}


def find_mentions(parsed: ParsedDocument) -> tuple[Mention, ...]:
    """Find every place in a report where a person, state, organisation or place is referred to."""
    found = []
    for sentence in parsed.sentences:
        tokens = sentence.parse.tokens
        for span in sentence.parse.named:
            if span.label in _KINDS:
                start, end = sentence.start + tokens[span.first].start, sentence.start + tokens[span.last - 1].end
                text = parsed.document.article.text[start:end]
                found.append(
                    Mention(
                        report=sentence.report, start=start, end=end, text=text, kind=_KINDS[span.label], form="name",
                        sentence=sentence.index, first_token=span.first, last_token=span.last, name=text,
                    )
                )  # fmt: skip
    return tuple(found)
