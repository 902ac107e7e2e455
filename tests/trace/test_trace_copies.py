"""Texts that lift from others are found by fingerprints, whatever stands around."""

from zlib import crc32

from enduse.trace.copies import GRAM, WINDOW, Words, lifted

OFFICIAL = "“Nobody at this port has ever seen such a cargo pass without any paper at all,” said an official."
ZH = "“这些货物在港口停留了三天，没有任何人能够出示一张有效的出口许可文件。”一名官员说。"


def test_a_lifted_quotation_leads_to_the_first_text() -> None:
    texts = [
        ("a", f"Delta got winches. {OFFICIAL}"),
        ("b", f"Much has been said. {OFFICIAL} So it goes."),
        ("c", OFFICIAL),
    ]
    assert lifted(texts) == {"b": ("a",), "c": ("a",)}


def test_the_same_in_chinese_wherever_it_stands() -> None:
    assert lifted([("a", "开头。" + ZH), ("b", "另一篇文章的开头是这样写的：" + ZH)]) == {"b": ("a",)}


def test_names_and_common_phrases_lift_nothing() -> None:
    name = "The Ministry of Industry and New Technologies of the Republic of Ruritania"
    assert lifted([("a", f"{name} bought winches."), ("b", f"A works belongs to it: {name} owns all.")]) == {}


def test_any_run_as_long_as_promised_is_met() -> None:
    run = [f"w{n}" for n in range(GRAM + WINDOW - 1)]
    left = Words(" ".join(["x", "y", *run, "z"]))
    right = Words(" ".join(["p", *run, "q", "r"]))
    assert {h for h, _ in left.prints()} & {h for h, _ in right.prints()}


def test_of_every_window_the_smallest_hash_is_kept_of_equal_ones_the_last() -> None:
    words = Words(" ".join(["ab"] * 10 + [f"w{n}" for n in range(20)] + ["cd"] * 12))
    hashes = [crc32(" ".join(words.words[n : n + GRAM]).encode()) for n in range(len(words.words) - GRAM + 1)]
    windows = [range(n, n + WINDOW) for n in range(len(hashes) - WINDOW + 1)]
    kept = {min(window, key=lambda k: (hashes[k], -k)) for window in windows}
    assert words.prints() == [(hashes[n], n) for n in sorted(kept)]


def test_very_short_texts_have_no_fingerprint() -> None:
    assert Words("Delta got winches").prints() == []
    assert lifted([("a", ""), ("b", "…")]) == {}
