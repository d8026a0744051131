"""Clauses of ECB+ with the event that each tells, and its sentences: what the encoder learns from.

Read are the topics 1 to 35 of ECB+ (CC BY 3.0 annotation) with the machine rewrites of some of them (MIT), and
the sentences alone of MEANTIME (CC BY 4.0). Topics 36 to 45 are for measuring and are never read.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from corpora import CachedParser
from crosswire.pipeline import read
from crosswire.records.text import Article, Document, Span
from crosswire.settings import Settings
from crosswire.text.sentences import split_sentences
from shared import SHARED

CROSSDOC = SHARED / "data" / "crossdoc"
LAST_TOPIC = 35
# Words of a sentence that is read for its words alone: shorter ones are captions, longer ones tables.
WORDS = range(4, 81)
# Marks that stand close to the word before them.
_CLOSE = re.compile(r"[.,;:!?%)\]]|'|'s|n't|'re|'ve|'ll|'d|'m")
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause in its sentence (characters of ``text``) with the chain of the event it tells, if annotated."""

    topic: str
    document: str
    text: str
    own: tuple[tuple[int, int], ...]
    predicate: tuple[int, int]
    chain: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document as tokens, with its mentions: (sentence, places of its tokens in the document, words, chain)."""

    name: str
    sentences: list[list[str]]
    mentions: list[tuple[int, list[int], str, str]]


def pages() -> Iterator[Page]:
    """Yield the documents of ECB+ and then the rewrites, in order of their names."""
    found: dict[str, list[tuple[int, list[int], str, str]]] = defaultdict(list)
    with zipfile.ZipFile(CROSSDOC / "ecbplus" / "AlonEirew_ecb_event_mentions.zip") as archive:
        for split in ("train", "dev"):
            for m in json.loads(archive.read(f"ecb/{split}/Event_gold_mentions.json")):
                found[m["doc_id"]].append((m["sent_id"], m["tokens_number"], m["tokens_str"], m["coref_chain"]))
    with tarfile.open(CROSSDOC / "ecbplus" / "ECBplus_xml.tar.gz") as archive:
        files = {f.name.rsplit("/", 1)[1]: f for f in archive if f.name.endswith(".xml")}
        for name in sorted(files):
            if int(name.split("_")[0]) <= LAST_TOPIC:
                content = archive.extractfile(files[name])
                assert content is not None
                sentences = _laid((int(t.get("sentence", 0)), t.text or "") for t in ET.parse(content).iter("token"))
                # The first line of an added document is its address, which the mentions do not count.
                yield Page(name=name, sentences=sentences[name.endswith("plus.xml") :], mentions=found[name])
    yield from _rewrites()


def _rewrites() -> Iterator[Page]:
    import pyarrow.parquet

    folder = CROSSDOC / "ecbplus_meta"
    mentions = defaultdict(list)
    for m in json.loads(gzip.decompress((folder / "event_mentions.json.gz").read_bytes())):
        mentions[m["doc"]].append((m["sent_id"], m["tokens_number"], m["tokens_str"], m["coref_chain"]))
    documents: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for row in pyarrow.parquet.read_table(folder / "all_documents.parquet").to_pylist():
        topic, subtopic, number = row["topic/subtopic_name/doc"].split("/")
        if int(topic) <= LAST_TOPIC:
            documents[f"{topic}_{number}{subtopic[len(topic) :]}"].setdefault(
                (int(row["sent_id"]), int(row["token_id"])), row["token"]
            )
    for name in sorted(documents):
        tokens = ((at[0], token) for at, token in sorted(documents[name].items()))
        yield Page(name=f"{name} rewritten", sentences=_laid(tokens), mentions=mentions[name])


def _laid(tokens: Iterator[tuple[int, str]]) -> list[list[str]]:
    rows: dict[int, list[str]] = defaultdict(list)
    for sentence, token in tokens:
        rows[sentence].append(token)
    return [rows.get(n, []) for n in range(max(rows, default=-1) + 1)]


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a sentence, and the characters of each token."""
    text, spans, inside = "", [], False
    for token in tokens:
        word = _PLAIN.get(token, token)
        close = bool(_CLOSE.fullmatch(word)) or (word == '"' and inside)
        opened = text.endswith(("(", "$")) or (text.endswith('"') and inside)
        if word == '"':
            inside = not inside
        if text and not close and not opened:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def clauses(parser: CachedParser) -> list[Clause]:
    """Read the annotated sentences up to stage 7."""
    return [clause for page in pages() if page.mentions for clause in _clauses(page, parser)]


def _clauses(page: Page, parser: CachedParser) -> Iterator[Clause]:
    text, chains = "", {}
    for n in sorted({m[0] for m in page.mentions}):
        if n >= len(page.sentences):
            continue
        line, spans = joined(page.sentences[n])
        before = sum(map(len, page.sentences[:n]))
        for sentence, places, words, chain in page.mentions:
            at = [k - before for k in places]
            if sentence == n and all(0 <= k < len(spans) for k in at) and page.sentences[n][at[0]] == words.split()[0]:
                chains.update({(spans[k][0] + len(text), spans[k][1] + len(text)): chain for k in at})
        text += line + "\n"
    if not text:
        return
    article = Article(id=page.name, path=page.name, text=text)
    reading = read((Document(article=article, body=(Span(start=0, end=len(text)),), residue=()),), parser)
    sentences = {s.index: s for s in reading.parsed[0].sentences}
    for s in reading.statements:
        start, verb = sentences[s.sentence].start, s.predicate_at
        chain = next((c for (a, b), c in chains.items() if a < verb.end and verb.start < b), None)
        yield Clause(
            topic=page.name.split("_")[0], document=page.name.split()[0], text=sentences[s.sentence].parse.text,
            own=tuple((x.start - start, x.end - start) for x in s.own),
            predicate=(verb.start - start, verb.end - start), chain=chain,
        )  # fmt: skip


def sentences() -> list[str]:
    """Return every sentence of the documents, each once, in order."""
    found = {joined(row)[0] for page in pages() for row in page.sentences if len(row) in WORDS and row[0] != "http"}
    with tarfile.open(CROSSDOC / "meantime" / "docs_en.tar.gz") as archive:
        for file in archive:
            if file.name.endswith(".json") and "annotation" not in file.name:
                content = archive.extractfile(file)
                assert content is not None
                text = json.load(io.TextIOWrapper(content, "utf-8"))["text"]
                cut = (text[start:end] for start, end in split_sentences(text, 0, len(text)))
                found.update(line for line in cut if len(line.split()) in WORDS)
    return sorted(found)


def parser() -> CachedParser:
    """The parser of the package, with the parses of earlier evaluations."""
    return CachedParser(Settings().model)
