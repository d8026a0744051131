"""Part of stage 7: how a clause is meant — polarity, modality, tense, status, voice.

Read from the auxiliaries, adverbs and lifted words of a clause ("is unlikely to attend"), and inherited by
a conjunct that has no auxiliary of its own ("will review drafts and discuss steps").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosswire.extract.grammar.clauses import SUBJECTS, Clause
from crosswire.lexicon.clauses import clause_words
from crosswire.records.text import Parse
from crosswire.text.tree import dependents, has_child, helpers

# Helping verbs by which a thing is possible and no more, is called for, is still to come.
POSSIBLE = frozenset({"may", "might", "could", "can"})
_NECESSARY = frozenset({"must", "should", "ought", "need"})
_FUTURE = frozenset({"will", "shall"})
_VOICE = frozenset({"nsubjpass", "csubjpass", "auxpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How a clause is meant; the values are those of ``Statement``. ``negative`` is a negation, ``refusing``
    a verb that denies what follows ("rejects", "denies"). ``hypothetical`` and ``future`` lead
    to its status; ``bare`` is True where the clause has no finite word of its own."""

    negative: bool
    refusing: bool
    modality: str
    tense: str
    passive: bool
    hypothetical: bool
    future: bool
    bare: bool


def read_mood(parse: Parse, clause: Clause, above: Mood | None) -> Mood:
    """Read the mood of ``clause``; ``above`` is that of its parent, where it has one."""
    modality = _modality(parse, clause)
    if modality == "none" and is_scheduled(parse, clause):
        modality = "intended"
    tense, bare = _tense(parse, clause)
    mood = Mood(
        negative=is_negative(parse, clause),
        refusing=parse.tokens[clause.predicate].lemma in clause_words().refusing,
        modality=modality,
        tense=tense,
        passive=_passive(parse, clause),
        hypothetical=_conditional(parse, clause) or modality in ("possible", "conditional"),
        future=tense == "future" or modality == "intended",
        bare=bare,
    )
    return _inherit(mood, clause, above)


def status_of(mood: Mood, *, reported: bool, backshifted: bool) -> str:
    """The status of a clause. ``backshifted`` says that "would" may stand for "will" (it is what somebody
    said in the past, and hangs on no condition)."""
    if mood.negative:
        return "negated"
    if mood.hypothetical and not (backshifted and mood.modality == "conditional"):
        return "hypothetical"
    if mood.future or mood.modality == "conditional":
        return "future"
    return "reported" if reported else "actual"


def is_negative(parse: Parse, clause: Clause) -> bool:
    """True when the clause denies its predicate: not, never, no, without, failed to, unlikely to."""
    words, tokens = clause_words(), parse.tokens
    count = sum(words.lifting.get(tokens[v].lemma) == "negative" for v in clause.lifted)
    for v in {*clause.lifted, clause.head, clause.predicate}:
        for c in parse.children[v]:
            negating = tokens[c].dep == "neg" or (tokens[c].lemma in words.negations and tokens[c].dep != "conj")
            count += negating and not _cancelled(parse, c)
            if tokens[c].dep in (*SUBJECTS, "dobj", "attr", "pobj"):
                count += any(tokens[d].text.lower() == "no" and not _cancelled(parse, d) for d in parse.children[c])
            if tokens[c].dep == "prep":  # "in no way", "under no circumstances"
                nouns = [d for d in parse.children[c] if tokens[d].lemma in words.empty_nouns]
                count += any(tokens[e].text.lower() == "no" for d in nouns for e in parse.children[d])
    if clause.link == "pcomp" and tokens[tokens[clause.head].head].lemma == "without":
        count += 1
    return bool(count % 2)


def is_scheduled(parse: Parse, clause: Clause) -> bool:
    """ "talks are planned for January", "a meeting set for Monday": the event is still to come."""
    return parse.tokens[clause.predicate].lemma in clause_words().scheduling and _passive(parse, clause)


def _cancelled(parse: Parse, i: int) -> bool:
    following = parse.tokens[i + 1].lemma if i + 1 < len(parse.tokens) else ""
    return following in clause_words().not_negating


def _verbs(clause: Clause) -> tuple[int, ...]:
    """The tokens of a clause on which its helping verbs hang, from the outside in, each once."""
    return tuple(dict.fromkeys((*clause.lifted, clause.head, clause.predicate)))


def _modality(parse: Parse, clause: Clause) -> str:
    words, tokens = clause_words(), parse.tokens
    for helping in (helpers(parse, v) for v in _verbs(clause)):
        if "would" in helping:
            return "conditional"
        if helping & _NECESSARY:
            return "necessary"
        if helping & POSSIBLE:
            return "possible"
    kinds = [words.lifting.get(tokens[v].lemma, "intended" if tokens[v].lemma == "be" else "") for v in clause.lifted]
    for kind in ("intended", "necessary", "possible"):
        if kind in kinds:
            return kind
    doubtful = any(tokens[c].lemma in words.possibly for c in parse.children[clause.predicate])
    return "possible" if doubtful else "none"


def _tense(parse: Parse, clause: Clause) -> tuple[str, bool]:
    """(tense, no finite word)."""
    tokens, verbs = parse.tokens, _verbs(clause)
    helping = {word for v in verbs for word in helpers(parse, v)}
    if helping & _FUTURE:
        return "future", False
    if "had" in helping:  # also "they'd left", where the parser has a modal verb
        return "past", False
    chain = [k for v in verbs for k in dependents(parse, v, "aux", "auxpass")]
    chain += [tokens[i] for i in (*clause.lifted, clause.head)]
    if any(t.tag == "MD" for t in chain):
        return "present", False
    if any(t.tag == "VBD" for t in chain):
        return "past", False
    finite = [t for t in chain if t.tag in ("VBZ", "VBP")]
    if any(t.lemma == "have" for t in finite) and tokens[clause.head].tag == "VBN":
        return "past", False
    if finite:
        return "present", False
    return ("past" if tokens[clause.head].tag == "VBN" else "none"), True


def _passive(parse: Parse, clause: Clause) -> bool:
    if has_child(parse, clause.predicate, *_VOICE):
        return True
    if clause.link not in ("acl", "advcl", "relcl") or parse.tokens[clause.head].tag != "VBN":
        return False
    return not has_child(parse, clause.head, "aux")


def _conditional(parse: Parse, clause: Clause) -> bool:
    conditional = clause_words().conditional
    return any(
        parse.tokens[c].lemma in conditional and parse.tokens[c].dep in ("mark", "advmod", "prep")
        for c in parse.children[clause.head]
    )


def _inherit(mood: Mood, clause: Clause, above: Mood | None) -> Mood:
    """A conjunct without a finite word, or with none of its own modality, takes that of the first."""
    if above is None or clause.kind == "nominal" or not mood.bare:
        return mood
    if clause.link == "conj":
        return replace(
            mood, modality=above.modality if mood.modality == "none" else mood.modality, tense=above.tense,
            hypothetical=mood.hypothetical or above.hypothetical, future=mood.future or above.future,
        )  # fmt: skip
    return mood
