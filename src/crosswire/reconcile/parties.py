"""Claims of one party against claims of another: where two sources tell it differently. A helper of stage 10.

Three signs: two sources of different sides stand beside one another with a word of contrast between
them ("However, the White House said ..."); two sources say the same with opposite polarity; a source
denies what another says. Statements are looked up by shared words, so that the work stays linear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crosswire.lexicon.comparison import comparison
from crosswire.matching.polarity import same_polarity
from crosswire.matching.quotes import words
from crosswire.reconcile.evidence import Difference, Evidence, Value, speakers
from crosswire.records.statements import Statement
from crosswire.records.text import Span

# Sentences between two statements that a word of contrast may still join.
_REACH = 2
# Characters from the end of one statement to the verb of the next in which a word of contrast is looked for.
_BETWEEN = 400
# Lemmas that two statements of opposite polarity must share, and the share of the shorter one.
_SHARED, _PART = 3, 0.5
# Statements that may hold a lemma for it to be used in a lookup: commoner lemmas tell nothing and cost much.
_COMMON = 25


def beside(evidence: Evidence) -> Iterator[Difference]:
    """Statements of two sources close to one another in a report, one set against the other."""
    for statements in evidence.by_report.values():
        said = [s for s in statements if speakers(s)]
        for index, one in enumerate(said):
            for other in said[index + 1 : index + 9]:
                if other.sentence - one.sentence > _REACH:
                    break
                sure = _opposition(one, other, evidence)
                if sure >= 0.45:
                    yield _difference(one, other, sure, "set against one another in the text", evidence)


def opposed(evidence: Evidence) -> Iterator[Difference]:
    """Statements of different sources, wherever they stand, that say the same with opposite polarity."""
    for one, other, shared in _sharing(evidence):
        negated = (_negative(one), _negative(other))
        score = same_polarity(one.lemmas, other.lemmas, negated=negated)
        if score.value > 0:
            continue
        ours, theirs = speakers(one), speakers(other)
        if ours and theirs and not set(ours) & set(theirs):
            yield _difference(one, other, 0.3 + 0.4 * shared, f"{score.left} against {score.right}", evidence)


def denials(evidence: Evidence) -> Iterator[Difference]:
    """A denial against what others say: "denied any part in it" beside "found it responsible"."""
    disputing = comparison().disputing
    for one, other, shared in _sharing(evidence):
        for denial, charge in ((one, other), (other, one)):
            if denial.predicate in disputing and charge.predicate not in disputing and charge.polarity == "positive":
                a, b = _sources(denial), _sources(charge)
                if a and b and not evidence.kin(a) & evidence.kin(b):
                    yield _difference(denial, charge, 0.3 + 0.3 * shared, "denied by one party", evidence)


def _opposition(one: Statement, other: Statement, evidence: Evidence) -> float:
    """How sure it is that ``other`` is set against ``one``; 0 where the sources are not two parties."""
    ours, theirs = speakers(one), speakers(other)
    if set(ours) & set(theirs):
        return 0.0
    words_of_contrast = comparison()
    between = evidence.text[one.report][one.end : min(other.predicate_at.end, one.end + _BETWEEN)]
    if other.attribution and other.attribution[-1].cue:
        cue = other.attribution[-1].cue
        between += " " + cue.text
    cue_weight = (
        0.3 if words_of_contrast.strong.search(between) else 0.15 if words_of_contrast.weak.search(between) else 0.0
    )
    if not cue_weight:
        return 0.0
    states = {s for s in map(evidence.state, ours) if s}, {s for s in map(evidence.state, theirs) if s}
    sides = 0.25 if states[0] and states[1] and not states[0] & states[1] else 0.0
    sides = max(sides, 0.2 if _adversary(ours) or _adversary(theirs) else 0.0)
    shared = set(one.lemmas) & set(other.lemmas)
    topic = min(0.3, 0.1 * len(shared))
    turned = (
        0.1 if same_polarity(one.lemmas, other.lemmas, negated=(_negative(one), _negative(other))).value == 0 else 0.0
    )
    return cue_weight + sides + topic + turned


def _sharing(evidence: Evidence) -> Iterator[tuple[Statement, Statement, float]]:
    """Pairs of statements that share enough uncommon words, with the share of the shorter one."""
    holders: dict[str, list[Statement]] = defaultdict(list)
    for statements in evidence.by_report.values():
        for s in statements:
            for lemma in set(s.lemmas):
                holders[lemma].append(s)
    shared: Counter[tuple[str, str]] = Counter()
    for found in holders.values():
        if len(found) <= _COMMON:
            for i, one in enumerate(found):
                for other in found[i + 1 :]:
                    shared[one.id, other.id] += 1
    for (a, b), _ in shared.items():
        one, other = evidence.statements[a], evidence.statements[b]
        both = len(set(one.lemmas) & set(other.lemmas))
        part = both / max(1, min(len(set(one.lemmas)), len(set(other.lemmas))))
        if both >= _SHARED and part >= _PART:
            yield one, other, min(1.0, part)


def _sources(statement: Statement) -> Sequence[str]:
    """Who says it: for a denial told in the reporter's voice, who denies."""
    said = speakers(statement)
    return said or tuple(e for a in statement.arguments if a.role == "subject" for e in a.phrase.entities)


def _adversary(sources: Sequence[str]) -> bool:
    return any(w in comparison().adversaries for s in sources for w in words(s))


def _negative(statement: Statement) -> bool:
    return statement.polarity == "negative"


def _difference(one: Statement, other: Statement, sure: float, detail: str, evidence: Evidence) -> Difference:
    return Difference(
        kind="party", slot="party", verdict="parties differ", values=(_party(one, evidence), _party(other, evidence)),
        detail=detail, certainty=min(0.9, sure),
    )  # fmt: skip


def _party(statement: Statement, evidence: Evidence) -> Value:
    sources = _sources(statement)
    who = " and ".join(evidence.name(s) for s in sources[:2])
    text = evidence.words(statement.report, Span(start=statement.start, end=statement.end))
    return Value(
        statement=statement.id, report=statement.report, start=statement.start, end=statement.end,
        value=f"{who}: {text}" if who else text, key=(frozenset(sources), statement.id),
    )  # fmt: skip
