"""What a name names: the cues around all places of a name in a document are weighed together.

Every cue gives a weight to one kind. A name by itself says little; "the subsidiary X", "X, a research fellow", "the X
drone",
"in X" say much. The kind with the highest sum is taken; below `ENOUGH` the words are no name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from enduse.read.names.cues import cues, inflected, is_goods
from enduse.read.names.runs import Run, is_adjective
from enduse.read.segment import Sentence, Token
from enduse.read.vocabulary import common_words, given_names
from enduse.reference.places import lookup

ENOUGH = 1.0
#: A single cue of this weight tells a kind by itself; weaker ones are a guess.
SURE = 3.0
#: A town of fewer people than this needs a cue that a place is meant.
WELL_KNOWN_TOWN = 150_000

_STATE_WORDS = frozenset(
    (
        "government president army military war economy invasion border territory soil forces authorities capital "
        "parliament people citizens minister ministry prime defence defense foreign exports imports airspace coast "
        "customs neighbours neighbors aggression ambassador"
    ).split()
)
_FIRM_WORDS = frozenset(
    (
        "office headquarters report reports subsidiary factory plant owner director products customers website "
        "management revenue"
    ).split()
)
_EXCHANGES = frozenset(["NYSE", "NASDAQ", "Nasdaq", "LSE", "HKEX", "MOEX"])
_PLACE_LEADS = frozenset("Mount Lake Cape Port Fort River Gulf Strait Bay".split())
_MEDIA_HEADS = frozenset(
    "Gazette Times Post Tribune Herald Chronicle Journal Courier Observer Daily Weekly Newswire Zeitung".split()
)
_ABOARD = frozenset("aboard tanker freighter vessel ship frigate trawler yacht ferry carrier".split())
_CARRIED = frozenset("bulk oil gas crude ore car vehicle livestock chemical cement general".split())
#: How many words before a name a verb of handing over may stand: "sold 40 engines last May to X".
_HANDING_REACH = 14
#: What stands before "the X" who takes or gives the goods.
_TAKES = frozenset("to by for with against among between".split())
_CALLING = frozenset("called named dubbed styled".split())
_MEDIA = frozenset("newspaper newspapers daily weekly magazine tabloid broadcaster newswire".split())
_NUMBER_WORDS = frozenset(["no", "no.", "nos", "nos.", "nr", "nr.", "number", "numbers", "ref", "ref."])
_COUNTS = frozenset(
    "a an the its some dozens hundreds thousands two three four five six seven eight nine ten twelve".split()
)
#: Of a firm, a body or a place, not of a person.
_LED = frozenset(
    (
        "head chief director chairman chairwoman chair president ceo founder co-founder manager employee employees "
        "owner owners shareholder shareholders executive executives products customers premises accountant"
    ).split()
)
#: Of a person alone.
_POSTS = frozenset(
    "director manager chairman chairwoman president ceo cfo citizen engineer businessman businesswoman lawyer "
    "officer accountant captain colonel pilot entrepreneur minister secretary".split()
)
#: What a firm is too: ", a dealer in Y".
_TRADES = frozenset(["dealer", "trader", "broker"])
_OWNED = frozenset(["subsidiary", "unit", "arm", "division", "part", "branch", "affiliate", "supplier"])


def kind_of(forms: Sequence[tuple[Run, Sentence]], places: Mapping[str, int]) -> str | None:
    """The kind of one name from all its runs with their sentences, None where nothing tells.

    `places` counts how often each word of the document follows a preposition of place.
    """
    votes: Counter[str] = Counter()
    for said in _told(forms):
        votes.update(said)
    run, where = forms[0]
    if run.first > 1 and where.tokens[run.first - 1].text == ":" and where.tokens[run.first - 2].text in _EXCHANGES:
        return None  # a ticker
    if any(map(str.isdigit, run.text)) and all(_numbers_a_paper(r, s) for r, s in forms):
        return None  # "invoice FN-42/08"
    if run.body or run.text.removeprefix("The ") in cues().groups:
        return "organization"
    if any(w.lower().strip(".") in cues().no_party for w in (run.words[0], run.words[-1])):
        return None
    if all(r.initial for r, _ in forms) and all(w.lower() in common_words() for w in run.words):
        return None
    shape = _shape(run)
    votes.update(shape)
    if shape:  # a name that comes back is more likely a name
        votes.update({max(shape, key=lambda k: shape[k]): 0.35 * min(len(forms) - 1, 3)})
    votes.update(_placed(run, places.get(run.text, 0)))
    if not votes:
        return None
    best = min(votes, key=lambda k: (-votes[k], k))
    return best if votes[best] >= ENOUGH else None


def _numbers_a_paper(run: Run, sentence: Sentence) -> bool:
    """Whether a word for a paper stands before a run: it is the paper's number."""
    return numbers_a_paper(sentence.tokens, run.first)


def numbers_a_paper(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at a place is the number of a paper: "invoice FN-42", "contract No. KX-77"."""
    if at + 1 < len(tokens) and is_goods(tokens[at + 1].low):
        return False  # "will order KX-77 missiles"
    before = [t.low for t in tokens[max(0, at - 4) : at] if any(c.isalpha() for c in t.text)]
    while before and before[-1] in _NUMBER_WORDS:
        before.pop()
    return bool(before) and before[-1] in cues().papers


def surely_person(forms: Sequence[tuple[Run, Sentence]]) -> bool:
    """Whether a cue tells that a name is a person's: a title, a given name, "who"; not only that it looks like one."""
    return max(votes.get("person", 0) for votes in (_shape(forms[0][0]), *_told(forms))) >= SURE


def _told(forms: Sequence[tuple[Run, Sentence]]) -> Iterator[dict[str, float]]:
    """What the words around each place of a name say."""
    for run, sentence in forms:
        yield {"person": 5} if run.before and not is_adjective(run.before) else {}
        yield _before(run, sentence.tokens)
        yield _after(run, sentence.tokens)


def _shape(run: Run) -> dict[str, float]:
    """What the name's own words say."""
    words = run.words
    common = [w.lower() in common_words() or is_adjective(w) for w in words]
    votes: dict[str, float] = {}
    if len(words) == 1:
        if "." in run.text:
            return votes  # D.C., B.C.
        if run.text.isupper() and len(run.text) > 1:
            return votes | {"organization": 0 if run.text in cues().generic else 1.5}
        return votes | ({"organization": 0.6 if "-" in run.text else 0.35} if not common[0] else {})
    if "&" in words[1:-1]:
        return {"organization": 4}  # "Fearn & Holt"
    if any(_industrial(w) for w in words):
        votes["organization"] = 3
    if words[0].lower() in given_names() and len(words) <= 4 and not words[-1].isupper():
        votes["person"] = votes.get("person", 0) + 4
    if any(len(w.rstrip(".")) == 1 for w in words[1:-1]):
        votes["person"] = votes.get("person", 0) + 3
    if words[0].isupper() and len(words[0].strip(".")) > 1 and not words[0].endswith("."):
        votes["organization"] = 2
    elif votes.get("organization"):
        pass
    elif len(words) in (2, 3) and not any(common) and not any(w.isupper() for w in words):
        votes["person"] = votes.get("person", 0) + 1
    elif not all(common):
        votes["organization"] = 0.7
    if words[-1].lower() in cues().place_heads or words[0] in _PLACE_LEADS:
        votes["place"] = 3
    if words[-1] in _MEDIA_HEADS:
        votes["publication"] = 3
    if (
        len(words) == 2
        and words[1].lower() in given_names()
        and words[0].lower() not in given_names()
        and not common[0]
    ):
        votes["person"] = votes.get("person", 0) + 2  # surname first
    return votes


def _industrial(word: str) -> bool:
    """Whether a word ends as the names of works and trading houses do: "Uralmontazh", "Sibpribor", "Metallotekh"."""
    low = word.lower()
    ending = next((e for e in cues().endings if low.endswith(e)), None)
    return ending is not None and len(low) > len(ending) + 2 and low not in common_words() and low not in given_names()


def _before(run: Run, tokens: Sequence[Token]) -> dict[str, float]:
    """What the words in front say."""
    words = [t.low for t in tokens[max(0, run.first - 5) : run.first]]
    votes: dict[str, float] = {}
    if not words:
        return votes
    last, verb = words[-1], words[-2] if len(words) > 1 else ""
    table = cues()
    if last == "," and (described := _description(tokens, run.first - 1)):
        return {described: 4}
    if last == "the" and len(run.words) > 1:
        votes["person"] = -3  # ships and bodies have an article, people have none
        if run.last < len(tokens) and tokens[run.last].text.isdigit():
            votes["item"] = 3  # "the Jade Wind 8"
    if last.rstrip(".") in table.titles and (len(run.words) > 1 or last in ("mr", "mrs", "ms", "dr")):
        votes["person"] = 4
    elif last in table.type_words:
        votes["organization"] = 4
    elif is_goods(last) and verb != "of":
        votes["item"] = 2
    elif last in table.place_before:
        votes["place"] = 1.2
    elif last in ("to", "between", "against", "through"):
        votes["place"] = 0.4
    if (last in _CALLING or words[-2:] == ["known", "as"]) and not table.type_words.isdisjoint(words[:-1]):
        votes["organization"] = 4  # "an Iranian firm called X"
    handed_to = last == "the" and verb in _TAKES
    if last in ("the", "called", "named", "dubbed", "designated") and len(words) > 1 and not handed_to:
        for back in words[-4:-1]:
            if is_goods(back) or back in table.series:
                votes["item"] = 3
    if last == "carrier" and verb in _CARRIED:
        votes = {"item": 5}  # "the bulk carrier X"
    if last in _ABOARD or (last == "the" and verb in _ABOARD):
        votes["item"] = 3
    if handed_to and len(run.words) == 1:
        reach = [t.low for t in tokens[max(0, run.first - _HANDING_REACH) : run.first]]
        group = run.text.isupper() or run.text.endswith("s")  # "the RSF", "the Houthis"
        if group and not _handing().isdisjoint(reach):
            votes = {"organization": 2}
    elif last == "the" and len(run.words) == 1 and "item" not in votes:
        votes["item"] = 0.25
    if len(words) > 1 and last == "of" and (words[-2] in _OWNED or (words[-2] in _LED and len(run.words) > 1)):
        votes["organization"] = 3
    if last == "to" and words[-2:-1] and words[-2] in ("belongs", "belonging", "belonged"):
        votes["organization"] = 3
    if last == "by" and verb in ("reviewed", "seen", "viewed", "obtained", "published", "broadcast", "interviewed"):
        votes["publication"] = 3
    if (
        last == "the"
        and verb == "by"
        and words[-3:-2]
        and words[-3] in ("reviewed", "seen", "viewed", "obtained", "published")
    ):
        votes["publication"] = 3
    if last == "told" and len(run.words) == 1:
        votes["publication"] = 1
    if last in _MEDIA or (last == "agency" and verb == "news"):
        votes["publication"] = 4.5
    if (
        last == "by"
        and verb
        and not (verb == "owned" and len(run.words) in (2, 3))
        and verb in ("owned", "made", "produced", "manufactured", "built", "developed", "supplied")
    ):
        votes["organization"] = 2.5
    sold = len(run.words) == 1 and last in ("sold", "sell", "sells", "resold") and not run.text.endswith("s")
    if sold and _counts(tokens, run.last) and lookup(run.text) is None:
        votes["organization"] = 2  # "sold Orunika nine engines"
    if last in ("to", "from", "by") and not votes.keys() & {"item", "person", "publication"}:
        handed = [t.low for t in tokens[max(0, run.first - _HANDING_REACH) : run.first]]
        named = len(run.words) > 1 or (lookup(run.text) is None and not _dealing().isdisjoint(handed))
        if named and not table.handing.isdisjoint(handed):
            votes = {"organization": max(1.6, votes.get("organization", 0))}
    if tokens[run.first - 1].text[0].isdigit() or last in (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "several",
        "dozens",
        "both",
    ):
        votes["item"] = votes.get("item", 0) + (2 if run.text.endswith("s") else 0)
    return votes


@cache
def _handing() -> frozenset[str]:
    """The forms of verbs by which goods change hands, and their nouns."""
    nouns = "shipment shipments delivery deliveries sale sales supplies transfers smuggled provided handed passed given"
    ongoing = {verb.removesuffix("e") + "ing" for verb in cues().handing}
    return cues().handing | ongoing | frozenset(nouns.split())


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article or a number stands at a place."""
    return at < len(tokens) and (tokens[at].text[0].isdigit() or tokens[at].low in _COUNTS)


@cache
def _dealing() -> frozenset[str]:
    """The forms of verbs that deal with a party rather than a place: one sells to somebody, but sends to a town."""
    return frozenset(form for verb in ("sell", "resell", "buy", "purchase", "procure") for form in inflected(verb))


def _description(tokens: Sequence[Token], comma: int) -> str | None:
    """What "the other firm, X" or "a haulier in Bangui, X" says of X."""
    said: list[str] = []
    for token in reversed(tokens[max(0, comma - 8) : comma]):
        if not token.text[0].isalnum():
            break
        said.insert(0, token.low)
    for n, word in enumerate(said):
        ends = n + 1 == len(said) or said[n + 1] in {"in", "of", "at", "from", "near", "based"}
        if (
            word in cues().type_words
            and ends
            and {"a", "an", "the", "another", "its", "one"} & set(said[max(0, n - 4) : n])
        ):
            return "organization"
    return None


def _after(run: Run, tokens: Sequence[Token]) -> dict[str, float]:
    """What the words behind say."""
    ahead = [t.low for t in tokens[run.last : run.last + 9]]
    while ahead and ahead[0] in ('"', "”", "»", ".") and len(ahead) > 1 and ahead[0] != ".":
        ahead = ahead[1:]
    votes: dict[str, float] = {}
    if not ahead:
        return votes
    table, next_word = cues(), ahead[0]
    if "imo" in ahead[:3] and next_word in ("(", ",", "imo"):
        votes["item"] = 5  # a ship, by its number
    elif is_goods(next_word) or next_word in table.series:
        votes["item"] = 3 if not next_word.endswith("s") or next_word in table.series else 1.2
    elif next_word in table.type_words or next_word in (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "executives",
        "managers",
    ):
        votes["organization"] = 1.5
    elif _zone(ahead):
        votes["place"] = 4
    elif next_word == "'s":
        following = ahead[1] if len(ahead) > 1 else ""
        if following in _STATE_WORDS:
            votes["place"] = 3
        elif following in _FIRM_WORDS:
            votes["organization"] = 2
    elif next_word in table.says:
        votes["person"] = 1.5 if len(run.words) in (2, 3) else 0
        votes["organization"] = 1
    elif next_word in table.verbs:
        votes["organization"] = 1.5
    elif next_word == "," and len(ahead) > 2:
        votes.update(_apposition(run, ahead[1:]))
    elif len(run.words) in (2, 3) and _holds_post(ahead):
        votes["person"] = 4
    elif next_word in _MEDIA or ahead[:2] == ["news", "agency"]:
        votes["publication"] = 5
    elif next_word in ("-based", "officials", "troops", "authorities"):
        votes["place"] = 1.5
    return votes


def _holds_post(ahead: Sequence[str]) -> bool:
    """Whether "was the sole director of", "is a citizen of" follows a name."""
    if ahead[0] not in ("is", "was") or ahead[1:2] not in (["a"], ["an"], ["the"]):
        return False
    ends = (n for n, w in enumerate(ahead) if w in ("of", "at", "in", ",", ".", "who"))
    return not _POSTS.isdisjoint(ahead[2 : next(ends, len(ahead))])


def _zone(ahead: Sequence[str]) -> bool:
    """Whether a place's type word follows, alone or behind its modifiers: "province", "special economic zone"."""
    rest = [w for n, w in enumerate(ahead[:4]) if w not in cues().place_modifiers or n > 2]
    return bool(rest) and rest[0] in cues().place_types


def _apposition(run: Run, ahead: Sequence[str]) -> dict[str, float]:
    """What stands behind a comma: ", a research fellow at", ", a subsidiary of", ", who", ", from the Institute"."""
    table = cues()
    if ahead[0] == "who":
        return {"person": 3}
    several = len(run.words) in (2, 3)
    if several and (ahead[0] in table.titles or ahead[0] in table.role_words):
        return {"person": 3}
    if several and ahead[0] in ("from", "of", "at", "with") and len(ahead) > 1 and ahead[1] in ("the", "a"):
        return {"person": 1.5}
    if ahead[0] in ("a", "an", "the", "its", "another", "one", "also"):
        for word in ahead[1:7]:
            if word in (",", ".", "which", "that", "who", "of", "at", "in"):
                break
            if word in table.titles and len(run.words) in (2, 3, 4):
                return {"person": 4}
            if word in table.type_words or (word in _TRADES and run.text.lower() not in given_names()):
                return {"organization": 4}
            if is_goods(word):
                return {"item": 3}
    if ahead[0] == "which":
        does = ahead[1:2] == ["belongs"] or not _handing().isdisjoint(ahead[1:2])
        return {"organization": 3 if does else 1 if several else 0.5, "person": -2}
    return {}


def _placed(run: Run, times: int) -> dict[str, float]:
    """What the table of places says; a small town counts only where the text treats the name as a place."""
    known = lookup(run.text)
    if known is None:
        return {"place": 3} if run.text in cues().regions else {}
    if known.kind != "city" or known.people >= WELL_KNOWN_TOWN:
        return {"place": 5}
    return {"place": 2.5 if times else 0.5}
