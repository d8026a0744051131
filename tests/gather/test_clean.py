"""Stage 1: every character is body or residue, and what is residue has a kind."""

from __future__ import annotations

import gzip
import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gather.cleaned import HEADLINE, PROSE, a, body, kinds, story

from crosswire.gather.clean import clean
from crosswire.records.text import Article, Span

BETWEEN = [
    ("a cue in capitals", "READ: Ten things to know about rivers", "teaser"),
    ("a cue and a headline", "See also  Fishermen of the delta want a new harbour", "teaser"),
    ("a headline in capitals", "LAKE CITIZENS DEMAND ANSWERS ABOUT FERRY", "teaser"),
    ("a headline in title case", "Storm Leaves Thousands Without Water Along Northern Coast", "teaser"),
    ("a link without a space after its colon", "Ferry fares:Why tickets cost more this summer", "teaser"),
    ("a single bullet", "• Which singer wants to be mayor of Ostrel", "teaser"),
    ("a caption with a photographer", "Ana Brodt at the bridge. Photographer: Lea Marn/Bloomberg", "caption"),
    ("a caption with an agency in brackets", "The bridge at Velm on Sunday (AP Photo/Lea Marn)", "caption"),
    ("a caption with positions", "Ana Brodt, left, and Piet Rohan at the crossing", "caption"),
    ("a player", "JUST WATCHED Border opens Replay More Videos ... MUST WATCH Border opens 01:20", "player"),
    ("an advertisement", "Advertisement", "advert"),
    ("a newsletter", "Sign up for our Daily Newsletter", "form"),
    ("a share bar", "Share Tweet Post Email", "share"),
    ("a separator", "___", "separator"),
    ("a call to click", "Click here for more on our top story.", "teaser"),
    (
        "what leads up to a call",
        "As it goes on, Lea Marn asks what may come. Watch our interview to see what lies behind it:",
        "teaser",
    ),
    ("a call to follow", "Follow her on Twitter @leamarn", "share"),
    ("a dated picture", "A guard walks past the barrier at the Velm crossing on May 3, 2013.", "caption"),
    ("a picture and its weekday", "A guard peers through the gate of the crossing at Velm on Friday.", "caption"),
    ("a photographer for an outlet", "A gate near the crossing at Velm. (Lea Marn for Ferry Post)", "caption"),
    ("a photographer first", "Lea Marn/Reuters The minister arrives at the crossing for the talks.", "caption"),
    ("a picture that says so", "Ana Brodt is pictured at the crossing last night", "caption"),
    ("a correction", "Correction: An earlier version of this story misspelled the name of the crossing.", "update"),
    ("a series", "Border Watch is a reported column by Lea Marn about small frontiers.", "credit"),
    ("a stage direction", "(CROSSTALK)", "credit"),
    ("an agency by way of another", "Guards at the Velm gate ran for cover.( Lea Marn/OPA via AP )", "caption"),
    (
        "a posted document",
        "Statement from Minister Ana Brodt Regarding Border Crossings pic.twitter.com/aB3dE5 — Ana Brodt (@anabrodt) March 4, 2031",
        "embed",
    ),
    ("a question in capitals", "LEA MARN: BORDER POLICY -- WHERE DO WE STAND NOW?", "teaser"),
    ("tags alone", "#velm #border @ferrypost", "share"),
]
AFTER = [
    ("a comment form", "Leave a Reply", "comment"),
    ("contributors", "Mia Toll in Velm and The Associated Press contributed to this report.", "credit"),
    (
        "contributors and no more",
        "Ferry Press writers Mia K. Toll in Velm and Jan Oster in Ostrel contributed.",
        "credit",
    ),
    ("what was mended", "This version corrects the name of the crossing to Velm North, not Velm South.", "update"),
    ("rights", "Copyright © 2031 The Velm Courier, LLC. All rights reserved.", "copyright"),
    ("a menu", "Latest stories", "navigation"),
    ("leftovers", "source site-7", "navigation"),
    ("a call to follow", "Follow Mia Toll on Twitter at @miatoll", "share"),
]
BEFORE = [
    ("a byline", "By Mia Toll", "byline"),
    ("names alone", "Mia Toll and Jan Oster", "byline"),
    ("a page date", "Tuesday, March 4, 2031", "page-date"),
    ("an update", "Updated at 2:39 p.m. ET", "update"),
    ("a photo's credit", "Enlarge this image toggle caption Lea Marn/AP Lea Marn/AP", "caption"),
    ("a slogan", "Your window on everything", "navigation"),
]


@pytest.mark.parametrize(("_what", "line", "kind"), BETWEEN, ids=[case[0] for case in BETWEEN])
def test_residue_between_paragraphs(_what: str, line: str, kind: str) -> None:
    document = story(line)
    assert kinds(document) == {line: kind}
    assert body(document) == [HEADLINE, *PROSE]


@pytest.mark.parametrize(("_what", "line", "kind"), AFTER, ids=[case[0] for case in AFTER])
def test_residue_after_the_story(_what: str, line: str, kind: str) -> None:
    assert kinds(story(after=(line,))) == {line: kind}


@pytest.mark.parametrize(("_what", "line", "kind"), BEFORE, ids=[case[0] for case in BEFORE])
def test_residue_before_the_story(_what: str, line: str, kind: str) -> None:
    assert kinds(story(before=(line,))) == {line: kind}


KEPT = [
    ("a deck that tells the event", "Border crossing at Velm to reopen within weeks"),
    ("a crosshead", "No way back"),
    ("a lead-in", "The statement of the ministers reads as follows:"),
    ("a quotation", "“We have waited for this day for eleven years, and so have our neighbours”"),
    ("a sentence that begins like a cue", "Subscribers to the border treaty will meet again in autumn, Brodt said."),
    ("a threat in capitals", "SHUT THE CROSSING AGAIN AND YOU WILL NEVER SEE IT OPEN!"),
    ("what a writer gave", "The writer Mia Toll named the hospitals to which the two ministers contributed."),
    ("a version that tells", "This version of the treaty corrects the border at Velm, the ministers said."),
    ("a cut paragraph", "The crossing had been closed since the floods, when both sides accused each other of"),
]


@pytest.mark.parametrize(("_what", "line"), KEPT, ids=[case[0] for case in KEPT])
def test_what_is_story_stays(_what: str, line: str) -> None:
    document = story(line)
    assert not document.residue
    assert line in body(document)


def test_a_label_goes_and_its_line_stays() -> None:
    document = story(before=("Story highlights Ministers reopen the crossing at Velm",))
    assert kinds(document) == {"Story highlights": "navigation"}
    assert "Ministers reopen the crossing at Velm" in body(document)


def test_a_list_of_other_stories() -> None:
    document = story("Related stories", "Fishermen want a new harbour", "Ministers reopen border crossing at Velm")
    assert kinds(document) == {"Related stories": "navigation", "Fishermen want a new harbour": "teaser"}


def test_a_form_inside_a_paragraph() -> None:
    form = "Get the Courier stories you like delivered to your inbox."
    document = a(HEADLINE, PROSE[0], f"{PROSE[1]} {form} {PROSE[2]}")
    assert kinds(document) == {form: "form"}
    assert body(document) == [HEADLINE, *PROSE]


def test_comments_of_readers_are_residue() -> None:
    comment = "I do not believe a word of what these ministers say about the border."
    assert kinds(story(after=("Leave a Reply", comment)))[comment] == "comment"


HEADLINES = [
    ("the first line", (HEADLINE, PROSE[0], PROSE[1])),
    ("below a date and a site's name", ("Tuesday, March 4, 2031", "Complete News World", HEADLINE, *PROSE)),
    ("below the path of menus that ends in it", (f"HomeTop News{HEADLINE}", HEADLINE, "Date:", *PROSE)),
    (
        "below the path of menus that holds its beginning",
        ("Home | World | Ministers agree to reopen", HEADLINE, *PROSE),
    ),
    ("above a byline", (HEADLINE, "Mia Toll", "USA TODAY", *PROSE)),
    ("above a deck", (HEADLINE, "Border crossing at Velm to reopen within two weeks, ministers say", *PROSE)),
]


@pytest.mark.parametrize(("_what", "lines"), HEADLINES, ids=[case[0] for case in HEADLINES])
def test_headline(_what: str, lines: tuple[str, ...]) -> None:
    document = a(*lines)
    assert document.headline is not None
    assert document.article.text[document.headline.start : document.headline.end] == HEADLINE
    assert document.title == HEADLINE
    assert HEADLINE in body(document)


def test_no_headline_where_the_story_begins_at_once() -> None:
    document = a(" ".join(PROSE), PROSE[1])
    assert document.headline is None
    assert document.title is None


def test_metadata_say_how_they_were_known() -> None:
    document = a(HEADLINE, "By Mia Toll", *PROSE, source="The Velm Courier", published=date(2031, 3, 4))
    assert document.byline == "By Mia Toll"
    assert document.published == date(2031, 3, 4)
    assert dict(document.how).keys() == {"title", "byline", "source", "published"}


def test_a_page_date_is_no_date_of_publication() -> None:
    assert a("July 2, 2031", HEADLINE, *PROSE).published is None


CREDITS = [
    (
        "dateline",
        "VELM (Reuters) - The crossing opened on Monday, the ministers said in a statement.",
        "Reuters",
        "dateline",
    ),
    (
        "dateline with a dash",
        "VELM, Ostrel (AP) — The crossing opened on Monday, the ministers said.",
        "AP",
        "dateline",
    ),
    ("dateline behind the agency", "(AP) VELM – The crossing opened on Monday, the ministers said.", "AP", "dateline"),
    ("an agency said", "Both the mayor and AP news agency said that the crossing was open.", "AP", "report"),
    (
        "agencies in a row",
        "The crossing is open, agencies including Reuters and the Post, reported early.",
        "Reuters",
        "report",
    ),
    ("source line", "Source: AFP / –", "AFP", "source"),
    ("reports", "The crossing opened on Monday, AFP reports, after years of talks.", "AFP", "report"),
    ("according to", "According to the Associated Press, the crossing opened on Monday.", "AP", "report"),
    ("contribution", "Mia Toll and The Associated Press contributed to this report.", "AP", "contribution"),
    (
        "an agency of no list",
        "VELM, Ostrel (OPA) - The crossing opened on Monday, the ministers said.",
        "OPA",
        "dateline",
    ),
    ("a source of no list", "Source: OPA", "OPA", "source"),
    ("told", "The crossing is open, a spokesman told AFP on Monday after the meeting.", "AFP", "told"),
]


@pytest.mark.parametrize(("_what", "line", "wire", "kind"), CREDITS, ids=[case[0] for case in CREDITS])
def test_credits(_what: str, line: str, wire: str, kind: str) -> None:
    found = story(line).credits
    assert [(credit.wire, credit.kind) for credit in found] == [(wire, kind)]
    assert wire[0] in found[0].text


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at Velm on Sunday (AP Photo/Lea Marn)",
        "Brodt talks with Rohan (Photo: Reuters)",
        "AP said goodbye to the bridge, wrote a pilot by that name on a wall at Velm on Monday.",
        "The snapshot of APRIL was APPLIED, and the PASSAGE opened to lorries again.",
    ],
)
def test_no_credit(line: str) -> None:
    assert story(line).credits == ()


def test_the_outlet_is_read_from_the_page() -> None:
    document = story(after=("Copyright © 2031 The Velm Courier, LLC. Click here for reprint permission.",))
    assert document.source == "The Velm Courier"
    assert dict(document.how)["source"] == "named in the notice of copyright"
    assert story(before=("Mia Toll", "USA TODAY")).source == "USA TODAY"
    assert story(before=("Mia Toll", "USA TODAY")).byline == "Mia Toll"
    assert story(after=("© 2031 AFP",)).source is None


def test_a_headline_is_no_residue_though_it_begins_like_a_pointer() -> None:
    title = "Opinion: The border crossing at Velm must stay open"
    document = a("Home", title, *PROSE, title=title)
    assert document.headline is not None
    assert title in body(document)


def test_a_page_title_with_the_name_of_the_site_finds_its_line() -> None:
    menus = tuple(f"Section {number}" for number in range(40))
    text = "\n".join((*menus, HEADLINE, *PROSE))
    spans = (Span(start=text.index(PROSE[0]), end=len(text)),)
    title = f"{HEADLINE} | The Velm Courier"
    document = clean(Article(id="R1", path="a.html", text=text, title=title, extracted=spans))
    assert body(document) == [HEADLINE, *PROSE]


def test_what_the_extractor_left_out_is_residue() -> None:
    aside = "Fishermen of the delta have asked for a new harbour again this spring, they say."
    text = "\n\n".join((HEADLINE, *PROSE, aside))
    end = text.index(aside) - 2
    article = Article(id="R1", path="a.html", text=text, extracted=(Span(start=0, end=end),))
    assert kinds(clean(article)) == {aside: "navigation"}


def test_hard_wrapped_text_keeps_its_paragraphs() -> None:
    wrapped = "\n\n".join(paragraph.replace(" on ", "\non ").replace(" that ", "\nthat ") for paragraph in PROSE * 3)
    document = clean(Article(id="R1", path="a.txt", text=wrapped))
    assert len(document.body) == 9
    assert not document.residue


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([*PROSE, HEADLINE, "Leave a Reply", "READ: x", "Photo: AFP", "___", "(AP)", "•", "\u2028"]),
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.one_of(st.none(), st.text(max_size=30)), st.sampled_from(["\n", "\n\n", " ", "\r\n"]), st.data())
def test_every_character_has_its_place(lines: list[str], title: str | None, join: str, data: st.DataObject) -> None:
    text = join.join(lines)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    spans = tuple(Span(start=x, end=y) for x, y in zip(cuts[::2], cuts[1::2], strict=False))
    document = clean(Article(id="R1", path="x", text=text, title=title, extracted=spans or None))
    parts = sorted([(s.start, s.end) for s in document.body] + [(r.start, r.end) for r in document.residue])
    assert list(document.body) == sorted(document.body, key=lambda s: s.start)
    assert list(document.residue) == sorted(document.residue, key=lambda r: r.start)
    at = 0
    for start, end in parts:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    for credit in document.credits:
        assert text[credit.start : credit.end] == credit.text


@pytest.mark.parametrize(
    "text",
    ["(" * 50_000, "Photo: " * 8_000, "By A B C D " * 5_000, "Read " * 10_000, "\n".join(["A Bc De Fg Hi Jk"] * 5_000),
     "AP " * 20_000, "Sign up to " * 5_000, "contributed " * 5_000, "Xy, left" * 7_000, "a\n" * 30_000,
        PROSE[0] + "\nHarbour news of Delta and Marn today\n" * 4_000 + PROSE[1]],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_text_costs_little(text: str) -> None:
    begin = time.process_time()
    clean(Article(id="R1", path="x", text=text))
    assert time.process_time() - begin < 2.0  # seconds; typically under 0.1


ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "articles" / "articles-3000.jsonl.gz"


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not part of the repository")
def test_real_articles_keep_their_story() -> None:
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(400), lines, strict=False)]
    begin = time.process_time()
    found = [clean(Article(id="R1", path=row["path"], text=row["text"])) for row in rows]
    seconds = time.process_time() - begin
    shares = sorted(sum(r.end - r.start for r in d.residue) / len(d.article.text) for d in found)
    assert shares[int(len(shares) * 0.95)] < 0.35
    firsts = [d.headline is not None and d.headline.start == 0 for d in found]
    assert sum(firsts) >= 0.97 * len(firsts)  # every one of these texts begins with its headline
    assert sum(len(row["text"]) for row in rows) / seconds > 500_000  # characters a second; 3 million when alone


def test_lead_in_of_a_quotation_that_was_lost_stays() -> None:
    lead, form = "The statement of the mayor about the bridge was as follows:", "Use this form to ask the mayor:"
    found = story(after=(lead, form))
    assert lead in body(found)
    assert kinds(found)[form] == "navigation"
