"""Ask: one HTTP POST to the chat-completions endpoint that the user named, and the words that it answers.

Beside `enduse.store.fetch`, which fetches lists, this is the only file of enduse that speaks to a network, and only
when a run was given `--reader openai`. It speaks to the named host alone: no redirect is followed, no proxy is used, no
address from a document is ever opened.
"""

import http.client
import json
import re
import time
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from enduse.errors import BadInput

#: Statuses after which the same question is asked once more: too many requests, and faults of the server.
_AGAIN = frozenset({429, 500, 502, 503, 504})
#: What a status means for the person who runs this.
_ADVICE = {
    400: "the model or server does not take such a question; look at its log",
    401: "it wants another key; set the environment variable ENDUSE_API_KEY",
    403: "the key may not use this model; set the environment variable ENDUSE_API_KEY to one that may",
    404: "it has no such address or model; check --base-url (often ending in /v1) and --model",
    413: "the passage is too long for it; give the server a longer context",
    429: "it takes no more questions for now; run again later",
}
#: With these statuses every further question would fare the same.
_FOR_GOOD = frozenset({401, 403, 404})


class NoAnswer(Exception):
    """The endpoint gave no answer that can be used; the message names host, model, cause and next step.

    `gone` tells that the next question would fare no better: it cannot be reached, or refuses the key or the model.
    """

    def __init__(self, message: str, *, gone: bool = False) -> None:
        super().__init__(message)
        self.gone = gone


class Patience(Struct, frozen=True, kw_only=True):
    """How long to wait, in seconds, and how much to take, in bytes."""

    connect: float = 10.0
    answer: float = 600.0
    back_off: float = 2.0
    longest_back_off: float = 30.0
    size: int = 8_000_000


class _Message(Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(Struct):
    choices: list[_Choice]


class _Reply(Struct, frozen=True):
    status: int
    body: bytes
    wait: str | None  # the header Retry-After
    location: str | None


class Endpoint:
    """An OpenAI-compatible endpoint (llama.cpp, vLLM, Ollama, LM Studio, OpenAI) and the model to be asked there."""

    def __init__(self, base_url: str, model: str, key: str = "", patience: Patience | None = None) -> None:
        """`base_url` is the part before /chat/completions; `key` is sent as bearer token where given.

        Raises BadInput when one of them does not hold; the message never shows the key.
        """
        self._patience = patience or Patience()
        self._secure, self.host, self._port, self._path = _address(base_url)
        if not model.strip() or not model.isprintable():
            raise BadInput(f"--model {model!r} is no name of a model; give the name that the server knows it by")
        if key and not re.fullmatch(r"[\x21-\x7e]+", key):
            raise BadInput("the key in ENDUSE_API_KEY holds blanks or signs that no key has; set it again")
        self.model, self._key = model, key
        self._strict = True

    @property
    def where(self) -> str:
        """How notes name it: host, port and model."""
        port = f":{self._port}" if self._port else ""
        return f"{self.host}{port}, model {self.model}"

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
        """The model's words in answer to the messages, asked to fit the JSON schema.

        A server that does not know `json_schema` (status 400) is asked once more for any JSON object, and from then on
        only for that. Raises NoAnswer.
        """
        reply = self._post(messages, schema if self._strict else None)
        if reply.status == 400 and self._strict:
            reply = self._post(messages, None)
            self._strict = reply.status != 200
        if reply.status != 200:
            raise self._refused(reply)
        return self._content(reply.body)

    def _post(self, messages: list[dict[str, str]], schema: dict[str, Any] | None) -> _Reply:
        """The reply to a question, asked a second time after a timeout or a status that may pass."""
        form: dict[str, Any] = {"type": "json_object"}
        if schema is not None:
            form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        question = {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "seed": 0,
            "stream": False,
            "response_format": form,
        }
        data = json.dumps(question).encode("ascii")
        try:
            reply = self._once(data)
        except TimeoutError:
            time.sleep(self._patience.back_off)
        else:
            if reply.status not in _AGAIN:
                return reply
            time.sleep(self._pause(reply.wait))
        try:
            return self._once(data)
        except TimeoutError:
            raise self._failed(
                f"gave no answer within {self._patience.answer:g} seconds, twice",
                "see whether it is at work",
                gone=True,
            ) from None

    def _once(self, data: bytes) -> _Reply:
        """One exchange. Raises TimeoutError, or NoAnswer where the endpoint cannot be reached or says too much."""
        made = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = made(self.host, self._port, timeout=self._patience.connect)
        try:
            connection.connect()
            deadline = time.monotonic() + self._patience.answer
            connection.sock.settimeout(self._patience.answer)
            connection.request("POST", self._path, body=data, headers=self._headers())
            socket = connection.sock
            with connection.getresponse() as response:
                body = bytearray()
                while not response.isclosed():
                    left = deadline - time.monotonic()
                    if left <= 0:
                        raise TimeoutError
                    socket.settimeout(left)
                    piece = response.read1(65_536)
                    if not piece:
                        break
                    body += piece
                    if len(body) > self._patience.size:
                        raise self._failed(f"answered more than {self._patience.size} bytes", "no answer is that long")
                return _Reply(
                    response.status, bytes(body), response.getheader("Retry-After"), response.getheader("Location")
                )
        except TimeoutError:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            cause = getattr(error, "strerror", None) or type(error).__name__
            advice = "check that it runs and that --base-url is right"
            raise self._failed(f"cannot be reached ({cause})", advice, gone=True) from None
        finally:
            connection.close()

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "enduse"}
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def _pause(self, wanted: str | None) -> float:
        """How long to wait before the second try, in seconds: what the server asks for, within bounds."""
        asked = float(wanted) if wanted and re.fullmatch(r"\d{1,6}", wanted) else 0.0
        return min(max(asked, self._patience.back_off), self._patience.longest_back_off)

    def _content(self, body: bytes) -> str:
        """The model's words in a completion."""
        try:
            completion = msgspec.json.decode(body, type=_Completion)
        except (msgspec.DecodeError, RecursionError):
            advice = "check that --base-url leads to an OpenAI-compatible server"
            raise self._failed("sent no chat completion (broken JSON or another shape)", advice) from None
        if not completion.choices:
            raise self._failed("sent a completion without choices", "look at its log")
        choice = completion.choices[0]
        if choice.message.refusal:
            raise self._failed("refused to read the passage", "try another model")
        if choice.finish_reason == "length":
            raise self._failed("broke off its answer for length", "give the server a longer context or output limit")
        if not choice.message.content:
            raise self._failed("sent an empty answer", "look at its log")
        content = choice.message.content
        return content.replace(self._key, "[key]") if len(self._key) >= 8 else content

    def _refused(self, reply: _Reply) -> NoAnswer:
        """What a status other than 200 means."""
        if 300 <= reply.status < 400:
            try:
                target = urlsplit(reply.location or "").hostname or "another address"
            except ValueError:
                target = "another address"
            shown = target if target.isprintable() and len(target) <= 253 else "another address"
            advice = "redirects are not followed; if you trust that address, give it as --base-url"
            return self._failed(f"answered {reply.status} and points to {shown}", advice, gone=True)
        advice = _ADVICE.get(reply.status, "look at its log, then run again")
        return self._failed(f"answered HTTP {reply.status}", advice, gone=reply.status in _FOR_GOOD)

    def _failed(self, cause: str, advice: str, *, gone: bool = False) -> NoAnswer:
        return NoAnswer(f"the endpoint {self.where} {cause}; {advice}", gone=gone)


def _address(base_url: str) -> tuple[bool, str, int | None, str]:
    """Whether it is https, the host, the port (None for the usual one) and the path of the chat completions."""
    say = f"--base-url {base_url!r}"
    if not re.fullmatch(r"[\x21-\x7e]+", base_url):
        raise BadInput(f"{say} holds blanks or signs that no address has; give one such as http://localhost:8080/v1")
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput(f"{say} is no address ({error}); give one such as http://localhost:8080/v1") from error
    if parts.username or parts.password:  # the address must not be shown: it holds a secret
        raise BadInput("--base-url holds a user name or password; put the key into ENDUSE_API_KEY instead")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise BadInput(f"{say} is no http or https address; give one such as http://localhost:8080/v1")
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    return parts.scheme == "https", host, port, f"{path}/chat/completions"
