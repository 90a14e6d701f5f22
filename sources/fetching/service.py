"""Asking a service that whoever runs the program has named: one address, which may stand in our own house."""

import contextlib
import http.client
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from urllib3.exceptions import HTTPError

from sources.fetching import lines, unpacking
from sources.fetching.client import LONGEST_MARK, REDIRECTS
from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.fetching.opening import Opener, names_at_home
from sources.rules.targets import PORTS, Target
from sources.vocabulary import VisitOutcome

MOST_BYTES = 2_000_000
"""Of an answer; a long article's claims, with their quotes, take some 50 KB."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the service answered: the number HTTP gives it, the bytes, and its wish for a pause."""

    code: int
    content: bytes
    retry_after: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A service at ``address`` (its beginning: https://host/v1), let in with ``key`` if it wants one.

    It is asked nothing but what stands beneath this address and follows no redirect, so that the key goes nowhere else.
    ``trust`` names a file of certificates to trust instead of the system's, ``seconds`` is all the time there is.
    """

    address: str
    agent: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0
    trust: str = ""

    def post(self, path: str, content: bytes) -> Reply:
        """Hand it some JSON. Raises ``Failed`` where no whole answer comes in time."""
        hop = self._target(path)
        opener = Opener(names_at_home, own=(hop.host, hop.port))
        with Deadline(self.seconds) as deadline:
            try:
                line = lines.to(hop, opener, deadline, trust=self.trust, silence=self.seconds)
                with contextlib.closing(line):
                    return self._asked(line, hop, content, deadline)
            except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
                raise lines.fault(error, deadline, silence=self.seconds) from error

    def _asked(
        self, line: lines.Plain | lines.Secure, hop: Target, content: bytes, deadline: Deadline
    ) -> Reply:
        line.request(
            "POST",
            hop.path,
            body=content,
            headers=self._headers(),
            preload_content=False,
            decode_content=False,
        )
        with contextlib.closing(line.getresponse()) as answer:
            deadline.left(1)  # a line cut within the headers looks like their end
            if answer.status in REDIRECTS:
                raise Failed(VisitOutcome.REDIRECTS, f"answers {answer.status}: give the address it ends at")
            read = unpacking.read(answer, deadline, most=MOST_BYTES)
            whole = answer.headers.get("Content-Length", "")
            if whole.isdecimal() and not answer.headers.get("Content-Encoding") and len(read) < int(whole):
                raise Failed(VisitOutcome.NO_CONNECTION, "the answer broke off")
            return Reply(answer.status, read, answer.headers.get("Retry-After", "")[:LONGEST_MARK])

    def _headers(self) -> dict[str, str]:
        sent = {
            "User-Agent": self.agent,
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        return sent | ({"Authorization": f"Bearer {self.key}"} if self.key else {})

    def _target(self, path: str) -> Target:
        parts = urlsplit(self.address)
        return Target(
            parts.scheme,
            parts.hostname or "",
            parts.port or PORTS[parts.scheme],
            f"{parts.path.rstrip('/')}/{path}",
        )


def flaw(address: str) -> str:
    """What is wrong with the address of a service, in a few words; empty where nothing is."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "is no address"
    if parts.scheme not in PORTS or not parts.hostname:
        return "begins with neither http:// nor https://, or names no machine"
    if not address.isascii() or not address.isprintable() or " " in address:
        return "holds signs that no address has"
    if parts.username or parts.query or parts.fragment:
        return "holds a user, a question mark or a #"
    return ""
