"""Measures screening inside one process: load lists, build an index, save it, open it, ask. Prints one JSON object.

python evaluation/screen_once.py QUERIES.csv LIST...
"""

import csv
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from enduse.screen.kept import keep, kept
from enduse.screen.lists import load_list
from enduse.screen.queries import Query, Terms, answer

_MOST_ASKED = 3000
_WARM = 200


def measure(queries: Path, files: list[Path]) -> dict[str, float]:
    """Seconds, milliseconds and megabytes, by what was measured."""
    began = time.perf_counter()
    lists = [load_list(file) for file in files]
    loaded = time.perf_counter()
    count = sum(len(known.entries) for known in lists)
    with tempfile.TemporaryDirectory() as room:
        keep(lists, Path(room))
        built = time.perf_counter()
        del lists
        size = sum(file.stat().st_size for file in Path(room).iterdir())
        opening = time.perf_counter()
        index = kept(Path(room))
        opened = time.perf_counter() - opening
        with queries.open(encoding="utf-8", newline="") as lines:
            asked = [Query(id=r["id"], name=r["name"], schema=r["schema"]) for r in csv.DictReader(lines)]
        terms, took = Terms(top=75), []
        for query in asked[:_WARM]:
            answer(query, index, terms)
        for query in asked[_WARM : _WARM + _MOST_ASKED]:
            start = time.perf_counter()
            answer(query, index, terms)
            took.append(time.perf_counter() - start)
    took.sort()
    return {
        "entities": count,
        "load_us": (loaded - began) / count * 1e6,
        "build_us": (built - loaded) / count * 1e6,
        "open_ms": opened * 1e3,
        "index_mb": size / 1e6,
        "queries_per_s": len(took) / sum(took),
        "p50_ms": took[len(took) // 2] * 1e3,
        "p95_ms": took[int(len(took) * 0.95)] * 1e3,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])))
