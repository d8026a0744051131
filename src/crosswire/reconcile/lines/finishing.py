"""The line of a claim made whole as text: its beginning, its end, and the marks in between. A helper of stage 10."""

from __future__ import annotations

import re
from string import capwords, whitespace

from crosswire.lexicon.acts import acts
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.lines import line_words
from crosswire.lexicon.outlets import outlets
from crosswire.matching.quotes import telling

_HANGING = "and but that which who or while as if to of the a by in for with".split()
_LAST_WORD = re.compile(rf"\s(?:{'|'.join(_HANGING)}|in order)\s*$", re.IGNORECASE)
# How a text ends that ``without_end`` may shorten; few do, and looking for it costs more.
_OPEN_MARKS, _OPEN_WORDS = tuple(" ,;:–—([-"), frozenset([*_HANGING, "order"])
# What joins a clause to one before it. ("So that" tells what is meant to be, "nor" what is not: they stay.)
_LEADING = re.compile(
    r"(?:[\s,;:–—.…)\]-]|(?:and|but|that|because|although|though|while|whereas|however|then|also|or)\b(?!-)"
    r"|yet\b(?! (?:another|again|more|to|be)\b))+",
    re.IGNORECASE,
)
# A quotation within a line, words before "also" that it may join, and what begins a subject or another part of the sentence.
_QUOTATION = re.compile(r"[“\"‘]|(?<!\w)'")
_TOLD = re.compile(
    r"[.!?;:](?=\s)|\b(?:only|but|while|whether|that|which|because|if|when|before|after|as|said|says|saying)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s(?:especially|particularly|even|because|as|if|when|with|the|an?|he|she|it|they|we|I|his|her|its|their|there"
    r"|this|that|these|those|[A-Z]\w*)\b"
)
# Words before an "also" that stands by the verb of the line.
_FIRST_WORDS = 10
_POINTS = re.compile(r"That\b")
# A quotation mark, and whether it closes a quotation.
_QUOTE = re.compile(r"(”|(?<=[^\s([—–])\"(?!\w))|[“\"]")
_SINGLE = ("'", "’")
_OPEN_SINGLE = re.compile(r"(?<!\w)['‘]\w[^'‘’]*$")
# The place and the agency before the first sentence: "GENEVA (CPA) - ".
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’/]+(?:[ ,]+[A-Z][\w.'’/]*){0,4}(?: ?\([\w .]{2,20}\))?|\([A-Z][\w .]{1,20}\))(?: ?(?:--|[–—]) ?| - |(?<=\))- ?)"
    r"(?=[A-Z0-9“\"])"
    # and the agency alone: "(CPA) Voters went".
    r"|^\([A-Z]{2,8}\) (?=[A-Z“\"])"
)
# The same in small letters ("Ostrava (CPA) The mayor left"), and characters within which the agency stands.
_NEAR = 40
_AGENCY = re.compile(r"[A-Z]\w+(?:,? [A-Z]\w+){0,2} \(([A-Z][\w.]{1,9})\) (?:[—–-] )?(?=[A-Z0-9“\"])")
# The first letter, also behind a mark.
_FIRST = re.compile(r"[“\"‘(]?\w")
# What a page says of its texts, and no text: the place and the agency alone, who posted what is shown, who else wrote, what a
# script for television shows.
_FURNITURE = re.compile(
    r"[A-Z][A-Z.'’/, -]+\([\w .]{2,20}\)\W*"
    r"|[A-Z][\w.'’/-]{1,20}(?:,? [A-Z][\w.'’/-]{1,20}){0,5} \([A-Z][\w .]{1,19}\)\W*"
    r"|\(SOUNDBITE\)(?: ?\([A-Z][a-z]{2,14}\))?[^a-z“\"]*"
    r"|\W*[^()\n]{1,40}\(@\w{1,30}\)\W*(?:[A-Z][a-z]+ \d{1,2}, \d{4}\W*)?"
    r"|[^!?]{1,120}\bcontributed (?:reporting )?to this (?:report|story|article)\W*"
    r"|[^!?]{0,30}\b(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter)s? [^!?]{1,80}\bcontributed(?: reporting)?\W*"
)
# Who wrote a passage, and where ("Ana Reyes, Ostrava Post").
_CREDIT = re.compile(r"\W*([A-Z][\w’'-]+)(?: [A-Z][\w.’'-]*){1,3}, [A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4}\W*")
# Who speaks in a script for television ("(SOUNDBITE) (Czech) FOREIGN MINISTER, ANA REYES, SAYING: “…”"). A line holds it once.
_SCRIPT = re.compile(
    r"^(?:\d{1,2}\. )?(?:\(SOUNDBITE\) ?)?(?:\([A-Z][a-z]{2,14}\) ?)?([A-Z][A-Z ,.'’-]{3,90}),? SAYING: (?=[“\"])"
)
# Characters of a line that may be too short; telling words that it has fewer of.
_THIN, _TELLING = 60, 3
# The mark of an item of a list; links behind a text with who posted it, and characters that they take at most.
_BULLETS = "•▪‣ \n"
_LINKS = 600
_POST = re.compile(
    r"\s*(?:(?:https?://|pic\.twitter)\S*|(?<=\S) #\w+)(?:\s+(?:https?://|pic\.twitter|#)\S*)*"
    r"(?:\s*[—–-][^()]{1,60}\(@\w+\).{0,30})?$"
)


def is_furniture(line: str) -> bool:
    """Is the line no more than a dateline, the signature of a post, or a credit?"""
    # Few lines have what all of these have, and looking for them costs more.
    if ("(" in line or "contributed" in line) and _FURNITURE.fullmatch(line):
        return True
    credit = _CREDIT.fullmatch(line)
    return credit is not None and (credit.group(1) == "Editorial" or credit.group(1).casefold() in given_names())


def is_thin(line: str) -> bool:
    """Is the line too short to tell anything, and does it answer or ask ("Rather the opposite.")? "He resigned." is no such line."""
    if len(line) > _THIN or ": “" in line or len(telling(line)) >= _TELLING:
        return False
    return line.endswith("?") or line_words().answering.match(line) is not None


def finished(text: str) -> str:
    """With a capital, one full stop, no dateline, no marks of a script, and no half of a pair of quotation marks."""
    text = without_start(_DATELINE, text.lstrip(_BULLETS))
    if "SAYING: " in text:
        text = _SCRIPT.sub(lambda found: f"{capwords(found.group(1)).rstrip(' ,')}: ", text)
    # Few lines have a bracket or a link so.
    credit = _AGENCY.match(text) if "(" in text[:_NEAR] else None
    text = text[credit.end() :] if credit and credit.group(1).casefold() in outlets().outlets else text
    if "://" in text or "pic." in text:
        links = _POST.search(text, max(0, len(text) - _LINKS))
        text = text[: links.start()] if links else text
    text = _balanced(without_joints(without_end(text) or text))
    text = text.removesuffix(".").rstrip() + "." if text.endswith(" .") else text
    # "…,” he" is cut to "…,”": the comma was for what followed.
    body = text.removesuffix(".")
    stem = body.rstrip('”"’»')
    if stem.endswith((",", ";")):
        text = stem[:-1] + body[len(stem) :]
    if first := _FIRST.match(text):
        text = first.group().upper() + text[first.end() :]
    return text if text.rstrip('”"’»)').endswith((".", "!", "?", "…")) else text + "."


def without_joints(text: str) -> str:
    """``text`` without what joins it to one before it amid its first sentence (", however,", "also"), outside quotations."""
    # Few lines have any of them, and looking for all costs more.
    if " also " not in text and not any(map(text.__contains__, line_words().joints)):
        return text
    opening = _QUOTATION.search(text)
    first = text[: opening.start()] if opening else text
    return line_words().joint.sub(_unjoined, first) + text[len(first) :]


def _unjoined(joint: re.Match[str]) -> str:
    """What stands instead of ``joint``: a comma, where it parts what goes before from a subject."""
    before, after = joint.string[: joint.start()], joint.string[joint.end() :]
    if joint.group(1) is None:
        # "It not only held, it also grew", "… before the league also did": it joins what the line itself tells.
        return joint.group() if len(before.split(None, _FIRST_WORDS)) > _FIRST_WORDS or _TOLD.search(before) else " "
    # "If, however, we go", "She said, however, they go".
    bound = " " not in before or before.rpartition(" ")[2] in acts().speech_forms
    return "," if _SUBJECT.match(after) and not bound else ""


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` with the quotation mark just outside, where only its partner stands within."""
    for left, right in ("“”", '""'):
        within = text[start:end]
        lacks = within.count(left) % 2 if left == right else within.count(right) - within.count(left)
        if lacks == 1 and text[start - 1 : start] == left:
            start -= 1
        elif lacks in (1, -1) and (closing := re.compile(rf"[,.!?]?{right}").match(text, end)) and left in within:
            end = closing.end()
    # A headline quotes in single marks.
    if text[end : end + 1] in _SINGLE and _OPEN_SINGLE.search(text, start, end):
        end += 1
    return start, end


def without_start(pattern: re.Pattern[str], text: str) -> str:
    """``text`` without what the pattern finds at its start."""
    found = pattern.match(text)
    return text[found.end() :] if found else text


def without_end(text: str) -> str:
    """``text`` without the marks and the small word in which it breaks off."""
    is_open = text.endswith(_OPEN_MARKS) or text.rpartition(" ")[2].casefold() in _OPEN_WORDS
    return _LAST_WORD.sub("", text).rstrip(whitespace + "".join(_OPEN_MARKS)) if is_open else text


def without_opening(text: str, joint: re.Pattern[str] = _LEADING) -> str:
    """``text`` without what joins it to one before it ("but", "that", "In fact,"), which it does without."""
    # "That has sparked anger" and "That anger" point at something, "that it has sparked anger" does not.
    points = _POINTS.match(text) is not None
    while (shorter := without_start(line_words().opener, text if points else without_start(joint, text))) != text:
        text = shorter
    return text


def opened(text: str) -> str:
    """``text`` with the mark of the quotation within which it begins, where the first mark in it closes one."""
    # Few lines have such a mark, and looking for the first costs more.
    first = _QUOTE.search(text) if "”" in text or '"' in text else None
    if first is None or not first.group(1):
        return text
    return ("“" if first.group() == "”" else '"') + text


def _balanced(text: str) -> str:
    """Close a quotation that goes on behind the text, and drop other marks and brackets that have no partner."""
    if text.count('"') % 2 and (lacks := text.count("“") - text.count("”")) in (1, -1):
        # One quotation in marks of two kinds.
        at = text.rfind('"') if lacks == 1 else text.find('"')
        text = text[:at] + ("”" if lacks == 1 else "“") + text[at + 1 :]
    if text.count('"') % 2:
        last = [mark for mark in _QUOTE.finditer(text) if mark.group() == '"'][-1]
        text = text.replace('"', "") if last.group(1) else text + '"'
    for left, right in ("“”", "«»", "()", "[]"):
        if left not in text and right not in text:
            continue
        depth, pieces = 0, text.split(right)
        for n, piece in enumerate(pieces[:-1]):
            depth += piece.count(left) - 1
            pieces[n] += right if depth >= 0 else ""
            depth = max(0, depth)
        text = "".join(pieces)
        if text.count(left) > text.count(right):
            at = text.rfind(left)
            text = f"{text}{right}" if left == "“" and text[at + 1 :].strip() else text[:at] + text[at + 1 :]
    return text.strip()


def is_unbalanced(text: str) -> bool:
    """Whether a quotation mark or bracket has no partner."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1 or text.count("(") != text.count(")")
