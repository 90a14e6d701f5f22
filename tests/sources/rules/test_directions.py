"""A sign that turns the direction of writing turns the words it came with and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.directions import SIGNS, contained

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Four were killed.", "Four were killed."),
        (f"{RLE}words{PDF} and more", f"{RLE}words{PDF} and more"),
        (f"a {RLI}b {LRE}c{PDF} d{PDI} e", f"a {RLI}b {LRE}c{PDF} d{PDI} e"),
        (f"{RLE}never ended", "never ended"),
        (f"{FSI}a {RLE}b{PDF}", f"a {RLE}b{PDF}"),
        (f"never begun{PDF}{PDI}", "never begun"),
        (f"{RLI}ended{PDI} twice{PDI}", f"{RLI}ended{PDI} twice"),
        (f"{RLI}a {LRI}b{PDI} c{PDI} d", f"{RLI}a {LRI}b{PDI} c{PDI} d"),
        (f"{RLI}a {RLE}b {LRE}c{PDI} d", f"{RLI}a b c{PDI} d"),
        (f"{RLE}a {RLI}b{PDI} c{PDF} d", f"{RLE}a {RLI}b{PDI} c{PDF} d"),
        (f"{RLE}a{PDI} b{PDF} c", f"{RLE}a b{PDF} c"),
        (f"{RLE}a {LRI}b{PDI} c {LRI}d{PDI} e{PDF}", f"{RLE}a {LRI}b{PDI} c {LRI}d{PDI} e{PDF}"),
        (f"{RLI}a{PDF}b{PDI}", f"{RLI}ab{PDI}"),
        (f"{RLI}a {LRE}b{PDI} c", f"{RLI}a b{PDI} c"),
        (f"{RLO}14 were killed", "14 were killed"),
        (f"{LRO}14{PDF} {LRE}were{PDF}", f"14 {LRE}were{PDF}"),
    ],
    ids=ascii,
)
def test_signs_end_where_they_end_and_end_nothing_else(given: str, shown: str) -> None:
    assert contained(given) == shown


@given(st.text(alphabet=f"ab {LRE}{RLE}{PDF}{LRO}{RLO}{LRI}{RLI}{FSI}{PDI}", max_size=40))
def test_no_word_is_lost_and_nothing_stays_open(text: str) -> None:
    shown = contained(text)

    assert SIGNS.sub("", shown) == SIGNS.sub("", text)
    assert contained(shown) == shown
    assert sum(map(shown.count, (LRE, RLE))) == shown.count(PDF)
    assert sum(map(shown.count, (LRI, RLI, FSI))) == shown.count(PDI)
    assert LRO not in shown and RLO not in shown
