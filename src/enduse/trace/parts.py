"""Is one transfer a part of another? "Seven drones, two of them H9s": the two are part of the seven."""

import csv
import re
from functools import cache
from importlib.resources import files

from enduse.compare.quantities import agree
from enduse.records.claim import Claim
from enduse.records.document import Document


def part_of(part: Claim, whole: Claim, document: Document) -> bool:
    """Whether `part` counts some of what `whole` counts: one passage, a smaller figure, "including" between them."""
    if part.document != whole.document or part.id == whole.id or not (part.quantity and whole.quantity):
        return False
    if part.quantity.value is None or whole.quantity.value is None or part.quantity.value >= whole.quantity.value:
        return False
    if agree(part.quantity, whole.quantity) is None or not _one_passage(part, whole):
        return False
    begin = whole.quantity.end
    if part.quantity.start < begin:
        return False
    return bool(_cue().search(document.text, begin, max(_end(part), part.quantity.end)))


def _one_passage(part: Claim, whole: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in part.evidence for b in whole.evidence)


def _end(claim: Claim) -> int:
    return max((r.end for r in claim.fillers("item")), default=0)


@cache
def _cue() -> re.Pattern[str]:
    lines = files("enduse.trace").joinpath("phrases.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    words = sorted(
        {w for r in rows if r["meaning"] == "part" for w in r["words"].split(";")}, key=lambda w: (-len(w), w)
    )
    return re.compile(
        "|".join(re.escape(w) if re.search(r"[\u3400-\u9fff]", w) else rf"\b{re.escape(w)}(?!\w)" for w in words), re.I
    )
