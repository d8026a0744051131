"""What hangs on a condition in one sentence, and what only looks like it, in invented sentences."""

from __future__ import annotations

import pytest

from crosswire.extract.conditions import conditions
from crosswire.text.parse import Parser

from .reading import parsed

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


@pytest.mark.parametrize(("text", "condition", "consequence"), [*WAITING, *WHOLE, *BESIDE], ids=lambda text: text[:40])
def test_condition_and_consequence(text: str, condition: str, consequence: str, parser: Parser) -> None:
    parse = parsed(parser, text)[0].sentences[0].parse
    found = [
        (" ".join(parse.tokens[j].text for j in c.condition), " ".join(parse.tokens[j].text for j in c.consequence))
        for c in conditions(parse)
    ]
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize(
    "text",
    [
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
    ],
)
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
