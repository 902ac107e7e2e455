"""What a file or part may be called: names come from strangers and must never act as a path."""

import re
import unicodedata

_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST = 200


def shown(name: str) -> str:
    """The name in composed form (NFC), with \ufffd for control, direction and unreadable characters."""
    return _ODD.sub("\ufffd", unicodedata.normalize("NFC", name))


def escapes(name: str) -> bool:
    """Whether a part's name would leave its container if used as a path: absolute, with a drive, or with `..`."""
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def part_name(name: str, fallback: str = "unnamed") -> str:
    """A readable relative name for a part: no drive, no root, no `..`, no `!/`, each step at most 200 characters."""
    path = _DRIVE.sub("", shown(name).replace("\\", "/"))
    steps = [s.strip() for s in path.replace("!/", "/").split("/")]
    kept = [s[:_LONGEST] for s in steps if s not in ("", ".", "..")]
    return "/".join(kept) or fallback


def extension(name: str) -> str:
    """The extension in lower case with its dot (".pdf"), "" where there is none."""
    stem, dot, last = name.rpartition("/")[2].rpartition(".")
    return f".{last.lower()}" if dot and stem and len(last) <= 10 else ""


def distinct(name: str, taken: set[str]) -> str:
    """The name, with a number before its extension where it is already `taken`; the result is added to `taken`."""
    stem, end = (name[: -len(e)], e) if (e := extension(name)) else (name, "")
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{stem} ({number}){end}"
    taken.add(made)
    return made
