"""Who accuses whom of what, and in which words."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements

BACKED = "Troops were moved to the border with the support of Russia"
LAID = [
    ("Ana Prado said Peru accused Russia of moving troops.", "Peru accused Russia of moving troops", "Peru"),
    ("Accuses Russia of moving troops.", "Accuses Russia of moving troops", ""),
    (
        "Juan Paz accused Russia of moving troops, according to a memo.",
        "Juan Paz accused Russia of moving troops",
        "Juan Paz",
    ),
    (f"Ana Prado said: “It is true. {BACKED}. We saw it.”", BACKED, "Ana Prado"),
    (f"Ana Prado said: “{BACKED}.”", BACKED, "Ana Prado"),
    (
        "Juan Paz said four had come and Ana Prado said troops were moved with the support of Russia.",
        "Troops were moved with the support of Russia",
        "Ana Prado",
    ),
]


@pytest.mark.parametrize(("text", "claim", "voice"), LAID)
def test_an_accusation_is_told_in_the_words_of_whoever_lays_it(text: str, claim: str, voice: str) -> None:
    (found,) = [one for one in statements(text) if one.act == "accused:troop-movement"]

    assert (found.claim_text, found.voice.name if found.voice else "") == (claim, voice)
    assert found.population == "russia"


@pytest.mark.parametrize(
    "text",
    [
        "A customer said the company got him fired from the job.",
        "Ana Prado of Peru said Russian troops attacked a village.",
        "Teachers said the army shelled a school.",
        "Peru’s minister said Russia sends arms. Russia denied it.",
        *(text for text, _, _ in LAID),
    ],
)
def test_the_evidence_of_an_accusation_stands_in_the_text(text: str) -> None:
    found = [one for one in statements(text) if one.act.startswith("accused:")]

    assert found
    assert [reason.quote for one in found for reason in one.reasons if reason.quote not in text] == []
    assert all(reason.quote for one in found for reason in one.reasons if reason.rule == "act")
