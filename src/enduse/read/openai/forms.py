"""Whether words that a model calls another form of a name can be one: else two firms would be one on its word alone."""

import re

from enduse.read.ground import fold
from enduse.read.openai.passages import Passage

#: What stands between a name and its other form where a text equates them: "Full Name (ABBR)", "X, known as Y".
_EQUATES = re.compile(
    r"\s?[(（«\"“”„'‘’]{1,2}|,?\s?[(（]?(?:or|also|aka|a\.k\.a\.|also known as|also called|known as|called|formerly|"
    r"hereinafter|short|далее|он же|также|简称|又称|即|以下简称)[:\s]*[(（«\"“”„'‘’]{0,2}(?:the\s)?",
    re.IGNORECASE,
)
_CASED = re.compile(r"[\u0400-\u04ff]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
#: A Cyrillic word in another case shares all but so many letters at its end.
_ENDING = 3
_ARTICLE = re.compile(r"(?:an?|the|another|some|its|their|his|her|our)\s+(?=\S)", re.IGNORECASE)


def akin(passage: Passage, name: str, form: str) -> bool:
    """Whether the form is the name, a part of its words, its initials, or is equated with it in the passage."""
    own, other = _words(name), _words(form)
    if not own or not other or own == other:
        return own == other
    fewer, more = sorted((own, other), key=len)
    if all(any(_same(word, each) for each in more) for word in fewer):
        return True
    if _HAN.fullmatch(form) and form in name:
        return True
    letters = re.sub(r"[\W_]", "", fold(form))
    heads = "".join(word[0] for word in own)
    capitals = "".join(c for c in name if c.isupper()).lower()
    if len(letters) > 1 and (letters in (heads, capitals)):
        return True
    text = passage.text
    pairs = ((a, b) for a in passage.spans(name) for b in passage.spans(form))
    return any(
        0 <= second[0] - first[1] <= 30
        and _EQUATES.fullmatch(text[first[1] - passage.start : second[0] - passage.start])
        for a, b in pairs
        for first, second in ((a, b), (b, a))
    )


def bare(text: str, start: int, end: int) -> int:
    """Where the words from `start` to `end` of a text begin without their article: "a trading firm" is "trading firm".

    So that a thing has one id, whichever reader names it.
    """
    article = _ARTICLE.match(text, start, end)
    return article.end() if article else start


def points(words: str, *, opening: bool) -> bool:
    """Whether words point to something without naming it: "it", "the company"; a capital is a name's, but for the
    first letter of words that open a sentence."""
    plain = words[bare(words, 0, len(words)) :]
    return plain[1 if opening else 0 :] == plain[1 if opening else 0 :].lower()


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name))


def _same(word: str, other: str) -> bool:
    """Whether two words are one, in whatever case of Russian or Ukrainian."""
    if word == other:
        return True
    stem = max(min(len(word), len(other)) - _ENDING, 3)
    return bool(_CASED.fullmatch(word) and _CASED.fullmatch(other)) and word[:stem] == other[:stem]
