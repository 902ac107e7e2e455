"""The lines of a long file, each by its number."""

from array import array
from pathlib import Path


class Lines:
    """The lines of the file at `path`, which stays on the disk: only where each line begins is held."""

    def __init__(self, path: Path) -> None:
        self._stream, self._starts = path.open("rb"), array("Q", [0])
        for line in self._stream:
            self._starts.append(self._starts[-1] + len(line))

    def __getitem__(self, number: int) -> bytes:
        """The line of that number, counted from 0, without its line feed."""
        start, end = self._starts[number], self._starts[number + 1]
        self._stream.seek(start)
        return self._stream.read(end - start - 1)

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
