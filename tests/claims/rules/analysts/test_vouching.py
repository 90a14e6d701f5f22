"""The figures of a claim stand in its quote, and of the same happening."""

from claims.rules.analysts.analyst import Suggestion
from claims.rules.analysts.gate import Refusal
from tests.claims.rules.analysts.test_gate import judged


def test_a_figure_that_the_quote_gives_of_something_else_is_not_vouched_for() -> None:
    found = judged(
        Suggestion("12 soldiers were killed.", "The minister said that 12 people were arrested", "asserts")
    )

    assert isinstance(found, Refusal)
    assert found.rule == "figure"
