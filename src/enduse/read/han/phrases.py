"""Noun phrases and what stands between them: a sentence as a row of parts, relative clauses marked."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from enduse.read.han.pieces import Piece
from enduse.read.han.tables import table, words
from enduse.read.names.found import Found

#: 不愿透露|姓名的|员工
_IDENTITY = frozenset(["姓名", "身份", "名字", "真名"])
_ABOUT = frozenset(["就", "针对", "关于", "围绕", "因", "对于"])
_INSIDE = frozenset({"name", "noun", "det", "amount", "pron"})


class Part(Struct):
    """One part: a noun phrase (`kind` "np") or a single piece of its own kind.

    `head` is where the words after the last 的 begin; `inside` tells the verb of the relative clause
    that holds the part.
    """

    start: int
    end: int
    text: str
    kind: str
    pieces: tuple[Piece, ...]
    head: int = 0
    inside: int | None = None

    @property
    def edge(self) -> str:
        """ "lead" or "head" where a clause under a noun begins or ends: 就|某厂供货|一事."""
        return self.pieces[0].tag if self.kind == "stop" else ""

    @property
    def names(self) -> tuple[Found, ...]:
        return tuple(p.name for p in self.pieces if p.name is not None)

    @property
    def last(self) -> Piece:
        """The last word of a phrase: its head noun."""
        return next((p for p in reversed(self.pieces) if p.kind not in {"open", "close", "mark"}), self.pieces[-1])

    @property
    def name(self) -> Found | None:
        """The name that a phrase is, if its last word is one."""
        closing = next((p for p in reversed(self.pieces) if p.kind not in {"open", "close", "mark"}), None)
        return closing.name if closing is not None else None


def parts(pieces: Sequence[Piece]) -> list[Part]:
    """The parts of a sentence in order."""
    made: list[Part] = []
    k = 0
    while k < len(pieces):
        piece = pieces[k]
        begun = _quoted(pieces, k) if piece.kind == "open" else None
        if piece.kind in _INSIDE or begun is not None:
            m = begun or k + 1
            head = k
            while m < len(pieces):
                following = pieces[m]
                priced = following.amount is not None and pieces[m - 1].text in words("frames.posts", "price")
                last = pieces[m - 1].amount
                money = last is not None and last.money
                if (
                    following.kind in _INSIDE
                    and not money
                    and (priced or not _breaks(pieces[m - 1], following, pieces[m + 1 : m + 2]))
                ):
                    m += 1
                elif (
                    following.kind == "de"
                    and m + 1 < len(pieces)
                    and (pieces[m + 1].kind in _INSIDE or (pieces[m + 1].kind == "open" and _quoted(pieces, m + 1)))
                ):
                    m, head = m + 1, m + 1
                elif following.kind == "open" and (stop := _quoted(pieces, m)) is not None:
                    m = stop
                else:
                    break
            made.append(_phrase(pieces[k:m], pieces[head].start if head > k else pieces[k].start))
            k = m
        else:
            made.append(Part(piece.start, piece.end, piece.text, piece.kind, (piece,), piece.start))
            k += 1
    made = _apposed(made)
    _relatives(made)
    return made


def _apposed(made: Sequence[Part]) -> list[Part]:
    """The parts without a phrase that a name behind a dash makes plain: 总体单位——|某研究所."""
    kept: list[Part] = []
    for part in made:
        dash = [p.text for p in kept[-2:]] == ["—", "—"]
        if dash and part.kind == "np" and part.name is not None and len(kept) > 2 and kept[-3].kind == "np":
            del kept[-3:]
        kept.append(part)
    return kept


def _phrase(held: Sequence[Piece], head: int) -> Part:
    return Part(held[0].start, held[-1].end, "".join(p.text for p in held), "np", tuple(held), head)


def _breaks(left: Piece, right: Piece, after: Sequence[Piece] = ()) -> bool:
    """Whether two nouns side by side are two phrases: a pronoun or 这批 begins a new one, as does a sum of money."""
    if right.kind == "amount" and right.amount is not None and right.amount.money:
        return True
    if right.kind == "pron":
        return True
    if any(p.start == right.end and p.text in words("frames.organizations", "heads") for p in after):
        return False  # 某国|研究|机构
    if left.name is not None and left.name.kind == "place" and right.tag == "vn" and len(right.text) > 1:
        return True  # 前往某地|核查
    return (
        right.kind == "det"
        and left.kind in {"noun", "name"}
        and right.text
        not in {
            "一家",
            "一名",
            "一位",
            "两家",
            "多名",
            "某",
            "一",
            "一批",
            "一处",
            "一份",
            "一个",
            "多家",
            "几家",
            "任何",
            "一艘",
        }
    )


def _quoted(pieces: Sequence[Piece], k: int) -> int | None:
    """Where a short quoted name ends: “北星”. None where the quotation holds a clause."""
    for m in range(k + 1, min(k + 6, len(pieces))):
        if pieces[m].kind == "close":
            return m + 1 if m > k + 1 and pieces[m].start - pieces[k].end <= 12 else None
        if pieces[m].kind in {"comma", "stop", "say", "not"}:
            return None
    return None


def _relatives(made: list[Part]) -> None:
    """Mark the parts of relative clauses: 由某厂生产的|发动机, 运往某地的|零件, 向某方供货的|公司."""
    parties = words("frames.organizations", "heads")
    goods = words("frames.goods", "heads")
    k = 0
    while k < len(made):
        verb = made[k]
        if verb.kind in {"verb", "other-verb", "say", "silent"}:
            m = k + 1
            while m < len(made) and made[m].kind == "aspect":
                m += 1
            head = None
            if m + 1 < len(made) and made[m].kind == "de" and made[m + 1].kind == "np":
                head = m + 1
            elif (
                m + 1 < len(made)
                and made[m].kind == "np"
                and made[m + 1].kind == "de"
                and m + 2 < len(made)
                and made[m + 2].kind == "np"
            ):
                head = m + 2
            elif (
                m < len(made)
                and made[m].kind == "np"
                and made[m].head > made[m].start
                and (verb.kind == "verb" or made[m].pieces[0].text in _IDENTITY)
            ):
                split = _split(
                    made[m], parties, goods, _subject_before(made, k), verb.text in sending(), _headed(made, k)
                )
                if split is not None:
                    made[m : m + 1] = split
                    head = m + 2
            if head is not None:
                lo = k
                named = made[head].name
                firm = named is not None and named.kind == "organization"
                party = firm or made[head].last.text.endswith(tuple(parties))
                while lo > 0 and made[lo - 1].kind not in {
                    "comma",
                    "stop",
                    "verb",
                    "say",
                    "other-verb",
                    "copula",
                    "silent",
                    "open",
                }:
                    left = made[lo - 1]
                    if left.kind == "marker" and (
                        left.text in {"把", "将"} or (party and lo < k and left.text not in {"由", "被"})
                    ):
                        break  # 通过|其控制的公司
                    if left.text in {"对", "就"} and lo < k and made[head + 1 : head + 2] and _light(made[head + 1]):
                        break  # 某部对|某厂出口的车床|进行检查
                    if left.text in _ABOUT and lo < k:
                        break  # 某报就|一批启运的货物|提问
                    if left.kind == "conj" and lo > 2 and made[lo - 3].kind == "de":
                        break  # 产自甲地的|某物和|产自乙地的某物
                    if left.kind == "turn":
                        break
                    if left.text == "由" and not any(p.kind == "np" for p in made[lo:k]) and _verb_behind(made, head):
                        break  # 由|总部位于某地的某厂|制造
                    lo -= 1
                for n in range(lo, head):
                    if made[n].inside is None:
                        made[n].inside = k
        k += 1


def _light(part: Part) -> bool:
    """Whether a verb only holds up a noun: 进行检查."""
    return part.text in words("frames.nominal", "light")


def _verb_behind(made: Sequence[Part], at: int) -> bool:
    return at + 1 < len(made) and made[at + 1].kind == "verb"


def _subject_before(made: Sequence[Part], k: int) -> bool:
    """Whether a bare noun phrase stands before the verb in its clause."""
    for m in range(k - 1, -1, -1):
        if made[m].kind in {"comma", "stop", "verb", "say", "other-verb"}:
            return False
        if made[m].kind == "marker":
            return False
        counted = all(p.kind in {"det", "amount"} for p in made[m].pieces)
        if made[m].kind == "np" and not counted and (m == 0 or made[m - 1].kind not in {"marker", "conj"}):
            return True
    return False


def _headed(made: Sequence[Part], k: int) -> bool:
    """Whether the clause of a verb begins with a bare phrase of its own, across marked ones: 十二台车床|从甲港|运往…"""
    first = next((m + 1 for m in range(k - 1, -1, -1) if made[m].kind in {"comma", "stop", "say"}), 0)
    return first < k and made[first].kind == "np" and made[first].inside is None


@cache
def sending() -> frozenset[str]:
    """Verbs with a place or party right behind them: 运往."""
    return frozenset(w for frame in table("frames")["verb"] if "after" in frame for w in frame["lemmas"].split())


def _split(
    phrase: Part, parties: frozenset[str], goods: frozenset[str], subject: bool, sends: bool, headed: bool
) -> list[Part] | None:
    """A phrase NP1 的 NP2 taken apart where NP1 belongs to the verb before: 零件的|公司, 伊朗的|零件."""
    at = next(k for k in range(len(phrase.pieces) - 1, -1, -1) if phrase.pieces[k].start < phrase.head)
    first, second = phrase.pieces[:at], phrase.pieces[at + 1 :]
    if not first or not second:
        return None
    left, right = first[-1], second[-1]
    left_goods = left.kind == "noun" and left.text.endswith(tuple(goods))
    right_party = (right.name is not None and right.name.kind == "organization") or (
        right.kind == "noun" and right.text.endswith(tuple(parties))
    )
    left_party = left.name is not None and left.name.kind in {"organization", "place", "person"}
    right_goods = right.kind == "noun" and right.text.endswith(tuple(goods))
    placed = sends and left.name is not None and left.name.kind == "place"
    if (
        (left_goods and right_party and not subject)
        or (left_goods and right.text in words("voices.sources", "contents"))
        or left.text in _IDENTITY
        or (placed and right_party and not subject and not headed)
        or (left_party and right_goods and sends)
    ):
        de = phrase.pieces[at]
        return [
            _phrase(first, first[0].start),
            Part(de.start, de.end, "的", "de", (de,), de.start),
            _phrase(second, second[0].start),
        ]
    return None


def led(parts: Sequence[Part], m: int) -> int:
    """Where the clause under the noun at `m` is led in; -1 where nothing leads it in."""
    return next((n for n in range(m - 1, -1, -1) if parts[n].edge == "lead"), -1) if parts[m].edge == "head" else -1


def said_by(phrase: Part) -> Part:
    """某官员 of 某官员的话."""
    at = next((k for k in range(len(phrase.pieces) - 1, 0, -1) if phrase.pieces[k].kind == "de"), None)
    if at is None or phrase.last.text not in {"话", "说法", "讲话", "表述", "言论", "解释"}:
        return phrase
    held = phrase.pieces[:at]
    return Part(held[0].start, held[-1].end, "".join(p.text for p in held), "np", held, held[0].start)


def to_comma(parts: Sequence[Part], first: int, stop: int) -> Sequence[Part]:
    """The clause that begins at a place, up to where somebody is named in it."""
    ends = (n for n in range(first, stop) if parts[n].kind in {"comma", "stop"} or parts[n].name is not None)
    return parts[first : next(ends, stop)]


def opened(parts: Sequence[Part]) -> bool:
    """Whether a quotation is open at the end of some parts."""
    depth = 0
    for part in parts:
        depth += (part.kind == "open") - (part.kind == "close")
    return depth > 0
