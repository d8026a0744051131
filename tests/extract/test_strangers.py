"""Names that one report alone has, where the others name a person of the story."""

from __future__ import annotations

from crosswire.extract.people import Cluster
from crosswire.extract.strangers import join_strangers
from crosswire.records.names import Mention


def cluster(name: str, *places: tuple[str, int], office: str | None = None, state: str | None = None) -> Cluster:
    """A person named at ``places`` (report, start)."""
    made = Cluster(kind="person", name=name, office=office, state=state)
    for report, start in places:
        made.forms[tuple(name.lower().split())] += 1
        made.mentions.append(
            Mention(
                report=report, start=start, end=start + len(name), text=name, kind="person", form="name", sentence=0,
                first_token=0, last_token=2, name=name, office=office, state=state,
            )
        )  # fmt: skip
    return made


def test_rare_given_name_whose_bearer_is_missing() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R2", 50), ("R3", 0), office="ambassador", state="CAN")
    wrong = cluster("Wendeline Kowal", ("R4", 0), office="ambassador", state="CAN")
    (left,) = join_strangers([right, wrong])
    assert left is right
    assert [(g.text, g.report) for g in left.garbles] == [("Wendeline Kowal", "R4")]
    assert 0.5 < left.garbles[0].probability < 1


def test_common_given_name_says_nothing() -> None:
    people = [cluster("John Marsh", ("R1", 0), ("R2", 0), ("R3", 0)), cluster("John Kowal", ("R4", 0))]
    assert join_strangers(people) == people


def test_who_is_introduced_in_the_report_is_nobody_else() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R3", 0), ("R4", 90))
    assert len(join_strangers([right, cluster("Wendeline Kowal", ("R4", 0))])) == 2


def test_other_office_or_state_speaks_against() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), office="ambassador", state="CAN")
    wrong = cluster("Wendeline Kowal", ("R3", 0), office="judge", state="POL")
    assert len(join_strangers([right, wrong])) == 2


def test_one_report_against_one_joins_and_calls_neither_garbled() -> None:
    (left,) = join_strangers([cluster("Wendeline Marsh", ("R1", 0), ("R1", 60)), cluster("Wendeline Kowal", ("R2", 0))])
    assert not left.garbles
    assert {m.report for m in left.mentions} == {"R1", "R2"}


def test_strangers_are_no_targets_once_joined() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R3", 0))
    strangers = [cluster("Wendeline Kowal", ("R4", 0)), cluster("Wendeline Bakker", ("R5", 0))]
    left = join_strangers([right, *strangers])
    assert right in left
    assert all(c.forms for c in left)
