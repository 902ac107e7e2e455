"""The cue words by which English texts show what a name names, loaded once from `lang/en/names.toml` and the word
lists."""

from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml


class Cues(Struct, frozen=True):
    """The lists of `names.toml` as sets of lower-case words (legal forms as written, longest first)."""

    strong: frozenset[str]
    trade: frozenset[str]
    type_words: frozenset[str]
    endings: tuple[str, ...]
    verbs: frozenset[str]
    handing: frozenset[str]
    bodies: tuple[tuple[str, ...], ...]
    groups: frozenset[str]
    legal_after: tuple[str, ...]
    legal_before: tuple[str, ...]
    ends: tuple[str, ...]  # each form of `legal_after` as a name ends with it, its full stop left out
    begins: tuple[str, ...]  # each form of `legal_before` as a name begins with it
    titles: frozenset[str]
    honours: frozenset[str]
    role_words: frozenset[str]
    role_heads: frozenset[str]
    says: frozenset[str]
    regions: frozenset[str]
    place_types: frozenset[str]
    place_modifiers: frozenset[str]
    place_before: frozenset[str]
    place_heads: frozenset[str]
    goods: frozenset[str]
    series: frozenset[str]
    naming: frozenset[str]
    generic: frozenset[str]
    function: frozenset[str]
    adjectives: frozenset[str]
    no_party: frozenset[str]
    nameless: frozenset[str]
    papers: frozenset[str]
    codes: frozenset[str]
    media_sure: tuple[str, ...]
    media_with_cue: tuple[str, ...]
    media_first: tuple[str, ...]


@cache
def cues() -> Cues:
    """The English cue words."""
    table: dict[str, Any] = toml.decode(files("enduse.read.lang.en").joinpath("names.toml").read_bytes())
    org, legal, person, place, item = (table[k] for k in ("organization", "legal", "person", "place", "item"))

    def longest(forms: list[str]) -> tuple[str, ...]:
        return tuple(sorted(dict.fromkeys(forms), key=lambda f: (-len(f), f)))

    return Cues(
        strong=_set(org["strong"]),
        trade=_set(org["trade"]),
        type_words=_set(org["type_words"]) | {word + "s" for word in _set(org["type_words"]) if not word.endswith("s")},
        endings=longest(org["endings"].split()),
        verbs=frozenset(form for verb in _set(org["verbs"]) for form in inflected(verb)),
        handing=frozenset(form for verb in _set(org["handing"]) for form in inflected(verb)),
        bodies=tuple(sorted((tuple(body.split()) for body in org["bodies"]), key=lambda b: (-len(b), b))),
        groups=frozenset(org["groups"].split()),
        legal_after=longest(legal["after"]),
        legal_before=longest(legal["before"]),
        ends=tuple(" " + form.rstrip(".") for form in longest(legal["after"])),
        begins=tuple(form + " " for form in longest(legal["before"])),
        titles=_set(person["titles"]),
        honours=frozenset(person["honours"].split()),
        role_words=_set(person["role_words"]) | _set(person["role_heads"]),
        role_heads=_set(person["role_heads"]),
        says=_set(person["says"]),
        regions=frozenset(place["regions"].split()),
        place_types=_set(place["types"]),
        place_modifiers=_set(place["type_modifiers"]),
        place_before=_set(place["before"]),
        place_heads=frozenset(place["heads"].lower().split()),
        goods=_set(item["goods"]),
        series=_set(item["series"]),
        naming=_set(item["naming"]),
        generic=frozenset(table["acronyms"]["generic"].split()),
        function=_set(table["words"]["function"]),
        adjectives=_set(table["words"]["adjectives"]),
        no_party=_set(table["words"]["no_party"]),
        nameless=frozenset(table["words"]["nameless"]),
        papers=_set(table["words"]["papers"]),
        codes=frozenset(table["acronyms"]["codes"].split()),
        media_sure=tuple(table["media"]["sure"].split()),
        media_with_cue=tuple(table["media"]["with_cue"].split()),
        media_first=tuple(table["media"]["first"].split()),
    )


def is_goods(word: str) -> bool:
    """Whether a lower-case word is a noun for goods, in the singular or plural."""
    goods = cues().goods
    return word in goods or (word.endswith("s") and word[:-1] in goods) or (word.endswith("es") and word[:-2] in goods)


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a verb that can follow its subject: makes, made, make."""
    past = _PAST.get(verb)
    stem = verb[:-1] if verb.endswith("e") else verb
    third = (
        verb[:-1] + "ies"
        if verb.endswith("ply")
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    )
    return verb, third, past or (verb[:-1] + "ied" if verb.endswith("ply") else stem + "ed")


_PAST = {
    "buy": "bought", "come": "came", "go": "went", "make": "made", "pay": "paid", "refit": "refitted",
    "resell": "resold", "sell": "sold", "send": "sent", "ship": "shipped", "transfer": "transferred",
}  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.lower().split())
