"""Whom some parties reach through their holdings, in DuckDB: for registers that are larger than memory.

The same least fixpoint as `screen/owners/reach.py`, round by round in SQL. Needs the extra `[bulk]`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

#: One percent in the whole numbers that shares are added in, as in `screen/owners/regimes.py`.
_PERCENT = 10_000_000


def reached(stakes: Path, seeds: Iterable[str], needed: int, room: Path | None = None) -> Iterator[tuple[str, int]]:
    """The parties that `seeds` reach together, with the round (0 for the seeds that hold anything), by round and name.

    `stakes` is a Parquet file of `owner`, `asset` (text) and `share` (percent), one row a holding; `needed` is what
    stakes have to come to, in parts of 10,000,000 to the percent; `room` is the file DuckDB works in, None for memory.
    """
    with duckdb.connect(str(room) if room else ":memory:") as base:
        base.execute(
            "create table stake as "
            "select owner, asset, cast(round(share * ?) as bigint) as amount from read_parquet(?)",
            [_PERCENT, str(stakes)],
        )
        base.execute("create table met (party varchar, round integer)")
        base.execute("create table held (asset varchar, amount bigint)")
        base.execute("create temp table front (party varchar)")
        base.execute("insert into front select distinct unnest(?::varchar[])", [list(seeds)])
        count = 0
        while base.execute("select count(*) from front").fetchone() != (0,):
            base.execute("insert into met select party, ? from front", [count])
            count += 1
            base.execute(
                "create or replace temp table touched as select asset, sum(amount)::bigint as amount from stake "
                "join front on stake.owner = front.party group by asset"
            )
            base.execute("insert into held select asset, amount from touched")
            base.execute(
                "create or replace temp table front as select asset as party from held semi join touched using (asset) "
                "anti join met on asset = party group by asset having sum(amount) >= ?",
                [needed],
            )
        found = base.execute("select party, round from met order by round, party")
        while rows := found.fetchmany(10_000):
            yield from rows
