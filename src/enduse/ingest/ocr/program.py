"""Where is Tesseract, which languages has it, and what does it read in a picture?

The program is called, not linked: a picture on which it crashes or hangs costs one page, not the run. It gets its
picture by a pipe and no word of a document as an argument.
"""

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec

from msgspec import Struct

from enduse.errors import Damaged, Missing, TooLarge

LANGUAGES = ("eng", "rus", HAN := "chi_sim")
#: Seconds for one page; a page of print takes two or three.
PATIENCE = 90
NEXT_STEP = (
    "install Tesseract with its languages (Debian and Ubuntu: tesseract-ocr tesseract-ocr-rus tesseract-ocr-chi-sim) "
    "and `pip install 'enduse[ocr]'`, then run again"
)
_CHARACTERS = ("-c", "hocr_char_boxes=1")
_FIGURES = ("-c", "tessedit_char_whitelist=0123456789.,- ")
_VERSION = re.compile(r"tesseract v?([\d.]+)")


class Tesseract(Struct, frozen=True):
    """The program: its path, its version, and those of our languages that it has."""

    path: str
    version: str
    languages: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The languages of ours that are not installed."""
        return tuple(name for name in LANGUAGES if name not in self.languages)

    def read(self, picture: bytes, layout: int, dpi: float, language: str, figures: bool = False) -> bytes:
        """What it reads in a picture (PNM), as hOCR. `layout` is its page segmentation mode; `figures`: nothing else.

        Raises Damaged when it ends with an error, TooLarge when it takes too long.
        """
        options = [
            "--psm",
            str(layout),
            "--dpi",
            str(round(dpi)),
            "-l",
            language,
            *_CHARACTERS,
            *(_FIGURES if figures else ()),
            "hocr",
        ]
        answer = _run([self.path, "stdin", "stdout", *options], picture)
        if answer.returncode:
            raise Damaged(f"Tesseract ends with {answer.returncode}: {_said(answer.stderr)}")
        return answer.stdout


def tesseract() -> Tesseract:
    """The installed program.

    Raises Missing, naming the next step, where it, all of its languages or Pillow (for the pictures) are missing.
    """
    if find_spec("PIL") is None:
        raise Missing(f"a scan, and Pillow is not installed: {NEXT_STEP}")
    path = shutil.which("tesseract")
    if path is None:
        raise Missing(f"a scan, and Tesseract is not installed: {NEXT_STEP}")
    return _known(path)


@cache
def _known(path: str) -> Tesseract:
    told, listed = _run([path, "--version"]), _run([path, "--list-langs"])
    version = _VERSION.search((told.stdout + told.stderr).decode("utf-8", "replace"))
    there = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    languages = tuple(name for name in LANGUAGES if name in there)
    if version is None or not languages:
        raise Missing(f"a scan, and Tesseract has none of its languages {', '.join(LANGUAGES)}: {NEXT_STEP}")
    return Tesseract(path, version[1], languages)


def _run(command: list[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """One call, in one thread: several pages at once are faster than one page on several threads."""
    alone = dict(os.environ, OMP_THREAD_LIMIT="1")
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, env=alone, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"Tesseract did not end within {PATIENCE} seconds; give a smaller scan") from error
    except OSError as error:
        raise Missing(f"a scan, and {command[0]} cannot be started ({error}): {NEXT_STEP}") from error


def _said(stderr: bytes) -> str:
    return " ".join(stderr.decode("utf-8", "replace").split())[:200]
