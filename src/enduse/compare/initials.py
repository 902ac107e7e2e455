"""Which acronyms may a name have?"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from enduse.compare.tokens import Token

LONGEST = 12
_MOST = 12
_LETTERS = re.compile(r"[^\W\d_]+")


def initials(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """The acronyms of a name: of all printed words, and of its words without the legal form, also by their Russian
    initials. In lower case, of three letters to twelve."""
    printed = _LETTERS.findall(text)
    if 2 < len(printed) <= LONGEST:
        yield "".join(word[0] for word in printed).lower()
        yield "".join(word[0] for word in printed if len(word) > 3 or word[0].isupper()).lower()
    choices = [t.initials for t in tokens if t.kind != "filler"]
    if 2 < len(choices) <= LONGEST:
        for count, letters in enumerate(product(*choices)):
            if count >= _MOST:
                break
            yield "".join(letters)
