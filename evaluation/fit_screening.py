"""Fits the weights of screening (src/enduse/screen/weights.json) on one half of the labelled queries in
../shared/eval/screening. The other half is only ever reported on (`evaluation/screening.py`).

    python evaluation/fit_screening.py [--shared ../shared] [--write]

For each query the nearest listed names are compared; the three that look likeliest are examples, right or wrong. A
logistic model over `FEATURES` is fitted by Newton's method with a small ridge.
"""

import argparse
import csv
import datetime
import gzip
import json
import tempfile
from pathlib import Path
from zlib import crc32

import numpy as np

import enduse.screen.match as match
from enduse.screen.index import Index
from enduse.screen.lists import load_list
from enduse.screen.weights import FEATURES

HALVES = 2
LISTS = ("L1", "L2")
_EXAMPLES = 3
_RIDGE = 0.3
_WEIGHTS = Path(__file__).parents[1] / "src/enduse/screen/weights.json"


def half_of(query: str) -> int:
    """Which half a query belongs to: 0 is fitted on, 1 is reported on."""
    return crc32(query.encode()) % HALVES


def index_of(folder: Path, name: str) -> Index:
    """The index of one of the development lists."""
    with tempfile.TemporaryDirectory() as room:
        plain = Path(room) / f"{name}.json"
        plain.write_bytes(gzip.decompress((folder / f"{name}_dev.ftm.json.gz").read_bytes()))
        return Index.of([load_list(plain)])


def examples(folder: Path) -> tuple[list[tuple[float, ...]], list[bool], list[float], list[bool]]:
    """Measurements of compared names and whether each was right; nearness of the others and whether each was right."""
    truth = {row["id"]: set(row["entities"].split()) for row in _rows(folder / "truth_dev.csv")}
    queries = [row for row in _rows(folder / "queries_dev.csv") if half_of(row["id"]) == 0]
    given, right, near, near_right = [], [], [], []
    for name in LISTS:
        index = index_of(folder, name)
        for row in queries:
            asked = match.Asked(names=(row["name"],), schema=row["schema"])
            looks, rest = match.compared(asked, match.nearest(asked, index, 150), index, 75)
            best = sorted(looks.items(), key=lambda one: -one[1].alike.score - one[1].near / 3)[:_EXAMPLES]
            for position, look in best:
                given.append((*look.measured.features, 1.0))
                right.append(index.entry(position).id in truth[row["id"]])
            for position, value in rest:
                near.append(value)
                near_right.append(index.entry(position).id in truth[row["id"]])
    return given, right, near, near_right


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Coefficients of a logistic model; the last column of `rows` is the constant, which the ridge leaves alone."""
    ridge = np.eye(rows.shape[1]) * _RIDGE
    ridge[-1, -1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(100):
        said = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (said - right) + ridge @ weights
        step = np.linalg.solve((rows * (said * (1 - said))[:, None]).T @ rows + ridge, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def main() -> None:
    """Fit, print, and with --write put the weights where screening reads them."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--write", action="store_true")
    told = ask.parse_args()
    given, right, near, near_right = examples(told.shared / "eval/screening")
    compared = fit(np.array(given), np.array(right, float))
    only_near = fit(np.array([(value, 1.0) for value in near]), np.array(near_right, float))
    for name, value in zip((*FEATURES, "constant"), compared, strict=True):
        print(f"{value:8.3f}  {name}")
    fitted = (
        f"half of the queries of shared/eval/screening on {' and '.join(LISTS)}, {len(right)} pairs of names of which "
        f"{sum(right)} right, {datetime.date.today().isoformat()}"
    )
    print(fitted)
    if told.write:
        weights = {
            "compared": [round(float(v), 3) for v in compared],
            "near": [round(float(only_near[1]), 3), round(float(only_near[0]), 3)],
            "fitted": fitted,
        }
        _WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    main()
