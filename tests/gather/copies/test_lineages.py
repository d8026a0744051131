"""The origin of a line of reports: the wire that the report's own dateline, source line, copyright or byline names."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.gather.copies.lineages import trace_lineages
from crosswire.records.text import Article, Document

STORY = """Orlandia's president Maren Holt met her Sundish counterpart Tomas Brek in the lake town of Merrow on Tuesday.
Holt warned that a blockade of the port of Ansel would be answered with tariffs, her office said.
Brek called the warning regrettable and asked for more talks before 14 March.
Some 2,300 dockers have been on strike in Ansel since January, and 41 ships lie at anchor outside the harbour.
Analysts in the capital doubt that either side can afford to give way before the vote in Sund on 2 April."""
HEADLINE = "Holt and Brek meet in Merrow over port of Ansel"


def report(text: str, name: str = "r") -> Document:
    return clean(Article(id=name, path=name, text=text, title=HEADLINE))


@pytest.mark.parametrize(
    ("above", "below", "origin"),
    [
        ("MERROW, Sund (AP) — ", "", "AP"),
        ("MERROW (Reuters) - ", "\nReuters photographers contributed to this report.", "Reuters"),
        ("", "\nSource: AFP", "AFP"),
        ("", "\nCopyright 2031 The Associated Press. All rights reserved.", "AP"),
        ("By Ilse Varga, Associated Press\n\n", "", "AP"),
        ("", "", None),
        ("", "\nThe Associated Press contributed to this report.", None),
        ("", "\nContributing: Ilse Varga; Associated Press", None),
        ("The harbour is closed, the master of the port told the Associated Press. ", "", None),
        ("The harbour will stay closed, according to Reuters. ", "", None),
        ("", "\nThe strike goes on, AFP reports.", None),
    ],
)
def test_only_the_reports_own_credit_is_its_origin(above: str, below: str, origin: str | None) -> None:
    (line,) = trace_lineages([report(f"{HEADLINE}\n\n{above}{STORY}{below}")], ())
    assert line.origin == origin


def test_a_wire_quoted_in_the_middle_is_no_origin() -> None:
    quoted = f"{HEADLINE}\n\n{STORY}\n“VELSK (AP) — Grain prices rose.”\n{STORY}"
    assert trace_lineages([report(quoted)], ())[0].origin is None


def test_captions_above_the_dateline_do_not_hide_it() -> None:
    captions = "\n\n".join(
        f"Maren Holt greets dockers at pier {n} of Ansel harbour, March {n}, 2031. (AP Photo/Jon Alv)"
        for n in range(1, 8)
    )
    found = trace_lineages([report(f"{HEADLINE}\n\n{captions}\n\nMERROW (AP) — {STORY}")], ())
    assert found[0].origin == "AP"


def test_the_evidence_says_what_kind_of_naming_it_is() -> None:
    told = report(f"{HEADLINE}\n\n{STORY}\nThe strike goes on, Brek told AFP.\nReuters contributed to this report.")
    said = " ".join(trace_lineages([told], ())[0].evidence)
    assert "r cites AFP: " in said
    assert "r names a contribution of Reuters: " in said
