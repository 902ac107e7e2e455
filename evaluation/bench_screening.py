"""Screening beside its peers on the same lists and queries, in one run; and how cost grows with a list.

    python evaluation/bench_screening.py [--shared ../shared] [--peers rapidfuzz nomenklatura] [--largest 1000000]

Each peer runs in a virtual environment of its own (build/peers), as its adapter in shared/eval/screening/peers does.
What cannot be installed is named and left out. Writes docs/screening.json, which `make bench` puts into
docs/performance.md, and the picture docs/screening_growth.svg.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "docs" / "screening.json"
PICTURE = ROOT / "docs" / "screening_growth.svg"
#: Peers: the adapter's file, and what more it is told.
PEERS = {"rapidfuzz": ("rf.py", ""), "nomenklatura": ("nk.py", "--scorer logic-v2")}
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_NOTE = (
    "Measured {date} by `evaluation/bench_screening.py`, one thread each on {cores} cores; load as given. `seconds` is "
    "a process with one query: start, list, index; enduse keeps list and index from its first run (the median of "
    "three counts). R@k, and the recall at no more than 1 % false alerts (of persons "
    "and companies; of every type of near miss too), are means over the classes of the development half."
)
_WIDTH, _HEIGHT, _MARGIN = 720, 300, 60


def peer(name: str, bench: Path) -> str | None:
    """The command of a peer, in its own environment; None where it cannot be installed."""
    home = ROOT / "build" / "peers" / name
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        wanted = bench / "peers" / f"requirements-{name}.txt"
        made = subprocess.run([sys.executable, "-m", "venv", str(home)], check=False)
        pip = [str(python), "-m", "pip", "install", "--quiet", "-r", str(wanted)]
        if made.returncode or subprocess.run(pip, check=False).returncode:
            print(f"{name} cannot be installed here; it is left out", file=sys.stderr)
            return None
        (home / "ready").touch()
    return f"{python} {bench / 'peers' / PEERS[name][0]}"


def beside_peers(bench: Path, peers: list[str]) -> dict[str, dict[str, dict[str, float]]]:
    """For each system and list: seconds, queries a second, memory, recall and false alerts."""
    systems = {"enduse": (f"{sys.executable} -m enduse screen", "product", "")}
    for name in peers:
        if command := peer(name, bench):
            systems[name] = (command, "peer", PEERS[name][1])
    measured: dict[str, dict[str, dict[str, float]]] = {}
    for name, (command, contract, extra) in systems.items():
        with tempfile.TemporaryDirectory() as room:
            told = [
                "--contract",
                contract,
                "--queries",
                "core",
                "--repeat",
                "3" if name == "enduse" else "1",  # the first run makes what the next ones open
                "--out",
                room,
                "--half-dir",
                str(bench),
            ]
            run = [sys.executable, str(bench / "run.py"), "--cmd", command, *told]
            subprocess.run([*run, *(["--extra", extra] if extra else [])], check=True, stdout=subprocess.DEVNULL)
            rows = {row["list"]: row for row in json.loads((Path(room) / "times.json").read_text())}
            for known, row in rows.items():
                score = json.loads((Path(room) / f"score.{known}.dev.json").read_text())
                row |= {f"r{k}": score["macro"][f"r{k}"] for k in (1, 10, 75)}
                row |= {"person_org": score["person_org"]["macro"], "every": score["all_types"]["macro"]}
                row |= {"ece": score["ece"]}
            rows["pairs"] = json.loads((Path(room) / "score.pairs.dev.json").read_text())
            measured[name] = rows
    return measured


def growth(bench: Path, largest: int) -> list[dict[str, float]]:
    """What lists of growing length cost."""
    measured = []
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room) / "whole.json"
        make = [sys.executable, str(bench / "make_1m.py"), "--out", str(whole), "--count", str(largest)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        for size in [s for s in SIZES if s <= largest]:
            part = Path(room) / "part.json"
            with whole.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as kept:
                kept.writelines(line for _, line in zip(range(size), lines, strict=False))
            script = Path(__file__).with_name("screen_once.py")
            run = [sys.executable, str(script), str(bench / "queries_dev.csv"), str(part)]
            measured.append(json.loads(subprocess.check_output(run, text=True)))
            print(json.dumps(measured[-1]), file=sys.stderr)
    return measured


def picture(rows: list[dict[str, float]]) -> str:
    """Milliseconds a query (95th percentile) and peak memory by the length of the list, as SVG; both axes from 0."""
    last = max(row["entities"] for row in rows)
    drawn = []
    for key, unit, colour, at in (
        ("p95_ms", "ms a query, 95 %", "#1f5fa8", 0),
        ("peak_mb", "MB at most", "#b0521c", 1),
    ):
        top = max(row[key] for row in rows) * 1.1
        left = _MARGIN + at * (_WIDTH // 2)
        wide, high = _WIDTH // 2 - 1.5 * _MARGIN, _HEIGHT - 2 * _MARGIN
        points = [
            (left + row["entities"] / last * wide, _HEIGHT - _MARGIN - row[key] / top * high, row[key]) for row in rows
        ]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        drawn.append(f'<text x="{left}" y="{_MARGIN / 2}" fill="{colour}">{unit}</text>')
        floor = _HEIGHT - _MARGIN
        drawn.append(f'<path d="M{left} {_MARGIN}V{floor}H{left + wide}" fill="none" stroke="#888"/>')
        drawn.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/><text x="{x:.1f}" y="{y - 8:.1f}" '
            f'text-anchor="middle">{value:,.1f}</text>'
            for x, y, value in points[2:]
        ]
        drawn.append(f'<text x="{left}" y="{floor + 18}">0</text>')
        drawn.append(f'<text x="{left + wide}" y="{floor + 18}" text-anchor="end">{last:,.0f} entities</text>')
    style = 'font-family="sans-serif" font-size="12"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {style}>{"".join(drawn)}</svg>\n'


def section() -> str:
    """What was measured last, as a part of docs/performance.md; empty where nothing was."""
    if not KEPT.exists():
        return ""
    told = json.loads(KEPT.read_text(encoding="utf-8"))
    columns = "system list seconds queries/s MB R@1 R@10 R@75 person+org every ECE load".split()
    lines = ["## Screening", "", _NOTE.format(**told), "", _row(columns), "|---" * len(columns) + "|"]
    for system, rows in told["peers"].items():
        for known, row in rows.items():
            if known != "pairs":
                quality = (f"{row[k]:.3f}" for k in ("r1", "r10", "r75", "person_org", "every", "ece"))
                cost = (str(row["single_s"]), f"{row['queries_per_s']:,}", str(row["peak_mb"]))
                lines.append(_row([system, known, *cost, *quality, str(row["load"][0])]))
    pairs = "; ".join(f"{system} {rows['pairs']['best_f1']:.3f}" for system, rows in told["peers"].items())
    lines += ["", f"412 labelled pairs, best F1: {pairs}.", "", "![growth](screening_growth.svg)", ""]
    heads = "entities|read, µs each|index, µs each|index, MB|open, ms|queries/s|p50 ms|p95 ms|MB at most".split("|")
    lines += [_row(heads), "|---" * len(heads) + "|"]
    keys = ("load_us", "build_us", "index_mb", "open_ms", "queries_per_s", "p50_ms", "p95_ms", "peak_mb")
    lines += [_row([f"{r['entities']:,.0f}", *(f"{r[key]:,.1f}" for key in keys)]) for r in told["growth"]]
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure, and keep what was measured."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared")))
    ask.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    ask.add_argument("--largest", type=int, default=SIZES[-1])
    told = ask.parse_args()
    bench = told.shared.resolve() / "eval" / "screening"
    if not bench.exists():
        print(f"{str(bench)!r} is not there: screening is not measured", file=sys.stderr)
        return
    measured = {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "peers": beside_peers(bench, told.peers),
        "growth": growth(bench, told.largest),
    }
    KEPT.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    PICTURE.write_text(picture(measured["growth"]), encoding="utf-8")
    print(section())


if __name__ == "__main__":
    main()
