"""From where a key may be shown: networks as people write them, held against addresses as proxies tell them."""

import pytest

from provenance.partners.rules.networks import holds, read


@pytest.mark.parametrize(
    ("written", "networks"),
    [
        ("", []),
        ("192.0.2.0/24", ["192.0.2.0/24"]),
        ("192.0.2.7", ["192.0.2.7/32"]),
        (" 192.0.2.0/24,\n2001:DB8::/32\r\n192.0.2.0/24 ", ["192.0.2.0/24", "2001:db8::/32"]),
        ("2001:db8::1", ["2001:db8::1/128"]),
    ],
)
def test_networks_are_read_one_a_line_or_with_commas_and_each_stands_once(
    written: str, networks: list[str]
) -> None:
    assert read(written) == networks


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("192.0.2.7/24", "write 192.0.2.0/24, or 192.0.2.7 alone"),
        ("newsroom.example", "is no network: write one such as"),
        ("192.0.2.0/33", "is no network"),
        ("300.1.1.1", "is no network"),
        ("192.0.2.0/24 ½", "'\\xbd' is no network"),
        (" ".join(f"10.0.{n}.0/24" for n in range(21)), "name at most 20"),
    ],
)
def test_what_is_no_network_is_refused_with_what_to_write(written: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="network") as told:
        read(written)

    assert remedy in str(told.value)


@pytest.mark.parametrize(
    ("networks", "address", "inside"),
    [
        ([], "198.51.100.1", True),
        ([], "", True),
        (["192.0.2.0/24"], "192.0.2.255", True),
        (["192.0.2.0/24"], "192.0.3.0", False),
        (["192.0.2.0/24", "2001:db8::/32"], "2001:db8:ffff::1", True),
        (["192.0.2.0/24"], "2001:db8::1", False),
        (["192.0.2.0/24"], "::ffff:192.0.2.9", True),
        (["192.0.2.0/24"], "::ffff:198.51.100.9", False),
        (["0.0.0.0/0"], "", False),
        (["0.0.0.0/0"], "unknown", False),
        (["192.0.2.0/24"], "192.0.2.1, 10.0.0.1", False),
    ],
)
def test_an_address_is_held_against_them(networks: list[str], address: str, inside: bool) -> None:
    assert holds(networks, address) is inside
