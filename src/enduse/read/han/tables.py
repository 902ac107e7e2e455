"""The cue words of Chinese prose, loaded once from `lang/zh`."""

import csv
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from enduse.compare.han.lexicon import lexicon
from enduse.reference.goods import entries
from enduse.reference.places import han_names


@cache
def table(name: str) -> dict[str, Any]:
    """A table of `lang/zh` by its name, e.g. "voices"."""
    return tomllib.loads(files("enduse.read.lang.zh").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A set of words: words("voices.silence", "declines")."""
    name, _, part = section.partition(".")
    value = table(name)[part][key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def cue_words() -> dict[str, str]:
    """Every cue word of two characters or more, with a part of speech as rjieba has them."""
    voices, frames = table("voices"), table("frames")
    found: dict[str, str] = {}
    for section, tag in (("sources", "n"), ("silence", "v"), ("reporting", "v"), ("certainty", "d"), ("phase", "d")):
        for key, value in voices[section].items():
            for word in value.split():
                found.setdefault(word, "n" if key in ("papers", "plan_nouns") and tag == "d" else tag)
    for word in table("words")["pieces"]["attributes"].split():
        found.setdefault(word, "b")
    for word in frames["markers"]["to"].split() + frames["markers"]["agent"].split() + ["对于", "至于"]:
        found.setdefault(word, "p")
    for word in voices["negation"]["not"].split():
        found.setdefault(word, "d")
    for frame in frames["verb"]:
        for word in frame["lemmas"].split():
            found.setdefault(word, "v")
    for section, tag in (("goods", "n"), ("organizations", "n")):
        for word in frames[section]["heads"].split():
            found.setdefault(word, tag)
    for key in ("organizations", "pronouns"):
        for word in frames["pointing"][key].split():
            found.setdefault(word, "r")
    for key, value in frames["copula"].items():
        for word in value.split():
            found.setdefault(word, "v" if key == "verbs" else "n")
    for word in tomllib.loads(files("enduse.read.lang.zh").joinpath("names.toml").read_text("utf-8"))["titles"]:
        found.setdefault(word, "n")
    return {word: tag for word, tag in found.items() if len(word) > 1 and word[0] != "的"}


#: Chapters of the Harmonized System whose goods are told of in deliveries: chemicals, metals, machines, vehicles, arms.
_CHAPTERS = frozenset([28, 29, 36, 38, 39, 40, 70, 71, *range(72, 77), *range(81, 91), 93])


@cache
def goods_heads() -> frozenset[str]:
    """Nouns for goods: those of the frames, and the terms of the table of goods that are no words of trade."""
    generic = {word for word, make in lexicon().items() if make().kind in ("generic", "filler")}
    terms = {
        name
        for entry in entries()
        if int(entry.codes[0][:2]) in _CHAPTERS
        for name in entry.names
        if 2 <= len(name) <= 8 and _HAN.fullmatch(name)
    }
    return words("frames.goods", "heads") | (terms - generic - frozenset(words("voices.sources", "documents")))


_HAN = re.compile("[\u3400-\u9fff]+")
#: Towns of fewer people are no words of the table.
_LARGE = 500_000


@cache
def other_places() -> dict[str, str]:
    """Names of places that the table of places lacks, as Taiwan calls them among others, each with its English name."""
    with files("enduse.read.lang.zh").joinpath("places.csv").open(encoding="utf-8") as rows:
        return {han: row["name"] for row in csv.DictReader(rows) for han in row["han"].split(";")}


@cache
def place_words() -> frozenset[str]:
    """Names of countries, regions and larger towns in simplified characters."""
    known = {n for n, p in han_names() if len(n) > 1 and (p.kind != "city" or p.people >= _LARGE)}
    return frozenset(known | set(other_places()))
