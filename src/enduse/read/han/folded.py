"""The text as Chinese rules see it: simplified characters and half-width forms, one character for one, so that every
offset stays."""

from functools import lru_cache

from enduse.compare.han.variants import simplify

_WIDE = {0xFF01 + k: 0x21 + k for k in range(94)} | {
    0x3000: 0x20,
    0x2027: 0xB7,
    0x30FB: 0xB7,
    0x2022: 0xB7,
    0xFE52: 0x2E,
}
#: Marks that are told apart from their Latin likeness.
_KEPT = frozenset("，：；！？（）")
#: Corner brackets and straight quotation marks of the traditional and the typed text.
_QUOTES = {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}
_TABLE = {k: chr(v) for k, v in _WIDE.items() if chr(k) not in _KEPT} | _QUOTES


#: Words that Taiwan and Hong Kong write with another character, beyond the table of characters.
_SPELLINGS = (
    ("回覆", "回复"),
    ("答覆", "答复"),
    ("函覆", "函复"),
    ("佈署", "部署"),
    ("着名", "著名"),
    ("連络", "联络"),
    ("写著", "写着"),
    ("标著", "标着"),
    ("印著", "印着"),
    ("随著", "随着"),
    ("意味著", "意味着"),
)


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """A text of the same length in simplified characters.

    >>> folded("該公司「無人機」ＡＢ")
    '该公司“无人机”AB'
    """
    seen = "予".join(simplify(piece) for piece in text.split("予")).translate(_TABLE)  # 予以 is not 豫
    for written, usual in _SPELLINGS:
        seen = seen.replace(written, usual)
    return seen
