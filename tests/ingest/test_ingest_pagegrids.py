"""Tables that a page draws: cells by their ruled lines, whatever stands in them."""

import pytest

pytest.importorskip("reportlab")

from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Spacer, Table

from enduse.ingest.pagegrids import grids
from enduse.ingest.pagelines import Segment
from enduse.ingest.pagewords import Rule, Rules

_NORMAL = getSampleStyleSheet()["Normal"]
_RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


def test_a_number_between_the_lines_of_its_row_stays_in_its_own_cell(opened, grid, pdf):
    rows = [["No", "Goods", "Qty"], ["1", Paragraph("Bearing with a long name that wraps", _NORMAL), "5"]]
    rows += [["2", Paragraph("Another one with a name as long as that", _NORMAL), "70"]]
    (document,) = opened(pdf([Table(rows, [22, 100, 30], style=_RULED)]), "a.pdf")
    assert grid(document, 0)[1] == ["1", "Bearing with a long name that wraps", "5"]
    assert grid(document, 0)[2] == ["2", "Another one with a name as long as that", "70"]


def test_cells_whose_words_stand_close_are_two(opened, grid, pdf):
    rows = [["Vessel or aeroplane", "Port"], ["MV Heron", "Izmir"], ["MV Tern", "Baku"]]
    style = [*_RULED, ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    (document,) = opened(pdf([Table(rows, [92, 40], style=style)]), "a.pdf")
    assert grid(document, 0) == rows


def test_boxes_side_by_side_keep_their_lines_together(opened, grid, pdf):
    left = [Paragraph("Shipper", _NORMAL), Paragraph("Sample Trading Ltd.", _NORMAL), Paragraph("Izmir", _NORMAL)]
    right = [Paragraph("Consignee", _NORMAL), Paragraph("Example JSC", _NORMAL)]
    boxes = Table([[left, right]], [150, 150], style=_RULED)
    (document,) = opened(pdf([boxes, Spacer(1, 20), Paragraph("Words below", _NORMAL)]), "a.pdf")
    assert grid(document, 0) == [["Shipper Sample Trading Ltd. Izmir", "Consignee Example JSC"]]
    assert document.text.endswith("\n\nWords below")


def test_a_merged_head_stands_in_its_first_column(opened, grid, pdf):
    rows = [["Goods", "Country of origin", ""], ["", "code", "name"], ["Bearing", "156", "China"]]
    style = [*_RULED, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
    (document,) = opened(pdf([Table(rows, [80, 45, 60], style=style)]), "a.pdf")
    assert grid(document, 0)[-1] == ["Bearing", "156", "China"]
    assert any("code" in cell and "name" not in cell for row in grid(document, 0) for cell in row)


def _line(left: float, right: float, top: float) -> tuple[Segment, ...]:
    return (Segment("x", left, top, right, top + 10, 0),)


def test_a_frame_around_a_page_and_words_beside_a_grid_are_no_table():
    frame = Rules((Rule(0, 0, 500), Rule(700, 0, 500)), (Rule(0, 0, 700), Rule(500, 0, 700)))
    assert grids([_line(10, 50, 10), _line(10, 50, 30)], frame) == []
    small = Rules((Rule(0, 0, 100), Rule(50, 0, 100)), (Rule(0, 0, 50), Rule(50, 0, 50), Rule(100, 0, 50)))
    inside = [_line(5, 40, 5), _line(5, 40, 25)]
    assert [(g.first, g.last, len(g.columns)) for g in grids(inside, small)] == [(0, 1, 2)]
    assert grids([inside[0], _line(200, 240, 12), inside[1]], small) == []


def test_a_drawing_of_very_many_lines_is_left_alone():
    many = tuple(Rule(n, 0, 10) for n in range(2_001))
    assert grids([_line(1, 2, 1)], Rules(many, many)) == []
