"""Figures: numbers in digits and words, their bounds, and who or what they count."""

from decimal import Decimal

import pytest

from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure, find
from tests.claims.rules.reader.reading_in_short import sentence

# text, low, high, approximate, unit, population
COUNTS_EN = [
    ("Two-three nurses walked out.", 2, 3, False, "people", "nurse"),
    ("Four miners came up.", 4, 4, False, "people", "miner"),
    ("Twenty-three nurses walked out.", 23, 23, False, "people", "nurse"),
    ("Two hundred and fifty sheep drowned.", 250, 250, False, "sheep", "sheep"),
    ("At least two Chileans died.", 2, None, False, "people", "chilean"),
    ("No fewer than 12 farmers fled.", 12, None, False, "people", "farmer"),
    ("More than 60 guards crossed.", 61, None, False, "people", "guard"),
    ("Over 60 guards crossed.", 61, None, False, "people", "guard"),
    ("Fewer than 20 pupils came.", None, 19, False, "people", "student"),
    ("Up to 300 trucks waited.", None, 300, False, "truck", "truck"),
    ("As many as 300 trucks waited.", None, 300, False, "truck", "truck"),
    ("About 2015 people fled.", 1813, 2217, True, "people", "people"),
    ("Around 23 guards deserted.", 21, 25, True, "people", "guard"),
    ("Some 40 villagers stayed.", 36, 44, True, "people", "resident"),
    ("About five men ran.", 4, 6, True, "people", "man"),
    ("Nearly 6,000 residents left.", 5400, 6000, True, "people", "resident"),
    ("A few dozen sailors mutinied.", 24, 60, True, "people", "sailor"),
    ("Several hundred students marched.", 300, 700, True, "people", "student"),
    ("Dozens of soldiers ran.", 24, 199, True, "people", "soldier"),
    ("Hundreds of people ran.", 200, 1999, True, "people", "people"),
    ("Tens of thousands of people ran.", 20000, 199999, True, "people", "people"),
    ("Hundreds of thousands of people ran.", 200000, 1999999, True, "people", "people"),
    ("Millions of voters queued.", 2000000, None, True, "people", "voter"),
    ("A dozen priests knelt.", 12, 12, False, "people", "priest"),
    ("Two dozen priests knelt.", 24, 24, False, "people", "priest"),
    ("Half a dozen priests knelt.", 6, 6, False, "people", "priest"),
    ("Another 1.5 million refugees came.", 1500000, 1500000, False, "people", "refugee"),
    ("Between 20 and 30 boats sank.", 20, 30, False, "boat", "boat"),
    ("Two or three boats sank.", 2, 3, False, "boat", "boat"),
    ("20-30 boats sank.", 20, 30, False, "boat", "boat"),
    ("One hundred or more boats sank.", 100, None, False, "boat", "boat"),
    ("A hundred or so boats sank.", 90, 110, True, "boat", "boat"),
    ("No one died.", 0, 0, False, "people", "people"),
    ("Nobody died.", 0, 0, False, "people", "people"),
    ("Four members of the Tikuna indigenous community died.", 4, 4, False, "people", "tikuna"),
    ("Two indigenous members of the Tikuna people died.", 2, 2, False, "people", "tikuna"),
    ("The two Tikuna died.", 2, 2, False, "people", "tikuna"),
    ("Five Peruvian citizens died.", 5, 5, False, "people", "peruvian"),
    ("Around 30 Peruvian national guards, engineers and police fled.", 27, 33, True, "people", "national guard"),
    ("Eight Peruvian national guardsmen fled.", 8, 8, False, "people", "national guard"),
    ("Three aid workers fled.", 3, 3, False, "people", "aid worker"),
    ("Three 19-year-old women fled.", 3, 3, False, "people", "woman"),
    ("Half of the 300 police officers fled.", 300, 300, False, "people", "police"),
]  # fmt: skip
COUNTS_ES = [
    ("Cuatro mineros salieron.", 4, 4, False, "people", "miner"),
    ("Al menos dos chilenos murieron.", 2, None, False, "people", "chilean"),
    ("Unos 23 guardias desertaron.", 21, 25, True, "people", "national guard"),
    ("Casi 6.000 personas huyeron.", 5400, 6000, True, "people", "people"),
    ("Más de 60 soldados huyeron.", 61, None, False, "people", "soldier"),
    ("Menos de 20 soldados huyeron.", None, 19, False, "people", "soldier"),
    ("Hasta 300 camiones esperaban.", None, 300, False, "truck", "truck"),
    ("Una veintena de soldados huyó.", 18, 22, True, "people", "soldier"),
    ("Decenas de soldados huyeron.", 20, 199, True, "people", "soldier"),
    ("Cientos de soldados huyeron.", 200, 1999, True, "people", "soldier"),
    ("Treinta y dos soldados huyeron.", 32, 32, False, "people", "soldier"),
    ("Dos mil quinientos soldados huyeron.", 2500, 2500, False, "people", "soldier"),
    ("Un millón de personas huyó.", 1000000, 1000000, False, "people", "people"),
    ("1,5 millones de personas huyeron.", 1500000, 1500000, False, "people", "people"),
    ("Entre 20 y 30 camiones ardieron.", 20, 30, False, "truck", "truck"),
    ("Dos de los camiones ardieron.", 2, 2, False, "truck", "truck"),
    ("Cuatro miembros de la comunidad indígena ticuna murieron.", 4, 4, False, "people", "ticuna"),
    ("Otras 29 personas resultaron heridas.", 29, 29, False, "people", "people"),
    ("Nadie murió.", 0, 0, False, "people", "people"),
]  # fmt: skip
COUNTS = [("en", *row) for row in COUNTS_EN] + [("es", *row) for row in COUNTS_ES]
OTHERS = [
    ("en", "It varies between £28,000 and £58,000.", FigureKind.MONEY, 28000, 58000, "GBP"),
    ("en", "It costs up to £20,000 a kilo.", FigureKind.MONEY, None, 20000, "GBP"),
    ("en", "They paid $1.5 million.", FigureKind.MONEY, 1500000, 1500000, "USD"),
    ("en", "They paid 300 euros.", FigureKind.MONEY, 300, 300, "EUR"),
    ("en", "They paid more than $500.", FigureKind.MONEY, 500, None, "USD"),
    ("en", "It rose by 5.5 percent.", FigureKind.PERCENT, Decimal("5.5"), Decimal("5.5"), "percent"),
    ("en", "It rose by 5 per cent.", FigureKind.PERCENT, 5, 5, "percent"),
    ("en", "It is 12 hours’ drive away.", FigureKind.DURATION, 12, 12, "hour"),
    ("en", "It is more than 5,500 miles away.", FigureKind.MEASURE, 5500, None, "mi"),
    ("en", "It burned 12 square miles.", FigureKind.MEASURE, 12, 12, "square mi"),
    ("en", "They paid between 2 and 3 million dollars.", FigureKind.MONEY, 2_000_000, 3_000_000, "USD"),
    ("en", "It is 40km away.", FigureKind.MEASURE, 40, 40, "km"),
    ("es", "Vale entre 28.000 y 31.000 liras.", FigureKind.MONEY, 28000, 31000, "lira"),
    ("es", "Pagaron hasta 20.000 dólares.", FigureKind.MONEY, None, 20000, "USD"),
    ("es", "Subió un 5,5 por ciento.", FigureKind.PERCENT, Decimal("5.5"), Decimal("5.5"), "percent"),
    ("es", "Está a 40 kilómetros.", FigureKind.MEASURE, 40, 40, "km"),
]
NOT_COUNTS = [
    ("en", "It happened in 2016."), ("en", "The 2016 peace accord held."), ("en", "They left on 12 April."),
    ("en", "They left on April 12."), ("en", "It began at 10:30."), ("en", "The 10th Front split."),
    ("en", "An RC-135 took off."), ("en", "It breaks Article 5."), ("en", "She read Resolution 2254 aloud."),
    ("en", "It was built around 2015."), ("en", "He died at the age of 45 there."), ("en", "They took the other half."),
    ("es", "Una tercera de las barcas ardió."),
    ("en", "He was aged 23."), ("en", "He is 23 years old."), ("en", "Marta Rey, 23, won."),
    ("en", "Two-thirds agreed."),
    ("en", "They won 3-1."), ("en", "One of them spoke."), ("en", "It stands on Hwy. 10 there."),
    ("en", "1. Open the door."),
    ("en", "It began at 6 a.m. on Monday."), ("en", "It began at 6 pm."), ("en", "It began at 6 p.m. GMT."),
    ("en", "It began at six o’clock."), ("es", "Empezó a las 6 a.m."), ("es", "Empezó a las 6 p. m. del lunes."),
    ("es", "Ocurrió en 2016."), ("es", "Salieron el 12 de abril."), ("es", "El artículo 5 lo prohíbe."),
    ("es", "Tiene 23 años de edad."),
]  # fmt: skip


def strong(text: str, language: str) -> list[Figure]:
    return [figure for figure in find(sentence(text), language) if figure.bound != "article"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(row[0], row[1], row[2:]) for row in COUNTS],
    ids=[row[1] for row in COUNTS],
)
def test_a_count_is_read_with_its_bounds_and_whom_it_counts(
    language: str, text: str, expected: tuple[int | None, int | None, bool, str, str]
) -> None:
    (figure,) = strong(text, language)
    value = figure.value

    assert (value.low, value.high, value.approximate, value.unit, figure.noun.population) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(row[0], row[1], row[2:]) for row in OTHERS],
    ids=[row[1] for row in OTHERS],
)
def test_money_shares_and_measures_carry_their_unit(
    language: str, text: str, expected: tuple[FigureKind, int | None, int | None, str]
) -> None:
    (figure,) = strong(text, language)

    assert (figure.kind, figure.value.low, figure.value.high, figure.value.unit) == expected


@pytest.mark.parametrize(("language", "text"), NOT_COUNTS, ids=[row[1] for row in NOT_COUNTS])
def test_years_dates_ages_and_names_are_not_figures(language: str, text: str) -> None:
    found = [figure for figure in strong(text, language) if figure.kind is FigureKind.COUNT]

    assert found == []


def test_the_span_of_a_figure_holds_its_bound() -> None:
    text = "It left at least two Chileans dead."

    (figure,) = strong(text, "en")

    assert text[figure.start : figure.end] == "at least two"


def test_more_than_a_sum_keeps_the_sum_since_money_has_no_next_step() -> None:
    assert strong("They paid more than $500.", "en")[0].value.low == Decimal(500)


def test_a_language_we_do_not_read_gives_no_figures() -> None:
    assert find(sentence("Vier Menschen starben."), "de") == []
