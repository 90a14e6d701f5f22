"""A worker of the program beside a test, on the test's own database, to be killed in the midst of its work."""

import os
import subprocess
import sys

from django.db import connection

from provenance.embedded.places import PROJECT


def begin(work: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start it; ``work`` is what it does once the program is ready."""
    at = connection.settings_dict
    place = f"host={at['HOST']}&port={at['PORT']}" if at["PORT"] else f"host={at['HOST']}"
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{work}"],
        cwd=PROJECT,
        env={
            **os.environ,
            "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}?{place}",
            "SECRET_KEY": "x",
            **environment,
        },
    )


def kill(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    worker.wait(timeout=20)
