"""Threats, promises, demands and predictions that hang on a condition, in invented sentences."""

from __future__ import annotations

import pytest

from crosswire.extract.conditionals import find_conditionals
from crosswire.extract.conditions import FORMS, Condition, _idle, conditions
from crosswire.lexicon.conditionals import condition_words
from crosswire.records.statements import Conditional
from crosswire.text.parse import Parser

from .reading import parsed, reading

# (sentence, words of the condition, words of the consequence)
READ = [
    ("Germany will impose sanctions if Serbia closes the border.", "Serbia closes the border", "impose sanctions"),
    ("If Serbia closes the border, Germany will impose sanctions.", "Serbia closes the border", "impose sanctions"),
    ("Poland would respond firmly in the event of an invasion.", "in the event of an invasion", "respond firmly"),
    ("Turkey will not open the strait unless Greece withdraws.", "Greece withdraws", "open the strait"),
    ("Should the talks fail, Sweden will send its fleet.", "the talks fail", "send its fleet"),
    ("Any attack on Norway would be met with force.", "Any attack on Norway", "met with force"),
    ("Japan said an invasion would lead to war.", "an invasion", "lead to war"),
    ("Egypt offered to free the sailors in exchange for medicine.", "in exchange for medicine", "free the sailors"),
    ("Iran said it would respond to any attack.", "any attack", "respond"),
    ("Chile will lift the embargo as long as Peru keeps the truce.", "Peru keeps the truce", "lift the embargo"),
    ("Progress can only be made with a change of policy, India said.", "with a change", "Progress"),
    (
        "If Peru closes the port, they are going to sell the fish elsewhere.",
        "Peru closes the port",
        "going to sell the fish",
    ),
    ("Russia threatened to sever ties if new tariffs were imposed.", "new tariffs", "sever ties"),
    ("Israel wanted to see the truce hold before sending envoys.", "truce hold", "sending envoys"),
    ("Anyone who crosses the river will be shot, Peru said.", "Anyone who crosses the river", "will be shot"),
    ("Any ship that enters the bay must turn back, Peru said.", "Any ship that enters the bay", "must turn back"),
    ("Chilean troops would leave the bay within 90 days of a deal.", "within 90 days of a deal", "troops would leave"),
    ("Chile will free the sailors within a week of signing the pact.", "of signing the pact", "free the sailors"),
    (
        "Peru will be held fully responsible for any harm to the crews.",
        "any harm to the crews",
        "held fully responsible",
    ),
    ("Chile said it would hold Peru accountable for ships lost.", "ships lost", "hold Peru"),
    (
        "But if Peru moves to lift sanctions before Chile actually ends all production, it will have offered a concession.",
        "if Peru moves to lift sanctions before Chile actually ends all production",
        "will have offered a concession",
    ),
    ("In order to open the strait, Peru must first free the crews.", "to open the strait", "free the crews"),
    ("Chile said that in order to keep the truce it cannot look away.", "to keep the truce", "look away"),
    ("In exchange, Chile would open the port to ships.", "In exchange", "open the port"),
    ("She said that, in return, Peru would want access to the crews.", "in return", "want access"),
]
UNREAD = [
    "Asked if he was sure of a truce, Mr. Reyes replied: It will be too early to say.",
    "Would Chile send its fleet if Peru closed the port?",
    "It would be premature to expect such a truce, Peru said.",
    "Peru will be held responsible for the attack.",
    "Peru was held responsible for attacks on ships.",
    "The minister called in order to offer help.",
    "In return, Chile opened the port to ships.",
    "He said he would call in order to say goodbye.",
    "The man who crossed the river will be shot.",
    "Chilean troops will leave within 90 days of the ceremony.",
    "Chilean troops left the bay within 90 days of a deal.",
    "Reporters asked if the minister would resign.",
    "He spoke on condition of anonymity.",
    "The minister left before the vote ended.",
    "If it had rained, the game would not have been played.",
    "When the war began, many families fled.",
    "Nobody knows if the premier will come.",
    "If elected, the mayor said, he would meet the king.",
    "The crews were told that they must leave before inspectors arrived.",
]
# (sentence, strength)
STRENGTH = [
    ("Germany threatened to cut aid if the port stays closed.", "threat"),
    ("France warned that the pact would collapse if Spain leaves.", "warning"),
    ("Italy promised to lift the ban if the hostages are freed.", "promise"),
    ("Canada said Kenya must disarm the militia if it wants aid.", "demand"),
    ("Brazil offered to reopen the bridge if the shelling ends.", "offer"),
]

# Further forms of the press: pairs of clauses and phrases.
READ += [
    ("Iran must withdraw or face sanctions, Russia warned.", "Iran must withdraw", "face sanctions"),
    ("Stop the attacks or we will respond.", "Stop the attacks", "we will respond"),
    ("Iran has 48 hours to withdraw or Russia will act.", "48 hours to withdraw", "Russia will act"),
    ("Iran must withdraw by Friday, or else.", "or else", "Iran must withdraw"),
    ("Withdraw your troops and we will lift the sanctions.", "Withdraw your troops", "lift the sanctions"),
    ("Another attack, and Russia will respond.", "Another attack", "Russia will respond"),
    ("The harder Iran pushes, the harder Russia will respond.", "Iran pushes", "Russia will respond"),
    ("It would be a mistake for Iran to attack.", "for Iran to attack", "would be a mistake"),
    ("Without a withdrawal there will be no deal.", "Without a withdrawal", "there will be no deal"),
    ("There can be no peace without a withdrawal of troops, he said.", "without a withdrawal", "can be no peace"),
    ("Russia refuses to sign without guarantees.", "without guarantees", "sign"),
    ("Absent a deal, sanctions will return.", "Absent a deal", "sanctions will return"),
    ("Failing a deal, Russia would impose sanctions.", "Failing a deal", "impose sanctions"),
    ("With no deal, sanctions will return.", "With no deal", "sanctions will return"),
    ("Russia will sign provided Iran pulls back its troops.", "provided Iran pulls back", "Russia will sign"),
    ("The moment Iran attacks, we will respond.", "The moment Iran attacks", "we will respond"),
    ("As soon as Iran pulls back its troops, Russia will sign.", "soon as Iran pulls back", "Russia will sign"),
    ("The deal hinges on a withdrawal.", "on a withdrawal", "The deal hinges"),
    ("Russia made a withdrawal a condition for talks.", "for talks", "made a withdrawal"),
    ("The tolls could be doubled after a breach.", "after a breach", "tolls could be doubled"),
    ("By testing a missile, Iran would provoke new sanctions.", "By testing a missile", "provoke new sanctions"),
    ("To avoid sanctions, Iran must withdraw.", "To avoid sanctions", "Iran must withdraw"),
    ("For talks to succeed, Iran must withdraw.", "For talks to succeed", "Iran must withdraw"),
    ("Failure to comply will result in sanctions.", "Failure to comply", "result in sanctions"),
    ("Use of such boats would harm the port.", "Use of such boats", "harm the port"),
    ("Whoever attacks Russia will pay a heavy price.", "Whoever attacks Russia", "will pay a heavy price"),
    ("Russia will do nothing before Iran pulls back its troops.", "Iran pulls back", "Russia will do nothing"),
    ("Should Iran attack, Russia would respond.", "Should Iran attack", "Russia would respond"),
    ("No deal means a new war on the river.", "No deal", "means a new war"),
    ("Another attack means sanctions, Peru said.", "Another attack", "means sanctions"),
    ("Chile said the failure to sign the pact would lead to war.", "the failure to sign the pact", "would lead to war"),
    ("Peru's refusal to pay would bring sanctions.", "refusal to pay", "would bring sanctions"),
    ("The king said he would veto any bid to sell the port.", "any bid to sell the port", "would veto"),
    ("Chile will punish any firm that sells boats to Peru.", "any firm that sells boats", "Chile will punish"),
    ("Not signing the pact would allow Peru to build ships.", "Not signing the pact", "would allow Peru"),
    ("If, indeed, the pact is signed, it would end the war.", "the pact is signed", "it would end the war"),
    ("If not, we will respond.", "If not", "we will respond"),
    ("Peru has banned two envoys and will close the port should Chile impose sanctions.", "should Chile impose", "close the port"),
    ("Peru will ask for visas should any envoys be denied entry.", "should any envoys be denied", "will ask for visas"),
    ("If signed, the vice-premier said, the pact would end the war.", "If signed", "the pact would end the war"),
    ("Aid cannot go on when crews are being killed.", "when crews are being killed", "Aid can not go on"),
    ("Once Iran signs, Russia would lift the sanctions.", "Once Iran signs", "would lift the sanctions"),
    ("Iran will not sign even if Russia pays.", "if Russia pays", "Iran will not sign"),
    ("Occupation of the port would end the talks.", "Occupation of the port", "would end the talks"),
    ("Such a vote would force Chile to cut its grain sales.", "Such a vote", "would force Chile to cut"),
    ("Any confirmation of the deal could spur new riots.", "Any confirmation of the deal", "could spur new riots"),
    ("Peru warned that the blockade could trigger a war.", "the blockade", "could trigger a war"),
    ("Chilean air strikes would unleash a new war.", "Chilean air strikes", "would unleash a new war"),
    ("Peru will repel every raid and meet any use of force with fire.", "any use of force", "meet"),
    ("Guards will use live rounds to counter attacks on the port.", "attacks on the port", "to counter"),
    ("Chile would regard any such step as an act of war.", "any such step", "Chile would regard"),
    ("Chile promised a tough response to any attack.", "any attack", "promised a tough response"),
    ("The fleet was sent and, should Peru attack the bay, the war would grow.", "should Peru attack", "the war would grow"),
    ("Violations will be met with force, Peru said.", "Violations", "will be met with force"),
    ("To close the port risks a new war.", "To close the port", "risks a new war"),
    ("Peru drew up plans to react with a quick reprisal for any attack.", "any attack", "to react with a quick reprisal"),
    ("Ships can only be sent subject to the approval of two ports.", "to the approval", "Ships can only be sent"),
    ("Further attacks will only mean new sanctions.", "Further attacks", "will only mean new sanctions"),
    ("It would be difficult to let trade go on without a pact, Peru said.", "without a pact", "would be difficult"),
    ("Chile must act; otherwise Peru will close the port.", "otherwise", "Peru will close the port"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "condition", "consequence"), READ, ids=[c[0][:40] for c in READ])
def test_condition_and_consequence(text: str, condition: str, consequence: str, parser: Parser) -> None:
    parse = parsed(parser, text)[0].sentences[0].parse
    found = [
        (" ".join(parse.tokens[j].text for j in c.condition), " ".join(parse.tokens[j].text for j in c.consequence))
        for c in conditions(parse)
    ]
    assert any(condition in left and consequence in right for left, right in found), found


UNREAD += [
    "This deal means peace.",
    "No man means harm.",
    "Their failure to sign led to war.",
    "The king, who has depended on loans from Peru, left.",
    "Iran left without a word.",
    "Without naming Iran, he said the talks went on.",
    "They met and the talks will go on.",
    "Russia or Iran will win the cup.",
    "After the meeting, he will fly to Lima.",
    "With the minister, he will visit Lima.",
    "The talks would take several months.",
    "That toll could be halved.",
    "The plan is less dependent on the United States.",
]
# Questions that are told, turns of speech, the mere time or manner.
UNREAD += [
    "The envoy would not say if Peru could close the port.",
    "It is unclear, according to the envoy, if Peru will sign.",
    "It is too early to tell if Chile would respond.",
    "The king did not tell them how he would proceed if Peru refused.",
    '"If Peru attacks, will Chile respond?" the envoy asked.',
    "If you look at the map, Chile will need more ships.",
    "Chile could send its fleet even if Peru signs.",
    "Ships were seen leaving the bay before the troops arrived.",
    "He wants to speak to the crews before leaving.",
    "The king will meet the crews when he visits Lima.",
    "The act will not pass without comment.",
    "Divers Without Borders will visit the port.",
    "Peru might mark the day by launching a ship.",
    "Towns where they would otherwise be safe were hit.",
    "He was willing to answer any questions the crews may have.",
    "The decision would be delayed, Peru said.",
    "Sanctions would be imposed next week, Peru said.",
    "Attacks could be anywhere, the king said.",
    "When the attack came, they had to leave.",
    "It was a wise, if late, reply that will help them.",
    "The envoy spoke on condition of not being named.",
    "There was not a ship in the bay until the guards came.",
    "Such a trip would be planned by the king.",
    "Experts warned that the attack could be a sign of more.",
    "The shell hit the port without any loss.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_condition(text: str, parser: Parser) -> None:
    assert conditions(parsed(parser, text)[0].sentences[0].parse) == []


def test_a_condition_of_marks_alone_does_no_harm(parser: Parser) -> None:
    parse = parsed(parser, "Peru waits ...")[0].sentences[0].parse
    marks = Condition(head=2, main=1, condition=(2,), consequence=(1,))
    assert parse.tokens[2].pos == "PUNCT"
    assert not _idle(parse, marks, condition_words())


def found_in(parser: Parser, *texts: str) -> tuple[Conditional, ...]:
    r = reading(parser, *texts)
    return find_conditionals(r.statements, r.events, r.entities, r.parsed)


@pytest.mark.parametrize("text", [case[0] for case in (*READ, *STRENGTH)])
def test_a_form_is_found_at_its_signs_alone(text: str, parser: Parser) -> None:
    for sentence in parsed(parser, text)[0].sentences:
        for form, signs in FORMS:
            for i, t in enumerate(sentence.parse.tokens):
                if signs.isdisjoint({t.lemma, t.text.lower(), t.dep, t.pos, t.tag}):
                    assert not list(form(sentence.parse, i, condition_words())), (form.__name__, t.text)


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
    assert found_in(parser, "If he closes the border, the shortages could last for years.") == ()


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
        ("If they close the road, the shortages could last for years.", 0),
    ],
)
def test_what_may_still_come_needs_no_speaker(text: str, count: int, parser: Parser) -> None:
    assert len(found_in(parser, text)) == count
