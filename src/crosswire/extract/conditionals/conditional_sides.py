"""Who threatens or promises, whom the words are meant for, how strong they are, and until when (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.acts.pages import Page
from crosswire.extract.conditionals.condition_parts import Condition, negated
from crosswire.extract.conditionals.conditional_words import phrase
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.statements import Statement
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, conjuncts, frame, governors, helpers, subtree

# Words of a condition that open it ("in exchange for"); words before the verb of a clause that open that.
_OPENING, _JOINING = 3, 3
# Helping verbs of what is called for.
_BIDDEN = frozenset({"must", "should"})
# Who speaks is no one to whom he speaks: "if we see the use of gas".
_OURS = frozenset({"we", "us", "i", "our"})
# First words of who would act that tell of the speaker, or of nobody ("there will be consequences").
_OWN = frozenset({"i", "we", "our", "my", "there"})


def issuer_of(page: Page, pair: Condition, statements: list[Statement]) -> tuple[str, ...]:
    """Who is quoted: the nearest speaker in the sentence, else that of the statement's attribution."""
    known = status_words().saying | status_words().coming | set(condition_words().strength)
    spoken: tuple[str, ...] = ()
    for head in (*_own(page.parse, pair.main), *governors(page.parse, pair.main)):
        token = page.parse.tokens[head]
        if head in pair.condition:
            continue  # "should she say so": who would speak
        if token.pos in VERBAL and token.lemma in known:
            agents = frame(page.parse, head).agents
            found = parties(page, agents)
            if found:
                return found[:1]
            says = token.lemma not in condition_words().strength or token.lemma in status_words().saying
            spoken = spoken or tuple(
                page.phrase(a).text for a in agents[:1] if says and page.parse.tokens[a].pos in ("NOUN", "PROPN")
            )
    if spoken:
        return spoken
    for statement in statements:
        for attribution in reversed(statement.attribution):
            if attribution.speaker and attribution.speaker.entities:
                return attribution.speaker.entities[:1]
    return ()


def _own(parse: Parse, main: int) -> tuple[int, ...]:
    """The verb of the consequence itself, where it is the threat ("Peru demands pay if"); not "crews should alert them"."""
    bidden = helpers(parse, main) & {"should", "must"}
    return (main,) if parse.tokens[main].lemma in condition_words().strength and not bidden else ()


def acting(page: Page, main: int) -> tuple[str, ...]:
    """Who would act by the consequence, itself and not what its name stands in ("the Russian programme")."""
    heads = (j for agent in frame(page.parse, main).agents for j in conjuncts(page.parse, agent))
    ids = dict.fromkeys(e for j in heads for e in sorted({entity for entity, _ in page.mentions(j)}))
    return tuple(e for e in ids if page.entities[e].kind in ("person", "state", "organisation", "group"))


def target_of(page: Page, pair: Condition, issuer: set[str]) -> tuple[str, ...]:
    """Whom the words are meant for: who is addressed, who would meet the condition, who would bear the consequence."""
    parse = page.parse
    if helpers(parse, pair.main) & _BIDDEN and any(
        parse.tokens[a].text.lower() in _OURS for a in frame(parse, pair.main).agents
    ):
        return ()  # "we must mend it": nobody else is asked
    heads: list[int] = []
    for head in governors(parse, pair.main):
        if parse.tokens[head].lemma in condition_words().strength:
            heads += frame(parse, head).patients
    inner = frame(parse, pair.head)
    agents = [a for a in inner.agents if parse.tokens[a].text.lower() not in _OURS]
    heads += [*agents, *frame(parse, pair.main).patients, *inner.patients]
    heads += [h for marker, h in frame(parse, pair.main).obliques if marker in ("on", "against", "to", "with")]
    own = {page.entities[i].state for i in issuer if i in page.entities}
    for group in heads:
        found = [e for e in parties(page, (group,)) if e not in issuer]
        found = [e for e in found if page.entities[e].kind != "state" or page.entities[e].state not in own]
        if found:
            return tuple(found[:1])
    return ()


def parties(page: Page, heads: tuple[int, ...]) -> tuple[str, ...]:
    """The first entity of each head and of those joined to it."""
    found: list[str] = []
    for head in dict.fromkeys(j for h in heads for j in conjuncts(page.parse, h)):
        ids = page.phrase(head).entities
        if ids and page.entities[ids[0]].kind in ("person", "state", "organisation", "group"):
            found.append(ids[0])
    return tuple(dict.fromkeys(found))


def strength_of(parse: Parse, pair: Condition, types: list[str]) -> str:
    """threat, warning, promise, offer, demand or prediction."""
    words = condition_words()
    above = [parse.tokens[h].lemma for h in (pair.main, *list(governors(parse, pair.main))[:4])]
    said = next((words.strength[lemma] for lemma in above if lemma in words.strength), None)
    content, helping = _weighed(parse, pair), helpers(parse, pair.main)
    if said == "warning":
        return "threat" if content & words.hostile and not content & words.harmful else "warning"
    if said is None and helping & {"must", "should"}:
        return "demand"
    if said:
        return said
    opening = " ".join(parse.tokens[j].text.lower() for j in pair.condition[:_OPENING])
    if f"{opening} ".startswith(words.traded):
        return "offer"
    if content & words.hostile and not negated(parse, pair.main):
        return "threat"
    if content & words.liable and "hold" in content:
        return "threat"
    if set(types[:1]) & {"THREATEN", "SANCTION", "COERCE", "ASSAULT"} and not negated(parse, pair.main):
        return "threat"
    if content & words.harmful:
        return "warning"
    kind = set(types) & {"AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"}
    return "promise" if (kind or content & words.friendly) and "will" in helping else "prediction"


def _weighed(parse: Parse, pair: Condition) -> frozenset[str]:
    """The content lemmas of the consequence itself, not those of a clause within it ("an idea that would end the war")."""
    aside = {
        j
        for i in pair.consequence
        if i != pair.main and parse.tokens[i].dep in ("relcl", "acl") and parse.tokens[i].head in pair.consequence
        for j in subtree(parse, i)
        if j > i - _JOINING and j != pair.main
    }
    return lemmas(parse, tuple(j for j in pair.consequence if j not in aside or pair.main in aside))


def is_own_threat(page: Page, pair: Condition, issuer: tuple[str, ...]) -> bool:
    """Whether whoever speaks would do it himself, or it is called a threat: what others would do, or what a thing would
    lead to, is a warning."""
    parse = page.parse
    agents = frame(parse, pair.main).agents
    above = [
        h for h in (pair.main, *governors(parse, pair.main)) if parse.tokens[h].lemma in condition_words().strength
    ]
    if any(h != pair.main or agents or issuer for h in above):
        return True
    if any(parse.tokens[a].text.lower() == "you" for a in agents) or (above and not agents):
        return False
    if not agents:
        return True
    if is_onlooker(page, issuer):
        return any(parse.tokens[a].text.lower() in _OURS for a in agents)
    if any(page.phrase(a).text.partition(" ")[0].lower() in _OWN for a in agents):
        return True
    states = {e.state for i in issuer if (e := page.entities.get(i)) and e.state}
    theirs = {x for i in acting(page, pair.main) for x in (i, page.entities[i].state) if x}
    # Of whom nobody knows whom he serves ("a source") it cannot be said that others would do it.
    return bool(theirs) and (not states or bool(theirs & {*states, *issuer}))


def is_onlooker(page: Page, issuer: tuple[str, ...]) -> bool:
    """Whether a person of no state and no office speaks: an expert forecasts what others do."""
    found = [e for i in issuer if (e := page.entities.get(i))]
    return bool(found) and all(e.kind == "person" and not e.state and not e.office for e in found)


def deadline(page: Page, pair: Condition, statements: list[Statement]) -> str | None:
    """A day named in the condition behind "by", "until" or "within"."""
    told = phrase(page, pair.condition)
    for statement in statements:
        for time in statement.times:
            if told.start <= time.start < told.end and time.anchored:
                before = page.text[max(told.start, time.start - 12) : time.start].lower()
                if any(word in before for word in ("by ", "until ", "before ", "within ", "till ")):
                    return time.value
    return None


def content(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    """Content lemmas; a noun of event counts as its verb ("invasion" as "invade")."""
    nouns = event_nouns()
    return frozenset(nouns.get(lemma) or lemma for lemma in lemmas(parse, tokens)) - condition_words().framing


def lemmas(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    return frozenset(parse.tokens[j].lemma for j in tokens if parse.tokens[j].pos in ("NOUN", "VERB", "PROPN", "ADJ"))
