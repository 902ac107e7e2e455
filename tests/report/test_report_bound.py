"""What a report binds to each transfer: findings, replies, denials that speak of more than it."""

from enduse.records.picture import Picture
from enduse.records.reply import Bearing, Reply
from enduse.records.transfer import Finding, Transfer
from enduse.report.bound import Bound

ONE, OTHER, BARE = (Transfer(id=id, denied_by=denied) for id, denied in (("t1", ("c1", "c2")), ("t2", ()), ("t3", ())))
GENERAL = Finding(rule="general_denial", severity="notice", summary="never", claims=("c2", "c9"), transfer="t1")
BOTH = Finding(rule="contradiction", severity="warning", summary="two dates", transfer="t2", transfers=("t1", "t2"))
ALONE = Finding(rule="open_question", severity="question", summary="who is it?")
REPLY = Reply(
    id="r1", party=None, name="Orion", answer="denied",
    bears_on=(Bearing(scope="named", transfer="t1"), Bearing(scope="open"), Bearing(scope="text", transfer="t1")),
)  # fmt: skip


def bound() -> Bound:
    return Bound(Picture(transfers=(ONE, OTHER, BARE), findings=(GENERAL, BOTH, ALONE), replies=(REPLY,)))


def test_a_finding_stands_once_with_each_transfer_that_it_concerns() -> None:
    assert [bound().findings(t) for t in (ONE, OTHER, BARE)] == [[GENERAL, BOTH], [BOTH], []]


def test_a_reply_stands_once_with_a_transfer_that_it_bears_on() -> None:
    assert [bound().replies(t) for t in (ONE, BARE)] == [[REPLY], []]


def test_denials_in_general_are_those_of_the_transfer_alone() -> None:
    assert [bound().in_general(t) for t in (ONE, OTHER)] == [{"c2"}, set()]
