from __future__ import annotations

import pytest
from tests.extract.test_statements import one, read, who

from crosswire.text.parse import Parser

DOERS = [
    ("gerund before its clause", "Before voting against the treaty in Oslo, Solberg warned the island.", "vote", ["Solberg"]),
    ("gerund behind its clause", "Solberg left the island after denying any link to the gunmen.", "deny", ["Solberg"]),
    ("how it is done", "Norland broke the accord by laying mines in the strait.", "lay", ["Norland"]),
    ("joined gerunds", "By shelling the harbour and starving the town, Norland lost its friends.", "starve", ["Norland"]),
    ("not who is acted on", "The rebels cannot be beaten without closing the whole strait.", "close", []),
    ("not who is invaded", "After being invaded by the island in spring, Norland built a wall.", "invade", ["the island"]),
    ("owner of a plan", "Solberg condemned Norland's plans to annex half of the island.", "annex", ["Norland's"]),
    ("body before a decision", "Solberg defended the Norland decision to close the northern port for good.", "close", ["Norland"]),
    ("named with by", "Solberg mocked the effort by Norland to close the northern port for good.", "close", ["Norland"]),
    ("a request is for others", "Solberg read the island's request to leave the harbour at once.", "leave", ["Solberg"]),
    ("who is given leave", "Parliament gave the navy the authority to search all of the ferries.", "search", ["the navy"]),
    ("joined under an urging", "Officials fear that the tolls will push Norland to leave the accord and resume its raids.", "resume", ["Norland"]),
    ("urged to two things", "Solberg urged Norland to leave the strait and pay for the ferry.", "pay", ["Norland"]),
    ("what somebody is able to", "Rebels mocked the ability of Norland to guard all of its northern ports.", "guard", ["Norland"]),
    ("infinitive of a noun", "Solberg needs two thirds of the votes to override the veto of the island.", "override", ["Solberg"]),
    ("state told in the passive", "Solberg was involved in the raid on the harbour.", "involve", ["Solberg"]),
    ("not with by", "Solberg was alarmed by rebels.", "alarm", ["rebels"]),
    ("relative of a clause", "Solberg freed a sailor, who the ministry says burned two ferries in May.", "burn", ["a sailor"]),
    ("kept from two things", "The treaty prevents Norland from buying or selling any heavy gun.", "sell", ["Norland"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "predicate", "expected"), DOERS, ids=[c[0] for c in DOERS])
def test_who_does_it(parser: Parser, case: str, text: str, predicate: str, expected: list[str]) -> None:
    assert who(one(read(parser, text), predicate), "subject") == expected, case


NOUNS = [
    ("sender", "Solberg dismissed a threat from the island to his fleet.", "threat", ["the island"]),
    ("whose report", "Solberg dismissed a report from Norland on the state of the fleet.", "report", ["Norland"]),
    ("place that is left", "Solberg welcomed a hasty retreat from the island.", "retreat", []),
    ("participle", "Solberg mourned the victims of an attack on the harbour launched by rebels.", "attack", ["rebels"]),
    ("not who wants it", "Solberg rejected the guarantees for the northern port wanted by rebels.", "guarantee", []),
]


@pytest.mark.parametrize(("case", "text", "predicate", "expected"), NOUNS, ids=[c[0] for c in NOUNS])
def test_who_does_what_a_noun_tells(parser: Parser, case: str, text: str, predicate: str, expected: list[str]) -> None:
    assert who(one(read(parser, text), predicate), "subject") == expected, case
