"""Persons, organizations and places of the Chinese test set of Universal NER (GSDSIMP), that no training saw: exact F1
of the tagger, as the encoder is measured on the English sets."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

#: The best figure measured before, on the same set (issue 5).
BEFORE_ZH = {"UNER Chinese GSDSIMP test": 0.64}


def public_names_zh(shared: Path, part: str = "test") -> dict[str, float]:
    """F1 by test set; nothing where the words of the extra `[zh]` are not installed."""
    from enduse.read.han.cutting import cut, installed
    from enduse.read.han.folded import folded
    from enduse.read.names.han_tagger import tagged
    from enduse_training.han_names import sentences

    path = shared / "corpora" / "uner_chinese_gsdsimp" / f"zh_gsdsimp-ud-{part}.iob2"
    if not installed() or not path.exists():
        return {}
    right = have = want = 0
    for text, names in sentences(path):
        seen = folded(text)
        found = {name[:3] for name in tagged(seen, 0, len(seen), cut(seen, 0, len(seen)))}
        right, have, want = right + len(found & set(names)), have + len(found), want + len(set(names))
    return {f"UNER Chinese GSDSIMP {part}": round(2 * right / max(1, have + want), 3)}
