"""Machine rewrites of ECB+ (ECB+METAm): each with its original. Reading its Parquet file needs pyarrow."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import dataclass

from shared import SHARED, tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """``name`` is that of the original in ECB+; ``part`` is "val" or "test"."""

    name: str
    part: str
    text: str
    original: str


def rewrites() -> Iterator[Rewrite]:
    """Every rewrite, one sentence a line as in the original. A sentence that stands twice in the table is read once."""
    import pyarrow.parquet as parquet  # only this reader needs it

    folder = SHARED / "data" / "crossdoc"
    names = ["topic/subtopic_name/doc", "sent_id", "token_id", "token", "split"]
    table = parquet.read_table(folder / "ecbplus_meta" / "all_documents.parquet", columns=names).to_pydict()
    lines: dict[str, dict[int, dict[int, str]]] = collections.defaultdict(lambda: collections.defaultdict(dict))
    part: dict[str, str] = {}
    for key, sentence, place, token, split in zip(*(table[name] for name in names), strict=True):
        topic, subtopic, number = key.split("/")
        name = f"{topic}_{number}ecb{'plus' if 'plus' in subtopic else ''}"
        lines[name][sentence].setdefault(place, token)
        part[name] = split
    originals = {
        name: text for name, text, *_ in tool("stages").story_documents(str(folder / "ecbplus" / "ECBplus_xml.tar.gz"))
    }
    for name, sentences in lines.items():
        text = "\n".join(" ".join(tokens.values()) for tokens in sentences.values())
        yield Rewrite(name=name, part=part[name], text=text, original=originals[name])
