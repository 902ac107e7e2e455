"""The corpus markup: what it says, and that no role of any line is an orphan."""

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training"))

from enduse_training.examples import apart, example_of, names_of, swapped  # noqa: E402
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
        "web\t[su Varlok] {T sold} lathes",
        "agency\t[su2 Varlok] {T sold} lathes",
        "agency\t[su Varlok] {T sold} lathes and {T lent} cranes",
    ],
)
def test_what_does_not_hold_is_refused(line: str) -> None:
    with pytest.raises(MarkupError):
        parse(line)


def test_an_example_marks_each_trigger_and_labels_its_roles() -> None:
    example = example_of(parse(LINE))
    assert example.triggers is not None and example.triggers[2] == "B-T"
    transfer, statement = example.frames
    assert transfer.letter == "T" and [example.words[i] for i in transfer.words] == ["sold"]
    assert transfer.roles[:2] == ("B-su", "I-su")
    assert statement.letter == "S"


def test_a_paragraph_falls_into_its_sentences() -> None:
    first = "agency\t[su [=o Varlok Trading]] {T sold} [it lathes]. "
    line = first + "[su2 It] {T2 shipped} [it2 [=i KD-4]] to [to2 [=l Izmir]]."
    one, two = apart(parse(line))
    assert (one.text, two.text) == ("Varlok Trading sold lathes.", "It shipped KD-4 to Izmir.")
    assert [one.text[n.start : n.end] for n in one.names] == ["Varlok Trading"]
    (frame,) = two.frames
    assert two.text[frame.start : frame.end] == "shipped"
    assert {r.label: two.text[r.start : r.end] for r in frame.roles} == {"su": "It", "it": "KD-4", "to": "Izmir"}


def test_names_are_exchanged_everywhere_alike() -> None:
    item = parse(LINE.replace("papers", "papers of [=o Varlok Trading]"))
    new = swapped(item, {"organization": ["Bo"], "place": ["Port Hallow"]}, random.Random(3))
    assert new.text == "Bo sold six lathes to a plant in Port Hallow, papers of Bo show."
    assert [new.text[n.start : n.end] for n in new.names] == ["Bo", "Port Hallow", "Bo"]
    assert {new.text[r.start : r.end] for r in new.frames[0].roles} == {"Bo", "six", "lathes", "a plant", "Port Hallow"}


def test_every_line_of_the_corpus_holds() -> None:
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        for number, line in lines(path):
            try:
                parse(line)
            except MarkupError as error:
                pytest.fail(f"{path.name}:{number}: {error}")


def test_of_everyday_text_only_names_are_learnt() -> None:
    sentences = list(names_of(parse("web\tHi all, [=p Odalys] sold her car. Is [=o Brant Tyres] any good?")))
    assert [e.triggers for e in sentences] == [None, None]
    assert "B-person" in sentences[0].names and "I-organization" in sentences[1].names
