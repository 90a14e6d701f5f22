"""Writes lines as a spreadsheet that Excel and its like open, a row at a time, however many there are."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.writer.excel import save_workbook

from provenance.partners.exports.export import Line
from provenance.partners.exports.writing import cell, columns, flat

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 1_000_000
"""Rows of one sheet; Excel takes 1,048,576 with the heading (its own specification and limits)."""
LONGEST = 32_767
"""Characters Excel takes in a cell (the same)."""
EXACT = 2**53
"""Whole numbers beyond are no numbers to a spreadsheet, which reckons in 64-bit floats: they go as text."""
PIECE = 1 << 16


def as_xlsx(lines: Iterable[Line], form: type) -> Iterator[bytes]:
    """One row a line under a heading, as CSV has them; numbers as such. What a sheet cannot take is on another.

    Nothing but the row at hand is in memory: sheets and book grow in files that are gone afterwards.
    """
    heading, rest = list(columns(form)), iter(lines)
    book = Workbook(write_only=True)
    while (first := next(rest, None)) is not None or not book.worksheets:
        sheet = book.create_sheet()
        sheet.append(heading)
        for line in chain(() if first is None else (first,), islice(rest, ROWS - 1)):
            sheet.append(_row(line, heading))
    with TemporaryFile() as file:
        save_workbook(book, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _row(line: Line, heading: list[str]) -> list[Any]:
    cells = dict(flat(line))
    return [written(cells.get(name)) for name in heading]


def written(value: Any) -> Any:
    """A value as a cell: what may be taken for a formula begins with an apostrophe; signs no sheet holds go."""
    if value is None or isinstance(value, bool | float) or (isinstance(value, int) and abs(value) <= EXACT):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", cell(value))[:LONGEST]
