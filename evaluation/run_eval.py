"""Measure how well documents are read and parties screened: `make eval`. Writes docs/accuracy.md; with --gate only
checks that no score fell.

Runs enduse, its rules alone and the cue-word baseline on the same texts in the same run and scores all with the
benchmark's own scorer. The development data lies outside the project (folder `shared` beside it, or the folder that
ENDUSE_SHARED names); without it the measurement is skipped with a message.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import goods
import screening
from accuracy_table import ACCURACY, figures, write
from causes import causes
from identity import score as identity
from networks import measure as stories
from public_names import public_names
from trade import measure as papers
from trade.generate.pdf import NoFont

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
READING = SHARED / "eval" / "reading"
DEV = READING / "dev"
#: Texts and gold of our own by annotators who saw no rule: a test part, on which nothing is tuned, and a development
#: part, whose errors are looked at.
OWN = ROOT / "evaluation" / "reading"
#: Texts and gold of our own in other languages, `evaluation/<language>/development` and `…/test`, in the same form.
LANGUAGES = {"ru": "Russian", "zh": "Chinese"}
FLOOR = ROOT / "evaluation" / "floor.json"
#: Runs the command as if the weights of the encoder were not installed.
WITHOUT_ENCODER = "import sys; sys.modules['enduse_model_en'] = None; from enduse.cli import main; main()"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gate", action="store_true", help="check against the floor; write nothing")
    args = parser.parse_args()
    if not READING.exists():
        print("accuracy: skipped, no development data (set ENDUSE_SHARED to the folder that holds eval/reading)")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = run(DEV / "texts", folder / "enduse")
        scores = {"enduse": score(ours, DEV / "gold")}
        if args.gate:
            own = run(OWN / "development" / "texts", folder / "own")
            scores["own"] = score(own, OWN / "development" / "gold", clusters=False)
            read = gate(scores["enduse"], "groups") | gate(scores["own"], "own development texts")
            for part, told in languages(folder, "development").items():
                read |= gate(told, part)
            read |= goods_gate(goods.goods(baseline=False)) | drawn_gate()
            read |= networks_gate(stories.networks("development")) | identity_gate()
            return read | screening_gate(screening.screening(SHARED, core=True))
        scores["enduse, without the seed"] = score(ours, _without_seed(folder / "gold"))
        rules = run(DEV / "texts", folder / "rules", encoder=False)
        scores["enduse, rules alone"] = score(rules, DEV / "gold")
        scores["cue words"] = score(_cue(DEV / "texts", folder / "cue"), DEV / "gold")
        base_url, model = os.environ.get("ENDUSE_OPENAI_BASE_URL"), os.environ.get("ENDUSE_OPENAI_MODEL")
        if base_url and model:
            options = ["--reader", "openai", "--base-url", base_url, "--model", model]
            scores[f"enduse with {model}"] = score(run(DEV / "texts", folder / "asked", *options), DEV / "gold")
        faults = {"development texts": causes(ours, DEV / "gold", READING / "score.py")}
        marked = (OWN / "marked", "own texts of doubt, plans and denials")
        for part, said in ((OWN / "development", "own development texts"), (OWN, "own unseen texts"), marked):
            case = run(part / "texts", folder / f"own-{part.name}")
            scores[f"enduse, {said}"] = score(case, part / "gold", clusters=False)
            faults[said] = causes(case, part / "gold", READING / "score.py")
            bare = run(part / "texts", folder / f"rules-{part.name}", encoder=False)
            scores[f"rules alone, {said}"] = score(bare, part / "gold", clusters=False)
            cue = _cue(part / "texts", folder / f"cue-{part.name}")
            scores[f"cue words, {said}"] = score(cue, part / "gold", clusters=False)
        others = languages(folder, "development", "test")
    write(scores, faults, public_names(SHARED), others)
    found = screening.screening(SHARED)
    screening.write(found, ACCURACY)
    traded = papers.trade()
    papers.write(traded, ACCURACY)
    coded = goods.goods()
    goods.write(coded, ACCURACY)
    told = stories.networks()
    stories.write(told, ACCURACY)
    print(f"written: {ACCURACY.relative_to(ROOT)}")
    own = scores["enduse, own development texts"]
    read = gate(scores["enduse"], "groups") | gate(own, "own development texts")
    for part, scored in others.items():
        read |= gate(scored, part) if part.endswith("development texts") else 0
    return read | screening_gate(found) | trade_gate(traded) | goods_gate(coded) | networks_gate(told) | identity_gate()


def languages(folder: Path, *parts: str) -> dict[str, dict[str, Any]]:
    """The figures for the texts in other languages: "Russian development texts", "Russian unseen texts"."""
    found = {}
    for code, language in LANGUAGES.items():
        for part in parts:
            texts = ROOT / "evaluation" / code / part
            if texts.exists():
                said = f"{language} {'unseen' if part == 'test' else part} texts"
                case = run(texts / "texts", folder / f"{code}-{part}")
                found[said] = score(case, texts / "gold", clusters=False)
    return found


def run(texts: Path, out: Path, *options: str, encoder: bool = True) -> Path:
    """Read a folder with the installed command; the case it wrote."""
    command = [str(Path(sys.executable).with_name("enduse"))] if encoder else [sys.executable, "-c", WITHOUT_ENCODER]
    done = subprocess.run([*command, "run", str(texts), "--out", str(out), "--quiet", *options], check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(done.returncode)
    return out


def _cue(texts: Path, out: Path) -> Path:
    """Read a folder with the cue-word baseline."""
    command = [sys.executable, str(READING / "baseline_cue.py"), str(texts), "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


def _without_seed(folder: Path) -> Path:
    """The gold of the development texts but for the seed article."""
    folder.mkdir()
    for path in (DEV / "gold").glob("*.json"):
        if path.stem != "seed":
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def score(case: Path, gold: Path, clusters: bool = True) -> dict[str, Any]:
    """The scorer's figures for a case; identity and roots only where there are clusters."""
    command = [sys.executable, str(READING / "score.py"), str(case), str(gold), "--json", "-"]
    if clusters:
        command += ["--clusters", str(DEV / "clusters.json")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def gate(result: dict[str, Any], part: str) -> int:
    """0 when nothing of a part of floor.json fell by more than a point; the floor is changed by hand."""
    floor = json.loads(FLOOR.read_text("utf-8"))
    fallen = []
    for group, wanted in floor.get(part, {}).items():
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
        print(f"accuracy: no score fell ({part})")
    return 1 if fallen else 0


def goods_gate(found: goods.Figures) -> int:
    """0 when goods get their codes no worse than floor.json asks for."""
    fell = goods.fallen(found, json.loads(FLOOR.read_text("utf-8"))["goods"])
    for line in fell or ["goods: no score fell"]:
        print(f"accuracy fell: {line}" if fell else f"accuracy: {line}")
    return 1 if fell else 0


def networks_gate(found: stories.Figures) -> int:
    """0 when networks of texts are put together no worse than floor.json asks for."""
    fell = stories.fallen(found, json.loads(FLOOR.read_text("utf-8"))["networks"])
    for line in fell or ["networks: no score fell"]:
        print(f"accuracy fell: {line}" if fell else f"accuracy: {line}")
    return 1 if fell else 0


def identity_gate() -> int:
    """0 when near names stay two and far names become one no worse than floor.json asks for."""
    fell = identity.fallen(identity.figures(), json.loads(FLOOR.read_text("utf-8"))["identity"])
    for line in fell or ["identity: no score fell"]:
        print(f"accuracy fell: {line}" if fell else f"accuracy: {line}")
    return 1 if fell else 0


def screening_gate(found: dict[str, Any]) -> int:
    """0 when screening finds no less than floor.json asks for."""
    fell = screening.fallen(found, json.loads(FLOOR.read_text("utf-8"))["screening"])
    for line in fell or ["screening: no score fell"]:
        print(f"accuracy fell: {line}" if fell else f"accuracy: {line}")
    return 1 if fell else 0


def trade_gate(found: dict[str, list[papers.Scored]]) -> int:
    """0 when trade papers are read no worse than floor.json asks for."""
    fell = papers.fallen(found, json.loads(FLOOR.read_text("utf-8"))["trade"])
    for line in fell or ["trade papers: no score fell"]:
        print(f"accuracy fell: {line}" if fell else f"accuracy: {line}")
    return 1 if fell else 0


def drawn_gate() -> int:
    """The gate of trade papers; 0 where no papers can be drawn, with the reason."""
    try:
        return trade_gate(papers.trade(scans=False))
    except NoFont as reason:
        print(f"trade papers: skipped, {reason}")
        return 0


if __name__ == "__main__":
    sys.exit(main())
