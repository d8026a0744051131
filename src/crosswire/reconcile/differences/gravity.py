"""Whether a grave difference is borne out: do both sides surely tell of one thing? A helper of stage 10.

Two numbers, two opposite words or two days contradict one another only if they are of one thing, and most pairs are of
two. So a contradiction, a garble or an update needs a sign of its own that ties both sides to one thing; where there is
none, the passages stay side by side, but nothing says that they cannot both stand. Versions of parties that the text sets
against one another need none: each party speaks for itself.

There is one rule for each kind of difference (``_CHECKS``). Each was made by reading what was told as grave, and says what
the right ones had and the wrong ones lacked.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from crosswire.lexicon.antonyms import antonyms
from crosswire.lexicon.clauses import clause_words
from crosswire.lexicon.comparison import comparison
from crosswire.matching.numbers import base_value, counted_noun, dimension
from crosswire.matching.quotes import telling, words
from crosswire.matching.wording import stem, stems
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, everybody
from crosswire.reconcile.claims.sayings import own_stems, own_words, text_of
from crosswire.reconcile.differences import sorts
from crosswire.reconcile.differences.days import are_disjoint, spans
from crosswire.reconcile.differences.garbles import carrying_words
from crosswire.reconcile.differences.people import acting, hit, is_telling, other_numbers
from crosswire.reconcile.differences.surroundings import of_numbers
from crosswire.reconcile.differences.surroundings import shared as shared_around
from crosswire.reconcile.differences.ties import at_other_times, of_others, same_act, same_doers, sentence
from crosswire.records.statements import Quantity, Statement

GRAVE = frozenset({"contradiction", "garbled", "update"})
# Probability of alignment from which two clauses tell of one thing, and from which they may do so if a further sign is there.
_ALIGNED, _LINKED = 0.6, 0.3
# The same for one verb told as coming and as done.
_OF_ONE_DEED = 0.5
# The smaller number as a share of the larger, from which both may be counts of one thing.
_CLOSE = 0.8
# The same where the clauses are not linked.
_CLOSER = 0.9
# Nearness in meaning and likeness of sentences that are such further signs.
_MEANT, _LIKE = 0.5, 0.2
# Likeness from which two sentences tell of one thing, but for the words that differ.
_ALIKE = 0.5
# Words around two numbers, or in two clauses, that tie them to one thing.
_TIES = 2
# A number that two sentences share ties them, if it is no small one.
_SMALL = 3
# Likeness of two sentences from which a word turned by a prefix is of one thing ("escalate", "de-escalate").
_TURNED = 0.3
# Likeness of two sentences from which a word in one may be a slip for one in the other.
_SLIP = 0.1
# Characters on each side of a name in which it is told that an office was another time's.
_BESIDE = 70


def holds(difference: Difference, evidence: Evidence) -> bool:
    """Is a difference as grave as its verdict says, as far as the reports tell? What is not grave always is."""
    if difference.verdict == "parties differ":
        return difference.tied
    check = _CHECKS.get(difference.kind)
    if difference.verdict not in GRAVE or check is None:
        return True
    left, right = (evidence.statements[v.statement] for v in difference.values[:2])
    return left.report != right.report and check(difference, left, right, evidence)


def _numbers(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Are two numbers of one thing, at one time?"""
    a, b = (_quantity(v, evidence) for v in difference.values[:2])
    if a is None or b is None or _is_some(a) or _is_some(b) or _is_part(a, b) or _is_part(b, a):
        return False
    if of_others(left, right, evidence) or at_other_times(left, right, evidence):
        return False
    fates = {_fate(a, left, evidence), _fate(b, right, evidence)} - {""}
    if len(fates) > 1:
        return False
    # Everybody of whom numbers are told died or was hurt: that ties nothing.
    ties = shared_around(a, b, evidence) - stems((counted_noun(a), counted_noun(b), *comparison().befell))
    shared = bool(_numbers_of(left, evidence) & _numbers_of(right, evidence) - {a.value, b.value})
    less, more = sorted((a, b), key=lambda q: abs(base_value(q)))
    share = abs(base_value(less)) / max(1.0, abs(base_value(more)))
    if dimension(a) != "count":
        least = _LINKED if share >= _CLOSE else _ALIGNED
        return difference.link >= least and (bool(ties) or shared)
    other_acts = left.predicate != right.predicate and is_telling(left.predicate) and is_telling(right.predicate)
    if difference.link >= _ALIGNED and (not other_acts or share >= _CLOSE):
        # Tolls grow: between reports of which no day is known they need a tie besides.
        both_dated = all(evidence.published.get(s.report) for s in (left, right))
        return not fates or both_dated or bool(ties) or shared
    if evidence.like(left, right) >= _ALIKE and sorts.is_same_thing(a, b, loose=True):
        return True
    if share < _CLOSE and _of_other_days(left, right, evidence):
        return False
    # Two nouns count two things; "forty" may be of the other's.
    if counted_noun(a) != counted_noun(b):
        return shared and not (counted_noun(a) and counted_noun(b))
    # One noun alone ties nothing: every report of a war counts people.
    phrase = words(a.counts or "")
    return (
        shared
        or (share >= (_CLOSE if difference.link >= _LINKED else _CLOSER) and bool(ties))
        or (len(ties) >= _TIES and (same_doers(left, right, evidence) or same_act(left, right)))
        or (
            len(phrase) > 1
            and phrase == words(b.counts or "")
            and not other_acts
            and (share >= _CLOSER or (difference.link >= _LINKED and evidence.like(left, right) >= _LIKE))
        )
    )


def _of_other_days(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Were the reports written on two days? Then another count is as likely of the next salvo or march."""
    first, second = (evidence.published.get(s.report) for s in (left, right))
    return bool(first and second) and first != second


def _is_some(quantity: Quantity) -> bool:
    """Is it a count of one ("one of three" is told of a person, not of how many there are), or of some of those told of?"""
    some = any(word == "of" and behind in comparison().some_of for word, behind in pairwise(words(quantity.text)))
    return dimension(quantity) == "count" and (quantity.value <= 1 or some)


def _is_part(part: Quantity, whole: Quantity) -> bool:
    """Is the smaller count of a narrower sort ("14 northern ports", "21 ports")?"""
    narrow, wide = ({w for w in telling(q.text) if not w[0].isdigit()} - of_numbers() for q in (part, whole))
    return part.value < whole.value and bool(wide) and narrow > wide


def _fate(quantity: Quantity, statement: Statement, evidence: Evidence) -> str:
    """What befell those who are counted: by the verb of the clause, or by the words around."""
    return comparison().befell.get(statement.predicate, "") or sorts.fate_of(quantity, evidence)


def _quantity(value: Value, evidence: Evidence) -> Quantity | None:
    """The number that a side cites."""
    measured = evidence.measured(evidence.statements[value.statement])
    return next((q for q in measured if value.start <= q.start and q.end <= value.end), None)


def _numbers_of(statement: Statement, evidence: Evidence) -> frozenset[float]:
    """The numbers of the sentence but for small ones."""
    return frozenset(
        [q.value for s in sentence(statement, evidence) for q in evidence.measured(s) if q.value >= _SMALL]
    )


def _opposites(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is the one said of what the other is said of: by two verbs with one object, or by one verb denied in one?"""
    one, other = (v.value for v in difference.values[:2])
    if "hypothetical" in (left.status, right.status):
        return False
    if {one, other} == {"denied", "not denied"}:
        return _is_denied_of_one(difference, left, right, evidence)
    if of_others(left, right, evidence):
        return False
    alike = evidence.like(left, right)
    if antonyms().by_prefix(one, other):
        carried = one in evidence.once(carrying_words, left) and other in evidence.once(carrying_words, right)
        return carried and alike >= _TURNED
    if one != left.predicate or other != right.predicate or left.polarity != right.polarity:
        return False
    if at_other_times(left, right, evidence) or other_numbers(left, right, evidence, any_sort=True):
        return False
    return difference.link >= _LINKED and (alike >= _ALIKE or _have_one_object(left, right))


def _is_denied_of_one(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is one verb of one matter denied in one clause, and told in the other, whose sentence has no word that denies?"""
    denied, told = (left, right) if difference.values[0].value == "denied" else (right, left)
    if not _negates(denied, evidence) or any(_negates(s, evidence) for s in sentence(told, evidence)):
        return False
    if any(s.kind != "verbal" or _is_open(s, evidence) for s in (left, right)):
        return False
    # Another verb, a verb of every deed, another tense, day or number: not the deed that is denied.
    if left.predicate != right.predicate or not is_telling(left.predicate):
        return False
    if left.tense != right.tense or left.tense == "none" or at_other_times(left, right, evidence):
        return False
    if other_numbers(left, right, evidence, any_sort=True):
        return False
    shared = telling(evidence.once(text_of, denied)) & telling(evidence.once(text_of, told))
    near = evidence.meant_alike(left, right) >= _MEANT or evidence.like(left, right) >= _ALIKE
    return len(shared) >= _TIES and near and difference.link >= _LINKED


def _is_open(statement: Statement, evidence: Evidence) -> bool:
    """Does the clause begin with a word that leaves open whether it is so ("if", "whether", "until")?"""
    told = next(iter(evidence.once(own_words, statement)), ())
    return bool(told) and told[0] in comparison().open_clauses


def _negates(statement: Statement, evidence: Evidence) -> bool:
    """Does a word deny what the clause tells ("none of the staff")? "Without" denies only what goes with it."""
    negators = clause_words().negations - {"without"}
    return any(w in negators or w.endswith("n't") for found in evidence.once(own_words, statement) for w in found)


def _have_one_object(left: Statement, right: Statement) -> bool:
    """Is one noun the object of both ("praised the treaty", "condemned the treaty")?"""
    ours, theirs = ({stem(a.head.lower()) for a in s.arguments if a.role == "object"} for s in (left, right))
    return bool(ours & theirs)


def _are_of_one(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is one noun the object or the subject of both ("prices rose", "prices fell"), or is the act done to one party?"""
    ours, theirs = (
        {stem(a.head.lower()) for a in s.arguments if a.role in ("object", "subject")} for s in (left, right)
    )
    return bool(ours & theirs) or bool(evidence.kin(hit(left, evidence)) & evidence.kin(hit(right, evidence)))


def _actors(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is one deed upon one thing given to two doers, of whom no sentence names the other?"""
    if difference.link < _ALIGNED or left.status != right.status or not same_act(left, right):
        return False
    if not _are_of_one(left, right, evidence) and evidence.like(left, right) < _ALIKE:
        return False
    return all(
        set(acting(one, evidence)).isdisjoint([e for s in sentence(other, evidence) for e in everybody(s)])
        for one, other in ((left, right), (right, left))
    )


def _voices(_difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Are both doer and done-by known on both sides, and changed about?"""
    a, b = ((set(acting(s, evidence)), set(hit(s, evidence))) for s in (left, right))
    return bool(a[0] & b[1] and a[1] & b[0])


def _offices(difference: Difference, _left: Statement, _right: Statement, evidence: Evidence) -> bool:
    """Do two offices exclude one another, and is neither of another time?"""
    held = {comparison().exclusive_offices.get(str(v.key)) for v in difference.values}
    return (
        None not in held
        and len(held) > 1
        and not any(
            comparison().other_times.search(evidence.text[v.report][max(0, v.start - _BESIDE) : v.end + _BESIDE])
            for v in difference.values
        )
    )


def _tenses(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Is one deed told as coming in one report and as done in the other?"""
    early, late = (left, right) if difference.values[0].key == "coming" else (right, left)
    coming, done = (next((v.value for v in difference.values if v.key == key), "") for key in ("coming", "done"))
    # An aim or a duty may never come; what goes on, or was done before something else, is no end of it.
    if comparison().coming.isdisjoint(words(coming)) or " have to" in coming:
        return False
    if done.endswith("ing") or done.lower().startswith(("had ", "to ", "be ")):
        return False
    # A headline tells what is done in the present tense; a clause with participants of which none does it is not whole.
    if any(s.headline or (s.arguments and not _has_subject(s)) for s in (left, right)):
        return False
    if left.predicate != right.predicate or not left.kind == right.kind == "verbal":
        return False
    # "Made up of" and "sold into" tell no time of their own.
    if late.tense != "past" and not (late.tense == "present" and late.predicate.startswith("be")):
        return False
    # "Would be" is only the past tense of reported speech.
    if early.attribution and coming.startswith("would be") and early.predicate.startswith("be"):
        return False
    # A further one ("another", "the first") is not the one that was done.
    if any(w in comparison().parts for found in evidence.once(own_words, early) for w in found):
        return False
    theirs, written = spans(late), evidence.published.get(early.report)
    if are_disjoint(spans(early), theirs):
        return False
    # What was done before the report was written is not what it tells as coming.
    if difference.verdict == "update" and written and any(last < written for _, last in theirs):
        return False
    return difference.link >= _OF_ONE_DEED and not of_others(left, right, evidence)


def _has_subject(statement: Statement) -> bool:
    """Is it told who does it, or to whom it is done?"""
    return any(
        a.role in ("subject", "agent") or (statement.passive and a.role == "object") for a in statement.arguments
    )


def _sources(difference: Difference, left: Statement, right: Statement, _evidence: Evidence) -> bool:
    """Are both one quotation?"""
    return difference.link >= _ALIGNED and bool(left.quotes and right.quotes)


def _slips(difference: Difference, left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Are two sentences alike in which one word is another but for some letters, and has neither report both words?"""
    slips = {w for v in difference.values[:2] for w in words(v.value)}
    both = any(slips <= set(words(evidence.text[r])) for r in (left.report, right.report))
    shared = evidence.once(own_stems, left) & evidence.once(own_stems, right) - stems(slips)
    return not both and bool(shared) and evidence.like(left, right) >= _SLIP


_CHECKS: dict[str, Callable[[Difference, Statement, Statement, Evidence], bool]] = {
    "number": _numbers,
    "polarity": _opposites,
    # None is: of some 103 of these kinds, voices and sources that were read one was right.
    "scope": lambda *_: False,
    "date": lambda *_: False,
    "place": lambda *_: False,
    "actor": _actors,
    "voice": _voices,
    "role": _offices,
    "tense": _tenses,
    "attribution": _sources,
    "wording": _slips,
}
