"""A list, a table of names with every kind of row, and `enduse screen` as a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

FIRMS = [
    "Tarn Trading LLC",
    "Osterholm Works",
    "АО Тарн Заречный",
    "Quarn Sea Lines",
    "Lindor Aviation Engine Co., Ltd",
]
#: Names, numbers and countries as people write them: good ones, near ones, none at all.
ASKED = [
    "Tarn Trading,Company,ru,", "Osterholm,,,1831083343", "Тарн,Company,,", ",,,", "Quarn,Vessel,xx1,A-17",
    "Lindor Engine,Person,cn,", '"Orlin, Ada",Person,,',
]  # fmt: skip
#: Rows that no answer can be given to.
BAD = [",Nameless id,,,", "x,Tarn, Trading,Company,,"]


def a_list(folder: Path) -> Path:
    entries = [
        {"id": f"E{n}", "schema": "Company", "properties": {"name": [name], "country": ["ru"]}}
        for n, name in enumerate(FIRMS)
    ]
    path = folder / "list.ftm.json"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def a_table(folder: Path, rows: int = 40, bad: bool = True, same: bool = False) -> Path:
    """A CSV table: every tenth row is one of the bad ones; with `same`, all rows ask what the first few ask."""
    lines = [BAD[n // 10 % 2] if bad and n % 10 == 9 else f"q{n},{_asked(n % 7 if same else n)}" for n in range(rows)]
    path = folder / "names.csv"
    path.write_text("\n".join(["id,name,schema,country,identifier", *lines, ""]), encoding="utf-8")
    return path


def _asked(n: int) -> str:
    """What row `n` asks; every question comes twice."""
    return ASKED[n % len(ASKED)].replace("Tarn", f"Tarn {n // 14}").replace("Lindor", f"Lindor {n // 14}")


def screened(
    *arguments: object, before: str = "", batch: int = 5, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """`enduse screen` run with small batches; the Python lines `before` come first."""
    program = (
        f"import enduse.screening; enduse.screening.BATCH = {batch}\n{before}\nfrom enduse.cli import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "screen", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
