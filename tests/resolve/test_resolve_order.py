"""Nothing that reaches an output may depend on how Python happens to order a set."""

import os
import subprocess
import sys

PROGRAM = """
from enduse.records.reading import Name, Reading, Reference
from enduse.records.listing import Entry, Watchlist
from enduse.resolve import resolve
from enduse.screen import screen
names = ["TEMZ Vega", "Vega", "АО «ТЭМЗ «Вега»", "OOO Orbis", "Orbiss", "Vega Trading House", "Vega Star"]
readings = []
for i, n in enumerate(names):
    ref = Reference(id=f"r{i}", document=str(i), kind="organization", names=(Name(n),))
    readings.append(Reading(document=str(i), references=(ref,)))
parties = resolve((), readings).parties
entries = tuple(Entry(id=f"e{i}", schema="Company", names=(Name(n),)) for i, n in enumerate(names))
known = Watchlist(name="w", publisher="p", licence="l", as_of=None, sha256="", entries=entries)
print(parties, screen(parties, [known]))
"""


def test_other_hash_seeds_give_the_same_bytes() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
