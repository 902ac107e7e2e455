"""Where names may stand: runs of words in capitals, with the small words that belong to them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from enduse.read.grammar.lexicon import words
from enduse.read.names.cues import cues
from enduse.read.segment import Sentence, Token
from enduse.read.vocabulary import common_words
from enduse.reference.places import demonym, lookup

_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "de", "van", "von", "der", "den", "la", "le", "du", "di", "da", "dos", "del"]
)
_POSTS = frozenset(
    "minister secretary president director chairman chairwoman ambassador spokesman spokeswoman spokesperson "
    "commander premier".split()
)
_JOINERS = frozenset(["of", "for", "on", "to", "against", "the", "a", "an", "and", "&"])


#: How far behind a name its legal form may end, in characters.
_LONGEST_FORM = 40
#: More words in capitals than this are no one name.
_MOST_WORDS = 25


#: The number of a paper: "LB-2024-031", "INV-00123".
_NUMBERED = re.compile(r"[A-Z]{1,6}(?:[-/]\d{2,})+|[A-Z]{2,6}-?\d{5,}")


class Run(Struct, frozen=True):
    """Words `first` to `last` (exclusive) of a sentence that may be a name. `start` and `end` count into the
    document's text."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    initial: bool = False  # begins its sentence, where any word has a capital
    cut: str = ""  # an everyday word or adjective cut off before it, which may belong to the name after all
    before: str = ""  # the role or nation words that stood in front of it: "Russian President"
    legal: bool = False  # has a legal form
    body: bool = False  # is an organization by its head word

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.text.split()


def capital(token: Token) -> bool:
    """Whether a word begins with a capital and is a word at all."""
    return token.text[0].isupper() and not (
        len(token.text) > 1 and "-" in token.text and token.text.rsplit("-", 1)[1].islower()
    )


def is_adjective(word: str) -> bool:
    """Whether a word in capitals is a nation's or region's adjective ("Chinese", "Russian-Chinese", "Western")."""
    parts = word.split("-")
    return all(demonym(p) or p.lower() in cues().adjectives for p in parts)


def ends_date(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """Whether the word at `k` is the last of a date, and none of the name behind it that ends at `stop`: "On 16 June
    Varlok sold". A word for what a body is makes no name alone: "the 15 May Organization".
    """
    if not 0 < k < stop - 1 or tokens[k].low not in words("names.dates", "ends"):
        return False
    if k == stop - 2 and tokens[k + 1].low in cues().strong | cues().trade:
        return False
    before = tokens[k - 1]
    return (before.text.isdigit() and len(before.text) < 3) or before.low in words("names.dates", "before")


def runs(text: str, sentences: Sequence[Sentence], masked: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """All runs of the sentences; a stretch of `masked` (already read) ends a run and is not part of one."""
    ordered = sorted(masked)
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(ordered) and ordered[at][1] <= sentence.start:
            at += 1
        stop = at
        while stop < len(ordered) and ordered[stop][0] < sentence.end:
            stop += 1
        yield from _sentence_runs(text, number, sentence.tokens, ordered[at:stop])


def _sentence_runs(text: str, number: int, tokens: Sequence[Token], masked: Sequence[tuple[int, int]]) -> Iterator[Run]:
    covered = {place for a, b in masked for place in range(a, b)}
    hidden = {i for i, t in enumerate(tokens) if not covered.isdisjoint(range(t.start, t.end))}
    begins = next((i for i, t in enumerate(tokens) if t.text[0].isalnum()), 0)
    i = 0
    while i < len(tokens):
        if i in hidden or not capital(tokens[i]) or not tokens[i].text[0].isalpha():
            i += 1
            continue
        stop = _extent(text, tokens, i, hidden)
        run, i = _cut(text, number, tokens, i, stop, begins, hidden)
        if run is not None:
            yield run


def _extent(text: str, tokens: Sequence[Token], first: int, hidden: set[int]) -> int:
    """Where the words in capitals that begin at `first` end."""
    j = first + 1
    while j < min(len(tokens), first + _MOST_WORDS) and j not in hidden and _near(text, tokens[j - 1], tokens[j]):
        token, last = tokens[j], tokens[j - 1]
        if (
            (capital(token) and token.text[0].isalpha())
            or (
                token.text == "."
                and (last.text in ("St", "Mt", "Ft") or (len(last.text) == 1 and last.text.isupper()))
                and j + 1 < len(tokens)
                and capital(tokens[j + 1])
            )
            or (
                (token.text == "&" or token.low in _PARTICLES)
                and j + 1 < len(tokens)
                and j + 1 not in hidden
                and capital(tokens[j + 1])
            )
        ):
            j += 1
        else:
            break
    return j


def _near(text: str, left: Token, right: Token) -> bool:
    """Whether only white space stands between two words, and no sentence-like gap."""
    gap = text[left.end : right.start]
    return not gap.strip() and len(gap) <= 3 and gap.count("\n") <= 1


def _cut(
    text: str, number: int, tokens: Sequence[Token], first: int, stop: int, begins: int, hidden: set[int]
) -> tuple[Run | None, int]:
    """One stretch of capitals as a run: small words and roles cut from its front, legal forms and complements added
    behind.

    Returns the run, None where nothing is left of it, and the place to go on from.
    """
    initial = first == begins
    after = stop
    while first < stop and (tokens[first].text in cues().codes or _NUMBERED.fullmatch(tokens[first].text)):
        first += 1  # "FCA Shenzhen", "LB-2024-031"
    while first < stop and tokens[first].low in cues().function and (initial or not tokens[first].text.isupper()):
        first, initial = first + 1, False
    while ends_date(tokens, first, stop):
        first, initial = first + 1, False
    while stop > first + 2 and tokens[stop - 1].text in cues().honours:
        stop -= 1
    if first == stop:
        return None, after
    stop, legal = _legal(text, tokens, first, stop)
    leads = _leads(text, tokens, first, stop)
    body, end, before, cut = (legal or leads), stop, "", ""
    if not body:
        post = _post(tokens, first, stop)
        if post == stop:
            return None, max(_complement_of_role(text, tokens, stop, hidden), after)
        if post > first:
            before, first, initial = text[tokens[first].start : tokens[post].start].strip(), post, False
        elif _head(tokens, first, stop):
            body = True
            end = _complement(text, tokens, stop, hidden) if tokens[stop - 1].low in cues().strong else stop
    placed = lookup(text[tokens[first].start : tokens[stop - 1].end]) is not None  # "South Sudan"
    plain = stop - first > 1 and _plain(tokens[first]) and not _plain(tokens[first + 1])
    if initial and not body and plain and not placed:
        first, initial, cut = first + 1, False, tokens[first].text
    if not body:
        name, skipped = _after_role(text, tokens, first, stop, hidden)
        if name is None:
            return None, max(skipped, after)
        before = text[tokens[first].start : tokens[name].start].strip() if name > first else before
        first = name
        whole = text[tokens[first].start : tokens[stop - 1].end]
        while first < stop - 1 and is_adjective(tokens[first].text) and not before and lookup(whole) is None:
            before, first = tokens[first].text, first + 1
            cut = before
        end = stop
    span = text[tokens[first].start : tokens[end - 1].end]
    last = tokens[end - 1]
    if legal and text[last.end : last.end + 1] == "." and _dotted(tokens, end):
        span += "."
    start = tokens[first].start
    run = Run(number, first, end, start, start + len(span), span, initial, cut, before, legal or leads, body)
    return run, max(end, after)


def _dotted(tokens: Sequence[Token], end: int) -> bool:
    """Whether the full stop behind a legal form belongs to it, and does not end the sentence."""
    if tokens[end - 1].text not in ("Ltd", "Inc", "Corp", "Co", "Şti", "Sti", "Bhd", "Lda", "Ltda"):
        return False
    return any(t.text[0].isalnum() or t.text in ".,;:" for t in tokens[end + 1 :])


def _plain(token: Token) -> bool:
    return token.low in common_words()


def _legal(text: str, tokens: Sequence[Token], first: int, stop: int) -> tuple[int, bool]:
    """Where the name ends if a legal form belongs to it: inside the run, or after a comma behind it."""
    limit = tokens[stop - 1].end
    for m in legal_form().finditer(text, tokens[first].end, limit + _LONGEST_FORM):
        if m.start() <= limit + 1 and not text[limit : m.start()].strip() and m.end() >= limit:
            return bisect_left(tokens, m.end(), key=lambda t: t.start), True
    return stop, False


@cache
def legal_form() -> re.Pattern[str]:
    """A legal form behind a name, with the comma before it."""
    forms = "|".join(r"\s+".join(map(re.escape, form.split())) for form in cues().legal_after)
    return re.compile(rf"(?:,\s?|(?<![\w.])\s?)(?:{forms})(?!\w)")


def _leads(text: str, tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the run begins with a legal form that a name follows: "OOO Vektor"."""
    span = text[tokens[first].start : tokens[stop - 1].end]
    if not span.startswith(cues().begins):
        return False
    return any(span.startswith(form + " ") and stop - first > len(form.split()) for form in cues().legal_before)


def _post(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Where the name begins behind a post of an office ("Foreign Office Minister X"): `first` where there is no post
    in it."""
    if tokens[stop - 1].low in cues().strong | cues().trade:
        return first
    return next((k + 1 for k in range(stop - 1, first, -1) if tokens[k].low in _POSTS), first)


def _head(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a head word makes an organization of the run: its last word, or one inside a longer name."""
    words = [t.low for t in tokens[first:stop]]
    table = cues()
    if words[-1] in table.strong and (stop - first > 1 or (stop < len(tokens) and tokens[stop].low in ("of", "for"))):
        return True
    if stop - first > 1 and words[-1] in table.trade:
        return True
    inside = stop - first > 2 and any(w in table.strong or w in table.trade for w in words[1:-1])
    return inside and not any(w in table.titles for w in words[:-1])


def _complement(text: str, tokens: Sequence[Token], stop: int, hidden: set[int]) -> int:
    """Where "of Industry and Security", "for a New American Security" ends, behind a head word that takes it."""
    end, j = stop, stop
    while j < len(tokens) and j not in hidden and _near(text, tokens[j - 1], tokens[j]):
        low = tokens[j].low
        if (low in ("of", "for", "on", "against") and j == end) or (low in ("the", "a", "an") and j > end):
            j += 1
        elif low in ("and", "&") and j == end and end > stop:
            if (
                j + 1 < len(tokens)
                and capital(tokens[j + 1])
                and _plain(tokens[j + 1])
                and not is_adjective(tokens[j + 1].text)
            ):
                j += 1
            else:
                break
        elif low == "," and j == end and end > stop and (joined := _list_of_words(tokens, j)) is not None:
            j = end = joined
        elif capital(tokens[j]) and tokens[j].text[0].isalpha() and j > stop:
            j += 1
            end = j
        else:
            break
    return end


def _list_of_words(tokens: Sequence[Token], comma: int) -> int | None:
    """Where the "and" of ", Trade and Industry" stands, if everyday words in capitals lead to it from the comma."""
    j = comma
    while j + 1 < len(tokens) and tokens[j].text == "," and capital(tokens[j + 1]) and _plain(tokens[j + 1]):
        j += 2
    closes = j > comma and j + 1 < len(tokens) and tokens[j].low == "and" and capital(tokens[j + 1])
    return j if closes and _plain(tokens[j + 1]) and not is_adjective(tokens[j + 1].text) else None


def _after_role(text: str, tokens: Sequence[Token], first: int, stop: int, hidden: set[int]) -> tuple[int | None, int]:
    """Where the name begins behind "Russian President", or None and where to go on behind a role without a name."""
    k, head = first, False
    while k < stop and (
        tokens[k].low in cues().role_words or (k == first and is_adjective(tokens[k].text)) or tokens[k].text == "."
    ):
        head = head or tokens[k].low in cues().role_heads or tokens[k].low in cues().titles
        k += 1
    titled = k < stop and tokens[first].low.rstrip(".") in cues().titles and tokens[first].low != "general"
    if k == first and titled:
        k, head = first + 1, True
    if not head:
        return first, stop
    if k < stop:
        return k, stop
    return None, _complement_of_role(text, tokens, stop, hidden)


def _complement_of_role(text: str, tokens: Sequence[Token], stop: int, hidden: set[int]) -> int:
    """Where a role's own words end: "of the Treasury for Terrorism and Financial Intelligence"."""
    j = stop
    if j >= len(tokens) or tokens[j].low not in ("of", "for"):
        return stop
    while (
        j < len(tokens)
        and j not in hidden
        and (tokens[j].low in _JOINERS or (capital(tokens[j]) and tokens[j].text[0].isalpha()))
    ):
        j += 1
    while j > stop and tokens[j - 1].low in _JOINERS:
        j -= 1
    return j
