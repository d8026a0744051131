"""Names repaired from aligned slots."""

from __future__ import annotations

from dataclasses import replace

from crosswire.extract.resolve import repair
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Argument, Statement
from crosswire.records.stories import Alignments
from crosswire.records.text import Phrase, Span


def s(number: int, report: str, subject: str, target: str) -> Statement:
    def argument(role: str, entity: str) -> Argument:
        return Argument(
            role=role, marker=None, head="x", phrase=Phrase(report=report, start=0, end=1, text="x", entities=(entity,))
        )

    return Statement(
        id=f"{report}:{number}", report=report, sentence=0, start=0, end=10, own=(), kind="verbal", predicate="warn",
        predicate_at=Span(start=0, end=1), arguments=(argument("subject", subject), argument("object", target)),
        polarity="positive", modality="none", tense="past", status="actual", lemmas=("warn", "sanction", "impose"),
    )  # fmt: skip


def e(number: str, name: str, *places: tuple[str, int], wikidata: str | None = None) -> Entity:
    mentions = tuple(
        Mention(
            report=report, start=at, end=at + len(name), text=name, kind="person", form="name", sentence=0, first_token=0,
            last_token=1, name=name,
        )
        for report, at in places
    )  # fmt: skip
    return Entity(id=number, name=name, kind="person", mentions=mentions, wikidata=wikidata)


def test_repair_from_the_aligned_slot() -> None:
    entities = (
        e("E1", "Pavlo Orlenko", ("R1", 0), ("R2", 0)),
        e("E2", "Claude Marchetti", ("R1", 50), ("R3", 50)),
        e("E3", "Olive", ("R2", 50)),
    )
    statements = (s(1, "R1", "E1", "E2"), s(2, "R2", "E1", "E3"))
    links = Alignments(probability={("R1:1", "R2:2"): 0.9})
    repaired = repair(entities, statements, links)
    assert [one.id for one in repaired] == ["E1", "E2"]
    assert [(g.text, g.report) for g in repaired[1].garbled] == [("Olive", "R2")]


def test_repair_leaves_supported_names_alone() -> None:
    entities = (
        e("E1", "Pavlo Orlenko", ("R1", 0), ("R2", 0)),
        e("E2", "Claude Marchetti", ("R1", 50), ("R3", 50)),
        e("E3", "Ana Reyes", ("R2", 50)),
    )
    statements = (s(1, "R1", "E1", "E2"), s(2, "R2", "E1", "E3"))
    links = Alignments(probability={("R1:1", "R2:2"): 0.9})
    assert repair(entities, statements, links) == entities


def test_what_three_reports_spell_alike_is_no_slip() -> None:
    statements = (s(1, "R1", "E1", "E2"), s(2, "R2", "E1", "E3"))
    links = Alignments(probability={("R1:1", "R2:2"): 0.9})
    for reports, repaired in ((("R2", "R4"), True), (("R2", "R4", "R5"), False)):
        entities = (
            e("E1", "Pavlo Orlenko", ("R1", 0), ("R2", 0)),
            e("E2", "Claude Marchetti", ("R1", 50), ("R3", 50)),
            e("E3", "Olive", *((report, 50) for report in reports)),
        )
        assert (repair(entities, statements, links) != entities) is repaired, reports


def test_one_loose_slot_makes_no_garble_of_an_unlike_name_or_a_common_word() -> None:
    for name in ("Quist", "Eleven", "Turkmens"):
        entities = (
            e("E1", "Pavlo Orlenko", ("R1", 0), ("R2", 0)),
            e("E2", "Claude Marchetti", ("R1", 50), ("R3", 50)),
            e("E3", name, ("R2", 50)),
        )
        other = replace(s(2, "R2", "E1", "E3"), lemmas=("warn", "press", "oil", "shipment", "delay"))
        links = Alignments(probability={("R1:1", "R2:2"): 0.9})
        assert repair(entities, (s(1, "R1", "E1", "E2"), other), links) == entities, name


def test_a_family_is_no_slip() -> None:
    entities = (
        e("E1", "Pavlo Orlenko", ("R1", 0), ("R2", 0)),
        e("E2", "Claude Marchetti", ("R1", 50), ("R3", 50)),
        e("E3", "Orlenkos", ("R2", 50)),
    )
    statements = (s(1, "R1", "E1", "E2"), s(2, "R2", "E1", "E3"))
    assert repair(entities, statements, Alignments(probability={("R1:1", "R2:2"): 0.9})) == entities
