"""Read the invented events of evals/invented, check their marks, and print a table.

    python evals/invented.py                    all events; exit 1 if a file breaks the format of its README
    python evals/invented.py grain-corridor     one or more

An event becomes what a development corpus is: rows of reports (as in reports.jsonl) and a gold standard of the same
shape, so that whatever learns from the one can learn from the other.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from typing import Any

from shared import ROOT

FOLDER = ROOT / "evals" / "invented"
KINDS = ("number", "date", "place", "actor", "polarity", "quotation", "attribution", "party", "scope", "role", "tense",
         "voice", "wording")  # fmt: skip
DERIVATIONS = ("wire", "own", "copy", "excerpt", "rewrite", "translation")
# Opens a mark "[id other-id: ", or is the bracket that closes one.
_BRACKET = re.compile(r"\[([\w-]+(?: [\w-]+)*):\s*|\]")


class FormatError(ValueError):
    """A file breaks the format; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An invented event: ``reports`` as rows of reports.jsonl, ``gold`` as in the development corpora.

    ``derived`` holds for each report how it came about and the reports it came from."""

    name: str
    reports: list[dict[str, str]]
    gold: dict[str, Any]
    derived: dict[str, tuple[str, list[str]]]


def names() -> list[str]:
    """The events there are."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str) -> Event:
    """Read one event.

    Raises:
        FormatError: if a line, mark, claim or difference breaks the format.
    """
    head, sections, blocks = split(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    claims = {claim["id"]: claim for claim in (read_claim(line) for line in sections["claims"])}
    if len(claims) < len(sections["claims"]):
        raise FormatError(f"{name}: a claim is listed twice")
    reports, derived = [], {}
    for header, body in blocks:
        key, outlet, published, kind, origin = fields(header, 5)
        if kind not in DERIVATIONS:
            raise FormatError(f"{name} {key}: unknown way a report comes about: {kind!r}")
        text, marks = unmark(f"{name} {key}", body)
        for claim, start, end in marks:
            if claim not in claims:
                raise FormatError(f"{name} {key}: mark of a claim that is not listed: {claim!r}")
            mention = {"file": key, "start": start, "end": end, "quote": text[start:end]}
            claims[claim]["mentions"].append(mention)
        title = text.partition("\n")[0]
        reports.append({"path": key, "source": outlet, "published": published, "title": title, "text": text})
        derived[key] = (kind, [r.strip() for r in origin.split(";") if r.strip() != "-"])
    for claim in claims.values():
        if not claim["mentions"]:
            raise FormatError(f"{name}: claim {claim['id']!r} is marked nowhere")
    texts = {r["path"]: r["text"] for r in reports}
    gold = {
        "cluster": name, "event_date": head[0], "about": head[1], "claims": list(claims.values()),
        "reports": [{"file": key, "residue": []} for key in texts],
        "disagreements": [read_difference(name, line, claims, texts) for line in sections["differences"]],
    }  # fmt: skip
    return Event(name=name, reports=reports, gold=gold, derived=derived)


def split(name: str, text: str) -> tuple[tuple[str, str], dict[str, list[str]], list[tuple[str, str]]]:
    """Split a file into its head (date, about), the lines of its two sections, and its reports (header, body)."""
    first, _, rest = text.partition("\n")
    found = re.match(r"event: (\d{4}-\d\d-\d\d) (.+)", first)
    if not found:
        raise FormatError(f"{name}: the first line is not 'event: YYYY-MM-DD what it is'")
    sections: dict[str, list[str]] = {"claims": [], "differences": []}
    blocks: list[tuple[str, str]] = []
    for part in re.split(r"^(?=claims:\s*$|differences:\s*$|report \S+ \|)", rest, flags=re.M):
        header, _, body = part.partition("\n")
        if header.startswith("report "):
            blocks.append((header.removeprefix("report "), body.strip()))
        elif header.strip():
            sections[header.strip().removesuffix(":")] += [line for line in body.splitlines() if line.strip()]
    if not blocks or not sections["claims"]:
        raise FormatError(f"{name}: reports or claims are missing")
    return (found[1], found[2]), sections, blocks


def fields(line: str, count: int) -> list[str]:
    """Split a line at its bars.

    Raises:
        FormatError: if it has not ``count`` fields.
    """
    found = [field.strip() for field in line.split("|", count - 1)]
    if len(found) != count or (count > 5 and "|" in found[-1]):
        raise FormatError(f"not {count} fields: {line!r}")
    return found


def read_claim(line: str) -> dict[str, Any]:
    """A claim of the gold standard, still without mentions."""
    key, act, actors, targets, sources, date, gist = fields(line, 7)

    def several(field: str) -> list[str]:
        return [one.strip() for one in field.split(";") if one.strip() and one.strip() != "-"]

    return {
        "id": key, "gist": gist, "act": act, "actor": several(actors), "target": several(targets),
        "attributed_to": several(sources), "date": date if date != "-" else "", "mentions": [],
    }  # fmt: skip


def unmark(where: str, body: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the text without marks, and (claim, start, end) of each mark."""
    text, marks, unclosed, at = "", [], list[tuple[list[str], int]](), 0
    for bracket in _BRACKET.finditer(body):
        text += body[at : bracket.start()]
        at = bracket.end()
        if bracket[1]:
            unclosed.append((bracket[1].split(), len(text)))
        elif unclosed:
            claims, start = unclosed.pop()
            marks += [(claim, start, len(text)) for claim in claims]
        else:
            raise FormatError(f"{where}: a bracket closes nothing after {text[-40:]!r}")
    text += body[at:]
    if unclosed or "[" in text:
        raise FormatError(
            f"{where}: a bracket stays open: {unclosed[-1][0] if unclosed else text[text.find('[') :][:40]}"
        )
    return text, marks


def read_difference(name: str, line: str, claims: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """A difference, both sides found in their reports."""
    kind, claim, one, other, why = fields(line, 5)
    if kind not in KINDS or claim not in claims:
        raise FormatError(f"{name}: unknown kind or claim of a difference: {line!r}")
    sides = []
    for side in (one, other):
        report, _, words = side.partition(":")
        words = words.strip()
        start = texts.get(report.strip(), "").find(words)
        if start < 0 or not words:
            raise FormatError(f"{name}: not in report {report.strip()!r}: {words!r}")
        sides.append({"file": report.strip(), "start": start, "end": start + len(words), "quote": words})
    return {"kind": kind, "claim": claim, "a": sides[0], "b": sides[1], "note": why}


def main() -> int:
    """Check and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*")
    broken = 0
    print(f"{'':24}{'reports':>8}{'words':>7}{'claims':>7}{'of several':>11}{'mentions':>9}{'differences':>12}")
    for name in parser.parse_args().events or names():
        try:
            event = load(name)
        except FormatError as error:
            print(f"{name}: {error}", file=sys.stderr)
            broken += 1
            continue
        claims = event.gold["claims"]
        several = sum(len({m["file"] for m in c["mentions"]}) > 1 for c in claims)
        print(f"{name:24}{len(event.reports):8}{sum(len(r['text'].split()) for r in event.reports):7}{len(claims):7}"
              f"{several:11}{sum(len(c['mentions']) for c in claims):9}{len(event.gold['disagreements']):12}")  # fmt: skip
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
