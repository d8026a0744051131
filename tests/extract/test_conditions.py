"""What hangs on a condition in one sentence, and what only looks like it, in invented sentences."""

from __future__ import annotations

import pytest

from crosswire.extract.conditions import conditions
from crosswire.text.parse import Parser

from .reading import parsed

# What a verb without a tense of its own waits for: (sentence, words of the condition, words of the consequence).
WAITING = [
    ("Peru is not going to sign any deal until Chile frees the crews.", "Chile frees the crews", "going to sign"),
    ('"You can\'t start talking about trade until they leave," Peru said.', "until they leave", "start talking"),
    ("We will not let the ships go until you free our crews.", "until you free our crews", "let the ships go"),
    ("The speaker has refused to send the bill until Peru gives its word.", "Peru gives its word", "to send the bill"),
    ("The miners vowed to continue the strike until the mayor is freed.", "the mayor is freed", "continue the strike"),
    ("He does not want to act until the case has been made.", "until the case has been made", "to act"),
    ("Peru noted a promise that the tolls will remain until a pact is signed.", "a pact is signed", "the tolls will remain"),
    ("There is a fear that Chile won't quit until it holds the bay.", "until it holds the bay", "Chile wo n't quit"),
    ("Chile heard a threat that its fleet would burn if it enters the bay.", "if it enters the bay", "its fleet would burn"),
    ("The demand of Lima is one that will not end until it can fish in the bay.", "until it can fish", "will not end"),
    ("It said it would not take part in talks as long as the old harbour guards of Chile are in the bay.", "as long as", "would not take part"),
    ("The aid can resume as soon as the crews are freed.", "soon as the crews are freed", "aid can resume"),
    ("The deputies are not entitled to see it unless Peru agrees.", "unless Peru agrees", "are not entitled"),
    ("Once that is the law, we are not going to be able to fish there.", "Once that is the law", "going to be able"),
    ("Peru said dialogue would begin only when the shelling stopped.", "when the shelling stopped", "dialogue would begin"),
    ("He says he will free the girls only after the miners are freed.", "after the miners are freed", "free the girls"),
    ("The envoy will get a hearing, but only if he brings a map.", "only if he brings a map", "will get a hearing"),
    ("Chile would only consider sending boats once Peru gave its word.", "once Peru gave its word", "sending boats"),
]  # fmt: skip
# What the verb above turns or holds together stands in the consequence.
WHOLE = [
    ("The speaker has refused to send the bill until Peru gives its word.", "until Peru", "speaker has refused to send"),
    ("Peru is not going to accept it or sign it until they agree to leave.", "until they agree", "Peru is not going to accept it"),
    ("They will not require the mayor to resign if he is charged.", "if he is charged", "They will not require the mayor"),
    ("Tolls will start at five and rise to nine unless the two ports agree.", "unless the two ports", "Tolls will start at five and rise"),
    ("The guards were told to leave or face death.", "leave", "face death"),
    ("He made good on a vow to quit if certain lines were crossed.", "if certain lines were crossed", "to quit"),
]  # fmt: skip
# Two clauses side by side, phrases, and conditions that the parser takes for the main clause.
BESIDE = [
    ("Peru needs to move on tolls or it could find itself without a pact.", "Peru needs to move", "could find itself"),
    ("Peru will not get the votes without including a second ballot.", "without including", "will not get the votes"),
    ('"By closing the port, Peru may force cuts in the fleet," he said.', "By closing the port", "may force cuts"),
    ("If successful, it could give Chile control of the bay.", "If successful", "could give Chile control"),
    ("Moreover, should the rocket fail over Peru - or fall early - the effects would bring a war.", "should the rocket fail", "would bring a war"),
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
        "The pact of 2010 gave Peru relief in exchange for curbs on its fleet.",
        "He did not give the order until two hours after the ships had left.",
        "The crews refused to leave until the guards came.",
        # A likeness, an aside, what is explained or holds for whoever reads.
        "He speaks as if he were the king of Peru.",
        "Sometimes it seems as if Peru is digging in for a war.",
        "Old captains are giving up their ships, if not all of their power, he says.",
        "If Peru is the heart of the coast, Chile is its spine.",
        "If you work hard you can get ahead.",
        "If you liked this story, please consider a gift.",
        "He told them to be careful when it comes to trade.",
        "He asked whether she would call Lima if Peru sent a letter.",
        "Both captains should be ashamed, as should their old friend, whose letter to Peru was wrong.",
        "Guards say that men with no ties to Peru may act on their own.",
    ],
)
def test_what_is_no_condition(text: str, parser: Parser) -> None:
    assert conditions(parsed(parser, text)[0].sentences[0].parse) == []


@pytest.mark.parametrize(
    "text",
    [
        "If you strike our ships you will pay for it.",
        "If you do not pay the crews, then I need to buy more boats.",
        "If there is no pact, there is war.",
        "If Peru is ready, we are ready to sign.",
        "Peru agreed to free the crews in exchange for grain.",
    ],
)
def test_what_is_one_all_the_same(text: str, parser: Parser) -> None:
    assert len(conditions(parsed(parser, text)[0].sentences[0].parse)) == 1
