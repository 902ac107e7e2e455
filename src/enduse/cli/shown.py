"""Text from documents, made safe for a terminal: it cannot move the cursor, set colours or turn the direction."""

import re
import sys

#: Control characters (C0 without line feed, C1), lone surrogates, and the marks that turn or hide text.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def shown(text: object) -> str:
    """`text` with every unsafe character written as its number (`\\x1b`); line feeds stay."""
    return _UNSAFE.sub(lambda match: _number(ord(match.group())), str(text))


def on_one_line(text: object, longest: int = 200) -> str:
    """`shown` text on one line, cut with an ellipsis after `longest` characters."""
    line = " ".join(shown(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def speak_any_script() -> None:
    """Let names in any script be printed even where the terminal knows only one: what it lacks is shown as numbers."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _number(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
