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


def test_the_reason_tells_figures_that_agree_and_figures_that_differ() -> None:
    agree, differ = (
        found.reason.detail for found in ranked("Bread: 12.0 crowns in Morvane", KNOWN[2:4], RARITY)
    )

    assert agree.endswith("; both give 12")
    assert differ.endswith("; the text gives 12, the claim 19")


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
