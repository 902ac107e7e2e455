"""The models that read Russian, loaded once: slovnet's taggers over navec's word vectors, pymorphy3's dictionary.

The files of the models lie in the package natasha, which is never imported: it needs pymorphy2, which no longer runs.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

_PARTS = ("natasha", "slovnet", "navec", "pymorphy3", "pymorphy3-dicts-ru")


class Models(Struct, frozen=True):
    """Parts of speech, dependencies, names, and the dictionary."""

    morph: Any
    syntax: Any
    names: Any
    dictionary: Any


@cache
def installed() -> str | None:
    """The versions of the parts, None where any is missing."""
    try:
        found = [f"{part} {version(part)}" for part in _PARTS]
    except PackageNotFoundError:
        return None
    return ", ".join(found)


@cache
def models() -> Models:
    """The models, loaded when the first Russian prose is read."""
    import pymorphy3
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("natasha is not installed: pip install 'enduse[ru]'")
    folder = Path(spec.origin).parent / "data"
    vectors = Navec.load(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph, syntax, names = (
        kind.load(folder / "model" / f"slovnet_{name}_news_v1.tar").navec(vectors)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    )
    return Models(morph, syntax, names, pymorphy3.MorphAnalyzer())
