"""Russian names in quotation marks that no rule of letters and no model found: firms in any case, media that were told
something, ships behind their word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import structs

from enduse.read.names.found import Spot
from enduse.read.russian.forms import masculine, nominative, nominatives, readings
from enduse.read.tables import words
from enduse.reference.goods import entries

_QUOTED = re.compile(r"[«„“]([^«»„“”\n]{2,60})[»”“]|(?<!\w)\"([^\"\n]{2,60})\"(?!\w)")
_LETTER = re.compile(r"[А-ЯЁA-Z]")
#: Marks that no name holds: what holds one is speech.
_SPEECH = re.compile(r"[!?;…:]|[.,](?:\s|$)")
#: A name has at most so many words.
_MOST = 5
#: Parts of speech that stand in speech, not in names.
_SPOKEN = frozenset({"VERB", "INFN", "GRND", "PRTS", "NPRO", "PRED", "INTJ", "ADJS"})
#: Behind a closing mark: what stands in the marks was said.
_SAID = re.compile(r"[\u00a0 ]*,?[\u00a0 ]*[—–-][\u00a0 ]*[а-яё]")
_TRADER = re.compile(r"(?<!\w)ИП[\u00a0 ]([А-ЯЁ][а-яё-]{2,30})((?:[\u00a0 ][А-ЯЁ]\.){0,2})(?!\w)")
_BEFORE = re.compile(r"([А-Яа-яЁё-]+)[\u00a0 ]+$")
#: To whom one speaks, whose questions one answers, who has seen a paper.
_ASKING = re.compile(
    r"(?:[Бб]есед[еуы]|[Рр]азговор[еау]|[Ии]нтервью)[\u00a0 ](?:с[\u00a0 ])?$|"
    r"(?:[Нн]а[\u00a0 ]|[Вв][\u00a0 ]ответ[\u00a0 ]на[\u00a0 ])?"
    r"(?:[Зз]апрос\w{0,2}|[Вв]опрос\w{0,2}|[Зз]вон\w{1,4}|[Пп]исьм\w{1,2}|"
    r"[Кк]орреспондент\w{0,3}|[Жж]урналист\w{0,3})[\u00a0 ]$|"
    r"(?:ознакомил\w{2,3}|изучил[аи]?|убедил\w{2,3})[\u00a0 ]$"
)
_TOLD = re.compile(r"(?:([А-Яа-яЁё]+)[\u00a0 ])?([А-Яа-яЁё]+)[\u00a0 ]$")


def quoted(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Names in quotation marks that are none of `spots`; one that holds a place or person is meant as a whole."""
    owns = {f: s for s in spots if s.kind in {"organization", "publication"} for f in shorter(s.own)}
    begins = sorted((s.start, s.end, s.kind) for s in spots)
    for m in _QUOTED.finditer(text):
        name = m[1] or m[2]
        at = bisect_left(begins, (m.end(), 0, ""))
        over = [(a, b, kind) for a, b, kind in begins[max(0, at - 6) : at] if a < m.end() and m.start() < b]
        inner = all(m.start() <= a and b <= m.end() for a, b, _ in over)
        small = all(kind == "person" or (kind == "place" and b - a < len(name)) for a, b, kind in over)
        spot = _spot(text, m.start(), m.end(), name, owns) if inner and small else None
        if spot is not None:
            owns.setdefault(spot.own, spot)
            yield spot


def traders(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Sole traders by their surname: "ИП Круглов", "ИП Круглов И. О."."""
    taken = sorted((s.start, s.end) for s in spots)
    for m in _TRADER.finditer(text):
        at = bisect_left(taken, (m.end(), 0))
        if not any(
            a < m.end() and m.start() < b and (a, b) != m.span() for a, b in taken[max(0, at - 3) : at] if a < m.start()
        ):
            yield Spot(m.start(), m.end(), "organization", f"ИП {masculine(m[1])}" + (m[2] or ""))


def told(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The spots with those as media that were told something or have seen a paper: "сказал он «Вестнику Тулвы»"."""
    media = {
        s.own
        for s in spots
        if s.kind == "organization" and not s.body and _marked(text, s.start) and _asked(text, s.start)
    }
    firms = {s.own for s in spots if s.kind == "organization" and not _marked(text, s.start)}
    return [structs.replace(s, kind="publication") if s.own in media - firms else s for s in spots]


def ships(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The spots with what is named behind a word for a ship or aircraft as that ship, wherever it stands."""
    aboard = {s.own for s in spots if _marked(text, s.start) and not s.body and _aboard(text, s.start)}
    named = [(s, next((f for f in nominatives(s.own) if f in aboard), None)) for s in spots]
    return [
        structs.replace(s, kind="item", own=form) if form and s.kind in {"organization", "item"} else s
        for s, form in named
    ]


def _aboard(text: str, start: int) -> bool:
    """Whether the word before a name is one for a ship or aircraft."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    return before is not None and bool(_lemmas(before[1].lower()) & words("words.goods.vessels", "ru"))


def _spot(text: str, start: int, end: int, name: str, owns: Mapping[str, Spot]) -> Spot | None:
    """The name between two marks, None where it is speech, a slogan or a thing."""
    before = text[max(0, start - 40) : start]
    form = next((f for f in forms(name) if f in owns), None)
    if form is not None:
        same = owns[form]
        return Spot(start, end, same.kind, form)
    if not _named(name) or _SAID.match(text, end) or before.rstrip().endswith(":"):
        return None
    own = _own(name)
    head = _BEFORE.search(before)
    sorts = _lemmas(head[1].lower()) if head else frozenset()
    if _aboard(text, start):
        return Spot(start, end, "item", own)
    if sorts & words("names.called", "ru") or any(f.lower() in _platforms() for f in forms(name)):
        return None
    if sorts & words("words.goods.heads", "ru") and not sorts & words("words.organizations.heads", "ru"):
        return None
    return Spot(start, end, "publication" if _asked(text, start) else "organization", own)


def forms(name: str) -> tuple[str, ...]:
    """Every nominative that a name may be a case of: its first or its last word may be turned."""
    parts = name.split()
    if len(parts) == 1:
        return nominatives(name)
    turned = [
        *(" ".join([*parts[:-1], f]) for f in nominatives(parts[-1])),
        *(" ".join([f, *parts[1:]]) for f in nominatives(parts[0])),
        _own(name),
    ]
    return tuple(dict.fromkeys(turned))


def _own(name: str) -> str:
    """The nominative of a name that the text has in no other case; of a foreign one only an instrumental is undone."""
    parts = name.split()
    if len(parts) == 1 or any(r.is_known for r in readings(parts[0])):
        return nominative(name, "organization")
    return " ".join([*parts[:-1], re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|ем|ым)$", "", parts[-1])])


def shorter(own: str) -> tuple[str, ...]:
    """A firm's name and its first words without the legal form: «Далвек Марин» of «ООО Далвек Марин Сервис»."""
    parts = own.split()
    while len(parts) > 1 and parts[0].isupper():
        parts = parts[1:]
    return (own, *(" ".join(parts[:size]) for size in range(1, len(parts) + 1)))


def _named(name: str) -> bool:
    """Whether words between marks look like a name: they begin with a capital, and nothing in them is speech."""
    parts = name.split()
    if not _LETTER.match(name) or len(parts) > _MOST or _SPEECH.search(name):
        return False
    for part in parts:
        found = readings(part)
        if not found or (len(parts) > 1 and part[:1].isupper() and part is not parts[0]):
            continue
        first = found[0]
        if first.is_known and first.tag.POS in _SPOKEN | ({"ADVB", "CONJ", "PRCL"} if len(parts) == 1 else set()):
            return False
    return any(len(p) > 2 for p in parts)


def _marked(text: str, start: int) -> bool:
    return text[start : start + 1] in set('«„“"')


def _asked(text: str, start: int) -> bool:
    """Whether a name stands where those stand who ask or were told: "сообщили «X»", "на запрос «X»"."""
    before = text[max(0, start - 60) : start]
    if _ASKING.search(before):
        return True
    m = _TOLD.search(before)
    reporting = words("names.telling", "ru")
    if m is None or not _dative(text, start):
        return False
    subject = m[2].lower() in {"он", "она", "они"} and m[1] is not None and _lemmas(m[1].lower()) & reporting
    return bool(_lemmas(m[2].lower()) & reporting or subject)


def _dative(text: str, start: int) -> bool:
    """Whether a word of the name between the marks stands in the dative."""
    m = _QUOTED.match(text, start)
    parts = (m[1] or m[2]).split() if m else []
    return any(r.tag.case == "datv" for p in parts[:1] + parts[-1:] for r in readings(p) if r.tag.POS != "VERB")


@cache
def _platforms() -> frozenset[str]:
    """Names of weapons, without their numbers: what is called so is no firm."""
    named = (n for e in entries() if e.platform for n in e.names)
    return frozenset(re.split(r"[-\s]\d|-[А-Я]\d", n)[0].lower() for n in named)


@cache
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(r.normal_form.replace("ё", "е") for r in readings(word)[:2])
