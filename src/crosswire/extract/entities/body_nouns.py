"""Stage 5, helper: whom nouns for bodies mean within one report: "the ministry", "the group", "the agency", "the paper".

A noun that stands in the name of a body named before means it ("the committee"); one for a band, an office or an alliance
means the last of that sort, or the last that the report called so ("the aid group Harbour Watch").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crosswire.extract.detection.mention_wholes import is_organ
from crosswire.extract.entities.clause_places import role_of, says
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.pronouns import PronounReader, Resolved, is_band
from crosswire.lexicon.actors import is_of_kind
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.states import find_state
from crosswire.matching.wording import last_word
from crosswire.records.names import Mention

# Sentences: how far back "the ministry" may reach.
_BODY_REACH = 12
# The same of "the group".
_BAND_REACH = 5
# The same of "the militants".
_FIGHTERS_REACH = 3
# How much oftener than the last one another must be named that the report is about.
FAR_AHEAD = 3.0
# Determiners of somebody new.
INDEFINITE = ("a ", "an ", "one ", "another ", "no ", "any ")
# Determiners of those who were spoken of.
THOSE = frozenset({"the", "those", "these"})


class BodyReader(PronounReader):
    """Reads one report's nouns for bodies beside its pronouns."""

    def acts(self, mention: Mention) -> bool:
        """Whether the nominal is a subject, or the doer in a passive clause."""
        sentence = self.sentences[mention.sentence]
        token = sentence.parse.tokens[mention.last_token - 1]
        agent = token.dep == "pobj" and sentence.parse.tokens[token.head].dep == "agent"
        return role_of(sentence, mention) == "subject" or agent

    def body(self, mention: Mention) -> Cluster | None:
        """ "The ministry said": the body named last that has the words in its name ("the Foreign Ministry")."""
        the, *words = mention.text.lower().split()
        for r in self.before(mention, _BODY_REACH) if the == "the" else ():
            # "The military" is the Egyptian military that was spoken of.
            named = r.cluster.kind == "organisation" and (r.mention.form in ("name", "metonym") or r.cluster.state)
            called = (r.cluster.name, *([r.mention.text] if r.mention.form == "name" else []))
            if named and any({*words} <= {*name.lower().split()} for name in called):
                return r.cluster
        if the != "the" or not words:
            return None
        here, before = mention.sentence, mention.sentence - 1
        return (
            self._only_body(mention, words, here)
            or self._band(mention, words)
            or self._of_kind(mention, words)
            or self._only_body(mention, words, before)
        )

    def _band(self, mention: Mention, words: Sequence[str]) -> Cluster | None:
        """ "The group", "the terror group", "the movement": the band or party spoken of last."""
        *told, noun = words
        told = [w for w in told if find_state(w.capitalize()) is None]
        if noun in ("agency", "alliance", "bloc"):
            return self._agency(mention, noun) if not told else None
        if noun not in body_words().bands or not body_words().warlike.issuperset(told) or self.completed(mention):
            return None
        for r in self.before(mention, _BAND_REACH):
            # Parties are called so only where they fight, too.
            band = is_band(r.cluster.name) and not r.cluster.name.endswith(" Party")
            elsewhere = mention.state and mention.state != r.cluster.state
            if _is_named(r) and not elsewhere and (band or (not told and self._called(r, noun))):
                return r.cluster
        return None

    def _of_kind(self, mention: Mention, words: Sequence[str]) -> Cluster | None:
        """ "The newspaper", "the company", "the panel": the body named last that is of that kind or is called so, unless the
        report is far more about another of them."""
        noun = words[0] if len(words) == 1 and not self.completed(mention) else ""
        kinds = body_words().meanings.get(noun, ())
        fits = [
            r.cluster
            for r in (self.before(mention, _BAND_REACH) if kinds else ())
            if _is_named(r) and (_is_of(r.cluster.name, kinds, noun) or self._called(r, noun))
        ]
        return last_or_main(fits, lambda c: len(c.mentions)) if fits else None

    def _only_body(self, mention: Mention, words: Sequence[str], sentence: int) -> Cluster | None:
        """ "The organization": the only body, of no state, that a sentence names before it."""
        if len(words) > 1 or words[0] not in body_words().anybody or self.completed(mention):
            return None
        named = {
            id(r.cluster): r.cluster
            for r in self.within(sentence)
            if _is_named(r) and r.mention.end <= mention.start and not is_of_kind(r.cluster.name, "media")
        }
        one = next(iter(named.values())) if len(named) == 1 else None
        other = one is None or one.state or is_organ(one.name) or is_of_kind(one.name, *body_words().neither)
        return None if other else one

    def fighters(self, mention: Mention) -> Cluster | None:
        """ "The militants", "the Sunni insurgents": the armed body named just before; never "the militants of" another."""
        *told, noun = mention.text.lower().split()
        the = told.pop(0) if told else ""
        known = noun in body_words().fighters and body_words().warlike.issuperset(told)
        if the not in THOSE or not known or self.completed(mention):
            return None
        for r in self.before(mention, _FIGHTERS_REACH):
            named = r.mention.form == "name" and r.cluster.kind in ("organisation", "group")
            if named and not self._describes(r.mention) and is_band(r.cluster.name) and " Party" not in r.cluster.name:
                return r.cluster
        return None

    def _describes(self, mention: Mention) -> bool:
        """Whether a name is part of a word ("Harb-aligned militants")."""
        tokens = self.sentences[mention.sentence].parse.tokens[mention.last_token : mention.last_token + 1]
        return bool(tokens) and tokens[0].text.startswith("-")

    def _agency(self, mention: Mention, noun: str) -> Cluster | None:
        """ "The agency": the department or news agency named last; "the alliance", "the bloc": that of many states."""
        kinds = ("agency", "media") if noun == "agency" else ("bloc",)
        for r in self.before(mention, _BAND_REACH):
            name = r.cluster.name
            known = is_of_kind(name, *kinds) or (
                noun == "agency" and body_words().official.intersection(name.lower().split())
            )
            if _is_named(r) and (known or self._called(r, noun)):
                return r.cluster
        return None

    def _called(self, r: Resolved, noun: str) -> bool:
        """Whether the words beside a name call it so: "the aid group Harbour Watch", "Harbour Watch, a group"."""
        tokens = self.sentences[r.mention.sentence].parse.tokens
        first, last = r.mention.first_token, r.mention.last_token
        before, after = tokens[max(0, first - 1) : first], tokens[last : last + 6]
        aside = after if after and after[0].text in (",", "(", "-", "–", "—", "group") else ()
        return any(t.text.lower() == noun for t in (*before, *aside))

    def completed(self, mention: Mention) -> bool:
        """Whether words after the noun say what it is: "the group of seven", "the movement to ban", "the group that"."""
        parse = self.sentences[mention.sentence].parse
        after = parse.tokens[mention.last_token : mention.last_token + 2]
        first = after[0].text.lower() if after else ""
        # "Brought the group to the table".
        return first in ("of", "that", "which", "who", "for") or (first == "to" and after[-1].tag == "VB")

    def medium(self, mention: Mention) -> list[Cluster]:
        """ "The paper also reported": the medium named last, or the body that was said to report."""
        if mention.text.lower().startswith(INDEFINITE) or not says(self.sentences[mention.sentence], mention):
            return []
        for r in self.before(mention, 2):
            if _is_named(r) and (
                is_of_kind(r.mention.name, "media") or says(self.sentences[r.mention.sentence], r.mention)
            ):
                return [r.cluster]
        return []


def last_or_main(recent: Sequence[Cluster], weight: Callable[[Cluster], int]) -> Cluster:
    """Of several who may be meant, nearest first, the one named last, unless another is far oftener."""
    main = max(recent, key=weight)
    return main if weight(main) >= FAR_AHEAD * weight(recent[0]) else recent[0]


def _is_of(name: str, kinds: Sequence[str], noun: str) -> bool:
    """Whether a name is that of an actor of one of ``kinds``, or its last word is; a paper airs nothing."""
    last = last_word(name)
    aired = noun in body_words().printed and last in body_words().aired
    return not aired and (last in kinds or is_of_kind(name, *kinds))


def _is_named(r: Resolved) -> bool:
    return r.cluster.kind == "organisation" and r.mention.form == "name"
