"""Store: the only door to the database and to the kept bytes. `Case` and `gone` are all that the faces need
of a case; lists are kept on `enduse.store.shelf`."""

from enduse.store.case import Case
from enduse.store.remembered import gone

__all__ = ["Case", "gone"]
