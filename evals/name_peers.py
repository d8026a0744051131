"""Two peers that repair a garbled name by the name alone: nomenklatura (logic_v2) and rapidfuzz.

Each is shown a name as a report has it, and the names of persons in the other reports of the story and in the table
of holders of offices; it repairs to the nearest at or above a threshold. They are not dependencies: rapidfuzz is one of
crosswire's own, nomenklatura comes with ``pip install 'crosswire[peers]'`` (it needs ICU) and is passed over where absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from crosswire.lexicon.holders import holders
from crosswire.matching.names import fold_name
from crosswire.records.names import Entity
from misnaming import Case

# Names of the table of holders that a peer compares beside the story's: the nearest by letters.
_FROM_TABLE = 10
# Wrong repairs for each clean mention that a threshold may cost.
_ALLOWED = 0.01


@dataclass(frozen=True, slots=True)
class Query:
    """A name in a report: the person meant, how often it stands there, garbled or clean, and who may be meant."""

    text: str
    meant: str | None
    count: int
    garbled: bool
    persons: Mapping[str, tuple[str, ...]]


def queries(
    cases: Iterable[tuple[Case, str | None]], before: Sequence[Entity], was: Mapping[tuple[str, int, int], Entity], report: str
) -> list[Query]:  # fmt: skip
    """The questions of one round: each garbled form, and each clean form of a person's name in the same report."""
    persons: dict[str, tuple[str, ...]] = {}
    for entity in before:
        names = {m.name for m in entity.mentions if m.form == "name" and m.report != report}
        if entity.kind == "person" and names:
            persons[entity.id] = tuple(sorted(names | {entity.name}))
    made = [
        Query(text, meant, count, True, persons)
        for case, meant in cases
        for text, count in Counter(edit.new for edit in case.edits).items()
    ]
    texts = {e.id: {(m.report, m.start): m.name for m in e.mentions} for e in before}
    clean: Counter[tuple[str, str]] = Counter()
    for (where, start, _), entity in was.items():
        name = texts[entity.id].get((where, start))
        if entity.kind == "person" and where == report and name:
            clean[name, entity.id] += 1
    return made + [Query(name, who, count, False, persons) for (name, who), count in sorted(clean.items())]


def report(asked: Sequence[Query]) -> str:
    """A Markdown table of the peers' best repairs at the allowed rate of wrong ones."""
    lines = [
        "| peer | threshold | repaired | to the wrong person | wrong per clean mention |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, score in (("rapidfuzz, Jaro-Winkler", _letters), ("nomenklatura, logic_v2", _logic_v2())):
        if score is None:
            lines.append(f"| {name} | skipped: pip install 'crosswire[peers]' | | | |")
            continue
        answers = [(query, *_nearest(query, score)) for query in asked]
        best = max((_at(answers, level / 100) for level in range(50, 101)), key=lambda r: (r[3] <= _ALLOWED, r[1]))
        free = max((_at(answers, level / 100) for level in range(50, 101)), key=lambda r: r[1] - r[2] - r[3])
        for threshold, repaired, wrong, false in (best, free):
            lines.append(f"| {name} | {threshold:.2f} | {repaired:.3f} | {wrong:.3f} | {false:.4f} |")
    return "\n".join(lines)


Answer = tuple[Query, str, float]


def _at(answers: Sequence[Answer], threshold: float) -> tuple[float, float, float, float]:
    garbled = [(q, who) for q, who, value in answers if q.garbled and value >= threshold]
    all_garbled = sum(q.count for q, _, _ in answers if q.garbled)
    clean = sum(q.count for q, _, _ in answers if not q.garbled)
    right = sum(q.count for q, who in garbled if who == q.meant)
    wrong = sum(q.count for q, who in garbled if who != q.meant)
    false = sum(q.count for q, who, value in answers if not q.garbled and value >= threshold and who != q.meant)
    return threshold, right / all_garbled, wrong / all_garbled, false / clean


def _nearest(query: Query, score: Callable[[str, str], float]) -> tuple[str, float]:
    """Who is nearest by name, and how near; a holder of the table who is nobody of the story goes by his name."""
    table = [
        found[0] for found in process.extract(query.text, _table(), scorer=JaroWinkler.similarity, limit=_FROM_TABLE)
    ]
    names = [(who, name) for who, forms in query.persons.items() for name in forms] + [(name, name) for name in table]
    asked = fold_name(query.text)
    if any(asked == fold_name(name) or asked == fold_name(name).split()[-1] for _, name in names):
        return "", 0.0  # somebody's name as it stands: nothing to repair
    values = [(score(query.text, name), who) for who, name in names]
    value, who = max(values, key=lambda found: (found[0], found[1] in query.persons))
    if who not in query.persons:
        # The table's name of one of the story's persons.
        who = next((one for one, forms in query.persons.items() if who in forms), who)
    return who, value


@cache
def _table() -> tuple[str, ...]:
    return tuple(sorted({holder.person for holder in holders()}))


def _letters(left: str, right: str) -> float:
    """Jaro-Winkler over folded names; a single word is compared with the last word too."""
    a, b = fold_name(left), fold_name(right)
    value: float = JaroWinkler.similarity(a, b)
    return value if " " in a else max(value, JaroWinkler.similarity(a, (b.split() or [""])[-1]))


def _logic_v2() -> Callable[[str, str], float] | None:
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2, ScoringConfig
    except ImportError:
        return None
    config = ScoringConfig.defaults()

    @cache
    def person(name: str) -> object:
        proxy = model.make_entity("Person")
        proxy.id = name  # it remembers names by id
        proxy.add("name", name)
        return proxy

    @cache
    def score(left: str, right: str) -> float:
        last = right.split()[-1]
        value = float(LogicV2.compare(person(left), person(right), config).score)
        return value if " " in left or last == right else max(value, score(left, last))

    return score
