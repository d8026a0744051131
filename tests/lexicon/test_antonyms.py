"""The list of opposites."""

from __future__ import annotations

from crosswire.lexicon.antonyms import antonyms


def test_words_are_words() -> None:
    # An unquoted "no" or "true" in YAML is a truth value, not a word.
    lexicon = antonyms()
    assert all(isinstance(w, str) for w in (*lexicon.opposites, *lexicon.reverse))


def test_no_word_stands_on_both_sides_of_one_meaning() -> None:
    lexicon = antonyms()
    for word, others in lexicon.opposites.items():
        for other in others:
            assert word != other
            assert word not in lexicon.opposites.get(other, ()), (word, other)


def test_prefixes() -> None:
    lexicon = antonyms()
    assert lexicon.leads("escalation", "de-escalation")
    assert lexicon.leads("stable", "unstable")
    assert not lexicon.leads("der", "under")
    assert not lexicon.leads("mand", "demand")
    assert lexicon.by_prefix("unstable", "stable")
    assert lexicon.by_prefix("stable", "unstable")
    assert not lexicon.by_prefix("escalate", "ease")


def test_against_finds_opposites_of_both_sorts() -> None:
    lexicon = antonyms()
    assert lexicon.against("escalate", {"table", "de-escalate"}) == "de-escalate"
    assert lexicon.against("table", {"de-escalate"}) is None
    assert {"de-escalate", "ease"} <= lexicon.all_against("escalate")
