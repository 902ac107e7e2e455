"""The optional readers of a run: what the user asked for on the command line, checked before any document is opened."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from enduse.read.openai.endpoint import Endpoint
    from enduse.read.readers.openai import OpenAIReader
    from enduse.records.picture import Picture

#: The environment variable that holds the key of the endpoint. It is given nowhere else and written nowhere.
KEY = "ENDUSE_API_KEY"


def reader_options(command: Any) -> Any:
    """The options that name an optional reader."""
    for option in (
        click.option("--model", metavar="NAME", help="For --reader openai: the model, as the endpoint calls it."),
        click.option(
            "--base-url",
            metavar="URL",
            help="For --reader openai: the endpoint, such as http://localhost:8080/v1. Its key, if it wants one, "
            f"is read from {KEY}.",
        ),
        click.option(
            "--reader",
            "readers",
            type=click.Choice(["openai"]),
            multiple=True,
            help="A reader beside the built-in ones, which always run. openai: a language model behind the endpoint "
            "that --base-url names. THE TEXT OF EVERY DOCUMENT OF THE CASE IS SENT THERE; without this option nothing "
            "is sent anywhere.",
        ),
    ):
        command = option(command)
    return command


def endpoint_asked_for(readers: Sequence[str], base_url: str | None, model: str | None) -> "Endpoint | None":
    """The endpoint of `--reader openai`, None where that was not asked for.

    Raises click.UsageError where an option is missing or would have no effect, BadInput where a value does not hold.
    """
    if "openai" not in readers:
        if base_url is not None or model is not None:
            raise click.UsageError("--base-url and --model do nothing by themselves; add --reader openai")
        return None
    if not base_url or not model:
        missing = " and ".join(name for name, value in (("--base-url", base_url), ("--model", model)) if not value)
        raise click.UsageError(
            f"--reader openai needs {missing}; give for example --base-url http://localhost:8080/v1 --model NAME"
        )
    from enduse.read.openai.endpoint import Endpoint

    return Endpoint(base_url, model, os.environ.get(KEY, "").strip())


def about_prose(picture: "Picture") -> Iterator[str]:
    """One line where English prose was read without the encoder."""
    from enduse.read.readers.prose import RULES_ALONE

    count = sum(RULES_ALONE in notes for notes in picture.notes.values())
    if count:
        yield f"{count} {'document' if count == 1 else 'documents'}: {RULES_ALONE}"


def about_reader(reader: "OpenAIReader | None") -> Iterator[str]:
    """One line where documents were not read in full by the optional reader, with the first cause."""
    if reader is not None and reader.trouble:
        count = len(reader.trouble)
        yield f"{count} {'document' if count == 1 else 'documents'} not read in full; {reader.trouble[0]}"
