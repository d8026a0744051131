"""What two statements must have to differ in something. A helper of stage 10.

Most pairs lack most of it: no number on one side, no quotation on either. So each statement is looked at once, and a
comparison of two is begun only where it can end in a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from crosswire.reconcile.claims.evidence import Difference, Evidence
from crosswire.reconcile.claims.sayings import is_negated, quoting, share
from crosswire.reconcile.differences import amounts, days, extents, people, polarity, renderings, tenses, wordings
from crosswire.records.statements import Statement

Detector = Callable[[Statement, Statement, Evidence], Iterator[Difference]]

# Signs that both statements must have, and signs that one of them must have; each is a bit of a number.
_COUNTS, _DATED, _PLACED, _QUOTES, _NAMES_WHO, _HAS_PARTS, _SHARES, _FIRM, _FILLED = (1 << n for n in range(9))
_TO_COME, _TURNS, _QUOTES_ALONE, _SAID = (1 << n for n in range(9, 13))
_IN_BOTH = _TO_COME - 1
_NEEDED: dict[Detector, int] = {
    amounts.numbers: _COUNTS,
    amounts.counted: _COUNTS,
    days.dates: _DATED,
    days.places: _PLACED,
    tenses.tenses: _TO_COME,
    polarity.polarity: _TURNS,
    renderings.quotes: _QUOTES,
    wordings.wordings: _QUOTES_ALONE,
    extents.shares: _SHARES,
    extents.firmness: _FIRM,
    extents.objects: _FILLED,
    people.actors: _NAMES_WHO,
    people.voices: _HAS_PARTS,
    people.attributions: _SAID,
}


def what_differs(
    left: Statement, right: Statement, detectors: tuple[Detector, ...], evidence: Evidence
) -> list[Difference]:
    """What ``detectors`` find, in their order; those that lack what they need are not asked."""
    ours, theirs = evidence.once(_signs, left), evidence.once(_signs, right)
    signs = (ours & theirs & _IN_BOTH) | ((ours | theirs) & ~_IN_BOTH)
    return [found for detect in _worth_asking(detectors, signs) for found in detect(left, right, evidence)]


@cache
def _worth_asking(detectors: tuple[Detector, ...], signs: int) -> tuple[Detector, ...]:
    """Those of ``detectors`` that have what they need."""
    return tuple([detect for detect in detectors if signs & _NEEDED[detect]])


def _signs(statement: Statement, evidence: Evidence) -> int:
    quotes = statement.id in evidence.table(quoting)
    turns = evidence.once(is_negated, statement) or evidence.once(polarity.opposites, statement)
    names_who = statement.kind == "verbal" and people.acting(statement, evidence)
    return (
        (_COUNTS if evidence.measured(statement) else 0)
        | (_DATED if statement.times else 0)
        | (_PLACED if days.may_be_placed(statement) else 0)
        | (_QUOTES | _QUOTES_ALONE if quotes else 0)
        | (_NAMES_WHO if names_who else 0)
        | (_HAS_PARTS if people.has_parts(statement, evidence) else 0)
        | (_SHARES if evidence.once(share, statement) else 0)
        | (_FIRM if evidence.once(extents.firm, statement) else 0)
        | (_FILLED if evidence.once(extents.slots, statement) else 0)
        | (_TO_COME if tenses.may_come(statement) else 0)
        | (_TURNS if turns else 0)
        | (_SAID if statement.attribution else 0)
    )
