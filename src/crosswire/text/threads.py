"""One thread for products of matrices.

Those of a story are small: threads that wait for one another take several times the processor time that they
share out, most of all on a busy machine.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np  # noqa: F401  what is not loaded is not found below
from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Multiply matrices in one thread; also decorates a function."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@functools.cache
def _libraries() -> ThreadpoolController:
    """Find the libraries that multiply matrices, which takes milliseconds."""
    return ThreadpoolController()
