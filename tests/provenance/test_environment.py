"""A setting is what it can mean, or refused with what to write instead."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from provenance import environment


@pytest.mark.parametrize(
    ("written", "most", "read"),
    [
        ("1", 9999, 1),
        ("9999", 9999, 9999),
        ("587", 65_535, 587),
        ("10025", 65_535, 10_025),
        ("65535", 65_535, 65_535),
        ("007", 9999, 7),
        ("0", 9999, None),
        ("10000", 9999, None),
        ("65536", 65_535, None),
        ("-1", 9999, None),
        ("1.5", 9999, None),
        ("٣", 9999, None),
        ("", 9999, None),
        ("9" * 5000, 9999, None),
    ],
)
def test_a_number_lies_within_its_bounds(
    monkeypatch: pytest.MonkeyPatch, written: str, most: int, read: int | None
) -> None:
    monkeypatch.setenv("HOW_MANY", written)
    if read is not None:
        assert environment.number("HOW_MANY", default=3, most=most) == read
        return
    with pytest.raises(ImproperlyConfigured, match=rf"^HOW_MANY is .*: write a number from 1 to {most}$"):
        environment.number("HOW_MANY", default=3, most=most)


def test_a_number_nobody_wrote_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOW_MANY", raising=False)

    assert environment.number("HOW_MANY", default=3) == 3
