"""An answer that only says no, and the question that it answers: "Did you sell pumps to X? — Never."."""

import re
from collections.abc import Sequence

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk

_NO = re.compile(
    r"\W*(?:no|never|not at all|not once|of course not|certainly not|absolutely not)(?:\W+(?:no|never))*"
    r"(?:[,;–—].*|\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_YES_OR_NO = re.compile(
    r"(?:\W|\b(?:and|but|so|then|well)\b)*(?:(?:did|do|does|has|have|had|is|are|was|were)(?:n['’]t)?\b)", re.IGNORECASE
)
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
#: What may be denied by a "no"; the other relations are told in passing.
_DEEDS = frozenset({"transfer", "production", "development", "ownership", "payment", "use", "cooperation", "visit"})


def says_no(answer: str) -> bool:
    """Whether an answer opens with a sentence that only says no."""
    return "?" not in answer and _NO.match(answer) is not None


def yes_or_no(question: str) -> bool:
    """Whether a question leaves only yes and no: "Did you sell it?", not "Who sold it?", "Did X or Y sell it?"."""
    return _YES_OR_NO.match(question) is not None and _EITHER.search(question) is None


def asked_of(event: Event, parts: Sequence[Chunk]) -> bool:
    """Whether a question asks for the event itself, and does not tell it in passing: "…, who is on the list"."""
    if event.verb is None or event.noun or event.relation not in _DEEDS:
        return False
    return not any(c.tag in {"REL", "SUB"} for c in parts[: event.trigger])
