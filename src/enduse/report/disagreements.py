"""How are contradictions put in the report? What disagrees, and what evidence would settle it; nothing is decided."""

from enduse.records.transfer import Finding

#: The rules whose findings say that sources contradict one another.
DISAGREE = ("contradiction", "inflation")


def disagreement(finding: Finding) -> str:
    """The finding, with what would settle it."""
    return f"{finding.summary} To settle it: {finding.settled_by}." if finding.settled_by else finding.summary
