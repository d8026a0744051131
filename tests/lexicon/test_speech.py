from __future__ import annotations

from crosswire.lexicon.clauses import clause_words, event_nouns
from crosswire.lexicon.speech import speech_classes, speech_words


def test_verbs_have_classes() -> None:
    assert "say" in speech_classes("say")
    assert {"deny", "judge"} <= speech_classes("reject")
    assert speech_classes("swim") == frozenset()


def test_words_are_lower_case_lemmas() -> None:
    words = speech_words()
    for group in (words.verbs, words.nouns, words.documents, words.adjectives, words.media, event_nouns()):
        assert all(word == word.lower().strip() and word for word in group)


def test_lifting_verbs_say_how() -> None:
    words = clause_words().lifting
    assert (words["plan"], words["fail"], words["begin"]) == ("intended", "negative", "actual")
    assert set(words.values()) == {"intended", "possible", "necessary", "attempted", "negative", "actual"}


def test_event_nouns_know_their_verb() -> None:
    assert event_nouns()["invasion"] == "invade"
    assert event_nouns()["incident"] == ""
