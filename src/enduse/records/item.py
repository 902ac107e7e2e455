"""Items: goods, models, ships. Two marks of one product line are two items."""

from msgspec import Struct


class HsCode(Struct, frozen=True, kw_only=True):
    """A Harmonized System code of 4 to 10 digits; `basis` is `declared` (stands in a document) or `inferred` (from the
    words).
    """

    code: str
    score: float = 1.0
    basis: str = "declared"
    control: tuple[str, ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """One kind of good. `id` is the smallest of its references' ids."""

    id: str
    description: str
    designations: tuple[str, ...] = ()
    hs: tuple[HsCode, ...] = ()
    also: tuple[str, ...] = ()
