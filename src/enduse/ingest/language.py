"""Which language each stretch of a text is in: by script first, then by letters and words."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from enduse.records.document import Stretch, Table

#: Latin-script languages that the guess may answer with.
_LATIN = (
    "az", "cs", "de", "en", "es", "et", "fi", "fr", "hu", "id", "it", "lt", "lv", "nl", "pl", "pt", "ro", "sk",
    "sv", "tr", "vi",
)  # fmt: skip
_LEAST_LETTERS = 40  # a shorter stretch in Latin letters is left open: names and codes read like anything
_LINE = re.compile(r"[^\n]+")
_ROWS = re.compile(r"[^\n]+(?:\n+[^\n]+){0,49}")  # many rows of a long table are looked at together
_LONG_TABLE = 200_000  # characters
_SAMPLE = 2000  # letters are enough to tell by
_LATIN_SAMPLE = 600
_BEGIN = 1_000_000  # of a text, to see whether its characters are Japanese ones
#: Words that no other of the Latin-script languages has; checked first, since guessing takes a millisecond each time.
_ENGLISH = frozenset(
    {"the", "and", "of", "to", "from", "with", "that", "which", "by", "has", "have", "been", "were", "its"}
)
#: The letters of each script, from and to, and how much one of them counts: a Chinese character as much as two letters.
_SCRIPTS: tuple[tuple[str, int, tuple[tuple[int, int], ...]], ...] = (
    ("han", 2, ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))),
    ("kana", 2, ((0x3041, 0x30FF), (0x31F0, 0x31FF))),
    ("hangul", 2, ((0x1100, 0x11FF), (0xAC00, 0xD7A3))),
    ("cyrillic", 1, ((0x0400, 0x052F),)),
    ("latin", 1, ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x1E00, 0x1EFF))),
    ("arabic", 1, ((0x0600, 0x06FF), (0x0750, 0x077F))),
    ("greek", 1, ((0x0370, 0x03FF),)),
    ("hebrew", 1, ((0x0590, 0x05FF),)),
)
_RANGES = sorted((first, last + 1, name) for name, _, ranges in _SCRIPTS for first, last in ranges)
_BOUNDS = np.array([bound for first, after, _ in _RANGES for bound in (first, after)])
_ASCII = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]*")  # words with a capital, most of them names
_ADDRESS = re.compile(r"[^\s@]{0,64}@\S*|\w{1,20}://\S+|www\.\S+")  # letters of no language


class _Run(Struct):
    """Neighbouring lines of one script."""

    start: int
    end: int
    script: str | None
    letters: int


class _Alphabet(Struct, frozen=True):
    """What tells one Cyrillic-script language from the others."""

    language: str
    letters: str
    never: str
    words: frozenset[str]


def stretches(text: str, tables: Sequence[Table] = ()) -> tuple[Stretch, ...]:
    """The text cut where its language changes, by paragraph or run of table rows; white space at the ends is left out.

    The language is None where it cannot be told: numbers, codes, fewer than 40 letters in Latin script.
    """
    found: list[Stretch] = []
    japanese = _japanese(text)
    for run in _runs(text, tables):
        language = _language(text[run.start : run.end], run, japanese)
        if found and found[-1].language == language:
            found[-1] = Stretch(found[-1].start, run.end, language)
        else:
            found.append(Stretch(run.start, run.end, language))
    if not any(s.language for s in found) and (whole := _told(text, found, japanese)):
        return whole
    return tuple(found)


def majority(spans: Sequence[Stretch]) -> str | None:
    """The language that most of the text is in; None where no stretch has one."""
    size: Counter[str] = Counter()
    for span in spans:
        if span.language:
            size[span.language] += span.end - span.start
    return min(size, key=lambda name: (-size[name], name)) if size else None


def _told(text: str, found: Sequence[Stretch], japanese: bool) -> tuple[Stretch, ...]:
    """Many short lines that leave the language open one by one may tell it together."""
    letters = _count(_plain(text[: 10 * _SAMPLE]))
    script = max(letters, key=lambda name: letters[name], default=None)
    if script is None or not found:
        return ()
    whole = _Run(found[0].start, found[-1].end, script, letters[script])
    language = _language(text[whole.start : whole.end], whole, japanese)
    return (Stretch(whole.start, whole.end, language),) if language else ()


def _runs(text: str, tables: Sequence[Table]) -> Iterator[_Run]:
    """Lines of one script that stand together: a blank line, a change of script or a table's edge ends a run."""
    edges = sorted({edge for table in tables for edge in (table.start, table.end)})
    inside = {table.start for table in tables}
    run: _Run | None = None
    for begin, end, in_table in _regions(len(text), edges, inside):
        lines = _ROWS if in_table and end - begin > _LONG_TABLE else _LINE
        for line in lines.finditer(text[begin:end]):
            start, stop = begin + line.start(), begin + line.end()
            script, letters = _script(line.group()[:_SAMPLE])
            apart = not in_table and (run is None or "\n\n" in text[run.end : start] or run.letters > _SAMPLE)
            if (
                run is not None
                and not apart
                and run.start >= begin
                and (script is None or run.script in (script, None))
            ):
                run.end, run.script, run.letters = stop, run.script or script, run.letters + letters
                continue
            if run is not None:
                yield run
            run = _Run(start, stop, script, letters)
        if run is not None:
            yield run
            run = None


def _regions(length: int, edges: Sequence[int], inside: set[int]) -> Iterator[tuple[int, int, bool]]:
    """The text cut at the tables' edges: (start, end, whether it is a table)."""
    at = 0
    for edge in [*edges, length]:
        if edge > at:
            yield at, edge, at in inside
            at = edge


def _script(line: str) -> tuple[str | None, int]:
    """The script most of a line is in, and how many letters of it; (None, 0) for a line without letters."""
    counted = _count(_plain(line))
    if not counted:
        return None, 0
    told = _count(_NAMED.sub(" ", _plain(line))) if counted.keys() >= {"latin", "cyrillic"} else {}
    shown = told or counted  # a Russian sentence with two long foreign names is Russian
    script = max(shown, key=lambda name: shown[name])
    return script, counted[script]


def _plain(text: str) -> str:
    """The text without mail and web addresses, whose letters tell no language."""
    return _ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text else text


def _letters(text: str) -> dict[str, int]:
    """How many letters of each script a text has."""
    if text.isascii():
        return Counter(latin=sum(map(len, _ASCII.findall(text))))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    places = np.bincount(np.searchsorted(_BOUNDS, codes, "right"), minlength=len(_BOUNDS) + 1)
    found: Counter[str] = Counter()
    for number, (_, _, name) in enumerate(_RANGES):
        found[name] += int(places[2 * number + 1])
    return found


def _count(text: str) -> dict[str, int]:
    """Letters per script, weighted by what a letter of it carries; kana counts as Han, their mixture is Japanese."""
    letters, found = _letters(text), dict[str, int]()
    for name, weight, _ in _SCRIPTS:
        if number := letters[name] * weight:
            key = "han" if name == "kana" else name
            found[key] = found.get(key, 0) + number
    return found


def _japanese(text: str) -> bool:
    """Whether a text with Han characters has at least one kana to ten of them."""
    letters = _letters(text[:_BEGIN])
    return 0 < letters["kana"] * 10 >= letters["han"]


def _language(text: str, run: _Run, japanese: bool) -> str | None:
    """The language of text in one script."""
    match run.script:
        case "han":
            return "ja" if japanese else "zh"
        case "hangul":
            return "ko"
        case "greek":
            return "el"
        case "hebrew":
            return "he"
        case "arabic":
            return "fa" if re.search("[پچژگ]", text) else "ar"
        case "cyrillic":
            return _cyrillic(text[:_SAMPLE])
        case "latin" if run.letters >= _LEAST_LETTERS:
            return _latin(text[:_SAMPLE])
    return None


def _cyrillic(text: str) -> str:
    """The language whose letters and words are there, and those it lacks are not; Russian where that leaves it open."""
    low = text.lower()
    letters, words = Counter(low), Counter(_WORD.findall(low))

    def evidence(alphabet: _Alphabet) -> int:
        own = sum(letters[c] for c in alphabet.letters) + 2 * sum(words[w] for w in alphabet.words)
        return own - 3 * sum(letters[c] for c in alphabet.never)

    return max(_alphabets(), key=evidence).language


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    """The rows of cyrillic.csv, in their order."""
    with files(__package__).joinpath("cyrillic.csv").open(encoding="utf-8") as stream:
        return tuple(
            _Alphabet(row["language"], row["letters"], row["never"], frozenset(row["words"].split()))
            for row in csv.DictReader(stream)
        )


def _latin(text: str) -> str:
    """English where the words that every English sentence has are there, else what py3langid finds likeliest."""
    low = _plain(text).lower()
    words = low.split()[:80]
    if sum(word in _ENGLISH for word in words) > 0.15 * len(words):
        return "en"
    return str(_identifier().classify(low[:_LATIN_SAMPLE])[0])


@cache
def _identifier():  # type: ignore[no-untyped-def]
    """py3langid restricted to the languages above; loaded late, for it takes about a second."""
    import py3langid

    py3langid.set_languages(list(_LATIN))
    return py3langid
