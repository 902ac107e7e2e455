"""A document goes out in passages that cut no sentence, hold no table, and lose nothing."""

from enduse.ingest import ingest
from enduse.read.openai.passages import LONGEST, passages
from enduse.records.document import Document, Table


def document(text: str, *tables: tuple[int, int]) -> Document:
    made = tuple(Table(name=None, start=a, end=b) for a, b in tables)
    return Document(id="d", origin="a.txt", text=text, language="en", tables=made)


def test_a_short_document_is_one_passage() -> None:
    text = "Winches for Osterholm\n\nTarn Trading shipped winches. Orla Wire said so.\n"
    (passage,) = passages(document(text))
    assert passage.text == text.strip() == text[passage.start : passage.end]


def test_a_long_document_is_cut_between_paragraphs_and_every_sentence_is_in_one_passage() -> None:
    text = "\n\n".join(f"Tarn Trading shipped {n} winches to Osterholm Works in May. " * 20 for n in range(30))
    made = document(text)
    found = passages(made)
    assert len(found) > 3
    for passage in found:
        assert len(passage.text) <= LONGEST and passage.text == text[passage.start : passage.end]
        assert passage.text.startswith("Tarn Trading") and passage.text.endswith(".")
        assert text[passage.start - 1 : passage.start] in ("", "\n")
    assert sum(p.text.count("shipped") for p in found) == text.count("shipped")


def test_a_paragraph_without_end_is_cut_all_the_same() -> None:
    found = passages(document("word " * 5_000))
    assert all(len(p.text) <= LONGEST for p in found)
    assert sum(p.text.count("word") for p in found) == 5_000


def test_a_table_is_left_to_its_own_reader() -> None:
    text = "Tarn sold winches.\nNo | Goods | 7\nOsterholm paid."
    start = text.index("No |")
    found = passages(document(text, (start, start + 14)))
    assert [p.text for p in found] == ["Tarn sold winches.", "Osterholm paid."]


def test_an_empty_document_asks_nothing() -> None:
    assert passages(document("")) == passages(document(" \n ")) == ()


def test_a_word_is_found_whole_and_nearest_to_the_evidence() -> None:
    (passage,) = passages(document("Tarnished brass. Tarn sold it. The firm Tarn paid. Tarn left."))
    assert passage.find("Tarn") == (17, 21)
    assert passage.find("Tarn", (31, 50)) == (40, 44)
    assert passage.find("brass", (31, 50)) == (10, 15)
    assert passage.find("tarnish") is None
    assert passage.find("") is None and passage.find(" \n") is None


def test_words_are_found_across_a_line_break_and_in_chinese() -> None:
    (passage,) = passages(document("The quay of the Tarn\n  Trading house was\nclosed for the whole of a long winter."))
    found = passage.find("Tarn Trading house")
    assert found is not None and passage.text[found[0] : found[1]] == "Tarn\n  Trading house"
    (passage,) = passages(document("北方公司向南方工厂交付了七台绞车。"))
    assert passage.find("南方工厂") == (5, 9)


def test_the_words_of_another_passage_are_not_found() -> None:
    text = "Tarn Trading sold winches. " * 200 + "\n\n" + "Osterholm Works paid. " * 200
    first, second = passages(document(text))[0], passages(document(text))[-1]
    assert first.find("Osterholm Works") is None and second.find("Osterholm Works") is not None
    assert second.find("Tarn Trading") is None


def test_a_web_page_is_passages_too() -> None:
    page = b"<html><body><article><h1>Winches</h1><p>Tarn sold winches to Osterholm.</p></article></body></html>"
    made = ingest("a.html", page)[0].document
    assert any("Tarn sold winches" in p.text for p in passages(made))
