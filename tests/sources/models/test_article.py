"""What belongs to a piece is found by index, however many other articles there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import corroboration
from claims.models import Appearance
from sources.actions import alterations
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.models import Article, Capture, Sighting
from tests.factories import NOON, make_appearance, make_article, make_capture, make_user

pytestmark = pytest.mark.django_db

MANY = 4_000


def test_nothing_looks_through_all_articles_for_what_belongs_to_a_piece() -> None:
    piece = make_article()
    make_appearance(capture=make_capture(article=make_article(merged_into=piece)))
    make_capture("Two members of the community were killed.", article=piece)
    _make_many()
    with CaptureQueriesContext(connection) as queries:
        alterations.settle(article=piece)
        corroboration.carry(article_id=piece.pk)
        list(Appearance.objects.of_piece(piece.pk))
        list(Capture.objects.of_piece(piece))
        list(ARTICLES.rows(Audience(reader=make_user(staff=True), now=NOON)).filter(pk=piece.pk))

    asked = [query["sql"] for query in queries if query["sql"].lstrip().startswith("SELECT")]
    assert [sql for sql in asked if _looks_through_all(sql)] == []


def _make_many() -> None:
    """Thousands of articles, each with a capture and a sighting, and the planner told of them."""
    raw = Capture.objects.values_list("raw", flat=True)[0]
    articles = [
        Article(public_id=f"many{number:08}", address=f"many {number}", title="One of many")
        for number in range(MANY)
    ]
    Article.objects.bulk_create(articles)
    captures = [
        Capture(
            article=article, raw_id=raw, public_id=article.public_id, text="Many.", text_hash="0" * 64,
            extractor="by hand", retrieved_at=NOON,
        )
        for article in articles
    ]  # fmt: skip
    Capture.objects.bulk_create(captures)
    Sighting.objects.bulk_create(Sighting(capture=capture, seen_at=NOON) for capture in captures)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article, sources_capture, sources_sighting")


def _looks_through_all(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    return any(f"Seq Scan on sources_{table}" in plan for table in ("article", "capture", "sighting"))
