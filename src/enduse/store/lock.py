"""One writer at a time: two runs never write one case at once.

The lock is an exclusive SQLite transaction on an empty file beside the case. The operating system lets go of it when
the process ends, however it ends, so a killed run never blocks the next one; and it works wherever SQLite does.
"""

import sqlite3
from pathlib import Path

from enduse.errors import BadCase


class Lock:
    """Holds the folder `folder` of `what` until `release`. Raises BadCase when another process holds it."""

    def __init__(self, folder: Path, what: str = "the case") -> None:
        self._connection = sqlite3.connect(folder / ".lock", isolation_level=None, timeout=0)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            raise BadCase(
                f"{what} {folder} is in use by another run ({error}); wait until it has ended, then try again"
            ) from error
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise BadCase(
                f"{folder / '.lock'} is not the lock of {what} ({error}); remove it or give another folder"
            ) from error

    def release(self) -> None:
        """Let the next run in."""
        self._connection.close()
