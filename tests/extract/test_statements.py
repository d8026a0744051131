from __future__ import annotations

import pytest
from tests.documents import document

from crosswire.extract.statements import find_attributions, find_statements
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Statement
from crosswire.text.parse import Parser


def read(parser: Parser, text: str, *named: str) -> tuple[Statement, ...]:
    """The statements of ``text``; each of ``named`` is an entity wherever it stands."""
    entities = [
        Entity(
            id=name, name=name, kind="person",
            mentions=tuple(
                Mention(
                    report="r", start=at, end=at + len(name), text=name, kind="person", form="name", sentence=0,
                    first_token=0, last_token=1,
                )
                for at in range(len(text))
                if text.startswith(name, at)
            ),
        )
        for name in named
    ]  # fmt: skip
    parsed = parser.parse([document(text)])[0]
    return find_statements(parsed, entities, (), find_attributions(parsed, entities))


def one(statements: tuple[Statement, ...], predicate: str) -> Statement:
    found = [s for s in statements if s.predicate == predicate]
    assert found, [s.predicate for s in statements]
    return min(found, key=lambda s: s.kind == "nominal")


def who(statement: Statement, role: str) -> list[str]:
    return [a.phrase.text for a in statement.arguments if a.role == role]


def test_span_is_the_clause_alone(parser: Parser) -> None:
    text = "Solberg, who had called the tolls a grave and lasting mistake, warned Norland, an aide said."
    statements = read(parser, text)
    called, warned = one(statements, "call"), one(statements, "warn")
    assert text[called.start : called.end] == "who had called the tolls a grave and lasting mistake"
    assert text[warned.start : warned.end] == "warned Norland"


def test_span_holds_a_subject_with_what_defines_it(parser: Parser) -> None:
    text = "Peace with a band that is still shelling our villages is meaningless."
    assert [text[s.start : s.end] for s in read(parser, text) if s.predicate == "be meaningless"] == [text[:-1]]


MOODS = [
    ("past", "The envoys met in Oslo.", "meet", ("positive", "none", "past", "actual")),
    ("future", "The envoys will meet in Oslo.", "meet", ("positive", "none", "future", "future")),
    ("future, short", "They won't meet in Oslo.", "meet", ("negative", "none", "future", "negated")),
    ("would, short", "They'd pay the tolls.", "pay", ("positive", "conditional", "present", "hypothetical")),
    ("had, short", "They'd paid the tolls.", "pay", ("positive", "none", "past", "actual")),
    ("plan", "The envoys plan to meet in Oslo.", "meet", ("positive", "intended", "present", "future")),
    ("scheduled noun", "Talks between the envoys are planned for Monday.", "talk", ("positive", "intended", "present", "future")),
    ("negated", "The envoys did not meet.", "meet", ("negative", "none", "past", "negated")),
    ("failed", "The envoys failed to reach Oslo.", "reach", ("negative", "none", "past", "negated")),
    ("unlikely", "The envoys are unlikely to attend.", "attend", ("negative", "none", "present", "negated")),
    ("refusal", "The island rejected the offer.", "reject", ("negative", "none", "past", "actual")),
    ("refusal denied", "The island did not reject the offer.", "reject", ("positive", "none", "past", "negated")),
    ("possible", "The island may attack the ferry.", "attack", ("positive", "possible", "present", "hypothetical")),
    ("necessary", "The island must pay the tolls.", "pay", ("positive", "necessary", "present", "actual")),
    ("would in speech", "Solberg said the island would pay.", "pay", ("positive", "conditional", "present", "future")),
    ("under if", "If the island attacks the ferry, Norland will respond.", "attack", ("positive", "none", "present", "hypothetical")),
    ("reported", "Solberg said the island had paid.", "pay", ("positive", "none", "past", "reported")),
    ("not only", "The island not only paid the tolls.", "pay", ("positive", "none", "past", "actual")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "predicate", "expected"), MOODS, ids=[c[0] for c in MOODS])
def test_mood(parser: Parser, case: str, text: str, predicate: str, expected: tuple[str, ...]) -> None:
    s = one(read(parser, text), predicate)
    assert (s.polarity, s.modality, s.tense, s.status) == expected, case


ROLES = [
    ("conjunct", "Solberg rejects the offer and accuses Norland.", "accuse", "subject", ["Solberg"]),
    ("relative", "They met Solberg, who called the tolls a mistake.", "call", "subject", ["Solberg"]),
    ("lifted", "Solberg plans to visit Oslo.", "visit", "subject", ["Solberg"]),
    ("raised from a passive", "The envoys are scheduled to meet Solberg in Oslo.", "meet", "subject", ["The envoys"]),
    ("still passive", "The tolls are expected to be lifted.", "lift", "object", ["The tolls"]),
    ("agent", "The offer was rejected by Norland.", "reject", "subject", ["Norland"]),
    ("passive object", "The offer was rejected by Norland.", "reject", "object", ["The offer"]),
    ("participle", "Norland freed the sailors held by the island.", "hold", "object", ["the sailors"]),
    ("apposition left out", "Ada Solberg, the premier, met the envoy.", "meet", "subject", ["Ada Solberg"]),
    ("name after a title", "Norway’s Prime Minister Ada Solberg backed Mr Berg.", "back", "subject", ["Norway’s Prime Minister Ada Solberg"]),
    ("name in apposition", "His spokeswoman, Ada Solberg, met the envoy.", "meet", "subject", ["His spokeswoman, Ada Solberg"]),
    ("name behind a title and a comma", "The Foreign Minister, Ada Solberg, met with the envoy.", "meet", "subject", ["The Foreign Minister, Ada Solberg"]),
    ("a state is no name of a title", "The Foreign Ministry, Norland, met with the envoy.", "meet", "subject", ["The Foreign Ministry"]),
    ("nominal", "They fear Norland's invasion of the island.", "invasion", "object", ["the island"]),
    ("nominal subject", "They fear Norland's invasion of the island.", "invasion", "subject", ["Norland's"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "predicate", "role", "expected"), ROLES, ids=[c[0] for c in ROLES])
def test_roles(parser: Parser, case: str, text: str, predicate: str, role: str, expected: list[str]) -> None:
    assert who(one(read(parser, text), predicate), role) == expected, case


def test_entities_of_the_head_are_meant(parser: Parser) -> None:
    s = one(read(parser, "Norland's adviser Solberg met Berg and Lie.", "Norland", "Solberg", "Berg", "Lie"), "meet")
    assert {a.role: a.phrase.entities for a in s.arguments} == {"subject": ("Solberg",), "object": ("Berg", "Lie")}


def test_condition_is_cited_and_named(parser: Parser) -> None:
    text = "Norland will respond firmly if the island attacks the ferry, Solberg said."
    s = one(read(parser, text), "respond")
    assert s.condition == "if the island attacks the ferry"
    assert text[s.start : s.end] == "Norland will respond firmly if the island attacks the ferry"


def test_condition_of_what_is_threatened(parser: Parser) -> None:
    s = one(read(parser, "Norland threatens to retaliate if the island attacks the ferry."), "threaten")
    assert s.condition == "if the island attacks the ferry"


def test_condition_without_a_verb(parser: Parser) -> None:
    s = one(read(parser, "Norland would respond in the event of an attack."), "respond")
    assert (s.condition, s.status) == ("in the event of an attack", "hypothetical")


def test_attribution_chain_is_outermost_first(parser: Parser) -> None:
    s = one(read(parser, "Berg said that Solberg had warned that the island would attack the ferry."), "attack")
    assert [a.speaker.text for a in s.attribution if a.speaker] == ["Berg", "Solberg"]


def test_saying_is_not_attributed_to_itself(parser: Parser) -> None:
    statements = read(parser, "Solberg rejected criticism of the ferry tolls, according to the ministry.")
    chain = one(statements, "reject").attribution
    assert [a.speaker.text for a in chain if a.speaker] == ["the ministry"]
    nominal = one(statements, "criticism").attribution
    assert [a.speaker.text for a in nominal if a.speaker] == ["the ministry"]


def test_quotes_are_clipped_to_the_clause(parser: Parser) -> None:
    text = "The tolls are a “grave mistake” and help nobody, Solberg said."
    s = one(read(parser, text), "be mistake")
    assert [text[q.start : q.end] for q in s.quotes] == ["grave mistake"]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("They held talks on the island.", "talk"),
        ("They carried out the plan.", "carry out"),
        ("They made clear their support.", "make clear"),
        ("The mood was serious.", "be serious"),
        ("Talks were held on the island.", "talk"),
    ],
)
def test_predicate(parser: Parser, text: str, predicate: str) -> None:
    assert predicate in {s.predicate for s in read(parser, text)}


@pytest.mark.parametrize(
    "text", ["", "Read on", "-", "“", "....", "( ( (", "“ ” “", "Said said said said.", "and and and"]
)
def test_garbled_text_does_no_harm(parser: Parser, text: str) -> None:
    for s in read(parser, text):
        assert 0 <= s.start < s.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was Norland that closed the strait.",
        "Instead, it is Peru that “had been plotting to close the strait for quite some time,” she said.",
    ],
)
def test_who_is_stressed_acts(text: str, parser: Parser) -> None:
    acting = [who(s, "subject") for s in read(parser, text) if s.predicate in ("close", "plot")]
    assert acting[0] in (["Norland"], ["Peru"])


@pytest.mark.parametrize(
    ("text", "predicate", "beside"),
    [
        ("The attack on Norland failed.", "fail", {"Norland"}),
        ("The arrest of Solberg angered the town.", "anger", {"Solberg"}),
        ("Dozens of Norlanders left the town.", "leave", set()),
        ("The talks between Norland and Solberg collapsed.", "collapse", set()),
        ("Solberg's attack on Norland failed.", "fail", {"Norland"}),
        ("Solberg in Norland left the town.", "leave", set()),  # the head is somebody: he alone is meant
    ],
)
def test_whom_a_subject_is_only_about(parser: Parser, text: str, predicate: str, beside: set[str]) -> None:
    [subject] = [a for a in one(read(parser, text, "Norland", "Solberg"), predicate).arguments if a.role == "subject"]
    assert subject.beside == beside


def test_who_is_there_is_the_subject(parser: Parser) -> None:
    statement = one(read(parser, "Solberg reported that there are 40 guards in Norland."), "be guard")
    assert who(statement, "subject") == ["40 guards in Norland"]


def test_who_is_not_scheduled_to_speak_would_speak(parser: Parser) -> None:
    statement = one(read(parser, "Solberg has meetings in Norland but is not scheduled to speak on Monday."), "speak")
    assert who(statement, "subject") == ["Solberg"]


@pytest.mark.parametrize(
    ("text", "predicate", "behind"),
    [
        ("The envoys left the town after the harbour gate was smashed.", "smash", ("envoys",)),
        ("Norland ordered the immediate closure of the harbour in Ostrava.", "closure", ("Norland",)),
        ("Norland agreed a truce that took effect at eight on Monday.", "take", ("Norland",)),
        ("Norland warned the envoys and left the talks in anger.", "leave", ()),  # its own subject acts
        ("The strikes hit the harbour.", "hit", ()),  # nothing stands above
    ],
)
def test_who_acts_in_the_clause_above_stands_behind_one_that_names_nobody(
    parser: Parser, text: str, predicate: str, behind: tuple[str, ...]
) -> None:
    assert one(read(parser, text, "Norland", "envoys"), predicate).behind == behind
