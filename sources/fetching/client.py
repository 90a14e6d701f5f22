"""Asking a public web site for one page, with every redirect judged anew and every limit kept."""

import contextlib
import dataclasses
import http.client
import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from sources.fetching import lines, unpacking
from sources.fetching.deadline import Deadline
from sources.fetching.failure import Chain, Failed
from sources.fetching.opening import Opener
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
            with contextlib.closing(lines.to(hop, self.opener, deadline, trust=self.trust)) as connection:
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
            raise lines.fault(error, deadline) from error


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
