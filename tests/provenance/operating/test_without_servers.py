"""The doctor answers where nothing else does: no database, no broker, no tables."""

import os
import subprocess
import sys

from provenance.embedded.places import PROJECT

NOWHERE = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "x" * 60,
}


def test_with_neither_database_nor_broker_both_are_told_with_what_to_do_and_nothing_is_raised() -> None:
    clean = {name: word for name, word in os.environ.items() if name != "PROVENANCE_EMBEDDED"}

    ran = subprocess.run(
        [sys.executable, "manage.py", "doctor"],
        cwd=PROJECT, env={**clean, **NOWHERE}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ran.returncode == 1
    assert "The database does not answer" in ran.stdout
    assert "Redis or Valkey does not answer" in ran.stdout
    assert "in DATABASE_URL" in ran.stdout
    assert "Traceback" not in ran.stderr
