"""The small words by which passages are read: what stands for goods named before, what corrects, what opens a span."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from enduse.compare.tokens import parse

_OWN = re.compile(
    r"[Oo]ur (?:[A-Z]?[\w.]+ ){0,3}?(?:report|story|article|paper|newspaper|correspondent|investigation|coverage)|"
    r"[Oo]ur agency|[Tt]his (?:news)?(?:paper|agency)|"
    r"[Нн]аш\w* (?:газет|издани|агентств|корреспондент|материал|публикаци|сообщени|редакци|сайт|портал|журнал)|"
    r"[本我](?:报|報|刊|社|网|網)"
)


@cache
def phrases(meaning: str) -> frozenset[str]:
    """Every wording with this meaning (see `phrases.csv`)."""
    lines = files("enduse.trace").joinpath("phrases.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return frozenset(w for r in rows if r["meaning"] == meaning for w in r["words"].split(";") if w)


@cache
def pattern(meaning: str, *, whole: bool = True) -> re.Pattern[str]:
    """A pattern for these wordings, longest first; `whole`: they end where a word ends (Chinese parts no words)."""
    words = sorted(phrases(meaning), key=lambda w: (-len(w), w))
    end = r"(?!\w)" if whole else ""
    return re.compile(
        "|".join(re.escape(w) if re.search(r"[\u3400-\u9fff]", w) else rf"\b{re.escape(w)}{end}" for w in words), re.I
    )


@lru_cache(maxsize=65_536)
def says(meaning: str, text: str, *, whole: bool = True) -> bool:
    """Whether a text holds a wording with this meaning."""
    low = text.casefold()
    return any(w in low for w in _lower(meaning)) and bool(pattern(meaning, whole=whole).search(text))


@cache
def _lower(meaning: str) -> tuple[str, ...]:
    return tuple(sorted(w.casefold() for w in phrases(meaning)))


def is_press(name: str) -> bool:
    """Whether a voice is a publication that is not named: "the agency", "外媒", "СМИ"."""
    return _plain(name) in phrases("press")


def is_paper(name: str) -> bool:
    """Whether a voice is a document that is not named: "the report", "документах"."""
    return _plain(name) in phrases("paper")


def is_self(words: str) -> bool:
    """Whether words name the speaker: "we", "our company", "нас", "我司"."""
    return _plain(words) in phrases("self")


def is_own(name: str) -> bool:
    """Whether a voice is the text's own publisher: "our report of May", "нашей газете", "本报"."""
    return bool(_OWN.match(name))


def speaks_for_itself(publisher: str) -> bool:
    """Whether a publisher is, by its name, a firm or an office, and no press."""
    if parse(publisher).forms:
        return True
    if re.search(r"[\u3400-\u9fff]", publisher):
        return publisher.strip().endswith(tuple(phrases("office_zh")))
    return says("office", publisher) and not says("outlet", publisher)


def court_paper(name: str) -> str | None:
    """Which paper of a court a document voice is; one case has one of each, whoever cites it."""
    return next((k for k in ("indictment", "ruling", "lawsuit") if says(k, name, whole=k == "lawsuit")), None)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def is_pronoun(name: str) -> bool:
    """Whether a voice is named by a pronoun only: "he", "она"."""
    return name.casefold().strip() in phrases("pronoun")
