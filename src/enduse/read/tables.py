"""The word tables of a language, loaded once: `lang/<language>/<table>.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """A table of a language by its name, e.g. "frames"."""
    return tomllib.loads(files(f"enduse.read.lang.{language}").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(path: str, language: str = "en") -> frozenset[str]:
    """A set of words by table, section and key: words("voices.silence.declines_verbs"), words("names.media", "ru")."""
    name, *keys = path.split(".")
    value: Any = table(name, language)
    for key in keys:
        value = value[key]
    return frozenset(value.split() if isinstance(value, str) else value)
