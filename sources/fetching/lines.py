"""A line to one machine, opened by the opener alone, and in our words what may go wrong on it."""

import http.client
import socket
import ssl
from collections.abc import Callable

import urllib3.connection
from urllib3.exceptions import TimeoutError as SilentError

from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.fetching.opening import SECONDS_TO_READ, Opener
from sources.rules.targets import Target
from sources.vocabulary import VisitOutcome


class Plain(urllib3.connection.HTTPConnection):
    """A connection whose socket the opener opens; everything else is the library's."""

    open_line: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open_line()


class Secure(urllib3.connection.HTTPSConnection):
    """The same under TLS: name and certificate are those of the host we asked for, not of the address."""

    open_line: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open_line()


def to(
    hop: Target, opener: Opener, deadline: Deadline, *, trust: str = "", silence: float = SECONDS_TO_READ
) -> Plain | Secure:
    """A line, not yet open, to where a request goes; ``silence`` is how many seconds the other end may say nothing.

    ``trust`` names a file of certificates to trust instead of the system's.
    """
    seconds = deadline.left(silence)
    if hop.scheme == "http":
        plain = Plain(hop.host, hop.port, timeout=seconds)
        plain.open_line = lambda: opener.open(hop.host, hop.port, deadline, silence=silence)
        return plain
    secure = Secure(hop.host, hop.port, timeout=seconds, ca_certs=trust or None)
    secure.open_line = lambda: opener.open(hop.host, hop.port, deadline, silence=silence)
    return secure


def fault(error: Exception, deadline: Deadline, *, silence: float = SECONDS_TO_READ) -> Failed:
    """A fault of the library's in our words."""
    if deadline.over:
        return deadline.passed()
    if isinstance(error, TimeoutError | SilentError):
        return Failed(VisitOutcome.TOO_SLOW, f"silent for {silence:g} s")
    if isinstance(error, ssl.SSLError | urllib3.exceptions.SSLError):
        return Failed(VisitOutcome.NO_TLS, _first_line(error))
    if isinstance(error, OSError | urllib3.exceptions.ProtocolError | http.client.RemoteDisconnected):
        return Failed(VisitOutcome.NO_CONNECTION, "the line broke off")
    return Failed(VisitOutcome.ODD_ANSWER, _first_line(error))


def _first_line(error: Exception) -> str:
    reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or str(error)
    return str(reason)[:120]
