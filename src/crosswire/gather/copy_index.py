"""The memory of stage 2: every document seen so far, ready to be recognised in the next one.

Three ways lead to the earlier documents that a new one may derive from: the same text (a digest), runs of
letters (first holders), rare words (nearest neighbours). Each candidate is then compared in full, so
that candidates may be generous; their number is bounded, and with it the cost of a document.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from crosswire.matching.anchors import anchored, anchors, is_english
from crosswire.matching.holders import Holders, sample
from crosswire.matching.kinship import (
    WHOLE,
    Kinship,
    apart,
    by_anchors,
    by_letters,
    by_telling,
    outside,
    passages,
    quoted,
)
from crosswire.matching.neighbours import HEAVIEST, Neighbours
from crosswire.matching.order import Order, Told, common_order
from crosswire.matching.passages import Print, Shared, fingerprint, shared_passages
from crosswire.records.stories import Derivation, Passage
from crosswire.records.text import Document, Span
from crosswire.text.sentences import split_lines, split_sentences
from crosswire.text.shingles import Folded, fold, runs
from crosswire.text.tfidf import Bag, Rarity

# Earlier documents compared for their letters, their words, their names (translations), and as kin of those found.
_BY_LETTERS, _BY_WORDS, _BY_NAMES, _KIN = 16, 6, 3, 6
# Votes that a candidate needs, and the share of the smaller text's sampled runs; a third of a text in
# another has at least 0.02 of them.
_VOTES, _VOTE_SHARE = 3.0, 0.012
# Cosine of weighted words from which two documents may tell the same, though no letters agree.
SIMILAR = 0.3
# Share of letters below which shared passages alone do not call for a comparison of what is told.
_SOME_LETTERS = 0.05
# Share of common passages outside quotation marks from which they were copied, quotations and all.
_BESIDE_QUOTES = 0.2
# Of candidates whose news is within this factor of the best, the earliest is taken for the source.
_AS_GOOD = 0.9
# Independent reports of the same event that are named for a document.
_SAME_EVENT = 3
# Letters of a text below which "the same text" says nothing.
_SHORTEST = 40
# Share of a new document held by another from which it adds nothing to what is known of its runs.
_ADDS_NOTHING = 0.85
# Sentences of a document that are compared, and words of a sentence below which it is not.
_MOST_SENTENCES, _SHORTEST_SENTENCE = 300, 5
# Lines of a part of a document that are split into sentences, and characters below which a line has none.
_MOST_LINES, _SHORTEST_LINE = 3000, 20
# Compared texts that are kept ready.
_READY = 512

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One document made ready for comparison."""

    folded: Folded
    print: Print
    quotes: Sequence[Span]


class CopyIndex:
    """Documents seen so far. ``add`` takes the next and says what it derives from.

    ``similar`` is the cosine of weighted words (0..1) from which two documents may tell the same, though no
    letters agree. ``learn`` may be called before with documents that are to come, so that rare words are known as such
    from the start.
    """

    def __init__(self, *, similar: float = SIMILAR) -> None:
        self._similar = similar
        self.documents_: list[Document] = []
        self._rarity = Rarity()
        self._learnt = 0
        self._holders = Holders()
        self._neighbours = Neighbours()
        self._same: dict[bytes, int] = {}
        self._kin: dict[int, list[int]] = {}
        self._versions: dict[int, set[int]] = {}
        self._names = Neighbours()
        self._english: list[bool | None] = []
        self._foreign = 0
        self._anchors: OrderedDict[int, Bag] = OrderedDict()
        self._texts: OrderedDict[int, _Text] = OrderedDict()
        self._told: OrderedDict[int, list[Told]] = OrderedDict()

    def learn(self, documents: Sequence[Document]) -> None:
        """Count the words of documents that will be added next, in this order."""
        for document in documents:
            self._rarity.fit(self._rarity.bag(document.article.text, document.body))
        self._learnt += len(documents)

    def add(self, document: Document) -> tuple[Derivation, ...]:
        """Take in one document and return its derivations from earlier ones, surest first."""
        number = len(self.documents_)
        self.documents_.append(document)
        text = document.article.text
        folded = fold(text, document.body)
        digest = hashlib.blake2b(folded.codes.tobytes(), digest_size=16).digest()
        twin = self._same.setdefault(digest, number)
        if twin != number:
            self._holders.skip()
            self._neighbours.skip()
            self._names.skip()
            self._english.append(self._english[twin])
            self._foreign += self._english[twin] is False
            self._learnt = max(0, self._learnt - 1)
            return self._identical(document, self.documents_[twin], len(folded.codes))
        self._texts[number] = _Text(folded=folded, print=fingerprint(folded.codes), quotes=quoted(text))
        bag = self._rarity.bag(text, document.body)
        # Where two languages meet, a translation says more than the letters of its names.
        pairs = dict(self._compare(number, self._candidates(number, bag))) | dict(self._translations(number, bag))
        _forget(self._texts)
        _forget(self._told)
        _forget(self._anchors)
        found = sorted(pairs.items(), key=lambda pair: -pair[1].score)
        self._kin[number] = [other for other, derived in found if derived.verdict != "same-event"][:_KIN]
        unrelated = islice((d for _, d in found if d.verdict == "same-event"), _SAME_EVENT)
        return (*(d for _, d in found if d.verdict != "same-event"), *unrelated)

    def _identical(self, document: Document, twin: Document, letters: int) -> tuple[Derivation, ...]:
        if letters < _SHORTEST:
            return ()
        left, right = (Span(start=d.body[0].start, end=d.body[-1].end) for d in (document, twin))
        kin = Kinship(verdict="copy", score=1.0, because="the two texts are the same, letter for letter")
        return (_directed(document, twin, kin, (Passage(left=left, right=right),)),)

    def _candidates(self, number: int, bag: Bag) -> dict[int, float]:
        """Earlier documents to compare, with the cosine of their words where it is known (else 0)."""
        keys = sample(runs(self._texts[number].folded.codes))
        names, votes = self._holders.add(keys)
        found: dict[int, float] = {}
        for other, vote in zip(names[:_BY_LETTERS].tolist(), votes[:_BY_LETTERS].tolist(), strict=True):
            if vote >= max(_VOTES, _VOTE_SHARE * min(len(keys), self._holders.sizes_[other])):
                found[other] = 0.0
        if self._learnt:
            self._learnt -= 1
        else:
            self._rarity.fit(bag)
        vector = self._rarity.weigh(bag, HEAVIEST)
        for other, cosine in self._neighbours.ask(vector, _BY_WORDS):
            if cosine >= self._similar or other in found:
                found[other] = cosine
        self._neighbours.add(vector)
        for other in list(found)[:2]:
            for kin in self._kin.get(other, ()):
                found.setdefault(kin, 0.0)
        return found

    def _compare(self, number: int, candidates: dict[int, float]) -> Iterator[tuple[int, Derivation]]:
        """Judge the candidates, likeliest sources first; a passage that one explains is not news in the next."""
        document, ready = self.documents_[number], self._text(number)
        left = {other: shared_passages(ready.print, self._text(other).print) for other in candidates}
        explained = np.zeros(ready.print.length, np.bool_)
        while left:
            fresh = {other: _news(shared, explained) for other, shared in left.items()}
            other = self._likeliest(left, fresh)
            shared, earlier = left.pop(other), self._text(other)
            found = passages(shared, ready.folded.at, earlier.folded.at)
            news = fresh[other] * _unquoted(found, ready.quotes, earlier.quotes)
            kin = by_letters(shared, news)
            if kin is None and float(explained.mean() if len(explained) else 0.0) < WHOLE:
                kin = self._tellings(number, other, shared, news, candidates[other])
            if kin is None:
                continue
            if kin.verdict == "copy" and shared.left >= _ADDS_NOTHING:
                self._holders.discount(other)
            if max(shared.left, shared.right) >= WHOLE:
                self._versions.setdefault(number, set()).add(other)
            if kin.verdict != "same-event":
                for chain in shared.chains:
                    explained[chain.left : chain.left_end] = True
            yield other, _directed(document, self.documents_[other], kin, found)

    def _likeliest(self, left: dict[int, Shared], fresh: dict[int, float]) -> int:
        """The likeliest source: the earliest of those with most news, or what that one is itself a version of."""
        most = max(shared.left * fresh[other] for other, shared in left.items())
        best = min(other for other, shared in left.items() if shared.left * fresh[other] >= _AS_GOOD * most)
        return min((other for other in self._versions.get(best, ()) if other in left), default=best)

    def _tellings(self, number: int, other: int, shared: Shared, news: float, cosine: float) -> Kinship | None:
        if cosine < self._similar and max(shared.left, shared.right) < _SOME_LETTERS:
            return None
        order: Order = common_order(self._sentences(number), self._sentences(other))
        wire = _same_wire(self.documents_[number], self.documents_[other])
        kin = by_telling(shared, news, order, wire)
        return kin or (apart(shared, order, cosine) if order.pairs and cosine >= self._similar else None)

    def _translations(self, number: int, bag: Bag) -> Iterator[tuple[int, Derivation]]:
        """Earlier texts in another language that this one translates; asked only where there are two languages."""
        english = is_english(bag, self._rarity)
        self._english.append(english)
        mine = self._anchors[number] = anchors(bag, self._rarity)
        vector = self._rarity.weigh(mine, HEAVIEST)
        self._foreign += english is False
        if english is not None and self._foreign and self._foreign < len(self._english):
            asked = self._names.ask(vector, 4 * _BY_WORDS)
            for other in [other for other, _ in asked if self._english[other] is (not english)][:_BY_NAMES]:
                kin = by_anchors(anchored(mine, self._anchored(other), self._rarity))
                if kin is not None:
                    yield other, _directed(self.documents_[number], self.documents_[other], kin, ())
        self._names.add(vector)

    def _anchored(self, number: int) -> Bag:
        def make() -> Bag:
            document = self.documents_[number]
            return anchors(self._rarity.bag(document.article.text, document.body), self._rarity)

        return _ready(self._anchors, number, make)

    def _text(self, number: int) -> _Text:
        def make() -> _Text:
            document = self.documents_[number]
            folded = fold(document.article.text, document.body)
            return _Text(folded=folded, print=fingerprint(folded.codes), quotes=quoted(document.article.text))

        return _ready(self._texts, number, make)

    def _sentences(self, number: int) -> list[Told]:
        def make() -> list[Told]:
            return list(islice(_tell(self.documents_[number], self._rarity), _MOST_SENTENCES))

        return _ready(self._told, number, make)


def _ready(store: OrderedDict[int, _T], number: int, make: Callable[[], _T]) -> _T:
    if number in store:
        store.move_to_end(number)
    else:
        store[number] = make()
    return store[number]


def _forget(store: OrderedDict[int, _T]) -> None:
    while len(store) > _READY:
        store.popitem(last=False)


def _news(shared: Shared, explained: npt.NDArray[np.bool_]) -> float:
    """The share of the passages' letters that no better candidate has explained."""
    total = sum(chain.left_end - chain.left for chain in shared.chains)
    known = sum(int(explained[chain.left : chain.left_end].sum()) for chain in shared.chains)
    return 1.0 - known / total if total else 0.0


def _unquoted(found: Sequence[Passage], left: Sequence[Span], right: Sequence[Span]) -> float:
    """The share of the passages that counts: all, unless they are little more than quotations.

    The side where more is quoted is believed, because quotation marks get lost.
    """
    mirrored = [Passage(left=passage.right, right=passage.left) for passage in found]
    share = min(outside(found, left), outside(mirrored, right))
    return 1.0 if share >= _BESIDE_QUOTES else share


def _tell(document: Document, rarity: Rarity) -> Iterator[Told]:
    """The sentences of a document with the rarity of their words."""
    text = document.article.text
    for part in document.body:
        for line in islice(split_lines(text, part.start, part.end), _MOST_LINES):
            if line[1] - line[0] < _SHORTEST_LINE:
                continue
            for start, end in split_sentences(text, *line):
                span = Span(start=start, end=end)
                bag = rarity.bag(text, [span])
                if len(bag.ids) >= _SHORTEST_SENTENCE:
                    yield Told(span=span, ids=bag.ids, rarity=rarity.rarity(bag.ids))


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
