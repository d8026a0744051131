"""Part of stage 7: what a verb of saying says, and who says it, where the parser hung it elsewhere."""

from __future__ import annotations

from crosswire.extract.grammar.clauses import FINITE, SUBJECTS
from crosswire.extract.speech.frame_parts import classes_of, inverted
from crosswire.lexicon.speech import speech_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import VERBAL, children_as, dependents, has_child, subtree

_WHERE_SAID = frozenset(
    {"after", "before", "during", "at", "in", "on", "to", "ahead", "from", "following", "via", "through"}
)
# Helping verbs of a clause that is told in the past.
_SHIFTED = frozenset({"would", "had", "could", "might"})
# Tags of a verb in a tense or of one that helps.
_FINITE = FINITE | {"MD"}
# What stands between a verb of saying at the end of its sentence and the full stop: to whom, when and where.
_AFTER = frozenset({"advmod", "npadvmod", "prep", "dobj", "dative", "punct", "prt", "agent"})
# Tokens: an object of "say" this long is a clause that the parser took for a noun.
_CLAUSE = 6
# How a clause before a verb of saying hangs on it, if at all.
_HELD = frozenset({"ccomp", "conj", "dep", "ROOT", "parataxis"})


def strayed(parse: Parse, verb: int) -> list[int]:
    """What is said where the parser hung it elsewhere: "made clear it would go on", on "clear"; "announced after the
    briefing that they would pay", on "briefing"; "said in a note posted on the door that the port was shut", on "posted"."""
    for k in dependents(parse, verb):
        if k.lemma == "clear" and k.dep in ("oprd", "acomp", "ccomp") and parse.tokens[verb].lemma == "make":
            told = [d for d in dependents(parse, k.index, "csubj", "ccomp", "advcl") if d.index > k.index]
            return [d.index for d in told if d.dep != "advcl" or _is_that_clause(parse, d.index)]
        if k.dep == "prep" and k.index > verb and k.lemma in _WHERE_SAID and (hung := _hung_on(parse, k.index)):
            return hung
    return []


def _hung_on(parse: Parse, preposition: int) -> list[int]:
    """The clause with "that" that hangs on the place, day or document after ``preposition``, or on what tells of it."""
    for k in dependents(parse, preposition, "pcomp", "pobj"):
        if k.dep == "pcomp" and _is_that_clause(parse, k.index) and k.index > preposition + 1:
            return [k.index]
        if k.dep == "pcomp" or not _is_occasion(k):
            continue
        told = children_as(parse, k.index, "acl", "prep", "ccomp", "relcl")
        told += [e for d in told if not _is_that_clause(parse, d) for e in parse.children[d]]
        if found := [d for d in told if parse.tokens[d].pos in VERBAL and _is_that_clause(parse, d)]:
            return found[:1]
    return []


def _is_occasion(noun: Token) -> bool:
    """Where or when something is said: "a briefing", "a video", "Monday", "Geneva"."""
    return noun.pos == "PROPN" or noun.lemma in speech_words().media or noun.lemma in speech_words().documents


def _is_that_clause(parse: Parse, verb: int) -> bool:
    """ "that the council would lift the toll": with "that" and a subject of its own."""
    marked = any(k.lemma == "that" for k in dependents(parse, verb, "mark"))
    return marked and has_child(parse, verb, *SUBJECTS)


def continued(parse: Parse, verb: int, clauses: list[int]) -> list[int]:
    """ "He said Peru had left and Chile would not follow": the second clause, which the parser hung on "said". "Would"
    and "had" after a verb in the past are those of speech that is told."""
    if parse.tokens[verb].tag != "VBD" or max(clauses) < verb:
        return []
    found = []
    for c in children_as(parse, verb, "conj"):
        told = any(k.text.lower() in _SHIFTED for k in dependents(parse, c, "aux"))
        if c > max(clauses) and told and has_child(parse, c, *SUBJECTS):
            before = parse.tokens[subtree(parse, c)[0] - 1]
            apart = parse.tokens[before.index - 1].text if before.index else ""
            if before.dep == "cc" and before.lemma == "and" and apart != "," and not classes_of(parse, c) & {"say"}:
                found.append(c)
    return found


def taken_in(parse: Parse, verb: int, content: list[int]) -> int | None:
    """ "The island refuses the toll of Mayor Berg, a source quoted by the radio says": the source, which the parser
    hung on the name before it."""
    last = verb - 2 if verb > 1 and parse.tokens[verb - 1].text == "," else verb - 1
    if parse.tokens[verb].tag not in FINITE or not content or max(content) not in (last, verb - 1):
        return None
    found = [
        i for i in content
        if parse.tokens[i].dep in ("appos", "conj") and parse.tokens[i].pos in ("NOUN", "PROPN")
        and (below := subtree(parse, i))[-1] in (last, verb - 1) and parse.tokens[below[0] - 1].text == ","
    ]  # fmt: skip
    return max(found, key=lambda i: len(subtree(parse, i)), default=None)


def ahead(parse: Parse, verb: int) -> list[int]:
    """The clause before a speaker and his verb, where they end the sentence after a comma: "The hall burned, officials
    told the radio on Monday." Nothing where what stands before hangs on them ("After the raid burned the hall, ...")."""
    tokens = parse.tokens
    if inverted(parse, verb) is not None:
        return list(range(verb - 1))
    subject = next((c for c in children_as(parse, verb, *SUBJECTS) if c < verb), None)
    finite = tokens[verb].tag in _FINITE or has_child(parse, verb, "auxpass")
    if not finite or subject is None or any(k.index > verb and k.dep not in _AFTER for k in dependents(parse, verb)):
        return []
    comma = subtree(parse, subject)[0] - 1
    if comma < 1 or tokens[comma].text != ",":
        return []
    tops = [i for i in range(comma) if tokens[i].head >= comma or tokens[i].head == i]
    told = [i for i in tops if tokens[i].pos in VERBAL and tokens[i].dep in _HELD and not _is_opened(parse, i)]
    return list(range(comma)) if told else []


def left_behind(parse: Parse, verb: int) -> int | None:
    """ "The ferry sank off Peru, the Herald and the Post are reporting": the source, which the parser joined to "Peru"."""
    tokens = parse.tokens
    helped = any(k.tag in _FINITE for k in dependents(parse, verb, "aux"))
    if has_child(parse, verb, *SUBJECTS, "ccomp") or not (helped or tokens[verb].tag in _FINITE):
        return None
    first = min([c for c in children_as(parse, verb, "aux", "advmod") if c < verb], default=verb)
    for i in range(first - 1, 0, -1):
        if tokens[i].dep not in ("conj", "appos"):
            continue
        below = subtree(parse, i)
        if below[-1] == first - 1 and tokens[below[0] - 1].text == ",":
            return i if tokens[i].pos in ("PROPN", "NOUN") and tokens[tokens[i].head].dep != "nsubj" else None
    return None


def cut_off(parse: Parse, verb: int) -> list[int]:
    """ "She said two of the boats - the old and the new - would both sail", where the parser has "said two" and, beside it,
    "would sail"; "he said the dead included islanders", where it has no verb."""
    tokens = parse.tokens
    told = next((c for c in children_as(parse, verb, "dobj") if subtree(parse, c)[0] == verb + 1), None)
    if tokens[verb].lemma != "say" or told is None or tokens[told].pos not in ("NOUN", "PROPN", "NUM"):
        return []
    if tokens[told].lemma in speech_words().said:
        return []
    verbs = [c for c in children_as(parse, verb, "conj") if c > told and tokens[c].pos in VERBAL]
    whole = tokens[told].pos != "NOUN" or has_child(parse, told, "det")
    if verbs:
        return list(range(verb + 1, subtree(parse, verbs[0])[-1] + 1)) if whole else []
    below = subtree(parse, told)
    return list(range(verb + 1, below[-1] + 1)) if len(below) >= _CLAUSE else []


def _is_opened(parse: Parse, verb: int) -> bool:
    """ "When", "as", "because": a clause that hangs on another."""
    return any(k.dep == "mark" or k.tag == "WRB" for k in dependents(parse, verb))
