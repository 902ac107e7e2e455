"""Which words stand together: noun phrases, verb groups, and the small words between them."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.read.grammar.lexicon import verb_forms, words
from enduse.read.grammar.word import Word
from enduse.read.names import Found
from enduse.read.names.cues import cues

_VERBAL = frozenset({"V", "MODAL", "BE", "HAVE", "DO"})
_PARTY_OR_ITEM = frozenset({"organization", "person", "place", "item", "publication"})


class Chunk(Struct, kw_only=True):
    """A noun phrase (NP), a verb group (VG), or one small word (its tag).

    A noun phrase has a `head` (lower case), the name it stands for (`name`), the `owner` before a possessive, and its
    other names.
    A verb group has the main verb's `lemma` and `form`, the verbs it passes through (`helpers`: "plans to produce" ->
    plan),
    whether it is `passive`, `negated`, `finite`, its modal, and whether it hangs on "to" (`infinitive`).
    """

    tag: str
    words: list[Word]
    head: str = ""
    name: Found | None = None
    owner: Found | None = None
    names: tuple[Found, ...] = ()
    definite: bool = False
    indefinite: bool = False
    lemma: str = ""
    form: str = ""
    helpers: tuple[str, ...] = ()
    modal: str = ""
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    finite: bool = False
    infinitive: bool = False
    low: str = ""  # its words in lower case
    participle: bool = False  # one word that can be a past participle: "made", "sold", not "went"

    def __post_init__(self) -> None:
        self.low = " ".join([w.low for w in self.words])

    @property
    def start(self) -> int:
        return self.words[0].token.start

    @property
    def end(self) -> int:
        return self.words[-1].token.end

    @property
    def core(self) -> tuple[int, int]:
        """The span without a leading determiner."""
        inner = self.words[1:] if len(self.words) > 1 and self.words[0].tag == "DET" else self.words
        return inner[0].token.start, inner[-1].token.end


def chunks(sentence: Sequence[Word]) -> list[Chunk]:
    """The chunks of one sentence, in order; quotation marks are left out."""
    rest = [w for w in _without_asides(sentence) if w.tag != "QUOTE"]
    out: list[Chunk] = []
    i = 0
    while i < len(rest):
        j = _noun_phrase(rest, i)
        if j > i:
            out.append(described(rest[i:j]))
            i = j
            continue
        j = _verb_group(rest, i)
        if j > i:
            out.append(_verb(rest[i:j]))
            i = j
            continue
        out.append(Chunk(tag=rest[i].tag, words=[rest[i]]))
        i += 1
    return out


def _without_asides(sentence: Sequence[Word]) -> list[Word]:
    """The sentence without what stands in round brackets, up to ten words: aliases, abbreviations, shares; and without
    letters behind a person's name: "A. B. KC".
    """
    out: list[Word] = []
    i = 0
    while i < len(sentence):
        if sentence[i].low == "(":
            close = next((j for j in range(i + 1, min(i + 12, len(sentence))) if sentence[j].low == ")"), None)
            if close is not None:
                i = close + 1
                continue
        lettered = out and out[-1].found is not None and out[-1].found.kind == "person"
        if not (lettered and sentence[i].token.text in cues().honours):
            out.append(sentence[i])
        i += 1
    return out


def _noun_phrase(rest: Sequence[Word], i: int) -> int:
    """The end of the noun phrase that begins at i, or i."""
    first = rest[i].tag
    if first == "PRON":
        return i + 1
    if first not in {"DET", "NUM", "N", "NAME"}:
        return i
    j = i
    while j < len(rest):
        tag = rest[j].tag
        if tag in {"NUM", "N", "NAME", "POSS"}:
            if j > i and tag == "N" and j == i + _name_length(rest, i) and _shifted(rest, i):
                break  # "ships to X electronic parts": the parts are the object
            same = rest[j].found is not None and rest[j].found is rest[j - 1].found
            if tag == "NAME" and j > i and rest[j - 1].tag == "NAME" and not same:
                break  # two names side by side are two
            if j > i and rest[j - 1].tag == "NAME" and (tag == "NUM" or rest[j].token.text in "$€£¥₽"):
                break  # "reached X two weeks later", "paid X $2 million"
            j += 1
        elif (
            (
                tag == "DET"
                and (j == i or rest[j - 1].tag in {"DET", "POSS"} or rest[j].low in {"more", "other", "such"})
            )
            or (
                tag == "ADV"
                and j > i
                and rest[j - 1].tag in {"DET", "N"}
                and j + 1 < len(rest)
                and (
                    rest[j + 1].tag == "N" or (rest[j].low in {"first", "last"} and rest[j + 1].tag in {"NUM", "NAME"})
                )
            )
            or (tag == "CC" and rest[j].low in {"and", "or"} and j > i and _joins(rest, j))
        ):
            j += 1
        else:
            break
    while j > i and rest[j - 1].tag == "CC":
        j -= 1
    return j if any(w.tag in {"N", "NUM", "NAME"} for w in rest[i:j]) or (j - i == 1 and first == "DET") else i


def _name_length(rest: Sequence[Word], i: int) -> int:
    """How many words the name that begins at i has; 0 where none begins."""
    found = rest[i].found
    return sum(1 for w in rest[i : i + 12] if w.found is found) if found is not None else 0


def _shifted(rest: Sequence[Word], i: int) -> bool:
    """Whether a place right after "verb to" comes before the verb's object."""
    found = rest[i].found
    return found is not None and found.kind == "place" and i >= 2 and rest[i - 1].tag == "TO" and rest[i - 2].tag == "V"


def _joins(rest: Sequence[Word], j: int) -> bool:
    """Whether "and" joins two words of one noun phrase: "electronic and mechanical components", not "an agency and
    documents".
    """
    if rest[j - 1].tag != "N" or j + 1 >= len(rest) or rest[j + 1].tag != "N":
        return False
    last = j + 2 >= len(rest) or rest[j + 2].tag not in {"N", "NAME"}
    first = next((w for w in reversed(rest[:j]) if w.tag not in {"N", "NUM", "NAME"}), None)
    sources = words("voices.sources", "documents") | words("voices.sources", "anonymous")
    return not (
        last
        and (
            (first is not None and first.low in {"a", "an"}) or rest[j - 1].low in sources or rest[j + 1].low in sources
        )
    )


def described(inner: list[Word]) -> Chunk:
    """A noun phrase with its head, name and owner."""
    owner: Found | None = None
    core = inner
    for k, word in enumerate(inner):
        if word.tag == "POSS":
            owner = next((w.found for w in reversed(inner[:k]) if w.found), None)
            core = inner[k + 1 :]
    core = core or inner
    names = tuple(dict.fromkeys(w.found for w in core if w.found))
    tail = [w for w in core if w.tag in {"N", "NUM", "PRON", "DET", "NAME"}]
    head = tail[-1].low if tail else inner[-1].low
    name: Found | None = None
    goods = words("frames.goods", "heads")
    if core[-1].found is not None and core[-1].found.kind in _PARTY_OR_ITEM:
        name = core[-1].found
        before = [w for w in core if w.tag == "N"]
        head = before[-1].low if before else core[-1].low
    elif names and head in goods:
        items = [n for n in names if n.kind == "item"]
        name = items[-1] if items else None
    first = inner[0].low
    return Chunk(
        tag="NP",
        words=inner,
        head=head,
        name=name,
        owner=owner,
        names=names,
        definite=first in {"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"},
        indefinite=first in {"a", "an", "some", "several", "another", "two", "three", "many", "one"}
        or inner[0].tag in {"N", "NUM"},
    )


def _verb_group(rest: Sequence[Word], i: int) -> int:
    """The end of the verb group that begins at i, or i. "plans to produce" and "is unable to say" are one group."""
    if rest[i].tag not in _VERBAL and not (rest[i].tag in {"TO", "NEG", "ADV"} and _leads_to_verb(rest, i)):
        return i
    j = i
    seen = False
    while j < len(rest):
        tag = rest[j].tag
        if tag in _VERBAL:
            if tag == "V" and seen and rest[j].form == "ing":
                verb = next(m for m in range(j - 1, i - 1, -1) if rest[m].tag not in {"ADV", "NEG"})
                if rest[verb].tag == "V":
                    return verb + 1  # "denied supplying", "ruled out supplying": two groups
            if tag == "V" and seen and rest[j - 1].tag == "V" and rest[j].form in {"past", "pp", "s"}:
                break
            if tag == "HAVE" and seen and rest[j].low == "having":
                break  # "admitted having sold": two groups
            seen = seen or tag == "V"
            j += 1
        elif (
            (
                tag in {"ADV", "NEG"}
                and (j + 1 < len(rest) and (rest[j + 1].tag in _VERBAL | {"ADV", "NEG", "TO", "PRED"}))
            )
            or (tag in {"TO"} and _leads_to_verb(rest, j))
            or (
                tag == "PRED"
                and j > i
                and any(w.tag == "BE" for w in rest[i:j])
                and j + 1 < len(rest)
                and rest[j + 1].tag == "TO"
                and _leads_to_verb(rest, j + 1)
            )
        ):
            j += 1
        else:
            break
    return j


def _leads_to_verb(rest: Sequence[Word], i: int) -> bool:
    """Whether a verb follows "to", "not" or an adverb, with at most two adverbs between."""
    for word in rest[i + 1 : i + 4]:
        if word.tag in _VERBAL:
            return True
        if word.tag not in {"ADV", "NEG", "TO"}:
            return False
    return False


def _verb(inner: list[Word]) -> Chunk:
    """A verb group with its main verb and how it is said."""
    verbs = [w for w in inner if w.tag == "V"]
    main = verbs[-1] if verbs else next(w for w in reversed(inner) if w.tag in _VERBAL)
    k = inner.index(main)
    before = [w for w in inner[:k] if w.tag in _VERBAL]
    lemma = main.lemma or {"BE": "be", "HAVE": "have", "DO": "do"}.get(main.tag, main.low)
    be_before = bool(before) and before[-1].tag == "BE"
    passive = main.tag == "V" and main.form in {"pp", "past"} and be_before
    first = next(w for w in inner if w.tag in _VERBAL)
    finite = inner[0].tag != "TO" and (
        first.tag in {"MODAL", "DO"}
        or (first.tag == "BE" and first.low not in {"being", "been", "be"})
        or (first.tag == "HAVE" and first.low != "having")
        or (first.tag == "V" and first.form in {"s", "past", "base"})
    )
    helpers = [w.lemma for w in verbs[:-1]] + [w.low for w in inner[:k] if w.tag == "PRED"]
    return Chunk(
        tag="VG",
        words=inner,
        head=lemma,
        lemma=lemma,
        form=main.form,
        helpers=tuple(helpers),
        modal=next((w.low for w in inner if w.tag == "MODAL"), ""),
        passive=passive,
        perfect=any(w.tag == "HAVE" and w is not main for w in inner),
        negated=any(w.tag == "NEG" for w in inner),
        finite=finite,
        infinitive=inner[0].tag == "TO" and not _gerund(inner, main),
        participle=len(verbs) == 1
        and main.tag == "V"
        and len(before) == 0
        and any(v.form == "pp" for v in verb_forms().get(main.low, ())),
    )


def _gerund(inner: Sequence[Word], main: Word) -> bool:
    """Whether "to" only leads to what is admitted or added: "pleaded guilty to selling", not "to be selling"."""
    return main.form == "ing" and all(w.tag in {"TO", "ADV"} for w in inner[: inner.index(main)])
