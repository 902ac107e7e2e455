"""The encoder at work: sentences in, names and frames out, in two batched passes (names and triggers; then the roles of
each trigger).
"""

import json
import os
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from enduse.read.encoder.decode import spans
from enduse.read.encoder.labels import FRAMES, NAME_TAGS, ROLE_TAGS, TRIGGER_TAGS, allowed
from enduse.read.encoder.seen import NOTHING, Frame, Labelled, Seen
from enduse.read.encoder.wordpiece import Pieces, WordPiece

#: The package that brings the weights, and the runtime that runs them.
WEIGHTS, RUNTIME = "enduse_model_en", "onnxruntime"
#: Each trigger costs a reading of its sentence.
MOST = 24
_NUMBER = {letter: n + 1 for n, letter in enumerate(FRAMES)}


def version() -> str | None:
    """The version of the weights that can run here; None where they or their runtime are not installed."""
    if any(find_spec(name) is None for name in (RUNTIME, WEIGHTS)):
        return None
    return str(json.loads(resources.files(WEIGHTS).joinpath("model.json").read_text("utf-8"))["version"])


class Labeller:
    """Loads the weights once; labels batches of sentences. `folder` holds the weights; else their package does.

    `threads`: at most so many cores at once, else all that the process may use.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        import onnxruntime

        where = folder or resources.files(WEIGHTS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or _cores()
        options.inter_op_num_threads = 1

        def session(name: str) -> Any:
            weights = where.joinpath(name).read_bytes()
            return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

        self._lower, self._upper = session("lower.onnx"), session("upper.onnx")
        self._cut = WordPiece(where.joinpath("vocabulary.txt").read_text("utf-8").splitlines())

    def label(self, sentences: Sequence[Sequence[str]]) -> list[Seen]:
        """Names and frames of each sentence, given as its words."""
        cut = [self._cut.pieces(words) for words in sentences]
        found: list[Seen] = [NOTHING] * len(cut)
        for group in _groups([len(p.ids) for p in cut]):
            for row, seen in zip(group, self._labelled([cut[row] for row in group]), strict=True):
                found[row] = seen
        return found

    def _labelled(self, pieces: Sequence[Pieces]) -> list[Seen]:
        """Sentences of like length: all at once for names and triggers, then once more for each trigger."""
        length = max(len(p.ids) for p in pieces)
        ids, cases, mask = (np.zeros((len(pieces), length), dtype=np.int64) for _ in range(3))
        for row, p in enumerate(pieces):
            n = len(p.ids)
            ids[row, :n], cases[row, :n], mask[row, :n] = p.ids, p.cases, 1
        (half,) = self._lower.run(["half"], {"ids": ids, "cases": cases, "mask": mask})
        plain = {"half": half, "marks": np.zeros_like(ids), "mask": mask}
        names, triggers = self._upper.run(["names", "triggers"], plain)
        asked = [
            (row, trigger)
            for row, p in enumerate(pieces)
            for trigger in _surest(spans(triggers[row][list(p.firsts)], TRIGGER_TAGS))
        ]
        frames: list[list[Frame]] = [[] for _ in pieces]
        for first in range(0, len(asked), len(pieces)):
            part = asked[first : first + len(pieces)]
            rows = [row for row, _ in part]
            marks = np.zeros((len(part), length), dtype=np.int64)
            for at, (row, t) in enumerate(part):
                marks[at, pieces[row].firsts[t.start] : pieces[row].lasts[t.end - 1] + 1] = _NUMBER[t.label]
            (roles,) = self._upper.run(["roles"], {"half": half[rows], "marks": marks, "mask": mask[rows]})
            for at, (row, t) in enumerate(part):
                told = spans(roles[at][list(pieces[row].firsts)], ROLE_TAGS, allowed(t.label))
                frames[row].append(Frame(t.label, t.start, t.end, t.score, told))
        return [Seen(spans(names[row][list(p.firsts)], NAME_TAGS), tuple(frames[row])) for row, p in enumerate(pieces)]


def _surest(triggers: Sequence[Labelled]) -> list[Labelled]:
    """At most `MOST` triggers, the surest ones, in their order: no sentence that somebody wrote tells of more."""
    if len(triggers) <= MOST:
        return list(triggers)
    kept = sorted(triggers, key=lambda t: (-t.score, t.start))[:MOST]
    return sorted(kept, key=lambda t: t.start)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _groups(lengths: Sequence[int], pieces: int = 512) -> Iterator[list[int]]:
    """Positions of sequences of like length, about `pieces` pieces a group: padding costs as much as text."""
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if group and ((len(group) + 1) * lengths[i] > pieces or lengths[i] > 1.15 * lengths[group[0]] + 2):
            yield group
            group = []
        group.append(i)
    if group:
        yield group
