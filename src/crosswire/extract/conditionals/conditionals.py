"""Stage 8, conditionals: Statements, Events, Entities -> Conditionals.

A threat, promise, demand or prediction that hangs on a condition is listed with the words of both. Its issuer
is who is quoted for it, else who would act; its target who is addressed, else whom the condition speaks of.
Reports that tell the same one are joined: same issuer, and condition or consequence in much the same words.

Known limits: conditions over two sentences are read only with an "otherwise", or where the first sentence is
nothing but the condition; where nobody speaks and nobody named would act, an "if" is listed only where it tells what may
still happen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.acts.pages import Page, pages_of
from crosswire.extract.conditionals.condition_parts import (
    determiner,
    finite,
    irrealis,
    irrealis_now,
    is_stated,
    past,
    subjects,
)
from crosswire.extract.conditionals.conditional_groups import Found, joined
from crosswire.extract.conditionals.conditional_sides import (
    acting,
    content,
    deadline,
    is_onlooker,
    is_own_threat,
    issuer_of,
    parties,
    strength_of,
    target_of,
)
from crosswire.extract.conditionals.conditional_words import phrase, told_before, wording
from crosswire.extract.conditionals.conditions import Condition, answers, conditions, unfinished
from crosswire.extract.grammar.moods import POSSIBLE
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Event, Statement
from crosswire.records.text import Parse, ParsedDocument
from crosswire.text.tree import dependents, frame, governors, helpers

# Strengths that are the deed of who would act, also where nobody speaks.
_DEEDS = frozenset({"threat", "promise", "offer"})
# Articles of an act that is one of many.
_OF_MANY = frozenset({"a", "an", "any", "such", "another"})


def find_conditionals(
    statements: Sequence[Statement],
    events: Sequence[Event],
    entities: Sequence[Entity],
    parsed: Sequence[ParsedDocument] = (),
) -> tuple[Conditional, ...]:
    """Find threats, promises, demands and predictions that hang on a condition, joined across the reports.

    Those told in most reports come first.
    """
    types = {event.statement: event.type for event in reversed(events)}
    found: list[Found] = []
    for pages in pages_of(statements, entities, parsed):
        open_: tuple[Page, Condition] | None = None
        earlier: Page | None = None
        for page, beside in pages:
            pairs = conditions(page.parse)
            if open_ is not None and not pairs and (one := _across(open_, page, beside, types)):
                found.append(one)
            alone = None if pairs else unfinished(page.parse)
            open_ = (page, alone) if alone else None
            found += [one for pair in pairs if (one := _read(page, pair, beside, types, earlier))]
            earlier = page
    return joined(found)


def _read(
    page: Page, pair: Condition, statements: list[Statement], types: dict[str, str], earlier: Page | None
) -> Found | None:
    ours = [s for s in statements if _holds(page, s, pair.main) or _holds(page, s, pair.head)]
    issuer = issuer_of(page, pair, ours)
    named = issuer or acting(page, pair.main)
    strength = strength_of(page.parse, pair, [types[s.id] for s in ours if s.id in types])
    grave = (strength in ("threat", "warning") or _is_open(page.parse, pair)) and _is_of_an_act(page.parse, pair)
    told = _spoken(page, pair) or _is_of_a_party(page, pair) or _foretells(page.parse, pair)
    if not (named or grave or told or parties(page, frame(page.parse, pair.main).agents)):
        return None
    if not named and strength in ("promise", "offer") and not told:
        return None  # nobody's
    if strength == "prediction" and not issuer and not (told or grave) and not _commits(page, pair.main):
        return None  # the reporter's own reasoning
    if not (issuer or grave or _acts(page.parse, pair.main)):  # "Peru would face a drought": nobody's threat
        named, strength = (), strength if strength in ("warning", "demand") else "prediction"
    if strength in ("threat", "promise") and not is_own_threat(page, pair, named):
        strength = "warning" if strength == "threat" and not is_onlooker(page, named) else "prediction"
    made = _made(
        (page, pair.condition), (page, pair.consequence), issuer=named, target=target_of(page, pair, set(named)),
        strength=strength, statements=ours, until=deadline(page, pair, statements),
    )  # fmt: skip
    # Of what nobody is known to have said only the deed is his who would act: a forecast is the reporter's.
    whose = named if issuer or strength in _DEEDS else ()
    back = told_before(page, pair, earlier, bool(made.conditional.target))
    if earlier is None and len(pair.condition) == 1 and page.parse.tokens[pair.head].text.lower() in ("that", "this"):
        return None  # nobody can tell what would
    # What nobody says is said to nobody.
    target = made.conditional.target if whose else ()
    return replace(made, conditional=replace(made.conditional, issuer=whose, target=target, before=back))


def _acts(parse: Parse, main: int) -> bool:
    """Whether the consequence is what its subject would do, not what it would be, bear or may happen to it."""
    above = finite(parse, main)
    borne = {parse.tokens[j].lemma for j in (main, above)} & (condition_words().borne | {"be", "have"})
    ready = {k.lemma for k in dependents(parse, above)} & condition_words().strength.keys()
    return bool(ready) or (not borne and not helpers(parse, above) & POSSIBLE)


def _made(
    condition: tuple[Page, tuple[int, ...]], consequence: tuple[Page, tuple[int, ...]], *, issuer: tuple[str, ...],
    target: tuple[str, ...], strength: str, statements: list[Statement], until: str | None = None,
) -> Found:  # fmt: skip
    """The record; each half is a page and tokens of it."""
    known = condition[0].entities
    words = phrase(*condition)
    return Found(
        conditional=Conditional(
            issuer=issuer, target=target, condition=wording(*condition), consequence=wording(*consequence), strength=strength,
            evidence=(phrase(*consequence), words), statements=tuple(s.id for s in statements), deadline=until,
        ),
        condition=content(condition[0].parse, condition[1]),
        consequence=content(consequence[0].parse, consequence[1]),
        sides=frozenset({*issuer, *(e.state for i in issuer if (e := known.get(i)) and e.state)}),
    )  # fmt: skip


def _is_of_an_act(parse: Parse, pair: Condition) -> bool:
    """ "Allowing it would breach the law", "could be closed after a breach": an act and what it would lead to."""
    thought = not helpers(parse, pair.main).isdisjoint(("would", "could"))
    head = parse.tokens[pair.head]
    subject = head.dep in ("csubj", "nsubj", "csubjpass", "nsubjpass") and head.head == pair.main
    subject = subject or (head.tag == "VBG" and parse.tokens[pair.main].head == pair.head)
    after = parse.tokens[pair.head].lemma in ("after", "following")
    return thought and (subject or after)


def _is_open(parse: Parse, pair: Condition) -> bool:
    """ "A coup would make it easy", "any such deal would help": an act told as one of many that may come."""
    return "would" in helpers(parse, pair.main) and determiner(parse, pair.head) in _OF_MANY


def _across(
    before: tuple[Page, Condition], page: Page, statements: list[Statement], types: dict[str, str]
) -> Found | None:
    """A condition that is a sentence of its own, and its consequence in the next."""
    pair = answers(page.parse)
    earlier, clause = before
    if pair is None:
        return None
    ours = [s for s in statements if _holds(page, s, pair.main)]
    issuer = issuer_of(page, pair, ours) or issuer_of(page, pair, statements)
    if not issuer:
        return None
    asked = parties(earlier, frame(earlier.parse, clause.head).agents)
    return _made(
        (earlier, clause.condition), (page, pair.consequence), issuer=issuer,
        target=tuple([p for p in asked if p not in issuer][:1]),
        strength=strength_of(page.parse, pair, [types[s.id] for s in ours if s.id in types]),
        statements=ours,
    )  # fmt: skip


def _spoken(page: Page, pair: Condition) -> bool:
    """Somebody speaks, though nobody known: a verb of speech above, or quotation marks."""
    known = status_words().saying | set(condition_words().strength)
    above = any(page.parse.tokens[h].lemma in known for h in governors(page.parse, pair.main))
    main = page.parse.tokens[pair.main]  # "they were threatened with arrest unless they left"
    passive = main.lemma in known and any(page.parse.tokens[c].dep == "auxpass" for c in page.parse.children[pair.main])
    return above or passive or any(t.text == '"' or t.text.lower() == "according" for t in page.parse.tokens)


def _is_of_a_party(page: Page, pair: Condition) -> bool:
    """ "If Iran attacks, aid would grow": nobody's word, but of what a party that is named may do or might have done."""
    tokens = page.parse.tokens
    if tokens[pair.head].pos not in ("VERB", "NOUN") or not irrealis(page.parse, pair.main):
        return False
    agents = tuple(a for a in frame(page.parse, pair.head).agents if tokens[a].pos in ("NOUN", "PROPN"))
    kinds = {page.entities[e].kind for e in parties(page, agents)}
    return bool(kinds & {"state", "organisation", "group"} or (kinds and is_stated(page.parse, pair)))


def _foretells(parse: Parse, pair: Condition) -> bool:
    """ "If the pumps are not mended, the harvest will fail": nobody's word, but it says what may still happen or be wanting,
    and what would come of it; not "if he were right, it would be so"."""
    above = finite(parse, pair.main)
    if parse.tokens[above].lemma in condition_words().resting and irrealis(parse, above):
        return True  # "the day will depend on the tide"
    head = parse.tokens[pair.head]
    if head.tag == "VBG" and head.dep in ("csubj", "csubjpass") and "would" in helpers(parse, pair.main):
        return True  # "building one would take years"
    if not is_stated(parse, pair) or past(parse, pair.head):
        return False
    opener = {parse.tokens[j].lemma for j in pair.condition[:3]}
    borne = parse.tokens[above].lemma in condition_words().borne | {"expect"}  # "is expected back if the court agrees"
    told = irrealis_now(parse, above) or borne or "unless" in opener
    likely = told and not helpers(parse, above) & POSSIBLE
    known = not any(
        parse.tokens[c].pos == "PRON" and parse.tokens[c].lemma.lower() not in ("he", "she", "they")
        for c in subjects(parse, pair.head)
    )  # not "if it rains, it could be late"
    return likely or (known and told)


def _commits(page: Page, main: int) -> bool:
    """Whether a known party is told to do it: "X will …", X itself and not what X's name stands in."""
    parse = page.parse
    will = not helpers(parse, main).isdisjoint(("will", "would"))
    return will and any(map(page.mentions, frame(parse, main).agents))


def _holds(page: Page, statement: Statement, i: int) -> bool:
    return statement.predicate_at.start <= page.at(i) < statement.predicate_at.end
