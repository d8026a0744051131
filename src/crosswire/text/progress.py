"""What a long run is told by: the type of a function that shows it."""

from __future__ import annotations

from collections.abc import Callable

# Called with what is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]
