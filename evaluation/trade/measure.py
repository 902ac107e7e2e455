"""How well trade papers are read: generates both halves, runs enduse on them, scores, writes the tables.

cd evaluation && python -m trade.measure dev        what went wrong on the development half, by cause
cd evaluation && python -m trade.measure forms      the same on the forms, which are scans alone
cd evaluation && python -m trade.measure copies     the figures of the copies alone: their errors are not looked at
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from trade.generate import copies, forms, generate
from trade.generate.pdf import NoFont
from trade.score import Case, Scored, score

START, END = "<!-- trade: written by make eval -->", "<!-- end of trade -->"
HALVES = {"dev": "development half", "test": "test half"}
FORMS, COPIES = "forms", "copies"  # scans alone
SCANS = {FORMS: (forms, "forms, development"), COPIES: (copies, "copies in other layouts")}
MEASURES = ("fields", "lines complete", "wrong totals found", "false wrong totals")


def trade(halves: Sequence[str] = tuple(HALVES), scans: bool = True) -> dict[str, list[Scored]]:
    """Each half's papers with their scores. The papers are made in a temporary folder and not kept."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        for half in halves:
            found[half] = measured(half, Path(name) / half, scans)
        for half in SCANS if scans and reader_of_scans() and set(halves) == set(HALVES) else ():
            try:
                found[half] = measured(half, Path(name) / half)
            except NoFont as reason:
                print(f"{SCANS[half][1]}: skipped, {reason}", file=sys.stderr)
    return found


def measured(half: str, folder: Path, scans: bool = True) -> list[Scored]:
    """Generate a half into a folder, read it with enduse, score it. The case lies in `folder/case`."""
    if half in SCANS:
        SCANS[half][0](half, folder)
    else:
        generate(half, folder, scans and reader_of_scans())
    command = [sys.executable, "-m", "enduse", "run", str(folder / "papers"), "--out", str(folder / "case"), "--quiet"]
    done = subprocess.run(command, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(done.returncode)
    case = Case(folder / "case")
    return [score(json.loads(path.read_text("utf-8")), case) for path in sorted((folder / "gold").glob("*.json"))]


def reader_of_scans() -> bool:
    """Whether Tesseract is here with the three languages."""
    program = shutil.which("tesseract")
    if not program:
        return False
    known = subprocess.run([program, "--list-langs"], check=False, capture_output=True, text=True).stdout.split()
    return {"eng", "rus", "chi_sim"} <= set(known)


def figures(papers: Sequence[Scored]) -> dict[str, float]:
    """Share of fields right, of papers with complete lines, of wrong totals found; number of false wrong totals."""
    units = [u for p in papers for u in p.units]
    wrong = [p for p in papers if p.gold["wrong_total"]]
    return {
        "fields": sum(u.right for u in units) / max(len(units), 1),
        "lines complete": sum(p.complete for p in papers) / max(len(papers), 1),
        "wrong totals found": sum(p.found_wrong for p in wrong) / max(len(wrong), 1),
        "false wrong totals": sum(p.found_wrong and not p.gold["wrong_total"] for p in papers),
    }


def digital(papers: Sequence[Scored]) -> list[Scored]:
    return [p for p in papers if not p.gold["scan"]]


def scanned(papers: Sequence[Scored]) -> list[Scored]:
    return [p for p in papers if p.gold["scan"]]


def fallen(found: dict[str, list[Scored]], floor: dict[str, dict[str, float]]) -> list[str]:
    """What fell under the floor by more than a point; false wrong totals that rose. Digital papers only."""
    worse = []
    for half, wanted in floor.items():
        got = figures(digital(found[half]))
        for name, value in wanted.items():
            rose = name == "false wrong totals" and got[name] > value
            if rose or (name != "false wrong totals" and got[name] < value - 0.01):
                worse.append(f"trade, {HALVES[half]}: {name} {got[name]:.3f}, floor {value:.3f}")
    return worse


def write(found: dict[str, list[Scored]], page: Path) -> None:
    """Write the tables into docs/accuracy.md, between their two marks."""
    lines = [START, "", _row(["papers", "number", "values", *MEASURES, "papers with a wrong total"])]
    lines.append("|---" * 8 + "|")
    for half, papers in found.items():
        if half in SCANS:
            lines.append(_summary(SCANS[half][1], papers))
            continue
        for name, part in (("digital", digital(papers)), ("scanned", scanned(papers))):
            lines.append(_summary(f"{HALVES[half]}, {name}", part))
    found = {half: papers for half, papers in found.items() if half in HALVES}
    lines += ["", _row(["template (digital)", *(f"{HALVES[h]}: {m}" for h in found for m in MEASURES[:2])])]
    lines.append("|---" * (1 + 2 * len(found)) + "|")
    for template in sorted({p.gold["template"] for papers in found.values() for p in papers}):
        cells = [template]
        for papers in found.values():
            got = figures([p for p in digital(papers) if p.gold["template"] == template])
            cells += [f"{got[m]:.2f}" for m in MEASURES[:2]]
        lines.append(_row(cells))
    before, _, rest = page.read_text("utf-8").partition(START)
    page.write_text(before + "\n".join([*lines, "", END]) + rest.partition(END)[2], "utf-8")


def _summary(name: str, papers: Sequence[Scored]) -> str:
    """A row; scans that nothing was read of are said to be so, not counted as wrong."""
    values = str(sum(len(p.units) for p in papers))
    if not papers:
        return _row([name, "0", "not measured: no Tesseract with eng, rus and chi_sim", "–", "–", "–", "–", "–"])
    if not any(p.read for p in papers):
        return _row([name, str(len(papers)), values, "not read", "–", "–", "–", "–"])
    got = figures(papers)
    wrong = sum(bool(p.gold["wrong_total"]) for p in papers)
    shares = [f"{got[m]:.3f}" for m in MEASURES[:3]]
    return _row([name, str(len(papers)), values, *shares, str(got[MEASURES[3]]), str(wrong)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def table_of_errors(papers: Sequence[Scored]) -> str:
    """What went wrong, most frequent first: part, field, kind of file; then each paper with its errors."""
    faults: Counter[str] = Counter()
    said: list[str] = []
    for p in papers:
        wrong = [u for u in p.units if not u.right]
        for u in wrong:
            faults[f"{u.part} {u.name}: {'missing' if u.got in ('', 'None') else 'wrong'}"] += 1
        mark = "wrong total missed" if p.gold["wrong_total"] and not p.found_wrong else ""
        mark = "false wrong total" if p.found_wrong and not p.gold["wrong_total"] else mark
        if wrong or mark or not p.complete or p.invented:
            share = sum(u.right for u in p.units) / max(len(p.units), 1)
            state = "" if p.complete else f" lines incomplete, {p.surplus} surplus"
            said.append(f"{p.gold['paper']} {share:.2f}{state} {mark}")
            said += [f"    {u.part} {u.name}: wanted {u.wanted!r}, got {u.got!r}" for u in wrong[:8]]
            said += [f"    invented {what}" for what in p.invented]
    counted = [f"{count:5d}  {what}" for what, count in faults.most_common()]
    return "\n".join([*counted, "", *said])


def main(half: str, keep: str | None = None) -> None:
    """Print the figures and the errors of one half; `keep`: a folder for its papers, gold and case."""
    try:
        papers = measured(half, Path(keep)) if keep else trade([half])[half]
    except NoFont as reason:
        raise SystemExit(str(reason)) from None
    if half in ("dev", FORMS):
        print(table_of_errors(papers))
    for name, part in (("digital", digital(papers)), ("scanned", scanned(papers))):
        print(name, len(part), figures(part) if any(p.read for p in part) else "not read")


if __name__ == "__main__":
    main(*sys.argv[1:3])
