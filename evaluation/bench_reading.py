"""How fast English prose is read, on one core: start, words per second from text to grounded claims, peak memory.

    python evaluation/bench_reading.py FOLDER [--without-encoder] [--copies N]

Prints one line of JSON. Runs in a process of its own, which holds itself to one core.
"""

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-encoder", action="store_true")
    parser.add_argument("--copies", type=int, default=4)
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [path.read_text("utf-8") for path in sorted(args.folder.glob("*.txt"))]

    began = time.perf_counter()
    from enduse.read import read
    from enduse.read.known import Known
    from enduse.read.readers.prose import ProseReader
    from enduse.records.document import Document
    from enduse.records.identity import sha256_text

    def document(text: str) -> Document:
        return Document(id=sha256_text(text), origin="bench.txt", text=text, language="en")

    reader = ProseReader(Known.of([]), encoder=not args.without_encoder)
    read(document("The Harbour Institute delivered seven engines to a plant in Oulu."), [reader])
    start = time.perf_counter() - began

    words, began = 0, time.perf_counter()
    for copy in range(args.copies):
        for text in texts:
            read(document(f"{text}\n\nCopy {copy}."), [reader])
            words += len(text.split())
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"start": start, "words/s": words / took, "memory": memory, "words": words}))


if __name__ == "__main__":
    main()
