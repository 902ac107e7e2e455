"""Names that slovnet sees in Russian text, and the nominative of every Russian name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import structs

from enduse.compare.forms import split_words, strip_forms
from enduse.read.names import cyrillic
from enduse.read.names.found import Spot
from enduse.read.russian.defined import defined
from enduse.read.russian.forms import bases, masculine, nominative, nominatives, readings
from enduse.read.russian.initials import abbreviated
from enduse.read.russian.models import models
from enduse.read.russian.quoted import quoted, ships, shorter, told, traders
from enduse.read.tables import words
from enduse.reference.places import lookup

_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
_OPEN, _CLOSE = '«„“"', '»“”"'
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_FOREIGN = re.compile(
    r"(?<![\w-])([А-Яа-яЁё-]{3,30})[ \u00a0]"
    r"((?:[A-Z][\w&.’'-]*)(?:[ \u00a0](?:[A-Z][\w&.’'-]*|of|and|for|&)){0,6}(?<![.,]))"
)
_LATIN = re.compile(
    r"(?<![\w«„“\"@./-])[A-Z][\w’'-]*(?:[ \u00a0](?:[A-Z][\w’'-]*|&|of|and|for)){0,5}"
    r"[ \u00a0][A-Z][\w’'-]*(?![\w»”\"/@-]|\.\w)"
)
_REPORTS_BEFORE = re.compile(
    r"(?:пиш[еу]т|писал[аи]?о?|сообща[её]т|сообщал[аио]?|переда[её]т|рассказали?|выяснил[аио]?|узнал[аио]?)\s+$"
)
_REPORTS_AFTER = re.compile(
    r"\s+(?:пишет|писал[аио]?|сообща[её]т|переда[её]т|выяснил[аио]?|узнал[аио]?|изучил[аио]?)\b"
)
_SINGLE = re.compile(r"«([А-ЯЁ][а-яё]{2,30})»")
_NUMBERED = re.compile(r"[\s(,;]+(?:ИНН|КПП|ОГРН(?:ИП)?|БИН|INN|OGRN|BIN)(?!\w)")  # behind a name, none of it
_QUOTED = re.compile(r"«([^«»\n]{3,40})»")


class Eyes:
    """What is seen beyond the rules over letters and cue words."""

    def spots(self, text: str, start: int, end: int, ruled: Sequence[Spot]) -> Iterator[Spot]:
        """The names of a stretch that the rules did not find, or found only a part of."""
        extra = list(self.called(text, start, end, ruled))
        begins, spans = [s.start for s in ruled], max((s.end - s.start for s in ruled), default=0)
        pieces = [(m.start(), m.group()) for m in re.finditer(r"[^\n]{1,2000}", text[start:end])]
        for (at, piece), markup in zip(pieces, models().names.map([p for _, p in pieces]), strict=True):
            for span in markup.spans:
                spot = _spot(text, start + at + span.start, start + at + span.stop, _KINDS[span.type], piece)
                if spot is None or any(e.start < spot.end and spot.start < e.end for e in extra if e.kind == "item"):
                    continue
                near = ruled[bisect_left(begins, spot.start - spans) : bisect_left(begins, spot.end)]
                if _adds(spot, near):
                    yield spot
        yield from extra

    def called(self, text: str, start: int, end: int, ruled: Sequence[Spot]) -> Iterator[Spot]:
        """Names in foreign letters behind a word for a firm ("компания Shenzhen Haoyu"), and media in quotation
        marks that are told by a word of theirs ("«Северный курьер»").
        """
        for m in _FOREIGN.finditer(text, start, end):
            sort = _lemmas(m[1].lower())
            heads = words("words.organizations.heads", language="ru")
            kind = (
                "publication"
                if sort & words("names.media_before", language="ru")
                else "organization"
                if sort & heads
                else None
            )
            if kind and _free(m.start(2), m.end(2), ruled):
                yield Spot(m.start(2), m.end(2), kind, m[2])
        for m in _LATIN.finditer(text, start, end):
            if _free(m.start(), m.end(), ruled) and _a_firm(text, m):
                parts = {w.lower() for w in m.group().split()}
                medium = parts & words("names.media", language="ru")
                yield Spot(m.start(), m.end(), "publication" if medium else "organization", m.group())
        models_ = {re.split(r"[-‐‑–\s]", s.own)[0]: s for s in ruled if s.kind == "item"}
        for m in _SINGLE.finditer(text, start, end):
            model = next((models_[f] for f in bases(m[1]) if f in models_), None)
            if model is not None and all(r.end <= m.start() or m.end() <= r.start for r in ruled):
                yield Spot(m.start(), m.end(), "item", model.own)
        for m in _QUOTED.finditer(text, start, end):
            spot = Spot(m.start(), m.end(), "publication", m[1])
            parts = {f for w in m[1].split() for f in _lemmas(w.lower())}
            reports = _REPORTS_BEFORE.search(text[max(0, m.start() - 24) : m.start()]) or _REPORTS_AFTER.match(
                text, m.end()
            )
            if (reports or parts & words("names.media", language="ru")) and _adds(spot, ruled):
                yield spot

    def meant(self, text: str, spot: Spot) -> Spot | None:
        """A name of the rules as it is meant: a body of the state ends where its genitives end, goods in quotation
        marks need a word for goods before them. None where nothing is left.
        """
        words_ = text[spot.start : spot.end]
        if spot.body and " " in words_ and "«" not in words_ and _CYRILLIC.match(words_):
            last = _genitives(words_)
            return structs.replace(spot, end=spot.start + last, own=words_[:last]) if last else None
        quote = next((i for i, c in enumerate(words_) if i and c in _OPEN), 0)
        if spot.kind == "organization" and quote:
            cut = _lead(words_[:quote])
            if cut:
                return structs.replace(spot, start=spot.start + cut, own=cyrillic.bare(words_[cut:]))
        if spot.kind == "item" and words_[:1] in _OPEN and not any(c.isdigit() for c in words_):
            before = re.search(r"([А-Яа-яЁё]+)[\s\u00a0]*$", text[max(0, spot.start - 40) : spot.start])
            goods = words("words.goods.heads", language="ru")
            return spot if before is not None and _lemmas(before[1].lower()) & goods else None
        return spot

    def together(self, text: str, spots: Sequence[Spot]) -> list[Spot]:
        """The spots with one own form for all cases of one name, and bodies of a state with their state."""
        named = sorted([*spots, *_again(text, spots)], key=lambda s: s.start)
        return defined(text, abbreviated(text, told(text, together(ships(text, with_state(text, named))))))

    def own(self, spot: Spot) -> Spot:
        """The spot with its name in the nominative."""
        if not _CYRILLIC.search(spot.own) or spot.kind == "item" or (spot.kind == "place" and lookup(spot.own)):
            return spot
        own = nominative(spot.own, spot.kind)
        return structs.replace(spot, own=_given_first(own) if spot.kind == "person" else own)


def _again(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Surnames alone, and names in quotation marks, where nothing found them."""
    yield from _surnames(text, spots)
    yield from quoted(text, spots)
    yield from traders(text, spots)


_CAPITALIZED = re.compile(r"(?<![\w-])[А-ЯЁ]\w{2,40}(?![\w-])")
#: What a surname ends in, in its cases, behind its stem.
_TAILS = frozenset(["", "а", "у", "е", "ом", "ым", "ой", "ую", "и", "ы", "ю", "я", "ем", "ей"])


def _surnames(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """A person's surname alone, in any case, where nothing found it: «по словам Тарханова»."""
    persons = {s.own.split()[-1] for s in spots if s.kind == "person" and " " in s.own}
    taken = sorted((s.start, s.end) for s in spots)
    long = (name for name in sorted(persons) if len(name) >= 4 and _CYRILLIC.match(name))
    stems = {name[:-1] if name[-1] in "аяйьо" else name: name for name in long}
    for m in _CAPITALIZED.finditer(text) if stems else ():
        word = m[0]
        cut = next((k for k in (0, 1, 2) if word[len(word) - k :] in _TAILS and word[: len(word) - k] in stems), None)
        if cut is None:
            continue
        at = bisect_left(taken, (m.end(), 0))
        if not any(a < m.end() and m.start() < b for a, b in taken[max(0, at - 3) : at]):
            yield Spot(m.start(), m.end(), "person", stems[word[: len(word) - cut]])


def with_state(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """A body of a state with the state behind it as one name: "Министерство торговли" + "Турции"."""
    found: list[Spot] = []
    for spot in spots:
        last = found[-1] if found else None
        if (
            last is not None
            and spot.kind == "place"
            and text[last.end : spot.start] in {" ", "\u00a0"}
            and _of_state(text, last)
        ):
            known = lookup(spot.own)
            if known is not None and known.kind in {"country", "capital", "region"}:
                found[-1] = structs.replace(
                    last, end=spot.end, own=f"{last.own} {text[spot.start : spot.end]}", country=known.country
                )
                continue
        found.append(spot)
    return found


def _of_state(text: str, spot: Spot) -> bool:
    """Whether an organization is a body of a state by its first noun, and ends in no quotation mark."""
    if spot.kind != "organization" or text[spot.end - 1] in _CLOSE:
        return False
    heads = words("words.organizations.state", language="ru")
    parts = spot.own.split()
    return any(_lemmas(w.lower()) & heads for w in parts) or parts[0].startswith(("Мин", "Гос", "МИД", "МВД"))


def together(spots: Sequence[Spot]) -> list[Spot]:
    """The spots with one own form for the cases of one name: «Гранита» is «Гранит» where the text has that too."""
    owns = {(s.kind, s.own) for s in spots}
    firms = {form for s in spots if s.kind == "organization" for form in shorter(s.own)}
    surnames = {s.own.split()[-1] for s in spots if s.kind == "person"}
    found = []
    for spot in spots:
        forms = nominatives(spot.own) if spot.kind in {"organization", "publication", "item"} else ()
        firm = next((f for f in forms if f in firms), None) if spot.kind == "item" else None
        if firm is not None:
            spot = structs.replace(
                spot, kind="organization", own=firm
            )  # "за каждый станок «X» заплатил", "двигатели «X»"
        if spot.kind == "person" and any(masculine(w) in surnames - {w} for w in spot.own.split()[-1:]):
            spot = structs.replace(spot, own=masculine(spot.own))
        other = next((f for f in forms if f != spot.own and (spot.kind, f) in owns), None)
        found.append(structs.replace(spot, own=other) if other else spot)
    return found


def _spot(text: str, start: int, end: int, kind: str, piece: str) -> Spot | None:
    """One seen name, with the closing mark that belongs to it, without that of its sentence; None where it is none."""
    words_ = text[start:end].rstrip("?!…")
    end = start + len(words_)
    if words_.count("«") > words_.count("»") and text[end : end + 1] == "»":
        end += 1
    elif text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSE and start > 0 and end < len(text):
        start, end = start - 1, end + 1
    first = re.match(r"([А-ЯЁ][а-яё-]+)[ \u00a0](?=[«„“])", text[start:end])
    if first and _begins(text, start) and _lemmas(first[1].lower()) & words("words.organizations.heads", language="ru"):
        start += first.end()  # "Завод «Купол»" at the head of a sentence
    if kind == "place" and any(f.endswith(_WORKS) for f in _lemmas(text[start:end].split()[-1].lower())):
        kind = "organization"  # "Бурлинский радиозавод"
    if kind == "organization":
        end = _two_names(text, start, end)
    if numbered := _NUMBERED.search(text, start, end):
        end = max(start, numbered.start())
    name = text[start:end]
    bare = cyrillic.bare(name)
    if kind == "person" and name[:1] in _OPEN and name[-1:] in _CLOSE and " " in bare:
        kind = "organization"  # no person stands in quotation marks
    if not bare or bare[0].islower() or bare in words("names.not_names", language="ru") or not _plausible(bare, kind):
        return None
    if (
        kind == "organization"
        and name == bare
        and not strip_forms(split_words(name))[1]
        and _lemmas(bare.split()[-1].lower()) & words("words.persons.posts", language="ru")
    ):
        return None  # "ГЕНЕРАЛЬНЫЙ ДИРЕКТОР"
    if kind == "organization" and _medium(text, start, bare):
        kind = "publication"
    if kind == "organization" and "«" not in name and _sentence(bare):
        return None
    if kind == "place":
        known = cyrillic.inflected(bare)
        return Spot(start, end, kind, known.name if known else nominative(bare, kind), known.country if known else None)
    return Spot(start, end, kind, bare, None, kind == "organization" and bare[:3] in {"Мин", "МИД", "Пра"})


_WORKS = ("завод", "комбинат", "фабрика", "верфь", "концерн", "холдинг", "корпорация")
_BEHIND_NAME = re.compile(r"[А-ЯЁ][а-яё-]+(?:ого|ему|ому|им|ым|ой|ую) ([а-яё-]+) (?=[«„“\"]([А-ЯЁ][а-яё]{3}))")


def _two_names(text: str, start: int, end: int) -> int:
    """Where the first of two names ends: "для Мезенского радиозавода «Далвек» …", if that is called otherwise."""
    m = _BEHIND_NAME.match(text, start, end)
    if m is None or _lemmas(m[1]) & words("words.organizations.heads", language="ru"):
        return end  # "Тульского завода «Купол»" is one
    others = [text[max(0, at.start() - 24) : at.start()] for at in re.finditer(f'[«„“"]{m[2]}', text)]
    return m.end() - 1 if any(not o.rstrip().endswith(m[1]) for o in others) else end


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place."""
    return text[:place].rstrip(' \u00a0«„“"—–-(')[-1:] in {"", ".", "!", "?", "…", "\n", ":"}


def _plausible(bare: str, kind: str) -> bool:
    """Whether the words can be a name of the kind: no number, and a person has letters only."""
    if kind == "person" and " " not in bare and not _may_be_person(bare):
        return False
    if kind == "person":
        return re.fullmatch(r"[^\W\d_]+(?:[ .\u00a0-]+[^\W\d_]+)*\.?", bare) is not None
    return any(c.isalpha() for c in bare)


def _medium(text: str, start: int, bare: str) -> bool:
    """Whether an organization is a newspaper, agency or broadcaster: by a word of its name or the word before it."""
    parts = {p.lower() for p in re.findall(r"[^\W\d_]+", bare)}
    if parts & words("names.media", language="ru"):
        return True
    before = re.search(r"([А-Яа-яЁё]+)[\s\u00a0]+[«„“\"]?$", text[max(0, start - 40) : start])
    return before is not None and bool(_lemmas(before[1]) & words("names.media_before", language="ru"))


def _sentence(bare: str) -> bool:
    """Whether a verb stands among the words: that is no name."""
    return any(w.islower() and readings(w)[0].tag.POS in {"VERB", "INFN", "GRND"} for w in bare.split()[1:])


def _may_be_person(word: str) -> bool:
    """Whether a single word may be a person's name: no word of the dictionary, or one that it knows as a name."""
    known = [r for r in readings(word) if r.is_known]
    return not known or any({"Name", "Surn", "Patr"} & set(r.tag.grammemes) for r in known)


def _lead(words_: str) -> int:
    """Where the words before a quotation mark begin that belong to a firm's name: no verb, no post, no preposition."""
    begin = 0
    for m in re.finditer(r"[^\s\u00a0]+", words_):
        first = readings(m.group())[0]
        post = first.normal_form in words("words.persons.heads", language="ru")
        if first.tag.POS in {"VERB", "INFN", "GRND", "PREP", "NPRO", "PRTS", "CONJ"} or post:
            begin = len(words_)
    return begin


def _genitives(name: str) -> int:
    """Where the genitives behind the first word of a body's name end; 0 where none follows it."""
    end = 0
    for m in list(re.finditer(r"[^\s\u00a0]+", name))[1:]:
        cases = {r.tag.case for r in readings(m.group())} | {r.tag.POS for r in readings(m.group())[:1]}
        if "gent" in cases:
            end = m.end()
        elif "CONJ" not in cases:
            break
    return end


def _a_firm(text: str, m: re.Match[str]) -> bool:
    """Whether several Latin words in capitals are a firm's name: no place, no model or make behind a word for goods."""
    parts = m.group().split()
    shown = any(p[1:2].islower() for p in parts) and not any(c.isdigit() for c in m.group())
    before = re.search(r"([А-Яа-яЁё-]+)[\s\u00a0]*$", text[max(0, m.start() - 40) : m.start()])
    sort = _lemmas(before[1].lower()) if before else frozenset()
    other = words("words.goods.heads", language="ru") | words("names.called", language="ru")
    return shown and lookup(m.group()) is None and not sort & (other | words("names.media_before", language="ru"))


def _free(start: int, end: int, ruled: Sequence[Spot]) -> bool:
    """Whether only places, or parts of firms' names, are found within a stretch."""
    touching = [r for r in ruled if r.start < end and start < r.end]
    return all(start <= r.start and r.end <= end and r.kind in {"place", "organization"} for r in touching)


@cache
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(r.normal_form for r in readings(word)[:2])


def _adds(spot: Spot, ruled: Sequence[Spot]) -> bool:
    """Whether a seen name is new: it touches no name of the rules, or holds one of its own kind."""
    touching = [r for r in ruled if r.start < spot.end and spot.start < r.end]
    return all(
        (r.kind == spot.kind or (spot.kind == "person" and r.kind == "place"))
        and spot.start <= r.start
        and r.end <= spot.end
        and ((r.start, r.end) != (spot.start, spot.end) or (r.kind != spot.kind and _minor(r)))
        for r in touching
    )


def _minor(spot: Spot) -> bool:
    """Whether a place is only a town that few texts mean: «Иванов» is a person."""
    known = lookup(spot.own)
    return known is None or known.kind == "city"


def _given_first(name: str) -> str:
    """A person's name with the surname last: «Петров Иван» is «Иван Петров»."""
    parts = name.split()
    if len(parts) in (2, 3) and not _sort(parts[0], "Name") and _sort(parts[1], "Name"):
        return " ".join([*parts[1:], parts[0]])
    return name


def _sort(word: str, grammeme: str) -> bool:
    return any(grammeme in r.tag.grammemes for r in readings(word))
