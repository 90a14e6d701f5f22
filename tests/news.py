"""Before and after a look, in tests that run in one transaction: what happened is moved to transactions of its own."""

from django.db.models import F

from provenance.news.models import News

FIRST = 3  # the first transaction a database ever has
APART = 10**9  # beyond any number a test's database comes to


def earlier() -> None:
    """All news so far came in transactions that ended before anybody looked."""
    News.objects.filter(xid__lt=APART).update(xid=FIRST)


def later() -> None:
    """All news since came in transactions that began after everybody looked."""
    News.objects.filter(xid__gt=FIRST, xid__lt=APART).update(xid=F("xid") + APART)
