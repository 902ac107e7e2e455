"""How long the tests of ownership take over a register of millions of holdings, in arrays and in DuckDB.

    python evaluation/bench_owners.py [--edges 10000000] [--seeds 2000]

As in a register, each party has one to four owners who together hold all of it, and two thirds of the owners are
nobody's asset. Prints one JSON object and keeps it in docs/owners.json, for docs/performance.md.
"""

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from enduse.screen.owners.reach import Holdings, reached, reached_by_one
from enduse.screen.owners.regimes import PERCENT, regimes
from enduse.store.reach import reached as reached_in_sql

KEPT = Path(__file__).parents[1] / "docs" / "owners.json"
_SAID = """## Owners

`evaluation/bench_owners.py`: a register of {edges:,} holdings, {seeds:,} listed parties; {reached:,} parties are
reached, in {rounds} rounds.

| test | seconds |
|---|---|
| stakes added (OFAC, EU), in arrays, sorting included | {together_s} |
| each listed party alone (UK), on top of that | {one_by_one_s} |
| stakes added, in DuckDB, reading the Parquet file included | {duckdb_s} |

Peak memory {peak_mb:,} MB in arrays (asked: 60 s). Both give the same rounds: {the_same}.
"""


def register(edges: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Owners, assets and percentages of so many holdings, and the number of parties."""
    draw = np.random.default_rng(7)
    counts = draw.integers(1, 5, edges)
    counts = counts[: int(np.searchsorted(np.cumsum(counts), edges))]
    assets = len(counts)
    asset = np.repeat(np.arange(assets), counts)
    firm = draw.random(len(asset)) < 1 / 3
    owner = np.where(firm, draw.integers(0, assets, len(asset)), assets + draw.integers(0, 2 * assets, len(asset)))
    drawn = draw.random(len(asset)) ** 2 + 0.01
    share = 100 * drawn / np.repeat(np.add.reduceat(drawn, np.concatenate(([0], np.cumsum(counts)[:-1]))), counts)
    kept = owner != asset
    pairs = np.unique(np.stack((owner[kept], asset[kept])), axis=1, return_index=True)[1]
    return owner[kept][pairs], asset[kept][pairs], np.round(share[kept][pairs], 5), 3 * assets


def main() -> None:
    """Measure, and print."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--edges", type=int, default=10_000_000)
    ask.add_argument("--seeds", type=int, default=2_000)
    told = ask.parse_args()
    owner, asset, share, parties = register(told.edges)
    seeds = np.unique(np.random.default_rng(8).choice(owner, told.seeds))
    needed = np.full(parties, regimes()["us-ofac-50"].needed)
    began = time.perf_counter()
    holdings = Holdings.between(owner, asset, np.round(share * PERCENT).astype(np.int64), parties)
    rounds = reached(holdings, needed, seeds)
    together = time.perf_counter() - began
    began = time.perf_counter()
    alone = {number for _, met in reached_by_one(holdings, needed, seeds.tolist(), {}) for number in met}
    apart = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as room:
        table = Path(room) / "stakes.parquet"
        names = {"owner": pa.array(owner).cast(pa.string()), "asset": pa.array(asset).cast(pa.string())}
        pq.write_table(pa.table(names | {"share": pa.array(share, pa.float64())}), table)
        began = time.perf_counter()
        met = dict(reached_in_sql(table, map(str, seeds.tolist()), int(needed[0]), Path(room) / "work.duckdb"))
        in_sql = time.perf_counter() - began
    same = met == {str(n): int(rounds[n]) for n in np.flatnonzero(rounds >= 0)}
    measured = {
        "edges": told.edges,
        "seeds": len(seeds),
        "reached": int((rounds >= 0).sum()),
        "rounds": int(rounds.max()),
        "together_s": round(together, 2),
        "one_by_one_s": round(apart, 2),
        "reached_by_one": len(alone),
        "peak_mb": round(peak),
        "duckdb_s": round(in_sql, 2),
        "the_same": bool(same),
    }
    KEPT.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(measured))


def section() -> str:
    """What was measured last, as a part of docs/performance.md; empty where nothing was."""
    if not KEPT.exists():
        return ""
    return _SAID.format(**json.loads(KEPT.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
