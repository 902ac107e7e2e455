"""Web pages: article, headline, publisher, date as precise as the page gives it."""

import pytest

_PAGE = """<!doctype html><html lang="en"><head><title>Engines seen at plant | Example Post</title>
<meta charset="utf-8">{head}</head><body><nav>Home World Sport</nav><article><h1>Engines seen at plant</h1>
<p>The plant at Exampleville received seven engines from <a href="http://x">Sample Trading</a>, according to documents.
The firm did not reply to questions that were sent to it on Monday.</p>
<h2>What the papers show</h2><p>The documents list <b>20 propellers</b> and a further order of the same kind.</p>
<table><tr><th>Item</th><th>Quantity</th></tr><tr><td>Engine</td><td>7</td></tr></table>
<p>The plant's owner said in a statement that nothing was delivered at all.</p></article>
<footer>All rights reserved</footer><script>alert("no")</script></body></html>"""


def test_an_article(opened, grid):
    (document,) = opened(_PAGE.format(head='<meta property="og:site_name" content="Example Post">').encode(), "a.html")
    assert document.title == "Engines seen at plant" and document.publisher == "Example Post"
    assert document.text.startswith(
        "Engines seen at plant\n\nThe plant at Exampleville received seven engines from Sample"
    )
    assert [document.text[a:b] for a, b in document.headings] == ["Engines seen at plant", "What the papers show"]
    assert grid(document) == [["Item", "Quantity"], ["Engine", "7"]]
    for absent in ("alert", "rights reserved", "Home World", "<"):
        assert absent not in document.text
    assert document.language == "en"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-09-25T08:00:00Z">', "2024-09-25"),
        ('<meta name="DC.date" content="2024-09">', "2024-09"),
        ('<meta name="date" content="Sept 2024">', None),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024"}]}</script>', "2024"),
        ('<script type="application/ld+json">{"datePublished": "2024-13-01"}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_a_date_is_never_more_precise_than_the_page(opened, head, published):
    (document,) = opened(_PAGE.format(head=head).encode(), "a.html")
    assert document.published == published


def test_a_date_within_the_article(opened):
    page = _PAGE.format(head="").replace("<h2>", '<time datetime="2024-09-25T10:00">Wednesday</time><h2>')
    assert opened(page.encode(), "a.html")[0].published == "2024-09-25"


def test_the_title_comes_first_where_the_page_has_no_head(opened):
    page = _PAGE.format(head="").replace("<h1>Engines seen at plant</h1>", "")
    (document,) = opened(page.encode(), "a.html")
    assert document.title is not None and document.text.startswith(document.title)
    assert document.headings[0] == (0, len(document.title))


def test_a_page_without_an_article_is_taken_whole(opened, grid):
    page = "<table><tr><td>品名<td>Qty<tr><td colspan=2>Group<tr><td>A<td>7<tr><td rowspan=2>Both<td>1<tr><td>2</table>"
    (document,) = opened(f"<html><body><p>Invoice 7</p>{page}</body></html>".encode(), "a.xls")
    assert document.text.startswith("Invoice 7\n\n")
    assert grid(document) == [["品名", "Qty"], ["Group", ""], ["A", "7"], ["Both", "1"], ["", "2"]]
    assert any("the extension says .xls" in note for note in document.notes)


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs(opened):
    page = "<table><tr><td><p>Left words</p><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>"
    (document,) = opened(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert document.text == "Left words\n\na\tb\nc\td"


def test_what_a_reader_does_not_see_is_left_out_and_noted(opened):
    (document,) = opened(b"<html><body><p>Seen</p><p style='display: none'>Unseen</p>", "a.html")
    assert (document.text, document.notes) == ("Seen", ("1 hidden elements left out",))


def test_a_declared_encoding(opened):
    page = '<html><head><meta charset="windows-1251"></head><body><p>Счёт на оплату</p></body></html>'
    assert opened(page.encode("cp1251"), "a.html")[0].text == "Счёт на оплату"


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body>", b"<!doctype html>"])
def test_a_page_without_words_is_empty(opened, data):
    assert opened(data, "a.html")[0].error.startswith("empty: ")


def test_entities_of_the_document_are_not_expanded(opened):
    data = b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p>'
    assert "root:" not in opened(data, "a.html")[0].text


def test_endless_comments_and_nesting(opened):
    opened(b"<!---->" * 4000 + b"<p>x", "a.html")
    opened(b"<html><body>" + b"<div>" * 20_000 + b"x", "a.html")


def test_a_page_without_metadata_is_asked_for_its_first_lines(opened):
    line = '<p class="byline">Example Herald, 5 April 2025, by Orla Venn</p><p>The plant'
    page = _PAGE.format(head="").replace("<p>The plant", line, 1).replace(" | Example Post", "")
    assert (opened(page.encode(), "a.html")[0].publisher, opened(page.encode(), "a.html")[0].published) == (
        "Example Herald",
        "2025-04-05",
    )
    dated = page.replace("</head>", '<meta name="date" content="2025-03-13"></head>')
    assert opened(dated.encode(), "a.html")[0].published == "2025-03-13"


def test_a_byline_is_no_running_text(opened):
    lines = ["By Orla Venn and Piet Mar, Example Press Agency", "5 April 2025"]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    page = _PAGE.format(head="").replace("<p>The plant at", f"{paragraphs}<p>The plant at", 1)
    (document,) = opened(page.encode(), "a.html")
    heads = [document.text[a:b] for a, b in document.headings]
    assert heads == ["Engines seen at plant", *lines, "What the papers show"]


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Engines seen at plant | Example Works", "Example Works"),
        ("Engines seen at plant - World - Example Works", "Example Works"),
        ("Engines seen at plant | News", None),
        ("Engines seen at plant", None),
        ("Another title | Example Works", None),
        ("Engines seen at plant again", None),
    ],
)
def test_the_site_behind_the_headline_in_the_title(opened, title, publisher):
    page = _PAGE.format(head="").replace("Engines seen at plant | Example Post", title)
    assert opened(page.encode(), "a.html")[0].publisher == publisher
