"""Which names may stand in a sentence."""

import pytest

from claims.rules.persons import names_in


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Minister Rosa Vidal took bribes.", {"minister", "rosa vidal", "vidal", "minister rosa vidal"}),
        ("The mayor of Lindt was fined.", {"lindt"}),
        ("nobody was fined", set()),
        ("Ana de la Cruz said so.", {"ana de la cruz", "cruz"}),
        ("José O’Neill left.", {"jose oneill"}),
    ],
)
def test_names_begin_and_end_with_a_capital(sentence: str, names: set[str]) -> None:
    assert names <= names_in(sentence)


def test_no_run_is_longer_than_a_name() -> None:
    assert max(len(name.split()) for name in names_in("A B C D E F G H")) == 5
