"""Part of stage 7: quotations that a name below or behind them credits.

"“We will not pay.” — Ana Reyes, mayor of Callao", and on pages that set out opinions side by side "“…” Ana Reyes, Callao
Herald": no verb tells it. The credit ends its paragraph or is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crosswire.extract.grammar.clauses import FINITE
from crosswire.extract.speech.drafts import Drafts, add_draft, named_draft, start_of
from crosswire.records.text import ParsedDocument, Span
from crosswire.text.quotations import CLOSING
from crosswire.text.tree import ACTORS

_NAME = r"[A-Z][\w.’'-]+(?: (?:and |de |von |van |al-)?[A-Z][\w.’'-]*){1,5}"
# "Ana Reyes, Callao Herald": words with capitals alone; behind a dash anything without a verb.
_PLAIN = re.compile(
    rf"\s*({_NAME}), (?:the )?[A-Z][\w.’'&-]*(?: (?:of|the|for|and|on|&|[A-Z0-9][\w.’'&-]*)){{0,6}}\s*$"
)
_DASHED = re.compile(r"\s*[—–-]{1,2} ?([A-Z][^,:\n(]{2,70})(?=[,(]|\s*$)[^:\n]{0,160}$")
# Bodies whose name says nothing without that of their paper: "Editorial Board, Callao Herald".
_BOARDS = ("Board", "Editors", "Staff")
# Characters: less is a title or a word in marks.
_SPEECH = 25


def add_credits(
    parsed: ParsedDocument, drafts: Drafts, quotations: Sequence[Span], paragraphs: Sequence[tuple[int, int]]
) -> list[Span]:
    """Add a draft for each quotation with a credit; return the quotations that have none."""
    text, starts = parsed.document.article.text, [start for start, _ in paragraphs]
    credited = set[Span]()
    for number, (start, end) in enumerate(paragraphs):
        inside = quotations[bisect_left(quotations, start, key=start_of) : bisect_left(quotations, end, key=start_of)]
        last = inside[-1] if inside else None
        if last is None or last.end - last.start < _SPEECH or text[last.end - 1] not in CLOSING:
            continue
        behind = (last.end, end) if last.end < end else paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        credit = None if behind is None else _PLAIN.match(text, *behind) or _DASHED.match(text, *behind)
        if credit is None or behind is None or not _names_only(parsed, *behind):
            continue
        said = [last]
        while (above := _above(quotations, said[-1], starts, text)) is not None:
            said.append(above)
        name = (credit.start(1), behind[1] if credit[1].endswith(_BOARDS) else credit.end(1))
        draft = named_draft(parsed, name, *sorted((q.start, q.end) for q in said))
        if draft is not None:
            add_draft(drafts, draft)
            credited.update(said)
    return [q for q in quotations if q not in credited]


def _above(quotations: Sequence[Span], quotation: Span, starts: Sequence[int], text: str) -> Span | None:
    """The quotation of the paragraph above, where no mark closes it: it goes on in this one."""
    place = bisect_left(quotations, quotation.start, key=start_of)
    above = quotations[place - 1] if place else None
    if above is None or text[above.end - 1] in CLOSING or text[above.end : quotation.start].strip():
        return None
    return above if bisect_right(starts, quotation.start) - bisect_right(starts, above.start) == 1 else None


def _names_only(parsed: ParsedDocument, start: int, end: int) -> bool:
    """Whether somebody is named between two characters and no verb in a tense stands there."""
    named, sentences = False, parsed.sentences
    first, last = bisect_right(sentences, start, key=start_of) - 1, bisect_left(sentences, end, key=start_of)
    for s in sentences[max(0, first) : last]:
        tokens = s.parse.tokens
        if any(t.tag in FINITE and start <= s.start + t.start < end for t in tokens):
            return False
        named |= any(x.label in ACTORS and s.start + tokens[x.first].start >= start for x in s.parse.named)
    return named
