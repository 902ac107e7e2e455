"""Where sentences and words begin and end. Offsets are code points into the document's text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from enduse.records.document import Document

#: Abbreviations after which a full stop does not end a sentence (English, Russian; lower case, without the stop).
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "adm",
        "brig",
        "cpl",
        "cmdr",
        "cdr",
        "rev",
        "hon",
        "messrs",
        "sen",
        "rep",
        "gov",
        "st",
        "no",
        "nos",
        "v",
        "vs",
        "etc",
        "approx",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.k.a",
        "e.o",
        "u.s.c",
        "c.f.r",
        "s.c",
        "u.a.e",
        "cf",
        "al",
        "fig",
        "art",
        "sec",
        "para",
        "ph",
        "vol",
        "г",
        "гг",
        "ул",
        "им",
        "т.е",
        "т.д",
        "т.п",
        "т.н",
        "руб",
        "коп",
        "тыс",
        "млн",
        "млрд",
        "рис",
        "стр",
        "см",
        "ст",
        "п",
        "пп",
        "д",
        "корп",
        "оф",
        "кв",
        "обл",
        "р",
    ]
)

#: Legal forms that are shortened with a full stop. What opens with one of these words behind it is a new sentence.
_FORMS = frozenset(["co", "corp", "inc", "ltd", "bros", "pty", "pte"])
_OPENERS = re.compile(
    r"(?:The|A|An|This|That|These|Those|It|Its|He|His|She|Her|They|Their|We|Our|You|I|In|On|At|By|For|From|To|With|"
    r"Under|As|According|After|Before|When|While|Where|Since|Until|During|Between|Among|If|But|And|Or|Nor|Yet|So|"
    r"However|Moreover|Meanwhile|Both|Each|Some|Most|Many|Several|Neither|Either|Another|Other|No|Not|None|Nobody|"
    r"Nothing|There|Here|What|Who|Which|How|Why|Later|Last|Also|Then|Only|Although|Though|Because|Despite|Instead|All|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?!\s*&)(?![-’'.])"
)
#: A name and its verb: "Orun signed"; not an officer of the firm before: "Chairman Orun said".
_VERB = (
    r"(?:is|are|was|were|has|had|have|will|would|did|does|said|says|told|sold|sent|bought|made|gave|\w{3,}(?<!e)ed)\b"
)
_NAME_AND_VERB = re.compile(
    r"(?!(?:Chief|Chair|Vice|President|Director|Managing|Executive|Spokes|General|CEO|Founder|Co-|Owner|Head|Deputy|"
    rf"Senior)\w*)(?:[^\W\d_a-z][\w-]*\s+){{1,4}}{_VERB}|\d[\d,.]*\s+[a-z]"
)
_SAID = re.compile(rf"\b{_VERB}")

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[-‐‑][^\W\d_]{3,})?"  # U.S.  U.S.-designated
    r"|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?:[^\W\d_]+)?"  # 2,000  50kg
    r"|[$€£¥₽]"
    r"|['’]s\b"
    r"|[^\W_]+(?:[-‐‑–.'’/&][^\W_]+)*?(?=['’]s\b)"  # China before ’s
    r"|[^\W_]+(?:[-‐‑–'’&][^\W_]+)*"
    r"|[^\w\s]|_"
)
#: The end of a sentence, with the numbers of its footnotes: "… to Yemen.[42] It added …".
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?P<notes>(?:\[\d{1,3}\]){0,9})\s+|[。！？]+[”’」』）]*")
#: A list item, or a label such as "Buyer:".
_LABEL = re.compile(r"[-•*–—\d]+[.)]?\s|[^\s:]{2,30}:")
_NEAR = 20
#: Who wrote it, on a line by itself; the dateline of a report.
_BYLINE = re.compile(
    r"(?:(?:Story |Report |Words )?(?:By|BY)|Von|Par|Авторы?:?|Текст:)\s+[^\W\d_a-z][\w.’'-]+\s+[^\W\d_a-z]"
)
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,30}[A-Z](?:,[^\n]{0,40}|\s\([^)\n]{2,40}\))?\s*[-–—]\s")
_MARKS = " \t#*_>|"
#: No sentence is longer: what goes on without a mark is cut at a blank, or where there is none.
LONGEST = 1_500
#: What a number follows: "E.O. 13382", "G.R. 44", "p. 7", "Res. 2231".
_NUMBERED = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){1,4}[A-Z]|pp?|ch|fn|ref|doc|tel|Res|Reg|Ex|App|Pt)$")
_INITIAL = re.compile(r"\b[^\W\d_]$")


class Token(Struct, frozen=True):
    """One word, number or mark."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """The word in lower case with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


class Sentence(Struct, frozen=True):
    """One sentence; `paragraph` counts from 0; `heading` tells a title or section head."""

    start: int
    end: int
    text: str
    paragraph: int
    heading: bool
    tokens: tuple[Token, ...]


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Words, numbers and marks of a text; `offset` is added to their places. The possessive 's is a word of its own."""
    return tuple(Token(m.start() + offset, m.end() + offset, m.group()) for m in _TOKEN.finditer(text))


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document's prose: what stands in tables is left out; a line break ends a paragraph."""
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_paragraphs(document)):
        bare = _bare(document.text, start, end)
        heading = any(a <= bare[0] and bare[1] <= b for a, b in document.headings) or (
            _BYLINE.match(document.text, start, end) is not None and document.text[end - 1] != "."
        )
        for a, b in _split(document.text, start, end):
            text = document.text[a:b]
            found.append(Sentence(a, b, text, paragraph, heading, tokens(text, a)))
    return tuple(found)


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches of prose between line breaks and tables."""
    at, edges = 0, sorted((t.start, t.end) for t in document.tables)
    heads = sorted(start for start, _ in document.headings)
    for start, end in [*edges, (len(document.text), len(document.text))]:
        open_at: int | None = None
        stop, after_head = at, False
        for m in re.finditer(r"[^\n]+", document.text[at:start]):
            a, b = at + m.start(), at + m.end()
            if not document.text[a:b].strip():
                continue
            headed = bisect_left(heads, a) < bisect_left(heads, b)
            if open_at is not None and (headed or after_head or not _wrapped(document.text, stop, a, b)):
                yield open_at, stop
                open_at = None
            after_head = headed
            open_at = a if open_at is None else open_at
            stop = b
        if open_at is not None:
            yield open_at, stop
        at = max(at, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the marks of Markdown around it: "# Title", "*The Gazette, 2 May 2024.*"."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip(_MARKS)), start + len(line.rstrip(_MARKS))


def _wrapped(text: str, stop: int, start: int, end: int) -> bool:
    """Whether the line `start`–`end` goes on with the sentence of the line that stops at `stop`: hard-wrapped text.

    One line break between, the former line long (50 characters or more) and without a closing mark, the next one not
    a list item
    or label. A line that begins in lower case goes on whatever the length.
    """
    if text[stop:start].count("\n") != 1:
        return False
    former = text[text.rfind("\n", 0, stop) + 1 : stop].rstrip()
    following = text[start:end].lstrip()
    if not former or former[-1] in ".!?…:;。！？|" or "\t" in former or _LABEL.match(following):
        return False
    if _BYLINE.match(following) or _BYLINE.match(former) or _DATELINE.match(following):
        return False
    return len(former) >= 50 or following[:1].islower()


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences within one paragraph, without white space around."""
    at = start
    for m in _END.finditer(text, start, end):
        if m.group()[0] == "." and not _ends(text, at, m.start(), m.end(), end):
            continue
        yield from _pieces(text, at, m.start("notes") if m["notes"] else m.end())
        at = m.end()
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without white space around, cut at blanks into pieces no longer than `LONGEST`; nothing of a blank
    one."""
    while end - start > LONGEST:
        blank = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start + LONGEST // 2)
        stop = blank if text[blank].isspace() else start + LONGEST
        if text[start:stop].strip():
            yield _trim(text, start, stop)
        start = stop
    if text[start:end].strip():
        yield _trim(text, start, end)


def _ends(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether the full stop at `stop` ends a sentence."""
    following = text[after : min(end, after + _NEAR)].lstrip("\"'“‘«([")[:1]
    if not following:
        return True
    if following.islower():
        return False
    if following.isdigit() and _NUMBERED.search(text, max(start, stop - 10), stop):
        return False
    word = re.search(r"[\w.]+$", text[max(start, stop - 30) : stop])
    if word is None:
        return True
    last = word.group().lower()
    if last in _FORMS:
        return _opens(text, start, stop, after, end)
    return not (last in ABBREVIATIONS or (_INITIAL.search(word.group()) and word.group().isupper() and len(last) == 1))


def _opens(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether a sentence begins behind a firm's "Ltd.": with a word that opens one, or a name and its verb where the
    words before have a verb too."""
    behind = text[after : min(end, after + 120)].lstrip("\"'“‘«")
    if behind.startswith("("):
        return False
    return bool(_OPENERS.match(behind) or (_NAME_AND_VERB.match(behind) and _SAID.search(text, start, stop)))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip())
