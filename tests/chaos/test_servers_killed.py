"""Parts of the private servers are killed without warning: nothing is left over and the next start works."""

import os
import signal
import subprocess

import psycopg
import pytest

from provenance.embedded import locks
from tests.instance import Instance, until

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

SECONDS_TO_VANISH = 8

TELL_AND_WAIT = """
import os, time
print(os.environ["DATABASE_OWNER_URL"], flush=True)
time.sleep(300)
"""
COUNT = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as line:
    print(line.execute("SELECT count(*) FROM written").fetchone()[0])
"""


def begin(instance: Instance) -> tuple[subprocess.Popen[str], str]:
    user = instance.start(*instance.using(TELL_AND_WAIT))
    assert user.stdout is not None
    return user, user.stdout.readline().strip()


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("embedded.keeper", id="the keeper"),
        pytest.param("-m provenance.embedded", id="the only user"),
        pytest.param("/postgres -D", id="PostgreSQL"),
        pytest.param("valkey-server", id="Valkey"),
    ],
)
def test_a_killed_part_takes_the_servers_with_it_and_the_next_start_works(
    instance: Instance, part: str
) -> None:
    begin(instance)

    os.kill(instance.pid_of(part), signal.SIGKILL)

    assert instance.gone_within(SECONDS_TO_VANISH), instance.living()
    with locks.held(instance.home.servers_lock, seconds=2) as free:
        assert free
    assert instance.run(*instance.using("print('works')")).stdout == "works\n"


def test_everything_killed_at_once_leaves_only_data(instance: Instance) -> None:
    begin(instance)

    instance.kill_everything()

    assert instance.gone_within(SECONDS_TO_VANISH)
    assert instance.run(*instance.using("print('works')")).stdout == "works\n"


def test_acknowledged_rows_survive_five_kills(instance: Instance) -> None:
    """A writer's committed rows are all there after PostgreSQL was killed without warning, five times over."""
    acknowledged = 0
    for _ in range(5):
        _, address = begin(instance)
        with psycopg.connect(address, autocommit=True) as line:
            line.execute("CREATE TABLE IF NOT EXISTS written (n int)")
            for _ in range(40):
                line.execute("INSERT INTO written VALUES (1)")
                acknowledged += 1
        instance.kill_everything()
        assert instance.gone_within(SECONDS_TO_VANISH)

    assert int(instance.run(*instance.using(COUNT)).stdout) == acknowledged


def test_a_test_run_that_is_killed_leaves_no_servers_and_no_folder(instance: Instance) -> None:
    code = "from provenance.embedded import session; import time; line = session.hold_throwaway(); "
    code += "print('up', flush=True); time.sleep(300)"
    instance.extra["TMPDIR"] = str(instance.folder)
    instance.folder.mkdir()
    instance.folder.chmod(0o711)
    run = instance.start("-c", code)
    assert run.stdout is not None
    assert run.stdout.readline() == "up\n"

    run.kill()

    assert instance.gone_within(SECONDS_TO_VANISH)
    assert until(lambda: not list(instance.folder.glob("provenance-tests-*")), SECONDS_TO_VANISH)
