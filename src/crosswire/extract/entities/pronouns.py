"""Stage 5, helper: whom pronouns mean, within one report.

Read in the order of the text. A pronoun means the nearest person or body that fits in number and gender,
subjects before objects, the subject of the governing clause before all ("Biden announced that he ...").
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crosswire.extract.entities.clause_places import (
    MARKS,
    OWN,
    clause_mates,
    governs,
    is_told_of,
    owns_subject,
    quoted_by,
    quotes,
    role_of,
    says,
    stands_below,
)
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.rivals import SUBJECT, Noun, nouns_before, nouns_of
from crosswire.lexicon.actors import is_of_kind
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import states
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Sentences: how far back a pronoun may reach.
_REACH = 3
# Mentions within that reach that are looked at, nearest first: four sentences of the press hold some thirty; of "he said he
# said" they hold a thousand, and each is asked about for each.
_CANDIDATES = 100
# How likely a pronoun means what plays a role. A person who owns a subject ("Orlov's ratings fell after his speech") is
# between an object and a subject; states and bodies that do are not meant more often by "it".
_WEIGHTS = {"subject": 3.0, "object": 1.5, "possessive": 1.0}
_OWNER = 2.2
# Kinds of body that are called a group. "They" may mean them, too ("the Houthis", not "the council"): how much less likely
# than people.
_BANDS = ("armed", "party")
_ONE_BODY = 1.0
# Of a speaker, who is another than the one he speaks of.
_ME = frozenset("i me my mine myself".split())
# How much likelier one is meant who was called by a pronoun before.
_GOES_ON = 0.5
# Kinds that a list may be of.
_PARTIES = frozenset({"person", "state", "organisation", "group"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention and the cluster it belongs to."""

    mention: Mention
    cluster: Cluster


def _start(resolved: Resolved) -> int:
    return resolved.mention.start


class PronounReader:
    """Reads one report's pronouns, knowing the clusters of the story's names.

    ``by_state`` gives the cluster of a state, and takes those that are found to be meant. What is resolved is appended to ``found``.
    """

    def __init__(
        self, parsed: ParsedDocument, named: Sequence[Resolved], people: Sequence[Cluster], by_state: dict[str, Cluster]
    ) -> None:
        self.sentences = {s.index: s for s in parsed.sentences}
        self.people = people
        self.by_state = by_state
        self._known_nouns: dict[int, tuple[Noun, ...]] = {}
        # Captions are no part of the running text: nothing refers back to them.
        self.found: list[Resolved] = sorted((r for r in named if r.mention.sentence >= 0), key=_start)
        self._named = {(r.mention.sentence, r.mention.last_token - 1) for r in self.found}
        self.weight = Counter({id(c): len(c.mentions) for c in people})
        self.weight_of_states = Counter(
            r.cluster.state for r in self.found if r.cluster.state and r.cluster.kind != "place"
        )

    def before(self, mention: Mention, reach: int) -> Iterator[Resolved]:
        """What was mentioned in this and the ``reach`` sentences before, nearest first."""
        for at in range(bisect_left(self.found, mention.start, key=_start) - 1, -1, -1):
            if mention.sentence - self.found[at].mention.sentence > reach:
                return
            yield self.found[at]

    def keep(self, mention: Mention, cluster: Cluster) -> None:
        """Add a resolved mention at its place."""
        insort(self.found, Resolved(mention, cluster), key=_start)
        self._named.add((mention.sentence, mention.last_token - 1))

    def state(self, code: str) -> Cluster | None:
        """The cluster of a state, also of one that only its officials stand for in the reports."""
        known = states().get(code)
        if known is not None and code not in self.by_state:
            self.by_state[code] = Cluster(kind="state", name=known.name, wikidata=known.wikidata, state=code)
        return self.by_state.get(code)

    def within(self, sentence: int) -> list[Resolved]:
        """What is mentioned in a sentence, in order."""
        known = self.sentences.get(sentence)
        if known is None:
            return []
        first, last = (bisect_left(self.found, place, key=_start) for place in (known.start, known.end))
        return self.found[first:last]

    def pronoun(self, mention: Mention) -> Cluster | None:
        """The cluster that a pronoun means, or None."""
        low = mention.text.lower()
        if low in _ME:
            return self._speaker(mention)
        if low in OWN:
            speaker = self._speaker(mention)
            return self.by_state.get(speaker.state or "") if speaker and speaker.kind == "person" else speaker
        wanted = (
            ("person",)
            if mention.kind == "person"
            else ("state", "organisation")
            if low.startswith("it")
            else ("group", "organisation")
        )
        return self._paired(mention, wanted) or self.nearest(mention, wanted)

    def _paired(self, mention: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """ "Moscow's attack on Ana Reyes and her son": whose they are stands right before them."""
        tokens = self.sentences[mention.sentence].parse.tokens
        owner = tokens[mention.first_token]
        if owner.dep != "poss" or kinds != ("person",) or tokens[owner.head].dep != "conj":
            return None
        for r in self.within(mention.sentence):
            m = r.mention
            fits = r.cluster.kind == "person" and _gender_fits(mention.gender, r.cluster.gender or m.gender)
            if fits and m.form == "name" and m.last_token - 1 == tokens[owner.head].head and m.end < mention.start:
                return r.cluster
        return None

    def several(self, mention: Mention) -> list[Cluster]:
        """The clusters that "they" means: the parts of a list that is a subject ("Russia and China agreed. They ..."), or one.

        A list counts where no group was spoken of after it.
        """
        one = self.pronoun(mention)
        if mention.text.lower() not in ("they", "them", "their", "theirs", "themselves"):
            return [one] if one else []
        for distance in (0, 1):
            listed = self._listed(mention, mention.sentence - distance)
            if listed:
                later = one is not None and any(
                    r.cluster is one and r.mention.start > listed[-1].mention.start
                    for r in self.before(mention, distance)
                )
                return [one] if later and one else list({id(r.cluster): r.cluster for r in listed}.values())
        return [one] if one else []

    def _listed(self, mention: Mention, sentence: int) -> list[Resolved]:
        """Two or more named parties of one kind that are together the subject of a clause before the pronoun."""
        known = self.sentences.get(sentence)
        if known is None:
            return []
        by_head = {
            r.mention.last_token - 1: r
            for r in self.within(sentence)
            if r.mention.end <= mention.start and r.mention.form in ("name", "metonym") and r.cluster.kind in _PARTIES
        }
        tokens, children = known.parse.tokens, known.parse.children
        for head, first in sorted(by_head.items(), reverse=True):
            if tokens[head].dep not in ("nsubj", "nsubjpass"):
                continue
            found, at = [first], head
            while (at := next((c for c in children[at] if tokens[c].dep == "conj"), -1)) in by_head:
                found.append(by_head[at])
            alike = {"person": 0}.get(first.cluster.kind, 1)
            if len(found) > 1 and at == -1 and all({"person": 0}.get(r.cluster.kind, 1) == alike for r in found):
                return found
        return []

    def nearest(self, mention: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """The likeliest cluster of these kinds that was mentioned before, in what fits."""
        sentence = self.sentences[mention.sentence]
        barred = clause_mates(sentence, mention)
        best: tuple[float, Cluster | None] = (0.0, None)
        # In which sentence each was mentioned last; further back he is not looked for.
        seen: dict[int, int] = {}
        told = quoted_by(sentence, mention)
        marked = any(t.text in MARKS for t in sentence.parse.tokens)
        beside = self.within(mention.sentence) if marked else []
        others = {id(r.cluster) for r in beside if quotes(sentence, r.mention, mention)}
        speaks = says(sentence, mention)
        for r in islice(self.before(mention, _REACH), _CANDIDATES):
            m = r.mention
            if (
                r.cluster.kind not in kinds
                or (mention.plural and r.cluster.kind == "organisation" and not _of_people(r.cluster.name))
                or m.form == "adjective"
                or (m.text.lower() in OWN and not speaks)
                or seen.get(id(r.cluster), m.sentence) != m.sentence
            ):
                continue
            if kinds == ("person",) and (m.plural or not _gender_fits(mention.gender, r.cluster.gender or m.gender)):
                continue
            if m.end >= mention.end or (m.sentence == mention.sentence and m.last_token - 1 in barred):
                continue
            if m.sentence == mention.sentence and m.form in ("name", "nominal") and m.last_token - 1 in told:
                others.add(id(r.cluster))
            if id(r.cluster) in others:
                continue
            if m.sentence != mention.sentence:
                seen[id(r.cluster)] = m.sentence
            value = self._salience(r, mention, sentence)
            if value > best[0]:
                best = (value, r.cluster)
        things = mention.text.lower() in ("it", "they", "them") and not speaks
        return None if things and self._thing(mention, sentence, barred) > best[0] else best[1]

    def _thing(self, mention: Mention, sentence: Sentence, barred: set[int]) -> float:
        """How likely "it" or "they" means something without a name. Things seldom own: "its" is not asked about."""
        best = 0.0
        for distance in (0, 1):
            source = self.sentences.get(mention.sentence - distance)
            for noun in nouns_before(self._nouns(source), mention, distance) if source else ():
                mate = distance == 0 and noun.index in barred
                if mate or (mention.sentence - distance, noun.index) in self._named:
                    continue
                value = _faded(_WEIGHTS[noun.role], distance)
                if distance == 0:
                    value += 1.0 if noun.role == SUBJECT and stands_below(sentence, noun.head, mention) else 0.0
                elif mention.first_token <= 2 and noun.role == SUBJECT:
                    value += 1.0
                best = max(best, value)
        return best

    def _nouns(self, sentence: Sentence) -> tuple[Noun, ...]:
        if sentence.index not in self._known_nouns:
            self._known_nouns[sentence.index] = nouns_of(sentence)
        return self._known_nouns[sentence.index]

    def _salience(self, r: Resolved, mention: Mention, sentence: Sentence) -> float:
        m = r.mention
        source = self.sentences[m.sentence]
        role = role_of(source, m)
        told = m.sentence == mention.sentence and is_told_of(source, m, mention)
        value = _WEIGHTS.get("subject" if told else role, 1.2)
        owns = role == "possessive" and r.cluster.kind == "person" and owns_subject(source, m)
        if owns and not told:
            value = _OWNER
        value = _faded(value + (_GOES_ON if m.form == "pronoun" else 0.0), mention.sentence - m.sentence)
        if m.sentence == mention.sentence:
            value += 1.0 if told or governs(sentence, m, mention) else 0.0
        elif mention.first_token <= 2 and (role == "subject" or owns) and mention.sentence - m.sentence == 1:
            value += 1.0
        if mention.sentence - m.sentence <= 1 and says(source, m) and says(sentence, mention):
            value += 1.0  # who spoke goes on speaking
        if mention.plural and r.cluster.kind == "organisation":
            value -= _ONE_BODY
        if m.form == "nominal":
            value -= 0.2
        return value + min(0.5, 0.02 * self.weight[id(r.cluster)])

    def _speaker(self, mention: Mention) -> Cluster | None:
        """Who says "I": the subject of a verb of speech in this sentence, else in a sentence next to it."""
        for distance in (0, 1, -1, 2):
            for r in self.within(mention.sentence - distance):
                if says(self.sentences[mention.sentence - distance], r.mention):
                    return r.cluster
        return None


def _faded(value: float, distance: int) -> float:
    """What is left of a likelihood so many sentences further on."""
    return value / (1.0 + 0.9 * distance)


def _of_people(name: str) -> bool:
    """Whether the body is spoken of as its people: a movement, a party, an army."""
    return is_band(name) or is_of_kind(name, "military")


def is_band(name: str) -> bool:
    """Whether the body is an armed one or a party ("the group")."""
    known = organisations().get(name)
    return (known is not None and known.armed) or is_of_kind(name, *_BANDS)


def _gender_fits(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right
