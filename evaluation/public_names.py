"""Persons, organizations and places on three public test sets that no training saw: exact F1 of the encoder."""

import sys
from importlib.util import find_spec
from pathlib import Path

from public_names_zh import BEFORE_ZH, public_names_zh

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

#: The best figures measured before this encoder, on the same sets (issue 3): a MiniLM encoder fine-tuned for names
#: alone, on a third of the documents of Re-DocRED.
BEFORE = {"UNER-EWT test": 0.72, "Re-DocRED test_revised": 0.82, "re3d test documents": 0.73} | BEFORE_ZH


def public_names(shared: Path) -> dict[str, float]:
    """F1 by test set; English where the encoder is installed, Chinese where the extra `[zh]` is."""
    chinese = public_names_zh(shared)
    if find_spec("enduse_model_en") is None:
        return chinese
    from enduse.read.encoder.labeller import Labeller
    from enduse_training.measure import name_score, public_tests

    labeller = Labeller()
    return {name: name_score(examples, labeller) for name, examples in public_tests(shared).items()} | chinese
