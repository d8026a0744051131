"""Gold mentions of events in ECB+, each as a statement of the product.

Read are the sentences that the annotators reviewed (ECBplus_coreference_sentences.csv), all topics: 1 to 35 to
learn from, 36 to 45 to measure. The markables of the XML files are the mentions, singletons included. Test
topics hold 1,780 mentions in 805 chains (623 of one mention), as published.

A mention becomes the product's own statement where a statement has its predicate there; otherwise a
statement is made of the frame that the parse shows around the word, in the manner (polarity, attribution,
times) of the statement it stands in.
"""

from __future__ import annotations

import csv
import io
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosswire.extract.grammar.clauses import CONTENT
from crosswire.gather.cluster import group_stories
from crosswire.pipeline import Reading, read
from crosswire.records.statements import Argument, Statement
from crosswire.records.stories import Story
from crosswire.records.text import Article, Document, Phrase, Sentence, Span, Token
from crosswire.text.parse import Parser
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import frame, phrase_bounds, subtree
from shared import SHARED

FOLDER = SHARED / "data" / "crossdoc" / "ecbplus"
TEST = range(36, 46)
# Tokens that stand close to the one before, and to the one after.
_CLOSE = frozenset(
    {".", ",", ";", ":", "?", "!", ")", "]", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "%", "'", "''", "’s"}
)
_OPEN = frozenset({"(", "[", "$", "``"})
_QUOTES = {"``": "“", "''": "”"}
# Clauses below a word that are not part of what it tells.
_APART = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "acl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention: its words as character ranges of its document, its chain, and the event of its document."""

    id: str
    document: str
    topic: int
    event: str
    chain: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A mention with its head word and the statement that stands for it."""

    mention: Mention
    sentence: Sentence
    head: Token
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One story of the product's own grouping, as read, with its units."""

    story: Story
    reading: Reading
    units: tuple[Unit, ...]

    @property
    def topic(self) -> int:
        """The topic of its first mention (folds keep topics apart)."""
        return self.units[0].mention.topic


def load() -> tuple[list[Document], list[Mention]]:
    """Read documents and mentions, in order of file names. Raises OSError where the data is absent."""
    with (FOLDER / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as lines:
        reviewed = {(f"{r['Topic']}_{r['File']}", r["Sentence Number"]) for r in csv.DictReader(lines)}
    documents, mentions = [], []
    with tarfile.open(FOLDER / "ECBplus_xml.tar.gz") as archive:
        for member in sorted((m for m in archive if m.name.endswith(".xml")), key=lambda m: m.name):
            content = archive.extractfile(member)
            assert content is not None
            name = member.name.rsplit("/", 1)[1].removesuffix(".xml")
            root = ET.parse(io.BytesIO(content.read())).getroot()
            text, place, sentence = _laid_out(root, plus=name.endswith("plus"))
            body = (Span(start=0, end=len(text)),)
            documents.append(Document(article=Article(id=name, path=name, text=text), body=body, residue=()))
            mentions += [m for m, at in _mentions(name, root, place, sentence) if (name, at) in reviewed]
    return documents, mentions


def _laid_out(root: ET.Element, *, plus: bool) -> tuple[str, dict[str, tuple[int, int]], dict[str, str]]:
    """Return the text, and the range and the sentence of each token; the first line of an added document is its address."""
    text, place, sentence, last, close, quoted = "", {}, {}, None, True, False
    for token in root.iter("token"):
        at, word = token.get("sentence", ""), token.text or ""
        if plus and at == "0":
            continue
        if at != last:
            text, close, quoted, last = text + "\n" if text else "", True, False, at
        if not (close or word in _CLOSE or (word == '"' and quoted)):
            text += " "
        close = word in _OPEN or (word == '"' and not quoted)
        quoted ^= word == '"'
        shown = _QUOTES.get(word, word)
        place[token.get("t_id", "")], sentence[token.get("t_id", "")] = (len(text), len(text) + len(shown)), at
        text += shown
    return text, place, sentence


def _mentions(
    name: str, root: ET.Element, place: dict[str, tuple[int, int]], sentence: dict[str, str]
) -> Iterator[tuple[Mention, str]]:
    """Yield each mention of an event with the number of its sentence."""
    marked = {e.get("m_id"): e for e in root.iterfind("Markables/*")}
    chain: dict[str | None, str] = {}
    for relation in root.iterfind("Relations/*"):
        target = relation.find("target")
        shared = marked[target.get("m_id")].get("instance_id") if target is not None else None
        known = shared if shared and relation.tag == "CROSS_DOC_COREF" else f"{name}:{relation.get('r_id')}"
        chain |= {source.get("m_id"): known for source in relation.iterfind("source")}
    for key, mark in marked.items():
        tokens = [a.get("t_id", "") for a in mark.iterfind("token_anchor")]
        if "ACTION" in mark.tag and tokens and tokens[0] in sentence:
            yield Mention(
                id=f"{name}#{key}", document=name, topic=int(name.split("_")[0]),
                event=name.split("_")[0] + ("plus" if name.endswith("plus") else "ecb"),
                chain=chain.get(key, f"{name}#{key}"), spans=tuple(place[t] for t in tokens),
            ), sentence[tokens[0]]  # fmt: skip


def clusters(documents: Sequence[Document], mentions: Sequence[Mention], parser: Parser) -> Iterator[Cluster]:
    """Group the documents into stories, read each, and yield those with mentions."""
    held = defaultdict(list)
    for mention in mentions:
        held[mention.document].append(mention)
    for story in group_stories(documents, ()):
        if any(d.article.id in held for d in story.documents):
            reading = read(story.documents, parser)
            yield Cluster(story=story, reading=reading, units=tuple(_units(reading, held)))


def _units(reading: Reading, held: dict[str, list[Mention]]) -> Iterator[Unit]:
    stated: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        stated[statement.report, statement.sentence].append(statement)
    number = 0
    for parsed in reading.parsed:
        report, text = parsed.document.article.id, parsed.document.article.text
        index = SpanIndex(reading.entities, report)
        for mention in held.get(report, ()):
            start, end = mention.spans[0]
            sentence = next(s for s in parsed.sentences if s.end > start and s.start < end)
            head = _head(sentence, mention)
            statement = _statement(sentence, head, stated[report, sentence.index], text, index)
            yield Unit(mention=mention, sentence=sentence, head=head, statement=replace(statement, id=f"unit {number}"))
            number += 1


def _head(sentence: Sentence, mention: Mention) -> Token:
    """The word of the mention that no other word of it governs; a content word before others."""
    inside = [
        t for t in sentence.parse.tokens
        if any(a < sentence.start + t.end and sentence.start + t.start < b for a, b in mention.spans)
    ]  # fmt: skip
    words = {t.index for t in inside}
    top = [t for t in inside if t.head == t.index or t.head not in words]
    return next((t for t in top if t.pos in ("VERB", "NOUN", "PROPN", "ADJ", "AUX")), top[0])


def _statement(sentence: Sentence, head: Token, near: Sequence[Statement], text: str, index: SpanIndex) -> Statement:
    at = Span(start=sentence.start + head.start, end=sentence.start + head.end)
    for statement in near:
        if statement.predicate_at.start == at.start:
            return statement
    parse = sentence.parse
    words = subtree(parse, head.index, without=_APART)
    start = sentence.start + min(parse.tokens[k].start for k in words)
    end = sentence.start + max(parse.tokens[k].end for k in words)
    holding = [s for s in near if any(span.start <= at.start < span.end for span in s.own)]
    made = Statement(
        id="", report=sentence.report, sentence=sentence.index, start=start, end=end, own=(Span(start=start, end=end),),
        kind="verbal" if head.pos in ("VERB", "AUX") else "nominal", predicate=head.lemma, predicate_at=at,
        arguments=tuple(_arguments(sentence, head, text, index)), polarity="positive", modality="none", tense="none",
        status="actual", lemmas=tuple(parse.tokens[k].lemma for k in words if parse.tokens[k].pos in CONTENT) or (head.lemma,),
        headline=sentence.headline,
    )  # fmt: skip
    if not holding:
        return made
    base = min(holding, key=lambda s: s.end - s.start)
    return replace(
        made, polarity=base.polarity, modality=base.modality, tense=base.tense, status=base.status,
        quotes=base.quotes, times=base.times, attribution=base.attribution,
        quantities=tuple(q for q in base.quantities if start <= q.start < end),
    )  # fmt: skip


def _arguments(sentence: Sentence, head: Token, text: str, index: SpanIndex) -> Iterator[Argument]:
    parse, found = sentence.parse, frame(sentence.parse, head.index)
    filled = [
        *(("subject", None, k) for k in found.agents), *(("object", None, k) for k in found.patients),
        *(("indirect", None, k) for k in found.datives), *(("oblique", marker, k) for marker, k in found.obliques),
    ]  # fmt: skip
    taken: set[int] = set()
    for role, marker, k in filled:
        if k in taken:
            continue
        taken.add(k)
        start, end = (sentence.start + edge for edge in phrase_bounds(parse, k))
        meant = index.head(start, end, sentence.start + parse.tokens[k].start)
        entities = (meant,) if meant else index.ids(start, end)
        phrase = Phrase(report=sentence.report, start=start, end=end, text=text[start:end], entities=entities)
        yield Argument(role=role, marker=marker, head=parse.tokens[k].lemma, phrase=phrase)
