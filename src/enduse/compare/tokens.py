"""What are the words of a name, and how much does each tell? A name becomes tokens: folded, weighed, with their
initials."""

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from enduse.compare.fold import fold
from enduse.compare.forms import Form, han_forms, split_words, strip_forms, strip_han_form
from enduse.compare.persons import given_names, particles
from enduse.compare.scripts import romanise, script_of, scripts_of
from enduse.compare.words import Word, parts, word_for, words

TokenKind = Literal["word", "generic", "place", "country", "filler", "acronym", "number", "initial", "particle"]

#: How much a token of each kind tells about which party is meant. A trade name counts in full; plain vocabulary little.
WEIGHTS: dict[str, float] = {
    "word": 1.0, "number": 1.0, "acronym": 0.6, "place": 0.5, "initial": 0.4, "country": 0.35, "generic": 0.3,
    "particle": 0.1, "filler": 0.0, }  # fmt: skip
#: Chinese family names of two characters (Hundred Family Surnames).
_DOUBLE_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "司徒",
        "端木",
        "東方",
        "东方",
        "南宫",
        "歐陽",
        "諸葛",
    ]
)
_VOWELS = frozenset("aeiouy")
_ARTICLE = "ال"
_DIGRAPHS = ("shch", "sh", "ch", "ts", "kh", "zh", "ya", "yu", "ye")


class Token(Struct, frozen=True):
    """One word of a name. `key` is its meaning (`=plant`) or its folded spelling; `initials` may stand for it in an
    acronym."""

    word: str
    key: str
    kind: TokenKind
    initials: tuple[str, ...]
    arabic: bool = False

    @property
    def weight(self) -> float:
        """How much it tells about which party is meant."""
        return WEIGHTS[self.kind]


class Parsed(Struct, frozen=True):
    """A name taken apart. `written` are its words as printed; `countries` those that the form or a place in the name
    says."""

    text: str
    written: tuple[str, ...]
    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    countries: tuple[str, ...]
    person: bool
    han: bool

    @property
    def squashed(self) -> str:
        """The key of the name without blanks and forms."""
        return fold("".join([t.word for t in self.tokens if t.kind != "filler"]))

    @property
    def whole(self) -> str:
        """The key of the name without blanks, with its forms."""
        return fold("".join([romanise(word).replace(" ", "") for word in self.written]))


@lru_cache(maxsize=300_000)
def parse(text: str, person: bool = False) -> Parsed:
    """Take a name apart. In a person's name no word is vocabulary and there is no legal form."""
    written = split_words(text)
    forms: tuple[Form, ...] = ()
    keep: tuple[int, ...] = tuple(range(len(written)))
    if not person:
        keep, forms = strip_forms(written)
    tokens: list[Token] = []
    shouted = text.upper() == text
    for position in keep:
        word = written[position]
        found, form = read_word(word, person, shouted)
        tokens += found
        forms = (*forms, form) if form else forms
    told = tuple(tokens)
    countries = {f.country for f in forms if f.country}
    if not person and any(t.kind in ("place", "country") for t in told):
        countries |= {w.country for t in told if t.kind in ("place", "country") and (w := _meaning(t)) and w.country}
    return Parsed(
        text=text,
        written=written,
        tokens=told,
        forms=forms,
        countries=tuple(sorted(countries)),
        person=person,
        han=not text.isascii() and "han" in scripts_of(text),
    )


@lru_cache(maxsize=400_000)
def read_word(written: str, person: bool, shouted: bool) -> tuple[tuple[Token, ...], Form | None]:
    """The tokens of one written word, and the legal form that a word without blanks ends in. `shouted`: the whole name
    is in capitals, so capitals say nothing."""
    if not written.isascii() and scripts_of(written) & {"han", "kana", "hangul"}:
        found, form = _joined(written, person)
        return tuple(found), form
    return tuple(_token(part, person, shouted) for part in (_apart(written) if person else parts(written))), None


def _apart(written: str) -> tuple[str, ...]:
    """A word of a person's name, the Arabic article that is written together with it taken off."""
    joined = written.startswith(_ARTICLE) and len(written) > len(_ARTICLE) + 2
    return (_ARTICLE, written[len(_ARTICLE) :]) if joined else (written,)


def _meaning(token: Token) -> Word | None:
    return word_for(token.word)


def _token(written: str, person: bool, shouted: bool) -> Token:
    """The token of one word in an alphabet."""
    word = romanise(written).replace(" ", "") or written
    arabic = script_of(written[0]) == "arabic"
    if not word.isalpha() and any(c.isdigit() for c in word):
        return Token(word, word.lstrip("0") or word, "number", (word,))
    known = None if person else word_for(word)
    if person and word in particles():
        return Token(word, word, "particle", (word[0],), arabic)
    if len(word) == 1 and not known:
        return Token(word, word, "initial", (word,))
    if known:
        initials = (word[0],) if known.kind == "filler" else known.initials
        return Token(word, "=" + known.concept, known.kind, initials)
    if not person and len(written) <= 6 and written.isupper() and (not shouted or not _VOWELS & set(word)):
        return Token(word, fold(word), "acronym", (word[0], word))
    starts = tuple(d for d in _DIGRAPHS if word.startswith(d)) if word.startswith(_DIGRAPHS) else ()
    given = given_names().get(word) if person else None
    return Token(word, f"=name {given}" if given else fold(word), "word", (word[0], *starts), arabic)


def _joined(text: str, person: bool) -> tuple[list[Token], Form | None]:
    """The tokens of a name written without blanks: table words by longest match, the rest as one trade name in pinyin.

    Of a person's name the first character (or two) is the family name, the rest the given name.
    """
    if person and scripts_of(text) == {"han"}:
        cut = 2 if text[:2] in _DOUBLE_SURNAMES else 1
        return [_plain(part) for part in (text[:cut], text[cut:]) if part], None
    form = None
    if not person:
        if text in han_forms():
            return [], han_forms()[text]
        text, form = strip_han_form(text)
    table = words()
    tokens: list[Token] = []
    rest = ""
    position = 0
    while position < len(text):
        for size in range(min(table.longest_han, len(text) - position), 0, -1):
            piece = text[position : position + size]
            # One character is a word only at the end of a name (厂, 局): elsewhere it is mostly part of another.
            found = None if person or (size == 1 and position + 1 < len(text)) else table.han.get(piece)
            if found:
                tokens += [_plain(rest)] if rest else []
                rest = ""
                spoken = found.concept if found.kind == "place" else romanise(piece).replace(" ", "") or piece
                tokens.append(Token(spoken, "=" + found.concept, found.kind, found.initials))
                position += size
                break
            if not form and size >= 4 and piece in han_forms():
                form = han_forms()[piece]
                position += size
                break
        else:
            rest += text[position]
            position += 1
    tokens += [_plain(rest)] if rest else []
    return tokens, form


def _plain(text: str) -> Token:
    word = romanise(text).replace(" ", "") or text  # a character that no table reads stands for itself
    kind: TokenKind = "number" if any(c.isdigit() for c in word) else "word"
    return Token(word, fold(word), kind, (word[:1],))
