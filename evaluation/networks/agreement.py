"""How far does a second reader agree with the gold on contradictions and roots? Beside it, what a machine can hope for.

    PYTHONPATH=src:evaluation python -m networks.agreement evaluation/networks/development

`second.json` of a story was written from its texts and the gold's claims and events, by a reader who saw neither the
gold's contradictions and roots nor what enduse makes of the story. It is counted as findings of enduse are
(`networks.events`); of events with claims, those whose number of roots is the gold's are counted.
"""

import argparse
import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from networks.events import is_right, joined
from networks.load import Network, networks
from networks.told import Told


def agreement(network: Network, folder: Path) -> Counter[str]:
    """The counts of one story."""
    second = json.loads((folder / "second.json").read_text("utf-8"))
    told = Told(network, {}, {}, {}, {}, {}, (), ())
    counts: Counter[str] = Counter()
    found: set[str] = set()
    for one in second["contradictions"]:
        sides = combinations(one["sides"], 2)
        pairs = {frozenset((a, b)) for left, right in sides for a in left for b in right if a != b}
        found |= {x["id"] for x in joined(told, pairs)}
        counts["told"] += 1
        counts["not in the gold"] += not is_right(told, pairs)
    counts["contradictions"] = len(network.gold["contradictions"])
    counts["found"] = len(found)
    for event in network.gold["transfers"]:
        if event["claims"] and event["id"] in second["roots"]:
            many = len({network.claims[c]["doc"] for c in event["claims"]}) >= 3
            same = second["roots"][event["id"]] == event["roots"]
            counts.update({"events": 1, "same roots": same, "of three texts": many, "same, three texts": many and same})
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="development, or test")
    args = parser.parse_args()
    sum_: Counter[str] = Counter()
    for one in networks(args.folder):
        sum_.update(agreement(one, args.folder / one.stem))
    print(f"contradictions of the gold found {sum_['found'] / sum_['contradictions']:.2f}")
    print(f"told that the gold has not       {sum_['not in the gold'] / sum_['told']:.2f}")
    print(f"roots alike                      {sum_['same roots'] / sum_['events']:.2f}")
    print(f"where three texts tell it        {sum_['same, three texts'] / sum_['of three texts']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
