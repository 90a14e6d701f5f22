"""A curator hands a list of sources in, reads what it would do, takes it in and takes it back."""

import csv
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.actions import corroboration
from claims.models import Corroboration
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.models import Source, SourceImport
from sources.vocabulary import Reliability, SourceKind
from tests.desk import sit
from tests.factories import make_appearance, make_capture, make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain, queries, shown
from tests.sources.intake.sheets_made import workbook

pytestmark = pytest.mark.django_db
HEADING = ("name", "kind", "domains", "owner", "grade", "grade_reason")
ROWS = (
    ("The council", "organisation", "", "Lindt Group", "E", "Forged a letter"),
    ("Lindt Group", "organisation", "", "", "", ""),
    ("Quiet", "outlet", "", "", "", ""),
)


@pytest.fixture
def council(ben: User) -> Source:
    """A graded source that one claim rests on, and one the list leaves as it is."""
    source = make_source("The council", kind=SourceKind.ORGANISATION)
    make_grade(source, Reliability.B, graded_by=ben)
    make_source("Quiet")
    claim = make_claim("Four were killed.")
    make_appearance(claim, capture=make_capture(), attributed_to=source)
    corroboration.refresh(claim_id=claim.pk)
    line.drain()
    return source


def hand_in(client: Client, content: bytes, name: str = "list.xlsx") -> Any:
    return client.post("/sources/import/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def press(client: Client, deed: str, why: str = "") -> Any:
    row = SourceImport.objects.get()
    typed = {"deed": deed, "why": why, "version": str(row.version)}
    return client.post(f"/sources/import/{row.public_id}/", typed, follow=True)


def test_a_list_is_tried_out_taken_in_and_taken_back(ben: User, council: Source) -> None:
    client, first = sit(ben), Corroboration.objects.get().score

    told = plain(hand_in(client, workbook(HEADING, *ROWS)).content.decode())

    assert "Tried out, and nothing is saved yet" in told
    assert "2 The council changed owner: nobody → Lindt Group grade: B → E" in told
    assert "3 Lindt Group new kind: organisation" in told
    assert "4 Quiet unchanged" in told
    assert "1 claim worked out again: 1 claim moves" in told
    assert "Four were killed." in told
    assert not Source.objects.filter(name="Lindt Group").exists()

    assert "Say why" in press(client, "apply").content.decode()
    assert "Taken in" in plain(press(client, "apply", "From the yearbook.").content.decode())
    line.drain()
    council.refresh_from_db()
    assert str(council.owner) == "Lindt Group"
    assert Corroboration.objects.get().score < first

    assert "taken back" in plain(press(client, "undo").content.decode())
    line.drain()
    council.refresh_from_db()
    assert council.owner is None
    assert Corroboration.objects.get().score == first
    assert Source.objects.get(name="Lindt Group").retired


def test_every_fault_is_told_by_row_and_column_and_can_be_taken_along_safely(ben: User) -> None:
    client = sit(ben)
    faulty = b"name,kind,owner,grade\nA,paper,,\nB,outlet,Nobody,\nC,,,B\n=1+1,outlet,=cmd|x,\n"

    told = plain(hand_in(client, faulty, "list.csv").content.decode())

    assert "to mend: nothing can be taken in" in told
    assert "3 owner “Nobody” is not a known source add a row for it or mend the name" in told
    assert "Take in" not in told
    row = SourceImport.objects.get()
    assert [fault["row"] for fault in row.faults] == ["2", "4", "3", "5"]
    answer = client.get(f"/sources/import/{row.public_id}/faults.csv")
    table = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert table[0] == ["row", "column", "what", "remedy"]
    assert "attachment" in answer["Content-Disposition"]
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]
    assert press(client, "apply", "So.").status_code == 400


def test_the_template_is_a_list_that_can_be_handed_in(ben: User) -> None:
    client = sit(ben)

    told = plain(
        hand_in(client, client.get("/sources/import/template.csv").content, "sources.csv").content.decode()
    )

    assert "Example Wire new" in told
    assert SourceImport.objects.get().faults == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "Choose the file"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04junk")}, "damaged or unusual"),
        ({"file": SimpleUploadedFile("<b>.csv", b"weight\n3")}, "is no column of a list"),
    ],
)
def test_a_file_that_is_no_list_is_told_on_the_form(ben: User, files: dict[str, Any], told: str) -> None:
    answer = sit(ben).post("/sources/import/", files)

    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert (
        "<b>"
        not in answer.content.decode()
        .partition("<main")[2]
        .partition("<section")[0]
        .partition("Not saved")[2]
    )
    assert not SourceImport.objects.exists()


@pytest.mark.parametrize("who", ["carla", "ana", None])
def test_only_curators_get_as_far(request: pytest.FixtureRequest, db: None, who: str | None) -> None:
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))
    for door in ("", "template.csv", "x/", "x/faults.csv"):
        assert client.get(f"/sources/import/{door}").status_code == (403 if who else 302)
    assert client.post("/sources/import/").status_code == (403 if who else 302)


def test_the_pages_cost_the_same_however_long_the_list_is(ben: User) -> None:
    client = sit(ben)
    counts = []
    for number in (1, 12):
        rows = [
            (f"Outlet {number} {each}", "outlet", f"o{number}x{each}.example", "", "", "")
            for each in range(number)
        ]
        address = hand_in(client, workbook(HEADING, *rows)).redirect_chain[-1][0]
        counts.append((queries(client, "/sources/import/"), queries(client, address)))

    assert counts[0] == counts[1] == (4, 4)
    assert shown(client, "/sources/import/").count("list.xlsx") == 2
    assert client.get("/sources/import/nothing/").status_code == 404
