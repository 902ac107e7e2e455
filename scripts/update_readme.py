"""Runs the example and writes its answer into README.md. Run it when the answer changes on purpose.

python scripts/update_readme.py
"""

import tempfile
from pathlib import Path

from click.testing import CliRunner

from enduse.cli import main as command

ROOT = Path(__file__).resolve().parent.parent
BEGIN = "<!-- answer: written by scripts/update_readme.py, checked by tests/test_examples.py -->\n```text\n"
END = "```\n<!-- /answer -->"


def answer(case: Path) -> str:
    """What `enduse run` prints for the example, the case's folder named as in the README."""
    example = ROOT / "examples" / "meridian"
    given = ["run", str(example / "documents"), "--list", str(example / "watchlist.ftm.json"), "--out", str(case)]
    result = CliRunner().invoke(command, given)
    if result.exit_code != 3:
        raise SystemExit(
            f"the example gave exit code {result.exit_code}, expected 3 (one file cannot be read): {result.output}"
        )
    return result.stdout.replace(str(case), "out/meridian")


def main() -> None:
    """Write the answer between the two marks."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    with tempfile.TemporaryDirectory() as folder:
        text = answer(Path(folder) / "case")
    readme.write_text(before + BEGIN + text + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
