"""Saying that there was none, in the many ways there are to say it."""

import pytest

from claims.vocabulary import Stance
from tests.claims.rules.reader.reading_in_short import statements


@pytest.mark.parametrize(
    ("words", "language", "act", "population"),
    [
        ("No one was killed in the blast.", "en", "killed", "people"),
        ("There were no arrests in Holt.", "en", "arrested", "people"),
        ("Not a single house was destroyed in Holt.", "en", "destroyed", "house"),
        ("No houses were burned in Holt.", "en", "burned", "house"),
        ("No two murder suspects died.", "en", "killed", "suspect"),
        ("No hubo heridos en la explosión.", "es", "injured", "people"),
        ("No se han registrado víctimas mortales.", "es", "killed", "people"),
        ("El incendio no dejó muertos.", "es", "killed", "people"),
        ("Ningún pescador murió en el naufragio.", "es", "killed", "fisherman"),
    ],
)
def test_none_is_a_figure_and_the_article_says_it_rather_than_disputing_it(
    words: str, language: str, act: str, population: str
) -> None:
    (found,) = statements(words, language)

    assert (found.act, found.population) == (act, population)
    assert (found.value.low, found.value.high) == (0, 0)
    assert found.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("No fue el lunes cuando llegaron.", "es"),
        ("No single cause was found.", "en"),
        ("No wounded soldiers were found.", "en"),
    ],
)
def test_a_no_to_something_else_is_no_figure(words: str, language: str) -> None:
    assert statements(words, language) == []
