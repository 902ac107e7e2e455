"""How many and how much in Chinese: 至少26台, 约1150万美元, 三成, 数百枚."""

import re
from collections.abc import Iterator
from functools import cache

from enduse.compare.han.numerals import value as spelled
from enduse.read.names.amounts import Amount
from enduse.records.claim import Qualifier

_MEASURES = (
    "台套|台|套|架|件|枚|发|艘|辆|吨|公斤|千克|公吨|克|毫克|个(?!月|百分|人|国|小时|星期|工作)|批|箱|只|支|门|具|颗|片|块|组|桶|卷|根|条|挺|把|部|座|公里|千米|千公里|毫米|厘米|海里|米|升|立方米|"
    "平方米|马力|千瓦|兆瓦|瓦|伏|赫兹|千赫|兆赫|吉赫|货柜|标准箱|集装箱|车|船|车皮|节|份|张|笔|项|种|款|型|对|捆|托|袋|瓶|罐|盒|双|面|粒|倍|架次|艘次|车次|航次|班"
)
_CURRENCIES = {
    "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "日圆": "JPY", "卢布": "RUB", "港元": "HKD", "港币": "HKD",
    "新台币": "TWD", "台币": "TWD", "人民币": "CNY", "人民币元": "CNY", "韩元": "KRW", "里拉": "TRY", "迪拉姆": "AED", "里亚尔": "IRR",
    "卢比": "INR", "坚戈": "KZT", "索姆": "KGS", "瑞士法郎": "CHF", "法郎": "CHF", "新元": "SGD", "新加坡元": "SGD", "加元": "CAD", "澳元": "AUD",
    "泰铢": "THB", "令吉": "MYR", "元": "元", "圆": "元", "块钱": "元",
}  # fmt: skip
_BEFORE: dict[str, Qualifier] = {
    "约": "about", "大约": "about", "约合": "about", "近": "about", "将近": "about", "接近": "about", "大概": "about", "估计": "about",
    "至少": "at_least", "不少于": "at_least", "最少": "at_least", "不低于": "at_least", "起码": "at_least",
    "超过": "more_than", "逾": "more_than", "超": "more_than", "多于": "more_than", "高于": "more_than", "超出": "more_than", "上": "more_than",
    "最多": "at_most", "至多": "at_most", "不超过": "at_most", "不到": "at_most", "不足": "at_most", "少于": "at_most",
    "高达": "up_to", "最高": "up_to", "多达": "up_to", "最高可处": "up_to", "最高可达": "up_to", "上限": "up_to",
}  # fmt: skip
_AFTER: dict[str, Qualifier] = {
    "左右": "about",
    "上下": "about",
    "以上": "at_least",
    "以内": "at_most",
    "以下": "at_most",
}
_SCALES = {
    "十": 10.0,
    "百": 100.0,
    "千": 1e3,
    "万": 1e4,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万亿": 1e12,
}
_HAN_DIGITS = "零〇一二两三四五六七八九"


def amounts(folded: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts between two offsets of a folded text, sorted."""
    for m in _pattern().finditer(folded, start, end):
        number = _value(m)
        qualifier: Qualifier = _BEFORE.get(m["before"] or "", "exactly")
        if m["more"]:
            qualifier = "more_than"
        if m["after"]:
            qualifier = _AFTER[m["after"]]
        if m["per"] or m["part"] or m["percent"]:
            yield Amount(m.start(), m.end(), number, "成" if m["part"] else "%", qualifier)
        elif m["money"]:
            code = _CURRENCIES["人民币" if m["yuan"] and m["money"] == "元" else m["money"]]
            yield Amount(m.start(), m.end(), number, code, qualifier, True)
        elif m["yuan"]:
            yield Amount(m.start(), m.end(), number, "CNY", qualifier, True)
        elif m["measure"]:
            yield Amount(m.start(), m.end(), number, m["measure"], qualifier)


def _value(m: re.Match[str]) -> float | None:
    if m["vague"]:
        return None
    if m["percent"]:
        return number(m["percent"])
    if m["per"] and m["figure"]:
        return number(m["figure"])
    if m["part"]:
        tenths = number(m["figure"] or m["spelled"])
        return None if tenths is None else round(tenths / 10, 2)
    plain = number(m["figure"] or m["spelled"])
    if plain is None:
        return None
    return plain * _SCALES.get(m["scale"] or "", 1.0)


def number(written: str) -> float | None:
    """The value of figures or of a Chinese numeral up to 亿.

    >>> number("2,140"), number("四十八"), number("一千八百"), number("三百万"), number("1.5")
    (2140.0, 48.0, 1800.0, 3000000.0, 1.5)
    """
    text = written.replace(",", "").replace(" ", "")
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    total = 0.0
    for scale, size in (("亿", 1e8), ("万", 1e4)):
        head, mark, rest = text.partition(scale)
        if mark:
            part = number(head) if head else 1.0
            if part is None:
                return None
            total += part * size
            text = rest
    if not text:
        return total
    if any(c not in _HAN_DIGITS + "十百千" for c in text):
        return None
    return total + spelled(text.replace("〇", "零"))


@cache
def _pattern() -> re.Pattern[str]:
    def either(words: list[str]) -> str:
        return "|".join(sorted(words, key=lambda w: (-len(w), w)))

    figure = r"(?<![A-Za-z0-9.-])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>万亿|千万|百万|十万|[百千万亿])?"
    spelled_ = rf"(?P<spelled>(?!零件|零部)[{_HAN_DIGITS}十百千][{_HAN_DIGITS}十百千万亿]*)"
    vague = "(?P<vague>(?:数|几|上|成)(?:百万|千万|[十百千万亿])[万亿]?|若干|成千上万|好几|数|几|多)"
    percent = f"百分之(?P<percent>[{_HAN_DIGITS}十百点\\d.]+)"
    count = f"(?:{figure}|{vague}|{spelled_})"
    ordinal = "(?<![下上首第每另这那该同某])"
    before = f"{ordinal}(?P<before>{either(list(_BEFORE))})?"
    unit = f"(?:(?P<money>{either(list(_CURRENCIES))})|(?P<per>%|个百分点)|(?P<part>成(?!功|立|果|交|本|品|员|都|分))|(?P<measure>{_MEASURES}))"
    after = f"(?P<after>{either(list(_AFTER))})?"
    return re.compile(f"{before}(?:{percent}|(?P<yuan>人民币)?{count}(?P<more>多|余)?{unit}){after}")
