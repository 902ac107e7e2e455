"""The boxes of a scanned form: each is read by itself, its label beside its value; a table stays a table."""

from collections.abc import Sequence

from enduse.ingest.ocr.boxed import Formed, formed
from enduse.ingest.pagewords import Box, Rules, Word


def _line(text: str, left: float, top: float, high: float = 8.0) -> list[Word]:
    found, x = [], left
    for n, word in enumerate(text.split()):
        wide = 0.55 * high * len(word)
        found.append(Word(word, x, top, x + wide, top + high, n, 95.0))
        x += wide + 0.4 * high
    return found


def _box(edges: Box, label: str, *values: str) -> list[Word]:
    """A label in small print, values in larger print below it."""
    words = _line(label, edges[0] + 3, edges[1] + 2, 5.5)
    for n, value in enumerate(values):
        words += _line(value, edges[0] + 3, edges[1] + 10 + 10 * n)
    return words


def _said(found: Formed) -> list[list[str]]:
    return [[text for _, text in row] for _, table in found.boxes for row in table.rows]


def _made(*boxes: tuple[Box, Sequence[str]]) -> Formed:
    words = [word for edges, texts in boxes for word in _box(edges, *texts)]
    return formed(words, [edges for edges, _ in boxes], Rules())


def test_a_high_box_does_not_run_into_the_boxes_beside_it() -> None:
    found = _made(
        ((0, 0, 200, 60), ("Exporter", "Alpha Bravo Ltd.", "12 Quay Road", "Port Exemplar")),
        ((200, 0, 400, 30), ("Invoice No.", "AB-2024-17")),
        ((200, 30, 400, 60), ("Invoice date", "2024-05-08")),
    )
    assert _said(found) == [
        ["Exporter", "Alpha Bravo Ltd."],
        ["12 Quay Road"],
        ["Port Exemplar"],
        ["Invoice No.", "AB-2024-17"],
        ["Invoice date", "2024-05-08"],
    ]
    assert not found.words


def test_a_label_in_two_languages_is_one_label() -> None:
    found = _made(((0, 0, 300, 50), ("1 Отправитель (наименование, адрес)", "Alpha Bravo Ltd.")))
    words = [*_line("1 Отправитель", 3, 2, 5.5), *_line("Sender", 3, 9, 5.5), *_line("Alpha Bravo Ltd.", 3, 20)]
    both = formed(words, [(0, 0, 300, 50)], Rules())
    assert _said(found)[0][1] == _said(both)[0][1] == "Alpha Bravo Ltd."
    assert _said(both)[0][0] == "1 Отправитель Sender"


def test_a_misread_label_is_mended_and_a_value_is_not() -> None:
    found = _made(((0, 0, 300, 40), ("Piace of deivery", "Piace Deivery Ltd.")))
    assert _said(found) == [["Place of delivery", "Piace Deivery Ltd."]]


def test_the_head_of_a_table_is_no_box() -> None:
    cells: list[Box] = [(n * 100, 0, n * 100 + 100, 60) for n in range(3)]
    heads = ("Description of goods", "Quantity", "Gross kg")
    words = [
        word
        for cell, head, values in zip(cells, heads, (("PUMP", "VALVE"), ("2", "7"), ("10.5", "3.25")), strict=True)
        for word in _box(cell, head, *values)
    ]
    found = formed(words, cells, Rules())
    assert not found.boxes and len(found.words) == len(words)


def test_the_lines_of_a_list_stay_apart_and_a_title_down_the_edge_stands_before_them() -> None:
    words = [w for n, c in enumerate("购买方") for w in _line(c, 3, 4 + 18 * n)]
    for n, text in enumerate(("名称:甲乙器材有限公司", "纳税人识别号:91440300MA5EXAMPLE", "地址:示例路1号")):
        words += _line(text, 20, 3 + 15 * n)
    found = formed(words, [(0, 0, 15, 60), (15, 0, 400, 60)], Rules())
    assert _said(found)[0] == ["购买方", "名称:甲乙器材有限公司"]
    assert len(_said(found)) == 3


def test_a_page_without_labelled_boxes_stays_as_it_is() -> None:
    words = _line("Only one line", 3, 3)
    found = formed(words, [(0, 0, 100, 30)], Rules())
    assert found == Formed(tuple(words), Rules(), ())


def test_a_number_in_small_print_alone_is_a_label() -> None:
    found = _made(((0, 0, 200, 60), ("31", "1) VALVE, MODEL V-2")), ((200, 0, 400, 60), ("33 Code", "8481808199")))
    assert _said(found) == [["31", "1) VALVE, MODEL V-2"], ["33 Code", "8481808199"]]
