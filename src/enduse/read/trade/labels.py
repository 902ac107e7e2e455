"""What does this column head or label mean? Looked up in the vocabulary of trade papers, in any mix of languages."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from enduse.reference import trade
from enduse.reference.trade import Term

_TOKEN = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+|#")
_HAN = re.compile(r"[㐀-鿿]")
_PARTED = re.compile(r"(?<=[㐀-鿿])[\s、·]+(?=[㐀-鿿])")  # "合 计", "商品名称、规格型号"
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
IN_ROWS = frozenset({"invoice_number", "date", "shipment_date", "delivery_date"})  # fields that rows may repeat
SHORTEST = 4  # characters of such a field's label that can head a column; "от" is too little
_ONE_SCRIPT = re.compile(
    r"[A-Za-z][^\u0400-\u04ff㐀-鿿]*|[\u0400-\u04ff][^A-Za-z㐀-鿿]*|[㐀-鿿][^A-Za-z\u0400-\u04ff]*"
)
_RUN_ON = 6  # letters of a label that is known without the spaces between its words, or by one of its languages
_OF_HAN = 3  # letters that a Chinese character is worth
LONGEST = 200  # characters of a head or label; a longer text is none


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text as labels are compared: compatibility forms, lower case, `ё` as `е`, words apart by one space."""
    plain = unicodedata.normalize("NFKC", text.replace("№", " no ")).lower().replace("ё", "е")
    plain = _PARTED.sub("", plain).replace("q'ty", "qty").replace("q’ty", "qty")
    return " ".join(_TOKEN.findall(plain))


class Vocabulary:
    """What labels mean: for `means` every word must be known, `likely` also takes a head with further words."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._meanings: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[str, str] = {}
        for term in terms:
            self.kinds[term.canonical] = term.kind
            for label in term.labels:
                key = folded(label)
                self._meanings[key] = (*self._meanings.get(key, ()), term.canonical)
        self._squeezed = {s: m for key, m in self._meanings.items() if len(s := key.replace(" ", "")) >= _RUN_ON}
        self._longest = max(len(key.split()) for key in self._meanings)
        self._longest_han = max(len(key) for key in self._meanings if _HAN.match(key))
        self.means = lru_cache(maxsize=20_000)(self._means)
        self._fillers = trade.words("filler") | _amount_words()
        self._other = trade.words("other")

    def _means(self, text: str) -> tuple[str, ...]:
        """What a label means, the meaning of its longest known term first; empty where a word is not known."""
        if len(text) > LONGEST:
            return ()
        for form in dict.fromkeys((folded(text), folded(BRACKETS.sub(" ", text)))):
            if form in self._meanings:
                return self._meanings[form]
            found = self._covered(form.split()) or self._squeezed.get(form.replace(" ", ""), ())
            if found:
                return found
        return ()

    def in_one_script(self, text: str) -> tuple[str, ...]:
        """What a label in two scripts means of which only one is known, as where a scan was misread."""
        parts = [part[0] for part in _ONE_SCRIPT.finditer(text[:LONGEST])]
        letters = [sum(_OF_HAN if _HAN.match(c) else c.isalpha() for c in part) for part in parts]
        if len(parts) < 2:
            return ()
        meant = (self.means(p) for p, n in zip(parts, letters, strict=True) if n >= _RUN_ON and 3 * n >= sum(letters))
        named = (tuple(m for m in each if self.kinds[m] != "address") for each in meant)
        return next(filter(None, named), ())

    def beside_unknown(self, text: str) -> tuple[str, ...]:
        """What "Цена/Unit price" means where one side of the stroke is not known: what the other side does."""
        sides = [side for side in text.split("/") if len(folded(side)) >= SHORTEST]
        if len(sides) < 2 or any(map(str.isdigit, text)):
            return ()
        known = (self._meanings.get(folded(side)) or self._covered(folded(side).split()) for side in reversed(sides))
        return next(filter(None, known), ())

    def likely(self, text: str) -> tuple[str, ...]:
        """As `means`; for "Goods description as declared" the term it begins with, if no word says otherwise."""
        strict = self.means(text) or self.beside_unknown(text) or self.in_one_script(text)
        if strict:
            return strict
        tokens = folded(BRACKETS.sub(" ", text[:LONGEST])).split()
        while tokens and tokens[0].isdigit():
            tokens = tokens[1:]
        for length in range(min(self._longest, len(tokens)), 0, -1):
            found = self._meanings.get(" ".join(tokens[:length]))
            if found:
                rest = tokens[length:]
                known = len("".join(tokens[:length])) * 2 >= len("".join(tokens)) or length > 1
                return found if known and not self._other.intersection(rest) else ()
        return ()

    def is_filler(self, text: str) -> bool:
        """Whether a text only says what kind of value follows: "name, code"."""
        tokens = folded(text).split()
        return bool(tokens) and all(t in self._fillers or t in self._other for t in tokens)

    def several(self, text: str) -> tuple[str, ...]:
        """What a head means that runs two columns together ("Unit price Amount"), in the order of its words."""
        found = self._terms(folded(BRACKETS.sub(" ", text)).split()) or []
        return tuple(dict.fromkeys(meanings[0] for weight, meanings in found if weight))

    def _covered(self, tokens: list[str]) -> tuple[str, ...]:
        """The meanings when terms and fillers cover all tokens, the longest term first."""
        found = sorted(self._terms(tokens) or [], key=lambda hit: -hit[0])
        if found and found[0][0]:
            found = [hit for hit in found if hit[0]]
        return tuple(dict.fromkeys(meaning for _, meanings in found for meaning in meanings))

    def _terms(self, tokens: list[str]) -> list[tuple[int, tuple[str, ...]]] | None:
        """The terms that with fillers cover the tokens, and their length (0 for a filler); None if they do not."""
        found: list[tuple[int, tuple[str, ...]]] = []
        place = 0
        while place < len(tokens):
            for length in range(min(self._longest, len(tokens) - place), 0, -1):
                key = " ".join(tokens[place : place + length])
                if key in self._meanings:
                    weight = 0 if key in self._fillers else len(key)
                    found.append((weight, self._meanings[key]))
                    place += length
                    break
            else:
                token = tokens[place]
                if _HAN.match(token):
                    inner = self._covered_han(token)
                    if inner is None:
                        return None
                    found.extend(inner)
                elif token not in self._fillers and not token.isdigit():
                    return None
                place += 1
        return found

    def _covered_han(self, run: str) -> list[tuple[int, tuple[str, ...]]] | None:
        found = []
        place = 0
        while place < len(run):
            for length in range(min(self._longest_han, len(run) - place), 0, -1):
                key = run[place : place + length]
                if key in self._meanings and (length > 1 or len(run) == 1):
                    found.append((length, self._meanings[key]))
                    place += length
                    break
            else:
                if run[place] not in self._fillers:
                    return None
                place += 1
        return found


@cache
def _amount_words() -> frozenset[str]:
    """Units and currencies, which heads carry in passing: "Unit price (USD)", "Кол-во, шт."."""
    units = {folded(w) for unit in trade.units() for w in unit.words}
    money = {folded(w) for w in trade.currencies()}
    return frozenset(token for form in units | money for token in form.split())


@cache
def columns() -> Vocabulary:
    """The vocabulary of column heads, with the labels of a paper's number and dates where no column is called so.

    A table may repeat them in each row: "Invoice No", "Invoice Date", "Date of invoice".
    """
    taken = {folded(label) for term in trade.columns() for label in term.labels}
    in_rows = (
        Term(term.canonical, term.kind, tuple(x for x in term.labels if folded(x) not in taken and len(x) >= SHORTEST))
        for term in trade.fields()
        if term.canonical in IN_ROWS
    )
    return Vocabulary((*trade.columns(), *in_rows))


@cache
def fields() -> Vocabulary:
    """The vocabulary of labels beside values."""
    return Vocabulary(trade.fields())
