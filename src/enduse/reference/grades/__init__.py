"""The scales by which sources and information are graded, and the words of likelihood that are kept for assessments.

scales.csv   reliability (A to F) and credibility (1 to 6) of the Admiralty code; likelihood words of ICD 203 with their
             ranges in per cent
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files(__package__).joinpath("scales.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def meanings(scale: str) -> dict[str, str]:
    """Grade -> what it means, of the scale `reliability`, `credibility` or `likelihood` (there: the synonym)."""
    return {r["grade"]: r["meaning"] for r in _rows() if r["scale"] == scale}
