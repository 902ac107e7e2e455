"""The small words by which passages are read: what stands for goods named before, what corrects, what opens a span."""

import csv
import re
from functools import cache
from importlib.resources import files


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


def is_press(name: str) -> bool:
    """Whether a voice is a publication that is not named: "the agency", "外媒", "СМИ"."""
    return _plain(name) in phrases("press")


def is_paper(name: str) -> bool:
    """Whether a voice is a document that is not named: "the report", "документах"."""
    return _plain(name) in phrases("paper")


def court_paper(name: str) -> str | None:
    """Which paper of a court a document voice is; one case has one of each, whoever cites it."""
    return next((k for k in ("indictment", "ruling", "lawsuit") if pattern(k, whole=False).search(name)), None)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def is_pronoun(name: str) -> bool:
    """Whether a voice is named by a pronoun only: "he", "она"."""
    return name.casefold().strip() in phrases("pronoun")
