"""Light, white space and figures on scans: what is done before and after Tesseract reads."""

import numpy as np
import pytest

from enduse.ingest.ocr.cut import Piece
from enduse.ingest.ocr.figures import among_figures, figures_of, is_figure, with_figures, with_marks, with_units
from enduse.ingest.ocr.gaps import phrases
from enduse.ingest.ocr.ink import dark
from enduse.ingest.ocr.known import likelier
from enduse.ingest.ocr.light import evened, turned_about
from enduse.ingest.ocr.surest import scripts_of, surest
from enduse.ingest.ocr.words import words
from enduse.ingest.pagewords import Word


def _word(text, left, sure=95.0, top=0, width=20):
    return Word(text, left, top, left + width, top + 10, 0, sure)


def _rows(*columns, rows=5, wide=600):
    """Bars of ink in columns (left, right), five lines of them."""
    dots = np.full((40 + rows * 40, wide), 250, np.uint8)
    for n in range(rows):
        for left, right in columns:
            dots[20 + n * 40 : 40 + n * 40, left : right - 2 * n] = 10
    return dots


def test_a_shade_over_the_page_is_no_ink():
    dots = np.tile(np.linspace(250, 90, 1600), (1200, 1)).astype(np.uint8)
    dots[300:320, 100:1500:8] = dots[300:320, 100:1500:8] // 4
    even = evened(dots, 200)
    assert dark(dots).mean() > 0.3 and dark(even)[310].mean() > 0.05 and dark(even)[500:].mean() < 0.01
    plain = np.full((1200, 1600), 240, np.uint8)
    assert evened(plain, 200) is plain


def test_light_letters_on_dark_ground_are_turned_about():
    dots = np.full((600, 800), 250, np.uint8)
    dots[100:160, 100:700] = 60
    dots[120:140, 120:680:10] = 250
    made = turned_about(dots, 200)
    assert made[130, 120] < 80 and made[105, 400] > 200 and made[300, 400] == 250
    assert turned_about(made, 200) is made


def test_lines_in_columns_are_cut_into_phrases():
    ink = dark(_rows((20, 200), (300, 360), (375, 420), (480, 560)))
    found = sorted(phrases(ink, 200))
    assert len(found) == 20  # the second gap is narrow, but runs down through all lines
    assert {left for left, _, _, _ in found} == {20, 300, 375, 480}
    assert not list(phrases(dark(_rows((20, 500))), 200))


def test_what_is_a_figure_is_told_by_its_column():
    pieces = [Piece(0, 100 * n, 40, 100 * n + 20, 18, 1) for n in range(5)]
    head, one, two, three, four = pieces
    told = {head: [_word("Price", 0)], one: [_word("12.50", 0)], two: [_word("9.75", 0)], three: [_word("750", 0)],
            four: [_word("TT", 0, 40.0, 400)]}  # fmt: skip
    assert figures_of(pieces, told) == {one, two, three} and not is_figure([_word("12.50", 0, 40.0)])
    assert among_figures(pieces, told) == (three, four)  # without a mark, no figure
    read = (_word("750", 0, 90.0, 300), _word("TT", 0, 40.0, 400))
    again = {three: [_word("7.50", 0, 90.0, 300)], four: [_word("1.10", 0, 80.0, 400)]}
    assert [w.text for w in with_figures(read, (three, four), again)] == ["7.50", "1.10"]
    kept = with_figures(read[:1], (three,), {three: [_word("150", 0, 90.0, 300)]})
    assert [(w.text, w.sureness) for w in kept] == [("750", 55.0)]  # stays as read, and is told to be unsure
    assert with_figures([_word("5:1", 0, 40.0, 300)], (three,), {})[0].text == "5.1"
    assert with_figures([_word("14:30", 0, 96.0, 300)], (three,), {})[0].text == "14:30"  # an hour


def test_a_figure_and_its_unit_are_two_pieces():
    piece = Piece(0, 0, 60, 20, 18, 3)
    found = with_units({piece: [_word("42", 0), _word("LUT", 30)], None: [_word("42", 0), _word("pcs", 30)]})
    assert [(p and (p.left, p.right), [w.text for w in ws]) for p, ws in found.items()] == [
        ((0, 25), ["42"]), ((25, 60), ["LUT"]), (None, ["42", "pcs"])]  # fmt: skip


def test_a_label_with_the_number_of_its_box_and_a_legal_form_are_no_counts():
    piece = Piece(0, 0, 200, 20, 18, 3)
    label = {piece: [_word("2", 0), _word("Nonyyatenb", 30), _word("Ne", 90)]}
    assert with_units(label) == label
    form = {piece: [_word("000", 0), _word("«BACHA»", 30)]}
    assert with_units(form) == form and not is_figure(form[piece][:1])


def test_a_figure_that_may_be_one_with_its_unit_is_read_in_other_languages():
    pieces = [Piece(0, 100 * n, 40, 100 * n + 20, 18, 1) for n in range(3)]
    told = {
        piece: [_word("454", 0, sure, 100 * n)]
        for n, (piece, sure) in enumerate(zip(pieces, (90, 90, 65), strict=True))
    }
    assert figures_of(pieces, told) == frozenset(pieces[:2])


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("11,104", "17"), ["11,104.17"]),
        (("EUR", "81.904", "16"), ["EUR", "81.904,16"]),
        (("11,10417",), ["11,104.17"]),
        (("40", "00"), ["40", "00"]),
        (("0,12345",), ["0,12345"]),
        (("1,104", "170"), ["1,104", "170"]),
    ],
)
def test_a_decimal_mark_that_was_lost_is_put_back(read, meant):
    piece = Piece(0, 0, 200, 20, 18)
    found = with_marks([_word(text, 30 * n) for n, text in enumerate(read)], [piece])
    assert [word.text for word in sorted(found, key=lambda w: w.left)] == meant
    assert ((found[-1].sureness or 0) < 60) == (meant != list(read))


def test_the_letters_of_a_currency_are_no_digits():
    piece = Piece(0, 0, 60, 20, 18)
    read = [_word("U$D41,959.89", 0, 40.0)]
    assert with_figures(read, [piece], {piece: [_word("05041959.89", 0, 80.0)]}) == tuple(read)
    assert with_figures(read, [piece], {piece: [_word("5", 0, 80.0)]}) == tuple(read)


@pytest.mark.parametrize(("word", "other"), [("Copper", "Соррег"), ("стоимость", "ctoumoctp"), ("шт", "LUT")])
def test_words_are_likelier_than_what_they_are_misread_as(word, other):
    assert likelier(word) > likelier(other)
    assert surest([[_word(other, 0, 90.0)], [_word(word, 0, 84.0)]])[0].text == word


def test_the_scripts_of_a_page_and_lost_points():
    chinese = [_word(c, 20 * n) for n, c in enumerate("人民币金额数量")]
    assert scripts_of([chinese]) == {"Han"} and scripts_of([[_word("Invoice", 0)]]) == frozenset()
    readings = [[_word("BAR", 0, 75.0)], [_word("泵", 0, 62.0)]]
    assert surest(readings, frozenset(["Han"]))[0].text == "泵" and surest(readings)[0].text == "BAR"
    assert surest([[_word("1750", 0, 92.0)], [_word("17.50", 0, 86.0)]])[0].text == "17.50"


def test_two_words_beside_a_stroke_are_two_words():
    signs = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {n * 10} 0 {n * 10 + 8} 20; x_conf {99 if n > 4 else 90}'>{c}</span>"
        for n, c in enumerate("Uena/Price")
    )
    answer = f"""<html xmlns="http://www.w3.org/1999/xhtml"><body><span class='ocr_line' title="bbox 0 0 100 20">
    <span class='ocrx_word' title='bbox 0 0 98 20; x_wconf 30'>{signs}</span></span></body></html>"""
    first, second = words(answer.encode(), 1.0)
    assert (first.text, second.text, second.left) == ("Uena/", "Price", 50) and first.sureness < second.sureness
