"""Which words does Tesseract's answer hold, where do they stand, and how sure is it of each?"""

import re
from collections.abc import Iterator
from statistics import median

from lxml import etree

from enduse.ingest.ocr.known import label_words
from enduse.ingest.ocr.lookalikes import of_one_alphabet
from enduse.ingest.pagelines import wide
from enduse.ingest.pagewords import Box, Word

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+); x_descenders (-?[\d.]+)")
_SURENESS = re.compile(r"x_wconf (\d+)")
_CHARACTER = re.compile(r"x_bboxes (-?\d+) -?\d+ (-?\d+) -?\d+; x_conf ([\d.]+)")
_WORD_BY_CHARACTER = 6.5  # a word is less sure than its least sure character is, by so much (as measured)
_PART = 15.0  # per cent; a part of a word is as sure at least
_PARTED = 2  # letters beside a stroke, at least, of two words
_LEFTOVERS = "|¦_~[]{}‘’`´"  # what remains of ruled lines and specks
_STROKES = "一-—–_=~.·"  # of a stamp, a line or dirt
_SIGNS = "№#%$€₽¥£"  # they stand for words
_DOLLAR = re.compile(r"^\$(?=[A-Z]+\d|\d+[/-])|(?<=[A-Z]\.)\$(?=\.)")  # S: "$C2024", "A.$."
_QUOTES = '“”"„'
_NOTHING = 12  # per cent; what is read so unsurely is no word
_TYPE = 1.3  # heights of the usual word's ink; type is not larger
_NO_WORD = 70  # per cent; signs without letter or figure must be read more surely


def words(answer: bytes, points: float) -> tuple[Word, ...]:
    """The words of an hOCR answer, all words of a line as high as its type; a dot is `points` points wide."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(answer, parser) if answer.strip() else None
    if root is None:
        return ()
    found: list[Word] = []
    for line in root.iter("{*}span"):
        if line.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            found += _line(line, len(found), points)
    return tuple(found)


def sureness(found: tuple[Word, ...]) -> float:
    """How surely the words were read, in per cent: the mean over their letters and figures, 0 for none."""
    letters = sum(sum(map(str.isalnum, w.text)) for w in found)
    return sum(sum(map(str.isalnum, w.text)) * (w.sureness or 0) for w in found) / letters if letters else 0.0


def _line(line: etree._Element, order: int, points: float) -> Iterator[Word]:
    told = line.get("title") or ""
    whole, base, size = _BOX.search(told), _BASELINE.search(told), _SIZE.search(told)
    seen = [found for node in line.iter("{*}span") if node.get("class") == "ocrx_word" for found in _seen(node)]
    if whole is None or not seen:
        return
    left, bottom = int(whole[1]), int(whole[4])
    tallest = _TYPE * median([box[3] - box[1] for _, box, _ in seen])
    texts = of_one_alphabet([text for text, _, _ in seen])
    if not any(text.rstrip(".,;:").endswith(tuple(_QUOTES)) for text in texts):  # nothing closes: they are specks
        texts = [text.lstrip(_QUOTES) or text for text in texts]
    for text, (_, box, certain) in zip(texts, seen, strict=True):
        x0, y0, x1, y1 = box
        if base and size:
            foot = bottom + float(base[2]) + float(base[1]) * ((x0 + x1) / 2 - left)
            high, below = min(float(size[1]), tallest), max(0.0, float(size[2]))
            if foot - high <= y1 and foot + below >= y0 and high < 3 * (y1 - y0):
                y0, y1 = foot - high + below, foot + below
        yield Word(text, x0 * points, y0 * points, x1 * points, y1 * points, order, certain)
        order += 1


def _seen(node: etree._Element) -> Iterator[tuple[str, Box, float]]:
    """A word as Tesseract gives it: its characters, box in dots, and sureness; in two where a stroke parts two words
    ("Seller/Продавец"), which may be of two languages."""
    box, sure = _BOX.search(node.get("title") or ""), _SURENESS.search(node.get("title") or "")
    if box is None:
        return
    left, top, right, bottom = map(float, box.groups())
    certain = float(sure[1]) if sure else 0.0
    parts = _parted(node)
    if not parts:
        parts = [("".join(node.itertext()), left, right, certain)]
    for text, start, end, surely in parts:
        text = _worded(text)
        if _is_word(text, surely):
            yield text, (start, top, end, bottom), surely


def _parted(node: etree._Element) -> list[tuple[str, float, float, float]]:
    """The two words beside a stroke (characters, left, right, sureness), none where there is but one word."""
    signs = [c for c in node.iter("{*}span") if c.get("class") == "ocrx_cinfo"]
    texts = ["".join(c.itertext()) for c in signs]
    if texts.count("/") != 1:
        return []
    at = texts.index("/") + 1
    if not all(_says("".join(part)) for part in (texts[:at], texts[at:])):
        return []
    found = []
    for part, said in ((signs[:at], texts[:at]), (signs[at:], texts[at:])):
        boxes = [_CHARACTER.search(c.get("title") or "") for c in part]
        if not all(boxes):
            return []
        least = min(float(b[3]) for b in boxes if b)
        sides = [float(b[n]) for b in boxes if b for n in (1, 2)]
        found.append(("".join(said), min(sides), max(sides), max(_PART, 100 - _WORD_BY_CHARACTER * (100 - least))))
    return found


def _says(text: str) -> bool:
    """Whether this can be a word of its own."""
    return sum(map(str.isalpha, text)) >= _PARTED or "№" in text


def _worded(text: str) -> str:
    """The word without leftovers of ruled lines; a bracket stays where its other half does."""
    text = "".join(text.split())
    if text[:1] == "|" and f"i{text[1:]}".lower() in label_words():  # "|NVOICE"
        text = f"I{text[1:]}"
    while text and text[0] in _LEFTOVERS and not (text[0] == "[" and "]" in text):
        text = text[1:]
    while text and text[-1] in _LEFTOVERS and not (text[-1] == "]" and "[" in text):
        text = text[:-1]
    text = _DOLLAR.sub("S", text.replace("№$", "Nos"))
    text = text.lstrip("”") or text
    bare = text.lstrip(_QUOTES)
    return bare if bare[:1] and wide(bare[0]) and not set(bare) & set(_QUOTES) else text


def _is_word(text: str, certain: float) -> bool:
    if not text or certain < _NOTHING or (len(text) > 1 and not set(text) - set(_STROKES)):
        return False
    return certain >= _NO_WORD or any(c.isalnum() or c in _SIGNS for c in text)
