"""Builds the files of the example that are not written by hand: sheets, PDF, Word, mail, customs rows, the watch list.

    python examples/meridian/build.py [FOLDER]

Everything in the case is invented. Two runs give the same bytes. Needs the development extras (reportlab, openpyxl).
"""

import csv
import io
import json
import re
import sys
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SELLER = "Lantern Bay Navigation Co., Ltd."
SELLER_ZH = "灯湾导航设备有限公司"
SELLER_USCC = "91440300MA00000QX4"
BUYER = "Solonchak Trade LLP"
BUYER_RU = "ТОО «Солончак Трейд»"
PLANT_RU = "АО «Лужский завод «Меридиан»"
PLANT_INN = "9900551230"

INVOICE_HEADER = [
    ("Invoice No. 发票号", "LB-2024-031"),
    ("Date 日期", "2024-03-04"),
    ("Seller 卖方", f"{SELLER} / {SELLER_ZH}"),
    ("USCC 统一社会信用代码", SELLER_USCC),
    ("Address 地址", "18 Lantern Bay Road, Shenzhen, China"),
    ("Buyer 买方", f"{BUYER}, 5 Steppe Street, Almaty, Kazakhstan"),
    ("Delivery terms 贸易条款", "FCA Shenzhen"),
    ("Country of origin 原产国", "China"),
    ("Currency 币种", "USD"),
]
INVOICE_COLUMNS = [
    "No.",
    "Description 货物名称",
    "Model 型号",
    "HS code",
    "Qty 数量",
    "Unit 单位",
    "Unit price 单价",
    "Amount 金额",
]
INVOICE_LINES = [
    ["1", "Navigation module 导航模块", "LX-550", "852691", "240", "pcs", "185.00", "44,400.00"],
]
INVOICE_TOTAL = "44,400.00"

PACKING_HEADER = [
    ("Packing list No.", "LB-2024-031-P"),
    ("Date", "2024-03-06"),
    ("Shipper", SELLER),
    ("Consignee", f"{BUYER}, 5 Steppe Street, Almaty, Kazakhstan"),
    ("Invoice No.", "LB-2024-031"),
]
PACKING_COLUMNS = [
    "No.",
    "Description of goods",
    "Model",
    "Qty (pcs)",
    "Cartons",
    "Net weight (kg)",
    "Gross weight (kg)",
]
PACKING_LINES = [
    ["1", "Navigation module", "LX-550", "240", "12", "96.0", "108.0"],
]

CUSTOMS_COLUMNS = [
    "Номер ДТ", "Дата регистрации ДТ", "Направление (ИМ/ЭК)", "Наименование отправителя", "ИНН получателя",
    "Наименование получателя", "Наименование контрактодержателя", "Код страны отправления", "Код страны назначения",
    "Описание и характеристика товара", "Фирма-изготовитель", "Код товара по ТН ВЭД", "Кол-во в доп. ед.", "Ед. изм.",
    "Вес нетто, кг", "Кол-во мест", "Фактурная стоимость", "Валюта", "Страна происхождения",
]  # fmt: skip
CUSTOMS_ROWS = [
    [
        "10999010/220324/0000117", "22.03.2024", "ИМ", "LANTERN BAY NAVIGATION CO., LTD.",
        PLANT_INN, PLANT_RU, BUYER_RU, "KZ", "RU",
        "МОДУЛЬ НАВИГАЦИОННЫЙ LX-550, ДЛЯ ГРАЖДАНСКОГО ПРИМЕНЕНИЯ, НОВЫЙ", "LANTERN BAY NAVIGATION CO., LTD.",
        "8526912000", "240", "ШТ", "96,0", "12", "44400,00", "USD", "CN",
    ],
    [
        "10999010/020424/0000163", "02.04.2024", "ИМ", "ЧАЙНЫЙ ДОМ «ТРИ ЛИСТА»",
        "", "ООО «Самоварная лавка»", "", "KZ", "RU",
        "НАБОР ЧАЙНЫЙ ФАРФОРОВЫЙ", "ОТСУТСТВУЕТ", "6911100000", "40", "КОМПЛ", "210,5", "20", "1600,00", "USD", "KZ",
    ],
]  # fmt: skip

REPORT = [
    ("heading", "Модули для «Меридиана»: что видно по таможенным данным"),
    ("plain", "Бюро «Открытая накладная», 25 июня 2024 г."),
    (
        "plain",
        f"По таможенным данным, навигационные модули LX-550 пришли в Россию через Алматы. "
        f"Контракт держит {BUYER_RU}. Получатель — {PLANT_RU} (ИНН {PLANT_INN}).",
    ),
    (
        "plain",
        "В двух декларациях названы модули и чайные наборы. Бюро «Открытая накладная» "
        "направило вопросы получателю и контрактодержателю; ответов пока нет.",
    ),
    ("plain", "Все фирмы, лица и события этого отчёта вымышлены."),
]

WATCHLIST = [
    {
        "id": "vor-0001", "schema": "Company", "caption": "Luzhsk Meridian Plant JSC",
        "properties": {
            "name": ["Luzhsk Meridian Plant JSC"],
            "alias": ["АО «Лужский завод «Меридиан»", "AO Luzhskiy zavod Meridian"],
            "innCode": [PLANT_INN], "country": ["ru"], "topics": ["sanction"],
            "program": ["Valdora Export Review List"],
            "notes": ["Said by the (invented) Office of Export Review of Valdora to build drones for a war."],
        },
        "datasets": ["valdora_export_review"], "first_seen": "2023-11-02", "last_change": "2024-06-30",
    },
    {
        "id": "vor-0002", "schema": "Company", "caption": "Orlik Group",
        "properties": {
            "name": ["Orlik Group"], "alias": ["Группа «Орлик»"], "country": ["ru"], "topics": ["sanction"],
            "program": ["Valdora Export Review List"],
            "notes": ["Said by the (invented) Office of Export Review of Valdora to own arms makers."],
        },
        "datasets": ["valdora_export_review"], "first_seen": "2023-11-02", "last_change": "2024-06-30",
    },
    {
        "id": "vor-0003", "schema": "Company", "caption": "Meridian Travel Bureau",
        "properties": {
            "name": ["Meridian Travel Bureau"], "country": ["pl"], "topics": ["sanction"],
            "program": ["Valdora Export Review List"], "notes": ["A namesake, listed for another reason."],
        },
        "datasets": ["valdora_export_review"], "first_seen": "2022-02-14", "last_change": "2024-06-30",
    },
]  # fmt: skip


def invoice_pdf() -> bytes:
    """The invoice as a one-page PDF with a text layer in Latin and Chinese letters."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    page.setTitle("Commercial invoice LB-2024-031")
    page.setFont("STSong-Light", 16)
    page.drawString(50, 790, "COMMERCIAL INVOICE 商业发票")
    page.setFont("STSong-Light", 9)
    y = 760
    for label, value in INVOICE_HEADER:
        page.drawString(50, y, f"{label}: {value}")
        y -= 15
    y -= 10
    edges = [50, 78, 205, 270, 335, 390, 440, 505]
    for row in [INVOICE_COLUMNS, *INVOICE_LINES]:
        for x, text in zip(edges, row, strict=True):
            page.drawString(x, y, text)
        y -= 16
    page.drawString(78, y, "Total 总计")
    page.drawString(505, y, INVOICE_TOTAL)
    page.drawString(50, y - 40, "An invented paper. No such firm, good or sale exists.")
    page.showPage()
    page.save()
    return out.getvalue()


def sheet(
    title: str, name: str, header: list[tuple[str, str]], columns: list[str], lines: list[list[str]], total: list[str]
) -> bytes:
    """A paper as a workbook with one sheet: title, labelled lines, goods table."""
    book = Workbook()
    page = book.active
    page.title = name
    page.append([title])
    page.append([])
    for label, value in header:
        page.append([label, value])
    page.append([])
    page.append(columns)
    for line in [*lines, total]:
        page.append(line)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def report_docx() -> bytes:
    """The Russian report as a Word file."""
    paper = Document()
    paper.core_properties.title = REPORT[0][1]
    paper.core_properties.author = "Бюро «Открытая накладная»"
    for kind, text in REPORT:
        if kind == "heading":
            paper.add_heading(text, level=1)
        else:
            paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return settled(out.getvalue())


def settled(office: bytes) -> bytes:
    """An office file without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-06-30T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (2024, 6, 30, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def customs_csv() -> bytes:
    """Rows of an import register, in the encoding and with the separator usual for such extracts."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([CUSTOMS_COLUMNS, *CUSTOMS_ROWS])
    return out.getvalue().encode("cp1251")


def mail(packing: bytes) -> bytes:
    """The seller's mail to the buyer, with the packing list attached."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Dispatch <dispatch@lanternbay.example>"
    message["To"] = "Warehouse <warehouse@solonchak.example>"
    message["Subject"] = "Packing list for invoice LB-2024-031"
    message["Date"] = "Wed, 06 Mar 2024 09:12:00 +0800"
    message["Message-ID"] = "<20240306.0912@lanternbay.example>"
    message.set_content(
        "Dear colleagues,\n\nattached is the packing list for invoice LB-2024-031.\n\nBest regards,\nDispatch\n"
    )
    message.add_attachment(
        packing,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename="packing-list.xlsx",
    )
    message.set_boundary("=_lantern_bay_0306")
    return message.as_bytes()


def files() -> dict[str, bytes]:
    """Every built file by its path within the case."""
    pdf = invoice_pdf()
    total = ["", "Total 总计", "", "", "", "", "", INVOICE_TOTAL]
    packing = sheet(
        "PACKING LIST",
        "Packing list",
        PACKING_HEADER,
        PACKING_COLUMNS,
        PACKING_LINES,
        ["", "Total", "", "240", "12", "96.0", "108.0"],
    )
    return {
        "documents/invoice-LB-2024-031.pdf": pdf,
        "documents/invoice-LB-2024-031.xlsx": sheet(
            "COMMERCIAL INVOICE 商业发票", "Invoice", INVOICE_HEADER, INVOICE_COLUMNS, INVOICE_LINES, total
        ),
        "documents/packing-list.eml": mail(packing),
        "documents/customs-import-2024.csv": customs_csv(),
        "documents/otkrytaya-nakladnaya.docx": report_docx(),
        "documents/scan-0007.pdf": pdf[: len(pdf) // 3],
        "watchlist.ftm.json": "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in WATCHLIST).encode(),
    }


def main() -> None:
    """Write the files below FOLDER, by default the folder of this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path.relative_to(folder))


if __name__ == "__main__":
    main()
