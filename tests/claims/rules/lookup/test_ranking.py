"""Which known claim a text is found to repeat, and why."""

import pytest

from claims.rules.lookup.ranking import Known, ranked
from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.terms import terms_of
from claims.rules.lookup.weights import LINK, SUGGEST

CLAIMS = {
    "aground": "A ferry with 43 people aboard ran aground off Lindt in the storm.",
    "sold": "The ferry line of Lindt was sold to a shipping company from Morvane.",
    "bread": "Bread costs 12 crowns in Morvane.",
    "bread dear": "Bread costs 19 crowns in Morvane.",
    "shark": "A shark was seen swimming along a flooded street in Lindt.",
    "mayor": "The mayor of Olmar has resigned over unpaid taxes.",
}
KNOWN = [Known(name, text, terms_of(text)) for name, text in CLAIMS.items()]
RARITY = TermRarity.among([each.terms for each in KNOWN])

REPEATED = [
    ("OMG a shark swimming down the flooded street in Lindt!! #shark https://t.co/x", "shark"),
    ("Ran aground in the storm: the Lindt ferry, with 43 aboard", "aground"),
    ("So the mayor of #Olmar resigned. Unpaid taxes, what else", "mayor"),
    ("Bread now costs 19 crowns in Morvane", "bread dear"),
    ("Bread now costs twelve crowns in Morvane", "bread"),
]


@pytest.mark.parametrize(("text", "claim"), REPEATED)
def test_the_claim_a_text_repeats_stands_first(text: str, claim: str) -> None:
    assert ranked(text, KNOWN, RARITY)[0].id == claim


def test_a_claim_word_for_word_may_be_linked_and_another_is_not_even_suggested() -> None:
    first, second, *_ = ranked(CLAIMS["shark"], KNOWN, RARITY)

    assert first.score >= LINK
    assert second.score < SUGGEST


def test_the_reason_names_the_rarest_words_in_common_as_the_text_has_them() -> None:
    found = ranked("Sharks were swimming in the streets of Lindt", KNOWN, RARITY)[0]

    assert found.reason.detail.startswith("Both say “Sharks”, “streets”, “swimming”")
    assert found.reason.quote == CLAIMS["shark"]


def test_the_reason_leaves_figures_to_those_who_compare_them() -> None:
    for found in ranked("Bread: 12.0 crowns in Morvane", KNOWN[2:4], RARITY):
        assert found.reason.detail == "Both say “Bread”, “crowns”, “Morvane”"


SHOT = "Four Olmari were shot dead"
DEAD = [
    Known(number, text, terms_of(text, language), language=language)
    for number, (text, language) in enumerate(
        [("Two Olmari dead", "en"), ("Four Olmari killed", "en"), ("Nine Olmari were arrested", "en")]
    )
]
AMONG = TermRarity(1_000, 6.0, {"olmari": 5, "act killed": 40, "act arrested": 20})


@pytest.mark.parametrize(
    ("text", "language"), [(SHOT, "en"), ("Cuatro olmari murieron", "es"), ("Mataron a cuatro olmari", "es")]
)
def test_what_happened_is_one_thing_in_whatever_words_and_language(text: str, language: str) -> None:
    first, second, third = ranked(text, DEAD, AMONG, language=language)

    assert (first.id, second.id, third.id) == (1, 0, 2)
    assert first.score >= SUGGEST > third.score


def test_the_reason_names_the_words_of_both_where_only_the_meaning_is_the_same() -> None:
    detail = ranked(SHOT, DEAD, AMONG)[0].reason.detail

    assert detail == "Both say “Olmari”; “shot dead” tells the same as “killed”"


def test_of_claims_in_the_same_words_the_older_stands_first() -> None:
    same = [Known(number, CLAIMS["shark"], terms_of(CLAIMS["shark"])) for number in (10, 9, 11)]

    assert [found.id for found in ranked("A shark in a flooded street", same, RARITY)] == [9, 10, 11]


def test_nothing_in_common_is_said_so() -> None:
    found = ranked("Nobody came", KNOWN[:1], RARITY)[0]

    assert (found.score < SUGGEST, found.reason.detail) == (True, "No telling word in common")


def test_the_order_of_the_candidates_changes_nothing() -> None:
    text = REPEATED[0][0]

    assert ranked(text, KNOWN, RARITY) == ranked(text, KNOWN[::-1], RARITY)


def test_no_candidates_give_no_answer() -> None:
    assert ranked("A shark", [], RARITY) == []
