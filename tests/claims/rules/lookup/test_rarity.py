"""How rare a word is among all known claims."""

from collections import Counter

from claims.rules.lookup.rarity import TermRarity

CLAIMS = [Counter(["ferry", "aground", "lindt"]), Counter(["ferry", "sold"]), Counter(["ferry"])]


def test_a_word_of_few_claims_is_rarer_than_one_of_all() -> None:
    rarity = TermRarity.among(CLAIMS)

    assert rarity("unheard") > rarity("sold") > rarity("ferry") > 0


def test_the_length_is_that_of_the_mean_claim() -> None:
    assert TermRarity.among(CLAIMS).length == 2.0


def test_without_any_claim_every_word_is_as_rare_as_any() -> None:
    rarity = TermRarity.among([])

    assert rarity("ferry") == rarity("sold")
    assert rarity.length == 1.0
