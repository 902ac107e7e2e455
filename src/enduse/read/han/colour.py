"""How sure a Chinese clause sounds, whether it tells of a plan, of what goes on or of what is done, and whether it
denies."""

import re
from collections.abc import Sequence
from functools import cache

from enduse.read.event import Event
from enduse.read.han.clauses import arguments
from enduse.read.han.phrases import Part
from enduse.read.han.tables import words
from enduse.read.hedge import Hedge
from enduse.records.claim import Certainty, CueField, Phase

_EDGES = frozenset({"verb", "other-verb", "say", "copula"})
_RANK: dict[Certainty, int] = {"stated": 0, "probable": 1, "possible": 2, "conditional": 3}


def coloured(parts: Sequence[Part], event: Event, floor: int, start: Certainty) -> Hedge:
    """Certainty (at least that of the verb of saying), phase, state and negation of an event."""
    k = event.trigger
    first = arguments(parts, k, floor).first
    chain = [*range(first, k)]
    # a verb in a row shares what stands before the first: 计划采购并转运
    at = first
    while at > floor and parts[at - 1].kind in _EDGES - {"say"} and not any(p.kind == "comma" for p in parts[at:k]):
        earlier = arguments(parts, at - 1, floor).first
        talks = [at - 1] if parts[at - 1].text in words("voices.phase", "planned") else []
        chain = [*range(earlier, at - 1), *talks, *chain]
        at = earlier
    own = parts[k].inside
    governing = [parts[m] for m in chain if parts[m].inside is None or parts[m].inside == own]
    certainty, cues = _certainty(parts, governing, floor, k, start)
    phase, phase_cues, ended = _phase(parts, governing, k, event)
    still = words("voices.negation", "ended") | words("voices.negation", "stopping")
    negated = [p for p in governing if p.kind == "not" and p.text not in still]
    stop = stopped(parts, k, floor)
    if stop is not None:
        phase, phase_cues, ended = _stopped(governing, stop), [("phase", stop.start, stop.end)], False
        negated = []
    cues += phase_cues
    cues += [("stance", p.start, p.end) for p in negated[:1]]
    state = event.state
    if event.relation != "transfer":
        state = None
    elif phase == "planned":
        state = "planned"
    return Hedge(certainty, phase, state, tuple(cues), bool(negated) or ended)  # type: ignore[arg-type]


def stopped(parts: Sequence[Part], k: int, floor: int) -> Part | None:
    """The word that tells of the end of what the verb tells: 停止向某厂供货."""
    own = parts[k].inside
    before = (p for p in parts[arguments(parts, k, floor).first : k] if p.inside is None or p.inside == own)
    return next((p for p in before if p.text in words("voices.negation", "stopping")), None)


def demanded(parts: Sequence[Part], k: int, floor: int) -> bool:
    """Whether a stop is only called for: 要求某厂停止供货."""
    stop = stopped(parts, k, floor)
    first = arguments(parts, k, floor).first
    called = words("voices.negation", "demanding")
    return stop is not None and any(p.text in called and p.start < stop.start for p in parts[max(0, first - 2) : k])


def ruled(parts: Sequence[Part], k: int) -> bool:
    """Whether a clause only tells what must be done about what the verb tells: 出口两用物项|应当申请许可."""
    if parts[k].inside is not None:
        return False
    for part in parts[k + 1 : k + _NEAR]:
        if part.kind in {"comma", "stop", "verb", "say", "copula"}:
            return False
        if part.text in words("voices.negation", "ruling") or part.text.startswith(("须经", "均须")):
            return True
    return False


def refused(parts: Sequence[Part], k: int) -> tuple[int, int] | None:
    """The words that refuse or call off what a clause proposes: 提出再订购四台，|我司已拒绝; 原定采购的机床|被取消."""
    clauses: list[list[Part]] = [[]]
    for part in parts[k + 1 : k + _FAR]:
        if part.kind in {"comma", "stop"}:
            clauses.append([])
        else:
            clauses[-1].append(part)
    if parts[k].inside != k:
        clauses = clauses[1:]  # behind a relative clause the same clause goes on
    later = [clause for clause in clauses if clause and _refusal().search("".join(p.text for p in clause))]
    return (later[0][0].start, later[0][-1].end) if later else None


#: So many parts behind a proposal its refusal may stand.
_FAR = 60
_NEAR = 8


@cache
def _refusal() -> re.Pattern[str]:
    said = "|".join(sorted(words("voices.negation", "refusing"), key=lambda w: (-len(w), w)))
    what = "|".join(sorted(words("voices.negation", "requests"), key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{said})了?(?:该|其|这一|这个|上述|此|对方的?)?项?(?:{what})?$")


def _stopped(governing: Sequence[Part], stop: Part) -> Phase:
    """What was stopped is done; what is to be stopped, or was not, goes on."""
    before = [p for p in governing if p.start < stop.start]
    on = any(p.kind == "not" or p.text in words("voices.phase", "planned") for p in before)
    return "ongoing" if on else "done"


def _certainty(
    parts: Sequence[Part], governing: Sequence[Part], floor: int, k: int, start: Certainty
) -> tuple[Certainty, list[tuple[CueField, int, int]]]:
    certainty, cues = start, []
    now = any(p.text in words("voices.phase", "now") for p in governing)  # 若被列入，……，公司目前仍采购自某国
    own = next((m for m in range(k, floor, -1) if parts[m].kind == "comma"), floor) if now else floor
    clause = [p for p in parts[own:k] if p.kind == "hedge" and p.text in words("voices.certainty", "conditional")]
    for part in (*governing, *clause):
        value: Certainty | None = None
        if part.text in words("voices.certainty", "conditional"):
            value = "conditional"
        elif part.text in words("voices.certainty", "possible") and part.kind in {"hedge", "phase", "word"}:
            value = "possible"
        elif part.text in words("voices.certainty", "probable") and part.kind in {"hedge", "phase"}:
            value = "probable"
        if value is not None and part.text in {"预计", "有望", "恐"} and part.kind == "phase":
            continue
        if value is not None and _RANK[value] > _RANK[certainty]:
            certainty = value
            cues.append(("certainty", part.start, part.end))
    return certainty, cues  # type: ignore[return-value]


def _phase(
    parts: Sequence[Part], governing: Sequence[Part], k: int, event: Event
) -> tuple[Phase, list[tuple[CueField, int, int]], bool]:
    planned, ongoing, done = (words("voices.phase", key) for key in ("planned", "ongoing", "done"))
    ended = words("voices.negation", "ended")
    for part in reversed(governing):
        if part.text in ended:
            return "done", [("phase", part.start, part.end)], True
        if part.kind not in {"phase", "hedge", "other-verb", "say", "word", "aspect", "verb"}:
            continue
        if part.text in planned:
            return "planned", [("phase", part.start, part.end)], False
        if part.text in ongoing:
            return "ongoing", [("phase", part.start, part.end)], False
        if part.text in done:
            return "done", [("phase", part.start, part.end)], False
    behind = parts[k + 1 : k + 5]
    for part in behind:
        if part.kind in {"comma", "stop", "verb"}:
            break
        if part.text == "着" or part.text.endswith("多年"):
            return "ongoing", [("phase", part.start, part.end)], False
    if event.relation == "sanction" and any(p.text in _SUFFERS for p in parts[max(0, k - 3) : k]):
        return "ongoing", [], False
    since = next((p for p in governing if p.kind == "time" and _SINCE.search(p.text)), None)
    supplies = parts[k].text in words("frames.ties", "selling") and not any(
        p.text == "了" for p in parts[k + 1 : k + 2]
    )
    if since is not None and (event.relation not in {"transfer", "payment"} or supplies):
        return "ongoing", [("phase", since.start, since.end)], False
    if event.relation == "cooperation" and parts[k].text.endswith(tuple(words("frames.ties", "nouns"))):
        return "ongoing", [], False  # 没有业务往来
    if event.relation in {"production", "development", "use"} and _habit(parts, governing, k, event):
        return "ongoing", [], False
    return "done", [], False


_SUFFERS = frozenset(["受", "遭", "受到", "遭到", "遭受", "处于"])
_SINCE = re.compile("^自.*(?:起|以来|开始)?$|(?:起|以来)$")


def _habit(parts: Sequence[Part], governing: Sequence[Part], k: int, event: Event) -> bool:
    """Whether a verb without aspect, time and count tells what somebody does as a rule: 某厂为海军制造雷达."""
    active = any(f.role in {"producer", "developer", "user"} for f in event.fillers) and parts[k].inside is None
    marked = any(p.kind in {"time", "aspect", "not"} or p.text in {"由", "被", "曾", "已"} for p in governing)
    behind = parts[k + 1 : k + 4]
    bare = not any(p.kind in {"aspect", "time"} or p.text in {"于", "出"} for p in behind[:1])
    things = [p for f in event.fillers if f.role == "item" and f.chunk is not None for p in parts[f.chunk].pieces]
    return active and not marked and bare and not any(p.kind in {"amount", "det"} for p in things) and bool(things)
