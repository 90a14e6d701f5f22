"""No address, redirect or name server brings the client to anything but a public web site."""

from collections.abc import Callable
from typing import Any

import pytest

from sources.fetching.client import Client, Wish
from sources.fetching.failure import Failed
from sources.fetching.opening import Opener
from sources.rules.networks import is_public
from sources.vocabulary import VisitOutcome
from tests.conftest import NetworkIsShut
from tests.sources.fetching import payloads
from tests.world import AGENT, Reply, World

# Every connection that is tried stands in ``tried``; one that would leave this machine ends the test (tests.conftest).
Tried = list[tuple[Any, ...]]
WRITTEN = payloads.written()
ANSWERS = payloads.answers()
PAGE = Reply(b"<p>Four were killed.</p>")


def no_names(host: str, port: int) -> list[str]:
    raise AssertionError(f"a name was looked up: {host}")


def refused(client: Client, url: str) -> Failed:
    with pytest.raises(Failed) as failed:
        client.get(Wish(url))
    assert failed.value.outcome is VisitOutcome.REFUSED_ADDRESS, failed.value
    return failed.value


def test_there_are_more_than_three_hundred_payloads() -> None:
    assert (len(payloads.LOOPBACK), len(payloads.CLOSED)) == (40, 30)
    assert len(set(WRITTEN)) + len(set(ANSWERS)) >= 300


@pytest.mark.parametrize("url", WRITTEN)
def test_an_address_that_is_no_public_sites_is_refused_before_any_name_is_looked_up(
    url: str, tried: Tried
) -> None:
    refused(Client(AGENT, Opener(resolve=no_names)), url)

    assert tried == []


@pytest.mark.parametrize("found", ANSWERS, ids="+".join)
def test_a_name_with_one_closed_address_is_refused(found: tuple[str, ...], tried: Tried) -> None:
    client = Client(AGENT, Opener(resolve=lambda host, port: found))

    assert "which is not public" in refused(client, "http://news.example/").cause
    assert tried == []


@pytest.mark.parametrize("url", WRITTEN)
def test_no_redirect_leads_there(url: str, world: World, tried: Tried) -> None:
    sent = url.replace("\r", "%0D").replace("\n", "%0A").replace("\t", "%09").encode().decode("latin-1")
    start = world.put("news.example", "/start", Reply(code=302, headers={"Location": sent}))
    client = world.client(resolve=no_names)

    with pytest.raises(Failed) as failed:
        client.get(Wish(start))

    # Without a scheme or host of its own an address is the same site's: no such page stands there, or it is the one
    # that sent us.
    harmless = {VisitOutcome.NOT_FOUND, VisitOutcome.REDIRECTS}
    assert failed.value.outcome in {VisitOutcome.REFUSED_ADDRESS, *harmless}, failed.value
    assert failed.value.chain[0] == (302, start)
    assert {port for _, port, *_ in tried} == {world.port}


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("hops", [0, 1, 2])
def test_neither_kind_nor_number_of_redirects_matters(
    code: int, hops: int, world: World, tried: Tried
) -> None:
    world.put("news.example", "/0", Reply(code=code, headers={"Location": "http://169.254.169.254/"}))
    for hop in range(1, hops + 1):
        world.put("news.example", f"/{hop}", Reply(code=code, headers={"Location": f"/{hop - 1}"}))

    failed = refused(world.client(resolve=no_names), f"http://news.example/{hops}")

    assert len(failed.chain) == hops + 1
    assert {port for _, port, *_ in tried} == {world.port}


@pytest.mark.parametrize("address", payloads.CLOSED)
def test_a_redirect_to_a_name_that_leads_there_is_refused(address: str, world: World, tried: Tried) -> None:
    start = world.put(
        "news.example", "/", Reply(code=302, headers={"Location": "http://inside.example/admin"})
    )

    refused(world.client(resolve=lambda host, port: [address]), start)

    assert {port for _, port, *_ in tried} == {world.port}


def test_a_name_that_changes_its_mind_after_the_check_gains_nothing(
    tried: Tried, proved: Callable[..., None]
) -> None:
    """The address that was judged is the one connected to: nobody is asked twice."""
    asked = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    # The tests' own ear stops the connection: to the address that was judged, and to no other.
    with pytest.raises(NetworkIsShut, match=r"no test may reach 93\.184\.216\.34"):
        Client(AGENT, Opener(resolve=rebind)).get(Wish("http://news.example/"))

    assert asked == ["news.example"]
    assert tried == []
    proved("T22", size="a name that leads elsewhere after the check", figure="asked once, gained nothing")


def test_a_connection_that_ends_up_elsewhere_is_dropped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine's own routing may send a public address inside: who answers is judged once more."""
    site = world.put("news.example", "/", PAGE)
    monkeypatch.setattr(
        "sources.fetching.opening._first",
        lambda found, port, deadline: Opener(world=world.map).open("news.example", 80, deadline),
    )

    failed = refused(Client(AGENT, Opener(resolve=lambda host, port: ["93.184.216.34"])), site)

    assert "led to 127.0.0.1" in failed.cause
    assert world.asked == []


@pytest.mark.parametrize("number", range(20))
def test_an_honest_page_is_brought(number: int, world: World) -> None:
    site = world.put(f"news{number}.example", f"/{number}?b=1&a=2", Reply(f"<p>Page {number}".encode()))

    answer = world.client(resolve=no_names).get(Wish(site))

    assert answer.content == f"<p>Page {number}".encode()
    assert answer.chain == ((200, site),)


@pytest.mark.parametrize("address", payloads.PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [*payloads.CLOSED, "", "news.example", "1.2.3", "fe80::1%eth0"])
def test_what_is_closed_or_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_no_proxy_of_the_environment_is_asked(
    world: World, monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.2:3128")
    site = world.put("news.example", "/", PAGE)

    assert world.client().get(Wish(site)).content == PAGE.body
    assert tried == [("127.0.0.1", world.port)]
