"""Which names do the texts themselves tell apart? Names side by side in one list, names warned against, and the two
ends of one deal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from enduse.records.claim import Claim, Mention
from enduse.records.document import Document
from enduse.records.reading import Reference
from enduse.resolve.subject import GROUPS

#: Between two names of one list: a conjunction, maybe with an article or a word such as "its subsidiary".
_AND = re.compile(
    r"[»”\"'’)）」]?\s*,?\s*"
    r"(?:and|or|nor|&|as well as|und|oder|sowie|и|или|а также|та|і|й|або|和|与|與|及|以及|或|、)\s*"
    r"(?:(?:the|a|an|its|his|her|their|of|by|with|for|to|der|die|das|его|её|их)\s+){0,2}"
    r"(?:(?:company|firm|subsidiary|sister|parent|rival|partner|plant|компания|компании|фирма|фирмы|завод)\s+){0,2}"
    r"[«“\"'‘(（「]?"
)
_COMMA = re.compile(r"[»”\"'’)）」]?\s*[,，]\s*(?:the\s+)?[«“\"'‘(（「]?")
#: Between two names of which the text says that they are two.
_NOT = re.compile(
    r"\b(?:not (?:to )?be (?:confused|mistaken)|not (?:the same|connected|affiliated|identical|related)|unrelated to"
    r"|no (?:relation|connection|link|ties?) (?:to|with)|(?:distinct|different|separate) from|unconnected)\b"
    r"|не (?:следует )?(?:путать|смешивать)|не имеет (?:никакого )?отношения|не имеет ничего общего"
    r"|не связан|не является|не плутати|не пов.язан"
    r"|无关|無關|不是|并非|並非|不同于|不同於|有别于|有別於|毫无关系|并无关联|混淆|不要与|不应与",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|[。！？\n]")
#: Longer stretches between two names are not looked at.
_NEAR = 90
#: Roles that one party does not fill twice in one claim.
_ENDS = frozenset(
    (
        "supplier via recipient end_user owner asset payer payee authority target visitor host party developer partner"
    ).split()
)


def told_apart(
    documents: Sequence[Document], mentions: Iterable[Mention], claims: Iterable[Claim], refs: Mapping[str, Reference]
) -> Iterator[tuple[str, str]]:
    """Pairs of references that one text tells apart."""
    texts = {d.id: d.text for d in documents}
    placed: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if (ref := refs.get(mention.ref or "")) and mention.document in texts:
            placed[mention.document, GROUPS[ref.kind]].append(mention)
    for (document, _), found in sorted(placed.items()):
        yield from _listed(texts[document], _outer(found))
    for claim in claims:
        ends = sorted({r.ref for r in claim.roles if r.role in _ENDS and r.ref and r.ref in refs})
        yield from ((a, b) for a, b in combinations(ends, 2) if not refs[a].unnamed and not refs[b].unnamed)


def _outer(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in order, those within others left out."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _listed(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    run: list[Mention] = []  # names parted by commas so far
    for left, right in pairwise(mentions):
        gap = text[left.end : right.start]
        run = [*run, left] if run else [left]
        if len(gap) > _NEAR or left.ref == right.ref:
            run = []
            continue
        if _AND.fullmatch(gap):
            members = [*run, right]
            yield from _pairs(members)
            run = [] if "、" not in gap else run
        elif not _COMMA.fullmatch(gap):
            run = []
            if _NOT.search(gap) and not _SENTENCE_END.search(gap):
                yield from _pairs((left, right))


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    refs = sorted({m.ref for m in mentions if m.ref})
    yield from combinations(refs, 2)
