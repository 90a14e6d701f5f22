"""Two sentences that share nearly every word: one says the contrary of the other, or both say the same."""

import pytest

from claims.rules.bearings.polarity import opposed
from claims.rules.language import PACKS

CONTRARY = {
    "en": (
        ("Soldiers opened fire on protesters in Skarn", "Soldiers did not open fire on protesters in Skarn."),
        (
            "Soldiers opened fire on protesters in Skarn",
            "The defence ministry said soldiers did not open fire in Skarn",
        ),
        (
            "Three ships were turned away from Port Edrin",
            "No ship was turned away from Port Edrin, the harbour master said",
        ),
        (
            "Three ships were turned away from Port Edrin",
            "No ship, the harbour master said, was turned away from Port Edrin",
        ),
        ("The minister resigned on Tuesday", "The minister has not resigned"),
        ("The minister resigned on Tuesday", "The minister never resigned, his party said"),
        ("The minister resigned on Tuesday", "The party denied that the minister had resigned"),
        ("The minister resigned on Tuesday", "Reports that the minister resigned are false"),
        ("The army shelled the hospital in Orvalle", "The army denied shelling the hospital in Orvalle"),
        ("Four people were killed in the Skarn ambush", "No one was killed in the Skarn ambush"),
        ("Four people were killed in the Skarn ambush", "Nobody died in the Skarn ambush"),
        ("No ship was turned away from Port Edrin", "Three ships were turned away from Port Edrin"),
        ("Police fired tear gas at the crowd", "Police say they did not fire tear gas at the crowd"),
        ("The convoy reached Valtierra on Tuesday", "The convoy failed to reach Valtierra on Tuesday"),
        ("The bank received the money", "The bank never received any money"),
        ("The embassy handed out visas to the crew", "The embassy refused to hand out visas to the crew"),
        (
            "Belvane signed a loan agreement with the Kessar Fund",
            "Belvane had never signed any loan agreement with the Kessar Fund",
        ),
        (
            "Lab sheets show the water contained lead",
            "The water company said there was no lead in the water it contained",
        ),
        ("The club sold the goalkeeper to Monteluz", "The goalkeeper has not been sold to Monteluz"),
        (
            "Prison authorities said two inmates escaped from Fallow Gate",
            "No inmate escaped from Fallow Gate, the ministry insisted",
        ),
    ),
    "es": (
        (
            "El convoy llegó el martes a Valtierra",
            "El convoy no llegó el martes a Valtierra, dijeron los vecinos",
        ),
        ("Hubo heridos en la marcha de Tamín", "No hubo heridos en la marcha de Tamín"),
        ("El ministro recibió el dinero de la minera", "El ministro nunca recibió dinero de la minera"),
        (
            "Los soldados abrieron fuego contra los manifestantes",
            "Los soldados no abrieron fuego contra los manifestantes",
        ),
        (
            "Los soldados dispararon contra la multitud",
            "El ejército negó que los soldados dispararan contra la multitud",
        ),
        (
            "La empresa vertió residuos en el río Albor",
            "La empresa niega haber vertido residuos en el río Albor",
        ),
        ("Ningún barco fue rechazado en Puerto Sal", "Tres barcos fueron rechazados en Puerto Sal"),
        (
            "Las escuelas públicas de Quiroval cerraron el jueves",
            "Ninguna escuela pública de Quiroval cerró el jueves",
        ),
        ("El alcalde dimitió el jueves", "Es falso que el alcalde dimitiera el jueves"),
        (
            "El miércoles hubo disparos contra la comisaría",
            "El miércoles no hubo disparos contra la comisaría",
        ),
        ("La policía detuvo a un menor en la plaza", "Nadie fue detenido en la plaza, dijo la policía"),
    ),
}
NOT_CONTRARY = {
    "en": (
        (
            "Soldiers opened fire on protesters in Skarn",
            "Soldiers without badges opened fire on protesters in Skarn",
        ),
        ("The minister has not resigned", "The minister did not resign on Tuesday"),
        ("The minister resigned on Tuesday", "The minister did not deny that he resigned on Tuesday"),
        (
            "Not only did the bridge collapse, two cars fell",
            "The bridge collapsed in Skarn and two cars fell",
        ),
        ("60 homes burnt in Pellam Row", "No fewer than 60 homes were burnt in Pellam Row"),
        ("Two people were killed in Skarn", "Not four but two people were killed in Skarn"),
        ("The ministry denied that four had died in Skarn", "No one died in Skarn, the ministry said"),
        ("The council approved the budget", "The council approved the budget, though it did not say when"),
        ("Four were killed in Skarn", "Four were killed in Skarn, and nobody has claimed the attack"),
        ("The mayor resigned on Wednesday", "The mayor resigned on Wednesday without giving a reason"),
        ("The ferry sank off Tolvan", "The ferry sank off Tolvan, not far from the harbour"),
        (
            "The company dumped waste in the river",
            "The company did not comment on reports that it dumped waste in the river",
        ),
        ("Police arrested 40 people", "Police arrested 40 people who had no tickets"),
        ("The strike ended on Monday", "The strike ended on Monday, not Tuesday"),
        ("Reports that the dam burst are false", "The dam did not burst"),
        ("No cholera was found in Belvane water", "Belvane's water is free of cholera"),
        (
            "Belvane signed a letter to the Kessar Fund",
            "Belvane did not sign a loan agreement with the Kessar Fund",
        ),
        ("Soldiers opened fire in Skarn on Tuesday", "Police did not open fire in Skarn on Tuesday"),
        ("Three ships were turned away from Port Edrin", "No ship was damaged in Port Edrin"),
        (
            "The minister travelled to Skarn on Tuesday",
            "The party denied that the minister had resigned on Tuesday",
        ),
        ("Four people were killed in Skarn on Tuesday", "No police were killed in Skarn on Tuesday"),
        ("The council voted to close the library", "The council voted not to sell the library"),
        ("Two trains collided in Skarn", "Two trains did not stop in Skarn"),
    ),
    "es": (
        ("Cuatro personas murieron en Tamín", "No menos de cuatro personas murieron en Tamín"),
        ("El convoy no llegó a Valtierra", "El convoy nunca llegó a Valtierra"),
        ("El alcalde dimitió el jueves", "El alcalde dimitió el jueves sin dar explicaciones"),
        ("La presa reventó el martes", "No se sabe cuándo reventó la presa el martes"),
        (
            "Los vecinos denunciaron que la empresa vertió residuos",
            "La empresa vertió residuos, aunque no dijo cuántos",
        ),
        ("No hubo heridos", "Nadie resultó herido"),
        (
            "Detuvieron a 40 personas en la plaza",
            "Detuvieron a 40 personas en la plaza, pero no hubo heridos",
        ),
    ),
}
"""Both say so, both deny it, the "not" speaks of something else, or they tell of other people, deeds or things."""


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_one_denies_and_the_other_tells_is_found_whichever_comes_first(language: str) -> None:
    for one, other in CONTRARY[language]:
        assert opposed(one, other, PACKS[language]) is not None, (one, other)
        assert opposed(other, one, PACKS[language]) is not None, (other, one)


@pytest.mark.parametrize("language", ["en", "es"])
def test_sentences_that_may_both_be_true_are_no_contraries_though_one_has_a_negation(language: str) -> None:
    for one, other in NOT_CONTRARY[language]:
        assert opposed(one, other, PACKS[language]) is None, (one, other)
        assert opposed(other, one, PACKS[language]) is None, (other, one)


def test_it_says_what_is_denied_and_by_which_word() -> None:
    found = opposed("Soldiers opened fire in Skarn", "Soldiers did not open fire in Skarn", PACKS["en"])

    assert found is not None
    assert (found.denied, found.negation) == ("open fire", "not")
    assert found.detail == "One says that it is not so (“not”: “open fire”), the other that it is"
