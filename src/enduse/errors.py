"""Everything enduse raises on purpose.

    EnduseError
    ├── SkipDocument         this document cannot be read; note it, go on with the next
    │   ├── Encrypted        it asks for a password
    │   ├── Damaged          it breaks off, or is not what it says it is
    │   ├── Empty            there is nothing in it
    │   ├── TooLarge         it, or what it unpacks to, is over the limit
    │   ├── Unsafe           it tries to leave its container (path tricks, nesting without end)
    │   ├── Unsupported      no format plug reads this kind of file
    │   └── Missing          what reads it is not installed; once it is, the document is read anew
    └── StopRun              the run cannot go on; the message names the value and the next step
        ├── BadInput         a path, list, judgement or option given by the user does not hold
        └── BadCase          the case folder is not a case, is of a newer version, or is in use

The two branches differ by what the caller must do. Every message shows the value and the next step.
"""


class EnduseError(Exception):
    """Base of everything enduse raises on purpose."""


class SkipDocument(EnduseError):
    """This document cannot be read: note the message beside it and go on."""


class Encrypted(SkipDocument):
    """The document asks for a password."""


class Damaged(SkipDocument):
    """The document breaks off or is not what it says it is."""


class Empty(SkipDocument):
    """The document holds nothing to read."""


class TooLarge(SkipDocument):
    """The document, or what it unpacks to, is over the limit."""


class Unsafe(SkipDocument):
    """The container tries to place or nest something where it must not."""


class Unsupported(SkipDocument):
    """No format plug reads this kind of file."""


class Missing(SkipDocument):
    """The program or library that reads this kind of document is not installed."""


class StopRun(EnduseError):
    """The run cannot go on."""


class BadInput(StopRun):
    """Something the user gave (a path, a list, a judgement, an option) does not hold."""


class BadCase(StopRun):
    """The case folder is not a case, is of a newer version, or is in use by another run."""
