"""How are words from documents shown? On one line, nothing hidden: signs that reorder or hide text become visible."""

import re
import unicodedata

#: Bidirectional controls (Unicode Standard Annex #9) and invisible signs; joiners stay, since scripts need them.
_HIDDEN = frozenset(
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def shown(text: str) -> str:
    """`text` on one line, with control signs and reordering marks written out as ⟨U+202E⟩."""
    return "".join(_visible(c) for c in " ".join(re.split(r"[ \t\r\n\f\v\u00a0]+", text)))


def clipped(text: str, limit: int) -> str:
    """`text` cut to `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _visible(char: str) -> str:
    if char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cs"):
        return f"⟨U+{ord(char):04X}⟩"
    return char
