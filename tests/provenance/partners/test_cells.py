"""No cell of what is exported is taken for a formula, and every cell reads back as it was."""

import csv
import io
import os
from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.partners.exports import spreadsheet, writing

CELLS = int(os.environ.get("WRITTEN_CELLS", "200"))
"""Texts that are written into a cell; ten thousand where there is time for it."""
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
OPENINGS = st.builds(
    lambda blank, opens, rest: blank + opens + rest,
    st.text(" \t\r\n\u00a0\u3000", max_size=3),
    st.sampled_from([*FORMULAS, "\t", "\r", "\n", "'", "''", '"', ",", ";"]),
    st.text(max_size=12) | st.sampled_from(["HYPERLINK(1)", "1+1", "SUM(A1)", "cmd|' /C calc'!A0"]),
)


def test_a_lone_carriage_return_ends_no_row_and_begins_none_with_a_formula() -> None:
    told = writing.row([writing.cell("Four drowned.\r=HYPERLINK(1)"), "next"]).decode()

    assert list(csv.reader(io.StringIO(told, newline=""))) == [["Four drowned.\r=HYPERLINK(1)", "next"]]
    assert told == '"Four drowned.\r=HYPERLINK(1)",next\n'


def test_no_cell_is_a_formula_and_every_cell_reads_back(proved: Callable[..., None]) -> None:
    tried = Counter[str]()

    @settings(max_examples=CELLS, database=None, derandomize=True)
    @given(st.text() | OPENINGS)
    def hold(text: str) -> None:
        cell = writing.cell(text)
        tried["guarded" if cell != text else "as they were"] += 1

        assert not cell.lstrip().startswith(FORMULAS)
        assert not cell.startswith(("\t", "\r", "\n"))
        assert cell.removeprefix("'") == text
        (read,) = next(csv.reader(io.StringIO(writing.row([cell]).decode(), newline="")), [""])
        assert read.removeprefix("'") == text
        sheet = spreadsheet.written(text)
        assert not sheet.lstrip().startswith(FORMULAS), "nor in a spreadsheet"

    hold()
    proved(
        "T26",
        size=f"{tried.total():,} texts made up, many to begin with what opens a formula",
        figure=f"0 taken for a formula in CSV or spreadsheet; {tried['guarded']:,} got an apostrophe, all read back as "
        "they were once it is taken off",
    )
