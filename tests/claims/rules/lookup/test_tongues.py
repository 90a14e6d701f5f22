"""In which language a text is looked up."""

import pytest

from claims.rules.lookup.tongues import told_by_words, tongue


@pytest.mark.parametrize(("tag", "language"), [("", "en"), ("es-CO", "es"), ("EN_gb", "en"), ("fr", "fr")])
def test_a_tag_is_read_for_its_language(tag: str, language: str) -> None:
    assert tongue(tag) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Miners were killed in the quarry", "en"),
        ("Los mineros murieron en la cantera de Verrin", "es"),
        ("Verrin", "en"),
        ("Cuatro olmari murieron", "es"),
        ("Quatre morts à Verrin", "fr"),
        ("", "en"),
        ("Maduro said in Caracas that the bridge is open", "en"),
    ],
)
def test_a_text_is_in_the_language_of_its_everyday_words(text: str, language: str) -> None:
    assert told_by_words(text) == language
