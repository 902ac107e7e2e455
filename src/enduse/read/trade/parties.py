"""Who is named in this cell? The name without its address, in each script, with the numbers that identify it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from enduse.compare.forms import split_words, strip_forms, written_out
from enduse.compare.identifiers import identify
from enduse.compare.scripts import romanise
from enduse.read.trade.cells import Box
from enduse.read.trade.labels import folded
from enduse.records.proposal import ProposedMention, ProposedReference
from enduse.records.reading import Identifier
from enduse.reference import trade

LONGEST_VALUE = 300  # characters of a party's cell that are looked at; a longer one is an address or prose
LONGEST_BLOCK = 1000  # characters of a name with its address in which numbers are looked for
_HAN = "㐀-鿿"
_HAN_FIRM = re.compile(
    rf"[{_HAN}（）()·A-Za-z0-9]*?(?:有限责任公司|股份有限公司|有限公司|公司|合[伙夥]企[业業]|集团|研究所|研究院|大学|厂|商行)"
    rf"(?:[(（][{_HAN}]{{2,8}}[)）])?(?![{_HAN}](?![{_HAN}]{{1,8}}?[省市州区县]))"
)
_QUOTED_END = re.compile(r"[»”\"]+")
#: A straight mark before a letter opens another name: "НПП "Заря"", "Завод имени "Зари" в Туле".
_STRAIGHT = r'"[^"]+(?:(?:"(?=\w)[^",]+){1,2}(?<!\s)(?:"\s[^",]*[^",\s]"(?!\w)|"{1,3})|"{1,3})'
#: A name in quotation marks, its legal form before it: ООО «…», АО «Завод «…».
_QUOTED = re.compile(rf"(?:[А-ЯЁA-Z][\w.]{{0,5}}\s*){{0,2}}(?:«[^«»]+(?:«[^«»]+»?)?»|{_STRAIGHT})")
#: "名称:", "Name:", "Наименование:" in front of a name; the first character of the Chinese word may be misread.
_NAMED = re.compile(r"(?:.{0,2}\s*称|单位|(?:company )?name|наименование(?: организации)?)\s*[:：]\s*(?=\S)", re.I)
#: "Havskum Sonar AS": a short form in capitals behind a name that is not, or one that is no word.
_ENDING = re.compile(
    r"(?:[A-ZÀ-Þ](?=[\w&'’-]*[a-zß-ÿ])[\w&'’-]*+ )+(?:[A-Z]{2,3}|[A-Z]/[A-Z])|(?:[\w&'’-]+ )+(?:AB|NV|BV|OÜ|OY|OYJ)"
)
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s+/\s+|\s*[;|]\s*")
#: Where a name in Latin letters is followed by one in Cyrillic, or the other way round.
_TURN = re.compile(
    r"(?:(?<=[A-Za-z)])|(?<=[A-Za-z]\.))\s+(?=[«\"]?[А-ЯЁ])|(?:(?<=[а-яёА-ЯЁ»])|(?<=[а-яё»][.\"]))\s+(?=[A-Z])"
)
_OUTER = re.compile(r"\s*[(（]([^()（）]+)[)）]\s*$")
_NUMBER_LABEL = re.compile(
    r"[\s,;(]+(?:ИНН|КПП|ОГРН|БИН|INN|TIN|VAT|USCC|LEI|BIN|Reg\.?\s?No|Tax\s?ID|统一社会信用代码|税号)(?=[\s:：/№.]|\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\s:：№./A-Za-zА-Яа-я]{0,8}?((?=\w*\d)[0-9A-Z]{8,20}(?:/\d{9})?)(?!\w)")
ADDRESS = re.compile(
    r"\b(?:str|street|road|rd|ave|avenue|building|bldg|floor|room|district|city|province|p\.?o\.? ?box|lane|"
    r"ул|г|д|пр|пр-т|обл|оф|офис|корп|стр|район|шоссе|пер)\b\.?|[路街区市省号室层楼]",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def nobody(text: str) -> bool:
    """Whether a party's cell says that no party is named ("N/A", "ОТСУТСТВУЕТ", "to order")."""
    bare = text.strip().strip(".").lower()
    return bare in trade.words("nobody") or not any(c.isalpha() for c in bare)


def number_in(text: str) -> str | None:
    """The number that identifies the party, behind its label in a value: "ООО «…», ИНН 5439233674, КПП …"."""
    found = _NUMBER_LABEL.search(text)
    number = _NUMBER.match(text, found.end()) if found else None
    return number.group(1) if number else None


def names_in(value: Box) -> list[Box]:
    """The forms of a party's name in a value, the main one first: address and numbers cut off, scripts apart.

    `明灯电子有限公司 Mingdeng Electronics Co., Ltd., 8 Harbour Road` gives the Chinese and the English form.
    """
    named = _NAMED.match(value.text)
    value = value.part(named.end(), len(value.text)) if named else value
    if nobody(value.text):
        return []
    text = value.text[:LONGEST_VALUE]
    cut = _NUMBER_LABEL.search(text)
    if cut and cut.start():
        text = text[: cut.start()]
    return [value.part(start, end) for start, end in _name_spans(text)]


@lru_cache(maxsize=20_000)
def _name_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the forms of the name stand in a value."""
    found: list[Box] = []
    whole = Box(0, text, 0)
    for start, end in _pieces(text):
        name = _name(whole.part(start, end))
        if name and any(c.isalpha() for c in name.text) and (not found or _other_script(found, name)):
            found.append(name)
    return tuple((name.start, name.end) for name in found)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where one form may end and the next begin: ` / `, `;`, a closing bracket in another script, Han beside Latin."""
    edges = [0]
    for match in _PARTS.finditer(text):
        edges += [match.start(), match.end()]
    edges.append(len(text))
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        outer = _OUTER.search(text[start:end])
        if outer and outer.start() and _script(outer.group(1)) != _script(text[start : start + outer.start()]):
            spans += _by_script(text, start, start + outer.start())
            spans += _by_script(text, start + outer.start(1), start + outer.end(1))
        else:
            spans += _by_script(text, start, end)
    return spans


def _by_script(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split where a Chinese firm name ends or begins beside words of another script."""
    firm = _HAN_FIRM.search(text, start, end)
    turn = None if firm else _TURN.search(text, start, end)
    if turn and is_firm(text[start : turn.start()]) and is_firm(text[turn.end() : end]):
        return [(start, turn.start()), (turn.end(), end)]
    if not firm or not any(
        c.isalpha() and _script(c) != "han" for c in text[start : firm.start()] + text[firm.end() : end]
    ):
        return [(start, end)]
    before, behind = _by_script(text, start, firm.start()), _by_script(text, firm.end(), end)
    spans = [*before, (firm.start(), firm.end()), *behind]
    return [(a, b) for a, b in spans if text[a:b].strip(" ,，/-()（）")]


def _script(text: str) -> str:
    if re.search(f"[{_HAN}]", text):
        return "han"
    return "cyrillic" if re.search("[А-Яа-яЁё]", text) else "latin"


def _other_script(found: Sequence[Box], name: Box) -> bool:
    return _script(name.text) not in {_script(box.text) for box in found}


def _name(piece: Box) -> Box | None:
    """The name without the address behind it."""
    lead = len(piece.text) - len(piece.text.lstrip(" ,，/-–—("))
    piece = piece.part(lead, len(piece.text))
    text = piece.text
    if not text:
        return None
    if _script(text) == "han":
        firm = _HAN_FIRM.search(text)
        end = firm.end() if firm else min([i for i in (text.find("，"), text.find(",")) if i > 0] or [len(text)])
        return piece.part(0, end)
    quoted = _QUOTED.match(text)
    if quoted:
        after = _forms().match(text[quoted.end() :].lstrip(" ,").lower())
        gap = len(text) - quoted.end() - len(text[quoted.end() :].lstrip(" ,"))
        return piece.part(0, quoted.end() + (gap + after.end() if after else 0))
    form = list(_forms().finditer(text.lower())) if len(text.lower()) == len(text) else []
    for match in form:
        rest = text[match.end() :]
        if match.start() and (not rest or rest[0] in ",; ") and not _forms().match(rest.lstrip(" ,.").lower()):
            return piece.part(0, match.end())
    closing = _QUOTED_END.search(text, 4)
    if closing and text[closing.end() :].lstrip().startswith(","):
        return piece.part(0, closing.end())
    comma = text.find(",")
    if comma > 0 and (any(c.isdigit() for c in text[comma:]) or ADDRESS.search(text[comma:]) or text.count(",") > 1):
        return piece.part(0, comma)
    return piece


@cache
def _forms() -> re.Pattern[str]:
    """A legal form at the end of a Latin or Cyrillic name, with its full stop."""
    short = {f for f in trade.words("form") if f[0] < "⺀" and f not in ("co", "company", "ко")}
    latin = {f.lower() for f in written_out() if _script(f) == "latin"}
    forms = sorted(short | latin | {romanise(f) for f in latin}, key=lambda f: (-len(f), f))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(f) for f in forms) + r")\.?(?!\w)")


def is_firm(text: str) -> bool:
    """Whether a name carries a legal form, short or written out, or another word that only firms carry."""
    tokens = set(folded(text).split())
    forms = trade.words("form")
    lower = text.lower()
    if _QUOTED.match(text) or (any("." in f and f in lower for f in forms) and _forms().search(lower)):
        return True
    if tokens & forms or any(text.strip().endswith(f) for f in forms if f[0] >= "⺀"):
        return True
    words = split_words(text)
    kept, stripped = strip_forms(words)
    return len(words) - len(kept) > len(stripped) or bool(stripped and _ENDING.fullmatch(text.strip()))


class Parties:
    """The parties of one document: one key for each name, whichever cell it stands in."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._identifiers: dict[str, list[Identifier]] = {}
        self._schemas: dict[str, str] = {}
        self._mentions: dict[tuple[int, int], ProposedMention] = {}
        self._read: dict[str, tuple[str, tuple[tuple[int, int], ...]] | None] = {}  # a cell without tail -> key, names
        self._numbered: set[tuple[str, str, str]] = set()

    def named(self, value: Box, tail: Iterable[Box] = ()) -> tuple[str, Box] | None:
        """The key and main name of the party in a value, None where it names none; its forms and numbers are kept."""
        if tail or value.text not in self._read:
            self._read[value.text] = self._new(value, tail)
        if (found := self._read[value.text]) is None:
            return None
        key, spans = found
        names = [Box(value.column, value.text[a:b], value.start + a) for a, b in spans]
        for name in names:
            mention = ProposedMention(words=name.words, kind="organization", key=key)
            self._mentions.setdefault((name.start, name.end), mention)
        return key, names[0]

    def _new(self, value: Box, tail: Iterable[Box]) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """The key of the party in a value that was not met before, and where the forms of its name stand in it."""
        names = names_in(value)
        if not names:
            return None
        forms = [folded(name.text) for name in names]
        key = next((self._keys[form] for form in forms if form in self._keys), f"party {forms[0]}")
        for form in forms:
            self._keys.setdefault(form, key)
        firm = any(is_firm(name.text) for name in names)
        if firm or key not in self._schemas:
            self._schemas[key] = "Company" if firm else "LegalEntity"
        self.identified(key, " ".join([value.text, *(box.text for box in tail)]))
        return key, tuple((name.start - value.start, name.end - value.start) for name in names)

    def identified(self, key: str, text: str) -> bool:
        """Attach every valid identifier in a text to a party; False where there is none."""
        if not _DIGIT.search(text):
            return False
        found = identify(text[:LONGEST_BLOCK])
        known = self._identifiers.setdefault(key, [])
        known.extend(i for i in found if i not in known)
        return bool(found)

    def numbered(self, key: str, label: str, text: str) -> None:
        """Attach the number that a labelled cell holds; a bare number of ten or twelve digits is tried as an INN."""
        if (key, label, text) in self._numbered:
            return
        self._numbered.add((key, label, text))
        if self.identified(key, f"{label}: {text}"):
            return
        for number in re.split(r"[\s/,;]+", text):
            russian = number.isdigit() and len(number) in (10, 12)
            self.identified(key, f"ИНН {number}" if russian else number)

    def references(self) -> list[ProposedReference]:
        """The parties as references, in the order in which they were first named."""
        return [
            ProposedReference(
                key=key, kind="organization", schema=schema, identifiers=tuple(sorted(self._identifiers.get(key, ())))
            )
            for key, schema in self._schemas.items()
        ]

    def mentions(self) -> list[ProposedMention]:
        """Every place where a party's name stands."""
        return [self._mentions[place] for place in sorted(self._mentions)]
