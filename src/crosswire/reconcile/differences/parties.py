"""Claims of one party against claims of another: where two sources tell it differently. A helper of stage 10.

Three signs: two sources of different sides stand beside one another with a word of contrast between
them ("However, the White House said ..."); two sources say the same with opposite polarity; a source
denies what another says. Statements are looked up by shared words, so that the work stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product

import numpy as np

from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, doers, speakers
from crosswire.reconcile.claims.sayings import content, is_negated, own_words
from crosswire.reconcile.differences.disputes import are_of_two_camps, is_disputed
from crosswire.reconcile.differences.nearby import nearness
from crosswire.reconcile.differences.ties import same_act
from crosswire.reconcile.differences.utterances import Utterance, told
from crosswire.records.statements import Statement
from crosswire.records.text import Span

# Sentences between two utterances that a word of contrast may still join.
_REACH = 1
# Characters after one utterance in which a word of contrast opens the next.
_BETWEEN = 120
# How sure an opposition must be (0..1): a word of contrast, and opposed sides or two words in common.
_SURE = 0.4
# What is left of an opposition where the utterances share no word but names.
_NO_MATTER = 0.6
# Utterances of a report that are held against one another, how many of their first statements, with how many others.
_UTTERANCES, _OPENING, _EACH = 40, 4, 2
# Nearness in meaning (0..1) from which two utterances may be on one matter.
_NEAR = 0.3
# Lemmas that two statements of opposite polarity must share, and the share of the shorter one.
_SHARED, _PART = 3, 0.6
# Likeness of their sentences from which two clauses of one verb, one of them denied, are of one deed.
_LIKE = 0.2
# Share up to which a word grants only a part.
_PARTIAL = 0.4
# Statements that may hold a lemma for it to be used in a lookup: commoner lemmas tell nothing and cost much.
_COMMON = 25


def beside(evidence: Evidence) -> Iterator[Difference]:
    """Utterances of two sources close to one another in a report, one set against the other."""
    for report in evidence.by_report:
        said = evidence.table(told)[report]
        for index, one in enumerate(said):
            for other in said[index + 1 : index + 3]:
                if other.statements[0].sentence - one.statements[-1].sentence > _REACH:
                    break
                sure = _opposition(one, other, evidence.text[report], evidence)
                tied = sure > 0 and is_disputed(one, other, evidence)
                if sure >= _SURE or tied:
                    sure = min(0.9, sure) * (1.0 if _share_matter(one, other, evidence) else _NO_MATTER)
                    yield Difference(
                        kind="party", slot="party", verdict="parties differ", certainty=sure,
                        values=(_side(one, evidence), _side(other, evidence)),
                        detail="each tells its own version, one set against the other in the text", way="beside",
                        tied=tied,
                    )  # fmt: skip


def opposed(evidence: Evidence) -> Iterator[Difference]:
    """Utterances of two sources, nearest to one another in meaning, wherever they stand in a report: of two sides, or one
    with a negation and one without."""
    for utterances in evidence.table(told).values():
        said = [u for u in utterances if not u.asks and all(x in evidence.entities for x in u.speakers)]
        for a, b, near in _nearest(said[:_UTTERANCES], evidence):
            if near < _NEAR or not _share_matter(a, b, evidence) or a.said in b.around or b.said in a.around:
                continue
            sides = evidence.are_hostile(a.speakers, b.speakers) or _adversary(a.speakers) or _adversary(b.speakers)
            if not sides and _is_denied(a, evidence) == _is_denied(b, evidence):
                continue
            yield Difference(
                kind="party", slot="party", verdict="parties differ", certainty=0.4 if sides else 0.25, like=near,
                values=(_side(a, evidence), _side(b, evidence)), way="opposed" if sides else "denied by one",
                detail="two sources of two sides on one matter" if sides else "one source denies, another does not",
            )  # fmt: skip


def _is_denied(utterance: Utterance, evidence: Evidence) -> bool:
    return any(evidence.once(is_negated, s) for s in utterance.statements)


def _nearest(said: Sequence[Utterance], evidence: Evidence) -> Iterator[tuple[Utterance, Utterance, float]]:
    """Each utterance with the two of other speakers that are nearest to it."""
    if len(said) < 2:
        return
    first = [u.statements[:_OPENING] for u in said]
    statements = [s for told in first for s in told]
    starts = np.cumsum([0, *(len(told) for told in first[:-1])])
    each = nearness(statements, statements, evidence)
    near = np.maximum.reduceat(np.maximum.reduceat(each, starts, axis=0), starts, axis=1)
    found: dict[tuple[int, int], float] = {}
    speakers = [frozenset(u.speakers) for u in said]
    nearest = np.argsort(-near, axis=1, kind="stable").tolist()
    for i, row in enumerate(near.tolist()):
        others = (j for j in nearest[i] if j != i and speakers[i].isdisjoint(speakers[j]))
        for j in islice(others, _EACH):
            found[min(i, j), max(i, j)] = row[j]
    for (i, j), value in sorted(found.items()):
        yield said[i], said[j], value


def apart(evidence: Evidence) -> Iterator[Difference]:
    """Statements of different sources, wherever they stand: a denial beside what it denies.

    It says the same with opposite polarity ("it does not retain the right"), its verb disputes what the
    other says ("denied any part in it"), or it grants a part where the other claims the whole.
    """
    disputing = comparison().disputing
    within = evidence.table(denied)
    for denial, charge, shared in _sharing(evidence, within):
        ours, theirs = _sources(denial), _sources(charge)
        asserted = charge.polarity == "positive" and charge.id not in within and charge.status != "hypothetical"
        if not ours or not theirs or set(ours) & set(theirs) or not asserted:
            continue
        related = bool(evidence.kin(ours) & evidence.kin(theirs))
        if _of_others(denial, charge, evidence):
            continue
        if denial.predicate in disputing and charge.predicate not in disputing and not related:
            yield _difference(
                denial, charge, 0.3 + 0.3 * shared, "denied by one party", evidence,
                tied=charge.modality == "none" and _contests(denial, evidence),
            )  # fmt: skip
        elif denial.polarity == "negative" and denial.predicate == charge.predicate:
            yield _difference(
                denial, charge, 0.3 + 0.4 * shared, "one says it is so, the other that it is not", evidence,
                tied=same_act(denial, charge) and evidence.like(denial, charge) >= _LIKE,
            )  # fmt: skip
        elif denial.id in within and not related:
            yield _difference(
                denial, charge, 0.3 + 0.4 * shared, "one says it, the other that it is not said", evidence
            )
    yield from _parts(evidence)


def _parts(evidence: Evidence) -> Iterator[Difference]:
    """A party says that it asked or gave a part only, its adversary that it was the whole of the same thing."""
    shares = comparison().shares
    parts: list[Statement] = []
    wholes: list[Statement] = []
    for s in evidence.statements.values():
        told = [shares[w] for w in s.lemmas if w in shares]
        if told and s.kind == "verbal" and speakers(s):
            (parts if min(told) <= _PARTIAL else wholes if max(told) == 1.0 else []).append(s)
    for part, whole in product(parts[:_COMMON], wholes[:_COMMON]):
        shared = (set(part.lemmas) & set(whole.lemmas)) - shares.keys() - evidence.name_words
        if shared and evidence.are_hostile(_teller(part), _teller(whole)):
            sure = 0.4 + 0.3 * len(shared) / min(len(set(part.lemmas)), len(set(whole.lemmas)))
            yield _difference(
                part, whole, sure, "a part by one, the whole by the other", evidence,
                tied=evidence.meant_alike(part, whole) >= _NEAR,
            )  # fmt: skip


def _teller(statement: Statement) -> list[str]:
    """Who is cited for a statement at first hand: not the one of whom the speaker says that he said it."""
    return next((list(a.speaker.entities) for a in statement.attribution if a.speaker), [])


def _of_others(denial: Statement, charge: Statement, evidence: Evidence) -> bool:
    """Do two clauses with one verb name other actors? "A did not expel them" denies nothing of "B expelled them"."""
    return denial.predicate == charge.predicate and evidence.are_apart(doers(denial), doers(charge))


def denied(evidence: Evidence) -> frozenset[str]:
    """Ids of the statements in the complement of a denied verb: "it does not say that Iran has a right"."""
    found = set()
    for statements in evidence.by_report.values():
        for verb in statements:
            if verb.polarity == "negative" and verb.kind == "verbal":
                spans = [(a.phrase.start, a.phrase.end) for a in verb.arguments if a.role == "complement"]
                found |= {
                    s.id for s in evidence.by_sentence[verb.report, verb.sentence] for start, end in spans
                    if s.id != verb.id and start <= s.predicate_at.start < end and s.polarity != "negative"
                }  # fmt: skip
    return frozenset(found)


def _opposition(one: Utterance, other: Utterance, text: str, evidence: Evidence) -> float:
    """How sure it is that ``other`` is set against ``one``; 0 where no word says so."""
    # What a source says that another said is no version of its own.
    nested = one.said in other.around or other.said in one.around
    if nested or set(one.speakers) & set(other.speakers) or one.is_vague or other.is_vague:
        return 0.0
    contrast = comparison()
    shared = one.lemmas & other.lemmas - evidence.name_words
    upto = max(one.end, min(other.statements[0].predicate_at.end, one.end + _BETWEEN))
    between = f"{text[one.end : upto]} {other.cue}"
    if contrast.contradicting.search(between):
        sure = 0.5
    elif contrast.strong.search(between):
        sure = 0.35
    elif are_of_two_camps(one, other):
        sure = 0.3
    elif contrast.weak.search(between):
        sure = 0.15
    elif evidence.are_hostile(one.speakers, other.speakers) and len(shared) >= _SHARED:
        sure = 0.0
    else:
        return 0.0
    if evidence.are_hostile(one.speakers, other.speakers) or _adversary(one.speakers) or _adversary(other.speakers):
        sure += 0.25
    return sure + min(0.25, 0.08 * len(shared))


def _share_matter(one: Utterance, other: Utterance, evidence: Evidence) -> bool:
    """Do two utterances share a word that is no name? Else two sources beside one another speak of two things."""
    return bool((one.lemmas & other.lemmas) - evidence.name_words)


def _sharing(evidence: Evidence, within: frozenset[str]) -> Iterator[tuple[Statement, Statement, float]]:
    """Denials with the statements that share enough of their words, and the share of the shorter one."""
    holders: dict[str, list[Statement]] = defaultdict(list)
    denials = []
    disputing = comparison().disputing
    for statements in evidence.by_report.values():
        for s in statements:
            if s.kind == "verbal" and s.tense != "none":
                for lemma in evidence.once(content, s):
                    holders[lemma].append(s)
                if s.polarity == "negative" or s.predicate in disputing or s.id in within:
                    denials.append(s)
    for denial in denials:
        own = evidence.once(content, denial)
        shared = {s.id for lemma in own if len(holders[lemma]) <= _COMMON for s in holders[lemma]}
        for id_ in sorted(shared):
            other = evidence.statements[id_]
            theirs = evidence.once(content, other)
            both = len(own & theirs)
            if both < _SHARED or id_ == denial.id:
                continue
            part = both / min(len(own), len(theirs))
            if part >= _PART:
                yield denial, other, min(1.0, part)


def _sources(statement: Statement) -> Sequence[str]:
    """Who says it: for a denial told in the reporter's voice, who denies."""
    said = speakers(statement)
    return said or tuple(e for a in statement.arguments if a.role == "subject" for e in a.phrase.entities)


def _adversary(sources: Sequence[str]) -> bool:
    return any(w in comparison().adversaries for s in sources for w in words(s))


def _contests(denial: Statement, evidence: Evidence) -> bool:
    """Does it say of something told that it is not so? What is rejected or dismissed may be a plan."""
    return any(not comparison().contesting.isdisjoint(found) for found in evidence.once(own_words, denial))


def _difference(
    one: Statement, other: Statement, sure: float, detail: str, evidence: Evidence, *, tied: bool = False
) -> Difference:
    return Difference(
        kind="party", slot="party", verdict="parties differ", values=(version(one, evidence), version(other, evidence)),
        detail=detail, certainty=min(0.9, sure), way=detail, tied=tied,
    )  # fmt: skip


def _side(utterance: Utterance, evidence: Evidence) -> Value:
    first = utterance.statements[0]
    who = " and ".join(evidence.name(s) for s in utterance.speakers[:2])
    text = evidence.words(first.report, Span(start=first.start, end=max(first.end, utterance.end)))
    return Value(
        statement=first.id, report=first.report, start=utterance.start, end=utterance.end,
        value=f"{who}: {text}", key=(utterance.speakers, first.id),
    )  # fmt: skip


def version(statement: Statement, evidence: Evidence) -> Value:
    """A statement with who tells it."""
    sources = _sources(statement)
    who = " and ".join(evidence.name(s) for s in sources[:2])
    text = evidence.words(statement.report, Span(start=statement.start, end=statement.end))
    return Value(
        statement=statement.id, report=statement.report, start=statement.start, end=statement.end,
        value=f"{who}: {text}" if who else text, key=(frozenset(sources), statement.id),
    )  # fmt: skip
