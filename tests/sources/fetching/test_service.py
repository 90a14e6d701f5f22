"""The one address an operator has named may stand in our own house; every other is judged as ever."""

import pytest

from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.fetching.opening import Opener
from sources.fetching.service import Service, flaw
from sources.vocabulary import VisitOutcome
from tests.claims.analysts.chat_server import Said, open_chat


def resolve(host: str, port: int) -> list[str]:
    return ["127.0.0.1" if host == "localhost" else host]


def test_its_own_host_and_port_may_be_private_and_no_other() -> None:
    with open_chat() as chat, Deadline(5) as deadline:
        opener = Opener(resolve, own=("127.0.0.1", chat.port))

        opener.open("127.0.0.1", chat.port, deadline).close()

        for host, port in (("127.0.0.1", chat.port + 1), ("localhost", chat.port), ("10.0.0.1", chat.port)):
            with pytest.raises(Failed) as failed:
                opener.open(host, port, deadline)
            assert failed.value.outcome is VisitOutcome.REFUSED_ADDRESS


def test_no_redirect_is_followed_so_that_the_key_goes_nowhere_else() -> None:
    with open_chat() as elsewhere, open_chat() as chat:
        chat.answering = Said(code=308, headers={"Location": f"{elsewhere.address}/chat/completions"})

        with pytest.raises(Failed) as failed:
            Service(chat.address, "Provenance/1.0", "s3cret").post("chat/completions", b"{}")

        assert failed.value.outcome is VisitOutcome.REDIRECTS
        assert elsewhere.headers == []


def test_without_a_key_none_is_sent() -> None:
    with open_chat() as chat:
        reply = Service(f"{chat.address}/", "Provenance/1.0").post("chat/completions", b"{}")

        assert reply.code == 200
        assert "Authorization" not in chat.headers[0]
        assert chat.asked[0]["path"] == "/v1/chat/completions"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="nothing"),
        pytest.param("127.0.0.1:8080/v1", id="no scheme"),
        pytest.param("ftp://models.example/v1", id="another scheme"),
        pytest.param("http:///v1", id="no machine"),
        pytest.param("http://models.example:port/v1", id="a port that is no number"),
        pytest.param("http://ana:pw@models.example/v1", id="a password in it"),
        pytest.param("http://models.example/v1?key=1", id="a question mark"),
        pytest.param("http://models.example/v1\r\nX: y", id="a line break"),
    ],
)
def test_an_address_that_cannot_be_meant_has_a_flaw(address: str) -> None:
    assert flaw(address)


@pytest.mark.parametrize(
    "address", ["http://ollama:11434/v1", "https://api.example/v1/", "http://[::1]:8080/v1"]
)
def test_an_address_in_the_house_or_outside_has_none(address: str) -> None:
    assert flaw(address) == ""
