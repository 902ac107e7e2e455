"""The tables of English words, loaded once: closed classes, verb forms, cue words."""

from functools import cache
from typing import Any

from msgspec import Struct

from enduse.read import tables


class Verb(Struct, frozen=True):
    """One reading of a word as a verb: `form` is base, s, past, pp, or ing."""

    lemma: str
    form: str


def table(name: str) -> dict[str, Any]:
    """A table of `lang/en` by its name, e.g. "frames"."""
    return tables.table(name, "en")


@cache
def words(section: str, key: str | None = None) -> frozenset[str]:
    """A set of words: words("modals") of words.toml, or words("voices.silence", "declines_verbs") of another table."""
    if key is None:
        value: Any = table("words")[section]
    else:
        name, _, part = section.partition(".")
        value = table(name)[part][key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def verb_forms() -> dict[str, tuple[Verb, ...]]:
    """Every form of every verb in the table, by rule or as listed under [irregular]."""
    irregular = table("words")["irregular"]
    found: dict[str, list[Verb]] = {}
    for lemma in table("words")["verbs"].split():
        past, pp = irregular[lemma].split() if lemma in irregular else (_past(lemma), _past(lemma))
        for form, text in (("base", lemma), ("s", _third(lemma)), ("past", past), ("pp", pp), ("ing", _ing(lemma, pp))):
            found.setdefault(text, []).append(Verb(lemma, form))
    return {text: tuple(readings) for text, readings in found.items()}


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str, pp: str) -> str:
    """The -ing form; a final consonant is doubled where the past participle doubles it."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    doubles = pp == lemma + lemma[-1] + "ed" or lemma in {
        "put",
        "cut",
        "set",
        "run",
        "let",
        "hit",
        "get",
        "win",
        "begin",
        "split",
    }
    return lemma + (lemma[-1] if doubles else "") + "ing"
