"""Stage 8, conditionals: Statements, Events, Entities -> Conditionals.

A threat, promise, demand or prediction that hangs on a condition is listed with the words of both. Its issuer
is who is quoted for it, else who would act; its target who is addressed, else whom the condition speaks of.
Reports that tell the same one are joined: same issuer, and condition or consequence in much the same words.

Known limits: conditions over two sentences are read only with an "otherwise", or where the first sentence is
nothing but the condition; the ordinary
"if" of explanations is dropped where nobody speaks and nobody named would act.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.extract.conditions import Condition, answers, conditions, unfinished
from crosswire.extract.parties import Page, pages_of
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.conditionals import ConditionWords, condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Event, Statement
from crosswire.records.text import Parse, ParsedDocument, Phrase
from crosswire.text.tree import conjuncts, frame, governors

# Share of content words (0..1, of the smaller set) from which two wordings tell one thing.
_ALIKE = 0.5
# Of one issuer, content words that two conditions share, and their share, to be one whatever the consequence.
_SHARED, _MUCH_ALIKE = 2, 0.75
# Earlier conditionals looked at for each word, and compared in full: bounds the cost in large stories.
_LATEST, _CANDIDATES = 40, 12
_VERBS = ("VERB", "AUX")
# Words of the frame of a condition that say nothing of it.
_FRAME_WORDS = frozenset({"event", "case", "exchange", "return", "condition", "more", "further", "new"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A conditional in one report, with its content lemmas."""

    conditional: Conditional
    condition: frozenset[str]
    consequence: frozenset[str]
    sides: frozenset[str]


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
    found: list[_Found] = []
    for pages in pages_of(statements, entities, parsed):
        open_: tuple[Page, Condition] | None = None
        for page, beside in pages:
            pairs = conditions(page.parse)
            if open_ is not None and not pairs and (one := _across(open_, page, beside, types)):
                found.append(one)
            alone = None if pairs else unfinished(page.parse)
            open_ = (page, alone) if alone else None
            found += [one for pair in pairs if (one := _read(page, pair, beside, types))]
    groups = _join(found)
    return tuple(
        _merged(group) for group in sorted(groups, key=lambda g: -len({f.conditional.evidence[0].report for f in g}))
    )


def _read(page: Page, pair: Condition, statements: list[Statement], types: dict[str, str]) -> _Found | None:
    ours = [s for s in statements if _holds(page, s, pair.main) or _holds(page, s, pair.head)]
    issuer = _issuer(page, pair, ours)
    named = issuer or _acting(page, pair.main)
    target = _target(page, pair, set(named))
    strength = _strength(page.parse, pair, condition_words(), [types[s.id] for s in ours if s.id in types])
    grave = strength in ("threat", "warning") and _is_of_an_act(page.parse, pair)
    near = named or _entities(page, frame(page.parse, pair.main).agents)
    if not near and not grave and not _spoken(page, pair):
        return None
    if not named and strength in ("promise", "offer") and not _spoken(page, pair):
        return None  # nobody's
    if strength == "prediction" and not issuer and not _spoken(page, pair) and not _commits(page, pair.main):
        return None  # the reporter's own reasoning
    condition, consequence = _phrase(page, pair.condition), _phrase(page, pair.consequence)
    return _Found(
        conditional=Conditional(
            issuer=named, target=target,
            condition=condition.text, consequence=_text(page, pair.consequence),
            strength=strength,
            evidence=(consequence, condition), statements=tuple(s.id for s in ours),
            deadline=_deadline(page, pair, statements),
        ),
        condition=_content(page.parse, pair.condition), consequence=_content(page.parse, pair.consequence),
        sides=frozenset({*named, *(e.state for i in named if (e := page.entities.get(i)) and e.state)}),
    )  # fmt: skip


def _is_of_an_act(parse: Parse, pair: Condition) -> bool:
    """ "Allowing it would breach the law", "could be closed after a breach": an act and what it would lead to."""
    thought = any(parse.tokens[c].lemma in ("would", "could") for c in parse.children[pair.main])
    subject = parse.tokens[pair.head].dep in ("csubj", "nsubj") and parse.tokens[pair.head].head == pair.main
    after = parse.tokens[pair.head].lemma in ("after", "following")
    return thought and (subject or after)


def _across(
    before: tuple[Page, Condition], page: Page, statements: list[Statement], types: dict[str, str]
) -> _Found | None:
    """A condition that is a sentence of its own, and its consequence in the next."""
    pair = answers(page.parse)
    earlier, clause = before
    if pair is None:
        return None
    ours = [s for s in statements if _holds(page, s, pair.main)]
    issuer = _issuer(page, pair, ours) or _issuer(page, pair, statements)
    if not issuer:
        return None
    condition, consequence = _phrase(earlier, clause.condition), _phrase(page, pair.consequence)
    parties = _entities(earlier, frame(earlier.parse, clause.head).agents)
    sides = (e.state for i in issuer if (e := page.entities.get(i)) and e.state)
    return _Found(
        conditional=Conditional(
            issuer=issuer, target=tuple([p for p in parties if p not in issuer][:1]),
            condition=condition.text, consequence=_text(page, pair.consequence),
            strength=_strength(page.parse, pair, condition_words(), [types[s.id] for s in ours if s.id in types]),
            evidence=(consequence, condition), statements=tuple(s.id for s in ours),
        ),
        condition=_content(earlier.parse, clause.condition), consequence=_content(page.parse, pair.consequence),
        sides=frozenset({*issuer, *sides}),
    )  # fmt: skip


def _spoken(page: Page, pair: Condition) -> bool:
    """Somebody speaks, though nobody known: a verb of speech above, or quotation marks."""
    known = status_words().saying | set(condition_words().strength)
    above = any(page.parse.tokens[h].lemma in known for h in governors(page.parse, pair.main))
    return above or any(t.text in ('"', "“", "”") for t in page.parse.tokens)


def _commits(page: Page, main: int) -> bool:
    """Whether a known party is told to do it: "X will …", X itself and not what X's name stands in."""
    parse = page.parse
    will = any(parse.tokens[c].text.lower() in ("will", "would", "'ll", "’ll") for c in parse.children[main])
    starts = [page.sentence.start + parse.tokens[a].start for a in frame(parse, main).agents]
    return will and any(page.index.ids(start, start + 1) for start in starts)


def _holds(page: Page, statement: Statement, i: int) -> bool:
    at = page.sentence.start + page.parse.tokens[i].start
    return statement.predicate_at.start <= at < statement.predicate_at.end


# --- words --------------------------------------------------------------------------------------------------------------


def _phrase(page: Page, tokens: tuple[int, ...]) -> Phrase:
    """The longest run of ``tokens``, as a place in the report (a hole is where the other clause stands)."""
    runs: list[list[int]] = []
    for j in tokens:
        if runs and j == runs[-1][-1] + 1:
            runs[-1].append(j)
        else:
            runs.append([j])
    best = max(runs, key=len)
    while len(best) > 1 and page.parse.tokens[best[0]].pos == "PUNCT":
        best = best[1:]
    while len(best) > 1 and page.parse.tokens[best[-1]].pos == "PUNCT":
        best = best[:-1]
    start = page.sentence.start + page.parse.tokens[best[0]].start
    end = page.sentence.start + page.parse.tokens[best[-1]].end
    return Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end])


def _text(page: Page, tokens: tuple[int, ...]) -> str:
    """The words of ``tokens`` as they stand in the report, holes closed."""
    text, last = "", None
    for j in tokens:
        token = page.parse.tokens[j]
        gap = "" if last is None else page.parse.text[page.parse.tokens[last].end : token.start]
        text += (gap if last is not None and j == last + 1 else " " if text else "") + token.text
        last = j
    text = re.sub(r'["“”]\s*["“”]', "", text)  # quotation marks around what was cut out
    text = re.sub(r",\s*(?=,)", "", re.sub(r"\s+([,;.])", r"\1", text)).strip(" ,;:.–—-")
    if not re.match(r'["“”](?= ?[,;:])', text) and any(mark in text[1:] for mark in ('"', "”")):
        return text
    # A quotation mark that opens nothing ('" , they will talk') is left over from the condition cut out.
    return text[1:].strip(' ,;:."”') if text[:1] in ('"', "“", "”") else text


def _content(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    """Content lemmas; a noun of event counts as its verb ("invasion" as "invade")."""
    nouns = event_nouns()
    return frozenset(nouns.get(lemma) or lemma for lemma in _lemmas(parse, tokens)) - _FRAME_WORDS


def _lemmas(parse: Parse, tokens: tuple[int, ...]) -> frozenset[str]:
    return frozenset(parse.tokens[j].lemma for j in tokens if parse.tokens[j].pos in ("NOUN", "VERB", "PROPN", "ADJ"))


# --- who ----------------------------------------------------------------------------------------------------------------


def _issuer(page: Page, pair: Condition, statements: list[Statement]) -> tuple[str, ...]:
    """Who is quoted: the nearest speaker in the sentence, else that of the statement's attribution."""
    known = status_words().saying | status_words().coming | set(condition_words().strength)
    spoken: tuple[str, ...] = ()
    for head in (pair.main, *governors(page.parse, pair.main)):
        token = page.parse.tokens[head]
        if (
            token.pos in _VERBS
            and token.lemma in known
            and (head != pair.main or token.lemma in condition_words().strength)
        ):
            agents = frame(page.parse, head).agents
            found = _entities(page, agents)
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


def _acting(page: Page, main: int) -> tuple[str, ...]:
    """Who would act by the consequence, itself and not what its name stands in ("the Russian programme")."""
    heads = (j for agent in frame(page.parse, main).agents for j in conjuncts(page.parse, agent))
    starts = [page.sentence.start + page.parse.tokens[j].start for j in heads]
    ids = dict.fromkeys(e for start in starts for e in sorted(page.index.ids(start, start + 1)))
    return tuple(e for e in ids if page.entities[e].kind in ("person", "state", "organisation", "group"))


def _target(page: Page, pair: Condition, issuer: set[str]) -> tuple[str, ...]:
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
        found = [e for e in _entities(page, (group,)) if e not in issuer]
        if found:
            return tuple(found[:1])
    return ()


def _entities(page: Page, heads: tuple[int, ...]) -> tuple[str, ...]:
    """The first entity of each head and of those joined to it."""
    found: list[str] = []
    for head in dict.fromkeys(j for h in heads for j in conjuncts(page.parse, h)):
        ids = page.phrase(head).entities
        if ids and page.entities[ids[0]].kind in ("person", "state", "organisation", "group"):
            found.append(ids[0])
    return tuple(dict.fromkeys(found))


# --- how strong, until when -----------------------------------------------------------------------------------------------


def _strength(parse: Parse, pair: Condition, words: ConditionWords, types: list[str]) -> str:
    """threat, warning, promise, offer, demand or prediction."""
    above = [parse.tokens[h].lemma for h in (pair.main, *list(governors(parse, pair.main))[:4])]
    said = next((words.strength[lemma] for lemma in above if lemma in words.strength), None)
    content = _lemmas(parse, pair.consequence)
    if said == "warning":
        return "threat" if content & words.hostile and not content & words.harmful else "warning"
    modals = {parse.tokens[c].lemma for c in parse.children[pair.main] if parse.tokens[c].dep == "aux"}
    if said is None and modals & {"must", "should"}:
        return "demand"
    if said:
        return said
    if content & words.hostile or set(types[:1]) & {"THREATEN", "SANCTION", "COERCE", "ASSAULT"}:
        return "threat"
    if content & words.harmful:
        return "warning"
    kind = set(types) & {"AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"}
    return "promise" if (kind or content & words.friendly) and "will" in modals else "prediction"


def _deadline(page: Page, pair: Condition, statements: list[Statement]) -> str | None:
    """A day named in the condition behind "by", "until" or "within"."""
    phrase = _phrase(page, pair.condition)
    for statement in statements:
        for time in statement.times:
            if phrase.start <= time.start < phrase.end and time.anchored:
                before = page.text[max(phrase.start, time.start - 12) : time.start].lower()
                if any(word in before for word in ("by ", "until ", "before ", "within ", "till ")):
                    return time.value
    return None


# --- joining ------------------------------------------------------------------------------------------------------------


def _join(found: list[_Found]) -> list[list[_Found]]:
    """Group what is told alike. Candidates share words, so that the cost does not grow with the square."""
    home = list(range(len(found)))
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        words = one.condition | one.consequence
        shared = Counter(j for word in words for j in by_word[word][-_LATEST:])
        for j, _ in shared.most_common(_CANDIDATES):
            if _root(home, j) != _root(home, i) and _same(one, found[j]):
                home[_root(home, i)] = _root(home, j)
        for word in words:
            by_word[word].append(i)
    groups: dict[int, list[_Found]] = defaultdict(list)
    for i, one in enumerate(found):
        groups[_root(home, i)].append(one)
    return list(groups.values())


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _same(left: _Found, right: _Found) -> bool:
    if left.sides and right.sides and not left.sides & right.sides:
        return False
    if (
        left.conditional.issuer == right.conditional.issuer
        and len(left.condition & right.condition) >= _SHARED
        and _alike(left.condition, right.condition) >= _MUCH_ALIKE
    ):
        return True  # one condition, told with another of its consequences
    return (
        min(_alike(left.condition, right.condition), 0.99) + _alike(left.consequence, right.consequence) >= 2 * _ALIKE
    )


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _merged(group: list[_Found]) -> Conditional:
    """One conditional for a group: the wording nearest to all others, all evidence, what most say of the rest."""
    best = max(
        group[:_LATEST],
        key=lambda f: (round(sum(_nearness(f, other) for other in group[:_LATEST]), 2), len(f.condition)),
    )
    told = [f.conditional for f in group]
    issuers = Counter(c.issuer for c in told if c.issuer)
    targets = Counter(c.target for c in told if c.target)
    return Conditional(
        issuer=max(issuers, key=lambda i: (issuers[i], i == best.conditional.issuer), default=()),
        target=max(targets, key=lambda t: (targets[t], t == best.conditional.target), default=()),
        condition=best.conditional.condition, consequence=best.conditional.consequence,
        strength=Counter([best.conditional.strength, *(c.strength for c in told)]).most_common(1)[0][0],
        evidence=tuple(dict.fromkeys(phrase for c in told for phrase in c.evidence)),
        statements=tuple(dict.fromkeys(s for c in told for s in c.statements)),
        deadline=next((c.deadline for c in told if c.deadline), None),
    )  # fmt: skip


def _nearness(left: _Found, right: _Found) -> float:
    union = len(left.condition | right.condition) + len(left.consequence | right.consequence)
    return (len(left.condition & right.condition) + len(left.consequence & right.consequence)) / max(1, union)
