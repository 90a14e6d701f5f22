"""Makes and starts the private PostgreSQL, with one role that owns the tables and one that uses them."""

from __future__ import annotations

import locale
import secrets
import shutil
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from provenance.embedded import children
from provenance.embedded.children import Child
from provenance.embedded.ground import Ground
from provenance.embedded.passwords import Passwords
from provenance.embedded.places import write_private
from provenance.embedded.refusal import Refusal

ADMIN = "provenance_admin"
OWNER = "provenance_owner"
APP = "provenance_app"
DATABASE = "provenance"
SECONDS_TO_RECOVER = 120.0  # replaying the log after a crash may take long
LASTING = {"synchronous_commit": "on"}
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True)
class Postgres:
    """One private server: where it stands, where its socket is, whether its data must survive."""

    ground: Ground
    sockets: Path
    passwords: Passwords
    throwaway: bool = False

    def start(self, *, log: Path, keep_open: Sequence[int]) -> Child:
        """Start the server on its data, made on the first start."""
        cluster = self.ground.folder / "postgres"
        if not cluster.exists():
            self.create(cluster, log, keep_open)
        self.refuse_other_major(cluster)
        # Every server process shares our lock, which we hold: this file is a dead server's.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        return children.start(
            self.command(cluster),
            name="PostgreSQL",
            log=log,
            farewell=signal.SIGINT,  # the fast shutdown: sessions end, nothing committed is lost
            account=self.ground.account,
            cwd=Path("/"),
            keep_open=keep_open,
        )

    def command(self, cluster: Path) -> list[str | Path]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            **(THROWAWAY if self.throwaway else LASTING),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [self.ground.programs.postgres / "postgres", "-D", cluster, *options]

    def create(self, cluster: Path, log: Path, keep_open: Sequence[int]) -> None:
        """Make the data in a folder beside, and move it in place when it is whole."""
        draft = cluster.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        self.ground.make_private(draft)
        password_file = self.ground.folder / f"initdb.{secrets.token_hex(4)}"
        write_private(password_file, self.passwords.admin)
        self.ground.give(password_file)
        try:
            self.run_initdb(draft, password_file, log, keep_open)
        finally:
            password_file.unlink()
        draft.rename(cluster)

    def run_initdb(self, cluster: Path, password_file: Path, log: Path, keep_open: Sequence[int]) -> None:
        program = self.ground.programs.postgres / "initdb"
        options = ["--auth", "scram-sha-256", "--encoding", "UTF8", "--data-checksums", *locale_options()]
        options += ["--no-sync"] if self.throwaway else []
        maker = children.start(
            [program, "-D", cluster, "-U", ADMIN, "--pwfile", password_file, *options],
            name="initdb",
            log=log,
            account=self.ground.account,
            cwd=Path("/"),
            keep_open=keep_open,
        )
        if maker.popen.wait() != 0:
            raise Refusal(f"PostgreSQL could not make its data folder; see {log}")

    def refuse_other_major(self, cluster: Path) -> None:
        made_by, ours = (cluster / "PG_VERSION").read_text().strip(), self.ground.programs.postgres_major()
        if made_by != ours:
            raise Refusal(
                f"The data in {cluster} are PostgreSQL {made_by}'s and this server is {ours}: "
                "set PG_BIN to that version's programs, or PROVENANCE_HOME to another folder"
            )

    def url(self, role: str, password: str) -> str:
        host = quote(str(self.sockets), safe="")
        return f"postgres://{role}:{quote(password, safe='')}@/{DATABASE}?host={host}"

    def wait_until_ready(self, child: Child) -> None:
        children.wait_until(self.answers, child=child, seconds=SECONDS_TO_RECOVER)

    def answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError as trouble:
            if "password authentication failed" in str(trouble):
                raise Refusal(
                    f"The passwords kept for {self.ground.folder} are not its database's: "
                    "restore passwords.json, or set PROVENANCE_HOME to another folder"
                ) from trouble
            return False
        return True

    def connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets),
            user=ADMIN,
            password=self.passwords.admin,
            dbname=database,
            autocommit=True,
        )

    def settle_roles(self) -> None:
        """Two roles and one database, made or mended at every start. The owner makes the tables; the
        application's role owns nothing, so it cannot rewrite history."""
        with self.connect("postgres") as admin:
            settle_role(admin, OWNER, self.passwords.owner, "CREATEDB" if self.throwaway else "NOCREATEDB")
            settle_role(admin, APP, self.passwords.app, "NOCREATEDB")
            if self.throwaway:  # tests act as the application to see what it is refused
                admin.execute(f"GRANT {APP} TO {OWNER}")
            if not admin.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
                admin.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
            admin.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            admin.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {APP}")


def settle_role(admin: psycopg.Connection, name: str, password: str, power: str) -> None:
    exists = admin.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).rowcount
    statement = "ALTER ROLE {} LOGIN {} PASSWORD {}" if exists else "CREATE ROLE {} LOGIN {} PASSWORD {}"
    admin.execute(sql.SQL(statement).format(sql.Identifier(name), sql.SQL(power), sql.Literal(password)))


def locale_options() -> list[str]:
    """C.UTF-8 sorts by code point and knows every letter's case; where it is missing, no locale."""
    try:
        kept = locale.setlocale(locale.LC_CTYPE)
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
        locale.setlocale(locale.LC_CTYPE, kept)
    except locale.Error:
        return ["--no-locale"]
    return ["--locale", "C.UTF-8"]
