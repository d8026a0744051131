"""Stage 5, helper: names that a report has got wrong, and whom they mean.

An unsupported spelling (one report has it, nobody holds an office by it) is compared with the supported names
of the story and, failing these, with holders of the office and state that its title tells. Spelling and sound
must be near, and nothing may contradict: another office, another state, another given name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crosswire.extract.entities.clusters import Cluster, merge, one_holder
from crosswire.extract.entities.near_names import SHORT, NearNames
from crosswire.extract.entities.people import called_by, office_agrees, other_office
from crosswire.lexicon.given_names import given_names, name_groups
from crosswire.lexicon.holders import Holder, by_office
from crosswire.lexicon.offices import standing_offices
from crosswire.matching.names import compare, same_spelling, slip_similarity, split_name, word_similarity
from crosswire.records.names import Garble, Mention

# Probability from which an unsupported spelling is taken as a garble of a supported name.
_ACCEPTED = 0.6
# The same, from which two names of as many reports each are one person's.
_ALIKE = 0.7
# Returned for a word that is itself a word of the supported name: no garble, the same name.
_SAME = 1.0
# Value of ``compare`` (office agreement adds 0.05) from which a name that no report supports is a holder's, misspelt.
_LIKE_A_HOLDER = 0.88
# What a name loses that stands more than once in a report which has the person's own name too.
_TWICE = 0.25
# Share of the doubt (1 - value) that is left when garbles are counted right and wrong: 0.05 where every report holds
# some (the corpora, garbled), 0.57 where those listed in untouched articles count as wrong too.
_DOUBT = 0.4


def join_garbles(clusters: Sequence[Cluster], years: tuple[int, int]) -> list[Cluster]:
    """Join garbled spellings to the persons they mean; return the clusters that remain."""
    names = NearNames(clusters)
    gone: set[int] = set()
    # Least attested first, so that a slip joins before it could attract others.
    for cluster in sorted(clusters, key=lambda c: (len(c.reports), len(c.mentions))):
        if cluster.holder is not None:
            continue
        near = [c for c in names.of(cluster) if id(c) not in gone]
        chances = [(garble_probability(cluster, c), c) for c in near if _supports(c, cluster)]
        best, target = max(chances, key=lambda chance: chance[0], default=(0.0, cluster))
        if best < _ACCEPTED:
            if (equal := _equal(cluster, near)) is not None:
                gone.add(id(cluster))
                merge(equal, cluster)
                names.note(equal)
            elif _from_table(cluster, years):
                names.note(cluster)
            continue
        gone.add(id(cluster))
        if best == _SAME or same_spelling(cluster.full[-1], split_name(target.name)[-1], state=target.state):
            merge(target, cluster)
        else:
            record(cluster, target, best, f"near in spelling or sound to {target.name}, {_known(target, cluster)}")
        names.note(target)
    remaining = one_holder([c for c in clusters if id(c) not in gone])
    for cluster in remaining:
        _mark_variants(cluster)
    return remaining


def _equal(cluster: Cluster, near: Iterable[Cluster]) -> Cluster | None:
    """The person of another report who has nearly the same name: one of them is garbled, nobody can say which."""
    others = [
        c for c in near if c.holder is None and len(c.full) == len(cluster.full) and not c.reports & cluster.reports
    ]
    chances = [(garble_probability(cluster, c), c) for c in others]
    best, other = max(chances, key=lambda chance: chance[0], default=(0.0, cluster))
    return other if _ALIKE <= best < _SAME else None


def _mark_variants(cluster: Cluster) -> None:
    """Note spellings of a surname within a cluster that only one report has, when others or the table have another."""
    counts: dict[str, set[str]] = defaultdict(set)
    named = [m for m in cluster.mentions if m.form == "name" and split_name(m.name)]
    for m in named:
        counts[split_name(m.name)[-1]].add(m.report)
    right = split_name(cluster.name)
    if cluster.holder is None and len(counts[right[-1]]) < 2:
        # One report against one: nobody can say which is right.
        return
    known = {(g.report, g.start) for g in cluster.garbles}
    for m in named:
        word = split_name(m.name)[-1]
        if (
            word in right
            or word == right[-1] + "s"
            or (m.report, m.start) in known
            or len(counts[word]) > 1
            or len(word) < SHORT
        ):
            continue
        near = word_similarity(word, right[-1])
        if near < 0.6 or same_spelling(word, right[-1], state=cluster.state):
            continue
        because = f"only this report spells it so; {_others(len(counts[right[-1]]))} {cluster.name}"
        note(m, cluster, certainty(0.45 + 0.5 * near), because)


def certainty(value: float) -> float:
    """The probability with which a garble is listed, from the value of its evidence.

    Calibrated on made garbles (evals/repairs.py): what is accepted is right oftener than its value says.
    """
    return round(1.0 - _DOUBT * (1.0 - value), 4)


def _others(reports: int) -> str:
    if not reports:
        return "the table of office holders has"
    return f"{reports} reports write" if reports > 1 else "another report writes"


def note(mention: Mention, target: Cluster, probability: float, because: str) -> None:
    """List one place as a garble of ``target``."""
    target.garbles.append(as_garble(mention, probability, because))


def as_garble(mention: Mention, probability: float, because: str) -> Garble:
    """The place of a mention as a garble."""
    return Garble(
        text=mention.text,
        report=mention.report,
        start=mention.start,
        end=mention.end,
        probability=probability,
        because=because,
    )


def record(cluster: Cluster, target: Cluster, probability: float, because: str) -> None:
    """Note every mention of ``cluster`` as a garble of ``target`` and join it."""
    right = {word for form in (*target.forms, split_name(target.name)) for word in form}
    for m in cluster.mentions:
        words = split_name(m.name)
        if set(words) <= right or same_spelling(words[-1], split_name(target.name)[-1], state=target.state):
            continue
        note(m, target, certainty(probability), because)
    cluster.forms.clear()
    merge(target, cluster)


def _supports(target: Cluster, cluster: Cluster) -> bool:
    """Whether ``target`` is better attested than ``cluster``: an office holder, more reports, in one report more mentions."""
    if target.holder is not None:
        return True
    if len(target.mentions) < 2:  # the commonest case of a long list of names, told without counting reports
        return False
    # Another word alone, without any title, may be a people or a party ("Dreamers").
    person = target.office or target.gender or any(len(form) > 1 for form in target.forms)
    if not person and target.full != cluster.full:
        return False
    mine, theirs = _surname_reports(cluster), _surname_reports(target)
    return len(theirs) > len(mine) or (theirs == mine and len(target.mentions) > len(cluster.mentions))


def _known(target: Cluster, cluster: Cluster) -> str:
    """Why ``target`` is held for the right name, as ``_supports`` found it."""
    mine, theirs = _surname_reports(cluster), _surname_reports(target)
    if len(theirs) > len(mine):
        return "whom more of the reports name"
    return "who held an office then" if target.holder is not None else "as the report itself more often has it"


def _surname_reports(cluster: Cluster) -> set[str]:
    """The reports that name a person by more than a given name."""
    words = {form[-1] for form in cluster.forms if len(form) > 1} or {form[0] for form in cluster.forms}
    return {m.report for m in cluster.mentions if words & set(split_name(m.name)[-1:])}


def garble_probability(cluster: Cluster, target: Cluster) -> float:
    """How probable it is that ``cluster`` is a wrong spelling of ``target`` (0..1)."""
    wrong = cluster.full
    rights = [form for form in (*target.forms, split_name(target.name)) if len(form) > 1 or len(target.full) == 1]
    if len(wrong) == 1 and any(wrong[0] in (form[0], form[-1]) for form in rights):
        other = bool(target.kin_in) or any(other_office(m, target) for m in cluster.mentions)
        meant = wrong[0] in called_by(target) and not other
        return _SAME if meant else 0.0
    similar = max(_similarity(wrong, form) for form in rights)
    if similar < 0.7:
        return 0.0
    value = similar - 0.1
    if cluster.office and target.office and not _same_role(cluster, target):
        value -= 0.15
    if _same_role(cluster, target):
        value += 0.15
    if cluster.state and target.state:
        value += 0.1 if cluster.state == target.state else -0.4
    if cluster.gender and target.gender and cluster.gender != target.gender:
        value -= 0.05
    if len(cluster.reports) > 1:
        value -= 0.1 * (len(cluster.reports) - 1)
    if _beside(cluster, target):
        value -= _TWICE
    if len(wrong) == 1 and wrong[0] in given_names() and len(wrong[0]) > 2:
        value -= 0.2
    return max(0.0, min(0.97, value))


def _beside(cluster: Cluster, target: Cluster) -> bool:
    """Whether a report that writes the doubtful name more than once has the person's own too: rather two persons."""
    own = {form[-1] for form in target.forms}
    times = Counter(m.report for m in cluster.mentions)
    return any(
        times[m.report] > 1 and split_name(m.name)[-1:] and split_name(m.name)[-1] in own for m in target.mentions
    )


def _same_role(cluster: Cluster, target: Cluster) -> bool:
    offices = {m.office for m in target.mentions if m.office} | ({target.office} if target.office else set())
    spokes = {"spokesman", "spokeswoman"}
    mine = {m.office for m in cluster.mentions if m.office}
    return bool(mine & offices) or bool(mine & spokes and offices & spokes)


def _similarity(wrong: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Similarity of an unsupported form to a supported one: word by word, the given name must agree."""
    if len(wrong) == 1:
        word = wrong[0]
        # "The Skripals" are a family, not a slip.
        if len(word) < SHORT or word in (right[-1] + "s", right[-1] + "es"):
            return 0.0
        near = [slip_similarity(word, right[-1])] if len(right[-1]) >= SHORT else []
        return max(near, default=0.0)
    if len(right) == 1:
        return 0.0 if wrong[-1] == right[0] or len(right[0]) < SHORT else slip_similarity(wrong[-1], right[0]) - 0.1
    if len(wrong) == len(right) == 3 and slip_similarity(wrong[1], right[1]) < 0.6:
        return 0.0
    given, surname = slip_similarity(wrong[0], right[0]), slip_similarity(wrong[-1], right[-1])
    # Both words may be ill heard; a given name that is far off needs a surname that is near.
    if given < (0.6 if 0.75 <= surname < 1.0 else 0.75) or surname < 0.6 or (surname == 1.0 and given < 0.9):
        return 0.0
    return 0.4 * given + 0.6 * surname


def _from_table(cluster: Cluster, years: tuple[int, int]) -> bool:
    """No report has the right spelling: try holders of the state that the title tells. Whether one was found."""
    wrong = cluster.full
    offices = {m.office for m in cluster.mentions if m.office}
    if len(wrong) < 2 or len(wrong[-1]) < SHORT or not (cluster.state or offices & standing_offices()):
        return False
    best: tuple[float, Holder | None] = (0.0, None)
    for (state, office), rows in by_office().items():
        if (cluster.state and state != cluster.state) or not any(
            office_agrees(o, office) for o in offices or (office,)
        ):
            continue
        for holder in rows:
            if holder.held(years[0] - 1, years[1] + 1) and _plausible(wrong, split_name(holder.person)):
                value = compare(" ".join(wrong), holder.person).value + (0.05 if office in offices else 0.0)
                best = max(best, (value, holder), key=lambda item: item[0])
    value, found = best
    if found is None or value < _LIKE_A_HOLDER:
        return False
    because = f"no report has another spelling; {found.person} held such an office then"
    for m in cluster.mentions:
        if not same_spelling(split_name(m.name)[-1], split_name(found.person)[-1], state=found.state):
            note(m, cluster, certainty(min(0.95, value)), because)
    cluster.holder, cluster.name, cluster.wikidata = found, found.person, found.wikidata
    return True


def _plausible(wrong: tuple[str, ...], right: tuple[str, ...]) -> bool:
    given = wrong[0] == right[0] or bool(
        name_groups().get(wrong[0], frozenset()) & name_groups().get(right[0], frozenset())
    )
    return (given or word_similarity(wrong[0], right[0]) > 0.8) and word_similarity(wrong[-1], right[-1]) >= 0.75
