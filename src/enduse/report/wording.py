"""Claims become sentences by rule: who says it, how sure they sounded, and no more than the claim says."""

import re
import unicodedata
from collections.abc import Iterable

from enduse.records.claim import Claim, Role, Voice
from enduse.records.document import Document
from enduse.report.clauses import AS, TAILS, agreeing, clauses, is_clause, is_pronoun, likeness, without_sanctions
from enduse.report.names import Names
from enduse.report.pieces import Line, Piece, mark, ours, said
from enduse.report.voices import relayed, spoken, voices

#: How each degree of certainty is put; the source's own word follows in quotes.
CERTAINTY = {
    "probable": ("it is ", "probable", " that "),
    "possible": ("it is ", "possible", " that "),
    "conditional": ("", "only under a condition", ": "),
}
#: What a party did when it was asked.
SILENCE = {
    "no_reply": "gave no reply",
    "declines": "declined to comment",
    "unaware": "is not aware, or cannot tell",
}

#: A figure at most this many characters before the item's words is read as one phrase with them ("seven drones").
NEAR = 3


def sentence(claim: Claim, names: Names) -> Line:
    """The claim as one sentence, without its footnotes."""
    document = names.documents[claim.document]
    if claim.stance in SILENCE:
        return _silence(claim, document, names)
    who, relay = _speakers(claim, document, names)
    if claim.relation == "statement" and claim.stance == "asserts" and claim.fillers("speaker"):
        return _statement(claim, document, names)
    if claim.relation == "statement" and claim.stance == "denies" and claim.fillers("topic"):
        return _denied_statement(claim, document, names)
    hedge = _hedge(claim)
    body = (*_hedge_words(claim, hedge), *clause(claim, names))
    if claim.stance == "denies" and hedge and claim.certainty == "conditional":
        under = (ours(", "), *_hedge_words(claim, (hedge[0], hedge[1], "")), ours(", that "))
        return (*_upper(who), ours(" "), mark("denies"), *under, *clause(claim, names), *relay, ours("."))
    if claim.stance == "denies":
        return (*_upper(who), ours(" "), mark("denies"), ours(" that "), *body, *relay, ours("."))
    return (ours("According to "), *who, *relay, ours(", "), *body, ours("."))


def _statement(claim: Claim, document: Document, names: Names) -> Line:
    """What a speaker said of a topic. The certainty is that of the content: that it was said is not in doubt.

    A topic that is a clause is quoted: "Orion said: “it would look bad”"; of another the speaker spoke of “it”.
    """
    who, relay = _speakers(claim, document, names)
    speaker = _listed([_filler(s, names) for s in claim.fillers("speaker")])
    topics = claim.fillers("topic")
    quoted = bool(topics) and any(is_clause(t.text) for t in topics)
    hedge, words = _hedge(claim), _hedge_words(claim, _hedge(claim))
    body: Line
    if quoted:
        text = _listed(map(_quoted, topics))
        body = (*speaker, ours(" said"), *((ours(" "), *words) if hedge else (ours(": "),)), *text)
        body = (*body, *_when(claim))
    else:
        body = clause(claim, names)
        if hedge:
            body = (*body, ours(f" {AS[claim.certainty]}"), *words[1:-1])
    return (ours("According to "), *who, *relay, ours(", "), *body, ours("."))


def _denied_statement(claim: Claim, document: Document, names: Names) -> Line:
    """Who denies what, in the source's words for it: "Orion denies: “the findings of the panel”"."""
    who, relay = _speakers(claim, document, names)
    if speaker := claim.fillers("speaker"):
        chain = voices(claim.voice, document)
        if not chain or _is_speaker(chain[0], speaker[0]):
            relay = relayed(chain[1:], document, names)
            who = _listed([_filler(s, names) for s in speaker])
    topic = _listed(map(_quoted, claim.fillers("topic")))
    return (*_upper(who), ours(" "), mark("denies"), ours(": "), *topic, *_when(claim), *relay, ours("."))


def _when(claim: Claim) -> Line:
    if not claim.when or not claim.when.text:
        return ()
    first, _, last = (claim.when.value or "").partition("/")
    until = (ours(f" until {last}"),) if last and claim.when.text == first else ()  # two cells of a register
    return (ours(" (time: "), said(claim.when.text), *until, ours(")"))


def clause(claim: Claim, names: Names) -> Line:
    """What the claim says, without who says it: "Delta received seven winches from Orion, time: in May"."""
    document = names.documents[claim.document]
    fillers: dict[str, Line] = {}
    figure = claim.quantity
    shown_figure = figure is None or any(r.start <= figure.start < r.end for r in claim.roles)
    posts = {r.text for r in claim.fillers("capacity")}  # "its captain" is no second name of the firm
    for role in dict.fromkeys(r.role for r in claim.roles):
        words = []
        for n, filler in enumerate(claim.fillers(role)):
            if role == "item" and n == 0 and not shown_figure:
                filler, shown_figure = _with_figure(filler, claim, document)
            words.append(_quoted(filler) if role == "topic" else _filler(filler, names, bare=filler.text in posts))
        fillers[role] = _listed(words)
    if "price" in fillers and all(map(_bare, claim.fillers("price"))):
        currency = names.currencies.get(claim.document)  # told elsewhere on the paper
        fillers["price"] += (ours(" "), said(currency)) if currency else ()
    if claim.relation == "transfer":
        fillers.setdefault("item", (ours("goods"),))
    if claim.relation == "sanction" and _says_no_more(claim):
        fillers.pop("programme", None)
    wordings = clauses(claim.relation, claim.phase, _state(claim))
    if claim.relation == "sanction" and claim.phase == "ongoing" and _are_sanctions(claim):
        wordings = ("{target} is under {programme}", *wordings)
    if like := next((x for r in claim.fillers("attribute")[:1] if (x := likeness(r.text))), None):
        verb = "is said to be" if claim.certainty == "stated" else "is"  # after "it is possible that"
        wordings = (f"{{item}} {verb} {{attribute}} {{value}}", *wordings)
        fillers["attribute"] = (said(like),) if {"item", "value"} <= set(fillers) else fillers["attribute"]
    wording = next((w for w in wordings if set(_slots(w)) <= set(fillers)), None)
    if wording and (first := _slots(wording)[:1]) and wording.startswith(f"{{{first[0]}}}"):
        wording = agreeing(wording, [r.text for r in claim.fillers(first[0])])
    pieces, used = _fill(wording, fillers) if wording else ((ours(f"a {claim.relation} is told of"),), set())
    for role in [r for r in TAILS if r in fillers and r not in used] + sorted(set(fillers) - used - set(TAILS)):
        tail = TAILS.get(role) if wording else None
        before, _, after = (tail or f"({role}: {{}})").partition("{}")
        pieces = (*pieces, ours(f" {before}"), *fillers[role], ours(after))
    if figure and not shown_figure:
        pieces = (*pieces, ours(" (quantity: "), said(figure.text), ours(")"))
    pieces = (*pieces, *_when(claim))
    if claim.state in ("tested", "used"):
        pieces = (*pieces, ours(f" (told as {claim.state})"))
    if claim.phase == "planned" and (wording is None or claim.relation == "statement"):  # the other wordings say it
        pieces = (*pieces, ours(" "), mark("planned"))
    return pieces


def _says_no_more(claim: Claim) -> bool:
    """Whether a programme of sanctions has no name, but only who imposed them: "санкциями Борсуни"."""
    return not any(
        words
        for role in claim.fillers("programme")
        if (words := without_sanctions(role.text)) not in ("", *(r.text for r in claim.fillers("authority")))
    )


def _are_sanctions(claim: Claim) -> bool:
    """Whether the words for a programme call it sanctions, where nobody else is named who imposed them."""
    told = [role.text for role in claim.fillers("programme")]
    called = bool(told) and all(without_sanctions(text) != " ".join(text.split()) for text in told)
    return called and not claim.fillers("authority")


def _bare(price: Role) -> bool:
    """Whether a price is told without letters and signs of a currency."""
    return not any(c.isalpha() or unicodedata.category(c) == "Sc" for c in price.text)


def _speakers(claim: Claim, document: Document, names: Names) -> tuple[Line, Line]:
    """The innermost speaker, and by whom that is reported."""
    chain = list(voices(claim.voice, document))
    speaker = claim.fillers("speaker")
    if claim.relation == "statement" and speaker and chain and _is_speaker(chain[0], speaker[0]):
        chain = chain[1:]
    if not chain:
        return (said(f"“{names.source(document.id)}”", names.anchor(document.id)),), ()
    return spoken(chain[0], document, names), relayed(chain[1:], document, names)


def _silence(claim: Claim, document: Document, names: Names) -> Line:
    speaker = claim.fillers("speaker")
    chain = list(voices(claim.voice, document))
    first = spoken(chain.pop(0), document, names) if claim.voice else _listed([_filler(s, names) for s in speaker])
    if not first:
        first = (said(f"“{names.source(document.id)}”", names.anchor(document.id)),)
    topic = _listed([_filler(t, names) for t in claim.fillers("topic")])
    if claim.relation != "statement":
        topic = clause(claim, names)
    relay = relayed(chain, document, names)
    tail: Line = (ours(" (asked about: "), *topic, ours(")")) if topic else ()
    return (*_upper(first), ours(" "), mark(SILENCE[claim.stance]), *tail, *relay, ours("."))


def _hedge(claim: Claim) -> tuple[str, str, str] | None:
    return CERTAINTY.get(claim.certainty)


def _hedge_words(claim: Claim, hedge: tuple[str, str, str] | None) -> Line:
    if hedge is None:
        return ()
    cues = list(dict.fromkeys(c.text for c in claim.cues if c.field == "certainty"))
    source: Line = (ours(" ("), *_listed([(said(f"“{cue}”"),) for cue in cues]), ours(")")) if cues else ()
    return (ours(hedge[0]), mark(hedge[1]), *source, ours(hedge[2]))


def _filler(filler: Role, names: Names, *, bare: bool = False) -> Line:
    """The source's words; where they are not one of the party's names that in brackets, alone for a pronoun (or where
    the words say something else: `bare`)."""
    if not filler.party:
        if filler.item in names.items and is_pronoun(filler.text):
            return ours("["), said(names.items[filler.item].description), ours("]")
        return (said(filler.text),)
    if names.is_adjective(filler.text, filler.party):
        return (said(names.party(filler.party), names.anchor(filler.party)),)
    words = said(filler.text, names.anchor(filler.party))
    if names.is_form(filler.text, filler.party):
        return (words,)
    if bare or is_pronoun(filler.text):
        return ours("["), said(names.party(filler.party), names.anchor(filler.party)), ours("]")
    return (words, ours(" ["), said(names.party(filler.party)), ours("]"))


def _quoted(filler: Role) -> Line:
    return ours("“"), said(filler.text), ours("”")


def _with_figure(filler: Role, claim: Claim, document: Document) -> tuple[Role, bool]:
    """The item's words with the figure before them, as they stand in the text; and whether the figure is now shown."""
    quantity = claim.quantity
    if quantity is None:
        return filler, True
    if 0 <= filler.start - quantity.end <= NEAR:
        text = document.text[quantity.start : filler.end]
        return Role(role=filler.role, text=text, start=quantity.start, end=filler.end, item=filler.item), True
    return filler, False


def _listed(lines: Iterable[Line]) -> Line:
    """ "a", "a and b", "a, b and c"."""
    found = list(lines)
    pieces: list[Piece] = []
    for n, line in enumerate(found):
        if n:
            pieces.append(ours(" and " if n == len(found) - 1 else ", "))
        pieces.extend(line)
    return tuple(pieces)


def _fill(wording: str, fillers: dict[str, Line]) -> tuple[Line, set[str]]:
    pieces: list[Piece] = []
    used = set()
    for n, part in enumerate(re.split(r"\{(\w+)\}", wording)):
        if n % 2:
            pieces.extend(fillers[part])
            used.add(part)
        elif part:
            pieces.append(ours(part))
    return tuple(pieces), used


def _state(claim: Claim) -> str | None:
    """The step told of. What is denied is the supply as such, so it is worded without a step."""
    return None if claim.stance == "denies" and claim.phase == "done" else claim.state


def _slots(wording: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", wording)


def _upper(line: Line) -> Line:
    """The line with a capital first letter where the first words are ours; a source's words stay as they are."""
    first = line[0]
    return (first._replace(text=first.text[:1].upper() + first.text[1:]), *line[1:]) if first.kind == "ours" else line


def _is_speaker(voice: Voice, speaker: Role) -> bool:
    return voice.party == speaker.party if voice.party and speaker.party else voice.name == speaker.text
