"""Measure names: pairs of names, phrases to countries, and repairs of made garbles.

    python evals/names.py [pairs] [countries] [garbles]

pairs      matching.names.compare on labelled pairs of person names: best F1 over thresholds, and at the shipped one
countries  phrases to ISO countries: share right of those that have one
garbles    one name of one report of each development story is corrupted (one to two edits that mishearing, reading
           or transliteration make), once or throughout; share put back to its person, and false repairs
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpora import CORPORA, SHARED, CachedParser, inputs
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import resolve
from crosswire.gather.clean import clean
from crosswire.lexicon.states import find_state
from crosswire.matching.actors import state_of
from crosswire.matching.names import SAME_PERSON, compare
from crosswire.readers import read_paths
from crosswire.records.names import Entity
from crosswire.records.text import Article, Span
from crosswire.settings import Settings
from crosswire.text.parse import Parser

SEED = 7
# Letters that are confused by ear, by eye or between alphabets.
CONFUSED = {
    "b": "pfv", "p": "bf", "f": "vp", "v": "bwf", "d": "t", "t": "d", "g": "k", "k": "cgq", "c": "k", "s": "z", "z": "sj", "l": "r",
    "r": "l", "m": "n", "n": "m", "j": "y", "y": "i", "w": "v", "h": "", "a": "eo", "e": "ai", "i": "ey", "o": "au", "u": "o",
}  # fmt: skip


def pairs() -> None:
    """F1 over labelled pairs of person names."""
    with (SHARED / "data/names/name_bench/cases.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    scored = [(compare(row["name1"], row["name2"]).value, row["is_match"] == "true") for row in rows]
    best = max((f1(scored, threshold / 100), threshold / 100) for threshold in range(30, 100))
    print(f"pairs: {len(rows)}, F1 at {SAME_PERSON}: {f1(scored, SAME_PERSON):.4f}, best {best[0]:.4f} at {best[1]}")


def f1(scored: Sequence[tuple[float, bool]], threshold: float) -> float:
    """F1 of "value at or above threshold"."""
    hits = sum(gold for value, gold in scored if value >= threshold)
    found, wanted = sum(value >= threshold for value, _ in scored), sum(gold for _, gold in scored)
    return 2 * hits / (found + wanted)


def countries(parser: Parser) -> None:
    """Country of a phrase: the state of the entity that covers most of it, as of the case's date."""
    with (SHARED / "data/events/ngec_actor_cases.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["country"] and row["phrase"]]
    wrong, held = [], 0
    for row in rows:
        if (found := country(row["phrase"], row["date"], parser, row["context"])) != row["country"]:
            wrong.append((row["phrase"], row["country"], found))
            held += rows.index(row) % 2
    share = 1 - len(wrong) / len(rows)
    print(f"countries: {len(rows)}, right {share:.4f}; of every second row, kept back: {1 - 2 * held / len(rows):.4f}")
    for phrase, wanted, found in wrong if "-v" in sys.argv else ():
        print(f"   {phrase!r}: {wanted}, found {found}")


def country(phrase: str, when: str, parser: Parser, context: str = "") -> str | None:
    """ISO alpha-3 of the first entity of ``phrase`` that has one, names before adjectives; else by its words alone."""
    day = date.fromisoformat(when[:10]) if re.match(r"\d{4}-\d\d-\d\d", when or "") else None
    document = clean(Article(id="x", path="x", text=phrase, published=day))
    document = replace(document, body=(Span(start=0, end=len(phrase)),), residue=(), published=day)
    parsed = parser.parse([document])
    entities = resolve(parsed, find_mentions(parsed[0]))
    ranked = sorted(entities, key=lambda e: (e.kind != "person", -max(m.end - m.start for m in e.mentions)))
    among = [word.state for part in context.split() if (word := find_state(part))]
    return next((e.state for e in ranked if e.state), None) or state_of(phrase, day, among=among)


def garbles(parser: Parser, rounds: int = 40) -> None:
    """Corrupt names, resolve again, count what is put right and what is wrongly changed."""
    chance = random.Random(SEED)
    total: Counter[str] = Counter()
    for corpus in CORPORA:
        articles, _ = read_paths(inputs(corpus))
        before = _resolved(articles, parser)
        for _ in range(rounds):
            for made in _corrupt(articles, before, chance):
                total += _judge(made, before, parser)
        print(f"   {corpus}: {dict(total)}", flush=True)
    print(f"garbles: {total['made']}, repaired {total['right'] / total['made']:.4f}, "
          f"to the wrong person {total['wrong'] / total['made']:.4f}, false repairs a story {total['false'] / total['made']:.4f}")  # fmt: skip


Made = tuple[list[Article], str, str, Entity]


def _resolved(articles: Sequence[Article], parser: Parser) -> tuple[Entity, ...]:
    parsed = parser.parse([clean(article) for article in articles])
    return resolve(parsed, [m for one in parsed for m in find_mentions(one)])


def _corrupt(articles: Sequence[Article], entities: Sequence[Entity], chance: random.Random) -> Iterator[Made]:
    """One garble: a person whom at least two reports name; his surname in one of them, once or throughout."""
    people = [e for e in entities if e.kind == "person" and len({m.report for m in e.mentions if m.form == "name"}) > 1]
    person = chance.choice(people)
    word = person.name.split()[-1]
    if Counter(e.name.split()[-1] for e in entities if e.kind == "person")[word] > 1 or person.garbled:
        return
    holding = [a for a in articles if re.search(rf"\b{re.escape(word)}\b", a.text)]
    if len(word) < 4 or len(holding) < 2:
        return
    article = chance.choice(holding)
    wrong = _garble(word, chance)
    count = 0 if chance.random() < 0.5 else 1
    text = re.sub(rf"\b{re.escape(word)}\b", wrong, article.text, count=count)
    yield [replace(a, text=text) if a is article else a for a in articles], article.id, wrong, person


def _garble(word: str, chance: random.Random) -> str:
    letters = list(word.lower())
    for _ in range(1 if len(word) < 6 or chance.random() < 0.5 else 2):
        i = chance.randrange(len(letters))
        kind = chance.choice(("swap", "confuse", "confuse", "confuse", "drop", "double"))
        if kind == "swap" and i + 1 < len(letters):
            letters[i], letters[i + 1] = letters[i + 1], letters[i]
        elif kind == "drop" and len(letters) > 4:
            del letters[i]
        elif kind == "double":
            letters.insert(i, letters[i])
        elif options := CONFUSED.get(letters[i]):
            letters[i] = chance.choice(options)
    made = "".join(letters).title()
    return made if made.lower() != word.lower() else _garble(word, chance)


def _judge(made: Made, before: Sequence[Entity], parser: Parser) -> Counter[str]:
    articles, report, wrong, person = made
    after = _resolved(articles, parser)
    word = person.name.split()[-1]
    owners = {
        person.name if any(m.report != report and word in m.text for m in e.mentions) else e.name
        for e in after
        for m in e.mentions
        if m.report == report and wrong in m.text.split() and m.form == "name"
    }
    known = {(g.report, g.text) for e in before for g in e.garbled}
    false = [g for e in after for g in e.garbled if wrong not in g.text and (g.report, g.text) not in known]
    if not owners:
        return Counter(made=1, unseen=1, false=len(false))
    right = owners == {person.name}
    for g in false if "-v" in sys.argv else ():
        print("       FALSE", wrong, "for", person.name, ":", g.text, g.because, g.probability)
    if not right and "-v" in sys.argv:
        print("      ", wrong, "for", person.name, "->", owners)
    names = {e.name for e in before}
    return Counter(made=1, right=right, wrong=bool((owners - {person.name}) & names), false=len(false))


def main() -> int:
    """Run the parts that are asked for, or all."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    parts = [a for a in sys.argv[1:] if not a.startswith("-")] or ["pairs", "countries", "garbles"]
    parser = CachedParser(Settings().model)
    if "pairs" in parts:
        pairs()
    if "countries" in parts:
        countries(parser)
    if "garbles" in parts:
        garbles(parser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
