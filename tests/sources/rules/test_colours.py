"""Letters are told from their ground by how light both are, however the colours are written."""

import pytest

from sources.rules.colours import blend, named


@pytest.mark.parametrize(
    ("letters", "ground", "blended"),
    [
        ("#fff", "white", True),
        ("#fefefe", "#fff", True),
        ("#FAFAFA", "rgb(255 255 255)", True),
        ("rgb(250, 250, 250)", "ivory", True),
        ("hsl(0 0% 98%)", "#ffffffff", True),
        ("#111", "black", True),
        ("#767676", "#fff", False),
        ("#ccc", "#fff", False),
        ("white", "black", False),
        ("hsl(0, 100%, 50%)", "white", False),
        ("var(--a)", "#fff", False),
        ("", "", False),
        ("#fff", "", False),
    ],
)
def test_letters_blend_with_a_ground_that_is_nearly_as_light(
    letters: str, ground: str, blended: bool
) -> None:
    assert blend(letters, ground) is blended
    assert blend(ground, letters) is blended


def test_a_colour_taken_over_from_around_is_none() -> None:
    assert [named(one) for one in ("inherit", " Unset ", "", "White", "#ABC")] == [
        "",
        "",
        "",
        "#ffffff",
        "#aabbcc",
    ]
