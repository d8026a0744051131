"""Score event coding on labelled public data beside the figures of other systems.

    python evals/events.py            PLV (held-back third beside the whole), PLOVER GSR, status table, speed

PLV is scored by ../shared/tools/stages.py: macro F1 over roots of the first event and of the event whose
parties fit best, and the share of sentences with any event. Its third with a sentence number divisible by
three was looked at last. PLOVER GSR: an event is right when its type and the states of both sides are
(types of PLOVER 0.5 renamed; parties that are no states are not asked for). Both sets are only measured on;
nothing that ships is fitted to them. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from corpora import CachedParser
from crosswire.extract.acts.status import status_of
from crosswire.extract.events import find_events
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import resolve
from crosswire.records.statements import Event
from crosswire.records.text import ParsedDocument
from crosswire.settings import Settings
from shared import SHARED, document, tool

PLV = SHARED / "data" / "events" / "PLV_train.tsv"
GSR = SHARED / "data" / "events" / "plover_gsr" / "PLOVER_GSR_CAMEO.json"
STATUS = Path(__file__).resolve().parent.parent / "tests" / "extract" / "acts" / "status_cases.tsv"
# Types of PLOVER 0.5 by their names in 2.0.
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# Codes of the set that are no states, and two that are misspelt there.
_NO_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "---"})
_MISSPELT = {"JAP": "JPN", "ROM": "ROU"}
_KINDS = {"denied": "negated", "conditional": "hypothetical"}


def code(parsed: Iterable[ParsedDocument]) -> dict[str, tuple[Event, ...]]:
    """Events of each sentence, read alone with its own names."""
    found = {}
    for one in parsed:
        entities = resolve((one,), find_mentions(one))
        found[one.document.article.id] = find_events((), entities, (one,))
    return found


def plv(parser: CachedParser) -> dict[str, dict[str, float]]:
    """Figures on the tuned two thirds, on the held-back third and on all."""
    csv.field_size_limit(10**9)
    with PLV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    texts = {f"s{row['sentence_id']}": row["sentence"] for row in rows}
    events = code(parser.parse([document(name, text) for name, text in texts.items()]))
    out = [line(name, event) for name, found in events.items() for event in found]
    stages = tool("stages")
    parts = {
        "tuned on": [r for r in rows if int(r["sentence_id"]) % 3],
        "held back": [r for r in rows if int(r["sentence_id"]) % 3 == 0],
        "all": rows,
    }
    figures = {}
    for name, part in parts.items():
        stages.plv = lambda _, part=part: iter(part)
        figures[name] = stages.score_events("", out, None)
    return figures


def line(name: str, event: Event) -> dict[str, Any]:
    """An event as the stage command prints it."""
    return {
        "report": name, "type": event.type, "status": event.status,
        "actor": [{"text": p.text} for p in event.actor], "recipient": [{"text": p.text} for p in event.recipient],
    }  # fmt: skip


def gsr(parser: CachedParser) -> dict[str, float]:
    """Share of sentences whose first event is right, and shares among coded ones and full dyads."""
    gold = {item["id"]: item for item in json.loads(GSR.read_text(encoding="utf-8")) if item["event"] != "DOCUMENT"}
    events = code(parser.parse([document(name, item["text"]) for name, item in gold.items()]))
    first = [bool(found) and right(gold[name], found[0]) for name, found in events.items()]
    dyads = {
        name: next((e for e in found if e.actor_states and e.recipient_states), None) for name, found in events.items()
    }
    full = [right(gold[name], event) for name, event in dyads.items() if event]
    coded = sum(bool(found) for found in events.values())
    return {
        "sentences": len(gold),
        "first event right": round(sum(first) / len(gold), 4),
        "right of coded": round(sum(first) / coded, 4),
        "any event right": round(
            sum(any(right(gold[n], e) for e in found) for n, found in events.items()) / len(gold), 4
        ),
        "first full dyad right": round(sum(full) / len(gold), 4),
        "right of full dyads": round(sum(full) / len(full), 4),
    }


def right(item: dict[str, Any], event: Event) -> bool:
    """Whether type and states of both sides are those of the gold record."""
    if event.type != _RENAMED.get(item["event"], item["event"]):
        return False
    sources, targets = states(item.get("source")), states(item.get("target"))
    if not item.get("target") and len(sources) > 1:
        return len(sources & {*event.actor_states, *event.recipient_states}) >= 2
    ours = not sources or bool(sources & set(event.actor_states))
    return ours and (not targets or bool(targets & set(event.recipient_states)))


def states(actors: Sequence[Any] | None) -> set[str]:
    """The states among the coded actors of one side."""
    codes = {_MISSPELT.get(a["code"], a["code"]) for a in actors or () if isinstance(a, dict) and a.get("code")}
    return {c for c in codes if len(c) == 3 and c not in _NO_STATE}


def status(parser: CachedParser) -> dict[str, float]:
    """Share of right statuses by kind, on the table of the tests."""
    hits: dict[str, list[bool]] = {}
    for row in STATUS.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, word, text = row.split("\t")
            parse = parser.parse([document("x", text)])[0].sentences[0].parse
            at = next((t.index for t in parse.tokens if t.text == word), None)
            hits.setdefault(kind, []).append(at is not None and status_of(parse, at) == _KINDS.get(kind, kind))
    return {kind: round(sum(found) / len(found), 4) for kind, found in hits.items()}


def speed(parser: CachedParser) -> dict[str, float]:
    """Milliseconds a token of the stage, parse not counted."""
    with PLV.open(encoding="utf-8", newline="") as file:
        texts = [row["sentence"] for row in csv.DictReader(file, delimiter="\t")]
    parsed = parser.parse([document(f"s{i}", text) for i, text in enumerate(texts)])
    started = time.process_time()
    find_events((), (), parsed)
    spent = time.process_time() - started
    tokens = sum(len(sentence.parse.tokens) for one in parsed for sentence in one.sentences)
    return {"tokens": tokens, "ms a token": round(1000 * spent / tokens, 4)}


def main() -> int:
    """Run all and print."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the labelled sets are not part of the repository")
        return 0
    parser = CachedParser(Settings().model)
    for name, figures in plv(parser).items():
        print(f"PLV {name:10}", json.dumps(figures))
    print("PLOVER GSR    ", json.dumps(gsr(parser)))
    print("status        ", json.dumps(status(parser)))
    print("speed         ", json.dumps(speed(parser)))
    parser.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
