"""How well exported weights label sentences they were not trained on, as the runtime labels them.

    python -m enduse_training.measure --weights FOLDER [--corpus C] [--shared S] [--json OUT]

Held-out items of the corpus (as many as training kept back), and the names of three public test sets. F1 over exact
spans, unless it says overlap.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from enduse.read.encoder.labeller import Labeller
from enduse.read.segment import tokens
from enduse_training.agreement import Score, agreement
from enduse_training.examples import Example, corpus, held_out, re3d, redocred, uner
from enduse_training.markup import Frame, Item, Span

KINDS = ("person", "organization", "place")


def predicted(items: Sequence[Item], labeller: Labeller) -> list[Item]:
    """The items as the weights would mark them."""
    words = [tokens(item.text) for item in items]
    found = []
    for item, cut, seen in zip(items, words, labeller.label([[w.text for w in c] for c in words]), strict=True):
        names = tuple(Span(n.label, cut[n.start].start, cut[n.end - 1].end) for n in seen.names)
        frames = tuple(
            Frame(
                f.letter,
                cut[f.start].start,
                cut[f.end - 1].end,
                tuple(Span(r.label, cut[r.start].start, cut[r.end - 1].end) for r in f.roles),
            )
            for f in seen.frames
        )
        found.append(Item(item.style, item.text, names, frames))
    return found


def by_label(pairs: Sequence[tuple[Item, Item]]) -> dict[str, dict[str, float]]:
    """F1 of each frame's triggers (overlap) and of each kind of name (exact)."""
    triggers: dict[str, Score] = {}
    names: dict[str, Score] = {}
    for one, two in pairs:
        for letter in {f.letter for f in (*one.frames, *two.frames)}:
            mine, theirs = (
                [Span(f.letter, f.start, f.end) for f in item.frames if f.letter == letter] for item in (one, two)
            )
            triggers.setdefault(letter, Score()).add(mine, theirs, overlap=True)
        for kind in {n.label for n in (*one.names, *two.names)}:
            names.setdefault(kind, Score()).add(
                [n for n in one.names if n.label == kind], [n for n in two.names if n.label == kind]
            )
    return {
        "triggers by frame": {k: round(v.f1, 3) for k, v in sorted(triggers.items())},
        "names by kind": {k: round(v.f1, 3) for k, v in sorted(names.items())},
    }


def name_score(examples: Iterable[Example], labeller: Labeller) -> float:
    """F1 of persons, organizations and places of sentences with gold labels; media count as organizations."""
    gold = [e for e in examples if e.names is not None]
    score = Score()
    for example, seen in zip(gold, labeller.label([e.words for e in gold]), strict=True):
        have = [Span("organization" if n.label == "publication" else n.label, n.start, n.end) for n in seen.names]
        score.add(_spans(example.names or ()), [s for s in have if s.label in KINDS])
    return round(score.f1, 3)


def _spans(labels: Sequence[str]) -> list[Span]:
    found: list[Span] = []
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            found.append(Span(label[2:], at, at + 1))
        elif label.startswith("I-") and found:
            found[-1] = found[-1]._replace(end=at + 1)
    return [s for s in found if s.label in KINDS]


def public_tests(shared: Path) -> dict[str, list[Example]]:
    """The test parts of the public sets, which no training saw."""
    corpora = shared / "corpora"
    tests = held_out(corpora / "re3d" / "test.txt")
    folders = sorted(p for p in (corpora / "re3d").iterdir() if p.is_dir())
    return {
        "UNER-EWT test": list(uner(corpora / "uner_english_ewt" / "en_ewt-ud-test.iob2")),
        "Re-DocRED test_revised": list(redocred(corpora / "redocred" / "test_revised.json")),
        "re3d test documents": [e for f in folders for e in re3d(f, tests, only=True)],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    labeller = Labeller(args.weights, threads=2)
    facts = json.loads((args.weights / "model.json").read_text())
    out: dict[str, object] = {"training": facts}
    if args.corpus and facts.get("held"):
        items = list(corpus(sorted(args.corpus.glob("*.txt"))))
        random.Random(0).shuffle(items)
        pairs = list(zip(items[: facts["held"]], predicted(items[: facts["held"]], labeller), strict=True))
        out["held-out items"] = agreement(pairs) | by_label(pairs)
    if args.shared:
        out["names"] = {name: name_score(e, labeller) for name, e in public_tests(args.shared).items()}
    print(json.dumps(out, indent=1))
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
