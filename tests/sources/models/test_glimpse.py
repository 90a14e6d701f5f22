"""A page shows the newsroom as it stood at one moment: what is hidden is read once, and nothing slips in behind it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection

from claims.models import Claim, Event
from claims.models.veil import glimpse
from provenance.accounts.models import User
from sources.models import Article
from sources.models.article import piece_visible
from sources.models.glimpse import Hidden
from sources.models.glimpse import glimpse as looked
from sources.vocabulary import Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim, make_user

SAID = "What the minister hid."


def said(**article: object) -> Claim:
    claim = make_claim(SAID)
    make_appearance(claim, capture=make_capture(SAID, article=make_article(**article)), quote=SAID)
    return claim


def elsewhere(work: Callable[[], object]) -> None:
    """Do something on a line of its own, as another process would."""

    def done() -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as one:
        one.submit(done).result()


@pytest.mark.django_db(transaction=True)
def test_what_arrives_hidden_while_a_page_is_read_shows_nowhere_on_it() -> None:
    said(publication=Publication.DRAFT)
    with glimpse(None) as reader:
        assert not Claim.objects.visible_to(reader, NOON).exists()
        elsewhere(lambda: said(publication=Publication.DRAFT))

        assert not Claim.objects.visible_to(reader, NOON).exists()
        assert not Event.objects.visible_to(reader, NOON).exists()
        assert not Article.objects.visible_to(reader, NOON).exists()
    assert Article.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_hidden_while_a_page_is_read_shows_on_all_of_it_or_nowhere() -> None:
    said(), said()
    with glimpse(None) as reader:
        assert Claim.objects.visible_to(reader, NOON).count() == 2
        elsewhere(lambda: Article.objects.update(publication=Publication.WITHDRAWN))

        assert Article.objects.visible_to(reader, NOON).count() == 2
        assert Event.objects.visible_to(reader, NOON).count() == 2
    with glimpse(None) as reader:
        assert not Article.objects.visible_to(reader, NOON).exists()
        assert not Claim.objects.visible_to(reader, NOON).exists()


@pytest.mark.django_db(transaction=True)
def test_a_question_that_outlives_the_page_asks_anew_what_is_hidden() -> None:
    said()
    with glimpse(None) as reader:
        shown = Claim.objects.visible_to(reader, NOON)
        assert shown.count() == 1
    Article.objects.update(publication=Publication.DRAFT)

    assert not shown.all().exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_while_a_page_is_read() -> None:
    with glimpse(None), pytest.raises(Exception, match="read-only transaction"):
        make_article()


@pytest.mark.django_db
def test_what_is_hidden_is_read_once_however_often_it_is_asked_for() -> None:
    looks: list[datetime] = []
    draft = make_article(publication=Publication.DRAFT)

    def look(now: datetime) -> Hidden:
        looks.append(now)
        return {"sources_veiled": [draft.pk], "sources_out_of_sight": [draft.pk]}

    with looked(None, look) as reader:
        for _ in range(3):
            assert not Article.objects.visible_to(reader, NOON).exists()
            assert not Article.objects.filter(piece_visible(reader, NOON, "pk")).exists()

    assert looks == [NOON]


@pytest.mark.django_db
def test_nothing_is_looked_for_and_nothing_held_for_the_newsroom(ana: User) -> None:
    draft = make_article(publication=Publication.DRAFT)

    with glimpse(ana) as reader:
        assert reader is ana
        assert list(Article.objects.visible_to(reader, NOON)) == [draft]
        make_article()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("staff", [False, True])
def test_nothing_of_a_page_is_sought_in_a_heap_of_rows_again_for_each_row(staff: bool) -> None:
    reader = make_user("ana", staff=staff)
    with glimpse(reader), connection.cursor() as cursor:
        cursor.execute("SHOW enable_material")
        assert cursor.fetchone() == ("off",)
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_material")
        assert cursor.fetchone() == ("on",)
