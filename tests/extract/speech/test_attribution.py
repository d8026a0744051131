from __future__ import annotations

import pytest
from tests.documents import document
from tests.extract.test_resolve import story

from crosswire.extract.speech.attribution import find_attributions
from crosswire.records.statements import Attribution
from crosswire.text.parse import Parser


def read(parser: Parser, text: str) -> tuple[Attribution, ...]:
    return find_attributions(parser.parse([document(text)])[0], ())


def spoken(parser: Parser, lead: str, text: str) -> list[tuple[str, str]]:
    """Who says what in ``text`` behind ``lead``, without what stands within another's words."""
    found = [a for a in read(parser, lead + text) if a.parent is None and a.speaker]
    return [(a.speaker.text, (lead + text)[a.content[0].start : a.content[-1].end]) for a in found if a.speaker]


def row(text: str, a: Attribution) -> tuple[str, str | None, list[str]]:
    return a.kind, a.speaker.text if a.speaker else None, [text[s.start : s.end] for s in a.content]


CASES = [
    (
        "quotation within a sentence, whose subject says it", "Ana Reyes penned a letter about “a tax on hope and on all our bread”.",
        ("direct", "Ana Reyes", ["“a tax on hope and on all our bread”"]),
    ),
    (
        "quotation within the sentence behind", "The port is shut, Ana Reyes said. The toll “was a tax on hope and on all our bread”.",
        ("mixed", "Ana Reyes", ["The port is shut", "“was a tax on hope and on all our bread”"]),
    ),
    ("heading of people", "Officials: the ferry talks were close to failure", ("indirect", "Officials", ["the ferry talks were close to failure"])),
    ("inquiry", "A Peruvian inquiry found the mayor had closed the port.", ("indirect", "A Peruvian inquiry", ["the mayor had closed the port"])),
    (
        "two subjects before a verb of saying", "\"The port has lots of boats, lots of nets,\" Reyes said on Callao Radio Sunday.",
        ("direct", "Reyes", ["\"The port has lots of boats, lots of nets,\""]),
    ),
    (
        "quoted by a paper", "“There were no boats. It is absurd to claim this,” Reyes was quoted as saying by Peru’s Andina agency.",
        ("direct", "Reyes", ["“There were no boats. It is absurd to claim this,”"]),
    ),
    (
        "source taken into an apposition", "Norway rejects the toll on Mayor Jens Berg, a source quoted by state radio says.",
        ("indirect", "a source", ["Norway rejects the toll on Mayor Jens Berg"]),
    ),
    (
        "transcript", "(SOUNDBITE) (Czech) FOREIGN MINISTER, ANA REYES, SAYING: “The ferry will sail.”",
        ("direct", "FOREIGN MINISTER, ANA REYES", ["“The ferry will sail.”"]),
    ),
    ("indirect", "Solberg said the ferry would sail.", ("indirect", "Solberg", ["the ferry would sail"])),
    ("direct", "“The ferry will sail,” Solberg said.", ("direct", "Solberg", ["“The ferry will sail,”"])),
    (
        "mixed", "Solberg said the tolls were a “grave mistake”.",
        ("mixed", "Solberg", ["the tolls were a “grave mistake”"]),
    ),
    (
        "parenthesis", "The ferry, Solberg said, would sail on Monday.",
        ("indirect", "Solberg", ["The ferry", "would sail on Monday"]),
    ),
    (
        "according to", "The ferry will sail, according to the ministry.",
        ("indirect", "the ministry", ["The ferry will sail"]),
    ),
    (
        "according to, in a clause of its own", "While Solberg, according to Berg, was content, others wept bitterly.",
        ("indirect", "Berg", ["While Solberg", "was content"]),
    ),
    ("promise", "Solberg vowed to sink the ferry.", ("indirect", "Solberg", ["to sink the ferry"])),
    ("demand", "Solberg urged the islanders to pay.", ("indirect", "Solberg", ["to pay"])),
    ("noun", "Solberg repeated her claim that the island had paid.", ("indirect", "her", ["that the island had paid"])),
    (
        "noun, its clause hung on the verb above",
        "That differed sharply from her warning a day earlier that the islanders are going to be suffering.",
        ("indirect", "her", ["that the islanders are going to be suffering"]),
    ),
    ("hearsay", "The ferry is expected to sail.", ("indirect", None, ["The ferry", "to sail"])),
    ("parted from his words", "The ferry will sail. The minister told reporters.", ("indirect", "The minister", ["The ferry will sail."])),
    (
        "parted by a stop in the quotation, and going on",
        "“They gave the island all of the ships!” Ms. Solberg tweeted. “Norway was in trouble and it paid. Gave them a free pass.”",
        (
            "direct", "Ms. Solberg",
            ["“They gave the island all of the ships!”", "“Norway was in trouble and it paid. Gave them a free pass.”"],
        ),
    ),
    (
        "source in an apposition, a comma after it",
        "Berg did not pay for the lamps of the island, Norway's top pilot, Gen. Ola Ruud, said Friday on the radio.",
        ("indirect", "Norway's top pilot, Gen. Ola Ruud", ["Berg did not pay for the lamps of the island"]),
    ),
    (
        "clause hung on the occasion", "Mayor Ana Solberg announced before the briefing that the council would lift the toll.",
        ("indirect", "Mayor Ana Solberg", ["that the council would lift the toll"]),
    ),
    (
        "clause hung on the video", "The council warned in a video that the pilots are planning to close the harbour.",
        ("indirect", "The council", ["that the pilots are planning to close the harbour"]),
    ),
    (
        "make clear", "The harbour board has often made clear it will not lower the toll.",
        ("indirect", "The harbour board", ["it will not lower the toll"]),
    ),
    (
        "make clear, where the clause is its subject", "The pilots of the harbour have made clear it will keep the ferry.",
        ("indirect", "The pilots of the harbour", ["it will keep the ferry"]),
    ),
    (
        "make it clear", "The mayor made it clear that the ferry would sail.",
        ("indirect", "The mayor", ["that the ferry would sail"]),
    ),
    (
        "second clause told in the past",
        "He said the board had lost a ferry that “nobody saw again” and Peru's toll would not fall.",
        (
            "mixed", "He",
            ["the board had lost a ferry that “nobody saw again”", "Peru's toll would not fall"],
        ),
    ),
    (
        "second clause with that",
        "The ferries were searched while Webb argued in letters that Peru has proof that pirates painted the boats "
        "that carried coal and that a higher toll is the best answer.",
        (
            "indirect", "Webb",
            [
                "that Peru has proof that pirates painted the boats that carried coal and that a higher toll is the "
                "best answer"
            ],
        ),
    ),
    (
        "cited by who is cited", "The ferries have sunk, the paper reported, citing two officials.",
        ("indirect", "two officials", ["The ferries have sunk"]),
    ),
    (
        "cited in a relative clause", "The ferries have sunk, according to the paper, which cited security sources.",
        ("indirect", "security sources", ["The ferries have sunk"]),
    ),
    (
        "opened by a colon",
        "The ferry sank at dawn.\n\nThe agency says tolls may fall. The agency adds:\n\n“Norway plans to pay the island. Gaps remain.”",
        ("direct", "The agency", ["“Norway plans to pay the island. Gaps remain.”"]),
    ),
    (
        "words after a sentence about who says them",
        "The vote was late. Mr. Solberg was blunt before it. “We will never pay for a ferry that does not sail.”",
        ("direct", "Mr. Solberg", ["“We will never pay for a ferry that does not sail.”"]),
    ),
    (
        "opened by a colon after what a person does",
        "The ferry sank at dawn. Mr. Solberg left one line for the islanders:\n\n“Norway plans to pay the island.”",
        ("direct", "Mr. Solberg", ["“Norway plans to pay the island.”"]),
    ),
    (
        "opened again without being closed",
        '“The mayor promised us a ferry. She sold two of them. “Nobody on the island was asked,” Solberg said in a letter.',
        ("direct", "Solberg", ["“Nobody on the island was asked,”"]),
    ),
    (
        "paragraphs run together, each opened and the last closed",
        'In a letter, Solberg wrote:\n\n"The mayor promised a ferry. She sold two of them. "Nobody on the island was asked."',
        (
            "mixed", "Solberg",
            ['"The mayor promised a ferry. She sold two of them. "Nobody on the island was asked."'],
        ),
    ),
    (
        "was quoted as saying", "The ferry would sail, Solberg was quoted as saying.",
        ("indirect", "Solberg", ["The ferry would sail"]),
    ),
    (
        "as somebody argued", "As Solberg has often argued, the ferry will cost the island its boats.",
        ("indirect", "Solberg", ["the ferry will cost the island its boats"]),
    ),
    ("as somebody put it", "The ferry, as Solberg put it, is a gift.", ("indirect", "Solberg", ["The ferry", "is a gift"])),
    (
        "as a newspaper reported", "As reported by the Harbour Herald, the ferry is late.",
        ("indirect", "the Harbour Herald", ["the ferry is late"]),
    ),
    (
        "said in a note posted somewhere", "The port said in a note posted on its door that the ferry was late.",
        ("indirect", "The port", ["that the ferry was late"]),
    ),
    (
        "told on a programme", "Ana Solberg, a mayor, told Jan Brand on the Morning Hour that she would not go beyond the pact.",
        ("indirect", "Ana Solberg", ["that she would not go beyond the pact"]),
    ),
    (
        "a second subject before the verb",
        "The cost of the toll hinges on which ports will be spared, said Ola Ruud, a trader at the port who once worked in Lima.",
        ("indirect", "Ola Ruud", ["The cost of the toll hinges on which ports will be spared"]),
    ),
    (
        "a source joined to the name before it",
        "Mayor Solberg has authorized search flights over Peru, The Harbour Herald and The New Lima Times are reporting this week, citing nobody.",
        ("indirect", "The Harbour Herald and The New Lima Times", ["Mayor Solberg has authorized search flights over Peru"]),
    ),
    (
        "said a thing, for the parser", "The minister said the ferry all but ends the dispute.",
        ("indirect", "The minister", ["the ferry all but ends the dispute"]),
    ),
    (
        "no subject for the parser", "The Hill and Dale reports that the first vote will likely be on Wednesday.",
        ("indirect", "The Hill and Dale", ["that the first vote will likely be on Wednesday"]),
    ),
    (
        "a verb taken for a noun", "Journalists on the quay this morning report that the ferry was cleared with tear gas.",
        ("indirect", "Journalists on the quay", ["that the ferry was cleared with tear gas"]),
    ),
    (
        "for critics", "For critics of the pact, the ferry is worthless.",
        ("indirect", "critics of the pact", ["the ferry is worthless"]),
    ),
    (
        "for one by name who is quoted", "But for Ana Solberg, who sells boats, the pact “completely fails to move the ferry.”",
        ("mixed", "Ana Solberg", ["the pact “completely fails to move the ferry.”"]),
    ),
    (
        "pictures as a source", "The ferry burned, according to images posted on a website.",
        ("indirect", "images", ["The ferry burned"]),
    ),
    (
        "a list behind a colon", "The mayor listed two reasons: that the ferry was old and that nobody paid for it.",
        ("indirect", "The mayor", ["that the ferry was old and that nobody paid for it"]),
    ),
    (
        "a paragraph below a colon", "The Herald writes:\n\nThe ferry is old. Nobody paid for it.\n\nIt sailed on Monday.",
        ("indirect", "The Herald", ["The ferry is old. Nobody paid for it."]),
    ),
    (
        "a list below a colon", "Solberg said the pact:\n\n- Allows ferries to sail\n\n- Obliges the port to pay\n\nIt sailed.",
        ("indirect", "Solberg", ["- Allows ferries to sail", "- Obliges the port to pay"]),
    ),
    ("hoped", "Solberg had hoped a pact would bring peace.", ("indirect", "Solberg", ["a pact would bring peace"])),
    ("heading", "Solberg: ferry talks were close to failure", ("indirect", "Solberg", ["ferry talks were close to failure"])),
    ("straight marks", '"We will pay," said Solberg.', ("direct", "Solberg", ['"We will pay,"'])),
    (
        "several sentences", "“We will pay. We always did,” said Solberg.",
        ("direct", "Solberg", ["“We will pay. We always did,”"]),
    ),
    (
        "the quotation goes on", "“We will pay,” said Solberg. “We always did.”",
        ("direct", "Solberg", ["“We will pay,”", "“We always did.”"]),
    ),
    (
        "over paragraphs", "“We will pay,” said Solberg. “We always did.\n\n“Nobody can say otherwise.”",
        ("direct", "Solberg", ["“We will pay,”", "“We always did.", "“Nobody can say otherwise.”"]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_attribution(parser: Parser, case: str, text: str, expected: tuple[str, str | None, list[str]]) -> None:
    found = [a for a in read(parser, text) if a.parent is None]
    assert expected in [row(text, a) for a in found], case


@pytest.mark.parametrize(
    "text",
    [
        "Solberg knew of the claim that the ferry had sunk.",  # "that" belongs to the claim
        "Solberg published the letter, despite the fact that the ferry had sunk.",
        "Solberg said Berg had left, and the ferry would sail.",  # the writer may go on here
    ],
)
def test_a_clause_that_is_not_told_is_left_where_it_is(parser: Parser, text: str) -> None:
    told = {text[s.start : s.end] for a in read(parser, text) if a.speaker for s in a.content if a.act == "say"}
    assert not any("sunk" in words or "sail" in words for words in told)


@pytest.mark.parametrize(
    "text",
    [
        "As Solberg spoke on Monday, the ferry sank.",
        "As expected, the ferry sank.",
        "For now, the ferry sank.",
        "For Ana Solberg, the ferry is late.",  # of one by name, only what is quoted
        "After the raid on the port, Solberg said.",
        "The ferry was late. The talks have continued ever since.",
        "One thing is certain: the ferry sank.",
        "The mayor said a prayer and left the ferry.",
    ],
)
def test_nobody_tells_it(parser: Parser, text: str) -> None:
    assert not [a for a in read(parser, text) if a.speaker]


def test_who_is_meant_by_a_speaker(parser: Parser) -> None:
    cases = {
        "Another senator, Ana Reyes, wrote that the deal was bad.": ["Ana Reyes"],
        "Peru sent a letter. Peruvian intelligence agencies concluded that the deal was bad.": [
            "Peruvian intelligence agencies"
        ],
        "Peru issued a statement calling for a second count.": ["Peru"],
        "Peruvian Speaker of the House Ana Reyes issued a rebuke of the deal, saying it was bad.": ["Ana Reyes"],
        "Peru issued a bitter statement declaring that Lima would go on.": ["Peru"],
        "Chilean boats left the bay, according to a report prepared for Peru.": [],
        "Peru sent a letter to the mayors. They met again. The letter said that the boats would leave.": ["Peru"],
        "A letter to Chile was signed by Ana Reyes. “It is by far not enough,” the letter said.": ["Ana Reyes"],
        "Peru said in a statement that the deal was bad. The statement added that nobody would pay.": ["Peru", "Peru"],
        "Nine Chilean ports wrote a letter to Peru. The letter said that the deal was bad.": [],
        "In Peru's view the deal is bad.": ["Peru"],
        "The deal, in the words of Ana Reyes, is bad.": ["Ana Reyes"],
        "Peru tweeted a picture of the boats. “We will not move,” the tweet said.": ["Peru"],
        "Peru tweeted a graphic that said the boats would leave.": ["Peru"],
        "A graphic posted on the website of Peru said that the boats would leave.": ["Peru"],
        "Peru lost a report. A report said that the boats would leave.": [],
    }
    for text, expected in cases.items():
        entities = story(parser, text)
        names = {e.id: e.name for e in entities}
        found = [a for a in find_attributions(parser.parse([document(text, "R1")])[0], entities) if a.speaker]
        assert found, text
        assert [names[e] for a in found if a.speaker for e in a.speaker.entities] == expected, text


def test_nested_attribution_names_its_parent(parser: Parser) -> None:
    found = read(parser, "Berg said that Solberg had promised that the ferry would sail.")
    speakers = {a.speaker.text: a for a in found if a.speaker}
    assert speakers["Berg"].parent is None
    parent = speakers["Solberg"].parent
    assert parent is not None
    assert found[parent] is speakers["Berg"]


def test_who_is_quoted_as_saying_is_nested_in_who_quotes(parser: Parser) -> None:
    outer, inner = read(parser, "State radio quoted Ana Solberg as saying that the ferry would sail.")
    assert (outer.speaker and outer.speaker.text, inner.speaker and inner.speaker.text) == (
        "State radio",
        "Ana Solberg",
    )
    assert inner.parent == 0


def test_parents_make_no_circle(parser: Parser) -> None:
    found = read(
        parser, "Berg said that Solberg had lied, according to Lie, who said the island, he claimed, had paid."
    )
    for a in found:
        seen, at = set(), a.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at].parent
