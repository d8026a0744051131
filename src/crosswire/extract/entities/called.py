"""Stage 5, helper: what an entity is called beside the names that the reports give it.

The full name of a body known by its abbreviation, a person's name without initials in its middle, the words for a group
of people that are one with its own ("the rioters", "protesters"), and the government by which a state acts ("the Reyes
administration"). They help to find an entity; no stage reads a text with them.
"""

from __future__ import annotations

import re

from crosswire.extract.entities.clusters import Cluster
from crosswire.lexicon.mentions import mention_lists
from crosswire.lexicon.offices import group_nouns
from crosswire.lexicon.organisations import organisations

# "Ana B. Reyes, Jr.": what a name may lack and be the same.
_INITIALS = re.compile(r"(?<=\w\w) (?:[A-Z]\. )+|, (?:Jr|Sr)\.$")


def also_called(cluster: Cluster) -> frozenset[str]:
    """Other names of a cluster, its own and those of its mentions by name left out."""
    if cluster.kind == "person":
        found = {_INITIALS.sub(lambda m: " " if m[0].endswith(" ") else "", cluster.name)}
    elif cluster.kind == "organisation":
        body = organisations().get(cluster.name)
        found = {body.full} if body and body.full else set()
    else:
        plain = {_plain(m.text) for m in cluster.mentions if m.form == "nominal"}
        found = {words for words in plain if _tells(words, cluster)}
    return frozenset(found - {cluster.name})


def _plain(text: str) -> str:
    words = text.split()
    while words and (words[0].lower() in mention_lists().determiners or words[0].endswith(("'s", "’s"))):
        words = words[1:]
    return " ".join(words)


def _tells(words: str, cluster: Cluster) -> bool:
    """Whether they are a group's other noun, or a state's government by the name of who leads it."""
    last = words.rpartition(" ")[2].lower()
    if cluster.kind == "group":
        return last in group_nouns() and not cluster.name.lower().endswith(last)
    return cluster.kind == "state" and last in mention_lists().governing and words[:1].isupper()
