"""How a host is treated: its pauses, its troubles and its robots.txt."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from sources.actions import visiting, visits
from sources.fetching.looking import look
from sources.models import Host, Visit
from sources.rules import robots
from sources.vocabulary import VisitOutcome
from tests.sources.actions.looks import hours, page, visited, wait_of
from tests.world import Reply, World, open_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites


def test_a_site_that_asks_for_a_pause_is_given_it(world: World) -> None:
    url = world.put("news.example", "/a", Reply(b"", code=429, headers={"Retry-After": "7200"}))

    visit = visited(world, url)

    assert wait_of(visit) == hours(2)
    assert Host.objects.get().free_at > datetime.now(UTC) + hours(1.9)


def test_a_host_in_trouble_is_left_alone_longer_each_time(world: World) -> None:
    url = world.put("news.example", "/a", Reply(b"", code=500))
    pauses = []
    for _ in range(4):
        visited(world, url)
        pauses.append(Host.objects.get().free_at - Visit.objects.get().looked_at)

    assert [round(pause.total_seconds()) for pause in pauses] == [4, 8, 16, 32]


def test_robots_txt_is_heeded_and_read_once_a_day(world: World) -> None:
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 20"
    world.put("news.example", "/robots.txt", Reply(rules, kind="text/plain"))
    open_page = world.put("news.example", "/a", page())
    kept_out = world.put("news.example", "/private/a", page())

    assert visited(world, open_page).outcome == VisitOutcome.CAPTURED
    visit = visited(world, kept_out)

    assert (visit.outcome, visit.due_at) == (VisitOutcome.ROBOTS, None)
    assert [each.path for each in world.asked] == ["/robots.txt", "/a"]
    assert Host.objects.get().free_at - visit.looked_at >= timedelta(seconds=19)


@pytest.mark.parametrize("code", [500, 503, 429])
def test_a_site_that_cannot_show_its_robots_txt_is_left_alone_for_now(code: int, world: World) -> None:
    world.put("news.example", "/robots.txt", Reply(b"", code=code))
    url = world.put("news.example", "/a", page())

    visit = visited(world, url)

    assert visit.due_at is not None and "robots.txt" in visit.told
    assert world.asked_for("news.example") == []


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_robots_txt_without_end_the_first_part_is_heeded(packed: bool, world: World) -> None:
    rules = b"User-agent: *\nDisallow: /private\n" + b"Disallow: /elsewhere\n" * 60_000
    reply = Reply(rules, kind="text/plain")
    if packed:
        reply = Reply(gzip.compress(rules), kind="text/plain", headers={"Content-Encoding": "gzip"})
    world.put("news.example", "/robots.txt", reply)

    assert visited(world, world.put("news.example", "/a", page())).outcome == VisitOutcome.CAPTURED
    assert visited(world, world.put("news.example", "/private/a", page())).outcome == VisitOutcome.ROBOTS


def test_the_line_at_which_a_robots_txt_is_cut_is_no_rule(world: World) -> None:
    head = b"User-agent: *\n#"
    cut = b"\nDisallow: /"
    filling = b"x" * (robots.MOST_BYTES - len(head) - len(cut))
    whole = Reply(head + filling + cut + b"private\n", kind="text/plain")
    world.put("news.example", "/robots.txt", whole)

    assert visited(world, world.put("news.example", "/a", page())).outcome == VisitOutcome.CAPTURED


def test_the_robots_txt_at_the_other_end_of_a_redirect_is_heeded_too(world: World) -> None:
    world.put("news.example", "/robots.txt", Reply(b"User-agent: *\nDisallow: /", kind="text/plain"))
    world.put("news.example", "/b", page())
    start = world.put("short.example", "/x", Reply(code=301, headers={"Location": "http://news.example/b"}))

    assert visited(world, start).outcome == VisitOutcome.ROBOTS
    assert world.asked_for("news.example") == []


def test_a_redirect_does_not_shorten_the_pause_of_the_host_it_leads_to(world: World) -> None:
    world.put("news.example", "/b", page())
    start = world.put("short.example", "/x", Reply(code=301, headers={"Location": "http://news.example/b"}))
    far = datetime.now(UTC) + hours(5)
    Host.objects.create(name="news.example", free_at=far, troubles=7)
    visit = visits.ask(url=start)
    wanted = visiting.prepare(visit_id=visit.pk)
    assert wanted is not None

    visiting.settle(visit_id=visit.pk, brought=look(world.client(seconds=2), wanted))

    host = Host.objects.get(name="news.example")
    assert (host.free_at, host.troubles) == (far, 7)
