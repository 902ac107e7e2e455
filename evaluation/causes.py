"""Why claims of a gold set were not read right: one cause for each required claim that was missed or read in part.

Uses the matcher of the benchmark's own scorer, so that a miss here is a miss there.
"""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

#: In the order of the table; a claim that is matched counts under each of its faults, a missed one under one cause.
CAUSES = (
    "trigger missed",
    "no role right",
    "role missing or wrong",
    "coreference",
    "speaker wrong",
    "stance",
    "hedge",
    "phase",
)
_POINTING = {"it", "they", "he", "she", "its", "their", "his", "her", "which", "who", "the", "this", "that", "both"}


def causes(case: Path, gold: Path, scorer: Path) -> dict[str, int]:
    """How many required claims of `gold` fall to each cause in the run `case`; "claims" counts them all."""
    module = _module(scorer)
    run, wanted = module.Case(case), module.load_gold(gold)
    found: Counter[str] = Counter()
    for stem, text in wanted.items():
        document = run.by_stem.get(stem)
        if document is None:
            continue
        text, _ = module.aligned(text, run.text[document["id"]])
        _one(module, run, document, text, found)
    return {name: found[name] for name in ("claims", *CAUSES)}


def _one(module: ModuleType, run: Any, document: dict[str, Any], gold: dict[str, Any], found: Counter[str]) -> None:
    matcher = module.Matcher(run, gold)
    predicted = run.claims[document["id"]]
    pairs = {g: (p, strict) for p, g, strict in module.pair_up(matcher, predicted, gold["claims"])}
    own = module.own_names(gold, document, matcher)
    for g, claim in enumerate(gold["claims"]):
        if not claim["required"]:
            continue
        found["claims"] += 1
        if g not in pairs:
            near = [c for c in predicted if c["relation"] in {claim["relation"], *claim["also"]} and _meet(c, claim)]
            found["no role right" if near else "trigger missed"] += 1
            continue
        p, strict = pairs[g]
        have = predicted[p]
        hit, _ = matcher.roles(have, claim)
        if not strict:
            missed = [r for n, r in enumerate(claim["roles"]) if r["required"] and n not in hit]
            pointing = any((r["text"] or "").lower().split()[:1] and (r["text"] or "").lower().split()[0] in _POINTING
                           and r["entity"] for r in missed)  # fmt: skip
            found["coreference" if pointing else "role missing or wrong"] += 1
        if claim["voice"] is not None and not _spoken(module, matcher, have, claim, own):
            found["speaker wrong"] += 1
        found["stance"] += have.get("stance") != claim["stance"]
        found["hedge"] += have.get("certainty") != claim["certainty"]
        found["phase"] += have.get("phase") != claim["phase"]


def _meet(have: dict[str, Any], want: dict[str, Any]) -> bool:
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a in have["evidence"] for b in want["evidence"])


def _spoken(module: ModuleType, matcher: Any, have: dict[str, Any], want: dict[str, Any], own: set[str]) -> bool:
    """Whether the innermost speaker is the right one."""
    mine, theirs = module.chain_of(have, own), module.gold_chain(want, own)
    if not mine or not theirs:
        return not mine and (not theirs or bool(want.get("voice_optional")))
    return bool(matcher.voice(mine[-1], theirs[-1]))


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
