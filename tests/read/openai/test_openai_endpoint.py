"""The endpoint is asked politely, once more where that may help, and never anywhere else."""

import json
import socket

import msgspec
import pytest

from endpoint_server import EMPTY, QUICK, Reply, answering, completion, serving
from enduse.errors import BadInput
from enduse.read.openai.endpoint import Endpoint, NoAnswer, Patience
from enduse.read.openai.shape import answer_schema

ASK = ([{"role": "user", "content": "read"}], answer_schema())


def why(endpoint: Endpoint) -> NoAnswer:
    with pytest.raises(NoAnswer) as raised:
        endpoint.ask(*ASK)
    return raised.value


def test_a_question_is_one_post_with_the_schema_and_nothing_to_act_with() -> None:
    with serving(answering(EMPTY)) as server:
        assert json.loads(server.endpoint().ask(*ASK)) == EMPTY
    (request,) = server.requests
    assert server.paths == ["/v1/chat/completions"]
    assert set(request) == {"model", "messages", "temperature", "seed", "stream", "response_format"}
    assert (request["model"], request["temperature"], request["seed"]) == ("test-model", 0, 0)
    form = request["response_format"]
    assert form["type"] == "json_schema" and form["json_schema"]["strict"] is True
    assert form["json_schema"]["schema"] == answer_schema()
    assert "Authorization" not in server.headers[0]


def test_the_key_goes_as_bearer_and_nowhere_else() -> None:
    with serving(answering(EMPTY)) as server:
        server.endpoint(key="sk-secret-1234").ask(*ASK)
    assert server.headers[0]["Authorization"] == "Bearer sk-secret-1234"
    assert "sk-secret-1234" not in json.dumps(server.requests)


def test_a_key_that_the_server_repeats_is_not_taken_over() -> None:
    with serving(answering(completion('{"claims": [], "note": "sk-secret-1234"}'))) as server:
        assert "sk-secret-1234" not in server.endpoint(key="sk-secret-1234").ask(*ASK)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_fault_that_may_pass_is_asked_again_once(status: int) -> None:
    with serving(answering(Reply(b"busy", status), EMPTY)) as server:
        assert json.loads(server.endpoint().ask(*ASK)) == EMPTY
    assert len(server.requests) == 2
    with serving(answering(Reply(b"busy", status))) as server:
        problem = why(server.endpoint())
        assert f"HTTP {status}" in str(problem) and "127.0.0.1" in str(problem) and "test-model" in str(problem)
        assert not problem.gone
    assert len(server.requests) == 2


def test_the_pause_that_a_server_asks_for_is_kept_within_bounds() -> None:
    with serving(answering(Reply(b"", 429, Retry_After="9999"), EMPTY)) as server:
        assert json.loads(server.endpoint().ask(*ASK)) == EMPTY


def test_a_server_without_json_schema_is_asked_for_any_object_and_remembered() -> None:
    def manners(_: int, body: dict[str, object]) -> Reply:
        asked = body["response_format"]["type"]  # type: ignore[index]
        return Reply(b"unknown response_format", 400) if asked == "json_schema" else completion(EMPTY)

    with serving(manners) as server:
        endpoint = server.endpoint()
        endpoint.ask(*ASK)
        endpoint.ask(*ASK)
    assert [r["response_format"]["type"] for r in server.requests] == ["json_schema", "json_object", "json_object"]


def test_a_question_that_is_refused_in_both_forms_is_asked_no_third_time() -> None:
    with serving(answering(Reply(b"context too long", 400))) as server:
        endpoint = server.endpoint()
        assert "HTTP 400" in str(why(endpoint))
        assert len(server.requests) == 2
        why(endpoint)
    assert server.requests[2]["response_format"]["type"] == "json_schema"  # the refusal was not about the form


@pytest.mark.parametrize(("status", "step"), [(401, "ENDUSE_API_KEY"), (403, "ENDUSE_API_KEY"), (404, "--base-url")])
def test_a_refusal_says_what_to_do_and_that_asking_on_is_no_use(status: int, step: str) -> None:
    body = b'{"error": "bad key sk-secret-1234"}'
    with serving(answering(Reply(body, status))) as server:
        problem = why(server.endpoint(key="sk-secret-1234"))
    assert problem.gone and step in str(problem) and "sk-secret" not in str(problem)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving(answering(EMPTY)) as other, serving(answering(Reply(b"", status, Location=other.url))) as server:
        problem = why(server.endpoint(key="sk-secret-1234"))
    assert "points to 127.0.0.1" in str(problem) and "--base-url" in str(problem)
    assert other.paths == [] and len(server.paths) == 1


def test_a_redirect_to_nonsense_is_told_without_repeating_it() -> None:
    with serving(answering(Reply(b"", 302, Location="http://[broken"))) as server:
        assert "another address" in str(why(server.endpoint()))


def test_a_slow_server_is_left_after_two_tries() -> None:
    slow = msgspec.structs.replace(QUICK, answer=0.05)
    with serving(answering(Reply(b"", hold=True))) as server:
        problem = why(server.endpoint(patience=slow))
    assert problem.gone and "no answer within 0.05 seconds, twice" in str(problem)
    assert len(server.requests) == 2


def test_a_server_that_drips_is_left_when_the_time_is_up() -> None:
    slow = msgspec.structs.replace(QUICK, answer=0.05)
    with serving(answering(Reply(completion(EMPTY).body, drip=True))) as server:
        assert why(server.endpoint(patience=slow)).gone


def test_an_answer_in_chunks_is_put_together() -> None:
    with serving(answering(Reply(completion(EMPTY).body, chunked=True))) as server:
        assert json.loads(server.endpoint().ask(*ASK)) == EMPTY


def test_a_huge_answer_is_not_taken_in() -> None:
    with serving(answering(completion("x" * 300_000))) as server:
        assert "more than 200000 bytes" in str(why(server.endpoint()))


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(b"<html>not json"), "broken JSON"),
        (Reply(b"[" * 100_000), "broken JSON"),
        (Reply(b'{"choices": "none"}'), "another shape"),
        (Reply(b'{"choices": []}'), "without choices"),
        (Reply(b'{"choices": [{"message": {"content": null}}]}'), "empty answer"),
        (Reply(b'{"choices": [{"message": {"refusal": "no"}}]}'), "refused"),
        (completion('{"claims": [', finish_reason="length"), "broke off"),
    ],
)
def test_what_is_no_completion_is_named(reply: Reply, cause: str) -> None:
    with serving(answering(reply)) as server:
        problem = why(server.endpoint())
    assert cause in str(problem) and "127.0.0.1" in str(problem)
    assert not problem.gone


def test_an_endpoint_that_is_down_is_named_and_given_up() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    problem = why(Endpoint(f"http://127.0.0.1:{port}", "m", "", QUICK))
    assert problem.gone and f"127.0.0.1:{port}" in str(problem) and "--base-url" in str(problem)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(EMPTY)) as proxy, serving(answering(EMPTY)) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        server.endpoint().ask(*ASK)
    assert proxy.paths == [] and len(server.paths) == 1


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("localhost:8080", "http or https"),
        ("ftp://localhost/v1", "http or https"),
        ("file:///etc/passwd", "http or https"),
        ("http://", "http or https"),
        ("http://localhost:port/v1", "no address"),
        ("http://localhost/v1?key=1", "http or https"),
        ("http://local host/v1", "blanks"),
        ("http://localhost/v1\r\nX: y", "blanks"),
    ],
)
def test_an_address_that_does_not_hold_is_refused(url: str, shown: str) -> None:
    with pytest.raises(BadInput, match=shown):
        Endpoint(url, "m")


def test_a_secret_in_address_or_key_is_never_shown() -> None:
    for url, key in (("http://user:sk-secret@localhost/v1", ""), ("http://localhost/v1", "sk-secret\r\nX: y")):
        with pytest.raises(BadInput) as raised:
            Endpoint(url, "m", key)
        assert "sk-secret" not in str(raised.value)


def test_a_model_without_a_name_is_refused() -> None:
    for model in ("", "  ", "a\nb"):
        with pytest.raises(BadInput, match="--model"):
            Endpoint("http://localhost/v1", model)


@pytest.mark.parametrize("url", ["/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_may_end_in_more_ways_than_one(url: str) -> None:
    with serving(answering(EMPTY)) as server:
        Endpoint(server.url.removesuffix("/v1") + url, "m", "", QUICK).ask(*ASK)
    assert server.paths == ["/v1/chat/completions"]


def test_nothing_waits_for_ever_by_default() -> None:
    patience = Patience()
    assert 0 < patience.connect <= 30 and 0 < patience.answer <= 600 and patience.longest_back_off <= 60
