"""Stories keep their ids between runs, and each change is said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from crosswire.gather.lasting import keep_ids
from crosswire.records.stories import Story
from crosswire.records.text import Article, Document


def story(name: str, reports: str) -> Story:
    """A story whose reports are single letters."""
    documents = tuple(
        Document(article=Article(id=f"R{one}", path=one, text=one), body=(), residue=(), published=None)
        for one in reports
    )  # fmt: skip
    return Story(id=name, documents=documents, scores=(1.0,) * len(documents))


Changes = list[tuple[str, str, str | None, str | None]]


def changed(now: Mapping[str, str], before: Mapping[str, str]) -> tuple[dict[str, str], Changes]:
    """Reports by id of the story, and kind, story, other story and report of each change."""
    earlier = {report: name for name, reports in before.items() for report in reports}
    stories, changes = keep_ids([story(name, reports) for name, reports in now.items()], earlier)
    held = {one.id: "".join(document.article.path for document in one.documents) for one in stories}
    return held, [(c.kind, c.story, c.other, c.report) for c in changes]


CASES: Sequence[tuple[str, dict[str, str], dict[str, str], dict[str, str], Changes]] = [
    ("nothing new", {"S9": "ab"}, {"S1": "ab"}, {"S1": "ab"}, []),
    ("a report more", {"S9": "abc"}, {"S1": "ab"}, {"S1": "abc"}, [("added", "S1", None, "Rc")]),
    ("a story more", {"S1": "ab", "S2": "cd"}, {"S1": "ab"}, {"S1": "ab", "S2": "cd"}, [("opened", "S2", None, "Rc")]),
    ("two are one", {"S9": "abcde"}, {"S1": "ab", "S2": "cde"}, {"S2": "abcde"}, [("joined", "S2", "S1", None)]),
    ("two of one size", {"S9": "abcd"}, {"S2": "ab", "S1": "cd"}, {"S2": "abcd"}, [("joined", "S2", "S1", None)]),
    ("one is two", {"S8": "ab", "S9": "cde"}, {"S1": "abcde"}, {"S8": "ab", "S1": "cde"}, [("split", "S8", "S1", "Ra")]),
    ("one goes over", {"S1": "ab", "S2": "cde"}, {"S1": "abc", "S2": "de"}, {"S1": "ab", "S2": "cde"},
     [("moved", "S2", "S1", "Rc")]),
    ("gone", {"S1": "ab"}, {"S1": "ab", "S2": "cd"}, {"S1": "ab"}, [("gone", "S2", None, None)]),
    ("what is left keeps the id", {"S9": "b"}, {"S1": "abc"}, {"S1": "b"}, []),
    ("an id that another story kept", {"S1": "x", "S9": "ab"}, {"S1": "ab"}, {"S1-2": "x", "S1": "ab"},
     [("opened", "S1-2", None, "Rx")]),
    ("the part split off has the id that the rest kept", {"S1": "ab", "S9": "cde"}, {"S1": "abcde"},
     {"S1-2": "ab", "S1": "cde"}, [("split", "S1-2", "S1", "Ra")]),
    ("new reports in what was split off", {"S8": "abx", "S9": "cde"}, {"S1": "abcde"}, {"S8": "abx", "S1": "cde"},
     [("split", "S8", "S1", "Ra"), ("added", "S8", None, "Rx")]),
    ("first run", {"S1": "ab"}, {}, {"S1": "ab"}, [("opened", "S1", None, "Ra")]),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "now", "before", "held", "changes"), CASES, ids=[case[0] for case in CASES])
def test_keep_ids(
    _what: str, now: dict[str, str], before: dict[str, str], held: dict[str, str], changes: Changes
) -> None:
    assert changed(now, before) == (held, changes)


def test_each_change_says_why() -> None:
    _, changes = keep_ids([story("S9", "abc")], {"a": "S1", "b": "S1"})
    assert all(change.because for change in changes)
