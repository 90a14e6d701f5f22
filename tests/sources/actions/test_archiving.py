"""Old pages lie many together in web archives, read back before anything is let go; none is ever without its bytes."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from provenance.history.models import Entry
from sources.actions import archiving, captures, clearing, laying, storing
from sources.errors import Refused
from sources.intake.handed import Handed
from sources.keeping import archives, reading
from sources.keeping.folder import Folder
from sources.keeping.store import Away
from sources.models import Archive, ArchivedPage, Capture, RawPage, Removal
from tests.factories import NOON
from tests.sources.actions.archived import (
    OLD,
    Killed,
    archive,
    bytes_now,
    die_behind,
    die_in,
    keep_in,
    lapsed,
    names,
    some,
    store,
    take,
    text,
)
from tests.storage import Storage

__all__ = ["some", "store"]
pytestmark = pytest.mark.django_db


def test_pages_of_the_database_and_of_files_lie_in_one_archive_that_other_programs_read(
    some: list[Capture], store: Folder
) -> None:
    assert [each.raw.content is None for each in some] == [False, False, False, True]

    done = archive()
    clearing.clear(now=lapsed())

    assert (done.archives, done.pages, done.left) == (1, 4, [])
    (name,) = names(store)
    content = store.read(name)
    assert name == archives.name_of(hashlib.sha256(content).hexdigest())
    assert [RawPage.objects.get(pk=each.raw_id).content for each in some] == [None] * 4
    assert [bytes_now(each) for each in some] == [text(number) for number in range(4)]
    found = list(ArchiveIterator(BytesIO(content), check_digests="raise"))
    read = [(each.rec_type, each.rec_headers.get_header("WARC-Target-URI")) for each in found]
    assert read == [("warcinfo", None), *(("resource", each.article.url) for each in some)]
    headers = found[1].rec_headers
    assert found[1].http_headers is None, "what a server said besides is not kept, and not made up"
    assert (headers.get_header("WARC-Date"), headers.get_header("Content-Type")) == (
        NOON.isoformat().replace("+00:00", "Z"),
        "text/plain",
    )
    assert headers.get_header("WARC-Payload-Digest") == f"sha256:{some[0].raw_id}"
    (entry,) = Entry.objects.filter(subject="archive")
    assert (entry.action, entry.after["sha256"], entry.after["pages"]) == (
        "created",
        archives.sha256_of(name),
        4,
    )


def test_an_object_storage_keeps_them_as_a_folder_does(bucket: Storage) -> None:
    those = [take(number) for number in range(3)]

    assert archive().pages == 3
    clearing.clear(now=lapsed())

    assert [each.name.partition("/")[0] for each in bucket.store().lying("")] == ["archives"]
    assert [bytes_now(each) for each in those] == [text(number) for number in range(3)]


def test_a_page_is_read_without_the_rest_of_its_archive(
    some: list[Capture], store: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive()
    asked = []
    piece = Folder.piece

    def seen(self: Folder, name: str, start: int, length: int) -> bytes:
        asked.append((start, length))
        return piece(self, name, start, length)

    monkeypatch.setattr(Folder, "piece", seen)
    monkeypatch.setattr(Folder, "read", lambda *_: pytest.fail("all of a file was read"))

    assert bytes_now(some[1]) == text(1)
    row = ArchivedPage.objects.get(pk=some[1].raw_id)
    assert asked == [(row.start, row.length)]


def test_what_is_young_stays_and_so_does_what_a_young_capture_shares(some: list[Capture]) -> None:
    young = archive_of_days(OLD - 1)
    assert young.pages == 1, "the first is the only one old enough"
    handed = Handed(text(1), "text/plain", "a test", url="https://other.example/", retrieved=NOON)
    captures.take(handed=handed)

    assert archive_of_days(OLD - 3).pages == 1
    assert RawPage.objects.get(pk=some[1].raw_id).content is not None


def archive_of_days(days: int) -> archiving.Outcome:
    before = timezone.now() - timedelta(days=days) - timedelta(hours=1)
    outcome = archiving.archive(before=before)
    assert archiving.count(before=before) == 0
    return outcome


def test_what_has_to_stay_in_the_database_stays(some: list[Capture]) -> None:
    done = archive(but=RawPage.objects.filter(pk=some[0].raw_id).values("pk"))

    assert done.pages == 3
    assert bytes(RawPage.objects.get(pk=some[0].raw_id).content or b"") == text(0)


def test_archives_are_full_at_a_size_and_the_same_pages_give_the_same_archives(
    some: list[Capture], store: Folder
) -> None:
    with transaction.atomic():
        done = archive(most=400)
        first = names(store, "archives/")
        transaction.set_rollback(True)

    assert archive(most=400).archives == done.archives == len(first) > 1
    assert names(store, "archives/") == first
    assert archive().pages == 0, "a second time there is nothing to do"


PLACES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "before the file is kept": lambda patch: die_in(patch, Folder, "keep_file"),
    "behind it": lambda patch: die_behind(patch, Folder, "keep_file"),
    "before it is read back": lambda patch: die_in(patch, archives, "altered"),
    "behind that": lambda patch: die_behind(patch, archives, "altered"),
    "in the transaction": lambda patch: die_behind(patch, clearing, "ask"),
    "at its end": lambda patch: die_behind(patch, archiving, "_note"),
    "before files of their own go": lambda patch: die_behind(patch, laying, "lay"),
}


def test_wherever_it_dies_no_byte_is_lost_and_the_next_run_ends_as_if_it_had_lived(
    some: list[Capture], store: Folder
) -> None:
    for place, die in PLACES.items():
        with transaction.atomic():
            with pytest.MonkeyPatch.context() as patch:
                die(patch)
                with pytest.raises(Killed):
                    archive()

            assert [bytes_now(each) for each in some] == [text(number) for number in range(4)], place
            archive()
            clearing.clear(now=lapsed())
            assert [bytes_now(each) for each in some] == [text(number) for number in range(4)], place
            (name,) = names(store)
            assert name == archives.name_of(Archive.objects.standing().get().sha256), place
            assert Removal.objects.count() == 0, place
            transaction.set_rollback(True)
        store.take_away(name)
        store.keep(reading.name_of(some[3].raw_id), text(3))


def test_what_a_store_does_not_hand_out_as_it_was_given_is_let_go_of_nowhere(
    some: list[Capture], store: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Folder.keep_file

    def half(self: Folder, name: str, content: BytesIO) -> None:
        content.seek(0)
        keep(self, name, BytesIO(content.read()[:-3]))

    monkeypatch.setattr(Folder, "keep_file", half)
    with pytest.raises(Refused, match="does not hand out the archive"):
        archive()

    assert names(store, "archives/") == []
    assert [bytes_now(each) for each in some] == [text(number) for number in range(4)]
    assert ArchivedPage.objects.count() == 0


def test_a_page_that_is_not_as_it_came_is_left_and_named_and_all_others_go(
    some: list[Capture], store: Folder
) -> None:
    (store.root / reading.name_of(some[3].raw_id)).write_bytes(b"other words")

    done = archive()

    assert done.left == [(some[3].raw_id, "was altered: its bytes do not have this SHA-256")]
    assert done.pages == 3


def test_a_store_that_is_away_or_none_moves_nothing(some: list[Capture], settings: Any) -> None:
    settings.CAPTURES_URL = "file:///is/not/there"
    with pytest.raises(Away):
        archive()
    settings.CAPTURES_URL = ""
    with pytest.raises(Away):
        archive()

    assert ArchivedPage.objects.count() == 0


def test_a_left_archive_goes_once_no_backup_names_it_and_one_that_stands_does_not(
    some: list[Capture], store: Folder
) -> None:
    archive()
    clearing.clear(now=lapsed())
    store.keep("archives/left.warc.gz", b"a worker that was killed")

    assert clearing.clear_left(now=lapsed() - timedelta(minutes=10)) == 0
    assert clearing.clear_left(now=lapsed()) == 1
    clearing.ask(names=names(store))
    assert clearing.clear() == 0
    assert [bytes_now(each) for each in some] == [text(number) for number in range(4)]


def test_whoever_looked_before_it_was_moved_finds_it_where_it_lies_now(some: list[Capture]) -> None:
    nowhere = ArchivedPage.objects.place_of(some[3].raw_id)
    archive()
    clearing.clear(now=lapsed())

    assert reading.bytes_of(some[3].raw_id, None, nowhere) == text(3)


def test_a_page_that_is_archived_may_come_back_and_keeps_its_place(some: list[Capture]) -> None:
    archive()

    storing.keep_inside(content=text(0), media="text/plain")

    assert bytes(RawPage.objects.get(pk=some[0].raw_id).content or b"") == text(0)
    assert ArchivedPage.objects.filter(pk=some[0].raw_id).exists()
    assert archive().pages == 0


def test_many_pages_cost_few_queries(
    store: Folder, settings: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        take(number)
    keep_in(store.root, settings)

    with django_assert_max_num_queries(40):
        assert archive().pages == 20
