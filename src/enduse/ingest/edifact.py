"""How an EDIFACT interchange falls into messages, segments, elements and components (ISO 9735)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from enduse.errors import Damaged

_USUAL = ":+.? '"  # component, element, decimal mark, release, reserved, segment
#: Character sets that an interchange names in its head (ISO 9735, code list 0001); of ASCII more than ASCII is read.
_SETS = {"UNOA": "latin-1", "UNOB": "latin-1", "UNOC": "latin-1", "UNOD": "iso8859-2", "UNOE": "iso8859-5",
         "UNOF": "iso8859-7", "UNOG": "iso8859-3", "UNOH": "iso8859-4", "UNOI": "iso8859-6",
         "UNOJ": "iso8859-8", "UNOK": "iso8859-9", "UNOW": "utf-8", "UNOX": "iso2022_jp", "UNOY": "utf-8"}  # fmt: skip
_SET = re.compile(rb"UNB.(UNO[A-Z])")
_MOST_SEGMENTS = 2_000_000

Segment = tuple[tuple[str, ...], ...]  # its elements, each its components; the first is the tag


class Interchange(Struct, frozen=True):
    """The segments of an interchange; `head` are its first bytes up to the first message, as they stand."""

    segments: tuple[Segment, ...]
    messages: tuple[tuple[str, tuple[Segment, ...]], ...]  # kind ("INVOIC") and segments
    sources: tuple[str, ...]  # each message by itself, as an interchange of one


def interchange(data: bytes) -> Interchange:
    """The messages in the bytes. Raises Damaged where there is none, or the last one breaks off."""
    text = data.decode(encoding_of(data), "replace")
    marks, body = (text[3:9], text[9:]) if text.startswith("UNA") and len(text) > 9 else (_USUAL, text)
    pieces = list(_split(body, marks[5], marks[3]))
    if len(pieces) > _MOST_SEGMENTS:
        raise Damaged(f"more than {_MOST_SEGMENTS:,} segments; split the interchange")
    segments = tuple(_segment(piece, marks) for piece in pieces)
    messages, sources, at = [], [], None
    lead = f"UNA{marks}{pieces[0]}{marks[5]}" if segments and segments[0][0][0] == "UNB" else f"UNA{marks}"
    for number, segment in enumerate(segments):
        if segment[0][0] == "UNH":
            at = number
        elif segment[0][0] == "UNT" and at is not None:
            kind = segments[at][2][0] if len(segments[at]) > 2 else ""
            messages.append((kind, segments[at : number + 1]))
            sources.append(lead + "".join(f"{piece}{marks[5]}" for piece in pieces[at : number + 1]))
            at = None
    if at is not None or not messages:
        raise Damaged("an EDIFACT message without its end (UNT); get the file again")
    return Interchange(segments, tuple(messages), tuple(sources))


def encoding_of(data: bytes) -> str:
    """The encoding that the head of an interchange names, UTF-8 where it names none."""
    named = _SET.search(data[:200])
    return _SETS.get(named[1].decode("ascii") if named else "", "utf-8")


def _split(text: str, mark: str, release: str) -> Iterator[str]:
    """The text cut at a mark that is not released; white space around the pieces is left out, empty ones too."""
    pattern = (
        rf"(?:{re.escape(release)}.|[^{re.escape(mark + release)}])+" if release.strip() else rf"[^{re.escape(mark)}]+"
    )
    for piece in re.finditer(pattern, text, re.S):
        if piece.group().strip():
            yield piece.group().strip("\r\n\t ")


def _segment(piece: str, marks: str) -> Segment:
    return tuple(
        tuple(_plain(c, marks[3]) for c in _cut(element, marks[0], marks[3]))
        for element in _cut(piece, marks[1], marks[3])
    )


def _cut(text: str, mark: str, release: str) -> list[str]:
    """As str.split, but a released mark does not cut."""
    if release.strip() == "" or release not in text:
        return text.split(mark)
    parts: list[str] = []
    current, at = "", 0
    while at < len(text):
        if text[at] == release and at + 1 < len(text):
            current, at = current + text[at : at + 2], at + 2
        elif text[at] == mark:
            parts, current, at = [*parts, current], "", at + 1
        else:
            current, at = current + text[at], at + 1
    return [*parts, current]


def _plain(text: str, release: str) -> str:
    return re.sub(re.escape(release) + r"(.)", r"\1", text, flags=re.S) if release.strip() else text
