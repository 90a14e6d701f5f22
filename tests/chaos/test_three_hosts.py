"""Workers on other hosts need database, Redis and object storage; one that is cut off is made up for by others."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.embedded.places import OWN_FOLDER_MODE
from tests import proofs
from tests.chaos import hosts
from tests.chaos.hosts import ADDRESSES, Asked, Net, Reached, inside
from tests.chaos.killing import SAY, WATCHED, Outcome, calm_run, counts, same, worked_through, written
from tests.chaos.rig import WORKER, Rig, kill_group
from tests.chaos.test_worker_killed import folder_of_reports
from tests.instance import Instance, until

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.slow,
    proofs.only("HOSTS", "HOSTS_ARTICLES", "10"),  # two minutes of waiting for leases
]
ARTICLES = int(os.environ.get("HOSTS_ARTICLES", "10"))

AT_WORK = """
SELECT count(*) FROM pg_stat_activity WHERE client_addr = %s AND xact_start IS NOT NULL
    AND EXISTS (SELECT FROM pipeline_job WHERE state = 'running')
"""
READ = "SELECT count(*) FROM pipeline_job WHERE step = 'read' AND state = 'done'"
HELD_BY_THE_LOST = "SELECT count(*) FROM pg_stat_activity WHERE client_addr = %s AND xact_start IS NOT NULL"


@pytest.fixture
def net() -> Iterator[Net]:
    with hosts.laid() as laid:
        yield laid


@pytest.fixture
def rig(net: Net, tables: Path) -> Iterator[Rig]:
    """Servers on host a, which nobody reaches but over the wires, or on this machine by a socket."""
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(OWN_FOLDER_MODE)
        home = Path(folder) / "home"
        subprocess.run(["cp", "-a", tables, home], check=True)
        made = Rig(Instance(home, {"DJANGO_SETTINGS_MODULE": "provenance.settings"}))
        made.postgres = Reached(made.postgres.ground, made.postgres.sockets, made.secret, throwaway=True)
        made.valkey = Asked(made.valkey.ground, made.valkey.sockets, throwaway=True)
        storage = hosts.storage_of(Path(folder) / "storage")
        try:
            with inside(net, "a"):
                made.raise_database()
                made.postgres.settle_roles()
                made.raise_broker()
                storage.start()
            assert until(lambda: hosts.listening(storage), 30)
            yield made
        finally:
            made.end()
            storage.stop()


def begin(rig: Rig, net: Net, host: str, *command: str) -> subprocess.Popen[bytes]:
    """Start a part of the program on a host, told of nothing but the three addresses."""
    with inside(net, host):
        return rig.begin(f"on-{host}", *command, **hosts.environment(rig.secret.app))


def worker(rig: Rig, net: Net, host: str) -> subprocess.Popen[bytes]:
    return begin(rig, net, host, *WORKER, "-n", f"{host}@rig")


def on_a(rig: Rig, net: Net, deed: Callable[[], str]) -> str:
    """Have something done where the storage can be reached."""
    told = hosts.environment(rig.secret.app)
    rig.instance.extra |= {name: value for name, value in told.items() if name.startswith("CAPTURES_")}
    with inside(net, "a"):
        return deed()


def said(rig: Rig) -> Any:
    return json.loads(rig.run(SAY, seconds=1_200))


def test_a_host_that_is_cut_off_is_made_up_for_and_goes_on_once_it_is_back(
    rig: Rig, net: Net, tables: Path, tmp_path: Path, proved: Callable[..., None]
) -> None:
    folder = folder_of_reports(ARTICLES, tmp_path)
    rig.asked(WATCHED)
    began = time.monotonic()
    running = {host: worker(rig, net, host) for host in ADDRESSES}
    taking = begin(rig, net, "a", "manage.py", "ingest", str(folder))
    lost = ADDRESSES["c"]
    assert until(lambda: rig.asked(AT_WORK, lost)[0][0] > 0, 120), rig.log("on-c").read_text()[-2_000:]

    net.cut_off("c")
    cut = time.monotonic()
    assert taking.wait(timeout=600) == 0, rig.log("on-a").read_text()[-2_000:]
    assert until(lambda: rig.asked(HELD_BY_THE_LOST, lost)[0][0] == 0, 90), "its transaction was never ended"
    noticed = time.monotonic() - cut
    assert until(lambda: rig.asked(READ)[0][0] == ARTICLES, 600), rig.log("on-b").read_text()[-2_000:]
    worked_through(rig, seconds=600)
    done_without = counts(rig)

    kill_group(running["b"])
    net.heal("c")
    (tmp_path / "more").mkdir()
    more = folder_of_reports(ARTICLES + 10, tmp_path / "more")
    healed = time.monotonic()
    assert begin(rig, net, "a", "manage.py", "ingest", str(more)).wait(timeout=600) == 0
    assert until(lambda: rig.asked(READ)[0][0] == ARTICLES + 10, 600), rig.log("on-c").read_text()[-2_000:]
    back = time.monotonic() - healed

    again = dict(rig.asked("SELECT attempts, count(*) FROM attempted GROUP BY 1"))
    kill_group(running["c"])
    outcome = Outcome(said(rig)["says"], counts(rig), back, written(rig), again)
    assert done_without["articles"] == ARTICLES
    assert rig.asked("SELECT count(*) FROM sources_rawpage WHERE content IS NOT NULL") == [(0,)]
    assert '"faults": []' in on_a(rig, net, lambda: rig.manage("verify", "--json"))
    same(outcome, calm_run(more, tables))
    proved(
        "HOSTS",
        size=f"{ARTICLES + 10:,} articles, servers on one host, a worker on each of two others, one cut off at work",
        figure=f"the database let go of it after {noticed:.0f} s; the other did all the work, {again.get(2, 0)} steps a"
        f" second time; healed and alone, the first did 10 more articles within {back:.0f} s; every page in the"
        f" storage, every export byte for byte that of a calm run on one host; {time.monotonic() - began:.0f} s",
    )
