"""The optional reader `openai`: a language model behind an endpoint that the user names proposes; `ground` decides.

It runs only when asked for (`--reader openai`), beside the other readers and never in their place. The text of the
documents goes to that endpoint, passage by passage, and nothing else does.
"""

from typing import Protocol

from enduse.read.openai.answer import Telling
from enduse.read.openai.endpoint import Endpoint, NoAnswer
from enduse.read.openai.passages import Passage, passages
from enduse.read.openai.prompt import messages, prompt_hash
from enduse.read.openai.shape import Answer, answer_schema, decoded, schema_hash
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.proposal import Proposals

#: After so many documents in a row for which the endpoint could not be reached, it is asked no more.
PATIENCE = 3


class Answers(Protocol):
    """What keeps answers from run to run: a key is a hash of passage, model, prompt and schema."""

    def get(self, key: str) -> str | None:
        """The answer kept under a key, None where there is none."""

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""


class Passing:
    """Answers kept as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self._kept.get(key)

    def put(self, key: str, answer: str) -> None:
        self._kept[key] = answer


class OpenAIReader:
    """Reads prose in any language that the model knows. Tables are left to the table reader.

    Raises nothing of its own: where no answer is had, a note says why, the other passages go on, and the document
    counts as unfinished, so that the next run asks again for what is missing.
    """

    NAME = "openai"

    def __init__(self, endpoint: Endpoint, answers: Answers | None = None) -> None:
        self._endpoint, self._answers = endpoint, Passing() if answers is None else answers
        self.VERSION = f"1 {endpoint.model} {hashed(prompt_hash(), schema_hash())}"
        self._unreached = 0  # documents in a row
        self.trouble: list[str] = []  # what kept documents from being read in full, one line each

    def reads(self, document: Document) -> bool:
        """Whether there is text."""
        return bool(document.text.strip())

    def propose(self, document: Document) -> Proposals:
        """What the model takes the document to say."""
        telling = Telling(document, f"{self.NAME} {self._endpoint.model}")
        missing: list[NoAnswer] = []
        asked = passages(document)
        for passage in asked:
            try:
                telling.take(passage, self._answer(passage, silent=any(m.gone for m in missing)))
            except NoAnswer as error:
                missing.append(error)
        if not missing:
            return telling.proposals()
        if self._unreached < PATIENCE:
            self._unreached = self._unreached + 1 if any(m.gone for m in missing) else 0
        note = f"{self.NAME}: {len(missing)} of {len(asked)} passages not read: {missing[0]}; the next run asks again"
        self.trouble.append(f"{document.origin}: {note}")
        return telling.proposals([note], unfinished=True)

    def _answer(self, passage: Passage, *, silent: bool) -> Answer:
        """The answer about a passage: the one that is kept, else the endpoint's, unless it is to be asked no more."""
        key = hashed("answer", self._endpoint.model, prompt_hash(), schema_hash(), passage.text)
        kept = self._answers.get(key)
        if kept is not None:
            try:
                return decoded(kept)
            except ValueError:
                pass  # of a former version of enduse: ask again
        if self._unreached >= PATIENCE:
            what = f"could not be used for {PATIENCE} documents in a row and was asked no more"
            raise NoAnswer(f"the endpoint {self._endpoint.where} {what}; see to it", gone=True)
        if silent:
            raise NoAnswer(f"the endpoint {self._endpoint.where} was not asked again for this document", gone=True)
        content = self._endpoint.ask(messages(passage.text), answer_schema())
        try:
            answer = decoded(content)
        except ValueError as error:
            raise NoAnswer(f"the endpoint {self._endpoint.where}: {error}; try another model") from None
        self._unreached = 0
        self._answers.put(key, content)
        return answer
