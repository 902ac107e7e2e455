"""Single keys and short lines typed at a terminal. What is typed ahead is kept for the next question."""

import codecs
import os
import select
import sys
from types import TracebackType
from typing import Self

import click

from enduse.cli.shown import on_one_line

_ENTER, _ERASE, _CLEAR, _END, _BREAK = "\r\n", "\x7f\b", "\x15", b"\x04", b"\x03"
#: The rest of an escape sequence (an arrow, a function key) comes within this time, in seconds.
_AT_ONCE = 0.05


class Keyboard:
    """The terminal on standard input, each key handed on as it is pressed; use it in a `with` statement."""

    def __enter__(self) -> Self:
        import termios
        import tty

        self._file = sys.stdin.fileno()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        self._before = termios.tcgetattr(self._file)
        tty.setcbreak(self._file, termios.TCSADRAIN)
        mode = termios.tcgetattr(self._file)
        mode[6][termios.VINTR] = b"\0"  # Ctrl-C comes as a key
        termios.tcsetattr(self._file, termios.TCSADRAIN, mode)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import termios

        termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

    def key(self) -> str:
        """The next character; nothing for an arrow or function key.

        Raises KeyboardInterrupt for Ctrl-C, which so never breaks into a write, and EOFError for Ctrl-D or a closed
        terminal.
        """
        while True:
            data = os.read(self._file, 1)
            if data in (b"", _END):
                raise EOFError
            if data == _BREAK:
                raise KeyboardInterrupt
            if data == b"\x1b":
                self._rest_of_sequence()
                return ""
            if character := self._decode.decode(data):
                return character

    def line(self, question: str) -> str:
        """A line of text; backspace takes back a character, Ctrl-U all. Raises EOFError as `key` does."""
        text = ""
        while True:
            click.echo(f"\r\x1b[K{question}{on_one_line(text, 500)}", nl=False)
            character = self.key()
            if character and character in _ENTER:
                click.echo()
                return text
            if character and character in _ERASE:
                text = text[:-1]
            elif character == _CLEAR:
                text = ""
            elif character.isprintable():
                text += character

    def _rest_of_sequence(self) -> None:
        def follows() -> bytes:
            return os.read(self._file, 1) if select.select([self._file], [], [], _AT_ONCE)[0] else b""

        if follows() in (b"[", b"O"):
            while (data := follows()) and not b"\x40" <= data <= b"\x7e":
                pass


class PlainKeyboard(Keyboard):
    """The same on a system whose terminals are not Unix ones."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def key(self) -> str:
        key = click.getchar()
        if key in ("\x04", "\x1a"):
            raise EOFError
        return key if len(key) == 1 else ""

    def line(self, question: str) -> str:
        return str(click.prompt(question, default="", show_default=False, prompt_suffix=""))


def keyboard() -> Keyboard:
    """The keyboard of this system."""
    return PlainKeyboard() if sys.platform == "win32" else Keyboard()
