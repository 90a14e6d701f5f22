"""Settings that cannot be meant are refused in one line that names the variable and the remedy."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from provenance.embedded.places import PROJECT
from provenance.environment import database

SERVERS = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"DATABASE_URL": "nonsense"}, "write postgres://", id="a database address that is none"),
        pytest.param({"SECRET_KEY": ""}, "SECRET_KEY is missing", id="no secret"),
        pytest.param(
            {"SECRET_KEY_FILE": "/nowhere/key"},
            "SECRET_KEY_FILE: /nowhere/key cannot be read",
            id="no such file",
        ),
        pytest.param({}, "127.0.0.1", id="a database that does not answer"),
        pytest.param({"SIGNET": "c2hvcnQ="}, "SIGNET is no half of a signet", id="a signet too short"),
        pytest.param({"USAGE_DAYS": "3"}, "write a number from 30", id="days shorter than their counters"),
        pytest.param({"HTTPS": "yes"}, "HTTPS is 'yes': write True or False", id="neither on nor off"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_in_one_line(given: dict[str, str], told: str) -> None:
    environment = {
        **{name: word for name, word in os.environ.items() if name != "PROVENANCE_EMBEDDED"},
        **SERVERS,
        "SECRET_KEY": "x",
        **given,
    }

    ran = subprocess.run(
        [sys.executable, "manage.py", "drain"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_an_address_keeps_all_it_asks_of_the_connection() -> None:
    found = database(
        "postgres://ana@db.example/news?sslmode=verify-full&sslrootcert=/ca.pem&options=-c%20search_path%3Dnews"
    )

    assert (found["HOST"], found["NAME"], found["USER"]) == ("db.example", "news", "ana")
    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["sslrootcert"] == "/ca.pem"
    assert found["OPTIONS"]["options"] == "-c jit=off -c search_path=news"


@pytest.mark.django_db
def test_no_question_to_the_database_is_compiled_first() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)
