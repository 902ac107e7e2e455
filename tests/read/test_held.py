"""Who is convinced of something, or gives it as his account, is who says it."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document

TOLD = "Halden Works GmbH had sold twelve engines to Orlin Trading LLC"


def speakers(text: str) -> set[str]:
    """Who tells of the transfer."""
    told = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en"))
    (claim,) = [c for c in told.claims if c.relation == "transfer"]
    return {v.name.removeprefix("The ").removeprefix("the ") for v in claim.voice}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Investigators are convinced that {TOLD}.", "Investigators"),
        (f"The ministry remains adamant that {TOLD}.", "ministry"),
        (f"{TOLD}, the prosecutor is certain.", "prosecutor"),
        (f"The defence case was that {TOLD}.", "defence"),
        (f"The ministry's position is that {TOLD}.", "ministry"),
    ],
)
def test_who_holds_it(text: str, speaker: str) -> None:
    assert speakers(text) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        f"The case was opened in May, and {TOLD}.",
        "The yard is satisfied with twelve engines that Halden Works GmbH had sold to Orlin Trading LLC.",
    ],
)
def test_who_does_not(text: str) -> None:
    assert not speakers(text)
