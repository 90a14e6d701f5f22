"""What a look leaves behind, and when the next one is due."""

import gzip
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db.models.functions import Now

from sources.actions import visits
from sources.models import Article, Capture, Host, Visit
from sources.vocabulary import VisitOutcome
from tests.sources.actions.looks import BODY, OLD, hours, page, visited, wait_of
from tests.world import Reply, Request, World, open_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites


def test_looks_come_later_and_later_while_nothing_changes(world: World) -> None:
    url = world.put("news.example", "/a", page())

    waits = [wait_of(visited(world, url)) for _ in range(7)]

    assert waits == [hours(1), hours(6), hours(24), hours(72), hours(240), hours(720), None]
    assert Capture.objects.count() == 1
    assert Visit.objects.get().outcome == VisitOutcome.UNCHANGED


def test_a_changed_piece_gets_a_second_capture_and_is_looked_at_sooner(world: World) -> None:
    url = world.put("news.example", "/a", page())
    for _ in range(5):
        visited(world, url)
    world.put("news.example", "/a", page(BODY.replace("Four", "Seven")))

    visit = visited(world, url)

    assert (visit.outcome, wait_of(visit)) == (VisitOutcome.CAPTURED, hours(6))
    assert Capture.objects.filter(article=visit.article).count() == 2
    assert Article.objects.count() == 1


def test_a_page_that_is_another_at_each_look_is_looked_at_ever_more_seldom(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    waits = []
    for days in (0, 1, 3, 10, 30, 60, 90):
        Visit.objects.update(asked_at=Now() - timedelta(days=days))
        world.put("news.example", "/a", page(f"{BODY} It has been read {days} times."))
        waits.append(wait_of(visited(world, url)))

    assert waits == [hours(1), hours(6), hours(24), hours(72), hours(240), hours(720), None]
    assert Capture.objects.count() == 8


def test_an_old_piece_is_not_looked_at_again(world: World) -> None:
    visit = visited(world, world.put("news.example", "/a", page(published="2019-03-01T12:00:00Z")))

    assert (visit.outcome, visit.due_at) == (VisitOutcome.CAPTURED, None)


def test_a_site_that_has_nothing_new_sends_nothing(world: World) -> None:
    def reply(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"v1"' and request.headers["If-Modified-Since"] == OLD:
            return Reply(b"", code=304)
        return page(ETag='"v1"', **{"Last-Modified": OLD})

    url = world.put("news.example", "/a", reply)
    visited(world, url)

    visit = visited(world, url)

    assert (visit.outcome, visit.stage, visit.article is None) == (VisitOutcome.UNCHANGED, 1, False)
    assert visit.chain == [[304, url]]


def test_the_article_stands_where_the_redirects_end(world: World) -> None:
    world.put("news.example", "/b", page())
    start = world.put("short.example", "/x", Reply(code=301, headers={"Location": "http://news.example/b"}))

    visit = visited(world, start)

    assert visit.article is not None and visit.article.url == "http://news.example/b"
    assert visit.chain == [[301, start], [200, "http://news.example/b"]]
    assert Host.objects.get(name="news.example").robots_until is not None


def test_a_redirect_to_the_front_page_is_no_article(world: World) -> None:
    world.put("news.example", "/", page())
    url = world.put("news.example", "/a", Reply(code=302, headers={"Location": "/"}))

    visit = visited(world, url)

    assert (visit.outcome, visit.article, Article.objects.count()) == (VisitOutcome.NOT_FOUND, None, 0)
    assert "front page" in visit.told


def test_a_piece_that_is_gone_is_said_to_be_gone_and_kept(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", Reply(b"", code=410))

    visit = visited(world, url)

    assert (visit.outcome, visit.due_at) == (VisitOutcome.GONE, None)
    assert visit.gone_at == visit.looked_at
    assert Capture.objects.get().article == visit.article


def test_a_piece_is_gone_once_it_is_not_found_twice_and_may_come_back(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", Reply(b"", code=404))

    once = visited(world, url)
    assert (once.outcome, once.gone_at) == (VisitOutcome.NOT_FOUND, None)
    twice = visited(world, url)
    assert twice.gone_at == twice.looked_at
    assert visited(world, url).gone_at == twice.gone_at, "it is gone since it was first seen to be"

    world.put("news.example", "/a", page())
    assert visited(world, url).gone_at is None


def test_a_piece_is_read_again_when_it_is_gone_and_when_it_is_back_and_not_in_between(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", Reply(b"", code=404))
    revisions = []

    for _ in range(4):
        visited(world, url)
        revisions.append(Article.objects.get().text_revision)
    world.put("news.example", "/a", page())
    visited(world, url)

    assert revisions == [1, 2, 2, 2]
    assert (Article.objects.get().text_revision, Article.objects.get().trace_due) == (3, 1)


def test_failures_are_tried_again_later_and_later_and_then_no_more(world: World) -> None:
    url = world.put("news.example", "/a", Reply(b"", code=500))

    waits = [wait_of(visited(world, url)) for _ in range(7)]

    assert waits == [hours(1 / 30), hours(0.25), hours(1), hours(6), hours(24), hours(72), None]
    assert Visit.objects.get().outcome == VisitOutcome.SERVER_TROUBLE


def test_a_piece_we_hold_is_looked_for_on_a_site_that_is_away_for_long(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", Reply(b"", code=503))

    waits = [wait_of(visited(world, url)) for _ in range(13)]

    assert waits[6:] == [timedelta(days=30)] * 6 + [None]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", code=403),
        Reply(b"x" * 5_000_001),
        Reply(b"x", kind="application/pdf"),
        Reply(code=302, headers={"Location": "http://127.0.0.1/"}),
    ],
    ids=["forbidden", "too large", "no page", "led astray"],
)
def test_one_refusal_does_not_end_the_looks_at_a_piece_we_hold(reply: Reply, world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", reply)

    assert wait_of(visited(world, url)) == hours(24)
    world.put("news.example", "/a", page())
    assert visited(world, url).outcome == VisitOutcome.UNCHANGED


def test_a_piece_we_hold_that_robots_txt_bars_is_asked_about_ever_more_seldom(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    Host.objects.update(robots="User-agent: *\nDisallow: /")

    waits = [wait_of(visited(world, url)) for _ in range(13)]

    assert waits == [hours(24)] * 5 + [hours(72)] + [timedelta(days=30)] * 6 + [None]
    assert world.asked_for("news.example") == ["/a"]


@pytest.mark.parametrize("code", [410, 451])
def test_a_piece_we_hold_that_is_no_more_to_be_had_is_left_alone(code: int, world: World) -> None:
    url = world.put("news.example", "/a", page())
    visited(world, url)
    world.put("news.example", "/a", Reply(b"", code=code))

    assert visited(world, url).due_at is None


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b"", code=403), VisitOutcome.FORBIDDEN),
        (Reply(b"", code=451), VisitOutcome.LEGAL),
        (Reply(b"x", kind="application/pdf"), VisitOutcome.NOT_A_PAGE),
        (Reply(b"%PDF-1.7 and so on"), VisitOutcome.UNREADABLE),
        (Reply(gzip.compress(b"<p>Four")), VisitOutcome.UNREADABLE),
        (Reply(b"<p>   </p>"), VisitOutcome.UNREADABLE),
        (Reply(code=302, headers={"Location": "http://127.0.0.1/"}), VisitOutcome.REFUSED_ADDRESS),
    ],
)
def test_what_will_not_mend_by_itself_waits_for_a_person(
    reply: Reply, outcome: VisitOutcome, world: World
) -> None:
    visit = visited(world, world.put("news.example", "/a", reply))

    assert (visit.outcome, visit.due_at) == (outcome, None)
    assert ": " in visit.told


def test_a_person_may_ask_again(world: World) -> None:
    url = world.put("news.example", "/a", Reply(b"", code=403))
    visited(world, url)
    world.put("news.example", "/a", page())

    visits.ask(url=url)

    assert visited(world, url).outcome == VisitOutcome.CAPTURED


def test_letters_are_read_as_the_site_says_they_are_written(world: World) -> None:
    body = "La policía informó de cuatro muertos en la región. " * 4
    html = f"<article><h1>Año</h1><p>{body}</p></article>".encode("iso-8859-2", "replace")
    url = world.put("news.example", "/a", Reply(html, kind="text/html; charset=iso-8859-2"))

    visited(world, url)

    assert "policía" in Capture.objects.get().text
