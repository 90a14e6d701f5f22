"""Stems: the forms of a word meet, other words do not."""

import pytest

from claims.rules.text.stems import stem

MEET = [
    ("en", "beheads beheaded beheading"),
    ("en", "kill kills killed killing"),
    ("en", "city cities"),
    ("en", "stopped stopping stops"),
    ("en", "moves moved moving move"),
    ("es", "tropas tropa"),
    ("es", "matar mataron matado"),
]


@pytest.mark.parametrize(("language", "forms"), MEET)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["this thing", "paper paint", "2019 2018", "us use", "red read"])
def test_other_words_keep_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2
