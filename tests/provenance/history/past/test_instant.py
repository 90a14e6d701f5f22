"""Whoever asks for a moment writes it in one of two ways, and is told which where it is neither."""

from datetime import UTC, datetime

import pytest

from provenance.history.past.instant import Unaskable, instant

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-02-03", datetime(2026, 2, 3, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-03-01", NOW),
        ("2026-02-03T10:00:00Z", datetime(2026, 2, 3, 10, tzinfo=UTC)),
        ("2026-02-03T10:00Z", datetime(2026, 2, 3, 10, tzinfo=UTC)),
        ("2026-02-03T10:00:00+02:00", datetime(2026, 2, 3, 8, tzinfo=UTC)),
        ("2026-02-03T10:00:00 02:00", datetime(2026, 2, 3, 8, tzinfo=UTC)),
        ("2026-02-03 10:00:00-05:00", datetime(2026, 2, 3, 15, tzinfo=UTC)),
        (" 2026-02-03T10:00:00.123456Z ", datetime(2026, 2, 3, 10, 0, 0, 123456, tzinfo=UTC)),
    ],
)
def test_a_day_means_its_end_and_an_instant_itself(written: str, meant: datetime) -> None:
    assert instant(written, NOW) == meant


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("", "is empty"),
        ("yesterday", "is 'yesterday'"),
        ("2026-02-30", "is '2026-02-30'"),
        ("2026-02-03T10:00:00", "without a zone"),
        ("2026-03-02", "still to come"),
        ("2026-03-01T12:00:01Z", "still to come"),
        ("0001-01-01T00:00:00+14:00", "is '0001-01-01T00:00:00+14:00'"),
        ("２０２６-02-03", r"is '\uff12\uff10\uff12\uff16-02-03'"),
        ("9" * 500, "is '9999"),
        ("2026-W05", "without a zone"),
    ],
)
def test_any_other_moment_is_refused_with_the_field_and_what_to_write(written: str, wrong: str) -> None:
    with pytest.raises(Unaskable) as refused:
        instant(written, NOW)

    assert refused.value.field == "as_of"
    assert wrong in refused.value.sentence
    assert "2026-03-01T12:00:00Z" in refused.value.sentence
