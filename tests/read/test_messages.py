"""Messages within a mail: each counts its days from its own, and is said by who sent it."""

import pytest

from enduse.read.messages import MAIL, by_senders, day_at
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedClaim, Words

OUTER = "From: Ida Holm <ida@holm.example>\nTo: B\nDate: 23 Apr 2024\nSubject: Re: pumps\n\nWe got them yesterday.\n\n"


def _mail(inner: str) -> Document:
    return Document(id="m", origin="m.eml", media_type=MAIL, text=OUTER + inner, published="2024-04-23")


@pytest.mark.parametrize(
    ("head", "day", "sender"),
    [
        ("On Thu, 18 Apr 2024 at 10:22, Aro Velt <aro@velt.example> wrote:\n> ", "2024-04-18", "Aro Velt"),
        ("18.04.2024 10:22, Аро Вельт пишет:\n> ", "2024-04-18", "Аро Вельт"),
        ("18 апреля 2024 г., 10:22, Аро Вельт <aro@velt.example> написал:\n> ", "2024-04-18", "Аро Вельт"),
        ("在2024年4月18日 10:22，韦青 写道：\n> ", "2024-04-18", "韦青"),
        ("---Original Message---\nFrom: Aro Velt <a@v.example>\nSent: 18 April 2024\n\n", "2024-04-18", "Aro Velt"),
        ("--- 转发邮件 ---\n发件人: 韦青 <w@velt.example>\n日期: 2024年4月18日 10:22\n\n", "2024-04-18", "韦青"),
        ("> ", None, None),
    ],
)  # fmt: skip
def test_an_inner_message_has_its_own_day_and_sender(head: str, day: str | None, sender: str | None) -> None:
    document = _mail(f"{head}The lorry left today.")
    place = document.text.index("The lorry")
    assert day_at(document, document.text.index("We got")) == "2024-04-23" and day_at(document, place) == day
    claim = ProposedClaim(relation="transfer", evidence=(Words("The lorry left today.", place),), roles=())
    (told,) = by_senders(document, Proposals(reader="r", claims=(claim,))).claims
    assert [voice.name for voice in told.voice] == ([sender] if sender else [])


def test_other_documents_hold_no_messages() -> None:
    document = Document(id="a", origin="a.txt", text="On 3 May 2024 Velt wrote:\n> Sold today.", published="2024-06-01")
    assert day_at(document, 30) == "2024-06-01"


def test_a_sentence_of_the_mail_itself_opens_no_message() -> None:
    document = _mail("As the customs office wrote:\nall is well. From: here to there.\nSold yesterday.")
    assert day_at(document, document.text.index("Sold")) == "2024-04-23"
