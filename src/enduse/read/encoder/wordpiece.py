"""Words become pieces: the WordPiece scheme of BERT (Wu et al. 2016, arXiv:1609.08144), lower-cased, accents removed.

Beside each piece goes how its word is written, as the vocabulary has no capitals.
"""

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_MARK = re.compile(r"[^\w\s]|_|\w+")


class Pieces(Struct, frozen=True):
    """The pieces of a sequence: vocabulary ids, how each is written (0–4), and where each word begins among them."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]


class WordPiece:
    """A vocabulary, and how it cuts words."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, words: Sequence[str], limit: int = 256) -> Pieces:
        """The pieces of a sequence of words, between START and END; words beyond `limit` pieces are left out."""
        ids, cases = [self.ids[START]], [0]
        firsts: list[int] = []
        lasts: list[int] = []
        for word in words:
            cut = self.cut(word)
            if len(ids) + len(cut) + 1 > limit:
                break
            firsts.append(len(ids))
            ids += cut
            cases += [writing(word)] * len(cut)
            lasts.append(len(ids) - 1)
        return Pieces((*ids, self.ids[END]), (*cases, 0), tuple(firsts), tuple(lasts))

    def cut(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces; a part that the vocabulary cannot spell is one unknown."""
        if word not in self._known:
            plain = unicodedata.normalize("NFD", word.lower())
            plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
            found = [i for part in _MARK.findall(plain) for i in self._longest(part)]
            self._known[word] = tuple(found) or (self.ids[UNKNOWN],)
        return self._known[word]

    def _longest(self, part: str) -> list[int]:
        """Longest match first, pieces after the first marked with ##."""
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    start = end
                    break
            else:
                return [self.ids[UNKNOWN]]
        return found


def writing(word: str) -> int:
    """How a word is written: 0 lower or no letters, 1 Title, 2 UPPER (two or more), 3 mixed, 4 letters and digits."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if any(c.isdigit() for c in word):
        return 4
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return 1
    return 3 if any(c.isupper() for c in letters) else 0
