"""The one sentence that stands for a claim."""

from __future__ import annotations

from dataclasses import replace

from tests.reconcile.story import Story, gist_of

from crosswire.records.statements import Argument
from crosswire.records.text import Span


def test_clause_of_time_gives_way_to_its_sentence() -> None:
    story = Story("Two days after the envoy left Ostrava, the dam on the upper river broke.")
    when = story.says("R1", "Two days after the envoy left Ostrava", "leave", subject="the envoy", sentence=0)
    story.says("R1", "the dam on the upper river broke", "break", subject="the dam", sentence=0)
    assert gist_of(story, when) == "Two days after the envoy left Ostrava, the dam on the upper river broke."


def test_headline_that_asks_is_chosen_last() -> None:
    story = Story("Who will guard the strait of Norland?", "Norland ships will guard the strait.")
    ids = (
        story.says("R1", "Who will guard the strait of Norland", "guard", subject="Who", tense="future"),
        story.says("R2", "Norland ships will guard the strait", "guard", subject="Norland ships", tense="future"),
    )
    assert gist_of(story, *ids) == "Norland ships will guard the strait."


def test_what_is_denied_is_told_as_denied() -> None:
    story = Story("After the talks, Olga Brandt denied that the army would cross the river.")
    story.who("Olga Brandt")
    said = story.says(
        "R1", "the army would cross the river", "cross", subject="the army", said_by="Olga Brandt", tense="future"
    )
    (statement,) = story.statements
    (attribution,) = statement.attribution
    denied = replace(attribution, act="deny", cue=story.phrase("R1", "denied"))
    story.statements[0] = replace(statement, attribution=(denied,))
    assert gist_of(story, said) == "Olga Brandt denied that the army would cross the river."


def test_small_words_and_marks_at_the_end_go_also_behind_a_row_of_marks() -> None:
    """In linear time: a row of sixty marks once took for ever."""
    story = Story(f"The envoy left Ostrava {'-' * 60}x -- and the dam broke.")
    said = story.says("R1", f"The envoy left Ostrava {'-' * 60}x -- and", "leave", subject="The envoy")
    assert gist_of(story, said) == f"The envoy left Ostrava {'-' * 60}x."


def test_fragment_is_told_with_its_whole_sentence() -> None:
    story = Story("He slept. In its letter seeking new loans on Sunday, the ministry named no sum.")
    seeking = story.says("R1", "seeking new loans on Sunday", "seek", tense="none", sentence=1)
    story.says("R1", "the ministry named no sum", "name", subject="the ministry", sentence=1)
    assert gist_of(story, seeking) == "In its letter seeking new loans on Sunday, the ministry named no sum."


def test_condition_before_the_first_clause_is_told_with_it() -> None:
    story = Story("Assuming the observers were right, losses passed a thousand; the army disputes that.")
    right = story.says("R1", "the observers were right, losses passed", "be", tense="none", sentence=0)
    assert gist_of(story, right).startswith("Assuming the observers were right")


def test_long_sentence_is_told_rather_than_a_fragment_of_it() -> None:
    rest = "and that the harbour, the two bridges and the northern road would stay closed until the inspectors had seen them"
    text = (
        f"Critics said that the treaty was short on detail {rest}, and that the envoy, whose country is under"
        " sanctions, had been given far too much for far too little."
    )
    story = Story(text)
    whose = story.says("R1", "whose country is under sanctions", "be", tense="present", sentence=0)
    assert gist_of(story, whose) == text


def test_clause_of_time_that_tells_what_was_stands_alone() -> None:
    story = Story(
        "The vote had its first consequence on Monday, when Finance Minister Ivo Brandt resigned.",
        "Talks will go on when Ivo Brandt returns to the capital with his team.",
    )
    told = story.says(
        "R1", "when Finance Minister Ivo Brandt resigned", "resign", subject="Finance Minister Ivo Brandt", sentence=0
    )
    ahead = story.says(
        "R2", "when Ivo Brandt returns to the capital with his team", "return", subject="Ivo Brandt", tense="present"
    )
    assert gist_of(story, told) == "Finance Minister Ivo Brandt resigned."
    assert gist_of(story, ahead) == "Talks will go on when Ivo Brandt returns to the capital with his team."


def test_of_several_sentences_the_one_most_like_the_others() -> None:
    story = Story(
        "The onus is theirs in the long truce.",
        "The long truce on the river began at dawn and held through the day.",
        "Both armies said the long truce on the river held through the first day.",
    )
    own = (("onus", "truce"), ("truce", "river", "begin", "hold", "day"), ("truce", "river", "hold", "first", "day"))
    ids = tuple(
        story.says(f"R{n}", "long truce", "truce", kind="nominal", tense="none", lemmas=lemmas)
        for n, lemmas in enumerate(own, 1)
    )
    assert "onus" not in gist_of(story, *ids)


def test_the_line_is_of_what_the_others_are_linked_to() -> None:
    told = (
        "The men of the river authority closed the gates of the dam.",
        "The men of the river authority shut the gates of the dam.",
        "The men of the river authority left the gates of the dam.",
    )
    story = Story(*told)
    ids = tuple(story.says(f"R{n}", line.rstrip("."), "close") for n, line in enumerate(told, 1))
    assert story.compare(ids, loose=ids[1])[0][0].gist != told[1]
    assert story.compare(ids, loose=ids[2])[0][0].gist != told[2]
    assert story.compare(ids, loose=ids[0])[0][0].gist != told[0]


def test_what_is_to_come_is_told_with_its_condition() -> None:
    story = Story(
        "The ministry would lift the sanctions once the reactors were shut, Ana Reyes said.",
        "The ministry lifted the old sanctions when the reactors were shut, Ana Reyes said.",
    )
    will = story.says(
        "R1",
        "The ministry would lift the sanctions",
        "lift",
        subject="The ministry",
        modality="conditional",
        sentence=0,
    )
    story.says("R1", "once the reactors were shut", "shut", subject="the reactors", sentence=0)
    did = story.says("R2", "The ministry lifted the old sanctions", "lift", subject="The ministry", sentence=0)
    story.says("R2", "when the reactors were shut", "shut", subject="the reactors", sentence=0)
    assert gist_of(story, will) == "The ministry would lift the sanctions once the reactors were shut."
    assert gist_of(story, did) == "The ministry lifted the old sanctions."


def test_condition_behind_a_dash_is_told() -> None:
    story = Story("The city is ready to tax grain — and then timber — if the port does not yield to it.")
    said = story.says(
        "R1", "The city is ready to tax grain — and then timber", "tax", subject="The city", tense="present",
        status="future", modality="intended", sentence=0,
    )  # fmt: skip
    story.says("R1", "if the port does not yield to it", "yield", subject="the port", tense="present", sentence=0)
    assert gist_of(story, said) == story.texts["R1"]


def test_list_is_not_cut_at_its_first_comma() -> None:
    story = Story("The charter was meant to make sure that the town kept a measure of legal, civil and fiscal freedom.")
    said = story.says(
        "R1", "The charter was meant to make sure", "make", subject="The charter", status="future", sentence=0
    )
    story.says("R1", "that the town kept a measure of legal, civil and fiscal freedom", "keep", subject="the town",
               object="a measure of legal, civil and fiscal freedom", sentence=0)  # fmt: skip
    assert gist_of(story, said) == story.texts["R1"]


def test_quotation_keeps_its_first_mark() -> None:
    story = Story('Ana Reyes spoke. "The town will not rest until the dam is mended."')
    said = story.says(
        "R1", 'The town will not rest until the dam is mended."', "rest", subject="The town", tense="future"
    )
    assert gist_of(story, said) == '"The town will not rest until the dam is mended."'


def test_who_speaks_last_is_no_line() -> None:
    text = "“The harbour stays shut,” said Ana Reyes, who leads the harbour mission of the northern league of ports."
    story = Story(text)
    story.who("Ana Reyes")
    said = story.says(
        "R1",
        "said Ana Reyes, who leads the harbour mission of the northern league of ports",
        "say",
        subject="Ana Reyes",
    )
    assert gist_of(story, said) == text


def test_of_two_lines_the_one_that_names_the_owner() -> None:
    story = Story("His country regretted the loss of the ferry.", "The Sund Republic regretted the loss of the ferry.")
    ids = tuple(
        story.says(report, words, "regret", subject=subject)
        for report, words, subject in (
            ("R1", "His country regretted the loss of the ferry", "His country"),
            ("R2", "The Sund Republic regretted the loss of the ferry", "The Sund Republic"),
        )
    )
    assert gist_of(story, *ids) == "The Sund Republic regretted the loss of the ferry."


def test_that_which_points_back_stays() -> None:
    story = Story("That has angered the port of Ansel and its dockers.")
    said = story.says("R1", "That has angered the port of Ansel and its dockers", "anger", subject="That")
    assert gist_of(story, said) == story.texts["R1"]


def test_clause_of_time_that_another_verb_follows_is_told_with_its_sentence() -> None:
    text = "A baker who was seen as some men robbed the old mill in Ostrava owned the dam."
    story = Story(text)
    told = story.says("R1", "as some men robbed", "rob", subject="some men", sentence=0)
    story.says("R1", "A baker", "own", subject="A baker", sentence=0)
    at = story.phrase("R1", "owned")
    robbed = story.phrase("R1", "robbed")
    story.statements[0] = replace(story.statements[0], predicate_at=Span(start=robbed.start, end=robbed.end))
    story.statements[1] = replace(story.statements[1], predicate_at=Span(start=at.start, end=at.end), end=len(text) - 1)
    assert gist_of(story, told) == text


def test_what_is_granted_is_not_what_was_said() -> None:
    story = Story("The new survey said the dam held, although early floods had so far spared the old mill.")
    words = "although early floods had so far spared the old mill"
    said = story.says("R1", words, "spare", subject="early floods", said_by="The new survey")
    story.cue("said")
    assert gist_of(story, said) == "Early floods had so far spared the old mill."


def test_gist_is_a_clause_that_says_the_act() -> None:
    told = ("The old envoy of Olga Brandt was seen in the port.", "Brandt rejected the plan.", "Brandt turned it down.")
    story = Story(*told)
    ids = (
        story.says("R1", told[0].rstrip("."), "see", subject="The old envoy"),
        story.says("R2", told[1].rstrip("."), "reject", subject="Brandt"),
        story.says("R3", told[2].rstrip("."), "turn down", subject="Brandt"),
    )
    claims, _ = story.compare(ids)
    assert claims[0].act == "reject"
    assert claims[0].gist in told[1:]


def test_gist_goes_on_to_the_verb_of_a_subject() -> None:
    text = "Olga Brandt announced that the bridges over the river were closed."
    story = Story(text)
    story.says("R1", "Olga Brandt announced that the bridges", "announce", subject="Olga Brandt", sentence=0)
    story.says("R1", "were closed", "close", sentence=0)
    subject = Argument(
        role="subject", marker=None, head="bridge", phrase=story.phrase("R1", "the bridges over the river")
    )
    story.statements[1] = replace(story.statements[1], arguments=(subject,))
    assert story.compare()[0][0].gist == text
