"""What only looks like a condition: questions, turns of speech, suppositions about what is or was (helper of
conditions)."""

from __future__ import annotations

from crosswire.extract.conditionals.condition_parts import (
    Condition,
    finite,
    irrealis_now,
    is_stated,
    needed,
    negated,
    past,
    present,
    subjects,
)
from crosswire.extract.grammar.moods import POSSIBLE
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import MODALS, VERBAL, children_as, dependents, governors, helpers

# What stands before the time by which something must have been done.
_DUE = frozenset({"by", "within", "before"})
# Words of a condition that is a mere tag: "if elected in November".
_FEW = 4


def only_seems(parse: Parse, condition: Condition) -> bool:
    """Whether nothing hangs on ``condition``: it is asked, a turn of speech, or long over."""
    return (
        (_counterfactual(parse, condition.main) and not _unmet(parse, condition))
        or _asks(parse, condition)
        or idle(parse, condition)
        or _supposes(parse, condition)
        or _feels(parse, condition)
    )


def idle(parse: Parse, condition: Condition) -> bool:
    """ "If elected", "if necessary": a few words without a subject that ask nothing of anybody."""
    words = condition_words()
    tokens = _plain(parse, condition)
    if [token.text.lower() for token in tokens] in (["if", "not"], ["if", "so"]) or parse.tokens[
        condition.head
    ].dep == "csubj":
        return False  # "if not, we will respond": for what the sentence before tells; "not signing would mean war"
    told = {token.lemma for token in tokens if token.dep in ("nsubj", "nsubjpass", "expl")}
    head = parse.tokens[condition.head]
    if told <= {"I", "i"} and told and head.lemma in words.supposing:
        return True  # "if I may say so"
    if told & words.whoever and (head.lemma in words.minded or (_opens(tokens) and _of_anybody(parse, condition))):
        return True  # "if you look at it", "if anyone doubts that", "if you like them you can keep them"
    comes = head.lemma == "come" and any(k.lemma == "to" for k in dependents(parse, head.index, "prep"))
    if ((comes or head.lemma == "mean") and told == {"it"}) or _explains(parse, condition, tokens):
        return True  # "when it comes to trade", "if it means waiting"
    if told or not tokens:
        return False
    # "A pragmatic, if blunt, reply".
    short = len(tokens) <= 3 or tokens[1].lemma in ("not", "any")
    aside = (
        _opens(tokens) and short and not any(token.pos in VERBAL or token.lemma in words.outcomes for token in tokens)
    )
    if len(tokens) > _FEW or not any(token.lemma in words.idle | words.needful for token in tokens):
        return aside
    return not (any(token.lemma in words.needful for token in tokens) and _is_offered(parse, condition.main))


def _is_offered(parse: Parse, main: int) -> bool:
    """ "Will boost output if needed", "offered help if asked": what somebody would do then, or is ready to."""
    above = finite(parse, main)
    near = {parse.tokens[j].lemma for j in (main, above, *governors(parse, main))}
    return irrealis_now(parse, above) or parse.tokens[main].tag == "VB" or bool(near & set(condition_words().strength))


def _opens(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].lemma == "if"


def _of_anybody(parse: Parse, condition: Condition) -> bool:
    """ "If you work hard you can get ahead": what holds for whoever reads, in the present or possible."""
    if any(parse.tokens[j].pos == "PROPN" for j in condition.condition):
        return False  # "if you settle the matter of Peru, that ends the war"
    above = finite(parse, condition.main)
    you, theirs = ({parse.tokens[c].lemma for c in subjects(parse, i)} for i in (condition.head, above))
    possible = bool(helpers(parse, above) & POSSIBLE)
    always = present(parse, above) and not irrealis_now(parse, above)
    return bool(you & {"you", "one"}) and not theirs & {"I", "i", "we", "they"} and (possible or always)


def _explains(parse: Parse, condition: Condition, tokens: list[Token]) -> bool:
    """ "If that is a victory, this is no defeat": one thing that is, explained by another; nothing is still to come."""
    words = condition_words()
    head, main = parse.tokens[condition.head], parse.tokens[condition.main]
    open_ = any(token.dep in ("neg", "expl", "xcomp") or token.lemma == "no" for token in tokens)
    still = any(
        irrealis_now(parse, i) or any(k.lemma in set(words.strength) | words.judged for k in dependents(parse, i))
        for i in (condition.head, condition.main)
    )
    why = any(parse.tokens[k].lemma == "because" for c in parse.children[main.index] for k in parse.children[c])
    if _opens(tokens) and main.lemma == "be" and why and not still:
        return True  # "if they seem late, it's because they are"
    return _opens(tokens) and head.lemma in ("be", "have") and main.lemma in ("be", "have") and not (open_ or still)


def _asks(parse: Parse, condition: Condition) -> bool:
    """ "How he would proceed if they refused", or words that end in a question mark: a question, told or asked."""
    main = parse.tokens[condition.main]
    end = max(*condition.condition, *condition.consequence, main.index)
    if any(token.text == "?" for token in parse.tokens[main.index : end + 3]):
        return True
    asking = any(k.lemma in condition_words().questions and k.index < main.index for k in dependents(parse, main.index))
    return asking and main.dep in ("ccomp", "pcomp", "csubj")


def _counterfactual(parse: Parse, main: int) -> bool:
    """ "Would not have come", "could have been asked to go": what did not happen hangs on nothing any more. "Will have lost"
    is still to come."""
    for i in (main, finite(parse, main)):
        helping = helpers(parse, i)
        if parse.tokens[i].tag == "VBN" and "have" in helping and helping & (MODALS - {"will"}):
            return True
    return False


def _unmet(parse: Parse, condition: Condition) -> bool:
    """ "If it had rained", "had it rained", "without rain": told openly as what did not come about."""
    verbal = parse.tokens[condition.head].pos in VERBAL
    unreal = {"had", "could"} & helpers(parse, condition.head)  # "if I could turn it back, I would have stayed"
    return is_stated(parse, condition) and (not verbal or bool(unreal))


def _supposes(parse: Parse, condition: Condition) -> bool:
    """ "If he had asked, it would be better", "if they were there, this is proof", "if we talk of cuts, this is one": what
    was, is or is said, not what may come."""
    words = condition_words()
    if not any(token.lemma == "if" for token in _plain(parse, condition)[:3]):
        return False
    head, main = parse.tokens[condition.head], parse.tokens[condition.main]
    perfect = not helpers(parse, head.index).isdisjoint(("have", "has", "had"))
    if perfect and past(
        parse, head.index
    ):  # contrary to fact, but told: "if they had asked, it would have been signed"
        return not (irrealis_now(parse, finite(parse, main.index)) or _told_back(parse, condition))
    said = {parse.tokens[c].lemma for c in children_as(parse, head.index, "xcomp")} | {head.lemma}
    if said & words.supposing and (head.tag == "VBG" or _subject_lemmas(parse, head.index) & {"we", "one"}):
        return True
    known = perfect or past(parse, head.index)
    open_ = _near(parse, main.index) & words.strength.keys() or negated(parse, main.index) or needed(parse, main.index)
    above = finite(parse, main.index)
    return known and not open_ and present(parse, above) and not irrealis_now(parse, above)


def _told_back(parse: Parse, condition: Condition) -> bool:
    """ "Vowed to march if they had not answered", "said they would march if nobody had answered by Friday": what is still to
    come, put into the past by the verb of promise or, with a day by which, of speech; not contrary to fact."""
    words = condition_words()
    above = finite(parse, condition.main)
    vowed = above != condition.main and parse.tokens[above].lemma in words.strength
    speech = status_words().saying | words.strength.keys()
    said = any(parse.tokens[h].lemma in speech and past(parse, h) for h in list(governors(parse, condition.main))[:2])
    due = any(k.lemma in _DUE for k in dependents(parse, condition.head, "prep"))
    return (vowed and past(parse, above)) or (said and due)


def _near(parse: Parse, main: int) -> set[str]:
    """The lemmas of verb ``main``, of what it says of its subject and of two verbs above."""
    said = children_as(parse, main, "acomp", "attr", "oprd")
    return {parse.tokens[j].lemma for j in (main, *said, *list(governors(parse, main))[:2])}


def _subject_lemmas(parse: Parse, i: int) -> set[str]:
    return {parse.tokens[c].lemma.lower() for c in subjects(parse, i)}


def _feels(parse: Parse, condition: Condition) -> bool:
    """ "I would be surprised if they came", "imagine if they came": what somebody thinks of it; nothing comes of it."""
    verbs = (condition.main, *children_as(parse, condition.main, "acomp", "attr"))
    return _opens(_plain(parse, condition)) and any(parse.tokens[j].lemma in condition_words().feeling for j in verbs)


def _plain(parse: Parse, condition: Condition) -> list[Token]:
    return [parse.tokens[j] for j in condition.condition if parse.tokens[j].pos != "PUNCT"]
