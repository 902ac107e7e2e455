"""Do words name a medium, or a body that publishes? "Northmoor Ledger", «Полевой вестник», 江海财经观察."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

from enduse.ingest.worded import table

_QUOTES = "\"'“”‘’«»„《》*_ "
_LONGEST = 80


def outlet(words: str) -> Literal["medium", "body"] | None:
    """What sort of publisher the words name, None where they are not plainly the name of one."""
    name = words.strip(_QUOTES)
    if not name or len(name) > _LONGEST or re.search(r"[.!?。！？:：;]$|[,，\t]", name):
        return None
    if name.removeprefix("The ").casefold() in _known():
        return "medium"
    if re.search(r"[\u3400-\u9fff]", name):
        return _han(name)
    return _cyrillic(name) if re.search(r"[\u0400-\u04ff]", name) else _latin(name)


def _latin(name: str) -> Literal["medium", "body"] | None:
    """A name whose words have capitals, with a head as its last word or before "of", "for", "on"."""
    said = name.removeprefix("The ").removeprefix("THE ").split()
    small = frozenset(table()["words"]["small"].split())
    if not 2 <= len(said) <= 8 or (name.isupper() and len(said) > 4):
        return None
    if not all(w.lower() in small or w[0].isupper() for w in said):
        return None
    heads = {w.capitalize() for n, w in enumerate(said) if n + 1 == len(said) or said[n + 1] in ("of", "for", "on")}
    if len(said) == 3:
        heads.add(said[1].capitalize())  # "Arms Monitor Sahel"
    if heads & _heads("media", "latin") or said[0].capitalize() in _heads("media", "first"):
        return "medium"
    if not heads & _heads("bodies", "latin"):
        return None
    return "medium" if {"Press", "News", "Wire"} & set(said) else "body"


def _cyrillic(name: str) -> Literal["medium", "body"] | None:
    """A name of few words, the first with a capital, one of them a head."""
    said = [w.strip(_QUOTES).lower() for w in name.split()]
    if not 2 <= len(said) <= 5 or not name[0].isupper():
        return None
    if {said[0], said[-1]} & _heads("media", "cyrillic"):
        return "medium"
    return "body" if said[0] in _heads("bodies", "cyrillic") else None


def _han(name: str) -> Literal["medium", "body"] | None:
    """A name of few characters that ends with a head."""
    if not 4 <= len(name) <= 14 or re.search(r"[^\w·（）()]", name):
        return None
    if name.endswith(tuple(_heads("media", "han"))):
        return "medium"
    return "body" if name.endswith(tuple(_heads("bodies", "han"))) else None


@cache
def _heads(kind: str, script: str) -> frozenset[str]:
    return frozenset(table()[kind][script].split())


@cache
def _known() -> frozenset[str]:
    """The names of the media of the table, folded."""
    with files("enduse.reference").joinpath("publications.csv").open(encoding="utf-8") as stream:
        return frozenset(name.casefold() for row in csv.DictReader(stream) for name in row["names"].split(";"))
