"""Deeds that one party lays on another, and those that somebody says were not done."""

import pytest

from claims.vocabulary import Polarity, Stance
from tests.claims.rules.reader.reading_in_short import statements


@pytest.mark.parametrize(
    ("words", "language", "act", "party"),
    [
        ("The army shelled a school in Mirov, teachers said.", "en", "accused:attack", "army"),
        ("Iran supplied drones to the militia, the governor said.", "en", "accused:arming", "iran"),
        ("La milicia quemó los camiones, denunció la oposición.", "es", "accused:attack", "militia"),
        ("Los vecinos acusaron a la minera de contaminar el río.", "es", "accused:sabotage", "company"),
    ],
)
def test_a_deed_in_somebody_elses_mouth_is_laid_on_its_doer(
    words: str, language: str, act: str, party: str
) -> None:
    (found,) = statements(words, language)

    assert (found.act, found.accused, found.value.polarity) == (act, (party,), Polarity.YES)


@pytest.mark.parametrize(
    ("words", "language", "party", "own"),
    [
        ("The army denied shelling a school in Mirov.", "en", "army", True),
        ("El ejército negó haber bombardeado una escuela.", "es", "army", True),
        ("A panel found that the rebels did not shell the hospital.", "en", "rebel", False),
        (
            "El ejército no quemó los camiones, según los observadores internacionales.",
            "es",
            "army",
            False,
        ),
    ],
)
def test_who_denies_a_deed_is_a_party_to_it_or_is_not(
    words: str, language: str, party: str, own: bool
) -> None:
    (found,) = statements(words, language)

    assert (found.accused, found.value.polarity, found.stance) == ((party,), Polarity.NO, Stance.DISPUTES)
    assert found.party is own


@pytest.mark.parametrize(
    "words",
    [
        "The army shelled a school in Mirov.",
        "The army said it had shelled a school.",
        "Rain burned the fields.",
    ],
)
def test_what_nobody_lays_on_anybody_is_no_accusation(words: str) -> None:
    assert statements(words) == []


def test_nobody_lays_a_deed_on_their_own_side() -> None:
    assert statements("The army shelled a school in Mirov, the army said.") == []
