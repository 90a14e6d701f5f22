"""The measurement runs on servers of its own and leaves nothing."""

import json
from pathlib import Path

import pytest

from tests.instance import Instance, until

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["line", "copies", "read"])
def test_a_measurement_prints_one_object_and_leaves_nothing(
    instance: Instance, tmp_path: Path, name: str
) -> None:
    tmp_path.chmod(0o711)
    instance.extra["TMPDIR"] = str(tmp_path)

    ran = instance.run("manage.py", "bench", name, "--size", "20", "--json", seconds=120)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["size"] == 20
    assert not instance.folder.exists()
    assert until(lambda: not list(tmp_path.glob("provenance-tests-*")), 20)
    assert instance.gone_within(20)


def test_a_contender_nobody_knows_is_refused(instance: Instance) -> None:
    ran = instance.run("manage.py", "bench", "copies", "--only", "rensa,grep", seconds=60)

    assert ran.returncode == 1
    assert ran.stderr.startswith(
        "CommandError: --only names 'grep': give some of ours, ours in tables, datasketch"
    )
