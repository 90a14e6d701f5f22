"""Times: what a sentence says about when, placed on the calendar by the day of publication."""

from datetime import UTC, date, datetime

import pytest

from claims.rules.values.when import Dated, find
from sources.rules.period import Moment
from sources.vocabulary import Precision
from tests.claims.rules.reader.reading_in_short import DAY, MONTH, statements

# published Friday 15 March 2024
BY_DAY = [
    ("en", "They left today.", "2024-03-15", "2024-03-15", Precision.DAY, True),
    ("en", "They left this morning.", "2024-03-15", "2024-03-15", Precision.DAY, True),
    ("en", "They left yesterday.", "2024-03-14", "2024-03-14", Precision.DAY, True),
    ("en", "They left last night.", "2024-03-14", "2024-03-14", Precision.DAY, True),
    ("en", "They left on Tuesday.", "2024-03-12", "2024-03-12", Precision.DAY, True),
    ("en", "They left on Friday.", "2024-03-15", "2024-03-15", Precision.DAY, True),
    ("en", "They left on Tuesday, 5 March.", "2024-03-05", "2024-03-05", Precision.DAY, True),
    ("es", "Salieron el martes 5 de marzo.", "2024-03-05", "2024-03-05", Precision.DAY, True),
    ("en", "They left on 12 April.", "2024-04-12", "2024-04-12", Precision.DAY, True),
    ("en", "They left on 20 December.", "2023-12-20", "2023-12-20", Precision.DAY, True),
    ("en", "They left on April 5, 2020.", "2020-04-05", "2020-04-05", Precision.DAY, False),
    ("en", "They left on 3rd February 2019.", "2019-02-03", "2019-02-03", Precision.DAY, False),
    ("en", "They left on 2019-02-22.", "2019-02-22", "2019-02-22", Precision.DAY, False),
    ("en", "They left in May 2021.", "2021-05-01", "2021-05-31", Precision.MONTH, False),
    ("en", "They left in early May 2021.", "2021-05-01", "2021-05-10", Precision.MONTH, False),
    ("en", "They left in January.", "2024-01-01", "2024-01-31", Precision.MONTH, True),
    ("en", "They left in October.", "2023-10-01", "2023-10-31", Precision.MONTH, True),
    ("en", "They left late last month.", "2024-02-21", "2024-02-29", Precision.MONTH, True),
    ("en", "They left last month.", "2024-02-01", "2024-02-29", Precision.MONTH, True),
    ("en", "They left last week.", "2024-03-04", "2024-03-10", Precision.MONTH, True),
    ("en", "They left last year.", "2023-01-01", "2023-12-31", Precision.YEAR, True),
    ("en", "They left three days ago.", "2024-03-12", "2024-03-12", Precision.DAY, True),
    ("en", "They left two years ago.", "2022-01-01", "2022-12-31", Precision.YEAR, True),
    ("en", "They left two weeks ago.", "2024-02-27", "2024-03-04", Precision.MONTH, True),
    ("en", "They left three months ago.", "2023-12-01", "2023-12-31", Precision.MONTH, True),
    ("en", "They left on 31 February.", "2024-02-01", "2024-02-29", Precision.MONTH, True),
    ("en", "They have fought since April 2.", "2024-04-02", "2024-04-02", Precision.DAY, True),
    ("en", "They left in 2016.", "2016-01-01", "2016-12-31", Precision.YEAR, False),
    ("en", "Since the beginning of January they fight.", "2024-01-01", "2024-03-15", Precision.MONTH, True),
    ("es", "Salieron hoy.", "2024-03-15", "2024-03-15", Precision.DAY, True),
    ("es", "Salieron ayer.", "2024-03-14", "2024-03-14", Precision.DAY, True),
    ("es", "Salieron anteayer.", "2024-03-13", "2024-03-13", Precision.DAY, True),
    ("es", "Salieron el martes.", "2024-03-12", "2024-03-12", Precision.DAY, True),
    ("es", "Salieron el 5 de febrero.", "2024-02-05", "2024-02-05", Precision.DAY, True),
    ("es", "Salieron el 12 de abril de 2021.", "2021-04-12", "2021-04-12", Precision.DAY, False),
    ("es", "Salieron en mayo de 2021.", "2021-05-01", "2021-05-31", Precision.MONTH, False),
    ("es", "Salieron a finales del mes pasado.", "2024-02-21", "2024-02-29", Precision.MONTH, True),
    ("es", "Luchan desde principios de enero.", "2024-01-01", "2024-03-15", Precision.MONTH, True),
    ("es", "Salieron hace dos días.", "2024-03-13", "2024-03-13", Precision.DAY, True),
    ("es", "Salieron hace dos semanas.", "2024-02-27", "2024-03-04", Precision.MONTH, True),
    ("es", "Salieron hace tres meses.", "2023-12-01", "2023-12-31", Precision.MONTH, True),
    ("es", "Salieron la semana pasada.", "2024-03-04", "2024-03-10", Precision.MONTH, True),
]  # fmt: skip
# The name of a day, told in an article of Friday 15 March 2024
HOLIDAYS = [
    ("en", "They left on Christmas Eve.", "2023-12-24", "2023-12-24"),
    ("en", "They left on Christmas Day.", "2023-12-25", "2023-12-25"),
    ("en", "They left on Boxing Day.", "2023-12-26", "2023-12-26"),
    ("en", "They left on New Year's Eve.", "2023-12-31", "2023-12-31"),
    ("en", "They left on New Year’s Day.", "2024-01-01", "2024-01-01"),
    ("en", "They left on Valentine's Day.", "2024-02-14", "2024-02-14"),
    ("en", "They left on St Patrick's Day.", "2023-03-17", "2023-03-17"),
    ("en", "They left on Halloween.", "2023-10-31", "2023-10-31"),
    ("en", "They left on May Day.", "2023-05-01", "2023-05-01"),
    ("en", "They left on Christmas Eve 2019.", "2019-12-24", "2019-12-24"),
    ("en", "They left on Christmas Day in 2019.", "2019-12-25", "2019-12-25"),
    ("en", "They left on Good Friday.", "2023-04-07", "2023-04-07"),
    ("en", "They left on Ash Wednesday.", "2024-02-14", "2024-02-14"),
    ("en", "They left on Easter Sunday 2021.", "2021-04-04", "2021-04-04"),
    ("en", "They left over Easter.", "2023-04-07", "2023-04-10"),
    ("en", "They left at Christmas.", "2023-12-25", "2023-12-25"),
    ("en", "They left on Good Friday, 2 April 2021.", "2021-04-02", "2021-04-02"),
    ("en", "They have fought since Christmas Day.", "2023-12-25", "2024-03-15"),
    ("es", "Salieron en Nochebuena.", "2023-12-24", "2023-12-24"),
    ("es", "Salieron el día de Navidad.", "2023-12-25", "2023-12-25"),
    ("es", "Salieron en Nochevieja.", "2023-12-31", "2023-12-31"),
    ("es", "Salieron el Día de Reyes.", "2024-01-06", "2024-01-06"),
    ("es", "Salieron en Año Nuevo.", "2024-01-01", "2024-01-01"),
    ("es", "Salieron el Viernes Santo.", "2023-04-07", "2023-04-07"),
    ("es", "Salieron en Semana Santa.", "2023-04-02", "2023-04-09"),
    ("es", "Salieron el Día de los Muertos.", "2023-11-02", "2023-11-02"),
    ("es", "Salieron el Día del Trabajo de 2019.", "2019-05-01", "2019-05-01"),
    ("es", "Salieron el Miércoles de Ceniza.", "2024-02-14", "2024-02-14"),
    ("es", "Luchan desde el Día de Reyes.", "2024-01-06", "2024-03-15"),
]
NO_HOLIDAYS = [
    ("en", "They bought a Christmas tree."),
    ("en", "They sailed to Easter Island."),
    ("en", "They signed the Good Friday Agreement."),
    ("en", "They must leave by Christmas."),
    ("en", "They leave before Easter."),
    ("en", "They left on Orthodox Christmas."),
    ("en", "They left on Labor Day."),
    ("es", "Deben salir antes de Navidad."),
    ("es", "Compraron un árbol de Navidad enorme."),
]
# published some day in March 2019
BY_MONTH = [
    ("They left late last month.", "2019-02-21", "2019-02-28"),
    ("They left yesterday.", "2019-02-28", "2019-03-30"),
    ("They left on Tuesday.", "2019-02-23", "2019-03-31"),
    ("They left in May 2018.", "2018-05-01", "2018-05-31"),
]
NOT_TIMES = ["They may leave.", "They march on.", "Nobody left.", "It took two days."]


def only(text: str, published: Moment | None, language: str) -> Dated:
    (found,) = find(text, published, language)
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(row[0], row[1], row[2:]) for row in BY_DAY],
    ids=[row[1] for row in BY_DAY],
)
def test_a_time_is_placed_by_the_day_of_publication(
    language: str, text: str, expected: tuple[str, str, Precision, bool]
) -> None:
    period = only(text, DAY, language).period

    assert (str(period.first), str(period.last), period.precision, period.inferred) == expected


@pytest.mark.parametrize(("text", "first", "last"), BY_MONTH, ids=[row[0] for row in BY_MONTH])
def test_a_time_is_no_finer_than_what_is_known_of_publication(text: str, first: str, last: str) -> None:
    period = only(text, MONTH, "en").period

    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.precision is Precision.MONTH


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert find(text, DAY, "en") == []


@pytest.mark.parametrize(
    "text", ["They left yesterday.", "They left on Tuesday.", "They left on 12 April.", "They left in May."]
)
def test_without_a_day_of_publication_only_a_named_year_tells(text: str) -> None:
    assert find(text, None, "en") == []
    assert only("They left in May 2021.", None, "en").period.first == date(2021, 5, 1)


def test_of_a_piece_published_in_some_year_only_years_are_told() -> None:
    some_day = Moment(datetime(2019, 1, 1, tzinfo=UTC), Precision.YEAR)

    assert [
        find(f"They left {when}.", some_day, "en") for when in ("yesterday", "last week", "this week")
    ] == [[]] * 3
    assert only("They left last year.", some_day, "en").period.first == date(2018, 1, 1)


def test_a_part_of_this_month_ends_with_the_day_of_publication() -> None:
    fifth = Moment(datetime(2024, 3, 5, tzinfo=UTC), Precision.DAY)

    assert only("They left early this month.", fifth, "en").period.last == date(2024, 3, 5)


@pytest.mark.parametrize("language", ["pt", "fi"])
def test_a_language_we_do_not_read_tells_no_times(language: str) -> None:
    assert find("They left today.", DAY, language) == []


def test_a_running_figure_speaks_for_the_day_of_publication() -> None:
    (running,) = statements("Around 23 guards have deserted so far today.")

    assert running.running
    assert running.as_of is not None
    assert running.as_of.first == date(2024, 3, 15)


def test_by_sunday_is_the_moment_a_figure_speaks_for() -> None:
    (tallied,) = statements("More than 60 guards had crossed into Tarapoto by Sunday.")

    assert tallied.as_of is not None
    assert tallied.as_of.first == date(2024, 3, 10)
    assert not tallied.running


def test_a_figure_still_counting_in_spanish() -> None:
    (running,) = statements("Hasta ahora han desertado 60 soldados.", "es")

    assert running.running


def test_when_somebody_spoke_is_not_when_it_happened() -> None:
    (found,) = statements("Four miners died on Tuesday, the ministry said on Thursday.")

    assert found.when is not None
    assert found.when.first == date(2024, 3, 12)


def test_a_second_casualty_figure_takes_the_time_and_place_of_the_first() -> None:
    killed, injured = statements(
        "Clashes killed four farmers in northern Peru yesterday. Around 29 others were injured."
    )

    assert injured.when == killed.when
    assert injured.places == killed.places == ("peru", "northern peru")


def test_by_nightfall_is_a_running_figure_of_a_day_left_open() -> None:
    (tallied,) = statements("A few dozen guards had crossed the river by nightfall on the Saturday.")

    assert tallied.running
    assert tallied.as_of is None
    assert tallied.when is None


@pytest.mark.parametrize(
    ("language", "text", "first", "last"), HOLIDAYS, ids=[f"{row[0]} {row[1]}" for row in HOLIDAYS]
)
def test_a_day_that_goes_by_a_name_is_the_last_such_day(
    language: str, text: str, first: str, last: str
) -> None:
    period = only(text, DAY, language).period

    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(("language", "text"), NO_HOLIDAYS, ids=[row[1] for row in NO_HOLIDAYS])
def test_a_name_in_another_name_or_of_another_year_is_no_day(language: str, text: str) -> None:
    assert find(text, DAY, language) == []


def test_a_named_day_without_year_or_day_of_publication_is_left_open() -> None:
    assert find("They left on Christmas Eve.", None, "en") == []
