"""What trade do words tell? A freight forwarder, «Тобол Карго» and 货运代理 are of one; so are a think-tank and an
institute."""

import csv
from functools import cache, lru_cache
from importlib.resources import files

from enduse.compare.forms import split_words
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import adjectives, dictionary_forms
from enduse.compare.scripts import scripts_of


@lru_cache(maxsize=16_384)
def trades(text: str) -> frozenset[str]:
    """The trades that a name or a description tells.

    >>> sorted(trades("a freight forwarder")), sorted(trades("Тобол Карго")), sorted(trades("一家货运代理"))
    (['forwarding'], ['forwarding'], ['forwarding'])
    """
    found: set[str] = set()
    if "han" in scripts_of(text):
        written = simplify(text)
        found |= {
            trade for word, told in _words().items() if word in written and "han" in scripts_of(word) for trade in told
        }
    for word in split_words(text):
        low = word.lower().replace("ё", "е")
        forms = {low, low.removesuffix("s"), *dictionary_forms(low), *adjectives(low)}
        found |= {trade for form in forms for trade in _words().get(form, ())}
    return frozenset(found)


@cache
def _words() -> dict[str, frozenset[str]]:
    """The trades of each word."""
    found: dict[str, set[str]] = {}
    with files(__package__ or "enduse.resolve").joinpath("trades.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for column in ("english", "russian", "chinese"):
                for word in row[column].replace("ё", "е").split("|"):
                    found.setdefault(word, set()).add(row["trade"])
    return {word: frozenset(told) for word, told in found.items()}
