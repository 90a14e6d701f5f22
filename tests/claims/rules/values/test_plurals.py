"""Those counted are named in the plural that people write."""

import pytest

from claims.rules.values.plurals import many_of

MANY = [
    ("miner", "miners"),
    ("fisherman", "fishermen"),
    ("ferryman", "ferrymen"),
    ("young woman", "young women"),
    ("border guard", "border guards"),
    ("police", "police"),
    # No compound of "man", and a people we know nothing of.
    ("german", "germans"),
    ("pemon", "pemon"),
]


@pytest.mark.parametrize(("one", "many"), MANY)
def test_a_population_is_named_in_the_plural(one: str, many: str) -> None:
    assert many_of(one) == many
