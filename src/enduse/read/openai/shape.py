"""What an answer must look like: the JSON schema that is sent, and the records that an answer is taken apart into.

The schema asks for values of the closed sets; the records take any words, as an endpoint may ignore the schema. What is
outside the sets is left out later, part by part, with a note (see `answer`).
"""

import re
from functools import cache
from typing import Any, get_args

import msgspec
from msgspec import Raw, Struct

from enduse.records.claim import (
    ROLES,
    Certainty,
    CueField,
    Phase,
    Relation,
    Stance,
    State,
    VoiceKind,
)
from enduse.records.identity import sha256_bytes
from enduse.records.reading import ReferenceKind

_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)


class Answer(Struct, frozen=True):
    """An answer about one passage, its parts not yet looked at."""

    claims: list[Raw]
    entities: list[Raw] = []


class EntityAnswer(Struct, frozen=True):
    """Something the passage names; `name` is its fullest form there."""

    name: str
    kind: str
    unnamed: bool | None = None
    forms: list[str] | None = None


class RoleAnswer(Struct, frozen=True):
    """Words that fill a role, and the name of the entity that they stand for."""

    role: str
    words: str
    entity: str | None = None


class VoiceAnswer(Struct, frozen=True):
    """Words for who says it, and the name of the entity that they stand for."""

    words: str
    kind: str
    entity: str | None = None


class CueAnswer(Struct, frozen=True):
    """Words that a field rests on."""

    field: str
    words: str


class ClaimAnswer(Struct, frozen=True):
    """A claim; `answers` holds positions in the answer's list of claims."""

    relation: str
    evidence: str
    roles: list[RoleAnswer] | None = None
    quantity: str | None = None
    when: str | None = None
    voice: list[VoiceAnswer] | None = None
    stance: str | None = None
    certainty: str | None = None
    phase: str | None = None
    state: str | None = None
    cues: list[CueAnswer] | None = None
    answers: list[int] | None = None


def decoded(content: str) -> Answer:
    """The answer in a model's message: the JSON object in it, whatever stands around (thoughts, a code fence).

    Raises ValueError, saying what is wrong, when there is none or it has no list of claims.
    """
    plain = _THOUGHT.sub("", content, count=1)
    start, end = plain.find("{"), plain.rfind("}") + 1
    if start < 0 or end <= start:
        raise ValueError("its answer holds no JSON object")
    try:
        return msgspec.json.decode(plain[start:end], type=Answer)
    except msgspec.ValidationError as error:
        raise ValueError(f"its answer has another shape than was asked for ({error})") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError("its answer is broken JSON") from error


@cache
def schema_hash() -> str:
    """SHA-256 (hex) of the JSON schema."""
    return sha256_bytes(msgspec.json.encode(answer_schema(), order="sorted"))


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the strict form: every property required, none other allowed."""
    words = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    roles = sorted({role for own in ROLES.values() for role in own})
    return _object(
        entities=_list(
            _object(name=words, kind=_one_of(ReferenceKind), unnamed={"type": "boolean"}, forms=_list(words)),
        ),
        claims=_list(
            _object(
                evidence=words,
                relation=_one_of(Relation),
                roles=_list(_object(role={"type": "string", "enum": roles}, words=words, entity=maybe)),
                quantity=maybe,
                when=maybe,
                voice=_list(_object(words=words, kind=_one_of(VoiceKind), entity=maybe)),
                stance=_one_of(Stance),
                certainty=_one_of(Certainty),
                phase=_one_of(Phase),
                state={"type": ["string", "null"], "enum": [*get_args(State), None]},
                cues=_list(_object(field=_one_of(CueField), words=words)),
                answers=_list({"type": "integer"}),
            ),
        ),
    )


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _one_of(closed: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(get_args(closed))}
