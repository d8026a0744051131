"""Stage 5, helper: bodies that a story calls by several names, made one.

A report that names a body in full goes on by its abbreviation ("the Institute for Harbour Studies (IHS)", then "IHS"), by the
end of its name ("The Harbour Journal", then "the Journal"), or by its name without the word for its sort ("Belta news
agency", "Belta"). Two bodies that the lexicon knows by different names are never joined.

Limits: abbreviations of two letters need the brackets; a short name that two full ones end in names neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state
from crosswire.records.text import ParsedDocument

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&-]{0,6}[A-Z]s?")
# Letters of the shortest abbreviation that is read without brackets.
_SHORTEST = 3
# What stands between a name and its abbreviation.
_BRACKET = re.compile(r",? ?[(\[]\W?(?:the |or |known as )?\W?$")
# What a name may begin with and be the same name without it.
_BEFORE = re.compile(r"^(?:the |[\w.]+['’]s )", re.IGNORECASE)
_KINDS = frozenset({"organisation", "other", "place"})


@dataclass(frozen=True, slots=True)
class _Body:
    """A body and what its names are held against: its plain name, that without its sort, its words, all names in small
    letters, initials."""

    cluster: Cluster
    plain: str
    sortless: str
    words: tuple[str, ...]
    names: frozenset[str]
    initials: frozenset[str]


def join_bodies(parsed: Sequence[ParsedDocument], things: list[Cluster]) -> list[Cluster]:
    """Join the bodies of ``things`` that the reports call by several names; return the clusters that remain."""
    texts = {one.document.article.id: one.document.article.text for one in parsed}
    bodies = _Index()
    for c in things:
        if c.kind == "organisation":
            bodies.put(c)
    gone: set[int] = set()
    for short in things:
        name = _plain(short.name) if short.kind in _KINDS else None
        if name is None:
            continue
        full = _full(short, name, bodies, texts)
        if full is not None and not (full.name in organisations() and short.name in organisations()):
            _take_over(full, short)
            gone.add(id(short))
            bodies.drop(short)
            bodies.put(full)
    return [c for c in things if id(c) not in gone]


class _Index:
    """Bodies by what a short name of theirs may be found by: thousands are not held against each name."""

    def __init__(self) -> None:
        self._bodies: dict[int, _Body] = {}
        self._by: dict[tuple[str, ...], dict[int, _Body]] = defaultdict(dict)

    def put(self, cluster: Cluster) -> None:
        self.drop(cluster)
        body = self._bodies[id(cluster)] = _body(cluster)
        for key in _found_by(body):
            self._by[key][id(cluster)] = body

    def drop(self, cluster: Cluster) -> None:
        body = self._bodies.pop(id(cluster), None)
        for key in _found_by(body) if body else ():
            self._by[key].pop(id(cluster), None)

    def near(self, short: Cluster, *key: str) -> list[_Body]:
        """The bodies found by a key, without ``short`` itself."""
        return [body for one, body in self._by.get(key, {}).items() if one != id(short)]


def _found_by(body: _Body) -> set[tuple[str, ...]]:
    ends = {name[m.end() :] for name in body.names for m in re.finditer(" ", name)}
    return {
        ("sortless", body.sortless),
        ("words", *body.words),
        *(("end", end) for end in ends),
        *(("initials", i) for i in body.initials),
        *(("letter", i[0]) for i in body.initials),
    }


def _full(short: Cluster, name: str, bodies: _Index, texts: Mapping[str, str]) -> Cluster | None:
    """The body whose fuller name ``short`` stands for: by brackets, by initials, by its end, by its sort."""
    bare = short.name.replace(".", "")
    if _ABBREVIATION.fullmatch(bare):
        letters = bare.removesuffix("s").upper()
        told = [b for b in bodies.near(short, "letter", letters[0]) if _bracketed(b.cluster, short, texts)]
        return _only(told or [b for b in bodies.near(short, "initials", letters) if len(letters) >= _SHORTEST])
    if short.kind != "organisation":
        return None
    words = _words(name)
    near = [*bodies.near(short, "sortless", name), *bodies.near(short, "words", *words)]
    alike = [b for b in {id(b): b for b in near}.values() if b.sortless == name or _same_words(b, name, words)]
    # "The Liberal Peasant Party" is another than the Peasant Party that the lexicon knows.
    known = short.name in organisations()
    return _only(
        alike
        or [
            b for b in bodies.near(short, "end", name) if not known and _ends(b, name) and _introduced(b.cluster, short)
        ]
    )


def _only(found: Sequence[_Body]) -> Cluster | None:
    return found[0].cluster if len(found) == 1 else None


def _body(cluster: Cluster) -> _Body:
    plain = _plain(cluster.name) or ""
    names = {cluster.name, *(m.text for m in cluster.mentions if m.form in ("name", "metonym"))}
    return _Body(
        cluster=cluster, plain=plain, sortless=_sorts().sub("", plain), words=_words(plain),
        names=frozenset(n.casefold() for n in names), initials=frozenset().union(*map(_initials, names)),
    )  # fmt: skip


@cache
def _sorts() -> re.Pattern[str]:
    """The noun for its sort that a body's name ends in."""
    nouns, before = ("|".join(sorted(words)) for words in (body_words().sorts, body_words().before_sorts))
    return re.compile(rf" (?:(?:{before}) )?(?:{nouns})$")


def _plain(name: str) -> str | None:
    """The name in small letters without article and owner ("Chile's Belta" is Belta), or None for a state's or a place's name."""
    words = _BEFORE.sub("", name.strip())
    return words.casefold() if words and find_state(words) is None else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(w for w in name.split() if w not in body_words().small))


def _same_words(body: _Body, name: str, words: tuple[str, ...]) -> bool:
    """ "The Department of Harbours" and "the Harbours Department"."""
    return body.plain != name and len(words) > 1 and body.words == words


def _initials(name: str) -> set[str]:
    """The initials of a name, with and without its small words and its state's."""
    words = [w for w in re.split(r"[\s–-]+", re.sub(r"[.,()'’]", "", name)) if w]
    large = [w for w in words if w.lower() not in body_words().small]
    # "US Harbour Service" is USHS, and no UHS.
    first = {w: w if w == "US" else w[0] for w in words}
    return {"".join(first[w] for w in some).upper() for some in (words, large, large[1:])} if len(large) > 1 else set()


def _bracketed(body: Cluster, short: Cluster, texts: Mapping[str, str]) -> bool:
    """Whether a report has the abbreviation in brackets right behind the body's name."""
    ends: dict[str, set[int]] = defaultdict(set)
    for m in body.mentions:
        if m.form == "name":
            ends[m.report].add(m.end)
    return any(
        _BRACKET.fullmatch(texts[m.report][end : m.start])
        for m in short.mentions
        for end in ends[m.report]
        if 0 < m.start - end < 16
    )


def _ends(body: _Body, name: str) -> bool:
    """Whether the body's name ends in the short one, with other words before it: "The Harbour Journal", "the Journal"."""
    return len(name) > 3 and any(n.endswith(f" {name}") for n in body.names)


def _introduced(body: Cluster, short: Cluster) -> bool:
    """Whether each report that has the short name has the full one before it."""
    first = {m.report: m.start for m in sorted(body.mentions, key=lambda m: -m.start) if m.form == "name"}
    return all(first.get(m.report, m.start) < m.start for m in short.mentions if m.form != "pronoun")


def _take_over(full: Cluster, short: Cluster) -> None:
    """Let the fuller name's cluster have all of the other; the lexicon's name stays, else the full one."""
    if short.name in organisations():
        full.name, full.wikidata = short.name, short.wikidata
        full.state = short.state or full.state
    merge(full, short)
