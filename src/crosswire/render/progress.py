"""How far a run is, on standard error: a bar on a terminal, lines with times where more is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from crosswire.text.progress import Progress

__all__ = ["Progress", "shown_progress"]


@contextmanager
def shown_progress(*, quiet: bool, verbose: bool) -> Iterator[Progress]:
    """A progress bar on standard error; lines with times if ``verbose``; nothing if ``quiet`` or where it is no terminal."""
    if verbose:
        yield _told()
        return
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:28}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # On a terminal the bar makes room for the results; elsewhere it must not take them, or a file of them stays empty.
    results = sys.stdout.isatty()
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=results) as bar:
        task = bar.add_task("reading", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show


def _told() -> Progress:
    """Say each stage once, with the seconds since the start."""
    began, said = time.perf_counter(), set[str]()

    def tell(stage: str, _: int, total: int) -> None:
        if stage not in said:
            said.add(stage)
            sys.stderr.write(f"crosswire: {time.perf_counter() - began:6.1f} s  {stage} ({total})\n")
            sys.stderr.flush()

    return tell
