"""No way in leads into our own house: every payload at every entry, beside listeners that stand there and wait."""

import contextlib
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from django.db.models.functions import Now
from rest_framework.test import APIClient

from provenance.accounts.models import User
from provenance.pipeline import outside
from sources.actions import feed_lists, feeds, polling, visits
from sources.errors import Refused
from sources.fetching.client import Client
from sources.fetching.failure import Failed
from sources.fetching.feeds import look_at_feed
from sources.fetching.opening import Opener, Resolver, system_names
from sources.fetching.telling import tell
from sources.intake import opml
from sources.models import Feed, Host, Visit
from sources.vocabulary import FeedFormat, VisitOutcome
from tests.desk import sit
from tests.factories import make_feed, make_source
from tests.partners import make_partner
from tests.provenance.management.commands.test_ingest_addresses import ingest
from tests.provenance.webhooks.told import make_endpoint
from tests.sources.fetching import payloads
from tests.world import AGENT, Reply, World, open_world

pytestmark = pytest.mark.django_db
WRITTEN = [url for url in payloads.written() if "\0" not in url]
AT_THE_DESK = WRITTEN[:: 1 if os.environ.get("EVERY_ADDRESS") else 5]
"""The desk's page leads to the same action as the API, which is asked for all, and is drawn again for each of them."""
HONEST = int(os.environ.get("HONEST_PAGES", "6"))
"""How many pages that are nobody's house are fetched."""
ANSWERS = payloads.answers()
REDIRECTS = [
    (code, hops, address)
    for code in (301, 302, 303, 307, 308)
    for hops in (1, 3)
    for address in ("http://127.0.0.1/", "http://[::1]/", "http://127.0.0.2:80/", "https://2130706433/")
]
HOUSE = ("127.0.0.1", "127.0.0.2", "::1")
PORTS = (80, 443, 6379, 8080)


@pytest.fixture
def world(settings: Any) -> Iterator[World]:
    with open_world() as sites:
        settings.FETCHING_WORLD = sites.map
        settings.FETCHING_AGENT = AGENT
        yield sites


@pytest.fixture
def canaries() -> Iterator[list[socket.socket]]:
    """Listeners at three addresses of this machine, on the ports that payloads name where we may have them."""
    standing: list[socket.socket] = []
    for address in HOUSE:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        for port in (0, *PORTS):
            with contextlib.suppress(OSError):  # a port of somebody else's, or of the administrator's alone
                standing.append(socket.create_server((address, port), family=family))
                standing[-1].setblocking(False)
    assert {each.getsockname()[0] for each in standing} == set(HOUSE)
    yield standing
    for each in standing:
        each.close()


def visited(canaries: Sequence[socket.socket]) -> list[Any]:
    """Where somebody came."""
    came = []
    for each in canaries:
        with contextlib.suppress(BlockingIOError):
            each.accept()[0].close()
            came.append(each.getsockname())
    return came


def at_the_command() -> None:
    told, _ = ingest(*(url for url in WRITTEN if "://" in url))

    assert told["refused_in_all"] == len([url for url in WRITTEN if "://" in url])


def at_the_api() -> None:
    api = APIClient()
    api.force_authenticate(User.objects.get(username="ben"))
    codes = {api.post("/api/v1/ingest/", {"url": url}, format="json").status_code for url in WRITTEN}

    assert codes == {400}


def at_the_desk() -> None:
    desk = sit(User.objects.get(username="ben"))
    codes = {desk.post("/add/", {"do": "take", "url": url}).status_code for url in AT_THE_DESK}

    assert codes == {400}


def at_a_feed() -> None:
    ben, source = User.objects.get(username="ben"), make_source("One")
    for url in WRITTEN:
        with pytest.raises(Refused):
            feeds.add(source=source, url=url, form=FeedFormat.RSS, by=ben, why="Try.")
    # The desk's form, which leads to the same action, takes a tenth of a second for each.
    given = {"source": source.pk, "format": "rss", "active": "on", "why": "Try.", "version": ""}
    desk = sit(ben)
    for url in WRITTEN[::20]:
        answer = desk.post("/admin/sources/feed/add/", {**given, "url": url})
        assert (answer.status_code, b"errorlist" in answer.content) == (200, True)


def at_a_list_of_feeds() -> None:
    rows = "".join(f'<outline type="rss" text="One" xmlUrl={quoteattr(url)}/>' for url in WRITTEN)
    listed, faults = opml.read(f"<opml><body>{rows}</body></opml>".encode(), where="a.opml")
    ben = User.objects.get(username="ben")
    followed = feed_lists.follow(listed=listed, by=ben, why="Try.")

    # XML makes a blank of a line break, so that one of them is a page of the site it names.
    assert {feed.host.name for feed in followed.new} <= {"news.example"}
    assert len(faults) + len(followed.refused) + len(followed.known) + len(followed.new) == len(WRITTEN)
    Feed.objects.all().delete()


def at_the_pieces_of_a_feed() -> None:
    feed = make_feed(source=make_source("One"))
    for url in WRITTEN:
        with pytest.raises(Refused):
            visits.announce(url=url, feed=feed)


def at_an_endpoint() -> None:
    partner = make_partner()
    for url in WRITTEN:
        with pytest.raises(Refused):
            make_endpoint(partner, url=url)
        assert told(url) is VisitOutcome.REFUSED_ADDRESS


def told(url: str, resolve: Resolver = system_names) -> VisitOutcome | int:
    """What came of telling an address something: why nobody was reached, or what somebody answered."""
    try:
        return tell(Client(AGENT, Opener(resolve=resolve), seconds=2.0), url, b"{}", {}).code
    except Failed as failed:
        return failed.outcome


ENTRIES: tuple[Callable[[], None], ...] = (
    *(at_the_command, at_the_api, at_the_desk),
    *(at_a_feed, at_a_list_of_feeds, at_the_pieces_of_a_feed, at_an_endpoint),
)


def test_there_are_more_than_three_hundred_payloads() -> None:
    assert len(set(WRITTEN)) + len(set(ANSWERS)) + len(set(REDIRECTS)) >= 300


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.__name__)
def test_no_address_that_is_written_down_is_taken(
    entry: Callable[[], None],
    ben: User,
    canaries: list[socket.socket],
    world: World,
    proved: Callable[..., None],
) -> None:
    entry()

    assert not Visit.objects.exists()
    assert not Feed.objects.filter(host__isnull=False).exclude(url__startswith="https://feed").exists()
    assert visited(canaries) == []
    assert world.asked == []
    proved(
        "T22",
        size=f"{len(set(WRITTEN))} addresses written down (40 spellings of loopback, 30 classes, odd schemes, ports) "
        f"at each of {len(ENTRIES)} entries (at the command those with a scheme)",
        figure="none taken",
    )


def ask(url: str) -> Visit | Feed:
    return visits.ask(url=url)


def follow(url: str) -> Visit | Feed:
    return make_feed(url=url)


def announce(url: str) -> Visit | Feed:
    return visits.announce(url=url, feed=Feed.objects.first() or make_feed(active=False))[0]


@pytest.mark.parametrize("enter", [ask, follow, announce])
def test_no_name_server_leads_there(
    enter: Callable[[str], Visit | Feed],
    canaries: list[socket.socket],
    world: World,
    proved: Callable[..., None],
) -> None:
    for number, _ in enumerate(ANSWERS):
        enter(f"http://n{number}.example/a")

    rows = looked_at(enter, world, lambda host, port: ANSWERS[int(host[1:].partition(".")[0])])

    assert {row.outcome for row in rows} == {VisitOutcome.REFUSED_ADDRESS}
    assert len(rows) == len(ANSWERS)
    assert visited(canaries) == []
    proved(
        "T22",
        size=f"{len(ANSWERS)} answers of name servers (closed addresses of 4 and 6 alone, before and after a public "
        "one) for articles, feeds, their pieces and endpoints",
        figure="all refused",
    )


@pytest.mark.parametrize("enter", [ask, follow, announce])
def test_no_redirect_leads_there(
    enter: Callable[[str], Visit | Feed],
    canaries: list[socket.socket],
    world: World,
    proved: Callable[..., None],
) -> None:
    for number, (code, hops, address) in enumerate(REDIRECTS):
        host = f"r{number}.example"
        world.put(host, "/1", Reply(code=code, headers={"Location": address}))
        for hop in range(2, hops + 1):
            world.put(host, f"/{hop}", Reply(code=code, headers={"Location": f"/{hop - 1}"}))
        enter(f"http://{host}/{hops}")

    rows = looked_at(enter, world, nobody)

    assert {row.outcome for row in rows} == {VisitOutcome.REFUSED_ADDRESS}
    assert len(rows) == len(REDIRECTS)
    assert visited(canaries) == []
    proved(
        "T22",
        size=f"{len(REDIRECTS)} redirects of five kinds, alone and in chains, for articles, feeds and their pieces, "
        "and from endpoints",
        figure="none followed into the house",
    )


def test_no_partner_has_us_tell_our_own_house(canaries: list[socket.socket]) -> None:
    for addresses in ANSWERS:
        came = told("https://desk.example/told", lambda *_: addresses)  # noqa: B023 (called at once)
        assert came is VisitOutcome.REFUSED_ADDRESS

    assert visited(canaries) == []


def test_honest_pages_are_fetched_every_one_of_them(
    canaries: list[socket.socket], world: World, proved: Callable[..., None]
) -> None:
    words = "Four members of the Pemon community were killed on Friday near the border. " * 3
    for number in range(HONEST):
        page = f"<article><h1>Bridge {number}</h1><p>{words}{number}</p></article>"
        (ask, announce)[number % 2](world.put(f"news{number}.example", "/a", Reply(page.encode())))

    rows = looked_at(ask, world, nobody)

    assert [row.outcome for row in rows] == [VisitOutcome.CAPTURED] * HONEST
    assert visited(canaries) == []
    proved(
        "T22",
        size=f"{HONEST} honest pages; {len(canaries)} listeners at {', '.join(HOUSE)}",
        figure=f"{len(rows)} of {HONEST} fetched; nobody ever came to a listener",
    )


def nobody(host: str, port: int) -> list[str]:
    raise AssertionError(f"a name was looked up: {host}")


def looked_at(
    enter: object, world: World, resolve: Callable[[str, int], Sequence[str]]
) -> list[Visit] | list[Feed]:
    """What came of every address once each has been looked at."""
    client = Client(AGENT, Opener(resolve=resolve, world=world.map))
    if enter is follow:
        rows = list(Feed.objects.filter(active=True))
        Feed.objects.update(due_at=Now())
        for feed in rows:
            wanted = polling.prepare(feed_id=feed.pk)
            assert wanted is not None
            polling.settle(feed_id=feed.pk, brought=look_at_feed(client, wanted))
        return list(Feed.objects.filter(active=True))
    asked = list(Visit.objects.values_list("pk", flat=True))
    Host.objects.update(free_at=Now())
    outside.see_to(visits=asked, client=client, watch=lambda left: None)
    return list(Visit.objects.all())
