"""Who acts in a claim, towards whom, and by whose words it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.acting import Cast, actor_of, cast, sources_of, target_of
from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.records.statements import Argument, Event
from crosswire.records.text import Span


@pytest.mark.parametrize(
    ("predicate", "fields", "told"),
    [
        ("deny", {}, True),
        ("demand", {}, True),
        ("move", {}, False),
        ("deny", {"status": "hypothetical", "modality": "possible"}, False),
        ("call", {"quotes": ["farce"]}, True),
        ("call", {}, False),
        ("call", {"role": "attribute", "head": "farce"}, True),  # "called it a farce"
        ("describe", {"role": "oblique", "head": "farce", "marker": "as"}, True),  # "which she described as a farce"
        ("work", {"role": "oblique", "head": "farce", "marker": "as"}, False),
        ("voice", {"role": "object", "head": "doubt"}, True),
        ("raise", {"role": "object", "head": "concern"}, True),
        ("raise", {"role": "object", "head": "tax"}, False),
        ("have", {"role": "object", "head": "plan"}, False),
        ("call", {"role": "oblique", "head": "truce", "marker": "for"}, True),
        ("call", {"role": "oblique", "head": "port", "marker": "at"}, False),
        ("announce", {"role": "object", "head": "support"}, True),
        ("confirm", {"role": "object", "head": "attack"}, True),
        ("stress", {"role": "object", "head": "need"}, True),
        ("truce", {"role": "object", "head": "truce", "lemmas": ("announce", "truce")}, True),  # "announced a truce"
        ("claim", {"role": "object", "head": "responsibility"}, True),
        ("claim", {"role": "object", "head": "life"}, False),
        ("say", {}, True),  # "Brandt said", where what she said is a clause of its own
        ("believe", {}, False),  # "many believed": what somebody thinks, and no word of his
        ("tell", {"role": "object", "head": "paper"}, True),
        ("write", {"role": "object", "head": "play"}, False),
        ("write", {"role": "object", "head": "play", "quotes": ["farce"]}, True),
    ],
)
def test_who_does_an_act_of_words_is_its_source(predicate: str, fields: dict[str, Any], told: bool) -> None:
    words = f"Olga Brandt did {predicate} the farce."
    story = Story(words)
    brandt = story.who("Olga Brandt")
    id_ = story.says("R1", words, predicate, subject="Olga Brandt")
    quoted = tuple(Span(start=words.index(q), end=words.index(q) + len(q)) for q in fields.pop("quotes", ()))
    role, head = fields.pop("role", None), fields.pop("head", "")
    marker = fields.pop("marker", None)
    more = [Argument(role=role, marker=marker, head=head, phrase=story.phrase("R1", "the farce"))] if role else []
    [one] = [s for s in story.statements if s.id == id_]
    found = [replace(one, quotes=quoted, arguments=(*one.arguments, *more), **fields)]
    assert sources_of(found[0]) == ((brandt,) if told else ())


@pytest.mark.parametrize(
    ("predicate", "cue", "acting"),
    [
        ("have", "say", ["Ostrava", "Brandt"]),  # "Brandt said Ostrava had the right": no deed but hers
        ("be just", "say", ["Ostrava", "Brandt"]),
        ("close", "warn", ["Ostrava", "Brandt"]),
        ("close", "think", ["Ostrava", "Brandt"]),
        ("close", "say", ["Ostrava"]),  # a deed told by her is not hers
        ("attack", "warn", ["Ostrava"]),
    ],
)
def test_who_speaks_acts_where_the_act_is_words(predicate: str, cue: str, acting: list[str]) -> None:
    words = "Ostrava did so"
    story = Story(f"Olga Brandt told us that {words}.")
    who = {story.who("Ostrava", kind="state"): "Ostrava", story.who("Olga Brandt"): "Brandt"}
    story.says("R1", words, predicate, subject="Ostrava", said_by="Olga Brandt")
    [said] = story.statements
    said = replace(said, attribution=(replace(said.attribution[0], act=cue),))
    assert [who[e] for e in actor_of([said], ())] == acting


@pytest.mark.parametrize(
    ("group", "stands_for"),
    [
        ("Chilean officials", True),
        ("Chilean soldiers", True),
        ("Chilean rebel forces", False),
        ("former Chilean officials", False),
        ("Chilean tourists", False),
    ],
)
def test_the_state_that_a_group_serves_acts_too(group: str, stands_for: bool) -> None:
    text = f"{group} closed the port of Chile."
    story = Story(text)
    chile = story.who("Chile", kind="state", state="CHL")
    serving = story.who(group, kind="group", state="CHL")
    story.says("R1", text.rstrip("."), "close", subject=group.split()[-1])
    [claim] = story.compare()[0]
    assert claim.actor == ((serving, chile) if stands_for else (serving,))


def test_of_a_wide_claim_who_few_clauses_name_does_not_act() -> None:
    words = "They closed the port of Ostrava"
    story = Story(*[f"{words} to Olga Brandt."] * 10)
    brandt, ostrava = story.who("Olga Brandt"), story.who("Ostrava", kind="state")
    for n in range(1, 11):
        story.says(f"R{n}", words, "close", subject="Ostrava" if n > 1 else words)
    told = list(story.statements)
    assert actor_of(told, ()) == (ostrava,)
    [once] = [s for s in told if s.report == "R1"]
    named = replace(once.arguments[0], phrase=story.phrase("R1", "Olga Brandt"))
    odd = replace(once, arguments=(named,))
    assert actor_of([odd, *told[1:]], ()) == (ostrava,)
    assert actor_of([odd, *told[1:3]], ()) == (ostrava, brandt)  # one of three says much
    assert actor_of([odd] * 4, ()) == (brandt,)


@pytest.mark.parametrize(("name", "kind"), [("Northern Bay", "place"), ("Trident", "other"), ("40 guards", "group")])
def test_places_things_and_numbers_act_only_where_nobody_else_does(name: str, kind: str) -> None:
    story = Story(f"{name} closed the port.", "Olga Brandt closed the port.")
    idle, brandt = story.who(name, kind=kind), story.who("Olga Brandt")
    story.says("R1", f"{name} closed the port", "close", subject=name)
    story.says("R2", "Olga Brandt closed the port", "close", subject="Olga Brandt")
    [first], [second] = ([s for s in story.statements if s.report == r] for r in ("R1", "R2"))
    assert actor_of([first], (), Cast(idle=frozenset({idle}))) == (idle,)
    assert actor_of([first, second], (), Cast(idle=frozenset({idle}))) == (brandt,)
    assert [c.actor for c in story.compare(("R1:0", "R2:1"))[0]] == [(brandt,)]


def test_a_group_that_only_speaks_gives_way_to_its_state() -> None:
    text = "Chilean officials warned that they closed the port of Chile."
    story = Story(text)
    chile = story.who("Chile", kind="state", state="CHL")
    serving = story.who("Chilean officials", kind="group", state="CHL")
    story.says("R1", "they closed the port", "close", said_by="officials")
    assert actor_of(story.statements, (), Cast(served={serving: chile}, quoted=frozenset({serving}))) == (chile,)


def test_of_a_passive_who_is_named_with_by_acts() -> None:
    words = "The port was denied to Ostrava by Olga Brandt"
    story = Story(f"{words}.")
    ostrava, brandt = story.who("Ostrava", kind="state"), story.who("Olga Brandt")
    story.says("R1", words, "deny", subject="Olga Brandt", object="Ostrava", passive=True)
    told = story.statements
    assert (actor_of(told, ()), target_of(told, ()), sources_of(told[0])) == ((brandt,), (ostrava,), (brandt,))


@pytest.mark.parametrize(
    ("kind", "name", "cue", "clauses", "acts"),
    [
        ("person", "Olga Brandt", "say", "verbal", True),
        ("person", "Nabil al-Brandt", "say", "verbal", True),
        ("person", "senior official", "say", "verbal", False),  # who has no name tells what others do
        ("group", "Chilean Tourists", "say", "verbal", False),
        ("organisation", "Port Authority", "say", "verbal", True),
        ("organisation", "CNN", "say", "verbal", False),
        ("person", "Olga Brandt", "source", "verbal", False),  # "according to Brandt"
        ("person", "Olga Brandt", "say", "nominal", False),
    ],
)
def test_of_what_is_told_rather_than_known_who_says_it_acts(
    kind: str, name: str, cue: str, clauses: str, acts: bool
) -> None:
    words = "Ostrava closed the port"
    story = Story(f"{name} told us that {words}.", f"{words}.")
    ostrava, speaker = story.who("Ostrava", kind="state"), story.who(name, kind=kind)
    story.says("R1", words, "close", subject="Ostrava", said_by=name, kind=clauses)
    story.says("R2", words, "close", subject="Ostrava")
    told, fact = story.statements
    told = replace(told, attribution=(replace(told.attribution[0], act=cue),))
    who = cast(gather_evidence(story.statements, story.entities, story.lineages, story.documents))
    assert actor_of([told], (), who) == ((ostrava, speaker) if acts else (ostrava,))
    assert actor_of([told, fact], (), who) == ((ostrava, speaker) if acts else (ostrava,))
    assert actor_of([told, fact, fact], (), who) == (ostrava,)


def told_by(*speakers: str, **kinds: str) -> tuple[Story, Cast, dict[str, str]]:
    """Reports in which each of ``speakers`` says that Olga Brandt closed the port, and who is who."""
    words = "Olga Brandt closed the port"
    story = Story(*[f"{speaker} told us that {words}." for speaker in speakers])
    ids = {story.who("Olga Brandt"): "Olga Brandt"}
    for name in dict.fromkeys(speakers):
        kind = kinds.get(name.split()[-1], "person")
        ids[story.who(name, kind=kind, state="CHL" if kind != "person" else None)] = name
    for n, speaker in enumerate(speakers, 1):
        story.says(f"R{n}", words, "close", subject="Olga Brandt", said_by=speaker)
    who = cast(gather_evidence(story.statements, story.entities, story.lineages, story.documents))
    return story, who, ids


def test_of_a_narrow_claim_that_is_only_said_all_who_say_it_act() -> None:
    story, who, ids = told_by("Otto Lindt", "Ada Ray", "Ada Ray")
    assert [ids[e] for e in actor_of(story.statements, (), who)] == ["Olga Brandt", "Ada Ray", "Otto Lindt"]
    wide, who, ids = told_by("Otto Lindt", "Ada Ray", "Ada Ray", "Ada Ray")
    assert [ids[e] for e in actor_of(wide.statements, (), who)] == ["Olga Brandt"]


def test_a_state_that_says_a_part_of_a_claim_acts() -> None:
    story, who, ids = told_by("Chile", *["Otto Lindt"] * 4, Chile="state")
    assert [ids[e] for e in actor_of(story.statements, (), who)] == ["Olga Brandt", "Chile"]
    story, who, ids = told_by("Chile", *["Otto Lindt"] * 5, Chile="state")
    assert [ids[e] for e in actor_of(story.statements, (), who)] == ["Olga Brandt"]


@pytest.mark.parametrize(
    ("body", "state_too"),
    [
        ("Defence Ministry", True),
        ("Ministry of Trade", True),
        ("Southern Army", True),
        ("White House", True),
        ("Lima Foreign Office", True),
        ("Free Army", False),
        ("Oil Company", False),
        ("Guard Dog Society", False),
    ],
)
def test_the_organs_of_a_state_act_for_it(body: str, state_too: bool) -> None:
    text = f"{body} closed the port of Chile."
    story = Story(text)
    chile, organ = story.who("Chile", kind="state", state="CHL"), story.who(body, kind="organisation", state="CHL")
    story.says("R1", f"{body} closed the port", "close", subject=body)
    assert story.compare()[0][0].actor == ((organ, chile) if state_too else (organ,))


def test_a_group_that_is_only_quoted_does_not_act() -> None:
    words = "The bridge was closed"
    story = Story(f"Local experts told us that {words}.")
    experts = story.who("local experts", kind="group")
    story.says("R1", words, "close", said_by="experts")
    assert actor_of(story.statements, (), Cast(quoted=frozenset({experts}))) == ()
    assert actor_of(story.statements, ()) == (experts,)


def test_of_several_clauses_with_a_subject_events_add_states_alone() -> None:
    words = "Olga Brandt closed the port"
    story = Story(f"{words} with Otto Lindt of Chile.", f"{words}.")
    brandt, lindt, chile = story.who("Olga Brandt"), story.who("Otto Lindt"), story.who("Chile", kind="state")
    for report in ("R1", "R2"):
        story.says(report, words, "close", subject="Olga Brandt")
    coded = Event(
        report="R1", start=0, end=len(words), statement="R1:0", type="COERCE", mode=None, context=(),
        actor=(story.phrase("R1", "Otto Lindt of Chile"),), recipient=(), date=None, place=None, status="actual",
        probability=0.8,
    )  # fmt: skip
    who = Cast(states=frozenset({chile}))
    assert actor_of(story.statements, (coded,), who) == (brandt, chile)
    assert set(actor_of(story.statements[:1], (coded,), who)) == {brandt, lindt, chile}


def test_whom_a_subject_is_only_about_acts_where_nobody_else_does() -> None:
    words = "The attack of Olga Brandt on Ostrava failed"
    story = Story(f"{words}.")
    brandt, ostrava = story.who("Olga Brandt"), story.who("Ostrava", kind="state")
    story.says("R1", words, "fail", subject="The attack of Olga Brandt on Ostrava")
    [told] = story.statements
    about = replace(told.arguments[0], beside=frozenset({ostrava}))
    assert actor_of([replace(told, arguments=(about,))], ()) == (brandt,)
    alone = replace(about, beside=frozenset({brandt, ostrava}))
    assert actor_of([replace(told, arguments=(alone,))], ()) == (brandt, ostrava)


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("Olga Brandt's office", "Olga Brandt's office"),
        ("The Olga Brandt family", "The Olga Brandt family"),
        ("Olga Brandt", None),
    ],
)
def test_an_office_or_a_family_is_a_source_of_its_own(speaker: str, told: str | None) -> None:
    story = Story(f"{speaker} said the ferry sank.")
    brandt = story.who("Olga Brandt")
    story.says("R1", "the ferry sank", "sink", said_by=speaker)
    assert sources_of(story.statements[0]) == ((brandt, told) if told else (brandt,))


def test_a_pronoun_that_nobody_is_known_by_is_no_source() -> None:
    story = Story("They said the ferry sank.")
    story.says("R1", "the ferry sank", "sink", said_by="They")
    assert sources_of(story.statements[0]) == ()


def test_who_acts_in_the_clause_above_acts_where_no_subject_is_known() -> None:
    story = Story("The strikes hit the port after Chile had warned Peru.")
    chile, peru = story.who("Chile", kind="state"), story.who("Peru", kind="state")
    story.says("R1", "The strikes hit the port", "hit", behind=(chile, peru))
    story.says("R1", "Chile had warned Peru", "warn", subject="Chile", behind=(peru,))
    hit, warned = story.statements
    assert actor_of([hit], ()) == (chile, peru)
    assert actor_of([hit], (), Cast(idle=frozenset({peru}))) == (chile,)
    assert actor_of([warned], ()) == (chile,)
