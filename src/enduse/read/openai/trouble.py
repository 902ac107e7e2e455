"""What was left out of a model's answers, and why: counted, so that nothing is lost silently."""

from collections import Counter
from collections.abc import Collection, Iterator

#: So many kinds of trouble are told one by one.
MOST_LINES = 10


class Trouble:
    """Counts kinds of trouble in the order in which they first come."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def note(self, what: str) -> None:
        """Count one more trouble of this kind."""
        self._times[what] += 1

    def known(self, value: str, closed: Collection[str], what: str) -> bool:
        """Whether a value belongs to a closed set; it is noted where it does not."""
        if value in closed:
            return True
        self.note(f"{value[:40]!r} is no {what} that enduse knows; what it was said of was left out")
        return False

    def lines(self, reader: str) -> Iterator[str]:
        """One line for each kind of trouble, and one for those beyond `MOST_LINES`."""
        told = [f"{reader}: {what} ({times}×)" for what, times in self._times.items()]
        yield from told[:MOST_LINES]
        if len(told) > MOST_LINES:
            yield f"{reader}: {len(told) - MOST_LINES} more kinds of trouble with its answers"
