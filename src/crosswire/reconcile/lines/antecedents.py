"""Which thing is meant by "the deal" in the line of a claim: what the report called it before. A helper of stage 10.

A report names a thing once ("a deal on the Ostrava dam") and calls it by its noun afterwards. The nearest such phrase before the
line tells which is meant, if no other phrase by this noun has other names in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosswire.lexicon.lines import line_words
from crosswire.matching.wording import last_word
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.lines.pointing import bare_thing
from crosswire.records.text import Phrase

# Characters before the line in which the thing is named.
_NEAR = 3500
# Phrases of several reports, and their share, that have one name, from which it is that of all things by the noun.
_ENOUGH, _NEARLY = 3, 0.8
# Words of a phrase that names a thing at most, and its characters.
_MOST, _LONGEST = 9, 160
# Where a phrase stops naming the thing, and where its noun ends within it.
# (By the first character, which is looked for five times as fast as each of these.)
_END = re.compile(
    r"(?!(?<=\d),\d)[\s,“”\"():;—–\[\]]"
    r"(?:(?<!\s)|(?:that|which|who|whom|where|when|after|before|as|by|from|to|than|and|or|if|while)\b|-\s)"
)
# What something is able or likely to do is not told without it: "a test of Norland's ability | to see far".
_CUT = re.compile(r"\sto\b")
_NOUN_ENDS = re.compile(
    r"\s(?:of|on|in|at|near|with|between|against|over|under|for|about|outside|inside|into|across)\s"
)
# "Remarks in anger" tells nothing of which they are, "remarks in Ostrava" does; what has a year is no matter at hand.
_LOOSE = re.compile(
    r"\s(?:in|at|near|outside|inside|into|across)\s(?!(?:the\s|an?\s)?[A-Z])|\b(?:1[89]|20)\d\d\b|\s\w+ing\b|\s\w+ed\s"
)
# "The worst flood in Norland's history" is mostly named beside another one, which is told of.
_MOST_OF_ALL = re.compile(
    r"\b(?!arrest|forest|interest|honest)(?:most|least|worst|best|greatest|[a-z]{2,}[dghiknprw]est|[a-z]+-ever)\b"
)
_ARTICLES = frozenset({"a", "an", "the"})
_NAME = re.compile(r"(?<![\w.’'-])[A-Z][\w.-]*")
# What may stand behind the thing in the line, which does not say itself which one it is.
_BEHIND = re.compile(
    r"(?=[,.;:!?”\"]|$)|\s(?!(?:of|on|with|between|against|that|which|who|whose|for|to|over|about|in|at|it|he|she|they)\b|[A-Z\[(])"
)


class Named(NamedTuple):
    """A phrase that names a thing: where it starts, its words, "" if they are unfit to tell which it is, its noun, and the names in
    it."""

    start: int
    text: str
    noun: str
    names: frozenset[str]


class Things(NamedTuple):
    """The phrases by one noun in a report, in order, and of each whether one before it has none of its names."""

    named: list[Named]
    parted: list[bool]


def things_named(line: str, report: str, start: int, end: int, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Where brackets come behind a thing in a line, and what stands in them; it is told from ``start`` to ``end`` of the report."""
    told: set[str] = set()
    starts, phrases = evidence.table(_things)[report]
    for phrase in phrases[bisect_left(starts, start) : bisect_left(starts, end)]:
        bare = bare_thing(phrase.text)
        if bare is None or bare.group(2) in told or line.count(phrase.text) != 1:
            continue
        told.add(bare.group(2))
        at = line.index(phrase.text) + len(phrase.text)
        found = _named_before(report, start, bare, evidence) if _BEHIND.match(line, at) else None
        if found and not all(map(line.__contains__, found.names)):
            yield at, f" [{_added(found.text, phrase.text[4:])}]"


def _named_before(report: str, start: int, bare: re.Match[str], evidence: Evidence) -> Named | None:
    """The nearest phrase before ``start`` that names what ``bare`` is, if no other one by this noun has other names."""
    sort, noun = bare.groups()
    things = evidence.table(_names).get((report, noun))
    before = bisect_left(things.named, start, key=lambda n: n.start) if things else 0
    if things is None or not before:
        found = evidence.table(_matters).get(noun)
    elif things.parted[before - 1] or start - things.named[before - 1].start > _NEAR:
        found = None
    else:
        found = things.named[before - 1]
    return found if found and found.text and (not sort or sort in found.text.split()) else None


def _matters(evidence: Evidence) -> dict[str, Named]:
    """What the reports together name by each noun, where nearly all that they say of it has one name."""
    told: dict[str, list[tuple[str, Named]]] = {}
    for (report, noun), things in evidence.table(_names).items():
        told.setdefault(noun, []).extend((report, n) for n in things.named)
    found = {}
    for noun, every in told.items():
        name, times = Counter(name for _, n in every for name in n.names).most_common(1)[0]
        with_it = [(report, n) for report, n in every if name in n.names]
        if times >= _ENOUGH and times >= _NEARLY * len(every) and len({report for report, _ in with_it}) > 1:
            found[noun] = min((n for _, n in with_it), key=lambda n: (len(n.text), n.text))
    return found


def _added(named: str, bare: str) -> str:
    """What names the thing; of "the deal with Norland" only what "the deal" has not."""
    article, _, words = named.partition(" ")
    if article.lower() not in _ARTICLES:
        return named
    return words[len(bare) + 1 :] if words.startswith(f"{bare} ") else f"{article.lower()} {words}"


def _things(evidence: Evidence) -> dict[str, tuple[list[int], list[Phrase]]]:
    """Things with "the" and no name by report, in order, with where each starts."""
    found: dict[str, dict[int, Phrase]] = {report: {} for report in evidence.text}
    for s in evidence.statements.values():
        for a in s.arguments:
            bare = None if a.phrase.entities else bare_thing(a.phrase.text)
            if bare and bare.group(2) not in line_words().familiar:
                found[s.report][a.phrase.start] = a.phrase
    return {report: (sorted(own), [own[at] for at in sorted(own)]) for report, own in found.items()}


def _names(evidence: Evidence) -> dict[tuple[str, str], Things]:
    """What names a thing in each report, by its noun."""
    nouns = {p.text.rpartition(" ")[2] for _, own in evidence.table(_things).values() for p in own}
    found: dict[tuple[str, str], dict[int, Named]] = {}
    for s in evidence.statements.values():
        for a in s.arguments:
            # Most have no capital, and so no name.
            named = None if a.phrase.text.islower() else _naming(a.phrase, nouns, evidence)
            if named:
                found.setdefault((s.report, named.noun), {}).setdefault(named.start, named)
    in_order = {key: [own[at] for at in sorted(own)] for key, own in found.items()}
    return {key: Things(own, _parted(own)) for key, own in in_order.items()}


def _parted(named: Sequence[Named]) -> list[bool]:
    """Of each phrase, whether one before it has none of its names. In linear time: each name keeps the phrases with it as bits."""
    having: dict[str, int] = {}
    found = []
    for n, one in enumerate(named):
        sharing = 0
        for name in one.names:
            sharing |= having.get(name, 0)
            having[name] = having.get(name, 0) | 1 << n
        found.append(sharing.bit_count() < n)
    return found


def _naming(phrase: Phrase, nouns: set[str], evidence: Evidence) -> Named | None:
    """What the phrase names, if it is a thing by one of the ``nouns``."""
    if len(phrase.text) > _LONGEST:
        return None
    words = _END.split(phrase.text, maxsplit=1)[0].split()
    if nouns.isdisjoint(words) or len(words) > _MOST:
        return None
    text = " ".join(words)
    noun, low = _NOUN_ENDS.split(text, maxsplit=1)[0].rpartition(" ")[2], text.lower().split()
    if noun not in nouns or _LOOSE.search(text):
        return None
    if low[0] in line_words().owners or not line_words().any_of.isdisjoint(low):
        return None
    # The first word of a sentence has a capital whatever it is.
    goes_on = evidence.text[phrase.report][max(0, phrase.start - 2) : phrase.start].rstrip()[-1:].isalnum()
    known = last_word(words[0]) in evidence.name_words
    first = "" if known or (goes_on and low[0] not in _ARTICLES) else words[0]
    names = frozenset(n.strip(".") for n in _NAME.findall(text[len(first) :]))
    is_cut = words[-1].islower() and words[-1] != noun and _CUT.match(phrase.text, len(text))
    unfit = is_cut or _MOST_OF_ALL.search(text)
    return Named(phrase.start, "" if unfit else text, noun, names) if names else None
