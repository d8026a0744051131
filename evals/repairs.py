"""Measure how names garbled in context are repaired, beside two peers on the same cases.

    python evals/repairs.py                 all stories, table by kind of garble
    python evals/repairs.py --half 1        every second story only: 0 was tuned on, 1 was kept back
    python evals/repairs.py --seed 12       other garbles of the same names: one draw is a small sample
    python evals/repairs.py -v              each garble that was not repaired, each wrong repair

Stories: the six corpora, and clusters of three and more reports of one event in the article set of ../shared
(evals/name_stories.json: paths, and persons whom two reports name; it holds no text). In each round up to three
persons of one report are garbled (misnaming.py: five kinds), once or throughout, and stages 4 to 9 are run.

repaired   garbled mentions that stand with the person they mean; left: with nobody else; wrong: with another
clean      mentions of the names of persons that nobody touched; a wrong repair is one that is called garbled or has
           moved to another person, beside the untouched run; "untouched": called garbled in the untouched articles
ECE        expected calibration error of the probabilities of the garbles listed, ten bins; what is listed in untouched
           articles counts as wrong, though some of it is a slip of the articles' own

The peers are shown the garbled name and the names of the other reports and of the table of holders; they repair
to the nearest above a threshold, which is chosen with hindsight: the most repairs at one wrong in 100 clean mentions.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import heldout
import name_peers
from calibration import bins, error
from corpora import CORPORA, CachedParser, inputs
from crosswire.gather.clean import clean
from crosswire.pipeline import link
from crosswire.readers import read_paths
from crosswire.records.names import Entity, Mention
from crosswire.records.stories import Story
from crosswire.records.text import Article
from crosswire.settings import Settings
from crosswire.text.parse import Parser
from garbling import Garbled
from misnaming import KINDS, Case, garble_person, occurrences, parts
from shared import ROOT

SEED = 11
ROUNDS = 2
# Persons garbled in one report.
_AT_ONCE = 3
# Articles that hold a word in lower case for it to count as common.
_COMMON = 20
STORIES = ROOT / "evals" / "name_stories.json"
Place = tuple[str, int, int]


@dataclass(slots=True)
class Tally:
    """What was counted over all rounds."""

    garbled: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    clean: int = 0
    called: int = 0
    moved: int = 0
    untouched: int = 0
    listed_untouched: int = 0
    names: Counter[bool] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    queries: list[name_peers.Query] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def stories() -> Iterator[tuple[str, list[Article], list[str]]]:
    """Name, reports and persons of each story."""
    rows = heldout.article_set()
    for story in json.loads(STORIES.read_text(encoding="utf-8")):
        if story["story"] in CORPORA:
            articles, _ = read_paths(inputs(story["story"]))
        else:
            articles = [_article(rows[path]) for path in story["reports"]]
        yield story["story"], list(articles), story["persons"]


def common_words() -> list[str]:
    """Words of four letters and more that many articles hold in lower case, sorted."""
    held: Counter[str] = Counter()
    for row in heldout.article_set().values():
        held.update(set(re.findall(r"\b[a-z]{4,9}\b", row["text"])))
    return sorted(word for word, count in held.items() if count >= _COMMON)


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["path"], path=row["path"], text=row["text"], title=row["title"], source=row["source"], published=_day(row["published"])
    )  # fmt: skip


def _day(written: str) -> date | None:
    for form in ("%m/%d/%y", "%Y-%m-%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(written[:10], form).date()
        except ValueError:
            continue
    return None


def entities_of(articles: Sequence[Article], parser: Parser) -> tuple[Entity, ...]:
    """Stages 1 and 4 to 9 on the reports of one story."""
    documents = tuple(clean(article) for article in articles)
    story = Story(id="s", documents=documents, scores=(1.0,) * len(documents))
    return link(story, (), parser, Settings()).reading.entities


def garbled_round(
    name: str, number: int, articles: Sequence[Article], persons: Sequence[str], words: Sequence[str], turn: int,
    seed: int = SEED,
) -> tuple[Article, list[Case]] | None:  # fmt: skip
    """The report of one round and what is garbled in it; the kinds take turns, beginning with ``turn``."""
    chance = random.Random(f"{seed} {name} {number}")
    held = {a.id: [p for p in persons if _named(a, p) and sum(_named(b, p) for b in articles) > 1] for a in articles}
    able = [a for a in articles if held[a.id]]
    if not able:
        return None
    article = chance.choice(able)
    chosen = chance.sample(held[article.id], min(_AT_ONCE, len(held[article.id])))
    made = []
    for person in chosen:
        others = [p for p in persons if p not in chosen]
        for step in range(len(KINDS)):
            kind = list(KINDS)[(turn + len(made) + step) % len(KINDS)]
            case = garble_person(article.text, article.id, person, kind, chance, others, words)
            if case is not None:
                made.append(case)
                break
    return article, made


def _named(article: Article, person: str) -> bool:
    return any(occurrences(article.text, person))


def measure(
    parser: Parser, *, half: int | None = None, rounds: int = ROUNDS, only: str | None = None, seed: int = SEED
) -> Tally:
    """Run all rounds."""
    tally, words, turn = Tally(), common_words(), 0
    for at, (name, articles, persons) in enumerate(stories()):
        passed = only is not None and not (name in CORPORA if only == "corpora" else name.startswith(only))
        if passed or (half is not None and at % 2 != half):
            turn += rounds * _AT_ONCE
            continue
        before = entities_of(articles, parser)
        _count_untouched(name, before, tally)
        for number in range(rounds):
            made = garbled_round(name, number, articles, persons, words, turn, seed)
            turn += _AT_ONCE
            if made is not None and made[1]:
                _judge(name, articles, before, *made, parser, tally)
    return tally


def _named_by(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Mention]]:
    for entity in entities:
        yield from ((entity, m) for m in entity.mentions if m.form == "name")


def _count_untouched(name: str, before: Sequence[Entity], tally: Tally) -> None:
    if name in CORPORA:  # they hold garbles of their own
        return
    tally.untouched += sum(entity.kind == "person" for entity, _ in _named_by(before))
    for entity in before:
        tally.listed_untouched += len(entity.garbled)
        tally.judged += [(g.probability, False) for g in entity.garbled]
        tally.notes += [f"UNTOUCHED {name}: {g.text!r} for {entity.name}, {g.because}" for g in entity.garbled]


@dataclass(frozen=True, slots=True)
class _Round:
    """One round: entities before and after, and which of the former each of the latter is."""

    name: str
    report: str
    made: Garbled
    before: Sequence[Entity]
    after: Sequence[Entity]
    was: dict[Place, Entity]  # clean mentions by their place after garbling
    owner: dict[str, str]  # id after -> id before, by most of its clean mentions


def _judge(
    name: str, articles: Sequence[Article], before: Sequence[Entity], article: Article, cases: Sequence[Case], parser: Parser,
    tally: Tally,
) -> None:  # fmt: skip
    """Run one round and count it."""
    made = Garbled(article.text, [edit for case in cases for edit in case.edits])
    after = entities_of([replace(a, text=made.text) if a is article else a for a in articles], parser)
    was: dict[Place, Entity] = {}
    for entity, m in _named_by(before):
        at = (m.start, m.end) if m.report != article.id else made.carry(m.start, m.end)
        if at and not (m.report == article.id and made.kinds(m.start, m.end)):
            was[m.report, at[0], at[1]] = entity
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, m in _named_by(after):
        if (one := was.get((m.report, m.start, m.end))) is not None:
            votes[entity.id][one.id] += 1
    owner = {ident: max(count, key=lambda one: (count[one], one)) for ident, count in votes.items()}
    this = _Round(name, article.id, made, before, after, was, owner)
    right = {(article.id, at): case for case in cases for at in _count_case(this, case, tally)}
    _count_clean(this, right, tally)
    tally.queries += name_peers.queries([(c, _meant(this, c)) for c in cases], before, was, article.id)


def _meant(this: _Round, case: Case) -> str | None:
    """The id, before, of the person whose name was garbled: who is named at most places of that name elsewhere."""
    surname = parts(case.person)[1].lower()
    count = Counter(
        entity.id
        for (report, _, _), entity in this.was.items()
        if report != this.report and entity.kind == "person" and surname in entity.name.lower()
    )
    return max(count, key=lambda one: (count[one], one)) if count else None


def _count_case(this: _Round, case: Case, tally: Tally) -> Iterator[int]:
    """Count the garbled mentions of a person; yield the starts of those that were put right."""
    meant = _meant(this, case)
    states: dict[str, set[str]] = defaultdict(set)
    for edit in case.edits:
        span = this.made.carry(edit.start, edit.end)
        assert span is not None
        found = [
            (this.owner.get(e.id), m)
            for e, m in _named_by(this.after)
            if m.report == this.report and m.start < span[1] and span[0] < m.end
        ]
        whose = {who for who, _ in found if who}
        state = "left" if not whose else "repaired" if whose == {meant} else "wrong"
        tally.garbled[case.kind, case.way][state] += 1
        states[edit.new].add(state)
        if state == "repaired":
            yield from (m.start for who, m in found if who)
        else:
            names = {e.id: e.name for e in this.before}
            told = [(names.get(who or "", "-"), m.text, m.kind) for who, m in found]
            tally.notes.append(f"{state} {case.kind}, {case.way}: {edit.new!r} for {case.person}: {told} ({this.name})")
    tally.names.update(found == {"repaired"} for found in states.values())


def _count_clean(this: _Round, right: dict[tuple[str, int], Case], tally: Tally) -> None:
    """Count clean mentions, those called garbled or moved, and how probable each listed garble was held."""
    known = set()
    for g in (g for e in this.before for g in e.garbled):
        at = (g.start, g.end) if g.report != this.report else this.made.carry(g.start, g.end)
        known |= {(g.report, at[0])} if at else set()
    listed = {(g.report, g.start): (g, e) for e in this.after for g in e.garbled if (g.report, g.start) not in known}
    tally.judged += [(g.probability, place in right) for place, (g, _) in listed.items()]
    stands = {(m.report, m.start, m.end): e for e, m in _named_by(this.after)}
    for place, entity in this.was.items():
        if entity.kind != "person":
            continue
        tally.clean += 1
        now = stands.get(place)
        if place[:2] in listed:
            tally.called += 1
            g, by = listed[place[:2]]
            tally.notes.append(f"CALLED {g.text!r} of {entity.name} for {by.name}: {g.because} ({this.name})")
        elif now is not None and this.owner[now.id] != entity.id:
            tally.moved += 1
            tally.notes.append(f"MOVED {place} of {entity.name} to {now.name} ({this.name})")


def reliability(judged: Sequence[tuple[float, bool]]) -> str:
    """The calibration error of the garbles listed, and the share right by tenth of probability."""
    found = bins([value for value, _ in judged], [is_right for _, is_right in judged])
    return f"{error(found):.4f} (" + ", ".join(f"at {p:.2f}: {y:.2f} of {n}" for p, y, n in found) + ")"


def table(tally: Tally) -> str:
    """Kinds and ways of garbling by what became of them, in Markdown."""
    rows: dict[str, Counter[str]] = {}
    for (kind, way), count in sorted(tally.garbled.items()):
        rows.setdefault(kind, Counter()).update(count)
        rows[f"- {way}" if way not in ("by ear", "other rules", "look-alikes") else kind] = (
            count if way not in ("by ear", "other rules", "look-alikes") else rows[kind]
        )
    rows["all"] = sum(tally.garbled.values(), Counter())
    lines = ["| garble | mentions | repaired | left | wrong |", "|---|---:|---:|---:|---:|"]
    for name, count in rows.items():
        total = count.total()
        shares = " | ".join(f"{count[state] / total:.3f}" for state in ("repaired", "left", "wrong"))
        lines.append(f"| {name} | {total} | {shares} |")
    return "\n".join(lines)


def main() -> int:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--half", type=int, choices=(0, 1))
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--only", help="stories whose name begins so; 'corpora' for the six")
    arguments.add_argument("--no-peers", action="store_true")
    arguments.add_argument("-v", action="store_true")
    given = arguments.parse_args()
    if not heldout.ARTICLES.exists():
        print(f"skipped: {heldout.ARTICLES} is absent; the articles are not part of the repository")
        return 0
    parser = CachedParser(Settings().model)
    tally = measure(parser, half=given.half, rounds=given.rounds, only=given.only, seed=given.seed)
    parser.keep()
    print("\n".join(tally.notes) if given.v else "", end="\n" if given.v else "")
    print(table(tally))
    print(
        f"garbled forms (one of a report) {tally.names.total()}: repaired wherever they stand {tally.names[True] / tally.names.total():.3f}"
    )
    print(f"clean mentions {tally.clean}: called garbled {tally.called / tally.clean:.4f}, moved {tally.moved / tally.clean:.4f}; "
          f"untouched articles {tally.untouched}: called garbled {tally.listed_untouched / max(1, tally.untouched):.4f}")  # fmt: skip
    print(f"garbles listed {len(tally.judged)}, ECE {reliability(tally.judged)}")
    if not given.no_peers:
        print(name_peers.report(tally.queries))
    return 0


if __name__ == "__main__":
    sys.exit(main())
