"""What a file holds: containers all the way down, and nothing a file holds ends the run."""

from types import SimpleNamespace

import pytest

from enduse.errors import Damaged, Unsafe
from enduse.ingest import Extracted, Limits, Part, ingest, unreadable
from enduse.records.identity import sha256_bytes, sha256_text


def test_the_container_comes_first_then_its_parts_depth_first(opened, zipped, mail):
    mail.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="goods.csv")
    inner = mail.as_bytes()
    documents = opened(zipped({"in/order.eml": inner, "z.txt": b"last"}), "all.zip")
    assert [d.origin for d in documents] == [
        "all.zip", "all.zip!/in/order.eml", "all.zip!/in/order.eml!/goods.csv", "all.zip!/z.txt",
    ]  # fmt: skip
    assert [d.parent for d in documents] == [None, documents[0].id, documents[1].id, documents[0].id]
    assert documents[1].id == sha256_bytes(inner) and documents[1].size == len(inner)
    assert documents[3].text_sha256 == sha256_text("last")


def test_bytes_go_with_each_document(zipped):
    found = ingest("a.zip", zipped({"b.txt": b"words"}))
    assert [sha256_bytes(i.data) for i in found] == [i.document.id for i in found]


def test_two_runs_give_the_same(zipped):
    data = zipped({"b.txt": b"The engines went to the plant, said the papers that were seen.", "c.csv": b"a;b\n1;2\n"})
    assert ingest("a.zip", data) == ingest("a.zip", data)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "empty: "),
        (b" \n ", "a.txt", "empty: "),
        (bytes(range(256)) * 40, "a.bin", "unsupported: "),
        (bytes(range(256)) * 40, "a.pdf", "damaged: "),
        (bytes(range(256)) * 40, "a.docx", "damaged: "),
        (bytes(range(256)) * 40, "a.xlsx", "damaged: "),
        (bytes(range(256)) * 40, "a.txt", "damaged: "),
        (b"%PDF-1.7\nnothing", "a.pdf", "damaged: "),
        (b"PK\x03\x04 cut off", "a.zip", "damaged: "),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png", ("damaged: ", "not read yet: ")),
        (b"{\\rtf1 }", "a.rtf", "empty: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.msg", ("damaged: ", "unsupported: ")),
    ],
)
def test_a_bad_file_is_a_line_with_its_error(opened, data, name, says):
    (document,) = opened(data, name)
    assert document.error is not None and document.error.startswith(says)
    assert document.id == sha256_bytes(data)


def test_a_file_over_the_limit_is_too_large(opened):
    (document,) = opened(b"x" * 101, "a.txt", bytes=100)
    assert document.error == "too large: 101 bytes, over the limit of 100; split it"


def _plug(read):
    return SimpleNamespace(NAME="odd", MEDIA_TYPES=("text/plain",), EXTENSIONS=(".txt",), read=read)


class Panic(BaseException):
    """Stands for a native parser's panic, which is no Exception."""


@pytest.mark.parametrize("failure", [RuntimeError("broke"), RecursionError("deep"), MemoryError(), Panic("panic")])
def test_a_failing_plug_is_a_line_not_the_end_of_the_run(failure):
    def read(data, name, limits):
        raise failure

    (found,) = ingest("a.txt", b"words", [_plug(read)])
    assert found.document.error is not None and found.document.error.startswith("could not be read: ")


def test_the_user_may_still_stop_the_run():
    def read(data, name, limits):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest("a.txt", b"words", [_plug(read)])


def test_a_container_that_holds_itself_is_not_unpacked_again():
    found = ingest("a.txt", b"words", [_plug(lambda data, name, limits: Extracted(parts=(Part("again.txt", data),)))])
    assert [i.document.error and i.document.error[:7] for i in found] == [None, "unsafe:"]


def test_nesting_ends_at_the_limit(opened, zipped):
    data = b"words"
    for number in range(6):
        data = zipped({f"{number}.zip" if number else "w.txt": data})
    documents = opened(data, "a.zip", depth=3)
    assert len(documents) == 4
    assert documents[-1].error is not None and "nested deeper than 3" in documents[-1].error


def test_the_limits_hold_over_all_nested_containers_together(opened, zipped):
    inner = [zipped({"w.txt": str(n).encode() * 6000}) for n in range(3)]
    documents = opened(zipped({f"{n}.zip": data for n, data in enumerate(inner)}), "a.zip", unpacked=13_000)
    errors = [d.error for d in documents if d.error]
    assert errors and all(e.startswith("too large: ") for e in errors)
    assert sum(d.media_type == "text/plain" for d in documents) < 3


def test_parts_of_one_name_stay_apart(opened):
    pair = (Part("a.txt", b"one"), Part("a.txt", b"two"))
    first = SimpleNamespace(NAME="c", MEDIA_TYPES=("text/plain",), EXTENSIONS=(), read=lambda d, n, limits: Extracted(
        parts=pair if d == b"box" else (), text=d.decode()))  # fmt: skip
    assert [i.document.origin for i in ingest("b", b"box", [first])] == ["b", "b!/a.txt", "b!/a (2).txt"]


def test_a_part_left_inside_keeps_its_id_wherever_the_container_lies():
    plug = _plug(lambda data, name, limits: Extracted(parts=(Part("../x", b"", "unsafe: leads out"),)))
    one, two = (ingest(origin, b"words", [plug])[1].document for origin in ("a.txt", "b/c.txt"))
    assert (one.id, one.error) == (two.id, "unsafe: leads out")
    assert (one.origin, two.origin) == ("a.txt!/x", "b/c.txt!/x")


def test_a_file_that_could_not_be_opened_has_a_line():
    found = unreadable("a/b.pdf", Unsafe("a link"))
    assert found.document.id == sha256_text("unread:a/b.pdf")
    assert (found.document.error, found.data) == ("unsafe: a link", b"")


def test_errors_stay_on_one_line():
    assert unreadable("a", Damaged("two\nlines")).document.error == "damaged: two lines"


def test_limits_are_read_by_the_plugs(opened):
    (document,) = opened(b"word " * 100, "a.txt", text=Limits().cells and 99)
    assert document.error is not None and document.error.startswith("too large: ")
