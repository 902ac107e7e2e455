"""Words that work as one: "the suppliers' names", "that autumn", "51 percent owned", "more than 2,000"."""

from collections.abc import Sequence
from itertools import pairwise

from enduse.read.grammar.lexicon import words
from enduse.read.grammar.word import Word
from enduse.read.segment import Token

_INSERTED = frozenset(
    {
        "in the past",
        "in recent years",
        "in recent months",
        "in fact",
        "for years",
        "for decades",
        "at times",
        "since then",
        "in turn",
        "on occasion",
    }
)

_QUALIFIERS = frozenset(
    (
        "more than, less than, fewer than, at least, at most, up to, as many as, no more than, "
        "no fewer than, around, about, nearly, some, almost, over, roughly, approximately"
    ).split(", ")
)


def plural_owners(sentence: list[Word]) -> None:
    """The apostrophe behind a word in -s that no quotation mark opened before: "the suppliers' names"."""
    opened = any(w.token.text == "‘" or _opens_quote(sentence, i) for i, w in enumerate(sentence))
    for i, word in enumerate(sentence[1:-1], 1):
        if word.token.text in {"'", "’"} and not opened:
            before, after = sentence[i - 1].token, sentence[i + 1].token
            if before.end == word.token.start and before.low.endswith("s") and after.start > word.token.end:
                word.tag = "POSS"


def without_stops(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a sentence without the full stops of titles before a name: "Lt. Col. X", "Dr. Y"."""
    titles = words("titles")
    if all(t.low not in titles for t in tokens):
        return tokens
    short = {b.start for a, b in pairwise(tokens) if a.low in titles and b.text == "." and b.start == a.end}
    return [t for t in tokens[:-1] if t.start not in short] + [*tokens[-1:]]


def _opens_quote(sentence: list[Word], i: int) -> bool:
    token = sentence[i].token
    apart = i == 0 or sentence[i - 1].token.end < token.start
    return token.text == "'" and apart and i + 1 < len(sentence) and sentence[i + 1].token.start == token.end


def that_time(sentence: list[Word]) -> None:
    """ "That autumn", "that year" tell when; "with that firm" points."""
    before = ""
    for word, after in pairwise(sentence):
        if word.tag == "THAT" and after.low in words("nouns.counting", "spells"):
            word.tag = after.tag = "TIME"
        elif word.tag == "THAT" and before == "PREP" and after.tag == "N":
            word.tag = "DET"
        before = word.tag
    for within, the, same, spell in zip(sentence, sentence[1:], sentence[2:], sentence[3:], strict=False):
        if (
            within.tag == "PREP"
            and (the.low, same.low) == ("the", "same")
            and spell.low in words("nouns.counting", "spells")
        ):
            the.tag = same.tag = spell.tag = "TIME"  # "in the same period import records list …"


def ordinals(sentence: list[Word]) -> None:
    """ "The first" and "the last" with no noun behind them stand for one: "the first, of ten engines, left"."""
    for before, word, after in zip(sentence, sentence[1:], sentence[2:], strict=False):
        alone = after.tag in {"COMMA", "BE", "HAVE", "MODAL"} or after.low == "of"
        if before.low == "the" and word.low in {"first", "last"} and word.tag == "ADV" and alone:
            word.tag = "N"


def since_then(sentence: list[Word]) -> None:
    """ "Has since stopped", "no longer sells", "nowhere says", "the reports further state that": a word beside the
    verb, no noun.
    """
    for i in range(1, len(sentence) - 1):
        word, after = sentence[i], sentence[i + 1]
        helped = sentence[i - 1].tag == "HAVE" and after.tag in {"?", "ADV", "BE"}
        if (word.low == "since" and helped) or (word.low == "longer" and sentence[i - 1].low == "no"):
            word.tag = "ADV"
        if word.low == "nowhere" and after.tag == "?":
            word.tag = "NEG"
        if word.low == "further" and after.tag == "?" and sentence[i + 2 : i + 3] and sentence[i + 2].tag == "THAT":
            word.tag = "ADV"


def inserted(sentence: list[Word]) -> None:
    """A phrase of time before its verb is an adverb: "has in the past bought", "that in turn belongs to X"."""
    for i, word in enumerate(sentence):
        if word.tag in {"HAVE", "BE", "REL", "THAT"}:
            for size in (3, 2):
                if " ".join(w.low for w in sentence[i + 1 : i + 1 + size]) in _INSERTED:
                    for w in sentence[i + 1 : i + 1 + size]:
                        w.tag = "ADV"


def shares(sentence: list[Word]) -> None:
    """ "51 percent owned", "70 per cent held": the share stands where an adverb would."""
    for i, word in enumerate(sentence):
        if word.low in {"owned", "held", "controlled"} and i > 2:
            start = i - 1
            while start > 0 and sentence[start].low in {"percent", "per", "cent", "%"}:
                start -= 1
            if start < i - 1 and sentence[start].tag == "NUM" and sentence[start - 1].tag in {"BE", "COMMA"}:
                for w in sentence[start:i]:
                    w.tag = "ADV"


def qualify(sentence: list[Word]) -> None:
    """Words that qualify a number belong to it: "more than 2,000", "at least seven", "up to 30"."""
    for i, word in enumerate(sentence):
        if word.tag != "NUM" or not i:
            continue
        for n in (3, 2, 1):
            phrase = " ".join(w.low for w in sentence[max(0, i - n) : i])
            if i >= n and phrase in _QUALIFIERS:
                for w in sentence[i - n : i]:
                    w.tag = "NUM"
                break
