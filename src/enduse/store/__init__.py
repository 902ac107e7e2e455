"""Store: the only door to the database and to the kept bytes. `Case` and `gone` are all that the faces need."""

from enduse.store.case import Case, gone

__all__ = ["Case", "gone"]
