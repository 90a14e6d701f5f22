"""Locks that end with their last holder."""

import os
import subprocess
import sys
from pathlib import Path

from provenance.embedded import locks


def test_a_held_lock_is_not_given_twice(tmp_path: Path) -> None:
    with (
        locks.held(tmp_path / "lock", seconds=0) as first,
        locks.held(tmp_path / "lock", seconds=0.2) as second,
    ):
        assert first
        assert not second

    with locks.held(tmp_path / "lock", seconds=0) as again:
        assert again


def test_a_child_that_shares_a_lock_keeps_it_after_its_parent_let_go(tmp_path: Path) -> None:
    ours = locks.take(tmp_path / "lock")
    assert ours is not None
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[ours])
    os.close(ours)

    with locks.held(tmp_path / "lock", seconds=0.2) as free:
        assert not free
    child.communicate(b"\n")
    with locks.held(tmp_path / "lock", seconds=1) as free:
        assert free
