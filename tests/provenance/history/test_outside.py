"""Pages outside the database are verified and erased as those within it are."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from provenance.history.actions import erasures
from provenance.history.models import Redaction
from sources.actions import captures, clearing, storing
from sources.intake.handed import Handed
from sources.keeping import opening, reading
from sources.keeping.store import Store
from sources.models import Capture, RawPage, Removal
from tests import factories as make
from tests.provenance.history.tampering import seal
from tests.provenance.history.test_erasures import GROUND, NAME, TEXT, altered, still_held
from tests.storage import Storage

pytestmark = pytest.mark.django_db

PAGE = f"<article><h1>In Olmari</h1><p>{TEXT}</p></article><!-- {NAME} -->".encode()
IN_THE_MARGIN = f"<article><p>Nothing happened in Olmari, all day long.</p></article><!-- {NAME} -->".encode()


@pytest.fixture
def store(bucket: Storage) -> Store:
    found = opening.store()
    assert found is not None
    return found


def take(content: bytes, path: str = "a") -> Capture:
    url = f"https://outlet.example/{path}"
    return captures.take(handed=Handed(content, "text/html", "a test", url=url, retrieved=make.NOON)).capture


def place(bucket: Storage, capture: Capture) -> Path:
    return bucket.files / reading.name_of(capture.raw_id)


def test_one_flipped_byte_and_one_file_less_are_found_and_named(store: Store, bucket: Storage) -> None:
    one, other = take(PAGE), take(b"<p>The harbour is open again, the master said.</p>", "b")
    assert altered() == []

    content = bytearray(PAGE)
    content[40] ^= 1
    place(bucket, one).write_bytes(content)
    assert altered() == [f"sources_rawpage {one.raw_id}: was altered: its bytes do not have this SHA-256"]

    place(bucket, one).write_bytes(PAGE)
    store.take_away(reading.name_of(other.raw_id))
    assert altered() == [f"sources_rawpage {other.raw_id}: is not in the store"]


def test_a_store_that_is_away_is_a_fault_that_says_so(store: Store, bucket: Storage) -> None:
    take(PAGE)
    bucket.stop()

    (fault,) = altered()

    assert fault.startswith("sources_rawpage: could not be looked at outside the database (")


def test_erased_words_leave_the_store_with_their_pages_and_what_no_row_names(
    store: Store, bucket: Storage, ana: make.User
) -> None:
    named, margin = take(PAGE), take(IN_THE_MARGIN, "b")
    untouched = take(b"<p>The harbour is open again, the master said.</p>", "c")
    store.keep(reading.name_of("0" * 64), PAGE)  # a worker that was killed left it
    found = {each.table: each.rows for each in erasures.find(words=[NAME])}
    assert found["sources_rawpage"] == 3

    erasures.erase(words=[NAME], by=ana, ground=GROUND)
    connection.check_constraints()  # as at the end of a transaction

    assert [RawPage.objects.get(pk=each.raw_id).content for each in (named, margin)] == [b"", b""]
    assert Redaction.objects.filter(kind="page").count() == 2
    assert still_held("dolvasky") == []
    assert altered() == [], "what waits to go is told apart from what should be gone"
    assert clearing.clear() == 3
    assert [each.name for each in store.lying("")] == [reading.name_of(untouched.raw_id)]
    assert altered() == []
    assert NAME.encode() not in b"".join(
        each.read_bytes() for each in bucket.folder.rglob("*") if each.is_file()
    )


def test_a_page_that_comes_back_after_its_erasure_is_found(store: Store, ana: make.User) -> None:
    named = take(PAGE)
    erasures.erase(words=[NAME], by=ana, ground=GROUND)
    clearing.clear()
    connection.check_constraints()  # as at the end of a transaction
    store.keep(reading.name_of(named.raw_id), PAGE)

    assert altered() == [f"sources_rawpage {named.raw_id}: was erased, and its bytes lie in the store still"]
    storing.keep(content=PAGE, media="text/html")
    assert RawPage.objects.get(pk=named.raw_id).content == PAGE, "whoever hands it in anew has it kept anew"


@pytest.mark.django_db(transaction=True)
def test_the_command_has_the_files_go_at_once_or_says_how_once_the_store_is_back(
    store: Store, bucket: Storage, ana: make.User
) -> None:
    take(PAGE)
    seal()
    call_command("erase", NAME, "--by", "ana", "--ground", GROUND, "--yes", stdout=StringIO())
    assert list(store.lying("")) == []
    assert Removal.objects.count() == 0

    bucket.stop()
    with pytest.raises(CommandError, match=r"^The store of pages cannot be reached"):
        call_command("erase", "four were killed", "--by", "ana", "--ground", GROUND, "--yes")
