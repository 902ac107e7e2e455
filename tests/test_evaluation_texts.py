"""The invented evaluation sets hold together: spans stand in their texts, codes and halves are as their README says."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

EVALUATION = Path(__file__).resolve().parent.parent / "evaluation"
GOLD = sorted((EVALUATION / "ru").glob("*/gold/*.json"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stands_in_its_text(path: Path) -> None:
    """Every filler, figure and date is found where the gold says, inside the sentence it belongs to."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent.parent / "texts" / gold["text"]).read_bytes().decode("utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() == gold["text_sha256"]
    names = {entity["name"] for entity in gold["entities"]}
    for entity in gold["entities"]:
        assert any(form in text for form in [entity["name"], *entity["aliases"]])
        assert all(form in text for form in entity["aliases"])
    for claim in gold["claims"]:
        (span,) = claim["evidence"]
        sentence = text[span["start"] : span["end"]]
        assert sentence.startswith(span["anchor"])
        for role in claim["roles"]:
            assert role["entity"] is None or role["entity"] in names
            if role["start"] is not None:
                assert text[role["start"] : role["end"]] == role["text"]
                assert span["start"] <= role["start"] < role["end"] <= span["end"]
        for said in (claim["quantity"], claim["when"]):
            assert said is None or said["text"] in sentence
    assert not (gold["negative"] and gold["claims"])


def test_the_russian_sets_are_complete() -> None:
    """Five texts for development, eleven for the test, three of them without a supply story."""
    halves = [path.parent.parent.name for path in GOLD]
    assert (halves.count("development"), halves.count("test")) == (5, 11)
    assert sum(json.loads(path.read_text(encoding="utf-8"))["negative"] for path in GOLD) == 3


def test_goods_phrases_have_codes_and_halves() -> None:
    """Six digits per code, every third row for development, no phrase twice."""
    with (EVALUATION / "goods" / "phrases.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == len({row["phrase"] for row in rows}) == 200
    for number, row in enumerate(rows, 1):
        assert row["id"] == f"g{number:03d}"
        assert all(len(code) == 6 and code.isdigit() for code in row["hs6"].split("|"))
        assert row["half"] == ("dev" if number % 3 == 0 else "test")
        assert row["language"] in {"en", "ru", "zh"}
    assert sum(row["controlled"] == "no" for row in rows) >= 60
