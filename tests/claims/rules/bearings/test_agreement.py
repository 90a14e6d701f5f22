"""Agreement: what one sentence's figures make of another's."""

import pytest

from claims.rules.bearings.agreement import FIGURES, Upshot, agreement
from claims.rules.bearings.facing import Standing

E, N, C = Upshot.ENTAILS, Upshot.NEUTRAL, Upshot.CONTRADICTS
# language, known, asked, upshot
PAIRS = [
    # ranges
    ("en", "The flood killed 120 people.", "More than 100 people were killed.", E),
    ("en", "More than 100 people were killed.", "The flood killed 120 people.", N),
    ("en", "The flood killed 80 people.", "More than 100 people were killed.", C),
    ("en", "The flood killed 100 people.", "More than 100 people were killed.", C),
    ("en", "The flood killed four people.", "At least two people were killed.", E),
    ("en", "The flood killed four people.", "Two people were killed.", C),
    ("en", "Between 20 and 30 vans burned.", "Up to 40 vans burned.", E),
    ("en", "Fewer than 20 vans burned.", "More than 30 vans burned.", C),
    ("en", "Dozens of vans burned.", "More than 300 vans burned.", C),
    ("en", "The council spent $500.", "The council spent more than $500.", C),
    ("en", "The council spent $500.", "The council spent at least $500.", E),
    ("en", "The council spent $512,400.", "The council spent about $500,000.", E),
    ("es", "La inundación mató a 120 personas.", "Más de 100 personas murieron.", E),
    ("es", "Más de 100 personas murieron.", "La inundación mató a 120 personas.", N),
    ("es", "La inundación mató a 80 personas.", "Murieron más de 100 personas.", C),
    # units
    ("en", "The road is 10 miles long.", "The road is about 16 km long.", E),
    ("en", "The road is 10 miles long.", "The road is 25 km long.", C),
    ("en", "The trial lasted 120 minutes.", "The trial lasted two hours.", E),
    ("en", "The crate weighs 2 tonnes.", "The crate weighs 2,000 kg.", E),
    ("en", "It was 20 degrees Celsius at noon.", "It was 68 degrees Fahrenheit at noon.", E),
    ("en", "The council spent $500.", "The council spent £500.", N),
    ("en", "One in four bakers stayed home.", "25 percent of bakers stayed home.", E),
    ("en", "A third of bakers stayed home.", "33% of bakers stayed home.", E),
    ("en", "It rose by two percent.", "It rose by two percentage points.", N),
    ("es", "El camino mide 10 km.", "El camino mide 10.000 metros.", E),
    ("es", "La mitad de los panaderos faltó.", "El 50 % de los panaderos faltó.", E),
    # parts and populations
    ("en", "Nine dockers and four sailors were injured.", "Thirteen people were injured.", E),
    ("en", "Nine dockers and four sailors were injured.", "Four sailors were injured.", E),
    ("en", "Nine dockers and four sailors were injured.", "Nine sailors were injured.", C),
    ("en", "Nine dockers were injured.", "Nine bishops were injured.", N),
    ("en", "The blast injured four people and killed six.", "Six people were injured.", C),
    (
        "es",
        "Nueve estibadores y cuatro soldados resultaron heridos.",
        "Cuatro soldados resultaron heridos.",
        E,
    ),
    # numbers that are no figures
    ("en", "Rovers won 3-1 at home.", "Rovers beat Town 3-1.", E),
    ("en", "Rovers won 3-1 at home.", "Rovers won 2-1 at home.", N),
    ("en", "It was her third prize.", "She took a 3rd prize.", E),
    ("en", "The organist, 71, was unhurt.", "A 71-year-old organist was unhurt.", E),
    ("en", "The organist is 71 years old.", "The organist is more than 60 years old.", E),
    ("en", "The organist is 71 years old.", "The organist is less than 60 years old.", C),
    # one of like figures altered: no sum of the others stands in for it
    ("en", "They sold 12 harps, 30 drums and 18 flutes.", "They sold 48 harps, 30 drums and 18 flutes.", C),
    ("en", "They sold 24 harps and 28 drums.", "They sold more than 24 harps and 28 drums.", C),
    # nothing to hold on to
    ("en", "The flood killed 120 people.", "The flood reached the town.", N),
    ("en", "The flood reached the town.", "The flood killed 120 people.", N),
    # one place in like sentences
    ("en", "The mill employs 250 weavers and 30 clerks.", "The mill employs 250 weavers and 80 clerks.", C),
    ("en", "Omar drove 60 miles and then 40 miles.", "Omar drove 40 miles and then 40 miles.", C),
]


@pytest.mark.parametrize(
    ("language", "known", "asked", "upshot"), PAIRS, ids=[f"{row[1]} / {row[2]}" for row in PAIRS]
)
def test_figures_bear_on_one_another(language: str, known: str, asked: str, upshot: Upshot) -> None:
    found = agreement(known, asked, language)

    assert found.upshot is upshot, found.reasons


def test_a_sum_names_its_parts() -> None:
    (row,) = agreement("Nine dockers and four sailors were injured.", "Thirteen people were injured.").held

    assert (row.standing, row.reason) == (Standing.SUM, "“Thirteen” is the sum of parts: Nine + four.")


def test_a_clash_quotes_both_figures() -> None:
    (reason,) = agreement("The flood killed four people.", "Two people were killed.").reasons

    assert reason == "“Two”: the other says “four”."


def test_two_languages_can_be_held_against_each_other() -> None:
    found = agreement("Murieron 120 personas.", "More than 100 people died.", "en", known_language="es")

    assert found.upshot is E


def test_a_language_we_do_not_read_says_nothing() -> None:
    assert agreement("Vier Menschen starben.", "Vier Menschen starben.", "de").upshot is N


def test_a_table_of_figures_is_held_against_another_in_bounded_time() -> None:
    table = " ".join(f"{figure} vans burned," for figure in range(2000, 3000))

    found = agreement(table, table)

    assert len(found.held) == FIGURES
