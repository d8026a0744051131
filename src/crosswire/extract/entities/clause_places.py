"""Stage 5, helper: where in its clause a mention stands, as pronouns are read by it.

Whose subject it is, whether the pronoun stands in its clause, who says the words around it. Labels are those of spaCy's
English models (ClearNLP style).
"""

from __future__ import annotations

from itertools import islice

from crosswire.lexicon.mentions import mention_lists
from crosswire.records.names import Mention
from crosswire.records.text import Sentence
from crosswire.text.tree import children_as, governors, subtree

# Pronouns that mean the subject of their own clause.
_REFLEXIVE = frozenset("himself herself itself themselves".split())
# Verbs joined by "and" that share a subject: how many are looked at.
_CHAIN = 3
# Quotation marks, as they are written and as the tokenizer writes them.
MARKS = frozenset({'"', "“", "”", "``", "''"})
# Words of a speaker for himself and his own.
OWN = frozenset("i me my mine myself we us our ours ourselves".split())
# Steps up the tree from a pronoun's own clause: how far above it another is looked for.
_HIGHEST = 24


def head_of(sentence: Sentence, mention: Mention) -> int:
    """The mention's main word; of a name in apposition ("the envoy, Ana Reyes, said") the word that it stands by."""
    tokens = sentence.parse.tokens
    last = mention.last_token - 1
    stands_by = tokens[last].dep == "appos" and mention.kind == "person" and mention.form == "name"
    return tokens[last].head if stands_by else last


def role_of(sentence: Sentence, mention: Mention) -> str:
    """Its part in the clause: subject, object, possessive or other."""
    dep = sentence.parse.tokens[head_of(sentence, mention)].dep
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return "subject"
    if dep in ("dobj", "dative", "pobj"):
        return "object"
    return "possessive" if dep == "poss" else "other"


def owns_subject(sentence: Sentence, mention: Mention) -> bool:
    """Whether what the mention owns is a subject ("Orlov's ratings fell")."""
    tokens = sentence.parse.tokens
    return tokens[tokens[head_of(sentence, mention)].head].dep in ("nsubj", "nsubjpass")


def clause_mates(sentence: Sentence, mention: Mention) -> set[int]:
    """Tokens that a pronoun cannot mean: the subject of its own verb, and (for subjects) the verb's objects.

    "Himself" means just that subject, if anybody. The subject of "praised Reyes and called him" is that of the first verb.
    """
    tokens, children = sentence.parse.tokens, sentence.parse.children
    token = tokens[mention.first_token]
    if token.dep == "poss":
        return {token.head}
    if token.text.lower() in _REFLEXIVE:
        return set()
    verb = tokens[token.head]
    if verb.dep == "prep":
        verb = tokens[verb.head]
    mates = {
        c
        for c in children[verb.index]
        if c != token.index and tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "dative")
    }
    for _ in range(_CHAIN) if token.dep != "nsubj" else ():
        if verb.dep != "conj" or any(tokens[c].dep in ("nsubj", "nsubjpass") for c in children[verb.index]):
            break
        verb = tokens[verb.head]
        mates |= {c for c in children[verb.index] if tokens[c].dep == "nsubj"}
    return mates


def quoted_by(sentence: Sentence, mention: Mention) -> set[int]:
    """Tokens of the quotation that the pronoun says: "“Reyes has won,” he says" is not said by Reyes, who would say "I".

    Of words that are not quoted he may be the subject ("The mayor would pay, he said").
    """
    tokens, children = sentence.parse.tokens, sentence.parse.children
    token = tokens[mention.first_token]
    before = tokens[token.index - 1].text if token.index else ""
    if before != '"' or token.dep != "nsubj" or tokens[token.head].lemma not in mention_lists().speech:
        return set()
    told = [c for c in children[token.head] if tokens[c].dep == "ccomp" and c < token.index]
    return {at for c in told for at in subtree(sentence.parse, c)}


def quotes(sentence: Sentence, speaker: Mention, pronoun: Mention) -> bool:
    """Whether the pronoun stands in quotation marks in the words of ``speaker``, who does not: "“He has won,” Reyes said"."""
    if pronoun.text.lower() in OWN or not says(sentence, speaker):
        return False
    tokens = sentence.parse.tokens
    first, last = sorted((speaker.last_token - 1, pronoun.first_token))
    return sum(t.text in MARKS for t in tokens[first:last]) % 2 == 1


def governs(sentence: Sentence, mention: Mention, pronoun: Mention) -> bool:
    """Whether the mention is the subject of the verb whose clause the pronoun stands in."""
    tokens = sentence.parse.tokens
    head = tokens[head_of(sentence, mention)]
    return head.dep in ("nsubj", "nsubjpass") and stands_below(sentence, head.head, pronoun)


def is_told_of(sentence: Sentence, mention: Mention, pronoun: Mention) -> bool:
    """Whether the pronoun stands in the words of a noun that are the mention's ("Peru's claim that it ..."), or in a clause
    that tells of the mention ("with envoys who said they ...")."""
    tokens = sentence.parse.tokens
    noun = tokens[mention.last_token - 1]
    if any(
        tokens[c].dep == "relcl" and stands_below(sentence, c, pronoun) for c in sentence.parse.children[noun.index]
    ):
        return True
    for _ in range(2):
        if noun.dep not in ("poss", "pobj", "prep"):
            return False
        noun = tokens[noun.head]
        if noun.pos == "NOUN":
            break
    clauses = children_as(sentence.parse, noun.index, "acl", "ccomp")
    return noun.pos == "NOUN" and any(
        c > mention.last_token and any(tokens[k].text.lower() == "that" for k in sentence.parse.children[c])
        and stands_below(sentence, c, pronoun) for c in clauses
    )  # fmt: skip


def stands_below(sentence: Sentence, verb: int, pronoun: Mention) -> bool:
    """Whether the clause of the verb holds the one that the pronoun stands in, or is that."""
    above = sentence.parse.tokens[pronoun.first_token].head
    return verb == above or verb in islice(governors(sentence.parse, above), _HIGHEST)


def says(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is the subject of a verb of saying."""
    token = sentence.parse.tokens[head_of(sentence, mention)]
    return token.dep == "nsubj" and sentence.parse.tokens[token.head].lemma in mention_lists().speech
