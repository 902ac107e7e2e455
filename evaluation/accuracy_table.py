"""The figures of reading as tables in docs/accuracy.md."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from causes import CAUSES
from public_names import BEFORE

ACCURACY = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
START, END = "<!-- reading: written by make eval -->", "<!-- end of reading -->"


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


def write(
    scores: dict[str, dict[str, Any]],
    faults: dict[str, dict[str, int]],
    names: dict[str, float],
    languages: dict[str, dict[str, Any]],
) -> None:
    """Write the tables into docs/accuracy.md, between their two marks."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [START, "", f"Date {date.today()}, {machine}, enduse {version('enduse')}.", ""]
    lines += [
        *_readers(scores),
        "",
        *_documents(scores),
        "",
        *_faults(faults),
        "",
        *_names(names),
        *_languages(languages),
        END,
    ]
    old = ACCURACY.read_text("utf-8") if ACCURACY.exists() else f"# Accuracy\n\n{START}\n{END}\n"
    before, _, rest = old.partition(START)
    ACCURACY.write_text(before + "\n".join(lines) + rest.partition(END)[2], "utf-8")


def _readers(scores: dict[str, dict[str, Any]]) -> list[str]:
    """One row for each reader and group of texts; a group that is the whole set is told once."""
    first = next(iter(scores.values()))
    names = list(figures(first, next(iter(first["groups"]))))
    lines = ["| reader | group | texts | " + " | ".join(names) + " |", "|---|---|---|" + "---|" * len(names)]
    for reader, result in scores.items():
        whole = result["groups"]["overall"]["documents"]
        for group, part in result["groups"].items():
            if group != "overall" and part["documents"] == whole:
                continue
            got = figures(result, group)
            cells = " | ".join("–" if got[n] is None else f"{got[n]:.2f}" for n in names)
            lines.append(f"| {reader} | {group} | {part['documents']} | {cells} |")
    return lines


def _documents(scores: dict[str, dict[str, Any]]) -> list[str]:
    """Grounding, negatives and identity, one row for each reader."""
    columns = ["reader", "spans grounded", "false claims on negatives", "pairs merged", "wrongly merged", "roots right"]
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for reader, result in scores.items():
        ground, identity, echo = result["grounding"], result["identity"], result["echo"]
        cells = [
            f"{ground['spans'] - len(ground['failures'])} of {ground['spans']}",
            str(result["negatives"]["false_claims"]),
            f"{identity['merged']} of {identity['pairs']}" if identity else "–",
            f"{len(identity['wrongly_merged'])} of {identity['must_not']}" if identity else "–",
            "–" if not echo or echo["acc"] is None else f"{echo['acc']:.2f} (n={echo['n']})",
        ]
        lines.append(f"| {reader} | " + " | ".join(cells) + " |")
    return lines


def _faults(faults: dict[str, dict[str, int]]) -> list[str]:
    """Why claims were missed or read in part."""
    lines = ["Required claims by fault: missed ones have one cause, matched ones may have several faults.", ""]
    lines += ["| texts | claims | " + " | ".join(CAUSES) + " |", "|---|---|" + "---|" * len(CAUSES)]
    for said, found in faults.items():
        lines.append(f"| {said} | " + " | ".join(str(found[n]) for n in ("claims", *CAUSES)) + " |")
    return lines


def _languages(languages: dict[str, dict[str, Any]]) -> list[str]:
    """One row for each set of texts in another language. Speaker, stance, certainty and phase are of matched claims."""
    columns = ["texts", "number", "organizations overlap F1", "persons overlap F1", "all names overlap F1"]
    columns += ["claims strict F1", "claims lenient F1", "transfers lenient F1", "innermost speaker", "whole chain"]
    columns += ["stance", "certainty", "phase", "spans grounded", "false claims on negatives"]
    lines = ["Other languages, invented texts with gold under `evaluation/<language>`:", ""]
    lines += ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for said, result in languages.items():
        got, ground = result["groups"]["overall"], result["grounding"]
        entities, attributes = got["entities"]["overlap"], {k: v["acc"] for k, v in got["attributes"].items()}
        values = [entities[kind]["f"] for kind in ("organization", "person", "all")]
        values += [got["claims"]["strict"]["f"], got["claims"]["lenient"]["f"]]
        values.append(got["relations"]["lenient"].get("transfer", {}).get("f"))
        told = ("speaker_innermost", "speaker_chain", "stance", "certainty", "phase")
        values += [attributes.get(name) for name in told]
        cells = ["–" if v is None else f"{v:.2f}" for v in values]
        cells += [f"{ground['spans'] - len(ground['failures'])} of {ground['spans']}"]
        cells += [str(result["negatives"]["false_claims"])]
        lines.append(f"| {said} | {got['documents']} | " + " | ".join(cells) + " |")
    return [*lines, ""] if languages else []


def _names(names: dict[str, float]) -> list[str]:
    """Names on public test sets, beside the best figures before."""
    if not names:
        return []
    lines = [
        "Names (PER, ORG, LOC), exact F1 of the encoder (in Chinese of the tagger) alone:",
        "",
        "| test set | encoder | before |",
        "|---|---|---|",
    ]
    return [*lines, *(f"| {name} | {f:.3f} | {BEFORE[name]:.2f} |" for name, f in names.items()), ""]
