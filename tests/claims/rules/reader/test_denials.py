"""Whom a denial answers: what is denied outright is, what is only doubted is at most the last of several."""

from claims.vocabulary import Stance
from tests.claims.rules.reader.reading_in_short import statements

LAID = (
    "The Colombian minister accused Russia of backing troop movements. He accused Russia of cyber attacks. "
    "He accused Russia of spying. "
)


def answered(denial: str) -> int:
    return sum(one.stance is Stance.DISPUTES for one in statements(LAID + denial))


def test_these_accusations_denied_answers_all_and_doubted_only_the_last() -> None:
    denied = answered("The Russian embassy denied these accusations.")
    doubted = answered("The Russian embassy expressed its skepticism of these accusations.")

    assert denied > doubted == 1


def test_a_government_whose_country_is_not_told_answers_the_charge_just_before_it() -> None:
    assert answered("The government denied these accusations.") == 1
    assert answered("The town was quiet. The government denied these accusations.") == 0


def test_a_denial_far_from_an_accusation_it_neither_names_nor_points_to_answers_none() -> None:
    quiet = "The town was quiet. Rain fell. "

    assert answered(f"{quiet}The Russian embassy denied everything.") == 0
