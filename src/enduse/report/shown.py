"""How are words from documents shown? On one line, nothing hidden: signs that reorder or hide text become visible."""

import re

#: Bidirectional controls (Unicode Standard Annex #9), invisible signs, control signs and lone surrogates; joiners stay,
#: since scripts need them.
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def shown(text: str) -> str:
    """`text` on one line, with control signs and reordering marks written out as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda m: f"⟨U+{ord(m.group()):04X}⟩", _BLANKS.sub(" ", text))


def clipped(text: str, limit: int) -> str:
    """`text` cut to `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
