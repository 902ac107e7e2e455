"""Clauses under a noun in Chinese: 关于某厂供货的报道|纯属捏造, 对货物转往某地|并不知情."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from enduse.read.han.tables import table, words
from enduse.records.claim import Certainty

_BREAK = re.compile("[，,；;。！？!?：:\n]")


class Content(Struct, frozen=True):
    """A clause (code points) under a noun, with the words in front (`lead`) and the noun (`head`) around it.

    "denies": it is called untrue; "dropped": nobody holds it up, or it is only tried; "unaware": somebody does not
    know of it; "refused": it was asked for in vain.
    """

    lead: tuple[int, int] | None
    start: int
    end: int
    head: tuple[int, int] | None
    makes: Literal["asserts", "denies", "dropped", "unaware", "refused"]
    certainty: Certainty = "stated"

    @property
    def edges(self) -> Iterator[tuple[str, int, int]]:
        """What stands around the clause: "lead" in front of it, "head" behind it."""
        for which, span in (("lead", self.lead), ("head", self.head)):
            if span is not None:
                yield which, *span


def contents(folded: str, start: int, end: int) -> list[Content]:
    """Every clause under a noun between two offsets, in order."""
    found: list[Content] = []
    patterns = (
        ("unaware", _unknown()),
        ("denies", _ruled_out()),
        ("denies", _absent()),
        ("refused", _turned_down()),
        ("dropped", _reasons()),
        ("asserts", _punished()),
    )
    for makes, pattern in patterns:
        for m in pattern.finditer(folded, start, end):
            deed = any(w in m["told"] for w in _deeds())
            if deed and len(found) < _MOST and all(c.end <= m.start() or m.end("told") <= c.start for c in found):
                head = m.span("head") if m["head"] else None
                found.append(Content(m.span("lead"), *m.span("told"), head, makes))  # type: ignore[arg-type]
    for m in _looked_into().finditer(folded, start, end):
        if len(found) < _MOST and all(c.end <= m.start() or m.end() <= c.start for c in found):
            found.append(Content(m.span("lead"), *m.span("told"), m.span("head"), "asserts", "possible"))
    for m in _hearsay().finditer(folded, start, end):
        if len(found) < _MOST and all(c.end <= m.start() or m.end("told") <= c.start for c in found):
            found.append(Content(m.span("lead"), *m.span("told"), None, "asserts", "probable"))
    for m in _heads().finditer(folded, start, end):
        content = _told(folded, start, end, m)
        if (
            content is not None
            and len(found) < _MOST
            and all(c.end <= content.start or content.end <= c.start for c in found)
        ):
            found.append(content)
    return sorted(found, key=lambda c: c.start)


def _told(folded: str, start: int, end: int, head: re.Match[str]) -> Content | None:
    """What the clause before a noun is told as; None where the noun tells of none."""
    start, end = max(start, head.start() - _LONG), min(end, head.end() + _LONG)
    first = max((m.end() for m in _BREAK.finditer(folded, start, head.start())), default=start)
    case = head.group().endswith("案")
    lead = (_case_leads() if case else _leads()).search(folded, first, head.start())
    if lead is None and not case:
        lead = _about().search(folded, first, head.start())
    begins = (
        lead.end() if lead else max((m.end() for m in _says().finditer(folded, first, head.start())), default=first)
    )
    if head.start() - begins < _SHORT or (case and (lead is None or not _case().match(folded, head.end(), end))):
        return None
    verdict = None if case else _verdicts().match(folded, head.end(), end)
    judged = lead is not None and _refused().search(folded, first, lead.start())
    speaks = _goes_on().match(folded, head.end(), end) is not None
    if verdict is None and not case and lead is None and not _upheld().match(folded, head.end(), end):
        return None
    makes: Literal["asserts", "denies", "dropped", "refused"] = "denies" if verdict or judged else "asserts"
    if (verdict and verdict["dropped"]) or (case and not _convicted().search(folded, head.end(), end)):
        makes = "dropped"
    if verdict and head.group()[1:] in words("voices.negation", "requests"):
        makes = "refused"
    hearsay = makes == "asserts" and lead is not None and lead.group() in words("voices.contents", "hearsay")
    certainty: Certainty = "probable" if hearsay else "stated"
    span = lead.span() if lead else None
    return Content(span, begins, head.start(), None if speaks and not verdict else head.span(), makes, certainty)


#: A clause has so many characters at least: 甲卖乙.
_SHORT = 3
#: So far from its noun the words around a clause are looked for; a sentence has at most so many of them.
_LONG, _MOST = 200, 40


def _either(key: str, *more: str) -> str:
    listed = {*words("voices.contents", key), *more}
    return "|".join(sorted(listed, key=lambda w: (-len(w), w)))


@cache
def _heads() -> re.Pattern[str]:
    told = words("voices.sources", "claims") | words("voices.negation", "requests")
    nouns = "|".join(sorted(told, key=lambda w: (-len(w), w)))
    no_case = "".join(words("voices.contents", "no_case"))
    return re.compile(f"的(?:上述|这一|此类|有关|相关|所谓)?(?:{nouns})|(?:{_either('heads')})|(?<![{no_case}])一?案")


def _leads() -> re.Pattern[str]:
    return re.compile(_either("leads", *words("voices.contents", "hearsay")))


@cache
def _case_leads() -> re.Pattern[str]:
    return re.compile(f"(?:{_either('of_cases')})(?![方外华俄伊])")


@cache
def _says() -> re.Pattern[str]:
    said = words("voices.reporting", "stated") | words("voices.reporting", "denies")
    return re.compile("|".join(sorted(said - {"指", "写", "讲"}, key=lambda w: (-len(w), w))))


@cache
def _about() -> re.Pattern[str]:
    """某部|就|某厂供货一事|表示."""
    return re.compile("就(?![此是])|(?:针对|对于?)(?![方外华俄伊])(?=[^，。；]{2,40}?[向将把被由])")


@cache
def _verdicts() -> re.Pattern[str]:
    false = "|".join(sorted(words("voices.reporting", "false"), key=lambda w: (-len(w), w)))
    held = f"(?:未|没有|不)(?:获|被|得到|予)?[^，。；]{{0,10}}?(?:{_either('upholding')})"
    down = f"(?:被|遭|遭到)[^，。；]{{0,10}}?(?:{_either('rejecting')})"
    gone = f"(?P<dropped>(?:已|均|皆|都)?(?:被|遭|遭到|获)?[^，。；]{{0,10}}?(?:{_either('dropping')}))"
    return re.compile(f"，?(?:{_either('wholly')})*(?:(?:{false})|{held}|{down}|{gone})的?(?=[，,；;。！!”’）\n]|$)")


@cache
def _refused() -> re.Pattern[str]:
    """未支持, 反驳了 before what was said."""
    return re.compile(f"(?:(?:未予?|没有|不予?)(?:{_either('upholding')})|{_either('rejecting')})了?[^，。；]{{0,12}}$")


@cache
def _goes_on() -> re.Pattern[str]:
    """的报道|称: the noun speaks."""
    return re.compile("(?:还|则|并|中|曾|也|又|一文)*(?:称|说|指|显示|表明|写道|提到|援引|披露)")


@cache
def _upheld() -> re.Pattern[str]:
    """一事|属实: what is said is true."""
    return re.compile(f"(?:{_either('wholly')})*(?:{_either('upheld')})(?=[，,；;。！!”’）\n]|$)")


@cache
def _case() -> re.Pattern[str]:
    """What stands behind a case that is tried."""
    return re.compile(f"[^，。；]{{0,8}}?(?:{_either('trying')})|(?=[，。；])")


@cache
def _convicted() -> re.Pattern[str]:
    return re.compile(_either("convicting"))


@cache
def _deeds() -> frozenset[str]:
    """Verbs of two characters or more that tell of something done."""
    return frozenset(w for frame in table("frames")["verb"] for w in frame["lemmas"].split() if len(w) > 1)


@cache
def _unknown() -> re.Pattern[str]:
    """对|货物转往某地|并不知情."""
    unaware = "|".join(sorted(words("voices.silence", "unaware"), key=lambda w: (-len(w), w)))
    between = "此前|事先|事前|当时|均|都|也|并|完全"
    return re.compile(
        f"(?P<lead>对于?|就)(?=(?P<told>[^，。；]{{4,40}}?)(?P<head>一事|之事|的事|的情况)?(?:{between})*(?:{unaware})(?:[，。；”]|$))"
    )


@cache
def _ruled_out() -> re.Pattern[str]:
    """排除了|向某地出口|的可能."""
    return re.compile("(?<![不能法以未有])(?P<lead>排除)了?(?=(?P<told>[^，。；]{4,60}?)(?P<head>的可能性?|的嫌疑))")


@cache
def _hearsay() -> re.Pattern[str]:
    """此前有传闻称|某国已订购."""
    return re.compile(
        "(?P<lead>(?:有|坊间|业界|外界|网上|市场)(?:传闻|传言|流言|消息|盛传|有传闻|有传言)[称说指])(?=(?P<told>[^，。；]{4,60}))"
    )


@cache
def _absent() -> re.Pattern[str]:
    """不存在报道所称“|已向境外供货|”的情形."""
    said = "(?:[^，。；“”]{0,6}(?:所称|所说|所述|所指)的?)?"
    return re.compile(
        f"(?P<lead>不存在{said}“?)(?=(?P<told>[^，。；“”]{{4,40}}?)”?(?P<head>的(?:情形|情况|行为|现象)))"
    )


@cache
def _reasons() -> re.Pattern[str]:
    """以所谓|向某国供货|为由: whom it is said of stands elsewhere."""
    return re.compile(
        "(?P<lead>以(?:所谓)?“?)(?=(?P<told>(?:向|对|涉嫌|违规|违反|非法|参与|协助)[^，。；“”]{3,40}?)”?(?P<head>为由))"
    )


@cache
def _punished() -> re.Pattern[str]:
    """对|某厂违规出口车床|作出行政处罚."""
    done = "(?:作出|做出|予以|给予|处以|进行)了?[^，。；]{0,6}?(?:处罚|罚款|惩处)"
    return re.compile(f"(?P<lead>对)(?![方外华俄伊])(?=(?P<told>[^，。；的]{{4,60}}?)(?P<head>{done}))")


@cache
def _turned_down() -> re.Pattern[str]:
    """拒绝了|某厂订购车床|的请求."""
    asked = "|".join(sorted(words("voices.negation", "requests"), key=lambda w: (-len(w), w)))
    return re.compile(
        f"(?<![不能法以未有没])(?P<lead>拒绝|回绝|婉拒|谢绝|否决|驳回)了?(?=(?P<told>[^，。；]{{4,60}}?)(?P<head>的(?:{asked})))"
    )


@cache
def _looked_into() -> re.Pattern[str]:
    """对|某厂向某国出口车床|展开调查."""
    return re.compile(
        "(?P<lead>针对|对|就)(?![方外华俄伊])(?P<told>[^，。；]{2,40}?[向将把由][^，。；的]{3,30}?)"
        f"(?P<head>(?:一事)?(?:{_either('looking')})了?[^，。；]{{0,4}}?(?:{_either('inquiries')}))"
    )
