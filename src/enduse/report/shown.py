"""How are words from documents shown? On one line, nothing hidden: signs that reorder or hide text become visible."""

import re

_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
#: Control signs, lone surrogates, bidirectional controls (Unicode Standard Annex #9) and invisible signs; joiners stay,
#: since scripts need them.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


def shown(text: str) -> str:
    """`text` on one line, with control signs and reordering marks written out as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda sign: f"⟨U+{ord(sign[0]):04X}⟩", _SPACES.sub(" ", text))


def clipped(text: str, limit: int) -> str:
    """`text` cut to `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
