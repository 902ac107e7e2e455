"""One page read once in each language: of every spot of print, which reading is the surest?

A page in several scripts is read better by one language after the other than by all of them at once: Tesseract keeps
to the language in which it read the word before as long as that makes some sense.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from enduse.ingest.ocr.known import likelier
from enduse.ingest.ocr.lookalikes import alike, of_one_alphabet
from enduse.ingest.pagewords import Word

_SAME_SPOT = 0.3  # share of the smaller of two words that must lie within the other
_AGREED = 6.0  # per cent; what two languages read alike is surer by so much
_TURN = 25.0  # per cent of a letter; what it costs to turn to another language within a phrase
_PHRASE = 1.2  # heights of the letters; a wider gap parts phrases
_ODD = 15.0  # per cent; letters in a case that no word has are so much less sure
_OWN = 8.0  # per cent; letters that only Cyrillic has are not seen in Latin print, Latin ones are in Cyrillic print
_LATIN = 12.0  # per cent; marks and numbers of papers are in Latin letters where they look like it
_POINT, _DECIMAL = 25.0, re.compile(r"\d+[.,]\d{1,3}")  # per cent; a decimal mark that one reading has
_UNCOVERED = 0.15  # share of a spot that a reading may leave out and still be whole
_ROW = 0.5  # share of the smaller height by which words of one line overlap
_SURE = 85.0  # per cent
_ONLY_CYRILLIC = re.compile("[бгджзийлмнптфцчшщъыьэюяБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯ]")
_HAN = re.compile("[\u3400-\u9fff]")
_HAN_SEEN, _CYRILLIC_SEEN, _WORD = 5, 4, 4  # characters, words of so many letters: no other print is read as so many
_SIGN_OF_NUMBER = frozenset({"Ne", "Nе", "Мо", "No", "N2", "Ng", "NQ", "№e"})
_RINGS = frozenset({"000", "OOO", "O00", "OO0", "0OO", "00O", "0O0", "O0O"})
_OF_PAGE, _FOREIGN = 25.0, 15.0  # per cent; Chinese print is read as Latin letters, seldom the other way round
#: A capital after a small letter and before another, a figure between small letters: "3axa34nxk", "KoaTH".
_ODDLY = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]+(?:[a-zа-яё]|$)|[a-zа-яё]\d+[a-zа-яё]|^\d[a-zа-яё]\d?[a-zа-яё]")


class _Spot(Struct):
    """Print in one place, and what each reading makes of it."""

    readings: dict[int, list[Word]]

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def surest(readings: Sequence[Sequence[Word]], scripts: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """The words of one page, or a part of it, out of its readings in several languages, from top to bottom.

    `scripts` are those that the page is known to hold, beside Latin.
    """
    found: list[Word] = []
    for row in _rows(_spots(readings)):
        chosen = [
            spot.readings[n]
            for phrase in _phrases(row)
            for spot, n in zip(phrase, _turns(phrase, scripts), strict=True)
        ]
        words = sorted((word for words in chosen for word in words), key=lambda w: w.left)
        for word, text in zip(words, of_one_alphabet([w.text for w in words]), strict=True):
            found.append(replace(word, text=_signed(text, words, word), order=len(found)))
    return tuple(found)


def _signed(text: str, words: Sequence[Word], word: Word) -> str:
    """The word, a legal form or a number sign where it stands for one: "000 «…", "накладная Ne 17"."""
    at = words.index(word)
    if text in _SIGN_OF_NUMBER and any(_ONLY_CYRILLIC.search(w.text) for w in words[:at]):
        numbered = at + 1 < len(words) and words[at + 1].text[:1].isdigit()
        return "№" if numbered else text
    return "ООО" if _is_ooo(text, words, word) else text


def _is_ooo(text: str, words: Sequence[Word], word: Word) -> bool:
    """Whether three rings are the legal form ООО: in front of a name in quotation marks."""
    at = words.index(word)
    return text in _RINGS and at + 1 < len(words) and words[at + 1].text[0] in "«„"


def scripts_of(readings: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The scripts beside Latin that a page is surely seen to hold: Han, Cyrillic."""
    sure = [word for words in readings for word in words if (word.sureness or 0) >= _SURE]
    han = sum(len(_HAN.findall(word.text)) for word in sure)
    cyrillic = sum(bool(_ONLY_CYRILLIC.search(w.text)) and len(w.text) >= _WORD and likelier(w.text) > 0 for w in sure)
    return frozenset([*(["Han"] * (han >= _HAN_SEEN)), *(["Cyrillic"] * (cyrillic >= _CYRILLIC_SEEN))])


def _scripted(text: str, scripts: frozenset[str]) -> float:
    """How much surer a reading is for being in a script of the page, or less sure for being in one that it lacks."""
    if _HAN.search(text):
        return _OF_PAGE if "Han" in scripts else -_FOREIGN
    if _ONLY_CYRILLIC.search(text):
        return 0.0 if "Cyrillic" in scripts else -_FOREIGN
    return 0.0


def _spots(readings: Sequence[Sequence[Word]]) -> list[_Spot]:
    """The words of all readings, those that lie upon one another together."""
    every = sorted(((w.top, n, w) for n, words in enumerate(readings) for w in words), key=lambda each: each[0])
    group = list(range(len(every)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = n = group[group[n]]
        return n

    tallest = max((w.height for _, _, w in every), default=0.0)
    begin = 0
    for at, (top, reading, word) in enumerate(every):
        while every[begin][0] < top - tallest:
            begin += 1
        for other in range(begin, at):
            if every[other][1] != reading and _upon(every[other][2], word):
                group[root(at)] = root(other)
    together: dict[int, list[tuple[int, Word]]] = {}
    for at, (_, reading, word) in enumerate(every):
        together.setdefault(root(at), []).append((reading, word))
    return [_spot(members) for members in together.values()]


def _spot(members: Sequence[tuple[int, Word]]) -> _Spot:
    readings: dict[int, list[Word]] = {}
    for reading, word in sorted(members, key=lambda member: member[1].left):
        readings.setdefault(reading, []).append(word)
    words = [word for _, word in members]
    top, bottom = median(w.top for w in words), median(w.bottom for w in words)
    return _Spot(readings, min(w.left for w in words), top, max(w.right for w in words), bottom)


def _upon(a: Word, b: Word) -> bool:
    """Whether two words take up the same place."""
    wide = min(a.right, b.right) - max(a.left, b.left)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    least = min((a.right - a.left) * a.height, (b.right - b.left) * b.height)
    return wide > 0 and high > 0 and wide * high > _SAME_SPOT * least


def _rows(spots: Sequence[_Spot]) -> list[list[_Spot]]:
    """The spots by their lines, from top to bottom."""
    rows: list[list[_Spot]] = []
    for spot in sorted(spots, key=lambda s: s.middle):
        if rows and spot.middle - rows[-1][-1].middle < _ROW * spot.height:
            rows[-1].append(spot)
        else:
            rows.append([spot])
    return rows


def _phrases(row: Sequence[_Spot]) -> list[list[_Spot]]:
    """The spots of a line in stretches without a wide gap; marks like XM-4108 are of no language."""
    phrases: list[list[_Spot]] = []
    for spot in sorted(row, key=lambda s: s.left):
        near = phrases and spot.left - phrases[-1][-1].right < _PHRASE * spot.height
        if near and not _marked(spot) and not _marked(phrases[-1][-1]):
            phrases[-1].append(spot)
        else:
            phrases.append([spot])
    return phrases


def _pointed(text: str, others: Iterable[str]) -> bool:
    """Whether a figure has a decimal mark that another reading of it lacks: points are lost, seldom invented."""
    return bool(_DECIMAL.fullmatch(text)) and any(re.sub("[.,]", "", text) == other for other in others)


def _marked(spot: _Spot) -> bool:
    """Whether a spot holds letters and figures in one word, however it is read."""
    texts = ["".join(word.text for word in words) for words in spot.readings.values()]
    return all(any(map(str.isdigit, text)) for text in texts) and any(any(map(str.isalpha, text)) for text in texts)


def _turns(phrase: Sequence[_Spot], scripts: frozenset[str]) -> list[int]:
    """For each spot of a phrase the reading that is surest, turns from one language to another counted against it."""
    best: dict[int, tuple[float, list[int]]] = {}
    for spot in phrase:
        before, best = best, {}
        top = max(before.values(), default=(0.0, []), key=lambda each: each[0])
        for n, sure in _sureness(spot, scripts).items():
            stay = before.get(n, (float("-inf"), []))
            score, way = stay if stay[0] >= top[0] - _TURN else (top[0] - _TURN * bool(before), top[1])
            best[n] = score + sure, [*way, n]
    return max(best.values(), key=lambda each: (each[0], [-n for n in each[1]]))[1]


def _sureness(spot: _Spot, scripts: frozenset[str]) -> dict[int, float]:
    """How sure each reading is of a spot, times its letters (as many for each reading)."""
    plain = {n: alike("".join(w.text for w in words)) for n, words in spot.readings.items()}
    told = Counter(plain.values())
    letters = max(len(text) for text in plain.values())
    found = {}
    for n, words in spot.readings.items():
        long = sum(len(w.text) for w in words)
        sure = sum(len(w.text) * ((w.sureness or 0.0) - _ODD * bool(_ODDLY.search(w.text))) for w in words) / long
        covered = min(1.0, sum(w.right - w.left for w in words) / max(spot.right - spot.left, 0.1) + _UNCOVERED)
        more = _AGREED * (told[plain[n]] > 1) + _OWN * (sure > _SURE and bool(_ONLY_CYRILLIC.search(plain[n])))
        if told[plain[n]] == 1:  # what looks the same is as likely in either alphabet
            more += sum(len(w.text) * likelier(w.text) for w in words) / long
        more += _scripted(plain[n], scripts)
        more += _LATIN * (n == 0 and _marked(spot)) + _POINT * _pointed(plain[n], plain.values())
        found[n] = (sure + more) * covered * letters
    return found
