"""How a rich text file falls into words, paragraphs and table cells (Microsoft RTF Specification 1.9.1).

Pictures, objects, fields' codes and everything that is not shown are left out. Nothing nests in Python's own stack.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import Struct

from enduse.errors import Damaged

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_DEEPEST = 2000
#: Groups that hold no words of the text.
_UNSHOWN = frozenset(
    "fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping datastore latentstyles "
    "listtable listoverridetable rsidtbl generator filetbl revtbl fldinst xmlnstbl mmathPr wgrffmtfilter private "
    "bkmkstart bkmkend panose falt nonshppict template userprops docvar pgdsctbl".split()
)
#: Words that stand for a character.
_SIGNS = {"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
          "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}  # fmt: skip
_BREAKS = frozenset({"par", "sect", "page", "column"})
#: Code pages by the number of a font's character set (Specification, \\fcharset).
_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
             162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
             238: "cp1250"}  # fmt: skip

Event = tuple[Literal["text", "paragraph", "cell", "row"], str]


class _Group(NamedTuple):
    """What holds within the braces at hand."""

    shown: bool = True
    hidden: bool = False
    skip: int = 1  # characters that stand for a \\u in programs that know none
    codec: str | None = None  # of the font
    fonts: bool = False  # within the font table


class Rtf(Struct, frozen=True):
    """The paragraphs and tables of a rich text: a paragraph is a text, a table its rows of cells."""

    blocks: tuple[str | tuple[tuple[str, ...], ...], ...]


def rich_text(data: bytes) -> Rtf:
    """The shown words of a rich text. Raises Damaged where it breaks off before any."""
    blocks: list[str | tuple[tuple[str, ...], ...]] = []
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    words: list[str] = []
    for kind, text in _events(data):
        if kind == "text":
            words.append(text)
            continue
        said = _whole(words)
        words.clear()
        if kind == "cell":
            cells.append(said)
        elif kind == "row":
            rows += [tuple(cells)] if any(cells) else []
            cells.clear()
        elif cells or (kind == "paragraph" and text == "in table"):
            words += [said, " "]  # a paragraph within a cell
        else:
            blocks += [tuple(rows)] if rows else []
            rows.clear()
            blocks += [said] if said else []
    if cells:
        rows.append(tuple(cells))
    blocks += [tuple(rows)] if rows else []
    blocks += [said] if (said := _whole(words)) else []
    return Rtf(tuple(blocks))


def _whole(words: list[str]) -> str:
    """The words as one text, with characters that were written as two halves (UTF-16) put together."""
    text = "".join(words).strip()
    return _HALVES.sub(lambda m: m[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


def _events(data: bytes) -> Iterator[Event]:
    """Words and what parts them, in order."""
    stack: list[_Group] = []
    now, usual, fonts, font = _Group(), "cp1252", dict[int, str](), 0
    raw, skipping, star, in_table = bytearray(), 0, False, False
    at = 0
    while token := _TOKEN.search(data, at):
        at = token.end()
        word, number, code, sign, brace, plain = token.groups()
        if code is not None or plain is not None:
            piece = bytes([int(code, 16)]) if code is not None else plain
            if skipping:
                piece, skipping = piece[skipping:], max(0, skipping - len(piece))
            raw += piece if now.shown and not now.hidden else b""
            continue
        if raw:
            yield "text", _decoded(raw, now.codec or usual)
            raw.clear()
        if brace == b"{":
            stack.append(now)
            if len(stack) > _DEEPEST:
                raise Damaged(f"rich text nested deeper than {_DEEPEST}; save it as .docx")
            star = False
        elif brace == b"}":
            now, skipping = stack.pop() if stack else _Group(), 0
        elif sign is not None:
            star = sign == b"*"
            if now.shown and not now.hidden and sign in (b"~", b"_", b"\\", b"{", b"}", b"\n", b"\r"):
                yield "text", {b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n"}.get(sign, sign.decode())
        elif word is not None:
            name, value = word.decode("ascii"), int(number) if number else None
            if star or name in _UNSHOWN:
                now = now._replace(shown=False, fonts=now.fonts or name == "fonttbl")
            star = False
            if name == "bin":
                at += max(0, value or 0)  # so many bytes of a picture or object, whatever they look like
            elif name == "ansicpg" and value:
                usual = _known(f"cp{value}", usual)
            elif name in ("mac", "pc", "pca"):
                usual = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[name]
            elif name == "f" and value is not None:
                font = value
                now = now if now.fonts else now._replace(codec=fonts.get(value))
            elif name == "fcharset" and now.fonts:
                fonts[font] = _CHARSETS.get(value or 0, usual) if value else usual
            elif name == "uc":
                now = now._replace(skip=min(abs(value or 0), 16))
            elif name == "v":
                now = now._replace(hidden=value != 0)
            elif name == "intbl":
                in_table = True
            elif name == "pard":
                in_table = False
            elif not now.shown or now.hidden:
                continue
            elif name == "u" and value is not None:
                yield "text", chr(value % 65536)
                skipping = now.skip
            elif name in _SIGNS:
                yield "text", _SIGNS[name]
            elif name in _BREAKS:
                yield "paragraph", "in table" if in_table else ""
            elif name in ("cell", "nestcell"):
                yield "cell", ""
            elif name in ("row", "nestrow"):
                yield "row", ""
    if raw and now.shown:
        yield "text", _decoded(raw, now.codec or usual)


def _decoded(raw: bytearray, codec: str) -> str:
    return bytes(raw).decode(codec, "replace")


def _known(codec: str, otherwise: str) -> str:
    codec = {"cp65001": "utf-8", "cp936": "gb18030", "cp10000": "mac_roman", "cp10007": "mac_cyrillic"}.get(
        codec, codec
    )
    try:
        codecs.lookup(codec)
    except LookupError:
        return otherwise
    return codec
