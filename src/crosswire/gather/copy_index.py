"""The memory of stage 2: every document seen so far, ready to be recognised in the next one.

Three ways lead to the earlier documents that a new one may derive from: the same text (a digest), runs of
letters (first holders), rare words (nearest neighbours). Each candidate is then compared in full
(``comparison``), so that candidates may be generous; their number is bounded, and with it the cost of a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import islice

from crosswire.gather.comparison import SIMILAR, Comparison
from crosswire.matching.anchors import is_english
from crosswire.matching.holders import Holders, Keys, sample
from crosswire.matching.neighbours import HEAVIEST, Neighbours
from crosswire.records.stories import Derivation
from crosswire.records.text import Document
from crosswire.text.shingles import fold, runs
from crosswire.text.tfidf import Bag, Rarity

# Earlier documents compared for their letters, their words, their names (translations), and as kin of those found.
_BY_LETTERS, _BY_WORDS, _BY_NAMES, _KIN = 16, 6, 3, 6
# Votes that a candidate needs, and the share of the smaller text's sampled runs; a third of a text in
# another has at least 0.02 of them.
_VOTES, _VOTE_SHARE = 3.0, 0.012
# Independent reports of the same event that are named for a document.
_SAME_EVENT = 3
# Documents whose words are counted at once.
_BATCH = 128


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
        self._names = Neighbours()
        self._english: list[bool | None] = []
        self._foreign = 0
        self._comparison = Comparison(self.documents_, self._rarity, similar=similar)

    def learn(self, documents: Sequence[Document]) -> None:
        """Count the words of documents that will be added next, in this order."""
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            self._rarity.fit_all(self._rarity.bags([(document.article.text, document.body) for document in batch]))
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
            self._skip(twin)
            return self._comparison.identical(number, twin, len(folded.codes))
        bag = self._rarity.bag(text, document.body)
        candidates = self._candidates(sample(runs(folded.codes)), bag)
        pairs: dict[int, Derivation] = {}
        for judged in self._comparison.judge(number, candidates, folded):
            pairs[judged.other] = judged.derivation
            if judged.adds_nothing:
                self._holders.discount(judged.other)
        # Where two languages meet, a translation says more than the letters of its names.
        pairs |= self._comparison.translations(number, self._foreigners(number, bag))
        self._comparison.forget()
        found = sorted(pairs.items(), key=lambda pair: -pair[1].score)
        self._kin[number] = [other for other, derived in found if derived.verdict != "same-event"][:_KIN]
        unrelated = islice((d for _, d in found if d.verdict == "same-event"), _SAME_EVENT)
        return (*(d for _, d in found if d.verdict != "same-event"), *unrelated)

    def _skip(self, twin: int) -> None:
        """Remember nothing of a document whose text is that of an earlier one."""
        self._holders.skip()
        self._neighbours.skip()
        self._names.skip()
        self._english.append(self._english[twin])
        self._foreign += self._english[twin] is False
        self._learnt = max(0, self._learnt - 1)

    def _candidates(self, keys: Keys, bag: Bag) -> dict[int, float]:
        """Earlier documents to compare, with the cosine of their words where it is known (else 0)."""
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

    def _foreigners(self, number: int, bag: Bag) -> list[int]:
        """Earlier texts in another language that this one may translate; asked only where there are two languages."""
        english = is_english(bag)
        self._english.append(english)
        self._foreign += english is False
        vector = self._rarity.weigh(self._comparison.names(number, bag), HEAVIEST)
        found: list[int] = []
        if english is not None and self._foreign and self._foreign < len(self._english):
            asked = self._names.ask(vector, 4 * _BY_WORDS)
            found = [other for other, _ in asked if self._english[other] is (not english)][:_BY_NAMES]
        self._names.add(vector)
        return found
