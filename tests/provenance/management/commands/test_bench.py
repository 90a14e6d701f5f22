"""The measurement runs on servers of its own and leaves nothing."""

import json
from pathlib import Path

import pytest

from tests.instance import Instance, until

pytestmark = pytest.mark.slow


def test_a_measurement_prints_one_object_and_leaves_nothing(instance: Instance, tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    instance.extra["TMPDIR"] = str(tmp_path)

    ran = instance.run("manage.py", "bench", "line", "--size", "20", "--json", seconds=120)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["size"] == 20
    assert not instance.folder.exists()
    assert until(lambda: not list(tmp_path.glob("provenance-tests-*")), 20)
    assert instance.gone_within(20)
