"""An invented report as a text, a page and a feed, and a file of it read."""

from __future__ import annotations

from pathlib import Path

from crosswire.readers import read_paths
from crosswire.records.text import Article, Problem

TEXT = (
    "Ministers agree to reopen border crossing\n\n"
    "The foreign ministers of the two republics agreed on Monday to reopen the border crossing at Velm. "
    "Minister Ana Brodt called the café talks useful, and her colleague promised a reply by Friday.\n"
)
PAGE = """<!doctype html><html><head><title>Crossing opens - Courier</title>
<meta property="og:site_name" content="The Velm Courier"><meta property="og:title" content="Crossing opens">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<link rel="canonical" href="https://courier.example/a"><script>var hidden = "script words";</script></head>
<body><nav><ul><li>Home</li><li>World</li></ul></nav>
<article><h1>Crossing opens</h1>
<p>The foreign ministers of the two republics agreed on <b>Monday</b> to reopen the border crossing at Velm.</p>
<p>Minister Ana Brodt called the talks useful,<br>and her colleague promised a reply by Friday afternoon.</p>
<p>The crossing had been closed since the floods of last spring, when both sides accused each other of neglect.</p>
<p hidden>secret words</p><span style="display: none">unseen words</span><i style="font-size:0px">tiny words</i>
</article><footer><p>Copyright Courier</p></footer></body></html>"""
FEED = f"""<?xml version="1.0"?>\n<rss version="2.0"><channel><title>The Velm Courier</title><item><title>Crossing opens</title>
<description>{TEXT}</description></item></channel></rss>"""


def read(tmp_path: Path, content: bytes | str, name: str = "a.txt") -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read one file of ``content``."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_paths([str(file)])
