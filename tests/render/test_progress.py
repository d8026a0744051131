"""How far a run is goes to standard error, and only where somebody reads it."""

from __future__ import annotations

import io
import os
import re
import select
import sys

import pytest

from crosswire.render.progress import shown_progress


def told(capsys: pytest.CaptureFixture[str], *, quiet: bool = False, verbose: bool = False) -> list[str]:
    with shown_progress(quiet=quiet, verbose=verbose) as tell:
        for stage, done in (("clean", 0), ("clean", 1), ("parse", 1), ("clean", 2)):
            tell(stage, done, 2)
    out, err = capsys.readouterr()
    assert not out
    return err.splitlines()


def test_each_stage_is_told_once_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, verbose=True)
    assert [re.sub(r" +[\d.]+ s +", " ", line) for line in lines] == ["crosswire: clean (2)", "crosswire: parse (2)"]


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_told_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str], quiet: bool) -> None:
    assert told(capsys, quiet=quiet) == []


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_the_bar_on_a_terminal_leaves_results_in_their_file(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    results = io.StringIO()
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(sys, "stdout", results)
        with shown_progress(quiet=False, verbose=False) as tell:
            tell("clean", 1, 2)
            sys.stdout.write("{}\n")
        drawn = b""
        while b"reading" not in drawn and select.select([ours], [], [], 5)[0]:  # a busy machine hands it over in pieces
            drawn += os.read(ours, 65536)
    assert results.getvalue() == "{}\n"
    assert b"reading" in drawn
