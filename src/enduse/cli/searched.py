"""What a table of names was screened against, for programs and for the file beside the answers."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from enduse.cli.notices import lists_for_programs
from enduse.records.picture import Screened


def searched(lists: Sequence[Screened], as_of: str | None, statuses: Counter[str], judged: int) -> dict[str, object]:
    """The day asked for, the lists with their state, and how many names were hit, not hit, or not searched.

    `judged` is how many hits were taken away because a person judged them different.
    """
    return {
        "as_of": as_of,
        "queries": sum(statuses.values()),
        "hit": statuses["hit"],
        "no_hit": statuses["no hit"],
        "not_searched": statuses["not searched"],
        "judged_different": judged,
        "lists": lists_for_programs(lists),
    }


def beside(hits: Path) -> Path:
    """Where that stands beside the answers: `hits.searched.json` for `hits.jsonl`."""
    return hits.with_name(f"{hits.stem}.searched.json")
