"""What training depends on: three seeds, the encoder's build, and how many items of the corpus there are. `make study`.

    python -m enduse_training.study --corpus C --shared S --base W --vocabulary V --out OUT [--only NAME...]

Every run keeps back the same items, trains in a process of its own, and is measured as the runtime labels. A run that
is done is not done again. The table goes to docs/accuracy.md.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ACCURACY = ROOT / "docs" / "accuracy.md"
START, END = "<!-- study: written by make study -->", "<!-- end of study -->"
HELD = 300
#: Name of the run, what is other than usual in it, and what is said of it in the table.
RUNS: dict[str, tuple[tuple[str, ...], str]] = {
    "seed-1": ((), "as shipped, seed 1"),
    "seed-2": (("--seed", "2"), "seed 2"),
    "seed-3": (("--seed", "3"), "seed 3"),
    "share-50": (("--share", "0.5"), "half of the corpus, and of the public sets"),
    "share-25": (("--share", "0.25"), "a quarter of both"),
    "share-12": (("--share", "0.125"), "an eighth of both"),
    "marked-below": (("--halfway", "0"), "trigger marked below all layers: each trigger read from scratch"),
    "three-layers": (("--layers", "3"), "three layers instead of six"),
    "no-public": (("--public", "0"), "without public sets of names"),
}
MEASURES = ("names, exact", "triggers", "roles, exact", "roles, overlap", "markers")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("corpus", "shared", "base", "vocabulary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--only", nargs="*", choices=RUNS, help="only these runs")
    args = parser.parse_args()
    for name in args.only or RUNS:
        folder = args.out / name
        if not (folder / "measured.json").exists():
            _run(folder, RUNS[name][0], args)
    write(args.out, args.epochs)
    return 0


def _run(folder: Path, settings: tuple[str, ...], args: argparse.Namespace) -> None:
    sets = ["--corpus", str(args.corpus), "--shared", str(args.shared)]
    kept = ["--base", str(args.base), "--vocabulary", str(args.vocabulary), "--out", str(folder)]
    _call("train", *sets, *kept, "--epochs", str(args.epochs), "--hold", str(HELD), *settings)
    weights = ["--model", str(folder / "model.pt"), "--training", str(folder / "training.json")]
    _call("export", *weights, "--vocabulary", str(args.vocabulary), "--to", str(folder / "weights"))
    _call("measure", *sets, "--weights", str(folder / "weights"), "--json", str(folder / "measured.json"))


def _call(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"enduse_training.{module}", *arguments], check=True)


def write(out: Path, epochs: int) -> None:
    """The table of all runs that are done, into docs/accuracy.md between its marks."""
    rows = [(said, json.loads(path.read_text())) for path, said in _done(out)]
    if not rows:
        return
    names = list(rows[0][1]["names"])
    lines = [
        START,
        "",
        f"{HELD} items held back from training, {epochs} epochs, int8 weights as the runtime runs them. F1.",
        "",
    ]
    lines += [
        "| run | items | " + " | ".join((*MEASURES, *names)) + " |",
        "|---|---|" + "---|" * (len(MEASURES) + len(names)),
    ]
    for said, measured in rows:
        held: dict[str, Any] = measured["held-out items"]
        cells = [*(f"{held[m]:.3f}" for m in MEASURES), *(f"{measured['names'][n]:.3f}" for n in names)]
        lines.append(f"| {said} | {measured['training']['items']} | " + " | ".join(cells) + " |")
    lines += ["", END]
    before, _, rest = ACCURACY.read_text("utf-8").partition(START)
    ACCURACY.write_text(before + "\n".join(lines) + rest.partition(END)[2], "utf-8")


def _done(out: Path) -> list[tuple[Path, str]]:
    return [(p, said) for name, (_, said) in RUNS.items() if (p := out / name / "measured.json").exists()]


if __name__ == "__main__":
    sys.exit(main())
