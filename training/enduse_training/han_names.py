"""Train the tagger of Chinese names on the training part of UNER Chinese and write its weights.

    python -m enduse_training.han_names [--shared S] [--rounds N] [--seeds N] [--out FILE]

Averaged structured perceptrons over several shuffles, summed; every round is measured on the development part. The
test part is not opened.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from enduse.read.han.cutting import cut
from enduse.read.han.folded import folded
from enduse.read.names.han_tagger import BUCKETS, LABELS, allowed, best_path, features

NAMES = {"PER": "person", "ORG": "organization", "LOC": "place"}
ROOT = Path(__file__).resolve().parents[2]


def sentences(path: Path) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """The sentences of an IOB2 file as their text and their names (kind, start, end)."""
    found, text, names = [], "", []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if not line.strip():
            if text:
                found.append((text, [(k, a, b) for k, a, b in names if k in KINDS]))
            text, names = "", []
            continue
        _, word, label, *_ = line.split("\t")
        if label.startswith("B-"):
            names.append((NAMES.get(label[2:], ""), len(text), len(text) + len(word)))
        elif label.startswith("I-") and names:
            names[-1] = (*names[-1][:2], len(text) + len(word))
        text += word
    return found


KINDS = frozenset(NAMES.values())


def labels(size: int, names: Sequence[tuple[str, int, int]]) -> list[int]:
    """The label of each character."""
    found = [0] * size
    for kind, start, end in names:
        for at in range(start, end):
            mark = "S" if end - start == 1 else "B" if at == start else "E" if at == end - 1 else "I"
            found[at] = LABELS.index(f"{mark}-{kind}")
    return found


def spans(found: Sequence[int]) -> set[tuple[str, int, int]]:
    """The names that labels tell."""
    names, begun = set(), 0
    for at, label in enumerate(found):
        name = LABELS[label]
        begun = at if name[0] in "BS" else begun
        if name[0] in "ES":
            names.add((name[2:], begun, at + 1))
    return names


#: Weights are kept in steps of that size, rows with none beyond the least are left out.
GRAIN, LEAST = 0.125, 0.5
Prepared = list[tuple[NDArray[np.int64], list[int]]]


def prepared(path: Path) -> Prepared:
    """Features and labels of each sentence."""
    made: Prepared = []
    for text, names in sentences(path):
        seen = folded(text)
        made.append((np.array(features(seen, 0, len(seen), cut(seen, 0, len(seen)))), labels(len(text), names)))
    return made


def train(
    data: Prepared, dev: Prepared, rounds: int, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Averaged weights and moves of the best round on the development part."""
    count, bars = len(LABELS), allowed()
    weights, total = np.zeros((BUCKETS, count), np.float32), np.zeros((BUCKETS, count), np.float32)
    moves, all_moves = np.zeros_like(bars), np.zeros_like(bars)
    step, best, draw = 0, (weights, moves, 0.0), random.Random(seed)
    for turn in range(rounds):
        draw.shuffle(data)
        for rows, gold in data:
            step += 1
            scores = weights[rows].sum(axis=1)
            have = best_path(scores, moves + bars)
            if have == gold:
                continue
            for at, (mine, right) in enumerate(zip(have, gold, strict=True)):
                before = (have[at - 1], gold[at - 1]) if at else (count, count)
                if mine != right:
                    weights[rows[at], right] += 1
                    total[rows[at], right] += step
                    weights[rows[at], mine] -= 1
                    total[rows[at], mine] -= step
                if mine != right or before[0] != before[1]:
                    moves[before[1], right] += 1
                    all_moves[before[1], right] += step
                    moves[before[0], mine] -= 1
                    all_moves[before[0], mine] -= step
        average, average_moves = weights - total / step, moves - all_moves / step + bars
        score = measured(dev, average, average_moves)
        print(f"round {turn + 1}: F1 on the development part {score:.3f}", flush=True)
        if score > best[2]:
            best = (average, average_moves, score)
    return best


def measured(data: Prepared, weights: NDArray[np.float32], moves: NDArray[np.float32]) -> float:
    """F1 of names with exact bounds and kind."""
    right = wrong = missed = 0
    for rows, gold in data:
        have, want = spans(best_path(weights[rows].sum(axis=1), moves)), spans(gold)
        right += len(have & want)
        wrong += len(have - want)
        missed += len(want - have)
    return 2 * right / max(1, 2 * right + wrong + missed)


def save(weights: NDArray[np.float32], moves: NDArray[np.float32], out: Path) -> None:
    """Write the weights in half precision; rows that say next to nothing are left out."""
    rows = np.flatnonzero(np.abs(weights).max(axis=1) > LEAST)
    kept = np.round(weights[rows] / GRAIN) * GRAIN
    np.savez_compressed(out, rows=rows.astype(np.int32), weights=kept.astype(np.float16), moves=moves)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--out", type=Path, default=ROOT / "packages/enduse-model-zh/src/enduse_model_zh/tagger.npz")
    args = parser.parse_args()
    folder = args.shared / "corpora" / "uner_chinese_gsdsimp"
    parts = [prepared(folder / f"zh_gsdsimp-ud-{part}.iob2") for part in ("train", "dev")]
    weights, moves = np.zeros((BUCKETS, len(LABELS)), np.float32), np.zeros_like(allowed())
    for seed in range(1, args.seeds + 1):
        more, more_moves, _ = train(list(parts[0]), parts[1], args.rounds, seed)
        weights, moves = weights + more, moves + more_moves
        score = measured(parts[1], weights, moves)
        np.savez(str(args.out) + ".raw.npz", weights=weights, moves=moves)
        print(f"{seed} trained, summed: F1 on the development part {score:.3f}", flush=True)
    save(weights, moves, args.out)
    print(f"written: {args.out} ({args.out.stat().st_size >> 10} KiB), F1 {score:.3f} on the development part")


if __name__ == "__main__":
    main()
