"""Who was asked and gave no answer, declined, or did not know, in Chinese. Silence is never denial."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from enduse.read.han.phrases import Part, led
from enduse.read.han.sayings import READER, ChineseVoices
from enduse.read.han.tables import table, words
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import Stance


def silences(folded: str, parts: Sequence[Part], voices: ChineseVoices, it: str | None) -> Iterator[Silence]:
    """Every silence told in a sentence, one for each of several coordinated parties."""
    if not parts:
        return
    taken: list[tuple[int, int]] = []
    for m, stance in _cues(folded, parts[0].start, parts[-1].end):
        if any(a < m.end() and m.start() < b for a, b in taken):
            continue
        k = next((k for k, p in enumerate(parts) if p.start <= m.start() < p.end), None)
        if k is None or parts[k].kind in {"np"} or parts[k].inside is not None:
            continue
        if folded.startswith(_IDENTITY, m.end()):
            continue  # 不愿透露姓名的员工
        taken.append(m.span())
        speakers = [] if _nobody(parts, k, m.group()) else _silent(parts, k, voices, it, stance)
        called = "联系" in m.group()  # behind it stands who was called
        topic = None if called else _inside(folded, m) or _topic(parts, m.end(), stance) or _fronted(parts, k, stance)
        if topic is None and not speakers and m.group() in words("voices.silence", "impersonal"):
            first = _first(parts, k)  # 货物的生产厂家|尚未查明
            topic = (parts[first].start, parts[first].end) if _unknown(parts, first, k) else None
        for chain in speakers or [()]:
            yield Silence(stance, chain, m.span(), topic, READER)


#: 交付后的去向: what became of goods.
_FATES = ("去向", "下落", "流向", "用途", "最终用户")
_IDENTITY = ("姓名", "身份", "名字", "真名", "具体身份")


def _cues(folded: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Stance]]:
    found = [(m, stance) for stance, pattern in _patterns() for m in pattern.finditer(folded, start, end)]
    yield from sorted(found, key=lambda f: (f[0].start(), -f[0].end()))


@cache
def _patterns() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    stances: tuple[Stance, ...] = ("declines", "no_reply", "unaware")
    listed = tuple(
        (stance, re.compile("|".join(sorted(words("voices.silence", stance) - {"未就"}, key=lambda w: (-len(w), w)))))
        for stance in stances
    )
    return (*listed, *((gap["stance"], re.compile(gap["pattern"])) for gap in table("voices")["gap"]))


def _nobody(parts: Sequence[Part], k: int, cue: str) -> bool:
    """Whether the clause of 尚不清楚 names nobody who does not know."""
    first = _first(parts, k)
    return cue in words("voices.silence", "impersonal") and (
        _unknown(parts, first, k) or not any(p.kind == "np" for p in parts[first:k])
    )


def _first(parts: Sequence[Part], k: int) -> int:
    """Where the clause begins."""
    return next((m + 1 for m in range(k - 1, -1, -1) if parts[m].kind in {"comma", "stop"}), 0)


def _unknown(parts: Sequence[Part], first: int, k: int) -> bool:
    """Whether the clause begins with what is not known: 货物的生产厂家|尚未查明."""
    lead, closed = parts[first], k + 1 == len(parts) or parts[k + 1].kind in {"comma", "stop"}
    return closed and lead.kind == "np" and lead.head > lead.start and lead.name is None


def _silent(
    parts: Sequence[Part], k: int, voices: ChineseVoices, it: str | None, stance: Stance
) -> list[tuple[Link, ...]]:
    """Who is silent: the one that was called, else the subject, else the one spoken of."""
    contact = words("voices.silence", "contact")
    under = next((m for m in range(k - 1, -1, -1) if parts[m].kind == "stop"), None)
    same = under is not None and not any(p.kind == "comma" for p in parts[under:k])
    if under is not None and same and parts[under].edge == "lead":  # 某公司对|货物转往某地|并不知情
        k = under
    elif under is not None and led(parts, under) >= 0 and all(p.kind == "word" for p in parts[under + 1 : k]):
        k = led(parts, under)
    for m in range(k - 1, -1, -1):
        if parts[m].kind == "stop":
            break
        if parts[m].text in contact and not (m + 1 < len(parts) and parts[m + 1].kind in {"de", "comma"}):
            asked = next((n for n in range(m + 1, k) if parts[n].kind == "np"), None)
            before = voices.subject_of(parts, k)
            other = before is not None and parts[before].text == "对方"
            if asked is not None and other:  # 联系某厂，对方未予回复
                called = _links(parts, asked, voices, it)
                if called and called[0][0].key is not None and parts[asked].name is not None:
                    return called
            elif asked is not None and (before is None or before <= m):
                return _links(parts, asked, voices, it)
    reached = parts[k + 1 : k + 2] if "联系" in parts[k].text else ()
    if reached and reached[0].kind == "np" and reached[0].name is not None:
        return _links(parts, k + 1, voices, it)  # 记者未能联系到|某厂
    at = voices.subject_of(parts, k)
    beside = next(
        (m for m in range(k - 1, -1, -1) if parts[m].kind not in {"word", "phase", "not", "hedge", "time"}), 0
    )
    if k and parts[beside].kind == "np" and parts[beside - 1].kind == "say" and beside:
        at = beside  # 某人称|公司|并不知情
    if at is not None and voices.referents.own_paper(parts[at]):
        return []  # 但本报未能核实
    if at is not None and voices.referents.quoted and parts[at].text in {"我们", "我"}:
        return []  # the quotation's speaker is silent
    links = _links(parts, at, voices, it) if at is not None else []
    if links:
        return links
    topic = voices.referents.topic
    if at is not None and parts[at].text in words("voices.silence", "own_papers") and topic is not None:
        place = voices.referents.named(topic, parts[at].start)  # 声明没有回应某事
        if place is not None and voices.referents.kind(topic) == "organization":
            return [(Link(voices.text[place[0] : place[1]], "organization", *place, topic),)]
    if at is not None and at == k - 1 and parts[at].last.kind == "noun":
        return []  # the subject is nobody
    for m, part in enumerate(parts[:k]):  # 我司与某厂没有隶属关系，也不了解该厂的业务
        lead = parts[m - 1].kind if m else "comma"
        asks = voices.referents.own_paper(part)
        if part.kind == "np" and part.inside is None and lead != "marker" and not asks:
            links = _links(parts, m, voices, it)
            if links:
                return links[:1]
    key = it
    if key is not None and stance != "unaware":
        spans = [f for p in parts[:k] for f in p.names if f.key == key]
        if spans:
            f = spans[0]
            return [(Link(voices.text[f.start : f.end], "organization", f.start, f.end, key),)]
    return []


def _links(parts: Sequence[Part], at: int, voices: ChineseVoices, it: str | None) -> list[tuple[Link, ...]]:
    """The links of coordinated parties."""
    found: list[tuple[Link, ...]] = []
    while True:
        standing = voices.referents.of(parts[at], it)
        link = None if standing.kind in {"document", "item"} else voices.link(parts[at], standing)
        names = [n for n in parts[at].names if n.kind in {"organization", "person"}]
        if link is None and names:  # 某公司的电话
            n = names[-1]
            link = Link(voices.text[n.start : n.end], n.kind, n.start, n.end, n.key)  # type: ignore[arg-type]
        if link is not None:
            found.append((link,))
        if at + 2 < len(parts) and parts[at + 1].kind == "conj" and parts[at + 2].kind == "np":
            at += 2
            continue
        return found


_ABOUT = re.compile(
    "(?:就|对)(.{2,20}?)(?:作出|做出|作|做|予以|进行|发表)?(?:任何)?(?:回应|回复|答复|置评|评论|表态|说明|解释)$"
)


def _inside(folded: str, cue: re.Match[str]) -> tuple[int, int] | None:
    """What a silence is about where it stands inside of its words: 没有就该报告作出回应."""
    m = _ABOUT.search(cue.group())
    return (cue.start() + m.start(1), cue.start() + m.end(1)) if m and m[1] not in {"此事", "此"} else None


def _fronted(parts: Sequence[Part], k: int, stance: Stance) -> tuple[int, int] | None:
    """What stands in front of the silent party: 至于货给了谁，某公司并不知情; 收割机转卖的去向，我公司并不知情."""
    clauses: list[list[Part]] = [[]]
    for part in parts[:k]:
        if part.kind in {"comma", "stop"}:
            clauses.append([])
        else:
            clauses[-1].append(part)
    own, before = clauses[-1], [c for c in clauses[:-1] if c]
    for clause in reversed(before):
        lead = next((n for n, p in enumerate(clause) if p.kind != "turn"), 0)
        opens = clause[lead].text in words("voices.silence", "as_to")
        near = clause is before[-1]
        asks = any(p.text in words("voices.negation", "whether") for part in clause for p in part.pieces)
        bare = clause[-1].kind == "np" and not any(
            p.kind in {"verb", "other-verb", "say", "copula", "silent"} and p.inside is None for p in clause
        )
        fate = clause[-1].text.endswith(_FATES)
        if opens or (near and stance == "unaware" and (asks or fate or (bare and clause[-1].name is None))):
            held = clause[lead + 1 :] if opens else clause[lead:]
            return (held[0].start, held[-1].end) if held else None
    if stance == "unaware" and own and own[0].kind != "not":
        asked = [n for n, p in enumerate(own) if p.kind == "np"]
        whether = next((n for n, p in enumerate(own) if p.text in words("voices.negation", "whether")), None)
        if whether is not None and len(asked) > 1 and whether < asked[-1]:  # 里面是什么|他|不清楚
            return own[0].start, own[asked[-1] - 1].end
    return None


def _topic(parts: Sequence[Part], after: int, stance: Stance) -> tuple[int, int] | None:
    """What a party is silent about: what follows up to the next mark."""
    held = []
    for part in parts:
        if part.start < after:
            continue
        if part.kind in {"comma", "stop", "close"}:
            break
        held.append(part)
    return (held[0].start, held[-1].end) if held else None
