"""Which party or thing a Chinese noun phrase stands for: its name, 该公司, 其, 前者, or a party without a name."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import structs

from enduse.read.corefer import Standing
from enduse.read.han.folded import folded
from enduse.read.han.phrases import Part
from enduse.read.han.tables import goods_heads, words
from enduse.read.names.found import Found
from enduse.read.names.han_tables import posts
from enduse.records.proposal import ProposedMention, ProposedReference, Words

_PARTIES = frozenset({"organization", "person", "publication"})
_INDEFINITE = (
    "一家",
    "某",
    "另一",
    "一名",
    "一位",
    "两家",
    "多家",
    "数家",
    "几家",
    "三家",
    "一批",
    "多名",
    "两名",
    "一间",
    "一个",
    "任何",
    "其他",
)
_DEFINITE = ("该", "这", "上述", "此", "本", "那")
#: Endings of names that are no 公司.
_OTHER_KINDS = ("厂", "所", "院", "大学", "银行", "协会", "学会", "中心", "基金会", "工厂")
_POINTER = re.compile("^(?:该|这|上述|此|本|那)[家名位个间座]?")
#: Words that end as firms and bodies do.
_NO_FIRMS = frozenset(
    [
        "内部",
        "外部",
        "全部",
        "部分",
        "大部",
        "局部",
        "西部",
        "东部",
        "南部",
        "北部",
        "中部",
        "手中",
        "其中",
        "当中",
        "市场",
    ]
)
#: Places that only tell on which side of the border.
_INLAND = frozenset(["国内", "境内", "海外", "国外", "境外", "国内市场", "海外市场", "国际市场"])
#: What the name of a body holds that is called so.
_BODIES = {
    "检方": ("检察", "检控", "地检", "檢察", "地檢", "司法部"),
    "控方": ("检察", "检控", "地检", "檢察", "地檢", "司法部"),
    "警方": ("警", "公安"),
    "军方": ("军", "軍", "国防", "國防"),
}
#: Measure words that count goods only.
_COUNTS_GOODS = frozenset("台 台套 套 架 枚 发 艘 辆 吨 公吨 支 门 挺 颗 箱 桶 托 捆 货柜 集装箱".split())
#: 落到某厂手中: in somebody's hands.
_HANDS = frozenset(["手中", "手里", "手上", "之手", "名下", "那里", "那儿", "这里", "这儿"])
#: 公司, 企业, 集团: words that any firm is called by have so many characters.
_PLAIN_FIRM = 2


class ChineseReferents:
    """The parties and things of one document, as far as it has been read."""

    def __init__(self, text: str, references: Sequence[ProposedReference], found: Sequence[Found] = ()) -> None:
        self.text = text
        self.known = {r.key: r for r in references}
        self.names: dict[str, set[str]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        for mention in found:
            if mention.key is not None and mention.naming:
                self.names.setdefault(mention.key, set()).add(folded(text[mention.start : mention.end]))
                self._places.setdefault(mention.key, []).append((mention.start, mention.end))
        self.here: list[Found] = []  # the names of the sentence that is read
        self.added: dict[str, ProposedReference] = {}
        self.mentions: list[ProposedMention] = []
        self.recent: list[str] = []
        self.topic: str | None = None  # the party the last sentence was about
        self.own: str | None = None  # the firm whose own statement the document is
        self.own_words: tuple[int, int] | None = None  # its first 本公司, where the text does not name it
        self.publisher: str | None = None
        self.speaker: str | None = None  # who says 我们 in the sentence that is read
        self.quoted = False  # whether the sentence that is read has quotation marks
        self.meant: dict[int, str] = {}  # whom 其 means where it is not the one spoken of
        self.we_here = False  # whether somebody says 我们 in the sentence that is read
        self.posts: dict[str, str] = {}  # the organization that a person was said to belong to
        self.last_item: Standing | None = None

    def note(self, found: Iterable[Found], takers: Collection[int] = ()) -> None:
        """Named parties were mentioned: the last of them is the one spoken of last, one that only takes a part
        (收货人为某公司, `takers`) before all others."""
        for f in sorted(found, key=lambda f: f.start not in takers):
            if f.key and f.kind in {"organization", "person", "publication", "place"}:
                self.recent = [k for k in self.recent if k != f.key] + [f.key]

    def named(self, key: str, before: int) -> tuple[int, int] | None:
        """Where a party was last called by its name before a place in the text (else where it is first)."""
        spans = self._places.get(key, [])
        earlier = [s for s in spans if s[0] < before]
        return earlier[-1] if earlier else (spans[0] if spans else None)

    def until(self, start: int) -> list[str]:
        """The parties and places spoken of up to a place in the sentence, the last one last."""
        keys = [
            f.key
            for f in self.here
            if f.start < start and f.key and f.kind in {"organization", "person", "publication"}
        ]
        return [k for k in self.recent if k not in keys] + list(dict.fromkeys(keys))

    def of(self, phrase: Part, it: str | None = None) -> Standing:
        """What a phrase stands for. `it` is the party that 其 would mean here."""
        if phrase.last.text in _HANDS and len(phrase.pieces) > 1 and phrase.pieces[-1] is phrase.last:
            held = phrase.pieces[:-1]
            phrase = structs.replace(phrase, end=held[-1].end, pieces=held, head=min(phrase.head, held[-1].start))
        name = phrase.name
        if name is not None:
            return Standing(name.kind, name.key, name.start, name.end)
        called = _called(phrase)
        if called is not None:
            return Standing(called.kind, called.key, called.start, called.end)
        start, end = phrase.head, phrase.end
        if phrase.last.text == "号" and phrase.names and phrase.names[-1].kind == "item":
            return Standing("item", phrase.names[-1].key, start, end)  # “海鹭”号
        core = "".join(p.text for p in phrase.pieces if p.start >= start)
        head = phrase.last.text
        if core in _INLAND:
            return Standing("place", None, start, end)
        if core in {"该国", "我国"}:
            land = next((k for k in reversed(self.recent) if self.kind(k) == "place"), None)
            return Standing("place" if land else "thing", land, start, end)
        if phrase.last.kind == "pron" or core in words("frames.pointing", "organizations"):
            return self._pointing(core, start, end, it)
        if head in {"方面", "官方", "当局"} and len(phrase.pieces) > 1 and phrase.pieces[-2].name is not None:
            own = phrase.pieces[-2].name
            return Standing(own.kind, own.key, own.start, own.end)
        if phrase.last.kind == "amount":
            amount = phrase.last.amount
            kind = "amount" if amount is not None and (amount.money or amount.unit in {"%", "成"}) else "item"
            return Standing(kind, self.item(phrase) if kind == "item" else None, start, end)
        goods = max(_ends(head, words("frames.goods", "heads")), _ends(core, goods_heads()))
        firms = _ends(head, words("frames.organizations", "heads"))
        papers = _ends(head, words("voices.sources", "documents"))
        people = _ends(head, words("voices.sources", "anonymous") | posts())
        most = max(goods, firms, papers, people)
        if most and goods == most > firms:
            return Standing("item", self.item(phrase), start, end)
        if most and papers == most:
            return Standing("document", None, start, end)
        if most and people == most and not (firms == most and head not in posts()):
            return Standing("person", self.unnamed(phrase, "person"), start, end)
        if firms and core not in _NO_FIRMS:
            return self._organization(phrase, core, start, end, it)
        if not most and any(p.amount is not None and p.amount.unit in _COUNTS_GOODS for p in phrase.pieces):
            return Standing("item", self.item(phrase), start, end)
        bare = head if len(head) > 1 else core
        holders = [
            k
            for k in reversed(self.recent)
            if any(n != bare and n.endswith(folded(self.text[phrase.last.start : end])) for n in self.names.get(k, ()))
        ]
        if len(bare) > 1 and len(phrase.pieces) == 1 and holders and self.kind(holders[0]) == "organization":
            return self._points(start, end, holders[0])  # 情报院 after 国家情报院
        return Standing("thing", None, start, end)

    def kind(self, key: str | None) -> str:
        """The kind of a reference."""
        found = self.known.get(key or "") or self.added.get(key or "")
        return found.kind if found else "thing"

    def public(self, key: str | None) -> bool:
        """Whether a reference is an office of a state."""
        known = self.known.get(key or "")
        return known is not None and known.schema == "PublicBody"

    def own_paper(self, phrase: Part) -> bool:
        """Whether a phrase is the medium itself: 本报, and 我们 outside of quotation marks where no firm speaks."""
        ours = phrase.text in {"我们", "我"} and not self.quoted and self.own is None
        return ours or phrase.text in words("voices.silence", "own_paper")

    def some_party(self, phrase: Part) -> Standing:
        """A phrase that must be a party by its place in the clause."""
        return Standing("organization", self.unnamed(phrase, "organization"), phrase.head, phrase.end)

    def some_item(self, phrase: Part) -> Standing:
        """A phrase that must be goods by its place in the clause."""
        return Standing("item", self.item(phrase), phrase.head, phrase.end)

    def item(self, phrase: Part) -> str:
        """The key of an item: its designation's, else one per wording within the document."""
        named = [n.key for n in phrase.names if n.kind == "item" and n.key and n.start >= phrase.head]
        if named:
            return named[-1]
        nouns = [p for p in phrase.pieces if p.start >= phrase.head and p.kind in {"noun", "name"}]
        start = nouns[0].start if nouns else phrase.head
        text = " ".join(self.text[start : phrase.end].split())
        key = f"item:{text.casefold()}"
        if key not in self.added:
            self.added[key] = ProposedReference(key=key, kind="item", description=text)
        return key

    def unnamed(self, phrase: Part, kind: str) -> str:
        """The key of a party without a name, bound to its place in the text."""
        start, end = phrase.head, phrase.end
        key = f"unnamed:{start}"
        if key not in self.added:
            text = self.text[start:end]
            places = [self.known[n.key] for n in phrase.names if n.kind == "place" and n.key in self.known]
            self.added[key] = ProposedReference(
                key=key,
                kind=kind,  # type: ignore[arg-type]
                schema="Person" if kind == "person" else "LegalEntity",
                unnamed=True,
                description=" ".join(text.split()),
                countries=tuple(dict.fromkeys(c for p in places for c in p.countries)),
            )
            self.mentions.append(ProposedMention(words=Words(text, start), kind=kind, key=key))  # type: ignore[arg-type]
        return key

    def _organization(self, phrase: Part, core: str, start: int, end: int, it: str | None) -> Standing:
        """该厂 is the firm spoken of last; 一家贸易公司 a party without a name."""
        if core.startswith(_DEFINITE) and not core.startswith(_INDEFINITE):
            key = self._nameless(core, start) or self.last(core, start)
            if key is not None:
                return self._points(start, end, key)
        return Standing("organization", self.unnamed(phrase, "organization"), start, end)

    def _pointing(self, core: str, start: int, end: int, it: str | None) -> Standing:
        """What a pronoun or 该公司 stands for."""
        key: str | None
        if core in words("frames.pointing", "we"):
            person = self.kind(self.speaker) == "person"
            own = None if person and self.quoted else self.own
            key = own or self.posts.get(self.speaker or "", self.speaker) or self.own or self.last(core, start)
        elif core in words("frames.pointing", "persons"):
            key = next((k for k in reversed(self.until(start)) if self.kind(k) == "person"), None)
        elif core in words("frames.pointing", "former"):
            key = self._two(start)[0]
        elif core in words("frames.pointing", "latter"):
            key = self._two(start)[1]
        elif core in words("frames.pointing", "sides"):
            return Standing("organization", None, start, end)
        elif core in words("frames.pointing", "organizations"):
            key = self.last(core, start)
        elif core in {"对方"}:
            key = next((k for k in reversed(self.until(start)) if k != it and self.kind(k) in _PARTIES), None)
        elif core in {"双方", "他们", "她们", "它们"}:
            return Standing("organization" if core == "双方" else "thing", None, start, end)
        else:
            key = self.meant.get(start) or it or self.topic
        if key is None and core in words("frames.pointing", "we") and self.own_words is not None:
            key = self.own = self.nameless_own(*self.own_words)
        if key is None:
            person = core in words("frames.pointing", "persons")
            firm = core in words("frames.pointing", "organizations")
            return Standing("person" if person else "organization" if firm else "thing", None, start, end)
        return self._points(start, end, key)

    def nameless_own(self, start: int, end: int) -> str:
        """The firm whose statement the document is, where its text never names it."""
        key = f"unnamed:{start}"
        description = self.publisher or self.text[start:end]
        self.added[key] = ProposedReference(key=key, kind="organization", unnamed=True, description=description)
        return key

    def _points(self, start: int, end: int, key: str) -> Standing:
        kind = self.kind(key)
        if kind == "organization":
            self.mentions.append(
                ProposedMention(words=Words(self.text[start:end], start), kind="organization", key=key, naming=False)
            )
        return Standing(kind, key, start, end)

    def _two(self, start: int) -> tuple[str | None, str | None]:
        parties = [k for k in self.until(start) if self.kind(k) in _PARTIES][-2:]
        return (parties[0], parties[1]) if len(parties) == 2 else (None, None)

    def both(self, start: int) -> list[Standing]:
        """The two firms named last before a place, each where it was named last."""
        keys = [k for k in self.until(start) if self.kind(k) == "organization"][-2:]
        places = [(k, self.named(k, start)) for k in keys]
        return [Standing("organization", k, *at) for k, at in places if at is not None]

    def _nameless(self, core: str, start: int) -> str | None:
        """The party without a name that was called by the same words: 这家贸易公司 after 迪拜一家贸易公司. A firm whose
        name ends so and that was named since goes before it; 该公司 alone says too little."""
        noun = _POINTER.sub("", core)
        if len(noun) <= _PLAIN_FIRM:
            return None
        before = [
            (int(key.split(":")[1]), key)
            for key, ref in self.added.items()
            if ref.unnamed and (ref.description or "").endswith(noun) and int(key.split(":")[1]) < start
        ]
        at, key = max(before, default=(-1, ""))
        since = any(
            at < place < start
            for named, names in self.names.items()
            if any(n.endswith(noun) for n in names)
            for place, _ in self._places[named]
        )
        return key if key and not since else None

    def last(self, core: str, start: int | None = None) -> str | None:
        """The organization spoken of last that may be called so: 该厂 is a works, 该部 a ministry."""
        recent = self.recent if start is None else self.until(start)
        if self.we_here and core.startswith(_DEFINITE) and core != "本公司":
            ours = {self.own, self.speaker, self.posts.get(self.speaker or "")}
            recent = [k for k in recent if k not in ours] or recent  # 我公司已停止向该公司供货
        keys = [*([self.topic] if self.topic in recent and recent[-1:] == self.recent[-1:] else []), *reversed(recent)]
        firms = [k for k in keys if self.kind(k) == "organization"]
        last = core.strip("该这家那此上述本")[-1:]
        called = [k for k in firms if any(n.endswith(last) for n in self.names.get(k, ()))]
        if core.endswith(("公司", "企业", "集团")):
            state = [k for k in firms if k in self.known and not self.public(k)]
            if core.startswith(_DEFINITE) and core != "本公司":  # a firm called 澄海物流 is a 公司 too
                called = [k for k in state if not all(n.endswith(_OTHER_KINDS) for n in self.names.get(k, ("厂",)))]
            return next(iter(called or state), None)
        if core.endswith("法院"):
            return next(iter(called), None)
        if core in _BODIES:
            return next((k for k in firms if any(w in n for n in self.names.get(k, ()) for w in _BODIES[core])), None)
        if core in words("frames.pointing", "bodies"):
            return next(iter(called or filter(self.public, firms)), None)
        if core.endswith(("部", "局", "署", "院", "大学", "会")):
            return called[0] if called else None
        if core.endswith("厂"):
            firms = [k for k in firms if not self.public(k)]
        return next(iter(called or firms), None)


def _called(phrase: Part) -> Found | None:
    """The name in 名为“某某”的公司."""
    kinds = [p.kind for p in phrase.pieces[:4]]
    if kinds != ["open", "name", "close", "de"] or not _ends(phrase.last.text, words("frames.organizations", "heads")):
        return None
    return phrase.pieces[1].name


def _ends(head: str, heads: frozenset[str]) -> int:
    """How long the word of a table is that a head noun ends with: 加工中心 are goods, 中心 is an organization."""
    return next((len(head) - k for k in range(len(head)) if head[k:] in heads), 0)
