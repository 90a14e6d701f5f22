"""Which words might name whoever says something."""

import pytest

from claims.rules.attributions.sources import NOBODY, possibilities
from tests.claims.rules.attributions.laid_out import at, laid_out, told


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ana Prado said four had died.", "said", "Ana Prado"),
        ("Four died, the interior minister has also said.", "said", "the interior minister"),
        ("Four died, said the minister, Ana Prado, on Friday.", "said", "the minister , Ana Prado"),
        ("Four died, according to officials in Lima.", "according", "officials in Lima"),
        ("Ana Prado, who leads the union, said four had died.", "said", "Ana Prado"),
        ("Ana Prado, a minister, said four had died.", "said", "Ana Prado , a minister"),
        ("It is Ana Prado who said so.", "said", "Ana Prado"),
        ("The council on Friday said four had died.", "said", "The council"),
        ("The council Friday said four had died.", "said", "The council"),
        ("Ana Prado left the room, adding that four had died.", "adding", "Ana Prado"),
        ("The ministry’s claim that four died is false.", "claim", "The ministry’s"),
        ("A report by two miners was found.", "report", "two miners"),
        ("The ferry was praised by the mayor of Lima.", "praised", "the mayor of Lima"),
    ],
)
def test_the_source_is_among_the_possibilities(text: str, cue: str, source: str) -> None:
    layout = laid_out(text)

    assert source in [told(layout, each.run) for each in possibilities(layout, at(layout, cue))]


def test_nobody_may_always_be_the_source() -> None:
    layout = laid_out("It was said.")

    assert NOBODY in [each.run for each in possibilities(layout, at(layout, "said"))]
