"""What one source says in one go. A helper of stage 10.

A report gives a source's words clause by clause; versions of parties are told in more than one. So the statements of one
attribution are put together, from the speaker to the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.differences.people import is_pronoun
from crosswire.records.statements import Attribution, Statement

# Characters from a speaker up to his words within which he is cited with them.
_BETWEEN = 120
# Characters of an utterance that are cited; the rest of a long speech is left out.
_CITED = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one source says in one go: its statements, from the speaker to the last word. ``said`` is its attribution,
    ``around`` are the others of its statements."""

    speakers: tuple[str, ...]
    statements: tuple[Statement, ...]
    start: int
    end: int
    cue: str
    lemmas: frozenset[str]
    is_vague: bool
    asks: bool
    said: Attribution
    around: tuple[Attribution, ...]


def told(evidence: Evidence) -> dict[str, tuple[Utterance, ...]]:
    """The utterances of each report."""
    return {report: tuple(_utterances(statements)) for report, statements in evidence.by_report.items()}


def _utterances(statements: Sequence[Statement]) -> Iterator[Utterance]:
    """Group statements by their innermost attribution, which they share, in order of the text."""
    groups: dict[int, tuple[Attribution, list[Statement]]] = {}
    for s in statements:
        for attribution in reversed(s.attribution):
            if attribution.speaker is not None:
                groups.setdefault(id(attribution), (attribution, []))[1].append(s)
                break
    for attribution, found in groups.values():
        speaker = attribution.speaker
        assert speaker is not None  # only such attributions were grouped
        start, end = found[0].start, max(s.end for s in found)
        if 0 <= start - speaker.start < _BETWEEN:
            start = speaker.start
        yield Utterance(
            speakers=speaker.entities or (speaker.text.strip(),), statements=tuple(found), start=start,
            end=min(end, start + _CITED), cue=attribution.cue.text if attribution.cue else "",
            lemmas=frozenset(lemma for s in found for lemma in s.lemmas),
            said=attribution,
            around=tuple({id(a): a for s in found for a in s.attribution if a is not attribution}.values()),
            asks=attribution.act == "ask",
            # A question opposes nobody, and whom "he" means is not sure.
            is_vague=attribution.act == "ask" or is_pronoun(attribution),
        )  # fmt: skip
