"""The files of a plain host name what is there: units, settings, alerts, and blocks to copy in the runbook."""

import configparser
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from provenance.celery import QUEUES
from provenance.embedded.places import PROJECT

DEPLOY = PROJECT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
OURS = re.compile(r"^#? ?([A-Z_]{4,})=", re.MULTILINE)
LEFT_TO_UNITS = {
    "DJANGO_SETTINGS_MODULE",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "PROMETHEUS_MULTIPROC_DIR",
}
OF_UNITS = {"LINE_PROCESSES", "ERRAND_PROCESSES"}
"""Read by the shell of a unit alone, and named in the runbook."""


def known() -> set[str]:
    """Every variable the example explains, and the same from a file."""
    told = set(OURS.findall((PROJECT / ".env.example").read_text()))
    return told | {f"{name}_FILE" for name in told}


def set_by(unit: Path) -> Iterator[str]:
    for line in unit.read_text().splitlines():
        if line.startswith("Environment="):
            yield from (pair.partition("=")[0] for pair in line.removeprefix("Environment=").split())


def test_every_setting_of_the_host_is_explained_in_the_example() -> None:
    given = set(OURS.findall((DEPLOY / "systemd/provenance.env").read_text()))
    for unit in UNITS:
        given |= set(set_by(unit))

    assert {"DATABASE_URL", "SECRET_KEY_FILE", "BACKUP_STAMP"} <= given
    assert given - known() - LEFT_TO_UNITS - OF_UNITS == set()


def test_alerts_and_the_runbook_name_the_same() -> None:
    alerts = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text())
    named = [rule["alert"] for group in alerts["groups"] for rule in group["rules"]]

    told = re.findall(r"^\| (Provenance\w+) \|", (DEPLOY / "runbook.md").read_text(), re.MULTILINE)

    assert told == named


def test_matcher_and_worker_share_all_queues_and_no_wake_up_is_left_to_nobody() -> None:
    matcher = (DEPLOY / "systemd/provenance-matcher.service").read_text()
    worker = (DEPLOY / "systemd/provenance-worker.service").read_text()

    taken = re.search(r" -Q (\S+)", matcher)
    left = re.search(r" -X (\S+)", worker)

    assert taken is not None and left is not None
    assert taken[1] == left[1]
    assert set(taken[1].split(",")) <= {queue for queue, _ in QUEUES.values()}


# Scripts of a venv name the folder it was made in; an upgrade makes one beside and moves it into place.
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_every_unit_is_confined_and_starts_what_is_there(unit: Path) -> None:
    read = configparser.RawConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment]  # systemd tells letters apart
    read.read(unit)
    service = read["Service"]

    assert service["User"] in {"provenance", "provenance-owner", "postgres"}
    assert (service["NoNewPrivileges"], service["ProtectSystem"]) == ("yes", "strict")
    assert service["CapabilityBoundingSet"] == ""
    began = service["ExecStart"].split()[0]
    own = began.removeprefix("/opt/provenance/app/")
    assert began == "/opt/provenance/venv/bin/python" or (PROJECT / own).is_file()


@pytest.mark.parametrize("version", ["app", "app.new"])
def test_a_command_is_of_the_version_whose_folder_it_was_asked_in(tmp_path: Path, version: str) -> None:
    asked = tmp_path / version / "deploy/manage"
    asked.parent.mkdir(parents=True)
    shutil.copy(DEPLOY / "manage", asked)
    told = tmp_path / "systemd-run"
    told.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    told.chmod(0o755)

    said = subprocess.run(
        [str(asked), "migrate"], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, check=True
    )
    given = said.stdout.decode().splitlines()

    assert f"WorkingDirectory={tmp_path / version}" in given
    assert f"PYTHON={tmp_path / version.replace('app', 'venv')}/bin/python" in given


def test_whatever_a_shell_runs_can_be_read_by_one() -> None:
    written = [DEPLOY / name for name in ("archive-log", "backup", "manage", "restore")]
    blocks = re.findall(r"```(?:sh)?\n(.*?)```", (DEPLOY / "runbook.md").read_text(), re.DOTALL)

    assert len(blocks) >= 9
    for text in [*(path.read_text() for path in written), *blocks]:
        read = subprocess.run(["sh", "-n"], input=text, text=True, capture_output=True, check=False)
        assert read.returncode == 0, f"{read.stderr}\n{text}"
    assert all(path.stat().st_mode & 0o111 for path in written)


def test_a_piece_of_the_log_is_archived_once_and_never_written_over(tmp_path: Path) -> None:
    piece, archive = tmp_path / "piece", tmp_path / "log"
    archive.mkdir()
    piece.write_bytes(b"first")

    def archived() -> int:
        command = [str(DEPLOY / "archive-log"), str(piece), "000000010000000000000001"]
        environment = {"PROVENANCE_ARCHIVE": str(archive), "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    assert (archived(), archived()) == (0, 0)
    piece.write_bytes(b"other")
    assert archived() == 1
    assert [(each.name, each.read_bytes()) for each in archive.iterdir()] == [
        ("000000010000000000000001", b"first")
    ]
