"""Who is meant in the line of a claim, told in square brackets where the line leaves it open. A helper of stage 10.

"The president left", "Reyes said" are not understood without the report. What stands in the brackets is the name of whom the report
means, or the words by which a report introduces him, letter by letter: "[harbour spokeswoman Ana] Reyes said". Who is named in a
headline, or leads a state, needs no introduction.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosswire.lexicon.acts import acts
from crosswire.lexicon.lines import line_words
from crosswire.lexicon.names import name_words
from crosswire.lexicon.offices import LONGEST, courtesies, head_offices, office_phrases, ranks
from crosswire.matching.names import SAME_PERSON, compare, fold_name, word_similarity
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.officials import is_meant
from crosswire.reconcile.lines.antecedents import things_named
from crosswire.reconcile.lines.gist import Line
from crosswire.reconcile.lines.naming import is_alone
from crosswire.reconcile.lines.pointing import headlines
from crosswire.records.names import Entity, Mention

# Words of an introduction before a name, and behind it; characters in which one is looked for.
_BEFORE, _BEHIND, _REACH = 8, 12, 110
# Characters: a longer line is none that is read.
_LONGEST_LINE = 1500
# What introduces somebody behind his name: "Ana Reyes, the mayor of Ostrava, said".
_APPOSITION = re.compile(
    r",\s((?:an?|the)\s(?:[^,.;:()\[\]“”\"\n]|(?<=\b[A-Z])\.){4,90})"
    r"(?=[,;]|(?<!\b[A-Z])(?<!\b[MDLS][rst])(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)\.\s)"
)
# The same before it: "An envoy of Norland, Gen. Ana Reyes, said".
_APPOSED = re.compile(
    r"\b((?:[Aa]n?|[Tt]he)\s(?:[^,.;:()\[\]“”\"\n]|(?<=\b[A-Z])\.){4,90}),\s(?:(?:[A-Z][a-z]+\.\s){1,2})?$"
)
# Where a second office or a clause begins; words of one that tells nothing ("the founder").
_TWO = re.compile(r"\s(?:and|or|who|whose|whom)\s")
_SHORTEST = 2
# What no title has in it.
_NO_PART = re.compile(r"[,;:()\[\]“”\"\n—–]|\b(?:and|or)\b")
# Behind a name that is introduced where it stands, or is only a part of another name.
_TOLD = re.compile(r",|\s\(|\s?[—–]|\s(?:Jr|Sr|I{2,3})\b|\s[A-Z]|-\w|['’]s\s[A-Z]")
_OWNS = re.compile(r"['’](?:s\b|(?!\w))")
# Behind a description that says itself who is meant ("the president of Norland", "the envoy, Ana Reyes").
_SAYS_WHO = re.compile(r"(?:['’]s)?\s(?:of|for|to|who|whose|that|elect)\b|,\s[A-Z]|\s[A-Z]|-|\s\[")
_WORD = re.compile(r"\w+")
# Pronouns that a name explains; words before a name that are no title.
_THIRD = frozenset({"he", "him", "his", "she", "her"})
_EVEN = re.compile(r"^(?:Even|Only|Also|Now|Then|Like|Unlike|As|But|And|So|When|While|Both)\s")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
# Likeness of two given names from which they may be one in two spellings.
_SAME_GIVEN = 0.6


def explained(line: Line, evidence: Evidence) -> str:
    """The text of ``line`` with brackets for who is meant."""
    added = sorted(_added(line, evidence), reverse=True)
    text = line.text
    for at, words in added:
        # What an editor put in brackets has none within.
        if text.rfind("[", 0, at) > text.rfind("]", 0, at):
            continue
        text = text[:at] + words + text[at:]
    return text


class Introduction(NamedTuple):
    """The words of a report right before a full name, or right behind it."""

    before: str
    behind: str


def _added(line: Line, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Where something is put into the text, and what."""
    if line.end - line.start > _LONGEST_LINE:
        return
    report, done = line.taken[0].report, set[str]()
    if opening := _opening(line, evidence):
        done.add(opening.id)
        yield from _introduced(line.text, 0, opening.name, opening, report, evidence)
    yield from things_named(line.text, report, line.start, line.end, evidence)
    for m, e in _mentions(report, line.start, line.end, evidence):
        at = None if e.id in done else _place(m, line, evidence)
        if at is None:
            continue
        if m.form == "name":
            done.add(e.id)
            if not _is_titled(m, evidence):
                yield from _introduced(line.text, at, m.text, e, report, evidence)
        elif not _is_named(e, line.text):
            done.add(e.id)
            yield from _named(line.text, at, m, e)


def _may_be_told(m: Mention, e: Entity, evidence: Evidence) -> bool:
    """Is it known how to say whom the mention of a person means, and sure enough?"""
    if m.plural:
        return False
    if m.form == "name":
        return e.id in evidence.table(_introductions)
    if m.form == "pronoun":
        # "My" and "mine" are whose words it is, and "mine" may be a thing.
        return m.text.lower() in _THIRD and is_alone(m.report, m.start, evidence)
    return is_meant(e, m, evidence)


def _is_titled(m: Mention, evidence: Evidence) -> bool:
    """Does the phrase that the name stands in begin with what he is ("harbour manager Ana Reyes")?"""
    start = evidence.table(_phrases).get((m.report, m.start))
    before = "" if start is None else evidence.text[m.report][start : m.start]
    words = before.lower().split()
    if not words or _NO_PART.search(before) or not line_words().linking.isdisjoint(words):
        return False
    return any(w not in courtesies() and w not in ("the", "a", "an") for w in words)


def _named(text: str, at: int, m: Mention, e: Entity) -> Iterator[tuple[int, str]]:
    """The name behind a description or a pronoun of somebody whom the line does not name."""
    end = at + len(m.text)
    owns = _OWNS.match(text, end)
    if m.form == "pronoun":
        yield end, f" [{e.name}{'’s' if m.text.lower() == 'his' else ''}]"
    elif not _SAYS_WHO.match(text, end):
        yield (owns.end() if owns else end), f" [{e.name}{'’s' if owns else ''}]"


def _introduced(text: str, at: int, name: str, e: Entity, report: str, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """What a report introduces somebody by, where the line names him without."""
    known = evidence.table(_introductions).get(e.id)
    end = at + len(name)
    if known is None or _TOLD.match(text, end) or _has_title(text[:at]):
        return
    own = known.get(report) or next(iter(known.values()))
    # "The police officer was named as Ana Reyes": what she is the line says itself.
    if f"{own.before}{own.behind}" in text:
        return
    called = _called(e)
    polite = text[:at].rstrip().rpartition(" ")[2].lower() in courtesies()
    first = " ".join(called[:-1]) if name == called[-1] and not polite else ""
    if own.before and not polite:
        yield at, f"[{' '.join([own.before, first]).strip()}] "
    elif not _OWNS.match(text, end):
        yield end, f" [{own.before or own.behind}]"
        if first:
            yield at, f"[{first}] "


def _opening(line: Line, evidence: Evidence) -> Entity | None:
    """Who is told to say the line ("Ana Reyes: “…”"), of those who say the clauses that it was taken from."""
    name, said, _ = line.text.partition(": “")
    if not said:
        return None
    known = (
        evidence.entities.get(x) for s in line.taken for a in s.attribution if a.speaker for x in a.speaker.entities
    )
    return next((e for e in known if e and e.kind == "person" and e.name == name), None)


def _has_title(before: str) -> bool:
    """Does a title or another name stand right before it?"""
    if not before or before.endswith(("“", '"', "‘")):
        return False
    if not before.endswith(" "):
        return True
    last = before.rstrip().rpartition(" ")[2]
    if last.lower() in courtesies():
        return False
    if last[:1].isupper():
        # The first word of a sentence may be any.
        return len(before.split()) > 1 or last.lower() in office_phrases()
    return last.lower().strip("-,") in office_phrases()


def _mentions(report: str, start: int, end: int, evidence: Evidence) -> list[tuple[Mention, Entity]]:
    """The mentions of whom it is known how to tell that start within a passage, in order."""
    starts, found = evidence.table(_tellable)[report]
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


def _tellable(evidence: Evidence) -> dict[str, tuple[list[int], list[tuple[Mention, Entity]]]]:
    """The mentions of whom it is known how to tell, by report, in order, with where each starts."""
    found: dict[str, list[tuple[Mention, Entity]]] = {report: [] for report in evidence.text}
    for e in evidence.entities.values():
        for m in e.mentions if e.kind == "person" and e.name[:1].isupper() else ():
            if _may_be_told(m, e, evidence):
                found[m.report].append((m, e))
    for own in found.values():
        own.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    return {report: ([m.start for m, _ in own], own) for report, own in found.items()}


def _place(m: Mention, line: Line, evidence: Evidence) -> int | None:
    """Where the mention stands in the text of the line; None where that is not sure."""
    word = re.compile(rf"(?<!\w){re.escape(m.text)}(?!\w)", re.IGNORECASE if m.form != "name" else 0)
    told = [x.start() for x in word.finditer(evidence.text[m.report], line.start, line.end)]
    shown = [x.start() for x in word.finditer(line.text)]
    return shown[told.index(m.start)] if len(told) == len(shown) and m.start in told else None


def _is_named(e: Entity, text: str) -> bool:
    """Does the text have a part of a name of the entity?"""
    words = {*_WORD.findall(text)}
    return any(word in words for name in (e.name, *e.aliases) for word in _WORD.findall(name) if word[:1].isupper())


def _introductions(evidence: Evidence) -> dict[str, dict[str, Introduction]]:
    """How each report introduces those who need it, by entity and report."""
    known = {*_WORD.findall(evidence.table(headlines))}
    people = [e for e in evidence.entities.values() if e.kind == "person" and " " in e.name]
    last = [_called(e)[-1] for e in people]
    bearers = Counter(last)
    found: dict[str, dict[str, Introduction]] = {}
    for e, name in zip(people, last, strict=True):
        leads = e.wikidata is not None and e.office in head_offices()
        if leads or name in known or bearers[name] > 1:
            continue
        for m in e.mentions:
            own = _introduction(m, evidence) if m.form == "name" and " " in m.text else None
            if own and _is_full(m.text, e.name):
                found.setdefault(e.id, {}).setdefault(m.report, own)
    return found


def _is_full(text: str, name: str) -> bool:
    """Is it the whole name, and that of the same person? Two who bear one surname may have been taken for one, and "Manager Ana
    Reyes" has a part of her title in it."""
    first, own = (fold_name(x).partition(" ")[0] for x in (text, name))
    return word_similarity(first, own) >= _SAME_GIVEN and compare(text, name).value >= SAME_PERSON


def _introduction(m: Mention, evidence: Evidence) -> Introduction | None:
    """What stands around a full name and says who he is."""
    text, start = evidence.text[m.report], evidence.table(_phrases).get((m.report, m.start))
    title = "" if start is None else " ".join(text[start : m.start].split())
    title = _EVEN.sub("", title)
    if title and _is_introduction(title):
        return Introduction(_ARTICLE.sub("", title), "")
    behind = _APPOSITION.match(text, m.end, m.end + _REACH)
    told = _TWO.split(behind.group(1), maxsplit=1) if behind else []
    # "A former adviser to Presidents Ana Reyes and Ivo Brandt" is not cut.
    if told and not (len(told) > 1 and told[1][:1].isupper()) and _is_office(words := told[0].split()):
        return Introduction("", " ".join(words))
    before = _APPOSED.search(text, max(0, m.start - _REACH), m.start)
    if before and _is_headed(words := before.group(1).split()):
        return Introduction("", " ".join([words[0].lower(), *words[1:]]))
    return None


def _is_headed(words: Sequence[str]) -> bool:
    """Is an office what these words with an article mean ("the envoy of Norland"), and not only part of it?"""
    if not line_words().owners.isdisjoint(words) or any(w in line_words().clausal or w.endswith("ing") for w in words):
        return False
    # "A dinner with the mayor" is headed by a dinner, "a member of Congress" by the office.
    head = next((n for n, w in enumerate(words) if w in line_words().linking), len(words))
    ends = (head, len(words))
    return _SHORTEST < len(words) <= _BEHIND and any(
        " ".join(words[n:end]).lower() in office_phrases() for end in ends for n in range(1, head)
    )


def _called(e: Entity) -> list[str]:
    """The words of the name, without one that tells a son from his father."""
    words = [w.strip(",") for w in e.name.split()]
    return words[:-1] if len(words) > 1 and words[-1].strip(".").lower() in name_words().generations else words


def _phrases(evidence: Evidence) -> dict[tuple[str, int], int]:
    """Where the phrase of a participant starts that has a name in it, by the place of the name."""
    found: dict[tuple[str, int], int] = {}
    named = evidence.table(_named_at)
    for s in evidence.statements.values():
        for a in s.arguments:
            if not a.phrase.entities:
                continue
            start, own = a.phrase.start, named[s.report]
            for at, end in own[bisect_left(own, (start + 1, 0)) : bisect_left(own, (start + _REACH, 0))]:
                if end <= a.phrase.end:
                    found.setdefault((s.report, at), start)
    return found


def _named_at(evidence: Evidence) -> dict[str, list[tuple[int, int]]]:
    """Where names start and end in each report, in order."""
    found: dict[str, list[tuple[int, int]]] = {report: [] for report in evidence.text}
    for e in evidence.entities.values():
        for m in e.mentions:
            if m.form == "name":
                found[m.report].append((m.start, m.end))
    return {report: sorted(own) for report, own in found.items()}


def _is_introduction(before: str) -> bool:
    words = before.split()
    if not 1 <= len(words) <= _BEFORE or _NO_PART.search(before):
        return False
    if not line_words().owners.isdisjoint(w.lower() for w in words):
        return False
    for n in range(min(LONGEST, len(words)), 0, -1):
        if " ".join(words[-n:]).lower() in office_phrases():
            return len(words) > 1 and _is_plain(words, len(words) - n)
    return False


def _is_plain(words: Sequence[str], office: int) -> bool:
    """Are these words of one phrase: a body, a land, a rank, a field ("former Norlandic harbour", "spokeswoman")?"""
    low = [w.lower() for w in words[:office]]
    if not line_words().linking.isdisjoint(low):
        return False
    # Small letters before a capital are of another phrase, but for a rank ("former").
    last = max((n for n, w in enumerate(words) if w[:1].isupper()), default=0)
    return all(
        w[:1].isupper() or w.partition("-")[0] in ranks() or (n == 0 and low[n] == "the")
        for n, w in enumerate(words[: min(last, office)])
    )


def _is_office(words: list[str]) -> bool:
    """Is one of the words behind the article an office, and is nothing said by them, or told of what is somebody's?"""
    plain = [w.lower().removesuffix("’s").removesuffix("'s") for w in words]
    if not acts().speech_forms.isdisjoint(plain) or not line_words().owners.isdisjoint(plain):
        return False
    return _SHORTEST < len(words) <= _BEHIND and any(w in office_phrases() for w in plain[1:])
