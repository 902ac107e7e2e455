"""Who pays, where the encoder sees several who might: money comes "from" its payer, not from the bank that handles it,
and who charges or bills is paid.
"""

from collections.abc import Sequence

from enduse.read.event import Event, verb_frames
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words

_TURNED = {"payer": "payee", "payee": "payer"}


def paid(event: Event, chunks: Sequence[Chunk]) -> None:
    """Set the payer and payee of a payment right; no other event is touched."""
    if event.relation != "payment":
        return
    goods = {k for k, c in enumerate(chunks) if c.head in words("frames.goods", "heads")}  # "the engines were paid for"
    event.fillers = [f for f in event.fillers if f.role != "amount" or f.chunk not in goods]
    payers = event.fillers_of("payer")
    given = [f for f in payers if f.chunk and chunks[f.chunk - 1].low == "from"]
    if given and len(payers) > len(given):
        event.fillers = [f for f in event.fillers if f.role != "payer" or f in given]
    group = chunks[event.trigger]
    frames = verb_frames().get(group.lemma, ()) if group.tag == "VG" and not group.passive else ()
    charges = any(f["relation"] == "payment" and f.get("subject") == "payee" for f in frames)
    subject = arguments(chunks, event.trigger).subject if charges else []
    if any(f.chunk in subject for f in event.fillers_of("payer")):
        for filler in event.fillers:
            filler.role = _TURNED.get(filler.role, filler.role)
