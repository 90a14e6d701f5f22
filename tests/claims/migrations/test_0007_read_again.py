"""An upgrade has those articles read again of which something may have been dropped, and no others."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from sources.actions import visits
from sources.models import Article, Visit
from tests.factories import NOON, make_article, make_capture

pytestmark = pytest.mark.django_db

UPGRADE = import_module("claims.migrations.0007_read_again_what_was_captured_twice_or_is_gone")


def test_what_was_captured_twice_or_is_gone_is_read_again() -> None:
    once, twice, undated, gone = (make_article() for _ in range(4))
    for article in (once, twice, undated, gone):
        make_capture("Four were killed.", article=article)
    make_capture("Two were killed.", article=twice, retrieved_at=NOON + timedelta(hours=1))
    make_capture("Two were killed.", article=undated, retrieved_at=None)
    first = make_article()
    other = make_article(merged_into=first)
    make_capture("Four were killed.", article=first)
    make_capture("Two were killed.", article=other, retrieved_at=NOON + timedelta(hours=1))
    visit = visits.ask(url=gone.url)
    Visit.objects.filter(pk=visit.pk).update(article=gone, gone_at=NOON)

    with connection.cursor() as cursor:
        cursor.execute(UPGRADE.FORWARDS)

    assert set(Article.objects.filter(text_revision=1)) == {twice, gone, first}
    assert set(Article.objects.filter(text_revision=0)) == {once, undated, other}
