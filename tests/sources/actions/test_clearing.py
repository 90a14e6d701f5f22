"""What nothing needs goes from the store, at its moment, and never what a page may still rest on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sources.actions import clearing
from sources.keeping import archives, reading
from sources.keeping.folder import Folder
from sources.models import Capture, Removal
from tests.sources.actions.archived import (
    Killed,
    archive,
    bytes_now,
    die_behind,
    lapsed,
    names,
    some,
    store,
    text,
)

__all__ = ["some", "store"]
pytestmark = pytest.mark.django_db


def test_a_database_restored_to_before_pages_were_moved_finds_every_one_of_them(
    some: list[Capture], store: Folder
) -> None:
    with transaction.atomic():
        archive()
        clearing.clear(now=lapsed() - timedelta(minutes=10))
        transaction.set_rollback(True)  # as a backup from before that is restored
    (left,) = names(store, "archives/")

    assert [bytes_now(each) for each in some] == [text(number) for number in range(4)]
    store.take_away(reading.name_of(some[3].raw_id))
    assert clearing.clear_left(now=timezone.now() + timedelta(days=99)) == 0, (
        "it may be the last to hold a page"
    )
    assert names(store) == [left]
    store.keep(reading.name_of(some[3].raw_id), text(3))
    assert clearing.clear_left(now=lapsed() - timedelta(minutes=10)) == 0
    assert clearing.clear_left(now=lapsed()) == 1


def test_an_archive_that_no_row_names_stays_while_one_that_stands_is_not_there(
    some: list[Capture], store: Folder
) -> None:
    archive()
    (standing,) = names(store, "archives/")
    content = store.read(standing)
    store.keep("archives/left.warc.gz", b"what was written anew, before a backup was restored")
    store.take_away(standing)

    assert clearing.clear_left(now=lapsed()) == 0
    store.keep(standing, content)
    assert clearing.clear_left(now=lapsed()) == 1


def test_what_is_asked_for_again_goes_at_the_earlier_moment(store: Folder, some: list[Capture]) -> None:
    name = reading.name_of("0" * 64)
    store.keep(name, b"moved")
    clearing.ask(names=[name, name], wait=timedelta(days=8))
    clearing.ask(names=[name], wait=timedelta(days=9))
    assert (clearing.clear(), Removal.objects.due().count(), Removal.objects.count()) == (0, 0, 1)

    clearing.ask(names=[name])
    assert (clearing.clear(), Removal.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_an_archive_that_is_being_laid_again_is_not_taken_away_though_it_was_asked_to_go(
    some: list[Capture], store: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        die_behind(patch, Folder, "keep_file")
        with pytest.raises(Killed):
            archive()
    clearing.ask(names=names(store, "archives/"))  # as an erasure does that finds what nobody names
    altered, there, cleared = archives.altered, threading.Event(), threading.Event()

    def slow(*given: Any) -> list[str]:
        found = altered(*given)
        there.set()
        cleared.wait(10)
        return found

    monkeypatch.setattr(archives, "altered", slow)
    with beside(archive):
        assert there.wait(10)
        assert (clearing.clear(), Removal.objects.due().count()) == (0, 1)
        cleared.set()

    assert [bytes_now(each) for each in some] == [text(number) for number in range(4)]
    assert (clearing.clear(), Removal.objects.due().count()) == (0, 0)
    assert len(names(store, "archives/")) == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_goes_while_somebody_reads_all_files(store: Folder, some: list[Capture]) -> None:
    store.keep("archives/left.warc.gz", b"left")
    store.keep(reading.name_of("0" * 64), b"left")
    clearing.ask(names=["pages/00/other"])
    reads, ended = threading.Event(), threading.Event()

    def read() -> None:
        with clearing.held():
            reads.set()
            ended.wait(10)

    with beside(read):
        assert reads.wait(10)
        assert (clearing.clear_left(now=lapsed()), clearing.clear(), Removal.objects.count()) == (0, 0, 1)
        ended.set()

    assert (clearing.clear_left(now=lapsed()), clearing.clear()) == (2, 1)


@contextmanager
def beside(work: Any) -> Iterator[None]:
    """Something that goes on at once in another session of the database, and has ended at the end."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    thread.join()
