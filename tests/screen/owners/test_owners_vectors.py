"""The vectors of shared/domain/ownership_vectors.yaml: whom each legal test reaches in published and derived cases."""

from pathlib import Path
from typing import Any

import pytest

from enduse.records.ownership import UNKNOWN, Joint, Listed, Share, Stake
from enduse.screen.owners.applied import OWNED_BY_LISTED, Applied
from enduse.screen.owners.regimes import regimes

VECTORS = next((p for a in Path(__file__).parents if (p := a / "shared/domain/ownership_vectors.yaml").is_file()), None)


def vectors() -> list[Any]:
    if VECTORS is None:
        return [pytest.param(None, marks=pytest.mark.skip(reason="shared/domain is not here"))]
    yaml = pytest.importorskip("yaml")
    return [pytest.param(v, id=v["id"]) for v in yaml.safe_load(VECTORS.read_text(encoding="utf-8"))]


def share(told: Any) -> Share:
    if told is None:
        return UNKNOWN
    return Share(*told) if isinstance(told, list) else Share(told, told)


def span(text: str | None) -> dict[str, str | None]:
    since, _, until = (text or "..").partition("..")
    return {"since": since or None, "until": until or None}


@pytest.mark.parametrize("vector", vectors())
def test_a_vector(vector: dict[str, Any]) -> None:
    stakes = [
        Stake(owner=o, asset=a, share=share(s), **span(rest[0] if rest else None)) for o, a, s, *rest in vector["own"]
    ]
    stakes += [Stake(owner=o, asset=a, kind="control") for o, a in vector.get("control", ())]
    joint = [Joint(tuple(holders), asset) for *holders, asset in vector.get("joint", ())]
    listed = [
        Listed(party=seed) if isinstance(seed, str) else Listed(party=seed[0], **span(seed[1]))
        for seed in vector["seeds"]
    ]
    day = str(vector["as_of"]) if "as_of" in vector else None
    for test, expected in vector["expect"].items():
        said = Applied(regimes()[test], stakes, listed, day, joint).of(vector["target"])
        answers = {True: "yes", False: "no", "possible": "possible", "red-flag-29": "possible"}
        assert said.answer == answers[expected], test
        if expected == "red-flag-29":
            assert said.flags == ("red-flag-29",)
    if vector.get("also") == "red_flag_only":
        assert said.flags == (OWNED_BY_LISTED,)
        assert said.status == "suspended"
