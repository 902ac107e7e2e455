"""The vault: bytes under their hash, read-only, whole or not there."""

from pathlib import Path

import pytest

from enduse.errors import BadCase
from enduse.records.identity import sha256_bytes
from enduse.store.vault import Vault, replace_file


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (tmp_path / "part").mkdir()
    return Vault(tmp_path / "vault", tmp_path / "part")


def test_bytes_come_back_as_they_went_in(vault: Vault) -> None:
    data = bytes(range(256))
    assert vault.put(sha256_bytes(data), data) is True
    assert vault.put(sha256_bytes(data), data) is False
    assert vault.read(sha256_bytes(data), "a.bin") == data
    assert vault.files() == [vault.path(sha256_bytes(data))]


def test_an_altered_file_is_refused_and_put_back(vault: Vault) -> None:
    sha256 = sha256_bytes(b"one")
    vault.put(sha256, b"one")
    vault.path(sha256).chmod(0o644)
    vault.path(sha256).write_bytes(b"two")
    with pytest.raises(BadCase, match=r"'a.txt' in the vault was altered"):
        vault.read(sha256, "a.txt")
    assert vault.put(sha256, b"one") is True
    assert vault.read(sha256, "a.txt") == b"one"


def test_a_missing_file_is_named(vault: Vault) -> None:
    with pytest.raises(BadCase, match=r"'a.txt' is missing"):
        vault.read("f" * 64, "a.txt")


def test_a_failed_write_leaves_the_former_file(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    replace_file(tmp_path / "a", b"one", tmp_path / "part")
    with pytest.raises(TypeError):
        replace_file(tmp_path / "a", "not bytes", tmp_path / "part")  # type: ignore[arg-type]
    assert (tmp_path / "a").read_bytes() == b"one"
