"""Stage 1: shapes of page furniture between paragraphs, and news in nearly the same shape that must stay."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.records.text import Article

BEFORE = (
    "Ministers agree to reopen border crossing",
    "The foreign ministers of the two republics agreed on Monday to reopen the border crossing at Velm.",
    "Minister Ana Brodt said that the agreement on the border would be signed within two weeks.",
)
AFTER = ("Her colleague Piet Rohan called the talks about the crossing useful, and promised a reply by Friday.",)


def found(line: str, *, last: bool = False) -> dict[str, str]:
    """Residue text to kind, of a report that holds ``line`` between its paragraphs, or as its last."""
    lines = (*BEFORE, *AFTER, line) if last else (*BEFORE, line, *AFTER)
    document = clean(Article(id="R1", path="a.txt", text="\n\n".join(lines)))
    return {document.article.text[r.start : r.end]: r.kind for r in document.residue}


FURNITURE = [
    ("a link in brackets", "( Remarks of Brodt at Velm in full)", "teaser"),
    ("a call in square brackets", "[Watch Ferry News: Rohan on the crossing in the 9 a.m. hour]", "teaser"),
    ("see, glued", "See:Ferries are full, and it is getting worse", "teaser"),
    ("a label in capitals, glued", "OLD GUARD AT VELM:Nobody asked us, say the pilots", "teaser"),
    ("a headline and its form", "The pilots of the ferry -- in their own words", "teaser"),
    ("an opinion piece", "The river could lead to peace: Column", "teaser"),
    ("a pointer", "See the letter as the ministry published it (PDF)", "teaser"),
    ("a programme", "Watch Talk at Velm weeknights 8pm ET.", "teaser"),
    ("headlines of others", '-- "A Bridge Reopens, Perhaps." (The Ferry Post)', "teaser"),
    ("a graphic", "For a graphic on the river click ferry.example/2abc", "teaser"),
    ("a story, labelled", "STORY: Heroes honoured at the old bridge", "teaser"),
    ("a video and its length", "Brodt: We are proud of our guards 01:04", "player"),
    ("a video's maker", "The Ferry Post via YouTube", "player"),
    ("an archive picture", "FILE - In this May 3, 2013 file photo, guards wait. Brodt has since left them.", "caption"),
    ("an image and its credit", "Image Brodt on Sunday aboard a ferry in Velm. Credit... Pool photo by Lea Marn", "caption"),
    ("a bar and a photographer", "Ono Brodt, a pilot, some days after the flood. | Lea Marn", "caption"),
    ("an agency behind the stop", "Piet Rohan speaking on Monday. Associated Press", "caption"),
    ("a name and a house behind the stop", "The gate at Velm on May 3, 2013. Lea Marn / Ferry News", "caption"),
    ("a house in square brackets", "Brodt has crossed the river every day for forty years [Ferry News]", "caption"),
    ("found on the web", "Rohan posted this picture of himself by the river. (via Facebook)", "caption"),
    ("by courtesy", "Courtesy Lea Marn/River Challenge", "caption"),
    ("a video's button and text", "CLOSE Minister Brodt says that the crossing will open again soon. Ferry News", "caption"),
    ("a shortcode", '[caption id="a_1" width="620"] A ferry in 1993 (Credit: Lea Marn)[/caption]', "caption"),
    ("an address for letters", "Write to Lea Marn at lea.marn@ferry.example", "credit"),
    ("what was used", "Information from The Ferry Post was used in this report.", "credit"),
    ("who was where", "Marn reported from Velm.", "credit"),
    ("where it was first", "This piece was first published in May 2017, after the flood.", "credit"),
    ("a correspondent", "Ono Marn, Ferry News river correspondent", "byline"),
    ("a reporter, his house and place", "Ono Marn, Ferry News, Velm", "byline"),
    ("an analyst of a house", "Analysis by Ono Marn, director, Institute of Rivers", "byline"),
    ("a correction", "(Corrects third paragraph to show that the crossing is closed on Sundays)", "update"),
    ("an editor's note with a date", "*Editor’s Note (5/17/31): This paragraph was changed to correct a name.", "update"),
    ("a promise to go on", "We'll update this post as more details come in.", "update"),
    ("where more is told", "We've put the terms in a separate post. Here, we'll follow the talks. Be sure to refresh this page:", "update"),
    ("a page that goes on", "We'll be at the gate all day and will update as more comes in.", "update"),
    ("a page to load again", "Please refresh your browser for the newest lines.", "update"),
    ("a film beside the page", "We have embedded the ministry's film of the ferries at the foot of this post.", "update"),
    ("a page when it was", "We last updated this page at 2:19 p.m. CET:", "update"),
    ("who followed live", "We live-blogged the ministers' debate. Scroll down for the whole of it.", "update"),
    ("where the older text begins", "Here is our earlier report:", "update"),
    ("where it goes on", "Our original story, written before the flood, follows:", "update"),
    ("an update with its day", "Update (May 3, 2013): This story has been updated with a reply of the ministry.", "update"),
    ("a list of takeaways", "Five takeaways from the debate of the ministers at Velm", "teaser"),
    ("what may turn out wrong", "This is a developing story. Some things that we report will turn out to be wrong.", "update"),
    ("readers' stories", "Are you in Velm? Get in touch by emailing you@ferry.example.", "form"),
    ("a proposition", "Something to Consider If you enjoyed this article, join us: no walls, no meters.", "form"),
    ("a newsletter", "River updates: Get the Ferry Post's Daily Briefing in your inbox", "form"),
    ("an app", "GET THE FERRY NEWS APP", "form"),
    ("a summons", "Fear of missing out? Sign up for the Ferry Times Roundup.", "form"),
    ("more of the same", "For better reports on the river, subscribe to the Ferry Post letters", "form"),
    ("a title to listen to", "Why Fees At Velm Are Part Of The Ferry Talks Listen", "player"),
    ("when it was updated", "--Updated 10:05 a.m.", "update"),
    ("that it was updated", "— This report was updated at 2:19 p.m.", "update"),
    ("who gave what", "Information for this article was contributed by Lea Marn of the Ferry Post.", "credit"),
    ("a list of countries", "Get our River Newsletter. Sign up to receive news. Choose your country Aland Bland", "form"),
    ("a club", "Join the Ferry Video Lab Go behind the scenes. Support us. Become a member today.", "form"),
    ("a poll that does not show", "If you can't see this reader poll, please refresh your page.", "form"),
    (
        "an appeal",
        "Every day at Ferry News we aim to tell you of the river. Please consider making a gift to Ferry News today.",
        "form",
    ),
    ("a podcast", "Go inside the river with Lea Marn in her new podcast, Ferries. Subscribe via the usual places.", "teaser"),
    ("a live briefing", "[Follow our live briefing on the crossing here.]", "teaser"),
    ("who contributed", "Ferry News River Correspondent Lea Marn contributed.", "credit"),
    ("who produced", "Produced by Lea Marn. Camera by Ono Marn.", "credit"),
    ("a conversation, shortened", "This conversation has been edited for length and clarity.", "credit"),
    ("a copyright", "(c) 2019, Ferry Writers Group", "copyright"),
    ("a frame", "Q&A Who were the pilots? Show Hide", "navigation"),
    ("an archive of months", "Select Date… May, 2015 April, 2015 March, 2015 February, 2015 January, 2015", "navigation"),
    ("bodies and papers", "Sources: Ministry of Rivers, Ferry Post", "credit"),
    ("a paper", "SOURCE: Ferry Post", "credit"),
    ("what was used, in brackets", "(Material from The Ferry Post was used in this story.)", "credit"),
    ("who was where, who helped", "Brodt and Marn reported from Velm. Ferry News Writer Ono Low on the river contributed.", "credit"),
    ("a long correction", "*CORRECTION: Due to a mistake, this sentence named nine ferries, " + "and one more, " * 12 + "it seems.", "update"),
    ("where the older text begins, in a word", "ORIGINAL POST", "update"),
    ("a rest of a tag", 'poster="http://v.ferry.example/images/1-vs.jpg?id=1"', "navigation"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), [row[1:] for row in FURNITURE], ids=[row[0] for row in FURNITURE])
def test_furniture(line: str, kind: str) -> None:
    assert found(line) == {line: kind}


NEWS = [
    ("a sentence that begins with a cue", "See the ministry's plan as a first step, Rohan said, not as the last one."),
    ("a sentence in capitals at first", "CLOSE to the gate, guards of both republics exchanged prisoners on Monday."),
    ("who reports from where", "He reported from Velm to the ministry that the gate was closed."),
    ("a quotation and its source", "“The crossing will open again within two weeks, and nobody will be asked for papers.” AFP"),
    ("a time at the end", "The ministers are to meet at the gate for a second time on Friday at 09:30"),
    ("a correction of somebody else", "The ministry corrected its figure in April, and said that nine ferries were lost."),
    ("a mail that is news", "Did Brodt know of it? The mail she sent to guard@velm.example says that she did, said Rohan."),
    ("a magazine's article", "The article in the Ferry Post was first denied by the ministry, and confirmed by Brodt on Monday."),
    ("months in a sentence", "Talks were held in May, 2015 and in April, 2015, but none in March, Rohan said on Monday."),
    ("who contributed to what", "Ana Brodt of Velm and her ministry contributed forty boats to the crossing on Monday."),
    ("a question and an answer", "Looking for a way out of the quarrel? The ministers offered one on Monday: lower fees."),
    ("the source of what follows", "Ono Marn, Ferry News"),
    ("what speakers say of posts", "We have guards at another post up the river, and they will stay there, said Rohan."),
    ("what a ministry updates", "We will update the list of fees as soon as the guards agree, the ministry wrote to the pilots."),
    ("a page that is news", "We found the fees in an earlier letter, and asked the ministry about them on Monday."),
    ("somebody's report", "Our earlier report of nine lost ferries was denied by the ministry on Monday."),
    ("a count of reasons", "Ten reasons to close the gate were named by the ministry on Monday."),
    ("what sources say", "Sources: Guards of both republics are planning to close the gate again"),
    ("a series of things", "“What we ask for is a series of rules and promises,” he said of the fees on Monday."),
    ("papers in a row", "The first file, as the ministry gave it out, is a series of nine letters about the fees."),
    ("an appeal that is news", "Rohan asked the pilots to please consider making room at the gate for the guards."),
    ("a label and a sentence", "On the ferries: Rohan said that they would run again before the winter."),
]  # fmt: skip


@pytest.mark.parametrize("line", [row[1] for row in NEWS], ids=[row[0] for row in NEWS])
def test_news_stays(line: str) -> None:
    assert found(line) == {}


def test_note_within_a_paragraph() -> None:
    note = "[Editor's note: The first version misstated the fee.]"
    assert found(f"Rohan said that the fee would be lowered before the winter. {note}") == {note: "update"}


POST = "The pilots of Velm are right, and the fees are wrong."


@pytest.mark.parametrize(
    ("behind", "residue"),
    [
        (" — Ana Brodt (@abrodt) May 4, 2018", ["(@abrodt) May 4, 2018"]),
        (" pic.twitter.com/4s6IX1i — Ana Brodt (@abrodt) May 4, 2018", ["(@abrodt) May 4, 2018"]),
        (" Follow Ana Brodt (@abrodt) in May, she wrote.", []),
    ],
)
def test_what_a_page_puts_around_a_post(behind: str, residue: list[str]) -> None:
    """Its words stay, and so does who wrote them; a link stays, too, which would tear its author's name off."""
    assert found(POST + behind) == dict.fromkeys(residue, "embed")


@pytest.mark.parametrize("stamp", ["Update at 3:05 p.m. ET.", "UPDATE at 9 am Eastern time:"])
def test_when_a_part_was_added(stamp: str) -> None:
    assert found(f"{stamp} Gate Closed:") == {stamp: "update"}


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("source", ["Lea Marn, Ferry Post", "- The minister's letter to pilots"])
def test_sources_of_quotations_stay(source: str, last: bool) -> None:
    line = f"“The gate at Velm should have been opened years ago, and the fees are too high.”\n\n{source}"
    assert found(f"{line}\n\n{line}" if not last else line, last=last) == {}


def test_lead_photo_stuck_to_the_highlights() -> None:
    photo = "Smoke rises from the gate at Velm on Thursday. (Photo: Lea Marn, AP)"
    line = f"{photo} Story Highlights The ministry denies that the gate was shelled"
    assert found(line) == {photo: "caption", "Story Highlights": "navigation"}


@pytest.mark.parametrize(
    "line", ["Aa " * 60 + "contributed boats to the crossing, they say", "Guards wait. " + "AaA" * 45 + " / at last"]
)
def test_names_in_a_row_are_read_in_linear_time(line: str) -> None:
    """Either line once took minutes, or a good part of a second."""
    assert found(line) == {}
