"""Which goods a text names by model: "Garpiya-3", "REM 1", "L550 engine", "U.S. Reaper drone"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from enduse.read.names.cues import cues, is_goods
from enduse.read.names.kinds import numbers_a_paper
from enduse.read.segment import Token

#: Every repetition has an end, so that no text makes the search slow.
_CODE = re.compile(
    r"(?<![A-Za-z0-9_/.@-])(?:"
    # Garpiya-3, G3, L550E, Su-57
    r"[A-Z][^\W\d_\u0400-\uffff]{0,15}(?:[-‐‑–](?=\w{0,20}\d)|)\d[\dA-Za-z]{0,20}(?:[-/‐‑][\dA-Z][\dA-Za-z]{0,20}){0,6}"
    r"|[A-Z]{2,12}\d?[A-Z\d]{0,12}(?:-[A-Z]{0,12}\d[A-Z\d]{0,12}){1,6}"  # ADSP-21060, XC7K325T-2
    r"|\d{1,3}[A-Z]{1,3}\d{1,4}[A-Z\d]{0,20}"  # 9M723
    r"|[A-Z]{2,6}\s\d{1,4}[A-Z]?(?!\w)(?![.,:]\d|%|\s*(?:percent|million|billion|thousand|kg|km|USD|EUR))"  # REM 1
    r"|[A-Z][a-z]{2,15}[-\s](?:Mk|MK|Mark)\.?\s?(?:\d{1,4}|[IVX]{1,6})"  # Lancet Mk 2
    r")(?![A-Za-z0-9_@])"
)
#: Codes that are no goods: groups of states, quarters, papers, clauses, forms, times.
_NOT_GOODS = re.compile(
    r"(?:G(?:7|8|20|77)|[QH][1-4]|FY-?\d+|COVID-?19|A[0-5]|EU-?\d*|UTC.*|GMT.*|HS(?!-?\d{1,3}(?!\d)).*|ISO.*|EO.*|MH17|P5|B2[BC]|R2P|CO2|GA|UN\s.*|US\s.*|UK\s.*|"
    r"NO\s.*|INV.*|PO.*|SDN.*|ECCN.*|EAR.*|GOST.*|TU.*|TIN.*|INN.*|OGRN.*|KPP.*|SWIFT.*|IMO.*|CAS.*|ART.*|USD.*|EUR.*|CNY.*|RUB.*|RMB.*|GBP.*|"
    r"NYSE.*|Covid.*|Article.*|Section.*|January.*|February.*|March.*|April.*|May.*|June.*|July.*|August.*|September.*|October.*|November.*|December.*)"
)


def designations(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The spans of model codes in one sentence (offsets into `text`, the document's whole text), without the goods
    noun."""
    if not tokens:
        return
    for m in _CODE.finditer(text, tokens[0].start, tokens[-1].end):
        code = m.group()
        if _NOT_GOODS.fullmatch(code) or (
            len(re.sub(r"\D", "", code)) > 5 and not _beside_goods(tokens, m.start(), m.end())
        ):
            continue
        if numbers_a_paper(tokens, bisect_left(tokens, m.start(), key=lambda t: t.start)):
            continue
        letters = re.match(r"[A-Z]+", code)
        if (
            " " in code
            and letters
            and letters.group() in cues().generic
            and not _beside_goods(tokens, m.start(), m.end())
        ):
            continue
        yield m.start(), m.end()


def _beside_goods(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a goods noun stands right before or after."""
    before = bisect_left(tokens, start, key=lambda t: t.start) - 1
    after = bisect_left(tokens, end, key=lambda t: t.start)
    return (before >= 0 and is_goods(tokens[before].low)) or (after < len(tokens) and is_goods(tokens[after].low))
