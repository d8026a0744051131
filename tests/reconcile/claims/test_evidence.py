"""What is found around a number is worked out once for its place."""

from __future__ import annotations

from dataclasses import replace

from crosswire.reconcile.claims.evidence import Evidence, gather_evidence
from crosswire.records.statements import Quantity


def test_what_stands_around_a_number_is_looked_for_once() -> None:
    evidence, asked = gather_evidence((), (), (), ()), list[int]()

    def start(quantity: Quantity, _: Evidence) -> int:
        asked.append(quantity.start)
        return quantity.start

    def end(quantity: Quantity, _: Evidence) -> int:
        return quantity.end

    four = Quantity(report="R1", start=3, end=7, text="four", value=4.0, low=4.0, high=4.0)
    each = (four, replace(four, counts="barges"), replace(four, start=30, end=34), four)
    assert [evidence.around(start, q) for q in each] == [3, 3, 30, 3]
    assert asked == [3, 30]
    assert evidence.around(end, four) == 7
