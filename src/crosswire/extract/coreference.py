"""Stage 5, helper: whom nominals ("the Russian leader") and pronouns mean, within one report.

Read in the order of the text. A nominal means the person of the story who holds that office in that state; a
bare one ("the president") the last such person; a pronoun the nearest person or body that fits in number and
gender, subjects before objects, the subject of the governing clause before all ("Biden announced that he ...").
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.extract.mention_nouns import MEDIA, SIDES
from crosswire.extract.people import Cluster
from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.offices import head_offices
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Sentences: how far back a pronoun may reach, "the ministry", and "the administration".
_REACH, _BODY_REACH, _FAR = 3, 12, 40
# Offices that many hold: a nominal means the last one spoken of, never a holder whom the story happens to name.
_GENERIC = frozenset("official expert general legislator chairman judge cleric minister ambassador governor".split())
# Of these a state has one at a place: "Iran's U.N. ambassador" is a person, "a general" anybody.
_SINGLE = frozenset({"ambassador", "governor", "chairman"})
# Mentions of a state that is one of a report's two parties, and how much oftener than a third it is named.
_PARTY, _AHEAD = 2, 1.5
_INDEFINITE = ("a ", "an ", "one ", "another ", "no ", "any ")
# Kinds that a list may be of.
_PARTIES = frozenset({"person", "state", "organisation", "group"})
_SPEECH = frozenset(
    "say tell add warn note stress insist declare announce ask reply respond write tweet claim argue state explain "
    "continue conclude remark joke begin report quote".split()
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention and the cluster it belongs to."""

    mention: Mention
    cluster: Cluster


def _start(resolved: Resolved) -> int:
    return resolved.mention.start


class Reader:
    """Reads one report's nominals and pronouns, knowing the clusters of the story's names.

    ``by_state`` gives the cluster of a state. What is resolved is appended to ``found``.
    """

    def __init__(
        self, parsed: ParsedDocument, named: Sequence[Resolved], people: Sequence[Cluster], by_state: dict[str, Cluster]
    ) -> None:
        self.sentences = {s.index: s for s in parsed.sentences}
        self.people = people
        self.by_state = by_state
        # Captions are no part of the running text: nothing refers back to them.
        self.found: list[Resolved] = sorted((r for r in named if r.mention.sentence >= 0), key=_start)
        self.weight = Counter({id(c): len(c.mentions) for c in people})
        self.weight_of_states = Counter(
            r.cluster.state for r in self.found if r.cluster.state and r.cluster.kind != "place"
        )
        self.seats = Counter(r.mention.state for r in named if r.mention.form == "metonym")

    def before(self, mention: Mention, reach: int) -> Iterator[Resolved]:
        """What was mentioned in this and the ``reach`` sentences before, nearest first."""
        for at in range(bisect_left(self.found, mention.start, key=_start) - 1, -1, -1):
            if mention.sentence - self.found[at].mention.sentence > reach:
                return
            yield self.found[at]

    def keep(self, mention: Mention, cluster: Cluster) -> None:
        """Add a resolved mention at its place."""
        insort(self.found, Resolved(mention, cluster), key=_start)

    def within(self, sentence: int) -> list[Resolved]:
        """What is mentioned in a sentence, in order."""
        known = self.sentences.get(sentence)
        if known is None:
            return []
        first, last = (bisect_left(self.found, place, key=_start) for place in (known.start, known.end))
        return self.found[first:last]

    def nominal(self, mention: Mention) -> list[Cluster]:
        """The clusters that a nominal means; none where it means nobody in particular or nobody known."""
        if mention.kind == "person":
            one = self._person(mention)
            return [one] if one else []
        if mention.kind == "state":
            return self._government(mention)
        if mention.kind == "group" and mention.office in (*head_offices(), "leader"):
            return self._heads(mention)
        if mention.kind == "group" and mention.name.lower() in SIDES:
            return self._two_states(mention)
        if mention.kind == "organisation":
            one = None if mention.text.lower().startswith(_INDEFINITE) else self._body(mention)
            return [one] if one else self._medium(mention) if mention.name.lower() in MEDIA else []
        return []

    def _body(self, mention: Mention) -> Cluster | None:
        """ "The ministry said": the body named last that has the words in its name ("the Foreign Ministry")."""
        the, *words = mention.text.lower().split()
        for r in self.before(mention, _BODY_REACH) if the == "the" else ():
            named = r.cluster.kind == "organisation" and r.mention.form in ("name", "metonym")
            if named and {*words} < {*r.cluster.name.lower().split()}:
                return r.cluster
        return None

    def _medium(self, mention: Mention) -> list[Cluster]:
        """ "The paper also reported": the medium named last, or the body that was said to report."""
        if mention.text.lower().startswith(_INDEFINITE) or not _says(self.sentences[mention.sentence], mention):
            return []
        for r in self.before(mention, 2):
            if r.cluster.kind == "organisation" and r.mention.form == "name":
                known = any(actor.kind == "media" for actor in find_actors(r.mention.name))
                if known or _says(self.sentences[r.mention.sentence], r.mention):
                    return [r.cluster]
        return []

    def _two_states(self, mention: Mention) -> list[Cluster]:
        """ "The two countries", "both sides": the two states that the report speaks of most, with all who are of them."""
        first, second, third = [*self.weight_of_states.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
        if second[1] < max(_PARTY, _AHEAD * third[1]):
            return []
        if mention.name.lower() in ("sides", "parties"):
            return [party for code, _ in (first, second) if (party := self._party(code))]
        return [self.by_state[code] for code, _ in (first, second) if code in self.by_state]

    def _party(self, state: str) -> Cluster | None:
        """The state, or the movement in it that the report names oftener ("both sides": Israel and Hamas)."""
        bodies = {id(r.cluster): r.cluster for r in self.found if r.cluster.state == state}
        named = Counter(id(r.cluster) for r in self.found if r.cluster.kind in ("state", "organisation"))
        return max(bodies.values(), key=lambda c: named[id(c)], default=None)

    def _person(self, mention: Mention) -> Cluster | None:
        low = mention.text.lower()
        if low.startswith(_INDEFINITE):
            return self._again(mention)
        if mention.office in _GENERIC:
            return self._again(mention) or self._only(mention)
        office, state = mention.office, mention.state
        if office is None:
            return self._described(mention)
        owner = self._owner(mention)
        if office == "counterpart":
            office = (owner.office if owner else None) or "leader"
        elif state is None and owner is not None:
            state = owner.state
        fits = [c for c in self.people if _holds(c, office)]
        if state:
            fits = [c for c in fits if c.state == state]
            return max(fits, key=lambda c: self.weight[id(c)], default=None)
        if len(fits) == 1 and office in head_offices():
            return fits[0]
        recent = [r.cluster for r in self.before(mention, 8) if any(r.cluster is c for c in fits)]
        if recent:
            return recent[0]
        here = [c for c in fits if any(m.report == mention.report for m in c.mentions)]
        return here[0] if len(here) == 1 else None

    def _described(self, mention: Mention) -> Cluster | None:
        """ "The Ohio Republican said", "the former candidate added": whoever was spoken of last, as "he" would be."""
        spoken = not mention.plural and mention.text.lower().startswith("the ")
        if not spoken or not _says(self.sentences[mention.sentence], mention):
            return None
        return self._nearest(mention, ("person",))

    def _only(self, mention: Mention) -> Cluster | None:
        """ "Iran's U.N. ambassador": the only person of the story who holds that office of that state."""
        if mention.office not in _SINGLE or mention.plural:
            return None
        state = mention.state
        if state is None and (owner := self._owner(mention)) is not None:
            state = owner.state
        fits = [c for c in self.people if state and c.state == state and _holds(c, mention.office)]
        return fits[0] if len(fits) == 1 else None

    def _again(self, mention: Mention) -> Cluster | None:
        """ "The official added": the last unnamed person of that office; never for "an official"."""
        if not mention.text.lower().startswith(("the ", "this ", "that ")):
            return None
        for r in self.before(mention, 6):
            m = r.mention
            if m.plural != mention.plural or mention.state not in (None, m.state, r.cluster.state):
                continue
            if m.office == mention.office and m.form in ("nominal", "name"):
                return r.cluster
            if m.form == "name" and mention.office == "minister" and (r.cluster.office or "").endswith("_minister"):
                return r.cluster
        return None

    def _owner(self, mention: Mention) -> Cluster | None:
        """Whose office it is in "Putin's adviser", "his spokeswoman"."""
        for r in reversed(self.within(mention.sentence)):
            m = r.mention
            if m.start >= mention.start and m.end < mention.end and m.form in ("name", "pronoun", "metonym"):
                return r.cluster
        return None

    def _government(self, mention: Mention) -> list[Cluster]:
        if mention.state:
            return [c for c in (self.by_state.get(mention.state),) if c]
        sentence, low = self.sentences[mention.sentence], mention.text.lower()
        after = [
            r.cluster
            for r in self.found
            if r.mention.sentence == mention.sentence and 0 <= r.mention.start - mention.end <= 4 and r.mention.state
        ]
        if after and low == "the government" and sentence.parse.tokens[mention.last_token].text.lower() in ("in", "of"):
            return [c for c in (self.by_state.get(after[0].state or ""),) if c]
        if "administration" in low.split():
            return [c for c in (self._administration(mention),) if c]
        # "The technocrat government" is another one than that of the state named last.
        if not low.startswith(("the ", "its ", "his ", "her ", "their ", "this ")) or low.count(" ") > 1:
            return []
        for r in self.before(mention, 2):
            if r.cluster.kind == "state":
                return [r.cluster]
        return []

    def _administration(self, mention: Mention) -> Cluster | None:
        """The state of "the Solberg administration", and of "the administration" named so before."""
        owner = self._owner(mention)
        if owner is not None:
            return self.by_state.get(owner.state or "")
        if mention.text.lower() not in ("the administration", "this administration"):
            return None
        for r in self.before(mention, _FAR):
            if r.cluster.kind == "state" and r.mention.name.lower() == "administration":
                return r.cluster
            if r.cluster.office == "president":
                return self.by_state.get(r.cluster.state or "", r.cluster)
        return None

    def _heads(self, mention: Mention) -> list[Cluster]:
        """ "The two presidents", "both leaders": the two heads that the report names most."""
        low = mention.text.lower()
        if not low.startswith(("the two", "both", "the leaders", "the presidents", "two ")):
            return []
        heads = [c for c in self.people if c.office in head_offices()]
        counts = Counter({id(c): sum(m.report == mention.report for m in c.mentions) for c in heads})
        best = sorted(heads, key=lambda c: -counts[id(c)])[:2]
        return best if len(best) == 2 and counts[id(best[1])] else []

    def pronoun(self, mention: Mention) -> Cluster | None:
        """The cluster that a pronoun means, or None."""
        low = mention.text.lower()
        if low in ("i", "me", "my", "mine", "myself"):
            return self._speaker(mention)
        if low in ("we", "us", "our", "ours", "ourselves"):
            speaker = self._speaker(mention)
            return self.by_state.get(speaker.state or "") if speaker and speaker.kind == "person" else speaker
        wanted = (
            ("person",)
            if mention.kind == "person"
            else ("state", "organisation")
            if low.startswith("it")
            else ("group", "other")
        )
        return self._nearest(mention, wanted)

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

    def _nearest(self, mention: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        sentence = self.sentences[mention.sentence]
        barred = _clause_mates(sentence, mention)
        best: tuple[float, Cluster | None] = (0.0, None)
        seen: set[int] = set()
        told, others = _quoted_by(sentence, mention), set[int]()
        for r in self.before(mention, _REACH):
            m = r.mention
            if (
                r.cluster.kind not in kinds
                or m.form == "adjective"
                or (id(r.cluster) in seen and m.sentence != mention.sentence)
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
            seen.add(id(r.cluster))
            value = self._salience(r, mention, sentence)
            if value > best[0]:
                best = (value, r.cluster)
        return best[1]

    def _salience(self, r: Resolved, mention: Mention, sentence: Sentence) -> float:
        m = r.mention
        source = self.sentences[m.sentence]
        role = _role(source, m)
        value = {"subject": 3.0, "object": 1.5, "possessive": 1.0}.get(role, 1.2)
        value /= 1.0 + 0.9 * (mention.sentence - m.sentence)
        if m.sentence == mention.sentence:
            value += 1.0 if _governs(sentence, m, mention) else 0.0
        elif mention.first_token <= 2 and role == "subject" and mention.sentence - m.sentence == 1:
            value += 1.0
        if mention.sentence - m.sentence <= 1 and _says(source, m) and _says(sentence, mention):
            value += 1.0  # who spoke goes on speaking
        if m.form == "pronoun":
            value += 0.5
        elif m.form == "nominal":
            value -= 0.2
        return value + min(0.5, 0.02 * self.weight[id(r.cluster)])

    def _speaker(self, mention: Mention) -> Cluster | None:
        """Who says "I": the subject of a verb of speech in this sentence, else in a sentence next to it."""
        for distance in (0, 1, -1, 2):
            for r in self.within(mention.sentence - distance):
                if _says(self.sentences[mention.sentence - distance], r.mention):
                    return r.cluster
        return None


def _holds(cluster: Cluster, office: str) -> bool:
    told = {m.office for m in cluster.mentions}
    offices = (told | {cluster.office, cluster.holder.office if cluster.holder else None}) - {None}
    if office == "leader":
        return bool(offices & {*head_offices(), "leader"})
    near = {"spokesman": "spokeswoman", "adviser": "foreign_adviser", "minister": "foreign_minister"}
    return office in offices or near.get(office) in offices


def _gender_fits(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right


def _head(sentence: Sentence, mention: Mention) -> int:
    """The mention's main word; of a name in apposition ("the envoy, Ana Reyes, said") the word that it stands by."""
    tokens = sentence.parse.tokens
    last = mention.last_token - 1
    stands_by = tokens[last].dep == "appos" and mention.kind == "person" and mention.form == "name"
    return tokens[last].head if stands_by else last


def _role(sentence: Sentence, mention: Mention) -> str:
    dep = sentence.parse.tokens[_head(sentence, mention)].dep
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return "subject"
    if dep in ("dobj", "dative", "pobj"):
        return "object"
    return "possessive" if dep == "poss" else "other"


def _clause_mates(sentence: Sentence, mention: Mention) -> set[int]:
    """Tokens that a pronoun cannot mean: the subject of its own verb, and (for subjects) the verb's objects."""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    token = tokens[mention.first_token]
    if token.dep == "poss":
        return {token.head}
    verb = tokens[token.head]
    if verb.dep == "prep":
        verb = tokens[verb.head]
    return {
        c
        for c in children[verb.index]
        if c != token.index and tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "dative")
    }


def _quoted_by(sentence: Sentence, mention: Mention) -> set[int]:
    """Tokens of the quotation that the pronoun says: "“Reyes has won,” he says" is not said by Reyes, who would say "I".

    Of words that are not quoted he may be the subject ("The mayor would pay, he said").
    """
    tokens, children = sentence.parse.tokens, sentence.parse.children
    token = tokens[mention.first_token]
    before = tokens[token.index - 1].text if token.index else ""
    if before != '"' or token.dep != "nsubj" or tokens[token.head].lemma not in _SPEECH:
        return set()
    stack = [c for c in children[token.head] if tokens[c].dep == "ccomp" and c < token.index]
    found: set[int] = set()
    while stack:
        at = stack.pop()
        found.add(at)
        stack += children[at]
    return found


def _governs(sentence: Sentence, mention: Mention, pronoun: Mention) -> bool:
    """Whether the mention is the subject of the verb whose clause the pronoun stands in."""
    tokens = sentence.parse.tokens
    head = tokens[_head(sentence, mention)]
    if head.dep not in ("nsubj", "nsubjpass"):
        return False
    at, steps = tokens[pronoun.first_token].head, 0
    while steps < 25:
        if at == head.head:
            return True
        if tokens[at].head == at:
            return False
        at, steps = tokens[at].head, steps + 1
    return False


def _says(sentence: Sentence, mention: Mention) -> bool:
    token = sentence.parse.tokens[_head(sentence, mention)]
    return token.dep == "nsubj" and sentence.parse.tokens[token.head].lemma in _SPEECH
