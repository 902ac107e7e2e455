"""Tables without ruled lines: rows by the white around them, columns by the white that rows share."""

import pytest

pytest.importorskip("reportlab")

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Table

_NORMAL = getSampleStyleSheet()["Normal"]


def test_cells_of_several_lines_beside_cells_of_one(opened, grid, pdf):
    def cell(text: str) -> Paragraph:
        return Paragraph(text, _NORMAL)

    rows = [["No", "Goods", "Code", "Qty"]]
    rows += [["1", cell("Module with a long name that wraps"), "900100", "40"]]
    rows += [["2", cell("Cable set of spare parts for the module"), "900200", "7"]]
    rows += [["3", cell("Antenna with a mast of three parts"), "900300", "12"]]
    (document,) = opened(pdf([Table(rows, [25, 80, 45, 30], style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")])]), "a.pdf")
    assert grid(document, 0) == [
        ["No", "Goods", "Code", "Qty"],
        ["1", "Module with a long name that wraps", "900100", "40"],
        ["2", "Cable set of spare parts for the module", "900200", "7"],
        ["3", "Antenna with a mast of three parts", "900300", "12"],
    ]
