"""The house rules that a machine can check: who may import whom, and what the code may reach for."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "enduse"
FILES = sorted(SOURCE.rglob("*.py"))

#: What each of these parts of the package alone may use.
ONLY = {
    "store/": {"sqlite3", "duckdb", "pyspark", "secrets"},
    "cli/": {"click", "rich"},
    "web/": {"litestar", "uvicorn"},
}
#: The files that speak to a network: to the endpoint that the user named with `--reader openai`, and to the addresses
#: of lists that the user gave to `enduse lists`. To no other.
NETWORK = {"read/openai/endpoint.py", "store/fetch.py"}
#: The file that calls a program (Tesseract) and hands the environment on to it.
PROGRAM = "ingest/ocr/program.py"
#: What nothing else in the package may use: the network, randomness that changes results, code from data.
NEVER = {
    "socket",
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "aiohttp",
    "random",
    "pickle",
    "shelve",
    "marshal",
}
#: The one function that looks at the clock: it stamps the custody log.
CLOCK = "store/custody.py"


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def place(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("file", FILES, ids=place)
def test_a_module_reaches_only_for_what_it_may(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = set(imported(tree))
    assert not names & (NEVER - {"http.client"} if place(file) in NETWORK else NEVER)
    for part, own in ONLY.items():
        if not place(file).startswith(part):
            assert not {name.partition(".")[0] for name in names} & own, f"only {part} may import these"
    used = set(called(tree))
    if not place(file).startswith(("cli/", "web/")) and place(file) != PROGRAM:
        assert not used & {"os.environ", "os.getenv", "os.environ.get"}, "only the faces read the environment"
    if place(file) != CLOCK:
        assert not used & {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time"}, "no clock"
    assert not used & {"eval", "exec", "os.system", "subprocess.Popen", "__import__"}
    assert place(file) == PROGRAM or "subprocess.run" not in used


@pytest.mark.parametrize("file", FILES, ids=place)
def test_a_module_is_small_and_says_what_it_is_for(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)) is not None or place(file).endswith("__init__.py")
    assert len(text.splitlines()) <= 400
    assert file.stem not in {"utils", "helpers", "common", "misc", "manager", "util", "helper"}


def test_imports_point_down_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_registered_plug_can_be_loaded() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for group, points in project["entry-points"].items():
        for name, target in points.items():
            module, _, attribute = target.partition(":")
            plug = import_module(module)
            assert not attribute or hasattr(plug, attribute), f"{group}: {name} = {target}"


def test_no_dependency_is_gpl() -> None:
    """Every package of the core install says what its licence is; none is GPL or AGPL (LGPL is fine, unmodified)."""
    from importlib.metadata import metadata

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in project["dependencies"]:
        facts = metadata(wanted.partition(">=")[0])
        told = " ".join(str(facts.get(key) or "")[:200] for key in ("License-Expression", "License"))
        told += " ".join(line for line in facts.get_all("Classifier") or [] if line.startswith("License"))
        plain = told.upper().replace("LGPL", "").replace("LESSER GENERAL PUBLIC", "")
        assert "GPL" not in plain and "GENERAL PUBLIC" not in plain, f"{wanted}: {told}"
