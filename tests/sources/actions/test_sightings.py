"""When a text was seen is written down look by look; what an article says is worked out again only where that tells."""

from datetime import datetime, timedelta

import pytest

from sources.actions import captures, sightings, visits
from sources.intake.handed import Handed
from sources.models import Alteration, Article, Capture, RawPage, Sighting, Visit
from sources.pages.alterations import moments
from tests.factories import NOON

pytestmark = pytest.mark.django_db

URL = "https://outlet.example/pier"
A, B = "Four were killed at the pier.", "Two were killed at the pier."


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def take(text: str, hours: float | None, *, page: str = "{}", visit: Visit | None = None) -> captures.Taken:
    handed = Handed(
        page.format(text).encode(),
        "text/html" if page != "{}" else "text/plain",
        "a test",
        url=URL,
        source="The Outlet",
        retrieved=None if hours is None else at(hours),
    )
    return captures.take(handed=handed, visit=visit)


def seen() -> list[tuple[str, datetime]]:
    return [(row.capture.text, row.seen_at) for row in Sighting.objects.select_related("capture")]


def revision() -> int:
    return Article.objects.get().text_revision


def test_each_look_has_a_row_and_the_same_look_only_one() -> None:
    for text, hours in ((A, 0), (A, 1), (A, 1), (B, 2), (A, 3)):
        take(text, hours)

    assert seen() == [(A, at(0)), (A, at(1)), (B, at(2)), (A, at(3))]
    assert Capture.objects.count() == 2


def test_a_text_is_changed_where_the_look_before_saw_another() -> None:
    told = [take(text, hours) for text, hours in ((A, 0), (A, 1), (B, 2), (B, 2.5), (A, 3))]

    assert [(each.new, each.changed) for each in told] == [
        (True, True),
        (False, False),
        (True, True),
        (False, False),
        (False, True),
    ]


def test_only_what_tells_something_new_has_the_article_worked_out_again() -> None:
    take(A, 0)
    take(A, 1)
    assert revision() == 1
    take(B, 2)
    take(A, 3)
    take(A, 4)
    assert revision() == 3


def test_an_archive_that_comes_late_is_put_where_it_belongs() -> None:
    take(A, 5)
    take(B, 3)
    take(A, 1)

    assert seen() == [(A, at(1)), (B, at(3)), (A, at(5))]
    assert revision() == 3


def test_a_hand_in_that_says_no_time_is_kept_and_was_seen_at_none() -> None:
    take(A, None)
    assert (seen(), revision()) == ([], 1)

    take(A, 2)
    assert (seen(), revision()) == ([(A, at(2))], 2)


def test_a_page_thought_gone_that_an_archive_shows_later_is_not_gone() -> None:
    article = take(A, 0).capture.article
    visit = visits.ask(url=URL)
    Visit.objects.filter(pk=visit.pk).update(article=article, gone_at=at(2))
    assert Visit.objects.gone_since({article.pk}) == at(2)

    take(A, 1)
    assert (Visit.objects.gone_since({article.pk}), revision()) == (at(2), 1)
    take(A, 3)
    assert (Visit.objects.gone_since({article.pk}), revision()) == (None, 2)


def test_a_site_that_says_unchanged_has_shown_what_its_last_look_saw() -> None:
    article = take(A, 0).capture.article
    visit = visits.ask(url=URL)
    Visit.objects.filter(pk=visit.pk).update(article=article)
    visit.refresh_from_db()
    take(A, 1, visit=visit)
    take(B, 2)

    captures.see_unchanged(visit=visit, at=at(3))

    assert seen() == [(A, at(0)), (A, at(1)), (B, at(2)), (A, at(3))]
    assert Sighting.objects.filter(visit=visit).count() == 2


def test_the_bytes_are_kept_once_where_only_what_we_do_not_read_differs() -> None:
    page = "<head><script>let turn = [turn];</script></head><article><h1>Pier</h1><p>{}</p></article>"
    for turn in range(3):
        take(A * 4, turn, page=page.replace("[turn]", f"[{turn}]"))

    assert Capture.objects.count() == RawPage.objects.count() == 1
    assert len(set(Sighting.objects.values_list("raw_hash", flat=True))) == 3
    assert not Alteration.objects.exists()


def test_of_two_texts_of_one_moment_the_last_is_worked_out_again_whichever_came_first() -> None:
    take(B, 0)
    take(A, 2)
    before = revision()

    take(B, 2)

    assert revision() == before + 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_names_the_moment_alone_takes_nothing_from_the_look_that_knows_more(
    order: tuple[int, int],
) -> None:
    visit = visits.ask(url=URL)
    article = take(A, 0).capture.article
    Visit.objects.filter(pk=visit.pk).update(article=article)
    visit.refresh_from_db()
    capture = Capture.objects.get()
    for which in order:
        sightings.note(
            capture=capture, at=at(1), raw_hash="" if which else "f" * 64, visit=None if which else visit
        )

    told = set(Sighting.objects.filter(seen_at=at(1)).values_list("visit", "raw_hash"))
    assert told == {(visit.pk, "f" * 64), (None, "")}
    shown = moments(list(Capture.objects.dated()))
    assert [(moment.at, moment.last, moment.looks) for moment in shown] == [(at(0), at(1), 2)]
    assert revision() == 1
