"""What is read of a text before it is held against claims."""

from collections import Counter
from decimal import Decimal

import pytest

from claims.rules.lookup.words import ways_of_saying, words_of

FIGURES = [
    ("43 aboard, two dead", {43, 2}, set()),
    ("1.5 million crowns in 2018", {1_500_000}, {2018}),
    ("One of dozens", set(), set()),
    ("On January 6, 1987", {6}, {1987}),
]


@pytest.mark.parametrize(("text", "figures", "years"), FIGURES)
def test_figures_and_years_are_told_apart(text: str, figures: set[int], years: set[int]) -> None:
    words = words_of(text)

    assert words.figures == {Decimal(figure) for figure in figures}
    assert words.years == years


@pytest.mark.parametrize(
    "text", ["See pic.twitter.com/Ab1", "A photo of the ferry", "Cut it, lindt.example/a.jpg"]
)
def test_a_picture_is_one_spoken_of_or_one_attached(text: str) -> None:
    assert words_of(text).picture
    assert not words_of("A ferry").picture


def test_each_term_is_shown_as_the_text_first_spells_it() -> None:
    assert words_of("Ferries and a ferry").shown == {"ferri": "Ferries"}


def test_runs_of_letters_find_misspellings() -> None:
    one, other = words_of("president").letters, words_of("presidnet").letters

    assert {" pre", "pres", "resi", "esid"} <= one.keys() & other.keys()


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "Danish firm sells refinery", "A refinery in Denmark"),
        ("en", "Seoul builds a turbine", "South Korea plans turbines"),
        ("en", "U.S. bans panels", "American ban"),
        ("es", "Empresa danesa vende su refinería", "Una refinería en Dinamarca"),
    ],
)
def test_a_country_its_people_and_its_capital_mean_one_thing_and_stay_the_words_they_are(
    language: str, text: str, other: str
) -> None:
    one, two = words_of(text, language), words_of(other, language)
    shared = one.meanings.keys() & two.meanings.keys() - one.terms.keys()

    assert len([term for term in shared if term.startswith("@")]) == 1
    assert one.terms == words_of(text, language).meanings - Counter(shared)


def test_a_country_is_said_by_its_name_and_its_people_and_any_other_term_by_itself() -> None:
    assert ways_of_saying("@denmark") == ("denmark", "danish")
    assert ways_of_saying("refineri") == ("refineri",)
