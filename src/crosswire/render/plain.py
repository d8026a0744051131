"""Text of a report, a title or a path without characters that command a terminal or turn the line round."""

from __future__ import annotations

import re

# Control characters but tab and line ends (an escape may recolour, retitle or clear a terminal), the byte order mark, and
# what overrides the direction of the text around it. Marks that only tell the direction of what they stand in remain.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """``text`` as it may be shown."""
    return _HIDDEN.sub("", text)
