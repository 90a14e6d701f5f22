"""Reading a table somebody hands in: every honest way of writing one, and no hostile one."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.intake import sheets
from sources.intake.catalogue import read_sheet
from sources.intake.sheets import Formula, lines
from sources.vocabulary import Reliability, SourceKind
from tests.sources.intake.sheets_made import with_part, workbook

HEADING = ("name", "kind", "aliases", "domains", "grade", "grade_reason")
ROW = ("Nación Café", "Outlet", "La Nación; NC", "nacion.example", "b", "2026-02-01: corrects; openly")
COMMA = f"{','.join(HEADING)}\r\nNación Café,Outlet,La Nación; NC,nacion.example,b,2026-02-01: corrects; openly\r\n"
SEMICOLON = f'{";".join(HEADING)}\nNación Café;Outlet;"La Nación; NC";nacion.example;b;"2026-02-01: corrects; openly"\n'

WRITTEN = {
    "commas, UTF-8": COMMA.encode(),
    "with its mark": COMMA.encode("utf-8-sig"),
    "semicolons, as Excel writes them in Spanish": SEMICOLON.encode("cp1252"),
    "Latin-1": COMMA.encode("latin-1"),
    "UTF-16 with its mark": SEMICOLON.encode("utf-16"),
    "tabs": COMMA.replace(",", "\t").encode(),
    "a blank row between, headings in capitals": (
        "\n" + COMMA.replace("name,", "NAME ,", 1).replace("\r\n", "\r\n\r\n")
    ).encode(),
    "a workbook": workbook(HEADING, (), ROW),
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_however_a_table_is_written_it_says_the_same(content: bytes) -> None:
    (row,), faults = read_sheet(content)

    assert faults == []
    assert (row.name, row.kind, row.aliases) == ("Nación Café", SourceKind.OUTLET, ("La Nación", "NC"))
    assert (row.domains, row.grade) == (("nacion.example",), Reliability.B)
    assert row.grade_reason == "2026-02-01: corrects; openly"


def test_a_workbook_s_numbers_and_days_are_read_as_they_look() -> None:
    (_, heading), (number, cells) = lines(
        workbook(("name", "a", "b", "c"), (7.0, 7.5, date(2026, 2, 1), "  x "))
    )

    assert heading == ["name", "a", "b", "c"]
    assert (number, cells) == (2, ["7", "7.5", "2026-02-01", "x"])


def test_a_formula_is_never_evaluated_and_told_by_row_and_column() -> None:
    content = workbook(("name", "country"), ("Fine", "Norway"), ("Bad", '=HYPERLINK("http://x.example","y")'))

    listed, (fault,) = read_sheet(content)

    assert [row.name for row in listed] == ["Fine"]
    assert (fault.where, fault.field) == ("row 3", "country")
    assert "is a formula, which is not evaluated: paste its value" in fault.sentence
    assert isinstance(lines(content)[2][1][1], Formula)


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]><x>&a;</x>"
FINE = workbook(("name",), ("A",))
HOSTILE = {
    "nothing": (b" \n ", "is empty"),
    "too large": (b"name\n" + b"a\n" * 1_000_001, "larger than 2 MB"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "save it as .xlsx without a password"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is no table"),
    "a zip that is none": (b"PK\x03\x04" + b"\xff" * 90, "damaged or unusual"),
    "half a workbook": (FINE[: len(FINE) // 2], "damaged or unusual"),
    "a zip without a workbook": (with_part(FINE, "[Content_Types].xml", b"<Types/>"), "damaged or unusual"),
    "a sheet that is no XML": (
        with_part(FINE, "xl/worksheets/sheet1.xml", b"<worksheet><row"),
        "damaged or unusual",
    ),
    "a zip bomb": (with_part(FINE, "xl/bomb.xml", b" " * 20_000_001), "unpacks to more"),
    "entities": (with_part(FINE, "xl/worksheets/sheet1.xml", BOMB), "declares entities"),
    "entities late": (with_part(FINE, "xl/worksheets/sheet1.xml", b" " * 9_000 + BOMB), "declares entities"),
    "entities in UTF-16": (
        with_part(FINE, "xl/worksheets/sheet1.xml", BOMB.decode().encode("utf-16")),
        "declares entities",
    ),
    "entities in UTF-16 without a mark": (
        with_part(FINE, "xl/worksheets/sheet1.xml", BOMB.decode().encode("utf-16-be")),
        "declares entities",
    ),
    "entities in the letters of a mainframe": (
        with_part(
            FINE,
            "xl/sharedStrings.xml",
            b"<?xml version='1.0' encoding='cp037'?>" + BOMB.decode().encode("cp037"),
        ),
        "declares entities",
    ),
    "a million empty cells": (
        with_part(FINE, "xl/worksheets/sheet1.xml", b"<worksheet><row>" + b"<c/>" * 1_000_000),
        "more cells",
    ),
    "a quotation mark left open": (b'name,kind\n"A,outlet\n', "quotation mark that is not closed"),
    "too many rows": (b"name\n" + b"a\n" * 300, "more than 200 rows"),
    "too many blank rows": (b"name\n" + b"\n" * 2_600, "too many blank rows"),
    "too many columns": (b"name" + b",x" * 50, "more than 40 columns"),
    "a workbook too wide": (workbook(("name", *["x"] * 50)), "more than 40 columns"),
    "a cell without end": (b"name\n" + b"a" * 9_000, "more than 8,000 letters"),
    "a heading we do not know": (b"name,weight\nA,3", "is no column of a list"),
    "a column without a heading": (b"name,,kind\nA,x,outlet", "without a heading"),
    "a heading twice": (b"name,kind,kind\nA,x,y", "stands there twice"),
    "no name": (b"kind,country\noutlet,x", "every source has one"),
}


@pytest.mark.parametrize(("content", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_list_is_refused_in_one_clear_line(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_sheet(content)

    assert told in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_a_cell_beyond_the_heading_is_a_fault_of_its_row_alone() -> None:
    listed, (fault,) = read_sheet(b"name,kind\nA,outlet\nB,outlet,Norway\n")

    assert [row.name for row in listed] == ["A"]
    assert (fault.where, fault.field) == ("row 3", "row")
    assert "which has no heading" in fault.sentence


@given(st.binary(max_size=400), st.sampled_from([b"", b"name,kind\n", b"PK\x03\x04", b"\xff\xfe"]))
def test_no_bytes_at_all_do_anything_but_read_or_be_refused(content: bytes, start: bytes) -> None:
    found: list[sheets.Line] = []
    with suppress(Unreadable):
        found = sheets.lines(start + content)

    assert all(number > 0 and any(cells) for number, cells in found)
