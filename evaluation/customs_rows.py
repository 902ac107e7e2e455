"""Rows of a customs extract for measuring: as many as wanted, the same each time, firms and goods invented.

    python evaluation/customs_rows.py ROWS FILE.csv|FILE.xlsx

The columns are those of a Russian extract of declarations. As in such an extract firms, goods and whole shipments
recur: 4,000 senders, 2,500 consignees, 3,000 makers, 24 kinds of goods in 500 models each.
"""

import csv
import random
import sys
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from stdnum.ru import inn

HEADS = (
    "Номер ДТ", "Дата регистрации ДТ", "Направление (ИМ/ЭК)", "G022 Наименование отправителя", "ИНН получателя",
    "G082 Наименование получателя", "G092 Наименование контрактодержателя", "G34 Код страны происхождения",
    "G31_1 Описание и характеристика товара", "G31_11 Фирма-изготовитель", "G31_12 Товарный знак",
    "G33 Код товара по ТН ВЭД", "G35 Вес брутто, кг", "G38 Вес нетто, кг", "G31_7 Кол-во в доп. ед.",
    "G31_71 Ед. изм.", "G42 Фактурная стоимость", "G221 Валюта контракта", "G46 Статистическая стоимость, USD",
    "G29 Код таможни на границе",
)  # fmt: skip
#: Columns that a sheet holds as numbers.
FIGURES = frozenset({12, 13, 14, 16, 18})
SENDERS, CONSIGNEES, MAKERS, MODELS = 4_000, 2_500, 3_000, 500
_SHARED = ' t="s"'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: The parts of a workbook that are not its table.
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_ML}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_ML}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEET_ML}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="DT" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}
_GOODS = Path(__file__).parent / "trade" / "data" / "goods.csv"
_LATIN = tuple(a + b + c for a in "bdfghklmnprstvz" for b in "aeiou" for c in ("", "n", "r", "l", "s"))
_CYRILLIC = tuple(a + b + c for a in "бдфгхклмнпрствз" for b in "аеиоу" for c in ("", "н", "р", "л", "с"))
_TRADES = ("TRADING", "ELECTRONICS", "PRECISION", "LOGISTICS", "INSTRUMENTS", "BEARINGS", "MOTION", "SUPPLY")
_FORMS = ("CO., LTD", "LTD.", "LIMITED", "GMBH", "A.S.")


def rows(count: int) -> Iterator[list[str]]:
    """So many rows, without the heads."""
    draw = random.Random(20)
    senders = [_latin(draw) for _ in range(SENDERS)]
    makers = [_latin(draw) for _ in range(MAKERS)]
    consignees = [(_number(draw), _cyrillic(draw)) for _ in range(CONSIGNEES)]
    with _GOODS.open(encoding="utf-8", newline="") as lines:
        kinds = [(row["ru"].upper(), row["model"], row["hs"]) for row in csv.DictReader(lines)]
    for number in range(count):
        name, model, code = draw.choice(kinds)
        taxed, consignee = draw.choice(consignees)
        holder = consignee if draw.random() < 0.7 else draw.choice(consignees)[1]
        pieces, price, day = draw.randint(1, 5000), draw.randint(50, 90_000) / 100, draw.randint(0, 699)
        weight, amount = draw.randint(10, 90_000) / 10, round(pieces * price, 2)
        mark = f"{model}-{draw.randrange(MODELS)}"
        yield [
            f"10702020/{day % 28 + 1:02}{day // 28 % 12 + 1:02}{22 + day // 336}/{number // 3:07}",
            f"{day % 28 + 1:02}.{day // 28 % 12 + 1:02}.{2022 + day // 336}", "ИМ", draw.choice(senders), taxed,
            consignee, holder, draw.choice(("CN", "HK", "TR", "DE", "KZ")),
            f"{name}, МОДЕЛЬ {mark}, ДЛЯ ПРОМЫШЛЕННОГО ИСПОЛЬЗОВАНИЯ, НЕ ВОЕННОГО НАЗНАЧЕНИЯ, УПАКОВАН",
            draw.choice(makers), "ОТСУТСТВУЕТ", code, f"{weight * 1.1:.1f}", f"{weight:.1f}", str(pieces), "ШТ",
            f"{amount:.2f}", draw.choice(("USD", "CNY", "EUR")), f"{amount:.2f}", "10702020",
        ]  # fmt: skip


def as_csv(file: Path, count: int) -> None:
    """Write the table as csv."""
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter=";")
        table.writerow(HEADS)
        table.writerows(rows(count))


def as_xlsx(file: Path, count: int) -> None:
    """Write the table as the only sheet of a workbook, laid out as Excel does: figures as numbers, shared strings."""
    shared: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(chain([HEADS], rows(count)), start=1):
                cells = []
                for column, text in enumerate(row):
                    figure = column in FIGURES and number > 1
                    value = text if figure else shared.setdefault(text, len(shared))
                    place = f"{chr(65 + column)}{number}"
                    cells.append(f'<c r="{place}"{"" if figure else _SHARED}><v>{value}</v></c>')
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(f'<sst xmlns="{_MAIN}">'.encode())
            for text in shared:
                strings.write(f"<si><t>{escape(text)}</t></si>".encode())
            strings.write(b"</sst>")


def _latin(draw: random.Random) -> str:
    return f"{_joined(draw, _LATIN)} {_joined(draw, _LATIN)} {draw.choice(_TRADES)} {draw.choice(_FORMS)}".upper()


def _cyrillic(draw: random.Random) -> str:
    return f"ООО «{_joined(draw, _CYRILLIC).capitalize()}-{_joined(draw, _CYRILLIC)}»"


def _joined(draw: random.Random, parts: tuple[str, ...]) -> str:
    return "".join(draw.choice(parts) for _ in range(draw.randint(3, 4)))


def _number(draw: random.Random) -> str:
    body = f"77{draw.randint(0, 9_999_999):07}"
    return body + inn.calc_company_check_digit(body)


if __name__ == "__main__":
    target = Path(sys.argv[2])
    (as_xlsx if target.suffix == ".xlsx" else as_csv)(target, int(sys.argv[1]))
