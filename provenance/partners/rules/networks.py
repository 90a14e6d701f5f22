"""From which networks a key may be used: read as people write them, and held against an address."""

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address, ip_network

from sources.rules.stated import stated

MOST = 20
"""Networks one key may be bound to; a partner with more has a gateway."""


def read(written: str) -> list[str]:
    """The networks in a text, one a line or parted by commas, each in its one spelling, in order, none twice.

    A single address is a network of one. Raises ``ValueError`` with a sentence that names the one to mend.
    """
    found = []
    for each in written.replace(",", " ").split():
        try:
            found.append(ip_network(each))
        except ValueError:
            raise ValueError(_remedy(each[:60])) from None
    if len(found) > MOST:
        raise ValueError(stated(f"has {len(found)} networks: name at most {MOST}, or a wider one"))
    return list(dict.fromkeys(str(each) for each in found))


def _remedy(written: str) -> str:
    try:
        wider = ip_network(written, strict=False)
    except ValueError:
        return stated(f"{written!a} is no network: write one such as 192.0.2.0/24 or 2001:db8::/32")
    return stated(
        f"{written} names an address within a network: write {wider}, or {written.partition('/')[0]} alone"
    )


def holds(networks: Iterable[str], address: str) -> bool:
    """Whether an address lies in one of the networks: any does where there is none, what is no address never.

    An IPv4 address that comes in the clothes of IPv6 (``::ffff:192.0.2.1``, as dual sockets tell it) is taken for what
    it is.
    """
    bound = [ip_network(each) for each in networks]
    if not bound:
        return True
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return any(found in each for each in bound)
