"""Persons, organizations and places in Chinese text by a linear tagger of characters, as far as it was trained.

Each character gets a score for each label from hashed features of itself, its neighbours, the words around it and the
tables of places and family names; the best path of labels is taken. The weights and their card are a package of their
own, `enduse-model-zh`, which brings rjieba.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from enduse.compare.han.lexicon import foreign_names, transliterates
from enduse.read.han.cutting import Cut, installed
from enduse.read.names.han_tables import surnames
from enduse.reference.places import han_names

#: The package that holds the weights.
WEIGHTS = "enduse_model_zh"
KINDS = ("person", "organization", "place")
#: O, then begin, inside, end and single for each kind.
LABELS = ("O", *(f"{position}-{kind}" for kind in KINDS for position in "BIES"))
BUCKETS = 1 << 18
_ENDINGS = re.compile(
    "(公司|集团|银行|大学|学院|中学|小学|学校|研究所|研究院|协会|学会|委员会|部|局|署|厅|处|队|军|党|会|社|院|厂|所|中心|联盟|组织|基金|"
    "省|市|县|区|镇|乡|村|州|岛|山|河|江|湖|海|路|街|站|线|港|桥|机场|公园|寺|宫|城|国)$"
)


def trained() -> bool:
    """Whether the weights are there, and the words that are among the features."""
    return find_spec(WEIGHTS) is not None and installed()


def tagged(folded: str, start: int, end: int, words: Sequence[Cut]) -> list[tuple[str, int, int, float]]:
    """The names between two offsets as (kind, start, end, margin); the margin tells how far the kind stood above O."""
    if end <= start:
        return []
    weights, moves = _weights()
    rows = features(folded, start, end, words)
    scores = np.array([weights[row].sum(axis=0) for row in rows], dtype=np.float32)
    labels = best_path(scores, moves)
    found, begun = [], 0
    for at, label in enumerate(labels):
        name = LABELS[label]
        if name[0] in "BS":
            begun = at
        if name[0] in "ES":
            margin = float(np.mean([scores[k][labels[k]] - scores[k][0] for k in range(begun, at + 1)]))
            found.append((name[2:], start + begun, start + at + 1, margin))
    return found


def best_path(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> list[int]:
    """The labels of the highest sum of scores and moves between neighbours."""
    length, count = scores.shape
    back = np.zeros((length, count), dtype=np.int16)
    best = scores[0] + moves[count]
    for at in range(1, length):
        through = best[:, None] + moves[:count]
        back[at] = through.argmax(axis=0)
        best = through.max(axis=0) + scores[at]
    label = int((best + moves[count + 1]).argmax())
    path = [label]
    for at in range(length - 1, 0, -1):
        label = int(back[at][label])
        path.append(label)
    return path[::-1]


def allowed() -> NDArray[np.float32]:
    """Moves that make no name at all (B to O, I of another kind) are out of the question."""
    count = len(LABELS)
    moves = np.zeros((count + 2, count), dtype=np.float32)
    for one, left in enumerate((*LABELS, "start", "stop")):
        for two, right in enumerate(LABELS):
            inside = left[0] in "BI" and left != "start"
            goes_on = right[0] in "IE"
            held = inside == goes_on and (not inside or left[2:] == right[2:])
            fits = right[0] in "OES" if left == "stop" else held
            if not fits:
                moves[one, two] = -1e4
    return moves


def features(folded: str, start: int, end: int, words: Sequence[Cut]) -> list[list[int]]:
    """For each character the buckets of its features."""
    text = folded[start:end]
    size = len(text)
    word_of = [-1] * size
    for k, word in enumerate(words):
        for at in range(max(start, word.start), min(end, word.end)):
            word_of[at - start] = k
    ahead = _ahead(words)
    places, sounds = _marked(text)
    rows, family = [], surnames()
    for at in range(size):

        def c(k: int, at: int = at) -> str:
            return text[at + k] if 0 <= at + k < size else "#"

        k = word_of[at]
        word = words[k] if k >= 0 else Cut(0, 0, " ", "x")
        place = _position(word, start + at) if k >= 0 else "S"

        def w(n: int, k: int = k) -> Cut:
            return words[k + n] if k >= 0 and 0 <= k + n < len(words) else Cut(0, 0, "#", "#")

        tag = word.tag + place
        near = "".join(s[:1] for s in sounds[max(0, at - 2) : at + 3])
        beside = places[at] + (places[at - 1] if at else "") + (places[at + 1] if at + 1 < size else "")
        found = [
            f"0{c(0)}", f"1{c(-1)}", f"2{c(1)}", f"3{c(-2)}", f"4{c(2)}", f"5{c(-1)}{c(0)}", f"6{c(0)}{c(1)}",
            f"7{c(-2)}{c(-1)}", f"8{c(1)}{c(2)}", f"9{c(-1)}{c(0)}{c(1)}", f"a{c(-2)}{c(-1)}{c(0)}",
            f"b{c(0)}{c(1)}{c(2)}", f"c{word.text}{place}", f"d{tag}", f"e{w(-1).text}{place}",
            f"f{w(1).text}{place}", f"g{w(-1).tag}{tag}", f"h{tag}{w(1).tag}", f"i{w(-1).tag}{tag}{w(1).tag}",
            f"j{w(-2).tag}{w(-1).tag}{tag}", f"k{tag}{w(1).tag}{w(2).tag}", f"l{word.text[-1]}{place}",
            f"m{word.text[-2:]}{tag}", f"n{_ending(w(1).text)}{tag}", f"o{_ending(w(-1).text)}{tag}",
            f"p{ahead[k] if k >= 0 else ''}{place}", f"q{ahead[k] if k >= 0 else ''}{tag}{w(-1).tag}",
            f"r{places[at]}", f"s{places[at]}{tag}", f"t{sounds[at]}{tag}",
            f"u{near}",
            f"v{c(0) in family}{place}{w(1).tag}{len(word.text)}", f"w{_shape(c(-1))}{_shape(c(0))}{_shape(c(1))}",
            f"x{c(-1)}{tag}", f"y{c(1)}{tag}", f"z{w(1).text}{tag}{len(word.text)}",
            f"A{w(-1).text}{tag}{len(word.text)}",
            f"B{beside}",
            f"C{len(word.text)}{tag}", f"D{w(-2).text}{place}", f"E{w(2).text}{place}", f"F{_dots(text, at)}",
        ]  # fmt: skip
        rows.append([crc32(f.encode()) % BUCKETS for f in found])
    return rows


def _position(word: Cut, at: int) -> str:
    if word.end - word.start == 1:
        return "S"
    return "B" if at == word.start else "E" if at == word.end - 1 else "I"


def _ending(word: str) -> str:
    """The type word at the end of a word: 有限公司 -> 公司."""
    found = _ENDINGS.search(word)
    return found[1] if found else ""


def _ahead(words: Sequence[Cut]) -> list[str]:
    """For each word the type word that the nouns from it on run up to."""
    found = [""] * len(words)
    ending, near = "", 0
    for k in range(len(words) - 1, -1, -1):
        own = _ending(words[k].text)
        if own:
            ending, near = own, 0
        elif words[k].tag[:1] not in {"n", "v", "j", "m", "e", "b", "f", "a", "i", "l", "s", "z", ""} or near > 5:
            ending = ""
        else:
            near += 1
        found[k] = f"{ending}{min(near, 3)}" if ending else ""
    return found


def _marked(text: str) -> tuple[list[str], list[str]]:
    """For each character whether it is in a known place's name, and in a foreign name written by its sound."""
    places, names = _places(), foreign_names()
    place, sound = ["-"] * len(text), ["-"] * len(text)
    for table, marks, longest in ((places, place, 8), (names, sound, 6)):
        at = 0
        while at < len(text):
            size = next((n for n in range(min(longest, len(text) - at), 1, -1) if text[at : at + n] in table), 0)
            for k in range(size):
                marks[at + k] = "S" if size == 1 else "B" if k == 0 else "E" if k == size - 1 else "I"
            at += max(size, 1)
    for at, character in enumerate(text):
        if sound[at] == "-" and transliterates(character) == 1.0:
            sound[at] = "t"
    return place, sound


def _dots(text: str, at: int) -> str:
    """Whether a dot between the parts of a foreign name stands near, and on which side."""
    around = text[max(0, at - 6) : at + 7]
    if "·" not in around:
        return ""
    here = min(6, at)
    return (
        ("l" if "·" in around[:here] else "") + ("r" if "·" in around[here + 1 :] else "") + "o" * (around[here] == "·")
    )


def _shape(character: str) -> str:
    if "\u3400" <= character <= "\u9fff":
        return "h"
    return "d" if character.isdigit() else "l" if character.isalpha() else character


@cache
def _places() -> frozenset[str]:
    return frozenset(name for name, _ in han_names())


@cache
def _weights() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with as_file(files(WEIGHTS).joinpath("tagger.npz")) as path, np.load(path) as stored:
        weights = np.zeros((BUCKETS, len(LABELS)), dtype=np.float32)
        weights[stored["rows"]] = stored["weights"].astype(np.float32)
        return weights, stored["moves"].astype(np.float32)
