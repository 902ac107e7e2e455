"""Who "we" is: whom a quoted speaker speaks for, or the firm whose own statement a document is."""

import re
from collections.abc import Sequence

from enduse.read.grammar.lexicon import verb_forms, words
from enduse.read.names import Found
from enduse.read.saying import Saying
from enduse.read.speakers import Link

_QUOTED = re.compile(r"[“«„\"][^”»\"]*[”»\"]|‘[^’\n]*(?:’\w[^’\n]*)*’")
_WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
#: A first line that is no sentence.
_TITLE = re.compile(r"\s*[^\n]{1,200}[^\n.!?]\n\s*\n")
_COUNTERPART = re.compile(
    r"(?:\bour\s(?:[\w-]+\s){0,3}|\b(?:with|to|from|for|against|about|at)\s(?:the\s)?)$", re.IGNORECASE
)
#: So often at least a statement says "we".
_OFTEN = 2
_MARK = re.compile('[“«„"]')
_OWN = re.compile(r"\b(?:we (?P<deed>[a-z]+)|our (?P<own>[a-z]+))", re.IGNORECASE)
#: The head of a paragraph in which the author of a text corrects what he wrote before.
_CORRECTION = re.compile(r"\W*(?:\d{1,2}\W+)?(?:Corrections?|Erratum|Corrigendum|Retraction)\b", re.IGNORECASE)


def opens_correction(sentence: str) -> bool:
    """Whether a sentence opens a correction: what "we wrote" in it is wrong."""
    return _CORRECTION.match(sentence) is not None


def own_voice(text: str, found: Sequence[Found]) -> Link | None:
    """The firm that a document speaks for: it is named first below the title, as nobody's counterpart ("with X", "our
    subsidiary X", "the X reported"), and outside of quotation marks the text says "we" more than once, and what firms
    say of themselves ("our customers", "we sold").
    """
    unquoted = _QUOTED.sub(" ", text)
    deeds = words("voices.own", "deeds")
    belongings = words("voices.own", "belongings") | words("frames.goods", "heads")
    said = (m for m in _OWN.finditer(unquoted))
    if len(_WE.findall(unquoted)) < _OFTEN or not any(
        (m["deed"] or "").lower() in deeds or (m["own"] or "").lower() in belongings for m in said
    ):
        return None
    title = _TITLE.match(text)
    body = title.end() if title else 0
    named = (f for f in sorted(found, key=lambda f: f.start) if f.naming and f.start >= body)
    first = next((f for f in named if f.kind in {"organization", "publication"}), None)
    if first is None or first.kind == "publication" or _another(text, first):
        return None
    return Link(text[first.start : first.end], "organization", first.start, first.end, first.key)


def _another(text: str, firm: Found) -> bool:
    """Whether the first firm that a statement names is plainly not the one that makes it."""
    before, behind = text[max(0, firm.start - 40) : firm.start], text[firm.end : firm.end + 40]
    reports = words("voices.reporting", "stated") | words("voices.reporting", "charges") | {"allege", "claim", "report"}
    told = next(
        (w for w in re.findall(r"[a-z]+", behind)[:2] for v in verb_forms().get(w, ()) if v.lemma in reports), ""
    )
    return bool(_COUNTERPART.search(before) or told)


def speaking(carried: Saying | None, sayings: Sequence[Saying], text: str) -> Link | None:
    """The one who is quoted in a sentence; what is only reported says "we" of the text's author."""
    quoted = (s for s in sayings if s.form == "clause" and s.chain and _MARK.search(text, max(0, s.start - 2), s.end))
    own = carried or next(quoted, None)
    return own.chain[-1] if own is not None else None
