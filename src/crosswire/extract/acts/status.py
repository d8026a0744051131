"""Whether an act is told as done, denied, hypothetical, to come or merely reported (helper of stage 8).

The status of a word follows from what stands above it in the parse. Its own clause comes first (negation,
modal verb, condition); then each word that governs the clause may change it: what is threatened, asked for
or hoped for has not happened, what is denied or refused is negated, what somebody claims is reported. An act
told in the reporter's own voice, or taken for granted by who must know, is actual.
"""

from __future__ import annotations

from crosswire.extract.grammar.clauses import is_infinitive
from crosswire.lexicon.clauses import clause_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, children_as, dependents, governors, has_child, helpers, verb_keys

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "csubj", "csubjpass", "acomp"})
# Prepositions behind which stands what a verb or noun is about: "warned of", "plans for", "called for".
_OF_CONTENT = frozenset({"of", "for", "against", "about", "from", "on", "to", "with"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "dep", "nmod", "poss", "compound"})


def status_of(parse: Parse, i: int) -> str:
    """Return the status of the act that token ``i`` (a verb, adjective or event noun) tells."""
    words = status_words()
    status = _own(parse, i)
    said = _has_word(parse, i, words.reported_words) or _according(parse, i)
    open_climb, below = True, i
    for head in governors(parse, i):
        dep = parse.tokens[below].dep
        if _conditional_clause(parse, below) and below != i:
            status = "hypothetical"
        if open_climb:
            status = _under(parse, below, head, status)
            open_climb = not _breaks(parse, below)
        content = dep in ("ccomp", "pcomp", "parataxis", "pobj", "acl", "xcomp")
        content = content or (dep == "prep" and has_child(parse, below, "pcomp"))
        said = said or (content and _says(parse, head))
        said = said or _according(parse, head)
        below = head
    said = said or any(
        _says(parse, k.index) and _follows(parse, k.index, i) for k in dependents(parse, below, "parataxis", "ccomp")
    )
    return "reported" if said and status == "actual" else status


def _follows(parse: Parse, c: int, i: int) -> bool:
    """A bare "officials said" behind the act that it reports."""
    return c > i and not has_child(parse, c, "ccomp")


def _own(parse: Parse, i: int) -> str:
    """The status that the clause of ``i`` (or the noun phrase) gives by itself."""
    words = status_words()
    token = parse.tokens[i]
    if token.pos not in VERBAL:
        return _own_of_noun(parse, i)
    if _conditional_clause(parse, i):
        return "hypothetical"
    helping = helpers(parse, i)
    if _negated(parse, i):
        return "negated"
    conditioned = has_condition(parse, i)
    if helping & words.will:
        return "hypothetical" if conditioned else "future"
    if "would" in helping:
        return "future" if not conditioned and _past_speech(parse, i) else "hypothetical"
    if helping & words.may:
        return "hypothetical"
    if conditioned and not helping and token.tag in ("VBP", "VBZ", "VB"):
        return "hypothetical"
    if token.tag == "VB" and token.dep == "advcl":  # "to press for peace": a purpose
        return "hypothetical"
    if token.tag == "VB" and token.head == i and is_infinitive(parse, i):  # a headline's "leaders to meet"
        return "future"
    return "actual"


def _own_of_noun(parse: Parse, i: int) -> str:
    words = status_words()
    for k in dependents(parse, i, "det", "amod", "neg", "compound", "advmod"):
        if k.lemma in clause_words().negations:
            return "negated"
        if k.lemma in words.hypothetical_words:
            return "hypothetical"
        if {k.lemma, k.text.lower()} & words.future_words:
            return "future"
    if parse.tokens[i].pos == "ADJ" and parse.tokens[i].dep in ("acomp", "attr"):
        return _own(parse, parse.tokens[i].head)
    return "actual"


def _negated(parse: Parse, i: int) -> bool:
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "neg" or (token.dep in ("advmod", "preconj") and token.lemma in clause_words().negations):
            following = parse.tokens[c + 1].lemma if c + 1 < len(parse.tokens) else ""
            return following not in ("only", "just", "least")
        if token.dep in ("nsubj", "nsubjpass", "dobj") and (
            token.lemma in ("none", "nobody", "neither", "no one")
            or any(k.lemma in ("no", "neither") for k in dependents(parse, c, "det", "neg", "preconj"))
        ):
            return True
    return False


def _conditional_clause(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` heads a clause of condition ("if Russia attacks", "should talks fail")."""
    words = status_words()
    token = parse.tokens[i]
    if token.dep not in ("advcl", "ccomp", "pcomp"):
        return False
    for c in parse.children[i]:
        kid = parse.tokens[c]
        if kid.dep in ("mark", "advmod", "prep") and kid.lemma in words.conditions and c < i:
            return kid.lemma not in ("once", "until") or token.tag in ("VBZ", "VBP")
        if kid.dep == "aux" and kid.text.lower() in ("should", "were", "had") and _inverted(parse, i, c):
            return True
    before = parse.tokens[token.head] if token.dep == "pcomp" else None
    return before is not None and before.lemma in words.conditions


def _inverted(parse: Parse, i: int, auxiliary: int) -> bool:
    subjects = children_as(parse, i, "nsubj", "nsubjpass")
    return bool(subjects) and auxiliary < subjects[0]


def has_condition(parse: Parse, i: int) -> bool:
    """Whether a condition hangs on verb ``i``: a clause ("if…") or a phrase ("in the event of…")."""
    for c in parse.children[i]:
        if _conditional_clause(parse, c):
            return True
        if parse.tokens[c].dep == "prep" and _conditional_phrase(parse, c):
            return True
        if c > i and any(k.text == "should" and k.index < c for k in dependents(parse, c)):
            return parse.tokens[c].pos not in VERBAL  # "should one side leave", read as a noun
    return False


def _conditional_phrase(parse: Parse, c: int) -> bool:
    text = " ".join(t.text.lower() for t in parse.tokens[c : c + 4])
    return text.startswith(status_words().condition_phrases)


def _past_speech(parse: Parse, i: int) -> bool:
    """ "Said it would withdraw": the would of reported speech is a future."""
    words = status_words()
    for head in governors(parse, i):
        token = parse.tokens[head]
        if token.pos in VERBAL and token.tag in ("VBD", "VBN", "VBG") and token.lemma in words.saying | words.coming:
            return not has_condition(parse, head)
    return False


def _under(parse: Parse, below: int, head: int, status: str) -> str:
    """The status that ``status`` becomes when its clause or phrase hangs below ``head``."""
    words = status_words()
    dep, token = parse.tokens[below].dep, parse.tokens[head]
    keys = _keys(parse, head)
    verb = token.pos in VERBAL
    if dep == "conj" and verb and parse.tokens[below].pos in VERBAL:
        if parse.tokens[below].tag == "VB" and status == "actual":
            return _own(parse, head)
        return status
    if token.dep in ("prep", "agent") or token.pos == "ADP":
        if {token.lemma, *(k.lemma for k in dependents(parse, head, "advmod"))} & words.denying_prepositions:
            return "negated"
        return "hypothetical" if _conditional_phrase(parse, head) and status != "negated" else status
    if token.tag == "MD" and token.lemma in words.will:  # "will with his colleague on Sunday talk"
        return _lent(status, "future")
    if dep == "prep":
        if parse.tokens[below].lemma not in _OF_CONTENT:
            return status
        return _governed(status, keys, nominal=not has_child(parse, below, "pcomp"))
    if dep == "xcomp" and token.lemma == "be" and is_infinitive(parse, below):
        return _lent(status, "future" if token.tag not in ("VBN", "VBG") else "actual")  # "was to meet"
    if dep in _COMPLEMENTS or dep == "acl" or dep in _NOMINAL:
        if token.lemma == "be":  # "it is possible that"
            keys |= {parse.tokens[c].lemma for c in children_as(parse, head, "acomp", "attr")}
        if not (verb and dep == "nsubj"):
            set_ahead = dep == "nsubjpass"  # "talks are scheduled"
            status = _governed(status, keys, nominal=dep in _NOMINAL and not set_ahead)
        if verb and _lends(parse, below, keys):
            status = _lent(status, _own(parse, head))
        elif verb and dep in ("nsubj", "nsubjpass") and status == "actual" and _indefinite(parse, below):
            own = _own(parse, head)
            status = own if own in ("hypothetical", "future") else status
        elif verb and keys & words.denying and _own(parse, head) == "negated" and status == "negated":
            status = "hypothetical"  # "did not rule out sending"
    return status


def _keys(parse: Parse, i: int) -> set[str]:
    """Names of verb ``i`` in the lists; with a particle it is another verb ("block out" does not block)."""
    keys = set(verb_keys(parse, i))
    if has_child(parse, i, "prt"):
        keys.discard(parse.tokens[i].lemma)
    return keys


def _governed(status: str, keys: set[str], *, nominal: bool) -> str:
    words = status_words()
    if keys & words.granting:
        return status
    if keys & words.denying:
        return "negated"
    if keys & words.thinking:
        return "hypothetical"
    if keys & words.coming and not nominal:
        return "future" if status == "actual" else status
    return status


def _lends(parse: Parse, below: int, keys: set[str]) -> bool:
    """Whether a verb of these ``keys`` and what hangs below share one fate ("will begin to leave", "held no talks")."""
    dep = parse.tokens[below].dep
    carried = dep in ("dobj", "nsubjpass", "attr", "oprd", "pobj", "nsubj")
    return dep == "xcomp" or (carried and not keys.isdisjoint(status_words().carrying))


def _lent(status: str, own: str) -> str:
    if "negated" in (status, own):
        return "negated"
    if "hypothetical" in (status, own):
        return "hypothetical"
    return "future" if "future" in (status, own) else "actual"


def _indefinite(parse: Parse, i: int) -> bool:
    return not any(k.lemma != "a" for k in dependents(parse, i, "det", "poss"))


def _breaks(parse: Parse, i: int) -> bool:
    """Whether what stands above ``i`` leaves its reality alone (a relative or adverbial clause)."""
    return parse.tokens[i].dep in ("relcl", "advcl", "parataxis", "appos")


def _says(parse: Parse, i: int) -> bool:
    keys, words = set(verb_keys(parse, i)), status_words()
    return bool(keys & words.saying) and not keys & words.granting


def _according(parse: Parse, i: int) -> bool:
    return any(k.text.lower() == "according" for k in dependents(parse, i))


def _has_word(parse: Parse, i: int, listed: frozenset[str]) -> bool:
    return any(k.lemma in listed or k.text.lower() in listed for k in dependents(parse, i, "amod", "advmod"))
