"""The words of a condition and of its consequence as they stand in the report (helper of stage 8)."""

from __future__ import annotations

import re

from crosswire.extract.parties import Page
from crosswire.lexicon.clauses import event_nouns
from crosswire.records.text import Parse, Phrase

# Words of the frame of a condition that say nothing of it.
_FRAME_WORDS = frozenset({"event", "case", "exchange", "return", "condition", "more", "further", "new"})


def phrase(page: Page, tokens: tuple[int, ...]) -> Phrase:
    """The longest run of ``tokens``, as a place in the report (a hole is where the other clause stands)."""
    runs: list[list[int]] = []
    for j in tokens:
        if runs and j == runs[-1][-1] + 1:
            runs[-1].append(j)
        else:
            runs.append([j])
    best = max(runs, key=len)
    while len(best) > 1 and page.parse.tokens[best[0]].pos == "PUNCT":
        best = best[1:]
    while len(best) > 1 and page.parse.tokens[best[-1]].pos in ("PUNCT", "CCONJ"):
        best = best[:-1]
    start = page.sentence.start + page.parse.tokens[best[0]].start
    end = page.sentence.start + page.parse.tokens[best[-1]].end
    return Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end])


def wording(page: Page, tokens: tuple[int, ...]) -> str:
    """The words of ``tokens`` as they stand in the report, holes closed."""
    text, last = "", None
    for j in tokens:
        token = page.parse.tokens[j]
        gap = "" if last is None else page.parse.text[page.parse.tokens[last].end : token.start]
        text += (gap if last is not None and j == last + 1 else " " if text else "") + token.text
        last = j
    text = re.sub(r'["“”]\s*["“”]', "", text)  # quotation marks around what was cut out
    text = re.sub(r",\s*(?=[,.])", "", re.sub(r"(?<!\s)\s+([,;.])", r"\1", text)).strip(" ,;:.–—-")
    if not re.match(r'["“”](?= ?[,;:])', text) and any(mark in text[1:] for mark in ('"', "”")):
        return text
    # A quotation mark that opens nothing ('" , they will talk') is left over from the condition cut out.
    return text[1:].strip(' ,;:."”') if text[:1] in ('"', "“", "”") else text


def content(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    """Content lemmas; a noun of event counts as its verb ("invasion" as "invade")."""
    nouns = event_nouns()
    return frozenset(nouns.get(lemma) or lemma for lemma in lemmas(parse, tokens)) - _FRAME_WORDS


def lemmas(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    return frozenset(parse.tokens[j].lemma for j in tokens if parse.tokens[j].pos in ("NOUN", "VERB", "PROPN", "ADJ"))
