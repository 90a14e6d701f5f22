"""Which addresses of machines belong to the public internet, so that no page can send us into our own house."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Python's own ``is_global`` calls 16 of 30 such addresses public (3.11.7), so the list is ours: the special-purpose
# registries of IANA (RFC 6890 and its updates), multicast, what is reserved, and the one address under which a large
# cloud serves its machines their own settings (168.63.129.16).
_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Of IPv6 only the part given out to the public (RFC 4291) is open at all. That shuts out mapped, compatible and
# translated IPv4, loopback, link-local, site-local, unique local and multicast addresses without naming them.
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric address is one that anybody on the internet may reach; what cannot be read is not."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(read, ipaddress.IPv4Address):
        return not any(read in network for network in _CLOSED_4)
    if read.scope_id is not None or read not in _OPEN_6:
        return False
    return not any(read in network for network in _CLOSED_6)
