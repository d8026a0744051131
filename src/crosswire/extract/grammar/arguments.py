"""Part of stage 7: the participants of a clause, by role.

The subject of a conjunct, of an infinitive or of a relative clause is taken from where it is said: "Putin,
who warned ... and left": Putin. A passive's agent is its subject, and its subject the object.
"""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.extract.grammar.clauses import RELATIVES, SUBJECTS, Clause, is_infinitive, phrase_tokens
from crosswire.extract.grammar.controllers import controller, is_undergone, names_doer, noun_doers
from crosswire.lexicon.clauses import clause_words, event_nouns, subject_nouns
from crosswire.lexicon.described import is_described
from crosswire.lexicon.offices import office_heads
from crosswire.records.statements import Argument
from crosswire.records.text import Parse, Phrase, Sentence
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import VERBAL, children_as, named_beside, subtree

_ROLES = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "object", "csubjpass": "object", "dobj": "object",
    "dative": "indirect", "attr": "attribute", "acomp": "attribute", "oprd": "attribute",
}  # fmt: skip
# Prepositions whose noun is who does it, or whom it consists of.
_MAKING = frozenset({"by", "between", "among", "include", "including", "like"})
# Prepositions before a gerund whose doer is that of the clause above.
_HOW = frozenset({"by", "without", "instead"})
# Clauses up: how far a missing subject is looked for.
_FURTHEST = 6
# Marks before a name that is no part of it ("— Ana Reyes" below a post).
_DASHES = frozenset({"—", "–", "--", "-"})


def find_arguments(
    sentence: Sentence, text: str, clause: Clause, heads: Mapping[int, Clause], index: SpanIndex
) -> tuple[Argument, ...]:
    """Return the arguments of ``clause``. ``heads`` maps the head of each verbal clause of the sentence to
    it; ``text`` is the text of the report; ``index`` says who is meant."""
    found = _nominal(sentence.parse, clause) if clause.kind == "nominal" else _verbal(sentence.parse, clause, heads)
    owner = set(clause.own)
    phrases = {i: make_phrase(sentence, text, i, owner if i in owner else None, index) for _, _, i in found}
    return tuple(
        Argument(
            role=role, marker=marker, head=sentence.parse.tokens[i].lemma, phrase=phrases[i],
            beside=_beside(sentence, i, phrases[i], index) if role == "subject" else frozenset(),
        )
        for role, marker, i in dict.fromkeys(found)
    )  # fmt: skip


def _beside(sentence: Sentence, head: int, phrase: Phrase, index: SpanIndex) -> frozenset[str]:
    """Entities that stand in the phrase of ``head`` behind a preposition that says whom, where or what it is about."""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    at = sentence.start + tokens[head].start
    if not phrase.entities or index.head(phrase.start, phrase.end, at) is not None:
        return frozenset()
    near, stack = set(), [head]
    while stack:
        i = stack.pop()
        near.add(sentence.start + tokens[i].start)
        stack += [c for c in children[i] if tokens[c].dep != "prep" or _makes_up(tokens[head].lemma, tokens[c].lemma)]
    playing = {e for e, m in index.mentions(phrase.start, phrase.end) if any(m.start <= word < m.end for word in near)}
    return frozenset(phrase.entities) - playing


def _makes_up(head: str, marker: str) -> bool:
    """Does what follows the preposition make up the noun or do it: "dozens of", "talks between", not "the arrest of"?"""
    return marker in _MAKING or (marker == "of" and (head not in event_nouns() or head in subject_nouns()))


def make_phrase(sentence: Sentence, text: str, head: int, inside: set[int] | None, index: SpanIndex) -> Phrase:
    """The phrase of ``head``, without appositions and relative clauses, with who is meant by its head.

    ``inside`` are the tokens of its clause; None takes the subtree up to nested clauses.
    """
    parse = sentence.parse
    words = _noun_phrase(parse, head, inside)
    start, end = sentence.start + parse.tokens[words[0]].start, sentence.start + parse.tokens[words[-1]].end
    return Phrase(
        report=sentence.report, start=start, end=end, text=text[start:end],
        entities=_meant(sentence, head, set(words), start, end, index),
    )  # fmt: skip


def _noun_phrase(parse: Parse, head: int, inside: set[int] | None) -> list[int]:
    proper, names = parse.tokens[head].pos == "PROPN", _names(parse, head)
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        found.append(i)
        for c in parse.children[i]:
            dep = parse.tokens[c].dep
            if c in names:
                stack.append(c)
                continue
            if dep in ("appos", "relcl", "punct", "advcl", "ccomp") and not (dep == "punct" and _inner(parse, c, head)):
                continue
            if (inside is None and dep == "acl") or (
                proper and i == head and dep == "prep" and parse.tokens[c].lemma != "of"
            ):
                continue
            if inside is None or c in inside:
                stack.append(c)
    while len(found) > 1 and parse.tokens[max(found)].pos in ("PUNCT", "CCONJ"):
        found.remove(max(found))
    while len(found) > 1 and parse.tokens[min(found)].text in _DASHES:
        found.remove(min(found))
    return sorted(found)


def _names(parse: Parse, head: int) -> list[int]:
    """The name in apposition to a common noun ("his spokeswoman, Ada Ray") or a title ("the Prime Minister, Ada Ray"),
    or right behind one ("Peru's Prime Minister Ada Ray")."""
    named = [c for c in children_as(parse, head, "appos") if parse.tokens[c].pos == "PROPN"]
    if parse.tokens[head].pos == "PROPN" and parse.tokens[head].text.lower() not in office_heads():
        named = [c for c in named if subtree(parse, c)[0] == head + 1 and parse.tokens[head + 1].pos == "PROPN"]
    return named[:1]


def _inner(parse: Parse, mark: int, head: int) -> bool:
    """A hyphen or an apostrophe inside a name stays, quotation marks and commas at its edge do not."""
    return mark < head and parse.tokens[mark].text not in ('"', ",", "''", "``", "'")


def _meant(sentence: Sentence, head: int, words: set[int], start: int, end: int, index: SpanIndex) -> tuple[str, ...]:
    parse = sentence.parse
    heads, stack = [], [head]
    while stack:
        i = stack.pop()
        heads.append(i)
        stack.extend(c for c in children_as(parse, i, "conj") if c in words)
    heads = [name for i in heads for name in (_names(parse, i) or [i])]
    named = [index.head(start, end, sentence.start + parse.tokens[i].start) for i in sorted(heads)]
    ids = tuple(dict.fromkeys(name for name in named if name))
    if ids and parse.tokens[head].lemma == "administration":  # the state, and whose administration it is
        return tuple(dict.fromkeys((*ids, *index.ids(start, sentence.start + parse.tokens[head].start))))
    return ids or _beside_name(sentence, head, index) or index.ids(start, end)


def _beside_name(sentence: Sentence, head: int, index: SpanIndex) -> tuple[str, ...]:
    """Who is named before a noun that says what he is: "Reyes, a pilot who fled"."""
    tokens = sentence.parse.tokens
    at = sentence.start + tokens[tokens[head].head].start
    told = tokens[head].dep == "appos" and is_described(tokens[head].lemma)
    known = index.head(sentence.start, sentence.end, at) if told else None
    return () if known is None else (known,)


def _verbal(parse: Parse, clause: Clause, heads: Mapping[int, Clause]) -> list[tuple[str, str | None, int]]:
    found: list[tuple[str, str | None, int]] = []
    own = set(clause.own)
    for verb in dict.fromkeys((clause.head, *clause.lifted, clause.predicate)):
        for c in parse.children[verb]:
            if named_beside(parse, c) != c:
                continue
            if _is_raised(parse, clause, verb, c) or _is_in_state(parse, verb, c):
                found.append(("subject", None, c))
            elif c in own or parse.tokens[c].dep in SUBJECTS:
                found += _role(parse, c, clause)
    found = [_resolved(parse, clause, item) for item in found]
    if _is_existential(parse, clause):  # "there are troops in the bay": the troops are there
        return [("subject", marker, i) if role == "attribute" else (role, marker, i) for role, marker, i in found]
    held = clause.link == "acl" and parse.tokens[clause.head].tag == "VBN"  # "the sailors held by the island"
    if (held or not any(role == "subject" for role, *_ in found)) and not _has_passive_subject(parse, clause):
        found += _inherited(parse, clause, heads)
    return found


def _is_existential(parse: Parse, clause: Clause) -> bool:
    """Does the clause say "there is"?"""
    return any(parse.tokens[c].dep == "expl" for verb in (clause.head, clause.predicate) for c in parse.children[verb])


def _is_raised(parse: Parse, clause: Clause, verb: int, c: int) -> bool:
    """Does the subject of a passive verb do what the clause tells? "The envoys are scheduled to meet": they meet."""
    active = verb != clause.predicate and all(
        parse.tokens[d].dep != "auxpass" for d in parse.children[clause.predicate]
    )
    return active and parse.tokens[c].dep in ("nsubjpass", "csubjpass")


def _is_in_state(parse: Parse, verb: int, c: int) -> bool:
    """Does the passive tell what its subject is or does itself? "Reyes was involved in the raid", "is committed to it"."""
    by = any(parse.tokens[d].dep == "agent" for d in parse.children[verb])
    return parse.tokens[c].dep == "nsubjpass" and parse.tokens[verb].lemma in clause_words().stative and not by


def _role(parse: Parse, c: int, clause: Clause) -> list[tuple[str, str | None, int]]:
    token = parse.tokens[c]
    if token.dep in ("agent", "prep", "dative") and token.pos in ("ADP", "SCONJ", "VERB"):
        return _oblique(parse, c)
    if token.dep in _ROLES:
        extra = _of_light(parse, c) if token.dep == "dobj" and token.lemma in event_nouns() else []
        return [(_ROLES[token.dep], None, c), *extra]
    if token.dep in ("xcomp", "ccomp") and c != clause.predicate and c not in clause.lifted:
        raised = [("object", None, d) for d in parse.children[c] if parse.tokens[d].dep == "nsubj"]
        return [*(raised if is_infinitive(parse, c) else []), ("complement", None, c)]
    return []


def _oblique(parse: Parse, prep: int) -> list[tuple[str, str | None, int]]:
    token = parse.tokens[prep]
    role = {"agent": "subject", "dative": "indirect"}.get(token.dep, "oblique")
    found: list[tuple[str, str | None, int]] = []
    for c in parse.children[prep]:
        dep = parse.tokens[c].dep
        if dep in ("pobj", "pcomp"):
            found.append((role, token.lemma, c))
        elif dep == "prep":  # "out of", "according to"
            found += [(r, f"{token.lemma} {marker}", i) for r, marker, i in _oblique(parse, c)]
    return found


def _of_light(parse: Parse, noun: int) -> list[tuple[str, str | None, int]]:
    """ "held talks with the minister": the noun's complements are the clause's."""
    return [item for c in children_as(parse, noun, "prep") for item in _oblique(parse, c)]


def _resolved(parse: Parse, clause: Clause, item: tuple[str, str | None, int]) -> tuple[str, str | None, int]:
    """A relative pronoun stands for the noun that its clause hangs on."""
    role, marker, i = item
    if parse.tokens[i].lemma not in RELATIVES:
        return item
    above = parse.tokens[clause.head].head
    if clause.link == "relcl":
        return role, marker, above
    asked = _asked(parse, clause) if clause.link == "ccomp" and parse.tokens[i].lemma != "that" else None
    if asked is not None:
        return role, marker, asked
    stressed = _stressed(parse, above) if clause.link == "ccomp" and parse.tokens[i].dep != "mark" else None
    return item if stressed is None else (role, marker, stressed)


def _asked(parse: Parse, clause: Clause) -> int | None:
    """The sailor in "the sailor who Peru says fled": the noun that the clause above hangs on as a relative one."""
    above = parse.tokens[parse.tokens[clause.head].head]
    return above.head if above.dep == "relcl" and above.pos in VERBAL else None


def _stressed(parse: Parse, verb: int) -> int | None:
    """Peru in "it was Peru that closed the port", where the parser took the clause for what "was" states."""
    children = [parse.tokens[c] for c in parse.children[verb]]
    if parse.tokens[verb].lemma != "be" or not any(t.dep in SUBJECTS and t.lemma == "it" for t in children):
        return None
    return next((t.index for t in children if t.dep == "attr" and t.pos in ("PROPN", "NOUN", "PRON")), None)


def _has_passive_subject(parse: Parse, clause: Clause) -> bool:
    return any(
        parse.tokens[c].dep in ("nsubjpass", "csubjpass")
        for v in (clause.head, clause.predicate)
        for c in parse.children[v]
    )


def _inherited(parse: Parse, clause: Clause, heads: Mapping[int, Clause]) -> list[tuple[str, str | None, int]]:
    """The subject that a clause without one takes from above (the object, for a passive participle)."""
    head = parse.tokens[clause.head]
    if clause.link == "acl" and parse.tokens[head.head].pos not in VERBAL and not is_infinitive(parse, clause.head):
        undergone = head.tag == "VBN" and head.lemma not in clause_words().stative
        return [("object" if undergone else "subject", None, head.head)]
    if (controlled := controller(parse, clause.head, heads)) is not None:
        role, i = controlled
        return [(role, None, i)]
    if clause.link == "relcl" and not is_infinitive(parse, clause.head):  # its subject is lost
        return []
    at: Clause | None = clause
    for _ in range(_FURTHEST):
        at = heads.get(at.parent) if at is not None and at.parent is not None else None
        if at is None:
            return []
        subjects = [c for v in (at.head, *at.lifted) for c in children_as(parse, v, *SUBJECTS)]
        if subjects and _is_by_nobody(parse, clause, subjects[0]):
            return []
        if subjects:
            role, marker, i = _resolved(parse, at, ("subject", None, named_beside(parse, subjects[0])))
            passive = (
                parse.tokens[clause.head].tag == "VBN"
                and clause.link in ("advcl", "conj", "pcomp")
                and _is_passive(parse, clause, at)
            )
            return [("object" if passive else role, marker, i)]
    return []


def _is_by_nobody(parse: Parse, clause: Clause, subject: int) -> bool:
    """Does a gerund tell how a passive is done ("it cannot be won by waiting"), by whom it does not say?"""
    preposition = parse.tokens[parse.tokens[clause.head].head].lemma
    return clause.link == "pcomp" and preposition in _HOW and parse.tokens[subject].dep == "nsubjpass"


def _is_passive(parse: Parse, clause: Clause, above: Clause) -> bool:
    if clause.lifted and all(parse.tokens[c].dep != "auxpass" for c in parse.children[clause.predicate]):
        return False  # "is not scheduled to speak": who speaks is the subject
    return clause.link == "advcl" or is_undergone(parse, clause.head, above.head)


def _nominal(parse: Parse, clause: Clause) -> list[tuple[str, str | None, int]]:
    """ "Russia's invasion of Ukraine", "talks between A and B", "the release of C by D"."""
    found: list[tuple[str, str | None, int]] = []
    lemma = parse.tokens[clause.head].lemma
    found += [("subject", None, i) for i in noun_doers(parse, clause.head)]
    for c in parse.children[clause.head]:
        dep = parse.tokens[c].dep
        if dep == "poss" or (dep in ("compound", "amod", "nmod") and names_doer(parse, c)):
            found.append(("subject", None, c))
        elif dep == "prep" and c in set(clause.own):
            found += [(_nominal_role(marker, lemma), marker, i) for _, marker, i in _oblique(parse, c)]
    return found


def _nominal_role(marker: str | None, lemma: str) -> str:
    if marker in ("by", "between", "among") or (marker == "of" and lemma in subject_nouns()):
        return "subject"
    return "object" if marker == "of" else "oblique"


__all__ = ["find_arguments", "make_phrase", "phrase_tokens"]
