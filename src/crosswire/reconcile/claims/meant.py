"""Whether it is sure whom a pronoun means, so that a name may be put for it. A helper of stage 10.

Resolving asks who is likeliest; a name that is shown for "he" must be right. It is where the nearest sentence before it that tells
of any person of that gender is told of the one meant: he comes first in it, is its subject, and nobody else speaks in it; or nobody
else is in it, nor in the one before. Whoever speaks behind a quotation is none of those whom the quotation names. A pronoun or an
office in between counts for somebody only where that is sure in its turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from crosswire.lexicon.described import described_words
from crosswire.lexicon.offices import office_phrases
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.officials import is_meant
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Statement
from crosswire.records.text import Phrase, Span

# Sentences before the pronoun in which somebody is looked for.
_BACK = 4
# Somebody who is told of and not known.
_UNKNOWN = ""
# Pronouns for who speaks for which a name may stand.
SPEAKING = frozenset({"he", "she", "it", "they"})
# Pronouns that mean somebody told of before; "I" is who speaks, and "he or she" nobody.
_THIRD = frozenset("he she him her his hers himself herself who whose whom".split())
_EITHER = re.compile(r"\w+(?:/| or )(?:she|he|her|his|him)\b", re.IGNORECASE)
# Between what somebody is and the name that tells of what, or of where: "an organizer of the Harbour League".
_WITHIN = re.compile(r"\b(?:of|in|for|from|at|to|with|by|on|under|during|against|behind|near)\b")
_WORD = re.compile(r"\w+")
# What tells of somebody by no name.
_SMALL = frozenset("the of and for in on at to a an s".split())
_ONE = frozenset({"one", "somebody", "someone", "another"})
# How a phrase for one person begins: "good people" is told of nobody.
_SINGLE = frozenset("a an one another the this that his her my our their its some".split())
# How a line ends that is no heading.
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', "’", "'", ")", "…")
# Times that a report says a surname before a full name that is not its bearer's.
_MANY = 3
# Words: a longer name is a clause. What a page has for a name where it cut one ("D-Ostrava").
_LONGEST = 9
_PARTY = re.compile(r"[DRI](?:-[A-Z].*)?")


class _Told(NamedTuple):
    """Somebody told of in a sentence: where, who, whether inside a quotation, and the gender that is known."""

    start: int
    who: str
    quoted: bool
    gender: str | None


class _Sentence(NamedTuple):
    """Who is told of in a sentence, in order; where its subjects start that are persons, and who speaks in it, with what he says
    there."""

    told: tuple[_Told, ...]
    subjects: frozenset[int]
    speaking: Mapping[int, tuple[Span, ...]]


_NOBODY = _Sentence((), frozenset(), {})


def is_surely(entity: str, report: str, start: int, evidence: Evidence) -> bool:
    """Is it sure that the pronoun at ``start`` of ``report`` means the person ``entity``?"""
    return (report, start, entity) in evidence.table(_sure)


def name_of(entity: str, evidence: Evidence) -> str:
    """What the reports call somebody: a full name that comes long after the surname is that of a relative."""
    return evidence.table(_names).get(entity) or evidence.name(entity)


def is_told(entity: str, phrase: Phrase, evidence: Evidence) -> bool:
    """Do the words name whom they were taken to mean, or surely mean him by his office?"""
    meant = evidence.entities.get(entity)
    if meant is None:
        return False
    words = " ".join(phrase.text.split())
    told = {*map(str.casefold, _WORD.findall(words))}
    if not told.isdisjoint(evidence.table(_words)[entity]):
        return not _is_within(meant.name, words)
    return any(
        m.report == phrase.report and m.start == phrase.start and is_meant(meant, m, evidence) for m in meant.mentions
    )


def may_be_name(words: str) -> bool:
    """Are the words short enough to stand for a name, and not what a page has for one that it cut?"""
    return len(words.split()) <= _LONGEST and not _PARTY.fullmatch(words)


def _is_within(name: str, words: str) -> bool:
    """Is the name only a part of what the words mean ("an organizer of the Harbour League")?"""
    last = name.split()[-1]
    before, found, _ = words.partition(last)
    return bool(found) and _WITHIN.search(before.rpartition(",")[2]) is not None


def _words(evidence: Evidence) -> dict[str, frozenset[str]]:
    """The words of the names of each entity, but for small ones."""
    return {
        e.id: frozenset(
            w for name in (e.name, *e.aliases) for w in map(str.casefold, _WORD.findall(name)) if w not in _SMALL
        )
        for e in evidence.entities.values()
    }


def _names(evidence: Evidence) -> dict[str, str]:
    """The surnames of those who are called by them long before any report has the full name."""
    found = {}
    for e in evidence.entities.values():
        last = e.name.rpartition(" ")[2]
        if e.kind != "person" or e.wikidata or last == e.name:
            continue
        first: dict[str, int] = {}
        for m in e.mentions:
            if m.form == "name" and m.text == e.name:
                first[m.report] = min(first.get(m.report, m.start), m.start)
        bare = Counter(m.report for m in e.mentions if m.text == last and m.start < first.get(m.report, 0))
        if first and all(bare[report] >= _MANY for report in first):
            found[e.id] = last
    return found


def _sure(evidence: Evidence) -> frozenset[tuple[str, int, str]]:
    """Report and place of each pronoun of which it is sure whom it means, and who that is."""
    genders = _genders(evidence)
    people: dict[tuple[str, int], list[tuple[Mention, Entity]]] = defaultdict(list)
    for e in evidence.entities.values():
        for m in e.mentions if e.kind == "person" else ():
            if m.sentence >= 0 and not m.plural:
                people[m.report, m.sentence].append((m, e))
    found: set[tuple[str, int, str]] = set()
    sentences: dict[tuple[str, int], _Sentence] = {}
    for place in sorted({*people, *evidence.by_sentence}):
        mentions = sorted(people.get(place, ()), key=lambda pair: pair[0].start)
        statements = evidence.by_sentence.get(place, ())
        sentences[place] = _sentence(place[0], mentions, statements, genders, evidence)
        for m, e in mentions:
            if m.form != "pronoun" or m.text.lower() not in _THIRD or _EITHER.match(evidence.text[m.report], m.start):
                continue
            if _is_sure(m, e.id, sentences, evidence):
                found.add((m.report, m.start, e.id))
                _count(m, e, sentences, place)
    return frozenset(found)


def _sentence(
    report: str,
    mentions: Sequence[tuple[Mention, Entity]],
    statements: Sequence[Statement],
    genders: Mapping[str, str],
    evidence: Evidence,
) -> _Sentence:
    """Who is told of in a sentence; a pronoun is not known yet."""
    told = {
        m.start: _Told(
            m.start, _who(e, m, evidence), _is_quoted(report, m.start, evidence), m.gender or genders.get(e.id)
        )
        for m, e in mentions
        if (m.form != "pronoun" or m.text.lower() in _THIRD) and not _is_heading(evidence.text[report], m.end)
    }
    for start in _unnamed(statements):
        told.setdefault(start, _Told(start, _UNKNOWN, _is_quoted(report, start, evidence), None))
    ends = {m.start: m.end for m, _ in mentions}
    subjects = frozenset(
        at for s in statements for a in s.arguments if a.role == "subject"
        for at in told if a.phrase.start <= at < a.phrase.end and _heads(a.head, at, ends, report, evidence)
    )  # fmt: skip
    speaking = {
        at: a.content for s in statements for a in s.attribution if a.speaker and a.cue and a.act != "noun"
        for at in told if a.speaker.start <= at < a.speaker.end
    }  # fmt: skip
    return _Sentence(tuple([told[at] for at in sorted(told)]), subjects, speaking)


def _heads(head: str, at: int, ends: Mapping[int, int], report: str, evidence: Evidence) -> bool:
    """Is what is told at ``at`` what the phrase with this head means, not whose it is? ``ends`` has where each mention ends."""
    if at not in ends:
        return True
    return head.lower() in _WORD.findall(evidence.text[report][at : ends[at]].lower())


def _who(e: Entity, m: Mention, evidence: Evidence) -> str:
    """The id of who is mentioned, if it is sure that an office means him."""
    return e.id if m.form == "name" or (m.form == "nominal" and is_meant(e, m, evidence)) else _UNKNOWN


def _count(m: Mention, e: Entity, sentences: dict[tuple[str, int], _Sentence], place: tuple[str, int]) -> None:
    """From here on the pronoun stands for whom it means."""
    near = sentences[place]
    told = tuple([t._replace(who=e.id) if t.start == m.start else t for t in near.told])
    sentences[place] = near._replace(told=told)


def _is_sure(m: Mention, entity: str, sentences: Mapping[tuple[str, int], _Sentence], evidence: Evidence) -> bool:
    own = sentences[m.report, m.sentence]
    quoted = _is_quoted(m.report, m.start, evidence)
    said = own.speaking.get(m.start, ())
    for back in range(_BACK + 1):
        near = sentences.get((m.report, m.sentence - back), _NOBODY)
        # Nobody tells of himself by name ("The mayor is ill, he said").
        told = [t for t in _of_gender(near, m, quoted=quoted) if not any(c.start <= t.start < c.end for c in said)]
        if not told:
            continue
        if not all(t.gender for t in told if t.who == entity) and any(t.gender for t in told if t.who != entity):
            return False
        others = any(t.who != entity for t in told)
        if any(t.who != entity for t in told if t.start in near.speaking):
            return False
        if told[0].who == entity and told[0].start in near.subjects:
            # "Reyes said that Brandt left. He …"
            # "Brandt accused Kroll because he …"
            return bool(said) or not others or (back > 0 and told[0].start not in near.speaking)
        before = (
            t for more in range(back + 1, _BACK + 1)
            for t in _of_gender(sentences.get((m.report, m.sentence - more), _NOBODY), m, quoted=quoted)
        )  # fmt: skip
        return not others and all(t.who == entity for t in before)
    return False


def _of_gender(near: _Sentence, m: Mention, *, quoted: bool) -> list[_Told]:
    """Who is told of before the pronoun, in a quotation as it or not, and may be of its gender."""
    return [
        t for t in near.told
        if t.start < m.start and t.quoted == quoted and (not m.gender or not t.gender or m.gender == t.gender)
    ]  # fmt: skip


def _genders(evidence: Evidence) -> dict[str, str]:
    """What most mentions of each person say of the gender."""
    found = {}
    for e in evidence.entities.values():
        said = Counter(m.gender for m in e.mentions if m.gender and m.form != "pronoun")
        if e.kind == "person" and said:
            found[e.id] = said.most_common(1)[0][0]
    return found


def _is_quoted(report: str, start: int, evidence: Evidence) -> bool:
    quotes = evidence.quotes[report]
    before = bisect_left(quotes, start + 1, key=lambda q: q.start)
    return any(q.start <= start < q.end for q in quotes[max(0, before - 2) : before])


def _is_heading(text: str, start: int) -> bool:
    """Does the line of a page that goes on at ``start`` end without a stop?"""
    end = text.find("\n", start)
    return not text[start : end if end >= 0 else len(text)].rstrip().endswith(_ENDS)


def _unnamed(statements: Iterable[Statement]) -> set[int]:
    """Where somebody is told of by what he is ("a farmer"), in the singular."""
    return {
        a.phrase.start for s in statements for a in s.arguments
        if _is_person(a.head.lower()) and not a.phrase.entities and _is_single(a.head.lower(), a.phrase.text.lower().split())
    }  # fmt: skip


def _is_single(noun: str, words: Sequence[str]) -> bool:
    return noun in words and (noun in _ONE or words[0] in _SINGLE)


def _is_person(noun: str) -> bool:
    known = described_words()
    return noun in _ONE or noun in office_phrases() or noun in known.persons or noun in known.relations
