"""Tables of plain text, set with spaces: they become cells; prose stays as it was written."""

from enduse.ingest import ingest
from enduse.read import read
from enduse.read.readers.table import TableReader

WAYBILL = """\
SEA WAYBILL                              B/L No.  GRN5501872

SHIPPER
HOLMVIK PUMPER AS
DOCK ROAD 4, LARVIK, NORWAY

CONSIGNEE
QARASU LOJISTIK LIMITED SIRKETI
POTI, GEORGIA

------------------------------------------------------------------------
MARKS AND NUMBERS    NO. OF PKGS    DESCRIPTION OF GOODS    GROSS WEIGHT
------------------------------------------------------------------------
QRS 1-20             20 CRATES      SAID TO CONTAIN         640.00 KGS
                                    VACUUM PUMP VP-33
POTI                                40 PCS
------------------------------------------------------------------------
SHIPPED ON BOARD  06-FEB-2024
"""


def _document(text, name="paper.txt"):
    (made,) = ingest(name, text.encode())
    return made.document


def _rows(document):
    return [[document.text[c.start : c.end] for c in table.cells] for table in document.tables]


def test_columns_set_with_spaces_are_cells_and_all_else_stays_as_it_is() -> None:
    document = _document(WAYBILL)
    cells = [cell for row in _rows(document) for cell in row]
    assert "DESCRIPTION OF GOODS" in cells and "SAID TO CONTAIN VACUUM PUMP VP-33" in cells and "40 PCS" in cells
    assert "SHIPPER\nHOLMVIK PUMPER AS\nDOCK ROAD 4, LARVIK, NORWAY\n\nCONSIGNEE\n" in document.text
    assert document.text.endswith("06-FEB-2024\n")


def test_a_typed_bill_of_lading_tells_its_goods() -> None:
    (claim,) = read(_document(WAYBILL), [TableReader()]).claims
    said = {role.role: role.text for role in claim.roles}
    assert said["supplier"] == "HOLMVIK PUMPER AS" and said["recipient"] == "QARASU LOJISTIK LIMITED SIRKETI"
    assert said["item"] == "VACUUM PUMP VP-33" and claim.voice[0].name == "GRN5501872"
    assert claim.quantity.text == "40 PCS" and claim.when.value == "2024-02-06"


def test_a_table_between_dashes_and_strokes_is_one() -> None:
    document = _document(
        "Stock on 3 May\n\n+------+-----+\n| item | pcs |\n+------+-----+\n| VP-3 |  40 |\n| VP-9 |   7 |\n"
    )
    assert _rows(document) == [["item", "pcs", "VP-3", "40", "VP-9", "7"]]


def test_prose_holds_no_table() -> None:
    for text in (
        "The firm sold pumps.  It sent them by sea.  Nobody asked.\nThe port was shut.  The crew went home.\n",
        "VARGA:    We sold the pumps to a trading house in Poti in the spring.\n"
        "CLERK:    Did anyone ask you at that time where they would go?\n",
        "    We told them so.\n    They did not listen.\n",
        '{\n  "seller":   "Holmvik",\n  "buyer":    "Qarasu"\n}\n',
    ):
        document = _document(text)
        assert document.tables == () and document.text.strip() == text.strip()
    markdown = "# Pumps\n\nVP-3   40\nVP-9    7\n"
    assert _document(markdown, "note.md").tables == ()


def test_a_log_and_a_line_of_very_many_cells_stay_as_they_are() -> None:
    log = "\n".join(f"{n:>8}   2024-05-{n % 28 + 1:02}   user{n % 50}   GET" for n in range(8_000))
    wide = "\n".join("   ".join(f"x{n}" for n in range(4_000)) for _ in range(3))
    for text in (log, wide):
        document = _document(text)
        assert not document.tables and document.text.split() == text.split()
