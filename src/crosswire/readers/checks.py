"""What every report must pass, whatever door it came through: text, English, not too long, not there yet."""

from __future__ import annotations

import os
from dataclasses import replace

from crosswire.readers.decode import is_binary
from crosswire.readers.drafts import Draft, fault
from crosswire.readers.language import is_english
from crosswire.records.text import Problem, Span


def check(
    draft: Draft, seen: dict[str, dict[str, str]], *, longest: int, english: bool = True
) -> tuple[Draft | None, list[Problem]]:
    """Return the report, cut where it is too long, or None where it cannot be used; and why.

    ``seen`` holds by text, and then by the file as the system knows it, the path of each report read before; it is added
    to. Without ``english``, reports in other languages pass. The same text under another path is used, and said to be the
    same: who copies whom is a finding.
    """
    where = draft.path if draft.line is None else draft.file
    if not draft.text.strip():
        return None, [fault(where, "empty", "Give a report with text.", line=draft.line)]
    if is_binary(draft.text):
        return None, [fault(where, "binary, not text", "Convert it to text or HTML.", line=draft.line)]
    if english and not is_english(draft.text):
        reason = "not English, which is all that crosswire reads"
        return None, [fault(where, reason, "Give a translation.", line=draft.line)]
    problems = list(draft.problems)
    here = os.path.realpath(draft.path) if draft.path == draft.file else draft.path
    same = seen.setdefault(draft.text, {})
    if here in same:
        reason = f"the same report as one before, under the same name ({draft.path})"
        return None, [fault(where, reason, "Nothing; it was used once.", line=draft.line, fatal=False)]
    if same:
        reason = f"the same text as {next(iter(same.values()))}"
        problems.append(fault(where, reason, "Nothing; they count as one line.", line=draft.line, fatal=False))
    same[here] = draft.path
    if len(draft.text) <= longest:
        return draft, problems
    reason = f"{len(draft.text):,} characters long; only the first {longest:,} were used"
    cut = fault(where, reason, "Split it into its reports.", line=draft.line, fatal=False)
    return _cut(draft, longest), [*problems, cut]


def _cut(draft: Draft, longest: int) -> Draft:
    """The report up to the last line or word that ends before ``longest``."""
    end = max(draft.text.rfind(mark, longest // 2, longest) for mark in "\n ")
    end = end if end > 0 else longest
    spans = tuple(Span(start=span.start, end=min(span.end, end)) for span in draft.extracted or () if span.start < end)
    return replace(draft, text=draft.text[:end], extracted=spans or None)
