"""Which of many known claims are worth ranking for a text."""

from claims.rules.lookup.resemblance import Known
from claims.rules.lookup.shelf import Shelf
from claims.rules.lookup.terms import terms_of

TEXTS = (
    "The ferry of Lindt was sold",
    "The ferry of Olmar sank",
    "Bread is dear in Olmar",
    "Bread is dear in Olmar",
)
SHELF = Shelf.of([Known(at, text, terms_of(text)) for at, text in enumerate(TEXTS)])


def test_claims_that_share_the_rarest_words_come_first_and_of_equals_the_first_shelved() -> None:
    found = SHELF.candidates(terms_of("In Olmar a ferry sank"), 10)

    assert [each.id for each in found] == [1, 0, 2, 3]


def test_no_more_are_given_than_asked_for_and_none_that_shares_nothing() -> None:
    assert len(SHELF.candidates(terms_of("Bread, dear in Olmar"), 1)) == 1
    assert SHELF.candidates(terms_of("Nobody came"), 10) == []
