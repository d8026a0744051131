"""What hangs on a condition in one sentence, and what only looks like it, in invented sentences."""

from __future__ import annotations

import pytest
from tests.extract.conditionals.pairs import pairs
from tests.extract.reading import parsed

from crosswire.extract.conditionals.condition_parts import Condition
from crosswire.extract.conditionals.condition_seeming import idle
from crosswire.extract.conditionals.conditions import conditions, forms
from crosswire.text.parse import Parser

from .test_conditionals import STRENGTH

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
    ("Anyone who fishes in the river shall be shot, Peru said.", "Anyone who fishes in the river", "shall be shot"),
    ("Chile will free the sailors within minutes of signing the pact.", "of signing the pact", "free the sailors"),
    ("Chilean troops would leave the bay within 90 days of a deal.", "within 90 days of a deal", "troops would leave"),
    ("Chile will free the sailors within a week of signing the pact.", "of signing the pact", "free the sailors"),
    (
        "Peru will be held wholly responsible for any harm to the crews.",
        "any harm to the crews",
        "held wholly responsible",
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
    # Further forms of the press: pairs of clauses and phrases.
    ("Iran must withdraw or face sanctions, Russia warned.", "Iran must withdraw", "face sanctions"),
    ("Stop the attacks or we will respond.", "Stop the attacks", "we will respond"),
    ("Stop the raids or we won't sign the pact.", "Stop the raids", "we wo n't sign the pact"),
    ("If the crews rebel, the admiral won't have lost.", "If the crews rebel", "wo n't have lost"),
    ("Iran has 48 hours to withdraw or Russia will act.", "48 hours to withdraw", "Russia will act"),
    ("Iran must withdraw by Friday, or else.", "or else", "Iran must withdraw"),
    ("Withdraw your troops and we will lift the sanctions.", "Withdraw your troops", "lift the sanctions"),
    ("Another attack, and Russia will respond.", "Another attack", "Russia will respond"),
    ("The harder Iran pushes, the harder Russia will respond.", "Iran pushes", "Russia will respond"),
    ("It would be a blunder for Iran to attack.", "for Iran to attack", "would be a blunder"),
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
# What only looks like one.
UNREAD = [
    "To understand why, the guild needs to look at the toll.",
    "To be sure, the guild needs to hire more carts.",
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
    "When the war began, many families fled.",
    "Nobody knows if the premier will come.",
    "If elected, the mayor said, he would meet the king.",
    "The crews were told that they must leave before inspectors arrived.",
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
    # Questions that are told, turns of speech, the mere time or manner.
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
    # What has been traded already, or was long over.
    "The bargain of 2010 handed Peru two lighthouses in exchange for tuna.",
    "She did not sound the horn until an hour after the ferry had sailed.",
    "The crews refused to leave until the guards came.",
    # A likeness, an aside, what is explained or holds for whoever reads.
    "He speaks as if he were the king of Peru.",
    "On some days it looks as if Peru is packing its bags.",
    "The widow is selling her cows, if not the whole farm, she says.",
    "If Peru is the heart of the coast, Chile is its spine.",
    "If you work hard you can get ahead.",
    "If you liked the soup, please consider a second bowl.",
    "He told them to be careful when it comes to trade.",
    "He asked whether she would call Lima if Peru sent a letter.",
    "Both cooks should be thanked, as should their old baker, whose bread from Peru was fresh.",
    "Cooks say that guests with no seats in Peru may bring a bench.",
    # Suppositions: what was, is or is said, and what somebody thinks of it.
    "If the bakers were there, this is proof of their haste.",
    "If the cook has done nothing wrong, the butler is the one who can clear him.",
    "If we are talking about the small bell, no rope is needed for it.",
    "If Peru is saying that goats cannot swim, then sheep will not swim either.",
    "I would be surprised if Peru sent its fleet.",
    "If one cart can block the road, imagine what ten carts would do.",
    "If this story reminds you of Peru, it is because I was born there.",
    "If she is the best that Peru has, then we have nothing to fear.",
    "The guards are looking into whether the cook had help, or if he would have acted alone.",
    "The widow is waiting to see if her cousin, the miller, can find a mule.",
    "Tricks such as requiring weavers to hand over their looms in exchange for a stall are old.",
    "The toll, which carters dislike, will be met with tariffs on wool.",
    "She can depend on the support of her sisters.",
    "That is when you see mules in the square, or you will read about goats.",
    "The dancers will be paid who took part in the event, he said.",
    "Just before the lamp went out, I asked the old man to sing.",
    "When I was living in Lima I said we need to paint the barn.",
    "Songs from Peru or otherwise must be the new rule.",
    "The mayor said that if the cook had been looking for salt in the cellar, he did not mind.",
    "If we are to accept this ledger, the goats would be worth nine coins.",
    "Either singer could have been asked to go if the roads were too icy for the mayor.",
    "Everyone who took part in the theft must be punished.",
    "The miller strips them of their mules in cases where there is not enough hay.",
    "The bell was new unless, of course, you count the crack in it.",
    "Given that the deeds of Peru, if not its words, show a wish to win, Chile will stay.",
]
# What a verb without a tense of its own waits for: (sentence, words of the condition, words of the consequence).
WAITING = [
    ("Peru is not going to sign any deal until Chile frees the crews.", "Chile frees the crews", "going to sign"),
    ('"You can\'t begin dreaming about prizes until they vote," Peru said.', "until they vote", "begin dreaming"),
    ("We will not let the dancers sit until you clear our benches.", "until you clear our benches", "let the dancers sit"),
    ("The harbour has refused to sell the crane until Peru names its price.", "Peru names its price", "to sell the crane"),
    ("The miners vowed to continue the strike until the mayor is freed.", "the mayor is freed", "continue the strike"),
    ("She does not want to plant until the ground has been ploughed.", "until the ground has been ploughed", "to plant"),
    ("Peru noted a promise that the tolls will remain until a pact is signed.", "a pact is signed", "the tolls will remain"),
    ("There is a rumour that Chile won't sail until it owns the pier.", "until it owns the pier", "Chile wo n't sail"),
    ("Chile heard a threat that its fleet would burn if it enters the bay.", "if it enters the bay", "its fleet would burn"),
    ("The demand of Lima is one that will not end until it can fish in the bay.", "until it can fish", "will not end"),
    ("It said it would not send dancers as long as the noisy brass players of Chile are on the stage.", "as long as", "would not send dancers"),
    ("The baking can start as soon as the ovens are cleaned.", "soon as the ovens are cleaned", "baking can start"),
    ("The tenants are not entitled to it unless Peru agrees.", "unless Peru agrees", "are not entitled"),
    ("Once the dam is full, nobody is going to be able to row there.", "Once the dam is full", "going to be able"),
    ("Peru said the ferry would sail only when the fog lifted.", "when the fog lifted", "the ferry would sail"),
    ("He says he will sell the mules only after the barns are painted.", "after the barns are painted", "sell the mules"),
    ("The envoy will get a hearing, but only if he brings a map.", "only if he brings a map", "will get a hearing"),
    ("Chile would only consider sending boats once Peru gave its word.", "once Peru gave its word", "sending boats"),
]  # fmt: skip
# What the verb above turns or holds together stands in the consequence.
WHOLE = [
    ("The harbour has refused to sell the crane until Peru names its price.", "until Peru", "harbour has refused to sell"),
    ("Peru is not going to buy the barges or paint them until the yards reopen.", "until the yards reopen", "Peru is not going to buy the barges"),
    ("The elders will not require the miller to move if he is fined.", "if he is fined", "The elders will not require the miller"),
    ("The drums will begin at noon and go on to dusk unless the elders object.", "unless the elders", "The drums will begin at noon and go on"),
    ("The shepherds were told to move or face a fine.", "move", "face a fine"),
    ("He made much of a vow to sing if certain bells were rung.", "if certain bells were rung", "to sing"),
]  # fmt: skip
# Two clauses side by side, phrases, and conditions that the parser takes for the main clause.
BESIDE = [
    ("Peru needs to dredge the bay or it could end up without a ferry.", "Peru needs to dredge", "could end up"),
    ("Peru will not sell the ferries without including a spare engine.", "without including", "will not sell the ferries"),
    ('"By closing the port, Peru may force cuts in the fleet," he said.', "By closing the port", "may force cuts"),
    ("If successful, it could bring Chile a second harvest.", "If successful", "could bring Chile a second harvest"),
    ("Moreover, should the bridge sag in winter - or crack in spring - the repairs would empty the chest.", "should the bridge sag", "would empty the chest"),
]  # fmt: skip

# What is certain or goes on all the same, what is put into the past by the verb of speech, what only adds to the verb.
CERTAIN = [
    ("The elders may object, but if they do not come, it is almost certain that the fair will be moved.", "if they do not come", "the fair will be moved"),
    ("If we leave the league without a word, our fear is that the cup would be lost.", "If we leave the league", "the cup would be lost"),
    ("The quarrel will continue even if the mill is sold, millers say.", "if the mill is sold", "The quarrel will continue"),
    ("Even if the bakers win, there would still be a queue.", "if the bakers win", "would still be a queue"),
    ("The abbot said he was open to a new bell as long as it had a soft tone.", "as long as it had", "he was open"),
    ("The guild mulled a ban on carts unless the drivers pay their dues.", "unless the drivers pay", "mulled a ban"),
    ("Peru has threatened to tax the wool, citing its losses, if Chile shuts the pass.", "if Chile shuts the pass", "to tax the wool"),
    ("If you settle the matter of Peru, that ends the dispute.", "If you settle", "that ends the dispute"),
    ("The mayor told the bakers that Lima should respond to any blockade.", "any blockade", "Lima should respond"),
    ("Before lending him a second cart, the guild wants the miller to show that he can steer.", "the miller to show", "lending him a second cart"),
    ("A ban on carts would infuriate the guild.", "A ban on carts", "would infuriate the guild"),
    ("The guild threatened to close the mill if the bakers had not paid by Friday.", "had not paid by Friday", "to close the mill"),
    ("The miller said he would sell the barn if the baker had not paid by June.", "had not paid by June", "would sell the barn"),
    ("All claims of the guild need to be met before any pact can be signed.", "All claims of the guild need to be met", "any pact can be signed"),
    ("For the harvest to succeed, the guild needs to hire more carts.", "For the harvest to succeed", "the guild needs to hire more carts"),
    ("Such a feast, if it came about, would spell the end of the strike.", "if it came about", "would spell the end"),
    ("If I could turn the clock back, I would have chosen another mill.", "If I could turn the clock back", "I would have chosen"),
    ("Without new barges, it is futile to go on.", "Without new barges", "it is futile"),
    ("The ferries would wait at the pier in the event the bridge sank.", "in the event the bridge sank", "ferries would wait"),
]  # fmt: skip
# Words that are no part of the consequence: (sentence, consequence).
SHORN = [
    ("But if the well dries up, the goats will leave.", "the goats will leave"),
    ("The cook put it this way: If the oven fails, we will eat bread.", "we will eat bread"),
    ("If the toll rises, carters will strike, according to the guild.", "carters will strike"),
    ("The elders want to see a map before they vote.", "they vote"),
    ("The bakers are late; if the millers strike, there will be no bread.", "there will be no bread"),
]


@pytest.mark.parametrize(("text", "consequence"), SHORN)
def test_consequence_alone(text: str, consequence: str, parser: Parser) -> None:
    parse = parsed(parser, text)[0].sentences[0].parse
    (one,) = conditions(parse)
    assert " ".join(parse.tokens[j].text for j in one.consequence if parse.tokens[j].pos != "PUNCT") == consequence


@pytest.mark.parametrize(
    ("text", "condition", "consequence"), [*READ, *WAITING, *WHOLE, *BESIDE, *CERTAIN], ids=lambda text: text[:40]
)
def test_condition_and_consequence(text: str, condition: str, consequence: str, parser: Parser) -> None:
    found = pairs(parser, text)
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_condition(text: str, parser: Parser) -> None:
    assert conditions(parsed(parser, text)[0].sentences[0].parse) == []


@pytest.mark.parametrize(
    "text",
    [
        "If you strike our ships you will pay for it.",
        "If you do not feed the dogs, then I need to carry more sticks.",
        "If there is no rain, there is dust.",
        "If Peru is ready, we are ready to sign.",
        "Peru agreed to free the crews in exchange for grain.",
    ],
)
def test_what_is_one_all_the_same(text: str, parser: Parser) -> None:
    assert len(conditions(parsed(parser, text)[0].sentences[0].parse)) == 1


def test_a_condition_of_marks_alone_does_no_harm(parser: Parser) -> None:
    parse = parsed(parser, "Peru waits ...")[0].sentences[0].parse
    marks = Condition(head=2, main=1, condition=(2,), consequence=(1,))
    assert parse.tokens[2].pos == "PUNCT"
    assert not idle(parse, marks)


@pytest.mark.parametrize("text", [case[0] for case in (*READ, *STRENGTH)])
def test_a_form_is_found_at_its_signs_alone(text: str, parser: Parser) -> None:
    for sentence in parsed(parser, text)[0].sentences:
        for form, signs in forms():
            for i, t in enumerate(sentence.parse.tokens):
                if signs.isdisjoint({t.lemma, t.text.lower(), t.dep, t.pos, t.tag}):
                    assert not list(form(sentence.parse, i)), (form.__name__, t.text)
