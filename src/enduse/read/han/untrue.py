"""What is called untrue in Chinese: 称有关报道不实, 所谓向某国供货的说法毫无根据."""

from collections.abc import Sequence

from enduse.read.han.phrases import Part
from enduse.read.han.tables import words


def called_false(inside: Sequence[Part]) -> bool:
    """称有关报道不实: what somebody calls untrue, where no event is told beside."""
    false = words("voices.reporting", "false")
    said = [p for p in inside if p.kind not in {"stop", "close", "mark"}]
    stop = next((n for n, p in enumerate(said) if p.kind in {"comma"}), len(said))
    first = "".join(p.text for p in said[:stop])
    return first.endswith(tuple(false)) and not any(p.kind == "verb" and p.inside is None for p in said[:stop])


def untrue(row: Sequence[Part], k: int) -> bool:
    """Whether what a relative clause tells is called untrue: 所谓向某国供货的说法|毫无根据."""
    if row[k].inside != k:
        return False
    head = next((m for m in range(k + 1, len(row)) if row[m].kind == "np" and row[m].inside != k), None)
    if head is None or row[head].last.text not in words("voices.sources", "claims"):
        text = "".join(p.text for p in row[k + 1 :])
        return text.startswith(tuple(f"的{w}" for w in words("voices.sources", "claims"))) and _false_in(row, k + 1)
    return _false_in(row, head)


def _false_in(row: Sequence[Part], at: int) -> bool:
    """Whether the clause that goes on at a place calls something untrue."""
    stop = next((m for m in range(at, len(row)) if row[m].kind in {"comma", "stop"}), len(row))
    text = "".join(p.text for p in row[at:stop])
    return text.endswith(tuple(words("voices.reporting", "false")))
