"""How are contradictions put in the report? What disagrees, and what evidence would settle it; nothing is decided."""

from enduse.records.transfer import Finding

#: The rules whose findings say that sources contradict one another.
DISAGREE = ("contradiction", "inflation")


def disagreement(finding: Finding) -> str:
    """The finding, why its claims are held to be about one matter, and what would settle it."""
    said = [finding.summary]
    if finding.inputs:
        said.append(f"Held to be one matter: {', '.join(finding.inputs)}.")
    if finding.settled_by:
        said.append(f"To settle it: {finding.settled_by}.")
    return " ".join(said)
