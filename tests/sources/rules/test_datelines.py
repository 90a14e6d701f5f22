"""The day a dispatch was sent, read from its first line, and the year it must have been."""

from datetime import UTC, datetime

import pytest

from sources.rules.datelines import with_year
from sources.rules.page_text import read_text

SENT = [
    ("CARACAS, March 4 (Agency) — Four people died when a ferry sank.", "--03-04"),
    ("CARACAS, March 4, 2019 (Agency) — Four people died when a ferry sank.", "2019-03-04"),
    ("CARACAS, Mar. 4 (Agency) - Four people died when a ferry sank.", "--03-04"),
    ("LINDT, Orvessa, 4 March 2019 – Four people died when a ferry sank.", "2019-03-04"),
    ("PORT EDRIN, Feb 23 (Naru Wire) -- Four people died when a ferry sank.", "--02-23"),
    ("Port Edrin, 23 February: Four people died when a ferry sank.", "--02-23"),
    ("Port Edrin Feb 23 (Naru Wire) – Four people died when a ferry sank.", "--02-23"),
    ("PORT EDRIN, March 2019 — Four people died when a ferry sank.", "2019-03"),
    ("Quelmi, 10 oct. (EFE).- Cuatro personas murieron al hundirse un barco.", "--10-10"),
    ("Quelmi, 10 oct (EFE).- Cuatro personas murieron al hundirse un barco.", "--10-10"),
    ("QUELMI (Orvessa), 10 oct. Cuatro personas murieron al hundirse un barco.", "--10-10"),
    ("Quelmi, 10 de octubre de 2026 — Cuatro personas murieron al hundirse un barco.", "2026-10-10"),
    ("Santa Elena de Uairén, 22 feb (Agencia) – Cuatro personas murieron en el puente.", "--02-22"),
    ("Four people died when a ferry sank off Port Edrin on March 4 – a Monday.", ""),
    ("On March 4 – a Monday – four people died when a ferry sank.", ""),
    ("In May 2019: four people died when a ferry sank off the quay.", ""),
    ("CARACAS, March 34 (Agency) — Four people died when a ferry sank.", ""),
    ("CARACAS, Smarch 4 (Agency) — Four people died when a ferry sank.", ""),
    ("CARACAS (Agency) — Four people died when a ferry sank on March 4.", ""),
    ("Lindt, March 4 – notes.", ""),
]
AFTER = " The office said that it would look for the others until nightfall, and asked boats to stay away."


@pytest.mark.parametrize(("line", "day"), SENT, ids=[row[0] for row in SENT])
def test_a_dateline_tells_the_day_as_finely_as_it_does(line: str, day: str) -> None:
    page = read_text(f"Ferry sinks off the coast\n\n{line}\n\n{AFTER * 2}")

    assert page.published == day


@pytest.mark.parametrize(
    ("written", "taken_in", "day"),
    [
        ("--03-04", datetime(2019, 3, 6, tzinfo=UTC), "2019-03-04"),
        ("--03-05", datetime(2019, 3, 4, 23, tzinfo=UTC), "2019-03-05"),
        ("--03-07", datetime(2019, 3, 4, tzinfo=UTC), "2018-03-07"),
        ("--12-31", datetime(2019, 1, 1, tzinfo=UTC), "2018-12-31"),
        ("--01-01", datetime(2018, 12, 31, tzinfo=UTC), "2019-01-01"),
        ("--02-29", datetime(2019, 3, 6, tzinfo=UTC), "2016-02-29"),
        ("--02-29", datetime(2104, 1, 15, tzinfo=UTC), ""),
        ("--03-04", None, ""),
        ("2017-03-04", None, "2017-03-04"),
        ("", datetime(2019, 3, 6, tzinfo=UTC), ""),
    ],
)
def test_a_day_without_a_year_is_the_last_before_the_text_was_taken_in(
    written: str, taken_in: datetime | None, day: str
) -> None:
    assert with_year(written, taken_in) == day
