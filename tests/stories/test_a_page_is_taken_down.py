"""A wire takes its piece down: nobody says so any more, its copies are stale; all of it is undone once it is back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from claims.models import Appearance
from provenance.pipeline import line
from sources.actions import captures, visiting, visits
from sources.fetching.client import Answer
from sources.fetching.failure import Failed
from sources.fetching.looking import Brought
from sources.models import Article, Visit
from sources.vocabulary import VisitOutcome
from tests.stories.test_a_wire_corrects_itself import FIRST, FOUR, claim, picture, stale_rows, take_in

pytestmark = pytest.mark.django_db

GONE = FIRST + timedelta(hours=30)


def looked_for(article: Article) -> Visit:
    """An address at which the article was found."""
    visit = visits.ask(url=article.url)
    Visit.objects.filter(pk=visit.pk).update(article=article)
    return visit


def is_gone(visit: Visit, at: datetime) -> None:
    told(visit, Brought(at, failure=Failed(VisitOutcome.GONE)))


def is_back(visit: Visit, at: datetime) -> None:
    told(visit, Brought(at, Answer(((304, visit.url),), b"", "text/html", "", "", "", unchanged=True)))


def told(visit: Visit, brought: Brought) -> None:
    visiting.settle(visit_id=visit.pk, brought=brought)
    Visit.objects.filter(pk=visit.pk).update(due_at=None)
    assert line.drain().failed == 0


def test_what_stood_on_a_page_that_is_gone_counts_no_more_until_it_is_back() -> None:
    take_in(*FOUR[:5])
    before = picture()
    visit = looked_for(Article.objects.get(source__name="Tessel Wire"))

    is_gone(visit, GONE)

    own = Appearance.objects.filter(capture__article__source__name="Tessel Wire")
    assert set(own.values_list("superseded_at", flat=True)) == {GONE}
    assert not own.exclude(superseded_by=None).exists()
    assert stale_rows() == 4
    assert claim(4).corroboration.origins_for == 0
    (lapsed,) = [entry for entry in claim(4).corroboration.ledger if entry["role"] == "lapsed"]
    assert lapsed["detail"] == (
        "said so until its page was taken down (gone since 15:00 on 2 March 2026): counted no more; "
        "4 articles still carry the old words"
    )

    is_back(visit, GONE + timedelta(hours=1))

    assert picture() == before


def test_a_piece_that_still_stands_at_another_address_is_not_gone() -> None:
    take_in(FOUR[0])
    article = Article.objects.get()
    visit = looked_for(article)
    other = visits.ask(url="https://tessel-wire.example/amp/tessel")
    Visit.objects.filter(pk=other.pk).update(article=article)

    is_gone(visit, GONE)
    assert not Appearance.objects.exclude(superseded_at=None).exists()

    is_gone(other, GONE + timedelta(hours=1))
    assert set(Appearance.objects.values_list("superseded_at", flat=True)) == {GONE + timedelta(hours=1)}


def test_what_is_captured_after_the_page_was_gone_is_said_again() -> None:
    take_in(FOUR[0])
    is_gone(looked_for(Article.objects.get()), GONE)
    assert not Appearance.objects.filter(superseded_at=None).exists()

    again = FOUR[0].content + b"\n\nThe harbour is open again."
    captures.take(handed=replace(FOUR[0], content=again, retrieved=GONE + timedelta(hours=2)))
    assert line.drain().failed == 0

    assert not Appearance.objects.exclude(superseded_at=None).exists()
