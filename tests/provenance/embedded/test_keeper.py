"""The private servers as commands see them: there when needed, shared, and gone after the last."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.embedded import locks
from tests.instance import Instance, until

COUNT = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as line:
    print(line.execute("SELECT current_user, current_setting('server_encoding')").fetchone())
"""
WAIT_FOR_FILE = """
import os, pathlib, sys, time, psycopg
line = psycopg.connect(os.environ["DATABASE_URL"])
print("using", flush=True)
while not pathlib.Path(os.environ["PROVENANCE_HOME"], "leave").exists():
    time.sleep(0.05)
print(line.execute("SELECT 1").fetchone()[0])
"""


def test_a_command_brings_its_servers_and_takes_them_away(instance: Instance) -> None:
    ended = instance.run(*instance.using(COUNT))

    assert ended.stdout == "('provenance_app', 'UTF8')\n", ended.stderr
    assert instance.living() == {}
    with locks.held(instance.home.servers_lock, seconds=0) as free:
        assert free


def test_the_data_are_still_there_at_the_next_start(begun_instance: Instance) -> None:
    owner = "import os, psycopg; line = psycopg.connect(os.environ['DATABASE_OWNER_URL'], autocommit=True); "

    begun_instance.run(
        *begun_instance.using(owner + "line.execute('CREATE TABLE kept AS SELECT 7 AS seven')")
    )
    ended = begun_instance.run(
        *begun_instance.using(owner + "print(line.execute('SELECT seven FROM kept').fetchone())")
    )

    assert ended.stdout == "(7,)\n", ended.stderr


def test_a_folder_with_spaces_and_a_long_name_will_do(new_instance: Callable[..., Instance]) -> None:
    instance = new_instance(
        "a folder with spaces, é and a name longer than a socket's path may be " + "x" * 60
    )

    ended = instance.run(*instance.using(COUNT))

    assert ended.stdout.startswith("('provenance_app'"), ended.stderr


def test_the_applications_role_can_make_no_table_and_no_role(begun_instance: Instance) -> None:
    attempt = """
import os, psycopg
for statement in ("CREATE TABLE mine (n int)", "CREATE ROLE me", "CREATE DATABASE mine", "SET ROLE provenance_owner"):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as line:
        try:
            line.execute(statement)
            print("allowed", statement)
        except psycopg.errors.InsufficientPrivilege:
            print("denied")
"""
    ended = begun_instance.run(*begun_instance.using(attempt))

    assert ended.stdout.split() == ["denied"] * 4, ended.stdout + ended.stderr


def begin_using(instance: Instance) -> subprocess.Popen[str]:
    """A command that uses the servers until the file `leave` appears."""
    return instance.start(*instance.using(WAIT_FOR_FILE))


def says_using(user: subprocess.Popen[str]) -> bool:
    return user.stdout is not None and user.stdout.readline() == "using\n"


def test_two_commands_at_once_share_one_pair_of_servers(begun_instance: Instance) -> None:
    users = [begin_using(begun_instance), begin_using(begun_instance)]
    assert all(says_using(user) for user in users)

    keepers = [command for command in begun_instance.living().values() if "embedded.keeper" in command]
    (begun_instance.folder / "leave").touch()
    words = [user.communicate(timeout=30) for user in users]

    assert len(keepers) == 1
    assert [out for out, _ in words] == ["1\n", "1\n"], words
    assert begun_instance.gone_within(5)


def test_the_servers_stay_for_whoever_still_uses_them(begun_instance: Instance) -> None:
    stays = begin_using(begun_instance)
    assert says_using(stays)

    leaves = begun_instance.run(*begun_instance.using(COUNT))
    (begun_instance.folder / "leave").touch()
    out, err = stays.communicate(timeout=30)

    assert leaves.returncode == 0, leaves.stderr
    assert out == "1\n", err


def test_eight_commands_starting_and_ending_together_all_succeed(instance: Instance) -> None:
    users = [instance.start(*instance.using(COUNT)) for _ in range(8)]

    words = [user.communicate(timeout=90) for user in users]

    assert {out for out, _ in words} == {"('provenance_app', 'UTF8')\n"}, words
    assert instance.gone_within(5)


def test_two_homes_are_two_instances(new_instance: Callable[..., Instance]) -> None:
    here, there = new_instance("here"), new_instance("there")
    users = [begin_using(one) for one in (here, there)]
    assert all(says_using(user) for user in users)

    assert here.pid_of("embedded.keeper") != there.pid_of("embedded.keeper")
    for one, user in zip((here, there), users, strict=True):
        (one.folder / "leave").touch()
        assert user.communicate(timeout=30)[0] == "1\n"


def test_nothing_starts_where_the_environment_names_servers(new_instance: Callable[..., Instance]) -> None:
    instance = new_instance(
        "untouched", DATABASE_URL="postgres://nobody@nowhere/none", REDIS_URL="redis://nowhere"
    )

    ended = instance.run(*instance.using("import os; print(os.environ['DATABASE_URL'])"))

    assert ended.stdout == "postgres://nobody@nowhere/none\n", ended.stderr
    assert not instance.folder.exists()


def test_secrets_are_readable_by_their_owner_alone(instance: Instance) -> None:
    instance.run(*instance.using(COUNT))

    for secret in (instance.home.passwords, instance.home.secret_key, instance.home.signet):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE((instance.folder / "postgres").stat().st_mode) == 0o700
    assert not any(secret in instance.home.log("postgres").read_text() for secret in passwords(instance))


def passwords(instance: Instance) -> list[str]:
    return instance.home.passwords.read_text().split('"')[3::4]


def test_lost_passwords_are_refused_in_one_line(begun_instance: Instance) -> None:
    begun_instance.home.passwords.unlink()

    ended = begun_instance.run(*begun_instance.using(COUNT))

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "restore passwords.json" in ended.stderr
    assert begun_instance.gone_within(5)


def test_data_of_another_major_version_are_refused_in_one_line(begun_instance: Instance) -> None:
    (begun_instance.folder / "postgres" / "PG_VERSION").write_text("12\n")

    ended = begun_instance.run(*begun_instance.using(COUNT))

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "PostgreSQL 12's" in ended.stderr


@pytest.mark.parametrize(
    ("variable", "sentence"),
    [("PG_BIN", "holds no PostgreSQL server"), ("REDIS_BIN", "is no Valkey or Redis server")],
)
def test_programs_that_are_not_there_are_refused_in_one_line(
    new_instance: Callable[..., Instance], variable: str, sentence: str
) -> None:
    instance = new_instance(**{variable: "/nowhere"})

    ended = instance.run(*instance.using(COUNT))

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert sentence in ended.stderr


def test_a_first_start_that_was_cut_short_is_made_good(instance: Instance) -> None:
    draft = instance.folder / "postgres.new"
    draft.mkdir(parents=True)
    instance.folder.chmod(0o711)
    (draft / "half").write_text("written")

    ended = instance.run(*instance.using(COUNT))

    assert ended.returncode == 0, ended.stderr
    assert not draft.exists()


def test_the_exit_status_is_the_commands_own(begun_instance: Instance) -> None:
    assert begun_instance.run(*begun_instance.using("raise SystemExit(7)")).returncode == 7


def test_sockets_are_gone_with_their_servers(begun_instance: Instance) -> None:
    told = begun_instance.run(*begun_instance.using("import os; print(os.environ['REDIS_URL'])")).stdout

    folder = told.removeprefix("unix://").split("/servers/")[0]

    assert folder.startswith("/tmp/provenance-")
    assert until(lambda: not Path(folder).exists(), 5)


def test_a_command_on_a_fresh_home_makes_its_tables_first(instance: Instance) -> None:
    ran = instance.run("manage.py", "drain", seconds=240)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("0 articles and 0 claims held.\n")
