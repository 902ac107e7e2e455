"""How many pairs of names that are one become one, and how many that are two?

PYTHONPATH=src:evaluation python -m identity.score [--errors]
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from enduse.compare.scripts import language_of
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.reading import Name, Reading, Reference
from enduse.resolve import resolve

PAIRS = Path(__file__).with_name("pairs.csv")
Outcome = Literal["merged", "proposed", "apart"]


class Pair(NamedTuple):
    """Two names, whether they are of one party or item, and a third that stands beside them in the case."""

    one: bool
    part: str  # "open": errors are looked at; "held": only totals are
    kind: str
    cause: str
    left: str
    right: str
    beside: str


def pairs() -> list[Pair]:
    """All pairs of the file."""
    with PAIRS.open(encoding="utf-8") as lines:
        return [Pair(**{**row, "one": row["one"] == "yes"}) for row in csv.DictReader(lines)]


def outcome(pair: Pair) -> Outcome:
    """What becomes of a pair: each name is told by a document of its own."""
    refs = [_reference(str(n), name, pair.kind) for n, name in enumerate(pair[4:]) if name]
    documents = [Document(id=r.document, origin=r.document, text=r.names[0].text, publisher=None) for r in refs]
    found = resolve(documents, [Reading(document=r.document, references=(r,)) for r in refs])
    home = {ref: one.id for one in (*found.parties, *found.items) for ref in (one.id, *one.also)}
    ours, *others = (home[r.id] for r in refs)
    if ours in (others[:1] if pair.one else others):
        return "merged"
    near = {c.party for party in found.parties if party.id == ours for c in party.candidates}
    return "proposed" if near & set(others) else "apart"


def _reference(document: str, name: str, kind: str) -> Reference:
    text, _, country = name.partition("@")
    schema = {"person": "Person", "place": "Address", "item": "Commodity", "vessel": "Vessel"}.get(kind, "LegalEntity")
    return Reference(
        id=hashed("reference", document, kind, text),
        document=document,
        kind="organization" if kind == "vessel" else kind,  # type: ignore[arg-type]
        schema=schema,
        names=(Name(text, language_of(text, None)),),
        countries=(country,) if country else (),
    )


def told() -> Iterator[tuple[Pair, Outcome]]:
    """Every pair with what became of it."""
    for pair in pairs():
        yield pair, outcome(pair)


def figures() -> dict[str, dict[str, float]]:
    """For each part: the share of pairs that are one and became one or were proposed, and the pairs wrongly merged."""
    counts = {part: Counter[str]() for part in ("open", "held")}
    for pair, made in told():
        counts[pair.part][f"{pair.one} {made}"] += 1
        counts[pair.part][str(pair.one)] += 1
    return {
        part: {
            "must merge": c["True"],
            "merged": c["True merged"] / max(c["True"], 1),
            "merged or proposed": (c["True merged"] + c["True proposed"]) / max(c["True"], 1),
            "must not merge": c["False"],
            "wrongly merged": c["False merged"],
        }
        for part, c in counts.items()
    }


def fallen(found: dict[str, dict[str, float]], floor: dict[str, float]) -> list[str]:
    """What of either part is worse than the floor: the share merged by more than a point, wrong merges at all."""
    worse = []
    for part, got in found.items():
        if got["merged"] < floor[f"merged, {part}"] - 0.01:
            worse.append(f"identity, {part}: merged {got['merged']:.3f}, floor {floor[f'merged, {part}']:.3f}")
        if got["wrongly merged"] > floor[f"wrongly merged, {part}"]:
            worse.append(f"identity, {part}: {got['wrongly merged']:.0f} wrongly merged")
    return worse


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="say which pairs of the open part are wrong")
    args = parser.parse_args()
    if args.errors:
        for pair, made in told():
            if pair.part == "open" and pair.one != (made == "merged"):
                print(f"{'split' if pair.one else 'MERGED'} ({made}) {pair.kind}, {pair.cause}: {' | '.join(pair[4:])}")
    for part, got in figures().items():
        print(part, "; ".join(f"{name} {value:.3g}" for name, value in got.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
