"""Which legal form does a name carry, and what remains without it? ООО, LLC, GmbH, 有限公司 …: a table, each row with
its law."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from enduse.compare.scripts import mend, romanise, scripts_of
from enduse.records.match import Reason

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}|\b[^\W\d_]/[^\W\d_]\b")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
#: The Arabic article as it sounds before the letter that follows: an-Nasim, ash-Shams are al-Nasim, al-Shams.
#: Two capitals are initials.
_ARTICLE = re.compile(r"\b[AaАа](?:([dnrstzднрстз])(?=-(?i:\1))|sh(?=-(?i:sh))|ш(?=-(?i:ш))|ль(?=-))")
_WORD = re.compile(r"[^\W_]+")
#: Only a text with one of these has anything to join or to drop.
_MARKS = re.compile("['’ʼ`´./]")
#: Forms short enough to be something else: believed only as the last word.
_ONLY_LAST = frozenset(
    {"se", "sl", "ab", "ag", "sa", "sas", "co", "bv", "nv", "as", "corp", "inc", "company", "limited", "ltd", "plc",
    "srl", "lda", "ltda", "corporation", "asa", "incorporated", "cie", "kk", "gk", "at", "est", "establishment", "lp"}
)  # fmt: skip
#: Forms long or odd enough to be believed in any place.
_ANYWHERE = frozenset({"llc", "ooo", "gmbh", "jsc", "ojsc", "cjsc", "pjsc", "fgup", "fsue"})
#: Families that are one kind of company under a general word, so that meeting them is no disagreement.
_KIN = {"company": "", "limited": "llc", "closed": "stock", "public": "stock", "nonpublic": "stock"}
#: What Chinese writes behind a name of a ship (蓝鹭号, 蓝鹭轮, 蓝鹭号油轮); no numbered ship, no gear (齿轮).
_SHIP = re.compile(
    r"(?<=[㐀-鿿]{2})(?:"
    r"(?<![零〇一二三四五六七八九十百千两商字银銀票钱錢账帳型编編信代称稱番符序])[号號](?:[货貨油客]?[轮輪]|[舰艦船])?|"
    r"[货貨油][轮輪]|(?<![齿齒车車砂涡渦滚滾叶葉飞飛转轉])[轮輪])$"
)
_SHIPS_MARK = re.compile(r"(?<=[㐀-鿿])[」』”»\"](?=[号號轮輪][货貨油客轮輪]{0,2}$)")  # 「蓝鹭」号


class Form(Struct, frozen=True, order=True, array_like=True):
    """A legal form: its family (llc, stock, unitary …) and the country whose law it is, None for a general
    rendering."""

    family: str
    country: str | None


@cache
def _spellings() -> tuple[tuple[str, Form], ...]:
    with (files("enduse.compare") / "legal_forms.csv").open(encoding="utf-8") as lines:
        return tuple(
            (spelling, Form(row["family"], row["country"] or None))
            for row in csv.DictReader(lines)
            for spelling in row["spellings"].split("|")
        )


@cache
def _table() -> tuple[dict[tuple[str, ...], Form], dict[str, Form]]:
    spaced: dict[tuple[str, ...], Form] = {}
    joined: dict[str, Form] = {}
    for spelling, form in _spellings():
        if scripts_of(spelling) & {"han", "hangul"}:
            joined.setdefault(spelling, form)
        else:
            spaced.setdefault(tuple(romanise(w) for w in split_words(spelling)), form)
    return spaced, joined


@cache
def _sizes() -> dict[str, frozenset[int]]:
    """How many words the forms have that begin with a word."""
    found: dict[str, set[int]] = {}
    for spelling in _table()[0]:
        found.setdefault(spelling[0], set()).add(len(spelling))
    return {first: frozenset(sizes) for first, sizes in found.items()}


def written_out() -> frozenset[str]:
    """The legal forms of two words and more as they are written in full, without full stops: Limited Partnership."""
    return frozenset(spelling for spelling, _ in _spellings() if " " in spelling and "." not in spelling)


def han_forms() -> dict[str, Form]:
    """The legal forms that are written without blanks, by their characters."""
    return _table()[1]


@lru_cache(maxsize=16_384)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a name as they stand: homoglyphs mended, L.L.C. and A/S joined, apostrophes and punctuation
    dropped."""
    plain = text.isascii()
    if not plain:
        text = _SHIPS_MARK.sub("", unicodedata.normalize("NFKC", text))
    if _MARKS.search(text):
        text = _POSSESSIVE.sub("", text)
        text = _DOTTED.sub(lambda found: re.sub(r"[.\s/]", "", found[0]) + " ", text)
        text = _APOSTROPHE.sub("", text)
    if "-" in text:
        text = _ARTICLE.sub("al", text)
    found = _WORD.findall(text)
    return tuple(found) if plain else tuple(map(mend, found))


def strip_forms(written: Sequence[str]) -> tuple[tuple[int, ...], tuple[Form, ...]]:
    """The positions of the words that remain without the legal forms, and the forms. At least one word always remains.

    `written` are words as `split_words` gives them. The longest form wins; short ones count only at an end of the name.
    """
    table = _table()[0]
    keys = [romanise(word) for word in written]
    keep = list(range(len(keys)))
    forms: list[Form] = []
    for size in sorted({size for key in keys for size in _sizes().get(key, ())}, reverse=True):
        position = 0
        while position + size <= len(keep) and len(keep) > size:
            run = tuple(keys[i] for i in keep[position : position + size])
            form = table.get(run)
            last = position + size == len(keep)
            believed = size >= 3 or last or run[0] in _ANYWHERE or (position == 0 and run[0] not in _ONLY_LAST)
            if form and (believed or (size == 2 and (last or position == 0))):
                forms.append(form)
                del keep[position : position + size]
            else:
                position += 1
    return tuple(keep), tuple(forms)


def strip_han_form(word: str) -> tuple[str, Form | None]:
    """A Han name without its legal form; one stray character after the form (a known slip of printed lists) goes
    with it. Behind a ship's name 号 and 轮 are such a form.

    >>> strip_han_form("蓝鹭号")
    ('蓝鹭', Form(family='ship', country=None))
    """
    if ship := _SHIP.search(word):
        return word[: ship.start()], Form("ship", None)
    forms = han_forms()
    for end, least in ((word, 1), (word[:-1], 4)):
        for size in range(min(_longest_han_form(), len(end) - 1), least - 1, -1):
            if end[-size:] in forms:
                return end[:-size], forms[end[-size:]]
    return word, None


@cache
def _longest_han_form() -> int:
    return max(map(len, han_forms()))


def compare_forms(left: Sequence[Form], right: Sequence[Form]) -> Reason | None:
    """Whether two names carry the same kind of legal form. A limited company and a joint-stock company are two kinds; a
    general word (company) agrees with any. None where either side shows none."""
    ours = {_KIN.get(f.family, f.family) for f in left} - {""}
    theirs = {_KIN.get(f.family, f.family) for f in right} - {""}
    if not ours or not theirs:
        return None
    if ours & theirs:
        return Reason(feature="legal form", score=0.1, detail=f"both {', '.join(sorted(ours & theirs))}")
    return Reason(
        feature="legal form", score=-0.5, detail=f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
    )
