"""Plain text and Markdown."""

import pytest


def test_the_text_is_kept_with_one_kind_of_line_break(opened):
    (document,) = opened("One\r\nTwo\rThree\x00\x07\u200b end\n".encode(), "a.txt")
    assert document.text == "One\nTwo\nThree   end\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Engines seen at plant\n\nThe plant got engines.", "Engines seen at plant"),
        ("\n\n  Engines seen at plant  \n\nThe plant got engines.", "Engines seen at plant"),
        ("The plant got engines.\n\nMore followed.", None),
        ("Engines seen\nat plant\n\nMore", None),
        ("Seller: Example Ltd\n\nBuyer: Sample JSC", None),
        ("Only line", None),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title(opened, text, title):
    (document,) = opened(text.encode(), "a.txt")
    assert document.title == title
    assert [document.text[a:b] for a, b in document.headings] == ([title] if title else [])


def test_markdown_heads(opened):
    text = "# Engines\n\nWords\n\n## What is *known* ##\n\nWords\n\nMore\n----\n\n```\n# no head\n```\n"
    (document,) = opened(text.encode(), "a.md")
    assert [document.text[a:b] for a, b in document.headings] == ["Engines", "What is *known*", "More"]
    assert (document.title, document.text) == ("Engines", text)


def test_long_runs_of_blanks_take_no_time(opened):
    for name in ("a.txt", "a.md"):
        (document,) = opened(b"# " + b" " * 300_000 + b"x\n" + b" \n" * 100_000 + b"end", name)
        assert document.error is None


def test_the_first_lines_of_an_article_are_heads_and_facts(opened):
    text = "Engines seen at plant\nExample Herald\nBy Orla Venn\n5 April 2025\n\nThe plant got engines in May.\n"
    (document,) = opened(text.encode(), "a.txt")
    assert (document.title, document.publisher, document.published) == (
        "Engines seen at plant",
        "Example Herald",
        "2025-04-05",
    )
    assert [document.text[a:b] for a, b in document.headings] == text.splitlines()[:4]
