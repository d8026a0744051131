"""Whom a phrase beside a meeting means: somebody named, those he represents, or the parties named last (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings.meeting_phrases import in_topic
from crosswire.extract.timex.timex_words import number
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.text import Parse
from crosswire.text.tree import children_as, conjuncts, dependents, frame, governors, obliques, subtree

# What hangs so on a noun says which of its kind are meant.
_OF_NOUNS = frozenset({"det", "predet", "amod", "compound", "nmod", "poss", "nummod", "quantmod"})
# What hangs so on a noun says more of it than its name.
_CLAUSES = frozenset({"relcl", "acl", "advcl", "conj"})
# Halves of the names of states that were one.
_COMPASS = frozenset({"North", "South", "East", "West"})
# "The three countries": beyond so many nobody looks back for whom is meant.
_MOST_COUNTED = 4


def is_party(page: Page, i: int) -> bool:
    """Whether a state, body or person is named here ("a meeting of Chile with the OAS")."""
    kinds, forms = ("state", "organisation", "person"), ("name", "metonym")
    return any(m.kind in kinds and m.form in forms for _, m in page.mentions(i))


def is_state(page: Page, i: int) -> bool:
    return any(m.kind == "state" and m.form == "name" for _, m in page.mentions(i))


def half_named(page: Page, word: str) -> list[str]:
    """The state of "the North", or of the first half of "North and South Korea", where the report names only one such."""
    states = [e for e in page.entities.values() if e.kind == "state" and e.name.startswith(f"{word} ")]
    return [states[0].id] if word in _COMPASS and len(states) == 1 else []


def meant_by(page: Page, head: int, recent: list[str]) -> list[str]:
    """Whom the phrase of ``head`` means: itself, those it represents, or the two named last."""
    words = meeting_words()
    token, at = page.parse.tokens[head], page.at(head)
    if counted := [h for m, h in obliques(page.parse, head) if m == "of" and token.lemma in words.counts]:
        return [e for h in counted for e in meant_by(page, h, recent)]  # "dozens of members of Congress"
    behind = at + len(token.text) + 1  # "his Ukrainian President Z": the parse may hang Z elsewhere
    titled = [e for e, m in page.index.mentions(behind, behind + 1) if m.start == behind and m.kind == "person"]
    if titled and token.lemma in words.representatives:
        return titled[:1]
    hits = page.index.mentions(at, at + len(token.text))
    names = [m.end - m.start for _, m in hits if m.form == "name"]
    size = min(names) if names else max((m.end - m.start for _, m in hits), default=0)
    own = [(e, m) for e, m in hits if m.end - m.start == size]
    if token.lemma not in words.representatives and not any(m.form == "nominal" for _, m in own):
        found = [e for e, _ in own if _proper(page, e)] or half_named(page, token.text)
        return found or _beside(page, head, recent) or _body(page, head)
    beside = _beside(page, head, recent)
    if beside and all(page.entities[e].kind == "person" and page.entities[e].state for e in beside):
        return beside  # "a member of his cabinet, Reyes"
    start, end = _wide(page, head)
    inside = sorted(page.index.mentions(start, end), key=lambda hit: hit[1].start)
    if _of_many(page.parse, head):  # none of those named before
        own, inside = [], [(e, m) for e, m in inside if m.form != "nominal"]
    named = [e for e, m in inside if m.form != "pronoun" and m.start >= start and _proper(page, e)]
    meant = [
        e for e, m in own
        if m.form in ("nominal", "pronoun") and (_proper(page, e) if m.form == "pronoun" else _is_somebody(page, e))
    ]  # fmt: skip
    found = list(dict.fromkeys([*meant, *named, *beside]))
    if not found:  # "leaders in Chile and Peru"
        inside_of = [h for marker, j in obliques(page.parse, head) if marker == "in" for h in conjuncts(page.parse, j)]
        found = [e for h in inside_of if is_state(page, h) for e in meant_by(page, h, recent)]
    if not found and token.lemma not in words.both:  # "his team"
        owners = [c for c in page.parse.children[head] if page.parse.tokens[c].tag == "PRP$"]
        found = [e for c in owners for e in meant_by(page, c, recent)]
    if not found and token.lemma in words.both and _is_pair(page.parse, head):
        return _last_named(page, head, recent)
    return found


def _beside(page: Page, head: int, recent: list[str]) -> list[str]:
    """Who is named beside a description: "the new envoy, Reyes", "a delegation led by X"."""
    parse = page.parse
    # The parser hangs Reyes on Peru in "the envoy of Peru, Reyes".
    inside = subtree(parse, head, without=_CLAUSES)
    names = {c for c in inside if parse.tokens[c].dep == "appos" and parse.tokens[c].pos == "PROPN" and c != head}
    # Who is named beside a name is found with it: were each in a row of them asked for all behind it, its time would double
    # with each one.
    heads = sorted(c for c in names if names.isdisjoint(governors(parse, c)))
    for c in parse.children[head]:
        if parse.tokens[c].dep == "acl" and parse.tokens[c].lemma in ("lead", "head"):
            # Not who leads, "the envoy leading the talks"; and below the verb, so that this comes to an end.
            heads += [h for h in frame(parse, c).agents if h > c and c in governors(parse, h)]
    return [e for h in heads for e in meant_by(page, h, recent)]


def _body(page: Page, head: int) -> list[str]:
    """Whose body it is, where the body itself is no known one: "the United Nations security council"."""
    if page.parse.tokens[head].lemma not in meeting_words().bodies:
        return []
    owners = children_as(page.parse, head, "compound", "poss", "nmod")
    return [e for c in owners for e in page.phrase(c).entities[:1] if _proper(page, e)]


def _wide(page: Page, head: int) -> tuple[int, int]:
    """The whole noun phrase of a representative with its "of X and Y", without clauses and topics."""
    parse = page.parse
    inside = subtree(parse, head, without=frozenset({"relcl", "acl", "advcl", "appos"}))
    keep = [j for j in inside if not in_topic(parse, j, head)]
    return page.at(min(keep)), page.sentence.start + parse.tokens[max(keep)].end


def _proper(page: Page, entity: str) -> bool:
    """A named party, not a bare description ("officials") and not one who only stands for a party."""
    known = page.entities.get(entity)
    if known is None or known.name.rpartition(" ")[2].lower() in meeting_words().nouns:
        return False  # the name of a meeting
    if not known.name[:1].isupper() or known.kind not in ("person", "state", "organisation", "group"):
        return False
    return known.kind != "group" or any(m.form == "name" for m in known.mentions)


def _is_somebody(page: Page, entity: str) -> bool:
    """A person whose name the story tells, though it may call him "the envoy" here."""
    known = page.entities[entity]
    return known.kind == "person" and any(c.isupper() for name in (known.name, *known.aliases) for c in name)


def _is_pair(parse: Parse, head: int) -> bool:
    """ "The two leaders", "both sides", "they": whom the report named; not "all parties", "top congressional leaders", "leaders
    of twelve countries"."""
    kids = dependents(parse, head, *_OF_NOUNS)
    return not _of_many(parse, head) and all(
        k.dep == "nummod" or k.lemma in ("the", "both", "these", "those", "two") for k in kids
    )


def _of_many(parse: Parse, head: int) -> bool:
    """ "The leaders of twelve countries", and not those "of the two countries"."""
    whose = (h for marker, h in obliques(parse, head) if marker == "of" and parse.tokens[h].tag == "NNS")
    return any(not (parse.tokens[h].lemma in meeting_words().both and _is_pair(parse, h)) for h in whose)


def _last_named(page: Page, head: int, recent: list[str]) -> list[str]:
    """The two persons (for "leaders") or states (for "countries") named last; three for "the three countries"."""
    lemma = page.parse.tokens[head].lemma
    counts = (number(k.lemma) for k in dependents(page.parse, head, "nummod"))
    count = int(next((n for n in counts if n is not None and 2 <= n <= _MOST_COUNTED), 2))
    kinds = {"state"} if lemma in ("country", "nation", "state", "government", "power") else {"person"}
    if lemma in ("side", "two", "both", "party"):
        kinds = {"person", "state"}
    at = page.at(head)  # not the place that is told after them
    here = [e for e, m in page.index.mentions(page.sentence.start, at) if m.form != "adjective" and m.end <= at]
    listed = list(dict.fromkeys([*reversed(here), *reversed(recent)]))
    found: dict[str, str] = {}  # a spokesman and his state are one side
    for e in listed:
        if lemma in ("side", "party") and not page.entities[e].state:
            continue  # no expert who is quoted
        if page.entities[e].kind in kinds and _proper(page, e):
            found.setdefault(page.entities[e].state or e, e)
    return list(found.values())[:count] if len(found) >= count else []
