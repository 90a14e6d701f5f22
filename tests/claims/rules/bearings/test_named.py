"""What two sentences both name, by whatever name, and what only one of them does."""

import pytest

from claims.rules.bearings.named import apart, shared
from claims.rules.bearings.sentence import Sentence, sentence

MET = [
    (
        "es",
        "El apagón dejó sin luz a Arbonia.",
        "es",
        "Los hospitales arbonianos siguen sin luz.",
        {"arbonia"},
    ),
    ("es", "La ley de Verania entró en vigor.", "es", "El salario de los veranianos sube.", {"verania"}),
    ("en", "Prices in Spain rose.", "es", "Subieron los precios españoles.", {"spain"}),
    ("en", "Ola Brandt said the pier was safe.", "en", "Brandt left the pier on Sunday.", {"brandt"}),
    ("en", "Ullin voted on Sunday.", "en", "The poll in Ullin was quiet.", {"ullin"}),
    ("en", "The mayor of Ullin spoke.", "en", "The mayor of Verrin spoke.", set()),
]


def ready(language: str, text: str) -> Sentence:
    made = sentence(text, language)
    assert made is not None
    return made


@pytest.mark.parametrize("row", MET, ids=lambda row: row[1])
def test_a_name_is_met_by_itself_and_by_what_its_people_are_called(
    row: tuple[str, str, str, str, set[str]],
) -> None:
    one, other = ready(*row[:2]), ready(*row[2:4])

    assert (shared(one, other), shared(other, one)) == (row[4], row[4])
    assert row[4].isdisjoint(frozenset().union(*apart(one, other)))
