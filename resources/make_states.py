"""Make src/crosswire/data/states.csv: codes from a public-domain list, words from *_words.txt.

    python resources/make_states.py COUNTRY_CODES.csv

COUNTRY_CODES.csv is datasets/country-codes (PDDL 1.0): ISO 3166 codes, capital and Wikidata item.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "crosswire" / "data" / "states.csv"
HEADER = """\
# States: codes, names and the words that stand for them. Made by resources/make_states.py; do not edit here.
# Source: ISO 3166 codes and Wikidata items from datasets/country-codes (PDDL 1.0); all words written by hand.
# Lists are separated by |. adjectives: "Russian" and people. capitals: cities that stand for the government,
# first the present one. seats: buildings and bodies that speak for it and have a name of their own. places: cities
# and regions where things happen.
"""
COLUMNS = ("iso3", "iso2", "wikidata", "name", "variants", "adjectives", "capitals", "seats", "places")


def main() -> int:
    """Join codes and words; say what is missing."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        codes = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(file)}
    places = dict(_lines("places_words.txt"))
    rows = []
    for iso3, rest in _lines("states_words.txt"):
        name, *lists = rest.split("|")
        code = codes.get(iso3, {})
        # A comma followed by a space belongs to a name ("Washington, D.C.").
        fields = ["|".join(p.replace("\0", ", ") for p in text.replace(", ", "\0").split(",")) for text in lists]
        item = code.get("wikidata_id", "").split("/")[-1]
        fields.append(places.get(iso3, "").replace(",", "|"))
        rows.append((iso3, code.get("ISO3166-1-Alpha-2", ""), item, name, *fields))
        if not code:
            print(f"no code for {iso3}", file=sys.stderr)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))
    return 0


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, rest = line.partition("|")
            yield code, rest


if __name__ == "__main__":
    sys.exit(main())
