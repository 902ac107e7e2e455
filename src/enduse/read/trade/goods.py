"""Which good is this? The words of a description cell, its designations, and the HS code declared for it."""

import re

from enduse.read.trade.cells import Box
from enduse.read.trade.labels import folded
from enduse.records.proposal import ProposedMention, ProposedReference

MOST_APART = 20  # goods of one name that are told apart one by one
LONG = 80  # characters; of a longer description only the first phrase names the good
_PHRASE_END = re.compile(r"[;:]|,\s|\.\s|\s[-–—]\s|\s\(|（|，|；")
_DESIGNATION = re.compile(
    r"(?<![\w-])(?=[\w./-]*\d)[A-ZА-ЯЁ]{1,6}[A-ZА-ЯЁa-zа-я]{0,3}"
    r"(?:[-/ ]?\d{1,5}[A-ZА-ЯЁ]{0,4}|-[A-ZА-ЯЁ]{1,4}\d{1,5})(?:[-/.][A-ZА-ЯЁ0-9]{1,6})*(?![\w-])"
)
_AFTER_LABEL = re.compile(
    r"(?:model|type|part no|p/n|модель|марка|арт(?:икул)?|тип|обозначение|型号)\b\.?[:：]?\s*([\w][\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)
_NO_DESIGNATION = re.compile(
    r"(?i)^(?:ip ?\d{2}|rs-?\d+|usb ?\d.*|(?:no|hs|din|iso|tu|ту|гост) ?\d+|g\d{2}|q[1-4]|20\d\d)$"
)
_HAN_RUN = re.compile(r"[㐀-鿿][㐀-鿿（）·\-A-Za-z0-9]*[㐀-鿿]|[㐀-鿿]+")


def phrase(description: Box, declared: bool = False) -> Box:
    """The words that name the good: all of a short description, the first phrase of a long or a `declared` one.

    Descriptions on customs declarations are lists of properties, the name of the good first.
    """
    if len(description.text) <= LONG and not declared:
        return description
    for end in _PHRASE_END.finditer(description.text):
        if end.start() >= 8:
            return description.part(0, min(end.start(), 200))
    return description.part(0, 200)


def designations(description: Box) -> list[Box]:
    """Marks of a model inside a description, such as `LX-550`."""
    spans = {m.span(1) for m in _AFTER_LABEL.finditer(description.text)}
    spans |= {
        m.span() for m in _DESIGNATION.finditer(description.text) if not any(a <= m.start() < b for a, b in spans)
    }
    boxes = [description.part(a, b) for a, b in sorted(spans)]
    return [box for box in boxes if not _NO_DESIGNATION.match(box.text)]


def hs_code(text: str) -> str | None:
    """The Harmonized System code in a cell (4 to 10 digits, with or without dots and spaces), None where it is none."""
    digits = re.sub(r"[\s.\-*]", "", text)
    return digits if digits.isascii() and digits.isdigit() and 4 <= len(digits) <= 10 else None


class Items:
    """The goods of one document: one key for each description and designation."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._named: dict[str, set[str]] = {}  # folded phrase -> keys
        self._codes: dict[str, list[str]] = {}
        self._whole: dict[str, dict[str, None]] = {}  # the full words of the lines, where the name is a part of them
        self._mentions: list[tuple[Box, str, str | None]] = []

    def named(
        self, description: Box, part: Box | None, code: str | None, more: list[Box], declared: bool = False
    ) -> tuple[str, Box]:
        """The key of the good in a line and the words that name it; see `phrase` for `declared`."""
        words = phrase(description, declared)
        marks = designations(description) + [box for extra in more for box in designations(extra)]
        if part and part is not description and any(c.isalpha() for c in part.text) and len(part.text) <= 60:
            marks.append(part)
        labels = tuple(dict.fromkeys(folded(mark.text) for mark in marks))
        key = "item " + " | ".join(dict.fromkeys((folded(words.text), *labels)))
        self._found.setdefault(key, (words.text, tuple(dict.fromkeys(m.text for m in marks))))
        self._named.setdefault(folded(words.text), set()).add(key)
        if code and code not in self._codes.setdefault(key, []):
            self._codes[key].append(code)
        if words.text != description.text:
            self._whole.setdefault(key, {})[description.text] = None
        self._mentions.append((words, key, folded(words.text)))
        self._mentions.extend((mark, key, None) for mark in marks)
        self._mentions.extend((form, key, folded(words.text)) for form in _forms(words))
        return key, words

    def references(self) -> list[ProposedReference]:
        """The goods as references; two marks of one product line are kept apart."""
        found = []
        for key, (text, _) in self._found.items():
            alike = self._named[folded(text)]
            others = tuple(sorted(alike - {key})) if len(alike) <= MOST_APART else ()
            found.append(
                ProposedReference(
                    key=key, kind="item", schema="Commodity", description=text, hs=tuple(self._codes.get(key, ())),
                    distinct_from=others, whole=tuple(self._whole.get(key, ())),
                )
            )  # fmt: skip
        return found

    def mentions(self) -> list[ProposedMention]:
        """Every place where a good is named; words that several goods of the paper share name none of them alone."""
        found: dict[tuple[int, int], ProposedMention] = {}
        for box, key, shared in self._mentions:
            naming = shared is None or len(self._named.get(shared, ())) < 2
            found.setdefault(
                (box.start, box.end), ProposedMention(words=box.words, kind="item", key=key, naming=naming)
            )
        return [found[place] for place in sorted(found)]


def _forms(words: Box) -> list[Box]:
    """The language parts of a bilingual description: `Navigation module 导航模块` names the good twice."""
    run = _HAN_RUN.search(words.text)
    if not run or not any(c.isalpha() and c < "⺀" for c in words.text):
        return []
    sides = [words.part(0, run.start()), words.part(run.start(), run.end()), words.part(run.end(), len(words.text))]
    bare = [side.part(*_bare(side.text)) for side in sides]
    return [side for side in bare if len(side.text) >= 2 and not _DESIGNATION.fullmatch(side.text)]


def _bare(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip(" ,，/|()（）-–—"))
    return start, max(start, len(text.rstrip(" ,，/|()（）-–—")))
