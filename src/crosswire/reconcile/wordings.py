"""Differences in words between two statements of one claim: polarity, quotation, scope. A helper of stage 10.

An opposite word or a lost negation turns a clause; a quotation in other words is a rendering of one
original; "all" against "most", or another object in the same role, is a difference in scope.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher

from crosswire.lexicon.antonyms import antonyms
from crosswire.lexicon.comparison import comparison
from crosswire.matching.polarity import same_polarity
from crosswire.matching.quotes import same_quote, telling, words
from crosswire.reconcile.evidence import Difference, Evidence, Value, clause, speakers, whole
from crosswire.records.statements import Argument, Statement
from crosswire.records.text import Span

_MARKS = "\"“”'‘’., "
# Words: a quotation this short may be a word that a report got wrong.
_WORD_OR_TWO = 3
# Words in a row from which two quotations are pieces of one text that were cut at other places.
_CUT = 3
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
# Characters of a quotation that an explanation shows.
_LABEL = 60
# Words: a quotation longer than this is shown by its differing words.
_SHOWN = 12
# How many times longer one of two renderings of a sentence may be.
_LENGTHS = 2.2
# How far apart two clauses are in firmness to be told more firmly in one.
_FIRMER = 0.3
# Likeness (0..1) of the letters of two words, and their length, from which one may be a slip for the other.
_SLIP, _LONG = 0.7, 7
# Characters: words that begin alike are one ("impose", "imposition").
_STEM = 5


def polarity(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause says the opposite of the other."""
    a, b = lemmas(left, evidence), lemmas(right, evidence)
    negated = (evidence.once("negated", left, is_negated), evidence.once("negated", right, is_negated))
    score = same_polarity(a, b, negated=negated)
    if score.value > 0:
        return
    if score.detail == "negated in one" and not (_alike(left, right) and left.kind == right.kind == "verbal"):
        return
    # "Less than a month", "more than three weeks": the numbers are compared, not these words.
    if score.left in ("more", "less", "fewer") and left.quantities and right.quantities:
        return
    sign = antonyms().leads(score.left, score.right) or score.left == "denied"
    values = (clause(left, score.left, sign), clause(right, score.right, not sign))
    telltale = score.detail == "opposite words"
    strong = telltale and (_carries(left, score.left) or _carries(right, score.right))
    yield Difference(
        kind="polarity", slot="polarity", verdict="contradiction", values=values,
        detail=f"{score.left} against {score.right}", certainty=0.75 if strong else 0.35 if telltale else 0.5,
        way="opposite words" if telltale else "negated in one",
    )  # fmt: skip


def quotes(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One quotation in other words."""
    ours_said, theirs_said = speakers(left), speakers(right)
    one_side = set(ours_said) & evidence.kin(theirs_said) or set(theirs_said) & evidence.kin(ours_said)
    apart = bool(ours_said and theirs_said) and not one_side
    best: tuple[float, Value, Value, str, float] | None = None
    way = "rendered"
    for one in quoted(left, evidence):
        for other in quoted(right, evidence):
            ours, theirs = evidence.words(left.report, one), evidence.words(right.report, other)
            score = same_quote(ours, theirs)
            if score.value >= 0.99:
                return
            if is_elsewhere(ours, right.report, evidence) or is_elsewhere(theirs, left.report, evidence):
                continue
            # Two quotations that share only names are two utterances about one person.
            common = (telling(ours) & telling(theirs)) - evidence.name_words
            if score.value < (_OTHERS if apart else 0.3) or (not common and score.value > _NO_WORD):
                continue
            if _letters_of(ours) == _letters_of(theirs) or _is_cut(ours, theirs):
                return
            short = max(len(words(ours)), len(words(theirs))) <= _WORD_OR_TWO
            like = 1.0 if (common or short) and _is_rendering(ours, theirs) else _UNLIKE
            value = score.value * like
            if best is None or value > best[0]:
                best = (value, _quote(left, one, ours, score.left), _quote(right, other, theirs, score.right),
                        f"“{score.left or '…'}” against “{score.right or '…'}”", like)  # fmt: skip
    if best is None and not apart:
        best, way = _one_utterance(left, right, evidence), "a word in common"
    if best:
        yield Difference(
            kind="quote", slot="quote", verdict="rendering", values=best[1:3], detail=best[3], way=way,
            certainty=(0.45 + 0.4 * max(best[0], _overlap(left, right)))
            * (_OTHER_SPEAKERS if apart else 1.0) * best[4],
        )  # fmt: skip


def _one_utterance(
    left: Statement, right: Statement, evidence: Evidence
) -> tuple[float, Value, Value, str, float] | None:
    """Two quoted clauses of one speaker in one slot that share a word: a translation may share no more."""
    if not speakers(left) or not speakers(right):
        return None
    for one in quoted(left, evidence):
        for other in quoted(right, evidence):
            ours, theirs = evidence.words(left.report, one), evidence.words(right.report, other)
            a, b = telling(ours), telling(theirs)
            common = {w[:_STEM] for w in a - evidence.name_words} & {w[:_STEM] for w in b}
            shared = len(common) / max(1, min(len(a), len(b)))
            if shared >= _FEW_IN_COMMON and min(len(a), len(b)) * 2 >= max(len(a), len(b)) and not (a <= b or b <= a):
                detail = f"“{_cut(ours)}” against “{_cut(theirs)}”"
                return 0.0, _quote(left, one, ours, ""), _quote(right, other, theirs, ""), detail, _UNLIKE
    return None


def translations(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Two whole quotations of one speaker and one length that say it in other words."""
    for one in quoted(left, evidence):
        for other in quoted(right, evidence):
            ours, theirs = evidence.words(left.report, one), evidence.words(right.report, other)
            short, long = sorted((len(words(ours)), len(words(theirs))))
            if short < _WORD_OR_TWO or long > _LENGTHS * short or same_quote(ours, theirs).value >= 0.99:
                continue
            told = is_elsewhere(ours, right.report, evidence) or is_elsewhere(theirs, left.report, evidence)
            if not told and not _is_cut(ours, theirs):
                yield Difference(
                    kind="quote", slot=f"quote {left.id} {right.id}", verdict="rendering", way="aligned",
                    certainty=0.2 + 0.6 * max(0.0, evidence.meant_alike(left, right)),
                    values=(_quote(left, one, ours, ""), _quote(right, other, theirs, "")),
                    detail=f"“{_cut(ours)}” against “{_cut(theirs)}”",
                )  # fmt: skip
                return


def is_elsewhere(quotation: str, report: str, evidence: Evidence) -> bool:
    """Does ``report`` quote the very same words? Then what stands beside them is another piece, no rendering of them."""
    found = words(quotation)
    return len(found) >= _CUT and f" {' '.join(found)} " in evidence.quoted[report]


def _cut(text: str) -> str:
    return text.strip(_MARKS) if len(text) <= _LABEL else text[:_LABEL].strip(_MARKS) + "…"


def _letters_of(text: str) -> str:
    """The letters of a quotation, without hyphens and possessive endings, which are the editor's."""
    return "".join(w.replace("’", "'").removesuffix("'s") for w in words(text)).replace("-", "")


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


def wordings(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """A word or two that one report puts in quotation marks, where the other says something else unquoted."""
    if not quoted(left, evidence) and not quoted(right, evidence):
        return
    yield from _slips(left, right, evidence)
    for one, other in ((left, right), (right, left)):
        if quoted(other, evidence) or len(set(one.lemmas) & set(other.lemmas)) < 2:
            continue
        for span in quoted(one, evidence):
            text = evidence.words(one.report, span)
            said = telling(evidence.words(other.report, whole(other)))
            told = telling(text)
            if told and len(words(text)) <= _WORD_OR_TWO and not told & said:
                values = (_quote(one, span, text, ""), clause(other, "otherwise", "otherwise"))
                yield Difference(
                    kind="wording", slot=text, verdict="rendering", values=values, certainty=0.4,
                    detail=f"“{text.strip(_MARKS)}” stands in one report alone",
                )  # fmt: skip


def _slips(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """A quoted word that is another word of the other clause but for some letters ("elevation" for "escalation")."""
    for one, other in ((left, right), (right, left)):
        spans = quoted(one, evidence)
        said = telling(evidence.words(other.report, whole(other))) if spans else frozenset()
        for span in spans:
            told = words(evidence.words(one.report, span))
            if len(told) == 1 and len(told[0]) >= _LONG and told[0] not in said:
                near = max(((_letters(told[0], w), w) for w in said if len(w) >= _LONG), default=(0.0, ""))
                # A word within the other ("de-escalate") is its opposite, which is compared as such.
                within = near[1] in told[0] or told[0] in near[1]
                if near[0] >= _SLIP and not within and near[1][:_STEM] != told[0][:_STEM]:
                    text = evidence.words(one.report, span)
                    yield Difference(
                        kind="wording", slot=told[0], verdict="garbled", certainty=0.5, way="letters",
                        values=(_quote(one, span, text, ""), clause(other, near[1], near[1])),
                        detail=f"“{told[0]}” may be a slip for “{near[1]}”",
                    )  # fmt: skip


def _letters(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _overlap(left: Statement, right: Statement) -> float:
    """The share of the shorter clause's words that both have."""
    a, b = set(left.lemmas), set(right.lemmas)
    return len(a & b) / max(1, min(len(a), len(b)))


def scopes(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause claims the whole, the other a part; or the same role is filled by something else."""
    yield from shares(left, right, evidence)
    yield from _firmness(left, right, evidence)
    yield from _objects(left, right, evidence)


def shares(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause claims the whole, the other a part."""
    ours, theirs = evidence.once("share", left, share), evidence.once("share", right, share)
    if ours and theirs and ours[0] != theirs[0] and abs(ours[0] - theirs[0]) >= 0.2:
        values = (clause(left, ours[1], ours[1]), clause(right, theirs[1], theirs[1]))
        yield Difference(
            kind="scope", slot="share", verdict="contradiction" if abs(ours[0] - theirs[0]) > 0.5 else "compatible",
            values=values, detail=f"{ours[1]} against {theirs[1]}", certainty=0.5, way="share",
        )  # fmt: skip


def _firmness(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause is surer than the other that something will come or is so."""
    shared = (set(left.lemmas) & set(right.lemmas)) - evidence.name_words
    ours, theirs = evidence.once("firm", left, _firm), evidence.once("firm", right, _firm)
    if not shared or not ours or not theirs or abs(ours[0] - theirs[0]) < _FIRMER:
        return
    yield Difference(
        kind="scope", slot="firmness", verdict="compatible", way="firmness", certainty=0.5,
        values=(clause(left, ours[1], ours[1]), clause(right, theirs[1], theirs[1])),
        detail=f"{ours[1]} against {theirs[1]}: told more firmly in one",
    )  # fmt: skip


def _firm(statement: Statement, evidence: Evidence) -> tuple[float, str] | None:
    """The least firm word of a clause: what is hoped for is open, whatever else is promised."""
    firmness = comparison().firmness
    told = [w for span in statement.own for w in words(evidence.words(statement.report, span)) if w in firmness]
    return min(((firmness[w], w) for w in told), default=None)


def _objects(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    for a in left.arguments:
        for b in right.arguments:
            if a.role != b.role or a.marker != b.marker or a.role in ("subject", "agent"):
                continue
            if _is_covered(left, a, evidence) or _is_covered(right, b, evidence):
                continue
            ours, theirs = _filling(left, a, evidence), _filling(right, b, evidence)
            named = set(a.phrase.entities) & set(b.phrase.entities)
            if not ours or not theirs or ours <= theirs or theirs <= ours or _is_one(a, b, evidence):
                continue
            shared = len(ours & theirs) / min(len(ours), len(theirs))
            if a.head == b.head or named or shared > 0:
                yield Difference(
                    kind="scope", slot=f"{a.role} {a.marker or ''}".strip(), verdict="compatible",
                    values=(_phrase(left, a), _phrase(right, b)), detail="more or something else is meant",
                    certainty=0.2 + 0.2 * shared + (0.1 if left.predicate == right.predicate else 0),
                )  # fmt: skip


def _filling(statement: Statement, argument: Argument, evidence: Evidence) -> frozenset[str]:
    """The beginnings of the telling words of a participant, but for quotations, numbers and times in it."""
    start, end = argument.phrase.start, argument.phrase.end
    text = evidence.text[statement.report][start:end]
    spans = [(q.start, q.end) for q in quoted(statement, evidence)]
    spans += [(q.start, q.end) for q in evidence.measured(statement)] + [(t.start, t.end) for t in statement.times]
    for first, last in spans:
        a, b = max(0, first - start), max(0, last - start)
        text = text[:a] + " " * (min(b, len(text)) - min(a, len(text))) + text[b:]
    return frozenset(w[:_STEM] for w in telling(text) - comparison().vague - evidence.name_words)


def _is_one(a: Argument, b: Argument, evidence: Evidence) -> bool:
    """Do two participants name one person or power, whatever the titles around the name?"""
    return any(
        a.head.lower() in evidence.heads.get(e, ()) and b.head.lower() in evidence.heads.get(e, ())
        for e in set(a.phrase.entities) & set(b.phrase.entities)
    )


def lemmas(statement: Statement, evidence: Evidence) -> list[str]:
    """Lemmas of the clause, with its plain words, so that "de-escalate" survives any tokenizer."""
    return evidence.once("lemmas", statement, _lemmas)


def _lemmas(statement: Statement, evidence: Evidence) -> list[str]:
    hyphened = [w for w in words(evidence.words(statement.report, whole(statement))) if "-" in w]
    # A tokenizer may have cut "de-escalate" in three; then "escalate" is no word of the clause.
    parts = {part for w in hyphened for part in w.split("-")}
    kept = [w for w in (*statement.lemmas, statement.predicate) if w not in parts]
    return [*dict.fromkeys([*kept, *hyphened])]


def is_negated(statement: Statement, evidence: Evidence) -> bool:
    """Is the clause denied, by its verb or by any word in it ("without agreement", "no deal")?"""
    if statement.polarity == "negative":
        return True
    negators = antonyms().negators
    # Words of nested clauses ("who asked not to be named") deny nothing here.
    return any(w in negators for span in statement.own for w in words(evidence.words(statement.report, span)))


def _carries(statement: Statement, word: str) -> bool:
    """Is the word the verb of the clause or the head of a participant, rather than said in passing?"""
    return word == statement.predicate or any(a.head.lower() == word for a in statement.arguments)


def _alike(left: Statement, right: Statement) -> bool:
    """Are two clauses alike enough that a negation in one alone must turn it? Shared content decides."""
    a, b = set(left.lemmas), set(right.lemmas)
    return left.predicate == right.predicate and len(a & b) >= 2 and len(a & b) * 2 >= min(len(a), len(b))


def quoted(statement: Statement, evidence: Evidence) -> list[Span]:
    """The quotations in a clause, cut to the clause."""
    return evidence.once("quoted", statement, _quoted)


def _quoted(statement: Statement, evidence: Evidence) -> list[Span]:
    found = evidence.quotes.get(statement.report, ())
    cut = [
        Span(start=max(q.start, statement.start), end=min(q.end, statement.end))
        for q in found[bisect_left(found, statement.start, key=lambda q: q.end) :]
        if q.start < statement.end
    ]
    return [q for q in cut if q.end - q.start > 2]


def _is_covered(statement: Statement, argument: Argument, evidence: Evidence) -> bool:
    """Is the participant mostly a quotation, a number or a time, which are compared by themselves?"""
    start, end = argument.phrase.start, argument.phrase.end
    spans = [(q.start, q.end) for q in quoted(statement, evidence)]
    spans += [(q.start, q.end) for q in evidence.measured(statement)] + [(t.start, t.end) for t in statement.times]
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans) * 2 > end - start


def _quote(statement: Statement, span: Span, text: str, differing: str) -> Value:
    short = len(words(text)) <= _SHOWN
    return Value(
        statement=statement.id, report=statement.report, start=span.start, end=span.end,
        value=text.strip(_MARKS) if short else differing or text[:60], key=telling(text),
    )  # fmt: skip


def share(statement: Statement, evidence: Evidence) -> tuple[float, str] | None:
    """The share that a clause claims and its word ("all": 1.0), or None."""
    shares = comparison().shares
    for span in statement.own:
        for word in words(evidence.words(statement.report, span)):
            if word in shares:
                return shares[word], word
    return None


def _phrase(statement: Statement, argument: Argument) -> Value:
    p = argument.phrase
    return Value(
        statement=statement.id, report=statement.report, start=p.start, end=p.end, value=p.text, key=telling(p.text)
    )
