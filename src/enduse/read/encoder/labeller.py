"""The encoder at work: sentences in, names and frames out, in two batched passes (names and triggers; then the roles of
each trigger).
"""

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.util import find_spec
from typing import Any

import numpy as np

from enduse.read.encoder.decode import Scores, spans
from enduse.read.encoder.labels import FRAMES, NAME_TAGS, ROLE_TAGS, TRIGGER_TAGS, allowed
from enduse.read.encoder.seen import Frame, Seen
from enduse.read.encoder.wordpiece import Pieces, WordPiece

#: The package that brings the weights, and the runtime that runs them.
WEIGHTS, RUNTIME = "enduse_model_en", "onnxruntime"
_NUMBER = {letter: n + 1 for n, letter in enumerate(FRAMES)}


def version() -> str | None:
    """The version of the weights that can run here; None where they or their runtime are not installed."""
    if any(find_spec(name) is None for name in (RUNTIME, WEIGHTS)):
        return None
    return str(json.loads(resources.files(WEIGHTS).joinpath("model.json").read_text("utf-8"))["version"])


class Labeller:
    """Loads the weights once; labels batches of sentences."""

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime

        folder = resources.files(WEIGHTS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            folder.joinpath("model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._cut = WordPiece(folder.joinpath("vocabulary.txt").read_text("utf-8").splitlines())

    def label(self, sentences: Sequence[Sequence[str]]) -> list[Seen]:
        """Names and frames of each sentence, given as its words."""
        cut = [self._cut.pieces(words) for words in sentences]
        first = self._run([(p, (), 0) for p in cut])
        names = [spans(n, NAME_TAGS) for n, _, _ in first]
        triggers = [spans(t, TRIGGER_TAGS) for _, t, _ in first]
        asked = [(row, trigger) for row, found in enumerate(triggers) for trigger in found]
        second = self._run([(cut[r], range(t.start, t.end), _NUMBER[t.label]) for r, t in asked])
        frames: list[list[Frame]] = [[] for _ in sentences]
        for (row, t), (_, _, roles) in zip(asked, second, strict=True):
            frames[row].append(Frame(t.label, t.start, t.end, t.score, spans(roles, ROLE_TAGS, allowed(t.label))))
        return [Seen(n, tuple(f)) for n, f in zip(names, frames, strict=True)]

    def _run(self, asked: Sequence[tuple[Pieces, Sequence[int], int]]) -> list[tuple[Scores, Scores, Scores]]:
        """Word scores of the three heads for each (pieces, marked words, frame number); like lengths go together."""
        out: list[tuple[Scores, Scores, Scores] | None] = [None] * len(asked)
        for group in _groups(asked):
            length = max(len(asked[i][0].ids) for i in group)
            ids, cases, marks, mask = (np.zeros((len(group), length), dtype=np.int64) for _ in range(4))
            for row, i in enumerate(group):
                pieces, marked, number = asked[i]
                n = len(pieces.ids)
                ids[row, :n], cases[row, :n], mask[row, :n] = pieces.ids, pieces.cases, 1
                for word in marked:
                    if word < len(pieces.firsts):
                        marks[row, pieces.firsts[word] : pieces.lasts[word] + 1] = number
            heads = self._session.run(None, {"ids": ids, "cases": cases, "marks": marks, "mask": mask})
            for row, i in enumerate(group):
                firsts = list(asked[i][0].firsts)
                out[i] = (heads[0][row][firsts], heads[1][row][firsts], heads[2][row][firsts])
        return [x for x in out if x is not None]


def _groups(asked: Sequence[tuple[Pieces, Sequence[int], int]], pieces: int = 2048) -> Iterator[list[int]]:
    """Positions of sequences of like length, about `pieces` pieces a group."""
    group: list[int] = []
    for i in sorted(range(len(asked)), key=lambda i: len(asked[i][0].ids)):
        if group and (len(group) + 1) * len(asked[i][0].ids) > pieces:
            yield group
            group = []
        group.append(i)
    if group:
        yield group
