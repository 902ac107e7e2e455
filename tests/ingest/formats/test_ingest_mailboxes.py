"""Mailboxes and Outlook messages: every mail a document, attachments as parts, as in a single mail."""

import struct
from typing import Any

import pytest
from ole_made import Tree, compound

from enduse.errors import Damaged
from enduse.ingest.extracted import Limits
from enduse.ingest.outlook import unpacked_rtf

MBOX = b"""From sales@example.org Wed Sep 25 23:30:00 2024
From: Sales <sales@example.org>
To: buyer@example.net
Date: Wed, 25 Sep 2024 23:30:00 +0300
Subject: Order 12/7
Message-ID: <1@example.org>

Seven engines leave on Monday.
>From the harbour we send the rest.
From here on it is prose, not a mail.

From - Thu Sep 26 08:00:00 2024
From: buyer@example.net
To: sales@example.org
Date: Thu, 26 Sep 2024 08:00:00 +0000
Subject: =?utf-8?b?UmU6INC30LDQutCw0Lc=?=
MIME-Version: 1.0

Received.
"""


def test_each_mail_of_a_mailbox_is_a_document(opened):
    box, first, second = opened(MBOX, "archive.mbox")
    assert box.media_type == "application/mbox" and box.notes == ("a mailbox of 2 mails, each a document of its own",)
    assert [d.origin for d in (first, second)] == [
        "archive.mbox!/0001 Order 12_7.eml", "archive.mbox!/0002 Re: заказ.eml",
    ]  # fmt: skip
    assert "From the harbour we send the rest.\nFrom here on it is prose" in first.text
    assert (first.published, second.title, first.parent) == ("2024-09-25", "Re: заказ", box.id)
    assert opened(MBOX, "archive.mbox", parts=1)[0].error.startswith("too large: holds more than 1 mails")
    assert opened(MBOX.replace(b"\n", b"\r\n"), "a")[1].title == "Order 12/7"


def _properties(head: int, **numbers: tuple[int, int, int]) -> bytes:
    return bytes(head) + b"".join(
        struct.pack("<HHIQ", kind, number, 6, value) for kind, number, value in numbers.values()
    )


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _message(**more: Any) -> Tree:
    ticks = 133_717_410_000_000_000  # 2024-09-25T12:30:00Z
    return {
        "__properties_version1.0": _properties(32, sent=(0x40, 0x39, ticks), page=(3, 0x3FFD, 1251)),
        "__substg1.0_0037001F": _wide("Отгрузка 12"),
        "__substg1.0_0C1A001F": _wide("Анна Орлова"),
        "__substg1.0_5D01001F": _wide("orlova@example.org"),
        "__substg1.0_0E04001F": _wide("Boris Example; sales@example.net"),
        **more,
    }  # fmt: skip


def test_an_outlook_message(opened):
    attachment: Tree = {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": _wide("lines.csv"),
        "__substg1.0_37010102": b"Goods;Qty\nengine;7\npump;2\n" + b"\n" * 4100,
    }
    inner: Tree = {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3701000D": {
            **_message(),
            "__properties_version1.0": bytes(24),
            "__substg1.0_1000001F": _wide("Inner words."),
        },
    }
    data = compound(_message(**{
        "__substg1.0_1000001E": "Семь двигателей в понедельник.".encode("cp1251"),
        "__attach_version1.0_#00000000": attachment, "__attach_version1.0_#00000001": inner,
    }))  # fmt: skip
    outer, table, nested = opened(data, "note.msg")
    assert outer.media_type == "application/vnd.ms-outlook" and outer.error is None
    assert "From: Анна Орлова <orlova@example.org>" in outer.text and "Subject: Отгрузка 12" in outer.text
    assert "Boris Example" in outer.text and "sales@example.net" in outer.text
    assert "Семь двигателей в понедельник." in outer.text
    assert (outer.title, outer.published) == ("Отгрузка 12", "2024-09-25")
    assert table.origin == "note.msg!/lines.csv" and len(table.tables) == 1
    assert "Inner words." in nested.text and nested.parent == outer.id


@pytest.mark.parametrize(
    "body",
    [
        {"__substg1.0_10130102": b"<html><body><p>Seven engines</p></body></html>"},
        {"__substg1.0_10090102": struct.pack("<II4sI", 40, 26, b"MELA", 0) + b"{\\rtf1 Seven engines\\par}  "},
    ],
)
def test_the_words_of_other_bodies(opened, body):
    assert "Seven engines" in opened(compound(_message(**body)), "note.msg")[0].text


def test_the_packed_body_of_the_specification():
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )  # MS-OXRTFCP 4.1.1
    assert unpacked_rtf(packed, Limits()) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    with pytest.raises(Damaged):
        unpacked_rtf(packed[:10], Limits())


def test_an_outlook_message_that_breaks_off(opened):
    data = compound(_message())
    assert opened(data[:1500], "note.msg")[0].error is not None
