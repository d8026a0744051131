"""Which threat, demand, promise, denial, … the line of a claim says. A helper of stage 10.

The act of a claim is that of its clauses; its line may be a whole sentence that says something else ("The call, which she had
requested, lasted an hour"). A reader takes the act beside a line for what its main words say, so it is looked for there: in
the main clause, in what that says somebody said, in what is joined to it, and in its participle ("…, urging calm"), but not
in what is told in passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosswire.lexicon.acts import acts
from crosswire.lexicon.lines import line_words
from crosswire.lexicon.speech import speech_classes
from crosswire.reconcile.claims.deeds import keeps_act
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.sayings import text_of
from crosswire.records.statements import Statement
from crosswire.records.text import Span

# Classes of verbs whose content somebody says, and does not only think, want or ask (speech.yml).
_SAYING = frozenset({"say", "announce", "warn", "promise", "demand", "accuse", "deny", "show"})
# Links by which a clause belongs to what the one above says, in the order in which they are looked at.
_OWN = ("said", "and", "with")
# Subjects that are somebody else: "they must leave".
_OTHERS = frozenset({"you", "they", "he", "she"})
# Acts that are told in the passive without who did it: "was criticized for".
_DOERLESS = frozenset({"accuse"})
# Verbs whose passive tells what their subject does: "was committed to".
_READY = frozenset({"commit"})
# Prepositions behind "call".
_CALLING = frozenset({"for", "on", "upon"})


def pressing_act(text: str, place: Span, first: Statement, evidence: Evidence) -> str | None:
    """The act by which somebody presses another that the main words of a line say, or None.

    The line's ``text`` was made of the ``place`` in a report, mostly of its clause ``first``.
    """
    sentence = evidence.by_sentence.get((first.report, first.sentence), ())
    told = [s for s in sentence if place.start <= s.predicate_at.start < place.end]
    told += [s for s in _saying(first, sentence, text, evidence) if s not in told]
    below: defaultdict[str | None, list[Statement]] = defaultdict(list)
    inside = {s.id for s in told}
    for s in told:
        below[s.above if s.above in inside else None].append(s)
    tops = [s for s in below[None] if s.link != "side"] or below[None][:1]
    return next(
        (act for top in tops for s in _main(top, below) if (act := _act(s, below.get(s.id, ()), evidence))), None
    )


def _saying(first: Statement, sentence: Sequence[Statement], text: str, evidence: Evidence) -> list[Statement]:
    """The clause that tells who says it, where the line tells that, too."""
    report = evidence.text[first.report]
    above = [s for s in sentence if s.id == first.above and first.link == "said"]
    return [s for s in above if f" {report[s.predicate_at.start : s.predicate_at.end]} " in text]


def _main(top: Statement, below: Mapping[str | None, Sequence[Statement]]) -> Iterator[Statement]:
    """``top`` and what belongs to what it says."""
    yield top
    hanging = below.get(top.id, ())
    for link in _OWN if hanging else ():
        if link == "said" and not (_says(top) and _is_so(top)):
            continue
        for s in hanging:
            if s.link == link:
                yield from _main(s, below)


def _says(statement: Statement) -> bool:
    return not _SAYING.isdisjoint(speech_classes(statement.predicate.lower()))


def _is_so(statement: Statement) -> bool:
    """Whether it is told as a fact: not denied, not only thought of, wished or to come; "I would urge them" is a wish that urges."""
    if statement.kind != "verbal" or statement.status == "negated":
        return False
    if statement.modality == "conditional":
        return any(a.role == "subject" and a.head.lower() in line_words().selves for a in statement.arguments)
    return statement.modality == "none" and statement.status in ("actual", "reported")


def _act(statement: Statement, hanging: Sequence[Statement], evidence: Evidence) -> str | None:
    """The act that a clause says, on which those ``hanging`` hang."""
    lexicon = acts()
    if _is_so(statement) and (verb := _verb(statement, hanging, evidence)) in lexicon.pressing:
        content = [s for s in hanging if s.link == "said"]
        act = lexicon.pressing[verb]
        return _meant(act, verb, statement, content) if _is_done(act, verb, statement, content) else None
    return _said(statement, evidence) if statement.attribution else None


def _said(statement: Statement, evidence: Evidence) -> str | None:
    """The act of what somebody says without a verb for it: "they must leave" demands, "we will retaliate" threatens."""
    if statement.kind != "verbal" or statement.status == "negated":
        return None
    to_come = statement.tense == "future" or statement.modality == "conditional"
    if to_come and not statement.passive and statement.predicate.lower() in acts().retorts:
        return "threaten"
    words = evidence.once(text_of, statement).lower().split()
    return "demand" if statement.modality == "necessary" and "must" in words and _is_for_others(statement) else None


def _is_for_others(statement: Statement) -> bool:
    """Whether it is of somebody who is told, and not of who speaks."""
    speaker = statement.attribution[-1].speaker
    speaking = set(speaker.entities) if speaker else set()
    subjects = [a for a in statement.arguments if a.role == "subject"]
    if any(a.head.lower() in line_words().selves for a in subjects):
        return False
    named = {e for a in subjects for e in a.phrase.entities}
    return bool(named - speaking) or any(a.head.lower() in _OTHERS for a in subjects)


def _verb(statement: Statement, hanging: Sequence[Statement], evidence: Evidence) -> str:
    """The predicate; of a verb that says little its object, of "call" with what it is for."""
    verb = statement.predicate.lower()
    if verb == "call":
        if any(evidence.once(text_of, s).startswith("for ") for s in hanging):
            return "call for"  # "called for the dam to be shut"
        marker = next((a.marker for a in statement.arguments if a.role == "oblique" and a.marker in _CALLING), None)
        return f"call {marker}" if marker else verb
    if verb not in acts().giving and verb not in acts().pressing:
        return verb
    subjects = [a for a in statement.arguments if a.role == "subject"]
    if any(a.head.lower() in acts().of_predicate and not a.phrase.entities for a in subjects):
        return ""  # "a warning came", "protests demanding reform": nobody is told to do it
    if verb in acts().giving:
        return next((a.head.lower() for a in statement.arguments if a.role == "object"), verb)
    return verb


def _is_done(act: str, verb: str, statement: Statement, content: Sequence[Statement]) -> bool:
    """Whether somebody does it, to whom or what it can be done."""
    lexicon = acts()
    if _is_idle(verb, statement):
        return False
    if (
        statement.passive
        and act not in _DOERLESS
        and verb not in _READY
        and not any(a.role == "subject" for a in statement.arguments)
    ):
        return False
    objects = [a for a in statement.arguments if a.role == "object"]
    if verb == "deny" and any(a.head.lower() in lexicon.refused for a in objects):
        return False
    if act == "deny" and not (objects or content):
        return False
    if verb in lexicon.of_matters and any(a.head[:1].isupper() or a.head.lower() in lexicon.serving for a in objects):
        return False
    if act == "reject" and not lexicon.wordless.isdisjoint(statement.lemmas):
        return False
    if content and verb not in lexicon.asking:
        return True  # who says what others do is no thing
    return keeps_act(statement, statement.predicate.lower())


def _is_idle(verb: str, statement: Statement) -> bool:
    """Whether it is a turn of speech ("I assure you"), or a call to nobody ("called on 2 May")."""
    told = statement.arguments
    if verb.startswith("call o"):
        return not any(a.role == "complement" or (a.marker in _CALLING and a.phrase.entities) for a in told)
    assured = any(a.role in ("object", "indirect") and a.head.lower() == "you" for a in told)
    return assured and any(a.head.lower() == "i" for a in told)


def _meant(act: str, verb: str, statement: Statement, content: Sequence[Statement]) -> str | None:
    """What a vow of something grim is; what who insists says, where nothing must be."""
    lexicon = acts()
    if verb in lexicon.insisting and not any(s.modality == "necessary" for s in content):
        return None
    words = {lemma for s in (statement, *content) for lemma in s.lemmas}
    return "threaten" if verb in lexicon.vowing and not lexicon.grim.isdisjoint(words) else act
