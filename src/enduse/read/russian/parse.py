"""A Russian sentence as a tree. A name in quotation marks or in foreign letters is one word of it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from enduse.read.names.found import Found
from enduse.read.russian.forms import case_shown, lemma, of_goods, readings, with_dative
from enduse.read.russian.mend import mended
from enduse.read.russian.models import models
from enduse.read.russian.retag import retagged
from enduse.read.segment import Token
from enduse.read.tree.node import Node, Tree

_MARKS = '«»„“”"'
_WORD = re.compile(r"[^\W\d_][\w-]*")
#: What a name is parsed as where it has no letters of its own.
_UNSPOKEN = "Икс"
#: Counting words that are written short, as the parser knows them.
_SHORT = {"тыс": "тысяч", "млн": "миллионов", "млрд": "миллиардов", "шт": "штук", "руб": "рублей", "долл": "долларов"}


def trees(
    sentences: Sequence[tuple[Sequence[Token], Sequence[Found]]], normals: Mapping[str, str] | None = None
) -> Iterator[Tree]:
    """The tree of each sentence, given as its tokens and the names found in it. `normals`: the nominative of each name
    by its key.
    """
    seen: set[str] = set()
    units = [list(_units(tokens, found)) for tokens, found in sentences]
    shown = [[text for _, _, text, _ in sentence] for sentence in units]
    tagged, linked = models().morph.map(shown), models().syntax.map(shown)
    for sentence, tags, links in zip(units, tagged, linked, strict=True):
        nodes: list[Node] = []
        for i, ((start, end, text, name), tag, link) in enumerate(
            zip(sentence, tags.tokens, links.tokens, strict=True)
        ):
            head = int(link.head_id) - 1
            whole = name is not None and text != _UNSPOKEN and start < end
            pos, feats = (tag.pos, tag.feats) if name is not None else retagged(text, tag.pos, tag.feats)
            if name is not None and normals is not None:
                feats = _shown(text, feats, normals.get(name.key or ""), link.rel)
            form = lemma(text, pos, feats) if whole or name is None else text.lower()
            if pos == "NOUN" and name is None:
                form = of_goods(text, form, any(n.pos == "NUM" for n in nodes[-3:]), seen)
            nodes.append(
                Node(
                    i=i,
                    start=start,
                    end=end,
                    text=text,
                    low=text.lower(),
                    lemma=form,
                    pos=pos,
                    feats=with_dative(text, feats),
                    head=-1 if link.rel == "root" else head,
                    rel=link.rel,
                    found=name,
                )
            )
        yield Tree(mended(nodes), "ru")


def _shown(text: str, feats: Mapping[str, str], normal: str | None, rel: str) -> Mapping[str, str]:
    """The features of a word of a name with the case that its ending shows; a nominative is told of what may be one."""
    case = case_shown(text, normal) if normal else None
    if case is None or (case == "Nom" and not rel.startswith(("nsubj", "obj", "iobj"))):
        return feats
    if case == "Nom" and feats.get("Case") == "Acc":
        return feats
    return {**feats, "Case": case}


def _units(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[tuple[int, int, str, Found | None]]:
    """The words to parse with their places: what stands in quotation marks inside of a name, and a name in foreign
    letters, is one word.
    """
    names = iter(sorted(found, key=lambda f: f.start))
    name = next(names, None)
    held: list[Token] = []
    holder: Found | None = None
    for token in _whole(tokens):
        while name is not None and token.start >= name.end:
            name = next(names, None)
        inside = name if name is not None and name.start <= token.start < name.end else None
        if holder is not None and holder is not inside:
            yield _merged(held, holder)
            held, holder = [], None
        if inside is not None and (holder is not None or _opens(token, inside, tokens)):
            holder = inside
            held.append(token)
        else:
            shown = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d)", "", token.text)
            yield token.start, token.end, shown, inside
    if holder is not None:
        yield _merged(held, holder)


def _whole(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words as the parser knows them: "тыс." and "шт." in full, "26-летний" and "2022-го" as one word."""
    tokens = list(tokens)
    i = 0
    while i < len(tokens):
        token, behind = tokens[i], tokens[i + 1 : i + 3]
        joined = [a.end == b.start for a, b in zip((token, *behind), behind, strict=False)]
        if token.low in _SHORT:
            dot = bool(behind) and behind[0].text == "." and joined[0] and i + 2 < len(tokens)
            yield Token(token.start, behind[0].end if dot else token.end, _SHORT[token.low])
            i += 2 if dot else 1
        elif token.text.isdigit() and joined == [True, True] and behind[0].text == "-" and behind[1].text.islower():
            yield Token(token.start, behind[1].end, token.text + behind[0].text + behind[1].text)
            i += 3
        else:
            yield token
            i += 1


def _opens(token: Token, name: Found, tokens: Sequence[Token]) -> bool:
    """Whether a name is one word from this token on."""
    if token.text in _MARKS:
        return True
    foreign = re.match(r"[A-Za-z]", token.text) is not None
    return token.start == name.start and (foreign or name.kind == "item") and token.end < name.end


def _merged(held: Sequence[Token], name: Found) -> tuple[int, int, str, Found]:
    words = [t.text for t in held if _WORD.fullmatch(t.text)]
    return held[0].start, held[-1].end, _telling(words) if words else _UNSPOKEN, name


def _telling(words: Sequence[str]) -> str:
    """The word of a name that shows its case: a first noun that is no nominative ("Вестнику Тулвы"); else the last."""
    known = [r for r in readings(words[0]) if r.is_known]
    turned = known and all(r.tag.POS == "NOUN" and r.tag.case not in {"nomn", "accs"} for r in known)
    return words[0] if turned else words[-1]
