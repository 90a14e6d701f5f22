"""A figure that counts several groups in one counts the group that holds them all, not the first of them."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements

ROWS = [
    (
        "en",
        "Some 23 national guards, special forces and police deserted on Saturday.",
        [("security force", 21)],
    ),
    ("en", "Police arrested 40 students, teachers and farmers in Odrel.", [("civilian", 40)]),
    ("en", "At least 12 soldiers and police officers were killed in Odrel.", [("security force", 12)]),
    ("es", "Unos 23 soldados y policías desertaron el sábado.", [("security force", 21)]),
    ("en", "At least 40 soldiers, soldiers and soldiers were killed in Odrel.", [("soldier", 40)]),
    # Each group has its own figure, or somebody single stands beside it.
    ("en", "Two men and three women were killed in Odrel.", [("man", 2), ("woman", 3)]),
    (
        "en",
        "Two men, a woman and three children died in Odrel.",
        [("man", 2), ("woman", 1), ("child", 3)],
    ),
    (
        "en",
        "The fire killed two men, a woman and three children.",
        [("man", 2), ("woman", 1), ("child", 3)],
    ),
    ("en", "A woman and her two children were killed in Odrel.", [("woman", 1), ("child", 2)]),
    ("es", "Una mujer y sus dos hijos murieron en Odrel.", [("woman", 1), ("son", 2)]),
    ("fr", "Deux hommes et une femme sont morts.", [("man", 2), ("woman", 1)]),
    (
        "pt",
        "Dois homens, uma mulher e três crianças morreram no incêndio.",
        [("man", 2), ("woman", 1), ("child", 3)],
    ),
    ("pt", "Dois homens e uma mulher morreram no incêndio.", [("man", 2), ("woman", 1)]),
    # Who stands beside the list, or is told of in between, is none of it.
    ("en", "A woman who saw the two men said three children died.", [("child", 3)]),
    ("en", "A boy, aged two, and three adults drowned.", [("adult", 3)]),
    ("en", "A minister said two men and three women were killed.", [("man", 2), ("woman", 3)]),
    ("en", "Four soldiers and the mayor were killed in Odrel.", [("soldier", 4)]),
    ("en", "Six soldiers were killed and villagers fled.", [("soldier", 6)]),
]


@pytest.mark.parametrize(("language", "text", "told"), ROWS, ids=[row[1] for row in ROWS])
def test_groups_in_a_row_are_counted_together(language: str, text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.population, one.value.low) for one in statements(text, language)] == told
