"""E-mail: header lines, words, attachments."""

from email.message import EmailMessage

import pytest


def test_header_lines_then_words(opened, mail):
    (document,) = opened(mail.as_bytes(), "a.eml")
    assert document.text == (
        "From: Sales <sales@example.org>\nTo: buyer@example.net\nDate: Wed, 25 Sep 2024 23:30:00 +0300\n"
        "Subject: Order 12\n\nThe seven engines leave on Monday."
    )
    assert (document.title, document.published) == ("Order 12", "2024-09-25")


def test_plain_words_are_preferred_to_their_html_form(opened, mail):
    mail.add_alternative("<p>The <b>same</b> in HTML</p>", subtype="html")
    assert "HTML" not in opened(mail.as_bytes(), "a.eml")[0].text


def test_html_only(opened):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "x"
    mail.set_content("<p>Счёт <i>пять</i></p><script>no</script>", subtype="html", charset="koi8-r")
    assert opened(mail.as_bytes(), "a.eml")[0].text.endswith("\n\nСчёт пять")


def test_attachments_are_parts_under_safe_names(opened, mail):
    for name in ("../../etc/passwd.csv", "C:\\temp\\b.csv", "/c.csv", "счёт.csv"):
        mail.add_attachment(b"a;b\n1;2\n", maintype="application", subtype="octet-stream", filename=name)
    documents = opened(mail.as_bytes(), "in/a.eml")
    assert [d.origin for d in documents[1:]] == [f"in/a.eml!/{n}.csv" for n in ("passwd", "b", "c", "счёт")]
    assert all(d.parent == documents[0].id and d.media_type == "text/csv" for d in documents[1:])


def test_a_mail_within_a_mail(opened, mail):
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "c@example.org", "d@example.org", "Deep/inside"
    inner["Date"] = "Wed, 25 Sep 2024 10:00:00 +0000"
    inner.set_content("Inner words")
    inner.add_attachment(b"x,y\n1,2\n", maintype="text", subtype="csv", filename="d.csv")
    mail.add_attachment(inner)
    documents = opened(mail.as_bytes(), "a.eml")
    assert [d.origin for d in documents] == ["a.eml", "a.eml!/Deep_inside.eml", "a.eml!/Deep_inside.eml!/d.csv"]
    assert documents[1].text.endswith("Inner words") and documents[1].media_type == "message/rfc822"


def test_pictures_of_the_layout_are_left_out_and_noted(opened, mail):
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="scan.png")
    documents = opened(mail.as_bytes(), "a.eml")
    assert documents[0].notes == ("1 pictures of the mail's layout left out",)
    assert [d.origin for d in documents[1:]] == ["a.eml!/scan.png"]


def test_a_sealed_body_is_a_part_with_an_error(opened):
    head = b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
    sealed = head + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIIB"
    mail, body = opened(sealed, "a.eml")
    assert mail.error is None and "Subject: x" in mail.text
    assert body.error is not None and body.error.startswith("encrypted: ")


def test_soft_line_breaks_are_taken_back(opened):
    head = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    assert opened(head + b"One sentence over \ntwo lines.\nNext.\n", "a.eml")[0].text.endswith(
        "One sentence over two lines.\nNext."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"From: =?bad?q?=\nTo: <<<>\nDate: 99 Foo\nSubject: =?utf-8?b?!!!?=\nMIME-Version: 1.0\n\nwords",
        b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nno boundary",
        b"From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\nwords",
        b"From: a@b\nMIME-Version: 1\nContent-Type: multipart/mixed;boundary=x\n\n--x\nContent-Type: message/rfc822\n",
        b"From: " + b"(" * 3000 + b"\nMIME-Version: 1.0\n\nwords",
    ],
)
def test_malformed_mail_is_read_as_far_as_it_goes(opened, data):
    document = opened(data, "a.eml")[0]
    assert document.error is None and "From" in document.text


def test_no_header_at_all(opened):
    assert opened(b"\n\nwords", "a.eml")[0].media_type == "text/plain"
