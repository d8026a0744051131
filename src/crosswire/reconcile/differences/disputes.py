"""Do two sources side by side dispute one matter, or does each tell its own? A helper of stage 10.

Most sources that a report sets side by side contradict one another in nothing: "but" also leads on to the next matter.
So a dispute needs one of four signs: a word of contrast that leads straight from the one to the other, or an answer ("begged
to differ"), where both speak of one thing; a denial of what the other says, or of what he says of who denies; a phrase that
says of his claims that they are disputed by the other; supporters beside opponents.
"""

from __future__ import annotations

import re
from itertools import product

from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.described import described_words, is_described
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.evidence import Evidence, everybody
from crosswire.reconcile.differences.utterances import Utterance

# Characters between two utterances, beyond which no word of the one leads to the other.
_REACH = 160
_WHILE = re.compile(r"\W*(?:while|whereas|although|though)\W+(?:the )?", re.IGNORECASE)
_STOP = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[A-Z“\"])|\n+")
# What may stand around a word of contrast that leads to a speaker: a stop, quotation marks, an article.
_LEADS = re.compile(r"\W*(?:that[’']s |this is |and )?", re.IGNORECASE)
_THEN = re.compile(r"\W*(?:for|to)?\W*(?:the|an?|some|other|both|many|several)?\W*", re.IGNORECASE)
# Behind an answer that says no more ("pushed back, saying ..."): a stop, or that it is the other's word.
_ENDS = re.compile(r"\s?(?:$|[,.;:]|and |with |on |against |that |by |to |in |at )")
# Words behind a word of dispute within which a telling is named, and what points to one.
_BEHIND, _POINTING = 2, frozenset("the that this those these such".split())
# Words of unnamed sources that name nobody by themselves.
_NOBODY = frozenset("the a an of us u.s he she they it who we i".split())
# Nearness in meaning (0..1) from which two utterances that share no word are of one matter, by so many of their clauses.
_NEAR, _OPENING = 0.35, 4
# What a source asks or demands is no version of what the other says.
_WISHES = frozenset({"ask", "demand"})


def is_disputed(one: Utterance, other: Utterance, evidence: Evidence) -> bool:
    """Does ``other``, which comes after ``one`` in a report, dispute what ``one`` says?"""
    if not (_is_somebody(one, evidence) and _is_somebody(other, evidence)) or _is_within(one, other):
        return False
    if {one.said.act, other.said.act} & _WISHES:
        return False
    cue = words(other.cue)
    if not comparison().countering.isdisjoint(cue):
        return True
    standing = _between(one, other, evidence)
    if standing is None:
        return are_of_two_camps(one, other) and _share_matter(one, other, evidence)
    between, lead = standing
    if _is_disputed_by(between, other, evidence):
        return True
    straight, contrast = _leading(between)
    denied = not comparison().contesting.isdisjoint(cue)
    if straight and (_answers(lead) or (denied and _is_of_him(one, other, evidence))):
        return True
    # The word may also stand behind him.
    contrasted = straight and (contrast or ", however," in lead)
    if contrasted and comparison().contradicting.search(lead) is not None:
        return True
    set_against = _answers(between) or are_of_two_camps(one, other) or contrasted
    apart = evidence.are_hostile(one.speakers, other.speakers) and _WHILE.fullmatch(between) is not None
    return (set_against or apart) and _share_matter(one, other, evidence)


def are_of_two_camps(one: Utterance, other: Utterance) -> bool:
    """Is the one for something and the other against it ("supporters say", "critics say")?"""
    ours, theirs = (frozenset(w for s in u.speakers for w in words(s)) for u in (one, other))
    camps = comparison().adversaries, comparison().advocates
    return any(not a.isdisjoint(ours) and not b.isdisjoint(theirs) for a, b in (camps, camps[::-1]))


def _is_somebody(utterance: Utterance, evidence: Evidence) -> bool:
    """Is it said by a known party, or by people by their noun? "The survey", "48 percent" and "a pattern" are none."""
    for speaker in utterance.speakers:
        if speaker in evidence.entities:
            return True
        told = [w.removesuffix("s") for w in words(speaker)]
        known = (comparison().unnamed - _NOBODY) | comparison().adversaries | comparison().advocates
        if any(is_described(w) or w in known or w in described_words().relations for w in told):
            return True
    return False


def _is_within(one: Utterance, other: Utterance) -> bool:
    """Does the one speaker tell what the other says?"""
    return any(
        a.speaker is not None and not set(a.speaker.entities).isdisjoint(theirs.speakers)
        for ours, theirs in ((one, other), (other, one))
        for a in ours.around
    )


def _between(one: Utterance, other: Utterance, evidence: Evidence) -> tuple[str, str] | None:
    """What stands between two utterances, and what leads from the second's beginning up to its first verb; None where they
    are too far apart for a word of the one to lead to the other."""
    text, first = evidence.text[one.statements[0].report], other.statements[0]
    end = max(s.end for s in one.statements)
    # Of "but Keller said that the guild denies it" the guild's words begin with Keller.
    start = min([a.speaker.start for a in other.around if a.speaker and a.speaker.start >= end] + [other.start])
    if start - end > _REACH:
        return None
    lead = text[start : max(other.start, first.predicate_at.end)]
    # What follows the last clause up to the end of its sentence is still the first's.
    rest, *after = _STOP.split(text[end:start])
    if len(after) == 1 and comparison().leading.search(rest) is None:
        return after[0], lead
    return text[end:start], lead


def _leading(between: str) -> tuple[bool, bool]:
    """Whether what stands between leads straight to the other, and whether by a word of contrast ("But the guild says")."""
    rest = between[_LEADS.match(between).end() :]  # type: ignore[union-attr]
    found = comparison().leading.match(rest)
    return _THEN.fullmatch(rest, found.end() if found else 0) is not None, found is not None


def _answers(told: str) -> bool:
    """Is there an answer that says of itself what it is ("begged to differ")?"""
    return any(_ENDS.match(told, m.end()) for m in comparison().answering.finditer(told))


def _is_disputed_by(between: str, other: Utterance, evidence: Evidence) -> bool:
    """Is it said that the other disputes his claims ("The minister's claims were disputed by"), that he contradicts the
    other's, or that they are disputed?"""
    told = words(between)
    found = comparison().contradicting.search(between)
    if found is None or comparison().tellings.isdisjoint(told):
        return False
    named = {w for s in other.speakers for w in words(evidence.name(s))}
    # "Russia contested that claim, and its pilot said": what is denied stands right behind.
    behind = words(between[found.end() :])[:_BEHIND]
    pointed = not (_POINTING.isdisjoint(behind[:-1]) or comparison().tellings.isdisjoint(behind))
    return told[-1] == "by" or not named.isdisjoint(told) or pointed


def _is_of_him(one: Utterance, other: Utterance, evidence: Evidence) -> bool:
    """Does ``one`` speak of the other source, or both of one thing?"""
    about = {e for s in one.statements for e in everybody(s)}
    return not one.around and (not about.isdisjoint(other.speakers) or _share_matter(one, other, evidence))


def _share_matter(one: Utterance, other: Utterance, evidence: Evidence) -> bool:
    """Do two utterances share a telling word that is no name, do both speak of one third party, or mean nearly the same?"""
    plain = comparison().plain_verbs | comparison().light_verbs | comparison().vague
    if (one.lemmas & other.lemmas) - evidence.name_words - plain:
        return True
    ours, theirs = ({e for s in u.statements for e in everybody(s)} for u in (one, other))
    if (ours & theirs) - {*one.speakers, *other.speakers}:
        return True
    pairs = product(one.statements[:_OPENING], other.statements[:_OPENING])
    return any(evidence.meant_alike(a, b) >= _NEAR for a, b in pairs)
