"""Which characters the bytes of a text file are."""

import pytest

from enduse.errors import Damaged
from enduse.ingest.encoding import decode, looks_binary

_RUSSIAN = "Завод получил семь двигателей по договору от 3 мая, посредник не назван."
_CHINESE = "发票号码: INV-2024-07 卖方: 某某示例有限公司\n品名\t数量\n发动机\t7\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("plain words", "ascii"), (_RUSSIAN, "utf-8"), (_RUSSIAN, "utf-8-sig"), (_RUSSIAN, "cp1251"),
        (_RUSSIAN, "koi8_r"), (_RUSSIAN, "cp866"), ("Двигатель", "cp1251"), (_RUSSIAN, "utf-16"),
        (_RUSSIAN, "utf-16-le"), ("plain words", "utf-16-be"),
        (_CHINESE, "gb18030"), (_CHINESE, "utf-16"), (_CHINESE, "utf-8"), ("plain words", "utf-32"),
        ("Büro für Außenhandel, größer als früher", "cp1252"),
    ],
)  # fmt: skip
def test_text_reads_back(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_what_the_sender_declares_is_tried_after_utf_8():
    assert decode("Пример".encode("iso8859_5"), "iso8859_5").text == "Пример"
    assert decode("Пример".encode(), "iso8859_5").text == "Пример"
    assert decode("日本".encode("iso2022_jp"), "iso-2022-jp").text == "日本"
    assert decode(b"words", "no-such-encoding").text == "words"


def test_what_does_not_fit_is_replaced_and_noted():
    decoded = decode(b"\xff\xfe" + "words".encode("utf-16-le") + b"\x00\xd8")
    assert decoded.text == "words\ufffd" and decoded.note is not None and decoded.note.startswith("1 char")


def test_bytes_that_are_no_text():
    assert looks_binary(bytes(range(256))) and not looks_binary(_RUSSIAN.encode("utf-16-le"))
    with pytest.raises(Damaged, match="no text"):
        decode(b"\x00\x01\x02\x03" * 100)
