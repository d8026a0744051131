"""A stream of reports of 2.2 kB over simulated days, made of the articles of ../shared: what the benchmarks read.

Every day brings new stories: a passage of an article, chosen at random, and some versions of it on that day and the next
two: the same text, letters or words changed, cut, shuffled, with other text before it, or a third of it inside another.
Articles come again on later days, mostly with other passages. The same seed gives the same stream.
"""

from __future__ import annotations

import gzip
import heapq
import json
import random
import string
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from crosswire.records.text import Article, Document, Span

ARTICLES = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "articles" / "articles-3000.jsonl.gz"
LENGTH = 2200
STORIES_A_DAY = 400
FIRST = date(2025, 1, 1)
# Chance that a story has another version.
_AGAIN = 0.6


def articles() -> list[str]:
    """The texts of the articles that are long enough."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return [text for text in texts if len(text) >= LENGTH]


def passage(text: str, rng: random.Random) -> str:
    """A passage of 2.2 kB that begins with a word."""
    at = rng.randrange(len(text) - LENGTH + 1)
    return text[text.rfind(" ", 0, at) + 1 :][:LENGTH]


def document(number: int, text: str, day: date | None) -> Document:
    """A document whose whole text is body."""
    article = Article(id=f"r{number}", path=f"r{number}", text=text)
    return Document(article=article, body=(Span(start=0, end=len(text)),), residue=(), published=day)


def stream(size: int, *, seed: int = 1) -> Iterator[Document]:
    """The first ``size`` documents of a stream."""
    rng = random.Random(seed)
    pool = articles()
    kinds = versions(rng)
    numbers, order = count(), count()
    due: list[tuple[int, int, str]] = []
    for day in count():
        for _ in range(STORIES_A_DAY):
            text = passage(rng.choice(pool), rng)
            heapq.heappush(due, (day, next(order), text))
            while rng.random() < _AGAIN:
                version = rng.choice(kinds)(text, passage(rng.choice(pool), rng))[:LENGTH]
                heapq.heappush(due, (day + rng.randrange(3), next(order), version))
        while due and due[0][0] <= day:
            number = next(numbers)
            if number == size:
                return
            yield document(number, heapq.heappop(due)[2], FIRST + timedelta(days=day))


def versions(rng: random.Random) -> Sequence[Callable[[str, str], str]]:
    """What is made of a text; the second argument is another text."""

    def noise(share: float) -> Callable[[str, str], str]:
        def make(text: str, _: str) -> str:
            letters = list(text)
            for at in rng.sample(range(len(letters)), int(share * len(letters))):
                letters[at] = rng.choice(string.ascii_lowercase)
            return "".join(letters)

        return make

    def reword(text: str, other: str) -> str:
        words = other.split()
        return " ".join(rng.choice(words) if rng.random() < 0.3 else word for word in text.split(" "))

    def shuffle(text: str, _: str) -> str:
        sentences = text.split(". ")
        rng.shuffle(sentences)
        return ". ".join(sentences)

    def embed(text: str, other: str) -> str:
        third, half = len(text) // 3, len(other) // 2
        return f"{other[: half - third // 2]} {text[third : 2 * third]} {other[half + third // 2 :]}"

    return (
        lambda text, _: text,
        noise(0.05),
        noise(0.15),
        lambda text, _: text[: int(0.4 * len(text))],
        lambda text, other: f"{other[:400]} {text}",
        reword,
        shuffle,
        embed,
    )


def taken(size: int, *, seed: int = 1) -> list[Document]:
    """The same, all at once."""
    return list(islice(stream(size, seed=seed), size))
