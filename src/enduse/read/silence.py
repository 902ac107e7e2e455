"""Who was asked and gave no answer, declined, or did not know. Each silent party is one; silence is never denial."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from enduse.read.attribute import Voices
from enduse.read.event import RULES
from enduse.read.fill import named_after
from enduse.read.grammar.chunk import Chunk, described
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import verb_forms, words
from enduse.read.quiet import parties, quiet
from enduse.read.saying import Saying
from enduse.read.speakers import Link
from enduse.records.claim import Stance


class Silence(Struct, frozen=True):
    """One silent party: stance no_reply, declines or unaware; `topic` is what it is silent about (span), `cue` the
    words.
    """

    stance: Stance
    chain: tuple[Link, ...]
    cue: tuple[int, int]
    topic: tuple[int, int] | None = None
    reader: str = RULES


def silences(chunks: Sequence[Chunk], voices: Voices, it: str | None) -> Iterator[Silence]:
    """Every silence told in a sentence, one for each of several coordinated parties."""
    for k, chunk in enumerate(chunks):
        if chunk.tag != "VG":
            continue
        open_question = _open(chunks, k)
        if open_question is not None:
            yield open_question
            continue
        told = quiet(chunks, k)
        if told is not None:
            stance, silent, cue, topic = told
        elif (found := _stance(chunks, k)) is not None:
            stance, silent = found, _parties(chunks, _yet(chunks, k) or k)
            cue = (chunk.start, chunks[min(k + 1, len(chunks) - 1)].end if stance == "unaware" else chunk.end)
            topic = _topic(chunks, k, stance)
        else:
            continue
        chains = [own for subject in silent if (own := _voice(chunks, voices, subject, it))]
        if told is not None and not chains and (not silent or stance == "unaware"):
            yield Silence(stance, (), cue, topic)
        for own in chains:
            yield Silence(stance, own, cue, topic)


def _parties(chunks: Sequence[Chunk], k: int) -> list[int]:
    """Who is silent by the verb group at `k`: its subjects, each of several that are joined."""
    subject = arguments(chunks, k).subject
    whole = [(chunks[subject[0]].start, chunks[subject[-1]].end)] if len(subject) > 1 else []
    return [m for m in parties(chunks, whole) if m in subject] or subject


def _voice(chunks: Sequence[Chunk], voices: Voices, subject: int, it: str | None) -> tuple[Link, ...]:
    """The voice of one silent party."""
    policy = chunks[subject].head in words("voices.silence", "policies") and subject + 2 < len(chunks)
    if policy and chunks[subject + 1].low == "of":
        subject += 2  # "it is the policy of X not to comment"
    link = voices.chain(chunks, subject, it)
    if len(link) > 1:
        return tuple(x for x in link if x.start >= chunks[subject].start)[-1:]
    phrase = chunks[subject]
    own = next((n for n, w in enumerate(phrase.words) if w.tag == "POSS"), 0)
    if own and phrase.head in words("voices.silence", "lines"):  # "X's telephone has been disconnected"
        return voices.chain([described(phrase.words[:own])], 0, it)
    return _alone(chunks, voices, named_after(chunks, subject) or subject, it)


#: "…, which did not reply".
_RELATIVE = re.compile(r",\s+(?:which|who)\s+$")


#: "We had no idea", and how far "we" may stand before the words of the silence, in code points.
_WE = re.compile(r"\b(?:we|i)\s(?:\w+\s)?$", re.IGNORECASE)
_BESIDE = 24
#: What is said opens with who says it: "it “does not comment”".
_PRONOUN = re.compile(r"(it|they|he|she|we)\W{1,3}", re.IGNORECASE)


def _own_words(said: str) -> bool:
    """Whether a silence behind these words is told by the text itself, and not by who speaks: he asked nothing."""
    asked = words("voices.silence", "asking_verbs")
    forms = (verb for word in re.findall(r"[a-z]+", said.lower()) for verb in verb_forms().get(word, ()))
    return _RELATIVE.search(said) is not None and all(verb.lemma not in asked for verb in forms)


def put_to(silence: Silence, sayings: Sequence[Saying], text: str) -> Silence:
    """A silence with those who tell of it: "the police said it was unclear whether …", "X said that Y did not know"."""
    over = [s for s in sayings if s.start <= silence.cue[0] < s.end and s.stance == "asserts" and s.form != "topic"]
    if not over:
        return silence
    if not silence.chain:
        return structs.replace(silence, chain=over[-1].chain)
    own = silence.chain[-1]
    if silence.stance in {"no_reply", "declines"} and _own_words(text[over[-1].start : silence.cue[0]]):
        return silence  # "referred questions to Y, which did not reply": the text's own words
    said, pronoun = over[-1], own.name.lower() in {"it", "they", "he", "she", "we"}
    opens = said.form == "clause" and own.start < said.cue[0] and not _same(said.chain[-1], own)
    word = _PRONOUN.fullmatch(text, said.start, silence.cue[0]) if opens else None  # "… and X said that it …"
    firm = said.chain[-1].kind == "organization"
    if word is not None and said.speaker is not None:
        pronoun = pronoun or (firm if word[1].lower() == "it" else said.speaker.kind != "thing")
    pronoun = pronoun and said.speaker is not None
    if pronoun or (over[-1].at == -1 and _WE.search(text, max(0, silence.cue[0] - _BESIDE), silence.cue[0])):
        return structs.replace(silence, chain=over[-1].chain)  # "the ministry said it does not comment", "… “We …”"
    over = [s for s in over if s.form == "clause" and s.cue[1] <= silence.cue[0] and s.speaker is not None]
    over = [s for s in over if ";" not in text[s.cue[1] : silence.cue[0]]]
    told = [x for s in over for x in s.chain if not _same(x, own)]
    return structs.replace(silence, chain=(*dict.fromkeys(told), own))


def _same(teller: Link, silent: Link) -> bool:
    """Whether who tells of a silence is the silent one: "a second official said … he" is "second official"."""
    if teller.end == silent.end and 0 <= silent.start - teller.start <= len("the "):
        return True
    return teller.name == silent.name or (teller.key is not None and teller.key == silent.key)


def _open(chunks: Sequence[Chunk], k: int) -> Silence | None:
    """What nobody knows, told without anybody: "where X went could not be established", "it is unclear whether …"."""
    group = chunks[k]
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    predicate = after.low if after is not None and after.tag in {"PRED", "NP", "ADV"} else ""
    if group.passive and group.negated and group.lemma == "answer":
        return _unanswered(chunks, k)
    known, unknown = words("voices.silence", "clear_words"), words("voices.silence", "unclear_words")
    said = {w.low for w in after.words} if after is not None else set()
    mystery = bool(said & words("voices.silence", "mysteries")) or {"open", "question"} <= said
    if group.lemma in {"be", "remain", "seem"} and (predicate in (known if group.negated else unknown) or mystery):
        cue = (group.start, after.end if after is not None else group.end)
    elif group.passive and group.negated and (group.lemma in _sought(group) or _of_nobody(chunks, k)):
        cue = (group.start, group.end)
    else:
        return None
    subject, asked = arguments(chunks, k).subject, _asked(chunks, k)
    if subject and _may_speak(chunks[subject[0]]) and not (asked and group.passive):
        return None
    topic = asked or (chunks[subject[0]].core if subject else None)
    return Silence("unaware", (), cue, topic) if topic is not None else None


def _unanswered(chunks: Sequence[Chunk], k: int) -> Silence | None:
    """ "Questions about X will not be answered", "the letters were not answered": by nobody in particular."""
    asked = arguments(chunks, k).subject[:1]
    if not asked or chunks[asked[0]].head not in words("voices.silence", "no_reply_topics"):
        return None
    about = asked[0] + 2 if chunks[asked[0] + 1].low in {"about", "on"} else asked[0]
    stance: Stance = "declines" if chunks[k].modal in words("voices.silence", "refusing") else "no_reply"
    return Silence(stance, (), (chunks[k].start, chunks[k].end), chunks[about].core)


def _sought(group: Chunk) -> frozenset[str]:
    """Verbs that tell what is not known: "is not known"; with "could" or "yet" also "could not be found"."""
    tried = group.modal in {"could", "can", "cannot"} or any(w.low == "yet" for w in group.words)
    return words("voices.silence", "unable_verbs") if tried else words("voices.silence", "open_verbs")


def _of_nobody(chunks: Sequence[Chunk], k: int) -> bool:
    """ "It is not alleged that X sold"."""
    that = k > 0 and chunks[k - 1].low == "it" and k + 1 < len(chunks) and chunks[k + 1].tag == "THAT"
    return that and chunks[k].lemma in words("voices.silence", "unsaying")


def _may_speak(phrase: Chunk) -> bool:
    """Whether it may be somebody who knows or does not: a name, a person, a firm."""
    heads = words("frames.organizations", "heads") | words("frames.persons", "heads")
    return phrase.name is not None or phrase.head in heads or phrase.low in {"he", "she", "they", "we", "i"}


def _asked(chunks: Sequence[Chunk], k: int) -> tuple[int, int] | None:
    """The question that is open, behind the verb ("whether …") or before it ("where X went …")."""
    asking = words("voices.silence", "asking")
    for m in range(k + 1, min(k + 6, len(chunks))):
        if chunks[m].words[0].low in asking:
            end = next((n for n in range(m + 1, len(chunks)) if chunks[n].tag == "BREAK"), len(chunks))
            return chunks[m].start, chunks[end - 1].end
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in {"BREAK", "THAT"}), 0)
    opening = next((m for m in range(first, min(first + 3, k)) if chunks[m].words[0].low in asking), None)
    if opening is None:
        return None
    group = chunks[k].words  # "where they went could not be established" is one group
    own = next((n for n, w in enumerate(group) if w.tag == "MODAL"), 0)
    return chunks[first].start, group[own - 1].token.end if own else chunks[k - 1].end


def _alone(chunks: Sequence[Chunk], voices: Voices, subject: int, it: str | None) -> tuple[Link, ...]:
    """The voice of one of several coordinated subjects."""
    behind = [c.low for c in chunks[subject + 1 : subject + 2]]
    whose = subject + 2 < len(chunks) and chunks[subject + 2].tag == "NP" and behind[0] in {"for", "of", "at", "from"}
    return voices.chain(chunks[subject : subject + 3] if whose else [chunks[subject]], 0, it)  # "a spokesman for X"


def _stance(chunks: Sequence[Chunk], k: int) -> Stance | None:
    """What kind of silence the verb group at k tells, if any."""
    group = chunks[k]
    rest = [w.low for c in chunks[k + 1 : k + 7] for w in c.words]
    neither = any(
        c.low.split()[:1] in (["neither"], ["none"]) or (c.tag == "NEG" and c.low in {"neither", "nor"})
        for c in chunks[max(0, k - 12) : k]
    )
    negated = group.negated or neither
    comment = bool(words("voices.silence", "no_reply_topics") & set(rest))
    near = {w.low for c in chunks[max(0, k - 2) : k + 1] for w in c.words}
    if (
        "not" in near
        and near & words("voices.silence", "allowed")
        and group.lemma in words("voices.silence", "declines_topics")
    ):
        return "declines"  # "was not authorised to answer"
    if (
        negated
        and group.lemma in words("voices.silence", "no_reply_verbs")
        and (comment or not rest[:1] or rest[0] in {".", "immediately", "when"})
    ):
        return "no_reply"
    if negated and rest[:1] == ["back"] and group.lemma in words("voices.silence", "coming_back"):
        return "no_reply"
    if group.infinitive and group.lemma in words("voices.silence", "unable_verbs") and _at_a_loss(chunks, k):
        return "unaware"
    if negated and group.lemma in words("voices.silence", "no_comment_verbs"):
        return "no_reply" if group.perfect else "declines"  # "has not commented" so far
    yet = _yet(chunks, k) is not None or ("yet" in (w.low for w in group.words) and group.infinitive)
    judged = "guilty" in rest[:2]  # "was found not guilty"
    unreached = group.passive and group.lemma in words("voices.silence", "reaching") and not judged
    if (negated or group.modal == "cannot") and unreached:
        return "no_reply"
    if yet and group.lemma in words("voices.silence", "no_reply_verbs"):
        return "no_reply"
    if yet and group.lemma in words("voices.silence", "unable_verbs") and not group.passive:
        return "unaware"
    told = _without_words(chunks, k)
    if told is not None:
        return told
    if (
        negated
        and group.modal in words("voices.silence", "refusing")
        and group.lemma in words("voices.silence", "declines_topics")
    ):
        return "declines"
    if negated and group.modal in _UNABLE and group.lemma in words("voices.silence", "discretion"):
        return "declines"  # "could not discuss clients"
    if _neither_way(chunks, k):
        return "declines"
    if negated and "wish" in group.helpers and group.lemma in words("voices.silence", "declines_topics"):
        return "declines"
    if words("voices.silence", "declines_verbs") & {*group.helpers, group.lemma} and (
        group.lemma in words("voices.silence", "declines_topics") or comment
    ):
        return "declines"
    following = next((c for c in chunks[k + 1 : k + 3] if c.tag in {"PRED", "NP"}), None)
    if group.lemma == "be" and following is not None and following.tag == "PRED":
        if following.low in words("voices.silence", "unaware_words"):
            return "unaware"
        if negated and following.low == "aware":
            return "unaware"
    if group.lemma == "be" and _not_sure(chunks, k):
        return "unaware"
    if negated and group.passive and group.lemma in words("voices.silence", "convincing"):
        return "unaware"  # "was not convinced that"
    if group.passive and negated and group.lemma in words("voices.silence", "told_verbs"):
        return "unaware"  # "was never told what it was for"
    if group.lemma in words("voices.silence", "unaware_verbs"):
        no_object = following is not None and following.tag == "NP" and following.words[0].low in {"no", "any", "none"}
        no_object = no_object or (k + 1 < len(chunks) and chunks[k + 1].low == "no")
        if no_object or (negated and group.lemma in {"know", "hear"}):
            if group.lemma in {"have", "see", "find", "possess", "hold"} and not (
                words("voices.silence", "unaware_objects") & set(rest[:6])
            ):
                return None
            return "unaware"
        if group.lemma == "know" and (rest[:2] == ["of", "no"] or rest[:1] in (["nothing"], ["little"])):
            return "unaware"
    if group.negated and group.lemma in words("voices.silence", "silent_papers") and _papers_speak(chunks, k):
        return "unaware"
    named = group.negated and group.lemma in {"name", "identify"} and not group.passive and not group.infinitive
    if named and [c.tag for c in chunks[k + 1 : k + 2]] == ["NP"]:
        return "declines"  # "it did not name the contractor"
    asked = bool(rest) and rest[0] in words("voices.silence", "asking") - {"what"}
    if group.negated and group.lemma in words("voices.silence", "left_open") and asked and group.modal not in _UNABLE:
        return "declines"  # "did not say whether it would go on"
    could_not = (
        (group.negated and (group.modal in _UNABLE or "able" in group.helpers))
        or "unable" in group.helpers
        or any(w.low == "unable" for w in group.words)
    )
    if could_not and group.lemma in words("voices.silence", "unable_verbs") and not group.passive:
        return "unaware"
    return None


def _not_sure(chunks: Sequence[Chunk], k: int) -> bool:
    """ "Was not sure that", "is not certain whether"."""
    said = [w.low for w in chunks[k].words[1:]] + [w.low for c in chunks[k + 1 : k + 4] for w in c.words]
    sure = next((n for n, w in enumerate(said) if w in words("voices.silence", "sure_words")), None)
    leads = sure is not None and said[sure + 1 : sure + 2] in (["that"], ["whether"], ["if"])
    return leads and bool({"not", "n't"} & {*said[:sure]})


def _at_a_loss(chunks: Sequence[Chunk], k: int) -> bool:
    """ "Was at a loss to say"."""
    return any(w.low == "loss" for c in chunks[max(0, k - 2) : k] for w in c.words)


_UNABLE = frozenset({"could", "can", "cannot"})


def _neither_way(chunks: Sequence[Chunk], k: int) -> bool:
    """ "Neither confirms nor denies", "neither admitted nor denied", "would not confirm or deny"."""
    group = chunks[k]
    if group.negated and group.lemma == "deny" and any(w.low in {"nor", "or"} for w in group.words):
        return True
    either = group.negated or any(c.low == "neither" for c in chunks[max(0, k - 2) : k])
    other = next((c for c in chunks[k + 1 : k + 4] if c.tag == "VG"), None)
    return either and group.lemma in {"confirm", "admit"} and other is not None and other.lemma in {"deny", "rule"}


def _yet(chunks: Sequence[Chunk], k: int) -> int | None:
    """The "has" of "has yet to reply", where `k` is what is still to be done."""
    apart = k > 1 and chunks[k - 1].low == "yet" and chunks[k - 2].tag == "VG" and chunks[k].infinitive
    return k - 2 if apart else None


def _without_words(chunks: Sequence[Chunk], k: int) -> Stance | None:
    """ "made no comment", "gave no reply", "said nothing", "remained silent", "was not available for comment"."""
    group = chunks[k]
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None:
        return None
    thing = chunks[k + 2] if after.low in {"no", "any"} and k + 2 < len(chunks) else after
    none = (
        after.low == "no" or after.words[0].low == "no" or (group.negated and "any" in (after.low, after.words[0].low))
    )
    if group.lemma in words("voices.silence", "giving") and thing.tag == "NP" and none:
        if thing.head in words("voices.silence", "no_words") and not (
            group.lemma == "have" and thing.head != "comment"
        ):
            return "no_reply" if group.perfect else "declines"  # "has made no comment" so far
        if thing.head in words("voices.silence", "no_answers"):
            return "no_reply"
    then = chunks[k + 2].low if k + 2 < len(chunks) else ""
    tells = k + 2 < len(chunks) and chunks[k + 2].tag == "VG" and chunks[k + 2].finite  # "said nothing had been signed"
    if after.low in {"nothing", "little"} and (
        (group.lemma == "say" and not tells) or (group.lemma == "have" and then in {"to say", "to add"})
    ):
        return "no_reply" if group.perfect and after.low == "nothing" else "declines"
    if after.tag == "PRED" and group.lemma in {"be", "remain", "keep", "fall", "stay"}:
        if after.low in words("voices.silence", "silent") | words("voices.silence", "absent"):
            return "unaware" if _papers_speak(chunks, k) else "no_reply"
        neither = any(c.tag == "NEG" and c.low in {"neither", "nor"} for c in chunks[max(0, k - 12) : k])
        if (group.negated or neither) and after.low in words("voices.silence", "not_absent"):
            return "no_reply"
    return None


def _papers_speak(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the subject is a document: "the invoices do not name the suppliers"."""
    return any(chunks[m].head in words("voices.sources", "documents") for m in arguments(chunks, k).subject)


def _topic(chunks: Sequence[Chunk], k: int, stance: Stance) -> tuple[int, int] | None:
    """What the silence is about: the noun phrase or clause after the verb, without "of", "on", "for comment"."""
    m = k + 1
    while m < len(chunks) and chunks[m].tag in {"PRED", "ADV", "PREP", "TIME", "THAT", "TO", "SUB", "NEG"}:
        m += 1
    if m < len(chunks) and chunks[m].low == "back":
        return None
    if m >= len(chunks) or chunks[m].tag != "NP":
        return _asked(chunks, k) if stance == "unaware" else None
    nothing = {"nothing", "little"} if stance == "unaware" else set()
    if (
        chunks[m].head
        in words("voices.silence", "no_reply_topics") | words("voices.silence", "unaware_objects") | nothing
    ):
        whole = chunks[m].core if stance == "unaware" else None
        m = next(
            (
                n
                for n in range(m + 1, min(m + 5, len(chunks)))
                if chunks[n].tag == "NP" and chunks[n - 1].low in {"of", "about", "on"}
            ),
            -1,
        )
        if m < 0 or chunks[m].head == "comment":
            return (_asked(chunks, k) or whole) if stance == "unaware" else None
    return chunks[m].core
