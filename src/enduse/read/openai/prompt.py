"""What is sent: the instructions of `prompt.toml`, and a passage between marks that its own words cannot imitate."""

from functools import cache
from importlib.resources import files

from msgspec import toml

from enduse.records.identity import sha256_bytes, sha256_text


def messages(text: str) -> list[dict[str, str]]:
    """The two messages about a passage: what to do, and the passage as data. Nothing else is ever sent."""
    wording = _wording()
    passage = wording["passage"].strip().replace("{mark}", mark(text)).replace("{text}", text)
    return [{"role": "system", "content": wording["system"].strip()}, {"role": "user", "content": passage}]


def mark(text: str) -> str:
    """The code that marks where a passage begins and ends: a hash of the passage, so that no passage can hold its own.

    The same passage always gets the same code; a passage that holds the code all the same gets another.
    """
    code = sha256_text(text)[:16]
    while code in text:
        code = sha256_text(code + text)[:16]
    return code


@cache
def prompt_hash() -> str:
    """SHA-256 (hex) of the prompt's file."""
    return sha256_bytes(_file())


@cache
def _wording() -> dict[str, str]:
    return toml.decode(_file(), type=dict[str, str])


def _file() -> bytes:
    return files("enduse.read.openai").joinpath("prompt.toml").read_bytes()
