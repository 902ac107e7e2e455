"""Makes a folder of trade papers and their gold from a seed: the same seed, the same papers.

    cd evaluation && python -m trade.generate dev FOLDER

`FOLDER/papers` holds the papers, `FOLDER/gold` one JSON file for each. Three digital papers of every template and
twelve scans; the development half is what errors are looked at, the test half (seed `test`) what is believed.
"""

import json
from collections.abc import Callable
from pathlib import Path

from trade.generate.draw import Draw
from trade.generate.forms import FORMS
from trade.generate.forms.worn import wear
from trade.generate.paper import Paper
from trade.generate.pdf import draw_pdf
from trade.generate.printed import draw_page
from trade.generate.scan import pages, scan
from trade.generate.sheet import draw_csv, draw_xlsx
from trade.generate.templates import customs, invoices, russian, transport
from trade.generate.templates.copied import COPIED
from trade.generate.word import draw_docx

TEMPLATES: dict[str, Callable[[Draw], Paper]] = {
    "commercial-invoice": invoices.commercial_invoice,
    "proforma": invoices.proforma,
    "packing-list": transport.packing_list,
    "bill-of-lading": transport.bill_of_lading,
    "cmr": transport.cmr,
    "air-waybill": transport.air_waybill,
    "specification": invoices.specification,
    "customs-extract": customs.extract,
    "bill": russian.bill,
    "upd": russian.transfer_document,
    "torg12": russian.torg12,
    "russian-invoice": invoices.russian_invoice,
    "chinese-invoice": invoices.chinese_invoice,
    "chinese-packing-list": transport.chinese_packing_list,
    "chinese-declaration": customs.declaration_form,
    "three-scripts": invoices.three_scripts,
}
DRAWN = {"pdf": draw_pdf, "xlsx": draw_xlsx, "csv": draw_csv, "docx": draw_docx}
DIGITAL, COPIES = 3, 2
#: Templates that are scanned as well, once each.
SCANNED = tuple(
    "commercial-invoice proforma packing-list bill-of-lading cmr specification bill torg12 russian-invoice "
    "chinese-invoice chinese-packing-list chinese-declaration".split()
)


def generate(seed: str, folder: Path, scans: bool = True) -> int:
    """Write the papers and the gold of one half; how many there are."""
    papers, gold = folder / "papers", folder / "gold"
    papers.mkdir(parents=True)
    gold.mkdir()
    made = 0
    for at in range(DIGITAL):
        for name, build in TEMPLATES.items():
            draw = Draw(f"{seed}/{name}/{at}")
            paper = build(draw)
            kind = draw.pick(paper.kinds) if at else paper.kinds[0]  # the first of each: PDF, where it can be
            DRAWN[kind](paper, papers / f"{name}-{at}.{kind}", draw)
            _keep(paper, f"{name}-{at}.{kind}", gold, kind)
            made += 1
    for name in SCANNED if scans else ():
        draw = Draw(f"{seed}/{name}/scan")
        paper = TEMPLATES[name](draw)
        plain = folder / "plain.pdf"
        draw_pdf(paper, plain, draw)
        kind = "png" if pages(plain) == 1 and draw.chance(0.6) else "pdf"
        scan(plain, papers / f"{name}-scan.{kind}", draw)
        plain.unlink()
        _keep(paper, f"{name}-scan.{kind}", gold, "scan")
        made += 1
    return made


def copies(seed: str, folder: Path) -> int:
    """Write papers in layouts of their own, copied badly, two of each, and their gold; how many there are."""
    papers, gold = folder / "papers", folder / "gold"
    papers.mkdir(parents=True)
    gold.mkdir()
    for at in range(COPIES):
        for name, (build, how, copied) in COPIED.items():
            draw = Draw(f"{seed}/{name}/{at}")
            paper = build(draw)
            kept = f"{name}-{at}.{'jpg' if copied == 'photo' else 'png'}"
            draw_page(paper, papers / kept, draw, how, copied)
            _keep(paper, kept, gold, "scan")
    return COPIES * len(COPIED)


def forms(seed: str, folder: Path) -> int:
    """Write the forms, two of each, worn by the office machine, and their gold; how many there are."""
    papers, gold = folder / "papers", folder / "gold"
    papers.mkdir(parents=True)
    gold.mkdir()
    for name, build in FORMS.items():
        for at in range(COPIES):
            draw = Draw(f"{seed}/{name}/{at}")
            paper, page = build(draw)
            kept = f"{name}-{at}.{draw.pick(('jpg', 'png'))}"
            wear(page, papers / kept, draw)
            _keep(paper, kept, gold, "scan")
    return COPIES * len(FORMS)


def _keep(paper: Paper, name: str, gold: Path, kind: str) -> None:
    """The gold of a paper, under the paper's own name."""
    record = paper.gold() | {"paper": name, "file": kind, "scan": kind == "scan"}
    (gold / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
