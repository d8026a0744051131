"""What makes the line of a claim doubtful, each doubt with its cost. A helper of stage 10.

The costs stand in ``data/lines.yml`` (``risks``), with reasons. Those of a clause are known before it is told, and are asked of every
mention of a claim; those of a line are asked of the text that a reader would see, of few.
"""

from __future__ import annotations

import re

from crosswire.lexicon.acts import acts
from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence, speakers
from crosswire.reconcile.lines.finishing import is_unbalanced
from crosswire.reconcile.lines.holding import hangs, held_from
from crosswire.reconcile.lines.naming import UNSURE, has_open_person
from crosswire.reconcile.lines.reaching import Shown, extended
from crosswire.records.names import Garble
from crosswire.records.statements import Attribution, Statement
from crosswire.text.quotations import without_speaker

# Words: a line of fewer says little, and one of more says more than the matter.
_SHORT, _LONG = 6, 30
_PRONOUNS = frozenset("he she it they we i this his her its their our my these those".split())
# (Each word looks back for its beginning: the search then goes by letters, which is five times as fast.)
FIRST_PERSON = re.compile(
    "|".join(rf"{word}\b(?<!\w{word})" for word in ("I", "we", "We", "our", "Our", "my", "My", "us"))
)
_OWNER = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\W*(?:so that\b|(?:(?:shortly|soon|just|only|long|an?|one|two|three|four|five|six|several|\d+|minutes?|hours?|days?|weeks?|months?|years?) ){0,3}"
    r"(?:after|before)\b|(?:who|whom|whose|whatever|whoever|whichever|which|where|when|what|how|why|if|as|since|until|unless|to|in which|of which"
    r"|otherwise|for|with|by|in return|in order|in case|even (?:as|if|though|when)|exactly|despite|not|whether|once|including|just as"
    r"|(?:about|at|from|in|of|on|over|to) (?:how|what|when|where|which|whom|why|whether))\b|['’]\w)",
    re.IGNORECASE,
)
# Words before a clause that is a sentence without them, where it tells what was.
_JOINING = re.compile(r"\W*(?:when|as|after|since)\s+", re.IGNORECASE)
# What a line quotes, from mark to mark.
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_TENSES = frozenset({"past", "present", "future"})
_WORD = re.compile(r"\w+")
# A word right before a clause, and those that it does without.
_LONGEST, _MARKS = 25, "“”\"‘’'(["
_JOINTS = frozenset("and but or that because although though while whereas so yet nor".split())
_JOINED = re.compile(rf"\W*(?:{'|'.join(sorted(_JOINTS - {'so'}))})\b", re.IGNORECASE)
# What costs as much is no sentence, and nothing else is asked of it: half of all mentions are none.
_NO_SENTENCE = 12.0
# Lemmas: "X said on Monday" has no more; a longer frame says something.
_FRAME = 7


def of_clause(statement: Statement, evidence: Evidence) -> float:
    """The cost of telling the clause alone, before it is known how; of what is no sentence the least that it costs."""
    cost = line_words().risks
    spent = cost[_shape(statement, evidence)]
    if spent >= _NO_SENTENCE:
        return spent
    shown = evidence.once(extended, statement)
    spent += cost["short"] * max(0, _SHORT - shown.words) + cost["long"] * max(0, shown.words - _LONG)
    return spent + of_any(statement, evidence) + sum([cost[doubt] for doubt in _of_shown(statement, shown, evidence)])


def _shape(statement: Statement, evidence: Evidence) -> str:
    """Why the clause is no sentence, or which doubt its subject gives."""
    if statement.kind != "verbal" or statement.tense not in _TENSES:
        return "unfinished"
    if statement.id in evidence.frames or is_frame(statement):
        return "frame"
    subject = _subject(statement)
    if line_words().risks[subject] >= _NO_SENTENCE:
        return subject
    start = evidence.once(held_from, statement)
    is_part = (
        _SUBORDINATE.match(evidence.text[statement.report], start, statement.end)
        or hangs(statement, evidence)
        # "A statement saying that the dam held" is no sentence, "she denied that it held" is one.
        or (start < statement.start and any(map(_is_no_verb, statement.attribution)))
    )
    return "part" if is_part and not joined(statement, evidence) else subject


def _is_no_verb(told: Attribution) -> bool:
    """Is it a noun or a participle by which somebody is said to say it?"""
    return told.act == "noun" or (told.cue is not None and told.cue.text.endswith("ing"))


def _of_shown(statement: Statement, shown: Shown, evidence: Evidence) -> list[str]:
    """The doubts of a clause as it would be told."""
    found = ["torn"] if _is_torn(statement, shown, evidence) else []
    if is_unbalanced(shown.text):
        found.append("half")
    if shown.grown and not statement.quotes:
        found.append("grown")
    if shown.cut or shown.text.endswith("?"):
        found.append("cut")
    if FIRST_PERSON.search(shown.text):
        found.append("first_person")
    if not (statement.attribution or speakers(statement)):
        found.append("unsaid")
    return found


def of_any(statement: Statement, evidence: Evidence) -> float:
    """The cost of a passage, however it is told."""
    cost = line_words().risks
    return cost["headline"] * statement.headline + cost["garbled"] * _garbled(statement, evidence)


def _is_torn(statement: Statement, shown: Shown, evidence: Evidence) -> bool:
    """Does a word stand right before the clause that it may not do without ("Maybe | she thinks", "to see if | it holds"), or
    a colon behind it?"""
    text, start = evidence.text[statement.report], evidence.once(held_from, statement)
    if text.startswith(":", shown.end):
        return True
    # A mark or the end of a line before it parts it from what goes before.
    before = text[max(0, start - _LONGEST) : start].rstrip(" ")
    if not before[-1:].isalnum() or before.split()[-1].strip(_MARKS).lower() in _JOINTS or _JOINED.match(text, start):
        return False
    ends = [p.end for a in statement.attribution for p in (a.speaker, a.cue, a.addressee) if p]
    told = any(span.start == start for a in statement.attribution for span in a.content)
    return not told and max(0, start - _LONGEST) + len(before) not in ends and not joined(statement, evidence)


def of_line(line: str, statement: Statement, evidence: Evidence, start: int) -> list[str]:
    """The doubts of a line as a reader sees it; it is told from ``start`` of the report."""
    said, found, known = without_speaker(line), [], line_words()
    if known.pointing.match(said) and not known.matter.match(said):
        found.append("points")
    elif known.vague.match(said):
        found.append("vague")
    elif has_open_person(line, statement.report, start, evidence):
        found.append("open")
    if line.endswith("?"):
        found.append("asks")
    if any(map(line.__contains__, known.residue)):
        found.append("residue")
    if said != line:
        return found
    quotes = "“" in line or "”" in line or '"' in line
    if quotes and not names_speaker(line, statement, evidence):
        found.append("unnamed")
    if FIRST_PERSON.search(QUOTED.sub("", line) if quotes else line):
        found.append("own")
    return found


def names_speaker(line: str, statement: Statement, evidence: Evidence) -> bool:
    """Does the line name anybody who says it, where anybody is known to?"""
    said = [a.speaker for a in statement.attribution if a.speaker]
    names = {words[-1] for p in said for n in (p.text, *map(evidence.name, p.entities)) if (words := _words(n))}
    return not names or not names.isdisjoint(_words(line))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def is_frame(statement: Statement) -> bool:
    """Does it say only that somebody spoke? What was said is a claim of its own."""
    first = statement.predicate.lower().split(" ")[0]
    verb_first = statement.predicate_at.start == statement.start  # "said Ana Reyes, who leads …"
    return acts().of_predicate.get(first) == "statement" and (verb_first or len(statement.lemmas) <= _FRAME)


def joined(statement: Statement, evidence: Evidence) -> int:
    """How many characters join a clause that tells what was to another ("when the airliner was shot down"), or 0."""
    found = _JOINING.match(evidence.text[statement.report], statement.start, statement.end)
    told = statement.tense == "past" and statement.status in ("actual", "reported") and statement.condition is None
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    if (
        not found
        or not told
        or evidence.once(extended, statement).grown
        or subject is None
        or subject.phrase.start != found.end()
    ):
        return 0
    unnamed = (
        subject.phrase.text.partition(" ")[0].lower() in _PRONOUNS
        or evidence.once(held_from, statement) != statement.start
    )
    return 0 if unnamed else found.end() - statement.start


def _subject(statement: Statement) -> str:
    """Which doubt the subject of the clause gives."""
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    if subject is None:
        return "no_subject"
    if not statement.start <= subject.phrase.start < statement.end:
        return "subject_elsewhere"
    if _OWNER.match(subject.phrase.text):
        return "owner"  # "his country": of two lines that which names it is the better one
    if subject.head.lower() in UNSURE and not set(subject.phrase.entities) & set(speakers(statement)):
        return "pronoun"
    if subject.phrase.text[:1].isupper() and subject.head.lower() not in _PRONOUNS:
        return "named"
    return "known" if subject.phrase.entities else "plain" if len(subject.phrase.text) > 4 else "owner"


def _garbled(statement: Statement, evidence: Evidence) -> bool:
    garbled = evidence.table(_garbles)
    return bool(garbled) and any(
        g.report == statement.report and statement.start <= g.start < statement.end
        for a in statement.arguments
        for e in a.phrase.entities
        for g in garbled.get(e, ())
    )


def _garbles(evidence: Evidence) -> dict[str, tuple[Garble, ...]]:
    """The garbled spellings of each entity that has any."""
    return {id_: entity.garbled for id_, entity in evidence.entities.items() if entity.garbled}
