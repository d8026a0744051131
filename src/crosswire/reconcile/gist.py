"""The gist of a claim: one sentence in the reports' own words. A helper of stage 10.

The best-formed mention is chosen (a whole clause, names rather than pronouns, nothing garbled, near in meaning
to all the others; where all are fragments, the whole sentence of one) and completed lightly: a leading "that" goes,
a leading pronoun gives way to the name it stands for, a first letter and a full stop are set. Nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crosswire.lexicon.acts import acts
from crosswire.reconcile.evidence import Evidence, speakers
from crosswire.reconcile.finishing import finished, is_unbalanced, opened, with_marks, without_end, without_opening
from crosswire.reconcile.holding import REACH, hangs, held_from, said_after, said_by, speakers_outside
from crosswire.reconcile.naming import UNSURE, person_named, subject_named
from crosswire.reconcile.quoting import is_quoted, quotation, tail_named
from crosswire.reconcile.reaching import cut_off, paused, sentences, with_object
from crosswire.reconcile.sayings import text_of
from crosswire.records.names import Garble
from crosswire.records.statements import Statement
from crosswire.text.sentences import split_sentences

# Words: a gist this long says the thing and no more; a sentence that is taken whole may have more.
_SHORT, _LONG, _WHOLE = 6, 30, 60
_PRONOUNS = frozenset("he she it they we i this his her its their our my these those".split())
# (Each word looks back for its beginning: the search then goes by letters, which is five times as fast.)
_FIRST_PERSON = re.compile(
    "|".join(rf"{word}\b(?<!\w{word})" for word in ("I", "we", "We", "our", "Our", "my", "My", "us"))
)
_OWNER = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^\W*(?:so that\b|(?:(?:shortly|soon|just|only|long|an?|one|two|three|four|five|six|several|\d+|minutes?|hours?|days?|weeks?|months?|years?) ){0,3}"
    r"(?:after|before)\b|(?:who|whom|whose|which|where|when|what|how|why|if|as|since|until|unless|to|in which|of which"
    r"|otherwise|for|with|by|in return|in order|in case|even (?:as|if|though|when)|exactly|despite|not|whether|once|including|just as"
    r"|(?:about|at|from|in|of|on|over|to) (?:how|what|when|where|which|whom|why|whether))\b|^['’]\w)",
    re.IGNORECASE,
)
# A clause that grants what the one before it does not say.
_GRANTED = re.compile(r"(?:although|though|while|whereas)\b", re.IGNORECASE)
# Words before a clause that is a sentence without them, where it tells what was.
_JOINING = re.compile(r"\W*(?:when|as|after|since)\s+", re.IGNORECASE)
# What joins a whole sentence to the one before it.
_JOINED = re.compile(r"(?:(?:and|but|or|yet)\b[\s,]*)+", re.IGNORECASE)
# A clause goes on where its text is followed by one of these rather than by a pause or another clause.
_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|or\b|while\b|as\b|after\b|before\b|because\b|although\b|when\b|if\b|since\b)\w|\s+[“\"]"
)
# What is still to come is told with the condition that follows it: without it, it would be a promise that nobody gave.
_CONDITION = re.compile(
    r",?\s+(?:[–—-]+\s*)?(?:but\s+|only\s+)*(?:if|unless|until|once|when|provided|as long as|so long as|on condition)\b",
    re.IGNORECASE,
)
# Form below which a mention is no sentence; then the sentence around it is taken, if it is not long.
_POOR = 3.0
# Points for meaning all that the others of the claim mean: with twice as many, a garbled line is chosen where all else is
# far from the middle.
_COMMON = 5.0
# Statements of a claim that each is compared with: enough to know what they have in common.
_COMPARED = 30
# Lemmas: "X said on Monday" has no more; a longer frame says something.
_FRAME = 7


def gist(statements: Sequence[Statement], evidence: Evidence, *, odd: frozenset[str] = frozenset()) -> str:
    """Return one sentence for the claim that ``statements`` make.

    ``odd`` are ids of statements on the less likely side of a disagreement; they are chosen last.
    """
    telling = [s for s in statements if s.id not in evidence.frames] or statements
    best = telling[0]
    # Alone, what has no finite verb is below any sentence, whatever else it has.
    forms = {s.id: _form(s, evidence) if len(telling) > 1 or _is_finite(s) else 0.0 for s in telling}
    if len(telling) > 1:
        shared = _shared(telling, evidence)
        best = max(telling, key=lambda s: (forms[s.id] + shared[s.id] - 4 * (s.id in odd), -len(s.id), s.id))
    if forms[best.id] < _POOR:
        # A fragment says less than the sentence around it, and of several sentences the one most like the others says it
        # best.
        whole = [(s, text) for s in telling if len((text := _whole(s, evidence)).split()) <= _WHOLE]
        if whole:
            return _best_of(whole, telling, evidence, odd) if len(whole) > 1 else whole[0][1]
    return _complete(best, evidence, claimed=all(s.attribution for s in telling))


def _best_of(
    whole: Sequence[tuple[Statement, str]], telling: Sequence[Statement], evidence: Evidence, odd: frozenset[str]
) -> str:
    """Of the sentences of several statements the one most like the others, the shortest of those."""
    return min(
        (s.id in odd, bool(_SUBORDINATE.match(text)), -_common(s, telling, evidence), len(text.split()), text)
        for s, text in whole
    )[-1]


def _common(statement: Statement, telling: Sequence[Statement], evidence: Evidence) -> float:
    """How like the sentence of a statement is to those of other reports, to a tenth, 0..1."""
    others = [s for s in telling[:_COMPARED] if s.report != statement.report]
    return round(sum(evidence.like(statement, s) for s in others) / max(1, len(others)), 1)


def _shared(telling: Sequence[Statement], evidence: Evidence) -> dict[str, float]:
    """How much of what all mean each statement means, in the points of ``_form``."""
    if evidence.meanings is None:
        return dict.fromkeys([s.id for s in telling], 0.0)
    meant = evidence.meanings[[evidence.rows[s.id] for s in telling]]
    shared = {}
    for n, (s, alike) in enumerate(zip(telling, (meant @ meant[:_COMPARED].T).tolist(), strict=True)):
        others = alike[:n] + alike[n + 1 :]
        shared[s.id] = _COMMON * sum(others) / max(1, len(others))
    return shared


def is_frame(statement: Statement) -> bool:
    """Does it say only that somebody spoke? What was said is a claim of its own."""
    first = statement.predicate.lower().split(" ")[0]
    verb_first = statement.predicate_at.start == statement.start  # "said Ana Reyes, who leads …"
    return acts().of_predicate.get(first) == "statement" and (verb_first or len(statement.lemmas) <= _FRAME)


def _is_finite(statement: Statement) -> bool:
    return statement.kind == "verbal" and statement.tense in ("past", "present", "future")


def _form(statement: Statement, evidence: Evidence) -> float:
    """How well-formed the statement is as a sentence of its own; higher is better."""
    shown = evidence.once(_extended, statement)
    score = 2.0 if statement.kind == "verbal" else 0.0
    score += 1.0 if statement.tense in ("past", "present", "future") else -2.0
    score -= 1.0 if statement.headline else 0.0
    score -= max(0, _SHORT - shown.words) * 0.7 + max(0, shown.words - _LONG) * 0.15
    score += _subject(statement)
    is_part = _SUBORDINATE.match(shown.text) is not None or hangs(statement, evidence)
    score -= 2.5 if is_part and not _joined(statement, evidence) else 0.0
    score -= 1.0 if is_unbalanced(shown.text) else 0.0
    score -= 2.0 if shown.cut or shown.text.endswith("?") else 0.0
    score -= 2.0 * _garbled(statement, evidence)
    score -= 0.7 if _FIRST_PERSON.search(shown.text) else 0.0
    score -= 2.5 if is_frame(statement) or statement.id in evidence.frames else 0.0
    return score + (0.3 if speakers(statement) or statement.attribution else 0.0)


def _joined(statement: Statement, evidence: Evidence) -> int:
    """How many characters join a clause that tells what was to another ("when the airliner was shot down"), or 0."""
    found = _JOINING.match(evidence.text[statement.report], statement.start, statement.end)
    told = statement.tense == "past" and statement.status in ("actual", "reported") and statement.condition is None
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    if (
        not found
        or not told
        or evidence.once(_extended, statement).grown
        or subject is None
        or subject.phrase.start != found.end()
    ):
        return 0
    unnamed = (
        subject.phrase.text.partition(" ")[0].lower() in _PRONOUNS
        or evidence.once(held_from, statement) != statement.start
    )
    return 0 if unnamed else found.end() - statement.start


def _whole(statement: Statement, evidence: Evidence) -> str:
    """The sentence of a statement, worked out once for all clauses in it."""
    first, _ = evidence.table(sentences)[statement.report, statement.sentence].clauses[0]
    return evidence.once(_sentence, first)


def _sentence(statement: Statement, evidence: Evidence) -> str:
    """The sentence that the statement stands in, its leading pronoun named, of a quotation with whose words they are."""
    near, text = evidence.table(sentences)[statement.report, statement.sentence], evidence.text[statement.report]
    # A line of a page may be without end; a sentence that begins further off is cut at its first clause.
    left = max(text.rfind("\n", 0, near.start) + 1, near.start - REACH)
    right = text.find("\n", near.end, near.end + REACH)
    inside = split_sentences(text, left, right if right >= 0 else min(len(text), near.end + REACH))
    begin, end = next(((a, b) for a, b in inside if a <= near.start < b), (near.start, near.end))
    end = max(end, near.end)
    joint = _JOINED.match(text, begin, end)
    begin = joint.end() if joint else begin
    found = opened(" ".join(text[begin:end].split()))
    if all(is_quoted(s) for s, _ in near.clauses) and (words := quotation(found, statement, begin, end, evidence)):
        return words
    first = next((s for s, subjects in near.clauses if begin in subjects), None)
    named = person_named(found, statement.report, begin, evidence)
    named = subject_named(found, first, evidence) if first and named == found else named
    named = without_opening(named, _JOINED)
    return finished(tail_named(named, statement, evidence))


class _Shown(NamedTuple):
    """The clause as it is told, its number of words, whether it still leaves a subject without its verb, where its text
    ends in the report, and whether it goes on to the verb of another clause."""

    text: str
    words: int
    cut: bool
    end: int
    grown: bool


def _extended(statement: Statement, evidence: Evidence) -> _Shown:
    """The clause up to the next pause of its sentence, where its text breaks off in the middle ("has scheduled a")."""
    near = evidence.table(sentences)[statement.report, statement.sentence]
    text, start, end = evidence.text[statement.report], evidence.once(held_from, statement), statement.end
    condition = _CONDITION.match(text, end, near.end) if _is_to_come(statement) else None
    if condition or _GOES_ON.match(text, end, near.end):
        end = paused(condition.end() if condition else end, near, text)
    end = with_object(statement, end, near, text)
    # "Officials said that recent reforms" says nothing without the verb that the reforms are the subject of.
    while (cut := cut_off(start, end, near)) is not None:
        end = cut.end
    grown = end > statement.end and near.takes_in(statement, end)
    end += text.startswith("?", end)
    start, end = with_marks(text, start, end)
    found = text[start:end].split()
    leaves = len(found) > _WHOLE
    if leaves:
        end = statement.end
        found = text[start:end].split()
        leaves = cut_off(start, end, near) is not None
    return _Shown(" ".join(found), len(found), leaves, end, grown)


def _is_to_come(statement: Statement) -> bool:
    """Does it tell what would, will or may be?"""
    return statement.tense == "future" or statement.status in ("future", "hypothetical") or statement.modality != "none"


def _subject(statement: Statement) -> float:
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    if subject is None:
        return -1.0
    if not statement.start <= subject.phrase.start < statement.end:
        return -1.5
    if _OWNER.match(subject.phrase.text):
        return 0.0  # "his country": of two lines that which names it is the better one
    named = subject.phrase.text[:1].isupper() and subject.head.lower() not in _PRONOUNS
    if subject.head.lower() in UNSURE and not set(subject.phrase.entities) & set(speakers(statement)):
        return -0.5
    return 2.0 if named else 0.5 if subject.phrase.entities else 0.8 if len(subject.phrase.text) > 4 else 0.0


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


def _complete(statement: Statement, evidence: Evidence, *, claimed: bool) -> str:
    shown = evidence.once(_extended, statement)
    text, end = shown.text[_joined(statement, evidence) :], shown.end
    start = evidence.once(held_from, statement)
    # What is to come, and what no report tells in its own voice, is told with who says it: without, it would read as a fact.
    if start == statement.start and (claimed or _is_to_come(statement)):
        # "The envoy said the dam held, although it leaked": that it leaked is what the report says.
        if not _GRANTED.match(text) and (by := said_by(statement, evidence)):
            return finished(f"{by}{text}")
        if is_quoted(statement) and (words := quotation(text, statement, start, end, evidence)):
            return words
        text += said_after(statement, end, evidence)
    text = opened(without_end(without_opening(text)) or text)
    said = speakers_outside(statement, start) or speakers(statement)
    # "I wished I had stayed" is no "I had stayed".
    own = evidence.once(text_of, statement) if start == statement.start else text
    if statement.quotes and _FIRST_PERSON.search(own) and (words := quotation(text, statement, start, end, evidence)):
        return words
    named = person_named(text, statement.report, start, evidence, said)
    named = subject_named(text, statement, evidence) if named == text else named
    return finished(tail_named(named, statement, evidence))
