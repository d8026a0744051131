"""Products of matrices take one thread where asked for, and as many as before afterwards."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info

from crosswire.text.threads import one_thread


def threads() -> list[int]:
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


@one_thread()
def product() -> tuple[list[int], float]:
    return threads(), float(np.ones((3, 3)).dot(np.ones((3, 3))).sum())


def test_one_thread_inside_and_as_before_outside() -> None:
    before = threads()
    for _ in range(2):
        inside, total = product()
        assert set(inside) <= {1}
        assert total == 27
    assert threads() == before
