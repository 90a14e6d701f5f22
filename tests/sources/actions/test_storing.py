"""Where a store is set up it keeps the bytes of pages: written before any row says so, once, and gone for good."""

import hashlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sources.actions import captures, clearing, storing
from sources.intake.handed import Handed
from sources.keeping import opening, reading
from sources.keeping.store import Away, Store
from sources.models import Capture, RawPage, Removal, Visit
from tests.factories import NOON
from tests.sources.actions.looks import page, visited, wait_of
from tests.storage import Storage
from tests.world import World, open_world

pytestmark = pytest.mark.django_db

TEXT = b"Four people were killed at the pier on Friday.\n\nSo the harbour master said."
NAME = reading.name_of(hashlib.sha256(TEXT).hexdigest())


def tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1, minutes=5)


@pytest.fixture
def store(bucket: Storage) -> Store:
    found = opening.store()
    assert found is not None
    return found


def take(content: bytes = TEXT) -> Capture:
    handed = Handed(content, "text/plain", "a test", url="https://outlet.example/pier", retrieved=NOON)
    return captures.take(handed=handed).capture


def lying(store: Store) -> list[str]:
    return sorted(each.name for each in store.lying(""))


def test_the_bytes_go_to_the_store_and_come_back_as_they_were(store: Store, bucket: Storage) -> None:
    capture = take()
    take()

    assert capture.raw.content is None
    assert reading.bytes_of(capture.raw_id, capture.raw.content) == TEXT
    assert lying(store) == [NAME]
    assert (bucket.files / NAME).read_bytes() == TEXT


def test_without_a_store_the_database_keeps_them_as_ever() -> None:
    capture = take()

    assert bytes(capture.raw.content or b"") == TEXT
    assert clearing.clear_left(now=tomorrow()) == 0


def test_other_bytes_in_their_place_are_not_handed_out_and_none_are_a_loss(
    store: Store, bucket: Storage
) -> None:
    capture = take()
    (bucket.files / NAME).write_bytes(TEXT.replace(b"Four", b"Five"))
    with pytest.raises(reading.Lost) as altered:
        reading.bytes_of(capture.raw_id, None)
    assert altered.value.cause == "was altered: its bytes do not have this SHA-256"

    store.take_away(NAME)
    with pytest.raises(reading.Lost) as lost:
        reading.bytes_of(capture.raw_id, None)
    assert lost.value.cause == "is not in the store"


def test_while_the_store_is_away_nothing_is_kept_and_then_all_is(store: Store, bucket: Storage) -> None:
    bucket.stop()
    with pytest.raises(Away):
        take()
    assert (Capture.objects.count(), RawPage.objects.count()) == (0, 0)

    bucket.start()
    bucket.wait()
    assert reading.bytes_of(take().raw_id, None) == TEXT


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites


def test_a_look_waits_while_the_store_is_away_and_is_no_failure_of_the_site(
    world: World, store: Store, bucket: Storage
) -> None:
    url = world.put("news.example", "/a", page())
    bucket.stop()

    visit = visited(world, url)

    assert (visit.outcome, visit.tries, visit.begun, visit.article) == ("", 0, 0, None)
    assert wait_of(visit) == timedelta(minutes=2)
    assert visit.told.startswith("The store of pages cannot be reached")

    bucket.start()
    bucket.wait()
    visit = visited(world, url)

    assert (visit.outcome, visit.told) == ("captured", "")
    assert Visit.objects.get().article is not None


def test_whoever_dies_before_a_row_says_so_leaves_a_file_that_goes_a_day_later(store: Store) -> None:
    with transaction.atomic():
        storing.keep(content=TEXT, media="text/plain")
        transaction.set_rollback(True)  # as a worker that is killed
    kept = take(b"Another piece altogether.")
    assert NAME in lying(store)

    assert clearing.clear_left() == 0, "somebody may be about to name it"
    assert clearing.clear_left(now=tomorrow()) == 1

    assert lying(store) == [reading.name_of(kept.raw_id)]


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_being_kept_at_this_moment_is_not_taken_away(store: Store) -> None:
    written, cleared = threading.Event(), threading.Event()

    def keep() -> None:
        with transaction.atomic():
            storing.keep(content=TEXT, media="text/plain")
            written.set()
            cleared.wait(10)
        connection.close()

    slow = threading.Thread(target=keep)
    slow.start()
    assert written.wait(10)
    clearing.ask(names=[NAME])  # as an erasure does that found the file of somebody killed
    gone = clearing.clear_left(now=tomorrow()) + clearing.clear()
    cleared.set()
    slow.join()

    assert gone == 0
    assert reading.bytes_of(hashlib.sha256(TEXT).hexdigest(), None) == TEXT


def test_what_is_asked_to_go_goes_but_nothing_that_a_page_rests_on(store: Store) -> None:
    take()
    store.keep("pages/00/other", b"x")
    clearing.ask(names=[NAME, "pages/00/other", "pages/00/never-there"])

    assert clearing.clear() == 2

    assert lying(store) == [NAME]
    assert Removal.objects.count() == 0


def test_what_is_to_go_waits_while_the_store_is_away_and_while_all_is_read(
    store: Store, bucket: Storage
) -> None:
    store.keep(NAME, TEXT)
    clearing.ask(names=[NAME])
    bucket.stop()
    with pytest.raises(Away):
        clearing.clear()
    assert Removal.objects.count() == 1

    bucket.start()
    bucket.wait()
    assert clearing.clear() == 1


def test_a_page_comes_back_into_the_database_as_itself_alone(store: Store) -> None:
    key = take().raw_id

    def bring_back(content: bytes) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sources_bring_back(%s, %s)", [key, content])
            return bool(cursor.fetchone()[0])

    assert bring_back(b"other words") is False
    assert RawPage.objects.get().content is None
    assert bring_back(TEXT) is True
    assert bring_back(TEXT) is False
    assert bytes(RawPage.objects.get().content or b"") == TEXT
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE sources_rawpage SET content = NULL")
