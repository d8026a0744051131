"""What a page declares of itself: title, outlet, address, day of publication (JSON-LD, meta, link)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from crosswire.readers.dates import read_date

# Characters, levels, scripts: larger JSON-LD is no description of an article.
_LONGEST, _DEEPEST, _SCRIPTS = 200_000, 6, 20
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_SOURCE = ("og:site_name", "application-name", "dc.publisher", "publisher")
_URL = ("og:url",)
_DATE = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "article.published", "published_time", "cxenseparse:recs:publishtime", "article_date_original", "prism.publicationdate",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Each field is None where the page does not say."""

    title: str | None
    source: str | None
    url: str | None
    published: date | None


def declared(tree: Any, url: str | None) -> Declared:
    """Read what the document ``tree`` declares; ``url`` is its address where that is known."""
    meta = _metas(tree)
    article = next((node for node in _nodes(tree) if _is_article(node)), {})
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
    address = url or _address(canonical) or _address(_first(meta, _URL))
    title = _text(article.get("headline")) or _first(meta, _TITLE) or _text(tree.xpath("string(//h1)"))
    return Declared(
        title=title or _text(tree.xpath("string(//title)")),
        source=_publisher(article) or _first(meta, _SOURCE) or _host(address),
        url=address,
        published=_day(article.get("datePublished"), *(meta.get(name) for name in _DATE), _time(tree)),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Content of the meta elements by lower-case name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), " ".join(content.split())[:1_000])
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, outermost first."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:_SCRIPTS]:
        content = script.text or ""
        if len(content) > _LONGEST:
            continue
        try:
            yield from _objects(json.loads(content, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and (k.endswith(("Article", "Posting")) or k == "Report") for k in kinds)


def _publisher(article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _text(value: Any) -> str | None:
    text = " ".join(value.split())[:1_000] if isinstance(value, str) else ""
    return text or None


def _address(value: str | None) -> str | None:
    try:
        return value if value and urlsplit(value).scheme in ("http", "https") else None
    except ValueError:
        return None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address).hostname if address else None
    except ValueError:
        return None
    return str(host).removeprefix("www.") if host else None


def _time(tree: Any) -> str | None:
    found = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    return str(found[0]) if found else None


def _day(*values: Any) -> date | None:
    for value in values:
        try:
            day = read_date(value)
        except ValueError:
            continue
        if day is not None:
            return day
    return None
