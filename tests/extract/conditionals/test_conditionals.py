"""Threats, promises, demands and predictions that hang on a condition, in invented sentences."""

from __future__ import annotations

import pytest
from tests.extract.reading import reading

from crosswire.extract.conditionals.conditionals import find_conditionals
from crosswire.records.statements import Conditional
from crosswire.text.parse import Parser

# (sentence, strength)
STRENGTH = [
    ("Germany threatened to cut aid if the port stays closed.", "threat"),
    ("France warned that the pact would collapse if Spain leaves.", "warning"),
    ("Italy promised to lift the ban if the hostages are freed.", "promise"),
    ("Canada said Kenya must disarm the militia if it wants aid.", "demand"),
    ("Brazil offered to reopen the bridge if the shelling ends.", "offer"),
]


def found_in(parser: Parser, *texts: str) -> tuple[Conditional, ...]:
    r = reading(parser, *texts)
    return find_conditionals(r.statements, r.events, r.entities, r.parsed)


@pytest.mark.parametrize(("text", "strength"), STRENGTH, ids=[c[1] for c in STRENGTH])
def test_strength(text: str, strength: str, parser: Parser) -> None:
    assert [c.strength for c in found_in(parser, text)] == [strength]


def test_issuer_target_and_evidence(parser: Parser) -> None:
    text = "Germany threatened Serbia with sanctions if the border stays closed."
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    names = {e.id: e.name for e in r.entities}
    assert names[one.issuer[0]] == "Germany"
    assert names[one.target[0]] == "Serbia"
    assert all(text[p.start : p.end] == p.text for p in one.evidence)


def test_whose_warning_it_was(parser: Parser) -> None:
    text = (
        "Emmanuel Macron wrote to Serbia. The letter marked a clear break with his warning a week earlier that if Serbia"
        " closes the border, they’re going to be suffering."
    )
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert [e.name for e in r.entities if e.id in one.issuer] == ["Emmanuel Macron"]


def test_who_warns_is_not_who_should_act(parser: Parser) -> None:
    text = "Germany warned that Serbia should alert the pilots if fog closes the port."
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert [e.name for e in r.entities if e.id in one.issuer] == ["Germany"]


@pytest.mark.parametrize(
    ("text", "issuer", "strength"),
    [
        ("If there is no pact by June, Germany will face a drought.", False, "prediction"),
        ("If Serbia closes the border, Germany could impose sanctions.", False, "prediction"),
        ("If Serbia closes the border, Germany is prepared to impose sanctions.", True, "threat"),
        ("A coup in Serbia would make things easy for Germany.", False, "prediction"),
        ("Germany said it would attack Serbia if the border closes.", True, "threat"),
        ("Germany said Chile would attack Serbia if the border closes.", True, "warning"),
        ("Germany said our troops would attack Serbia if the border closes.", True, "threat"),
    ],
)
def test_nobody_threatens_what_he_would_bear(text: str, issuer: bool, strength: str, parser: Parser) -> None:
    (one,) = found_in(parser, text)
    assert (bool(one.issuer), one.strength) == (issuer, strength)


def test_reports_of_one_threat_are_joined(parser: Parser) -> None:
    found = found_in(
        parser,
        "Germany will impose sanctions on Serbia if it closes the border.",
        "Germany said it would impose tough sanctions if Serbia closes its border.",
        "France will send grain to Yemen if the port opens.",
    )
    assert sorted(len({p.report for p in c.evidence}) for c in found) == [1, 2]


def test_condition_in_a_sentence_of_its_own(parser: Parser) -> None:
    r = reading(
        parser, 'Emmanuel Macron warned Iran. "If Iran strikes our ships again. They will suffer," Macron said.'
    )
    (one,) = find_conditionals(r.statements, (), r.entities, r.parsed)
    assert "strikes our ships" in one.condition
    assert "will suffer" in one.consequence


def test_one_condition_with_two_consequences_is_one(parser: Parser) -> None:
    r = reading(
        parser,
        "Germany said it would close its ports if Serbia blocks the canal again.",
        "If Serbia blocks the canal again, Germany will expel envoys, Germany said.",
    )
    assert len(find_conditionals(r.statements, (), r.entities, r.parsed)) == 1


def test_deadline(parser: Parser) -> None:
    r = reading(
        parser,
        "Paris, 3 March 2021. Germany will impose sanctions if Serbia does not open the border by 10 March 2021.",
    )
    found = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert [c.deadline for c in found] == ["2021-03-10"]


def test_an_act_and_what_it_leads_to_needs_no_speaker(parser: Parser) -> None:
    assert [c.strength for c in found_in(parser, "Under the pact, the port could be closed after a breach.")] == [
        "threat"
    ]
    assert found_in(parser, "If it rains, the river could cut off the road.") == ()


def test_what_a_state_may_do_needs_no_speaker(parser: Parser) -> None:
    assert len(found_in(parser, "If Germany closes the border, the shortages could last for years.")) == 1
    assert found_in(parser, "If it closes the border, the shortages could last for years.") == ()


@pytest.mark.parametrize(
    ("text", "condition", "consequence", "issuer"),
    [
        ("For now, if Peru signs, Chile will lift the embargo.", "if Peru signs", "For now, Chile will lift the embargo", True),
        ("Chile is in no rush to sign as long as Peru is calm, it said.", "as long as Peru is calm", "Chile is in no rush to sign", True),
        ('"If Peru attacks, the Chilean fleet\'s old plan could mean war."', "If Peru attacks", "the Chilean fleet\'s old plan could mean war", False),
    ],
)  # fmt: skip
def test_wording_and_issuer(text: str, condition: str, consequence: str, issuer: bool, parser: Parser) -> None:
    (one,) = found_in(parser, text)
    assert (one.condition, one.consequence) == (condition, consequence)
    assert bool(one.issuer) == issuer
    assert not set(one.issuer) & set(one.target)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("If the pumps are not mended, any harvest will fail.", 1),
        ("Tolls start at five and will double unless the two ports agree.", 1),
        ("If the herd of goats is lost, the shortages could last for years.", 1),
        ("If the pumps were mended, the harvest would be saved.", 0),
        ("If it rains, the shortages could last for years.", 0),
        ("The miller could sell the barn if he finds a buyer.", 1),
        ("If the treaty expires in June, both ports lose their pilots.", 1),
        ("Otherwise, ports of the north will buy their own dredgers.", 1),
        ("Had Germany closed the border, the shortages would have lasted for years.", 1),
        ("If successful, the harvest will feed both towns.", 1),
        ("The sailors were threatened with arrest unless they left the pier.", 1),
        ("There will be no bread without a mill.", 1),
        ("The mill is likely to stay shut unless a buyer comes.", 1),
        ("The date of the harvest will depend on rain.", 1),
        ("Moving the mill to the river would take months of work.", 1),
        ("Any strike would be seen as a threat to the feast.", 1),
        ("The miller is expected back at the helm if the vote does not end in uproar.", 1),
    ],
)
def test_what_may_still_come_needs_no_speaker(text: str, count: int, parser: Parser) -> None:
    assert len(found_in(parser, text)) == count


def test_what_nobody_said_comes_last(parser: Parser) -> None:
    found = found_in(
        parser,
        "If the wells are not mended, the vineyards will wither. Germany will close the port if Serbia keeps the ferry.",
    )
    assert [bool(c.issuer) for c in found] == [True, False]


def test_what_that_would_be_is_told_before(parser: Parser) -> None:
    (one,) = found_in(parser, "Peru may ask for the barges back. That would force the guild to close the port.")
    assert one.before is not None
    assert one.before.text == "Peru may ask for the barges back."


def test_what_that_would_be_is_told_nowhere(parser: Parser) -> None:
    assert found_in(parser, "That would force the guild to close the port.") == ()
