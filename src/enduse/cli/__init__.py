"""The command line: parse, call, print. Everything heavy is imported inside the command that needs it."""

from enduse.cli.commands import main

__all__ = ["main"]
