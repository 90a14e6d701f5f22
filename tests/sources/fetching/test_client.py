"""What the client brings home: the page, what matters of its headers, and the way it took."""

import gzip

import pytest

from sources.fetching import unpacking
from sources.fetching.client import Client, Wish
from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome
from tests.world import AGENT, Reply, Request, World


def failure(client: Client, url: str) -> Failed:
    with pytest.raises(Failed) as failed:
        client.get(Wish(url))
    return failed.value


def packed(body: bytes, how: str = "gzip") -> Reply:
    return Reply(body, headers={"Content-Encoding": how})


def test_a_page_comes_with_what_matters_of_its_headers(world: World) -> None:
    headers = {"ETag": '"v1"', "Last-Modified": "Sun, 01 Mar 2026 12:00:00 GMT"}
    page = Reply("<p>Murió.".encode("latin-1"), kind='text/HTML; Charset="ISO-8859-1"', headers=headers)

    answer = world.client().get(Wish(world.put("news.example", "/a", page)))

    assert (answer.content, answer.media, answer.charset) == (b"<p>Muri\xf3.", "text/html", "ISO-8859-1")
    assert (answer.etag, answer.last_modified) == ('"v1"', headers["Last-Modified"])


def test_the_site_is_asked_under_an_honest_name_by_its_own(world: World) -> None:
    world.client().get(Wish(world.put("news.example", "/a", Reply(b"x"))))

    (asked,) = world.asked
    assert asked.host == "news.example"
    assert asked.headers["User-Agent"] == AGENT
    assert asked.headers["Accept-Encoding"] == "gzip"
    assert "Cookie" not in asked.headers and "Referer" not in asked.headers


def test_redirects_are_followed_and_told(world: World) -> None:
    world.put("short.example", "/x", Reply(code=301, headers={"Location": "http://news.example/old"}))
    world.put("news.example", "/old", Reply(code=302, headers={"Location": "/nueva/año?x=1#top"}))
    world.put("news.example", "/nueva/a%C3%B1o?x=1", Reply(b"here"))

    answer = world.client().get(Wish("http://short.example/x"))

    assert answer.chain == (
        (301, "http://short.example/x"),
        (302, "http://news.example/old"),
        (200, "http://news.example/nueva/a%C3%B1o?x=1"),
    )


@pytest.mark.parametrize("hops", [3, 4])
def test_three_redirects_are_followed_and_no_more(hops: int, world: World) -> None:
    world.put("news.example", "/0", Reply(b"here"))
    for hop in range(1, hops + 1):
        world.put("news.example", f"/{hop}", Reply(code=302, headers={"Location": f"/{hop - 1}"}))
    start = f"http://news.example/{hops}"

    if hops == 3:
        assert world.client().get(Wish(start)).content == b"here"
    else:
        assert failure(world.client(), start).outcome is VisitOutcome.REDIRECTS


def test_a_redirect_loop_ends(world: World) -> None:
    start = world.put("news.example", "/a", Reply(code=302, headers={"Location": "/a"}))

    failed = failure(world.client(), start)

    assert (failed.outcome, len(failed.chain)) == (VisitOutcome.REDIRECTS, 4)


def test_the_gate_is_asked_before_every_hop(world: World) -> None:
    start = world.put("news.example", "/a", Reply(code=302, headers={"Location": "http://other.example/b"}))
    world.put("other.example", "/b", Reply(b"secret"))

    def gate(hop: object) -> None:
        if getattr(hop, "host", "") == "other.example":
            raise Failed(VisitOutcome.ROBOTS)

    with pytest.raises(Failed) as failed:
        world.client().get(Wish(start), gate=gate)

    assert failed.value.outcome is VisitOutcome.ROBOTS
    assert world.asked_for("other.example") == []


def test_what_we_have_is_not_sent_again(world: World) -> None:
    def reply(request: Request) -> Reply:
        known = request.headers.get("If-None-Match") == '"v1"' and "If-Modified-Since" in request.headers
        return Reply(b"", code=304) if known else Reply(b"new", headers={"ETag": '"v1"'})

    url = world.put("news.example", "/a", reply)
    client = world.client()

    assert client.get(Wish(url)).content == b"new"
    again = client.get(Wish(url, etag='"v1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT"))
    assert (again.unchanged, again.content) == (True, b"")


CODES = [
    (201, VisitOutcome.ODD_ANSWER),
    (304, VisitOutcome.ODD_ANSWER),
    (401, VisitOutcome.FORBIDDEN),
    (403, VisitOutcome.FORBIDDEN),
    (404, VisitOutcome.NOT_FOUND),
    (410, VisitOutcome.GONE),
    (418, VisitOutcome.ODD_ANSWER),
    (429, VisitOutcome.RATE_LIMITED),
    (451, VisitOutcome.LEGAL),
    (500, VisitOutcome.SERVER_TROUBLE),
    (503, VisitOutcome.SERVER_TROUBLE),
]


@pytest.mark.parametrize(("code", "outcome"), CODES)
def test_every_answer_has_a_word(code: int, outcome: VisitOutcome, world: World) -> None:
    url = world.put("news.example", "/a", Reply(b"", code=code, headers={"Retry-After": "120"}))

    failed = failure(world.client(), url)

    assert (failed.outcome, failed.retry_after) == (outcome, "120")
    assert failed.chain == ((code, url),)


@pytest.mark.parametrize("location", ["", "   "])
def test_a_redirect_to_nowhere_is_an_odd_answer(location: str, world: World) -> None:
    url = world.put("news.example", "/a", Reply(code=302, headers={"Location": location}))

    assert failure(world.client(), url).outcome is VisitOutcome.ODD_ANSWER


def test_a_packed_page_is_unpacked(world: World) -> None:
    url = world.put("news.example", "/a", packed(gzip.compress(b"<p>Four.")))

    assert world.client().get(Wish(url)).content == b"<p>Four."


def test_a_page_packed_twice_comes_out_packed_once(world: World) -> None:
    once = gzip.compress(b"<p>Four.")
    url = world.put("news.example", "/a", packed(gzip.compress(once)))

    assert world.client().get(Wish(url)).content == once


def test_a_packed_file_is_unpacked_within_the_same_limit() -> None:
    assert unpacking.unzipped(gzip.compress(b"<urlset/>")) == b"<urlset/>"
    with pytest.raises(Failed, match="Too large"):
        unpacking.unzipped(gzip.compress(b"x" * 101), most=100)
