"""Hostile reports through the whole pipeline: nothing raises, the output is valid, spans lie in their reports,
and the time grows with the text and not with its square."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.gather.clean import clean
from crosswire.pipeline import reconstruct
from crosswire.readers import articles
from crosswire.readers.drafts import Draft
from crosswire.readers.rows import read_rows
from crosswire.records.stories import Reconstruction
from crosswire.records.text import Article
from crosswire.render import to_html, to_json, to_markdown, to_short
from crosswire.text.parse import Parser

SCHEMA = jsonschema.Draft202012Validator(json.loads((files("crosswire.data") / "brief.schema.json").read_text()))
PLAIN = "On Thursday President Olsen of Norland warned Sudland against closing the border. "
SAID = '"We will not yield," said Mr Olsen. '

# name, reports
CASES: dict[str, list[str]] = {
    "nothing but marks": ["?!", "...", "—"],
    "right to left with overrides": ["\u202eقال الرئيس \u202cOlsen said \u2067שלום\u2069 on Thursday. " * 8],
    "zero-width inside words": ["Pre\u200bsident Ol\u200dsen sa\u00adid\ufeff on Thurs\u2060day that he would go. " * 8],
    "combining marks": ["Olsen sai" + "\u0301" * 3_000 + "d so. " + PLAIN],
    "emoji and other planes": ["\U0001f468\u200d\U0001f469 Olsen \U00010348 warned \U0001f1f3\U0001f1f4 Sudland. " * 8],
    "nulls and controls": ["The\0 minister\x01 warned\x1b[31m Sudland\x7f.\0 " * 8, "\0" * 500],
    "separators of lines and paragraphs": ["The minister warned Sudland.\u2028He left.\u2029\x85He came back.\x0b\x0c" * 8],
    "carriage returns alone": ["The minister warned Sudland.\rHe left.\r\n\r\r" * 8],
    "lone surrogates": ["The \ud800minister warned\udfff Sudland on \udc00Thursday. " * 4],
    "100,000 quotation marks": ['"' * 100_000],
    "100,000 opened quotations": ["“" * 100_000, "''" * 50_000, "‘a" * 2_000],
    "nested parentheses": ["Olsen (" * 200 + "left" + ")" * 200 + ". " + "(" * 50_000 + ")" * 50_000],
    "nested brackets": ["[" * 20_000 + "Olsen" + "]" * 20_000 + " [[Sudland|" * 100],
    "10,000 lines of one word": ["\n".join(("Olsen", "left", "Sudland", "Thursday")[i % 4] for i in range(10_000))],
    "only numbers": ["1 22 333, 4.5 6,000,000 7% 8/9 10:11 12-13 " * 20],
    "only dates": ["January 1, 2020, Monday 2021-02-30 31/12/99 99:99 the 45th of May 0000 tomorrow 1 BC. " * 10],
    "impossible years": ["In 0000 and 9999 Olsen met Berg. On 31 December 9999 he left, a day later he came. " * 3],
    "only pronouns": ["He told him that she saw them. They said it was theirs. " * 10],
    "endless 'he said'": ["he said that " * 150],
    "endless conditions": ["if he goes and " * 150],
    "endless genitive": ["the president of " * 150],
    "unbalanced quotations": ["\n".join(f'“We will not yield {i}, said Mr Olsen. He "left.' for i in range(25))],
    "a very long token": ["x" * 200_000, "7" * 200_000, "aA" * 100_000, "a." * 100_000, "-" * 100_000],
    "addresses": ["http://" * 3_000, "www." * 5_000, "a@" * 20_000, "#a" * 100],
    "white space": ["Olsen" + " " * 200_000 + "left." + "\n" * 100_000 + "\u00a0" * 100_000 + "."],
    "headings only": ["OLSEN WARNS SUDLAND\n" * 100],
    "names only": ["Anna Olsen " * 200, "President Minister Mr. " * 100],
    "datelines only": ["OSLO (AP) — " * 200],
    "markup left in": ["<script>alert('x')</script><b>Olsen</b> warned &lt;Sudland&gt; ]]> <!-- on Thursday. " * 8],
    "markdown left in": ["# Olsen\n\n|warned|*Sudland*|\n|---|---|\n```\n[x](javascript:alert(1)) " * 8],
}  # fmt: skip


def spans(value: Any, report: str | None = None) -> Iterator[tuple[str, int, int]]:
    """Every (report, start, end) in a brief; a range without a report belongs to the one around it."""
    if isinstance(value, dict):
        report = value.get("report", report)
        if "start" in value and report is not None:
            yield report, value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner, report)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner, report)


def check(found: Reconstruction, lengths: dict[str, int]) -> dict[str, Any]:
    """All renderings encode, the JSON is valid, each span is in its report and each report in one story."""
    written = [to_json(found), to_markdown(found), to_html(found), to_short(found)]
    brief: dict[str, Any] = json.loads(written[0].encode("utf-8"))
    for text in written:
        text.encode("utf-8")
    error = next(SCHEMA.iter_errors(brief), None)
    assert error is None, f"{error.json_path}: {error.message:.200}" if error else ""
    for report, start, end in spans(brief["stories"]):
        assert 0 <= start <= end <= lengths[report]
    for one in (report for story in brief["stories"] for report in story["reports"]):
        assert all(0 <= r["start"] <= r["end"] <= lengths[one["id"]] for r in one["residue"])
    assert sorted(r["id"] for story in brief["stories"] for r in story["reports"]) == sorted(lengths)
    return brief


def brief_of(texts: list[str], parser: Parser) -> dict[str, Any]:
    made = [Article(id=f"R{n}", path=f"{n}.txt", text=text) for n, text in enumerate(texts)]
    return check(reconstruct(made, parser=parser), {a.id: len(a.text) for a in made})


@pytest.mark.parametrize("name", CASES)
def test_hostile_reports_make_a_valid_brief(name: str, parser: Parser) -> None:
    brief_of(CASES[name], parser)


def test_a_megabyte_on_one_line(parser: Parser) -> None:
    """Longer than any reader lets through: a Python caller may still hand it over."""
    text = (PLAIN + "“" * 400 + "(" * 400 + " " * 20_000) * 48 + PLAIN
    assert len(text) > 1_000_000
    brief = brief_of([text], parser)
    assert max(end for *_, end in spans(brief["stories"])) >= len(text.rstrip()) - 1


def test_he_said_without_end(parser: Parser) -> None:
    """Each "he" is asked about all before it, each clause has all above it as its sources: without bounds, minutes."""
    began = time.process_time()
    brief_of([PLAIN + "he said " * 1_200], parser)
    assert time.process_time() - began < 20


def name_by(draw: random.Random) -> str:
    """A name of three syllables by chance."""
    return "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(3)).capitalize() + "n"


def own_time(text: str, parser: Parser) -> tuple[dict[str, Any], float]:
    """The brief of one report, and the CPU seconds of what is our own work: it is parsed before."""
    parser.parse([clean(Article(id="R0", path="0.txt", text=text))])
    began = time.process_time()
    brief = brief_of([text], parser)
    return brief, time.process_time() - began


def test_thousands_of_names(parser: Parser) -> None:
    """Were each full name held against each other one, this would take half a minute."""
    draw = random.Random(7)
    text = " ".join(f"{name_by(draw)} {name_by(draw)} met {name_by(draw)} {name_by(draw)}." for _ in range(2_000))
    brief, seconds = own_time(text, parser)
    assert seconds < 15
    assert len(brief["stories"][0]["entities"]) > 3_000


def test_thousands_of_meetings(parser: Parser) -> None:
    """Were each meeting held against each other one, this would take half a minute."""
    draw, days = random.Random(7), ["Monday", "Tuesday", "Friday"]
    text = " ".join(
        f"President Olsen will meet President {name_by(draw)} in Geneva on {draw.choice(days)}." for _ in range(2_500)
    )
    brief, seconds = own_time(text, parser)
    assert seconds < 20
    assert len(brief["stories"][0]["meetings"]) > 2_000


def test_thousands_of_bodies(parser: Parser) -> None:
    """Were each body held against each other one, this would take a quarter of a minute."""
    draw = random.Random(7)
    text = " ".join(
        f"The {name_by(draw)} {name_by(draw)} Committee warned the {name_by(draw)} Ministry." for _ in range(2_000)
    )
    brief, seconds = own_time(text, parser)
    assert seconds < 12
    assert len(brief["stories"][0]["entities"]) > 3_000


def test_fifty_copies_are_one_line(parser: Parser) -> None:
    brief = brief_of([PLAIN + SAID] * 50, parser)
    (story,) = brief["stories"]
    assert len(story["lineages"]) == 1
    assert max(len(claim["mentions"]) for claim in story["claims"]) >= 50
    assert {claim["independent_lines"] for claim in story["claims"]} == {1}


def test_odd_ids_and_paths(parser: Parser) -> None:
    odd = ["", "a/b", "<script>", "R1\n", "\U0001f600", "\u202e"]
    made = [Article(id=i or "none", path=i, text=PLAIN, title="<b>\udfff", source=i, url="javascript:x") for i in odd]
    check(reconstruct(made, parser=parser), {a.id: len(a.text) for a in made})


def test_no_reports_at_all(parser: Parser) -> None:
    assert check(reconstruct([], parser=parser), {})["stories"] == []


def test_rows_with_lone_surrogates(parser: Parser) -> None:
    row = rb'{"path": "a\ud83d", "title": "\udc00x", "source": "\ud800", "text": "The minister \ud800 warned Sudland."}'
    (draft,) = read_rows([row], file="rows.jsonl")
    (made,) = articles([json.loads(row)])
    brief = check(reconstruct([made], parser=parser), {made.id: 35})
    assert brief["stories"][0]["reports"][0]["path"] == "a\ufffd"
    assert isinstance(draft, Draft)
    assert draft.text == made.text


def test_pages_with_script_and_cdata(parser: Parser) -> None:
    page = (
        "<html><head><title>x</title><script>var a='</p><p>Berg warned nobody.</p>'</script></head><body>"
        "<style>p::after{content:'Berg lied.'}</style><![CDATA[ <p>Berg left.</p> ]]><p>" + PLAIN * 3 + "</p>"
        "<script><!-- <script> </script><p>Olsen met the king of Sudland in the old castle on Friday.</p>"
        + "<div>"
        * 3_000
    )
    (made,) = articles([{"html": page}])
    assert "::after" not in made.text
    assert "var a" not in made.text
    check(reconstruct([made], parser=parser), {made.id: len(made.text)})


_WORDS = st.sampled_from(
    'Olsen Berg Sudland he said that warned "We “we not if until Thursday 5 p.m. January 10, 2022 ( ) [ — . ? \n \u2028 \0 '
    "Mr. U.S. according to 's ' ” will meet in Geneva Reuters AP (AP) By Photo: \u200b \ud800 ...".split(" ")
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(reports=st.lists(st.lists(_WORDS, max_size=40).map(" ".join), min_size=1, max_size=3))
def test_shuffled_words_of_the_press(reports: list[str], parser: Parser) -> None:
    brief_of(reports, parser)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(report=st.text(st.characters(), max_size=80))
def test_any_characters(report: str, parser: Parser) -> None:
    brief_of([report, PLAIN], parser)


# name, text of about n characters that no parse is spent on: what remains is our own work
GROWING = {
    "quotation marks": lambda n: '"' * n,
    "opened quotations": lambda n: "“ " * (n // 2),
    "apostrophes": lambda n: "'a\n" * (n // 60),
    "parentheses": lambda n: "(" * n,
    "white space": lambda n: "a" + " \n\t" * (n // 3) + "b",
    "digits": lambda n: "1," * (n // 2),
    "a number in a list of shots": lambda n: "MAYOR OLSEN, SAYING: " + "1" * n,
    "stops": lambda n: ". " * (n // 2),
    "dashes": lambda n: "- " * (n // 2),
    "one token": lambda n: "aB" * (n // 2),
    "initials": lambda n: "A." * (n // 2),
    "same sentence": lambda n: PLAIN * (n // 2_000),
    "police and militants without a name": lambda n: "Police shot a dog. The militants left. " * (n // 80),
    "same line": lambda n: "By Anna Olsen\n" * (n // 700),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_text(name: str, parser: Parser) -> None:
    def seconds(size: int) -> float:
        text = GROWING[name](size)
        began = time.process_time()
        brief_of([text], parser)
        return time.process_time() - began

    seconds(30_000)  # what is loaded or compiled once
    small, large = seconds(30_000), seconds(120_000)
    # Four times the text; a square would take sixteen times. Half a second is left for the noise of the machine.
    assert large < 9 * small + 0.5, f"{small:.2f} s, then {large:.2f} s"
