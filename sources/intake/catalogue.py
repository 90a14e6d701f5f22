"""Reads a list of sources, one on each line or row, and says in one line each what is wrong with it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sources.errors import Refused, Unreadable
from sources.intake import sheets
from sources.rules.names import fold
from sources.rules.stated import stated
from sources.vocabulary import Reliability, SourceKind

FIELDS = ("name", "kind", "aliases", "domains", "owner", "edition_of", "country", "grade", "grade_reason")
LISTS = ("aliases", "domains")
PARTED = re.compile(r"[;\n]")
"""What parts several names, or several domains, in one cell."""
# A reader who comments is met under an outlet's article, never listed.
KINDS = tuple(kind for kind in SourceKind if kind is not SourceKind.COMMENTER)
LONGEST = 300
MOST_COUNTRY = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """One source as listed; ``owner`` and ``edition_of`` name others, ``where`` says in which file and row.

    What is left empty says nothing: the source we hold keeps what it has.
    """

    where: str
    name: str
    kind: SourceKind | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str = ""
    edition_of: str = ""
    country: str = ""
    grade: Reliability | None = None
    grade_reason: str = ""


def read(path: Path) -> tuple[list[Listed], list[Refused]]:
    """Every source of a file (.jsonl, .csv, .xlsx), and all that is wrong with it by itself (names come later)."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror}): check the path", where=str(path)) from error
    if path.suffix.lower() in (".csv", ".tsv", ".xlsx"):
        return read_sheet(content, str(path))
    rows = _lines(content, str(path))
    return _all((where, partial(_row, line, where)) for where, line in rows)


def read_sheet(content: bytes, name: str = "") -> tuple[list[Listed], list[Refused]]:
    """The same of a table, CSV or workbook: the first row names the fields, several names or domains are parted by “;”.

    ``name`` says in what file the rows stand, where that needs saying.
    """
    (_, heading), *rows = sheets.lines(content)
    fields = _fields(heading)
    place = f"{name}, row" if name else "row"
    return _all(
        (f"{place} {number}", partial(_of_cells, fields, cells, f"{place} {number}"))
        for number, cells in rows
    )


def _all(rows: Iterable[tuple[str, Callable[[], dict[str, Any]]]]) -> tuple[list[Listed], list[Refused]]:
    listed: list[Listed] = []
    faults: list[Refused] = []
    for where, row in rows:
        try:
            listed.append(_listed(row(), where))
        except Refused as fault:
            faults.append(fault)
    return listed, [*faults, *_clashes(listed)]


def _fields(heading: Sequence[sheets.Cell]) -> list[str]:
    """The fields that the columns of a table hold, by their heading: “Edition of” is ``edition_of``."""
    fields = ["_".join(str(cell).casefold().replace("_", " ").split()) for cell in heading]
    for field in fields:
        if field not in FIELDS:
            told = (
                stated(f"“{field[:40]}” is no column of a list")
                if field
                else stated("has a column without a heading")
            )
            raise Unreadable(f"{told}: use {', '.join(FIELDS)}", field=field[:40] or "file", where="row 1")
        if fields.count(field) > 1:
            raise Unreadable("stands there twice: leave one out", field=field, where="row 1")
    if "name" not in fields:
        raise Unreadable("is missing: every source has one", field="name", where="row 1")
    return fields


def _of_cells(fields: Sequence[str], cells: Sequence[sheets.Cell], where: str) -> dict[str, Any]:
    if len(cells) > len(fields):
        told = stated(
            f"stands in column {len(fields) + 1}, which has no heading: remove it, or put words with the separator"
        )
        raise Unreadable(f"{told} in quotation marks", field="row", where=where)
    row: dict[str, Any] = {}
    for field, cell in zip(fields, cells, strict=False):
        if isinstance(cell, sheets.Formula):
            raise Unreadable(
                "is a formula, which is not evaluated: paste its value", field=field, where=where
            )
        if cell:
            row[field] = [each for each in PARTED.split(cell) if each.strip()] if field in LISTS else cell
    for field in ("kind", "grade"):
        if field in row:
            row[field] = row[field].casefold() if field == "kind" else row[field].upper()
    return row


def _lines(content: bytes, place: str) -> Iterator[tuple[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}): save it as UTF-8", where=place) from error
    rows = [
        (f"{place}, row {number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    if not rows:
        raise Unreadable("is empty: put one source on each line", where=place)
    yield from rows


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is not JSON ({error}): mend or remove the line", where=where) from error
    if not isinstance(row, dict):
        raise Unreadable("is not an object with fields such as name and kind", where=where)
    for field in row:
        if field not in FIELDS:
            raise Unreadable(f"is not a field: use {', '.join(FIELDS)}", field=str(field), where=where)
    return row


def _listed(row: dict[str, Any], where: str) -> Listed:
    grade = _choice(row, "grade", tuple(Reliability), where)
    reason = _words(row, "grade_reason", where)
    if grade and not reason:
        raise Unreadable("is missing: say why the source has this grade", field="grade_reason", where=where)
    if reason and not grade:
        raise Unreadable("is missing: a reason wants its letter, A to F", field="grade", where=where)
    name = _words(row, "name", where)
    if not fold(name):
        raise Unreadable("is missing: every source has one", field="name", where=where)
    kind = _choice(row, "kind", KINDS, where)
    return Listed(
        where=where,
        name=name,
        kind=SourceKind(kind) if kind else None,
        aliases=_several(row, "aliases", where),
        domains=_several(row, "domains", where),
        owner=_words(row, "owner", where),
        edition_of=_words(row, "edition_of", where),
        country=_words(row, "country", where, most=MOST_COUNTRY),
        grade=Reliability(grade) if grade else None,
        grade_reason=reason,
    )


def _words(row: dict[str, Any], field: str, where: str, most: int = LONGEST) -> str:
    given = row.get(field)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise Unreadable(f"is {given!r:.40}: put it in quotation marks", field=field, where=where)
    return _short(given, field, where, most)


def _several(row: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    given = row.get(field)
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(each, str) and each.strip() for each in given):
        raise Unreadable('must be a list of words such as ["one", "other"]', field=field, where=where)
    return tuple(_short(each, field, where) for each in given)


def _short(given: str, field: str, where: str, most: int = LONGEST) -> str:
    text = " ".join(given.split())
    if "\x00" in text:
        raise Unreadable("holds a null character: remove it", field=field, where=where)
    # A reason may be as long as it needs to be; a name is a name.
    if field != "grade_reason" and len(text) > most:
        raise Unreadable(f"is longer than {most} characters: shorten it", field=field, where=where)
    return text


def _choice(row: dict[str, Any], field: str, words: Sequence[str], where: str) -> str:
    given = _words(row, field, where)
    if given and given not in words:
        allowed = ", ".join(str(word) for word in words)
        raise Unreadable(f"“{given}” is none of {allowed}", field=field, where=where)
    return given


def _clashes(listed: Sequence[Listed]) -> Iterator[Refused]:
    """Names and domains that two rows both lay claim to."""
    for field in ("name", "domains"):
        holders: dict[str, Listed] = {}
        for row in listed:
            words = (row.name, *row.aliases) if field == "name" else row.domains
            for word in words:
                first = holders.setdefault(fold(word) if field == "name" else word.casefold(), row)
                if first is not row:
                    other = stated(f"“{word}” already belongs to “{first.name}” ({first.where})")
                    yield Unreadable(f"{other}: list it once", field=field, where=row.where)
