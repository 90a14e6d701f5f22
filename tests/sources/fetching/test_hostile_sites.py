"""What the client makes of sites that are slow, endless, broken or full of tricks."""

import gzip
import select
import socket
import zlib
from collections.abc import Callable

import pytest

from sources.fetching.client import Client, Wish
from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome
from tests.world import Reply, World

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def failure(client: Client, url: str) -> Failed:
    with pytest.raises(Failed) as failed:
        client.get(Wish(url))
    return failed.value


def drip(first: bytes) -> Reply:
    """A site that begins and then sends one letter at a time, for ever."""

    def play(line: socket.socket) -> None:
        line.sendall(first)
        hung_up = select.poll()
        hung_up.register(line, select.POLLIN)
        while not hung_up.poll(100):
            line.sendall(b"x")

    return Reply(play=play)


def flood(first: bytes, piece: bytes) -> Reply:
    """A site that never stops sending."""

    def play(line: socket.socket) -> None:
        line.sendall(first)
        while True:
            line.sendall(piece)

    return Reply(play=play)


def packed(body: bytes, how: str = "gzip") -> Reply:
    return Reply(body, headers={"Content-Encoding": how})


def test_what_is_no_page_is_not_even_read(world: World) -> None:
    url = world.put("news.example", "/a.mp4", flood(HEAD.replace(b"text/html", b"video/mp4") + b"\r\n", b"x"))

    assert failure(world.client(), url).outcome is VisitOutcome.NOT_A_PAGE


HOSTILE = [
    pytest.param(drip(b""), VisitOutcome.TOO_SLOW, id="a head that drips"),
    pytest.param(drip(HEAD + b"X-Long: "), VisitOutcome.TOO_SLOW, id="a header that drips"),
    pytest.param(drip(HEAD + b"\r\n"), VisitOutcome.TOO_SLOW, id="a body that drips"),
    pytest.param(
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        VisitOutcome.TOO_LARGE,
        id="chunks without end",
    ),
    pytest.param(flood(HEAD + b"\r\n", b"x" * 65536), VisitOutcome.TOO_LARGE, id="a body without end"),
    pytest.param(flood(HEAD, b"X-A: b\r\n" * 100), VisitOutcome.ODD_ANSWER, id="headers without end"),
    pytest.param(flood(HEAD + b"X-A: ", b"b" * 4096), VisitOutcome.ODD_ANSWER, id="a header without end"),
    pytest.param(flood(b"", b"\0" * 4096), VisitOutcome.ODD_ANSWER, id="no HTTP at all"),
    pytest.param(
        packed(gzip.compress(b"\0" * 50_000_000)), VisitOutcome.TOO_LARGE, id="a bomb of fifty megabytes"
    ),
    pytest.param(
        packed(gzip.compress(b"x" * 5_000_001)), VisitOutcome.TOO_LARGE, id="one byte too many, packed"
    ),
    pytest.param(packed(b"<p>not packed"), VisitOutcome.UNREADABLE, id="said to be packed, and not"),
    pytest.param(
        packed(gzip.compress(b"x" * 9999)[:-20]), VisitOutcome.NO_CONNECTION, id="packed and cut off"
    ),
    pytest.param(packed(b"x", "br"), VisitOutcome.UNREADABLE, id="brotli"),
    pytest.param(packed(b"x", "zstd"), VisitOutcome.UNREADABLE, id="zstd"),
    pytest.param(packed(zlib.compress(b"x"), "deflate"), VisitOutcome.UNREADABLE, id="deflate"),
    pytest.param(
        packed(gzip.compress(gzip.compress(b"x")), "gzip, gzip"), VisitOutcome.UNREADABLE, id="packed twice"
    ),
    pytest.param(Reply(b"x" * 5_000_001), VisitOutcome.TOO_LARGE, id="one byte too many"),
    pytest.param(
        Reply(play=lambda line: line.sendall(HEAD + b"Content-Length: 99\r\n\r\nx")),
        VisitOutcome.NO_CONNECTION,
        id="cut off",
    ),
    pytest.param(Reply(play=lambda line: None), VisitOutcome.NO_CONNECTION, id="hung up"),
    pytest.param(
        Reply(play=lambda line: line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n")),
        VisitOutcome.NO_CONNECTION,
        id="broken chunks",
    ),
]


@pytest.mark.parametrize(("reply", "outcome"), HOSTILE)
def test_a_hostile_site_ends_in_a_word_and_not_in_trouble(
    reply: Reply, outcome: VisitOutcome, world: World, proved: Callable[..., None]
) -> None:
    url = world.put("news.example", "/a", reply)

    assert failure(world.client(seconds=2), url).outcome is outcome
    proved(
        "T23",
        size=f"{len(HOSTILE)} hostile sites (drips, floods, bombs, packed twice, brotli, zstd, broken chunks)",
        figure="each ended in the word for it, within the seconds a client has",
    )


def test_nobody_there_is_no_connection(world: World) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        world.map["news.example"] = line.getsockname()

        assert failure(world.client(), "http://news.example/").outcome is VisitOutcome.NO_CONNECTION


def test_a_name_nobody_knows_is_said_to_be_unknown(world: World) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert failure(world.client(resolve=nobody), "http://x.example/").outcome is VisitOutcome.NO_NAME


def test_a_name_server_that_says_nothing_is_not_waited_for(world: World) -> None:
    def asleep(host: str, port: int) -> list[str]:
        with socket.socket() as line:
            line.bind(("127.0.0.1", 0))
            line.listen()
            line.settimeout(3)
            line.accept()
        return []

    assert failure(world.client(resolve=asleep, seconds=0.2), "http://x.example/").outcome in {
        VisitOutcome.NO_NAME,
        VisitOutcome.TOO_SLOW,
    }
