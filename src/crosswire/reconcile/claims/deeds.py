"""What act a claim says was done. A helper of stage 10.

The act of a clause is what its own verb says; a verb that says little ("made a threat") gives way to its
object. Words in a threat, a promise or a denial are one themselves, by the verb that reports them. Of the
code of the clause's event only deeds count: acts done by saying so need a verb that says it, and are not
done by who does not say it, only might or should, nor by a thing ("rules require").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crosswire.lexicon.acts import acts
from crosswire.lexicon.speech import speech_words
from crosswire.records.statements import Event, Statement

PLAIN = "statement"
# Share of a claim's reports that must say an act.
_SAID_BY = 0.4
# Probability of an event from which its type says the act: less than a listed verb, more than the tone of a sentence.
_CODED = 0.5
# Subjects that may be somebody.
_PRONOUNS = frozenset("i we you he she they who those someone everyone nobody".split())


def act_of(members: Sequence[Statement], events_of: Mapping[str, Sequence[Event]]) -> tuple[str, frozenset[str]]:
    """The act that most of ``members`` say, and the ids of those that say none or another.

    A talk by telephone and a meeting still to come have acts of their own. ``events_of`` has the events of
    statements, by their ids.
    """
    found = {s.id: _of_clause(s, events_of.get(s.id, ())) for s in members}
    if len(told := set(found.values())) == 1:
        return _kind_of_talk(told.pop(), members), frozenset()
    # A long report has many clauses, and one vote.
    reports = Counter([act for _, act in {(s.report, found[s.id]) for s in members if found[s.id] != PLAIN}])
    clauses = Counter(found.values())
    act = max(reports, key=lambda act: (reports[act], clauses[act], act), default=PLAIN)
    if reports[act] < _SAID_BY * len({s.report for s in members}):
        return PLAIN, frozenset()
    return _kind_of_talk(act, members), frozenset(i for i, one in found.items() if one != act)


def _kind_of_talk(act: str, members: Sequence[Statement]) -> str:
    if act not in ("consult", "meeting"):
        return act
    lexicon = acts()
    lemmas = {lemma for s in members for lemma in (*s.lemmas, s.predicate.lower())}
    if lemmas & lexicon.telephone:
        return "phone-call"
    ahead = sum(
        s.tense == "future" or s.modality == "intended" or bool(set(s.lemmas) & lexicon.scheduled) for s in members
    )
    return "meeting-scheduled" if ahead * 2 > len(members) else act


def _of_clause(statement: Statement, events: Sequence[Event]) -> str:
    lexicon = acts()
    own = own_act(statement)
    if own is not None and (own not in lexicon.words or is_said(statement)):
        return own
    cue = lexicon.of_cue.get(statement.attribution[-1].act) if statement.attribution else None
    cue = None if cue is not None and _is_question(statement) else cue
    if cue is not None:
        return cue
    coded = [e.type for e in events if e.probability >= _CODED]
    deed = lexicon.of_plover.get(coded[0], PLAIN) if coded else PLAIN
    # A word beside the verb ("moved by the threat") threatens nobody.
    return deed if deed not in lexicon.words else PLAIN


def is_said(statement: Statement) -> bool:
    """Whether the clause says that the act of words was done: not its denial, not a guess, no advice, not a mere noun."""
    guess = statement.modality == "necessary" or (
        statement.status == "hypothetical" and statement.modality == "possible"
    )
    return statement.kind == "verbal" and statement.status != "negated" and not guess


def own_act(statement: Statement) -> str | None:
    """The act of the predicate, or of what a verb that says little has for its object."""
    lexicon = acts()
    verb = statement.predicate.lower()
    act = lexicon.of_predicate.get(verb)
    act = act if act is not None and keeps_act(statement, verb) else None
    if verb in lexicon.light:
        objects = (a.head.lower() for a in statement.arguments if a.role in ("object", "attribute"))
        act = next((lexicon.of_predicate[head] for head in objects if head in lexicon.of_predicate), act)
    return act if act != PLAIN else None


def keeps_act(statement: Statement, verb: str) -> bool:
    """Whether the predicate has its act here: not "dealt a blow", "received aid", "froze its programme"."""
    lexicon = acts()
    if statement.kind == "verbal" and verb in lexicon.nouns:
        return False
    if verb in lexicon.asking and not _asks_for(statement):
        return False
    if (verb in lexicon.withholding and _is_withheld(statement)) or (verb in lexicon.mute and _is_thing(statement)):
        return False
    wanted = lexicon.objects.get(verb)
    found = [a for a in statement.arguments if a.role == "object"]
    if wanted is None or not found:
        return True
    named = verb in lexicon.takes_people and any(a.phrase.text.rpartition(" ")[2][:1].isupper() for a in found)
    return named or any(a.head.lower() in wanted for a in found)


def _is_question(statement: Statement) -> bool:
    """Whether it is what somebody asked: mostly a question ("asked whether it was so")."""
    cue = statement.attribution[-1].cue
    return cue is not None and cue.text.lower().startswith(tuple(acts().asking))


def _asks_for(statement: Statement) -> bool:
    """Whether something is asked for, or somebody to do it; the rest are questions ("asked what he thought", "when asked
    to explain it")."""
    found = {a.role for a in statement.arguments}
    wanted = "complement" in found and "subject" in found
    return wanted or any(a.role == "oblique" and a.marker == "for" for a in statement.arguments)


def _is_withheld(statement: Statement) -> bool:
    """Whether somebody is refused a thing ("denied the city its water"): nothing is called untrue."""
    objects = [a for a in statement.arguments if a.role == "object"]
    return len(objects) > 1 or any(a.role == "indirect" for a in statement.arguments)


def _is_thing(statement: Statement) -> bool:
    """Whether the subject is a thing: nobody whom the story names, no people, no paper."""
    subjects = [a for a in statement.arguments if a.role == "subject"]
    speaking = speech_words().viewers | speech_words().documents | acts().serving | acts().organs
    return bool(subjects) and not any(
        a.phrase.entities or a.head in speaking or a.head[:1].isupper() or a.head in _PRONOUNS for a in subjects
    )
