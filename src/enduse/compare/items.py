"""Which model is meant, and are two designations one? `Garpiya-3` is `Гарпия-3`; `G3` is not `G4`; `REM 1` is not
`Reaper`."""

import csv
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from enduse.compare.edits import closeness
from enduse.compare.fold import fold
from enduse.compare.forms import split_words
from enduse.compare.numerals import ROMAN
from enduse.compare.scripts import romanise, script_of
from enduse.records.match import Reason
from enduse.reference.places import demonym

#: Letters of two designations with one number must be this close; without a number, this close.
_LETTERS_WITH_NUMBER = 0.8
_LETTERS_ALONE = 0.8
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)?(?:mm|cm|m|km|kg|g|t|v|kv|w|kw|hp|cc|l|ml|a|ah|mah|hz|mhz|ghz|pcs|pc|rpm"
    r"|mp|gb|tb|nm|th|st|nd|rd|k|x\d+.*|s)"
)
_PLURAL = re.compile(r"[^a-z]*[A-Z][^a-z]*\d+s|\d{2,}s")  # "two G3s", "TV-40s"
#: Between a mark and the Chinese word for what it is: LQ-75型镜头.
_BEFORE_HAN = re.compile(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Za-z])")
#: How the reason ends that joins two designations by nearly equal letters.
OTHER_SPELLING = "other spelling"
#: Words that a variant is numbered with.
_VARIANT = frozenset(
    {"mod", "mk", "mark", "block", "blk", "ver", "version", "var", "variant", "series", "model", "rev"}
)
_JOINED_NUMBER = re.compile(r"[-/.](\d+)")
_PARTS = re.compile(r"\d+|[^\d]+")


class Designation(Struct, frozen=True, order=True):
    """A model name: its letters (folded), its numbers in order, and the letters after them."""

    letters: str
    numbers: tuple[str, ...]
    suffix: str

    @property
    def key(self) -> str:
        """One string for finding equal designations."""
        return self.letters + "-".join(self.numbers) + self.suffix


@cache
def _plain_words() -> frozenset[str]:
    with (files("enduse.compare") / "item_words.csv").open(encoding="utf-8") as lines:
        return frozenset(fold(romanise(row["word"])) for row in csv.DictReader(lines))


@lru_cache(maxsize=16_384)
def designations(text: str) -> tuple[Designation, ...]:
    """The model designations in the words that name an item; empty for a plain description ("attack drones").

    A designation is a word with letters and digits (`L550E`, `9M331`), a capitalised word with a number after it
    (`REM 1`, `Garpiya-3`), or, where there is no number, the capitalised words that are no plain vocabulary
    (`Reaper drone`). A measure (`50kg`) is none.
    """
    words = split_words(_BEFORE_HAN.sub(" ", text))
    found: list[Designation] = []
    taken: set[int] = set()
    for position, written in enumerate(words):
        plural = _PLURAL.fullmatch(written) and (written[0].isupper() or _joined(words, position, text))
        word = written[:-1] if plural else written
        low = romanise(word).replace(" ", "")
        if not any(c.isdigit() for c in low) or position in taken:
            continue
        before = words[position - 1] if position else ""
        if (romanise(before) in _VARIANT and position - 2 in taken) or (word.isdigit() and position - 1 in taken):
            continue  # told with the designation before it
        if _MEASURE.fullmatch(low) and not (before.isupper() and f"{before}-{word}" in text):  # TV-40M is no 40 m
            continue
        named = before[:1].isupper() or script_of(before[:1] or " ") == "han"
        if low[0].isdigit() and named and before.isalpha() and fold(romanise(before)) not in _plain_words():
            found.append(_built(romanise(before).replace(" ", "") + low))
            taken |= {position - 1, position}
        elif named and len(before) > 3 and f"{before}-{word}" in text:  # Garpiya-A1
            built = _built(low)
            found.append(
                Designation(fold(romanise(before).replace(" ", "")), built.numbers, built.letters + built.suffix)
            )
            taken |= {position - 1, position}
        elif any(c.isalpha() for c in low):
            found.append(_built(low))
            taken.add(position)
    if len(found) == 1:
        found = [_with_variant(found[0], words, max(taken) + 1, text, taken)]
    after = max(taken) + 1 if taken else 0
    proper = [w for w in words[after:] if w[:1].isupper() and w.isalpha() and not _plain(w)]
    shouted = text.isupper() and len(words) > 3
    if proper and not shouted and (not found or len(proper) == len(words) - after <= 2):  # MQ-9 Reaper has two names
        found.append(_named(proper))
    return tuple(dict.fromkeys(found))


def _plain(word: str) -> bool:
    """Whether a word is plain vocabulary, or tells a nation: "Chinese servo drives" are of no model."""
    return fold(romanise(word)) in _plain_words() or demonym(word) is not None


def _joined(words: Sequence[str], position: int, text: str) -> bool:
    """Whether a word stands behind capitals and a hyphen."""
    before = words[position - 1] if position else ""
    return before.isupper() and f"{before}-{words[position]}" in text


def _with_variant(one: Designation, words: Sequence[str], at: int, text: str, taken: set[int]) -> Designation:
    """A designation with what the words behind it add: KX-5 M, KX-5 Mod 2, KX-5 Block II, T12W-300."""
    numbers, suffix = one.numbers, one.suffix
    if at < len(words) and romanise(words[at]) in _VARIANT and at + 1 < len(words):
        if (step := _number(words[at + 1])) or len(words[at + 1]) == 1:
            numbers, suffix = (*numbers, step), suffix if step else suffix + romanise(words[at + 1])
            taken |= {at, at + 1}
    elif at < len(words) and words[at].isdigit() and _numbers(words[at - 1], words[at], text):
        numbers = (*numbers, words[at].lstrip("0") or "0")
        taken.add(at)
    elif at < len(words) and (len(words[at]) == 1 and words[at].isupper()) and at + 1 == len(words):
        suffix += romanise(words[at])
        taken.add(at)
    elif at < len(words) and (step := ROMAN.get(words[at], "")):
        numbers = (*numbers, step)
        taken.add(at)
    return Designation(one.letters, tuple(n for n in numbers if n), suffix)


def _numbers(word: str, number: str, text: str) -> bool:
    """Whether a word stands before a number, joined with it by a hyphen, slash or full stop."""
    return any(n[1] == number and text.endswith(word, 0, n.start()) for n in _JOINED_NUMBER.finditer(text))


def _number(word: str) -> str:
    """A number in digits or in Roman letters, the empty string where it is none."""
    return (word.lstrip("0") or "0") if word.isdigit() else ROMAN.get(word, "")


def _named(proper: Sequence[str]) -> Designation:
    """The designation of a model without a number; a last Roman number or single letter tells its marks apart."""
    *words, last = proper
    mark = romanise(last) if len(last) == 1 else ""
    step = ROMAN.get(last, "")
    letters = words if words and (mark or step) else proper
    told = fold("".join(romanise(w).replace(" ", "") for w in letters))
    return Designation(told, (step,) if words and step else (), mark if words else "")


def _built(low: str) -> Designation:
    parts = _PARTS.findall(low)
    numbers = tuple(p.lstrip("0") or "0" for p in parts if p[0].isdigit())
    letters = fold(parts[0]) if not parts[0][0].isdigit() else ""
    rest = "".join(p for p in parts[1 if letters else 0 :] if not p[0].isdigit())
    return Designation(letters, numbers, rest)


def compare_designations(ours: Designation, theirs: Designation) -> Reason:
    """Whether two designations are one. Different numbers or suffixes make two marks of a line, whatever the
    letters say."""
    detail = f"{ours.key} against {theirs.key}"
    if ours == theirs:
        return Reason(feature="designation", score=0.97, detail=f"both {ours.key}")
    if ours.numbers != theirs.numbers or ours.suffix != theirs.suffix:
        return Reason(feature="designation", score=-0.9, detail=f"{detail}: other mark")
    close = _letters(ours.letters, theirs.letters)
    if (
        close >= (_LETTERS_WITH_NUMBER if ours.numbers else _LETTERS_ALONE)
        and min(len(ours.letters), len(theirs.letters)) > 3
    ):
        return Reason(feature="designation", score=round(0.95 * close, 3), detail=f"{detail}: {OTHER_SPELLING}")
    return Reason(feature="designation", score=-0.9, detail=f"{detail}: other name")


def _letters(ours: str, theirs: str) -> float:
    """Closeness of two folded names; a last -ia, -i or -a says nothing, and g and h are one Cyrillic letter
    (Гарпия, Harpy)."""
    bare = [re.sub("(?:ia|i|a)$", "", name.replace("g", "h")) for name in (ours, theirs)]
    return max(closeness(ours, theirs), 0.95 if bare[0] == bare[1] and len(bare[0]) > 3 else 0.0)
