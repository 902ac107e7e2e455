"""The face is small, complete, and costs nothing until it is used."""

import subprocess
import sys

import pytest

import enduse

#: Nothing of this may be loaded by `import enduse` or by asking for help.
HEAVY = (
    "lxml", "numpy", "trafilatura", "sqlite3", "jinja2", "python_calamine", "pypdfium2", "docx", "stdnum", "py3langid",
    "charset_normalizer", "rich", "msgspec", "anyascii", "duckdb", "onnxruntime",
)  # fmt: skip
#: Nor any stage.
STAGES = tuple(f"enduse.{stage}" for stage in ("ingest", "read", "resolve", "screen", "trace", "report", "store"))


def loaded_by(program: str) -> set[str]:
    """The names of all modules that a fresh interpreter has loaded after `program`."""
    ending = "; import sys; print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", program + ending], capture_output=True, text=True, check=True)
    return set(told.stderr.split())


def heavy(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in HEAVY or name.startswith(STAGES)}


def test_importing_enduse_loads_next_to_nothing() -> None:
    modules = loaded_by("import enduse")
    assert "enduse" in modules
    assert heavy(modules) == set()
    assert {name for name in modules if name.startswith("enduse.")} == set()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run", "--help"], ["verify", "--help"], ["screen", "--help"], ["lists", "add", "--help"]]
)
def test_asking_for_help_loads_no_stage(arguments: list[str]) -> None:
    modules = loaded_by(f"from enduse.cli import main; main({arguments!r}, standalone_mode=False)")
    assert "click" in modules
    assert heavy(modules) == set()


def test_each_name_of_the_face_is_there() -> None:
    for name in enduse.__all__:
        assert getattr(enduse, name) is not None
    assert dir(enduse) == sorted(enduse.__all__)
    assert enduse.__version__


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Missing'"):
        enduse.Missing  # noqa: B018
