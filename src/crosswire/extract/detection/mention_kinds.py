"""Stage 4, helper: what a run of capitalised words names: a person, a body, a place, a group, or nothing.

Evidence in order: its last word, its title, the recogniser's label, a known given name, its part in the clause (the subject
of a verb of speech is a person).
"""

from __future__ import annotations

from crosswire.extract.detection.mention_asides import dateline
from crosswire.extract.detection.mention_titles import Title
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.lands import land_words
from crosswire.lexicon.matters import is_matter
from crosswire.lexicon.mentions import mention_lists
from crosswire.matching.names import generation
from crosswire.records.text import NamedSpan, Parse

KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "PRODUCT": "other", "LAW": "other", "WORK_OF_ART": "other",
}  # fmt: skip
# Expected share of reports that hold a word from which it is common, and letters up to which capitals may be initials.
_COMMON, _SHORT_CAPITALS = 0.01, 3


def label_of(first: int, last: int, labels: dict[int, NamedSpan]) -> str | None:
    """The label of the last token that has one: the head of a name stands last."""
    return next((labels[i].label for i in range(last - 1, first - 1, -1) if i in labels), None)


def kind_of(
    parse: Parse, first: int, last: int, label: str | None, title: Title | None, after: Title | None
) -> str | None:
    """The kind of name that the tokens from ``first`` up to ``last`` are, or None for no name."""
    words = [parse.tokens[i].text for i in range(first, last)]
    if _shouted(words) or _field(parse, first, last):
        return None
    if title is None and is_matter(" ".join(words)):
        return "other"
    if first < dateline(parse):
        return "place"
    if first > 1 and parse.tokens[first - 1].text == "of" and parse.tokens[first - 2].lemma in land_words().places:
        return "place"
    if any(w.lower() in body_words().ends for w in words[-1:]) or (
        label == "ORG" and any(w in ("of", "for") for w in words)
    ):
        return "organisation"
    if title is not None and (title.courtesy or title.office not in (None, "official", "leader", "head")):
        return "person"
    if label == "PERSON" or (after is not None and label != "ORG" and label != "GPE"):
        return "person"
    if len(words) > 1 and words[0].casefold() in given_names() and label in (None, "ORG", "GPE", "NORP"):
        return "person"
    if acts(parse, last - 1) and label in (None, "ORG", "GPE", "NORP", "PRODUCT", "WORK_OF_ART") and _wordlike(words):
        return (
            "person"
            if label is None or label in ("PRODUCT", "WORK_OF_ART") or (len(words) <= 2 and title)
            else KINDS.get(label)
        )
    if label == "NORP" and _describes(parse, last - 1):
        return None
    if label in KINDS:
        return KINDS[label]
    if label is not None:
        return None
    told = title is not None or generation(" ".join(words))
    return ("person" if told else "other") if _wordlike(words) else None


def _shouted(words: list[str]) -> bool:
    """Whether they are common words in capitals: "FAKE NEWS", "LISTEN"."""
    return all(
        len(w) > _SHORT_CAPITALS and w.isupper() and document_shares().get(w.lower(), 0.0) > _COMMON for w in words
    )


def _field(parse: Parse, first: int, last: int) -> bool:
    """Whether it is only the field of the people behind it: "Intelligence officials say"."""
    token = parse.tokens[first]
    return (
        last - first == 1 and token.text.lower() in mention_lists().fields and token.dep in ("compound", "amod", "nmod")
    )


def _describes(parse: Parse, i: int) -> bool:
    """Whether the word of a people or a creed only describes others ("Muslim clerics", "Western leaders")."""
    token = parse.tokens[i]
    # "A Reyes ally", "anti-Reyes rebels": a person's name.
    return token.tag == "JJ" and token.dep in ("amod", "compound") and parse.tokens[i - 1].text not in ("-", "–")


def _wordlike(words: list[str]) -> bool:
    return all(len(w) > 1 for w in words[-1:]) and not any(w.isupper() and len(w) > 1 for w in words)


def acts(parse: Parse, head: int) -> bool:
    """Whether the name is the subject or the person addressed of a verb of speech or dealing."""
    token = parse.tokens[head]
    governor = parse.tokens[token.head]
    if token.dep in ("nsubj", "dobj", "nsubjpass") and governor.lemma in mention_lists().personal:
        return True
    # "according to Orlov"
    return (
        token.dep == "pobj"
        and governor.text.lower() == "to"
        and parse.tokens[governor.head].lemma in ("accord", "according")
    )
