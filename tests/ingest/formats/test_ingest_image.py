"""Scans: words with boxes and sureness, tables as on digital pages, and a clear line where Tesseract is missing."""

import pytest
from pages_drawn import needs_tesseract, page, saved, scanned
from PIL import Image, ImageOps

from enduse.ingest.ocr import program
from enduse.records.document import UNSURE

ENGLISH = (
    "COMMERCIAL INVOICE",
    [("Invoice No.", "LB-2024-17"), ("Date", "2024-09-25"), ("Seller", "Lantern Bay Navigation Co., Ltd."),
     ("Buyer", "Solonchak Trade LLP, Almaty")],
    [["No", "Description of goods", "HS code", "Qty", "Unit price", "Amount"],
     ["1", "Navigation module LX-550", "8526912000", "40", "1,200.00", "48,000.00"],
     ["2", "Piston engine with carburettor", "8407100000", "7", "15,000.00", "105,000.00"],
     ["", "Total USD", "", "", "", "153,000.00"]],
)  # fmt: skip
RUSSIAN = (
    "СЧЕТ-ФАКТУРА № 17 от 25.09.2024",
    [("Продавец", "ООО «Самоварный завод»"), ("Покупатель", "ТОО «Солончак Трейд»"), ("ИНН продавца", "9900551230")],
    [["№", "Наименование товара", "Код ТН ВЭД", "Кол-во", "Цена", "Сумма"],
     ["1", "Модуль навигационный", "8526912000", "40", "12,50", "500,00"],
     ["2", "Кабель запасной", "8544429009", "200", "2,50", "500,00"],
     ["", "Итого", "", "", "", "1000,00"]],
)  # fmt: skip
CHINESE = (
    "商业发票",
    [("发票号", "LB-2024-17"), ("卖方", "灯湾导航设备有限公司"), ("原产国", "中国")],
    [
        ["货物名称", "数量", "单价", "金额"],
        ["导航模块", "40", "1,200.00", "48,000.00"],
        ["备用电缆", "7", "2.50", "17.50"],
    ],
)


@needs_tesseract
@pytest.mark.parametrize("drawn", [ENGLISH, RUSSIAN, CHINESE], ids=["en", "ru", "zh"])
@pytest.mark.parametrize(("slant", "specks"), [(0, 0), (1.6, 0.006)])
def test_the_papers_of_three_languages(opened, grid, drawn, slant, specks):
    (document,) = opened(saved(scanned(page(*drawn), slant, specks), "PNG", dpi=(200, 200)), "a.png")
    assert document.error is None and not document.unfinished
    rows = [cell for row in grid(document, len(document.tables) - 1) for cell in row if cell]
    wanted = [cell for row in drawn[2] for cell in row if cell]
    assert sum(cell in rows for cell in wanted) >= 0.8 * len(wanted)  # Tesseract's sums differ a little by processor
    assert drawn[2][1][1 if drawn is not CHINESE else 0] in rows and drawn[2][1][-1] in rows
    assert "Tesseract" in document.notes[0] and document.notes[0].startswith("page 1 is a scan, read by")


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head(opened, grid, turn):
    (document,) = opened(saved(scanned(page(*ENGLISH), turn), "JPEG", dpi=(200, 200), quality=90), "a.jpg")
    assert grid(document, len(document.tables) - 1)[1] == ENGLISH[2][1]
    assert document.title == "COMMERCIAL INVOICE"


@needs_tesseract
@pytest.mark.parametrize("turn", [0, 180])
def test_each_word_keeps_its_place_on_the_picture(opened, turn):
    image = scanned(page(*ENGLISH), turn)
    (document,) = opened(saved(image, "PNG", dpi=(200, 200)), "a.png")
    (number,) = [w for w in document.scanned if document.text[w.start : w.end] == "LB-2024-17"]
    left, top, right, bottom = (480, 230, 640, 256) if turn == 0 else (1654 - 640, 2339 - 256, 1654 - 480, 2339 - 230)
    assert abs(number.left - left) < 26 and abs(number.right - right) < 26
    assert abs(number.top - top) < 12 and abs(number.bottom - bottom) < 12
    assert number.page == 1 and number.sureness >= UNSURE
    assert {document.text[w.start : w.end] for w in document.scanned} >= {"Piston", "engine", "8407100000", "Seller"}


@needs_tesseract
def test_what_was_read_unsurely_is_told(opened):
    image = page(*ENGLISH)
    smudged = image.crop((470, 300, 900, 350)).resize((60, 7)).resize((430, 50))
    image.paste(smudged, (470, 300))
    (document,) = opened(saved(image, "PNG", dpi=(200, 200)), "a.png")
    unsure = [w for w in document.scanned if w.sureness < UNSURE]
    assert all(280 < w.top < 360 for w in unsure)
    assert f"; {len(unsure)} of {len(document.scanned)} words were read unsurely" in document.notes[0]
    assert unsure or "print in 1 place could not be read" in document.notes[0]


@needs_tesseract
def test_every_page_of_a_picture_file(opened):
    data = saved(page(*ENGLISH), "TIFF", save_all=True, append_images=[page("", [], [[""]], False), page(*RUSSIAN)])
    (document,) = opened(data, "a.tif")
    assert [p.number for p in document.pages] == [1, 2, 3] and document.pages[1].start == document.pages[1].end
    assert {w.page for w in document.scanned} == {1, 3}
    assert document.notes[0].startswith("pages 1, 3 are scans") and document.notes[1] == "no words found on page 2"
    assert opened(data, "a.tif", pages=2)[0].error == "too large: 3 pages, over the limit of 2; split it"


def test_without_tesseract_the_next_step_is_named(opened, monkeypatch):
    monkeypatch.setattr(program.shutil, "which", lambda name: None)
    (document,) = opened(saved(page(*ENGLISH), "PNG"), "a.png")
    assert document.error is not None and document.unfinished
    assert document.error.startswith("not read yet: a scan, and Tesseract is not installed: install Tesseract")
    assert "pip install 'enduse[ocr]'" in document.error and "then run again" in document.error


@needs_tesseract
def test_pictures_that_cannot_be_read(opened):
    whole = saved(page(*ENGLISH), "PNG")
    assert opened(whole[: len(whole) // 3], "a.png")[0].error.startswith("damaged: a picture")
    assert opened(b"\x89PNG\r\n\x1a\n", "a.png")[0].error.startswith("damaged: ")
    assert opened(whole, "a.png", dots=1000)[0].error.startswith("too large: 1,654 by 2,339 dots")
    blank = saved(page("", [], [[""]], False), "PNG")
    assert opened(blank, "a.png")[0].error.startswith("empty: no words found")


@needs_tesseract
def test_light_letters_on_a_dark_bar_are_read(opened):
    image, bar = page(*ENGLISH, ruled=False), (110, 110, 700, 190)
    image.paste(ImageOps.invert(image.crop(bar)).point(lambda grey: max(grey, 60)), bar[:2])
    (document,) = opened(saved(image, "PNG", dpi=(200, 200)), "a.png")
    assert document.text.startswith("COMMERCIAL INVOICE") and "Description of goods" in document.text


@needs_tesseract
def test_a_roll_longer_than_tesseract_takes_is_shown_smaller(opened):
    roll = Image.new("L", (190, 33_000), 255)
    roll.paste(page(*ENGLISH).crop((470, 220, 650, 270)), (0, 32_700))
    (document,) = opened(saved(roll, "PNG", dpi=(250, 250)), "a.png")
    (number,) = [w for w in document.scanned if document.text[w.start : w.end] == "LB-2024-17"]
    assert 32_700 < number.top < number.bottom < 32_750 and number.right < 190


@needs_tesseract
def test_a_picture_too_long_to_be_shown_smaller_is_to_be_cut(opened):
    roll = Image.new("L", (40, 70_000), 255)
    roll.paste(0, (10, 69_000, 30, 69_020))
    (document,) = opened(saved(roll, "PNG", dpi=(200, 200)), "a.png")
    assert "Tesseract takes 32,767 dots to a side; cut it into pages" in document.error
