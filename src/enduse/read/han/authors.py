"""Whose own statement or letter a Chinese document is: which firm says 本公司 in it."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from enduse.read.han.folded import folded
from enduse.read.names.found import Found

_WE = re.compile("本公司|我公司|我司|本集团|本行|我集团|本厂|我厂|本所|我所|我院")
#: （以下简称“公司”）: the firm that the text goes on to call so.
_CALLED = re.compile("[（(]?(?:以下|下称|下文)(?:简称|称)?(?:为)?“?(?:公司|本公司|我司)”?")
#: Publishers that are no firm whose statement a text could be.
_MEDIUM = re.compile(
    "[报社网台刊志]|新闻|观察|快讯|资讯|财讯|论坛|札记|博客|日记|手记|频道|法院|检察|海关|政府|[部委局署]$|通讯$"
)
_QUOTED = re.compile("“[^”]*”")
#: The lines of a letter that tell to whom it goes, and from whom it comes.
_TO = re.compile("[ \u3000]*(?:致|收件人|收件单位|收文单位|收信人|收函单位|主送|抄送|抄报|呈|TO|To)[ \u3000]*[：:]")
_FROM = re.compile(
    "[ \u3000]*(?:自|由|发自|来自|[发寄]件人|发[信函]人|[发来]函单位|发[件文]单位|报告单位|FROM|From)[ \u3000]*[：:]"
)
_SEAL = re.compile("[ \u3000]*(?:[（(](?:公章|盖章|印章|签章)[）)])?[ \u3000]*")
#: How long the line may be that addresses somebody: 某某有限公司：
_ADDRESS = 40


class Author(Struct, frozen=True):
    """The firm that says 本公司, or its first 本公司 where the text only has a publisher to name it by."""

    key: str | None = None
    words: tuple[int, int] | None = None


def author(seen: str, publisher: str | None, found: Sequence[Found]) -> Author:
    """The firm that says 本公司 of itself outside of quotation marks."""
    we = _WE.search(_QUOTED.sub(lambda m: " " * len(m.group()), seen))
    called = _CALLED.search(seen)
    if called is not None:  # 某某股份有限公司（以下简称“公司”）
        before = [f for f in found if f.kind == "organization" and f.end <= called.start() + 2]
        if before and called.start() - before[-1].end < 4:
            return Author(before[-1].key)
    if we is None:
        return Author()
    firms = [f for f in found if f.naming and f.kind == "organization"]
    sender = next((f for f in firms if _FROM.match(seen, _line(seen, f)[0], f.start)), None)
    if sender is not None:
        return Author(sender.key)
    own = folded(publisher or "")
    for f in firms:
        if own and (seen[f.start : f.end] in own or own in seen[f.start : f.end]):
            return Author(f.key)
    if own and not _MEDIUM.search(own):
        return Author(None, we.span())
    signed = [f for f in firms if _alone(seen, f)]
    after = [f for f in signed if f.start > we.start()]
    asked = {f.key for f in _asked(seen, firms)}
    return Author(next((f.key for f in (*after[-1:], *signed, *firms) if f.key not in asked), None))


def _line(seen: str, name: Found) -> tuple[int, int]:
    """The line of a name, as far as a line of address may be long."""
    floor, roof = max(0, name.start - _ADDRESS), min(len(seen), name.end + _ADDRESS)
    stop = seen.find("\n", name.end, roof)
    return max(seen.rfind("\n", floor, name.start) + 1, floor), stop if stop >= 0 else roof


def _alone(seen: str, name: Found) -> bool:
    """Whether a firm has a line to itself, as at the head or the foot of a letter."""
    first, stop = _line(seen, name)
    return not seen[first : name.start].strip() and _SEAL.fullmatch(seen, name.end, stop) is not None


def _asked(seen: str, firms: Sequence[Found]) -> Iterator[Found]:
    """The firms that a letter is addressed to."""
    for name in firms:
        first, stop = _line(seen, name)
        line = seen[first:stop].strip()
        called = seen[first : name.start].strip() in {"", "尊敬的"} and line.endswith(("：", ":"))
        if _TO.match(seen, first, name.start) or (called and len(line) <= _ADDRESS):
            yield name
