"""Reads a table that somebody hands in, as CSV or as an Excel workbook, under limits, and evaluates nothing."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from sources.errors import Unreadable

MOST_BYTES = 2_000_000
MOST_UNPACKED = 20_000_000
"""Bytes of a workbook once unpacked: ten times what may be handed in; a zip bomb unpacks to a thousand times."""
MOST_PARTS = 200
MOST_TAGS = 200_000
"""Tags in all parts of a workbook: a full list has some 40,000; each cell, empty or not, takes time to read."""
MOST_ROWS = 200
"""Rows of one list: each took .27 s to try beside other work, and nobody waits for minutes. Our choice."""
MOST_COLUMNS = 40
MOST_LETTERS = 8_000
BLANK_ROWS = 2_000  # blank lines passed over in one list

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENTITIES = tuple(
    mark.encode(coding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)
NOT_UTF_8 = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE
)
"""How a part says that it is written otherwise, so that no mark of entities shows: makers of workbooks write UTF-8."""
SEPARATORS = ",;\t|"

# Everything a broken or hostile workbook is known to raise while it is read.
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError,
    IndexError, AttributeError, OSError, EOFError, NotImplementedError, RuntimeError, OverflowError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula: it is never evaluated, and its last result may be out of date."""

    written: str


Cell = str | Formula
Line = tuple[int, list[Cell]]


def lines(content: bytes) -> list[Line]:
    """The rows of a table with their numbers as a spreadsheet counts them, the heading first, blank ones left out.

    What it is is told by its bytes, whatever it is called. Raises ``Unreadable`` with one sentence.
    """
    if not content.strip():
        raise Unreadable("is empty: choose the file with the list", field="file")
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"is larger than {MOST_BYTES // 1_000_000} MB: hand the list in by parts", field="file"
        )
    if content.startswith(OLD_OFFICE):
        raise Unreadable(
            "is an old or encrypted Excel file: save it as .xlsx without a password", field="file"
        )
    found = _workbook(content) if content.startswith(ZIP) else _separated(_text(content))
    kept: list[Line] = []
    for number, cells in enumerate(found, 1):
        if number > MOST_ROWS + BLANK_ROWS:
            raise Unreadable(f"has too many blank rows: leave at most {BLANK_ROWS:,} in it", field="file")
        if any(isinstance(cell, Formula) or cell for cell in cells):
            kept.append((number, cells))
        if len(kept) > MOST_ROWS + 1:
            raise Unreadable(f"has more than {MOST_ROWS} rows: hand the list in by parts", field="file")
    if not kept:
        raise Unreadable("holds no row: choose the file with the list", field="file")
    return kept


def _text(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark, else the Latin-1 that Windows writes."""
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                text = content.decode(coding)
                break
            except UnicodeDecodeError:
                continue
    else:
        text = content.decode("cp1252", "replace")
    if "\x00" in text or "\ufffd" in text:
        raise Unreadable("is no table: save it as CSV (UTF-8) or .xlsx", field="file")
    return text


def _separated(text: str) -> Iterator[list[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for cells in reader:
            yield _within([cell.strip() for cell in cells], reader.line_num)
    except csv.Error as error:
        raise Unreadable(
            f"cannot be read as CSV ({error}): look for a quotation mark that is not closed",
            field="file",
            where=f"line {reader.line_num}",
        ) from error


def _separator(text: str) -> str:
    """What parts the cells: the sign that the heading holds most often, the comma where it holds none."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=heading.count)


def _workbook(content: bytes) -> Iterator[list[Cell]]:
    """The rows of the first sheet, as they stand: read one by one, no formula evaluated, no link followed."""
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a sheet says of its own size is not believed
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
            yield _within([_cell(cell) for cell in row], number)
    except BROKEN as error:
        raise Unreadable(
            "is a damaged or unusual Excel file: open it, save it anew as .xlsx, or as CSV", field="file"
        ) from error


def _refuse_bombs(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable("unpacks to more than a list can be: save the sheet as CSV", field="file")
        read = [packed.read(part) for part in parts]  # whatever it is called: a sheet may have any name
    if any(NOT_UTF_8.match(part) or any(mark in part for mark in ENTITIES) for part in read):
        raise Unreadable("declares entities, or hides them: save it as CSV", field="file")
    if sum(part.count(b"<") for part in read) > MOST_TAGS:
        raise Unreadable("holds more cells than a list can: save the sheet as CSV", field="file")


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(str(value)[:80])
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _within(cells: Sequence[Cell], number: int) -> list[Cell]:
    last = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
    if last > MOST_COLUMNS:
        raise Unreadable(f"has more than {MOST_COLUMNS} columns: is this the list?", where=f"row {number}")
    if any(isinstance(cell, str) and len(cell) > MOST_LETTERS for cell in cells):
        raise Unreadable(f"holds a cell of more than {MOST_LETTERS:,} letters", where=f"row {number}")
    return list(cells[:last])
