"""How fast files become documents and claims, and how much memory that takes.

    python evaluation/bench_ingest.py [--rows 100000] [--run-rows 5000] [--gigabyte] [--only pdf xlsx csv scans]

Papers, scans and customs rows are made on the spot (`trade/generate`, `customs_rows.py`); each is measured in a process
of its own. `--gigabyte` adds a csv of 1 GB. Prints the lines, and keeps them in docs/ingest.json for
docs/performance.md; what is not asked for keeps its last line.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import customs_rows

KEPT = Path(__file__).parents[1] / "docs" / "ingest.json"
#: How many papers of each template are drawn, how many pages scanned, how large a csv is (MB), and its row in bytes.
PAPERS, SCANS, LONG, LONGEST, ROW = 4, 6, 100, 1000, 495
_SAID = """## Files

`evaluation/bench_ingest.py`, each line a process of its own. Seconds are of the processor, on one core; *load* is that
of the machine. A row is one of a customs extract with 20 columns, all filled. *Text and tables*: opened, laid out,
languages told. *Claims*: read by every reader and grounded, too. *Whole run*: `enduse run`, from start to report.
On a busy machine seconds of the processor are longer, too, since its cores share caches.

| files | done | seconds | speed | peak MB | asked | load | measured |
|---|---|---|---|---|---|---|---|
"""


def inside(path: Path, claims: bool) -> dict[str, float]:
    """In this process: the files at `path` as documents, with `claims` also read."""
    from enduse import pipeline
    from enduse.ingest import sources
    from enduse.plugins import plugs
    from enduse.read import read
    from enduse.read.known import Known

    readers = [make(Known.of([])) for make in plugs("enduse.readers")]
    began, children = time.process_time(), _seconds(resource.RUSAGE_CHILDREN)
    documents = pipeline.run(sources([path]), []).documents
    found = sum(len(read(document, readers).claims) for document in documents) if claims else 0
    seconds = time.process_time() - began + _seconds(resource.RUSAGE_CHILDREN) - children
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pages = sum(len(d.pages) or 1 for d in documents)
    rows = sum(d.text.count("\n") + 1 for d in documents if d.text)
    return {"seconds": seconds, "pages": pages, "rows": rows, "claims": found, "mb": _mb(peak)}


def whole(path: Path, case: Path) -> dict[str, float]:
    """A run of the command in a process of its own."""
    command = [sys.executable, "-m", "enduse", "run", str(path), "--out", str(case), "--no-starter", "--quiet"]
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    claims = sum(1 for _ in (case / "export" / "claims.jsonl").open("rb"))
    return {"seconds": used.ru_utime + used.ru_stime, "claims": claims, "mb": _mb(used.ru_maxrss)}


def measured(path: Path, *how: str) -> dict[str, float]:
    """`inside`, in a process of its own."""
    command = [sys.executable, __file__, "--inside", str(path), *how]
    return json.loads(subprocess.check_output(command, text=True))


def papers(folder: Path, seed: str) -> int:
    """Draws trade papers as PDF with text; how many pages they have."""
    from trade.generate import DRAWN, TEMPLATES
    from trade.generate.draw import Draw
    from trade.generate.scan import pages

    folder.mkdir()
    for name, build in TEMPLATES.items():
        for at in range(PAPERS):
            draw = Draw(f"{seed}/{name}/{at}")
            paper = build(draw)
            if "pdf" in paper.kinds:
                DRAWN["pdf"](paper, folder / f"{name}-{at}.pdf", draw)
    return sum(pages(path) for path in folder.iterdir())


def scanned(folder: Path, plain: Path) -> int:
    """Scans papers; how many pages they have."""
    from trade.generate.draw import Draw
    from trade.generate.scan import pages, scan

    folder.mkdir()
    single = [path for path in sorted(plain.iterdir()) if pages(path) == 1]
    for path in single[:: max(1, len(single) // SCANS)][:SCANS]:
        scan(path, folder / f"{path.stem}.png", Draw(path.stem))
    return len(list(folder.iterdir()))


def lines(rows: int, run_rows: int, only: list[str], gigabyte: bool) -> dict[str, dict[str, object]]:
    """Measure what is asked for: line of the table by its name."""
    found: dict[str, dict[str, object]] = {}

    def note(files: str, done: str, got: dict[str, float], count: float, per: str, asked: str = "") -> None:
        speed = f"{count / got['seconds'] * (60 if per.endswith('min') else 1):,.0f} {per}"
        found[f"{files}: {done}"] = {
            "files": files, "done": done, "seconds": round(got["seconds"], 1), "speed": speed, "mb": round(got["mb"]),
            "asked": asked, "load": round(os.getloadavg()[0], 1), "measured": datetime.now(UTC).date().isoformat(),
        }  # fmt: skip
        print(json.dumps(found[f"{files}: {done}"]), flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        room = Path(scratch)
        if {"pdf", "scans"} & set(only):
            count = papers(room / "plain", "speed")
        if "pdf" in only:
            name = "digital PDF, trade papers"
            note(name, "text and tables", measured(room / "plain"), count, "pages/s", "20 pages/s")
            note(name, "claims", measured(room / "plain", "--claims"), count, "pages/s")
        if "scans" in only and shutil.which("tesseract"):
            count = scanned(room / "scans", room / "plain")
            note("scans, trade papers", "text and tables", measured(room / "scans"), count, "pages/min", "stated")
        if "xlsx" in only:
            customs_rows.as_xlsx(room / "rows.xlsx", rows)
            name = f"xlsx, {rows:,} rows"
            note(name, "text and tables", measured(room / "rows.xlsx"), rows, "rows/s", "5 s")
            note(name, "claims", measured(room / "rows.xlsx", "--claims"), rows, "rows/s")
            customs_rows.as_xlsx(room / "run.xlsx", run_rows)
            note(f"xlsx, {run_rows:,} rows", "whole run", whole(room / "run.xlsx", room / "case"), run_rows, "rows/s")
        for size in (LONG, LONGEST) if gigabyte else (LONG,) if "csv" in only else ():
            path = room / "rows.csv"
            customs_rows.as_csv(path, size * 1_000_000 // ROW)
            got = measured(path)
            done = "text and tables of the rows that are read, the others counted"
            note(f"csv, {path.stat().st_size / 1e6:,.0f} MB", done, got, path.stat().st_size / 1e6, "MB/s", "bounded")
    return found


def _seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _mb(maxrss: int) -> float:
    return maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def section() -> str:
    """What was measured last, as a part of docs/performance.md; empty where nothing was."""
    if not KEPT.exists():
        return ""
    known = json.loads(KEPT.read_text(encoding="utf-8"))
    return _SAID + "".join(f"| {' | '.join(str(cell) for cell in line.values())} |\n" for line in known.values())


def main() -> None:
    """Measure, and keep."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=100_000)
    ask.add_argument("--run-rows", type=int, default=5_000)
    ask.add_argument("--gigabyte", action="store_true")
    ask.add_argument("--only", nargs="+", default=["pdf", "scans", "xlsx", "csv"])
    ask.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    ask.add_argument("--claims", action="store_true", help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.inside:
        print(json.dumps(inside(told.inside, told.claims)))
        return
    known = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    known |= lines(told.rows, told.run_rows, told.only, told.gigabyte)
    KEPT.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
