"""The words of a condition and of its consequence as a reader is shown them, and the sentence that they point back to
(helper of stage 8)."""

from __future__ import annotations

import re
from functools import cache

from crosswire.extract.acts.pages import Page
from crosswire.extract.conditionals.condition_parts import Condition, subjects
from crosswire.lexicon.conditionals import condition_words
from crosswire.records.text import Parse, Phrase
from crosswire.text.tree import dependents, has_child, phrase_bounds, runs, subtree

# The end of a quotation with a comma, behind which stands who said it.
_CREDIT = re.compile(
    r"(?<=\w)(?:,[\"”]|[\"”],)\s*+(?!(?:and|or|but|that|which|who|to|as|in|with|of|for)\b).*", re.DOTALL
)
# A condition that is only pointed at.
_POINTER = re.compile(r"(?:otherwise|if (?:not|so)|in (?:return|exchange))[\s,]*", re.IGNORECASE)
# A mark that opens nothing: what stands before it was quoted.
_AFTER_MARK = re.compile(r'"[\s,;:]')
# Pronouns for parties and things.
_NAMELESS = frozenset({"it", "they", "them"})
# A name of letters, each with its stop.
_SHORTENED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_SHOWING = frozenset({"that", "this", "those", "these"})
# Words of a sentence told before: a longer one is not repeated; words before a condition that tell what it points at.
_LONGEST, _TELLING = 45, 7


def phrase(page: Page, tokens: tuple[int, ...]) -> Phrase:
    """The longest run of ``tokens``, as a place in the report (a hole is where the other clause stands)."""
    best = max(runs(tokens), key=len)
    while len(best) > 1 and page.parse.tokens[best[0]].pos == "PUNCT":
        best = best[1:]
    while len(best) > 1 and page.parse.tokens[best[-1]].pos in ("PUNCT", "CCONJ"):
        best = best[:-1]
    start, end = page.at(best[0]), page.sentence.start + page.parse.tokens[best[-1]].end
    return Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end])


def wording(page: Page, tokens: tuple[int, ...]) -> str:
    """The words of ``tokens`` as they stand in the report, holes closed, without who said them, quotation marks paired."""
    text, last = "", None
    for j in tokens:
        token = page.parse.tokens[j]
        gap = "" if last is None else page.parse.text[page.parse.tokens[last].end : token.start]
        if last is not None and j > last + 1 and _lacks(page.parse, last, tokens):
            text += " it"  # "would answer [any raid] with force": it is told as the condition
        text += (gap if last is not None and j == last + 1 else " " if text else "") + token.text
        last = j
    text = _related(page.parse, tokens, text)
    text = re.sub(r'"\s*"', "", text)  # quotation marks around what was cut out
    text = _bare(re.sub(r",\s*(?=[,.])", "", re.sub(r"(?<!\s)\s+([,;.])", r"\1", text)))
    text = _CREDIT.sub(lambda m: m.group()[0] if m.group()[0] != "," else m.group()[1], text)
    return _begun(paired(" ".join(_begun(text).split())))


def _begun(text: str) -> str:
    """``text`` without words that lead on to it ("however,")."""
    opened = _leading_on().match(text)
    return text[opened.end() :] if opened else text


@cache
def _leading_on() -> re.Pattern[str]:
    words = "|".join(sorted(condition_words().leading_on))
    return re.compile(rf"(?:(?:(?:{words})\b|-+|[–—,;:.…])[\s,]*)+", re.IGNORECASE)


def _lacks(parse: Parse, i: int, tokens: tuple[int, ...]) -> bool:
    """Whether token ``i`` is a preposition, or the verb, whose object stands elsewhere."""
    objects = dependents(parse, i, "pobj" if parse.tokens[i].pos == "ADP" else "dobj")
    return any(k.index > i and k.index not in tokens for k in objects)


def _related(parse: Parse, tokens: tuple[int, ...], text: str) -> str:
    """ "A bill that would shut the port": of a clause that begins with "that", the thing that it is about stands for it."""
    first = parse.tokens[tokens[0]]
    above = parse.tokens[parse.tokens[first.head].head]
    if first.tag not in ("WDT", "WP") or parse.tokens[first.head].dep != "relcl" or above.index in tokens:
        return text
    start, _ = phrase_bounds(parse, above.index)
    return f"{parse.text[start : above.end]}{text[len(first.text) :]}"


def _bare(text: str) -> str:
    """``text`` without marks at its ends; "the U.S." keeps its stop."""
    text = re.sub(r'\s+"$', '"', text.strip(" ,;:–—-"))
    return text if _SHORTENED.search(text) else text.strip(" ,;:.")


def paired(text: str) -> str:
    """``text`` with each quotation mark in a pair: an end is set where it is cut off, what closes or opens nothing goes."""
    while _AFTER_MARK.match(text):
        # What stands before it was quoted: '" will be shut."'
        last = len(text) if text.count('"') % 2 else text.rindex('"')
        text = _bare(text[1:last] + text[last + 1 :])
    if text.count('"') % 2 == 0:
        return _bare(text)
    last = text.rindex('"')
    after, before = text[last + 1 : last + 2], text[last - 1 : last] if last else " "
    if last and (not after or not after.isalnum()) and not before.isspace():
        return _bare(text[:last] + text[last + 1 :])
    return _bare(text[last + 1 :]) if last == 0 else f'{_bare(text)}"'


def told_before(page: Page, pair: Condition, earlier: Page | None, known: bool) -> Phrase | None:
    """The words told before to which a condition points back ("otherwise", "such a step", "if that happens"); ``known``: the
    line tells whom it is meant for, so that "if it leaves" needs no more."""
    if not _points(page, pair, known):
        return None
    first = min(*pair.condition, *pair.consequence)
    own = [t for t in page.parse.tokens[:first] if t.pos not in ("PUNCT", "SPACE")]
    if len(own) >= _TELLING and page.parse.tokens[first - 1].text in (",", ";", ":", "and", "but", "or", "–", "—"):
        start, end = page.at(0), page.sentence.start + own[-1].end
    elif earlier is not None and len(earlier.parse.text.split()) <= _LONGEST:
        start, end = earlier.sentence.start, earlier.sentence.start + len(earlier.parse.text.rstrip())
    else:
        return None
    return Phrase(report=page.sentence.report, start=start, end=end, text=_quoted(page.text[start:end]))


def _quoted(text: str) -> str:
    """``text`` in one line, without the conjunction at its end, a quotation that it cuts set in both its marks."""
    text = re.sub(r"[\s,;:–—-]+(?:and|but|or|so)?$", "", " ".join(text.split()))
    opening, closing = text.count("“"), text.count("”")
    text = f"{text}”" * (opening > closing) or f"“{text}" * (closing > opening) or text
    if text.count('"') % 2 == 0:
        return text
    mark = text.index('"')
    return f'"{text}' if mark and not text[mark - 1].isspace() else f'{text}"'


def _points(page: Page, pair: Condition, known: bool) -> bool:
    parse = page.parse
    condition = " ".join(parse.tokens[j].text for j in pair.condition)
    return bool(_POINTER.fullmatch(condition)) or any(
        _points_back(page, j, pair)
        for j in (*pair.condition, *pair.consequence)
        if not (known and page.parse.tokens[j].text.lower() in _NAMELESS)
    )


def _points_back(page: Page, i: int, pair: Condition) -> bool:
    """Whether token ``i`` points at what was told before: "such a step", "that", "those two issues", a nameless "it"."""
    parse, token = page.parse, page.parse.tokens[i]
    word, above = token.text.lower(), page.parse.tokens[token.head]
    if i not in pair.condition and not _opens(parse, i, pair):
        return False
    if word == "such" and above.pos == "NOUN" and i < above.index:
        return not any(k.text.lower() == "as" for k in dependents(parse, above.index, "prep"))
    if word in _NAMELESS:
        nearer = any(parse.tokens[j].pos in ("NOUN", "PROPN") for j in pair.condition if j < i)
        bare = i in pair.condition and token.dep in ("nsubj", "nsubjpass", "dobj")
        return bare and not nearer and not page.mentions(i)
    if word not in _SHOWING or token.dep in ("mark", "advmod") or token.tag in ("IN", "WDT"):
        return False
    if token.dep == "det":
        return above.lemma not in condition_words().at_hand and not has_child(parse, above.index, "relcl", "acl")
    return not has_child(parse, i, "relcl", "acl", "prep")


def _opens(parse: Parse, i: int, pair: Condition) -> bool:
    """Whether token ``i`` stands in the subject of a consequence that is told before its condition."""
    subject = {j for c in subjects(parse, pair.main) for j in subtree(parse, c)}
    return i in subject and min(pair.consequence) < min(pair.condition)
