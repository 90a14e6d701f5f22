"""What a person meets at every command: its own options, and one line for what it cannot take."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import get_commands, load_command_class

from provenance.embedded.places import PROJECT

OURS = [
    "bench",
    "demo",
    "drain",
    "evaluate",
    "explain",
    "export",
    "grant",
    "ingest",
    "load_feeds",
    "load_sources",
    "rescreen",
    "verify",
]
AWAY = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "DATABASE_OWNER_URL": "",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "x" * 60,
}

IN_TURN = """
import json, os, sys, tempfile
import django
import manage
os.environ["DJANGO_SETTINGS_MODULE"] = "provenance.settings"
django.setup()
told = []
for words in json.loads(sys.argv[1]):
    with tempfile.TemporaryFile("w+") as said:
        if not (child := os.fork()):
            os.dup2(said.fileno(), 2)
            sys.argv = ["manage.py", *words]
            sys.exit(manage.main())
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        told.append((status, said.read()))
print(json.dumps(told))
"""
"""Runs each of some commands in a fork of a program that has started once: to start takes longer than to be refused."""


def manage(*words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=PROJECT,
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


DEVELOPERS = ("--settings", "--traceback", "--skip-checks", "--verbosity")


@pytest.mark.parametrize("name", OURS)
def test_help_shows_our_own_options_alone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    load_command_class(get_commands()[name], name).print_help("manage.py", name)

    told = capsys.readouterr().out
    assert f"usage: manage.py {name}" in told
    assert [word for word in DEVELOPERS if word in told] == []


def test_help_is_shown_without_servers() -> None:
    ran = manage("drain", "--help", **AWAY)

    assert ran.returncode == 0
    assert ran.stdout.startswith("usage: manage.py drain")


def test_words_a_command_cannot_take_are_refused_in_one_line() -> None:
    ran = manage("drain", "--fast")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "drain: unrecognized arguments: --fast (see manage.py drain --help)\n"


def test_a_database_out_of_reach_is_told_in_one_line() -> None:
    asked = [["ingest", "demo/corpus"], ["drain"], ["export", "claims"], ["explain", "x"], ["verify"]]
    asked.append(["bench", "line"])
    ran = subprocess.run(
        [sys.executable, "-c", IN_TURN, json.dumps(asked)],
        cwd=PROJECT,
        env={**os.environ, **AWAY},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    for words, (status, said) in zip(asked, json.loads(ran.stdout), strict=True):
        assert status == 1, words
        assert said.startswith("The database cannot be used (connection failed"), words
        assert "check DATABASE_URL" in said, words
        assert said.count("\n") == 1, words


def test_a_port_that_is_none_is_refused_in_one_line() -> None:
    ran = manage("demo", PORT="abc")

    assert ran.returncode == 1
    assert (
        ran.stderr
        == "CommandError: PORT is 'abc': give a number from 1 to 65535, as in PORT=8000 make demo\n"
    )
