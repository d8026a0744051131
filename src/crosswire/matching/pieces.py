"""Long pieces of text that stand in two texts as they are: what was taken from one into the other, quotations and all.

Quoted words alone are no sign, because two reporters quote the same speech. A piece was taken if the reporter's own
words stand in it too, or if it holds one quotation after another, parted by a line that is not theirs: two reporters of
one speech part it in the same line, by who spoke.
"""

from __future__ import annotations

from crosswire.matching.carried import Carried
from crosswire.matching.passages import Chain, Shared
from crosswire.text.shingles import Offsets

# Letters of a piece, and words of the reporter's own in runs that both texts have: a longer piece may be mostly quoted.
_PIECES = ((330, 25), (500, 16))
# Words of a run, and of the reporter's own in all runs, that two reporters do not write alike, however short the piece.
_PARAGRAPH, _OWN = 50, 60
# Letters of a piece of quotations; words of a line between two of them; letters of the next line before it quotes.
_QUOTATIONS, _LINE, _OPENING = 500, 3, 80
# Marks of a quotation, and those that close one.
_MARKS, _CLOSING = frozenset('"“”«»'), frozenset('"”»')
# Share (0..1) of either text that a piece has; letters on both sides together across which passages are one piece.
_SHARE, _SEAM = 0.12, 150
# Share of the letters of common passages that begin a run in common, below which they were not taken word for word.
_EXACT = 0.6


def one_piece(shared: Shared, words: Carried) -> bool:
    """Whether two texts share a long piece with words of the reporter's own, or a paragraph of them."""
    piece, _, _ = longest_piece(shared)
    if any(words.own >= own and piece >= letters for letters, own in _PIECES):
        return True
    paragraph = words.longest >= _PARAGRAPH and words.own >= _OWN
    return paragraph and max(shared.left, shared.right) >= _SHARE and shared.exact >= _EXACT


def same_quotations(shared: Shared, text: str, at: Offsets) -> bool:
    """Whether two texts share a piece in which a line of the reporter's own parts two quotations. ``text`` is the left
    text, ``at`` the places of its letters."""
    letters, start, end = longest_piece(shared)
    return letters >= _QUOTATIONS and _parted(text[int(at[start]) : int(at[end - 1]) + 1])


def longest_piece(shared: Shared) -> tuple[int, int, int]:
    """The letters of the longest piece of text that stands in both, if it is a good part of either, else 0; and between
    which letters of the left text it lies."""
    largest = (0, 0, 0)
    size = begin = 0
    last: Chain | None = None
    for chain in shared.chains:
        length = chain.left_end - chain.left
        near = last and abs(chain.left - last.left_end) + abs(chain.right - last.right_end) <= _SEAM
        size, begin = (size + length, begin) if near else (length, chain.left)
        largest, last = max(largest, (size, begin, chain.left_end)), chain
    common = sum(chain.left_end - chain.left for chain in shared.chains)
    share = max(shared.left, shared.right) * largest[0] / common if common else 0.0
    return largest if share >= _SHARE and shared.exact >= _EXACT else (0, 0, 0)


def _parted(piece: str) -> bool:
    """Whether a line of the reporter's own, which introduces nothing, stands between two quotations."""
    found = [line for line in map(str.strip, piece.splitlines()) if line]
    return any(
        before[-1] in _CLOSING
        and _MARKS.isdisjoint(line)
        and len(line.split()) >= _LINE
        and line[-1] != ":"
        and not _MARKS.isdisjoint(after[:_OPENING])
        for before, line, after in zip(found, found[1:], found[2:], strict=False)
    )
