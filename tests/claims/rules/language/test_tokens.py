"""A sentence falls into words, numbers and marks, and what is joined by a stroke or an apostrophe stays one word."""

import pytest

from claims.rules.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("two miners were killed, officials said.", "two|miners|were|killed|,|officials|said|."),
        ("the re-election of somebody's well-known aunt", "the|re-election|of|somebody's|well-known|aunt"),
        ("añadió que murieron niños", "añadió|que|murieron|niños"),
        ("abcñ abc_d abc3 ", "abcñ|abc|_|d|abc|3"),
        ("on 2026-03-01, at 10.30", "on|2026-03-01|,|at|10.30"),
        ("the U.S. and Dr. Brenner", "the|U.S.|and|Dr.|Brenner"),
        ("miles:yards;feet", "miles|:|yards|;|feet"),
    ],
)
def test_a_sentence_falls_into_these(text: str, tokens: str) -> None:
    found = tokenize(text, 100)

    assert [token.text for token in found] == tokens.split("|")
    assert all(text[token.start - 100 : token.end - 100] == token.text for token in found)


def test_a_token_shows_its_word_and_its_place() -> None:
    assert repr(tokenize("two miners", 100)[1]) == "Token('miners', 104)"
