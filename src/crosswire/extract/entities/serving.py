"""Stage 5, helper: whom police, authorities and troops serve where the words beside them do not say it ("police said").

They are those of the same noun that the report called a state's before ("Chilean police"). Else who has power in a place
("police", "authorities", "security forces") serves the state spoken of just before, and all the one that a report is about.

Known limits: of two states the nearer is taken. "Officials" are left alone: they seldom act.
"""

from __future__ import annotations

from crosswire.extract.entities.body_nouns import THOSE
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.coreference import Reader
from crosswire.lexicon.actors import is_of_kind
from crosswire.lexicon.acts import acts
from crosswire.lexicon.mentions import mention_lists
from crosswire.records.names import Mention

# Sentences: how far back the same noun with a state may stand, and the state that those in power are of.
_SAME_REACH, _PLACE_REACH = 40, 1
# How much oftener a report names the state that it is about than a second.
_AHEAD = 2.0


def served(reader: Reader, mention: Mention) -> tuple[Cluster | None, str | None]:
    """Those meant, if the report told of them before, and the state that they serve; None where nothing tells."""
    lists = mention_lists()
    *before, noun = mention.text.lower().split()
    if mention.state or noun not in lists.serving or not lists.plainly.issuperset(before):
        return None, None
    # "The forces of hope" serve nobody, and "military" alone describes.
    if reader.completed(mention) or (noun in lists.wholes and not before):
        return None, None
    if same := _same(reader, mention, noun, before):
        # Bare "police" may be others of that state; "the police" are those who were spoken of.
        return (same if before[:1] and before[0] in THOSE else None), same.state
    in_power = noun in lists.ruling or (noun == "forces" and not lists.fields.isdisjoint(before))
    return None, (_spoken_of(reader, mention) if in_power else None) or reader.main_state(_AHEAD)


def _same(reader: Reader, mention: Mention, noun: str, before: list[str]) -> Cluster | None:
    """Who of that noun was named last with his state, in words."""
    told = {*before} - mention_lists().determiners
    for r in reader.before(mention, _SAME_REACH):
        words = r.cluster.name.lower().split()
        fits = r.cluster.kind in ("group", "organisation") and words[-1:] == [noun]
        if fits and r.cluster.state and r.mention.state and told <= {*words} and acts().defying.isdisjoint(words):
            return r.cluster
    return None


def _spoken_of(reader: Reader, mention: Mention) -> str | None:
    """The state spoken of in this sentence or just before: by its name, a place in it or a body of it."""
    near = (
        r.cluster for r in reader.before(mention, _PLACE_REACH) if r.cluster.kind in ("state", "place", "organisation")
    )
    return next((c.state for c in near if c.state and not is_of_kind(c.name, "media")), None)
