"""The first lines of an article in plain text: its title, who has published it, and when.

Only lines that are plainly such are taken: a date by itself or beside the name of a publisher or an author, a label
with its value, the name of a medium, the dateline of a report. Running text tells nothing, nor does a form or a letter.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from enduse.ingest.outlets import outlet
from enduse.ingest.worded import dated, table

#: A head has no more lines, none longer, and no more that are something else: a subtitle, "From our news services".
_MOST_LINES = 10
_LONGEST_LINE = 160
_MOST_OTHER = 4
#: A text with so many lines that are dates is a chronicle.
_CHRONICLE = 3
_AROUND = " \t*_#>|\"'“”«»"
_SEPARATORS = re.compile(
    r"\s*[|•·,，;；]\s*|\s+[-–—]+\s+|(?<=[^\W\d_]{3})\.\s+|[()（）]|\s{2,}|\u3000|\s+(?=[\u3400-\u9fff]{1,6}[:：])"
)
_PARTED_BEFORE = re.compile(r"(?:^|[|•·,，;；:：.(（/*–—-])\s*$")
_PARTED_BEHIND = re.compile(r"\s*(?:$|[|•·,，;；:：.()（）/*–—-])")
_PROSE = re.compile(r"[.。…:：;；][\"'”’»」）)]*$")
_RULE = re.compile(r"[\s\-=_*#>|~.]*$")
_DATELINE = 120
_AGENCY = re.compile(
    r"(?P<place>[^\W\d_][^\n(/]{1,60}?)\.?\s*(?:\((?P<round>[^\W\d_][\w&. ’'-]{1,40})\)|/(?P<slashed>[^\n/]{2,40})/)"
    r"\.?\s*[-–—]?\s"
    r"|(?P<han>[\u3400-\u9fff]{2,5}社)[\u3400-\u9fff]{1,10}\d{1,2}月\d{1,2}日电"
)
_PLACE = re.compile(r"(?:[^\W\d_][\w.’' -]{1,30},\s){0,2}")
_DATELINE_ENDS = re.compile(r"\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?\.?,?\s*[-–—]\s")


class Masthead(Struct, frozen=True):
    """What the first lines tell; `lines` are the places of those that are no running text, the title included."""

    title: tuple[int, int] | None = None
    lines: tuple[tuple[int, int], ...] = ()
    publisher: str | None = None
    published: str | None = None


class _Line(Struct, frozen=True):
    """A line of the head: its parts (sort, words), and the date on it."""

    start: int
    text: str
    parts: tuple[tuple[str, str], ...] = ()
    published: str | None = None

    def told(self, *sorts: str) -> str | None:
        """The words of its first part of one of these sorts."""
        return next((words for sort, words in self.parts if sort in sorts), None)


def masthead(text: str) -> Masthead:
    """Title, publisher and date of an article as its first lines give them; empty where they are not plain."""
    head = list(_lines(text))
    if not head or head[-1].told("prose") is None:
        return Masthead()
    opening = head.pop()
    published, agency = _dateline(opening.text)
    if not any(line.published or line.told("author", "outlet", "source", "title") for line in head):
        return Masthead(publisher=agency, published=published)
    published = next((line.published for line in head if line.published and line.told("updated") is None), published)
    letter = any(line.told("addressed") for line in head) or _salutation().search(text, 0, opening.start + 200)
    title = _title(head)
    places = [(line.start, line.start + len(line.text)) for line in head if line.told("other") != line.text]
    return Masthead(
        title=title,
        lines=tuple(sorted({*places, title} if title else places)),
        publisher=None if letter else _publisher(head, agency),
        published=None if published and _chronicle(text) else published,
    )


def _lines(text: str) -> Iterator[_Line]:
    """The lines of the head and the first line of running text; nothing behind it."""
    count = others = 0
    for m in re.finditer(r"[^\n]+", text[:20_000]):
        if _RULE.match(m.group()):
            continue
        inner = m.group().strip(" \t*_#>|")
        line = _line(inner, m.start() + m.group().index(inner), opens=not count)
        count, others = count + 1, others + (line.told("other") == inner)
        if count > _MOST_LINES or others > _MOST_OTHER:
            return
        yield line
        if line.told("prose"):
            return


def _line(inner: str, start: int, *, opens: bool) -> _Line:
    """A line by its parts. One that opens the text is a title unless an outlet, an author or a label stands in it."""
    if len(inner) > _LONGEST_LINE:
        return _Line(start, inner, (("prose", inner),))
    day = dated(inner)
    rest = f"{inner[: day.start]}|{inner[day.end :]}" if day else inner
    parts = tuple(_part(words) for part in _SEPARATORS.split(rest) if (words := part.strip(_AROUND)))
    plain = all(sort != "other" or _like_a_name(words, 3) for sort, words in parts)
    known = any(sort != "other" for sort, _ in parts)
    if day and plain and (known or not (opens and parts)) and _set_off(inner, day.start, day.end):
        return _Line(start, inner, parts, day.iso)
    if not day and plain and parts and parts[0][0] != "other":
        return _Line(start, inner, parts)
    return _Line(start, inner, (("prose" if _PROSE.search(inner) else "other", inner),))


def _part(words: str) -> tuple[str, str]:
    """What a part of a line is, and its words without the label."""
    if m := _labels().fullmatch(words):
        sort = next(name for name in table()["labels"] if m[name])
        value = m["value"].strip(_AROUND)
        if sort in {"published", "updated"} and not value:
            return sort, words
        if sort in {"title", "addressed", "outlet"} and value and m["colon"]:
            return sort, value
        if sort == "source" and m["colon"] and outlet(value):
            return sort, value
        if sort == "author" and value and _like_a_name(value, 0):
            return sort, value
    return outlet(words) or "other", words


def _like_a_name(words: str, short: int) -> bool:
    """Whether words could be a name, a place or a section: all have capitals, or they are so few."""
    said = words.split()
    small = {*table()["words"]["small"].split(), "and", "with", "у", "та", "und", "et", "y"}
    return len(said) <= short or (len(said) <= 10 and all(w in small or not w[0].islower() for w in said))


def _set_off(inner: str, start: int, end: int) -> bool:
    """Whether the date is a part of the line by itself, or stands beside the name of an outlet or a label."""
    before, behind = (part.strip(_AROUND) for part in (inner[:start], inner[end:]))
    return bool(_PARTED_BEFORE.search(inner[:start]) or _part(_SEPARATORS.split(before)[-1])[0] != "other") and bool(
        _PARTED_BEHIND.match(inner[end:]) or _part(_SEPARATORS.split(behind)[0])[0] != "other"
    )


def _title(head: Sequence[_Line]) -> tuple[int, int] | None:
    """The line that is labelled a title, else the first that is neither date nor outlet nor author."""
    generic = {word.strip() for word in table()["words"]["generic"].split("|")}
    for line in head:
        if value := line.told("title"):
            at = line.start + line.text.rindex(value)
            return at, at + len(value)
    found = (x for x in head if x.told("other") == x.text and x.text.strip(_AROUND).casefold() not in generic)
    return next(((line.start, line.start + len(line.text)) for line in found), None)


def _publisher(head: Sequence[_Line], agency: str | None) -> str | None:
    """The labelled publisher, else a medium, else a body beside the date, else the agency of the dateline, else the
    source."""
    days = {n for n, line in enumerate(head) if line.published}
    bodies = (line.told("body") for n, line in enumerate(head) if not days.isdisjoint((n - 1, n, n + 1)))
    found = [
        *(line.told("outlet") for line in head),
        *(line.told("medium") for line in head if line.told("author") is None),
        *(line.told("medium") for line in head),
        *bodies,
        agency,
        *(line.told("source") for line in head),
    ]
    return next(filter(None, found), None)


def _dateline(opening: str) -> tuple[str | None, str | None]:
    """Date and agency of "PRAGUE, March 12, 2025 (FPA) - …", «МОСКВА, 14 июня. /ТАСС/.», 新华社莫斯科9月20日电."""
    opening = opening[:_DATELINE]
    day = dated(opening)
    dates = day is not None and _PLACE.fullmatch(opening, 0, day.start) and _DATELINE_ENDS.match(opening, day.end)
    m = _AGENCY.match(opening)
    if m is None:
        return (day.iso if day and dates else None), None
    name = m["round"] or m["slashed"] or m["han"]
    placed = m["place"] is None or m["place"].split(",")[0].isupper() or dates
    plain = name.isupper() or outlet(name) is not None
    return (day.iso if day and dates else None), name if placed and plain else None


def _chronicle(text: str) -> bool:
    """Whether a text goes from date to date."""
    lines = (m.group().strip(_AROUND) for m in re.finditer(r"^[^\n]{6,60}$", text, re.MULTILINE))
    days = {day.iso for line in lines if (day := dated(line)) and day.end - day.start >= len(line) - 1}
    return len(days) >= _CHRONICLE


@cache
def _labels() -> re.Pattern[str]:
    """A label, a colon where it has one, and what stands behind."""

    def longest(words: str) -> str:
        return "|".join(re.escape(word.strip()) for word in sorted(words.split("|"), key=len, reverse=True))

    sorts = "|".join(rf"(?P<{sort}>{longest(words)})" for sort, words in table()["labels"].items())
    ends = r"(?:\b|(?<=[\u3400-\u9fff]))"
    return re.compile(rf"(?:{sorts}){ends}(?P<colon>\s*[:：/])?(?P<value>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{table()['words']['salutation']})", re.MULTILINE)
