"""The measurement runs on servers of its own and leaves nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.instance import Instance, until


@pytest.mark.slow
def test_a_measurement_prints_one_object_and_leaves_nothing(instance: Instance, tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    instance.extra["TMPDIR"] = str(tmp_path)

    ran = instance.run("manage.py", "bench", "line", "--size", "20", "--json", seconds=240)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["size"] == 20
    assert not instance.folder.exists()
    assert until(lambda: not list(tmp_path.glob("provenance-tests-*")), 20)
    assert instance.gone_within(20)


def test_what_needs_no_database_is_measured_without_one() -> None:
    told = StringIO()

    call_command("bench", "read", size=20, json=True, stdout=told)

    assert json.loads(told.getvalue())["size"] == 20


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"only": "rensa,grep"}, "--only names 'grep': give some of ours, ours in tables, datasketch"),
        ({"size": 0}, "--size is 0: give 1 to 1000000"),
        ({"rounds": 21}, "--rounds is 21: give 1 to 20"),
    ],
    ids=["a contender nobody knows", "no size", "too many rounds"],
)
def test_what_cannot_be_measured_is_refused(asked: dict[str, object], sentence: str) -> None:
    with pytest.raises(CommandError, match=f"^{sentence}"):
        call_command("bench", "copies", **asked)
