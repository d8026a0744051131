"""Stage 5, helper: names of persons that hold more than a name: two persons in one word, two surnames in a row, a word before one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.names import name_words
from crosswire.matching.names import split_name
from crosswire.records.names import Mention

# Expected share of reports that hold a word: from here on it is a word before it is a given name that nobody knows.
_COMMON = 0.03


def cut_names(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of persons, cut to the names that they hold; pairs in one word are left out."""
    return _behind_words(_run_together(_without_pairs(mentions)))


def _without_pairs(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out two surnames in one word ("Trump-Kim"): both occur as names on their own."""
    words = {split_name(m.name)[-1] for m in mentions if "-" not in m.name and split_name(m.name)}
    return [
        m for m in mentions if not (m.name.count("-") == 1 and " " not in m.name and words >= set(split_name(m.name)))
    ]


def _run_together(mentions: Sequence[Mention]) -> list[Mention]:
    """Cut a name that ends in two surnames of the story ("Said Reyes Orlov warned"): punctuation was lost before the last."""
    forms = {split_name(m.name) for m in mentions}
    surnames = {form[-1] for form in forms if len(form) == 2}
    return [
        _last_word(m) if len(form := split_name(m.name)) > 2 and {form[-1], form[-2]} <= surnames else m
        for m in mentions
    ]


def _behind_words(mentions: Sequence[Mention]) -> list[Mention]:
    """Cut a common word that stands once before a surname which the story has without it: "Team Reyes" beside "Reyes"."""
    forms = Counter(split_name(m.name) for m in mentions)
    known = {form[-1] for form in forms if len(form) != 2 or not _is_word(form[0])}
    return [
        cut
        if len(form := split_name(m.name)) == 2 and forms[form] == 1 and form[1] in known and _is_word(form[0])
        and split_name((cut := _last_word(m)).name) == form[1:]
        else m
        for m in mentions
    ]  # fmt: skip


def _last_word(mention: Mention) -> Mention:
    last = mention.text.split()[-1]
    return replace(mention, start=mention.end - len(last), text=last, name=last, first_token=mention.last_token - 1)


def _is_word(word: str) -> bool:
    return document_shares().get(word, 0.0) > _COMMON and word not in given_names() and word not in name_words().common
