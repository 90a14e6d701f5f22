"""From an address as somebody wrote it to the machine and page to ask for, if a public web site may be meant at all."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from sources.rules import addresses
from sources.rules.stated import stated

PORTS = {"http": 80, "https": 443}
"""The ports of the web; behind others of a machine stand its databases and consoles."""

# Names that machines give themselves or each other at home (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
_AT_HOME = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
    | {"onion", "invalid"}
)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask for, and where: the host in ASCII, the path with its query, both safe to send as they are."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address to ask for, as it is sent."""
        return f"{self.scheme}://{self.host}{self.path}"


def target(url: str) -> Target:
    """What an address asks for. Raises ``ValueError`` with a sentence where no public web site can be meant.

    The path is kept as it was written (a slash at the end or the order of parameters may matter to the site); only
    signs that may not be sent are escaped, and what follows a # is left away.
    """
    addresses.canonical(url)  # refuses what is no address, and passwords in it
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if parts.port not in (None, PORTS[scheme]):
        raise ValueError(stated(f"address asks for port {parts.port}: only the web's own ports are asked"))
    host = addresses.ascii_host(parts.hostname or "")
    if reason := _why_not(host):
        raise ValueError(reason)
    query = f"?{addresses.evenly_escaped(parts.query)}" if parts.query else ""
    found = Target(scheme, host, PORTS[scheme], (addresses.evenly_escaped(parts.path) or "/") + query)
    if len(found.url) > addresses.LONGEST:
        raise ValueError(
            stated(f"address is longer than {addresses.LONGEST} characters once written in ASCII")
        )
    return found


def onward(here: Target, location: str) -> Target:
    """Where a redirect leads; judged like any other address. Raises ``ValueError``."""
    if re.search(r"[\x00-\x1f\x7f\\]", location.strip()):
        raise ValueError(stated("redirect holds a line break, backslash or control character"))
    return target(urljoin(here.url, location.strip()))


def _why_not(host: str) -> str:
    if host.startswith("[") or _NUMBER.fullmatch(host.rsplit(".", maxsplit=1)[-1]):
        return "address names a machine by its number: write the site's name"
    if "." not in host:
        return f"“{host}” is no public name: it has no dot in it"
    if host.rsplit(".", maxsplit=1)[-1] in _AT_HOME:
        return f"“{host}” is a name for machines at home, not for a public site"
    return ""
