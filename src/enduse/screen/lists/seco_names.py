"""The names of one identity in the Swiss list: parts in their order, each with its spellings in other languages and
scripts."""

from itertools import islice, product
from typing import Any

from enduse.records.reading import Name
from enduse.screen.lists.elements import text

#: Codes of ISO 639-2 and their codes of two letters.
_LANGUAGES = {
    "ara": "ar", "bel": "be", "bos": "bs", "bul": "bg", "ces": "cs", "chi": "zh", "cze": "cs", "deu": "de", "eng": "en",
    "ell": "el", "fas": "fa", "fra": "fr", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "heb": "he", "hrv": "hr",
    "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko", "mac": "mk", "may": "ms", "mkd": "mk", "per": "fa", "pol": "pl",
    "por": "pt", "pus": "ps", "ron": "ro", "rum": "ro", "rus": "ru", "som": "so", "spa": "es", "sqi": "sq", "srp": "sr",
    "swa": "sw", "tur": "tr", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi", "zho": "zh",
}  # fmt: skip
#: A part with its spellings: of one language and script no name has more than this many readings.
_MOST_READINGS = 256


def names(identity: Any) -> list[tuple[int, Name]]:
    """The names of an identity, each with its rank: 0 primary, 1 alias or former name, 2 of low quality."""
    found: dict[Name, int] = {}
    for name in identity.iterfind("{*}name"):
        weak = (name.get("quality") or "").lower() == "low"
        rank = 2 if weak else 0 if name.get("name-type") == "primary-name" else 1
        for reading in _readings(name):
            found.setdefault(reading, rank)
    return [(rank, name) for name, rank in found.items()]


def _readings(name: Any) -> list[Name]:
    """The name as printed, then as written in every language and script of which a part tells a spelling."""
    parts = [part for part in name.iterfind("{*}name-part") if part.get("name-part-type") != "title"]
    parts.sort(key=lambda part: int(o) if (o := part.get("order") or "").isdecimal() and len(o) < 9 else 0)
    printed = [text(part, "value") for part in parts]
    found = [(" ".join(" ".join(printed).split()), name.get("lang"))]
    spelt: dict[tuple[str, str], dict[int, list[str]]] = {}
    for place, part in enumerate(parts):
        for variant in part.iterfind("{*}spelling-variant"):
            way = (variant.get("lang") or "", variant.get("script") or "")
            if words := " ".join((variant.text or "").split()):
                spelt.setdefault(way, {}).setdefault(place, []).append(words)
    for (language, _), variants in spelt.items():
        choices = [variants.get(place, [value]) for place, value in enumerate(printed)]
        found += [(" ".join(" ".join(way).split()), language) for way in islice(product(*choices), _MOST_READINGS)]
    tidy = dict.fromkeys(Name(words, _code(language)) for words, language in found if any(c.isalpha() for c in words))
    return list(tidy)


def _code(language: str | None) -> str | None:
    known = (language or "").lower()
    return known if len(known) == 2 else _LANGUAGES.get(known)
