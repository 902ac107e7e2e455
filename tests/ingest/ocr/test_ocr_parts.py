"""The steps of reading a scan, each by itself: slant, specks, ruled lines, Tesseract's answer, alike letters."""

import numpy as np
import pytest
from pages_drawn import page, scanned

from enduse.ingest.ocr.ahead import in_order
from enduse.ingest.ocr.lookalikes import of_one_alphabet
from enduse.ingest.ocr.picture import grey
from enduse.ingest.ocr.ruled import ruled
from enduse.ingest.ocr.upright import skews, upright
from enduse.ingest.ocr.words import sureness, words

_LINES = [
    ("Seller", "Lantern Bay Navigation Co., Ltd."), ("Buyer", "Solonchak Trade LLP, Almaty"), ("Date", "2024-09-25"),
    ("Terms of delivery", "FCA Lantern Bay, Incoterms 2020"), ("Bank", "First Harbour Bank"), ("Contract", "MT-17"),
]  # fmt: skip
_TABLE = [["Goods", "Qty", "Price"], ["Navigation module", "40", "12.50"], ["Spare cable set", "7", "2.50"]]
_ANSWER = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<span class='ocr_line' title="bbox 100 200 700 224; baseline 0 -4; x_size 30; x_descenders 6; x_ascenders 6">
 <span class='ocrx_word' title='bbox 100 200 200 220; x_wconf 96'>|Seller</span>
 <span class='ocrx_word' title='bbox 220 206 240 210; x_wconf 40'>—</span>
 <span class='ocrx_word' title='bbox 260 200 300 224; x_wconf 41'>17]</span>
 <span class='ocrx_word' title='bbox 320 200 330 224; x_wconf 3'>x</span>
</span></body></html>""".encode()


@pytest.mark.parametrize("ruled_too", [True, False])
@pytest.mark.parametrize("slant", [0.0, 0.7, -3.2, 9.0, 90.0, 87.5])
def test_the_slant_of_a_page(slant, ruled_too):
    image = scanned(page("INVOICE", _LINES, _TABLE, ruled_too), slant, 0.003)
    found = skews(np.asarray(image))[0]
    assert abs((found + slant + 90) % 180 - 90) < 0.3


def test_the_way_back_to_the_picture():
    made = next(iter(upright(scanned(page("INVOICE", _LINES, _TABLE), -3.0), 200)))
    height, width = made.dots.shape
    assert made.angle == pytest.approx(3.0, abs=0.2) and (width, height) > (1654, 2339)
    left, top, right, bottom = made.back((width / 2 - 10, height / 2 - 10, width / 2 + 10, height / 2 + 10))
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((1654 / 2, 2339 / 2), abs=1)


def test_ruled_lines_are_found_and_taken_out():
    image = page("INVOICE", _LINES, _TABLE)
    found = ruled(np.asarray(image), 200)
    assert len(found.across) == 4 and len(found.down) == 4
    assert [round(line.top) for line in found.across][1:] == pytest.approx(
        [found.across[0].top + 48 * n for n in (1, 2, 3)], abs=3
    )
    box = found.across[1]
    assert found.bare[box.top, box.left + 5 : box.right - 5].min() > 200
    assert (found.bare < 100).sum() > 0.5 * (np.asarray(page("INVOICE", _LINES, _TABLE, False)) < 100).sum()


def test_a_picture_without_print_has_no_lines_and_no_slant():
    blank = np.full((400, 300), 255, np.uint8)
    assert ruled(blank, 200).across == () and skews(blank) == (0.0,)
    assert skews(np.zeros((400, 300), np.uint8)) == (0.0,)


def test_words_of_an_answer():
    seller, number = words(_ANSWER, 72 / 200)
    assert (seller.text, seller.sureness, number.text, number.sureness) == ("Seller", 96.0, "17", 41.0)
    assert seller.left == pytest.approx(36) and seller.right == pytest.approx(72)
    assert (seller.top, seller.bottom) == (number.top, number.bottom)  # as high as the type, not as the ink
    assert sureness((seller, number)) == pytest.approx((6 * 96 + 2 * 41) / 8)
    assert words(b"", 1) == () and words(b"<html/>", 1) == () and sureness(()) == 0


def test_letters_that_look_alike_follow_their_line():
    assert of_one_alphabet(["OOO", "«Самоварный", "завод»"]) == ["ООО", "«Самоварный", "завод»"]
    assert of_one_alphabet(["Модуль", "навигационный", "AC-12"]) == ["Модуль", "навигационный", "AC-12"]
    assert of_one_alphabet(["Lantern", "Bay", "СО.,", "LTD"]) == ["Lantern", "Bay", "CO.,", "LTD"]
    assert of_one_alphabet(["TOO", "Solonchak"]) == ["TOO", "Solonchak"]
    assert of_one_alphabet(["CO", "ЗАВОД"]) == ["CO", "ЗАВОД"]


def test_odd_pictures_become_grey():
    image = pytest.importorskip("PIL.Image")
    clear = image.new("RGBA", (2, 1), (0, 0, 0, 0))
    assert list(np.asarray(grey(clear)).ravel()) == [255, 255]
    deep = image.fromarray(np.array([[0, 65535]], np.uint16))
    assert list(np.asarray(grey(deep)).ravel()) == [0, 255]


def test_work_is_handed_back_in_its_order():
    jobs = [(n, (lambda n=n: n * n) if n % 3 else None) for n in range(40)]
    assert [(n, f.result() if f else None) for n, f in in_order(jobs)] == [
        (n, n * n if n % 3 else None) for n in range(40)
    ]
