"""Acts: what kind of thing a claim says was done. A typed reader of ``data/acts.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """``of_predicate`` maps a lemma to its act, ``of_cue`` the class of a verb that reports words, ``of_plover`` an
    event type; ``light`` verbs leave the act to their object; ``words`` are acts done by saying so;
    ``states`` are verbs that tell no deed; ``serving`` are nouns for people who act for their state,
    ``organs`` for bodies that do, unless one of ``defying`` stands beside them;
    ``nouns`` are predicates that are an act as nouns only; ``objects`` are the lemmas that leave a verb its act where
    it has an object, for those in ``takes_people`` also a name; ``voicing`` verbs with a noun of speech are speech; ``asking`` verbs ask
    a question unless something is asked for, ``withholding`` ones with two objects refuse a thing, ``mute`` ones are no
    words of a thing;
    ``pressing`` maps a predicate to the act that a line with it for its main verb says, which ``giving`` verbs leave to their
    object; who says that he will do one of ``retorts`` threatens; ``insisting`` verbs are one only of what must be; ``vowing`` verbs threaten with what is ``grim``; to refuse what
    is ``wordless`` rejects nothing; ``of_matters`` verbs mean no person; to deny what may be ``refused`` is no denial;
    ``importance`` ranks acts (1 first)."""

    of_predicate: dict[str, str]
    of_cue: dict[str, str]
    of_plover: dict[str, str]
    light: frozenset[str]
    words: frozenset[str]
    states: frozenset[str]
    serving: frozenset[str]
    organs: frozenset[str]
    defying: frozenset[str]
    nouns: frozenset[str]
    objects: dict[str, frozenset[str]]
    takes_people: frozenset[str]
    voicing: frozenset[str]
    asking: frozenset[str]
    withholding: frozenset[str]
    mute: frozenset[str]
    pressing: dict[str, str]
    giving: frozenset[str]
    retorts: frozenset[str]
    insisting: frozenset[str]
    vowing: frozenset[str]
    grim: frozenset[str]
    wordless: frozenset[str]
    of_matters: frozenset[str]
    refused: frozenset[str]
    importance: dict[str, int]
    telephone: frozenset[str]
    scheduled: frozenset[str]
    speech_forms: frozenset[str]


@cache
@reading("acts.yml")
def acts() -> Acts:
    """Read the acts. Raises DataError where the file is malformed."""
    data = read_yaml("acts.yml")
    of_predicate: dict[str, str] = {}
    for act, lemmas in data["predicates"].items():
        for lemma in lemmas:
            # The first list that names a lemma has it: the file is ordered from telling to plain.
            of_predicate.setdefault(lemma, act)
    objects = {verb: frozenset(heads) for verb, heads in data["objects"].items()}
    return fill(
        Acts, data, of_predicate=of_predicate, of_plover=data["plover"], of_cue=data["cues"], objects=objects,
        importance=data["importance"], pressing=by_word(data["pressing"]),
    )  # fmt: skip
