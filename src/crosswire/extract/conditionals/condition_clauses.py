"""Conditions that are a clause ("if X attacks"), a phrase ("in exchange for relief") or an "otherwise" (helper of
conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.conditionals.condition_parts import (
    Condition,
    consequence_of,
    finite,
    irrealis,
    irrealis_now,
    made,
    needed,
    negated,
    past,
    present,
    rest_of,
    subjects,
    turned,
)
from crosswire.extract.grammar.clauses import is_infinitive
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.plover import plover
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, children_as, dependents, governors, has_child, helpers, subtree, verb_above

# Places in the tree of a clause that may be a condition; joined to a main clause only one like "should it come".
CLAUSES = frozenset({"advcl", "ccomp", "pcomp", "relcl", "acl", "conj"})


def clause_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """The clause of verb ``i`` as a condition: "if X attacks", "should talks fail", "until it withdraws"."""
    words = condition_words()
    token = parse.tokens[i]
    opener = _opener(parse, i) if token.dep in CLAUSES else None
    if opener is None or (
        token.pos not in VERBAL and not (token.dep == "advcl" and opener in words.conjunctions | {"should"})
    ):
        return
    host = _host(parse, i)
    if token.dep == "pcomp" and parse.tokens[host].pos not in VERBAL:
        host = parse.tokens[host].head
    if parse.tokens[host].pos not in VERBAL | {"ADJ", "NOUN"}:
        return
    if opener == "if" and _asked(parse, i, host):
        return
    whole = i
    if _within(parse, i, host):
        whole, host = host, parse.tokens[host].head
    elif parse.tokens[token.head].lemma == "long":
        whole = token.head  # "as long as X continues"
    main = consequence_of(parse, host, i)
    only = _only_before(parse, i) and irrealis_now(parse, finite(parse, main))
    if not only and not (_awaits if opener in words.time else _is_open)(parse, i, main, opener):
        return
    if opener == "before" and not (
        negated(parse, main) and irrealis(parse, main)
    ):  # "to see the truce hold before sending envoys": the truce is the condition
        clause = tuple(subtree(parse, i))
        told = tuple(j for j in clause if parse.tokens[j].lemma != "before" or parse.tokens[j].head != i)
        who = finite(parse, main) if not subjects(parse, main) and needed(parse, finite(parse, main)) else main
        yield Condition(head=main, main=i, condition=rest_of(parse, who, set(clause)), consequence=told)
    else:
        yield made(parse, i, main, whole)


def _only_before(parse: Parse, i: int) -> bool:
    """ "Only when it stops", "but only if they vote": the word before the one that opens the clause of verb ``i``, or
    "will only sign once they leave"."""
    openers = [c for c in children_as(parse, i, "mark", "advmod") if c < i]
    above = children_as(parse, finite(parse, parse.tokens[i].head), "advmod")
    return any(parse.tokens[c].lemma == "only" for c in (*openers, *(c - 1 for c in openers if c), *above))


def _asked(parse: Parse, i: int, host: int) -> bool:
    """ "Asked if it was ready", "would not say if it was", "it is unclear if they are": a question that is told."""
    words = condition_words()
    above = parse.tokens[i].head
    if (
        is_infinitive(parse, above)
        and parse.tokens[above].dep != "xcomp"
        and any(k.tag in ("WP", "WRB") for k in dependents(parse, above))
    ):
        return True  # "talked of what to do if they leave"
    mark = next((c for c in parse.children[i] if parse.tokens[c].lemma == "if" and c < i), 0)
    before = parse.tokens[max(0, mark - 1)]
    if before.text == '"' and sum(t.text == '"' for t in parse.tokens[:mark]) % 2:  # 'too soon to say "if" they will'
        before = parse.tokens[max(0, mark - 2)]
    if before.lemma == "or" and any(t.lemma == "whether" for t in parse.tokens[:mark]):
        return True
    if mark and (before.lemma in words.asking or (before.tag == "VB" and before.lemma in words.telling)):
        return True  # whatever the parser hangs it on
    if parse.tokens[host].lemma in words.asking:
        return not irrealis(parse, host)
    return host < i and any(k.lemma in words.asking for k in dependents(parse, host, "acomp"))


def _within(parse: Parse, i: int, host: int) -> bool:
    """ "If X moves before Y ends it, Z will…": the parser hangs the condition on the clause of time inside it."""
    inner = parse.tokens[host].dep == "advcl" and parse.tokens[host].head != host
    return inner and any(k.index > i for k in dependents(parse, host, "mark"))


def _host(parse: Parse, i: int) -> int:
    """What the condition ``i`` hangs on; "in no hurry to sign as long as…": the hurry's verb; "banned it and will
    punish them should they come": the verb next before, though the parser joins all three."""
    host = parse.tokens[i].head
    if parse.tokens[i].dep == "conj":
        behind = next(
            (h for h in governors(parse, i) if h > i and irrealis(parse, h)), None
        )  # "and, should they come, it would grow"
        beside = max((c for c in children_as(parse, host, "conj") if c < i), default=host)
        return beside if behind is None else behind
    if parse.tokens[host].pos == "ADV":
        host = parse.tokens[host].head
    for _ in range(3):
        token = parse.tokens[host]
        if token.dep == "advcl" and token.tag == "VBG" and _adds(parse, host):
            host = token.head  # "threatened to fine them, citing losses, if they stay"
        elif (
            token.dep in ("acl", "relcl")
            and is_infinitive(parse, host)
            and parse.tokens[token.head].lemma not in condition_words().vows
        ):
            above = verb_above(parse, host)
            host = host if above is None else above
    return host


def _adds(parse: Parse, i: int) -> bool:
    """Whether participle ``i`` only adds to the verb before it, without a subject, an auxiliary or a speech of its own."""
    bare = not has_child(parse, i, "nsubj", "aux", "mark", "ccomp", "xcomp")
    return bare and parse.tokens[i].head < i and parse.tokens[i].lemma not in condition_words().strength


def _opener(parse: Parse, i: int) -> str | None:
    """The word that makes verb ``i`` a condition, or None."""
    words = condition_words()
    token = parse.tokens[i]
    if any(turned(parse, i, k.index) for k in (token, *dependents(parse, i, "aux", "auxpass"))):
        return "should"
    if token.dep == "conj" and not _only_before(parse, i):
        return None
    marks = [k for k in dependents(parse, i, "mark", "advmod", "prep") if k.index < i]
    if any(mark.lemma == "that" and mark.dep == "mark" for mark in marks):
        return None  # "that if X fails, Y can act": the condition lies inside
    for mark in marks:
        if mark.lemma == "if" and parse.tokens[max(0, mark.index - 1)].lemma in words.comparing:
            return None  # "as if it were war"
        if mark.lemma in words.conjunctions | words.time:
            return mark.lemma
    host = parse.tokens[token.head]
    if token.dep == "pcomp" and host.lemma in words.conjunctions | words.time:
        return host.lemma
    lasting = host.lemma == "long" and any(k.text.lower() in ("as", "so") for k in dependents(parse, host.index))
    text = " ".join(t.text.lower() for t in parse.tokens[max(0, i - 8) : i])
    return "if" if lasting or "as long as" in text or "so long as" in text else None


def _is_open(parse: Parse, i: int, main: int, opener: str) -> bool:
    """Whether the consequence is one: whatever is not told as past; of what is, an act of the lexicon or of the will."""
    words = condition_words()
    token = parse.tokens[main]
    even = opener == "if" and any(
        k.lemma == "if" and parse.tokens[k.index - 1].lemma == "even" for k in dependents(parse, i) if k.index
    )
    if even:  # "can attack even if it has no bomb" asks nothing; "will not yield even if they pay" does
        return (negated(parse, main) and irrealis(parse, main)) or _lasts(parse, main)
    willed = words.strength.keys() | status_words().coming
    if irrealis_now(parse, main) or token.lemma in plover().verbs:
        return True
    if any(parse.tokens[h].lemma in willed for h in (main, *list(governors(parse, main))[:2])):
        return True
    if any(k.lemma in words.vows for k in dependents(parse, main, "dobj")):
        return True  # "issued threats of raids if they stay"
    if opener == "unless" and present(parse, i):
        return True  # "mulled closing it unless they sign"
    above = finite(parse, main)
    spoken = above != main and parse.tokens[above].lemma in status_words().saying  # "Peru risking ruin," she said
    return spoken or not past(parse, above) or _told_back(parse, main)


def _lasts(parse: Parse, main: int) -> bool:
    """ "They will continue even if he goes", "he will still be king": what comes all the same."""
    still = any(k.lemma == "still" for k in dependents(parse, main))
    return irrealis_now(parse, finite(parse, main)) and (still or parse.tokens[main].lemma in condition_words().lasting)


def _told_back(parse: Parse, main: int) -> bool:
    """ "Said he was open to it as long as they paid": what is, put into the past by the verb of speech above."""
    above = parse.tokens[main].head
    said = above < main and parse.tokens[above].lemma in status_words().saying and past(parse, above)
    return said and parse.tokens[main].dep == "ccomp" and parse.tokens[main].lemma == "be"


def _awaits(parse: Parse, i: int, main: int, opener: str) -> bool:
    """Whether a clause of time tells what ``main`` waits for, and not only when."""
    words = condition_words()
    token, denied = parse.tokens[main], negated(parse, main) and irrealis(parse, main)
    if opener == "before":
        # "Must flee before the army came" tells when, "would not leave before it came" on what.
        wanting = words.holding if parse.tokens[i].tag == "VBD" else words.waiting
        own = (
            subjects(parse, main) or token.dep == "ccomp" or token.lemma in words.waiting
        )  # not "wants to speak before leaving"
        own = own and (main < i or not past(parse, i))  # not "before the lamp went out, I asked him"
        above = finite(parse, main)
        # "All claims need to be met before any deal can be signed"; not "need to leave before the rain comes".
        own = own or bool(needed(parse, above) and subjects(parse, above) and subjects(parse, i) and irrealis(parse, i))
        awaited = bool(own) and token.lemma != "be" and bool(_near(parse, main) & wanting)
        return awaited or (denied and parse.tokens[i].tag != "VBD")
    above = finite(parse, main)
    if opener in ("until", "till"):
        # Not "nobody stood there until the guards came", nor "refused to leave until they came".
        untold = not past(parse, i)
        held = any(has_child(parse, v, "neg") for v in (main, above))
        vowed = parse.tokens[above].lemma in words.refusing | set(words.strength)
        return (untold and (held or (vowed and above != main))) or irrealis(parse, main) or irrealis_now(parse, above)
    if opener == "when":  # mostly tells the time
        return needed(parse, main) and bool(subjects(parse, i)) and token.tag != "VBD" and not past(parse, i)
    will = {"will", "shall", "would"} & (helpers(parse, main) | helpers(parse, above))
    return opener == "once" and (bool(will) or parse.tokens[above].lemma == "go")


def _near(parse: Parse, main: int) -> set[str]:
    """The lemmas of verb ``main`` and of two above it; not of "were seen to leave"."""
    near = (main, *list(governors(parse, main))[:2])
    return {parse.tokens[h].lemma for h in near if not has_child(parse, h, "auxpass")}


def phrase_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """The phrase that word ``i`` opens as a condition: "in the event of an attack", "only with a truce"."""
    words = condition_words()
    token = parse.tokens[i]
    if token.lemma != "depend" and (token.dep not in ("prep", "mark", "advmod") or token.pos not in ("ADP", "SCONJ")):
        return
    text = " ".join(t.text.lower() for t in parse.tokens[i : i + 6]) + " "
    if text.startswith(words.excluded):
        return
    only = _only(parse, i)
    if not text.startswith(words.phrases) and not (only and parse.tokens[i].lemma in ("with", "after", "in", "by")):
        return
    host = verb_above(parse, i)
    if host is None:
        return
    main = consequence_of(parse, host, i)
    if text.startswith(words.traded) and _traded(parse, main):
        return
    tokens = tuple(subtree(parse, i))
    if len(tokens) < 4 and not only and not text.startswith("depending on"):  # "took part in the event"
        return
    head = tokens[min(3, len(tokens) - 1)]
    yield Condition(head=head, main=main, condition=tokens, consequence=rest_of(parse, main, set(tokens)))


def _traded(parse: Parse, main: int) -> bool:
    """ "Gave relief in exchange for curbs": what has been given already; not "agreed to give", "offered relief"."""
    words = condition_words()
    above = finite(parse, main)
    near = [parse.tokens[h] for h in (main, *list(governors(parse, main))[:3])]
    if irrealis_now(parse, above):
        return False
    if any(t.lemma in words.strength and t.tag == "VBG" and t.dep in ("pcomp", "conj", "dobj", "pobj") for t in near):
        return True  # "tactics such as forcing them to share it in exchange for access": a habit
    open_ = any(t.lemma in words.strength for t in near) or is_infinitive(parse, main)
    return past(parse, above) and not open_


def _only(parse: Parse, i: int) -> bool:
    """ "Can only happen with a change": the phrase behind "only" and a modal verb."""
    host = parse.tokens[i].head
    before = any(k.lemma == "only" and k.index < i for k in dependents(parse, host)) or (
        i > 0 and parse.tokens[i - 1].lemma == "only"
    )
    return before and irrealis(parse, host)


def otherwise_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Otherwise, they will respond": the condition stands in the sentence before."""
    token = parse.tokens[i]
    if token.lemma == "if" and i + 2 < len(parse.tokens) and parse.tokens[i + 1].text.lower() in ("not", "so"):
        short = parse.tokens[i + 1]
        if parse.tokens[i + 2].text == "," and irrealis(parse, short.head):  # "if not, we will respond"
            tokens = (i, i + 1)
            yield Condition(
                head=i + 1, main=short.head, condition=tokens, consequence=rest_of(parse, short.head, set(tokens))
            )
    before = parse.tokens[max(0, i - 1)]
    opens = i == 0 or (before.pos in ("PUNCT", "CCONJ") and before.lemma != "or") or before.lemma in ("that", "because")
    if token.text.lower() == "otherwise" and token.dep == "advmod" and opens and irrealis(parse, token.head):
        main = consequence_of(parse, token.head, i)
        yield Condition(head=i, main=main, condition=(i,), consequence=rest_of(parse, main, {i}))


def return_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "In return, they would want access", "they would in exchange free them": for what was told before."""
    token = parse.tokens[i]
    if token.text.lower() != "in" or token.dep != "prep" or i + 2 >= len(parse.tokens):
        return
    if parse.tokens[i + 1].text.lower() not in ("return", "exchange") or parse.children[i + 1]:
        return  # "in return for relief" names its condition
    if irrealis(parse, token.head) and parse.tokens[token.head].pos in VERBAL:
        tokens = (i, i + 1)
        yield Condition(
            head=i + 1, main=token.head, condition=tokens, consequence=rest_of(parse, token.head, set(tokens))
        )
