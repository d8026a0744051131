"""Stage 5, second pass: names repaired from aligned slots.

"Orlov warned Olive against new tariffs" and "Orlov warned Oliver Brandt against imposing tariffs"
fill the same slots; Olive is nobody else in the story; so Olive is Brandt, misspelt. Where statements of two reports
are aligned, or say the same verb of the same partner, each role that one fills with an unsupported person and the
other with a supported one is a vote. A name that is like the other in letters or sound needs one clear vote; one that
is not needs two slots, or one in sentences that say the same in the same words. Ordinary words are no names gone wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crosswire.extract.entities.garbles import as_garble
from crosswire.extract.entities.known_words import is_known
from crosswire.lexicon.holders import by_name
from crosswire.matching.names import fold_name, word_similarity
from crosswire.records.names import Entity
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignments

# Mentions: who is named oftener in one report is no slip of the pen.
_RARE = 2
# Reports that may share a slip (one copies the other); what more of them spell alike is no slip.
_SAME_SLIP = 2
# Votes (each 0..1) from which a repair is made; one clear slot is enough, a doubtful alignment alone is not.
_ENOUGH = 0.6
# Statements of the same verb that one with a doubtful person is held against; bounds a large story.
_COMPARED = 500
# Likeness of two names (``word_similarity``) from which one may be a spelling of the other.
_LIKE = 0.45
# Share of their words that two statements have in common when one repeats the other.
_VERBATIM = 0.6


@dataclass(frozen=True, slots=True)
class _Vote:
    """One slot where a doubtful name stands for a sure one: how strong, why, of which statement, near verbatim or not."""

    value: float
    because: str
    statement: str
    verbatim: bool


def repair(entities: Sequence[Entity], statements: Sequence[Statement], alignments: Alignments) -> tuple[Entity, ...]:
    """Repair garbled names from aligned slots: who stands where others name somebody else.

    Returns the same tuple of entities where nothing is repaired. A repaired entity goes up in the right one, which
    keeps every mention of it as a Garble with its probability and reason.
    """
    families = {f"{fold_name(e.name).rpartition(' ')[2]}s" for e in entities if e.kind == "person"}
    doubtful = {e.id: e for e in entities if _unsupported(e) and fold_name(e.name) not in families}
    sure = {e.id: e for e in entities if e.kind == "person" and e.id not in doubtful and _supported(e)}
    if not doubtful or not sure:
        return tuple(entities)
    votes: dict[str, dict[str, list[_Vote]]] = defaultdict(lambda: defaultdict(list))
    holding = {s.id: s for s in statements if not doubtful.keys().isdisjoint(_fillers(s).values())}
    for left, right, weight in _pairs(statements, holding, alignments):
        for wrong, meant, value, because in _slots(left, right, doubtful, sure):
            vote = _Vote(value * weight, because, left.id, _verbatim(left, right))
            votes[wrong][meant].append(vote)
    return _apply(entities, _decide(votes, doubtful, sure))


def _unsupported(entity: Entity) -> bool:
    """A person known by one word only, in few reports and rarely, without office, and no known holder's name."""
    if entity.kind not in ("person", "other") or entity.wikidata or entity.office:
        return False
    names = [m for m in entity.mentions if m.form == "name"]
    per_report = max(Counter(m.report for m in names).values(), default=0)
    return (
        bool(names)
        and per_report <= _RARE
        and len({m.report for m in names}) <= _SAME_SLIP
        and not any(" " in m.name or fold_name(m.name) in by_name() or is_known(m.name) for m in names)
    )


def _supported(entity: Entity) -> bool:
    reports = {m.report for m in entity.mentions if m.form == "name"}
    return len(reports) > 1 or (entity.wikidata is not None and len(entity.mentions) > 2)


def _pairs(
    statements: Sequence[Statement], holding: Mapping[str, Statement], alignments: Alignments
) -> Iterable[tuple[Statement, Statement, float]]:
    """Pairs of statements, first the one ``holding`` a doubtful person in a slot, with the weight of the evidence
    that they say one thing."""
    by_id = {s.id: s for s in statements}
    for (a, b), probability in alignments.probability.items():
        if a in holding or b in holding:
            left, right = by_id.get(a), by_id.get(b)
            if left and right:
                yield left, right, probability
                yield right, left, probability
    by_verb: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        by_verb[s.predicate].append(s)
    for s in statements:
        for other in by_verb[s.predicate][:_COMPARED] if s.id in holding else ():
            shared = set(s.lemmas) & set(other.lemmas) - {s.predicate}
            if other is not s and (shared or len(s.lemmas) <= 3):
                union = set(s.lemmas) | set(other.lemmas)
                yield s, other, 0.55 + 0.4 * len(shared) / max(1, len(union))


def _fillers(statement: Statement) -> dict[str, str]:
    """Role (with its preposition) -> the entity that heads it."""
    return {f"{a.role} {a.marker or ''}": a.phrase.entities[0] for a in statement.arguments if a.phrase.entities}


def _slots(
    left: Statement, right: Statement, doubtful: Mapping[str, Entity], sure: Mapping[str, Entity]
) -> Iterable[tuple[str, str, float, str]]:
    """Roles that ``left`` fills with a doubtful person and ``right`` with a sure one: (wrong, meant, value, because)."""
    mine, theirs = _fillers(left), _fillers(right)
    shared = [r for r, e in mine.items() if theirs.get(r) == e]
    for role, wrong in mine.items():
        meant = theirs.get(role)
        if wrong not in doubtful or meant is None or meant not in sure or meant in mine.values():
            continue
        value = 1.0 if shared else 0.5
        because = f"stands where {right.report} names {sure[meant].name} as {role.strip()} of “{right.predicate}”"
        yield wrong, meant, value, because


def _verbatim(left: Statement, right: Statement) -> bool:
    mine, theirs = set(left.lemmas), set(right.lemmas)
    return len(mine & theirs) >= max(2.0, _VERBATIM * len(mine | theirs))


def _decide(
    votes: Mapping[str, Mapping[str, list[_Vote]]],
    doubtful: Mapping[str, Entity],
    sure: Mapping[str, Entity],
) -> dict[str, tuple[str, float, str]]:
    """For each doubtful entity with enough votes: (whom it means, probability, because)."""
    decided = {}
    for wrong, meant in votes.items():
        totals = {who: _total(doubtful[wrong].name, sure[who].name, cast) for who, cast in meant.items()}
        best = max(totals, key=lambda who: totals[who])
        others = max((v for who, v in totals.items() if who != best), default=0.0)
        if totals[best] >= _ENOUGH and totals[best] - others >= 0.1:
            because = max(meant[best], key=lambda v: (v.value, v.because)).because
            decided[wrong] = (best, round(min(0.95, totals[best]), 4), because)
    return decided


def _total(wrong: str, right: str, cast: Sequence[_Vote]) -> float:
    """What the votes come to (0..1): independent ones add up as 1 - prod(1 - p); likeness of the names helps a little."""
    near = max(word_similarity(fold_name(wrong), word) for word in fold_name(right).split() or [""])
    if near >= _LIKE:
        heard = [vote.value for vote in cast]
    else:
        # Nothing but the slots speaks for it: a statement is one witness, however many others say the like.
        best: dict[str, float] = {}
        for vote in cast:
            best[vote.statement] = max(best.get(vote.statement, 0.0), vote.value)
        if len(best) < 2 and not any(vote.verbatim for vote in cast):
            return 0.0
        heard = list(best.values())
    miss = 1.0
    for value in heard:
        miss *= 1.0 - min(0.9, value)
    return (1.0 - miss) * (0.75 + 0.25 * near)


def _apply(entities: Sequence[Entity], decided: Mapping[str, tuple[str, float, str]]) -> tuple[Entity, ...]:
    if not decided:
        return tuple(entities)
    gained: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.id in decided:
            gained[decided[entity.id][0]].append(entity)
    result = []
    for entity in entities:
        if entity.id in decided:
            continue
        taken = gained.get(entity.id, [])
        if taken:
            mentions = sorted(
                (*entity.mentions, *(m for t in taken for m in t.mentions)), key=lambda m: (m.report, m.start)
            )
            garbled = [as_garble(m, *decided[t.id][1:]) for t in taken for m in t.mentions if m.form == "name"]
            entity = replace(entity, mentions=tuple(mentions), garbled=(*entity.garbled, *garbled))
        result.append(entity)
    return tuple(result)
