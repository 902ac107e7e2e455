"""`python -m enduse` is the command `enduse`."""

from enduse.cli import main

main()
