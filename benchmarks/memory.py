"""How much memory a thing takes, measured in a fresh process."""

import gc
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import psutil

S = TypeVar("S")


def taken_mib(source: Callable[[], S], make: Callable[[S], object]) -> float:
    """Mebibytes that `make` leaves taken in a process that has done nothing but `source` before."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_grown, source, make).result()


def _grown(source: Callable[[], S], make: Callable[[S], object]) -> float:
    process = psutil.Process(os.getpid())
    given = source()
    gc.collect()
    before = process.memory_info().rss
    made = make(given)
    gc.collect()
    grown = process.memory_info().rss - before
    del made
    return grown / 2**20
