"""From corpora to training examples: words with name, trigger and role labels. Sets without items and media leave
those open.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from enduse.read.encoder.labels import FRAMES
from enduse.read.segment import tokens
from enduse.reference.places import demonym
from enduse_training.markup import Frame, Item, MarkupError, Span, lines, parse


class Marked(NamedTuple):
    """A trigger (positions of its words), its frame's letter, and the role label of every word."""

    letter: str
    words: tuple[int, ...]
    roles: tuple[str, ...]


class Example(NamedTuple):
    """Words with labels; a label list is None where the source says nothing of it.

    `open_kinds`: kinds that this source does not label, so that "O" may hide one.
    """

    words: tuple[str, ...]
    names: tuple[str, ...]
    triggers: tuple[str, ...] | None = None
    frames: tuple[Marked, ...] = ()
    open_kinds: tuple[str, ...] = ()


def corpus(paths: Sequence[Path]) -> Iterator[Item]:
    """The items of our own corpus; a line that does not hold is a defect of the corpus and stops the run."""
    for path in paths:
        for number, line in lines(path):
            try:
                yield parse(line)
            except MarkupError as error:
                raise SystemExit(f"{path}:{number}: {error}") from error


def example_of(item: Item) -> Example:
    """An item of the corpus as words with labels."""
    words = tokens(item.text)
    spans = [(w.start, w.end) for w in words]
    frames = []
    for frame in item.frames:
        marked = tuple(i for i, (a, b) in enumerate(spans) if a < frame.end and frame.start < b)
        if marked and frame.letter in FRAMES:
            roles = _bio(spans, [(s.start, s.end, s.label) for s in _outer_last(frame.roles)])
            frames.append(Marked(frame.letter, marked, roles))
    return Example(
        tuple(w.text for w in words),
        names=_bio(spans, [(s.start, s.end, s.label) for s in item.names]),
        triggers=_bio(spans, [(f.start, f.end, f.letter) for f in item.frames]),
        frames=tuple(frames),
    )


def names_of(item: Item) -> Iterator[Example]:
    """The sentences of an item in which names alone are marked; whether they hold triggers is left open."""
    for part in apart(item):
        yield example_of(part)._replace(triggers=None)


def _outer_last(roles: Sequence[Span]) -> list[Span]:
    """Longest spans first, so that a marker or role inside a content clause is written over it."""
    return sorted(roles, key=lambda s: s.start - s.end)


def _bio(words: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Begin/inside labels for words that a span covers; later spans write over earlier ones."""
    labels = ["O"] * len(words)
    for start, end, label in spans:
        inside = [i for i, (a, b) in enumerate(words) if a < end and start < b]
        for n, i in enumerate(inside):
            labels[i] = ("B-" if n == 0 else "I-") + label
        if inside and inside[-1] + 1 < len(labels) and labels[inside[-1] + 1].startswith("I-"):
            labels[inside[-1] + 1] = "B" + labels[inside[-1] + 1][1:]
    return tuple(labels)


def swapped(item: Item, pool: dict[str, list[str]], draw: random.Random) -> Item:
    """The item with some of its names exchanged for others of their kind, everywhere in the item alike."""
    chosen: dict[str, str] = {}
    for span in item.names:
        name = item.text[span.start : span.end]
        if name not in chosen:
            chosen[name] = draw.choice(pool[span.label]) if draw.random() < 0.5 and pool.get(span.label) else name
    edits = sorted((s.start, s.end, chosen[item.text[s.start : s.end]]) for s in _outermost(item.names))
    text, at, out, moves = item.text, 0, [], []
    for start, end, new in edits:
        out += [text[at:start], new]
        moves.append((start, end, len(new) - (end - start)))
        at = end
    out.append(text[at:])

    def move(place: int, closing: bool) -> int:
        return place + sum(d for s, e, d in moves if e <= place or (closing and s < place <= e))

    def moved(span: Span) -> Span:
        return Span(span.label, move(span.start, False), move(span.end, True))

    frames = tuple(
        f._replace(start=move(f.start, False), end=move(f.end, True), roles=tuple(moved(r) for r in f.roles))
        for f in item.frames
    )
    return Item(item.style, "".join(out), tuple(moved(n) for n in item.names), frames)


def apart(item: Item) -> list[Item]:
    """The sentences of a paragraph, each an item with what lies wholly inside it: the reader reads them one by one."""
    found = []
    for start, end in _sentences(item.text):
        names = tuple(_shifted(n, start) for n in item.names if start <= n.start and n.end <= end)
        frames = tuple(
            Frame(
                f.letter,
                f.start - start,
                f.end - start,
                tuple(_shifted(r, start) for r in f.roles if start <= r.start and r.end <= end),
            )
            for f in item.frames
            if start <= f.start and f.end <= end
        )
        found.append(Item(item.style, item.text[start:end], names, frames))
    return found


def _shifted(span: Span, by: int) -> Span:
    return Span(span.label, span.start - by, span.end - by)


def _outermost(names: Sequence[Span]) -> list[Span]:
    """The names that do not lie inside one another (the inner one is left as it is)."""

    def inside(inner: Span, outer: Span) -> bool:
        return (
            outer.start <= inner.start
            and inner.end <= outer.end
            and (inner.start, inner.end) != (outer.start, outer.end)
        )

    return [n for n in names if not any(inside(n, o) for o in names)]


# public sets of names: read where they lie, never copied


def uner(path: Path) -> Iterator[Example]:
    """Universal NER, IOB2: PER, ORG, LOC."""
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            labels.append(f"{tag[:2]}{kinds[tag[2:]]}" if tag[2:] in kinds else "O")
        elif words:
            yield Example(tuple(words), names=tuple(labels), open_kinds=("item", "publication"))
            words, labels = [], []


def redocred(path: Path) -> Iterator[Example]:
    """Re-DocRED: PER, ORG, LOC of Wikipedia paragraphs, sentence by sentence; nation words are no places here."""
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    for document in json.loads(path.read_text("utf-8")):
        for number, words in enumerate(document["sents"]):
            labels = ["O"] * len(words)
            for mention in (m for entity in document["vertexSet"] for m in entity):
                start, end = mention["pos"]
                if (
                    mention["sent_id"] == number
                    and mention["type"] in kinds
                    and not (end - start == 1 and demonym(words[start]))
                ):
                    for i in range(start, end):
                        labels[i] = ("B-" if i == start else "I-") + kinds[mention["type"]]
            yield Example(tuple(words), names=tuple(labels), open_kinds=("item", "publication"))


def held_out(path: Path) -> frozenset[tuple[str, str]]:
    """Folder and id of the documents that are kept for testing."""
    rows = path.read_text("utf-8").splitlines()
    return frozenset((a, b) for a, b in (row.split() for row in rows if row and not row.startswith("#")))


def re3d(folder: Path, held: frozenset[tuple[str, str]], only: bool = False) -> Iterator[Example]:
    """re3d: organizations, persons, locations, weapons and platforms of conflict reports; only proper names (the set
    marks pronouns and descriptions too). Documents that are held out are left out, or read alone with `only`.
    """
    kinds = {"Organisation": "organization", "Person": "person", "Location": "place", "Weapon": "item"}
    kinds["MilitaryPlatform"] = "item"
    texts = {
        r["_id"]: r["text"] for r in _records(folder / "documents.json") if ((folder.name, r["_id"]) in held) is only
    }
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for row in _records(folder / "entities.json"):
        if row["type"] in kinds and row["documentId"] in texts:
            name = texts[row["documentId"]][row["begin"] : row["end"]]
            cut = len(name) - len(name.removeprefix("The ").removeprefix("the "))
            if _proper(name[cut:]):
                spans.setdefault(row["documentId"], []).append((row["begin"] + cut, row["end"], kinds[row["type"]]))
    for key, found in spans.items():
        spans[key] = _longest(found)
    for key, text in texts.items():
        for start, end in _sentences(text):
            words = tokens(text[start:end], start)
            labels = _bio(
                [(w.start, w.end) for w in words], [s for s in spans.get(key, []) if start <= s[0] and s[1] <= end]
            )
            yield Example(tuple(w.text for w in words), names=labels, open_kinds=("item", "publication"))


def _proper(name: str) -> bool:
    """Whether a mention is a name and no description or pronoun: it begins and ends with a capital, and only small
    joining words stand between.
    """
    words = [w for w in re.split(r"[\s/-]+", name.strip()) if w]
    if not words or name.lower() in _POINTING or demonym(name):
        return False
    joins = {"of", "for", "and", "the", "on", "in", "to", "de", "al", "el", "bin", "&", "-"}
    return words[0][0].isupper() and words[-1][0].isupper() and all(w[0].isupper() or w in joins for w in words)


#: Words in capitals at the head of a sentence that point and do not name.
_POINTING = frozenset("we they he she it i you our his her their its this that these those who which us".split())


def _longest(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of spans that lie over one another the longest; of two labels for one name the place, where it is one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s[2] != "place", s)):
        if all(span[1] <= k[0] or k[1] <= span[0] for k in kept):
            kept.append(span)
    return sorted(kept)


def _records(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    from enduse.read.segment import sentences
    from enduse.records.document import Document

    for sentence in sentences(Document(id="", origin="", text=text)):
        yield sentence.start, sentence.end
