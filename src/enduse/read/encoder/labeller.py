"""The encoder at work: sentences in, names and frames out, in two batched passes (names and triggers; then the roles of
each trigger).
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from enduse.read.encoder.decode import Scores, spans
from enduse.read.encoder.labels import FRAMES, NAME_TAGS, ROLE_TAGS, TRIGGER_TAGS, allowed
from enduse.read.encoder.packed import Numbers, Packed, packed
from enduse.read.encoder.seen import NOTHING, Frame, Labelled, Roles, Seen
from enduse.read.encoder.wordpiece import Pieces, WordPiece

#: The package that brings the weights, the inputs and outputs they must have, and the runtime that runs them.
WEIGHTS, FORM, RUNTIME = "enduse_model_en", 2, "onnxruntime"
#: Each trigger costs a reading of its sentence.
MOST = 24
_NUMBER = {letter: n + 1 for n, letter in enumerate(FRAMES)}
_BARRED = {frame: np.array([i not in allowed(frame) for i in range(len(ROLE_TAGS))]) for frame in FRAMES}

#: A trigger with its sentence's pieces and what the lower layers made of them.
_Asked = tuple[Pieces, Scores, Labelled]


def version() -> str | None:
    """The version of the weights that can run here; None where they or their runtime are not installed."""
    if any(find_spec(name) is None for name in (RUNTIME, WEIGHTS)):
        return None
    facts = json.loads(resources.files(WEIGHTS).joinpath("model.json").read_text("utf-8"))
    return str(facts["version"]) if facts.get("form") == FORM else None


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
        # the graphs are written with fused operators; further fusing puts slower ones in their place
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC

        def session(name: str) -> Any:
            weights = where.joinpath(name).read_bytes()
            return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

        self._lower, self._upper = session("lower.onnx"), session("upper.onnx")
        self._cut = WordPiece(where.joinpath("vocabulary.txt").read_text("utf-8").splitlines())

    def label(
        self, sentences: Sequence[Sequence[str]], waits: Callable[[Labelled], bool] = lambda trigger: False
    ) -> list[Seen]:
        """Names and frames of each sentence, given as its words. The roles of a trigger that `waits` are read when
        somebody asks for them.
        """
        cut = [self._cut.pieces(words) for words in sentences]
        found: list[Seen] = [NOTHING] * len(cut)
        for group in _groups([len(p.ids) for p in cut]):
            for row, seen in zip(group, self._labelled([cut[row] for row in group], waits), strict=True):
                found[row] = seen
        return found

    def _labelled(self, pieces: Sequence[Pieces], waits: Callable[[Labelled], bool]) -> list[Seen]:
        """Sentences of like length: all at once for names and triggers, then once more for each trigger."""
        whole = packed(pieces)
        half = self._half(pieces, whole)
        names, triggers = self._scores(["names", "triggers"], whole, half, np.zeros_like(whole.places))
        halves = np.split(half, whole.starts[1:])
        found = [_surest(each) for each in spans(triggers, whole.counts, TRIGGER_TAGS)]
        asked = [(p, h, t) for p, h, each in zip(pieces, halves, found, strict=True) for t in each if not waits(t)]
        roles = iter(self._roles(asked))

        def frame(p: Pieces, t: Labelled) -> Frame:
            return Frame(t.label, t.start, t.end, t.score, self._later(p, t) if waits(t) else next(roles))

        frames = (tuple(frame(p, t) for t in each) for p, each in zip(pieces, found, strict=True))
        return [Seen(*both) for both in zip(spans(names, whole.counts, NAME_TAGS), frames, strict=True)]

    def _later(self, pieces: Pieces, trigger: Labelled) -> Callable[[], Roles]:
        """The roles of one trigger, read when called for the first time: what the lower layers make of the sentence is
        worked out again then, since kept for every trigger of a long document it would fill the memory."""
        return cache(lambda: self._roles([(pieces, self._half([pieces], packed([pieces])), trigger)])[0])

    def _half(self, pieces: Sequence[Pieces], whole: Packed) -> Scores:
        """What the lower layers make of some sentences."""
        ids, cases = (np.array([*chain(*each)]) for each in ([p.ids for p in pieces], [p.cases for p in pieces]))
        found: list[Scores] = self._lower.run(
            ["half"], {"ids": ids, "cases": cases, "places": whole.places, **whole.pieces}
        )
        return found[0]

    def _roles(self, asked: Sequence[_Asked]) -> list[Roles]:
        """The roles of each trigger."""
        found: list[Roles] = [()] * len(asked)
        for group in _groups([len(p.ids) for p, _, _ in asked]):
            pieces, halves, triggers = zip(*(asked[row] for row in group), strict=True)
            whole = packed(pieces)
            marks = np.zeros_like(whole.places)
            for start, p, t in zip(whole.starts, pieces, triggers, strict=True):
                marks[start + p.firsts[t.start] : start + p.lasts[t.end - 1] + 1] = _NUMBER[t.label]
            (scores,) = self._scores(["roles"], whole, np.concatenate(halves), marks)
            barred = np.repeat([_BARRED[t.label] for t in triggers], whole.counts, axis=0)
            for row, roles in zip(group, spans(scores, whole.counts, ROLE_TAGS, barred), strict=True):
                found[row] = roles
        return found

    def _scores(self, heads: list[str], whole: Packed, half: Scores, marks: Numbers) -> list[Scores]:
        """What some heads make of each word."""
        told: list[Scores] = self._upper.run(heads, {"half": half, "marks": marks, **whole.pieces, **whole.by_word})
        return told


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
    """Positions of sequences of like length, about `pieces` pieces a group: attention pays for the longest."""
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if group and ((len(group) + 1) * lengths[i] > pieces or lengths[i] > 1.5 * lengths[group[0]] + 4):
            yield group
            group = []
        group.append(i)
    if group:
        yield group
