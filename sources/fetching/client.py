"""Asking a public web site for one page, with every redirect judged anew and every limit kept."""

import contextlib
import dataclasses
import http.client
import math
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import urllib3.connection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from sources.fetching import unpacking
from sources.fetching.deadline import Deadline
from sources.fetching.failure import Chain, Failed
from sources.fetching.opening import SECONDS_TO_READ, Opener
from sources.rules import outcomes
from sources.rules.targets import Target, onward, target
from sources.vocabulary import VisitOutcome

MOST_HOPS = 3
SECONDS = 20.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
LONGEST_MARK = 500
"""Characters of an ETag or date sent back to the site; a longer one is not worth asking with."""

_CHARSET = re.compile(r"[A-Za-z0-9_.:-]{1,40}", re.ASCII)

Gate = Callable[[Target], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to ask for: ``kinds`` of document taken (none: any), and the marks of the answer we have already.

    ``most`` is how many bytes are read, and ``cut`` whether the first of a larger document will do.
    """

    url: str
    kinds: frozenset[str] = PAGES
    etag: str = ""
    last_modified: str = ""
    most: int = unpacking.MOST_BYTES
    cut: bool = False

    def headers(self, agent: str) -> dict[str, str]:
        """What is sent along."""
        sent = {
            "User-Agent": agent,
            "Accept": ", ".join([*sorted(self.kinds), "*/*;q=0.1"]) if self.kinds else "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return sent | {name: mark for name, mark in marks.items() if mark}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered in the end: ``chain`` holds the number and address of every answer on the way.

    ``unchanged`` says that the site has nothing newer than what we asked with; then there is no content.
    """

    chain: Chain
    content: bytes
    media: str
    charset: str
    etag: str
    last_modified: str
    unchanged: bool = False

    @property
    def url(self) -> str:
        """Where the page stood in the end."""
        return self.chain[-1][1]


def anywhere(hop: Target) -> None:
    """The gate of those who need none."""


@dataclass(frozen=True, slots=True)
class Client:
    """Asks politely under the name ``agent``, and opens connections only through ``opener``.

    ``trust`` names a file of certificates to trust instead of the system's, for tests. ``until`` is when, by this
    machine's steady clock, the errand of which this request is a part must be over.
    """

    agent: str
    opener: Opener = field(default_factory=Opener)
    trust: str = ""
    seconds: float = SECONDS
    until: float = math.inf

    def within(self, seconds: float) -> "Client":
        """The same client for an errand of several requests that takes so many seconds in all."""
        return dataclasses.replace(self, until=min(self.until, time.monotonic() + seconds))

    def get(self, wish: Wish, *, gate: Gate = anywhere) -> Answer:
        """The page, after at most MOST_HOPS redirects. Raises ``Failed`` with the chain as far as it went.

        ``gate`` is asked before each hop and raises ``Failed`` to keep us out (robots.txt).
        """
        chain: list[tuple[int, str]] = []
        try:
            hop = _judged(lambda: target(wish.url))
            with Deadline(min(self.seconds, max(0.0, self.until - time.monotonic()))) as deadline:
                for _ in range(MOST_HOPS + 1):
                    gate(hop)
                    found = self._ask(hop, wish, deadline, chain)
                    if isinstance(found, Answer):
                        return found
                    hop = found
            raise Failed(VisitOutcome.REDIRECTS, f"more than {MOST_HOPS}")
        except Failed as failed:
            failed.chain = failed.chain or tuple(chain)
            raise

    def _ask(
        self, hop: Target, wish: Wish, deadline: Deadline, chain: list[tuple[int, str]]
    ) -> Answer | Target:
        """One request: the answer, or where it sends us."""
        try:
            with contextlib.closing(self._connection(hop, deadline)) as connection:
                connection.request(
                    "GET",
                    hop.path,
                    headers=wish.headers(self.agent),
                    preload_content=False,
                    decode_content=False,
                )
                with contextlib.closing(connection.getresponse()) as answer:
                    deadline.left(1)  # a line cut within the headers looks like their end
                    chain.append((answer.status, hop.url))
                    if answer.status in REDIRECTS:
                        return _judged(lambda: onward(hop, _location(answer)))
                    return _answer(answer, wish, deadline, tuple(chain))
        except Failed:
            raise
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
            raise _named(error, deadline) from error

    def _connection(self, hop: Target, deadline: Deadline) -> "_Plain | _Secure":
        seconds = deadline.left(SECONDS_TO_READ)
        if hop.scheme == "http":
            plain = _Plain(hop.host, hop.port, timeout=seconds)
            plain.open_line = lambda: self.opener.open(hop.host, hop.port, deadline)
            return plain
        secure = _Secure(hop.host, hop.port, timeout=seconds, ca_certs=self.trust or None)
        secure.open_line = lambda: self.opener.open(hop.host, hop.port, deadline)
        return secure


class _Plain(urllib3.connection.HTTPConnection):
    """A connection whose socket the opener opens; everything else is the library's."""

    open_line: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open_line()


class _Secure(urllib3.connection.HTTPSConnection):
    """The same under TLS: name and certificate are those of the host we asked for, not of the address."""

    open_line: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open_line()


def _judged(judge: Callable[[], Target]) -> Target:
    try:
        return judge()
    except ValueError as error:
        raise Failed(VisitOutcome.REFUSED_ADDRESS, str(error)) from error


def _location(answer: BaseHTTPResponse) -> str:
    """Where a redirect leads. Sites send letters in UTF-8, which the library reads as Latin-1."""
    written = answer.headers.get("Location", "")
    if not written.strip():
        raise Failed(VisitOutcome.ODD_ANSWER, f"answers {answer.status} and does not say where to")
    try:
        return written.encode("latin-1").decode()
    except UnicodeError:
        return written


def _answer(answer: BaseHTTPResponse, wish: Wish, deadline: Deadline, chain: Chain) -> Answer:
    outcome = outcomes.of_code(answer.status)
    unchanged = outcome is VisitOutcome.UNCHANGED and bool(wish.etag or wish.last_modified)
    if outcome is not None and not unchanged:
        waiting = answer.headers.get("Retry-After", "")[:LONGEST_MARK]
        raise Failed(
            outcome if outcome is not VisitOutcome.UNCHANGED else VisitOutcome.ODD_ANSWER,
            f"the site answers {answer.status}",
            retry_after=waiting,
        )
    media, charset = _kind(answer.headers)
    if not unchanged and wish.kinds and media not in wish.kinds:
        raise Failed(VisitOutcome.NOT_A_PAGE, f"the site says it is {media[:80] or 'nothing in particular'}")
    return Answer(
        chain=chain,
        content=b"" if unchanged else unpacking.read(answer, deadline, most=wish.most, cut=wish.cut),
        media=media,
        charset=charset,
        etag=_mark(answer.headers.get("ETag", "")),
        last_modified=_mark(answer.headers.get("Last-Modified", "")),
        unchanged=unchanged,
    )


def _kind(headers: Mapping[str, str]) -> tuple[str, str]:
    """The media kind and character set of ``Content-Type``; an answer without one may be a page."""
    written = headers.get("Content-Type", "")
    media, _, rest = written.partition(";")
    charset = next(
        (
            part.split("=", maxsplit=1)[1]
            for part in rest.split(";")
            if part.strip().lower().startswith("charset=")
        ),
        "",
    )
    charset = charset.strip().strip("\"'")
    return (media.strip().lower() or "text/html"), charset if _CHARSET.fullmatch(charset) else ""


def _mark(written: str) -> str:
    """A mark to send back, if it can be sent at all."""
    return written if len(written) <= LONGEST_MARK and written.isascii() and written.isprintable() else ""


def _named(error: Exception, deadline: Deadline) -> Failed:
    """A fault of the library's in our words."""
    if deadline.over:
        return deadline.passed()
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return Failed(VisitOutcome.TOO_SLOW, f"silent for {SECONDS_TO_READ:g} s")
    if isinstance(error, ssl.SSLError | urllib3.exceptions.SSLError):
        return Failed(VisitOutcome.NO_TLS, _first_line(error))
    if isinstance(error, OSError | urllib3.exceptions.ProtocolError | http.client.RemoteDisconnected):
        return Failed(VisitOutcome.NO_CONNECTION, "the line broke off")
    return Failed(VisitOutcome.ODD_ANSWER, _first_line(error))


def _first_line(error: Exception) -> str:
    reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or str(error)
    return str(reason)[:120]
