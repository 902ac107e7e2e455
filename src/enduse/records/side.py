"""What a party, a query or a listed entity is known by."""

from msgspec import Struct


class Side(Struct, frozen=True, kw_only=True):
    """One of the two that a person is asked about. `digest` changes when names, numbers, countries or dates of birth
    do; it is empty where that is of no account, as for a party, whose id stands for its references."""

    id: str
    names: tuple[str, ...]
    schema: str = ""
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()  # "inn 7701234567"
    birth_dates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # former ids
    passages: tuple[str, ...] = ()  # of a party: some of what the documents tell of it, with their origins
    digest: str = ""
