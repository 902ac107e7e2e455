"""Who "we" is: whom a quoted speaker speaks for, or the firm whose own statement a document is."""

import re
from collections.abc import Sequence

from enduse.read.grammar.lexicon import words
from enduse.read.names import Found
from enduse.read.saying import Saying
from enduse.read.speakers import Link

_QUOTED = re.compile(r"[“«„\"][^”»\"]*[”»\"]|‘[^’\n]*(?:’\w[^’\n]*)*’")
_WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
#: So often at least a statement says "we".
_OFTEN = 2
_MARK = re.compile('[“«„"]')
_OWN = re.compile(r"\b(?:we (?P<deed>[a-z]+)|our (?P<own>[a-z]+))", re.IGNORECASE)


def own_voice(text: str, found: Sequence[Found]) -> Link | None:
    """The firm that a document speaks for: it is named first, and outside of quotation marks the text says "we" more
    than once, and what firms say of themselves ("our customers", "we sold").
    """
    unquoted = _QUOTED.sub(" ", text)
    deeds = words("voices.own", "deeds")
    belongings = words("voices.own", "belongings") | words("frames.goods", "heads")
    said = (m for m in _OWN.finditer(unquoted))
    if len(_WE.findall(unquoted)) < _OFTEN or not any(
        (m["deed"] or "").lower() in deeds or (m["own"] or "").lower() in belongings for m in said
    ):
        return None
    named = (f for f in sorted(found, key=lambda f: f.start) if f.naming and f.kind in {"organization", "publication"})
    first = next(named, None)
    return Link(text[first.start : first.end], "organization", first.start, first.end, first.key) if first else None


def speaking(carried: Saying | None, sayings: Sequence[Saying], text: str) -> Link | None:
    """The one who is quoted in a sentence; what is only reported says "we" of the text's author."""
    quoted = (s for s in sayings if s.form == "clause" and s.chain and _MARK.search(text, max(0, s.start - 2), s.end))
    own = carried or next(quoted, None)
    return own.chain[-1] if own is not None else None
