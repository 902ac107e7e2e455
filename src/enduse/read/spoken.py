"""Whom and what a document names, as far as it has been read."""

from collections.abc import Sequence
from typing import Literal

from enduse.read.names import Found
from enduse.records.proposal import ProposedMention, ProposedReference, Words


class Spoken:
    """Whom and what a document names, as far as it has been read, whatever its language."""

    def __init__(self, text: str, references: Sequence[ProposedReference], found: Sequence[Found] = ()) -> None:
        self.text = text
        self._named: dict[str, list[Found]] = {}
        for mention in found:
            if mention.key is not None and mention.naming:
                self._named.setdefault(mention.key, []).append(mention)
        self.known = {r.key: r for r in references}
        self.added: dict[str, ProposedReference] = {}
        self.mentions: list[ProposedMention] = []
        self._recent: list[str] = []
        self.described: dict[str, tuple[int, int]] = {}  # where the parties without a name are told

    def note(self, found: Found) -> None:
        """A named party was mentioned: it is now the one spoken of last."""
        if found.key and found.kind in {"organization", "person", "publication", "place"}:
            self._recent = [k for k in self._recent if k != found.key] + [found.key]

    def named(self, key: str, before: int) -> tuple[int, int] | None:
        """Where a party was last called by its name before a place in the text (else where it is first)."""
        spans = [(f.start, f.end) for f in self._named.get(key, ())]
        earlier = [s for s in spans if s[0] < before]
        return earlier[-1] if earlier else (spans[0] if spans else None)

    def _kind(self, key: str) -> str:
        found = self.known.get(key) or self.added.get(key)
        return found.kind if found else "thing"

    def is_state(self, key: str) -> bool:
        """Whether an organization is a body of a state."""
        found = self.known.get(key) or self.added.get(key)
        return found is not None and found.schema == "PublicBody"

    def unnamed(self, start: int, end: int, kind: Literal["organization", "person"], countries: tuple[str, ...]) -> str:
        """The key of a party without a name, bound to its place in the text."""
        key = f"unnamed:{start}"
        if key not in self.added:
            text = self.text[start:end]
            self.described[key] = (start, end)
            self.added[key] = ProposedReference(
                key=key,
                kind=kind,
                schema="Person" if kind == "person" else "LegalEntity",
                unnamed=True,
                description=" ".join(text.split()),
                countries=countries,
            )
            self.mentions.append(ProposedMention(words=Words(text, start), kind=kind, key=key))
        return key

    def goods(self, start: int, end: int) -> str:
        """The key of goods without a designation: one per wording within the document."""
        text = " ".join(self.text[start:end].split())
        key = f"item:{text.lower()}"
        if key not in self.added:
            self.added[key] = ProposedReference(key=key, kind="item", description=text)
        return key

    def pointed(self, start: int, end: int, key: str) -> None:
        """Words that only point back to an organization: "the company"."""
        words = Words(self.text[start:end], start)
        self.mentions.append(ProposedMention(words=words, kind="organization", key=key, naming=False))
