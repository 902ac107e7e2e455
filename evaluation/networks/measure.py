"""The figures of networks in docs/accuracy.md, and what of them fell under the floor."""

from collections.abc import Mapping
from pathlib import Path

from networks.load import ROOT
from networks.score import counted, measured, total

START, END = "<!-- networks: written by make eval -->", "<!-- end of networks -->"
WAYS = {"given": "gold claims", "apart": "gold claims, each form apart", "end to end": "end to end"}
HALVES = {"development": "development", "test": "unseen"}
#: Figures that are better when smaller.
LESS = frozenset({"wrongly merged", "placeholders merged", "contradictions false", "look-alikes flagged"})
_COUNTS = frozenset({"distinct pairs", "wrongly merged", "placeholders", "placeholders merged"})
#: (half, way) -> figure -> value
Figures = dict[tuple[str, str], dict[str, float]]


def networks(*halves: str, ways: Mapping[str, str] = WAYS) -> Figures:
    """The figures of each half that is there, in each way."""
    found: Figures = {}
    for half in halves or tuple(HALVES):
        folder = ROOT / half
        for way in ways if folder.exists() else ():
            found[half, way] = total(counted(told) for _, told in measured(folder, way))
    return found


def fallen(found: Figures, floor: dict[str, dict[str, float]]) -> list[str]:
    """What of the development half is worse than the floor by more than a point."""
    worse = []
    for way, wanted in floor.items():
        got = found.get(("development", way), {})
        for name, value in wanted.items():
            if name in got and (got[name] > value + 0.01 if name in LESS else got[name] < value - 0.01):
                worse.append(f"networks, {way}: {name} {got[name]:.3f}, floor {value:.3f}")
    return worse


def write(found: Figures, page: Path) -> None:
    """Write the table into docs/accuracy.md, between its two marks: a row for each figure."""
    heads = [f"{WAYS[way]}, {HALVES[half]}" for half, way in found]
    lines = [START, "", "| figure | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    for name in next(iter(found.values()), {}):
        cells = [f"{v[name]:.0f}" if name in _COUNTS else f"{v[name]:.2f}" for v in found.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    old = page.read_text("utf-8")
    before, _, rest = old.partition(START)
    page.write_text(before + "\n".join([*lines, "", END]) + rest.partition(END)[2], "utf-8")
