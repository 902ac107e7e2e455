"""The lines of a page: a firm's name that goes on below it is one name."""

from enduse.ingest.pagelines import lines
from enduse.ingest.pagewords import Word


def _words(*rows: tuple[str, float, float]) -> list[Word]:
    found = []
    for text, left, top in rows:
        x = left
        for word in text.split():
            found.append(Word(word, x, top, x + 5 * len(word), top + 8, len(found)))
            x += 5 * len(word) + 3
    return found


def _said(*rows: tuple[str, float, float]) -> list[list[str]]:
    return [[segment.text for segment in line] for line in lines(_words(*rows))]


def test_a_legal_form_below_a_name_is_its_end() -> None:
    rows = ("Quillfeather Instruments Co.,", 20, 10), ("Marrow Trading LLC", 300, 10)
    below = ("Ltd. 12 Quay Road", 20, 20), ("4 Mill Lane", 300, 20)
    assert _said(*rows, *below) == [
        ["Quillfeather Instruments Co., Ltd. 12 Quay Road", "Marrow Trading LLC"],
        ["4 Mill Lane"],
    ]


def test_a_legal_form_elsewhere_begins_a_line() -> None:
    assert _said(("Quillfeather Instruments", 20, 10), ("Ltd.", 20, 40)) == [["Quillfeather Instruments"], ["Ltd."]]
    assert _said(("Quillfeather Instruments", 20, 10), ("Ltd.", 90, 20)) == [["Quillfeather Instruments"], ["Ltd."]]
    assert _said(("Marrow Trading LLC", 20, 10), ("AG Nautilus", 20, 20)) == [["Marrow Trading LLC"], ["AG Nautilus"]]
