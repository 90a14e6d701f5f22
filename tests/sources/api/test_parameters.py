"""Each kind of parameter reads what a partner may write and refuses everything else in words."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.api.parameters import COUNTED, ID, MOMENT, NUMERIC, TRUTH, Kind, text, word
from sources.vocabulary import SourceKind

KINDS = [ID, MOMENT, NUMERIC, COUNTED, TRUTH, text(), word(SourceKind)]


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        pytest.param(ID, "0123456789ab", "0123456789ab", id="an id"),
        pytest.param(MOMENT, "2026-03-01", datetime(2026, 3, 1, tzinfo=UTC), id="a day"),
        pytest.param(MOMENT, "2026-03-01T12:00:00Z", datetime(2026, 3, 1, 12, tzinfo=UTC), id="an instant"),
        pytest.param(
            MOMENT, "2026-03-01T12:00:00+02:00", datetime(2026, 3, 1, 10, tzinfo=UTC), id="an offset"
        ),
        pytest.param(NUMERIC, "4", Decimal(4), id="a whole number"),
        pytest.param(NUMERIC, "-1.25", Decimal("-1.25"), id="a broken one below zero"),
        pytest.param(NUMERIC, "1.5e+9", Decimal(1_500_000_000), id="as JSON may write it"),
        pytest.param(NUMERIC, "0.00001", Decimal(0), id="finer than the column holds"),
        pytest.param(
            MOMENT, "2016-12-31t23:59:60z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC), id="a leap second"
        ),
        pytest.param(COUNTED, "0", 0, id="none"),
        pytest.param(TRUTH, "true", True, id="true"),
        pytest.param(TRUTH, "false", False, id="false"),
        pytest.param(text(), "  four Pemon ", "four Pemon", id="words, trimmed"),
        pytest.param(word(SourceKind), "agency", "agency", id="a word of the list"),
    ],
)
def test_what_is_meant_is_read(kind: Kind, written: str, read: Any) -> None:
    assert kind.read(written) == read


@pytest.mark.parametrize(
    ("kind", "written", "remedy"),
    [
        pytest.param(ID, "0123456789aB", "twelve letters and digits", id="a capital in an id"),
        pytest.param(ID, "0123456789ab\n", "twelve letters and digits", id="a line end after an id"),
        pytest.param(MOMENT, "yesterday", "write a day", id="a word for a day"),
        pytest.param(MOMENT, "2026-02-30", "write a day", id="a day that never was"),
        pytest.param(MOMENT, "0001-01-01T00:00:00+23:59", "write a day", id="before the first year"),
        pytest.param(MOMENT, "9999-12-31T23:59:59-23:59", "write a day", id="after the last year"),
        pytest.param(NUMERIC, "NaN", "write a number", id="no number"),
        pytest.param(NUMERIC, "9" * 20, "write a number", id="more than the column holds"),
        pytest.param(NUMERIC, "1e19", "write a number below", id="more than the column holds, shortly"),
        pytest.param(COUNTED, "-1", "write a whole number", id="below none"),
        pytest.param(COUNTED, "٣", "write a whole number", id="digits of another script"),
        pytest.param(TRUTH, "True", "write true or false", id="a capital"),
        pytest.param(text(), " ", "is empty", id="nothing but a blank"),
        pytest.param(text(), "a\0b", "NUL", id="a NUL"),
        pytest.param(text(5), "abcdef", "longer than 5", id="too long"),
        pytest.param(word(SourceKind), "blog", "write one of outlet, agency", id="a word not of the list"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_remedy(kind: Kind, written: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        kind.read(written)


@given(st.text(st.characters()), st.sampled_from(KINDS))
def test_whatever_is_written_is_read_or_refused_in_printable_words(written: str, kind: Kind) -> None:
    assert refusal(kind, written).isprintable()


def refusal(kind: Kind, written: str) -> str:
    """What is said of a value that is refused; nothing of one that is read."""
    try:
        kind.read(written)
    except ValueError as fault:
        return str(fault)
    return ""
