"""Who threatens or promises, whom the words are meant for, how strong they are, until when, and the words themselves
(helper of stage 8)."""

from __future__ import annotations

import re

from crosswire.extract.acts.pages import Page
from crosswire.extract.conditionals.condition_parts import Condition
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.statements import Statement
from crosswire.records.text import Parse, Phrase
from crosswire.text.tree import VERBAL, conjuncts, frame, governors, helpers, runs

# First words of who would act that tell of the speaker, or of nobody ("there will be consequences").
_OWN = frozenset({"i", "we", "our", "my", "there"})


def issuer_of(page: Page, pair: Condition, statements: list[Statement]) -> tuple[str, ...]:
    """Who is quoted: the nearest speaker in the sentence, else that of the statement's attribution."""
    known = status_words().saying | status_words().coming | set(condition_words().strength)
    spoken: tuple[str, ...] = ()
    for head in (*_own(page.parse, pair.main), *governors(page.parse, pair.main)):
        token = page.parse.tokens[head]
        if token.pos in VERBAL and token.lemma in known:
            agents = frame(page.parse, head).agents
            found = parties(page, agents)
            if found:
                return found[:1]
            spoken = spoken or tuple(
                page.phrase(a).text for a in agents[:1] if page.parse.tokens[a].pos in ("NOUN", "PROPN")
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
    heads: list[int] = []
    for head in governors(parse, pair.main):
        if parse.tokens[head].lemma in condition_words().strength:
            heads += frame(parse, head).patients
    inner = frame(parse, pair.head)
    heads += [*inner.agents, *frame(parse, pair.main).patients, *inner.patients]
    heads += [h for marker, h in frame(parse, pair.main).obliques if marker in ("on", "against", "to", "with")]
    for group in heads:
        found = [e for e in parties(page, (group,)) if e not in issuer]
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
    content = lemmas(parse, pair.consequence)
    if said == "warning":
        return "threat" if content & words.hostile and not content & words.harmful else "warning"
    helping = helpers(parse, pair.main)
    if said is None and helping & {"must", "should"}:
        return "demand"
    if said:
        return said
    if content & words.hostile or set(types[:1]) & {"THREATEN", "SANCTION", "COERCE", "ASSAULT"}:
        return "threat"
    if content & words.harmful:
        return "warning"
    kind = set(types) & {"AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"}
    return "promise" if (kind or content & words.friendly) and "will" in helping else "prediction"


def is_own_threat(page: Page, pair: Condition, issuer: tuple[str, ...]) -> bool:
    """Whether whoever speaks would do it himself, or it is called a threat: what others would do, or what a thing would
    lead to, is a warning."""
    parse = page.parse
    if any(parse.tokens[h].lemma in condition_words().strength for h in (pair.main, *governors(parse, pair.main))):
        return True
    agents = frame(parse, pair.main).agents
    if not agents:
        return True
    states = {e.state for i in issuer if (e := page.entities.get(i)) and e.state}
    theirs = {x for i in acting(page, pair.main) for x in (i, page.entities[i].state) if x}
    # Of whom nobody knows whom he serves ("a source") it cannot be said that others would do it.
    if theirs and (not states or theirs & {*states, *issuer}):
        return True
    return any(page.phrase(a).text.partition(" ")[0].lower() in _OWN for a in agents)


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


def phrase(page: Page, tokens: tuple[int, ...]) -> Phrase:
    """The longest run of ``tokens``, as a place in the report (a hole is where the other clause stands)."""
    best = max(runs(tokens), key=len)
    while len(best) > 1 and page.parse.tokens[best[0]].pos == "PUNCT":
        best = best[1:]
    while len(best) > 1 and page.parse.tokens[best[-1]].pos in ("PUNCT", "CCONJ"):
        best = best[:-1]
    start, end = page.at(best[0]), page.sentence.start + page.parse.tokens[best[-1]].end
    return Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end])


def wording(page: Page, tokens: tuple[int, ...]) -> str:
    """The words of ``tokens`` as they stand in the report, holes closed."""
    text, last = "", None
    for j in tokens:
        token = page.parse.tokens[j]
        gap = "" if last is None else page.parse.text[page.parse.tokens[last].end : token.start]
        text += (gap if last is not None and j == last + 1 else " " if text else "") + token.text
        last = j
    text = re.sub(r'"\s*"', "", text)  # quotation marks around what was cut out
    text = re.sub(r",\s*(?=[,.])", "", re.sub(r"(?<!\s)\s+([,;.])", r"\1", text)).strip(" ,;:.–—-")
    if not re.match(r'"(?= ?[,;:])', text) and '"' in text[1:]:
        return text
    # A quotation mark that opens nothing ('" , they will talk') is left over from the condition cut out.
    return text[1:].strip(' ,;:."') if text[:1] == '"' else text


def content(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    """Content lemmas; a noun of event counts as its verb ("invasion" as "invade")."""
    nouns = event_nouns()
    return frozenset(nouns.get(lemma) or lemma for lemma in lemmas(parse, tokens)) - condition_words().framing


def lemmas(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    return frozenset(parse.tokens[j].lemma for j in tokens if parse.tokens[j].pos in ("NOUN", "VERB", "PROPN", "ADJ"))
