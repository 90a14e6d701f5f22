"""Texts made to stall us are read in time that grows with their length, not with its square."""

import time

import pytest

from sources.rules.credits import read
from sources.rules.likeness import measure
from sources.rules.page_text import read_text

LENGTH = 60_000
PATIENCE = 20.0
"""Seconds; linear reading takes about one, quadratic some hundreds."""


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "A ",
            "Aaa ",
            "a",
            " ",
            ".",
            "ab cd\n",
            "Related articles\n\n",
            "Source: Harbour Post\n",
            "according to ",
        ),
        *(
            "  • Ana\n\n    yes\n\n",
            "Ana says:\nyes\n",
            "told The ",
            "“",
            "1 ",
            "/AP ",
            "(",
            "Aa reported ",
            "a-",
        ),
        *("a'", "(Reporting by "),
    ],
)
def test_a_long_text_of_one_piece_is_read_in_seconds(piece: str) -> None:
    text = f"Two dead{piece * (LENGTH // len(piece))}x"
    began = time.perf_counter()

    page = read_text(text)
    read(page.text, page.sections)
    measure(text, text)

    assert time.perf_counter() - began < PATIENCE
