"""Writes an export's lines as JSON Lines or CSV, so that the same lines always give the same bytes."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import orjson

from provenance.partners.exports.export import Line

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection; full-width forms included).
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
GUARD = "'"
LINE_END = "\r\n"
PIECE = 32_768
"""Bytes of lines that are handed on at once."""


def as_jsonl(lines: Iterable[Line]) -> Iterator[bytes]:
    """One object a line, handed on in pieces of some tens of kilobytes: what is around it costs by the piece."""
    piece: list[bytes] = []
    length = 0
    for line in lines:
        told = orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)
        piece.append(told)
        length += len(told)
        if length >= PIECE:
            yield b"".join(piece)
            piece, length = [], 0
    if piece:
        yield b"".join(piece)


def as_csv(lines: Iterable[Line], form: type) -> Iterator[bytes]:
    """A heading and one row a line: nested fields under dotted names, lists as JSON in their cell."""
    heading = list(columns(form))
    yield row(heading)
    for line in lines:
        cells = {name: cell(value) for name, value in flat(line)}
        yield row([cells.get(name, "") for name in heading])


def columns(form: type, path: str = "") -> Iterator[str]:
    """The dotted names of all that a line of this form may hold."""
    for name, hint in get_type_hints(form).items():
        inner = next((each for each in (hint, *get_args(hint)) if is_typeddict(each)), None)
        if inner is not None and get_origin(hint) is not list:
            yield from columns(inner, f"{path}{name}.")
        else:
            yield path + name


def flat(line: Line, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with the dotted name of its column."""
    for name, value in line.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{name}.")
        else:
            yield path + name, value


def cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula; a leading apostrophe is ours and to be taken off."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return orjson.dumps(value).decode()
    text = (
        str(value)
        if isinstance(value, str)
        else orjson.dumps(value, option=orjson.OPT_UTC_Z).decode().strip('"')
    )
    return GUARD + text if text.startswith((*FORMULA, GUARD)) or text.lstrip().startswith(FORMULA) else text


def row(cells: list[str]) -> bytes:
    """One row, quoted where it must be."""
    written = io.StringIO()
    # A cell is quoted for the signs its line ends in: a lone "\r" would end the row, and begin another with a formula.
    csv.writer(written, lineterminator=LINE_END).writerow(cells)
    return written.getvalue().removesuffix(LINE_END).encode() + b"\n"


def one_line(line: Line) -> str:
    """One object as text."""
    return orjson.dumps(line).decode()
