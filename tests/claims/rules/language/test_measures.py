"""Verbs that count one and the same, in either language, are one measure; of two measures nothing is compared."""

import pytest

from claims.rules.language.measures import KNOWN, measured
from claims.rules.reader.reading import read
from tests.claims.rules.reader.reading_in_short import piece

ONE = [
    (
        "en",
        "Firefighters said 60 homes were burnt to the ground in Pellam.",
        "60 homes were razed in Pellam.",
    ),
    ("en", "The blaze destroyed 43 homes in Pellam.", "43 homes were burnt down in Pellam."),
    (
        "en",
        "Snow left 38 motorists stranded near Brennick.",
        "38 motorists were stuck overnight near Brennick.",
    ),
    ("en", "Some 436 people were evacuated from Hasling.", "436 people were moved out of Hasling."),
    ("en", "Rescuers brought ashore 42 passengers.", "42 passengers were rescued."),
    ("en", "The airline cancelled 127 flights.", "127 flights were scrapped."),
    ("es", "La aerolínea suspendió 127 vuelos.", "Fueron cancelados 127 vuelos."),
    ("es", "El martes asistieron 220 presos.", "En el acto participaron 220 presos."),
    ("es", "Fueron sacrificados 2.350 pollos.", "Los veterinarios sacrificaron 2.350 pollos."),
]
TWO = [
    ("en", "Police arrested 112 people in Marchgate.", "Prosecutors have charged 112 people in Marchgate."),
    ("en", "The storm damaged 40 homes.", "The storm destroyed 40 homes."),
    ("en", "Some 5,000 people were evacuated.", "Some 5,000 people were displaced."),
    ("en", "The plant hired 300 workers.", "300 workers applied at the plant."),
    ("en", "The council closed 40 schools.", "The quake damaged 40 schools."),
    ("en", "The mob looted 12 shops.", "The fire destroyed 12 shops."),
    ("es", "Fueron evacuados 8.000 vecinos.", "Fueron desplazados 8.000 vecinos."),
    ("es", "La policía detuvo a 30 jóvenes.", "La fiscalía imputó a 30 jóvenes."),
]


def acts(language: str, text: str) -> set[str]:
    return {one.act for one in read(piece(text, language=language))}


@pytest.mark.parametrize(("language", "one", "other"), ONE)
def test_verbs_of_one_measure_are_read_as_one(language: str, one: str, other: str) -> None:
    assert acts(language, one) == acts(language, other) != set()


@pytest.mark.parametrize(("language", "one", "other"), TWO)
def test_verbs_of_two_measures_are_kept_apart(language: str, one: str, other: str) -> None:
    assert acts(language, one)
    assert acts(language, other)
    assert not acts(language, one) & acts(language, other)


def test_both_languages_name_a_measure_alike_and_a_verb_in_no_row_stands_for_itself() -> None:
    assert measured("cull", "", "en") == measured("sacrificar", "", "es") == "culled"
    assert measured("take", "part", "en") == measured("tomar", "parte", "es") == "attended"
    assert measured("take", "a", "en") == "take"
    assert measured("zigzag", "", "en") == "zigzag"
    assert {"culled", "attended"} <= KNOWN
