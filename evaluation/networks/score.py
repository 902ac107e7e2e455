"""How well networks are put together, given the gold's claims and end to end.

PYTHONPATH=src:evaluation python -m networks.score evaluation/networks/development [--end-to-end] [--apart] [--errors]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from networks import events, identity
from networks.load import Network, networks
from networks.told import Told, end_to_end, given

KINDS = ("quantity", "date", "party", "phase", "stance", "inflation")


def counted(told: Told) -> Counter[str]:
    """All counts of one network."""
    total: Counter[str] = Counter()
    for part in (identity.identity, identity.unnamed, events.transfers, events.contradictions):
        total.update(part(told))
    total["claims lost"] = len(told.lost)
    return total


def figures(counts: Counter[str]) -> dict[str, float]:
    """The figures of one network or of many, from their counts added up."""

    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 1.0

    precision, recall = share("precision", "names found"), share("recall", "names")
    event_precision, event_recall = share("event precision", "event claims"), share("event recall", "event claims")
    found, told = share("events right", "events"), share("events right", "events told")
    return {
        "identity B³ precision": precision,
        "identity B³ recall": recall,
        "identity B³ F1": _f1(precision, recall),
        "names found": share("names found", "names"),
        "distinct pairs": counts["distinct"],
        "wrongly merged": counts["wrongly merged"],
        "placeholders": counts["placeholders"],
        "placeholders merged": counts["placeholders merged"],
        "candidates proposed": share("candidates proposed", "candidates"),
        "proposals right": share("proposals right", "proposals"),
        "events F1": _f1(told, found),
        "event claims B³ F1": _f1(event_precision, event_recall),
        "chains right": share("chains right", "chains"),
        "roles right": share("slots right", "slots"),
        "quantities right": share("quantities right", "quantities"),
        "states right": share("states right", "states"),
        "roots right": share("roots right", "roots"),
        "roots right, three texts": share("roots right, three texts", "roots, three texts"),
        "denials F1": _f1(share("denials right", "denials told"), share("denials right", "denials")),
        "contradictions found": share("contradictions found", "contradictions"),
        "contradictions false": counts["contradictions false"] / max(counts["contradictions told"], 1),
        **{f"{kind} found": share(f"{kind} found", kind) for kind in KINDS},
        "look-alikes flagged": counts["look-alikes flagged"] / max(counts["look-alikes"], 1),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measured(folder: Path, way: str) -> Iterator[tuple[Network, Told]]:
    """Every network of a folder with what became of it. `way`: given, apart, end to end."""
    for one in networks(folder):
        home = folder if (folder / "gold.json").exists() else folder / one.stem
        yield one, end_to_end(one, home) if way == "end to end" else given(one, apart=way == "apart")


def total(parts: Iterable[Counter[str]]) -> dict[str, float]:
    """The figures of several networks together."""
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return figures(whole)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--end-to-end", action="store_true", help="read the texts instead of taking the gold's claims")
    parser.add_argument("--apart", action="store_true", help="each form of a name is a reference of its own")
    parser.add_argument("--errors", action="store_true", help="say what is wrong")
    args = parser.parse_args()
    way = "end to end" if args.end_to_end else "apart" if args.apart else "given"
    parts = []
    for folder in args.folders:
        for one, told in measured(folder, way):
            parts.append(counted(told))
            print(f"\n{one.stem} ({way})" + (f"; not in the text: {', '.join(told.lost)}" if told.lost else ""))
            got = figures(parts[-1])
            print("  " + "; ".join(f"{k} {got[k]:.2f}" for k in _SHORT))
            if args.errors:
                for line in (*identity.faults(told), *events.faults(told)):
                    print(f"    {line}")
    print("\nall")
    for name, value in total(parts).items():
        print(f"  {name:28} {value:.3f}")
    return 0


_SHORT = ("identity B³ F1", "wrongly merged", "events F1", "chains right", "roots right", "contradictions found",
          "contradictions false", "look-alikes flagged")  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
