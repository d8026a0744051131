"""Stage 5, helper: whom nominals ("the Russian leader") and pronouns mean, within one report.

Read in the order of the text. A nominal means the person of the story who holds that office in that state; a
bare one ("the president") the last such person.
"""

from __future__ import annotations

from collections import Counter

from crosswire.extract.entities.body_nouns import FAR_AHEAD, INDEFINITE, BodyReader, last_or_main
from crosswire.extract.entities.clause_places import says
from crosswire.extract.entities.clusters import Cluster
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.holders import by_word, fold
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.offices import head_offices
from crosswire.records.names import Mention

# Sentences: how far back "the administration" may reach.
_FAR = 40
# Characters between a nominal and the name in apposition to it.
_BESIDE = 12
# Offices that many hold: a nominal means the last one spoken of, never a holder whom the story happens to name.
_GENERIC = frozenset("official expert general legislator chairman judge cleric minister ambassador governor".split())
# Of these a state has one at a place: "Iran's U.N. ambassador" is a person, "a general" anybody.
_SINGLE = frozenset({"ambassador", "governor", "chairman"})
# Mentions of a state that is one of a report's two parties, and how much oftener than a third it is named.
_PARTY, _AHEAD = 2, 1.5
# Mentions of the one state that a report is about.
_ENOUGH = 5
# Nouns that mean that one state where none was named just before; "the state" is as often one of the fifty.
_WHOLE = frozenset({"government", "country", "nation"})
# Sentences: how far back two persons may have been named together.
_PAIR_REACH = 3
# Pronouns before those who are told of as somebody's.
_OWNED = frozenset({"his", "her"})
# Offices that a body without a state has, too.
_RULES = frozenset({"leader", "president", "chairman", "head"})


class Reader(BodyReader):
    """Reads one report's nominals and pronouns, in the order in which they are asked."""

    def nominal(self, mention: Mention) -> list[Cluster]:
        """The clusters that a nominal means; none where it means nobody in particular or nobody known."""
        if mention.kind == "person":
            one = self._by_name(mention) or self._person(mention)
            return [one] if one else []
        if mention.kind == "state":
            return self._government(mention)
        if mention.kind == "group" and mention.office in (*head_offices(), "leader"):
            return self._heads(mention) or self._pair(mention)
        if mention.kind == "group" and mention.name.lower() in mention_lists().twos | mention_lists().pairs:
            return self._pair(mention)
        if mention.kind == "group" and mention.name.lower() in mention_lists().sides:
            return self._two_states(mention)
        if mention.kind == "group" and (band := self.fighters(mention)):
            return [band]
        if mention.kind == "organisation":
            one = None if mention.text.lower().startswith(INDEFINITE) else self.body(mention)
            return [one] if one else self.medium(mention) if mention.name.lower() in body_words().media else []
        return []

    def _by_name(self, mention: Mention) -> Cluster | None:
        """ "The new minister, Ana Reyes, said": who is named in apposition to the nominal."""
        tokens = self.sentences[mention.sentence].parse.tokens
        for r in self.within(mention.sentence) if not mention.plural else ():
            m, name = r.mention, tokens[r.mention.last_token - 1]
            beside = 0 < m.start - mention.end <= _BESIDE and m.form == "name" and r.cluster.kind == "person"
            if beside and name.dep == "appos" and mention.first_token <= name.head < mention.last_token:
                return r.cluster
        return None

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
        if low.startswith(INDEFINITE):
            return self._again(mention)
        if mention.office in _GENERIC:
            return self._again(mention) or self._only(mention)
        office, state = mention.office, mention.state
        if office is None:
            return self._described(mention)
        owner = self._owner(mention)
        # "Al-Qaeda's leader" heads no state, nor does "its leader" where nobody knows whose.
        stateless = owner is not None and owner.kind in ("organisation", "group") and not owner.state
        if office in _RULES and (stateless or (owner is None and low.startswith(("its ", "their ")))):
            return None
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
            return recent[0] if office == "leader" else last_or_main(recent, lambda c: self.weight[id(c)])
        here = [c for c in fits if any(m.report == mention.report for m in c.mentions)]
        return here[0] if len(here) == 1 else self._again(mention) if not here else None

    def _described(self, mention: Mention) -> Cluster | None:
        """ "The Ohio Republican said", "the former candidate added": whoever was spoken of last, as "he" would be."""
        spoken = not mention.plural and mention.text.lower().startswith("the ")
        if not spoken or not says(self.sentences[mention.sentence], mention):
            return None
        return self.nearest(mention, ("person",))

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

    def owner_of(self, mention: Mention) -> str:
        """The name of the person whom the pronoun before a nominal means ("his critics")."""
        owner = self._owner(mention) if mention.text.partition(" ")[0].lower() in _OWNED else None
        named = owner is not None and owner.kind == "person" and owner.name[:1].isupper()
        return owner.name if owner is not None and named else ""

    def _owner(self, mention: Mention) -> Cluster | None:
        """Whose office it is in "Putin's adviser", "his spokeswoman"."""
        for r in reversed(self.within(mention.sentence)):
            m = r.mention
            if m.start >= mention.start and m.end < mention.end and m.form in ("name", "pronoun", "metonym"):
                return r.cluster
        return None

    def _government(self, mention: Mention) -> list[Cluster]:
        if mention.state:
            return [c for c in (self.state(mention.state),) if c]
        low = mention.text.lower()
        first, *between = low.split()[:-1] or [""]
        ruled = self._ruled(mention, first)
        if ruled is not None:
            return [c for c in (self.state(ruled),) if c]
        if mention.name.lower() == "administration":
            return [c for c in (self._administration(mention),) if c]
        owners = [r.cluster for r in self.within(mention.sentence) if r.mention.start == mention.start]
        if "'s " in low.replace("’", "'") and owners and owners[0].kind == "state":
            return owners[:1]
        if first not in ("the", "its", "his", "her", "their", "this"):
            return []
        # "The technocrat government" is another one than that of the state named last.
        if between:
            same = low.endswith(" government") and mention_lists().interim.issuperset(between)
            return self._provisional() if same else self._the_country() if between == ["federal"] else []
        for r in self.before(mention, 2):
            if r.cluster.kind == "state":
                return [r.cluster]
        return self._the_country() if first == "the" and mention.name in _WHOLE else []

    def _ruled(self, mention: Mention, first: str) -> str | None:
        """The state of who rules or calls it his: "the Reyes government", "the regime of Ana Reyes", "her country"; "our nation".

        An administration is named after a president: "the Johnson administration" is none of a prime minister of that name.
        "The government in Lima" is that of the state which the name after it has.
        """
        if first in ("my", "our"):
            speaker = self._speaker(mention)
            return speaker.state if speaker is not None and speaker.kind == "person" else None
        owner = self._owner(mention)
        if owner is not None and owner.kind == "person":
            return owner.state if mention.name.lower() != "administration" or _presides(owner) else None
        if mention.text.lower() not in ("the government", "the regime", "the administration"):
            return None
        link = self.sentences[mention.sentence].parse.tokens[mention.last_token : mention.last_token + 1]
        preposition = link[0].text.lower() if link else ""
        for r in self.within(mention.sentence) if preposition in ("in", "of") else ():
            if 0 <= r.mention.start - mention.end <= 4:
                state = r.mention.state or r.cluster.state
                if state and (r.cluster.kind != "person" or preposition == "of"):
                    return state
        return None

    def _provisional(self) -> list[Cluster]:
        """ "The interim government": that of the state that the report names most."""
        [(state, _), *_] = self.weight_of_states.most_common(1) or [("", 0)]
        return [c for c in (self.by_state.get(state),) if c]

    def _the_country(self) -> list[Cluster]:
        """ "The country", where none was named just before: the one that the report is about."""
        main = self.state(self.main_state(FAR_AHEAD) or "")
        return [main] if main else []

    def main_state(self, ahead: float) -> str | None:
        """The state that the report speaks of ``ahead`` times as often as of any other, and often enough."""
        (first, most), (_, next_most) = [*self.weight_of_states.most_common(2), (None, 0), (None, 0)][:2]
        return first if most >= max(_ENOUGH, ahead * next_most) else None

    def _administration(self, mention: Mention) -> Cluster | None:
        """The state of "the administration" after "the Solberg administration" or after its president."""
        if mention.text.lower() not in ("the administration", "this administration"):
            return None
        for r in self.before(mention, _FAR):
            if r.cluster.kind == "state" and r.mention.name.lower() == "administration":
                return r.cluster
            if r.cluster.office == "president":
                return self.state(r.cluster.state or "") or r.cluster
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

    def _pair(self, mention: Mention) -> list[Cluster]:
        """ "The two men", "both leaders": the two persons of the sentence named last that has just two of them."""
        name = mention.name.lower()
        if mention.text.lower() not in (f"the two {name}", f"both {name}") and name not in mention_lists().pairs:
            return []
        for distance in range(_PAIR_REACH + 1):
            people = {
                id(r.cluster): r.cluster
                for r in self.within(mention.sentence - distance)
                if r.cluster.kind == "person" and r.mention.form == "name" and r.mention.end <= mention.start
            }
            if len(people) > 1:
                return list(people.values()) if len(people) == 2 else []
        return []


def _presides(cluster: Cluster) -> bool:
    """Whether an administration may be named after a person: his state has had a president of his surname, or he is called one."""
    if cluster.holder is None:
        return cluster.office == "president"
    rows = by_word()[fold(cluster.holder.person).split()[-1]]
    return any(h.office == "president" and h.state == cluster.state for h in rows)


def _holds(cluster: Cluster, office: str) -> bool:
    told = {m.office for m in cluster.mentions}
    offices = (told | {cluster.office, cluster.holder.office if cluster.holder else None}) - {None}
    if office == "leader":
        return bool(offices & {*head_offices(), "leader"})
    near = {"spokesman": "spokeswoman", "adviser": "foreign_adviser", "minister": "foreign_minister"}
    return office in offices or near.get(office) in offices
