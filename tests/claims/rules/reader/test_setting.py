"""Where a statement is set: in its own words, else around it; never where somebody only spoke or was taken."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements

# language, text, the act of the statement in question, and the places it is set in
PLACED = [
    ("en", "In Lindt, officials said four people had died.", "killed", ("lindt",)),
    ("en", "Police in Lindt said four people had died.", "killed", ("lindt",)),
    ("en", "Four people died, police in Lindt said.", "killed", ("lindt",)),
    ("en", "The mayor said four people had died in Lindt.", "killed", ("lindt",)),
    ("en", "The mayor said in Osk that four people had died in Lindt.", "killed", ("lindt",)),
    ("en", "Four people were shot dead on Cooper Street in Lindt.", "killed", ("lindt", "cooper street")),
    ("en", "Four people were shot dead in Lindt on Cooper Street.", "killed", ("lindt", "cooper street")),
    (
        "en",
        "At the school on Cooper Street the caretaker keeps a tally. A permit costs 30,000 liras.",
        "costs",
        (),
    ),
    (
        "en",
        "In Lindt the schools are shut. At that on Cooper Street they keep a tally. A permit costs 30,000 liras.",
        "costs",
        ("lindt",),
    ),
    ("en", "Two of the trucks burned out on the Tolmaran half of the bridge.", "burned", ("tolmara",)),
    ("en", "23 guards have crossed to the Tolmaran side.", "crossed", ("tolmara",)),
    ("en", "150 exiles waited in a sawmill on the Tolmaran bank.", "wait", ("tolmara",)),
    ("en", "Four people were killed in Lindt village.", "killed", ("lindt",)),
    ("en", "Four people injured in Lindt were taken to Osk.", "injured", ("lindt",)),
    ("en", "Nearly 600 people fled to Osk.", "fled", ("osk",)),
    ("en", "Three trucks crossed into Osk.", "crossed", ("osk",)),
    ("en", "Four of Venezuela´s soldiers died in Lindt.", "killed", ("lindt",)),
    ("en", "Four people were killed near Oxbow Bridge.", "killed", ("oxbow bridge",)),
    ("es", "El alcalde dijo en Osk que cuatro personas murieron en Lindt.", "killed", ("lindt",)),
    ("es", "En Lindt, el alcalde dijo que murieron cuatro personas.", "killed", ("lindt",)),
    ("es", "La policía en Lindt dijo que murieron cuatro personas.", "killed", ("lindt",)),
    ("es", "Casi 600 personas huyeron a Osk.", "fled", ("osk",)),
]
DIED = {"en": "Four people died in Lindt on Tuesday.", "es": "Cuatro personas murieron en Lindt el martes."}
# language, a sentence that follows, and the act of the statement in question
BESIDE = [
    ("en", "Another 29 were injured, the council said in a statement read out at Hoamu.", "injured"),
    (
        "en",
        "Another 29 were injured, according to a statement read out at Hoamu, the nearest village.",
        "injured",
    ),
    ("en", "Seven were arrested, the mayor told reporters in Osk.", "arrested"),
    ("en", "Seven were arrested, the mayor said at a news conference in Osk.", "arrested"),
    ("en", "“Seven were arrested,” the mayor said in Osk.", "arrested"),
    ("en", "Nine injured people were flown to Osk.", "injured"),
    ("en", "Nine injured people were treated at Osk Hospital.", "injured"),
    (
        "es",
        "Otras 29 resultaron heridas, según el comunicado que leyó en Hoamu la portavoz del consejo.",
        "injured",
    ),
    ("es", "Nueve heridos fueron trasladados a Osk.", "injured"),
]


@pytest.mark.parametrize(("language", "text", "act", "places"), PLACED, ids=[row[1] for row in PLACED])
def test_a_statement_is_set_where_the_thing_happened(
    language: str, text: str, act: str, places: tuple[str, ...]
) -> None:
    (found,) = [one for one in statements(text, language) if one.act == act]

    assert found.places == places


@pytest.mark.parametrize(("language", "text", "act"), BESIDE, ids=[row[1] for row in BESIDE])
def test_where_somebody_spoke_or_was_taken_is_not_where_it_happened(
    language: str, text: str, act: str
) -> None:
    (found,) = [one for one in statements(f"{DIED[language]} {text}", language) if one.act == act]

    assert found.places == ("lindt",)


def test_where_something_was_said_counts_if_nothing_else_is_named() -> None:
    (found,) = statements("Seven people were arrested, the mayor told reporters in Osk.")

    assert found.places == ("osk",)
    assert found.reasons[-1].weight < 0.4


def test_a_place_is_called_without_the_sign_of_the_owner() -> None:
    (found,) = statements("Four people died in Venezuela´s north.")

    assert (found.place_label, found.places) == ("Venezuela", ("venezuela",))
