"""Quantities: every number that says something, by what it measures."""

from decimal import Decimal

import pytest

from claims.rules.reader.quantities import Quantity, quantities
from claims.rules.values.amounts import FigureKind

# language, text, kind, low, high, unit
TYPED = [
    ("en", "One in three bakers stayed home.", FigureKind.PERCENT, 33, 34, "percent"),
    ("en", "Nine out of 10 bakers stayed home.", FigureKind.PERCENT, 90, 90, "percent"),
    ("en", "Two-thirds of the bakers stayed home.", FigureKind.PERCENT, 66, 67, "percent"),
    ("en", "Half the bakers stayed home.", FigureKind.PERCENT, 50, 50, "percent"),
    ("en", "More than a quarter of the bakers stayed home.", FigureKind.PERCENT, 25, None, "percent"),
    ("en", "It rose by 2.5 percentage points.", FigureKind.PERCENT, Decimal("2.5"), Decimal("2.5"), "percentage point"),
    ("en", "The ferry sails at 30 miles per hour.", FigureKind.MEASURE, 30, 30, "mph"),
    ("en", "The ferry sails at 30 km/h.", FigureKind.MEASURE, 30, 30, "km/h"),
    ("en", "It was 31 degrees Celsius at noon.", FigureKind.MEASURE, 31, 31, "celsius"),
    ("en", "It was 88 °F at noon.", FigureKind.MEASURE, 88, 88, "fahrenheit"),
    ("en", "The tower is 12 feet high.", FigureKind.MEASURE, 12, 12, "ft"),
    ("en", "They waited between two and four hours.", FigureKind.DURATION, 2, 4, "hour"),
    ("en", "The organist, aged 71, was unhurt.", FigureKind.AGE, 71, 71, "year"),
    ("en", "The organist, 71, was unhurt.", FigureKind.AGE, 71, 71, "year"),
    ("en", "A 71-year-old organist was unhurt.", FigureKind.AGE, 71, 71, "year"),
    ("en", "The 11-member choir sang.", FigureKind.COUNT, 11, 11, "people"),
    ("es", "Uno de cada tres panaderos se quedó en casa.", FigureKind.PERCENT, 33, 34, "percent"),
    ("es", "La mitad de los panaderos se quedó en casa.", FigureKind.PERCENT, 50, 50, "percent"),
    ("es", "Tres cuartas partes de los panaderos faltaron.", FigureKind.PERCENT, 75, 75, "percent"),
    ("es", "Subió 2,5 puntos porcentuales.", FigureKind.PERCENT, Decimal("2.5"), Decimal("2.5"), "percentage point"),
    ("es", "El barco navega a 30 km por hora.", FigureKind.MEASURE, 30, 30, "km/h"),
    ("es", "Hacía 31 grados Celsius.", FigureKind.MEASURE, 31, 31, "celsius"),
    ("es", "Tiene 23 años de edad.", FigureKind.AGE, 23, 23, "year"),
]  # fmt: skip
LABELLED = [
    ("en", "Rovers won 3-1 at home.", FigureKind.SCORE, "3-1"),
    ("en", "Rovers fell to a 1-2 defeat.", FigureKind.SCORE, "1-2"),
    ("en", "The council passed it 68–31.", FigureKind.SCORE, "68-31"),
    ("en", "It was her third prize.", FigureKind.RANK, "3."),
    ("en", "It was her 12th prize.", FigureKind.RANK, "12."),
    ("en", "The bridge opened in 1987.", FigureKind.YEAR, "1987"),
    ("en", "The bus took Route 90 north.", FigureKind.LABEL, "90"),
    ("en", "Sales fell in Q2.", FigureKind.RANK, "2."),
    ("es", "Ganaron por 3-1 en casa.", FigureKind.SCORE, "3-1"),
    ("es", "Es su tercer premio.", FigureKind.RANK, "3."),
    ("es", "El puente se abrió en 1987.", FigureKind.YEAR, "1987"),
]


def only(text: str, language: str) -> Quantity:
    (found,) = quantities(text, language)
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(row[0], row[1], row[2:]) for row in TYPED],
    ids=[row[1] for row in TYPED],
)
def test_a_quantity_is_read_with_its_kind_range_and_unit(
    language: str, text: str, expected: tuple[FigureKind, int, int | None, str]
) -> None:
    found = only(text, language)

    assert (found.kind, found.value.low, found.value.high, found.value.unit) == expected


@pytest.mark.parametrize(("language", "text", "kind", "label"), LABELLED, ids=[row[1] for row in LABELLED])
def test_scores_ranks_years_and_numbers_in_names_are_told_from_figures(
    language: str, text: str, kind: FigureKind, label: str
) -> None:
    found = only(text, language)

    assert (found.kind, found.label, found.value.numeric) == (kind, label, False)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The well gives 20 barrels a day.", "day"),
        ("The stall pays $15/hour.", "hour"),
        ("The stall pays $15.", ""),
    ],
)
def test_a_rate_names_what_it_is_per(text: str, per: str) -> None:
    assert only(text, "en").per == per


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("More than 60 nurses left.", 60),
        ("Fewer than 60 nurses left.", 60),
        ("Nearly 60 nurses left.", 60),
        ("About 60 nurses left.", 60),
        ("At least 60 nurses left.", 60),
        ("Up to 60 nurses left.", 60),
        ("Between 40 and 60 nurses left.", None),
    ],
)
def test_the_printed_figure_is_known_without_its_bound(text: str, printed: int | None) -> None:
    assert only(text, "en").printed == printed


@pytest.mark.parametrize(
    ("text", "years"),
    [("It grew from 2009-2012.", ["2009", "2012"]), ("The 2007-08 crisis ended.", ["2007", "2008"])],
)
def test_a_span_of_years_is_its_first_and_last(text: str, years: list[str]) -> None:
    assert [(one.kind, one.label) for one in quantities(text)] == [(FigureKind.YEAR, year) for year in years]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It starts on Aug. 23."),
        ("en", "The 3 Sept sale opened."),
        ("en", "Deficit for 2/14/2013."),
        ("es", "Empieza el 23 de agosto."),
    ],
)
def test_the_day_of_a_month_is_no_quantity(language: str, text: str) -> None:
    assert quantities(text, language) == []


def test_an_act_named_once_is_said_of_every_part_of_the_count() -> None:
    first, second = quantities("Nine dockers and four sailors were injured.")

    assert first.acts == second.acts == {"injured"}


def test_who_scores_two_does_not_score_scores() -> None:
    (found,) = quantities("The winger scores two goals.")

    assert found.value.low == 2


def test_places_are_offsets_of_the_sentence() -> None:
    text = "Some said that at least 14 vans burned."

    (found,) = quantities(text)

    assert text[found.start : found.end] == "at least 14"


def test_a_rank_of_more_than_four_digits_is_none() -> None:
    assert only("The 9999th visitor came to the museum.", "en").kind is FigureKind.RANK
    assert only("The 12345th visitor came to the museum.", "en").kind is not FigureKind.RANK


@pytest.mark.parametrize(
    "text", ["The flat has 999² of room.", "At 19² they met.", "Some 1²³⁴ came.", "①②③④ went."]
)
def test_digits_that_are_no_figures_are_read_without_harm(text: str) -> None:
    assert all(text[one.start : one.end] for one in quantities(text))


SIGNS = [
    ("en", "The bridge cost US$14 million.", "money", 14_000_000, "USD"),
    ("en", "The bridge cost R$50 million.", "money", 50_000_000, "BRL"),
    ("es", "El puente costó US$ 14 millones.", "money", 14_000_000, "USD"),
    ("en", "The share fell to 4 pct.", "percent", 4, "percent"),
    # "up to" that belongs to a verb bounds nothing
    ("en", "The rate ticked up to 5.5%.", "percent", 5.5, "percent"),
    ("es", "La tasa subió hasta 5%.", "percent", 5, "percent"),
]


@pytest.mark.parametrize(("language", "text", "kind", "figure", "unit"), SIGNS, ids=[row[1] for row in SIGNS])
def test_money_with_a_countrys_letters_and_levels_are_read_as_they_are_meant(
    language: str, text: str, kind: str, figure: float, unit: str
) -> None:
    (one,) = quantities(text, language)

    assert (one.kind.value, one.value.unit) == (kind, unit)
    assert one.value.low == one.value.high == Decimal(str(figure))


def test_a_headline_in_capitals_names_nothing_by_them() -> None:
    (one,) = quantities("Lindt Harbour Board Adds 400 Cranes Despite Protests")

    assert (one.value.low, one.population) == (400, "crane")


def test_an_adjective_or_verb_is_not_what_a_figure_counts() -> None:
    (one,) = quantities("Ten taken to hospital with burns")

    assert (one.value.low, one.population) == (10, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two of the trucks burned out on the eastern half of the bridge."),
        ("en", "Exports fell in the second half of the year."),
        ("en", "They hold their northern half of the town."),
        ("es", "Ardieron en la segunda mitad del puente."),
        ("en", "The other half of the bridge is closed."),
        ("es", "La otra mitad del puente está cerrada."),
    ],
)
def test_a_part_told_by_its_place_or_turn_is_no_share(language: str, text: str) -> None:
    assert not any(each.kind is FigureKind.PERCENT for each in quantities(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fire took the eastern town and half of the villages."),
        ("en", "The council lost more than half of the votes."),
        ("es", "La lluvia se llevó la mitad de las casas."),
        ("en", "The other half of the money went to a builder."),
        ("en", "The other half of the villages have no water."),
        ("es", "La otra mitad del dinero fue a un constructor."),
        ("es", "La otra mitad de los votos fue nula."),
    ],
)
def test_a_share_behind_other_words_stays_one(language: str, text: str) -> None:
    assert any(each.kind is FigureKind.PERCENT for each in quantities(text, language))
