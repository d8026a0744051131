"""Who does what in a claim: its actors and targets, and by whose word. A helper of stage 10; the act itself is told by
``deeds``.

Known limits: a claim has one act; two reports in five must say it, or it is a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crosswire.lexicon.actors import is_of_kind
from crosswire.lexicon.acts import acts
from crosswire.lexicon.lines import line_words
from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.reconcile.claims.deeds import is_said, own_act
from crosswire.reconcile.claims.evidence import Evidence, roles
from crosswire.records.statements import Event, Statement
from crosswire.records.text import Phrase

# Clauses from which a claim is wide, and the share of them (0..1) that must name a subject for it to be an actor; an
# actor that only events give is right less often (0.15 of those below a quarter, by the gold of twelve events).
_WIDE, _NAMED_BY, _CODED_BY = 4, 0.11, 0.16
# Owners of an office that has no name of its own: "his office".
_HIS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
# Speakers that say of nobody who he is: where he is not known, there is no source to name.
_NAMELESS = frozenset("i you he she it we they one us them who that this 's the both some here".split())
# What stands before nobody in particular ("with each side blaming the other").
_EACH = frozenset("each either neither both whose no few".split())
# Class of the verbs of belief (speech.yml).
_BELIEF = "think"
# Clauses of a narrow claim, and the share (0..1) of a wide one that a state must say for its saying to be an act.
_NARROW, _STATED_BY = 3, 0.2
# Kind of the departments and seats of a state among the known actors ("White House").
_AGENCY = "agency"
# Class of "according to": who is told to be the source of a deed, not somebody who speaks up.
_SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is who among those that may act, as ids of entities.

    ``served``: the state of whoever acts for one (see _served). ``idle``: those that are seldom who acts (see _idle).
    ``voices``: those whose saying is an act of their own, ``states`` among them. ``quoted``: groups without a name,
    whose word is known as theirs, and not as a deed.
    """

    served: Mapping[str, str] = field(default_factory=dict)
    idle: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()


# Where nothing is known of anybody.
_NOBODY_KNOWN = Cast()


def cast(evidence: Evidence) -> Cast:
    """The cast of a story."""
    entities = evidence.entities.values()
    return Cast(
        served=_served(evidence), idle=_idle(evidence), voices=_voices(evidence),
        states=frozenset(e.id for e in entities if e.kind == "state"),
        quoted=frozenset(e.id for e in entities if e.kind == "group"),
    )  # fmt: skip


def actor_of(members: Sequence[Statement], events: Sequence[Event], who: Cast = _NOBODY_KNOWN) -> tuple[str, ...]:
    """Who acts, commonest first; where no mention has a subject that is known, whoever speaks.

    Behind them stands who speaks, where the act is no other than his words: a warning, a belief, a judgement
    ("X said that Y had the right"), or what nobody tells in his own words (see _voiced); and the state that any of them
    act for: a group that only speaks gives way to it. Who is idle acts only where nobody else does.
    """
    found = _widely_named(members, events, who)
    wordy = [e for s in members if _is_act_of_words(s) for e in _speaking(s)]
    speaking = [e for s in members if not found for e in _speaking(s) if e not in who.quoted or e in who.served]
    acting = dict.fromkeys([*commonest_first(found), *commonest_first([*wordy, *speaking, *_voiced(members, who)])])
    if not found:
        acting |= dict.fromkeys(commonest_first(_behind(members, who)))
    everybody = dict.fromkeys([*acting, *(who.served[e] for e in acting if e in who.served)])
    return tuple([e for e in everybody if e in found or not (e in who.served and e in who.quoted)])


def _widely_named(members: Sequence[Statement], events: Sequence[Event], who: Cast) -> list[str]:
    """Subjects of the clauses and actors of their events; of a wide claim without those that few clauses name.

    Of several clauses with a subject that is known, events add states alone: others are right one time in six.
    """
    subjects = [(e, s.id) for s in members for e in _acting(s)]
    coded = [(e, event.statement) for event in events for p in event.actor for e in p.entities]
    acting = {e for e, _ in subjects}
    if len(members) > 1 and not acting <= who.idle:
        coded = [pair for pair in coded if pair[0] in acting or pair[0] in who.states]
    # Who is only spoken of in the subject ("the attack on Lima") acts where nobody else does.
    spoken_of = [(e, s.id) for s in members if not subjects and not coded for e in roles(s, "subject")]
    named = [pair for pair in subjects + coded if pair[0] not in who.idle] or subjects + coded + spoken_of
    if len(members) < _WIDE:
        return [e for e, _ in named]
    clauses = Counter(e for e, _ in set(named))
    most = max(clauses.values(), default=0)
    needed = {e: len(members) * (_NAMED_BY if e in acting else _CODED_BY) for e in clauses}
    return [e for e, _ in named if clauses[e] >= min(most, needed[e])]


def _behind(members: Sequence[Statement], who: Cast) -> list[str]:
    """Those who act in the clauses above, but for who only tells what happened."""
    return [e for s in members for e in s.behind if e not in who.idle and e not in _speaking(s)]


def _voiced(members: Sequence[Statement], who: Cast) -> list[str]:
    """Those with a name who say the clauses of a narrow claim, at most half of which are told as facts; a state that says
    a part of any claim."""
    told = [s for s in members if s.kind == "verbal" and _is_said_so(s)]
    said = [e for s in told for e in dict.fromkeys(_speaking(s))]
    if not said or (len(members) <= _NARROW and 2 * len(told) >= len(members)):
        return [e for e in said if e in who.voices]
    return [e for e, clauses in Counter(said).items() if e in who.states and clauses >= _STATED_BY * len(members)]


def _is_said_so(statement: Statement) -> bool:
    return bool(statement.attribution) and statement.attribution[-1].act != _SOURCE


def _voices(evidence: Evidence) -> frozenset[str]:
    """Ids of those whose saying is an act of their own: persons, states and bodies with a name. Who has none ("a
    senior official"), a group or a medium tells what others do."""
    return frozenset(
        e.id for e in evidence.entities.values()
        if e.kind in ("person", "state", "organisation") and _is_name(e.name) and not _is_medium(e.name)
    )  # fmt: skip


def _is_name(words: str) -> bool:
    return any(c.isupper() for c in words.rpartition(" ")[2])


def _is_medium(name: str) -> bool:
    return is_of_kind(name, "media")


def _idle(evidence: Evidence) -> frozenset[str]:
    """Ids of those that are seldom who acts: places, things, and people known by their number ("40 guards")."""
    return frozenset(
        e.id for e in evidence.entities.values()
        if e.kind in ("place", "other") or (e.kind == "group" and any(c.isdigit() for c in e.name))
    )  # fmt: skip


def _served(evidence: Evidence) -> dict[str, str]:
    """Groups without a name of their own that serve a state ("Chilean officials", "Chilean troops"), its ministries, forces
    and seats of government, and that state, as ids of entities. Rebels, crowds and tourists serve none."""
    known = {e.state: e.id for e in reversed(evidence.entities.values()) if e.kind == "state" and e.state}
    lexicon = acts()
    served = {}
    for e in evidence.entities.values():
        words = e.name.lower().split()
        serving = not lexicon.serving.isdisjoint(words[-1:]) and lexicon.defying.isdisjoint(words)
        organ = e.kind == "organisation" and lexicon.defying.isdisjoint(words) and _is_organ(e.name)
        state = e.state or (_presided(evidence) if "administration" in words else None)
        if state in known and (organ or (e.kind == "group" and serving)):
            served[e.id] = known[state]
    return served


def _is_organ(name: str) -> bool:
    """Whether a body of a state acts for it by its name: "the Defence Ministry", "the Ministry of Defence", "the Kremlin"."""
    words = f" {name.lower()}"
    told = any(words.endswith(f" {organ}") or words.startswith(f" {organ} of ") for organ in acts().organs)
    return told or is_of_kind(name, _AGENCY)


def _presided(evidence: Evidence) -> str | None:
    """The state of the president whom the story names most: "administration officials" are his."""
    presidents = [e for e in evidence.entities.values() if e.office == "president"]
    return max(presidents, key=lambda e: len(e.mentions)).state if presidents else None


def _speaking(statement: Statement) -> tuple[str, ...]:
    """The innermost speaker whose words the clause is."""
    return tuple([e for a in statement.attribution[-1:] if a.speaker for e in a.speaker.entities])


def _is_act_of_words(statement: Statement) -> bool:
    """Whether the clause is somebody's warning, denial, demand or belief, or tells how something is, not a deed."""
    if not statement.attribution:
        return False
    lexicon, cue = acts(), statement.attribution[-1].act
    of_words = (
        cue == _BELIEF or cue in lexicon.of_cue or statement.predicate.lower().partition(" ")[0] in lexicon.states
    )
    return of_words and own_act(statement) is None


def commonest_first(found: Sequence[str]) -> tuple[str, ...]:
    """What is ``found``, each once, the commonest first."""
    if len(found) < 2:
        return tuple(found)
    distinct = tuple(dict.fromkeys(found))
    # Most claims name each once, or one alone.
    return distinct if len(distinct) in (1, len(found)) else tuple(x for x, _ in Counter(found).most_common())


def _acting(statement: Statement) -> tuple[str, ...]:
    # Roles are those of the act: of a passive, who is named with "by" is the subject.
    subjects = [a for a in statement.arguments if a.role == "subject"]
    if not subjects:
        return ()
    found = tuple(dict.fromkeys([e for a in subjects for e in a.phrase.entities if e not in a.beside]))
    said = statement.attribution and statement.attribution[-1].speaker
    if said and any(a.head.lower() in line_words().selves for a in subjects):
        found += said.entities
    return found


def target_of(members: Sequence[Statement], events: Sequence[Event]) -> tuple[str, ...]:
    """Whom it is done to, commonest first, without those who act."""
    found = [e for event in events for p in event.recipient for e in p.entities]
    for s in members:
        found += roles(s, "object", "indirect")
    acting = {e for s in members for e in _acting(s)} if found else ()
    return tuple([x for x in commonest_first(found) if x not in acting])


def sources_of(statement: Statement) -> tuple[str, ...]:
    """Every source that a mention names, inner and outer, as often as it does; a name in plain words where nobody is known
    by it.

    Of an act of words that no other source tells ("Chile denies any plan") the source is who denies.
    """
    if not statement.attribution:
        return (roles(statement, "subject") or _unnamed(statement)) if _speaks(statement) else ()
    return tuple([e for a in statement.attribution if a.speaker is not None for e in _named(a.speaker)])


def _named(speaker: Phrase) -> tuple[str, ...]:
    """The entities that a speaker is, and his words where they name his office alone or nobody is known by them."""
    plain = " ".join(speaker.text.split())
    owned = plain.rpartition(" ")[2].lower() in speech_words().households and plain.split()[0].lower() not in _HIS
    if speaker.entities and not owned:
        return speaker.entities
    return (*speaker.entities, plain) if owned or plain.lower() not in _NAMELESS else ()


def _unnamed(statement: Statement) -> tuple[str, ...]:
    """Who does it in plain words, where nobody is known by them: "the militants denied any part in it"."""
    people = speech_words().viewers | acts().serving | acts().organs
    subjects = [a.phrase.text.split() for a in statement.arguments if a.role == "subject" and a.head in people]
    return tuple(" ".join(words) for words in subjects if words[0].lower() not in _EACH)


def _says(statement: Statement, verb: str) -> bool:
    """Whether it is the clause of a verb of saying, without what is said ("Reyes told the paper"); no thing is claimed or put."""
    words = speech_words()
    if verb in words.addressing:
        return True
    return verb in words.saying and (bool(statement.quotes) or all(a.role != "object" for a in statement.arguments))


def _speaks(statement: Statement) -> bool:
    """Whether the clause is itself an act of words, a judgement ("called it a farce") or an attitude ("voiced doubts")."""
    if not is_said(statement):
        return False
    verb, lexicon = statement.predicate.lower(), acts()
    if verb in speech_words().telling or own_act(statement) in lexicon.words:
        return True
    arguments = statement.arguments
    if _says(statement, verb):
        return True
    if verb == "call" and any(a.role == "oblique" and a.marker in ("for", "on") for a in arguments):
        return True
    objects = {a.head.lower() for a in arguments if a.role == "object"}
    if verb in lexicon.voicing and not objects.isdisjoint(speech_words().nouns):
        return True
    if verb == "claim" and "responsibility" in objects:
        return True
    if objects and not speech_words().telling.isdisjoint(statement.lemmas):  # "announced a truce": "truce"
        return True
    if "judge" not in speech_classes(verb):
        return False
    return bool(statement.quotes) or any(
        a.role == "attribute" or (a.role == "oblique" and a.marker == "as") for a in arguments
    )
