"""Whose the answers of a printed conversation are: paragraphs that begin with a dash and neither ask nor speak to
somebody.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from enduse.read.names import Found

_LINE = re.compile(r"^[ \u00a0]*[—–][ \u00a0].*$", re.MULTILINE)
_YOU = re.compile(r"\b(?:вы|вас|вам|вами|ваш[аеиу]?|ваш(?:его|ей|ем|ему|им|ими|их))\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:я|меня|мне|мной|мы|нас|нам|нами|наш[аеиу]?|наш(?:его|ей|ем|ему|им|ими|их))\b", re.IGNORECASE)
#: So many answers make a conversation.
_FEW = 2


class Interview(Struct, frozen=True):
    """Who answers, and where the answers stand."""

    who: Found
    answers: tuple[tuple[int, int], ...]
    questions: tuple[tuple[int, int], ...] = ()  # with what is only put to him: "— Говорят, что вы …"

    def asks(self, place: int) -> bool:
        """Whether a place of the text is in a question."""
        return any(a <= place < b for a, b in self.questions)

    def holds(self, place: int) -> bool:
        """Whether a place of the text is in an answer."""
        at = bisect_right(self.answers, place, key=lambda answer: answer[0])
        return at > 0 and place < self.answers[at - 1][1]


def interview(text: str, found: Sequence[Found]) -> Interview | None:
    """The conversation that a text prints, if it does: the person named last before it answers."""
    lines = [m.span() for m in _LINE.finditer(text)]
    answers = [(a, b) for a, b in lines if not _asks(text[a:b])]
    questions = tuple(line for line in lines if line not in answers)
    if len(answers) < _FEW or len(answers) == len(lines):
        return None  # without a question it is a list
    before = [f for f in found if f.kind == "person" and f.key is not None and f.end <= lines[0][0]]
    if before:
        return Interview(max(before, key=lambda f: f.start), tuple(answers), questions)
    first = [f for f in found if f.kind == "person" and f.key is not None and answers[0][0] <= f.start < answers[0][1]]
    return Interview(first[0], tuple(answers), questions) if first else None


def _asks(line: str) -> bool:
    """Whether a line asks, or speaks to somebody and not of itself: "— Прокуратура считает, что вы поставили …"."""
    return line.rstrip().endswith("?") or (_YOU.search(line) is not None and _ME.search(line) is None)
