"""A folder and a real object storage do the same: each file is there whole or not at all, and is written once."""

import errno
import os
from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from sources.keeping import folder as folders
from sources.keeping.bucket import Bucket
from sources.keeping.folder import Folder
from sources.keeping.store import Away, Missing, Store
from sources.keeping.where import Where
from tests.storage import BUCKET, KEY, SECRET, Storage

CONTENT = b"\x00\xff<p>Four were killed.\r\n" * 400
NAME = "pages/ab/abcd"


def asking(made: Storage) -> Where:
    return Where(BUCKET, "newsroom", f"http://{made.host}:{made.port}", "eu-test-1", KEY, SECRET)


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path, bucket: Storage) -> Store:
    return Folder(tmp_path) if request.param == "folder" else Bucket(asking(bucket))


def test_what_is_kept_is_handed_out_listed_and_taken_away(store: Store) -> None:
    before = datetime.now(UTC) - timedelta(minutes=1)

    store.keep(NAME, CONTENT)
    store.keep("pages/cd/cdef", b"")
    store.keep("archives/one", b"1")

    assert (store.read(NAME), store.read("pages/cd/cdef"), store.holds(NAME)) == (CONTENT, b"", True)
    assert store.piece(NAME, 2, 20) == CONTENT[2:22]
    lying = {each.name: each for each in store.lying("pages/")}
    assert {name: each.size for name, each in lying.items()} == {NAME: len(CONTENT), "pages/cd/cdef": 0}
    assert lying[NAME].written_at > before

    store.take_away(NAME)
    store.take_away(NAME)

    assert not store.holds(NAME)
    for ask in (lambda: store.read(NAME), lambda: store.piece(NAME, 0, 1)):
        with pytest.raises(Missing):
            ask()
    assert [each.name for each in store.lying("pages/")] == ["pages/cd/cdef"]
    assert list(store.lying("nothing/")) == []


def test_a_long_file_goes_in_parts_and_any_piece_of_it_comes_back(store: Store) -> None:
    long = BytesIO(array("I", range(4_500_000)).tobytes())  # three parts
    long.seek(1_000)  # wherever whoever wrote it stopped

    store.keep_file("archives/long", long)
    store.keep_file("archives/long", BytesIO(b"others"))

    assert [each.size for each in store.lying("archives/")] == [18_000_000]
    for place in (0, 4 * 3_000_000, 4 * 4_499_999):
        assert store.piece("archives/long", place, 4) == array("I", [place // 4]).tobytes()
    assert store.piece("archives/long", 17_999_999, 100) == long.getvalue()[-1:]


def test_a_file_is_written_once(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.keep(NAME, CONTENT)
    store.keep(NAME, b"other words")

    assert store.read(NAME) == CONTENT


def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders.os, "fsync", full)
    with pytest.raises(Away) as told:
        Folder(tmp_path).keep(NAME, CONTENT)

    assert told.value.cause == "No space left on device"
    assert not Folder(tmp_path).holds(NAME)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def away(store: Store) -> None:
    """Whatever is asked of it, it is away, and nothing is said to be missing."""
    asked: list[Any] = [
        lambda: store.keep(NAME, CONTENT), lambda: store.keep_file(NAME, BytesIO(CONTENT)),
        lambda: store.read(NAME), lambda: store.piece(NAME, 0, 1), lambda: store.holds(NAME),
        lambda: list(store.lying("pages/")), lambda: store.take_away(NAME),
    ]  # fmt: skip
    for ask in asked:
        with pytest.raises(Away) as told:
            ask()
        assert told.value.cause


def test_a_storage_that_does_not_know_us_is_away(bucket: Storage) -> None:
    Bucket(asking(bucket)).keep(NAME, CONTENT)

    away(Bucket(replace(asking(bucket), secret="a guess")))


def test_a_storage_without_our_bucket_is_away_and_says_nothing_of_what_it_holds(bucket: Storage) -> None:
    store = Bucket(replace(asking(bucket), bucket="another"))
    for ask in (lambda: store.keep(NAME, CONTENT), lambda: store.read(NAME)):
        with pytest.raises(Away):
            ask()


def test_a_storage_that_is_down_is_away_and_is_back_with_all_it_held(bucket: Storage) -> None:
    store = Bucket(asking(bucket))
    store.keep(NAME, CONTENT)
    bucket.stop()

    away(store)

    bucket.start()
    bucket.wait()
    assert store.read(NAME) == CONTENT


def test_a_folder_that_is_not_mounted_is_away_and_nothing_is_written_in_its_place(tmp_path: Path) -> None:
    away(Folder(tmp_path / "mounted"))

    assert not (tmp_path / "mounted").exists()


def test_a_forked_process_does_not_wait_for_threads_it_has_not(bucket: Storage) -> None:
    store = Bucket(asking(bucket))
    store.opened_in = os.getpid() + 1  # type: ignore[misc]

    with pytest.raises(RuntimeError, match="anew in each process"):
        store.read(NAME)
