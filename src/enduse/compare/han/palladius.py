"""How is a Chinese name in Cyrillic letters written in pinyin? 清禾 is Цинхэ in Russian and Qinghe in English: the
system of Palladius, syllable by syllable."""

from functools import cache, lru_cache
from importlib.resources import files

_INITIALS = {
    "zh": "чж", "ch": "ч", "sh": "ш", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л",
    "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_FINALS = {
    "a": "а", "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "e": "э", "ei": "эй", "en": "энь", "eng": "эн",
    "i": "и", "ia": "я", "ian": "янь", "iang": "ян", "iao": "яо", "ie": "е", "in": "инь", "ing": "ин", "iong": "юн",
    "iu": "ю", "o": "о", "ong": "ун", "ou": "оу", "u": "у", "ua": "уа", "uai": "уай", "uan": "уань", "uang": "уан",
    "ui": "уй", "un": "унь", "uo": "о", "ue": "юэ", "v": "юй", "ve": "юэ",
}  # fmt: skip
#: Behind j, q and x an u is an ü.
_PALATAL = {"u": "юй", "uan": "юань", "ue": "юэ", "un": "юнь"}
_WHOLE = {
    "er": "эр", "hui": "хуэй", "zi": "цзы", "ci": "цы", "si": "сы", "ya": "я", "yan": "янь", "yang": "ян", "yao": "яо",
    "ye": "е", "yi": "и", "yin": "инь", "ying": "ин", "yong": "юн", "you": "ю", "yu": "юй", "yuan": "юань",
    "yue": "юэ", "yun": "юнь", "wa": "ва", "wai": "вай", "wan": "вань", "wang": "ван", "wei": "вэй", "wen": "вэнь",
    "weng": "вэн", "wo": "во", "wu": "у", "lv": "люй", "nv": "нюй",
}  # fmt: skip
_LONGEST = 6
_SHORTEST = 2


@cache
def _syllables() -> dict[str, str]:
    """Pinyin by Cyrillic syllable."""
    found: dict[str, str] = {}
    for syllable in (files(__package__ or "enduse.compare.han") / "pinyin.txt").read_text(encoding="utf-8").split():
        if said := _in_cyrillic(syllable):
            found.setdefault(said, syllable)
    return found


def _in_cyrillic(syllable: str) -> str | None:
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    final = syllable[len(initial) :]
    said = (_PALATAL.get(final) if initial in ("j", "q", "x") else None) or _FINALS.get(final)
    return _INITIALS.get(initial, "") + said if said else None


@lru_cache(maxsize=16_384)
def syllables(word: str) -> tuple[str, ...]:
    """The Chinese syllables of a Cyrillic word in pinyin; none where it is not made of such."""
    low = word.lower().replace("ё", "е")
    if len(low) < _SHORTEST:
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(low)
    for start, so_far in enumerate(low):
        before = best[start]
        if before is None:
            continue
        if so_far == "ъ":  # parts syllables: Чанъань
            best[start + 1] = before
            continue
        for end in range(start + 1, min(len(low), start + _LONGEST) + 1):
            if (known := _syllables().get(low[start:end])) and best[end] is None:
                best[end] = (*before, known)
    return best[-1] or ()


def in_pinyin(word: str) -> str | None:
    """A Cyrillic word in pinyin, None where it is not made of Chinese syllables.

    >>> in_pinyin("Цинхэ"), in_pinyin("Чжунхан"), in_pinyin("Вектор")
    ('qinghe', 'zhonghang', None)
    """
    return "".join(syllables(word)) or None
