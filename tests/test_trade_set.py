"""The trade set of the evaluation: the same seed gives the same papers, the gold adds up, the score counts rightly."""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from trade.generate import DRAWN, TEMPLATES, pdf
from trade.generate.draw import Draw
from trade.generate.forms import FORMS
from trade.generate.paper import ABOVE, LEFT, Goods
from trade.generate.pdf import NoFont
from trade.generate.templates.copied import COPIED
from trade.measure import SCANS, figures, main, write
from trade.score import Case, readings, score

from enduse.ingest import ingest


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_seed_gives_the_same_paper(name: str) -> None:
    made, again, other = (TEMPLATES[name](Draw(seed)).gold() for seed in ("a/1", "a/1", "b/1"))
    assert made == again != other


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("seed", range(4))
def test_tables_are_even_and_hold_every_line(name: str, seed: int) -> None:
    paper = TEMPLATES[name](Draw(f"even/{seed}"))
    goods = next(b for b in paper.blocks if isinstance(b, Goods))
    widths = {len(row) for row in (*goods.heads, *goods.rows, *goods.totals)}
    assert len(widths) == 1
    assert len(paper.lines) in (len(goods.rows), len(goods.rows) - 1)  # a row of column numbers
    assert goods.rows[0][0] is not ABOVE
    assert goods.heads[0][0] is not LEFT


@pytest.mark.parametrize("name", COPIED)
def test_copies_have_even_tables_and_the_same_seed_gives_the_same(name: str) -> None:
    build, _, _ = COPIED[name]
    papers = [build(Draw(f"{name}/{seed}")) for seed in (1, 1, 2)]
    assert papers[0].gold() == papers[1].gold() != papers[2].gold()
    for paper in papers:
        goods = next(b for b in paper.blocks if isinstance(b, Goods))
        assert len({len(row) for row in (*goods.heads, *goods.rows, *goods.totals)}) == 1
        assert len(goods.rows) == len(paper.lines)


@pytest.mark.parametrize("name", FORMS)
def test_forms_fit_their_page_and_the_same_seed_gives_the_same(name: str) -> None:
    try:
        (paper, page), (again, _), (other, _) = (FORMS[name](Draw(f"{name}/{seed}")) for seed in (1, 1, 2))
    except NoFont as reason:
        pytest.skip(str(reason))
    assert paper.gold() == again.gold() != other.gold()
    assert paper.lines and page.picture.width > page.wide
    amounts = [line["amount_value"] for line in paper.lines if isinstance(line.get("amount_value"), str)]
    if len(amounts) == len(paper.lines) and paper.template == "boxed invoice":
        total = sum(map(Decimal, amounts), Decimal(0))
        assert (total in readings(paper.fields["total"][0])) == (not paper.wrong_total)


@pytest.mark.parametrize("seed", range(30))
def test_a_wrong_total_is_wrong_and_only_that(seed: int) -> None:
    """A paper without discount or freight: the total is the sum of the amounts unless the gold says otherwise."""
    paper = TEMPLATES["commercial-invoice"](Draw(f"sum/{seed}"))
    goods = next(b for b in paper.blocks if isinstance(b, Goods))
    if len(goods.totals) == 1:
        amounts = sum(Decimal(line["amount_value"]) for line in paper.lines)
        assert (amounts in readings(paper.fields["total"][0])) == (paper.wrong_total != "total")
    if paper.wrong_total == "line":
        off = [
            x for x in paper.lines if abs(Decimal(x["quantity"]) * Decimal(x["price"]) - Decimal(x["amount_value"])) > 1
        ]
        assert len(off) == 1


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_every_description_stands_in_the_file(kind: str, tmp_path: Path) -> None:
    paper = TEMPLATES["specification"](Draw("file/1"))
    path = tmp_path / f"paper.{kind}"
    DRAWN[kind](paper, path, Draw("file/2"))
    text = "\n".join(part.document.text for part in ingest(path.name, path.read_bytes()))
    for line in paper.lines:
        assert line["description"][0] in text


def _case(folder: Path, claims: list[dict[str, Any]], fields: dict[str, str], rules: list[str]) -> Case:
    export = folder / "export"
    export.mkdir(parents=True)
    tables = {
        "documents": [{"id": "d", "origin": "a.pdf", "error": None, "fields": fields}],
        "items": [{"id": "i", "hs": [{"code": "848210", "basis": "declared"}]}],
        "claims": claims,
        "findings": [{"rule": rule, "documents": ["d"]} for rule in rules],
    }
    for name, rows in tables.items():
        (export / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return Case(folder)


GOLD: dict[str, Any] = {
    "paper": "a.pdf",
    "template": "t",
    "scan": False,
    "fields": {"total": ["1 200,50"], "buyer": ["ООО «Пример»"]},
    "optional": {},
    "roles": {"supplier": ["Exemplar Ltd."]},
    "lines": [
        {
            "description": ["Bearing"],
            "quantity": "5",
            "unit": "pcs",
            "amount": "x",
            "amount_value": "50",
            "code": "848210",
        },
        {"description": ["Motor"], "quantity": "2", "unit": "pcs", "amount_value": "1150.50"},
    ],
    "wrong_total": "total",
}


def _claim(item: str, quantity: float, price: str, supplier: str = "EXEMPLAR LTD") -> dict[str, Any]:
    roles = [
        {"role": "item", "text": item, "item": "i"},
        {"role": "price", "text": price, "item": None},
        {"role": "supplier", "text": supplier, "item": None},
    ]
    counted = {"value": quantity, "unit": "pcs."}
    return {"document": "d", "relation": "transfer", "roles": roles, "quantity": counted}


def test_all_right(tmp_path: Path) -> None:
    claims = [_claim("Motor", 2.0, "1.150,50"), _claim("bearing", 5.0, "USD 50.00")]
    case = _case(tmp_path, claims, {"total": "1200.50", "buyer": 'ООО "Пример"'}, ["wrong_total"])
    got = score(GOLD, case)
    assert all(u.right for u in got.units)
    assert got.complete and got.found_wrong and not got.surplus and not got.invented
    assert figures([got])["fields"] == 1.0


def test_what_is_missing_wrong_or_too_much_counts(tmp_path: Path) -> None:
    claims = [_claim("Bearing", 6.0, "50.00"), _claim("Total", 7.0, "9", "Exemplar"), _claim("Freight", 1.0, "8")]
    got = score(GOLD, _case(tmp_path, claims, {"total": "1200.50", "incoterm": "FOB Ningbo"}, []))
    wrong = [(u.part, u.name) for u in got.units if not u.right]
    assert ("line", "quantity") in wrong and ("header", "buyer") in wrong and ("header", "total") not in wrong
    assert got.surplus == 2 and not got.complete and not got.found_wrong
    assert got.invented == ["incoterm = FOB Ningbo"]


def test_the_table_is_written_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- trade: written by make eval -->\nold\n<!-- end of trade -->\nafter\n", "utf-8")
    got = score(GOLD, _case(tmp_path, [_claim("Bearing", 5.0, "50.00")], {}, []))
    write({"dev": [got]}, page)
    text = page.read_text("utf-8")
    assert "old" not in text and text.startswith("before\n") and text.endswith("after\n")
    assert "| development half, scanned | 0 | not measured" in text
    assert "| development half, digital | 1 | 12 |" in text


def test_without_its_fonts_the_measurement_ends_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FOLDERS", ())
    monkeypatch.setitem(SCANS, "copies", (lambda *_: pdf.font("LiberationSans-Regular.ttf"), "copies"))
    with pytest.raises(SystemExit, match=r"Regular\.ttf: run `make fonts` or install fonts-liberation, then run again"):
        main("copies")
