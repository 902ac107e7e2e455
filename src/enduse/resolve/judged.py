"""What have people judged? The standing word for each pair of references: the last one that was not taken back."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.records.judgement import Judgement


class Judged(Struct, frozen=True):
    """Standing judgements by pair of ids (smaller first): those that join, and those that keep apart."""

    same: tuple[tuple[str, str, Judgement], ...]
    apart: dict[tuple[str, str], Judgement]


def judged(judgements: Sequence[Judgement]) -> Judged:
    """The standing judgements. Of several on one pair the latest counts (by time, then place in the log); a
    retracted one leaves the pair unjudged. `different` and `unsure` both keep apart."""
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        latest[(min(judgement.left, judgement.right), max(judgement.left, judgement.right))] = judgement
    standing = {pair: word for pair, word in sorted(latest.items()) if not word.retracted and pair[0] != pair[1]}
    return Judged(
        same=tuple((*pair, word) for pair, word in standing.items() if word.verdict == "same"),
        apart={pair: word for pair, word in standing.items() if word.verdict != "same"},
    )
