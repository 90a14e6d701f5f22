"""Backup and restore of a plain host, walked on a server: to the second before a mistake, and to the log's end."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from provenance.embedded import account, ground, programs
from provenance.embedded.places import OWN_FOLDER_MODE, PROJECT
from tests.instance import until

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

SCRIPTS = ("archive-log", "backup", "restore")
OWNER = "keeper"


@dataclass
class Server:
    """A PostgreSQL whose log is laid aside as on a host, in a folder of its own."""

    folder: Path
    bin: Path
    who: account.Account | None

    def run(self, *command: object) -> str:
        """Run a program as the server's account; fails with what it said."""
        told = subprocess.run(
            [str(part) for part in command],
            env={
                "PATH": os.environ["PATH"],
                "PG_BIN": str(self.bin),
                "PGHOST": str(self.folder),
                "PROVENANCE_BACKUPS": str(self.folder / "backups"),
                "PROVENANCE_ARCHIVE": str(self.folder / "backups" / "log"),
                "COPIER": OWNER,
            },
            user=self.who.uid if self.who else None,
            group=self.who.gid if self.who else None,
            extra_groups=[] if self.who else None,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    def make(self) -> None:
        """A new cluster."""
        self.run(self.bin / "initdb", "-D", self.folder / "main", "-U", OWNER, "-A", "trust", "-E", "UTF8")

    def start(self) -> None:
        """Start it, with the settings of ``deploy/postgres`` that a restore rests on; ready when this returns."""
        lay = f'{self.folder / "archive-log"} "%p" "%f"'
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "archive_mode": "on",
            "archive_command": lay,
            "archive_timeout": "60",
        }
        given = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = self.folder / "log"
        self.run(
            self.bin / "pg_ctl", "-D", self.folder / "main", "-l", log, "-w", "-t", "60", "-o", given, "start"
        )
        assert until(lambda: self.one("SELECT NOT pg_is_in_recovery()") is True, 60)

    def stop(self, how: str = "fast") -> None:
        self.run(self.bin / "pg_ctl", "-D", self.folder / "main", "-w", "-m", how, "stop")

    def do(self, what: str) -> psycopg.Cursor[tuple[object, ...]]:
        """Have it done, in a transaction of its own."""
        address = f"host={self.folder} user={OWNER} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as line:
            return line.execute(what.encode())

    def one(self, question: str) -> object:
        """The first column of the answer's only row."""
        row = self.do(question).fetchone()
        return row[0] if row else None


@pytest.fixture
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="restored-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(OWN_FOLDER_MODE)
        for script in SCRIPTS:
            shutil.copy(PROJECT / "deploy" / script, home)  # where the server's account can run them
        who, found = account.for_servers(home / "main"), programs.find()
        if who:
            os.chown(home, who.uid, who.gid)
            found = ground.reachable(found, who)
        made = Server(home, found.postgres, who)
        made.make()
        made.run("mkdir", "-p", home / "backups" / "log")
        yield made
        if (home / "main" / "postmaster.pid").exists():
            made.stop("immediate")


def laid_aside(server: Server) -> None:
    """Have all that is written laid aside."""
    piece = server.one("SELECT pg_walfile_name(pg_switch_wal())")
    assert until((server.folder / "backups" / "log" / str(piece)).exists, 30)


def test_a_mistake_is_undone_to_the_second_and_a_burnt_server_comes_back_to_the_end_of_its_log(
    server: Server,
) -> None:
    server.start()
    server.do("CREATE TABLE held AS SELECT generate_series(1, 500) AS id")
    server.run(server.folder / "backup")
    server.do("INSERT INTO held SELECT generate_series(501, 700)")
    before = datetime.now(UTC)
    time.sleep(1.5)  # moments are told to the second
    server.do("DELETE FROM held")
    laid_aside(server)
    server.stop()

    server.run("mv", server.folder / "main", server.folder / "main.bad")
    server.run(server.folder / "restore", server.folder / "main", f"{before:%Y-%m-%d %H:%M:%S.%f+00}")
    server.start()
    assert server.one("SELECT count(*) FROM held") == 700

    server.do("INSERT INTO held VALUES (701)")
    laid_aside(server)
    server.stop("immediate")
    server.run("rm", "-r", server.folder / "main")
    server.run(server.folder / "restore", server.folder / "main")
    server.start()
    assert server.one("SELECT count(*) FROM held") == 701
