"""The digits are those every app reckons, around now and at no other time."""

import pytest

from provenance.accounts import totp

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("at", "digits"),
    [
        (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
        (2000000000, "279037"), (20000000000, "353130"),
    ],
)  # fmt: skip
def test_the_digits_are_those_of_the_standard(at: int, digits: str) -> None:
    """RFC 6238, appendix B, the last six of its eight."""
    assert totp.code(SECRET, at // totp.PERIOD) == digits
    assert totp.step_of(digits, SECRET, at) == at // totp.PERIOD


def test_a_clock_may_be_half_a_minute_off_and_no_more() -> None:
    digits = totp.code(SECRET, 100)

    assert [totp.step_of(digits, SECRET, at) for at in (2939, 2970, 3000, 3059, 3060)] == [
        None,
        100,
        100,
        100,
        None,
    ]
    assert totp.step_of("", SECRET, 3000) is None
    assert totp.step_of("١٢٣٤٥٦", SECRET, 3000) is None


def test_an_app_is_told_the_key_in_letters_and_as_an_address() -> None:
    assert totp.in_letters(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert totp.address(SECRET, "ana ruiz") == (
        "otpauth://totp/Provenance%3Aana%20ruiz?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Provenance"
    )
