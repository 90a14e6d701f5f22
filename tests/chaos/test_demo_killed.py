"""The demo as a stranger meets it: one command, one address, and nothing left however it ends."""

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.embedded import locks
from tests.instance import Instance

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

SECONDS_TO_VANISH = 12
ONE_ARTICLE = (
    "A bridge was closed in Verrin on Monday, the mayor's office said in a short statement to reporters."
)

Demo = Callable[..., "Shown"]


class Shown:
    """A demo that has said that it is ready."""

    def __init__(self, instance: Instance, corpus: Path, port: int) -> None:
        self.instance, self.port = instance, port
        self.popen = instance.start(
            "manage.py", "demo", "--json", "--port", str(port), "--corpus", str(corpus)
        )
        assert self.popen.stdout is not None
        line = self.popen.stdout.readline()
        assert line, self.popen.communicate()
        self.ready: dict[str, Any] = json.loads(line)

    def get(self, path: str) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request("GET", path)
        answer = line.getresponse()
        found = answer.status, answer.read()
        line.close()
        return found

    def stop(self, number: int) -> subprocess.CompletedProcess[str]:
        self.popen.send_signal(number)
        out, err = self.popen.communicate(timeout=60)
        return subprocess.CompletedProcess("demo", self.popen.returncode, out, err)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "one article"
    folder.mkdir()
    (folder / "bridge.txt").write_text(ONE_ARTICLE)
    return folder


@pytest.fixture
def demo(instance: Instance, corpus: Path, port: int) -> Demo:
    return lambda: Shown(instance, corpus, port)


def test_ready_means_pages_and_worker_and_ctrl_c_ends_everything(instance: Instance, demo: Demo) -> None:
    shown = demo()

    status, body = shown.get("/readyz")
    assert status == 200, body
    assert shown.get("/")[0] == 200
    assert {one["role"] for one in shown.ready["sign_ins"]} == {"fact-checker", "curator", "administrator"}
    assert stat.S_IMODE((instance.folder / "sign-ins").stat().st_mode) == 0o600

    ended = shown.stop(signal.SIGINT)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    assert instance.gone_within(1), instance.living()


def test_a_second_demo_and_a_taken_port_are_refused_in_one_line(
    instance: Instance, new_instance: Callable[..., Instance], demo: Demo, port: int
) -> None:
    shown = demo()

    same_folder = instance.run("manage.py", "demo", "--port", str(port + 1))
    same_port = new_instance("other").run("manage.py", "demo", "--port", str(port))

    for refused, sentence in ((same_folder, "already runs from"), (same_port, f"Port {port} is in use")):
        assert refused.returncode == 1
        assert refused.stdout == ""
        assert refused.stderr.count("\n") == 1, refused.stderr
        assert sentence in refused.stderr
    assert shown.get("/healthz")[0] == 200
    assert shown.stop(signal.SIGTERM).returncode == 0


def test_whatever_is_killed_nothing_is_left_and_the_next_start_works(instance: Instance, demo: Demo) -> None:
    sign_ins = None
    for part in (
        "manage.py demo",
        "gunicorn",
        "celery",
        "beat",
        "embedded.keeper",
        "postgres -D",
        "valkey-server",
    ):
        shown = demo()
        assert sign_ins in (None, shown.ready["sign_ins"])
        sign_ins = shown.ready["sign_ins"]

        os.kill(instance.pid_of(part), signal.SIGKILL)

        assert instance.gone_within(SECONDS_TO_VANISH), (part, instance.living())
        out, err = shown.popen.communicate(timeout=10)
        assert out == ""
        if part != "manage.py demo":
            assert shown.popen.returncode == 1
            assert err.count("\n") == 1, err
            assert "stopped by itself" in err or "was killed" in err
        with locks.held(instance.home.stage_lock, seconds=1) as free:
            assert free


def test_the_web_server_cannot_act_as_the_owner(instance: Instance, demo: Demo) -> None:
    shown = demo()

    for word in ("gunicorn", "celery"):
        environment = Path(f"/proc/{instance.pid_of(word)}/environ").read_bytes()
        assert b"provenance_app" in environment
        assert b"provenance_owner" not in environment
    shown.stop(signal.SIGINT)
