"""The demo as a stranger meets it: one command, one address, and nothing left however it ends."""

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.embedded import locks
from provenance.embedded.places import OWN_FOLDER_MODE
from tests.instance import Instance

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

SECONDS_TO_VANISH = 30
"""On a busy machine; the pages have five to answer who asked last."""
ONE_ARTICLE = (
    "A bridge was closed in Verrin on Monday, the mayor's office said in a short statement to reporters."
)

POLITELY = "manage.py demo "  # Ctrl-C
KINDS = (POLITELY, "manage.py demo", "celery", "embedded.keeper")
"""Who is asked, who watches all others, one of those it started, and one that others started."""
ALL = (*KINDS, "gunicorn", "beat", "postgres -D", "valkey-server")
PARTS = ALL if os.environ.get("KILLED_PARTS") == "all" else KINDS


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


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for this module's instances, with a corpus of one article."""
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(OWN_FOLDER_MODE)
        (Path(name) / "one article").mkdir()
        (Path(name) / "one article" / "bridge.txt").write_text(ONE_ARTICLE)
        yield Path(name)


@pytest.fixture(scope="module")
def began(folder: Path) -> Iterator[list[Shown]]:
    """Every demo that was started in this module's one home; the last may still run."""
    instance = Instance(folder / "a home with spaces")
    yield [begin(instance)]
    instance.end()


@pytest.fixture
def shown(began: list[Shown]) -> Shown:
    """One demo for all the tests that leave it as it is, begun again after one that ends it."""
    if began[-1].popen.poll() is not None:
        began.append(begin(began[-1].instance))
    return began[-1]


def begin(instance: Instance) -> Shown:
    return Shown(instance, instance.folder.parent / "one article", free_port())


def test_ready_means_pages_and_worker(shown: Shown) -> None:
    status, body = shown.get("/readyz")

    assert status == 200, body
    assert shown.get("/")[0] == 200
    assert json.loads(shown.get("/healthz")[1])["instance"]


def test_sign_ins_are_told_and_kept_private(shown: Shown) -> None:
    kept = shown.instance.folder / "sign-ins"

    assert {one["role"] for one in shown.ready["sign_ins"]} == {
        "fact-checker",
        "senior fact-checker",
        "curator",
        "partner manager",
        "administrator",
    }
    assert json.loads(kept.read_text()) == shown.ready["sign_ins"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_web_and_worker_cannot_act_as_the_owner(shown: Shown) -> None:
    for word in ("gunicorn", "celery"):
        environment = Path(f"/proc/{shown.instance.pid_of(word)}/environ").read_bytes()
        assert b"provenance_app" in environment
        assert b"provenance_owner" not in environment


def test_a_second_demo_in_the_folder_is_refused_in_one_line(shown: Shown) -> None:
    refused = shown.instance.run("manage.py", "demo", "--port", str(shown.port + 1))

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1, refused.stderr
    assert "already runs from" in refused.stderr
    assert shown.get("/healthz")[0] == 200


def test_a_taken_port_is_refused_in_one_line(shown: Shown, instance: Instance) -> None:
    refused = instance.run("manage.py", "demo", "--port", str(shown.port))

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1, refused.stderr
    assert f"Port {shown.port} is in use" in refused.stderr
    assert instance.gone_within(2)


def test_a_command_beside_the_demo_uses_its_servers(shown: Shown) -> None:
    keeper = shown.instance.pid_of("embedded.keeper")

    beside = shown.instance.run(*shown.instance.using("import os; print(os.environ['REDIS_URL'])"))

    assert beside.stdout.startswith("unix:///tmp/provenance-"), beside.stderr
    assert shown.instance.pid_of("embedded.keeper") == keeper


def test_however_it_ends_nothing_is_left_and_the_next_start_works(
    shown: Shown, proved: Callable[..., None]
) -> None:
    instance, sign_ins, seconds = shown.instance, shown.ready["sign_ins"], list[float]()
    for part in PARTS:
        shown = shown if shown.popen.poll() is None else begin(instance)
        assert shown.ready["sign_ins"] == sign_ins
        killed = time.monotonic()

        os.kill(instance.pid_of(part), signal.SIGINT if part == POLITELY else signal.SIGKILL)

        assert instance.gone_within(SECONDS_TO_VANISH), (part, instance.living())
        seconds.append(time.monotonic() - killed)
        assert_said_why(part, shown.popen)
        with locks.held(instance.home.stage_lock, seconds=1) as free:
            assert free
    proved(
        "DEMO",
        size=f"{len(PARTS)} ways to end",
        figure=f"nothing was left {max(seconds):.0f} s later at most; each next start showed the same sign-ins",
    )


def assert_said_why(part: str, popen: subprocess.Popen[str]) -> None:
    """Ctrl-C ends without a word; a demo that lost a part says in one line which; a killed one cannot."""
    out, err = popen.communicate(timeout=10)
    assert out == ""
    if part == POLITELY:
        assert (popen.returncode, err) == (0, "")
    elif part != "manage.py demo":
        assert popen.returncode == 1
        assert err.count("\n") == 1, err
        assert "stopped by itself" in err or "was killed" in err
