"""Addresses that lead into our own house: ways to write them, ways to be led there, and what they lead to."""

LOOPBACK = (
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "0177.0.0.01",
    "017700000001",
    "127.000.000.001",
    "127.0.0.1.",
    "localhost",
    "LOCALHOST",
    "LocalHost",
    "localhost.",
    "localhost.localdomain",
    "0",
    "0.0.0.0",  # noqa: S104 (somebody else's to bind)
    "0x0",
    "[::1]",
    "[::]",
    "[0000:0000:0000:0000:0000:0000:0000:0001]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "①②⑦.⓪.⓪.①",
    "１２７.０.０.１",
    "127。0。0。1",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "127.0.0.2",
    "127.255.255.254",
    "news.example@127.0.0.1",
    "127.0.0.1@localhost",
    "127.0.0.1#news.example",
    "localhost#@news.example",
    "[::1%25lo]",
    "[fe80::1%25eth0]",
    "127.0.0.1%00",
    "localhost%00.news.example",
    "ip6-localhost",
    "ip6-loopback",
)
"""Forty ways to write this machine's own address."""

CLOSED = (
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "fec0::1",
    "ff02::1",
    "224.0.0.1",
    "192.88.99.1",
    "3fff::1",
    "5f00::1",
    "::ffff:0:127.0.0.1",
    "::ffff:100.64.0.1",
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "0.0.0.0",  # noqa: S104 (somebody else's to bind)
    "198.18.0.1",
    "240.0.0.1",
    "2001:db8::1",
    "fe80::1",
    "100::1",
)
"""Thirty addresses, one of each class that nobody on the internet may be sent to."""

PUBLIC = ("93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:2800:220:1::1", "2a00:1450:4001::1", "192.30.255.113")

ODD = (
    "file:///etc/passwd",
    "FILE://localhost/etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:6379/_PING",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "data:text/html,<p>x",
    "javascript:alert(1)",
    "jar:http://127.0.0.1!/",
    "unix:///run/valkey.sock",
    "http:///etc/passwd",
    "http://",
    "//127.0.0.1/",
    "http:127.0.0.1/",
    "http://news.example:22/",
    "http://news.example:6379/",
    "http://news.example:8080/",
    "http://news.example:0/",
    "http://news.example:99999/",
    "https://news.example:80/",
    "http://user@news.example/",
    "http://user:word@news.example/",
    "http://:@news.example/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1\\.news.example/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\n/",
    "http://news.example/\r\nHost: 127.0.0.1",
    "http://intranet/",
    "http://printer.local/",
    "http://db.internal/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://router.lan/",
    "http://1.0.0.127.in-addr.arpa/",
    "http://xn--/",
    "http://-x.example/",
    "http://a..example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://news.example/" + "a" * 2000,
)
"""Other schemes, ports, credentials, and spellings that one reader takes for another host than the next."""


def written() -> list[str]:
    """Every address that must be refused for what it says, before any name is looked up."""
    spelt = [f"{scheme}://{host}/" for scheme in ("http", "https") for host in LOOPBACK]
    spelt += [f"http://{host}:{port}/latest/" for host in LOOPBACK for port in (80, 6379)]
    literal = [f"http://{bracketed(address)}/latest/meta-data/" for address in CLOSED]
    return [*spelt, *literal, *(f"https://{bracketed(address)}:443/" for address in CLOSED), *ODD]


def answers() -> list[tuple[str, ...]]:
    """What a name server may say so that one bad address hides among good ones."""
    alone = [(address,) for address in CLOSED]
    after = [(PUBLIC[number % len(PUBLIC)], address) for number, address in enumerate(CLOSED)]
    before = [(address, PUBLIC[number % len(PUBLIC)]) for number, address in enumerate(CLOSED)]
    return [*alone, *after, *before]


def bracketed(address: str) -> str:
    """As it stands in a web address."""
    return f"[{address}]" if ":" in address else address
