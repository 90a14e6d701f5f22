"""Opening a connection to a public web site, and to nothing else: every address is judged before and after."""

import queue
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.rules.networks import is_public
from sources.vocabulary import VisitOutcome

SECONDS_TO_CONNECT = 5.0
SECONDS_TO_READ = 5.0
SECONDS_FOR_NAME = 5.0
MOST_TRIED = 4
"""Addresses of one name tried in turn; a site with more is no better reached by trying all of them."""

Resolver = Callable[[str, int], Sequence[str]]
World = Mapping[str, tuple[str, int]]


def system_names(host: str, port: int) -> list[str]:
    """Every address the system knows for a name. The dot at the end keeps a machine's own search list out of it."""
    found = socket.getaddrinfo(f"{host}.", port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def names_at_home(host: str, port: int) -> list[str]:
    """The same for a service of our own, which may go by a short name, a name within the house or a number."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens connections. ``world`` is for tests: host names that stand for a server on this very machine.

    A host in the world is reached at the address and port given there and is judged by nothing else; every other host
    is judged as ever, so that no test has to weaken the guard to try it. ``own`` is the one host and port that whoever
    runs the program has named for a service of theirs: it may stand in our own house, and nothing else may.
    """

    resolve: Resolver = system_names
    world: World = field(default_factory=dict)
    own: tuple[str, int] | None = None

    def open(
        self, host: str, port: int, deadline: Deadline, *, silence: float = SECONDS_TO_READ
    ) -> socket.socket:
        """A connection to ``host``. Raises ``Failed``; then nothing was connected to."""
        line = self._open(host, port, deadline)
        line.settimeout(silence)
        return line

    def _open(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        if host in self.world:
            return _connect(*self.world[host], deadline)
        found = self.leads_to(host, port, deadline)
        if (host, port) == self.own:
            return _first(found[:MOST_TRIED], port, deadline)
        line = _first(found[:MOST_TRIED], port, deadline)
        peer = str(line.getpeername()[0])
        if not is_public(peer):
            line.close()
            raise Failed(VisitOutcome.REFUSED_ADDRESS, f"{host} led to {peer}, which is not public")
        return line

    def leads_to(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """Where a name leads, none of it into a house unless it is our own. Raises ``Failed``; nothing is opened."""
        if host in self.world:
            return [self.world[host][0]]
        found = self._addresses(host, port, deadline)
        for address in found if (host, port) != self.own else ():
            # One bad answer refuses the name: who answers with both means to be asked again.
            if not is_public(address):
                raise Failed(VisitOutcome.REFUSED_ADDRESS, f"{host} leads to {address}, which is not public")
        return found

    def _addresses(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """Every answer for a name, asked in a thread of its own because the system's resolver keeps no time."""
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self.resolve(host, port))
            except Exception as error:  # noqa: BLE001 (raised again below, where somebody listens)
                answers.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=deadline.left(SECONDS_FOR_NAME))
        except queue.Empty:
            raise Failed(VisitOutcome.NO_NAME, f"nobody said where {host} is in time") from None
        if isinstance(found, Exception) and not isinstance(found, OSError | UnicodeError):
            raise found
        if isinstance(found, Exception) or not found:
            raise Failed(VisitOutcome.NO_NAME, f"nobody knows where {host} is")
        return found


def _first(found: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    """The first address that answers."""
    for address in found[:-1]:
        try:
            return _connect(address, port, deadline)
        except Failed:
            continue
    return _connect(found[-1], port, deadline)


def _connect(address: str, port: int, deadline: Deadline) -> socket.socket:
    line = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        line.settimeout(deadline.left(SECONDS_TO_CONNECT))
        line.connect((address, port))
        line.settimeout(SECONDS_TO_READ)
        deadline.watch(line)
    except OSError as error:
        line.close()
        raise Failed(VisitOutcome.NO_CONNECTION, error.strerror or "no answer in time") from error
    except BaseException:
        line.close()
        raise
    return line
