"""Which words might put something in somebody's mouth."""

import pytest

from claims.rules.attributions.cues import kind, places, signs
from tests.claims.rules.attributions.laid_out import at, laid_out


@pytest.mark.parametrize(
    ("text", "known", "anyone"),
    [
        ("Ana Prado said four died.", ["said"], ["said", "died"]),
        ("Prado: four died.", [":"], [":", "died"]),
        (": four", [], ["four"]),
        ("“No.” – Prado", ["–"], ["–"]),
        (
            "He left – Prado stayed for the rest of the day and all of the night.",
            [],
            ["left", "stayed", "rest", "day", "night"],
        ),
        ("He was with her.", [], []),
        ("According to Ana Prado, four died.", ["According"], ["According", "four", "died"]),
    ],
)
def test_words_of_saying_are_looked_at_and_if_wished_all_words_of_content(
    text: str, known: list[str], anyone: list[str]
) -> None:
    layout = laid_out(text)

    assert [layout.tokens[place].text for place in places(layout, known=True)] == known
    assert (
        set(known)
        <= {layout.tokens[place].text for place in places(layout, known=False)}
        <= {*anyone, "four"}
    )


@pytest.mark.parametrize(
    ("text", "cue", "sign"),
    [
        ("Ana Prado said that four died.", "said", "that kind say"),
        ("“Four said so in the harbour,” Prado said.", "said", "quoted speech"),
        ("Ana Prado said the mayor hopes to win.", "hopes", "said before say "),
        ("Ana Prado said that the mayor hopes to win.", "hopes", "said before say K"),
        ("The mayor hopes to win, Ana Prado said.", "hopes", "said behind , at the end"),
        ("Vale was said to be ill.", "said", "passive say"),
        ("His claim was wrong.", "claim", "subject S kind claim"),
    ],
)  # fmt: skip
def test_what_stands_around_a_word_is_seen(text: str, cue: str, sign: str) -> None:
    layout = laid_out(text)

    assert sign in signs(layout, at(layout, cue))


def test_a_word_that_is_none_of_saying_is_of_another_kind() -> None:
    layout = laid_out("Four drowned.")

    assert kind(layout, at(layout, "drowned")) == "other"
