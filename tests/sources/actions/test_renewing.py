"""An archive that holds what was erased is written anew without it: the new file first, the old one last."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from provenance.history.models import Entry
from sources.actions import clearing, laying, renewing
from sources.errors import Refused
from sources.keeping import archives
from sources.keeping.folder import Folder
from sources.models import Archive, ArchivedPage, Capture, Removal
from tests.sources.actions.archived import (
    Killed,
    archive,
    bytes_now,
    die_behind,
    die_in,
    keep_in,
    lapsed,
    names,
    take,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Folder:
    return keep_in(tmp_path / "store", settings)


@pytest.fixture
def three(store: Folder) -> list[Capture]:
    """Three pages in one archive, the second erased."""
    some = [take(number) for number in range(3)]
    archive()
    clearing.clear(now=lapsed())
    erase(some[1])
    return some


def erase(*some: Capture) -> None:
    with laying.told_to_the_database() as cursor:
        pages = [each.raw_id for each in some]
        cursor.execute("UPDATE sources_rawpage SET content = '' WHERE sha256 = ANY(%s)", [pages])


def held(store: Folder) -> bytes:
    """All bytes that lie in the store, unpacked."""
    return b"".join(
        content
        for each in Archive.objects.filter(sha256__in=[archives.sha256_of(name) for name in names(store)])
        for stretch in each.stretches()
        for _, content in archives.pages_of(stretch, store)
    )


def renew_and_clear() -> None:
    renewing.renew()
    clearing.clear()


def test_what_was_erased_is_in_no_file_any_more_and_all_else_is_where_it_was_said_to_be(
    three: list[Capture], store: Folder
) -> None:
    old = Archive.objects.get()
    assert text(1) in held(store)

    assert renewing.renew() == 1
    assert renewing.renew() == 0
    assert clearing.clear() == 1

    new = Archive.objects.standing().get()
    assert names(store) == [archives.name_of(new.sha256)]
    assert held(store) == text(0) + text(2)
    assert [bytes_now(three[number]) for number in (0, 2)] == [text(0), text(2)]
    assert bytes_now(three[1]) == b""
    assert not ArchivedPage.objects.filter(pk=three[1].raw_id).exists()
    old.refresh_from_db()
    assert (old.replaced_by, old.replaced_at is None) == (new, False)
    told = Entry.objects.filter(subject="archive", key=old.pk).order_by("pk")
    assert [(each.action, each.after.get("replaced_by_id")) for each in told] == [
        ("created", None),
        ("updated", new.pk),
    ]


def test_an_archive_of_which_nothing_is_left_goes_without_another_in_its_place(
    three: list[Capture], store: Folder
) -> None:
    erase(three[0], three[2])

    assert renewing.renew() == 1
    clearing.clear()

    assert names(store) == []
    assert (ArchivedPage.objects.count(), Archive.objects.standing().count()) == (0, 0)
    assert Archive.objects.get().replaced_by is None


PLACES = {
    "before the new file is kept": lambda patch: die_in(patch, Folder, "keep_file"),
    "behind it": lambda patch: die_behind(patch, Folder, "keep_file"),
    "when it has been read back": lambda patch: die_behind(patch, archives, "altered"),
    "in the transaction": lambda patch: die_in(patch, clearing, "ask"),
    "at its end": lambda patch: die_behind(patch, renewing, "_note"),
    "before the old file goes": lambda patch: die_in(patch, Folder, "take_away"),
    "when it has gone and its row waits": lambda patch: die_behind(patch, Folder, "take_away"),
}


def test_wherever_it_dies_what_is_kept_is_read_and_the_next_run_takes_out_what_was_erased(
    three: list[Capture], store: Folder
) -> None:
    old = names(store)[0]
    content = store.read(old)
    for place, die in PLACES.items():
        with transaction.atomic():
            with pytest.MonkeyPatch.context() as patch:
                die(patch)
                with pytest.raises(Killed):
                    renew_and_clear()
            assert [bytes_now(three[number]) for number in (0, 2)] == [text(0), text(2)], place
            if "old file" not in place and "its row" not in place:
                assert renewing.waiting(), place

            renewing.renew()
            clearing.clear()
            assert [bytes_now(three[number]) for number in (0, 2)] == [text(0), text(2)], place
            assert names(store) == [archives.name_of(Archive.objects.standing().get().sha256)], place
            assert Removal.objects.count() == 0
            transaction.set_rollback(True)
        for name in names(store):
            store.take_away(name)
        store.keep(old, content)


def test_rows_that_somebody_else_has_moved_are_left_alone_and_nothing_is_replaced(
    three: list[Capture], store: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = renewing._note

    def after_another(old: Archive, new: Archive | None, gone: set[str], *rest: Any) -> None:
        note(old, new, {*gone, "0" * 64}, *rest)

    monkeypatch.setattr(renewing, "_note", after_another)
    with pytest.raises(Refused, match="Somebody else"):
        renewing.renew()

    assert Archive.objects.get().replaced_at is None
    assert ArchivedPage.objects.count() == 3


def test_an_archive_that_is_not_as_it_was_written_is_not_written_anew(
    three: list[Capture], store: Folder
) -> None:
    (name,) = names(store)
    content = bytearray(store.read(name))
    content[-20] ^= 1
    (store.root / name).write_bytes(content)

    with pytest.raises(Refused, match="bring it back from a copy of the store"):
        renewing.renew()

    assert names(store) == [name]


def test_an_archive_that_no_row_names_is_asked_to_go_at_once_where_words_are_erased(
    three: list[Capture], store: Folder
) -> None:
    store.keep("archives/left.warc.gz", text(1))
    (standing,) = names(store)[:1]
    content = store.read(standing)
    assert renewing.unnamed() == ["archives/left.warc.gz"]

    store.take_away(standing)
    with pytest.raises(Refused, match="may be the last to hold them"):
        renewing.unnamed()
    store.keep(standing, content)
    clearing.ask(names=renewing.unnamed())
    assert clearing.clear() == 1
    assert names(store) == [archives.name_of(Archive.objects.get().sha256)]
