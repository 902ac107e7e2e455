"""Red flags and grades in the report and the exports: each with its reasons, nothing added up, no likelihood."""

import ast
import json
import re
from pathlib import Path

import pytest

from enduse.records.grade import Grades, SourceGrade
from enduse.records.picture import Picture
from enduse.reference.grades import meanings
from enduse.report import files
from enduse.trace.flags import flags
from enduse.trace.grades import grades
from factories import document
from flag_case import Build

SOURCE = Path(__file__).parents[2] / "src" / "enduse"
#: Words of likelihood (ICD 203) are for assessments of our own, and the report makes none. "Probable" alone marks a
#: source's own caution.
LIKELIHOOD = sorted({*meanings("likelihood"), *meanings("likelihood").values()} - {"probable"}, key=len, reverse=True)
LIKELY = re.compile(r"\b(?:" + "|".join(map(re.escape, LIKELIHOOD)) + r")\b", re.IGNORECASE)


def picture(build: Build) -> Picture:
    found = flags(build.case())
    papers = tuple(build.documents.values())
    return Picture(
        documents=papers,
        claims=tuple(build.claims),
        parties=tuple(build.parties.values()),
        items=tuple(build.items.values()),
        transfers=tuple(build.transfers),
        findings=found.findings,
        flags=found.tests,
        grades=grades(papers, build.claims, tuple(build.parties.values()), build.transfers, found.findings),
    )


@pytest.fixture
def told() -> Picture:
    build = Build()
    build.party("Tessel", "kz")
    build.party("Delta", "ru")
    build.deal(build.priority(), via=("Tessel",), when="2024-05-01")
    return picture(build)


def section(page: str, id: str) -> str:
    return page.split(f'<section id="{id}">')[1].split("</section>")[0]


def test_the_report_shows_what_fired_on_what_and_by_which_rule(told: Picture) -> None:
    made = files(told)
    shown = section(made["report.html"].decode(), "flags")
    for words in ("G01", "priority goods", "fired in 1 of 1 cases looked at", "weight medium", "base rate not known"):
        assert words in shown, words
    assert "FinCEN and BIS supplemental alert of 19 May 2023" in shown
    assert "Looked at: time told: 2024-05-01; CHPL tier 1; documents: a.txt" in re.sub(r"<[^>]+>", "", shown)
    text = made["report.md"].decode()
    assert "### G01 priority goods" in text and "Where the rules stand:" in text


def test_not_fired_and_not_tested_stand_apart(told: Picture) -> None:
    shown = re.sub(r"<[^>]+>", "", section(files(told)["report.html"].decode(), "flags"))
    quiet, untested = shown.split("Tested, and not fired")[1].split("Not tested:")
    assert "R02 forwarder as final receiver (1 looked at)" in quiet and "R02" not in untested
    assert "P05 private mailbox as business contact: needs an e-mail address of a party" in untested


def test_the_exports_hold_every_rule_and_both_grades(told: Picture) -> None:
    made = files(told)
    rows = [json.loads(line) for line in made["export/flags.jsonl"].decode().splitlines()]
    assert len(rows) == 45 and {r["status"] for r in rows} == {"fired", "not fired", "not tested"}
    assert all(bool(r["needs"]) == (r["status"] == "not tested") for r in rows)
    found = [json.loads(line) for line in made["export/findings.jsonl"].decode().splitlines()]
    flag = next(f for f in found if f["rule"] == "R01")
    assert flag["inputs"] and flag["source"] and flag["weight"] == "low" and flag["transfer"] and flag["claims"]
    graded = [json.loads(line) for line in made["export/grades.jsonl"].decode().splitlines()]
    assert {g["of"] for g in graded} == {"source", "information"}
    assert all(("credibility" in g) is not ("reliability" in g) for g in graded)


def test_no_sum_of_flags_stands_anywhere(told: Picture) -> None:
    made = files(told)
    text = re.sub(r"<[^>]+>", " ", section(made["report.html"].decode(), "flags"))
    assert not re.search(r"\b(total|overall|risk score|score)\b", text, re.IGNORECASE)
    for row in made["export/flags.jsonl"].decode().splitlines():
        assert not {"score", "total", "risk"} & set(json.loads(row))


def test_words_of_documents_stay_words_in_flags_and_sources() -> None:
    build = Build()
    evil = "<script>alert(1)</script> Freight"
    build.deal("pumps", recipient=evil, paper="<b>.txt")
    made = files(picture(build))
    page = made["report.html"].decode()
    assert "<script" not in page and "<b>" not in page and "&lt;script&gt;" in section(page, "flags")
    assert not re.search(r"(?<!\\)<script", made["report.md"].decode())


def test_grades_are_two_and_proposals_are_labelled() -> None:
    paper = document("a.txt", "x")
    given = SourceGrade(source="Orla Wire", kind="publication", reliability="B", graded="g", why="checked", claims=2)
    other = SourceGrade(source="Tarn", kind="speaker", claims=1, proposed="D", proposed_why="three disputed")
    page = files(Picture(documents=(paper,), grades=Grades((given, other))))["report.html"].decode()
    shown = section(page, "sources")
    assert "Proposed by rule, not in use" in shown and "D: three disputed" in shown
    assert shown.index("Orla Wire") < shown.index("Tarn") and "F, reliability cannot be judged" in shown


def test_a_case_without_flags_or_sources_has_no_such_sections() -> None:
    page = files(Picture(documents=(document("a.txt", "x"),)))["report.html"].decode()
    assert 'id="flags"' not in page and 'id="sources"' not in page


def strings(file: Path) -> list[str]:
    """The string literals of a module, its docstrings aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    nodes = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [str(n.value) for n in nodes if id(n) not in documented]


@pytest.mark.parametrize("part", ["report", "trace", "cli", "screen", "resolve"])
def test_our_own_words_assess_no_likelihood(part: str) -> None:
    for file in sorted((SOURCE / part).rglob("*.py")):
        for words in strings(file):
            assert not LIKELY.search(words), f"{file.name}: {words!r}"


def test_likelihood_and_confidence_are_never_in_one_sentence(told: Picture) -> None:
    texts = [(SOURCE / "report/templates/report.html.j2").read_text(encoding="utf-8")]
    texts += [data.decode() for path, data in files(told).items() if path in ("report.html", "report.md")]
    for text in texts:
        for sentence in re.split(r"[.!?]\s|\n", re.sub(r"<[^>]+>|{[%#].*?[%#]}", " ", text)):
            likely = LIKELY.search(sentence) or re.search(r"\blikelihood\b", sentence)
            assert not (likely and re.search(r"\bconfiden(?:ce|t|tly)\b", sentence, re.IGNORECASE)), sentence
