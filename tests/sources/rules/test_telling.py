"""What a text must hold for a phrase to be found in it."""

import pytest

from sources.rules.telling import telling


@pytest.mark.parametrize(
    ("template", "looked_for"),
    [
        ("lifted straight from {name}", ("%str__ght%",)),
        ("[perhaps] a tip of hats to {name}", ("%h_ts%",)),
        ("(borrowed|taken on loan) from {name}", ("%b_rr_w_d%", "%t_k__%")),
        ("(a|b) xy {name}", ("%",)),
        ("h/t x {name}", ("%",)),
    ],
)
def test_the_rarest_words_are_looked_for_with_and_without_accents(
    template: str, looked_for: tuple[str, ...]
) -> None:
    assert telling(template) == looked_for
