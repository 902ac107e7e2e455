"""Papers whose figures are added up: lines, charges, taxes and totals, and what below the goods is no money."""

import pytest
from table_papers import INVOICE, letter, reading, said, transfers, workbook

from enduse.records.document import Document


def test_figures_that_add_up_are_not_reported():
    assert reading(workbook(Invoice=INVOICE)).checks == ()


@pytest.mark.parametrize(
    ("row", "column", "value", "told"),
    [
        (9, 5, "48,100.00", "40 × 1,200 is 48,000, the paper says 48,100"),
        (14, 5, "67,000.00", "the lines add up to 66,000, the total says 67,000"),
        (14, 3, "1,300", "the quantities add up to 1,250, the total says 1,300"),
    ],
)
def test_a_figure_that_does_not_add_up_is_a_wrong_total(row, column, value, told):
    grid = [list(line) for line in INVOICE]
    grid[row][column] = value
    checks = reading(workbook(Invoice=grid)).checks
    assert {c.rule for c in checks} == {"wrong_total"} and {c.severity for c in checks} == {"warning"}
    assert any(told in c.summary and "LB-2024-17" in c.summary for c in checks)


@pytest.mark.parametrize("extra", [["", "Freight", "", "", "", "500.00"], ["", "VAT", "", "", "", "500.00"]])
def test_charges_between_the_lines_and_the_total_are_counted_in(extra):
    grid = [list(line) for line in INVOICE]
    grid.insert(14, extra)
    grid[15][5] = "66,500.00"
    assert reading(workbook(Invoice=grid)).checks == ()
    grid[15][5] = "67,400.00"
    (check,) = reading(workbook(Invoice=grid)).checks
    assert "66,000 (66,500 with the sums beside them), the total says 67,400" in check.summary


def _paper(*rows: list[str]) -> Document:
    top = [["INVOICE No. AB-7"], ["Seller", "Lantern Ltd"], ["Buyer", "Solonchak LLP"]]
    return workbook(Sheet=[*top, *rows])


HEADS = ["No", "Description", "Qty", "Unit price", "Amount"]


def test_a_sum_with_tax_is_the_total_and_is_checked():
    heads = [*HEADS[:4], "Сумма без учета НДС", "Сумма с учетом НДС"]
    lines = [["1", "Samovar", "3", "2.00", "6.00", "7.20"], ["2", "Tea machine", "1", "5.00", "5.00", "6.00"]]
    right = reading(_paper(heads, *lines, ["Итого", "", "", "", "11.00", "13.20"]))
    assert right.fields["total"] == "13.20" and right.checks == ()
    wrong = reading(_paper(heads, *lines, ["Итого", "", "", "", "11.00", "14.90"]))
    assert [check.rule for check in wrong.checks] == ["wrong_total"]


def test_a_charge_of_any_name_is_no_goods_and_explains_the_total():
    lines = [["1", "Samovar", "3", "2.00", "6.00"], ["Handling by the quay", "", "", "", "1.50"]]
    found = reading(_paper(HEADS, *lines, ["Total", "", "", "", "7.50"]))
    assert [said(c, "item") for c in transfers(found)] == [["Samovar"]]
    assert found.checks == () and found.fields["total"] == "7.50"


def test_weights_and_packages_come_from_the_total_row_and_are_no_money():
    heads = ["No", "Description", "Qty", "Cartons", "Gross weight (kg)"]
    lines = [["1", "Samovar", "3", "2", "10.5"], ["2", "Tea machine", "1", "1", "4.5"]]
    found = reading(_paper(heads, *lines, ["Total", "", "", "3", "15.0"]))
    assert (found.fields["packages"], found.fields["gross_weight_kg"]) == ("3", "15.0")
    assert "total" not in found.fields


def test_a_number_below_the_goods_is_the_sellers_and_an_account_is_no_bank():
    rows = [HEADS, ["1", "Samovar", "3", "2.00 EUR", "6.00 EUR"], ["VAT No", "DE811907980"]]
    found = reading(_paper(*rows, ["Bank", "Harbour Bank"], ["Account No", "1234 5678 9012"]))
    assert found.fields["seller_id"] == "DE811907980" and found.fields["payer_account"] == "1234 5678 9012"
    assert found.fields["currency"] == "EUR"


def test_who_is_paid_is_not_who_receives():
    rows = [["Получатель", "Lantern Ltd"], HEADS, ["1", "Samovar", "3", "2.00", "6.00"]]
    (claim,) = transfers(reading(_paper(*rows)))
    assert said(claim, "recipient") == ["Solonchak LLP"]


def test_a_head_at_the_left_of_its_figures_is_one_column_with_them():
    heads, line = ["Description", "Qty", "Amount"], ["Samovar", "3", "", "6.00"]
    (claim,) = transfers(reading(_paper(heads, line, ["Total", "", "", "6.00"])))
    assert said(claim, "price") == ["6.00"]


def test_line_numbers_that_ran_into_the_description_are_taken_out():
    heads = ["Description", "Qty", "Amount"]
    found = reading(_paper(heads, ["1 Samovar", "3", "6.00"], ["Tea machine 2", "1", "5.00"]))
    assert [said(c, "item") for c in transfers(found)] == [["Samovar"], ["Tea machine"]]


def test_a_name_under_a_country_or_unit_is_no_goods_column():
    heads = ["№", "Товар", "Страна происхождения", "", "Кол-во"]
    below = ["", "", "код", "наименование", ""]
    found = reading(_paper(heads, below, ["1", "Самовар", "156", "КИТАЙ", "3"]))
    (claim,) = transfers(found)
    assert said(claim, "item") == ["Самовар"] and said(claim, "from") == []


def test_boxes_of_goods_that_are_priced_are_counted():
    (claim,) = transfers(reading(_paper(HEADS, ["1", "Samovar", "37 boxes", "2.00", "74.00"])))
    assert (claim.quantity.value, claim.quantity.unit) == (37.0, "boxes")


def test_a_table_over_two_pages_is_added_up_once():
    first = [["INVOICE No. 7"], ["Seller", "Lantern Ltd"], ["Buyer", "Solonchak LLP"], HEADS]
    lines = [["1", "Samovar", "3", "2.00", "6.00"], ["2", "Tea machine", "1", "5.00", "5.00"]]
    one = letter("", [*first, lines[0]])
    two = letter(one.text + "\n", [HEADS, lines[1], ["Total", "", "", "", "11.00"]])
    found = reading(Document(id="l", origin="l.pdf", text=two.text, tables=(*one.tables, *two.tables)))
    assert len(transfers(found)) == 2 and found.checks == ()
