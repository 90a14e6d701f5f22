"""Which wordings of a claim are kept, and what its terms count for by them."""

from claims.rules.lookup.terms import claim_terms
from claims.rules.lookup.wordings import LONGEST, MOST, Said, chosen, lent, weights

OWN = claim_terms("Four Olmari killed", "en", "killed")


def test_the_wording_that_adds_most_is_kept_first_and_one_that_adds_nothing_not_at_all() -> None:
    said = [
        Said("Four Olmari were shot dead", "en"),
        Said("Four Olmari were killed at the bridge", "en"),
        Said("At the Kessary bridge soldiers killed four Olmari", "en"),
    ]

    assert chosen(OWN, said) == [2]


def test_of_the_same_words_the_first_are_kept() -> None:
    same = Said("Four died at the Kessary bridge", "en")

    assert chosen(OWN, [Said("Four died", "en"), same, same]) == [1]


def test_only_so_many_are_kept_and_none_that_is_longer_than_a_claim() -> None:
    said = [Said(f"Four died near {'abcdefghijkl'[at]}rrin", "en") for at in range(12)]
    long = Said("Four died at the Kessary bridge" + " and so on" * LONGEST, "en")

    assert len(chosen(OWN, [long, *said])) == MOST
    assert 0 not in chosen(OWN, [long, *said])


def test_what_else_happened_in_the_same_breath_is_none_of_the_claim() -> None:
    assert set(lent("Four died at the bridge and 22 were injured", "en", OWN)) == {"act killed", "bridg"}


def test_a_term_counts_as_in_the_wording_where_it_counts_most() -> None:
    found = weights({"olmari": 1}, [{"olmari": 1, "bridg": 1, "kessari": 1}])

    assert found["olmari"][0] == found["olmari"][1] > found["bridg"][0] > found["bridg"][1] == 0
