"""The judging of stage 2: whether a document derives from each of its candidates, and how.

The index proposes earlier documents; here each is compared in full: shared passages, sentences that tell the same
in the same order, names and numbers across languages. Candidates are judged likeliest source first, so that what one
explains is not news in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.gather.copies.ready_texts import ReadyTexts
from crosswire.matching.anchors import anchored
from crosswire.matching.carried import Carried, carried, wording
from crosswire.matching.flags import share
from crosswire.matching.kinship import (
    COMMON,
    NEWS,
    SAME,
    WHOLE,
    Kinship,
    Telling,
    apart,
    by_anchors,
    by_quotations,
    by_sentences,
    by_words,
    passages,
    unchanged,
)
from crosswire.matching.order import common_order
from crosswire.matching.passages import Shared, shared_passages
from crosswire.matching.retold import side
from crosswire.matching.stock import common_stock
from crosswire.records.stories import Derivation, Passage
from crosswire.records.text import Document, Span
from crosswire.text.shingles import Folded
from crosswire.text.tfidf import Rarity

# Cosine of weighted words from which two documents may tell the same, though no letters agree.
SIMILAR = 0.3
# Share of letters below which shared passages alone do not call for a comparison of what is told.
_SOME_LETTERS = 0.05
# Share of either text that must be new for a further source of a document that is mostly explained.
_STILL_NEW = 0.12
# Of candidates whose news is within this factor of the best, the earliest is taken for the source.
_AS_GOOD = 0.9
# Share of the letters of common passages that begin a run in common, below which it is asked whether letters were garbled.
_THIN = 0.5
# Share of both texts' letters in common, nearly all of them in matching runs, from which no word is compared.
_PLAINLY = 0.995
# Letters of a text below which "the same text" says nothing.
_SHORTEST = 40
# Share of a new document held by another from which it adds nothing to what is known of its runs.
_ADDS_NOTHING = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A candidate that a document is related to. ``adds_nothing``: the document is little more than its copy."""

    other: int
    derivation: Derivation
    adds_nothing: bool


class Comparison:
    """Compares documents of a growing list, told by their numbers; ``rarity`` knows the words of all.

    ``similar`` is the cosine of weighted words (0..1) from which two documents may tell the same, though no
    letters agree.
    """

    def __init__(self, documents: Sequence[Document], rarity: Rarity, *, similar: float = SIMILAR) -> None:
        self._documents = documents
        self._rarity = rarity
        self._similar = similar
        self._versions: dict[int, set[int]] = {}
        self._ready = ReadyTexts(documents, rarity)

    def identical(self, number: int, twin: int, letters: int) -> tuple[Derivation, ...]:
        """The derivation of a document from one with the same ``letters`` letters."""
        if letters < _SHORTEST:
            return ()
        document, earlier = self._documents[number], self._documents[twin]
        left, right = (Span(start=d.body[0].start, end=d.body[-1].end) for d in (document, earlier))
        kin = Kinship(verdict="copy", score=1.0, because="the two texts are the same, letter for letter")
        return (_directed(document, earlier, kin, (Passage(left=left, right=right),)),)

    def judge(self, number: int, candidates: dict[int, float], folded: Folded) -> Iterator[Judged]:
        """Judge the candidates (with their cosine), likeliest sources first; a passage that one explains is
        not news in the next. ``folded`` are the letters of the document."""
        document = self._documents[number]
        ready = self._ready.keep(number, folded)
        left = {other: shared_passages(ready.print, self._ready.letters(other).print) for other in candidates}
        explained = np.zeros(ready.print.length, np.bool_)
        while left:
            fresh = {other: _news(shared, explained) for other, shared in left.items()}
            other = self._likeliest(left, fresh)
            shared, earlier = left.pop(other), self._ready.letters(other)
            found = passages(shared, ready.folded.at, earlier.folded.at)
            kin, words = self._one_text(number, other, shared)
            if kin is None and (
                share(explained) < WHOLE or max(shared.left, shared.right) * fresh[other] >= _STILL_NEW
            ):
                kin = self._tellings(number, other, shared, words, news=fresh[other], cosine=candidates[other])
            if kin is None:
                continue
            if max(shared.left, shared.right) >= WHOLE:
                self._versions.setdefault(number, set()).add(other)
            if kin.verdict != "same-event":
                for chain in shared.chains:
                    explained[chain.left : chain.left_end] = True
            yield Judged(
                other=other,
                derivation=_directed(document, self._documents[other], kin, found),
                adds_nothing=kin.verdict == "copy" and shared.left >= _ADDS_NOTHING,
            )

    def translations(self, number: int, others: Sequence[int]) -> dict[int, Derivation]:
        """Which of these texts in another language a document translates."""
        found: dict[int, Derivation] = {}
        for other in others:
            kin = by_anchors(anchored(self._ready.anchors(number), self._ready.anchors(other), self._rarity))
            if kin is not None:
                found[other] = _directed(self._documents[number], self._documents[other], kin, ())
        return found

    def telling(self, number: int, other: int, words: Carried | None = None) -> Telling:
        """How two documents tell what they have in common; ``words`` is what they share in runs, if it is known."""
        order = common_order(self._ready.sentences(number), self._ready.sentences(other))
        mine, theirs = self._ready.lines(number), self._ready.lines(other)
        left, right = self._ready.row(number), self._ready.row(other)
        return Telling(
            words=words or carried(left, right),
            sides=(side(mine, theirs, order.of_left), side(theirs, mine, order.of_right)),
            order=order,
            stock=common_stock(self._ready.stock(number), self._ready.stock(other)),
            shorter=min(len(left.numbers), len(right.numbers)),
        )

    def forget(self) -> None:
        """Let go of texts that have not been compared for long."""
        self._ready.forget()

    def _likeliest(self, left: dict[int, Shared], fresh: dict[int, float]) -> int:
        """The likeliest source: the earliest of those with most news, or what that one is itself a version of."""
        most = max(shared.left * fresh[other] for other, shared in left.items())
        best = min(other for other, shared in left.items() if shared.left * fresh[other] >= _AS_GOOD * most)
        return min((other for other in self._versions.get(best, ()) if other in left), default=best)

    def _one_text(self, number: int, other: int, shared: Shared) -> tuple[Kinship | None, Carried | None]:
        """Whether two documents are one text, and what they share in runs of words; asked only if their letters allow
        it."""
        least = min(shared.left, shared.right)
        if min(least, shared.exact) >= _PLAINLY:
            return unchanged(shared), None
        if least < SAME:
            return None, None
        left, right = self._ready.row(number), self._ready.row(other)
        words = carried(left, right)
        changes = None
        if least >= COMMON or shared.exact < _THIN:
            changes = wording(left, right, (self._documents[number].article.text, self._documents[other].article.text))
        return by_words(shared, words, changes), words

    def _tellings(
        self, number: int, other: int, shared: Shared, words: Carried | None, *, news: float, cosine: float
    ) -> Kinship | None:
        if cosine < self._similar and max(shared.left, shared.right) < _SOME_LETTERS:
            return None
        telling = self.telling(number, other, words)
        wire = _same_wire(self._documents[number], self._documents[other])
        kin = by_sentences(shared, telling, wire, news)
        if kin is None and news >= NEWS:
            kin = by_quotations(shared, self._documents[number].article.text, self._ready.letters(number).folded.at)
        return kin or (
            apart(shared, telling.order, cosine) if telling.order.pairs and cosine >= self._similar else None
        )


def _news(shared: Shared, explained: npt.NDArray[np.bool_]) -> float:
    """The share of the passages' letters that no better candidate has explained."""
    total = sum(chain.left_end - chain.left for chain in shared.chains)
    known = sum(int(explained[chain.left : chain.left_end].sum()) for chain in shared.chains)
    return 1.0 - known / total if total else 0.0


def _same_wire(left: Document, right: Document) -> str | None:
    """A wire that both documents credit."""
    both = {credit.wire for credit in left.credits} & {credit.wire for credit in right.credits}
    return min(both) if both else None


def _directed(later: Document, earlier: Document, kin: Kinship, found: tuple[Passage, ...]) -> Derivation:
    """The derivation in the direction that the dates give, else in that of arrival, marked as unknown."""
    known = later.published is not None and earlier.published is not None and later.published != earlier.published
    because = kin.because
    if known and later.published < earlier.published:  # type: ignore[operator]
        later, earlier = earlier, later
        found = tuple(Passage(left=passage.right, right=passage.left) for passage in found)
    if known and kin.verdict != "same-event":
        because += f"; it is dated {later.published}, the other {earlier.published}"
    return Derivation(
        report=later.article.id,
        of=earlier.article.id,
        verdict=kin.verdict,
        score=kin.score,
        directed=known and kin.verdict != "same-event",
        because=because,
        passages=found,
    )
