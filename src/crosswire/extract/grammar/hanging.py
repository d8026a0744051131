"""Part of stage 7: what each clause hangs on, and whether it is told in its own right or in passing.

"The envoy, who had asked for the talks, left": that he left is what the sentence says. "She said that he must leave, urging
calm": what is said, and the participle behind it, are what the sentence says, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.grammar.clauses import SUBJECTS, Clause
from crosswire.lexicon.speech import speech_words
from crosswire.records.statements import Statement
from crosswire.records.text import Parse
from crosswire.text.tree import dependents, has_child

# How a clause hangs on another by its place in the tree; whatever is not here is told in passing.
_LINKS = {"ccomp": "said", "parataxis": "said", "conj": "and"}


def with_links(parse: Parse, clauses: Sequence[Clause], statements: Sequence[Statement]) -> list[Statement]:
    """The ``statements`` of one sentence, each of the clause at its place, with what it hangs on and how."""
    by_head = {c.head: s for c, s in zip(clauses, statements, strict=True) if c.kind != "nominal"}
    found = []
    for clause, one in zip(clauses, statements, strict=True):
        above = by_head.get(clause.parent) if clause.parent is not None else None
        link = "said" if above and _is_said_by(one, above) else _link(parse, clause)
        found.append(replace(one, above=above.id, link=link) if above else one)
    return found


def _is_said_by(statement: Statement, above: Statement) -> bool:
    """Whether the clause ``above`` tells who says it, wherever the parser hangs it ("said in a note that …")."""
    cue = statement.attribution[-1].cue if statement.attribution else None
    said = cue is not None and any(own.start <= cue.start < own.end for own in above.own)
    return said and statement.kind == "verbal"


def _link(parse: Parse, clause: Clause) -> str:
    if clause.kind == "nominal":
        return "side"
    if parse.tokens[clause.head].tag == "VBG" and clause.link in ("advcl", "acl"):
        return "with" if _goes_with(parse, clause) else "side"
    return _LINKS.get(clause.link, "side")


def _goes_with(parse: Parse, clause: Clause) -> bool:
    """Whether a participle tells what the clause above tells: "left, urging calm", "issued a statement urging calm"."""
    above = parse.tokens[clause.head].head
    if has_child(parse, clause.head, "mark", *SUBJECTS) or any(
        k.tag == "WRB" for k in dependents(parse, clause.head, "advmod")
    ):
        return False  # "while urging calm", "when asking for it"
    if clause.link == "advcl":
        return above < clause.head
    words, issued = speech_words(), parse.tokens[parse.tokens[above].head].lemma
    return (
        parse.tokens[above].lemma in words.documents and parse.tokens[above].dep == "dobj" and issued in words.issuing
    )
