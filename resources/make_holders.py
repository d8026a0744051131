"""Make src/crosswire/data/holders.csv: who held which office when.

    python resources/make_holders.py FOLDER

FOLDER holds extracts of Wikidata (CC0) as tables: eps_us_holders21.csv, eps_russia_holders21.csv,
eps_ukraine_holders21.csv, eps_world_leaders_2021_wikidata.csv, eps_world_foreign_*.csv, eps_world_holders21.csv.
Offices of interest to diplomacy are kept; holders_words.txt (written by hand) comes first and wins;
holders_spellings.txt tells which of two spellings of one person is kept.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "crosswire" / "data"
HEADER = """\
# Holders of offices: person, Wikidata item, state (ISO alpha-3) or body, office (key of offices.yml), dates, gender.
# Made by resources/make_holders.py; do not edit here. Source: Wikidata (CC0) and resources/holders_words.txt (by hand).
"""
COLUMNS = ("person", "wikidata", "state", "office", "start", "end", "gender")
# Position names to office keys; the first pattern that matches wins.
OFFICES = (
    (r"^(Deputy Assistant|Special Assistant|Lieutenant|Governor|Head of|Mayor|mayor|Acting mayor)", None),
    (r"Deputy National Security Advis", "security_adviser"),
    (r"^National Security Advis|Secretary of the (National )?Security", "security_adviser"),
    (r"^Secretary of State of ", None),
    (r"^(Deputy|Under|Assistant) ?Secretary of State|Deputy Minister of Foreign|Deputy Foreign Minister", "deputy_foreign_minister"),
    (r"^Secretary of State$|[Ff]oreign [Mm]inister|Minister of Foreign|Minister of External|Foreign Secretary", "foreign_minister"),
    (r"^Secretary of Defen[cs]e$|^Minister of Defen[cs]e$", "defence_minister"),
    (r"^Secretary of Homeland Security$|Minister of (Internal|Interior)", "interior_minister"),
    (r"^Secretary of the Treasury$|^Minister of Finance$", "finance_minister"),
    (r"^Attorney General$|^Minister of Justice$|^Prosecutor[- ]General$", "justice_minister"),
    (r"Press Secretary|Communications Director", "spokesman"),
    (r"White House Chief of Staff|Chief of Staff of the Presidential|Head of the Office of the President", "chief_of_staff"),
    (r"[Aa]mbassador to|Permanent Representative", "ambassador"),
    (r"^Director of (the CIA|National Intelligence|the FBI)$", "intelligence_chief"),
    (r"^Vice President$", "vice_president"),
    (r"Deputy Prime Minister", "deputy_prime_minister"),
    (r"[Pp]rime [Mm]inister|Federal Chancellor|Taoiseach|^Premier", "prime_minister"),
    (r"Supreme Leader", "supreme_leader"),
    (r"^(President|president)( of |$)", "president"),
    (r"[Mm]onarch|^King|Emir|^emir|Sultan|Emperor", "monarch"),
    (r"Speaker of the House|Chairman of the (State Duma|Federation Council|Verkhovna Rada)", "speaker"),
    (r"Chairman of the Joint Chiefs|Chief of the General Staff", "general"),
    (r"Secretary-General of the United Nations$|Director-General", "secretary_general"),
)  # fmt: skip
# Offices that one person holds at a time.
SINGLE = ("president", "prime_minister", "foreign_minister", "defence_minister")
# Names of states in the extracts that states.csv spells otherwise are found through its variants.


def main() -> int:
    """Write the table."""
    folder = Path(sys.argv[1])
    extracts = [*_cabinet(folder, "us", "USA"), *_cabinet(folder, "russia", "RUS"), *_cabinet(folder, "ukraine", "UKR"),
                *_leaders(folder), *_foreign(folder)]  # fmt: skip
    extracts = _one_spelling(extracts)
    by_hand = _with_items(_one_spelling(list(_by_hand())), extracts)
    rows = by_hand + [_ended(row, by_hand) for row in extracts if not any(_same_term(row, other) for other in by_hand)]
    with (DATA / "holders.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(set(rows), key=lambda r: (r[2], r[3], r[4], r)))
    return 0


Row = tuple[str, str, str, str, str, str, str]


def _one_spelling(rows: list[Row]) -> list[Row]:
    """Rows with the one spelling that is kept of a person's name."""
    lines = (HERE / "holders_spellings.txt").read_text(encoding="utf-8").splitlines()
    kept = dict(line.split("|") for line in lines if not line.startswith("#"))
    return [(kept.get(row[0], row[0]), *row[1:]) for row in rows]


def _with_items(rows: list[Row], extracts: list[Row]) -> list[Row]:
    """Rows by hand with the Wikidata item that the extracts have for the same name in the same state."""
    items: dict[tuple[str, str], set[str]] = {}
    for row in extracts:
        if row[1]:
            items.setdefault((row[0], row[2]), set()).add(row[1])
    found = [(row, items.get((row[0], row[2]), set())) for row in rows]
    return [(row[0], next(iter(one)), *row[2:]) if not row[1] and len(one) == 1 else row for row, one in found]


def _ended(row: Row, by_hand: list[Row]) -> Row:
    """A row of the extracts (to 2022) that was open, ended where a successor by hand begins."""
    if row[5] or row[3] not in SINGLE:
        return row
    after = [r[4] for r in by_hand if r[2:4] == row[2:4] and r[0] != row[0] and r[4][:4] >= max(row[4][:4], "2021")]
    return (*row[:5], min(after), row[6]) if after else row


def _same_term(row: Row, other: Row) -> bool:
    """The same person (by Wikidata item or name) in the same office, in terms that overlap by a year or more."""
    same = (row[1] and row[1] == other[1]) or row[0] == other[0]
    if not same or row[2:4] != other[2:4]:
        return False
    starts, ends = (int(r[4][:4] or 0) for r in (row, other)), (int(r[5][:4] or 9999) for r in (row, other))
    return max(starts) < min(ends) or row[4][:4] == other[4][:4]


def _by_hand() -> Iterator[Row]:
    for line in (HERE / "holders_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            person, state, office, start, end, gender, item = [*line.split("|"), ""][:7]
            yield person, item, state, office, start, end, gender


def _office(position: str) -> str | None:
    return next((office for pattern, office in OFFICES if re.search(pattern, position)), None)


def _cabinet(folder: Path, name: str, state: str) -> Iterator[Row]:
    for row in _read(folder / f"eps_{name}_holders21.csv"):
        # "President of the Sakha Republic": of a part of the state.
        office = (
            None if re.match(r"(president|prime minister) of ", row["position"], re.I) else _office(row["position"])
        )
        recent = (row["end"] or "9999") >= "2000"
        if office and recent and row["person"] and not re.match(r"Q\d+$", row["person"]):
            gender = {"male": "m", "female": "f"}.get(row.get("gender", ""), "")
            yield row["person"], row["personID"], state, office, row["start"], row["end"], gender


def _leaders(folder: Path) -> Iterator[Row]:
    for row in _read(folder / "eps_world_leaders_2021_wikidata.csv"):
        office, state = _office(row["positionLabel"]), _state(row["country"])
        if office and state and not re.match(r"Q\d+$", row["officeholderLabel"]):
            yield row["officeholderLabel"], row["officeholder"], state, office, row["start_year"], row["end_year"], ""


def _foreign(folder: Path) -> Iterator[Row]:
    for part in ("scraped", "wikidata"):
        for row in _read(folder / f"eps_world_foreign_{part}.csv"):
            state = _state(row["countryLabel"])
            if state and row["name"] not in ("", "Vacant") and not re.match(r"Q\d+$", row["name"]):
                yield row["name"], row["person"], state, "foreign_minister", row["start"], "", ""


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _state(label: str) -> str | None:
    lines = (DATA / "states.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    names = {name: row["iso3"] for row in rows for name in (row["name"], *row["variants"].split("|")) if name}
    plain = re.sub(r" \(.*\)$|^Kingdom of |^the ", "", label)
    return names.get(label) or names.get(plain)


if __name__ == "__main__":
    sys.exit(main())
