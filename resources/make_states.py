"""Make src/crosswire/data/states.csv: codes from a public-domain list, words from states_words.txt.

    python resources/make_states.py COUNTRY_CODES.csv

COUNTRY_CODES.csv is datasets/country-codes (PDDL 1.0): ISO 3166 codes, capital and Wikidata item.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "crosswire" / "data" / "states.csv"
HEADER = """\
# States: codes, names and the words that stand for them. Made by resources/make_states.py; do not edit here.
# Source: ISO 3166 codes and Wikidata items from datasets/country-codes (PDDL 1.0); all words written by hand.
# Lists are separated by |. adjectives: "Russian" and people. capitals: cities that stand for the government,
# first the present one. seats: buildings and bodies that speak for it and have a name of their own.
"""
COLUMNS = ("iso3", "iso2", "wikidata", "name", "variants", "adjectives", "capitals", "seats")


def main() -> int:
    """Join codes and words; say what is missing."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        codes = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(file)}
    rows = []
    for line in (HERE / "states_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        iso3, name, *lists = line.split("|")
        code = codes.get(iso3, {})
        # A comma followed by a space belongs to a name ("Washington, D.C.").
        fields = ["|".join(p.replace("\0", ", ") for p in text.replace(", ", "\0").split(",")) for text in lists]
        rows.append(
            (iso3, code.get("ISO3166-1-Alpha-2", ""), code.get("wikidata_id", "").split("/")[-1], name, *fields)
        )
        if not code:
            print(f"no code for {iso3}", file=sys.stderr)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
