"""Store: the only door to the database and to the kept bytes. `Case` is the one name the faces need."""

from enduse.store.case import Case

__all__ = ["Case"]
