"""Pages are read several at once and handed back in their order, never many of them in memory."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(pieces: Iterable[tuple[T, Callable[[], R] | None]]) -> Iterator[tuple[T, "Future[R] | None"]]:
    """Each piece with the outcome of its work, in the order they came; a piece without work has None.

    Tesseract is a program of its own, so threads are enough; one for each processor.
    """
    hands = os.cpu_count() or 1
    waiting: deque[tuple[T, Future[R] | None]] = deque()
    with ThreadPoolExecutor(hands) as pool:
        try:
            for piece, work in pieces:
                waiting.append((piece, pool.submit(work) if work else None))
                while waiting and (waiting[0][1] is None or len(waiting) > 2 * hands):
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            for _, outcome in waiting:
                if outcome is not None:
                    outcome.cancel()
