"""Remembers what was computed from a data set.

A Dataset, a Selection and Words never change and are known by identity, so a result can be kept
by its arguments. What is returned is shared between readers: derive from it, never write to it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

# Enough for the choices that a meeting goes through; each result is a few kilobytes.
REMEMBERED_RESULTS = 32


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Keep a function's newest results by its (hashable) arguments."""
    return cast(Callable[P, R], lru_cache(maxsize=REMEMBERED_RESULTS)(function))
