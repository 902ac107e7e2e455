"""How fast and how large: measures the installed command and writes docs/performance.md.

    python evaluation/bench.py [--runs N] [--no-venv] [--out docs/performance.md]

Every time is that of a whole process, median of N runs. The size is that of a fresh virtual environment with the core
install only.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import bench_ingest
import bench_owners
import bench_screening
import bench_trace

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "meridian"
#: What is promised (README, docs/decisions): measure -> limit.
LIMITS = {
    "enduse --help": 0.3,
    "import enduse": 0.1,
    "first run of the example": 20.0,
    "core install": 360.0,
    "prose, rules and encoder: start": 1.0,
    "prose, rules and encoder: words/s on one core": 3000.0,
    "prose, rules and encoder: peak memory": 400.0,
}
#: The trivial reader that the benchmark of the development data brings, where it is there.
CUE = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared")) / "eval" / "reading" / "baseline_cue.py"


def seconds(command: list[str], runs: int, accepted: tuple[int, ...] = (0,)) -> float:
    """Median wall-clock seconds of `command`. Raises when it ends with another exit code than `accepted`."""
    measured = []
    for _ in range(runs):
        began = time.perf_counter()
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        measured.append(time.perf_counter() - began)
        if told.returncode not in accepted:
            raise SystemExit(f"{' '.join(command)} ended with {told.returncode}:\n{told.stderr}")
    return statistics.median(measured)


def import_seconds(runs: int) -> float:
    """Median seconds of `import enduse` inside a fresh interpreter, without the interpreter's own start."""
    program = "import time; began = time.perf_counter(); import enduse; print(time.perf_counter() - began)"
    command = [sys.executable, "-c", program]
    return statistics.median(float(subprocess.check_output(command, text=True)) for _ in range(runs))


def run_command(case: Path) -> list[str]:
    """The command of `make run`, into `case`."""
    known = ["--list", str(EXAMPLE / "watchlist.ftm.json")]
    return [sys.executable, "-m", "enduse", "run", str(EXAMPLE / "documents"), *known, "--out", str(case), "--quiet"]


def run_seconds(runs: int) -> tuple[float, float]:
    """Median seconds of a first run of the example, and of a second run that finds everything remembered."""
    first, second = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as scratch:
            case = Path(scratch) / "case"
            first.append(seconds(run_command(case), 1, (0, 3)))
            second.append(seconds(run_command(case), 1, (0, 3)))
    return statistics.median(first), statistics.median(second)


def words_per_second(copies: int = 40) -> float:
    """Words of English prose per second of a first run over `copies` invented articles: all stages, start included."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, words = Path(scratch) / "documents", 0
        folder.mkdir()
        for number in range(copies):
            text = "\n\n".join(_paragraph(number, part) for part in range(12))
            words += len(text.split())
            (folder / f"note-{number:03d}.txt").write_text(f"Note {number}\n\n{text}", encoding="utf-8")
        case = str(Path(scratch) / "case")
        return words / seconds([sys.executable, "-m", "enduse", "run", str(folder), "--out", case, "--quiet"], 1)


def _paragraph(number: int, part: int) -> str:
    firm, goods = f"Tarn-{number % 17} Trading", ("winches", "engines", "gyroscopes")[part % 3]
    return (
        f"{firm} shipped {part + 3} {goods} to Plant {part} of Osterholm in May 2024, the Norder Courier reported."
        f" A spokesman for {firm} denied that it had supplied the plant. The harbour office did not reply to a request"
        f" for comment on {goods} number {number}, and no paper in the file says who paid for them or who asked."
    )


def reading() -> dict[str, float]:
    """Start, speed and memory of reading the project's own annotated articles, on one core, beside the cue words."""
    script, texts = Path(__file__).with_name("bench_reading.py"), ROOT / "evaluation" / "reading" / "texts"
    measured = {}
    for name, options in (("rules and encoder", []), ("rules alone", ["--without-encoder"])):
        told = json.loads(subprocess.check_output([sys.executable, str(script), str(texts), *options], text=True))
        measured[f"prose, {name}: start"] = told["start"]
        measured[f"prose, {name}: words/s on one core"] = told["words/s"]
        measured[f"prose, {name}: peak memory"] = told["memory"]
    if CUE.exists():
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, str(CUE), str(texts), "--out", f"{scratch}/case"]
            words = sum(len(p.read_text("utf-8").split()) for p in texts.glob("*.txt"))
            measured["prose, cue words: words/s, start included"] = words / seconds(command, 3)
    return measured


def core_megabytes() -> float:
    """Size in MB (10^6 bytes) of a fresh virtual environment after installing the core alone."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "venv"
        subprocess.run([sys.executable, "-m", "venv", str(made)], check=True)
        subprocess.run([str(made / "bin" / "pip"), "install", "--quiet", str(ROOT)], check=True)
        return sum(p.stat().st_size for p in made.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def machine() -> str:
    """Processor, cores, memory and system, as far as the system tells."""
    facts = Path("/proc/cpuinfo")
    models = (
        [x.partition(":")[2].strip() for x in facts.read_text().splitlines() if x.startswith("model name")]
        if (facts.exists())
        else []
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{models[0] if models else platform.processor() or platform.machine()}, {cores} cores, {platform.system()}"


def report(measured: dict[str, float]) -> str:
    """The page: one row per measure, with its limit where one is promised."""
    rows = []
    for name, value in measured.items():
        unit = "MB" if name.endswith(("install", "memory")) else "words/s" if "words" in name.split(":")[-1] else "s"
        shown = f"{value:.2f}" if unit == "s" else f"{value:,.0f}"
        limit = f"{LIMITS[name]:g} {unit}" if name in LIMITS else ""
        rows.append(f"| {name} | {shown} {unit} | {limit} |")
    return "\n".join(
        [
            "# Performance",
            "",
            "Written by `make bench`. Times are those of whole processes (median), on the machine named here.",
            "",
            f"* date: {datetime.now(UTC).date().isoformat()}",
            f"* machine: {machine()}",
            f"* versions: enduse {version('enduse')}, Python {platform.python_version()}",
            "",
            "| measure | value | promised |",
            "|---|---|---|",
            *rows,
            "",
            bench_screening.section(),
            bench_owners.section(),
            bench_ingest.section(),
            bench_trace.section(),
        ]
    )


def main() -> None:
    """Measure, print as JSON, and write the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--no-venv", action="store_true", help="leave the size of a fresh install out")
    options.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    chosen = options.parse_args()
    measured = {
        "enduse --help": seconds([sys.executable, "-m", "enduse", "--help"], chosen.runs),
        "import enduse": import_seconds(chosen.runs),
    }
    measured["first run of the example"], measured["second run of the example"] = run_seconds(chosen.runs)
    measured["words read, start to report"] = words_per_second()
    measured |= reading()
    if not chosen.no_venv:
        measured["core install"] = core_megabytes()
    print(json.dumps(measured, indent=1))
    chosen.out.parent.mkdir(exist_ok=True)
    chosen.out.write_text(report(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
