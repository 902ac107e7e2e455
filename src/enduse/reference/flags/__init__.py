"""Red flags: the rules of the authorities by short names of our own, and the facts that their tests look up.

rules.csv       the rules: severity and weight (ours), sources, what a case must tell to test them; `not_tested` says
                why one cannot be tested by these records at all; `base_rate` is empty where no source knows one
sources.csv     where the rules stand
limits.csv      the thresholds and days of the tests
countries.csv   dated sets of countries: destination, transit, hub, eu, partner
words.csv       vocabulary in English, Russian and Chinese; a trailing `*` stands for any ending
activities.csv  divisions of NACE with the chapters of the Harmonized System that their business works with
dialling.csv    telephone codes of countries
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


class Rule(Struct, frozen=True, kw_only=True):
    """A red flag. `needs` says what the case must tell; `not_tested` why it is never tested, empty where it is."""

    id: str
    name: str
    severity: Literal["notice", "question", "warning"]
    weight: Literal["low", "medium", "high"]
    source: str
    titles: str = ""  # the sources without their addresses
    base_rate: str = ""
    needs: str = ""
    not_tested: str = ""


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the table's order; `source` names where each stands, with the number of the flag in the EAR."""
    known = {r["key"]: f"{r['title']}, {r['url']}" for r in _rows("sources.csv")}
    return tuple(
        Rule(
            id=r["id"],
            name=r["name"],
            severity=r["severity"],  # type: ignore[arg-type]
            weight=r["weight"],  # type: ignore[arg-type]
            source="; ".join(known[key] for key in r["sources"].split())
            + (f"; red flag {r['ear_no']} of the Supplement" if r["ear_no"] else ""),
            base_rate=r["base_rate"],
            titles="; ".join(_titles()[key] for key in r["sources"].split()),
            needs=r["needs"],
            not_tested=r["not_tested"],
        )
        for r in _rows("rules.csv")
    )


@cache
def rule(id: str) -> Rule | None:
    """The rule of this id, None where the table has none."""
    return next((r for r in rules() if r.id == id), None)


@cache
def sources() -> tuple[str, ...]:
    """Where the rules stand: each source with its address."""
    return tuple(f"{r['title']}: {r['url']}" for r in _rows("sources.csv"))


@cache
def _titles() -> dict[str, str]:
    return {r["key"]: r["title"] for r in _rows("sources.csv")}


@cache
def limit(rule: str, name: str) -> float:
    """A threshold of a rule."""
    return float(_limits()[rule, name])


@cache
def day(rule: str, name: str = "since") -> str:
    """A day (ISO date) from which a rule counts."""
    return _limits()[rule, name]


@cache
def _limits() -> dict[tuple[str, str], str]:
    return {(r["rule"], r["name"]): r["value"] for r in _rows("limits.csv")}


@cache
def countries(group: str, on: str | None = None) -> frozenset[str]:
    """The countries of a set (ISO 3166-1 alpha-2, lower case) on a day; all that ever belonged where none is given."""
    return frozenset(
        r["country"]
        for r in _rows("countries.csv")
        if r["set"] == group
        and (on is None or not r["from"] or r["from"] <= on)
        and (on is None or not r["until"] or on <= r["until"])
    )


@cache
def words(use: str) -> tuple[str, ...]:
    """The words of a use, in lower case."""
    return tuple(w for r in _rows("words.csv") if r["use"] == use for w in r["words"].casefold().split(";"))


@cache
def pattern(use: str) -> re.Pattern[str]:
    """What finds one of the words of a use in a text, as a whole word; Chinese ones anywhere. Case does not count."""
    forms = []
    for word in sorted(words(use), key=lambda w: (-len(w), w)):
        stem = re.escape(word.removesuffix("*"))
        end = r"\w*" if word.endswith("*") else r"(?!\w)"
        forms.append(stem if _HAN.search(word) else rf"(?<!\w){stem}{end}")
    return re.compile("|".join(forms), re.IGNORECASE)


def said(use: str, text: str) -> str | None:
    """The first words of a use that stand in a text, as they stand there; None where there are none."""
    match = pattern(use).search(text)
    return match[0] if match else None


@cache
def chapters(division: str) -> frozenset[str] | None:
    """The chapters that a division of NACE works with; None where the table does not judge the division."""
    found = {r["division"]: frozenset(r["chapters"].split()) for r in _rows("activities.csv")}
    return found.get(division)


@cache
def business(division: str) -> str:
    """What a division of NACE is called."""
    return next((r["what"] for r in _rows("activities.csv") if r["division"] == division), division)


@lru_cache(maxsize=4096)
def dialled(number: str) -> frozenset[str]:
    """The countries whose code a telephone number begins with; empty where it gives none that is known."""
    plain = re.sub(r"[^\d+]", "", number)
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    codes = {r["code"]: frozenset(r["countries"].split()) for r in _rows("dialling.csv")}
    return next((codes[plain[:n]] for n in (4, 3, 2) if plain.startswith("+") and plain[:n] in codes), frozenset())
