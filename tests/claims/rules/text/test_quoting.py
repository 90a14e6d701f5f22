"""Finding the exact words somebody quotes, or the nearest."""

import pytest

from claims.rules.text.quoting import nearest, places, spans

TEXT = "Four people were killed at the bridge on Friday, the council said. Nobody else was hurt. The bridge stays shut."


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("the bridge", [27], id="once"),
        pytest.param("Nobody else", [67], id="further on"),
        pytest.param("e", [index for index, sign in enumerate(TEXT) if sign == "e"], id="every place"),
        pytest.param("Five people", [], id="nowhere"),
        pytest.param("", [], id="nothing asked"),
    ],
)
def test_the_places_of_a_quote(quote: str, expected: list[int]) -> None:
    assert places(TEXT, quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param(
            "four people had been killed at the bridge",
            "Four people were killed at the bridge on",
            id="one verb",
        ),
        pytest.param("NOBODY ELSE WAS HURT", "Nobody else was hurt.", id="case and full stop"),
        pytest.param("The bridge\nstays shut", "The bridge stays shut.", id="a line break"),
        pytest.param("prices rose in Tolmara again", "", id="nothing like it"),
        pytest.param("   ", "", id="blank"),
        pytest.param(f"{TEXT} {TEXT}", TEXT, id="twice as long as the text"),
    ],
)
def test_the_nearest_words(quote: str, expected: str) -> None:
    assert nearest(TEXT, quote) == expected


def test_a_long_text_is_searched_in_one_sweep() -> None:
    filler = "word " * 20_000

    assert nearest(f"{filler}{TEXT} {filler}", "people killed at the bridge on Friday") != ""


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("  Nobody else ", [(67, 78)]),
        ("Nobody\r\n  else", [(67, 78)]),
        ("The bridge. stays", []),
        ("nobody else", []),
        (" ", []),
    ],
)
def test_only_the_blanks_of_a_quote_may_be_others(quote: str, expected: list[tuple[int, int]]) -> None:
    assert spans(TEXT, quote) == expected
