"""Waiting for what is asynchronous, in tests that are not."""

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def awaited(work: Awaitable[T]) -> T:
    """Return what is to be awaited. Once a browser was started, its loop runs in this thread."""

    async def done() -> T:
        return await work

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, done()).result()
