"""A person's answers about pairs: single keys at a terminal, or lines where input comes from a file or a program."""

import sys
from typing import NamedTuple, Protocol

import click

from enduse.cli.keyboard import Keyboard
from enduse.cli.shown import on_one_line
from enduse.errors import BadInput

#: Key -> the word it stands for. The words themselves are taken in lines.
KEYS = {"s": "same", "d": "different", "u": "unsure", "k": "skip", "b": "back", "q": "quit"}
JUDGED = ("same", "different", "unsure")
_HELP = "s same  d different  u unsure  k skip  b back (takes the last one back)  q quit"
_LONGEST = 1000


class Reply(NamedTuple):
    """One of the words of `KEYS`, and the reason where one was given."""

    word: str
    why: str = ""


class Asking(Protocol):
    """Where answers come from."""

    def ask(self, *, more: bool) -> Reply:
        """The next answer; `more` is whether a pair is there to be answered."""


class Keys:
    """Answers by single keys, each reason on a line of its own."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard

    def ask(self, *, more: bool) -> Reply:
        """The answer to the pair that was printed. Ctrl-D quits; Ctrl-C, also at the reason, notes nothing."""
        question = _HELP if more else "no pair is left: b back (takes the last one back)  q quit"
        while True:
            click.echo(f"{question} > ", nl=False)
            try:
                key = self._keyboard.key()
            except EOFError:
                key = "q"
            word = KEYS.get(key.lower(), "")
            click.echo(word or on_one_line(key))
            if word and (more or word in ("back", "quit")):
                break
        if word not in JUDGED:
            return Reply(word)
        try:
            return Reply(word, _clean(self._keyboard.line("why, on one line (Enter: no reason) > ")))
        except EOFError:
            click.echo("not noted")
            return Reply("quit")


class Lines:
    """Answers by lines: a key or its word, then perhaps the reason (`d two founders`, `same: one register entry`)."""

    def __init__(self) -> None:
        self._number = 0
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")

    def ask(self, *, more: bool) -> Reply:
        """The answer on the next line, empty lines left out; the end of the input quits.

        Raises BadInput naming a line that is no answer; what was answered before it is kept.
        """
        for line in sys.stdin:
            self._number += 1
            first, _, why = line.strip().partition(" ")
            key = first.rstrip(":").lower()
            if not key:
                continue
            word = KEYS.get(key, key)
            if word in KEYS.values():
                return Reply(word, _clean(why) if word in JUDGED else "")
            raise BadInput(
                f"line {self._number} of the answers begins with {first[:40]!r}; write {', '.join(KEYS)} or "
                f"{', '.join(KEYS.values())}, and the reason behind it. All answers before that line are kept"
            )
        return Reply("quit")


def _clean(why: str) -> str:
    """A reason as it is kept: one line of text."""
    return " ".join(why.encode("utf-8", "replace").decode().split())[:_LONGEST]
