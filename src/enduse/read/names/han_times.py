"""When, in Chinese: 2019年8月至2021年5月间, 去年七月, 三月中旬, 下月. With the text's own precision, as `times`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from enduse.read.names.han_amounts import number
from enduse.read.names.times import Time

_N = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
_Y = "(?:(?:19|20)\\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_REL = "去年|今年|明年|前年|后年|同年|翌年|当年|次年"
_PART = "(?:份|初|底|末|中旬|上旬|下旬)?"
_YEARLY = f"(?:(?P<y{{0}}>{_Y})年(?:初|底|末|中)?|(?P<r{{0}}>{_REL})(?:初|底|末|中|春|夏|秋|冬|年底|年初)?)"
_WITHIN = f"(?P<m{{0}}>{_N})月{_PART}(?:(?P<d{{0}}>{_N})[日号])?|(?P<q{{0}}>第?[一二三四]季度?|[上下]半年)"
_POINT = f"(?:{_YEARLY}(?:{_WITHIN})?|(?P<n{{0}}>{_N})月{_PART}(?:(?P<e{{0}}>{_N})[日号])?)"
_RANGE = re.compile(
    f"自?从?{_POINT.replace('{0}', '1')}(?:至|到|-|—|~|～|–){_POINT.replace('{0}', '2')}(?:间|期间|之间)?"
)
_ONE = re.compile(f"(?:自|从|截至|截止|早在)?(?P<when>{_POINT.replace('{0}', '1')})(?:起|以来|开始|后|前|间|期间)?")
_NEAR = re.compile(
    "(?P<day>昨日|昨天|昨晚|今日|今天|明天|明日|前天|日前|近日|最近)|(?P<month>上个?月|本月|下个?月)(?:(?P<of>\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|初|底|中旬)?"
    "|(?P<week>上周|本周|下周|上星期|下星期)[一二三四五六日天]?|(?P<later>(?:\\d{1,2}|[一二两三四五六七八九十数几]{1,3})(?:个月|年|周|天|个星期)(?:后|前|以来|内))"
    "|(?<![月\\d一二三四五六七八九十])(?P<bare>\\d{1,2}|[一二三]?十[一二三四五六七八九]?|(?<![一-鿿])[一二三四五六七八九])日(?!元|圆|本|内)|(?P<past>去年|今年|明年|前年)"
)
#: Years counted from the one told last.
_SAME = {"同年": 0, "当年": 0, "翌年": 1, "次年": 1}
_SHIFT = {"去年": -1, "今年": 0, "明年": 1, "前年": -2, "后年": 2}


def times(folded: str, start: int, end: int, published: str | None = None, before: int | None = None) -> Iterator[Time]:
    """The times between two offsets of a folded text; `published` is the document's own date, `before` the year told
    last before them: what 同年 means.
    """
    taken: set[int] = set()
    found: list[Time] = []
    for pattern, make in ((_RANGE, _range), (_ONE, _one), (_NEAR, _near)):
        for m in pattern.finditer(folded, start, end):
            if taken.isdisjoint(range(*m.span())):
                taken.update(range(*m.span()))
                value = make(m, published)
                if value is None and before is not None and make is _one and m["r1"] in _SAME:
                    value = _point(m, "1", str(before + _SAME[m["r1"]]), None, dict.fromkeys(_SAME, 0))
                found.append(Time(m.start(), m.end(), value))
    yield from sorted(found, key=lambda t: t.start)


def _range(m: re.Match[str], published: str | None) -> str | None:
    first = _point(m, "1", published, None)
    second = _point(m, "2", published, first)
    return f"{first}/{second}" if first and second else None


def _one(m: re.Match[str], published: str | None) -> str | None:
    return _point(m, "1", published, None)


def _point(
    m: re.Match[str], side: str, published: str | None, earlier: str | None, shift: Mapping[str, int] | None = None
) -> str | None:
    """ISO year, month or day of one side of a match."""
    shift = _SHIFT if shift is None else shift
    written, relative = m["y" + side], m["r" + side]
    year = _year(written) if written else None
    if relative and published and relative in shift:
        year = int(published[:4]) + shift[relative]
    month, day = m["m" + side] or m["n" + side], m["d" + side] or m["e" + side]
    if year is None and not relative and month:
        if earlier:
            year = int(earlier[:4])
        elif published:
            year = int(published[:4]) - (len(published) > 4 and int(number(month) or 0) > int(published[5:7]))
    if year is None:
        return None
    quarter = m["q" + side]
    if quarter:
        at = next((k for k, c in enumerate("一二三四", 1) if c in quarter), None)
        return f"{year}-Q{at}" if at else str(year)
    if not month:
        return str(year)
    value = f"{year}-{int(number(month) or 0):02}"
    return f"{value}-{int(number(day) or 0):02}" if day else value


def _year(written: str) -> int:
    return int(
        "".join(
            c
            if c.isdigit() and c.isascii()
            else str("〇一二三四五六七八九".find(c.replace("零", "〇").replace("○", "〇")))
            for c in written
        )
    )


def _near(m: re.Match[str], published: str | None) -> str | None:
    """A time told from the day of publication."""
    if not published:
        return None
    if m["past"]:
        return str(int(published[:4]) + _SHIFT[m["past"]])
    if m["month"] and len(published) >= 7:
        shift = {"上": -1, "本": 0, "下": 1}[m["month"][0]]
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 + shift
        value = f"{months // 12}-{months % 12 + 1:02}"
        return f"{value}-{int(number(m['of']) or 0):02}" if m["of"] else value
    if len(published) < 10:
        return None
    if m["bare"]:
        return f"{published[:8]}{int(number(m['bare']) or 0):02}"
    days = {"昨": -1, "今": 0, "明": 1, "前": -2}.get((m["day"] or " ")[0])
    if days is not None and m["day"] != "前日":
        return (date.fromisoformat(published) + timedelta(days=days)).isoformat()
    return None
