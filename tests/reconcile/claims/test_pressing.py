"""The threat, demand, promise, denial, … that the main words of a line say."""

from __future__ import annotations

import pytest
from tests.documents import document

from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import resolve
from crosswire.extract.statements import find_attributions, find_statements
from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.claims.pressing import pressing_act
from crosswire.records.text import Span
from crosswire.text.parse import Parser


def act(parser: Parser, text: str, line: str = "") -> str | None:
    """The act of ``line``, told of the report ``text`` (all of it, if none)."""
    (parsed,) = parser.parse([document(text)])
    entities = resolve([parsed], find_mentions(parsed))
    found = find_statements(parsed, entities, (), find_attributions(parsed, entities))
    start = text.find(line)
    place = Span(start=max(start, 0), end=start + len(line) if line and start >= 0 else len(text))
    inside = [s for s in found if place.start <= s.predicate_at.start < place.end]
    first = max(inside, key=lambda s: s.end - s.start)
    return pressing_act(line or text, place, first, gather_evidence(found, entities, (), (parsed.document,), None))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # what the main clause says
        ("The Peruvian minister rejected the plan on Monday.", "reject"),
        ("Peru strongly denied any part in the raid.", "deny"),
        ("Peru did not deny any part in the raid.", None),
        ("Peru issued a warning to the guerrillas.", "warn"),
        ("Chile called on Peru to open the port.", "demand"),
        ("Some sailors had called for the race to be put off.", "demand"),
        ("Chile called the Peruvian envoy on Monday.", None),
        ("Chile was criticized for its treatment of sailors.", "accuse"),
        ("The plan was rejected by the Peruvian minister.", "reject"),
        ("The envoy was promised a new ship.", None),
        ("The police vowed to punish those behind the raid.", "threaten"),
        ("The police vowed to guard the harbour.", "promise"),
        ("Peru is committed to the truce.", "promise"),  # the parser reads a verb here
        ("We are committed to the truce, Ana Reyes said.", "promise"),  # and mostly an adjective
        ("Ana Reyes declined to comment on the plan.", None),
        ("Ana Reyes rejected the plan and left the hall.", "reject"),
        ("Chile denied the ship entry to its port.", None),
        # what it says that somebody says
        ("Ana Reyes said that Peru had rejected the offer.", "reject"),
        ("Ana Reyes said the guerrillas must leave the port.", "demand"),
        ("Ana Reyes said we must all be patient.", None),
        ("Peru said it would retaliate against any raid.", "threaten"),
        ("“I would urge the council to vote again,” Ana Reyes said.", "demand"),
        ("Ana Reyes insisted that the port must be opened.", "demand"),
        ("Ana Reyes insisted that the port was open.", None),
        # what goes with it, and what is told in passing
        ("Ana Reyes met the sailors, urging them to go home.", "demand"),
        ("The talks, which Ana Reyes had requested, lasted an hour.", None),
        ("An envoy, who asked not to be seen, called the tone friendly.", None),
        ("The price rose after Peru had threatened to close the port.", None),
        ("Ana Reyes wrote back that she knew nothing when Peru denied the raid.", None),
        ("The stark warning comes amid rallies in Lima, urging reforms of the port.", None),
        ("I assure you that it was a fine day.", None),
    ],
)
def test_act_of_a_line(parser: Parser, text: str, said: str | None) -> None:
    assert act(parser, text) == said


def test_a_clause_told_alone_says_its_own_act(parser: Parser) -> None:
    text = "The price rose again after Peru threatened to close the port."
    assert act(parser, text, "Peru threatened to close the port.") == "threaten"
