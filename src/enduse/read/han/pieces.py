"""A Chinese sentence as pieces: names, times, amounts, and the words between them by what they do."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from enduse.read.han.cutting import Cut, cut
from enduse.read.han.tables import table, words
from enduse.read.names.amounts import Amount
from enduse.read.names.found import Found
from enduse.read.names.times import Time

#: Words that point back and are nouns too.
_BARE = frozenset(["公司", "工厂", "集团", "法院", "检方", "俱乐部", "院方"])
_CITING = frozenset(["援引", "引述", "引用", "援用", "转述", "转引"])
#: What stands in brackets before the place of a firm.
_SEATED = ("位于", "设在", "注册于", "注册地", "总部")
#: What stands in brackets before a name's other form.
_CALLED = ("简称", "下称", "统称", "又称", "又名", "原名", "英文名", "英文", *_SEATED)
_ASPECT = frozenset("了 过 着".split())
#: rjieba's tags of words that may be part of a noun phrase.
_NOUNS = ("n", "s", "f", "j", "b", "a", "l", "i", "eng", "m", "q", "r", "z", "g", "vn", "h", "k", "t", "nz")


class Piece(Struct, frozen=True):
    """One piece. `kind`: name time amount pron det noun verb (of a frame) say other-verb not hedge phase aspect de conj
    marker stop comma open close turn word."""

    start: int
    end: int
    text: str
    kind: str
    name: Found | None = None
    amount: Amount | None = None
    time: Time | None = None
    tag: str = ""


def pieces(
    folded: str,
    start: int,
    end: int,
    found: Sequence[Found],
    amounts: Sequence[Amount],
    when: Sequence[Time],
    edges: Sequence[tuple[str, int, int]] = (),
) -> list[Piece]:
    """The pieces of a sentence; names outrank amounts and times. `edges`: what stands around a clause under a noun."""
    fixed: list[Piece] = [Piece(f.start, f.end, folded[f.start : f.end], "name", name=f) for f in found]
    for which, first, stop in edges:
        if not any(p.start < stop and first < p.end for p in fixed):
            fixed.append(Piece(first, stop, folded[first:stop], "stop", tag=which))
    for time in when:
        if not any(p.start < time.end and time.start < p.end for p in fixed):
            fixed.append(Piece(time.start, time.end, folded[time.start : time.end], "time", time=time))
    for amount in amounts:
        if not any(p.start < amount.end and amount.start < p.end for p in fixed):
            fixed.append(Piece(amount.start, amount.end, folded[amount.start : amount.end], "amount", amount=amount))
    made: list[Piece] = []
    at = start
    for piece in sorted(fixed, key=lambda p: p.start):
        made += _between(folded, at, piece.start)
        made.append(piece)
        at = piece.end
    made += _between(folded, at, end)
    return _read_together(_without_lacks(list(_unglossed(made))))


def _without_lacks(made: list[Piece]) -> list[Piece]:
    """The pieces without what tells only what was lacking: 在未取得许可的情况下."""
    for k, piece in enumerate(made):
        if piece.text != "在":
            continue
        stop = next((m for m in range(k + 1, len(made)) if made[m].kind in {"comma", "stop"}), len(made))
        close = next((m for m in range(k + 1, stop) if made[m].text in _CIRCUMSTANCES), None)
        if close is not None and any(p.kind == "not" for p in made[k:close]):
            behind = close + 1
            while behind < len(made) and (made[behind].text == "下" or made[behind].kind == "comma"):
                behind += 1
            return made[:k] + _without_lacks(made[behind:])
    return made


def _unglossed(made: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without a name's other form or seat in brackets behind it: 某公司（Some Trading LLC）."""
    k = 0
    while k < len(made):
        yield made[k]
        k += 1
        if made[k - 1].kind == "name" and k < len(made) and made[k].text in "（(":
            stop = next((m for m in range(k, min(k + 12, len(made))) if made[m].text in "）)"), k)
            inner = made[k + 1 : stop]
            called = any(p.text.endswith(_CALLED) for p in inner[:3])
            other = all(p.kind in {"name", "mark", "open", "close"} for p in inner) and any(
                p.kind == "name" for p in inner
            )
            if called or other:
                k = stop + 1


def _between(folded: str, start: int, end: int) -> Iterator[Piece]:
    if end > start:
        for word in cut(folded, start, end):
            yield Piece(word.start, word.end, word.text, kind_of(word), tag=word.tag)


def kind_of(word: Cut) -> str:
    """What a word does."""
    text = word.text
    if text in "，,":
        return "comma"
    if text in "；;。！？!?：:":
        return "stop"
    if text in "“‘":
        return "open"
    if text in "”’":
        return "close"
    if text == "的" or text == "之":
        return "de"
    for kind, known in _kinds():
        if text in known:
            return kind
    if text in "（）()《》〈〉—-…·/ ":
        return "mark"
    if word.tag.startswith("v") and word.tag not in ("vn", "vg"):
        return "other-verb" if len(text) > 1 else "word"
    return "noun" if word.tag.startswith(_NOUNS) or not word.tag else "word"


@cache
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    """Kinds by word, the surer first."""
    markers = frozenset(
        w
        for key in ("to", "from", "via", "for", "at", "with", "agent", "dispose", "by")
        for w in words("frames.markers", key)
    )
    says = frozenset().union(*(words("voices.reporting", k) for k in ("stated", "probable", "possible", "denies")))
    hedges = frozenset().union(*(words("voices.certainty", k) for k in ("probable", "possible", "conditional")))
    phases = frozenset().union(*(words("voices.phase", k) for k in ("planned", "ongoing", "done")))
    nouns = (
        words("voices.sources", "documents")
        | _claims()
        | words("frames.goods", "heads")
        | words("frames.organizations", "heads")
    )
    silent = frozenset().union(*(words("voices.silence", k) for k in ("declines", "no_reply", "unaware")))
    return (
        ("word", words("voices.negation", "whether")),
        ("other-verb", words("voices.reporting", "issuing") | _CITING),
        ("word", words("words.pieces", "adverbs")),
        ("pron", words("frames.pointing", "pronouns") | words("frames.pointing", "sides")),
        ("pron", words("frames.pointing", "organizations") - _BARE),
        ("noun", words("voices.silence", "own_paper") - {"记者"}),
        ("silent", silent),
        ("turn", words("words.pieces", "turns") - {"以", "并", "而", "后", "来", "再", "且"}),
        ("conj", words("frames.markers", "conj") - {"并"}),
        ("not", words("voices.negation", "not") - {"无", "未有"}),
        ("hedge", hedges - {"如", "传", "声称", "预计", "估计"}),
        ("say", says - {"写", "讲", "指", "料", "疑", "要求", "希望", "承诺", "建议", "提议", "主张"}),
        ("noun", (nouns - words("words.pieces", "also_verbs") - verbs()) | words("frames.posts", "subsidiaries")),
        ("verb", verbs()),
        ("phase", phases - _ASPECT - {"在"}),
        ("say", says),
        ("aspect", _ASPECT),
        ("marker", markers),
        ("noun", words("words.pieces", "attributes")),
        ("det", words("words.pieces", "determiners")),
        ("copula", words("frames.copula", "verbs")),
        ("turn", words("words.pieces", "turns")),
    )  # fmt: skip


def _claims() -> frozenset[str]:
    """Nouns for what is said that are no verbs: 说法."""
    return frozenset(["说法", "传闻", "谣言", "言论", "传言"]) & words("voices.sources", "claims")


@cache
def verbs() -> frozenset[str]:
    """The verbs of the frames."""
    return frozenset(lemma for frame in table("frames")["verb"] for lemma in frame["lemmas"].split())


def _read_together(made: Sequence[Piece]) -> list[Piece]:
    """The pieces with what only their neighbours tell: 将 before a noun disposes, else it looks ahead; 在 before a verb
    goes on; a verb before 许可证 or behind 的 is a noun."""
    found: list[Piece] = []
    for k, piece in enumerate(made):
        after = made[k + 1] if k + 1 < len(made) else None
        kind = piece.kind
        if piece.text == "将":
            noun = (
                after is not None
                and after.kind in {"name", "noun", "det", "amount", "pron"}
                and after.text not in {"于"}
            )
            kind = "marker" if noun else "phase"
        elif piece.text == "在" and after is not None and after.kind in {"verb", "other-verb"}:
            kind = "phase"
        elif piece.text == "或" and found and found[-1].kind in _INSIDE and after is not None and after.kind in _AHEAD:
            kind = "hedge"  # 某公司|或|于七月交付
        elif piece.text == "为" and not any(p.kind in {"verb", "say", "other-verb"} for p in _clause(made, k)):
            kind = "copula"
        elif piece.text in {"可", "能", "要", "需", "待", "现", "欲", "想", "会", "共", "正", "仍"} and not (
            after is not None and after.kind in {"verb", "other-verb", "say", "phase", "word", "marker", "not"}
        ):
            kind = "word"
        elif (
            piece.text == "代表"
            and found
            and found[-1].name is not None
            and after is not None
            and after.name is not None
        ):
            kind = "other-verb" if found[-1].name.kind == after.name.kind == "organization" else kind
        elif piece.text == "武装" and (after is None or after.kind not in {"name", "det", "pron"}):
            kind = "noun"  # 某某武装
        elif (kind == "verb" and after is not None and _nominal(found, piece, after, made[k + 2 : k + 3])) or (
            kind == "say"
            and after is not None
            and after.kind == "de"
            and piece.text in {"介绍", "分析", "报道", "要求", "调查"}
        ):
            kind = "noun"
        elif (
            kind == "say"
            and after is not None
            and after.kind == "say"
            and after.start == piece.end
            and piece.text in words("voices.sources", "documents")
        ):
            kind = "noun"  # 援引装卸记录|报道
        elif kind == "say" and after is not None and after.text in _WITHIN and after.start == piece.end:
            kind = "noun"  # 在答复中
        elif piece.text in _WITHIN and found and found[-1].kind == "noun" and piece.start == found[-1].end:
            kind = "word"
        elif piece.text == "系" and found and after is not None and after.kind in {"name", "pron"}:
            made_by = any(p.kind == "verb" for p in _clause(made, k))
            kind = "marker" if made_by and found[-1].kind in {"noun", "name"} else "copula"  # 车床系某厂制造
        elif (
            kind == "say"
            and piece.text in _EXPECTS
            and after is not None
            and after.kind not in {"comma", "stop"}
            and (not found or found[-1].kind in {"amount", "comma", "time", "phase"})
        ):
            kind = "phase"  # 余下八台预计九月交货
        elif kind == "say" and after is not None and after.text in _CITING:
            kind = "noun"  # 报道|援引
        elif kind == "verb" and after is not None and after.text in _SINCE and _since(found):
            kind = "word"  # 自投产以来
        elif (
            piece.text == "无"
            and after is not None
            and (after.kind in {"noun", "det", "name"} or after.text.endswith(tuple(words("frames.ties", "nouns"))))
        ):
            kind = "not"
        elif kind == "det" and after is not None and after.kind in {"marker", "phase", "not", "verb"}:
            kind = "word" if piece.text in _WHOLLY else kind  # 货物全部|在国内销售
        elif (
            kind == "other-verb"
            and found
            and found[-1].kind == "verb"
            and found[-1].end == piece.start
            and after is not None
            and after.kind == "noun"
            and after.start == piece.end
            and found[-1].text in goods_verbs()
        ):
            kind = "noun"  # 制造|船用探照灯
        elif kind in {"not", "phase"} and _whether(found, piece, after):
            kind = "word"  # 能|不能
        elif piece.text == "因" and after is not None and after.text == "其":
            kind = "word"
        elif piece.text == "用" and found and _used(found, piece, after):
            kind = "noun"  # 出售安防|用|镜头
            if found[-1].kind == "other-verb":
                found[-1] = structs.replace(found[-1], kind="noun")
        elif kind == "say" and found and found[-1].text in _SUCH and after is not None and after.kind in _ENDS:
            kind = "noun"  # 否认有关|指控
        elif kind == "say" and found and found[-1].kind == "say" and after is not None and after.kind in _ENDS:
            if found[-1].text in _LIGHT and piece.text in words("voices.reporting", "denies"):
                found[-1] = structs.replace(found[-1], kind="word")  # 对此表示|否认
            else:
                kind = "noun"  # 否认指控
        found.append(
            piece
            if kind == piece.kind
            else Piece(piece.start, piece.end, piece.text, kind, piece.name, piece.amount, piece.time, piece.tag)
        )
    return found


def _whether(found: Sequence[Piece], piece: Piece, after: Piece | None) -> bool:
    """Whether a word asks by its own denial: 能不能, 是不是."""
    if piece.text[0] == "不" and len(piece.text) == 2:
        return bool(found) and found[-1].text == piece.text[1] and found[-1].end == piece.start
    return after is not None and after.text == f"不{piece.text}" and after.start == piece.end


def _used(found: Sequence[Piece], piece: Piece, after: Piece | None) -> bool:
    """Whether 用 tells what goods are for: behind a verb of goods and one word, before the goods."""
    touching = after is not None and after.kind in {"noun", "de"} and found[-1].end == piece.start
    verb = len(found) > 1 and found[-2].kind == "verb" and found[-2].text in goods_verbs()
    return touching and verb and found[-1].kind in {"noun", "other-verb"}


def _since(found: Sequence[Piece]) -> bool:
    """Whether 自 stands a few words before in the clause."""
    near = [p for p in found[-3:] if p.kind not in {"comma", "stop"}]
    return any(p.text in {"自", "自从"} for p in near)


def _nominal(found: Sequence[Piece], piece: Piece, after: Piece, later: Sequence[Piece]) -> bool:
    """Whether a verb stands as a noun here: 出口许可证, 提供生产技术, 交付后的, 对某国的供应."""
    touching = after.start == piece.end
    before = next((p for p in reversed(found) if p.kind != "aspect"), None)
    if before is not None and before.kind == "verb" and touching and after.kind == "noun":
        paper = after.text.endswith(tuple(words("voices.sources", "documents")))  # 未能提供|出口许可证件
        return paper or piece.text in words("words.pieces", "making")
    joins = before is not None and before.kind == "conj" and [p.kind for p in found[-2:-1]] == ["noun"]
    if joins and touching and after.kind == "noun" and piece.text in words("words.pieces", "making"):
        return True  # 锗材料及|加工设备
    if after.text in _THEN and later and later[0].kind == "de":
        return True
    signs = piece.text in _SIGNING
    if touching and not signs and after.kind in {"noun", "verb"} and after.text in words("frames.nominal", "after"):
        return True
    behind = {"comma", "stop", "noun", "other-verb", "say", "close", "conj"}
    return before is not None and before is found[-1] and before.kind == "de" and after.kind in behind


@cache
def goods_verbs() -> frozenset[str]:
    """Verbs that take goods right behind them."""
    told = ("transfer", "production", "development")
    return frozenset(
        w
        for frame in table("frames")["verb"]
        if frame["relation"] in told and frame.get("object") == "item"
        for w in frame["lemmas"].split()
    )


_INSIDE = frozenset({"name", "noun", "pron", "close", "time", "comma"})
_AHEAD = frozenset({"marker", "time", "phase"})
_ENDS = frozenset({"comma", "stop"})
_SUCH = frozenset(["有关", "相关", "该", "上述", "这一", "这些", "此", "一切", "所有"])
_LIGHT = frozenset(["表示"])
_EXPECTS = frozenset(["预计", "预期", "预料"])
_CIRCUMSTANCES = frozenset(["情况", "情况下", "前提", "前提下", "情形", "条件"])
_SINCE = frozenset(["以来", "之后", "后", "起"])
#: 答复中, 声明里: words that close a place in speech.
_WITHIN = frozenset("中里内")
_WHOLLY = frozenset(["全部", "所有", "其余", "余下", "剩余"])
_SIGNING = frozenset(["签署", "签订", "签约", "签", "达成", "列入", "纳入"])
_THEN = frozenset(["后", "前", "时", "之后", "之前", "期间"])


def _clause(made: Sequence[Piece], k: int) -> Iterator[Piece]:
    for piece in made[k + 1 :]:
        if piece.kind in {"comma", "stop"}:
            return
        yield piece
