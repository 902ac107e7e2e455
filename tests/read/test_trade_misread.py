"""Figures of a scan that do not add up: misread, or wrong on the paper?"""

from decimal import Decimal

import pytest

from enduse.read.trade.cells import Box
from enduse.read.trade.lines import GoodsLine
from enduse.read.trade.misread import Suspect, misread
from enduse.read.trade.totals import checks
from enduse.records.document import Scanned


def _scanned(start, end, sureness):
    return Scanned(start, end, 1, 0, 0, 10, 10, sureness)


@pytest.mark.parametrize(
    ("text", "sureness", "needed", "explained"),
    [
        ("2715229", 60, "2752.29", True),  # a point read as a figure
        ("243", 70, "2.13", True),
        ("132", 96, "1.32", True),  # the same figures: a mark is lost however surely they were read
        ("2459", 70, "2159", True),
        ("2459", 95, "2159", False),  # read surely
        ("2459", 70, "3170", False),
        ("8", 40, "3", False),  # any figure of one digit is one digit away
        ("2459", 70, "-2159", False),
        ("99005512309900551230", 70, "1E+40", False),  # the number of a paper, whose label was misread
    ],
)
def test_what_one_misread_digit_explains(text, sureness, needed, explained):
    suspect = Suspect(Box(0, text, 10), Decimal(needed))
    told = misread([suspect], [_scanned(10, 10 + len(text), sureness)])
    assert (told is not None) == explained
    assert not explained or (repr(text) in told and needed in told and "compare the original" in told)


def test_only_scans_are_misread_and_several_doubts_name_no_figure():
    one, other = (Suspect(Box(0, "243", at), Decimal("2.13")) for at in (0, 10))
    assert misread([one], []) is None
    assert misread([one], [_scanned(50, 53, 20)]) is None
    told = misread([one, other], [_scanned(0, 3, 50), _scanned(10, 13, 50)])
    assert told == "several figures were read unsurely; compare the original"


def test_the_number_of_a_paper_read_as_an_amount_is_rounded_nowhere():
    texts = {"line_quantity": "99005512309900551230", "line_price": "9900551230990055.50", "line_total": "7"}
    cells = {name: Box(n, text, 30 * n) for n, (name, text) in enumerate(texts.items())}
    (check,) = checks("the invoice", [GoodsLine(cells, tuple(cells.values()))], [], {}, None, [_scanned(0, 80, 50)])
    assert check.rule == "wrong_total"
