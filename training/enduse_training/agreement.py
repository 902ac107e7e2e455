"""How far two annotators of the same items agree, as F1 of the second against the first.

python -m enduse_training.agreement SECOND FIRST...    SECOND holds some of the items of the FIRST files, marked again
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from enduse_training.examples import corpus
from enduse_training.markup import MARKERS, Frame, Item, Span


class Score:
    """Counts of what both, the first and the second have."""

    def __init__(self) -> None:
        self.both = self.first = self.second = 0

    def add(self, first: Iterable[Span], second: Iterable[Span], overlap: bool = False) -> None:
        """Count spans of one item: alike in label and place, or alike in label and overlapping."""
        a, b = list(first), list(second)
        self.first += len(a)
        self.second += len(b)
        if not overlap:
            self.both += sum((Counter(a) & Counter(b)).values())
            return
        left = list(b)
        for span in a:
            same = next((s for s in left if s.label == span.label and s.start < span.end and span.start < s.end), None)
            if same is not None:
                left.remove(same)
                self.both += 1

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.first + self.second) if self.first + self.second else 1.0


def agreement(pairs: Sequence[tuple[Item, Item]]) -> dict[str, float]:
    """F1 of names, triggers, roles (over triggers that both have) and markers."""
    scores = {
        n: Score() for n in ("names, exact", "names, overlap", "triggers", "roles, exact", "roles, overlap", "markers")
    }
    for one, two in pairs:
        scores["names, exact"].add(one.names, two.names)
        scores["names, overlap"].add(one.names, two.names, overlap=True)
        scores["triggers"].add(_triggers(one), _triggers(two), overlap=True)
        for a, b in _shared(one.frames, two.frames):
            for way in ("exact", "overlap"):
                scores[f"roles, {way}"].add(_roles(a), _roles(b), overlap=way == "overlap")
            scores["markers"].add(_markers(a), _markers(b), overlap=True)
    return {name: round(score.f1, 3) for name, score in scores.items()}


def _triggers(item: Item) -> list[Span]:
    return [Span(f.letter, f.start, f.end) for f in item.frames]


def _shared(first: Sequence[Frame], second: Sequence[Frame]) -> Iterable[tuple[Frame, Frame]]:
    left = list(second)
    for frame in first:
        same = next((f for f in left if f.letter == frame.letter and f.start < frame.end and frame.start < f.end), None)
        if same is not None:
            left.remove(same)
            yield frame, same


def _roles(frame: Frame) -> list[Span]:
    return [r for r in frame.roles if r.label not in MARKERS]


def _markers(frame: Frame) -> list[Span]:
    return [r for r in frame.roles if r.label in MARKERS]


def main(arguments: list[str]) -> int:
    second, *first = [Path(a) for a in arguments]
    known = {item.text: item for item in corpus(first)}
    pairs = [(known[item.text], item) for item in corpus([second]) if item.text in known]
    print(f"{len(pairs)} items marked twice")
    for name, value in agreement(pairs).items():
        print(f"{name}: F1 {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
