"""The picture of one transfer: who passed what to whom, as a drawing (SVG) that is readable without colour.

What a source does not name, or tells only as a plan, is dashed; what is denied says so in words. Colours follow the
text (`currentColor`), so that the drawing fits light, dark and paper.
"""

import unicodedata
from html import escape
from typing import NamedTuple

from enduse.report.shown import clipped, shown

NODE, GAP, LINE, PAD = 176, 150, 17, 12  # widths and heights in the drawing's own units
STACKED = 320  # width of the narrow drawing
LINES = 3  # lines of a name


class Stop(NamedTuple):
    """One party of the chain: role, name, what else is known ("from Ruritania"); `known` False where it is a gap."""

    role: str
    name: str
    detail: str = ""
    known: bool = True


class Leg(NamedTuple):
    """What passes between two stops: words above and below the arrow; `sure` False for a plan."""

    above: str = ""
    below: str = ""
    sure: bool = True
    denied: bool = False


def chain(stops: list[Stop], legs: list[Leg], *, name: str, title: str, stacked: bool = False) -> str:
    """The drawing as an SVG element, with one leg less than stops; `stacked` draws it from top to bottom.

    `name` makes the ids of its title unique within a page: letters and digits only.
    """
    draw = _stacked if stacked else _abreast
    width, height, shapes = draw(stops, legs)
    description = "; ".join(f"{s.role}: {shown(s.name)}{'' if s.known else ' (not known)'}" for s in stops)
    label = name + ("s" if stacked else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chain{" stacked" if stacked else ""}" role="img" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-labelledby="{label}t {label}d" fill="none" stroke="currentColor" font-size="13">'
        f'<title id="{label}t">{_text(title)}</title><desc id="{label}d">{_text(description)}</desc>'
        f"{''.join(shapes)}</svg>"
    )


def wrap(text: str, width: float, lines: int) -> list[str]:
    """`text` in at most `lines` lines of `width` ems; too long a word is broken, the rest cut with an ellipsis."""
    found = [""]
    for word in _words(shown(text)):
        while ems((found[-1] + word).rstrip()) > width:
            if found[-1]:
                found.append("")
                word = word.lstrip()
                continue
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or ems(word[:n]) <= width)
            found[-1], word = word[:cut], word[cut:]
            if word:
                found.append("")
        found[-1] += word
    found = [line.strip() for line in found if line.strip()]
    if len(found) > lines:
        last = found[lines - 1]
        while last and ems(last + "…") > width:
            last = last[:-1]
        found = [*found[: lines - 1], last.rstrip() + "…"]
    return found or [""]


def ems(text: str) -> float:
    """Roughly how wide a text is: a Chinese character one em, a Latin or Cyrillic letter a bit more than half."""
    return sum(
        1.0
        if unicodedata.east_asian_width(c) in "WF"
        else 0.0
        if unicodedata.combining(c)
        else 0.68
        if c.isupper()
        else 0.55
        for c in text
    )


def _abreast(stops: list[Stop], legs: list[Leg]) -> tuple[int, int, list[str]]:
    boxes = [_box(s, NODE) for s in stops]
    tall = max(len(lines) for lines in boxes) * LINE + 2 * PAD
    over = max((len(wrap(leg.above, GAP / 13 - 1, LINES)) for leg in legs), default=0) * LINE
    top = max(0, over - tall // 2 + 8) + 2
    middle = top + tall // 2
    shapes = []
    low = top + tall
    for n, (stop, lines) in enumerate(zip(stops, boxes, strict=True)):
        shapes += _node(2 + n * (NODE + GAP), top, NODE, tall, stop, lines)
    for n, leg in enumerate(legs):
        left = 2 + n * (NODE + GAP) + NODE
        shapes += _arrow(left + 5, middle, left + GAP - 5, middle, leg)
        above, below = wrap(leg.above, GAP / 13 - 1, LINES), _under(leg, GAP / 13 - 1)
        centre = left + GAP // 2
        shapes += [_label(centre, middle - 7 - LINE * (len(above) - 1 - m), t) for m, t in enumerate(above) if t]
        shapes += [_label(centre, middle + 18 + LINE * m, t, c) for m, (t, c) in enumerate(below)]
        low = max(low, middle + 18 + LINE * len(below))
    return 4 + len(stops) * NODE + len(legs) * GAP, low + 4, shapes


def _stacked(stops: list[Stop], legs: list[Leg]) -> tuple[int, int, list[str]]:
    shapes: list[str] = []
    at = 2
    for n, stop in enumerate(stops):
        lines = _box(stop, STACKED - 4)
        tall = len(lines) * LINE + 2 * PAD
        shapes += _node(2, at, STACKED - 4, tall, stop, lines)
        at += tall
        if n < len(legs):
            words = [(t, "") for t in wrap(legs[n].above, (STACKED - 60) / 13, LINES) if t]
            words += _under(legs[n], (STACKED - 60) / 13)
            gap = max(2, len(words)) * LINE + 16
            shapes += _arrow(28, at + 4, 28, at + gap - 4, legs[n])
            shapes += [_label(46, at + 20 + LINE * m, t, c, "start") for m, (t, c) in enumerate(words)]
            at += gap
    return STACKED, at + 2, shapes


def _box(stop: Stop, width: int) -> list[tuple[str, str]]:
    """The lines of a stop with their classes."""
    lines = [(stop.role.upper(), "role")]
    lines += [(line, "name") for line in wrap(stop.name, (width - 2 * PAD) / 13.5, LINES)]
    if stop.detail:
        lines += [(line, "detail") for line in wrap(stop.detail, (width - 2 * PAD) / 12, 2)]
    return lines


def _node(x: int, y: int, width: int, tall: int, stop: Stop, lines: list[tuple[str, str]]) -> list[str]:
    dashed = "" if stop.known else ' stroke-dasharray="5 4"'
    shapes = [f'<rect x="{x}" y="{y}" width="{width}" height="{tall}" rx="4"{dashed}/>']
    for n, (text, kind) in enumerate(lines):
        size = {"role": ' font-size="10" letter-spacing="1"', "detail": ' font-size="12"'}.get(
            kind, ' font-weight="600"'
        )
        shapes.append(_written(x + PAD, y + PAD + 12 + LINE * n, text, f'{size} class="{kind}"', "start"))
    return shapes


def _arrow(x1: int, y1: int, x2: int, y2: int, leg: Leg) -> list[str]:
    dashed = "" if leg.sure else ' stroke-dasharray="5 4"'
    if x1 == x2:
        head = f"M{x2 - 5} {y2 - 8}L{x2} {y2}L{x2 + 5} {y2 - 8}"
    else:
        head = f"M{x2 - 8} {y2 - 5}L{x2} {y2}L{x2 - 8} {y2 + 5}"
    shapes = [f'<path d="M{x1} {y1}L{x2} {y2}"{dashed}/>', f'<path d="{head}"/>']
    if leg.denied:
        x, y = (x1 + x2) // 2, (y1 + y2) // 2
        cross = f"M{x - 5} {y - 5}L{x + 5} {y + 5}M{x - 5} {y + 5}L{x + 5} {y - 5}"
        shapes.append(f'<path class="denied" stroke-width="2" d="{cross}"/>')
    return shapes


def _under(leg: Leg, width: float) -> list[tuple[str, str]]:
    lines = [(t, "") for t in wrap(leg.below, width, 2) if t]
    return [*lines, ("denied", "denied")] if leg.denied else lines


def _label(x: int, y: int, text: str, kind: str = "", anchor: str = "middle") -> str:
    return _written(x, y, text, ' font-size="12"' + (f' class="{kind}"' if kind else ""), anchor)


def _written(x: int, y: int, text: str, more: str, anchor: str) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" stroke="none" fill="currentColor" '
        f'unicode-bidi="isolate"{more}>{_text(text)}</text>'
    )


def _words(text: str) -> list[str]:
    """Where a line may break: after spaces, and after every Chinese character."""
    words, word = [], ""
    for char in text:
        if char == " " or unicodedata.east_asian_width(char) in "WF":
            words.append(word + char)
            word = ""
        else:
            word += char
    return [*words, word] if word else words


def _text(text: str) -> str:
    return escape(clipped(shown(text), 400), quote=True)
