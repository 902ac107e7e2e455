"""The same bytes in several places are one document with several origins."""

import itertools

from enduse.ingest import gather, ingest, placed
from enduse.records.document import Document


def test_documents_move_with_their_container(zipped):
    made = [i.document for i in ingest("old/a.zip", zipped({"b.txt": b"words"}))]
    moved = placed(made, "new.zip")
    assert [d.origin for d in moved] == ["new.zip", "new.zip!/b.txt"]
    assert [d.id for d in moved] == [d.id for d in made]
    assert placed([], "x") == ()


def test_one_document_per_id_whatever_the_order():
    documents = [
        Document(id="1", origin="b.txt", parent="9"), Document(id="1", origin="a.txt", parent="8"),
        Document(id="1", origin="c.txt"), Document(id="2", origin="aa.txt"),
    ]  # fmt: skip
    for order in itertools.permutations(documents):
        first, second = gather(order)
        assert (first.id, first.origin, first.origins, first.parent) == ("1", "a.txt", ("b.txt", "c.txt"), "8")
        assert second.origin == "aa.txt"


def test_a_place_where_it_could_be_read_wins():
    (document,) = gather(
        [Document(id="1", origin="a", error="unsafe: deep"), Document(id="1", origin="b", text="words")]
    )
    assert (document.origin, document.origins, document.error, document.text) == ("a", ("b",), None, "words")


def test_gathering_again_changes_nothing():
    once = gather([Document(id="1", origin="b"), Document(id="1", origin="a")])
    assert gather(once) == once
