"""The memory of stage 2: every document seen so far, ready to be recognised in the next one.

Three ways lead to the earlier documents that a new one may derive from: the same text (a digest), runs of
letters (first holders), rare words (nearest neighbours). Each candidate is then compared in full
(``comparison``), so that candidates may be generous; their number is bounded, and with it the cost of a document.
Documents are taken in batches, because sorting and looking up a hundred together costs little more than one; a document
is still compared with those before it in its batch.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from crosswire.gather.copies.comparison import SIMILAR, Comparison
from crosswire.matching.anchors import all_anchors, languages
from crosswire.matching.holders import Holders, Votes
from crosswire.matching.neighbours import HEAVIEST, Neighbours
from crosswire.records.stories import Derivation
from crosswire.records.text import Document
from crosswire.text.letters import spell
from crosswire.text.shingles import Sampled, fold, sample
from crosswire.text.tfidf import Bags, Rarity, count_words, joined

# Earlier documents compared for their letters, their words, their names (translations), and as kin of those found.
_BY_LETTERS, _BY_WORDS, _BY_NAMES, _KIN = 16, 6, 3, 6
# Votes that a candidate needs, and the share of the smaller text's sampled runs; a third of a text in
# another has at least 0.02 of them.
_VOTES, _VOTE_SHARE = 3.0, 0.012
# Texts that share most names with one, among which those in another language are looked for; and the least cosine.
_BY_ANY_NAMES, _NAMES_ALIKE = 48, 0.1
# Independent reports of the same event that are named for a document.
_SAME_EVENT = 3
# Languages as numbers.
_UNKNOWN, _ENGLISH, _FOREIGN = 0, 1, 2
_LANGUAGE = {None: _UNKNOWN, True: _ENGLISH, False: _FOREIGN}
# Documents and characters that are taken at once.
_BATCH, _CHARACTERS = 128, 1 << 19


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a document may derive from, by number: the one with the ``same`` text, those ``alike`` in letters or words
    (with the cosine of their words), and those in another language that share its names (``foreign``)."""

    number: int
    letters: int
    same: int | None = None
    alike: dict[int, float]
    foreign: tuple[int, ...] = ()


class CandidateIndex:
    """Documents seen so far, by their letters and words. ``add`` takes some more and proposes what each may derive
    from; ``note`` tells it what came of that.

    ``similar`` is the cosine of weighted words (0..1) from which two documents may tell the same, though no
    letters agree.
    """

    def __init__(self, rarity: Rarity, *, similar: float) -> None:
        self.size_ = 0
        self._rarity = rarity
        self._similar = similar
        self._learnt = 0
        self._same: dict[int, int] = {}
        # Texts are numbered apart from documents, because a text that occurs again is not held again.
        self._holders = Holders()
        self._neighbours = Neighbours()
        self._documents = array("i")
        self._languages = bytearray()
        self._kin: dict[int, tuple[int, ...]] = {}

    def learn(self, documents: Sequence[Document]) -> None:
        """Count the words of documents that will be added next, in this order."""
        for batch in batches(documents):
            self._rarity.fit_all(self._rarity.bags([(document.article.text, document.body) for document in batch]))
        self._learnt += len(documents)

    def add(self, documents: Sequence[Document]) -> list[Candidates]:
        """Take in a batch of documents and propose earlier ones (in the batch or before) for each, in order.

        A batch is best of ``_BATCH`` documents and no more than some megabytes.
        """
        if 0 < self._learnt < len(documents):
            learnt = self._learnt
            return self.add(documents[:learnt]) + self.add(documents[learnt:])
        letters = spell([joined(document.article.text, document.body) for document in documents])
        sampled = sample(letters)
        found = self._twins(sampled)
        fresh = [place for place, candidates in enumerate(found) if candidates.same is None]
        if fresh:
            numbers = [found[place].number for place in fresh]
            alike, foreign = self._propose(numbers, sampled.only(fresh), count_words(letters).only(fresh))
            for i, place in enumerate(fresh):
                found[place] = replace(found[place], alike=alike[i], foreign=tuple(foreign.get(i, ())))
        self._learnt = max(0, self._learnt - len(documents))
        return found

    def note(self, number: int, kin: Sequence[int], copied: Sequence[int]) -> None:
        """Say that a document of the last batch derives from ``kin``, and adds nothing to what ``copied`` hold."""
        if kin:
            self._kin[number] = tuple(kin[:_KIN])
        for other in copied:
            self._holders.discount(bisect_left(self._documents, number), bisect_left(self._documents, other))

    def kin(self, alike: dict[int, float]) -> dict[int, float]:
        """The same candidates and what the first two of them derive from."""
        kin = (other for first in islice(alike, 2) for other in self._kin.get(first, ()))
        return alike | {other: 0.0 for other in kin if other not in alike}

    def _twins(self, sampled: Sampled) -> list[Candidates]:
        """The documents by their digests: those seen before point to their twins."""
        found: list[Candidates] = []
        for start, end in pairwise(sampled.bounds.tolist()):
            digest = hashlib.blake2b(sampled.codes[start:end].data, digest_size=8).digest()
            twin = self._same.setdefault(int.from_bytes(digest), self.size_)
            same = twin if twin != self.size_ else None
            found.append(Candidates(number=self.size_, letters=end - start, same=same, alike={}))
            self.size_ += 1
        return found

    def _propose(
        self, numbers: Sequence[int], sampled: Sampled, bags: Bags
    ) -> tuple[list[dict[int, float]], dict[int, list[int]]]:
        """What the texts of these documents, not seen before, are like, and what they may translate."""
        first = len(self._documents)
        self._documents.extend(numbers)
        if not self._learnt:
            self._rarity.fit_all(bags)
        spoken = np.array([_LANGUAGE[english] for english in languages(bags)], np.uint8)
        self._languages += spoken.tobytes()
        self._neighbours.add(self._rarity.weigh_all(bags, HEAVIEST), _group(spoken))
        alike = self._alike(len(numbers), self._holders.add(sampled.keys, sampled.starts))
        return alike, self._foreigners(bags, first)

    def _alike(self, count: int, votes: Votes) -> list[dict[int, float]]:
        """For each text of the batch, documents that share runs of letters, then those alike in words, with cosines."""
        first = len(self._documents) - count
        sizes = np.frombuffer(self._holders.sizes_, np.int32)
        smaller = np.minimum(sizes[votes.texts + first], sizes[votes.holders])
        enough = np.flatnonzero(votes.votes >= np.maximum(_VOTES, _VOTE_SHARE * smaller))
        enough = enough[np.lexsort((votes.holders[enough], -votes.votes[enough], votes.texts[enough]))]
        texts, others = votes.texts[enough], votes.holders[enough]
        best = np.arange(len(texts)) - np.searchsorted(texts, texts) < _BY_LETTERS
        texts, others = texts[best], others[best]
        found: list[dict[int, float]] = [{} for _ in range(count)]
        cosines = self._neighbours.cosines(texts, others)
        for text, other, cosine in zip(texts.tolist(), others.tolist(), cosines.tolist(), strict=True):
            found[text][self._documents[other]] = cosine
        near = self._neighbours.near(least=self._similar)
        best = np.arange(len(near.texts)) - np.searchsorted(near.texts, near.texts) < _BY_WORDS
        for text, other, cosine in zip(
            near.texts[best].tolist(), near.others[best].tolist(), near.cosines[best].tolist(), strict=True
        ):
            found[text][self._documents[other]] = cosine
        return found

    def _foreigners(self, bags: Bags, first: int) -> dict[int, list[int]]:
        """Earlier documents in another language that texts may translate; asked only where there are two languages."""
        spoken = np.frombuffer(self._languages, np.uint8)
        if not ((spoken == _ENGLISH).any() and (spoken == _FOREIGN).any()):
            return {}
        mine = spoken[first:]
        known = np.flatnonzero(mine != _UNKNOWN)
        names = self._rarity.weigh_all(all_anchors(bags.only(known.tolist()), self._rarity), HEAVIEST)
        asked, others = self._neighbours.ask(
            names, _group(np.where(mine[known] == _ENGLISH, _FOREIGN, _ENGLISH)), least=_NAMES_ALIKE, most=_BY_ANY_NAMES
        )
        texts = known[asked]
        kept = (others < texts + first) & (spoken[others] + mine[texts] == _ENGLISH + _FOREIGN)
        found: dict[int, list[int]] = {}
        for text, other in zip(texts[kept].tolist(), others[kept].tolist(), strict=True):
            found.setdefault(text, []).append(self._documents[other])
        return {text: others[:_BY_NAMES] for text, others in found.items()}


def _group(languages: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
    """The group that texts are found in by their words: those in English or no known language, and the others."""
    groups: npt.NDArray[np.int32] = (languages == _FOREIGN).astype(np.int32)
    return groups


class CopyIndex:
    """Documents seen so far. ``add`` takes the next and says what it derives from.

    ``similar`` is the cosine of weighted words (0..1) from which two documents may tell the same, though no
    letters agree. ``learn`` may be called before with documents that are to come, so that rare words are known as such
    from the start.
    """

    def __init__(self, *, similar: float = SIMILAR) -> None:
        self.documents_: list[Document] = []
        rarity = Rarity()
        self._index = CandidateIndex(rarity, similar=similar)
        self._comparison = Comparison(self.documents_, rarity, similar=similar)

    def learn(self, documents: Sequence[Document]) -> None:
        """Count the words of documents that will be added next, in this order."""
        self._index.learn(documents)

    def add(self, document: Document) -> tuple[Derivation, ...]:
        """Take in one document and return its derivations from earlier ones, surest first."""
        return self.add_all([document])[0]

    def add_all(self, documents: Sequence[Document]) -> list[tuple[Derivation, ...]]:
        """Take in documents and return for each its derivations from earlier ones, surest first."""
        found: list[tuple[Derivation, ...]] = []
        for batch in batches(documents):
            self.documents_ += batch
            found += [self._judged(candidates) for candidates in self._index.add(batch)]
            self._comparison.forget()
        return found

    def _judged(self, candidates: Candidates) -> tuple[Derivation, ...]:
        number = candidates.number
        if candidates.same is not None:
            return self._comparison.identical(number, candidates.same, candidates.letters)
        alike = self._index.kin(candidates.alike)
        if not alike and not candidates.foreign:
            return ()
        pairs: dict[int, Derivation] = {}
        copied = []
        document = self.documents_[number]
        for judged in self._comparison.judge(number, alike, fold(document.article.text, document.body)):
            pairs[judged.other] = judged.derivation
            if judged.adds_nothing:
                copied.append(judged.other)
        # Where two languages meet, a translation says more than the letters of its names.
        pairs |= self._comparison.translations(number, candidates.foreign)
        found = sorted(pairs.items(), key=lambda pair: -pair[1].score)
        derived = [(other, derivation) for other, derivation in found if derivation.verdict != "same-event"]
        self._index.note(number, [other for other, _ in derived], copied)
        unrelated = islice((d for _, d in found if d.verdict == "same-event"), _SAME_EVENT)
        return (*(derivation for _, derivation in derived), *unrelated)


def batches(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Documents a batch at a time: so many, and not too many characters."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == _BATCH or characters + len(document.article.text) > _CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.article.text)
    if batch:
        yield batch
