"""Which commands bring servers, and what they name in the environment."""

import os
import socket
from pathlib import Path

import pytest

from provenance.embedded import session

FOUND = {
    "DATABASE_URL": "postgres://found",
    "DATABASE_OWNER_URL": "postgres://owner",
    "REDIS_URL": "unix:///found",
    "PROVENANCE_APP_ROLE": "provenance_app",
    "SECRET_KEY": "found",
    "SIGNET": "found",
}
NAMES = (
    *FOUND,
    "PROVENANCE_EMBEDDED",
    "DATABASE_URL_FILE",
    "REDIS_URL_FILE",
    "SECRET_KEY_FILE",
    "SIGNET_FILE",
)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names no server and no secret."""
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return monkeypatch


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no command"),
        pytest.param(["help"], id="help"),
        pytest.param(["help", "migrate"], id="help about a command that needs servers"),
        pytest.param(["--version"], id="version"),
        pytest.param(["ingest", "--help"], id="a command's own help"),
        pytest.param(["check", "--deploy"], id="a look at the settings"),
        pytest.param(["collectstatic", "--no-input"], id="copying files"),
    ],
)
def test_what_reads_no_row_starts_no_server(
    words: list[str], bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("PROVENANCE_HOME", f"{tmp_path}/home")

    with session.servers_for(["manage.py", *words]):
        assert not session.named("DATABASE_URL")

    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, FOUND | {"PROVENANCE_EMBEDDED": "True"}, id="nothing named, all found"),
        pytest.param(
            {"DATABASE_URL": "postgres://mine", "SECRET_KEY": "mine"},
            {"DATABASE_URL": "postgres://mine", "SECRET_KEY": "mine", "REDIS_URL": "unix:///found"},
            id="my database, and no owner of another",
        ),
        pytest.param(
            {"DATABASE_URL_FILE": "/run/secrets/database"},
            {"DATABASE_URL_FILE": "/run/secrets/database", "REDIS_URL": "unix:///found"},
            id="my database named in a file",
        ),
        pytest.param(
            {"REDIS_URL": "redis://mine"},
            FOUND | {"REDIS_URL": "redis://mine", "PROVENANCE_EMBEDDED": "True"},
            id="my Redis",
        ),
        pytest.param(
            {"SECRET_KEY": "mine"},
            FOUND | {"SECRET_KEY": "mine", "PROVENANCE_EMBEDDED": "True"},
            id="my secret key",
        ),
        pytest.param(
            {"SIGNET_FILE": "/run/secrets/signet"},
            {name: word for name, word in FOUND.items() if name != "SIGNET"}
            | {"SIGNET_FILE": "/run/secrets/signet", "PROVENANCE_EMBEDDED": "True"},
            id="my signet, in a file",
        ),
    ],
)
def test_what_the_environment_names_stays(
    given: dict[str, str], expected: dict[str, str], bare: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        bare.setenv(name, value)

    session.fill_environment(FOUND)

    named = {name: os.environ.get(name) for name in NAMES}
    assert {name: value for name, value in named.items() if value} == expected


def test_a_line_tells_of_trouble_only_when_there_is_some() -> None:
    ours, keeper = socket.socketpair()
    line = session.Line(ours, {})

    assert line.trouble() is None
    keeper.sendall(b'{"failed": "PostgreSQL stopped by itself"}\n')
    assert line.trouble() == "PostgreSQL stopped by itself"
    keeper.close()
    assert line.trouble() == "The keeper of the private servers was killed"
    line.let_go()


def test_a_keeper_that_is_just_leaving_is_no_keeper() -> None:
    ours, keeper = socket.socketpair()
    keeper.close()

    assert session.listen_for_ready(ours) is None


def test_a_demo_on_servers_of_ones_own_needs_no_https_and_no_secret(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("DATABASE_URL", "postgres://mine")
    bare.setenv("REDIS_URL", "redis://mine")
    bare.setenv("PROVENANCE_HOME", f"{tmp_path}/home")

    with session.servers_for(["manage.py", "demo"]):
        assert os.environ["PROVENANCE_EMBEDDED"] == "True"
        assert len(os.environ["SECRET_KEY"]) > 50
        assert len(os.environ["SIGNET"]) == 44
        assert os.environ["DATABASE_URL"] == "postgres://mine"
