"""Measure how well documents are read: `make eval`. Writes docs/accuracy.md; with --gate only checks that no score
fell.

Runs enduse and the cue-word baseline on the same development texts in the same run and scores both with the
benchmark's own
scorer. The development data lies outside the project (folder `shared` beside it, or the folder that ENDUSE_SHARED
names);
without it the measurement is skipped with a message.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
READING = SHARED / "eval" / "reading"
#: Texts and gold by annotators who saw no rule; rules are never tuned on them.
OWN = ROOT / "evaluation" / "reading"
FLOOR = ROOT / "evaluation" / "floor.json"
ACCURACY = ROOT / "docs" / "accuracy.md"
START, END = "<!-- reading: written by make eval -->", "<!-- end of reading -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gate", action="store_true", help="check against the floor; write nothing")
    args = parser.parse_args()
    if not READING.exists():
        print("accuracy: skipped, no development data (set ENDUSE_SHARED to the folder that holds eval/reading)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "case"
        texts = READING / "dev" / "texts"
        command = str(Path(sys.executable).with_name("enduse"))
        done = subprocess.run([command, "run", str(texts), "--out", str(ours), "--quiet"], check=False)
        if done.returncode not in (0, 3):
            return done.returncode
        scores = {"enduse": score(ours, READING / "dev" / "gold")}
        if args.gate:
            return gate(scores["enduse"])
        base_url, model = os.environ.get("ENDUSE_OPENAI_BASE_URL"), os.environ.get("ENDUSE_OPENAI_MODEL")
        if base_url and model:
            asked = Path(folder) / "asked"
            options = ["--reader", "openai", "--base-url", base_url, "--model", model, "--quiet"]
            subprocess.run([command, "run", str(texts), "--out", str(asked), *options], check=False)
            scores[f"enduse with {model}"] = score(asked, READING / "dev" / "gold")
        cue = Path(folder) / "cue"
        subprocess.run(
            [sys.executable, str(READING / "baseline_cue.py"), str(texts), "--out", str(cue)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        scores["cue words"] = score(cue, READING / "dev" / "gold")
        without = Path(folder) / "gold"
        without.mkdir()
        for path in (READING / "dev" / "gold").glob("*.json"):
            if path.stem != "seed":
                (without / path.name).write_bytes(path.read_bytes())
        scores["enduse, without the seed"] = score(ours, without)
        own = Path(folder) / "own"
        subprocess.run([command, "run", str(OWN / "texts"), "--out", str(own), "--quiet"], check=True)
        scores["enduse, unseen texts of our own"] = score(own, OWN / "gold", clusters=False)
    write(scores)
    return gate(scores["enduse"])


def score(case: Path, gold: Path, clusters: bool = True) -> dict[str, Any]:
    """The scorer's figures for a case; identity and roots only where there are clusters."""
    command = [sys.executable, str(READING / "score.py"), str(case), str(gold), "--json", "-"]
    if clusters:
        command += ["--clusters", str(READING / "dev" / "clusters.json")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def figures(result: dict[str, Any], group: str) -> dict[str, float | None]:
    """The figures that are reported and gated, for one group of documents."""
    got = result["groups"][group]
    attributes = {k: v["acc"] for k, v in got["attributes"].items()}
    return {
        "entities exact F1": got["entities"]["exact"]["all"]["f"],
        "entities overlap F1": got["entities"]["overlap"]["all"]["f"],
        "claims strict F1": got["claims"]["strict"]["f"],
        "claims lenient F1": got["claims"]["lenient"]["f"],
        "transfers lenient F1": got["relations"]["lenient"].get("transfer", {}).get("f"),
        "innermost speaker": attributes.get("speaker_innermost"),
        "whole chain": attributes.get("speaker_chain"),
        "denials, silence, ignorance found": got["marked"]["stance"]["all"]["acc"],
        "hedges found": got["marked"]["certainty"]["all"]["acc"],
        "plans and ongoing found": got["marked"]["phase"]["all"]["acc"],
    }


def gate(result: dict[str, Any]) -> int:
    """0 when nothing fell below the floor by more than a point; the floor is raised by hand in floor.json."""
    floor = json.loads(FLOOR.read_text("utf-8"))
    fallen = []
    for group, wanted in floor["groups"].items():
        got = figures(result, group)
        fallen += [f"{group}: {k} {got[k] or 0:.3f} < {v:.3f}" for k, v in wanted.items() if (got[k] or 0.0) < v - 0.01]
    if result["grounding"]["failures"]:
        fallen.append(f"{len(result['grounding']['failures'])} spans do not stand in their text")
    if result["negatives"]["false_claims"]:
        fallen.append(f"{result['negatives']['false_claims']} transfers or sanctions on the negative text")
    if result["identity"] and result["identity"]["wrongly_merged"]:
        fallen.append(f"wrongly merged: {result['identity']['wrongly_merged']}")
    for line in fallen:
        print("accuracy fell:", line)
    if not fallen:
        print("accuracy: no score fell")
    return 1 if fallen else 0


def write(scores: dict[str, dict[str, Any]]) -> None:
    """Write the table into docs/accuracy.md, between its two marks."""
    groups = list(scores["enduse"]["groups"])
    names = list(figures(scores["enduse"], groups[0]))
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [START, "", f"Date {date.today()}, {machine}, enduse {version('enduse')}. Development texts:"]
    lines += [
        "these figures flatter a reader that was written with them in view. The unseen texts (26, English) are of our"
    ]
    lines += [
        "own, with gold by annotators who saw no rule. Their totals were seen while rules were written,",
        "their errors were not.",
        "",
    ]
    lines += ["| reader | group | texts | " + " | ".join(names) + " |", "|---|---|---|" + "---|" * len(names)]
    for reader, result in scores.items():
        for group in result["groups"]:
            got = figures(result, group)
            cells = " | ".join("–" if got[n] is None else f"{got[n]:.2f}" for n in names)
            lines.append(f"| {reader} | {group} | {result['groups'][group]['documents']} | {cells} |")
    columns = [
        "reader",
        "spans grounded",
        "false claims on the negative text",
        "pairs merged",
        "wrongly merged",
        "roots right",
    ]
    lines += ["", "| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for reader, result in scores.items():
        if not result["identity"]:
            continue
        ground, identity, echo = result["grounding"], result["identity"], result["echo"]
        cells = [
            f"{ground['spans'] - len(ground['failures'])} of {ground['spans']}",
            str(result["negatives"]["false_claims"]),
            f"{identity['merged']} of {identity['pairs']}",
            f"{len(identity['wrongly_merged'])} of {identity['must_not']}",
            "–" if echo["acc"] is None else f"{echo['acc']:.2f} (n={echo['n']})",
        ]
        lines.append(f"| {reader} | " + " | ".join(cells) + " |")
    lines += ["", END]
    old = ACCURACY.read_text("utf-8") if ACCURACY.exists() else f"# Accuracy\n\n{START}\n{END}\n"
    before, _, rest = old.partition(START)
    after = rest.partition(END)[2]
    ACCURACY.write_text(before + "\n".join(lines) + after, "utf-8")
    print(f"written: {ACCURACY.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
