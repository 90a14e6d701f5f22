"""What is due is looked for among the articles that have moved: none that wants something is ever missing there."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from claims.actions import appearances, corroboration, moved
from claims.models import Moved, Reading
from claims.rules.reader.reading import REVISION
from provenance.pipeline import jobs
from provenance.pipeline.models import Step
from provenance.pipeline.steps import LINE
from sources.models import Article
from sources.vocabulary import SourceKind
from tests.claims import printing
from tests.elsewhere import elsewhere
from tests.factories import make_article, make_capture

TO_READ = [station for station in LINE if station.step in (Step.READ, Step.CARRY)]


def move(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(text_revision=F("text_revision") + 1)


def settle(article: Article) -> None:
    """Read an article, and tell its claims of its lineage."""
    appearances.read(article_id=article.pk)
    corroboration.carry(article_id=article.pk)


@pytest.mark.django_db
def test_an_article_is_looked_for_until_it_wants_nothing_and_again_once_it_moves() -> None:
    article = make_capture("A barge sank.").article
    Article.objects.filter(pk=article.pk).update(text_revision=1, lineage_revision=1)
    assert list(Reading.unread()) == list(Reading.uncarried()) == [article]
    assert moved.forget() == 0

    settle(article)

    assert (list(Reading.unread()), list(Reading.uncarried())) == ([], [])
    assert [moved.forget(), moved.forget(), Moved.objects.count()] == [1, 0, 0]
    move(article)
    assert list(Reading.unread()) == [article]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "take_back",
    [
        pytest.param(lambda rows: rows.update(text_revision=0), id="to be read again"),
        pytest.param(lambda rows: rows.delete(), id="as if never read"),
    ],
)
def test_one_whose_reading_is_taken_back_is_looked_for_again(take_back: Callable[..., None]) -> None:
    article = make_article(text_revision=1)
    settle(article)
    moved.forget()

    take_back(Reading.objects.filter(article=article))

    assert list(Reading.unread()) == [article]


@pytest.mark.django_db
def test_a_piece_known_by_name_alone_is_looked_for_once_its_text_is_held() -> None:
    article = make_article(unseen=True, text_revision=1)
    moved.forget()
    assert list(Reading.unread()) == []

    Article.objects.filter(pk=article.pk).update(unseen=False)

    assert list(Reading.unread()) == [article]


@pytest.mark.django_db(transaction=True)
def test_one_that_moves_while_others_are_taken_out_stays() -> None:
    article, other = make_article(text_revision=1), make_article(text_revision=1)
    for each in (article, other):
        settle(each)

    with transaction.atomic():
        move(article)
        assert elsewhere(moved.forget) == 1  # the other one, and nobody waits

    assert list(Reading.unread()) == [article]
    assert moved.forget() == 0


@pytest.mark.django_db
def test_asking_what_is_due_looks_at_those_that_have_moved_and_at_no_others() -> None:
    (outlet,) = printing.sources([SourceKind.OUTLET])
    read = printing.articles([(outlet, None)] * 3_000)
    Article.objects.update(text_revision=1, lineage_revision=0)
    Reading.objects.bulk_create(
        Reading(article=article, text_revision=1, rules_revision=REVISION) for article in read
    )
    moved.forget()
    fresh = make_article(text_revision=1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article, claims_reading, claims_moved")

    with CaptureQueriesContext(connection) as asked:
        assert jobs.note_due(TO_READ) == 1

    assert Reading.unread().get() == fresh
    noting = [each["sql"] for each in asked if "claims_moved" in each["sql"] and "WITH due" in each["sql"]]
    for sql in noting:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "Seq Scan on sources_article" not in plan, plan
    assert len(noting) == len(TO_READ)
