"""Random content by a seed: firms, goods lines, wordings, numbers of papers."""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from stdnum import iban
from stdnum.cn import uscc
from stdnum.ru import inn

from trade.generate.figures import DATES_OF, WAYS_OF, dated, written
from trade.generate.paper import Figure

T = TypeVar("T")
DATA = Path(__file__).parent.parent / "data"
#: Units as they are printed, by what is counted and language.
UNITS = {
    "piece": {
        "en": ("pcs", "PCS", "pc", "ea", "EA", "pieces"),
        "ru": ("шт", "шт.", "ШТ"),
        "zh": ("个", "件", "只", "台"),
    },
    "set": {"en": ("set", "sets", "SET"), "ru": ("компл", "компл.", "к-т"), "zh": ("套", "组")},
    "metre": {"en": ("m", "MTR", "m"), "ru": ("м", "пог. м"), "zh": ("米",)},
    "kilogram": {"en": ("kg", "KG", "kgs"), "ru": ("кг",), "zh": ("千克", "公斤")},
    "box": {"en": ("box", "boxes", "BOX"), "ru": ("упак", "уп."), "zh": ("盒",)},
}
INCOTERMS = (
    *("FCA Shenzhen", "FOB Shanghai", "CIP Almaty", "DAP Moscow", "EXW Stuttgart", "CPT Yekaterinburg"),
    *("CIF Vladivostok", "FOB Ningbo", "DAP Bishkek"),
)
CURRENCIES = {
    "USD": {"en": ("USD", "US$", "$"), "ru": ("USD", "долл. США"), "zh": ("USD", "美元", "US$")},
    "EUR": {"en": ("EUR", "€"), "ru": ("EUR", "евро"), "zh": ("EUR", "欧元")},
    "CNY": {"en": ("CNY", "RMB"), "ru": ("CNY", "юань"), "zh": ("CNY", "人民币", "RMB", "元")},
    "RUB": {"en": ("RUB",), "ru": ("RUB", "руб.", "рублей"), "zh": ("RUB", "卢布")},
}


@dataclass(frozen=True)
class Firm:
    """A fictional firm: its names, addresses and bank by language."""

    country: str
    name: dict[str, str]
    address: dict[str, str]
    bank: dict[str, str]
    number: str


@dataclass(frozen=True)
class Line:
    """One line of goods."""

    name: dict[str, str]
    model: str
    code: str
    counted: str
    quantity: Decimal
    price: Decimal
    amount: Decimal
    cartons: int
    net: Decimal
    gross: Decimal


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file of this set."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


WORDINGS = {
    (name, row[key], row["language"]): row["wordings"].split(";")
    for name, key in (("columns", "key"), ("labels", "field"))
    for row in rows(name)
}


class Draw:
    """What one paper is made of. The same seed gives the same paper."""

    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)

    def pick(self, among: Sequence[T]) -> T:
        return self.rng.choice(among)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def firm(self, side: str, *languages: str) -> Firm:
        """A firm of a side of the trade that has a name in each of the languages."""
        known = [r for r in rows("firms") if r["side"] == side and all(r[f"name_{k}"] for k in languages)]
        row = self.pick(known)
        number = self._tax(row["country"])
        by = [{k: row[f"{what}_{k}"] for k in ("en", "ru", "zh")} for what in ("name", "address", "bank")]
        return Firm(row["country"], *by, number)

    def others(self, side: str, firm: Firm, *languages: str) -> Firm:
        """Another firm of the same side."""
        while (other := self.firm(side, *languages)).name == firm.name:
            pass
        return other

    def _tax(self, country: str) -> str:
        if country in ("CN", "HK", "TW"):
            body = (
                "91" + self.digits(6) + "MA" + "".join(self.pick("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
            )
            return body + uscc.calc_check_digit(body)
        if country == "RU":
            body = self.pick(("66", "63", "78", "54")) + self.digits(7)
            return body + inn.calc_company_check_digit(body)
        return self.digits(9)

    def account(self, country: str) -> str:
        """An account number: an IBAN where the country has one."""
        if country == "RU":
            return "40702" + self.digits(15)
        if country in ("DE", "TR", "AE"):
            body = {"DE": self.digits(18), "TR": self.digits(5) + "0" + self.digits(16), "AE": self.digits(19)}[country]
            return country + iban.calc_check_digits(f"{country}00{body}") + body
        return self.digits(4) + " " + self.digits(4) + " " + self.digits(4) + " " + self.digits(4)

    def digits(self, count: int) -> str:
        return "".join(str(self.rng.randint(1, 9)) for _ in range(count))

    def number(self, prefix: str = "") -> str:
        """The number of a paper."""
        letters = "".join(self.pick("ABCDEHKLMNPRSTX") for _ in range(2))
        shape = self.pick(("{p}{l}-{y}-{n}", "{p}{l}{y}{n}", "{l}/{n}-{s}", "{p}{n}/{y}", "{l}-{n}"))
        year = self.rng.randint(2022, 2025)
        return shape.format(p=prefix, l=letters, y=year, s=year % 100, n=self.digits(4))

    def day(self) -> date:
        return date(2023, 1, 5) + timedelta(days=self.rng.randint(0, 900))

    def date(self, day: date, language: str) -> str:
        return dated(day, self.pick(DATES_OF[language]))

    def way(self, language: str) -> str:
        return self.pick(WAYS_OF[language])

    def label(self, field: str, *languages: str) -> str:
        """A wording of a label, in several languages beside each other."""
        return self._joined("labels", field, languages)

    def head(self, key: str, *languages: str) -> str:
        """A wording of a column's head."""
        return self._joined("columns", key, languages)

    def _joined(self, name: str, key: str, languages: Sequence[str]) -> str:
        return self.pick((" / ", " ", "/")).join(self.pick(WORDINGS[name, key, k]) for k in languages)

    def incoterm(self) -> str:
        return self.pick(INCOTERMS)

    def lines(self, count: int) -> list[Line]:
        """Lines of different goods; beyond the number of goods, of the same with other models."""
        known = rows("goods")
        self.rng.shuffle(known)
        made = []
        for at in range(count):
            row = known[at % len(known)]
            whole = row["unit"] in ("piece", "set", "box")
            low, high = float(row["low"]), float(row["high"])
            price = Decimal(f"{self.rng.uniform(low, high):.2f}").max(Decimal("0.01"))
            most = 5000 if high < 50 else 60
            quantity = Decimal(self.rng.randint(2, most)) if whole else Decimal(self.rng.randint(20, 9000)) / 10
            amount = (price * quantity).quantize(Decimal("0.01"))
            net = Decimal(self.rng.randint(20, 9000)) / 10
            made.append(
                Line(
                    {k: row[k] for k in ("en", "ru", "zh")},
                    row["model"] + (self.pick("ABXZ") if at >= len(known) else ""),
                    row["hs"],
                    row["unit"],
                    quantity,
                    price,
                    amount,
                    self.rng.randint(1, 24),
                    net,
                    net + Decimal(self.rng.randint(5, 200)) / 10,
                )
            )
        return made

    def figure(self, value: Decimal, way: str, places: int) -> Figure:
        return Figure(value, written(value, way, places))
