"""The sentence of a text that comes nearest to a claim."""

from claims.rules.lookup.passages import LONGEST, Passages

TEXT = "Elections were held on Sunday. Nine miners were killed in the Verrin quarry, Mr. Ott said. It rained."


def test_the_sentence_with_most_of_the_claims_terms_is_nearest() -> None:
    assert Passages.of(TEXT, "en").nearest(["miner", "kill"]).startswith("Nine miners")


def test_the_first_of_equals_is_taken() -> None:
    assert Passages.of(TEXT, "en").nearest(["flood"]).startswith("Elections")


def test_a_text_without_words_has_no_sentence() -> None:
    assert Passages.of("", "en").nearest(["miner"]) == ""


def test_an_endless_sentence_is_cut() -> None:
    assert len(Passages.of("1 and " * 1000, "en").nearest([])) <= LONGEST
