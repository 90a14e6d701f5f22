"""The change feed: what partners follow names every visible change once, and nobody who follows it misses one."""

import threading

import pytest
from django.db import connection, transaction

from claims.models import Claim, FurtherRivals, Rating
from claims.models.trackrecord import Answer
from provenance.history.actions import chain
from provenance.history.models import Change, Head
from sources.actions import disappearances, visits
from sources.models import Derivation, Source, Visit
from tests import factories as make
from tests.provenance.history.tampering import seal, settle


def told(skip: int = 0) -> list[tuple[str, str, str]]:
    found = Change.objects.order_by("id")[skip:]
    return [(change.resource, change.public_id, change.action) for change in found]


@pytest.mark.django_db
def test_new_changed_and_removed_rows_are_told_under_their_name_in_the_api() -> None:
    derivation = make.make_derivation()
    seen = Change.objects.count()

    Derivation.objects.update(credited=True)
    Derivation.objects.all().delete()

    name = ("derivations", derivation.public_id)
    assert told(seen) == [(*name, "updated"), (*name, "deleted")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("write", "resource"),
    [
        (lambda: make.make_grade(make.make_source()), "sources"),
        (make.make_feed, "sources"),
        (make.make_measure, "events"),
        (make.make_corroboration, "claims"),
    ],
    ids=["grade", "feed", "measure", "corroboration"],
)
def test_what_belongs_to_a_thing_tells_that_the_thing_changed(write, resource: str) -> None:
    write()

    assert told()[-1][0::2] == (resource, "updated")


@pytest.mark.django_db
def test_what_is_worked_out_about_a_row_in_a_table_nobody_tracks_tells_of_the_row_when_it_changes() -> None:
    review, source = make.make_review(), make.make_source()
    claim = review.claim
    seen = Change.objects.count()

    answer = Answer.objects.create(source=source, claim=claim, review=review, right=True)
    Answer.objects.update(right=False)
    answer.delete()
    further = FurtherRivals.objects.create(claim=claim, number=2, in_sight=1)
    FurtherRivals.objects.update(number=3)
    further.delete()

    of_source, of_claim = ("sources", source.public_id, "updated"), ("claims", claim.public_id, "updated")
    assert told(seen) == [of_source] * 3 + [of_claim] * 3


@pytest.mark.django_db
def test_a_page_that_is_taken_down_or_back_tells_of_the_piece_it_stands_for() -> None:
    piece = make.make_article()
    copy, visit = make.make_article(merged_into=piece), visits.ask(url="https://news.example/a")
    Visit.objects.filter(pk=visit.pk).update(article=copy)
    visit.refresh_from_db()
    seen = Change.objects.count()

    disappearances.settle(visit=visit, gone_at=make.NOON)
    Visit.objects.filter(pk=visit.pk).update(gone_at=make.NOON)
    disappearances.settle(visit=Visit.objects.get(), gone_at=make.NOON)

    assert told(seen) == [("articles", piece.public_id, "updated")]


@pytest.mark.django_db
def test_a_renamed_rating_tells_of_the_reviews_that_carry_it() -> None:
    review = make.make_review()
    seen = Change.objects.count()

    Rating.objects.update(name="Well established")

    assert told(seen) == [("reviews", review.public_id, "updated")]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_commits_late_is_not_stepped_over() -> None:
    begun, finish = threading.Event(), threading.Event()

    def late() -> None:
        try:
            with transaction.atomic():
                make.make_source("Late")
                begun.set()
                finish.wait(10)
        finally:
            connection.close()

    writer = threading.Thread(target=late)
    writer.start()
    begun.wait(10)
    make.make_source("Early to commit")
    while_running = [change.public_id for change in Change.objects.settled()]
    finish.set()
    writer.join()
    settle()
    afterwards = [change.resource for change in Change.objects.settled()]

    assert while_running == []
    assert len(afterwards) == 4  # each source, and its alias


@pytest.mark.django_db(transaction=True)
def test_reading_on_from_a_cursor_gives_every_change_once() -> None:
    for number in range(5):
        make.make_source(f"Source {number}")
    settle()
    seen: list[int] = []
    cursor = (0, 0)

    while page := list(Change.objects.settled().after(*cursor)[:3]):
        seen += [change.pk for change in page]
        cursor = (page[-1].xid, page[-1].pk)

    assert seen == list(Change.objects.settled().values_list("pk", flat=True))
    assert len(seen) == 10


@pytest.mark.django_db(transaction=True)
def test_the_feed_goes_on_after_a_dump_is_restored_where_transactions_count_from_lower_numbers() -> None:
    make.make_claim()
    settle()
    before = list(Change.objects.settled().values_list("pk", flat=True))
    seal()
    Head.objects.update(shift=-1_000_000)  # the new server's numbers stand a million lower
    assert not Change.objects.settled().exists()

    chain.resume()
    shift = chain.resume()
    Claim.objects.update(text="Said anew.")
    settle()

    assert -1_000_000 < shift < 100
    assert list(Change.objects.settled().values_list("pk", flat=True))[:-1] == before
    assert Source.objects.count() == 0
    assert seal() == 1
