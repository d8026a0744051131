"""The output contract holds what the account holds."""

from __future__ import annotations

from dataclasses import replace

from tests.render.accounts import FOUND, account

from crosswire.records.statements import Dating
from crosswire.records.stories import Reconstruction
from crosswire.render.html import to_html
from crosswire.render.json import to_dict
from crosswire.render.markdown import to_markdown


def test_json_keeps_spans() -> None:
    story = to_dict(FOUND)["stories"][0]
    assert story["claims"][0]["mentions"][0]["start"] == 5
    assert story["event_date"] == "2023-03-02"
    assert story["event_date_probability"] == 0.9


def test_json_says_whose_word_a_line_is_and_how_its_day_is_known() -> None:
    told = account()
    (claim,) = told.claims
    dated = Dating(value="2023-03-02", basis="saying", how="cue", sureness=0.8, because="Thursday")
    claim = replace(claim, voices=("E1", "E2"), unnamed=("E2",), dated=dated)
    found = to_dict(Reconstruction(accounts=(replace(told, claims=(claim,)),), problems=()))["stories"][0]["claims"][0]
    assert (found["voices"], found["unnamed"]) == (["E1", "E2"], ["E2"])
    assert found["dated"] == {"basis": "saying", "how": "cue", "probability": 0.8, "because": "Thursday"}


def test_an_opinion_is_marked_in_the_list_of_reports() -> None:
    told = account()
    told = replace(told, documents=(replace(told.documents[0], kind="opinion"), told.documents[1]))
    found = Reconstruction(accounts=(told,), problems=())
    assert [r["kind"] for r in to_dict(found)["stories"][0]["reports"]] == ["opinion", None]
    assert to_markdown(found).count("(opinion)") == 1
    assert to_html(found).count('<span class="note">opinion</span></h3>') == 1
