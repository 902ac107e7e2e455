"""The frame markup of corpus/GUIDE.md: from a marked line to a text with spans, and the check that no role is an
orphan.

python -m enduse_training.markup FILE...     checks every line; exit code 1 when one is wrong
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROLES = {
    "T": "su vi re eu it qt fr to da pc",
    "O": "ow od sh",
    "A": "me og ca",
    "V": "dv dn dp dl",
    "P": "pr pd pl",
    "L": "ls lp",
    "Y": "py pe am",
    "X": "au ta pg rs",
    "Q": "si at va",
    "Z": "vr ho vp",
    "C": "pt sb",
    "U": "us ui up",
    "S": "sp co rv",
}
#: The frame a role's code implies; date roles must name theirs where a line has several frames.
FRAME_OF = {code: frame for frame, codes in ROLES.items() for code in codes.split()}
SPOKEN = "SDN"
MARKERS = frozenset({"hg", "cd", "ft", "on", "ng"})
KINDS = {"=o": "organization", "=p": "person", "=l": "place", "=i": "item", "=m": "publication"}
STYLES = frozenset({"agency", "release", "court", "ngo", "company", "leak", "think", "neg", "web"})
_OPEN = re.compile(r"([\[{])([^\s\[\]{}]+) ")


class Span(NamedTuple):
    """Characters `start` to `end` of the text carry `label`: a kind, a role code or a frame letter."""

    label: str
    start: int
    end: int


class Frame(NamedTuple):
    """One frame: its letter, the trigger, and its roles and markers."""

    letter: str
    start: int
    end: int
    roles: tuple[Span, ...]


class Item(NamedTuple):
    """One line of the corpus, without its markup."""

    style: str
    text: str
    names: tuple[Span, ...]
    frames: tuple[Frame, ...]


class MarkupError(ValueError):
    """A line that does not follow the guide; the message says where and why."""


def parse(line: str) -> Item:
    """Read one line. Raises MarkupError when brackets do not close, a code is unknown, a role has no frame or two
    triggers have one key."""
    style, tab, marked = line.rstrip("\n").partition("\t")
    if not tab or style not in STYLES:
        raise MarkupError(f"no style before a tab: {line[:40]!r}")
    text, spans = _strip(marked)
    names = tuple(Span(KINDS[label], s, e) for mark, label, s, e in spans if mark == "[" and label in KINDS)
    triggers: dict[str, tuple[int, int]] = {}
    for key, place in ((k, (s, e)) for mark, label, s, e in spans if mark == "{" for k in re.split("[;,]", label)):
        if key in triggers:
            raise MarkupError(f"two triggers {key!r}, number one of them: {text[:60]!r}")
        triggers[key] = place
    for key in triggers:
        if key.rstrip("0123456789") not in {*ROLES, "D", "N"}:
            raise MarkupError(f"unknown frame {key!r}: {text[:60]!r}")
    roles: dict[str, list[Span]] = {key: [] for key in triggers}
    for mark, label, s, e in spans:
        if mark == "[" and label not in KINDS:
            for part in label.split(";"):
                key, code = _belongs(part, triggers, text)
                roles[key].append(Span(code, s, e))
    frames = tuple(Frame(k.rstrip("0123456789"), s, e, tuple(roles[k])) for k, (s, e) in triggers.items())
    if style == "neg" and any(f.letter not in SPOKEN for f in frames):
        raise MarkupError(f"a negative must not carry a frame of goods, owners or sanctions: {text[:60]!r}")
    if style == "web" and frames:
        raise MarkupError(f"of everyday text names alone are marked: {text[:60]!r}")
    return Item(style, text, names, frames)


def _strip(marked: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """The text without brackets, and (bracket, label, start, end) for each."""
    out: list[str] = []
    length = 0
    stack: list[tuple[str, str, int]] = []
    spans: list[tuple[str, str, int, int]] = []
    i = 0
    while i < len(marked):
        c = marked[i]
        if c in "[{":
            m = _OPEN.match(marked, i)
            if not m:
                raise MarkupError(f"a bracket without a code and a space after it: {marked[i : i + 30]!r}")
            stack.append((c, m[2], length))
            i = m.end()
        elif c in "]}":
            if not stack or stack[-1][0] != {"]": "[", "}": "{"}[c]:
                raise MarkupError(f"a bracket closes that did not open: {marked[max(0, i - 30) : i + 1]!r}")
            mark, label, start = stack.pop()
            if start == length:
                raise MarkupError(f"an empty bracket {label!r}")
            spans.append((mark, label, start, length))
            i += 1
        else:
            out.append(c)
            length += 1
            i += 1
    if stack:
        raise MarkupError(f"a bracket does not close: {stack[-1][1]!r} in {marked[:60]!r}")
    return "".join(out), spans


def _belongs(part: str, triggers: dict[str, tuple[int, int]], text: str) -> tuple[str, str]:
    """The frame key and code of one role: named before a dot, or implied by the code and its number."""
    named, dot, code = part.rpartition(".")
    number = re.search(r"\d*$", code).group()  # type: ignore[union-attr]
    code = code[: len(code) - len(number)] if number else code
    if code not in FRAME_OF and code not in MARKERS:
        raise MarkupError(f"unknown role {part!r}: {text[:60]!r}")
    if dot:
        if named not in triggers:
            raise MarkupError(f"role {part!r} names a frame that is not there: {text[:60]!r}")
        return named, code
    if code in MARKERS or code == "da":
        keys = [k for k in triggers if k.rstrip("0123456789") not in SPOKEN and k.endswith(number)] or list(triggers)
        if not keys:
            raise MarkupError(f"marker {part!r} without a frame: {text[:60]!r}")
        return keys[0], code
    letters = SPOKEN if FRAME_OF[code] == "S" else FRAME_OF[code]
    for letter in letters:
        if letter + number in triggers:
            return letter + number, code
    raise MarkupError(f"role {part!r} has no frame: {text[:60]!r}")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The items of a file with their line numbers; blank lines and # comments are left out."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def main(arguments: list[str]) -> int:
    wrong = good = 0
    for name in arguments:
        for number, line in lines(Path(name)):
            try:
                parse(line)
                good += 1
            except MarkupError as error:
                wrong += 1
                print(f"{name}:{number}: {error}")
    print(f"{good} lines hold, {wrong} do not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
