"""Made-up words give way to others of the same length; everything else stays."""

import random

import pytest

from claims.rules.lookup.terms import claim_terms
from claims.rules.lookup.tongues import tongue
from provenance.bench.scale.words import hidden, letters, word


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed in Fagokalo on Monday, mayor Zolatapa Vokafo Gapoloka said.",
        "A potato total, natural and local: nobody made it up.",
        "«Fagokalo»: 3 personas murieron, dijo Zolatapa.\\n\\nTagopalo calla.",
    ],
)
def test_a_text_told_in_the_usual_letters_is_the_text(text: str) -> None:
    assert hidden(text).translate(letters(0)).decode() == text


def test_in_other_letters_only_made_up_words_change_and_none_its_length() -> None:
    text = "12 people fled Fagokalo, said Zolatapa; fagokalo was quiet, the natural way."

    told = hidden(text).translate(letters(3)).decode()

    first, second = told.split()[3].rstrip(","), told.split()[5].rstrip(";")
    assert told == text.replace("Fagokalo", first).replace("Zolatapa", second).replace(
        "fagokalo", first.lower()
    )
    assert (len(told), first != "Fagokalo", second != "Zolatapa") == (len(text), True, True)


def test_a_stem_of_another_word_is_the_stem_of_what_took_its_place() -> None:
    chance = random.Random(5)  # noqa: S311 (a corpus, not a secret)
    for number in range(1, 40):
        for language in ("en", "es"):
            text = f"7 people were killed in {word(chance).capitalize()}"
            terms = "\n".join(sorted(claim_terms(text, tongue(language), "killed")))
            told = claim_terms(hidden(text).translate(letters(number)).decode(), tongue(language), "killed")
            assert sorted(hidden(terms).translate(letters(number)).decode().split("\n")) == sorted(told)
