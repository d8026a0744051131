"""The command line on the example and on bad input: results, lists of problems, exit codes, the contract's schema."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from crosswire.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = str(ROOT / "examples" / "reports")
GOOD = (
    "Minister warns neighbour\n\nThe foreign minister of Norway, Kari Holm, warned Sweden on Monday against closing the "
    "border. She said that talks would be held in Oslo on Friday, and that both governments wanted an agreement."
)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    found = run("brief", EXAMPLE, "--quiet")
    assert found.exit_code == 0
    brief: dict[str, Any] = json.loads(found.stdout)
    return brief


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("crosswire") / "data" / "brief.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_the_brief_keeps_the_contract(example: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(example, schema())


def closed(node: Any) -> Any:
    """A schema in which no object has more than the properties that are listed for it."""
    if isinstance(node, list):
        return [closed(part) for part in node]
    if not isinstance(node, dict):
        return node
    more = {"additionalProperties": False} if "properties" in node else {}
    return {**more, **{key: closed(part) for key, part in node.items()}}


def test_every_field_of_the_brief_is_in_the_contract(example: dict[str, Any]) -> None:
    jsonschema.validate(example, closed(schema()))


def test_ids_of_the_brief_lead_somewhere(example: dict[str, Any]) -> None:
    for story in example["stories"]:
        reports = {r["id"] for r in story["reports"]}
        entities = {e["id"] for e in story["entities"]}
        claims = {c["id"] for c in story["claims"]}
        assert {m["report"] for c in story["claims"] for m in c["mentions"]} <= reports
        assert {i for c in story["claims"] for i in (*c["actor"], *c["target"])} <= entities
        assert {d["claim"] for d in story["disagreements"]} <= claims
        assert {i for m in story["meetings"] for i in m["participants"]} <= entities
        assert all(d["likelier"] is None or d["likelier"] < len(d["sides"]) for d in story["disagreements"])


def test_a_link_says_why() -> None:
    found = run("align", EXAMPLE, "--quiet")
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [r["probability"] for r in rows] == sorted((r["probability"] for r in rows), reverse=True)
    best = rows[0]
    assert best["one_claim"]
    assert best["left"]["report"] != best["right"]["report"]
    assert {"wording", "roles", "meaning"} <= {p["family"] for p in best["because"]}
    assert all(0 <= p["for"] <= 1 and p["detail"] for p in best["because"])


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("clean", {"report", "title", "published", "source", "body", "residue"}),
        ("copies", {"report", "of", "verdict", "score", "spans"}),
        ("stories", {"story", "report", "score"}),
        ("names", {"entity", "name", "kind", "report", "start", "end", "text", "garbled", "probability"}),
        ("align", {"story", "left", "right", "probability", "one_claim", "because"}),
        ("times", {"report", "start", "end", "text", "type", "value", "earliest", "latest"}),
        ("statements", {"report", "kind", "speaker", "cue", "content", "addressee"}),
        (
            "events",
            {"report", "start", "end", "type", "mode", "context", "actor", "recipient", "date", "place", "status"},
        ),
    ],
)
def test_every_stage_prints_json_lines(command: str, fields: set[str]) -> None:
    found = run(command, EXAMPLE, "--quiet", "--format", "jsonl")
    assert found.exit_code == 0
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert rows
    assert all(fields <= row.keys() for row in rows)


def test_stories_say_what_changed_since_an_earlier_run(tmp_path: Path) -> None:
    reports, before = tmp_path / "reports", tmp_path / "before.jsonl"
    reports.mkdir()
    (reports / "b.txt").write_text(GOOD)
    first = run("stories", str(reports), "--quiet").stdout
    before.write_text(first, encoding="utf-8")
    (reports / "a.txt").write_text("Dateline. " + GOOD)
    rows = [
        json.loads(line) for line in run("stories", str(reports), "--quiet", "--since", str(before)).stdout.splitlines()
    ]
    known = json.loads(first)["story"]
    assert {row["story"] for row in rows} == {known}
    assert [(row["change"], Path(row["report"]).name) for row in rows if "change" in row] == [("added", "a.txt")]
    before.write_text("{broken", encoding="utf-8")
    broken = run("stories", str(reports), "--since", str(before))
    assert broken.exit_code == 2
    assert "before.jsonl:1" in broken.stderr


def test_clean_prints_the_text_that_spans_count_in() -> None:
    assert "Sarel dam" in run("clean", EXAMPLE, "--text").stdout


def test_markdown_and_html_are_written(tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    assert run("brief", EXAMPLE, "--format", "html", "-o", str(file)).exit_code == 0
    assert "Where reports disagree" in file.read_text(encoding="utf-8")
    short = run("brief", EXAMPLE, "--format", "short", "-q").stdout
    assert "## In short" in short
    assert len(short.split()) < 1200


def test_a_bad_report_is_listed_and_the_good_one_used(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02PNG" * 400)
    (tmp_path / "rows.jsonl").write_text(json.dumps({"path": "a", "text": GOOD}) + "\n{broken\n")
    found = run("clean", str(tmp_path), str(tmp_path / "missing.txt"))
    assert found.exit_code == 3
    assert len(found.stdout.splitlines()) == 2
    for name in ("empty.txt", "binary.txt", "rows.jsonl:2", "missing.txt"):
        assert name in found.stderr, name


def test_problems_stand_in_the_brief(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    brief = json.loads(run("brief", str(tmp_path), "--quiet").stdout)
    jsonschema.validate(brief, schema())
    assert [Path(p["path"]).name for p in brief["problems"] if p["fatal"]] == ["empty.txt"]


def test_nothing_usable_is_a_total_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    found = run("brief", str(tmp_path / "empty.txt"))
    assert found.exit_code == 1
    assert "empty.txt" in found.stderr
    assert found.stdout == ""


def test_standard_input_and_addresses() -> None:
    assert run("clean", "-", stdin=json.dumps({"path": "a", "text": GOOD})).exit_code == 0
    assert run("clean", "-", stdin=GOOD).exit_code == 0
    assert "http" in run("clean", "https://news.example/a", stdin="").stderr


def test_an_unknown_model_is_named() -> None:
    found = run("times", EXAMPLE, "--model", "no_such_model")
    assert found.exit_code == 1
    assert "no_such_model" in found.stderr
    assert "pip install" in found.stderr


@pytest.mark.parametrize("command", [(), *[(name,) for name in main.commands]])
def test_help_shows_an_example(command: tuple[str, ...]) -> None:
    found = run(*command, "--help")
    assert found.exit_code == 0
    assert "xample" in found.stdout or command == ("schema",)


def test_where_to_write_is_looked_at_first(tmp_path: Path) -> None:
    found = run("brief", EXAMPLE, "-o", str(tmp_path / "none" / "brief.html"))
    assert found.exit_code == 2
    assert "no folder" in found.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_said() -> None:
    found = run("brief", EXAMPLE, "-o", "/dev/full")
    assert found.exit_code == 1
    assert "/dev/full: cannot be written" in found.stderr


def test_help_keeps_its_margin() -> None:
    assert "\n  Examples:\n    crosswire brief" in run("brief", "--help").stdout


def test_copies_reads_other_languages_and_the_brief_does_not() -> None:
    spanish = (
        "La ministra de Exteriores de Noruega, Kari Holm, advirtió el lunes a Suecia contra el cierre de la frontera. "
        "Dijo que habría conversaciones en Oslo el viernes y que los dos gobiernos querían un acuerdo."
    )
    rows = "".join(json.dumps({"path": name, "text": text}) + "\n" for name, text in (("en", GOOD), ("es", spanish)))
    assert run("copies", "-", stdin=rows).exit_code == 0
    assert run("clean", "-", stdin=rows).exit_code == 3


OTHER = (
    "Ferry sinks off Merrow\n\nA ferry with 40 passengers sank off the coast of Merrow on 3 May 2031 after it struck a rock. "
    "The harbour master, Tomas Brek, said that all were saved by fishermen."
)


def test_several_stories_are_told_openly_and_joined_where_the_user_says_so() -> None:
    lines = "".join(json.dumps({"path": f"{n}.txt", "text": text}) + "\n" for n, text in enumerate((GOOD, OTHER)))
    apart = run("brief", "-", stdin=lines)
    assert [len(story["reports"]) for story in json.loads(apart.stdout)["stories"]] == [1, 1]
    assert json.loads(apart.stdout)["hint"].endswith("If they are one event to you, run again with --one-story.")
    assert "told as 2 stories" in apart.stderr
    assert "told as 2 stories" not in run("brief", "-", "-q", stdin=lines).stderr
    assert run("brief", "-", "--format", "markdown", "-q", stdin=lines).stdout.startswith(
        "> These 2 reports are told as 2"
    )
    jsonschema.validate(json.loads(apart.stdout), schema())
    joined = json.loads(run("brief", "-", "--one-story", stdin=lines).stdout)
    assert [len(story["reports"]) for story in joined["stories"]] == [2]
    assert "hint" not in joined


def test_one_story_against_a_ruling_is_a_wrong_command(tmp_path: Path) -> None:
    (tmp_path / "rulings").write_text('{"apart": ["0.txt", "1.txt"], "of": "story"}\n')
    lines = "".join(json.dumps({"path": f"{n}.txt", "text": text}) + "\n" for n, text in enumerate((GOOD, OTHER)))
    found = run("brief", "-", "--one-story", "--lineages", str(tmp_path / "rulings"), stdin=lines)
    assert found.exit_code == 2
    assert "--one-story" in found.stderr


@pytest.mark.parametrize("command", ["brief", "names", "align"])
@pytest.mark.parametrize(("encoder", "said"), [("", "is missing"), ("good.txt", "cannot be read (Not a directory)")])
def test_a_wrong_encoder_is_said_before_reports_are_read(tmp_path: Path, command: str, encoder: str, said: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    found = run(command, str(tmp_path / "good.txt"), "--verbose", "--encoder", str(tmp_path / encoder))
    assert found.exit_code == 1
    assert f"model.safetensors {said}" in found.stderr
    assert "make large-encoder" in found.stderr
    assert "cleaning" not in found.stderr


def test_an_empty_name_of_an_encoder_is_not_the_one_that_ships() -> None:
    found = run("brief", EXAMPLE, "--encoder", "")
    assert found.exit_code == 1
    assert "model.safetensors is missing" in found.stderr


def test_one_story_with_a_window_is_a_wrong_command() -> None:
    found = run("brief", "-", "--one-story", "--window", "3", stdin=json.dumps({"path": "a.txt", "text": GOOD}))
    assert found.exit_code == 2
    assert "--one-story" in found.stderr


def test_the_path_of_a_bad_report_cannot_write_over_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad\r\n\x1b[2Kall.txt").write_text("")
    found = run("brief", str(tmp_path))
    assert "bad  [2Kall.txt" in found.stderr
    assert not set("\r\x1b") & set(found.stderr)
