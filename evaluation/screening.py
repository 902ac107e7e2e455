"""How well screening finds listed parties: the development half of ../shared/eval/screening, by its own scorer.

The weights of the score were fitted on one half of these queries (`fit_screening.py`); the other half was never fitted
on, and that is what is gated.
"""

import csv
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from fit_screening import half_of

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("L1", "L2")
START, END = "<!-- screening: written by make eval -->", "<!-- end of screening -->"
#: The best peer's figures in the benchmark's baselines.md (November 2026), by list, measure or class.
PEERS = {
    "L1": {"R@1": 0.588, "R@10": 0.687, "R@75": 0.756, "person + org": 0.47, "every type": 0.442, "ECE": 0.21},
    "L2": {"R@1": 0.557, "R@10": 0.656, "R@75": 0.721, "person + org": 0.453, "every type": 0.45, "ECE": 0.2},
}
PAIRS = 0.782
MEASURES = ("R@1", "R@10", "R@75", "person + org", "every type", "ECE")


def screening(shared: Path, core: bool = False) -> dict[str, Any]:
    """For each list and part of the queries (fitted half, other half, all) the scorer's figures; and those of the
    labelled pairs. `core`: only the queries that the benchmark calls core."""
    bench = shared / "eval" / "screening"
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        truth = _truths(bench / "truth_dev.csv", room, core)
        queries = bench / ("queries_dev_core.csv" if core else "queries_dev.csv")
        for known in LISTS[:1] if core else LISTS:
            hits = _screen(queries, bench / f"{known}_dev.ftm.json.gz", room / f"{known}.jsonl", 75)
            found[known] = {part: _score(bench, hits, "--truth", str(path)) for part, path in truth.items()}
        hits = _screen(bench / "pairs_dev_queries.csv", bench / "pairs_dev.ftm.json.gz", room / "pairs.jsonl", 1000)
        found["pairs"] = _score(bench, hits, "--pairs", str(bench / "pairs_dev_truth.csv"))
    return found


def figures(scored: dict[str, Any]) -> dict[str, float]:
    """The figures that are reported and gated."""
    return dict(
        zip(
            MEASURES,
            (
                *(scored["macro"][f"r{k}"] for k in (1, 10, 75)),
                scored["person_org"]["macro"],
                scored["all_types"]["macro"],
                scored["ece"],
            ),
            strict=True,
        )
    )


def fallen(found: dict[str, Any], floor: dict[str, float]) -> list[str]:
    """What of the other half of L1 fell under the floor by more than a point; an error of calibration that rose."""
    got = figures(found["L1"]["other half"]) | {"pairs": found["pairs"]["best_f1"]}
    worse = {k: (got[k] > v + 0.01) if k == "ECE" else (got[k] < v - 0.01) for k, v in floor.items()}
    return [f"screening: {k} {got[k]:.3f}, floor {floor[k]:.3f}" for k in floor if worse[k]]


def write(found: dict[str, Any], page: Path) -> None:
    """Write the tables into docs/accuracy.md, between their two marks."""
    lines = [START, "", "| list | queries | " + " | ".join(MEASURES) + " |", "|---|---|" + "---|" * len(MEASURES)]
    for known in LISTS:
        for part, scored in found[known].items():
            lines.append(_row([known, part, *(f"{v:.3f}" for v in figures(scored).values())]))
        lines.append(_row([known, "best peer", *(f"{PEERS[known][m]:.3f}" for m in MEASURES)]))
    pairs = found["pairs"]
    lines += ["", f"412 labelled pairs, best F1: {pairs['best_f1']:.3f} (best peer {PAIRS:.3f}).", ""]
    lines += ["| class (all queries) | L1: R@1 | R@10 | R@75 | L2: R@1 | R@10 | R@75 |", "|---|" + "---|" * 6]
    for name in found["L1"]["all"]["classes"]:
        cells = [f"{found[k]['all']['classes'][name][r]:.2f}" for k in LISTS for r in ("r1", "r10", "r75")]
        lines.append(_row([name, *cells]))
    old = page.read_text("utf-8")
    before, _, rest = old.partition(START)
    page.write_text(before + "\n".join([*lines, "", END]) + rest.partition(END)[2], "utf-8")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _truths(path: Path, room: Path, core: bool) -> dict[str, Path]:
    """The truth of each half and of all queries, as files."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not core or row["core"] == "1"]
    parts = {"fitted half": (0,), "other half": (1,), "all": (0, 1)}
    made = {}
    for part, halves in parts.items():
        made[part] = room / f"{part}.csv"
        with made[part].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(row for row in rows if half_of(row["id"]) in halves)
    return made


def _screen(queries: Path, packed: Path, hits: Path, top: int) -> Path:
    plain = hits.with_suffix(".ftm.json")
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    command = [sys.executable, "-m", "enduse", "screen", str(queries), "--list", str(plain), "--top", str(top)]
    subprocess.run([*command, "--out", str(hits)], check=True, stderr=subprocess.DEVNULL)
    return hits


def _score(bench: Path, hits: Path, *against: str) -> dict[str, Any]:
    made = hits.with_suffix(".score.json")
    command = [sys.executable, str(bench / "score.py"), str(hits), *against, "--json", str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return json.loads(made.read_text("utf-8"))  # type: ignore[no-any-return]
