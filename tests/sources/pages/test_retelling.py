"""What is kept in English is told in the reader’s language, and somebody’s words in it stay as they are."""

import pytest
from django.utils import translation

from sources.pages.retelling import BLANK, SHAPES, called, forms_of, in_words, retold

TOLD = {
    "Choose what to do: use one of the buttons": "Elija qué hacer: use uno de los botones",
    "Quote a sentence or two: 1,000 characters at most": "Cite una o dos frases: 1.000 caracteres como máximo",
    "Nobody of the newsroom goes by “no”: choose a name from the list": (
        "Nadie de la redacción responde al nombre “no”: elija un nombre de la lista"
    ),
    "These words do not stand in the capture; the nearest are “twelve, were: killed”": (
        "Estas palabras no están en la captura; las más cercanas son “twelve, were: killed”"
    ),
    "“A. Nothing, b” is there no more: what it rested on has changed since you opened it. Nothing of yours was saved": (
        "“A. Nothing, b” ya no existe: aquello en que se apoyaba ha cambiado desde que lo abrió. No se guardó nada suyo"
    ),
    "A review begins as “draft” or “in review”, not as “signed”": (
        "Una verificación empieza como “borrador” o “en revisión”, no como “firmada”"
    ),
}
UNKNOWN = ("Twelve people were killed.", "", "source", "A claim is one sentence", "{name}", "%(name)s \x04 “")


@pytest.mark.parametrize("stored", TOLD)
def test_a_kept_sentence_is_told_by_its_form_with_the_figures_of_the_language(stored: str) -> None:
    with translation.override("es"):
        assert retold(stored) == TOLD[stored]


def test_what_no_rule_puts_so_stays_as_it_is_and_english_is_told_as_it_is_kept() -> None:
    with translation.override("es"):
        assert [in_words(words) for words in UNKNOWN if words != "source"] == [
            words for words in UNKNOWN if words != "source"
        ]
    assert [retold(words) for words in TOLD] == [None] * len(TOLD)


def test_no_form_is_taken_for_another() -> None:
    """Each with something in its blanks that is no word of ours, so that all it says is known by the form alone."""

    def filled(form: str) -> str:
        return BLANK.sub(lambda blank: "7" if called(blank[1]) in SHAPES else f"Qx{blank[1]}zQ", form)

    with translation.override("es"):
        alone = [each for each in forms_of("es") if each.alone]
        told = {each.form: retold(filled(each.form)) for each in alone}

    assert len(alone) > 500
    assert {form: words for form, words in told.items() if words is None} == {}
    assert told == {each.form: filled(each.said) for each in alone}
