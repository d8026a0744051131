"""The story in short: the first matters that several reports tell. A helper of stage 11.

A reader knows nothing but the title yet. So each line is to be understood alone, tells what none above it told, and introduces
nobody again.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from crosswire.lexicon.acts import acts
from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.lines import line_words
from crosswire.matching.quotes import telling, words
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.dating import BACKGROUND
from crosswire.reconcile.lines.pointing import is_clear
from crosswire.reconcile.lines.risks import QUOTED
from crosswire.records.stories import Claim
from crosswire.text.quotations import said_in, without_added, without_speaker

# The year, or the month and the day, that a line opens with; days of a month.
_OPENS_WITH = re.compile(r"(?:(?:On|In) )(?:((?:19|20)\d\d)\b|([A-Z]\w+)\.?(?: ([1-9]\d?)\b)?(?! \d{4}))")
_MONTH = 31
# Words: a longer line says something besides that somebody spoke.
_FRAME = 14
# A line, in lower case, that somebody says no more, which is no matter of the story.
# (By first letters: a search tries each way at each word otherwise.)
_NO_MORE = re.compile(
    r"\b(?=[dghmoprsw])(?:(?:gave|gives|provided|offered|released|disclosed|had|made) (?:no|few|little) (?:\w+ ){0,2}"
    r"(?:details?|information|comments?|specifics|responses?|mention)"
    r"|(?:declin|refus)ed to (?:comment|elaborate|give|offer|provide|say more|discuss)"
    r"|(?:did|has|have|had|would)(?: not|n['’]t) (?:\w+ ){0,1}(?:comment|elaborate|respond|reply)(?:ed)?"
    r"|(?:did not|didn['’]t) (?:release|issue|make) (?:a|any) statement"
    r"|spoke on (?:the )?condition of anonymity(?=\W*$))\b"
)
_SAYING_NO = (" no ", " few ", " little ", "ed to ", " not ", "n't ", "n’t ", " condition ")
# The end of a line that says of what somebody spoke, or where, and not what ("the mayor said of the dam.").
_SAID_OF = re.compile(
    r"\b(?:said|says|told \w+(?: \w+)?) (?:of|about|at|in|on|during|after)\b"
    r"(?![^,]*\b(?:that|he|she|it|they|is|are|was|were|be|has|have|had|can|could|may|might|must|will|would|should)\b)[^,:“”\"]*$"
)
# Claims that tell the story in short, and the share of telling words in common from which two of them say the same.
_LEAD, _SAME = 6, 0.5
# As many are enough without such as a reader does not quite understand alone.
_FEW = 4
# Lines, and their share, that have the word of a matter that a reader of the story knows.
_COMMON, _OFTEN = 3, 0.1
# Telling words in common, and their share of the shorter line, from which it is a part of the longer one.
_PART, _SAME_PART = 4, 0.55
# Telling words: what somebody is quoted with says little if it has no more, and none of what the story is about.
_LITTLE = 5
# Share of its words, cut to stems, that the lines above it have told.
_KNOWN = 0.65
# Words: a longer line is not read at a glance.
_LONGEST = 50
# What is put in to introduce somebody ("[envoy Ana] Reyes", "Ana Reyes [the envoy]") or to say which thing is meant, and
# pronouns, which are explained in each line.
_ADDED = re.compile(r"\[([^\[\]]+)\]")
_OPEN = frozenset("he him his she her".split())
# Brackets of an endless line that are looked at.
_LOOKED_AT = 20
# The name behind such a bracket; a space that one left before a mark.
_NAME = re.compile(r"(?: [A-Z][\w.’'-]*){1,3}")
_LEFT = re.compile(r" (?=[.,;:!?”])")
# Certainty that a claim of two reports needs for that, and the telling words of its line: "The radio reports." tells nothing.
_SURE, _TELLING = 0.1, 3
# Claims that several reports touch on above the first that several tell: then the main event stands among those.
_FAR = 5


def in_short(
    ordered: Sequence[Claim], title: str, news: Mapping[str, float], day: datetime.date | None
) -> tuple[str, ...]:
    """The first claims that several reports tell, of those that say the same the first one. What a reader does not
    understand alone, has just read as the title, or is background, is left to the account, unless there is little else. Before
    them stands the main event where each report tells another part of it (see _opening)."""
    told = [c for c in ordered if _is_told(c)]
    opening = _opening(ordered, told, telling(title))
    known = news.keys() | _matters(told)
    alone = [*opening, *(c for c in told if stands_alone(c.gist) and not _says_little(c.gist, known))]
    fit = [
        c for c in alone
        if is_clear(c.gist, known) and not opens_before(c.gist, day) and len(c.gist.split()) <= _LONGEST
    ]  # fmt: skip
    clear = _different(fit, telling(title))
    understood = {c.id for c in fit}
    others = [c for c in alone if c.id not in understood]
    chosen = clear if len(clear) >= _FEW else _different([*fit, *others], telling(title))[:_FEW]
    return chosen or _different(told, frozenset())


def _matters(told: Sequence[Claim]) -> frozenset[str]:
    """The stems of the words that many of the lines have: what the story is about."""
    found = Counter(s for c in told for s in stems(telling(said_in(c.gist))))
    return frozenset(s for s, n in found.items() if n >= max(_COMMON, len(told) * _OFTEN))


def _says_little(gist: str, known: AbstractSet[str]) -> bool:
    """Is it hardly more than a few words of somebody, none of them of what the story is about ("“We made progress,” Reyes said")?"""
    said = " ".join(QUOTED.findall(gist))
    if 2 * len(said) < len(said_in(gist)):
        return False
    found = telling(said)
    return len(found) <= _LITTLE and known.isdisjoint(stems(found))


def _opening(ordered: Sequence[Claim], told: Sequence[Claim], title: frozenset[str]) -> list[Claim]:
    """What comes first in the account, if several reports touch on it and what they tell together comes far behind."""
    touched = [c for c in ordered if len(c.reports) > 1 and not tells_nothing(c)]
    if not told or touched.index(told[0]) < _FAR:
        return []
    fit = (c for c in touched[:_FAR] if stands_alone(c.gist) and telling(c.gist) - title and not c.gist.endswith("?"))
    return [c for c in fit if len(telling(said_in(c.gist))) >= _TELLING][:1]


def _different(claims: Sequence[Claim], title: frozenset[str]) -> tuple[str, ...]:
    """Of claims that say the same the first one, at most as many as are told in short; none that says what ``title`` does."""
    chosen: dict[str, frozenset[str]] = {}
    known: frozenset[str] = frozenset()
    for claim in claims:
        if len(chosen) == _LEAD:
            break
        said = telling(said_in(claim.gist))
        if len(said) < _TELLING or said == title or any(_are_one(said, other) for other in chosen.values()):
            continue
        matter = stems(said)
        if len(matter & known) < _KNOWN * len(matter):
            chosen[claim.id], known = said, known | matter
    return tuple(chosen)


def _are_one(left: frozenset[str], right: frozenset[str]) -> bool:
    """Do two lines of these telling words say the same, or one of them a part of what the other says?"""
    shared = len(left & right)
    part = shared >= _PART and shared > _SAME_PART * min(len(left), len(right))
    return part or 2 * shared > _SAME * (len(left) + len(right))


def stands_alone(gist: str) -> bool:
    """Does the line neither point at what was told before, nor leave open whose words it is, nor only name somebody?"""
    nobodys = gist.startswith(("“", '"')) and gist.endswith(("”", '"'))
    only_names = not any(map(str.islower, gist.split()))
    said, words = without_speaker(gist), line_words()
    opening = words.pointing.match(said) or words.vague.match(said)
    # "The envoy [Ana Reyes]" is told whom it means.
    left_open = opening and not said.startswith(" [", opening.end())
    return not (nobodys or only_names or left_open)


def _is_told(claim: Claim) -> bool:
    """Do several reports tell it, and more than that somebody spoke or asks?"""
    if len(claim.told_in) < 2 or claim.gist.endswith("?"):
        return False
    return (len(claim.reports) > 2 or claim.probability >= _SURE) and not tells_nothing(claim)


def tells_nothing(claim: Claim) -> bool:
    """Is it only that somebody spoke, or would say no more?"""
    if claim.act == "attribution" or _only_speaks(without_added(claim.gist)):
        return True
    gist = claim.gist.lower()
    # Few lines have any of these, and looking for all of it costs more.
    return any(map(gist.__contains__, _SAYING_NO)) and _NO_MORE.search(gist) is not None


def _only_speaks(gist: str) -> bool:
    """Does the line say no more than that somebody spoke ("Officials also said.")?"""
    # A line with more plain words than that is longer, whatever its marks.
    if sum(map(str.isalnum, gist.split())) > _FRAME:
        return False
    found = words(gist)
    if len(found) > _FRAME:
        return False
    return not acts().speech_forms.isdisjoint((*found[:1], *found[-1:])) or _SAID_OF.search(gist) is not None


def opens_before(gist: str, day: datetime.date | None) -> bool:
    """Does the line open with a year before the story's, or a day or a month of long before ("On December 7, …")?"""
    found = _OPENS_WITH.match(gist)
    if found is None or day is None or day.year == datetime.MINYEAR:
        return False
    if found.group(1):
        return int(found.group(1)) < day.year
    month = calendar().months.get(found.group(2).lower())
    if month is None:
        return False
    # Without a year the last such month is meant.
    first = datetime.date(day.year - (month > day.month), month, 1)
    return (day - first).days - min(int(found.group(3) or _MONTH), _MONTH) >= BACKGROUND


def introduced_once(claims: Sequence[Claim], short: Sequence[str]) -> list[Claim]:
    """The claims, of those told in short (ids) none that introduces anybody or explains a thing as a line above it does."""
    told: list[frozenset[str]] = []
    return [replace(c, gist=_not_again(c.gist, told)) if c.id in short else c for c in claims]


def _not_again(gist: str, told: list[frozenset[str]]) -> str:
    """``gist`` without brackets that have no word, with the name beside them, which one of those ``told`` has not."""
    own, pieces, at = [], [], 0
    for found in islice(_ADDED.finditer(gist), _LOOKED_AT):
        before, after = gist[: found.start()].rpartition(" ")[0].split()[-1:], _NAME.match(gist, found.end())
        said = frozenset(words(" ".join([found.group(1), after.group() if after else "".join(before)])))
        # "He [Reyes]" is told anew.
        if _OPEN.isdisjoint(map(str.lower, before)) and any(said <= one for one in told):
            pieces.append(gist[at : found.start()])
            at = found.end() + gist.startswith(" ", found.end())
        own.append(said)
    told += own
    # A bracket behind a name takes the space before it along.
    return _LEFT.sub("", "".join([*pieces, gist[at:]])) if pieces else gist
