"""The encoder in torch: a 6-layer MiniLM that is told how a word is written and, half way up, which trigger is meant,
with three heads.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from enduse.read.encoder.labels import FRAMES, NAME_TAGS, ROLE_TAGS, TRIGGER_TAGS

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, PLACES = 384, 6, 12, 1536, 30522, 512


class Drop(nn.Module):
    """Dropout that leaves out the same features for every piece of a sequence (Gal and Ghahramani 2016,
    arXiv:1512.05287): as good here, and it draws far fewer random numbers.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share))


class Layer(nn.Module):
    """One transformer layer as in BERT: attention, then a feed-forward net, each added and normed."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down, self.last = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        split = (batch, length, HEADS, WIDTH // HEADS)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = torch.softmax(q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.last(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Names, triggers and roles. The lower layers read a sentence once; the upper ones read it again for each trigger.

    `halfway` is the number of lower layers. `marks` is 0, or 1 + the number of the frame whose trigger the piece is of.
    """

    def __init__(self, drop: float = 0.1, layers: int = LAYERS, halfway: int | None = None) -> None:
        super().__init__()
        self.halfway = layers // 2 if halfway is None else halfway
        self.word, self.place, self.kind = (
            nn.Embedding(VOCABULARY, WIDTH),
            nn.Embedding(PLACES, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        self.case, self.mark = nn.Embedding(5, WIDTH), nn.Embedding(len(FRAMES) + 1, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Drop(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.names, self.triggers, self.roles = (nn.Linear(WIDTH, len(t)) for t in (NAME_TAGS, TRIGGER_TAGS, ROLE_TAGS))
        nn.init.zeros_(self.case.weight)
        nn.init.normal_(self.mark.weight, std=0.1)
        with torch.no_grad():
            self.mark.weight[0].zero_()

    def lower(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Pieces (batch × length; mask 1 for a piece, 0 for padding) to what the lower layers make of them."""
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.word(ids) + self.place(places) + self.kind.weight[0] + self.case(cases)
        x = self.drop(self.norm(x))
        for layer in self.layers[: self.halfway]:
            x = layer(x, _bias(mask))
        return x

    def upper(self, half: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """What the lower layers made, with one trigger marked or none, to what the heads read."""
        x = half + self.mark(marks)
        for layer in self.layers[self.halfway :]:
            x = layer(x, _bias(mask))
        return x

    def load_base(self, path: Path) -> None:
        """Take over the weights of the base model (safetensors with BERT's names)."""
        base = load_file(path)
        base = {k.removeprefix("bert."): v for k, v in base.items()}
        mine = {"word": "word_embeddings", "place": "position_embeddings", "kind": "token_type_embeddings"}
        found = {f"{a}.weight": base[f"embeddings.{b}.weight"] for a, b in mine.items()}
        found |= {f"norm.{w}": base[f"embeddings.LayerNorm.{w}"] for w in ("weight", "bias")}
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "last": "output.LayerNorm",
        }  # fmt: skip
        for n in range(len(self.layers)):
            for a, b in parts.items():
                found |= {f"layers.{n}.{a}.{w}": base[f"encoder.layer.{n}.{b}.{w}"] for w in ("weight", "bias")}
        missing = self.load_state_dict(found, strict=False)
        self.word.weight.requires_grad_(False)  # what a word means, unseen ones too, stays as the base knows it
        new = {
            "case.weight",
            "mark.weight",
            *(f"{h}.{w}" for h in ("names", "triggers", "roles") for w in ("weight", "bias")),
        }
        if set(missing.missing_keys) != new or missing.unexpected_keys:
            raise ValueError(f"the base model does not fit: {missing}")


def _bias(mask: Tensor) -> Tensor:
    return ((1 - mask.float()) * -1e4)[:, None, None, :]
