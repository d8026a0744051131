"""The name for a pronoun that opens the line of a claim. A helper of stage 10."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from typing import NamedTuple

from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.meant import is_surely, name_of
from crosswire.records.statements import Statement
from crosswire.records.text import Phrase

# "It" and "they" are often resolved to the wrong thing, and a name that is wrong is worse than none: they give way only to
# the words for who opens the sentence before.
_PRONOUN = re.compile(r"^(he|she|who|it|they)\b(?!['’](?:re|ve|d|m|ll)\b)", re.IGNORECASE)
UNSURE = frozenset({"it", "they"})
# Those that mean a person; the second two are told as "Ana Reyes's".
_PERSONAL = re.compile(r"(?:(he|she)|his|her)\b(?!['’](?:d|ll)\b)", re.IGNORECASE)
# Such a pronoun within a line.
_INNER = re.compile(r" (he|him|his|she|her)\b")
_EACH = {word: re.compile(rf"\b{word}\b") for word in ("he", "him", "his", "she", "her")}
_NAME = re.compile(r"[A-Z]")
# Mentions that tell whether a name has "the", and kinds of entities of which some have.
_ENOUGH = 40
_THE = frozenset({"state", "organisation", "group"})
# Characters before a "he" in which nobody else may be named.
_BEFORE = 300
# Words that tell who opens the sentence before, and what no such words have in them.
_MOST = 8
_LOOSE = re.compile(r"[,;:()\[\]“”\"]|\b(?:who|which|that|his|her|its|their)\b")


def person_named(text: str, report: str, start: int, evidence: Evidence) -> str:
    """Put the name for a leading "he" or "his", where it is sure who is meant; ``start`` is where the text is from."""
    pronoun = _PERSONAL.match(text)
    at = re.compile(rf"\b{pronoun.group()}\b").search(evidence.text[report], start) if pronoun else None
    person = evidence.table(_persons).get((report, at.start())) if at else None
    if pronoun is None or at is None or person is None or not is_surely(person.id, report, at.start(), evidence):
        return text
    if _is_named(person.name, text[pronoun.end() :]):
        return text
    return person.name + ("" if pronoun.group(1) else "’s") + text[pronoun.end() :]


def has_open_person(text: str, report: str, start: int, evidence: Evidence) -> bool:
    """Has the line a "he" or "her" that means somebody whom it does not name? ``start`` is where the text is from."""
    # Few lines have any of them, and looking for all costs more.
    if not (" he" in text or " hi" in text or " she" in text):
        return False
    at = start
    for inner in _INNER.finditer(text):
        found = _EACH[inner.group(1)].search(evidence.text[report], at)
        if found is None:
            return False
        at = found.end()
        person = evidence.table(_persons).get((report, found.start()))
        if person and person.before < start and person.after > start + len(text) and not _is_named(person.name, text):
            return True
        if person is None and not _NAME.search(text, 1, inner.start()):
            return True
    return False


def _is_named(name: str, text: str) -> bool:
    """Does the text name whom the name means? "He did not mention Reyes" is not told of Reyes."""
    return bool(name) and re.search(rf"\b{re.escape(name.split()[-1])}\b", text) is not None


def is_alone(report: str, start: int, evidence: Evidence) -> bool:
    """Is the person whom the pronoun at ``start`` means the only one that is named shortly before it?"""
    person = evidence.table(_persons).get((report, start))
    return person is not None and person.alone


class _Person(NamedTuple):
    """Whom a pronoun means: id and name, whether nobody else is named shortly before, and where he is named before and after."""

    id: str
    name: str
    alone: bool
    before: int
    after: int


def _persons(evidence: Evidence) -> dict[tuple[str, int], _Person]:
    """The person that each pronoun means, by where it stands."""
    people = [e for e in evidence.entities.values() if e.kind == "person"]
    named = sorted((m.report, m.start, e.id) for e in people for m in e.mentions if m.form != "pronoun")
    found = {}
    for e in people:
        own = sorted((m.report, m.start) for m in e.mentions if m.form != "pronoun")
        for m in e.mentions if e.name[:1].isupper() else ():
            if m.form != "pronoun":
                continue
            first, last = (bisect_left(named, (m.report, at)) for at in (m.start - _BEFORE, m.start))
            alone = {id_ for _, _, id_ in named[first:last]} == {e.id}
            at = bisect_left(own, (m.report, m.start))
            before = own[at - 1][1] if at and own[at - 1][0] == m.report else -1
            after = own[at][1] if at < len(own) and own[at][0] == m.report else sys.maxsize
            found[m.report, m.start] = _Person(e.id, name_of(e.id, evidence), alone, before, after)
    return found


def subject_named(text: str, statement: Statement, evidence: Evidence) -> str:
    """Put the name for a leading pronoun, where it is sure who is meant; for "it" and "they" the words for who opens the sentence
    before."""
    pronoun = _PRONOUN.match(text)
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    if pronoun is None or subject is None or len(subject.phrase.entities) != 1:
        return text
    word = pronoun.group().lower()
    if subject.phrase.text.lower() != word:
        return text
    name = known_name(subject.phrase, evidence) if word not in UNSURE else _opening(subject.phrase, statement, evidence)
    return text if not name or _is_named(name, text[pronoun.end() :]) else name + text[pronoun.end() :]


def known_name(phrase: Phrase, evidence: Evidence) -> str:
    """The name of whom "he" or "who" means, or "" where that is not sure."""
    if len(phrase.entities) != 1:
        return ""
    (meant,) = phrase.entities
    # "Who" means whom the words right before it name.
    sure = phrase.text.lower() == "who" or is_surely(meant, phrase.report, phrase.start, evidence)
    return _with_article(meant, evidence) if sure else ""


def _with_article(meant: str, evidence: Evidence) -> str:
    """The name of the entity ``meant``, which stands for a pronoun: "officials" stands alone, "spokesman" and, for "who", "Harbour
    Guild" do not."""
    name = name_of(meant, evidence)
    bare = name[:4].lower() == "the " or (name[:1].islower() and name.endswith("s"))
    return f"the {name}" if not bare and (name[:1].islower() or _has_article(meant, evidence)) else name


def _has_article(meant: str, evidence: Evidence) -> bool:
    """Do the reports mostly name it with "the"?"""
    entity = evidence.entities.get(meant)
    if entity is None or entity.kind not in _THE:
        return False
    named = [m for m in entity.mentions if m.form == "name"][:_ENOUGH]
    with_it = [m for m in named if evidence.text[m.report][max(0, m.start - 4) : m.start].lower() == "the "]
    return 2 * len(with_it) >= max(1, len(named))


def _opening(pronoun: Phrase, statement: Statement, evidence: Evidence) -> str:
    """The words for who opens the sentence before, where "it" or "they" goes on to tell of him ("The league met. It named no
    winner."), or ""."""
    before = evidence.by_sentence.get((statement.report, statement.sentence - 1), ())
    subjects = [a.phrase for s in before for a in s.arguments if a.role == "subject"]
    first = min(subjects, key=lambda p: p.start, default=None)
    if first is None or first.entities != pronoun.entities or _PRONOUN.match(first.text):
        return ""
    words = " ".join(first.text.split())
    told = len(words.split()) <= _MOST and statement.predicate not in line_words().of_matters
    return words if told and not _LOOSE.search(words) else ""
