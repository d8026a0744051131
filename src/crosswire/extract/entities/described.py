"""Stage 5, helper: those who act and are told by a description alone ("two gunmen", "a Turkish court", "Gulf countries").

Read last, in what no other mention covers, so that no name, office or pronoun means anything else for it. Each becomes an
entity of the story that is named by its description; the same description in other sentences and reports is the same one,
and a bare "the court" the one of that noun which the report told of last. Whoever acts nowhere is left out.

Known limits: two men of one description are one; a bare "the suspect" may be somebody who has a name elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crosswire.extract.detection.mention_spans import mention_at
from crosswire.extract.entities.clusters import Cluster
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.described import described_words
from crosswire.records.names import Mention
from crosswire.records.text import Parse, ParsedDocument, Sentence
from crosswire.text.tree import BEFORE_NOUN, DEFINITE, VERBAL, children_as, dependents, has_child

# Dependencies of nouns that describe somebody named.
_ABOUT = frozenset({"appos", "attr", "compound", "nmod", "amod", "npadvmod", "oprd", "ROOT"})
_UNTELLING = frozenset({"NUM", "PUNCT", "PRON", "DET"})
# Tokens of the longest "of ..." that belongs to a description ("members of the guards' union").
_LONGEST = 6
# Measures above a noun: "one of dozens of gunmen".
_STEPS = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A description at its place: whether it acts there, its name, and its noun where that stands bare behind "the"."""

    mention: Mention
    acts: bool
    name: str
    again: str | None


def add_described(parsed: Sequence[ParsedDocument], clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters of those who act and are only described; ``clusters`` are all others of the story."""
    places: dict[str, dict[int, Cluster]] = {}
    for cluster in clusters:
        for m in cluster.mentions:
            places.setdefault(m.report, {}).update(dict.fromkeys(range(m.start, m.end), cluster))
    found: dict[tuple[str, str], Cluster] = {}
    acting: set[int] = set()
    for one in parsed:
        last: dict[tuple[str, str], Cluster] = {}
        for sentence in one.sentences:
            for it in _in_sentence(sentence, places.get(sentence.report, {})):
                kind = it.mention.kind
                before = last.get((kind, it.again)) if it.again else None
                if before is None and it.again in described_words().bodies:
                    continue
                who = before or found.setdefault((kind, it.name.casefold()), Cluster(kind=kind, name=it.name))
                who.mentions.append(it.mention)
                last[kind, it.mention.name] = who
                if it.acts:
                    acting.add(id(who))
    return [c for c in found.values() if id(c) in acting]


def _in_sentence(sentence: Sentence, known: Mapping[int, Cluster]) -> Iterable[_Found]:
    parse = sentence.parse
    for token in parse.tokens:
        kind = _kind(parse, token.index)
        if kind is None or sentence.start + token.start in known or token.dep in _ABOUT:
            continue
        if _is_nobody(parse, token.index) or _has_name(sentence, token.index, known):
            continue
        first, last = _extent(parse, token.index)
        if any(sentence.start + t.start in known for t in parse.tokens[token.index + 1 : last]):
            continue  # "members of the council" act for it
        words = _words(sentence, first, token.index, known)
        whole = [*words, token.text.lower(), *(t.text for t in parse.tokens[token.index + 1 : last])]
        if not words and last == token.index + 1 and not _stands_alone(parse, token.index):
            continue
        bare = not words and DEFINITE.intersection(t.text.lower() for t in parse.tokens[first : token.index])
        plural = token.tag in ("NNS", "NNPS")
        yield _Found(
            mention=mention_at(sentence, first, last, kind=kind, form="nominal", name=token.lemma, plural=plural),
            acts=_acts(parse, token.index), name=_joined(whole), again=token.lemma if bare else None,
        )  # fmt: skip


def _kind(parse: Parse, i: int) -> str | None:
    """The kind of entity that a noun tells of, if it is one for people."""
    token, words = parse.tokens[i], described_words()
    # The parser takes the capital of a sentence's first word for a name's.
    if token.pos != "NOUN" and (token.pos != "PROPN" or parse.text[: token.start].strip()):
        return None
    plural = token.tag in ("NNS", "NNPS")
    if token.lemma in words.masses:
        return "group"
    if token.lemma in words.states:
        return "group" if plural else None
    if token.lemma in words.bodies:  # "her team" acts as she does
        owned = has_child(parse, i, "poss")
        return None if owned else "group" if plural else "organisation"
    if token.lemma in words.persons or token.lemma in words.relations:
        return "group" if plural or token.lemma in ("family", "people") else "person"
    return None


def _is_nobody(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].text.lower() in described_words().nobody for c in parse.children[i])


def _has_name(sentence: Sentence, i: int, known: Mapping[int, Cluster]) -> bool:
    """Whether the name stands beside the noun: "the court, Norland's Supreme Court"."""
    tokens = sentence.parse.tokens
    beside = children_as(sentence.parse, i, "appos")
    return any(tokens[c].pos == "PROPN" or sentence.start + tokens[c].start in known for c in beside)


def _stands_alone(parse: Parse, i: int) -> bool:
    """Whether the noun says enough without a word beside it: not "countries", "companies", "members"."""
    lemma, words = parse.tokens[i].lemma, described_words()
    if lemma in words.bodies:
        return any(parse.tokens[c].text.lower() in DEFINITE for c in parse.children[i])
    return lemma in words.persons or lemma in words.masses


def _extent(parse: Parse, head: int) -> tuple[int, int]:
    """The tokens from the determiner to the noun, and "of ..." behind a noun that says little without."""
    tokens, children, words = parse.tokens, parse.children, described_words()
    first, last, stack = head, head + 1, [head]
    while stack:
        i = stack.pop()
        for c in children[i]:
            if c < head and tokens[c].dep in BEFORE_NOUN and (i != head or tokens[c].dep != "punct"):
                first = min(first, c)
                stack.append(c)
    of = head + 1
    if tokens[head].lemma in words.relations and of in children[head] and tokens[of].lemma == "of":
        end, stack = of, [of]
        while stack:
            i = stack.pop()
            below = [c for c in children[i] if c > i and (tokens[c].dep in BEFORE_NOUN or tokens[c].dep == "pobj")]
            end = max(end, *below) if below else end
            stack += below
        last = end + 1 if end - head <= _LONGEST else last
    return first, last


def _words(sentence: Sentence, first: int, head: int, known: Mapping[int, Cluster]) -> list[str]:
    """The words before the noun that tell who it is; a pronoun that owns it gives way to whom it means."""
    tokens, kept = sentence.parse.tokens, []
    for t in tokens[first:head]:
        low = t.text.lower()
        owner = known.get(sentence.start + t.start) if t.dep == "poss" and t.pos in ("PRON", "DET") else None
        if owner is not None and owner.name and (low != "its" or owner.kind == "state"):
            kept.append(f"{owner.name}'s")
        elif t.text == "-" or (low not in described_words().counted and t.pos not in _UNTELLING):
            kept.append(t.text)
    return kept


def _joined(words: Iterable[str]) -> str:
    return " ".join(words).replace(" '", "'").replace(" ’", "’").replace(" - ", "-")


def _acts(parse: Parse, i: int) -> bool:
    """Whether who is described does something here: a subject, "by gunmen", "gunmen who fled", "dozens of gunmen"."""
    tokens, measures = parse.tokens, described_words().measures
    below = [tokens[c] for c in parse.children[i] if c > i]
    if any(t.dep == "relcl" and _by_it(parse, t.index) for t in below) or any(
        t.dep == "acl" and t.tag == "VBG" for t in below
    ):
        return True
    at = i
    for _ in range(_STEPS):
        above = tokens[tokens[at].head]
        if tokens[at].dep == "conj" or (tokens[at].dep == "prep" and above.lemma in measures):
            at = above.index
        elif tokens[at].dep == "pobj" and above.dep in ("prep", "agent"):
            if above.dep == "agent":
                return True
            if above.lemma != "of":
                return False
            at = above.index
        else:
            break
    above = tokens[tokens[at].head]
    if tokens[at].dep == "poss":
        return above.lemma in event_nouns()
    return tokens[at].dep == "nsubj" and above.pos in VERBAL


def _by_it(parse: Parse, verb: int) -> bool:
    """Whether the subject of a relative clause, or of what somebody says in it, is the pronoun that stands for the noun."""
    verbs = [verb, *children_as(parse, verb, "ccomp")]
    subjects = [t for v in verbs for t in dependents(parse, v, "nsubj")]
    return any(t.lemma in ("who", "that", "which") for t in subjects)
