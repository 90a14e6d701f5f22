"""The invented claims and the texts that repeat them are what they promise, the same for the same seed."""

from claims.rules.lookup.terms import terms_of
from provenance.bench.sayings import LONGEST, SHORTEST, make


def test_one_seed_makes_one_corpus() -> None:
    assert make(size=50, asked=10, seed=7) == make(size=50, asked=10, seed=7)
    assert make(size=50, asked=10, seed=7) != make(size=50, asked=10, seed=8)


def test_a_claim_is_as_long_as_a_sentence_and_every_word_of_it_tells() -> None:
    claims, _ = make(size=200, asked=1, seed=7)

    for claim in claims:
        words = claim.rstrip(".").lower().split()
        assert SHORTEST <= len(words) <= LONGEST
        assert set(terms_of(claim)) == set(words)


def test_a_text_repeats_its_claim_in_part_and_says_other_things_besides() -> None:
    claims, asked = make(size=200, asked=50, seed=7)

    shared = [terms_of(each.text).keys() & terms_of(claims[each.claim]).keys() for each in asked]
    kept = [len(both) / len(terms_of(claims[each.claim])) for both, each in zip(shared, asked, strict=True)]
    assert 0.5 < sum(kept) / len(kept) < 0.8
    assert len({each.claim for each in asked}) == 50
