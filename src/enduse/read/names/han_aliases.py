"""Short forms of Chinese names: 海石花贸易 of 大连海石花贸易有限公司, 洛伦森 of 西尔克·洛伦森, 葛董事长 of 葛志远, and
what the text itself abbreviates: (以下简称石花公司)."""

import re
from collections.abc import Iterator, Sequence

from enduse.compare.han.lexicon import LONGEST, lexicon
from enduse.read.han.folded import folded
from enduse.read.han.tables import words
from enduse.read.names.found import Spot
from enduse.read.names.han_firms import generic_words, own_words
from enduse.read.names.han_tables import cues, place_called, surnames
from enduse.reference.places import lookup

_HAN = re.compile("[\u3400-\u9fff]")
_CALLED = re.compile(
    "[（(](?:以?下)?(?:统?简称|称|简称为|称为|又称|又名|原名|英文名|缩写|即)[：:]?[“‘]?([^（）()“”‘’，。]{2,20})[”’]?[）)]"
)
#: 某贸易公司（Some Trading LLC）: its name in other letters.
_OTHER_LETTERS = re.compile(
    "[（(](?:英文名?称?[：:]?|即)?([A-Z\u0410-\u042f][A-Za-z\u0400-\u04ff&.,'’« »-]{4,60})[）)]"
)

Name = tuple[str, str]


def aliases(
    text: str, spots: Sequence[Spot], spans: Sequence[tuple[int, int]]
) -> tuple[list[Spot], list[tuple[Name, Name]]]:
    """Further places of names under a short form, and the pairs of names (kind, own form) that are one."""
    seen = folded(text)
    short: dict[str, list[Spot]] = {}
    pairs: list[tuple[Name, Name]] = []
    forced: dict[str, Spot] = {}
    for spot in spots:
        for form in _forms(spot):
            short.setdefault(form, []).append(spot)
        called = _CALLED.match(seen, spot.end)
        if called and spot.kind in ("organization", "person", "item") and called[1] not in _pointing():
            forced[called[1]] = spot
    names = {(s.kind, s.own) for s in spots}
    glossed = [Spot(*m.span(1), s.kind, m[1], s.country) for s, m in _glosses(text, spots)]
    pairs += [((s.kind, m[1]), (s.kind, s.own)) for s, m in _glosses(text, spots)]
    found: list[Spot] = []
    for form, of in {**short, **{f: [s] for f, s in forced.items()}}.items():
        whole = {(s.kind, s.own) for s in of}
        kind, own = of[0].kind, of[0].own  # the one named first
        if (len(whole) > 1 and len({k for k, _ in whole}) > 1) or (kind, form) in whole:
            continue
        if (kind, form) in names:
            pairs.append(((kind, form), (kind, own)))
            continue
        places = [
            m.start()
            for m in re.finditer(re.escape(form), seen)
            if any(a <= m.start() and m.end() <= b for a, b in spans) and not _within(m.start(), m.end(), spots, form)
        ]
        if places:
            found += [Spot(at, at + len(form), kind, form) for at in places]
            pairs.append(((kind, form), (kind, own)))
    persons = [s for s in spots if s.kind == "person"]
    for spot in persons:
        post = re.fullmatch(f"(.)(?:{cues().behind.pattern})", spot.own)
        if post and post[1] in surnames():
            full = {
                s.own
                for s in persons
                if s.own[0] == post[1] and 2 <= len(s.own) <= 3 and not cues().behind.search(s.own)
            }
            if len(full) == 1:
                pairs.append((("person", spot.own), ("person", full.pop())))
    return [*found, *glossed], pairs


def _pointing() -> frozenset[str]:
    """公司, 本公司: words that point to a firm and are no name."""
    return words("frames.pointing", "organizations") | words("frames.pointing", "we")


def _glosses(text: str, spots: Sequence[Spot]) -> Iterator[tuple[Spot, re.Match[str]]]:
    """Firms with their name in other letters behind them."""
    for spot in spots:
        m = _OTHER_LETTERS.match(text, spot.end) if spot.kind == "organization" and _HAN.search(spot.own) else None
        if m is not None and lookup(m[1]) is None:
            yield spot, m


def _within(start: int, end: int, spots: Sequence[Spot], form: str) -> bool:
    """Whether a short form stands inside a name that is at least as long, or beside Latin letters."""
    return any(s.start <= start and end <= s.end and s.own != form for s in spots if s.end - s.start > end - start)


def _forms(spot: Spot) -> Iterator[str]:
    """The short forms under which a name may stand."""
    own = spot.own
    if spot.kind == "person" and "·" in own:
        last = own.rpartition("·")[2]
        if len(last) > 1:
            yield last
    if spot.kind != "organization" or spot.body or not _HAN.search(own):
        return
    stem = next((own.removesuffix(form) for form in cues().legal if own.endswith(form)), "")
    for name in (stem or own,):
        town = next(
            (
                n
                for n in range(6, 1, -1)
                if place_called(name[:n]) or (name[n - 1 : n] in "市省县" and n > 2 and place_called(name[: n - 1]))
            ),
            0,
        )
        bare = name[town:]
        for cut in (2, 3):
            if len(name) - cut >= 4 and own_words(name[cut:], "") and not town:
                yield name[cut:]
        for form in dict.fromkeys((name, bare, *_cores(name), *_cores(bare))):
            if len(form) >= 2 and form != own and _telling(form):
                yield form
                if stem and not form.endswith(("公司", "集团", "厂")):
                    yield from (form + ending for ending in ("公司", "集团") if form + ending != own)


def _cores(name: str) -> Iterator[str]:
    """A name without one and more words of trade at its end: 恒达国际贸易 -> 恒达国际, 恒达."""
    while size := next((n for n in range(2, min(LONGEST, len(name) - 2) + 1) if name[-n:] in generic_words()), 0):
        name = name[:-size]
        yield name


def _telling(form: str) -> bool:
    """Whether a short form tells one firm from others: it is no everyday word and no place."""
    return (
        form not in lexicon()
        and form not in generic_words()
        and place_called(form) is None
        and form not in cues().bounds
    )
