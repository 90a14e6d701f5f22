"""How alike two texts are found to be, and why."""

from claims.rules.lookup.alike import likeness, reason
from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.words import words_of

TEXTS = (
    "A ferry ran aground off Lindt, 43 aboard",
    "Lindt ferries: one runs aground in the storm",
    "Bread is dear off Morvane in the storm",
    "The price of bread in Olmar",
)
ONE, OTHER, STORM, PRICE = WORDS = tuple(map(words_of, TEXTS))
HELD = Rarities.among(WORDS)


def test_texts_that_share_rare_words_are_more_alike_than_those_that_share_common_ones() -> None:
    assert 1 > likeness(ONE, OTHER, HELD) > likeness(OTHER, STORM, HELD) > likeness(ONE, PRICE, HELD) >= 0


def test_a_text_is_wholly_alike_itself_and_not_at_all_alike_an_empty_one() -> None:
    assert round(likeness(ONE, ONE, HELD), 9) == 1.0
    assert likeness(ONE, words_of(""), HELD) == 0.0


def test_it_makes_no_difference_which_text_is_held_against_which() -> None:
    assert likeness(ONE, OTHER, HELD) == likeness(OTHER, ONE, HELD)


def test_the_reason_names_the_words_in_common_rarest_first() -> None:
    assert reason(OTHER, ONE, HELD).detail == "Both say “aground”, “ferries”, “Lindt”"
    assert reason(ONE, PRICE, HELD).detail == "No telling word in common"
