"""Who does what in a claim: its act, its actors and targets, and by whose word. A helper of stage 10.

The act of a clause is what its own verb says; a verb that says little ("made a threat") gives way to its
object. Words in a threat, a promise or a denial are one themselves, by the verb that reports them. Of the
code of the clause's event only deeds count: acts done by saying so need a verb that says it, and are not
done by who does not say it, or only might.

Known limits: a claim has one act; two reports in five must say it, or it is a statement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.acts import acts
from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.reconcile.evidence import Evidence, roles
from crosswire.records.statements import Event, Statement

PLAIN = "statement"
# Share of a claim's reports that must say an act.
_SAID_BY = 0.4
# Probability of an event from which its type says the act: less than a listed verb, more than the tone of a sentence.
_CODED = 0.5
# Clauses from which a claim is wide, and the share of them (0..1) that must name a subject for it to be an actor; an
# actor that only events give is right less often (0.15 of those below a quarter, by the gold of twelve events).
_WIDE, _NAMED_BY, _CODED_BY = 4, 0.11, 0.16
# Class of the verbs of belief (speech.yml).
_BELIEF = "think"
# Class of "according to": who is told to be the source of a deed, not somebody who speaks up.
_SOURCE = "source"


def act_of(members: Sequence[Statement], events: Sequence[Event]) -> tuple[str, frozenset[str]]:
    """The act that most of ``members`` say, and the ids of those that say none or another.

    A talk by telephone and a meeting still to come have acts of their own. ``events`` are those of the members.
    """
    coded: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        coded[event.statement].append(event)
    found = {s.id: _of_clause(s, coded[s.id]) for s in members}
    if all(act == PLAIN for act in found.values()):
        return PLAIN, frozenset()
    # A long report has many clauses, and one vote.
    told = Counter(act for _, act in {(s.report, found[s.id]) for s in members if found[s.id] != PLAIN})
    clauses = Counter(found.values())
    act = max(told, key=lambda act: (told[act], clauses[act], act), default=PLAIN)
    if told[act] < _SAID_BY * len({s.report for s in members}):
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
    own = _own(statement)
    if own is not None and (own not in lexicon.words or _is_said(statement)):
        return own
    cue = lexicon.of_cue.get(statement.attribution[-1].act) if statement.attribution else None
    if cue is not None:
        return cue
    coded = [e.type for e in events if e.probability >= _CODED]
    deed = lexicon.of_plover.get(coded[0], PLAIN) if coded else PLAIN
    # A word beside the verb ("moved by the threat") threatens nobody.
    return deed if deed not in lexicon.words else PLAIN


def _is_said(statement: Statement) -> bool:
    """Whether the clause says that the act of words was done: not its denial, not a guess, not a mere noun."""
    guess = statement.status == "hypothetical" and statement.modality == "possible"
    return statement.kind == "verbal" and statement.status != "negated" and not guess


def _own(statement: Statement) -> str | None:
    """The act of the predicate, or of what a verb that says little has for its object."""
    lexicon = acts()
    verb = statement.predicate.lower()
    act = lexicon.of_predicate.get(verb) if _keeps_act(statement, verb) else None
    if verb in lexicon.light:
        objects = (a.head.lower() for a in statement.arguments if a.role in ("object", "attribute"))
        act = next((lexicon.of_predicate[head] for head in objects if head in lexicon.of_predicate), act)
    return act if act != PLAIN else None


def _keeps_act(statement: Statement, verb: str) -> bool:
    """Whether the predicate has its act here: not "dealt a blow", "received aid", "froze its programme"."""
    lexicon = acts()
    if statement.kind == "verbal" and verb in lexicon.nouns:
        return False
    wanted = lexicon.objects.get(verb)
    found = [a for a in statement.arguments if a.role == "object"]
    if wanted is None or not found:
        return True
    named = verb in lexicon.takes_people and any(a.phrase.text.rpartition(" ")[2][:1].isupper() for a in found)
    return named or any(a.head.lower() in wanted for a in found)


def actor_of(
    members: Sequence[Statement],
    events: Sequence[Event],
    served: Mapping[str, str] = MappingProxyType({}),
    idle: Collection[str] = frozenset(),
    known: Collection[str] = frozenset(),
) -> tuple[str, ...]:
    """Who acts, commonest first; where no mention has a subject that is known, whoever speaks.

    Behind them stands who speaks, where the act is no other than his words: a warning, a belief, a judgement
    ("X said that Y had the right"), or what nobody tells but one who is ``known`` (see voices); and the state that any
    of them serve (``served``, see states_served): a group that only speaks gives way to it. Who is ``idle`` (see
    bystanders) acts only where nobody else does.
    """
    found = _widely_named(members, events, idle)
    speaking = [e for s in members if not found or _is_act_of_words(s) for e in _speaking(s)]
    speaking += [e for e in _only_voices(members) if e in known]
    acting = dict.fromkeys([*_commonest_first(found), *_commonest_first(speaking)])
    everybody = dict.fromkeys([*acting, *(served[e] for e in acting if e in served)])
    return tuple([e for e in everybody if e not in served or e in found])


def _widely_named(members: Sequence[Statement], events: Sequence[Event], idle: Collection[str]) -> list[str]:
    """Subjects of the clauses and actors of their events; of a wide claim without those that few clauses name."""
    subjects = [(e, s.id) for s in members for e in _acting(s)]
    coded = [(e, event.statement) for event in events for p in event.actor for e in p.entities]
    named = [pair for pair in subjects + coded if pair[0] not in idle] or subjects + coded
    if len(members) < _WIDE:
        return [e for e, _ in named]
    clauses = Counter(e for e, _ in set(named))
    most, acting = max(clauses.values(), default=0), {e for e, _ in subjects}
    needed = {e: len(members) * (_NAMED_BY if e in acting else _CODED_BY) for e in clauses}
    return [e for e, _ in named if clauses[e] >= min(most, needed[e])]


def _only_voices(members: Sequence[Statement]) -> list[str]:
    """Who says, in so many words, every clause of a claim that is told in clauses."""
    if not all(s.kind == "verbal" and s.attribution and s.attribution[-1].act != _SOURCE for s in members):
        return []
    others = [set(_speaking(s)) for s in members[1:]]
    return [e for s in members[:1] for e in _speaking(s) if all(e in theirs for theirs in others)]


def voices(evidence: Evidence) -> frozenset[str]:
    """Ids of those whose saying is an act of their own: persons, states and bodies with a name. Who has none ("a
    senior official"), a group or a medium tells what others do."""
    return frozenset(
        e.id for e in evidence.entities.values()
        if e.kind in ("person", "state", "organisation") and _is_name(e.name) and not _is_medium(e.name)
    )  # fmt: skip


def _is_name(words: str) -> bool:
    return any(c.isupper() for c in words.rpartition(" ")[2])


def _is_medium(name: str) -> bool:
    return any(actor.kind == "media" for actor in find_actors(name))


def bystanders(evidence: Evidence) -> frozenset[str]:
    """Ids of those that are seldom who acts: places, things, and people known by their number ("40 guards")."""
    return frozenset(
        e.id for e in evidence.entities.values()
        if e.kind in ("place", "other") or (e.kind == "group" and any(c.isdigit() for c in e.name))
    )  # fmt: skip


def states_served(evidence: Evidence) -> dict[str, str]:
    """Groups without a name of their own that serve a state ("Chilean officials", "Chilean troops") and that state,
    as ids of entities. Rebels, crowds and tourists serve none."""
    known = {e.state: e.id for e in reversed(evidence.entities.values()) if e.kind == "state" and e.state}
    lexicon = acts()
    served = {}
    for e in evidence.entities.values():
        words = e.name.lower().split()
        serving = not lexicon.serving.isdisjoint(words[-1:]) and lexicon.defying.isdisjoint(words)
        if e.kind == "group" and e.state in known and serving:
            served[e.id] = known[e.state]
    return served


def _speaking(statement: Statement) -> tuple[str, ...]:
    """The innermost speaker whose words the clause is."""
    return tuple([e for a in statement.attribution[-1:] if a.speaker for e in a.speaker.entities])


def _is_act_of_words(statement: Statement) -> bool:
    """Whether the clause is somebody's warning, denial, demand or belief, or tells how something is, not a deed."""
    if not statement.attribution or _own(statement) is not None:
        return False
    lexicon, cue = acts(), statement.attribution[-1].act
    return cue == _BELIEF or cue in lexicon.of_cue or statement.predicate.lower().partition(" ")[0] in lexicon.states


def _commonest_first(found: Sequence[str]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(found))
    # Most claims name each once, or one alone.
    return distinct if len(distinct) in (1, len(found)) else tuple(x for x, _ in Counter(found).most_common())


def _acting(statement: Statement) -> tuple[str, ...]:
    # Roles are those of the act: of a passive, who is named with "by" is the subject.
    found = roles(statement, "subject")
    said = statement.attribution and statement.attribution[-1].speaker
    if said and any(a.role == "subject" and a.head.lower() in ("i", "we") for a in statement.arguments):
        found += said.entities
    return found


def target_of(members: Sequence[Statement], events: Sequence[Event]) -> tuple[str, ...]:
    """Whom it is done to, commonest first, without those who act."""
    found = [e for event in events for p in event.recipient for e in p.entities]
    for s in members:
        found += roles(s, "object", "indirect")
    acting = {e for s in members for e in _acting(s)} if found else ()
    return tuple([x for x in _commonest_first(found) if x not in acting])


def sources_of(members: Sequence[Statement]) -> tuple[str, ...]:
    """Every source that a mention names, inner and outer; a name in plain words where nobody is known by it.

    Of an act of words that no other source tells ("Chile denies any plan") the source is who denies.
    """
    found: list[str] = []
    for s in members:
        for attribution in s.attribution:
            if attribution.speaker is not None:
                found += attribution.speaker.entities or (" ".join(attribution.speaker.text.split()),)
        if not s.attribution and _speaks(s):
            found += roles(s, "subject")
    return _commonest_first(found)


def _speaks(statement: Statement) -> bool:
    """Whether the clause is itself an act of words, a judgement ("called it a farce") or an attitude ("voiced doubts")."""
    if not _is_said(statement):
        return False
    verb, lexicon = statement.predicate.lower(), acts()
    judges = "judge" in speech_classes(verb)
    calls = bool(statement.quotes) or any(a.role == "attribute" for a in statement.arguments)
    objects = {a.head.lower() for a in statement.arguments if a.role == "object"}
    voices = verb in lexicon.voicing and not objects.isdisjoint(speech_words().nouns)
    return _own(statement) in lexicon.words or (judges and calls) or voices
