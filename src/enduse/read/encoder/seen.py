"""What the encoder sees in a sentence. All places count words, ends exclusive; scores run from 0 to 1."""

from msgspec import Struct


class Labelled(Struct, frozen=True):
    """Words `start` to `end` carry `label`; `score` is the mean probability of their labels."""

    label: str
    start: int
    end: int
    score: float


class Frame(Struct, frozen=True):
    """A trigger with its frame's letter, its roles and markers by corpus code, and its score."""

    letter: str
    start: int
    end: int
    score: float
    roles: tuple[Labelled, ...]


class Seen(Struct, frozen=True):
    """The names and frames of one sentence."""

    names: tuple[Labelled, ...] = ()
    frames: tuple[Frame, ...] = ()


#: What stands for a sentence that no encoder has seen.
NOTHING = Seen()
