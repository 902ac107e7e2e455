"""What is called untrue in Chinese where it tells no event: 称有关报道不实."""

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


def only_called(inside: Sequence[Part]) -> bool:
    """Whether what is denied is only called a charge: 否认有关指控."""
    said = [p for p in inside if p.kind not in {"stop", "close", "mark"}]
    bare = len(said) == 1 and said[0].kind == "np" and not said[0].names and said[0].head == said[0].start
    return bare and said[0].text.endswith(tuple(words("voices.sources", "claims")))
