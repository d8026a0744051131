"""Stage 5, helper: the names of persons in all reports of a story, grouped into persons.

Full names first: two full names are one person's when their surnames agree and nothing in the given names
speaks against it. Then single words: the surname (or given name) of the person that the same report, or else
the other reports, call by it. Then the table of holders gives the usual name, the office and the state, where
the story's year and states make its holder plausible.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from crosswire.extract.entities.clusters import Cluster, one_holder
from crosswire.extract.entities.full_names import group_full_names
from crosswire.extract.entities.generations import called_so, part_namesakes, told_generation
from crosswire.extract.entities.name_cuts import cut_names
from crosswire.lexicon.holders import Holder, by_word
from crosswire.lexicon.names import name_words
from crosswire.lexicon.offices import head_offices, standing_offices
from crosswire.matching.names import family_first, fold_name, same_person, same_spelling, split_name
from crosswire.records.names import Mention

# Years a person is still called by an office after it has ended ("the former president", obituaries), and
# before it begins (a nominee). Wide, because the story's year is only estimated here.
_GRACE = 1
# Offices whose holders are known to few: their names alone recognise nobody.
_OBSCURE = frozenset(
    "ambassador deputy_prime_minister justice_minister chief_of_staff general deputy_foreign_minister legislator speaker "
    "expert adviser interior_minister finance_minister intelligence_chief".split()
)
# Offices of a house or a church, which nobody holds two of: a king is no crown prince. (Presidents were ministers.)
_EXCLUSIVE = frozenset({"monarch", "crown_prince", "pope"})
# Those of them who are called by their given names.
_REIGNING = _EXCLUSIVE - {"crown_prince"}


def group_people(
    mentions: Sequence[Mention], years: tuple[int, int], states: frozenset[str],
    kin: frozenset[tuple[str, int]] = frozenset(),
) -> list[Cluster]:  # fmt: skip
    """Group the named mentions of persons into clusters, with holders of offices recognised.

    ``years`` bound the story's year; ``states`` are the states that it names (ISO alpha-3); ``kin`` the report and start of
    names that are introduced as somebody's relatives.
    """
    mentions = cut_names(mentions)
    clusters = part_namesakes(group_full_names([m for m in mentions if len(split_name(m.name)) > 1]), years, kin)
    singles = [m for m in mentions if len(split_name(m.name)) == 1]
    clusters += _single_names(singles, clusters, kin)
    for cluster in clusters:
        _describe(cluster)
        _recognise(cluster, years, states)
    return one_holder(clusters)


def _single_names(
    mentions: Sequence[Mention], full: Sequence[Cluster], kin: frozenset[tuple[str, int]]
) -> list[Cluster]:
    by_word_: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in full:
        for word in {w for form in cluster.forms for w in form} if not cluster.namesake else ():
            by_word_[word].append(cluster)
    alone: dict[str, Cluster] = {}
    full_at = sorted(((m.report, m.start, c) for c in full for m in c.mentions), key=lambda item: item[:2])
    mentions = sorted(mentions, key=lambda m: (m.report, m.start))
    _mark_relatives(mentions, full, kin)
    # Somebody else of that name is told by his title ("King Hassan" beside "Prince Omar bin Hassan").
    others = {
        w for m in mentions for w in split_name(m.name)[:1] if all(other_office(m, c) for c in by_word_.get(w, []))
    }
    for mention in mentions:
        word, told = split_name(mention.name)[0], told_generation(mention)
        if told and (meant := called_so(word, told, full) or _younger(word, told, by_word_, alone)):
            meant.add(mention)
            continue
        # A father's name calls nobody where another bears it, but with "bin"; a word run together with a name calls nobody.
        of_father = _fathers().match(mention.name) is not None
        called = [
            c for c in by_word_.get(word, []) if word in called_by(c) or (of_father and word not in _tails(c.forms))
        ]
        known = called or [c for c in by_word_.get(word, []) if word not in others and word not in _tails(c.forms)]
        owner = _owner(mention, word, [c for c in known if not _is_other(mention, c, word)], full_at)
        cluster = owner or alone.setdefault(word, Cluster(kind="person"))
        if owner is None or not of_father:
            cluster.forms[(word,)] += 1
        cluster.add(mention)
    return list(alone.values())


def _younger(
    word: str, told: str, by_word_: Mapping[str, Sequence[Cluster]], alone: dict[str, Cluster]
) -> Cluster | None:
    """Who is called by a word and "Jr." alone, where another is named in full by the word, and never with "Jr."."""
    key = f"{word} {told}"
    if key in alone:
        alone[key].forms[(word,)] += 1
        return alone[key]
    elder = [c for c in by_word_.get(word, ()) if word in called_by(c)]
    if not elder or any(told == told_generation(m) for c in elder for m in c.mentions):
        return None
    alone[key] = Cluster(kind="person", forms=Counter({(word,): 1}), generation=told, namesake=True)
    return alone[key]


def _mark_relatives(mentions: Sequence[Mention], full: Sequence[Cluster], kin: frozenset[tuple[str, int]]) -> None:
    """Note of each person which reports introduce him as a relative, having used the surname alone before."""
    first: dict[tuple[str, str], int] = {}
    for m in mentions:
        first.setdefault((m.report, split_name(m.name)[0]), m.start)
    for c in full:
        introduced: dict[str, int] = {}
        for m in c.mentions:
            introduced[m.report] = min(m.start, introduced.get(m.report, m.start))
        surnames = {form[-1] for form in c.forms}
        c.kin_in.update(
            report
            for report, at in introduced.items()
            if (report, at) in kin and any(first.get((report, word), at) < at for word in surnames)
        )


def _is_other(mention: Mention, cluster: Cluster, word: str) -> bool:
    """Whether a single name is not this person's, for its title or as a relative's; "Mrs Reyes" may be the wife."""
    if other_office(mention, cluster):
        return True
    own = word in {form[0] for form in cluster.forms if len(form) > 1}
    told = mention.office is None and mention.gender is not None and mention.gender == cluster.gender
    # A report that does not name the relative in full means the other one as well.
    relative = mention.report in cluster.kin_in or (
        bool(cluster.kin_in) and not _names_in_full(mention.report, cluster)
    )
    return relative and not own and not told


def _names_in_full(report: str, cluster: Cluster) -> bool:
    return any(m.report == report and len(split_name(m.name)) > 1 for m in cluster.mentions)


def called_by(cluster: Cluster) -> set[str]:
    """The words by which alone a person may be called: first and last of his names, but for the father's ("bin Hassan")
    and for words run together with a name."""
    forms = [*cluster.forms, split_name(cluster.name)] if cluster.name else list(cluster.forms)
    names = {m.name for m in cluster.mentions} | {cluster.name}
    fathers = {fold_name(word) for name in names for word in _fathers().findall(name)}
    return ({form[0] for form in forms} | {form[-1] for form in forms} - fathers) - _tails(cluster.forms)


@cache
def _fathers() -> re.Pattern[str]:
    """The father's name behind "bin": nobody is called by it alone."""
    return re.compile(rf"\b(?:{'|'.join(sorted(name_words().fathers))})[ -]([^\W\d_]+)", re.IGNORECASE)


def _tails(forms: Mapping[tuple[str, ...], int]) -> set[str]:
    """Words that only follow a name that mostly stands without them ("Ana Reyes Orlov" beside "Ana Reyes")."""
    return {form[-1] for form, count in forms.items() if len(form) > 2 and forms.get(form[:-1], 0) > count} - {
        form[-1] for form, count in forms.items() if form[:-1] not in forms or forms[form[:-1]] <= count
    }


def other_office(mention: Mention, cluster: Cluster) -> bool:
    """Whether the title before a single name is of an office that this person does not hold: he has another, or only his
    father is called so ("King Hassan" is no "Omar bin Hassan")."""
    if mention.office not in _EXCLUSIVE:
        return False
    if mention.office in _REIGNING and called_by(cluster).isdisjoint(split_name(mention.name)):
        return True
    told = {m.office for m in cluster.mentions if m.office in _EXCLUSIVE and len(split_name(m.name)) > 1}
    if cluster.holder is not None:
        rows = by_word().get(split_name(cluster.holder.person)[-1], ())
        told |= {h.office for h in rows if h.person == cluster.holder.person}
    return bool(told) and mention.office not in told


def _owner(
    mention: Mention, word: str, candidates: Sequence[Cluster],
    full_at: Sequence[tuple[str, int, Cluster]],
) -> Cluster | None:  # fmt: skip
    """The person whom a single word names: by title, then the last one of that name in the report, then the most named."""
    if not candidates:
        return None
    if len(candidates) > 1:
        told = [c for c in candidates if mention.office and any(m.office == mention.office for m in c.mentions)]
        gendered = [c for c in candidates if not mention.gender or not c.gender or c.gender == mention.gender]
        candidates = told or gendered or candidates
    surname = [c for c in candidates if any(word in (f[-1], f[0]) and len(f) > 1 for f in c.forms)]
    # A surname is meant before a given name: "Martin" is no "Martin Weiss" where there is a "Paul Martin".
    last = [c for c in surname if any(word == f[-1] and len(f) > 1 for f in c.forms)] or surname or list(candidates)
    here = [c for c in last if any(r == mention.report for r in c.reports)]
    if len(last) > 1 and here:
        before = [c for r, start, c in full_at if r == mention.report and start < mention.start and c in last]
        weight = Counter({id(c): sum(m.report == mention.report for m in c.mentions) for c in here})
        main = max(here, key=lambda c: (weight[id(c)], sum(c.forms.values())))
        return before[-1] if before and len(here) > 1 and weight[id(before[-1])] * 2 >= weight[id(main)] else main
    pool = here or last
    return max(pool, key=lambda c: (len(c.reports), sum(c.forms.values())))


def _describe(cluster: Cluster) -> None:
    """Office, state and gender by the majority of what the titles say; the name as most reports write it."""
    offices = Counter(
        m.office for m in cluster.mentions if m.office and m.office not in ("counterpart", "official", "leader")
    )
    # A "North Korea expert" is no North Korean.
    states = Counter(m.state for m in cluster.mentions if m.state and m.office not in ("expert", "counterpart"))
    states = states or Counter(m.state for m in cluster.mentions if m.state and m.office == "counterpart")
    genders = Counter(m.gender for m in cluster.mentions if m.gender)
    cluster.office = offices.most_common(1)[0][0] if offices else None
    cluster.state = states.most_common(1)[0][0] if states else None
    cluster.gender = genders.most_common(1)[0][0] if genders else None
    best = _supported_form(cluster)
    texts = Counter(" ".join(m.name.split()) for m in cluster.mentions if split_name(m.name) == best)
    cluster.name = max(texts, key=lambda t: (texts[t], not t.isupper(), t))


def _supported_form(cluster: Cluster) -> tuple[str, ...]:
    """The full form that most reports write, then the most frequent, then the longest."""
    reports: dict[tuple[str, ...], set[str]] = defaultdict(set)
    surnames: dict[str, set[str]] = defaultdict(set)
    for m in cluster.mentions:
        form = split_name(m.name)
        reports[form].add(m.report)
        surnames[form[-1]].add(m.report)
    forms = [f for f in cluster.forms if len(f) > 1 and not _servant_only(f, cluster.forms)] or list(cluster.forms)
    return max(forms, key=lambda f: (len(surnames[f[-1]]), len(reports[f]), cluster.forms[f], -len(f), f))


def _servant_only(form: tuple[str, ...], forms: Iterable[tuple[str, ...]]) -> bool:
    """Whether two words are one part of a longer name of this person ("Abdul Karim" of "Nabil Abdul Karim")."""
    servants = name_words().servants
    return form[0] in servants and any(
        len(f) > len(form) == 2 and f[-1] == form[1] and f[-2] in servants for f in forms
    )


def _recognise(cluster: Cluster, years: tuple[int, int], states: frozenset[str]) -> None:
    """Find the holder of an office that this cluster is, from name, title, the story's years and states."""
    holder = None if cluster.namesake else find_holder(cluster, years, states)
    if holder is None:
        return
    cluster.holder = holder
    cluster.name, cluster.wikidata, cluster.gender = holder.person, holder.wikidata, holder.gender or cluster.gender
    rows = [h for h in by_word().get(split_name(holder.person)[-1], ()) if h.person == holder.person]
    current = [h for h in rows if h.held(*years)]
    if current and cluster.office not in {h.office for h in current}:
        cluster.office = holder.office if holder in current else current[0].office
    if not (len(holder.state) == 3 and holder.state.isupper()):
        cluster.body = holder.state
    else:
        cluster.state = cluster.state if cluster.state and cluster.office not in standing_offices() else holder.state


def find_holder(cluster: Cluster, years: tuple[int, int], states: frozenset[str]) -> Holder | None:
    """The row of the table that fits best, or None.

    A full name needs the same name and any plausible time. A surname alone needs more: the title's office or
    state, or that exactly one person of that surname held an office of one of the story's states then.
    """
    forms = [f for f in cluster.forms if len(f) > 1]
    words = {w for f in (forms or cluster.forms) for w in (f[0], f[-1])}
    rows = {id(h): h for w in words for h in by_word().get(w, ())}
    if forms:
        fits = [h for h in rows.values() if len(split_name(h.person)) > 1]
        fits = [h for h in fits if any(same_person(f, split_name(h.person)) for f in forms)]
        fits = [h for h in fits if _believable(cluster, h, years)]
        titles = {m.office for m in cluster.mentions if m.office}
        # Who is spelt otherwise is the holder by his title only ("Michael McCall, a legislator" is no Michael McColl).
        fits = [h for h in fits if _spelt(forms, h) or any(office_agrees(title, h.office) for title in titles)]
        # The namesake of an ambassador is seldom the ambassador.
        fits = [h for h in fits if h.office not in _OBSCURE or titles & {h.office, "counterpart"}] or [
            h for h in fits if cluster.state == h.state and titles
        ]
    else:
        word = next(iter(cluster.forms))[0]
        named = [h for h in rows.values() if word in (split_name(h.person)[-1], split_name(h.person)[0])]
        timely = [h for h in named if h.held(years[0] - _GRACE, years[1] + _GRACE)]
        # Without a title only those whom everybody knows by surname.
        fits = [h for h in timely if h.state in states and h.office not in _OBSCURE]
        if cluster.office:
            fits = (
                [h for h in timely if office_agrees(cluster.office, h.office)]
                or [h for h in named if office_agrees(cluster.office, h.office) and h.state in states]
                or ([] if cluster.office in head_offices() else fits)
            )
        # Given names alone ("Sergei") name nobody in the table.
        fits = [
            h
            for h in fits
            if word == split_name(h.person)[-1] or family_first(h.person, h.state) or _reigns(cluster, h)
        ]
        if len({h.person for h in fits}) > 1:
            exact = [h for h in fits if h.state == cluster.state and h.office == cluster.office]
            fits = exact if len({h.person for h in exact}) == 1 else []
    return max(fits, key=lambda h: (h.held(*years), h.office == cluster.office, h.start)) if fits else None


def _spelt(forms: Iterable[tuple[str, ...]], holder: Holder) -> bool:
    """Whether one of the names has the holder's surname, in some romanisation."""
    first, *_, last = split_name(holder.person)
    surname = first if family_first(holder.person, holder.state) else last
    return any(same_spelling(word, surname, state=holder.state) for form in forms for word in (form[0], form[-1]))


def _reigns(cluster: Cluster, holder: Holder) -> bool:
    """Whether the title is that of a house or church whose head is called by the given name ("King Salman")."""
    return cluster.office in _EXCLUSIVE and cluster.office == holder.office


def _believable(cluster: Cluster, holder: Holder, years: tuple[int, int]) -> bool:
    """A full name is the holder's unless the title says another state, or the time is off by a generation."""
    if cluster.state and len(holder.state) == 3 and cluster.state != holder.state and cluster.office != "counterpart":
        return holder.office == "ambassador"
    return holder.held(years[0] - 30, years[1] + 15)


def office_agrees(title: str, office: str) -> bool:
    """Whether a title may be that of who holds an office; a "counterpart" may hold any."""
    near = {"spokesman", "spokeswoman"}, {"president", "supreme_leader", "leader", "prime_minister", "monarch"}
    return title in (office, "counterpart") or any({title, office} <= group for group in near)
