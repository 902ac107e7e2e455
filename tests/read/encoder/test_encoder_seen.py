"""What the encoder sees, and whether it is a story of supply."""

from enduse.read.encoder.seen import NOTHING, Frame, Labelled, Seen, eventful, shifted


def frame(letter: str, score: float = 0.9) -> Seen:
    return Seen((), (Frame(letter, 1, 2, score, (Labelled("su", 0, 1, 0.9),)),))


def test_one_sentence_in_five_makes_a_story() -> None:
    assert eventful([frame("T"), *[NOTHING] * 4])
    assert not eventful([frame("T"), *[NOTHING] * 5])
    assert not eventful([frame("T", 0.5), *[NOTHING] * 4])
    assert not eventful([frame("S")] * 5)
    assert not eventful([])


def test_words_that_were_not_shown_move_every_place() -> None:
    seen = shifted(Seen((Labelled("person", 0, 2, 0.9),), frame("T").frames), 3)
    assert [(n.start, n.end) for n in seen.names] == [(3, 5)]
    assert [(f.start, f.end, f.roles[0].start) for f in seen.frames] == [(4, 5, 3)]


def test_roles_that_are_read_later_move_too() -> None:
    waiting = Frame("S", 1, 2, 0.9, lambda: (Labelled("sp", 0, 1, 0.9),))
    (moved,) = shifted(Seen((), (waiting,)), 3).frames
    assert [(r.label, r.start, r.end) for r in moved.roles] == [("sp", 3, 4)]
