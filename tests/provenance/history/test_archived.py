"""Pages in archives are verified, erased, taken down and handed out as evidence as those in the database are."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from warcio.archiveiterator import ArchiveIterator

from provenance.history.actions import erasures
from provenance.operating.keeping import keeping
from sources.actions import captures, clearing, renewing, storing
from sources.errors import Refused
from sources.intake.handed import Handed
from sources.keeping import archives
from sources.keeping.folder import Folder
from sources.keeping.store import Away
from sources.models import Archive, ArchivedPage, Article, Capture, RawPage, Removal
from sources.vocabulary import Publication
from tests import factories as make
from tests.outside import make_outside_review
from tests.provenance.history.tampering import seal
from tests.provenance.history.test_erasures import GROUND, NAME, TEXT, altered
from tests.sources.actions.archived import archive, bytes_now, keep_in, lapsed, names, take

pytestmark = pytest.mark.django_db

WORDS = b"The harbour is open again, the master said."


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Folder:
    return keep_in(tmp_path / "store", settings)


@pytest.fixture
def two(store: Folder) -> list[Capture]:
    """Two pages in one archive, the first of which names a person."""
    some = [take(0, TEXT.encode()), take(1, WORDS)]
    archive()
    clearing.clear(now=lapsed())
    return some


def turn(store: Folder, place: int) -> None:
    """One bit of the only archive turned over."""
    (name,) = names(store)
    content = bytearray(store.read(name))
    content[place] ^= 1
    (store.root / name).write_bytes(content)


def test_a_bit_that_has_turned_over_anywhere_in_an_archive_is_found_and_its_row_named(
    two: list[Capture], store: Folder
) -> None:
    assert altered() == []
    archive = Archive.objects.get()
    rows = list(ArchivedPage.objects.order_by("start"))
    for row in rows:
        for place in (row.start, row.start + 3, row.start + row.length // 2, row.start + row.length - 1):
            turn(store, place)
            told = f"sources_rawpage {row.page_id}: was altered: its bytes do not have this SHA-256"
            assert altered() == [told], place - row.start
            turn(store, place)
    turn(store, 4)
    assert altered() == [f"sources_archive {archive.sha256}: was altered: its bytes do not have this SHA-256"]
    turn(store, 4)

    content = store.read(names(store)[0])
    (store.root / names(store)[0]).write_bytes(content[:-1])
    assert altered()[0].startswith(f"sources_rawpage {rows[1].page_id}: ")
    store.take_away(names(store)[0])
    assert "(and 1 more)" in altered()[0]


def test_an_archive_that_cannot_be_reached_is_a_fault_that_says_so(two: list[Capture], settings: Any) -> None:
    settings.CAPTURES_URL = "file:///is/not/there"

    assert any(each.startswith("sources_archive: could not be looked at outside") for each in altered())


def test_erased_words_leave_the_archive_and_all_else_in_it_stays(
    two: list[Capture], store: Folder, ana: make.User
) -> None:
    (old,) = names(store)
    assert {each.table: each.rows for each in erasures.find(words=[NAME])}["sources_rawpage"] == 1

    erasures.erase(words=[NAME], by=ana, ground=GROUND)
    connection.check_constraints()  # as at the end of a transaction
    assert altered() == [], "what waits to be written anew is told apart from what should be gone"
    assert any(each.name == "renewing" and each.remedy for each in keeping())
    renewing.renew()
    assert Removal.objects.get().name == old
    clearing.clear()

    assert altered() == []
    assert (bytes_now(two[0]), bytes_now(two[1])) == (b"", WORDS)
    assert names(store) == [archives.name_of(Archive.objects.standing().get().sha256)] != [old]
    store.keep(old, b"a copy that came back")
    told = "was replaced, as a page in it was erased, and lies in the store still"
    assert altered() == [f"sources_archive {archives.sha256_of(old)}: {told}"]


def test_a_file_that_waits_for_backups_to_lapse_goes_at_once_where_its_page_is_erased(
    store: Folder, ana: make.User
) -> None:
    written = (
        TEXT.replace("\n", " ").replace("o", "&#111;").replace("O", "&#79;")
    )  # so that no byte of the page spells the name
    page = f"<article><h1>In Olmari</h1><p>{written}</p></article>".encode()
    captures.take(
        handed=Handed(page, "text/html", "a test", url="https://outlet.example/a", retrieved=make.NOON)
    )
    archive()
    clearing.clear()
    assert len(names(store, "pages/")) == 1, "a database that is restored looks for it there"

    erasures.erase(words=[NAME], by=ana, ground=GROUND)
    connection.check_constraints()
    renewing.renew()
    clearing.clear()

    assert names(store) == []


def test_words_that_stand_in_the_bytes_alone_are_found_in_an_archive(store: Folder, ana: make.User) -> None:
    margin = take(3, f"<article><p>{WORDS.decode()}</p></article><!-- {NAME} -->".encode())
    archive()

    erasures.erase(words=[NAME], by=ana, ground=GROUND)

    assert RawPage.objects.get(pk=margin.raw_id).content == b""


def test_a_page_that_comes_again_after_its_archive_was_replaced_is_archived_again_and_again_erased(
    store: Folder, ana: make.User
) -> None:
    one = take(0, TEXT.encode())
    archive()
    (name,) = names(store, "archives/")
    for times in (1, 2):
        erasures.erase(words=[NAME], by=ana, ground=GROUND)
        connection.check_constraints()
        renewing.renew()
        clearing.clear()
        assert (names(store), Archive.objects.standing().count()) == ([], 0)

        storing.keep(content=TEXT.encode(), media="text/plain")
        assert archive().pages == 1
        assert (names(store), Archive.objects.count(), bytes_now(one)) == ([name], times + 1, TEXT.encode())
        assert not [each for each in altered() if each.startswith("sources_archive")]


def test_words_are_not_said_to_be_gone_where_an_archive_cannot_be_read(
    two: list[Capture], store: Folder, ana: make.User
) -> None:
    turn(store, ArchivedPage.objects.get(pk=two[1].raw_id).start + 30)

    with pytest.raises(Refused, match="nobody can say what it holds"):
        erasures.erase(words=[NAME], by=ana, ground=GROUND)


@pytest.mark.django_db(transaction=True)
def test_the_command_has_the_words_gone_from_the_store_when_it_or_the_clearing_it_asks_for_ends(
    two: list[Capture], store: Folder, ana: make.User, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal()
    store.keep("archives/left.warc.gz", TEXT.encode())

    def away(*_: object) -> None:
        raise Away("no longer there")

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "keep_file", away)
        told = StringIO()
        call_command(
            "erase", NAME, "--by", "ana", "--ground", GROUND, "--yes", stdout=StringIO(), stderr=told
        )
    assert "run manage.py clear once it is back" in told.getvalue()
    assert "archives/left.warc.gz" in names(store)
    call_command("clear", stdout=StringIO())

    (name,) = names(store)
    read = [each.content_stream().read() for each in ArchiveIterator(BytesIO(store.read(name)))]
    assert read[1:] == [WORDS]
    assert Removal.objects.count() == 0


def test_evidence_of_an_archived_page_is_handed_out_until_it_is_taken_down(
    two: list[Capture], store: Folder, client: Client
) -> None:
    address = f"/articles/{two[1].article.public_id}/evidence.warc.gz"

    whole = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]

    found = [
        each.content_stream().read()
        for each in ArchiveIterator(BytesIO(whole), check_digests="raise")
        if each.rec_type == "resource"
    ]
    assert found == [WORDS]
    Article.objects.filter(pk=two[1].article_id).update(publication=Publication.WITHDRAWN)
    assert client.get(address).status_code == 404
    assert bytes_now(two[1]) == WORDS, "it is kept, unseen"


def test_the_command_moves_what_is_old_tells_what_it_did_and_leaves_what_reviews_rest_on(
    store: Folder, settings: Any, ana: make.User
) -> None:
    take(0, WORDS)
    take(1, TEXT.encode())
    reviewed = take(2, b"Three sat down to eat on the quay.")
    storing.keep_inside(content=b"Three sat down to eat on the quay.", media="text/plain")
    make_outside_review(raw=reviewed.raw, literal="Three sat down")
    settings.ARCHIVE_DAYS = 0

    def run(*how: str) -> dict[str, Any]:
        out = StringIO()
        call_command("archive", *how, "--json", stdout=out)
        return dict(json.loads(out.getvalue()))

    for how, told in (
        ((), "say how old: --before DATE or --all, or set ARCHIVE_DAYS"),
        (("--before", "soon"), "--before: "),
        (("--before", "2026"), "--before: '2026' is no day"),
    ):
        with pytest.raises(CommandError, match=told):
            run(*how)
    assert run("--before", "1999-01-01")["pages"] == 0
    settings.ARCHIVE_DAYS = 399
    assert [(each.name, each.health.value) for each in keeping()][-1] == ("archiving", "fine")
    settings.ARCHIVE_DAYS = 90
    assert [(each.name, each.health.value) for each in keeping()][-1] == ("archiving", "fault")
    assert run() == {
        "archives": 1, "pages": 2, "bytes_of_pages": len(WORDS) + len(TEXT.encode()), "renewed": 0, "files_gone": 0,
        "bytes_of_archives": Archive.objects.get().size, "left": [],
    }  # fmt: skip
    assert [(each.name, each.health.value) for each in keeping()][-1] == ("archiving", "fine")
    assert bytes(RawPage.objects.get(pk=reviewed.raw_id).content or b"").startswith(b"Three sat")
    make.make_capture("Nobody was hurt, the master said.")
    settings.CAPTURES_URL = "file:///is/not/there"
    with pytest.raises(CommandError, match=r"the store is away .*: what was moved stays moved"):
        run("--all")
