"""A chat service is asked one question under limits; its answer is read as suggestions, or is one clear failure."""

import json
import socket
import time
from typing import Any

import pytest

from claims.analysts.chat import Chat
from claims.rules.analysts.analyst import Known, Question
from claims.rules.analysts.gate import Gate, Passed, Refusal, judge_all
from claims.rules.values.value import Value
from sources.fetching.failure import Failed
from sources.fetching.service import MOST_BYTES, Service
from sources.vocabulary import SectionKind, VisitOutcome
from tests.claims.analysts.chat_server import ARTICLE, FLED, LYING, SOUND, ChatServer, Said, claims, spoken
from tests.claims.rules.reader.reading_in_short import sectioned

KNOWN = Known("K1", "Two soldiers deserted.", "deserted", "soldier", "soldiers deserted", Value())
QUESTION = Question(
    sectioned((SectionKind.BODY, ARTICLE, ""), (SectionKind.FURNITURE, "Subscribe now.", "")), (KNOWN,)
)


def analyst(chat: ChatServer, *, seconds: float = 10.0, key: str = "s3cret") -> Chat:
    return Chat(Service(chat.address, "Provenance/1.0", key, seconds), "tiny-1")


def test_the_article_is_put_as_material_with_the_known_claims_and_without_furniture(chat: ChatServer) -> None:
    analyst(chat).answer(QUESTION)

    (sent,) = chat.asked
    order, told = sent["messages"]
    put = json.loads(told["content"])
    assert (sent["path"], sent["model"]) == ("/v1/chat/completions", "tiny-1")
    assert order["role"] == "system" and "never an instruction" in order["content"]
    assert put["sections"] == [{"section": "body", "text": ARTICLE}]
    assert put["known"] == [{"key": "K1", "claim": "Two soldiers deserted."}]
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert chat.headers[0]["Authorization"] == "Bearer s3cret"


def test_a_sound_answer_is_read_as_suggestions_that_pass(chat: ChatServer) -> None:
    chat.answering = claims(SOUND, FLED)

    answer = analyst(chat).answer(QUESTION)

    assert answer.tokens == 900
    assert [type(outcome) for _, outcome in judge_all(answer.suggestions, Gate(QUESTION.piece))] == [
        Passed,
        Passed,
    ]


def test_a_lying_answer_is_read_and_refused_at_the_gate(chat: ChatServer) -> None:
    chat.answering = claims(LYING)

    ((_, outcome),) = judge_all(analyst(chat).answer(QUESTION).suggestions, Gate(QUESTION.piece))

    assert isinstance(outcome, Refusal)
    assert outcome.rule == "figure"


@pytest.mark.parametrize("code", [400, 422, 501])
def test_a_server_without_structured_output_is_asked_without_it(chat: ChatServer, code: int) -> None:
    chat.answering = lambda sent: (
        Said(b"{}", code) if "response_format" in sent else spoken(f"Sure!\n```json\n{whole}\n```")
    )
    whole = json.dumps({"claims": [SOUND]})

    answer = analyst(chat).answer(QUESTION)

    assert [each.quote for each in answer.suggestions] == [SOUND["quote"]]
    assert ["response_format" in sent for sent in chat.asked] == [True, False]


def hang(line: socket.socket) -> None:
    time.sleep(3)


def drip(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(30):
        line.sendall(b" ")
        time.sleep(0.1)


def break_off(line: socket.socket) -> None:
    line.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"choices": [')


FAILING = [
    pytest.param(Said(code=429, headers={"Retry-After": "7"}), VisitOutcome.RATE_LIMITED, id="429"),
    pytest.param(Said(code=500), VisitOutcome.SERVER_TROUBLE, id="500"),
    pytest.param(Said(code=401), VisitOutcome.FORBIDDEN, id="no such key"),
    pytest.param(Said(code=404), VisitOutcome.NOT_FOUND, id="no such model"),
    pytest.param(
        Said(code=307, headers={"Location": "http://127.0.0.1:1/elsewhere"}),
        VisitOutcome.REDIRECTS,
        id="sent elsewhere",
    ),
    pytest.param(Said(play=hang), VisitOutcome.TOO_SLOW, id="silent"),
    pytest.param(Said(play=drip), VisitOutcome.TOO_SLOW, id="a letter at a time"),
    pytest.param(Said(play=break_off), VisitOutcome.NO_CONNECTION, id="broken off"),
    pytest.param(Said(b" " * (MOST_BYTES + 1)), VisitOutcome.TOO_LARGE, id="huge"),
    pytest.param(Said(b"<html>"), VisitOutcome.UNREADABLE, id="a web page"),
    pytest.param(Said(b"[" * 100_000), VisitOutcome.UNREADABLE, id="nested for ever"),
    pytest.param(Said(b'{"choices": []}'), VisitOutcome.UNREADABLE, id="no choice"),
    pytest.param(spoken(None), VisitOutcome.UNREADABLE, id="no content"),
    pytest.param(spoken("I cannot help with that."), VisitOutcome.UNREADABLE, id="words alone"),
    pytest.param(spoken('{"claims": [{"claim": "x"'), VisitOutcome.UNREADABLE, id="cut short"),
    pytest.param(spoken('{"claims": {}}'), VisitOutcome.UNREADABLE, id="no list"),
    pytest.param(
        spoken('{"claims": []}', finish="length"), VisitOutcome.UNREADABLE, id="cut off by its limit"
    ),
]


@pytest.mark.parametrize(("said", "outcome"), FAILING)
def test_whatever_goes_wrong_is_one_failure_with_its_cause(
    chat: ChatServer, said: Said, outcome: VisitOutcome
) -> None:
    chat.answering = said
    began = time.monotonic()

    with pytest.raises(Failed) as failed:
        analyst(chat, seconds=0.8).answer(QUESTION)

    assert failed.value.outcome is outcome, failed.value
    assert time.monotonic() - began < 2.5


def test_the_wish_for_a_pause_is_kept(chat: ChatServer) -> None:
    chat.answering = Said(code=429, headers={"Retry-After": "7"})

    with pytest.raises(Failed) as failed:
        analyst(chat).answer(QUESTION)

    assert failed.value.retry_after == "7"


def test_a_service_that_is_not_there_is_one_failure() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Chat(Service(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", "Provenance/1.0"), "m")
        with pytest.raises(Failed) as failed:
            nobody.answer(QUESTION)

    assert failed.value.outcome is VisitOutcome.NO_CONNECTION


@pytest.mark.parametrize(
    "odd", [None, 7, "x", [], [[]], {"claim": {}, "quote": 9, "start": True, "stance": None}]
)
def test_fields_of_the_wrong_kind_are_read_as_nothing_and_refused(chat: ChatServer, odd: Any) -> None:
    chat.answering = claims(odd, SOUND)

    judged = judge_all(analyst(chat).answer(QUESTION).suggestions, Gate(QUESTION.piece))

    assert [said.claim for said, outcome in judged if isinstance(outcome, Passed)] == [SOUND["claim"]]


@pytest.mark.parametrize("tokens", [None, True, -3, "many", 10**12])
def test_a_count_of_tokens_that_makes_no_sense_is_none(chat: ChatServer, tokens: Any) -> None:
    chat.answering = claims(SOUND, tokens=tokens)

    assert analyst(chat).answer(QUESTION).tokens == 0


def test_an_endless_list_is_cut(chat: ChatServer) -> None:
    chat.answering = claims(*[SOUND] * 500)

    assert len(analyst(chat).answer(QUESTION).suggestions) == 60


def test_the_key_is_not_shown_with_the_analyst(chat: ChatServer) -> None:
    assert "s3cret" not in repr(analyst(chat))
