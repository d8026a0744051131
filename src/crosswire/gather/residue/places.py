"""Helper of clean: rules that know residue by its place among the other lines.

Before the first paragraph of the story stand the headline, decks, bylines and menus; after its last
one forms and lists; between, teasers and captions. What is kept there must look like the story:
share content words with it, or end like a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from crosswire.gather.residue.authors import author_notes
from crosswire.gather.residue.headline import leads_to
from crosswire.gather.residue.lines import Line, fold, names, stems, text_of
from crosswire.gather.residue.marks import NAME_LINE, NAMES, is_byline, signs
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.holders import fold as holder_fold
from crosswire.lexicon.outlets import outlets
from crosswire.records.text import Residue

# Words: after the story, a line without a full stop that is shorter than this is no cut-off paragraph.
_TAIL = 12
# Words: a shorter line between paragraphs is a crosshead.
_TEASER = 6
# Long words of a line in title case, and the share of them that is capitalised.
_TITLE_WORDS, _CAPITALS = 5, 0.85
# Share of the prose, in characters, that must stand before a comment form for all after it to be comments.
_COMMENTS_AFTER = 0.5
# Below these stand comments; other calls for comments stand in the middle of a story.
_COMMENT_FORM = ("leave a ", "post a comment", "add a comment", "write a comment", "comments")
# Headings of lists of other stories, and how many words they have at most.
_LISTS = ("related", "read more", "read also", "also read", "more on", "more from", "more stories", "see also", "you m",
          "recommended", "other related", "latest", "most read", "most popular", "trending", "popular", "don't miss", "top stories")  # fmt: skip
_LIST_WORDS = 6
# Words of a line in such a list, and the share of its content words that the story has if it is of this story.
_LIST_LINE, _OTHER = 3, 0.6
_LEAD_IN = re.compile(r"\b(?:sa(?:ys|id)|t(?:ells|old)|add(?:s|ed)|writes|wrote|tweeted|released|follows)\b")
# Words of a headline that asks, and how it begins.
_ASKED = 4
_QUESTION = re.compile(
    r"(?:Who|Whom|Whose|What|Which|Where|When|Why|How|Is|Are|Was|Were|Can|Could|Should|Will|Would|Did|Do|Does|Has|Have)\b"
)
# Words: from here on a paragraph in capitals is no headline.
_LONG = 25
# The picture of a post, who posted it and when, to the end of the line.
_SIGNED_POST = re.compile(r"\s?pic\.twitter\.com/\w{4,20}\s?[—–-]\s?[^\n@]{2,60}\(@\w{1,30}\)[^\n@]{0,40}$")
# Who is quoted above: "Ana Brodt, Ferry News", "- The ministry's letter".
_SOURCE = re.compile(rf"{NAMES}, [A-Z][^\n.:!?]{{2,60}}$|[—–-] ?[A-Z][^\n.:!?]{{2,80}}$")
_SPEAKER = re.compile(r"[A-Z][A-Z.'’-]{2,20}(?: [A-Z.'’-]{1,20}){0,3}: ")
# Words of a name; who made a picture, and for whom.
_NAME_WORDS = 4
# Names alone that a report may have before they are the turns of a conversation or the heads of a list.
_PORTRAITS = 2
_TAKEN_BY = re.compile(
    r"(?:[A-Z][\w.'’-]{1,20} ){0,3}[A-Z][\w.'’-]{1,20} ?/ ?(?:Staff|File|Pool|AP|AFP|EPA|Reuters|REUTERS|Getty|POLITICO)\b"
)
_BULLET = re.compile(r"^[•⦁·▪●►*]\s")


def marks_by_place(lines: Sequence[Line], marked: set[int], headline: int | None, story: set[str]) -> list[Residue]:
    """Residue that only its place gives away.

    ``marked`` are the indices of lines already known, ``story`` are the content words of the story.
    """
    prose = [index for index, line in enumerate(lines) if line.prose and index not in marked and index != headline]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    closing = max((index for index, line in enumerate(lines) if line.ended and index not in marked), default=last)
    named = cache(lambda: names(text_of(lines, marked)))
    persons = cache(lambda: sum(_person(line) for line in lines))
    found = []
    for index, line in enumerate(lines):
        if index in marked or index == headline:
            continue
        if index < first:
            mark = _before(line, story, lines[headline] if headline is not None else None)
        elif index > last:
            mark = None if _source(lines, index) else _after(line, index >= closing)
        else:
            mark = _asked(line) if line.prose else _between(lines, index, named, persons)
        if mark is not None:
            found.append(mark)
    found += _lists(lines, marked, headline, story)
    return found + _repeated(lines, marked, headline) + author_notes(lines, prose, marked, headline)


def _before(line: Line, story: set[str], headline: Line | None) -> Residue | None:
    if is_byline(line):
        if headline is not None and line.start < headline.start:
            return line.mark("navigation", "a name above the headline")
        return line.mark("byline", "names alone between headline and story")
    if headline is not None and leads_to(line, headline):
        return line.mark("navigation", "a path of sections that ends in the headline")
    wordy = any(character.isalpha() for character in line.text)
    if wordy and not line.ended and not line.text[0].islower() and not stems(line.text) & story:
        return line.mark("navigation", "above the story, shares no content word with it")
    return None


def _after(line: Line, closing: bool) -> Residue | None:
    if closing and line.words >= _ASKED and line.text.endswith("?") and _QUESTION.match(line.text):
        return line.mark("teaser", "a question after the last paragraph, which another story answers")
    if line.ended or line.words >= _TAIL or (line.text[0].islower() and line.words > 3):
        return None
    if line.text[-1] == ":" and line.words >= _TEASER and _LEAD_IN.search(line.text):
        return None  # a quotation would follow that the page left out
    return line.mark("navigation", "after the last paragraph, not a sentence")


def _between(
    lines: Sequence[Line], index: int, named: Callable[[], set[str]], persons: Callable[[], int]
) -> Residue | None:
    line = lines[index]
    if _capitals(line):
        return line.mark("teaser", "a headline in capitals between paragraphs")
    post = _SIGNED_POST.search(line.text)
    if post is not None and _title_case(line.text[: post.start()]):
        return line.mark("embed", "a post that is the title of what it pictures")
    alone = not (_bulleted(lines, index - 1) or _bulleted(lines, index + 1))
    if _bulleted(lines, index) and alone and line.words >= 4 and not line.text.endswith("."):
        return line.mark("teaser", "a single bullet between paragraphs, not a statement")
    if signs(line):
        return line.mark("byline", "says who wrote it")
    if line.words <= _NAME_WORDS and not line.ended:
        return _name_alone(line, lines[index + 1], persons)
    if line.words < _TEASER or not _headline_form(line):
        return None
    if _title_case(line.text):
        return line.mark("teaser", "a headline between paragraphs")
    own = names(line.text[line.text.find(" ") :])
    if len(own) >= 2 and not own & named():
        return line.mark("teaser", "a line between paragraphs that names nobody whom the story names")
    return None


def _name_alone(line: Line, below: Line, persons: Callable[[], int]) -> Residue | None:
    """A name between paragraphs: who made a picture, or who is in it.

    A crosshead's person is named below it; whoever speaks in turns has his name above each; sources stand with theirs.
    """
    if line.text in outlets().wires or fold(line.text) in outlets().outlets or _TAKEN_BY.match(line.text):
        return line.mark("caption", "the maker of a picture, alone between paragraphs")
    if not _person(line) or not below.prose or line.text.split()[-1] in below.text:
        return None
    if persons() > _PORTRAITS:
        return None
    return line.mark("caption", "a person's name, alone between paragraphs that do not name him")


def _person(line: Line) -> bool:
    """Is ``line`` a person's name and nothing else?"""
    return bool(
        1 < line.words <= _NAME_WORDS
        and not line.ended
        and "," not in line.text
        and NAME_LINE.match(line.text)
        and not any(word.endswith(("'s", "’s")) for word in line.text.split())
        and line.text.find(" ") > 2
        and holder_fold(line.text.split()[0]) in given_names()
    )


def _asked(line: Line) -> Residue | None:
    """A headline in capitals that asks; without the question mark it may be a statement that shouts."""
    if line.words < _LONG and line.text.endswith("?") and _capitals(line):
        return line.mark("teaser", "a question in capitals between paragraphs")
    return None


def _capitals(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return line.words >= 5 and len(letters) > 20 and all(c.isupper() for c in letters)


def _headline_form(line: Line) -> bool:
    """One unfinished line that begins like a headline: no lead-in to a quotation or list, no post."""
    text = line.text
    return (
        not line.ended
        and (text[0].isupper() or text[0].isdigit())
        and (text[-1].isalnum() or text[-1] in "'’”\"")
        and "@" not in text
        and not text.startswith(("Update", "UPDATE"))  # heads the next part of a running report
        and "pic.twitter" not in text
    )


def _title_case(text: str) -> bool:
    """Are nearly all long words of ``text`` capitalised, and not only because they are names?"""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) >= _TITLE_WORDS and sum(word[0].isupper() for word in long) >= len(long) * _CAPITALS


def _bulleted(lines: Sequence[Line], index: int) -> bool:
    return 0 <= index < len(lines) and bool(_BULLET.match(lines[index].text))


def _repeated(lines: Sequence[Line], marked: set[int], headline: int | None) -> list[Residue]:
    """Short lines that stand there twice: the text behind a picture and its caption, or the headline again.

    Who says something ("The Post reports:") may say more than one thing, and what speakers of a transcript say twice is said.
    """
    counts = Counter(fold(line.text) for line in lines if not line.prose and line.words >= 4)
    title = fold(lines[headline].text) if headline is not None else ""
    return [
        line.mark("caption", "the same line twice: a picture's description and its caption")
        for index, line in enumerate(lines)
        if index not in marked and not line.prose and line.words >= 4 and counts[fold(line.text)] > 1
        and fold(line.text) != title and index != headline and line.text[-1] != ":" and not _SPEAKER.match(line.text)
        and not _source(lines, index)
    ]  # fmt: skip


def _source(lines: Sequence[Line], index: int) -> bool:
    """Does the line say who is quoted in the paragraph above it, and for whom he writes or what he wrote?"""
    return index > 0 and lines[index - 1].text[-1] in '”"…' and bool(_SOURCE.match(lines[index].text))


def _lists(lines: Sequence[Line], marked: set[int], headline: int | None, story: set[str]) -> list[Residue]:
    """Lines below the heading of a list of other stories, unless they mostly speak of this one."""
    found = []
    inside = False
    for index, line in enumerate(lines):
        if index in marked:
            inside = line.words <= _LIST_WORDS and fold(line.text).startswith(_LISTS)
        elif line.prose or index == headline:
            inside = False
        elif inside and line.words >= _LIST_LINE:
            own = stems(line.text)
            if len(own & story) < len(own) * _OTHER:
                found.append(line.mark("teaser", "in a list of other stories"))
    return found


def comments_from(text: str, lines: Sequence[Line], marks: Sequence[Residue]) -> int | None:
    """Offset from which the page holds readers' comments, or None."""
    total = sum(line.end - line.start for line in lines if line.prose)
    for mark in marks:
        if mark.kind == "comment" and text[mark.start : mark.end].lower().startswith(_COMMENT_FORM):
            before = sum(line.end - line.start for line in lines if line.prose and line.end <= mark.start)
            if before >= total * _COMMENTS_AFTER:
                return mark.start
    return None
