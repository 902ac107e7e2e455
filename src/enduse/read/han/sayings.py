"""Who says it, in Chinese: 某公司表示……, 据某社报道, 文件显示, and what stands in quotation marks before 某人说."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.han.phrases import Part, led, opened, said_by, to_comma
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.tables import words
from enduse.read.han.untrue import called_false, only_called
from enduse.read.saying import Saying, nested
from enduse.read.speakers import Link
from enduse.records.claim import Certainty, Stance, VoiceKind

READER = "rules-zh"
#: Verbs by which a paper tells what it found out itself.
_LEARNS = frozenset(["获悉", "得知", "了解到", "发现", "看到", "询问", "追问", "提问"])
#: What may stand between a comma and a verb of saying that takes its subject from the clause before.
_BETWEEN = frozenset({"turn", "word", "phase", "time", "not", "aspect"})
_MEDIA = ("媒体", "报纸", "网站", "杂志", "周刊", "外媒", "官媒")
_PUBLIC: dict[str, VoiceKind] = {
    "organization": "organization",
    "person": "person",
    "publication": "publication",
    "place": "organization",
}


class ChineseVoices:
    """Finds the sayings of one document, sentence by sentence; remembers who saw which papers."""

    def __init__(self, text: str, referents: ChineseReferents, publisher: str | None = None) -> None:
        self.text, self.referents, self.publisher = text, referents, publisher
        self._seen: dict[str, Link] = {}
        self.bare: list[Saying] = []  # denials in the sentence that tell nothing: 对此予以否认
        self.cited: tuple[Link, ...] = ()  # whose report was told of last: what 报道称 goes on with

    def sayings(self, parts: Sequence[Part], it: str | None) -> list[Saying]:
        """Every saying of a sentence, outer ones before those they hold."""
        self.bare = []
        return nested([*self._phrases(parts, it), *self._verbs(parts, it)])

    # ------------------------------------------------------------------ 据某社报道

    def _phrases(self, parts: Sequence[Part], it: str | None) -> Iterator[Saying]:
        for k, part in enumerate(parts):
            if part.text not in words("voices.reporting", "according") or part.kind not in {
                "marker",
                "word",
                "other-verb",
                "say",
                "noun",
            }:
                continue
            stop = next((m for m in range(k + 1, len(parts)) if parts[m].kind in {"comma", "stop"}), len(parts))
            close = next((m for m in range(k + 1, stop) if parts[m].kind == "say" and parts[m].inside is None), stop)
            if k + 1 == close:
                continue
            held = [m for m in range(k + 1, close) if parts[m].kind == "np" and parts[m].inside is None]
            at = next((m for m in reversed(held) if parts[m - 1].kind != "marker"), held[-1] if held else None)
            if at is None:
                continue
            while at - 2 > k and parts[at - 1].kind == "conj" and parts[at - 2].kind == "np":
                at -= 2
            chain = self.chain(parts, at, it)
            if not chain or (
                part.text in {"根据", "按照", "按", "依据"}
                and chain[-1].kind not in {"document", "publication", "organization"}
            ):
                continue
            start = parts[0].start if k < 3 or parts[k - 1].kind == "comma" else part.start
            if any(p.kind == "stop" for p in parts[:k]):
                start = part.start
            inner = part.text in words("voices.reporting", "citing")
            told = parts[close].text if close < len(parts) else parts[stop - 1].text
            if not inner and told.startswith(("报道", "报导", "消息")):
                self.cited = chain[:1]
            yield Saying(
                chain=chain,
                start=start,
                end=parts[-1].end,
                cue=(part.start, parts[min(stop, len(parts)) - 1].end),
                at=k,
                form="phrase",
                inner=inner,
                speaker=self.referents.of(parts[at], it),
                reader=READER,
            )

    # ------------------------------------------------------------------ 某公司表示

    def _verbs(self, parts: Sequence[Part], it: str | None) -> Iterator[Saying]:
        denies, probable = words("voices.reporting", "denies"), words("voices.reporting", "probable")
        for k, part in enumerate(parts):
            if part.kind != "say" or part.inside is not None or self._closes(parts, k):
                continue
            clause = next((n for n in range(k - 1, -1, -1) if parts[n].kind in {"comma", "stop"}), -1)
            if any(p.kind == "silent" and p.inside is None for p in parts[clause + 1 : k]):
                continue  # 未回应本社询问
            subject = self.subject_of(parts, k)
            retold = part.text in words("voices.reporting", "retold") and subject is None
            if subject is None and not (retold and self.cited):
                continue
            chain = self.cited if subject is None else self.chain(parts, subject, it)
            if not chain:
                continue
            if subject is not None and part.text.startswith(("报道", "报导")):
                self.cited = chain[:1]
            if part.text in _LEARNS and subject is not None and parts[subject].text.endswith("记者"):
                continue  # 本报记者获悉: the paper itself
            stance: Stance = "denies" if part.text in denies else "asserts"
            if stance == "denies" and any(
                p.kind == "not" or p.text == "未予" for p in parts[max(clause + 1, k - 2) : k]
            ):
                stance = "declines"  # 没有否认
            certainty: Certainty = "probable" if part.text in probable else "stated"
            certainty = "possible" if part.text in words("voices.reporting", "possible") else certainty
            start, end, inside = self._content(parts, k, subject or 0)
            if stance == "denies" and (start >= end or only_called(inside)):
                cue, start = (part.start, part.end), min(start, end)
                self.bare.append(Saying(chain=chain, start=start, end=end, stance=stance, cue=cue, at=k, reader=READER))
                continue
            if start >= end or (stance != "denies" and all(p.kind in {"stop", "close", "mark"} for p in inside)):
                continue
            bare = part.text in words("voices.reporting", "bare")
            told = any(
                p.kind in {"verb", "other-verb", "copula", "phase", "not", "hedge", "silent", "say"} for p in inside
            )
            if bare and not told and parts[k + 1 : k + 2] and parts[k + 1].kind not in {"comma", "stop", "open"}:
                continue
            topic = part.text in words("voices.reporting", "topic") and not told
            if called_false(inside):
                stance = "denies"
            beside = self._beside(parts, subject, it) if stance == "denies" and subject is not None else ()
            yield Saying(
                chain=chain,
                start=start,
                end=end,
                stance=stance,
                certainty=certainty,
                cue=(part.start, part.end),
                at=k,
                form="topic" if topic else "clause",
                speaker=None if subject is None else self.referents.of(parts[subject], it),
                others=beside,
                reader=READER,
            )

    def _beside(self, parts: Sequence[Part], at: int, it: str | None) -> tuple[tuple[Link, ...], ...]:
        """The further speakers in 甲和乙均否认."""
        found = []
        while at + 2 < len(parts) and parts[at + 1].kind == "conj" and parts[at + 2].kind == "np":
            at += 2
            chain = self.chain(parts, at, it)
            if chain and chain[-1].kind not in {"document", "anonymous"}:
                found.append(chain)
        return tuple(found)

    def _closes(self, parts: Sequence[Part], k: int) -> bool:
        """Whether the verb closes a 据…报道 before it."""
        for m in range(k - 1, -1, -1):
            if parts[m].kind in {"comma", "stop"}:
                return False
            if parts[m].text in words("voices.reporting", "according") and m < k:
                cites = parts[m].text in words("voices.reporting", "citing")
                return not (cites and any(p.kind == "np" and p.inside is None for p in parts[:m]))
        return False

    def subject_of(self, parts: Sequence[Part], k: int) -> int | None:
        """Who speaks: the bare phrase before the verb, across 对本社 and 在声明中; else the one of the verb before."""
        edge = next((n for n in range(k - 1, -1, -1) if parts[n].kind not in _BETWEEN), None)
        if edge is not None and parts[edge].kind == "comma":
            before = next(
                (n for n in range(edge, -1, -1) if parts[n].kind in {"say", "stop"} and parts[n].inside is None), None
            )
            if before is not None and parts[before].kind == "say":
                return self.subject_of(parts, before)
            doer = self._doer(parts, edge)
            if doer is not None:
                return doer
        m, commas = k - 1, 0
        nearest: int | None = None
        passed: int | None = None  # a named party right behind a verb: 武器追踪|组织“某某”
        while m >= 0:
            part = parts[m]
            if nearest is None and led(parts, m) >= 0:
                m = led(parts, m) - 1
                continue
            if part.kind == "stop":
                break
            if part.kind == "comma":
                commas += 1
                if nearest is not None or commas > 2:
                    break
            if part.kind == "np" and part.inside is None:
                left = parts[m - 1] if m else None
                first = m
                while first >= 2 and parts[first - 1].kind == "conj" and parts[first - 2].kind == "np":
                    first -= 2
                lead = next((p for p in reversed(parts[:first]) if p.kind != "mark"), None)
                if (
                    lead is None
                    or lead.kind not in {"marker", "verb", "say", "copula", "other-verb"}
                    or lead.text == "据"
                ):
                    nearest = first
                    if left is None or left.kind in {"comma", "stop"} or "—" in left.text:
                        break
                elif (lead.kind in {"say", "verb"} and nearest is None) or (
                    lead.kind == "marker" and nearest is not None
                ):
                    break
                elif (
                    lead.kind == "other-verb" and part.name is not None and part.name.kind in {"organization", "person"}
                ):
                    passed = passed or first
            if part.kind in {"say"} and nearest is None and part.inside is None:
                return self.subject_of(parts, m)
            if part.kind in {"verb", "other-verb"} and part.inside is None and nearest is not None:
                break
            m -= 1
        return nearest if nearest is not None else passed

    def _doer(self, parts: Sequence[Part], comma: int) -> int | None:
        """Who did what the clause before a comma tells, and goes on to say: 某部制裁了某厂，|称其供货."""
        first = next((n + 1 for n in range(comma - 1, -1, -1) if parts[n].kind in {"comma", "stop"}), 0)
        clause = [n for n in range(first, comma) if parts[n].inside is None]
        lead = next((n for n in clause if parts[n].kind not in _BETWEEN), None)
        does = next((n for n in clause if parts[n].kind in {"verb", "other-verb"}), None)
        if lead is None or does is None or parts[lead].kind != "np" or any(parts[n].kind == "copula" for n in clause):
            return None
        return lead if self.referents.of(parts[lead]).kind in {*_PUBLIC, "document"} else None

    def _content(self, parts: Sequence[Part], k: int, subject: int) -> tuple[int, int, Sequence[Part]]:
        """What is said: from behind the verb to the end of the sentence, or what stands quoted before the speaker."""
        m = k + 1
        while (
            m < len(parts) and parts[m].kind in {"comma", "stop", "aspect", "mark"} and parts[m].text not in "；;。！？"
        ):
            m += 1
        if (
            parts[k].text in {"告诉", "告知", "询问"}
            and m < len(parts)
            and parts[m].kind == "np"
            and m + 1 < len(parts)
        ):
            m += 1
            while m < len(parts) and parts[m].kind in {"comma", "mark"}:
                m += 1
        rest = parts[m:]
        said = [p for p in rest if p.kind not in {"stop", "close", "mark"}]
        denies = parts[k].text in words("voices.reporting", "denies")
        if not said or (denies and parts[k + 1].kind == "comma"):  # 予以否认; 否认，|称……
            front = parts[:subject]
            told = any(p.kind == "say" and p.inside is None for p in front) or not front
            end = parts[k].end if told else parts[subject].start
            return (end if told else parts[0].start), end, front
        stop = next((n for n in range(m, len(parts)) if parts[n].text in "；;" and not opened(parts[m:n])), len(parts))
        turn = self._turns(parts, m, stop)
        end = parts[turn - 1].end if turn > m else parts[m].start if m < len(parts) else parts[-1].end
        return (parts[m].start if m < len(parts) else parts[-1].end), end, parts[m:turn]

    def _turns(self, parts: Sequence[Part], m: int, stop: int) -> int:
        """Where what is said ends: before a clause that another speaker or silent party begins."""
        for n in range(m, stop):
            if parts[n].kind == "comma" and n + 2 < stop and not opened(parts[m:n]):
                following = parts[n + 1]
                if following.kind == "turn" and n + 2 < stop:
                    following = parts[n + 2]
                at = next(q for q in range(n + 1, stop) if parts[q] is following)
                if following.kind == "silent" and n > m:
                    return n
                if following.kind == "other-verb" and any(p.kind == "say" for p in to_comma(parts, n + 1, stop)):
                    return n  # 否认与某国有生意，|听到序号后改口说
                if following.kind == "say" or (
                    following.kind == "phase" and at + 1 < stop and parts[at + 1].kind == "say"
                ):
                    return n
                if self.referents.own_paper(following) and any(p.kind == "silent" for p in parts[at + 1 : at + 4]):
                    return n  # 但本报未能核实
                if following.kind == "np" and following.name is not None and following.name.kind != "place":
                    nxt = next((p for p in parts[at + 1 : at + 4] if p.kind in {"say", "silent"}), None)
                    if nxt is not None:
                        return n
        return stop

    # ------------------------------------------------------------------ speakers

    def chain(self, parts: Sequence[Part], at: int, it: str | None) -> tuple[Link, ...]:
        """The voices that a phrase stands for, outermost first: 路透社看到的文件 -> 路透社, 文件."""
        if parts[at].text.endswith(_MEDIA) and [p.text for p in parts[at + 1 : at + 2]] == ["《"]:
            at += 2 * any(p.name is not None for p in parts[at + 2 : at + 3])  # 俄罗斯媒体|《某报》
        phrase = said_by(parts[at])
        standing = self.referents.of(phrase, it)
        if phrase.text in words("voices.reporting", "retold") and self.cited:
            return self.cited
        link = self._giver(parts, at) or self.link(phrase, standing)
        if link is None:
            return ()
        if link.kind in {"document", "anonymous"}:
            owner = self._reviewer(parts, at)
            if owner is not None:
                self._seen[link.name[-2:]] = owner
                return (owner, link) if owner.name != link.name else (link,)
            known = self._seen.get(link.name[-2:])
            if known is not None and link.kind == "document" and phrase.text.startswith(("该", "这", "上述", "文件")):
                return (known, link)
        return (link,)

    def _giver(self, parts: Sequence[Part], at: int) -> Link | None:
        """The body in 某中心发布的报告."""
        if parts[at].name is not None or not parts[at].text.endswith(tuple(words("voices.sources", "documents"))):
            return None
        verb = next((m for m in range(at - 1, -1, -1) if parts[m].text in words("voices.reporting", "given_out")), None)
        if verb is None or parts[verb].inside is None or any(p.kind in {"comma", "stop"} for p in parts[verb:at]):
            return None
        for m in range(verb - 1, -1, -1):
            if parts[m].kind in {"comma", "stop"}:
                return None
            name = parts[m].name if parts[m].kind == "np" else None
            if name is not None and name.kind in {"organization", "publication"}:
                return self.link(parts[m], self.referents.of(parts[m]))
        return None

    def _reviewer(self, parts: Sequence[Part], at: int) -> Link | None:
        """The reviewer in 路透社看到的文件."""
        verb = next(
            (
                m
                for m in range(at - 1, -1, -1)
                if parts[m].inside is not None and parts[m].text in words("voices.sources", "seen_by")
            ),
            None,
        )
        if verb is None or any(p.kind in {"comma", "stop"} for p in parts[verb:at]):
            return None
        for m in range(verb - 1, -1, -1):
            if parts[m].kind in {"comma", "stop"}:
                return None
            name = parts[m].name if parts[m].kind == "np" else None
            if name is not None and name.kind == "publication":
                return Link(self.text[name.start : name.end], "publication", name.start, name.end, name.key)
        return None

    def link(self, phrase: Part, standing: Standing) -> Link | None:
        """A phrase as a speaker; None for one that cannot speak."""
        text = self.text
        if phrase.name is not None and standing.kind in _PUBLIC:
            kind = _PUBLIC[standing.kind]
            return Link(text[standing.start : standing.end], kind, standing.start, standing.end, standing.key)
        inner = phrase.pieces[-1].text
        whole = (phrase.start, phrase.end)
        if standing.kind == "document":
            named = next((n for n in phrase.names if n.kind in {"publication", "organization"}), None)
            if named is not None and inner in {"报道", "报导", "消息", "文章", "社论"}:
                return Link(text[named.start : named.end], _PUBLIC[named.kind], named.start, named.end, named.key)
            return Link(text[whole[0] : whole[1]], "document", *whole)
        if standing.key is not None and standing.key.startswith("unnamed:"):
            speaks_for = self.speaks_for(phrase)
            if speaks_for is not None:
                return speaks_for
            return Link(text[whole[0] : whole[1]], "anonymous", *whole)
        if standing.key is not None and standing.kind in _PUBLIC:
            kind = _PUBLIC[standing.kind]
            called = self.referents.named(standing.key, standing.start)
            if called is not None:
                return Link(text[called[0] : called[1]], kind, *called, standing.key)
            return Link(text[standing.start : standing.end], kind, standing.start, standing.end, standing.key)
        named = next((n for n in reversed(phrase.names) if n.kind == "publication"), None)
        if named is not None and inner in {"报道", "消息", "报导", "记者"}:
            return Link(text[named.start : named.end], "publication", named.start, named.end, named.key)
        if inner.endswith(("媒体报道", "媒体报导", "外媒", "官媒", "俄媒", "美媒", "媒体")):
            return Link(text[whole[0] : whole[1]], "anonymous", *whole)
        if standing.kind in {"organization", "person"}:
            return Link(
                text[standing.start : standing.end],
                "organization" if standing.kind == "organization" else "person",
                standing.start,
                standing.end,
            )
        if any(
            inner.endswith(w)
            for w in ("案", "指控", "证据", "结果", "说法", "数字", "事实", "情况", "画面", "编号", "标签")
        ):
            return Link(text[whole[0] : whole[1]], "document", *whole)
        return None

    def speaks_for(self, phrase: Part) -> Link | None:
        """The organization that an unnamed speaker speaks for: 该公司发言人, 外交部发言人."""
        if not phrase.last.text.endswith(tuple(words("voices.sources", "spokespeople"))):
            return None
        for name in reversed(phrase.names):
            if name.kind == "organization":
                return Link(self.text[name.start : name.end], "organization", name.start, name.end, name.key)
        pointing = next((p for p in phrase.pieces if p.text in words("frames.pointing", "organizations")), None)
        key = self.referents.last(pointing.text) if pointing is not None else None
        if pointing is None or key is None:
            return None
        return Link(self.text[pointing.start : pointing.end], "organization", pointing.start, pointing.end, key)
