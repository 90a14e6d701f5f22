"""What a word counts for in a claim."""

from claims.rules.lookup.pruning import LENGTH, weights


def test_a_word_said_twice_counts_more_but_not_double() -> None:
    once = weights({"flood": 1, **dict.fromkeys("abcdefghijk", 1)})["flood"]
    twice = weights({"flood": 2, **dict.fromkeys("abcdefghij", 1)})["flood"]

    assert once < twice < 2 * once


def test_a_word_counts_more_in_a_short_claim_than_in_a_long_one() -> None:
    short, long = ({str(number): 1 for number in range(length)} for length in (LENGTH // 2, LENGTH * 2))

    assert weights(short)["0"] > weights(long)["0"]


def test_a_claim_without_words_has_no_weights() -> None:
    assert weights({}) == {}
