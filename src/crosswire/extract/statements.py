"""Stage 7, statements: ParsedDocument -> Attributions and Statements.

The unit is the clause, not the sentence: "Putin, who called sanctions a mistake, was satisfied, said
Ushakov" holds three. Nouns of event ("the release of", "a 50-minute call") and verbless fragments are
clauses too. ``clauses`` cuts, ``arguments`` and ``moods`` read each clause, ``attribution`` says who is
quoted; this file puts them together and decides which span of the report is cited.

Known limits: the parser's attachment is believed; a pronoun is resolved only where an entity has it as a
mention.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.extract.grammar.arguments import find_arguments
from crosswire.extract.grammar.clauses import CONTENT, FINITE, SUBJECTS, Clause, find_clauses
from crosswire.extract.grammar.doers import with_doers
from crosswire.extract.grammar.hanging import with_links
from crosswire.extract.grammar.moods import Mood, read_mood, status_of
from crosswire.extract.grammar.quantities import find_quantities
from crosswire.extract.speech.attribution import find_attributions, paragraph_ranges, sentences_of
from crosswire.lexicon.clauses import clause_words, event_nouns
from crosswire.records.names import Entity
from crosswire.records.statements import Attribution, Quantity, Statement, TimeExpression
from crosswire.records.text import Parse, ParsedDocument, Sentence, Span
from crosswire.text.quotations import find_quotations, inner
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import VERBAL, children_as, dependents, has_child

__all__ = ["find_attributions", "find_statements"]

# Characters: a nested clause of this size or less is bridged when a clause is cited; a longer one cuts it,
# so that a cited span states one thing.
_BRIDGE = 30
# The same where it defines the subject, and no comma parts it: "is meaningless" says nothing without what is.
_SUBJECT_BRIDGE = 90
_APART = ",;:–—-("
# Classes of cue whose content somebody states; the others judge, want or mention it.
_REPORTING = frozenset(
    {"say", "announce", "warn", "promise", "deny", "demand", "accuse", "think", "show", "noun", "source"}
)
# Characters: more than the longest opener of a condition.
_LONGEST_OPENER = 30
# Characters that close a cited span after its last word.
_CLOSING = '.,!?”"’'
# Tokens: a fragment or a clause without a finite verb of fewer words ("Read on", "saying") states nothing.
_SHORTEST_FRAGMENT = 3
_SHORTEST_FINITE = 2
# Sources that report one another: the press nests three; "he said he said" nests hundreds, and each clause would hold them.
_NESTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What the clauses of one report are read against."""

    text: str
    index: SpanIndex
    times: Sequence[TimeExpression]
    time_starts: list[int]
    quotations: Sequence[Span]
    quotation_starts: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """A sentence, the clauses that others hang from by their heads, and what stands in it or says it."""

    sentence: Sentence
    heads: dict[int, Clause]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    chains: Sequence[Attribution]


def find_statements(
    parsed: ParsedDocument,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
) -> tuple[Statement, ...]:
    """Cut each sentence into clauses with predicate, arguments by role, polarity, modality, attribution.

    ``times`` and ``attributions`` are those of the same report.
    """
    text, report = parsed.document.article.text, parsed.document.article.id
    ordered = sorted(times, key=lambda t: t.start)
    quotations = find_quotations(text, paragraph_ranges(parsed))
    context = _Context(
        text=text, index=SpanIndex(entities, report), times=ordered, time_starts=[t.start for t in ordered],
        quotations=quotations, quotation_starts=[q.start for q in quotations],
    )  # fmt: skip
    found: list[Statement] = []
    around = sentences_of(parsed, [[(span.start, span.end) for span in a.content] for a in attributions])
    for sentence, near in zip(parsed.sentences, around, strict=True):
        found += _sentence_statements(sentence, context, [attributions[k] for k in near], len(found))
    return tuple(found)


def _sentence_statements(
    sentence: Sentence, context: _Context, chains: Sequence[Attribution], number: int
) -> list[Statement]:
    clauses = find_clauses(sentence.parse)
    heads = {clause.head: clause for clause in clauses if clause.kind != "nominal"}
    times = _within(context.times, context.time_starts, sentence.start, sentence.end)
    quantities = find_quantities(sentence, context.text, times)
    around = _Around(sentence=sentence, heads=heads, times=times, quantities=quantities, chains=chains)
    moods: dict[int, Mood] = {}
    found: list[tuple[Clause, Statement]] = []
    for clause in clauses:
        if not _states(sentence, clause):
            continue
        mood, at = _mood(sentence, clause, heads, moods), number + len(found)
        found.append((clause, _statement(around, clause, mood, context, at)))
    return with_links(sentence.parse, [clause for clause, _ in found], with_doers(found))


def _states(sentence: Sentence, clause: Clause) -> bool:
    """Not a lone participle ("saying"), a bare infinitive ("to understand") or a fragment ("Read on")."""
    tokens = sentence.parse.tokens
    words = sum(tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ") for i in clause.own)
    if clause.kind == "fragment":
        return words >= _SHORTEST_FRAGMENT
    finite = tokens[clause.head].tag in FINITE or has_child(sentence.parse, clause.head, *SUBJECTS)
    return words >= (_SHORTEST_FINITE if finite else _SHORTEST_FRAGMENT)


def _mood(sentence: Sentence, clause: Clause, heads: dict[int, Clause], known: dict[int, Mood]) -> Mood:
    """The mood of a clause, after that of the clauses that it may inherit from."""
    if clause.kind == "nominal":
        return read_mood(sentence.parse, clause, None)
    chain = [clause]
    while chain[-1].link == "conj" and chain[-1].parent in heads and chain[-1].head not in known:
        chain.append(heads[chain[-1].parent])
    for one in reversed(chain):
        if one.head not in known:
            known[one.head] = read_mood(sentence.parse, one, known.get(one.parent) if one.parent is not None else None)
    return known[clause.head]


def _statement(around: _Around, clause: Clause, mood: Mood, context: _Context, number: int) -> Statement:
    sentence, heads = around.sentence, around.heads
    tokens, offset = sentence.parse.tokens, sentence.start
    condition = _condition(sentence, clause, heads)
    own = _runs(sentence, clause)
    start, end = _cited(sentence, clause, context.text, own)
    if condition is not None:
        start, end = min(start, condition.start), max(end, condition.end)
    at = Span(start=offset + tokens[clause.predicate].start, end=offset + tokens[clause.predicate].end)
    holder = heads.get(clause.parent) if clause.kind == "nominal" and clause.parent is not None else None
    chain = _chain(around.chains, at.start, own if holder is None else _runs(sentence, holder))
    predicate, lemmas = _predicate(sentence, clause), _lemmas(sentence, clause)
    hanging = clause.parent is not None and clause.parent in heads and clause.link == "ccomp"
    return Statement(
        id=f"{sentence.report}:{number}", report=sentence.report, sentence=sentence.index, start=start, end=end,
        own=own, kind="nominal" if clause.kind != "verbal" else "verbal", predicate=predicate, predicate_at=at,
        arguments=find_arguments(sentence, context.text, clause, heads, context.index),
        polarity="negative" if mood.negative != mood.refusing else "positive", modality=mood.modality, tense=mood.tense,
        status=status_of(mood, reported=bool(chain), backshifted=(bool(chain) or hanging) and condition is None),
        passive=mood.passive, lemmas=lemmas, quotes=_quotes(context, start, end),
        quantities=tuple(q for q in around.quantities if _inside(q.start, q.end, own)),
        times=tuple(t for t in around.times if _inside(t.start, t.end, own)),
        attribution=chain, condition=None if condition is None else context.text[condition.start : condition.end],
        headline=sentence.headline,
    )  # fmt: skip


def _within(items: Sequence[TimeExpression], starts: list[int], start: int, end: int) -> Sequence[TimeExpression]:
    return items[bisect_left(starts, start) : bisect_right(starts, end - 1)]


def _inside(start: int, end: int, own: Sequence[Span]) -> bool:
    return any(span.start < end and start < span.end for span in own)


def _runs(sentence: Sentence, clause: Clause) -> tuple[Span, ...]:
    """The clause's own words as maximal runs, without punctuation at their edges."""
    tokens, runs = sentence.parse.tokens, []
    words = [i for i in clause.own if tokens[i].pos not in ("PUNCT", "SPACE")] or list(clause.own)
    while len(words) > 1 and tokens[words[-1]].pos == "CCONJ":
        words.pop()
    while len(words) > 1 and tokens[words[0]].pos == "CCONJ" and tokens[words[0]].dep == "cc":
        words.pop(0)
    owned = set(clause.own)
    first = words[0]
    for left, right in zip(words, [*words[1:], None], strict=True):
        if right is None or not all(i in owned or tokens[i].pos == "PUNCT" for i in range(left + 1, right)):
            runs.append(Span(start=sentence.start + tokens[first].start, end=sentence.start + tokens[left].end))
            first = right if right is not None else first
    return tuple(runs)


def _cited(sentence: Sentence, clause: Clause, text: str, runs: Sequence[Span]) -> tuple[int, int]:
    """The span to cite: the run with the predicate, with the runs that a short gap divides from it."""
    at = sentence.start + sentence.parse.tokens[clause.predicate].start
    centre = next((k for k, run in enumerate(runs) if run.start <= at < run.end), 0)
    first = last = centre
    subject = _subject_at(sentence, clause)
    while first > 0:
        before, begin = runs[first - 1].end, runs[first].start
        inseparable = subject < begin and text[before] not in _APART
        if begin - before > (_SUBJECT_BRIDGE if inseparable else _BRIDGE):
            break
        first -= 1
    while last + 1 < len(runs) and runs[last + 1].start - runs[last].end <= _BRIDGE:
        last += 1
    start, end = runs[first].start, runs[last].end
    if start > 0 and text[start - 1] in '“"‘':
        start -= 1
    closing = _CLOSING + ")" if text.count("(", start, end) > text.count(")", start, end) else _CLOSING
    stop = end
    while stop < min(len(text), end + 3) and text[stop] in closing:
        stop += 1
        if text[stop - 1] not in ".,!?":
            end = stop
    return start, end


def _subject_at(sentence: Sentence, clause: Clause) -> int:
    """Where the subject that stands before the predicate has its head; else where the sentence ends."""
    tokens, own = sentence.parse.tokens, set(clause.own)
    for head in (clause.head, clause.predicate):
        for c in sentence.parse.children[head]:
            if c in own and c < clause.predicate and tokens[c].dep in SUBJECTS:
                return sentence.start + tokens[c].start
    return sentence.end


def _predicate(sentence: Sentence, clause: Clause) -> str:
    """The lemma of the predicate with its particle; the noun under a light verb; "make clear"."""
    parse = sentence.parse
    token = parse.tokens[clause.predicate]
    words = clause_words()
    for c in parse.children[clause.predicate]:
        child = parse.tokens[c]
        if child.dep == "prt":
            return f"{token.lemma} {child.lemma}"
        if token.lemma in words.light and child.dep == "dobj" and child.lemma in event_nouns():
            return child.lemma
        if token.lemma == "make" and child.text.lower() == "clear":
            return "make clear"
        if child.dep in ("nsubjpass", "nsubj") and child.lemma in event_nouns() and _occurs(parse, clause):
            return child.lemma
        if token.lemma == "be" and child.dep in ("acomp", "attr") and child.pos in ("ADJ", "NOUN", "VERB"):
            return f"be {child.lemma}"
    return token.lemma


def _occurs(parse: Parse, clause: Clause) -> bool:
    """The verb says no more than that its subject takes place."""
    token, occurring = parse.tokens[clause.predicate], clause_words().occurring
    objects = [parse.tokens[c].lemma for c in children_as(parse, clause.predicate, "dobj")]
    if objects:
        return f"{token.lemma} {objects[0]}" in occurring
    return token.lemma in occurring


def _lemmas(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    tokens = sentence.parse.tokens
    return tuple(tokens[i].lemma for i in clause.own if tokens[i].pos in CONTENT)


def _condition(sentence: Sentence, clause: Clause, heads: dict[int, Clause]) -> Span | None:
    """The if-clause (or "in the event of ...") that the clause hangs on."""
    parse, words = sentence.parse, clause_words()
    if clause.kind == "nominal":
        return None
    for verb in clause.own:
        for c in parse.children[verb] if parse.tokens[verb].pos in VERBAL else ():
            below = heads.get(c)
            if below is not None and below.link in ("advcl", "ccomp", "dep"):
                marks = {k.lemma for k in dependents(parse, c, "mark", "advmod")}
                if marks & words.conditional - {"whether"}:
                    runs = _runs(sentence, below)
                    return Span(start=runs[0].start, end=runs[-1].end)
    for i in clause.own:  # "in the event of an attack"
        if parse.tokens[i].dep == "prep":
            begin, end = parse.tokens[i].start, parse.tokens[_last(parse.children, i)].end
            if parse.text[begin : begin + _LONGEST_OPENER].lower().startswith(words.conditional_phrases):
                return Span(start=sentence.start + begin, end=sentence.start + end)
    return None


def _last(children: Sequence[Sequence[int]], i: int) -> int:
    while children[i] and children[i][-1] > i:
        i = children[i][-1]
    return i


def _quotes(context: _Context, start: int, end: int) -> tuple[Span, ...]:
    """The quoted words within [start, end), without their marks."""
    found = []
    first = bisect_left(context.quotation_starts, start)
    while first > 0 and context.quotations[first - 1].end > start:
        first -= 1
    for span in context.quotations[first:]:
        if span.start >= end:
            break
        words = inner(context.text, span)
        if words.start < end and start < words.end:
            found.append(Span(start=max(start, words.start), end=min(end, words.end)))
    return tuple(found)


def _chain(attributions: Sequence[Attribution], at: int, clause: Sequence[Span]) -> tuple[Attribution, ...]:
    """The attributions that report what stands at character ``at``, outermost first; of a flood the innermost.

    Not those whose cue stands in the same ``clause`` ("rejected criticism of the plan"), except "according
    to"; nor judgements and intentions, which report no statement.
    """
    around = [
        a
        for a in attributions
        if a.speaker is not None
        and a.act in _REPORTING
        and any(span.start <= at < span.end for span in a.content)
        and (a.act == "source" or a.cue is None or not _inside(a.cue.start, a.cue.end, clause))
    ]
    return tuple(sorted(around, key=lambda a: -sum(span.end - span.start for span in a.content))[-_NESTED:])
