"""Sites under TLS: asked by their name, and believed only with a certificate for it."""

from pathlib import Path

import pytest

from sources.fetching.client import Wish
from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome
from tests.certificates import make_certificate
from tests.world import Reply, open_world


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own making for secure.example, with its key."""
    return make_certificate(tmp_path_factory.mktemp("tls"), "secure.example")


def test_a_site_under_tls_is_asked_by_its_name(certificate: Path) -> None:
    with open_world(certificate) as world:
        world.put("secure.example", "/a", Reply(b"here"))

        answer = world.client(trust=str(certificate)).get(Wish("https://secure.example/a"))

    assert answer.chain == ((200, "https://secure.example/a"),)


@pytest.mark.parametrize(
    ("host", "trusted"),
    [
        pytest.param("secure.example", False, id="a certificate nobody signed"),
        pytest.param("other.example", True, id="a certificate of somebody else's"),
    ],
)
def test_a_wrong_certificate_is_not_believed(certificate: Path, host: str, trusted: bool) -> None:
    with open_world(certificate) as world:
        world.put(host, "/a", Reply(b"here"))
        client = world.client(trust=str(certificate) if trusted else "")

        with pytest.raises(Failed) as failed:
            client.get(Wish(f"https://{host}/a"))

        assert failed.value.outcome is VisitOutcome.NO_TLS
        assert world.asked == []
