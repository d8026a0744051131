"""Stage 5, resolve: Mentions of all reports of a story -> Entities.

Names are joined across the reports: persons by their names, offices and the table of holders; states by the
lexicon, with their capitals as governments and their adjectives; bodies by name and abbreviation. Garbled
spellings join the person they mean. Then each report's nominals and pronouns are read. ``repair`` uses aligned
statements afterwards for names that no spelling explains.

Limits: two persons of one full name become one; an unnamed official of two reports is one when the words are the
same. Reference for the order of evidence: the sieves of Lee et al. 2013 (Computational Linguistics 39/4).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosswire.extract.detection.mention_names import ORGANS
from crosswire.extract.entities.aliases import join_aliases
from crosswire.extract.entities.bodies import join_bodies
from crosswire.extract.entities.called import also_called
from crosswire.extract.entities.captions import add_captions
from crosswire.extract.entities.clause_places import OWN
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.coreference import Reader
from crosswire.extract.entities.described import add_described
from crosswire.extract.entities.echoes import add_echoes
from crosswire.extract.entities.garbles import join_garbles
from crosswire.extract.entities.kin import introduced_as_kin
from crosswire.extract.entities.known_words import is_known
from crosswire.extract.entities.new_states import name_new_states
from crosswire.extract.entities.overlooked import add_overlooked
from crosswire.extract.entities.people import group_people
from crosswire.extract.entities.pronouns import Resolved
from crosswire.extract.entities.serving import served
from crosswire.extract.entities.slots import repair
from crosswire.extract.entities.strangers import join_strangers
from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.described import described_words
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.offices import group_nouns, standing_offices
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import states
from crosswire.matching.actors import choose
from crosswire.matching.names import family_first, fold_name, split_name, word_similarity
from crosswire.records.names import Entity, Mention
from crosswire.records.text import ParsedDocument

__all__ = ["repair", "resolve"]

_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
# Shares of the reports that have a word.
_MOSTLY, _NEARLY_ALL = 0.5, 0.8


def resolve(parsed: Sequence[ParsedDocument], mentions: Sequence[Mention], *, first: int = 1) -> tuple[Entity, ...]:
    """Join the mentions of a story's reports into entities.

    ``parsed`` are the story's reports, ``mentions`` those of all of them. Every mention that refers to something
    known belongs to an entity; a mention of two ("the two presidents") stands in both. Entities come in the order
    in which the reports first name them, numbered from ``first``.
    """
    years = story_years(parsed)
    mentions = name_new_states(parsed, mentions)
    named = [m for m in mentions if m.form not in ("nominal", "pronoun")]
    things = _group_things([m for m in named if m.kind != "person"])
    salient = frozenset(c.state for c in things if c.state and c.kind in ("state", "organisation"))
    persons = [m for m in named if m.kind == "person"]
    people = group_people(persons, years, salient, introduced_as_kin(parsed, persons))
    # What is near to a namesake's name is nearer to whom the name alone means.
    namesakes, people = [c for c in people if c.namesake], [c for c in people if not c.namesake]
    things = join_bodies(parsed, _reconsider(things, people))
    people = join_aliases(parsed, people)
    people = join_strangers(join_garbles(people, years), parsed)
    things = add_overlooked(parsed, mentions, people, things)
    add_captions(parsed, people)
    people, things = add_echoes(parsed, mentions, people, things)
    people += namesakes
    _find_states([*people, *things], years, salient)
    clusters = [*people, *things]
    by_state = {c.state: c for c in things if c.kind == "state" and c.state}
    clusters += _read_reports(parsed, mentions, clusters, people, by_state)
    clusters += add_described(parsed, clusters)
    return _entities([c for c in clusters if c.mentions and not _noise(c)], first)


def _noise(cluster: Cluster) -> bool:
    """A capitalised word without label that stands once in the story: a heading, a typing error."""
    return cluster.kind == "other" and len(cluster.mentions) == 1


def story_years(parsed: Sequence[ParsedDocument]) -> tuple[int, int]:
    """Bound the story's year: publication dates where known, else the years that the texts name."""
    known = [p.document.published.year for p in parsed if p.document.published]
    if known:
        middle = sorted(known)[len(known) // 2]
        return middle, middle
    named = [int(y) for p in parsed for s in p.sentences for y in _YEAR.findall(s.parse.text)]
    if not named:
        return 1990, 2100
    latest = max(named)
    return min(latest, max((y for y, _ in Counter(named).most_common(3)), default=latest)) - 1, latest


def _find_states(clusters: Iterable[Cluster], years: tuple[int, int], states_: frozenset[str]) -> None:
    """Fill in the state of bodies, groups, places and persons whom the table of actors knows by their full name."""
    year = years[1] if years[0] == years[1] else 0
    for cluster in clusters:
        if cluster.state or cluster.kind not in ("person", "organisation", "group", "place"):
            continue
        if cluster.kind == "person" and " " not in cluster.name:
            continue
        found = [
            a for a in find_actors(cluster.name) if a.kind == cluster.kind or cluster.kind in ("organisation", "group")
        ]
        code = choose([a for a in found if cluster.kind == "person" or a.kind != "person"], year, states_)
        cluster.state = code if code in states() else None


def _group_things(mentions: Iterable[Mention]) -> list[Cluster]:
    """States, bodies and places by their names."""
    found: dict[tuple[str, str], Cluster] = {}
    for m in mentions:
        if m.state and m.kind == "state":
            key, kind = ("state", m.state), "state"
        elif m.plural and m.kind == "group" and m.state:
            key, kind = ("group", m.name.casefold()), "group"
        else:
            body = organisations().get(m.name) or organisations().get(re.sub(r"^[Tt]he ", "", m.name))
            name = body.name if body else m.name
            key, kind = ("thing", re.sub(r"^the ", "", fold_name(name))), m.kind
        cluster = found.setdefault(key, Cluster(kind=kind))
        cluster.add(m)
        cluster.state = cluster.state or m.state
    for (sort, name), cluster in found.items():
        _name_thing(sort, name, cluster)
    return _whole_ministries(list(found.values()))


def _whole_ministries(things: list[Cluster]) -> list[Cluster]:
    """ "The Foreign Ministry" is that of the only state whose foreign ministry the story names."""
    organs = [c for c in things if c.kind == "organisation" and c.name.lower().rpartition(" ")[2] in ORGANS]
    for bare in [c for c in organs if not c.state]:
        owned = [c for c in organs if c.state and c.name.lower().endswith(f" {bare.name.lower()}")]
        if len(owned) == 1:
            owned[0].mentions += bare.mentions
            things.remove(bare)
    return things


def _name_thing(sort: str, key: str, cluster: Cluster) -> None:
    if sort == "state":
        known = states().get(key)
        cluster.name = known.name if known else cluster.mentions[0].name
        cluster.wikidata = known.wikidata if known else None
        return
    kinds = Counter(m.kind for m in cluster.mentions)
    cluster.kind = kinds.most_common(1)[0][0]
    texts = Counter(m.name for m in cluster.mentions)
    cluster.name = re.sub(r"^[Tt]he ", "", max(texts, key=lambda t: (texts[t], t)))
    body = organisations().get(cluster.name)
    if sort == "group":
        cluster.name = next((m.text for m in cluster.mentions), cluster.name)
    if body is not None:
        cluster.name, cluster.wikidata, cluster.state = body.name, body.wikidata, body.state
        cluster.kind = "organisation"


def _reconsider(things: list[Cluster], people: list[Cluster]) -> list[Cluster]:
    """Give persons the words that the recogniser took for bodies or places; return the things that are left.

    These are names that it labels now person, now body ("Zarif"), initials of a person ("MBS"), and single words
    near a person's surname, which ``join_garbles`` then judges as persons.
    """
    words = {form[-1]: c for c in people for form in c.forms} | {
        " ".join(form): c for c in people for form in c.forms if len(form) > 1
    }
    # Where the family's name stands first, the report goes on by it.
    words |= {
        f[0]: c for c in people if family_first(c.name, c.state) for f in c.forms if len(f) > 1 and f[0] not in words
    }
    introduced = {id(c): {m.report for m in c.mentions if " " in m.name} for c in people}
    initials = {_initials(m.name): c for c in people for m in c.mentions if m.name.count(" ") > 1}
    by_ends: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for end in _ends(word) if " " not in word else ():
            by_ends[end].append(word)
    left = []
    for thing in things:
        short = initials.get(thing.name) if thing.name.isupper() else None
        # "al-Orabi" goes by "Orabi", as persons' names do.
        person = short or words.get(" ".join(split_name(thing.name)))
        if thing.kind not in ("other", "organisation", "place", "group") or thing.wikidata or thing.state:
            left.append(thing)
        elif person is not None and (
            short
            or len(thing.mentions) <= len(person.mentions)
            or (person.holder is not None and thing.kind != "place")
            or _follows(thing, person, introduced[id(person)])
        ):
            person.mentions += thing.mentions
        elif thing.name.isalpha() and not is_known(thing.name) and _is_near(fold_name(thing.name), by_ends):
            thing.kind = "person"
            thing.forms[(fold_name(thing.name),)] = len(thing.mentions)
            people.append(thing)
        else:
            left.append(thing)
    return left


def _follows(thing: Cluster, person: Cluster, introduced: set[str]) -> bool:
    """Whether most reports that have the word name a person of that surname in full: reports go on by the surname.

    What is taken for a place may be one ("Houston"), unless nearly all do and the person has an office.
    """
    share = len(thing.reports & introduced) / len(thing.reports)
    return share >= _NEARLY_ALL and person.office is not None if thing.kind == "place" else share > _MOSTLY


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word).upper()


def _ends(word: str) -> tuple[str, ...]:
    """The first letter and the last three, of which a garbled name keeps one; none of short words."""
    return (word[0], word[-3:]) if len(word) > 4 else ()


def _is_near(word: str, by_ends: Mapping[str, Sequence[str]]) -> bool:
    """Whether the word is nearly one of those with its beginning or end."""
    return any(word_similarity(word, other) > 0.78 for end in _ends(word) for other in by_ends.get(end, ()))


def _read_reports(
    parsed: Sequence[ParsedDocument], mentions: Sequence[Mention], clusters: Sequence[Cluster], people: Sequence[Cluster],
    by_state: dict[str, Cluster],
) -> list[Cluster]:  # fmt: skip
    """Resolve nominals and pronouns report by report; return the clusters of unnamed groups and officials,
    and of states that only nominals mean."""
    named: dict[str, list[Resolved]] = defaultdict(list)
    for cluster in clusters:
        for m in cluster.mentions:
            named[m.report].append(Resolved(m, cluster))
    rest: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.form in ("nominal", "pronoun"):
            rest[m.report].append(m)
    unnamed: dict[str, Cluster] = {}
    for one in parsed:
        report = one.document.article.id
        reader = Reader(one, named[report], people, by_state)
        for m in sorted(rest[report], key=_turn):
            _read_one(reader, m, unnamed)
    named_before = {id(c) for c in clusters}
    return [*unnamed.values(), *(c for c in by_state.values() if id(c) not in named_before)]


def _turn(mention: Mention) -> tuple[int, bool, int, int]:
    """Order of reading: that of the text, but who says "I" is known when the rest of the sentence is read."""
    own = mention.text.partition(" ")[0].lower() in OWN
    return mention.sentence, own, mention.start, mention.end


def _read_one(reader: Reader, m: Mention, unnamed: dict[str, Cluster]) -> None:
    meant = reader.several(m) if m.form == "pronoun" else reader.nominal(m)
    if not meant and m.form == "nominal" and (m.name.lower() not in mention_lists().loose or reader.acts(m)):
        same, state = served(reader, m)
        meant = [same] if same else _unnamed(m, unnamed, state, reader.owner_of(m))
    for cluster in meant:
        cluster.mentions.append(m)
    if meant:
        reader.keep(m, meant[0])


def _unnamed(m: Mention, unnamed: dict[str, Cluster], state: str | None, owner: str) -> list[Cluster]:
    """The cluster of "senior US officials": by its words without determiner, the state's name made one, by the ``state``
    that the words do not say, and by its ``owner``: "his critics" are another's than "her critics"."""
    words = re.sub(r"[“”\"]", "", m.text).split()
    if words[:1] and words[0].lower() in described_words().nobody:
        return []
    words = [w for w in words if w.lower() not in mention_lists().determiners]
    while words and words[0].lower() in described_words().counting:
        words = words[1:]
    name = " ".join("US" if w in ("U.S.", "American", "US") else w for w in words)
    if (
        not name
        or (m.kind == "state" and not m.state)
        or (
            m.office is None
            and (
                m.name.lower() in mention_lists().sides | mention_lists().pairs | body_words().media | body_words().bare
                or m.name.lower() in body_words().meanings
            )
        )
    ):
        return []
    alike = group_nouns().get(words[-1].lower())
    if alike is not None:
        # "Angry protesters" are the protesters; "pro-government protesters" and "Chilean protesters" are others.
        name = " ".join([*(w for w in words[:-1] if "-" in w or any(c.isupper() for c in w)), words[-1].lower()])
    name = f"{owner}'s {name}" if owner else name
    key = f"{name.rpartition(' ')[0]} {alike}" if alike else name
    key = f"{key} {state or ''}".rstrip()
    cluster = unnamed.setdefault(key.casefold(), Cluster(kind=m.kind if m.kind != "state" else "organisation"))
    cluster.name = cluster.name or name
    cluster.state = cluster.state or m.state or state
    cluster.office = cluster.office or m.office
    cluster.gender = cluster.gender or m.gender
    return [cluster]


def _entities(clusters: Sequence[Cluster], first: int) -> tuple[Entity, ...]:
    order: dict[str, int] = {}
    for c in clusters:
        for m in c.mentions:
            order.setdefault(m.report, len(order))
    ranked = sorted(clusters, key=lambda c: min((order[m.report], m.start, m.end) for m in c.mentions))
    ids = {id(c): f"E{number}" for number, c in enumerate(ranked, first)}
    homes = {c.state: ids[id(c)] for c in ranked if c.kind == "state" and c.state}
    homes |= {c.name: ids[id(c)] for c in ranked if c.kind == "organisation" and c.wikidata}
    return tuple(_entity(c, ids[id(c)], homes) for c in ranked)


def _entity(cluster: Cluster, number: str, homes: dict[str, str]) -> Entity:
    names = {m.text for m in cluster.mentions if m.form in ("name", "metonym")}
    garbled = {g.text for g in cluster.garbles}
    serves = cluster.kind == "organisation" or (cluster.kind == "group" and not _is_crowd(cluster.name))
    stands = serves or cluster.office in standing_offices()
    return Entity(
        id=number,
        name=cluster.name,
        kind=cluster.kind,
        aliases=tuple(sorted(names - {cluster.name} - garbled)),
        also=tuple(sorted(also_called(cluster) - names - garbled)),
        wikidata=cluster.wikidata,
        state=cluster.state,
        office=cluster.office if cluster.kind == "person" else None,
        represents=homes.get(cluster.body or cluster.state or "") if cluster.kind != "state" and stands else None,
        mentions=tuple(sorted(cluster.mentions, key=lambda m: (m.report, m.start, m.end))),
        garbled=tuple(sorted(cluster.garbles, key=lambda g: (g.report, g.start))),
    )


def _is_crowd(name: str) -> bool:
    """Whether a group without a name acts for itself ("Chilean protesters"), not for its state."""
    return name.lower().rpartition(" ")[2] in group_nouns()
