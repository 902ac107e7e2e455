"""Readings of one page in several languages, and the page cut into its cells."""

import numpy as np
from pages_drawn import page

from enduse.ingest.ocr.cut import LOW, LOW_HAN, Cut, Piece, cut, laid
from enduse.ingest.ocr.ruled import ruled
from enduse.ingest.ocr.surest import surest
from enduse.ingest.pagewords import Word


def _line(*words: tuple[str, float, float, float], top: float = 10) -> list[Word]:
    return [Word(text, left, top, right, top + 10, n, sure) for n, (text, left, right, sure) in enumerate(words)]


def test_each_spot_takes_its_surest_reading():
    latin = _line(("Bcero", 0, 30, 92), ("onnate", 34, 70, 91), ("TOTAL", 74, 110, 95), ("1,055.02", 200, 240, 90))
    russian = _line(("Всего", 0, 30, 93), ("оплате", 34, 70, 93), ("ТОТАЕ", 74, 110, 70), ("1055,02", 200, 240, 80))
    assert [word.text for word in surest([latin, russian])] == ["Всего", "оплате", "TOTAL", "1,055.02"]


def test_what_two_languages_read_alike_is_surer():
    readings = [_line((text, 0, 40, sure)) for text, sure in (("2115.40", 90), ("2,115.40", 87), ("2,115.40", 86))]
    assert surest(readings)[0].text == "2,115.40"


def test_the_words_of_one_reading_only_are_kept_and_lines_stay_apart():
    found = surest([_line(("Buyer", 0, 40, 90)), _line(("Покупатель", 0, 60, 95), top=40)])
    assert [word.text for word in found] == ["Buyer", "Покупатель"]


def test_the_cells_of_a_table_stand_below_one_another():
    image = page("INVOICE", [("Seller", "Lantern Bay Navigation")], [["Goods", "Qty"], ["Module", "40"]])
    drawn = ruled(np.asarray(image), 200)
    parts = cut(drawn, 200)
    shown = laid(parts, parts.pieces)
    assert len(parts.pieces) == 6 and shown.height == 2339  # the cells, and what stands in columns without lines
    for left, top, piece, scale in shown.placed:
        word = Word("x", left + 2 * scale, top + 2 * scale, left + 6 * scale, top + 6 * scale, 0, 90)
        back = shown.back(word)
        assert back is not None and back[1] == piece
        assert (round(back[0].left), round(back[0].top)) == (piece.left + 2, piece.top + 2)
        assert (parts.rest[int(back[0].top) : int(back[0].bottom), int(back[0].left) : int(back[0].right)] > 200).all()
    assert {round(scale, 1) for *_, scale in shown.placed} == {1.0}
    above = Word("x", 10, 20, 30, 40, 0, 90)
    assert shown.back(above) == (above, None) and shown.back(Word("x", 0, 2341, 1, 2342, 0, 90)) is None


def test_print_of_all_sizes_is_shown_alike_and_told_where_it_stands():
    paper = np.full((400, 900), 250, np.uint8)
    pieces = [Piece(20, 20 + 60 * n, 420, 20 + 60 * n + high, high) for n, high in enumerate((24, 24, 24, 12, 48))]
    short = Piece(20, 340, 50, 352, 12)  # may be as low for want of capitals
    shown = laid(Cut(paper, paper, (*pieces, short), 250, 200), [*pieces, short], rest=False)
    assert [scale for *_, scale in shown.placed] == [1.0, 1.0, 1.0, 2.0, 0.5, 1.0]
    left, top, small, _ = shown.placed[3]
    word, piece = shown.back(Word("x", left + 40, top + 4, left + 80, top + 20, 0, 90)) or (None, None)
    assert word and piece == small and (word.left, word.top, word.right, word.bottom) == (40, 202, 60, 210)


def test_what_reads_badly_for_being_low_is_shown_larger():
    paper = np.full((100, 900), 250, np.uint8)
    pieces = [Piece(20, 20, 420, 32, 12)]
    assert laid(Cut(paper, paper, tuple(pieces), 250, 200), pieces, rest=False).placed[0][3] == 1.5
    pieces = [Piece(20, 20, 420, 44, 24)]
    scales = [
        laid(Cut(paper, paper, tuple(pieces), 250, 200), pieces, False, low).placed[0][3] for low in (LOW, LOW_HAN)
    ]
    assert scales == [1.0, 1.5]  # Chinese characters have more strokes


def test_a_number_sign_is_one_behind_russian_words_and_before_a_number():
    words = (("накладная", 0, 60, 90), ("Ne", 64, 74, 90), ("17", 78, 90, 90))
    assert [word.text for word in surest([_line(*words)])] == ["накладная", "№", "17"]
    words = (("Reference", 0, 60, 90), ("Ne", 64, 74, 90), ("17", 78, 90, 90))
    assert [word.text for word in surest([_line(*words)])][1] == "Ne"


def test_bold_letters_that_touch_are_no_ruled_line():
    dots = np.full((120, 400), 250, np.uint8)
    dots[40:60, 20:320] = 250
    for left in range(20, 320, 12):
        dots[40:60, left : left + 6] = 10
        dots[48:51, left : left + 12] = 10
    assert ruled(dots, 200).across == ()
    dots[90:92, 20:320] = 10
    assert len(ruled(dots, 200).across) == 1
