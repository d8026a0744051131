"""Stage 7, statements: ParsedDocument -> Attributions and Statements. (Baseline: clauses of verbs.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.names import Entity
from crosswire.records.statements import Argument, Attribution, Statement, TimeExpression
from crosswire.records.text import ParsedDocument, Phrase, Sentence, Span

_NESTED = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "csubj", "acl"})
_ROLES = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object", "dative": "indirect", "attr": "attribute"}


def find_attributions(parsed: ParsedDocument, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Find who is quoted for what: direct, mixed and indirect speech, thoughts, intentions."""
    return ()


def find_statements(
    parsed: ParsedDocument,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
) -> tuple[Statement, ...]:
    """Cut each sentence into clauses with predicate, arguments by role, polarity, modality, attribution."""
    found: list[Statement] = []
    linked = {(m.start, m.end): e.id for e in entities for m in e.mentions if m.report == parsed.document.article.id}
    for sentence in parsed.sentences:
        for token in sentence.parse.tokens:
            if token.pos in ("VERB", "AUX") and (token.dep in _NESTED or token.head == token.index):
                found.append(_statement(parsed, sentence, token.index, len(found), linked))
    return tuple(found)


def _statement(
    parsed: ParsedDocument, sentence: Sentence, root: int, number: int, linked: dict[tuple[int, int], str]
) -> Statement:
    tokens, children = sentence.parse.tokens, sentence.parse.children
    text = parsed.document.article.text

    def own(i: int) -> list[int]:
        return [
            i,
            *(
                j
                for c in children[i]
                if not (tokens[c].dep in _NESTED and tokens[c].pos in ("VERB", "AUX"))
                for j in own(c)
            ),
        ]

    indices = sorted(own(root))
    start, end = sentence.start + tokens[indices[0]].start, sentence.start + tokens[indices[-1]].end

    def phrase(i: int) -> Phrase:
        inside = sorted(own(i))
        a, b = sentence.start + tokens[inside[0]].start, sentence.start + tokens[inside[-1]].end
        ids = tuple(dict.fromkeys(e for (s, t), e in linked.items() if a <= s and t <= b))
        return Phrase(report=sentence.report, start=a, end=b, text=text[a:b], entities=ids)

    arguments = tuple(
        Argument(role=_ROLES[tokens[c].dep], marker=None, head=tokens[c].lemma, phrase=phrase(c))
        for c in children[root]
        if tokens[c].dep in _ROLES
    )
    at = tokens[root]
    return Statement(
        id=f"{sentence.report}:{number}", report=sentence.report, sentence=sentence.index, start=start, end=end,
        own=(Span(start=start, end=end),), kind="verbal", predicate=at.lemma,
        predicate_at=Span(start=sentence.start + at.start, end=sentence.start + at.end), arguments=arguments,
        polarity="negative" if any(tokens[c].dep == "neg" for c in children[root]) else "positive",
        modality="none", tense="past", status="actual", headline=sentence.headline,
        lemmas=tuple(tokens[i].lemma for i in indices if tokens[i].pos not in ("PUNCT", "DET", "AUX", "ADP", "PART")),
    )  # fmt: skip
