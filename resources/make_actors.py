"""Make src/crosswire/data/actors.csv: bodies, groups, places and persons with the state they belong to.

    python resources/make_actors.py FOLDER

FOLDER holds the actor dictionary Phoenix.Countries.actors.txt.gz (MIT, Open Event Data Alliance 2014), of which
members of governments since 2009 without a lesser portfolio are kept, and leaders/eps_{us,russia,ukraine}_holders21.csv (Wikidata, CC0).
actors_words.txt (written by hand) comes first and wins.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "crosswire" / "data"
HEADER = """\
# Actors: state (ISO alpha-3) or bloc (EUR, UNO, IGO, NGO), kind, first and last year where known, names parted by |.
# Made by resources/make_actors.py; do not edit here. Sources: resources/actors_words.txt (by hand, Apache-2.0); officials
# of the US, Russia and Ukraine from Wikidata (CC0); officials 2009-2014 derived from Phoenix.Countries.actors.txt,
# Copyright (c) 2014 Open Event Data Alliance, The MIT License (MIT): permission is granted, free of charge, to any person
# obtaining a copy of this software and associated documentation files, to deal in the Software without restriction,
# including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
# of the Software, subject to the following conditions: this copyright notice and this permission notice shall be included
# in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
# EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
# NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
# WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
# OR OTHER DEALINGS IN THE SOFTWARE.
"""
# Codes of the dictionary that are not ISO 3166.
CODES = {"KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "SRP": "SRB", "ZAR": "COD", "FRN": "FRA"}
# Officials who left before this year are too old to help, and too many.
SINCE = 2009
Row = tuple[str, str, str, str, tuple[str, ...]]


def by_hand() -> Iterator[Row]:
    """Rows of actors_words.txt."""
    for line in (HERE / "actors_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, names = line.split(" | ", 1)
            state, kind = head.split()
            for name in names.split(", "):
                yield state, kind, "", "", tuple(name.split("="))


def wikidata(folder: Path) -> Iterator[Row]:
    """Holders of any office of three states."""
    for state, country in (("USA", "us"), ("RUS", "russia"), ("UKR", "ukraine")):
        with (folder / f"leaders/eps_{country}_holders21.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if (
                    row["person"].count(" ")
                    and not set(',"') & set(row["person"])
                    and "mbassador" not in row["position"]
                ):
                    yield state, "person", row["start"][:4], row["end"][:4], (row["person"],)


def dictionary(folder: Path) -> Iterator[Row]:
    """Members of governments in the actor dictionary, by their first name form."""
    name = ""
    with gzip.open(folder / "Phoenix.Countries.actors.txt.gz", "rt", encoding="latin-1") as file:
        for raw in file:
            line = raw.split("#")[0].split(";")[0].strip()
            if not line.startswith(("[", "+")) and line:
                name = re.sub(r"[\s_]+", " ", line).strip()
            found = re.match(r"\[([A-Z]{3})GOV(?:MIL)?\s+(.*?)\s*\]$", line)
            if found and 1 <= name.count(" ") <= 4 and re.fullmatch(r"[A-Z'. -]+", name):
                first, last = _years(found[2])
                if last >= SINCE:
                    state = CODES.get(found[1], found[1])
                    yield state, "person", str(first or ""), "" if last == 9999 else str(last), (name.title(),)


def _years(text: str) -> tuple[int, int]:
    """First and last year of ">100201", "050101-051231" and the like; 9999 is open."""
    first, _, last = text.lstrip("<>").partition("-")
    years = [_year(one) for one in (first, last)]
    return years[0], years[1] if last else 9999 if text.startswith(">") else years[0]


def _year(digits: str) -> int:
    digits = digits.strip()
    if len(digits) >= 8:
        return int(digits[:4])
    return (1900 if int(digits[:2]) > 29 else 2000) + int(digits[:2]) if len(digits) == 6 and digits.isdigit() else 0


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ")


def main() -> None:
    """Write the table; a person's terms become one span of years."""
    folder = Path(sys.argv[1])
    text = (DATA / "states.csv").read_text(encoding="utf-8").splitlines()
    known = {row["iso3"] for row in csv.DictReader(line for line in text if not line.startswith("#"))}
    rows = list(by_hand())
    taken = {_key(name) for row in rows for name in row[4]}
    spans: dict[tuple[str, str], tuple[str, str, str]] = {}
    for state, _, start, end, (name,) in (*wikidata(folder), *dictionary(folder)):
        if state in known and _key(name) not in taken:
            old = spans.get((state, _key(name)), (name, start, end))
            spans[state, _key(name)] = old[0], min(old[1], start), max(old[2], end) if old[2] and end else ""
    rows += [(state, "person", start, end, (name,)) for (state, _), (name, start, end) in spans.items()]
    with (DATA / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("state", "kind", "start", "end", "names"))
        writer.writerows((state, kind, start, end, "|".join(names)) for state, kind, start, end, names in rows)


if __name__ == "__main__":
    main()
