"""One quotation in other words: two renderings of one original, two translations of an utterance. A helper of stage 10.

Pieces of one text that were cut at other places, and what the other report quotes elsewhere in the very same
words, are no renderings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.numbers import number_words
from crosswire.matching.quotes import differing, same_quote, telling, words
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, speakers
from crosswire.reconcile.claims.sayings import MARKS, content, quotations, quote_value, quoting
from crosswire.records.statements import Statement
from crosswire.records.text import Span

# Words: a quotation this short may be a word that a report got wrong.
_WORD_OR_TWO = 3
# Words in a row from which two quotations are pieces of one text that were cut at other places.
_CUT = 3
# Words: of two longer quotations the order of words tells nothing of how they were translated.
_TURNED = 8
# What an editor puts into a quotation.
_EDITED = frozenset({"", "sic"})
# Words of an editor's own ("[Foreign Minister] Arno", "[the plan]"), and the word that stands for them in a comparison.
_BRACKETS, _BRACKETED = re.compile(r"\[[^\[\]]{0,80}\]"), "bracketed"
_STATES = re.compile(r"\bU\.? ?S\.?(?: ?A\b\.?)?(?=\W|$)")
_ELLIPSIS = re.compile(r"\.\.|\. \.|…")
# Stretches that two quotations have in common at least, if they differ between these and not where they were cut.
_BLOCKS = 2
# Share of the longer quotation's telling words that its rendering has too.
_IN_COMMON = 0.25
# Likeness of two quoted fragments that share no word; above it, they share a word.
_NO_WORD = 0.4
# What is left of the likeness of two quotations, and of the certainty of their difference, where they are cut
# otherwise or share little.
_UNLIKE = 0.5
# Likeness from which the words of two speakers are one utterance.
_OTHERS = 0.6
# Share of the shorter quotation's telling words that two translations of it have in common at least.
_FEW_IN_COMMON = 0.3
# What is left of the certainty of a rendering where the words are given to two speakers.
_OTHER_SPEAKERS = 0.6
# Share of the words of two quotations that stand in both in the same order, from which they may be one utterance in one
# language: nine that were shown of 52 events are left out by it, of which none was.
_IN_ORDER = 0.65
# Characters of a quotation that an explanation shows.
_LABEL = 60
# How many times longer one of two renderings of a sentence may be.
_LENGTHS = 2.2
# Characters: words that begin alike are one ("impose", "imposition").
_STEM = 5


def quotes(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One quotation in other words."""
    if not evidence.table(quoting).issuperset((left.id, right.id)):
        return
    ours_said, theirs_said = speakers(left), speakers(right)
    one_side = set(ours_said) & evidence.kin(theirs_said) or set(theirs_said) & evidence.kin(ours_said)
    apart = bool(ours_said and theirs_said) and not one_side
    untranslated = _speaks_english(ours_said, evidence) and _speaks_english(theirs_said, evidence)
    best: tuple[float, Value, Value, str, float] | None = None
    way = "rendered"
    for one, ours in evidence.once(quotations, left):
        for other, theirs in evidence.once(quotations, right):
            if _is_bracketed(ours, theirs):
                return
            score = same_quote(ours, theirs)
            if score.value >= 0.99:
                yield from _small_words(left, right, one, other, evidence)
                return
            if score.value < (_OTHERS if apart else 0.3) or (untranslated and _is_reworded(ours, theirs)):
                continue
            # Two quotations that share only names are two utterances about one person.
            common = (telling(ours) & telling(theirs)) - evidence.name_words
            if not common and score.value > _NO_WORD:
                continue
            if _is_elsewhere(ours, right.report, evidence) or _is_elsewhere(theirs, left.report, evidence):
                continue
            if _letters_of(ours) == _letters_of(theirs) or _is_cut(ours, theirs):
                return
            short = max(len(words(ours)), len(words(theirs))) <= _WORD_OR_TWO
            like = 1.0 if (common or short) and _is_rendering(ours, theirs) else _UNLIKE
            value = score.value * like
            if best is None or value > best[0]:
                best = (value, quote_value(left, one, ours, score.left), quote_value(right, other, theirs, score.right),
                        f"“{score.left or '…'}” against “{score.right or '…'}”", like)  # fmt: skip
    if best is None and not apart:
        best, way = _one_utterance(left, right, evidence), "a word in common"
    if best:
        # What nobody translated is seldom one utterance for a word in common: it stays apart from what surely is.
        alone = untranslated and way == "a word in common"
        yield Difference(
            kind="quote", slot=f"quote {left.id} {right.id}" if alone else "quote", verdict="rendering",
            values=best[1:3], detail=best[3], way=way,
            certainty=(0.45 + 0.4 * max(best[0], _overlap(left, right, evidence)))
            * (_OTHER_SPEAKERS if apart else 1.0) * best[4],
        )  # fmt: skip


def _speaks_english(said: Sequence[str], evidence: Evidence) -> bool:
    """Is it somebody of a state whose officials speak English, hence not translated?"""
    return any(evidence.state(e) in comparison().english for e in said)


def _is_reworded(ours: str, theirs: str) -> bool:
    """Have two quotations of some length too few words in the same order for one utterance in one language?"""
    a, b = words(ours), words(theirs)
    return min(len(a), len(b)) > _WORD_OR_TWO and SequenceMatcher(None, a, b, autojunk=False).ratio() < _IN_ORDER


def _small_words(left: Statement, right: Statement, one: Span, other: Span, evidence: Evidence) -> Iterator[Difference]:
    """One quotation twice, but for words that tell little ("very strong", "very, very strong"); where each was cut
    does not count."""
    ours, theirs = evidence.words(left.report, one), evidence.words(right.report, other)
    a, b = words(ours), words(theirs)
    if left.report == right.report or a == b:
        return
    blocks = [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    held = sum(m.size for m in blocks)
    if _is_turned(a, b):
        yield Difference(
            kind="quote", slot="quote", verdict="rendering", certainty=0.6, way="small words",
            values=(quote_value(left, one, ours, ""), quote_value(right, other, theirs, "")),
            detail=f"“{_cut(ours)}” against “{_cut(theirs)}”",
        )  # fmt: skip
        return
    if len(blocks) < _BLOCKS or held < _CUT or 2 * held < min(len(a), len(b)):
        return
    first, last = blocks[0], blocks[-1]
    a, b = a[first.a : last.a + last.size], b[first.b : last.b + last.size]
    if _letters_of(" ".join(a)) == _letters_of(" ".join(b)):
        return
    if _is_elsewhere(ours, right.report, evidence) or _is_elsewhere(theirs, left.report, evidence):
        return
    gone, come = differing(" ".join(a), " ".join(b))
    if {gone, come} <= _EDITED or _ELLIPSIS.search(ours) or _ELLIPSIS.search(theirs):
        return
    yield Difference(
        kind="quote", slot="quote", verdict="rendering", certainty=0.6, way="small words",
        values=(quote_value(left, one, ours, gone), quote_value(right, other, theirs, come)),
        detail=f"“{gone or '…'}” against “{come or '…'}”",
    )  # fmt: skip


def _is_turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Do two short quotations have the same telling words in another order ("accomplices of thieves", "the thieves'
    accomplices")?"""
    if min(len(a), len(b)) > _TURNED:
        return False
    ours, theirs = ([w.rstrip("'’") for w in found] for found in (a, b))
    common = telling(" ".join(ours)) & telling(" ".join(theirs))
    first, second = ([w for w in dict.fromkeys(found) if w in common] for found in (ours, theirs))
    return len(first) > 1 and first != second and set(first) == set(second)


def _one_utterance(
    left: Statement, right: Statement, evidence: Evidence
) -> tuple[float, Value, Value, str, float] | None:
    """Two quoted clauses of one speaker in one slot that share a word: a translation may share no more."""
    if not speakers(left) or not speakers(right):
        return None
    for one, ours in evidence.once(quotations, left):
        for other, theirs in evidence.once(quotations, right):
            a, b = telling(ours), telling(theirs)
            common = {w[:_STEM] for w in a - evidence.name_words} & {w[:_STEM] for w in b}
            shared = len(common) / max(1, min(len(a), len(b)))
            if shared >= _FEW_IN_COMMON and min(len(a), len(b)) * 2 >= max(len(a), len(b)) and not (a <= b or b <= a):
                detail = f"“{_cut(ours)}” against “{_cut(theirs)}”"
                return 0.0, quote_value(left, one, ours, ""), quote_value(right, other, theirs, ""), detail, _UNLIKE
    return None


def translations(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Two whole quotations of one speaker and one length that say it in other words."""
    for one, ours in evidence.once(quotations, left):
        for other, theirs in evidence.once(quotations, right):
            short, long = sorted((len(words(ours)), len(words(theirs))))
            if short < _WORD_OR_TWO or long > _LENGTHS * short or same_quote(ours, theirs).value >= 0.99:
                continue
            told = _is_elsewhere(ours, right.report, evidence) or _is_elsewhere(theirs, left.report, evidence)
            cut = _is_cut(ours, theirs) or _is_bracketed(ours, theirs)
            if not told and not cut and _letters_of(ours) != _letters_of(theirs):
                yield Difference(
                    kind="quote", slot=f"quote {left.id} {right.id}", verdict="rendering", way="aligned",
                    certainty=0.2 + 0.6 * max(0.0, evidence.meant_alike(left, right)),
                    values=(quote_value(left, one, ours, ""), quote_value(right, other, theirs, "")),
                    detail=f"“{_cut(ours)}” against “{_cut(theirs)}”",
                )  # fmt: skip
                return


def _is_elsewhere(quotation: str, report: str, evidence: Evidence) -> bool:
    """Does ``report`` quote the very same words? Then what stands beside them is another piece, no rendering of them."""
    found = words(quotation)
    return len(found) >= _CUT and f" {' '.join(found)} " in evidence.quoted[report]


def _letters_of(text: str) -> str:
    """The letters of a quotation, without what is the editor's: hyphens, possessive endings, abbreviations, figures and
    the spelling of one country."""
    told = words(_STATES.sub("united states", text).replace("%", " percent"))
    return re.sub("[-'’]", "", "".join(map(_spelt, told)))


@cache
def _spelt(word: str) -> str:
    """A word as every style sheet would have it; a numeral as figures, a unit by its name."""
    lexicon, numerals = comparison(), number_words()
    plain = word.replace("’", "'").removesuffix("'s")
    if plain in numerals.cardinals:
        return f"{numerals.cardinals[plain]:g}"
    plain = lexicon.full_forms.get(plain, numerals.units.get(plain.removesuffix("s"), plain))
    for ending, other in lexicon.endings:
        plain = ending.sub(other, plain)
    return plain


def _is_bracketed(ours: str, theirs: str) -> bool:
    """Do two quotations differ only in what an editor put in brackets, and where each was cut?"""
    if "[" not in ours and "[" not in theirs:
        return False
    a, b = (words(_BRACKETS.sub(f" {_BRACKETED} ", text)) for text in (ours, theirs))
    held = 0
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        held += j - i if tag == "equal" else 0
        added = _BRACKETED in a[i:j] or _BRACKETED in b[k:m]
        cut = tag != "replace" and ((i == 0 and k == 0) or (j == len(a) and m == len(b)))
        if tag != "equal" and not added and not cut:
            return False
    return held >= _CUT


def _is_cut(ours: str, theirs: str) -> bool:
    """Are two quotations pieces of one text that was cut at other places?"""
    a, b = words(ours), words(theirs)
    block = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    begin, end = (block.a == 0 or block.b == 0), (block.a + block.size == len(a) or block.b + block.size == len(b))
    return block.size >= _CUT and begin and end


def _is_rendering(ours: str, theirs: str) -> bool:
    """Do the words differ within the quotations, not only where each was cut, and by less than they share?"""
    a, b = words(ours), words(theirs)
    if max(len(a), len(b)) <= _WORD_OR_TWO + 1:
        return True
    common = telling(ours) & telling(theirs)
    return len(common) >= _IN_COMMON * max(len(telling(ours)), len(telling(theirs)))


def _overlap(left: Statement, right: Statement, evidence: Evidence) -> float:
    """The share of the shorter clause's words that both have."""
    a, b = evidence.once(content, left), evidence.once(content, right)
    return len(a & b) / max(1, min(len(a), len(b)))


def _cut(text: str) -> str:
    return text.strip(MARKS) if len(text) <= _LABEL else text[:_LABEL].strip(MARKS) + "…"
