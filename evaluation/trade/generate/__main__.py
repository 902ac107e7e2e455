"""`python -m trade.generate SEED FOLDER`, in the folder `evaluation`."""

import sys
from pathlib import Path

from trade.generate import generate

if __name__ == "__main__":
    print(generate(sys.argv[1], Path(sys.argv[2])), "papers")
