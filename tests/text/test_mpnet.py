"""The large encoder: its arithmetic against a plain one, its file, and what is said of a wrong folder."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import pytest
from tests.text.test_encoder import clauses

from crosswire.errors import ModelError
from crosswire.text import mpnet
from crosswire.text.encoder import Encoder
from crosswire.text.mpnet import Mpnet
from crosswire.text.similarity import Array

WIDTH, HEADS, LAYERS, ROWS = 24, 4, 2, 9
PIECES = {
    piece: row for row, piece in enumerate(["<s>", "[UNK]", "</s>", "the", "envoy", "left", "met", "farm", "##ers"])
}
FOLDER = Path(__file__).parents[2] / "models" / "all-mpnet-base-v2"


def tables() -> dict[str, Array]:
    """A model of two layers by chance, its tables named as in the published file."""
    chance = np.random.default_rng(1)

    def table(*shape: int) -> Array:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": table(ROWS, WIDTH),
        "embeddings.position_embeddings.weight": table(300, WIDTH),
        "encoder.relative_attention_bias.weight": table(32, HEADS),
    }
    shapes = {f"attention.attn.{part}": (WIDTH, WIDTH) for part in "qkvo"} | {
        "intermediate.dense": (50, WIDTH), "output.dense": (WIDTH, 50),
    }  # fmt: skip
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            found |= {
                f"encoder.layer.{layer}.{name}.weight": table(*shape),
                f"encoder.layer.{layer}.{name}.bias": table(shape[0]),
            }
    norms = [f"encoder.layer.{n}.{part}" for n in range(LAYERS) for part in ("attention.LayerNorm", "output.LayerNorm")]
    for name in ("embeddings.LayerNorm", *norms):
        found |= {f"{name}.weight": 1 + table(WIDTH), f"{name}.bias": table(WIDTH)}
    return found


def plain(given: dict[str, Array], rows: list[int]) -> Array:
    """What a sentence's vectors are, worked out piece by piece in double precision as the papers say it."""

    def linear(x: Array, name: str) -> Array:
        return x @ given[f"{name}.weight"].T.astype(float) + given[f"{name}.bias"]

    def norm(x: Array, name: str) -> Array:
        spread = np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
        return (x - x.mean(axis=1, keepdims=True)) / spread * given[f"{name}.weight"] + given[f"{name}.bias"]

    def kind(i: int, j: int) -> int:
        away = abs(i - j)
        far = 8 + int(math.log(max(away, 1) / 8) / math.log(16) * 8)
        return (16 if j > i else 0) + (away if away < 8 else min(15, far))

    places = given["embeddings.position_embeddings.weight"][2 : 2 + len(rows)]
    x = norm(given["embeddings.word_embeddings.weight"][rows] + places, "embeddings.LayerNorm")
    bias = given["encoder.relative_attention_bias.weight"]
    each = WIDTH // HEADS
    for n in range(LAYERS):
        at = f"encoder.layer.{n}."
        query, key, value = (linear(x, f"{at}attention.attn.{part}") for part in "qkv")
        seen = np.zeros_like(x)
        for head in range(HEADS):
            here = slice(head * each, (head + 1) * each)
            for i in range(len(rows)):
                scores = [
                    query[i, here] @ key[j, here] / math.sqrt(each) + bias[kind(i, j), head] for j in range(len(rows))
                ]
                shares = np.exp(scores) / np.exp(scores).sum()
                seen[i, here] = shares @ value[:, here]
        x = norm(x + linear(seen, f"{at}attention.attn.o"), f"{at}attention.LayerNorm")
        inner = linear(x, f"{at}intermediate.dense")
        inner *= (1 + np.vectorize(math.erf)(inner / math.sqrt(2))) / 2
        x = norm(x + linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")
    return x


@pytest.mark.parametrize("size", [3, 30, 200])
def test_vectors_are_those_of_the_plain_arithmetic(size: int) -> None:
    given = tables()
    rows = [0, *np.random.default_rng(2).integers(3, ROWS, size).tolist(), 2]
    (found,) = Mpnet(given, PIECES).read([rows])
    assert np.allclose(found, plain(given, rows), atol=0.01)


def test_a_sentence_has_the_same_vectors_alone_and_among_others() -> None:
    model, rows = Mpnet(tables(), PIECES), [[0, 3, 4, 5, 2], [0, 3, 4, 6, 7, 8, 2]] * 10
    together = list(model.read(rows))
    for sentence, found in zip(rows, together, strict=True):
        assert np.allclose(next(model.read([sentence])), found, atol=1e-4)


def test_its_first_layers_can_be_read_alone() -> None:
    given, rows = tables(), [0, 3, 4, 5, 2]
    shorter = {name: table for name, table in given.items() if "layer.1." not in name}
    (found,) = Mpnet(given, PIECES, layers=1).read([rows])
    assert np.array_equal(found, next(Mpnet(shorter, PIECES).read([rows])))


def test_words_are_cut_into_its_own_pieces() -> None:
    cut = Mpnet(tables(), PIECES).cut("The envoy met farmers?")
    assert cut.rows == [0, 3, 4, 6, 7, 8, 1, 2]


def test_it_reads_clauses_and_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    parsed, statements = clauses("The envoy left.", "The envoy met farmers.")
    encoder = Encoder(Mpnet(tables(), PIECES), lambda *told_now: told.append(told_now))
    assert encoder.meanings((parsed,), statements).own.shape == (2, WIDTH)
    assert told == [("reading clauses", done, 2) for done in range(3)]
    encoder.meanings((parsed,), statements)
    assert len(told) == 3


def written(folder: Path, given: dict[str, Array]) -> None:
    """Write a model as it is published."""
    header, numbers = {"__metadata__": {"format": "pt"}}, b""
    for name, table in given.items():
        ends = [len(numbers), len(numbers) + table.nbytes]
        header[name] = {"dtype": "F32", "shape": list(table.shape), "data_offsets": ends}  # type: ignore[dict-item]
        numbers += table.tobytes()
    told = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(told).to_bytes(8, "little") + told + numbers)
    (folder / "vocab.txt").write_text("".join(f"{piece}\n" for piece in PIECES), encoding="utf-8")


def test_the_tables_of_the_file_are_read(tmp_path: Path) -> None:
    given = tables()
    written(tmp_path, given)
    found = mpnet._tables(tmp_path / "model.safetensors")
    assert found.keys() == given.keys()
    assert all(np.array_equal(found[name], table) for name, table in given.items())


def test_a_folder_without_the_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors is missing.*make large-encoder"):
        mpnet.load(tmp_path)


def test_another_model_is_refused(tmp_path: Path) -> None:
    written(tmp_path, tables())
    with pytest.raises(ModelError, match=r"model\.safetensors is of another model, or torn.*make large-encoder"):
        mpnet.load(tmp_path)


@pytest.fixture
def accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small model, taken for the published one."""
    written(tmp_path, tables())
    digests = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in mpnet.PUBLISHED}
    monkeypatch.setattr(mpnet, "PUBLISHED", digests)
    return tmp_path


def test_a_folder_is_loaded(accepted: Path) -> None:
    rows = [0, 3, 4, 6, 7, 8, 1, 2]
    model = mpnet.load(accepted)
    assert model.cut("The envoy met farmers?").rows == rows
    assert np.allclose(next(model.read([rows])), plain(tables(), rows), atol=0.01)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is missing"),
        (b"", "is of another model, or torn"),
        (b"<s>\n\xff\xfe\n", "is of another model, or torn"),
        ("\n".join(reversed(PIECES)).encode(), "is of another model, or torn"),
    ],
)
def test_a_vocabulary_that_is_not_the_models_is_refused(accepted: Path, content: bytes | None, said: str) -> None:
    words = accepted / "vocab.txt"
    words.unlink()
    if content is not None:
        words.write_bytes(content)
    with pytest.raises(ModelError, match=rf"vocab\.txt {said}.*make large-encoder"):
        mpnet.load(accepted)


@pytest.mark.parametrize("folder", ["file", "x" * 300])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ModelError, match=r"model\.safetensors cannot be read \(.+\).*make large-encoder"):
        mpnet.load(tmp_path / folder)


@pytest.mark.skipif(not FOLDER.exists(), reason="the large encoder is not there; `make large-encoder` fetches it")
def test_the_published_model_finds_what_is_told_in_other_words() -> None:
    parsed, statements = clauses(
        "Gunmen stormed the consulate and killed two guards.",
        "The diplomatic mission came under armed attack.",
        "Heavy rain flooded the market town in the valley.",
    )
    rows = Encoder(mpnet.load(FOLDER)).meanings((parsed,), statements).own
    one, other, apart = rows - rows.mean(axis=0)
    assert one @ other > one @ apart + 1
