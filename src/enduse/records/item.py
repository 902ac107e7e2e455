"""Items: goods, models, ships. Two marks of one product line are two items."""

from msgspec import Struct

from enduse.records.match import Reason


class HsCode(Struct, frozen=True, kw_only=True):
    """A Harmonized System code of 4 to 10 digits; `basis` is `declared` (stands in a document) or `inferred` (from the
    words), `control` the control lists that cover it.
    """

    code: str
    score: float = 1.0
    basis: str = "declared"
    control: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """One kind of good. `id` is the smallest of its references' ids."""

    id: str
    description: str
    designations: tuple[str, ...] = ()
    hs: tuple[HsCode, ...] = ()
    also: tuple[str, ...] = ()
