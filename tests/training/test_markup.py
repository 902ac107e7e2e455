"""The corpus markup: what it says, and that no role of any line is an orphan."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training"))

from enduse_training.examples import examples_of  # noqa: E402
from enduse_training.markup import MarkupError, lines, parse  # noqa: E402

LINE = (
    "agency\t[su [=o Varlok Trading]] {T sold} [qt six] [it lathes] to [re a plant] in [to [=l Izmir]], "
    "[sp papers] {S show}."
)


def test_a_line_is_a_text_with_names_and_frames() -> None:
    item = parse(LINE)
    assert item.text == "Varlok Trading sold six lathes to a plant in Izmir, papers show."
    assert [(n.label, item.text[n.start : n.end]) for n in item.names] == [
        ("organization", "Varlok Trading"),
        ("place", "Izmir"),
    ]
    transfer, statement = item.frames
    assert {r.label: item.text[r.start : r.end] for r in transfer.roles} == {
        "su": "Varlok Trading",
        "qt": "six",
        "it": "lathes",
        "re": "a plant",
        "to": "Izmir",
    }
    assert [item.text[r.start : r.end] for r in statement.roles] == ["papers"]


@pytest.mark.parametrize(
    "line",
    [
        "no style",
        "agency\t[su Varlok] left",
        "agency\t[su Varlok {T sold} lathes",
        "agency\tVarlok] {T sold} lathes",
        "agency\t[zz Varlok] {T sold} lathes",
        "agency\t[W.su Varlok] {T sold} lathes",
        "neg\t[su Varlok] {T sold} lathes",
        "agency\t[su2 Varlok] {T sold} lathes",
    ],
)
def test_what_does_not_hold_is_refused(line: str) -> None:
    with pytest.raises(MarkupError):
        parse(line)


def test_examples_mark_the_trigger_and_label_its_roles() -> None:
    first, transfer, statement = examples_of(parse(LINE))
    assert first.triggers is not None and first.triggers[2] == "B-T"
    assert transfer.frame == "T" and [transfer.words[i] for i in transfer.marked] == ["sold"]
    assert transfer.roles is not None and transfer.roles[:2] == ("B-su", "I-su")
    assert statement.frame == "S"


def test_every_line_of_the_corpus_holds() -> None:
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        for number, line in lines(path):
            try:
                parse(line)
            except MarkupError as error:
                pytest.fail(f"{path.name}:{number}: {error}")
