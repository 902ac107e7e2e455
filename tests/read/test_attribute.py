"""Who says it: sayings at the head, in the middle and behind what is said."""

import pytest
from test_prose import claims

SOLD = "Varlok Trading sold six lathes to Dorrin Metal Plant"
VOICES = {
    f"In fact, the indictment alleges, {SOLD}.": ["the indictment"],
    f"In May, Petrov says, {SOLD}, a rival of his firm.": ["Petrov"],
    f"One of them believes {SOLD}.": ["One of them"],
    f"American intelligence agencies believed that {SOLD}.": ["American intelligence agencies"],
    f"According to two drivers interviewed separately, {SOLD}.": ["two drivers"],
    f"According to the same article, {SOLD}.": ["the same article"],
    f"The customs service said on Monday its records showed that {SOLD}.": ["customs service", "its records"],
    f"{SOLD}, and nobody else, and wrote off three pumps, leaked contracts show.": ["leaked contracts"],
    f"While Kiev has denied buying pumps, the new papers suggest that {SOLD}.": ["the new papers"],
    f"{SOLD}, but Petrov says, but does not swear, that pumps were cheap.": [],
}


@pytest.mark.parametrize("text", VOICES)
def test_the_chain_of_voices(text: str) -> None:
    (claim,) = [c for c in claims(text, "transfer") if any(r.role == "supplier" for r in c.roles)]
    assert [v.name for v in claim.voice] == VOICES[text]


def test_who_disputes_having_done_denies_doing() -> None:
    (claim,) = claims("Anna Tolan disputed having sold the pumps to Varlok Trading.", "transfer")
    assert claim.stance == "denies" and claim.voice[-1].name == "Anna Tolan"
