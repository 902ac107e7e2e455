"""Which language each stretch of a text is in."""

import pytest

from enduse.ingest.language import majority, stretches
from enduse.records.document import Cell, Cells, Stretch, Table

_EN = "The plant received seven engines from the trading company, according to documents that were seen by reporters."
_RU = "Завод получил семь двигателей по договору поставки, говорится в документах, которые были изучены."
_ZH = "工厂收到了七台发动机，文件显示供货方是一家贸易公司。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_EN, "en"), (_RU, "ru"), (_ZH, "zh"), ("ООО Ромашка", "ru"),
        ("Завод отримав сім двигунів за договором поставки, йдеться в документах.", "uk"),
        ("Завод атрымаў сем рухавікоў паводле дамовы, гаворыцца ў дакументах, якія былі вывучаны.", "be"),
        ("Заводът получи седем двигателя според документите, които бяха разгледани през май.", "bg"),
        ("工場は七台のエンジンを受け取ったと文書に書かれている。", "ja"), ("공장은 엔진 일곱 대를 받았다.", "ko"),
        ("L'usine a reçu sept moteurs de la société commerciale, selon des documents consultés par nos soins.", "fr"),
        ("Das Werk erhielt laut den eingesehenen Unterlagen sieben Motoren von der Handelsgesellschaft.", "de"),
        ("INV-2024-07 / 8407.10", None), ("1200", None), ("", None),
        ("mail@example.org https://example.org/abc/defghijkl", None),
    ],
)  # fmt: skip
def test_one_language(text, language):
    assert majority(stretches(text)) == language


def test_each_paragraph_its_own():
    text = f"{_EN}\n\n{_RU}\n{_RU}\n\n{_ZH}"
    assert [(text[s.start : s.end], s.language) for s in stretches(text)] == [
        (_EN, "en"), (f"{_RU}\n{_RU}", "ru"), (_ZH, "zh"),
    ]  # fmt: skip


def test_names_in_another_script_change_no_language():
    russian = "Фирма Kelmar Tulsin Trading продала иранской Rostan Aviation Industries шесть станков."
    english = (
        "The firm has sold ООО «Мезенский Радиозавод» Станкомаш Инжиниринг six lathes from the old port of the city."
    )
    assert [majority(stretches(text)) for text in (russian, english)] == ["ru", "en"]


def test_a_short_latin_line_is_left_open():
    assert [s.language for s in stretches(f"{_RU}\n\nExample Ltd\n\n{_RU}")] == ["ru", None, "ru"]


def test_many_short_lines_tell_it_together():
    text = "\n\n".join("the goods are here|from the seller|to the buyer|with the papers".split("|"))
    assert majority(stretches(text)) == "en"


def test_rows_of_a_table_by_script():
    text = "品名\t数量\nДвигатель\t7\nВинт\t20"
    table = Table(None, 0, len(text), Cells.of([Cell(0, 0, 0, 2)]))
    assert [s.language for s in stretches(text, (table,))] == ["zh", "ru"]


def test_the_longest_language_wins_and_a_tie_is_settled_by_name():
    assert majority([Stretch(0, 5, "ru"), Stretch(5, 20, "en"), Stretch(20, 26, None)]) == "en"
    assert majority([Stretch(0, 5, "ru"), Stretch(5, 10, "en")]) == "en"
    assert majority([]) is None
