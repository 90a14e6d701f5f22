"""Nobody moves pages but the owner of the tables, one at a time, and the database lets none be without its bytes."""

import threading

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction

from provenance.history.actions import roles
from sources.actions import laying
from sources.errors import Refused
from sources.models import Archive, ArchivedPage, Capture, RawPage
from tests.sources.actions.archived import archive, some, store

__all__ = ["some", "store"]
pytestmark = pytest.mark.django_db

FORBIDDEN = [
    ("UPDATE sources_rawpage SET content = NULL WHERE sha256 = '{other}'", "must keep its bytes"),
    ("DELETE FROM sources_archivedpage WHERE page_id = '{page}'", "must keep its place"),
    ("UPDATE sources_archivedpage SET length = 3 WHERE page_id = '{page}'", "its entry stays what it is"),
    ("UPDATE sources_archive SET replaced_at = now()", "stays as it is while pages lie in it"),
    ("UPDATE sources_archive SET size = size + 1", "stays as it is"),
]


def test_the_database_itself_lets_no_page_be_without_bytes_not_even_for_its_owner(
    some: list[Capture],
) -> None:
    archive(but=RawPage.objects.filter(pk=some[0].raw_id).values("pk"))
    names = {"page": some[1].raw_id, "other": some[0].raw_id}
    for statement, told in FORBIDDEN:
        with pytest.raises(IntegrityError, match=told), laying.told_to_the_database() as cursor:
            cursor.execute(statement.format(**names))
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(**names))


def test_the_program_itself_can_neither_say_that_a_page_is_archived_nor_archive_one(
    some: list[Capture],
) -> None:
    archive(most=1)
    roles.grant()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {settings.APP_ROLE}")
        try:
            for row in (Archive(sha256="0" * 64, size=2, opening=1, pages=1), ArchivedPage(
                page_id=some[0].raw_id, archive_id=1, start=1, length=1, digest=b"")):  # fmt: skip
                with (
                    pytest.raises(ProgrammingError, match="by the owner of the tables alone"),
                    transaction.atomic(),
                ):
                    row.save(force_insert=True)
            with pytest.raises(Refused, match="Only the owner"), transaction.atomic():
                archive()
        finally:
            cursor.execute("RESET ROLE")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_move_the_same_pages(some: list[Capture]) -> None:
    told: list[str] = []

    def other() -> None:
        try:
            archive()
        except Refused as refused:
            told.append(refused.sentence)
        finally:
            connection.close()

    with laying.alone():
        beside = threading.Thread(target=other)
        beside.start()
        beside.join()

    assert told == ["Pages are being moved by somebody else at this moment: try again when they are done"]
    assert archive().pages == 4
