"""Who is meant by an office."""

from __future__ import annotations

import re
import time
from dataclasses import replace

from tests.reconcile.story import Story, gist_of, meant

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.lines.explaining import explained
from crosswire.reconcile.lines.gist import Line


def test_of_two_in_one_office_none_is_named() -> None:
    text = "Ana Reyes left. Ivo Brandt stayed. Nobody saw the minister open the gates of the harbour."
    story = Story(text)
    ana = story.who("Ana Reyes", office="minister")
    story.who("Ivo Brandt", office="minister")
    meant(story, ana, "R1", "the minister", "nominal")
    clause = "Nobody saw the minister open the gates of the harbour"
    assert gist_of(story, story.says("R1", clause, "see", subject="Nobody")) == f"{clause}."


def test_who_comes_to_an_office_is_not_the_one_of_whom_all_tell() -> None:
    story = Story("Ana Reyes left. Nobody saw the interim minister open the gates of the harbour.")
    ana = story.who("Ana Reyes", office="minister")
    meant(story, ana, "R1", "the interim minister", "nominal")
    clause = "Nobody saw the interim minister open the gates of the harbour"
    assert gist_of(story, story.says("R1", clause, "see", subject="Nobody")) == f"{clause}."


def test_of_two_of_other_states_none_is_named_unless_one_is_told_of_far_oftener() -> None:
    text = "Ana Reyes left. Ivo Brandt of Sudmark stayed. {}Nobody saw the minister open the gates of the harbour."
    for again, line in ((1, "the minister open"), (3, "the minister [Ana Reyes] open")):
        story = Story(text.format("Reyes came back. " * again))
        ana = story.who("Ana Reyes", office="minister", state="NO")
        story.who("Ivo Brandt", office="minister", state="SU")
        meant(story, ana, "R1", "the minister", "nominal")
        clause = "Nobody saw the minister open the gates of the harbour"
        assert line in gist_of(story, story.says("R1", clause, "see", subject="Nobody"))


def test_thousands_of_one_minister_take_linear_time() -> None:
    clause = "Nobody saw the minister there"
    story = Story(f"Ana Reyes left. {clause}. " * 8000)
    text = story.texts["R1"]
    ana = story.who("Ana Reyes", office="minister")
    told = [m.start() for m in re.finditer(clause, text)]
    meant(story, ana, "R1", "the minister", "nominal")
    *named, first = story.entities[0].mentions
    at = [start + len("Nobody saw ") for start in told]
    every = tuple(replace(first, start=start, end=start + len(first.text)) for start in at)
    story.entities[0] = replace(story.entities[0], mentions=(*named, *every))
    story.says("R1", clause, "see", subject="Nobody")
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    lines = [Line(f"{clause}.", tuple(story.statements), start, start + len(clause)) for start in told]
    began = time.process_time()
    assert {explained(line, evidence) for line in lines} == {"Nobody saw the minister [Ana Reyes] there."}
    assert time.process_time() - began < 1  # each against each, 3.5 s
