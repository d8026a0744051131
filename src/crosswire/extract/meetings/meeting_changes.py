"""Whether a meeting is called off or put off (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.acts.status import has_condition, status_of
from crosswire.extract.grammar.clauses import is_infinitive
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.text import Parse
from crosswire.text.tree import dependents, governors, has_child, helpers, verb_keys

# Status of a verb that changes nothing: a threat to call off, or a denial of it.
_ONLY_SAID = ("hypothetical", "negated")


def called_off(parse: Parse, i: int) -> str | None:
    """cancelled or postponed, where a verb above says so and that is no mere threat; None otherwise."""
    below = i
    for head in list(governors(parse, i))[:3]:
        if parse.tokens[below].dep in ("advcl", "relcl", "acl", "ccomp", "parataxis"):
            return _with_the_journey(parse, i)
        below = head
        change = _change(parse, head)
        if change and parse.tokens[head].pos == "VERB":
            return None if status_of(parse, head) in _ONLY_SAID or _asked_to_be(parse, head) else change
    return None


def _asked_to_be(parse: Parse, verb: int) -> bool:
    """ "Called for the fair to be cancelled": somebody wants it, and it stands."""
    above = parse.tokens[parse.tokens[verb].head]
    infinitive = is_infinitive(parse, verb)
    asking = above if above.pos == "VERB" else parse.tokens[above.head]
    return infinitive and asking.index != verb and asking.lemma in meeting_words().urging


def _change(parse: Parse, verb: int) -> str | None:
    """cancelled or postponed, by the verb itself."""
    words = meeting_words()
    keys = set(verb_keys(parse, verb))
    return "cancelled" if keys & words.cancelling else "postponed" if keys & words.postponing else None


def _with_the_journey(parse: Parse, i: int) -> str | None:
    """ "Called off his trip to Rome, where he had been due to meet X": what falls with the journey."""
    above = [i, *list(governors(parse, i))[:4]]
    clause = next((g for g in above if parse.tokens[g].dep == "relcl"), None)
    if clause is None or helpers(parse, clause).isdisjoint(("had", "was", "were")):
        return None
    for head in list(governors(parse, clause))[:4]:
        change = _change(parse, head)
        if change and status_of(parse, head) not in _ONLY_SAID:
            return change
    return None


def will_not_be(parse: Parse, i: int) -> bool:
    """ "The summit will not take place", "would not go ahead": told as called off."""
    verb, coming_about = parse.tokens[parse.tokens[i].head], meeting_words().coming_about
    if parse.tokens[i].dep not in ("nsubj", "nsubjpass") or verb.lemma not in coming_about or verb.pos != "VERB":
        return False
    will = not helpers(parse, verb.index).isdisjoint(("will", "would"))
    ahead = verb.lemma != "go" or any(k.lemma in ("ahead", "forward") for k in dependents(parse, verb.index))
    return will and ahead and has_child(parse, verb.index, "neg") and not has_condition(parse, verb.index)
