"""Whole lists come as lines, CSV or a spreadsheet: the rows of the pages, under their filters, to those we know."""

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.accounts.models import User
from provenance.partners.catalogue import BY_NAME
from provenance.partners.exports import spreadsheet
from provenance.partners.vocabulary import Scope
from sources.api.shapes import SourceBrief
from tests.partners import make_key
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db(transaction=True)
CLAIMS = "/api/v1/claims/"


def whole(api: APIClient, address: str, **headers: Any) -> bytes:
    answer = api.get(address, headers=headers or None)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.fixture
def known(api: APIClient, ana: User) -> APIClient:
    api.force_authenticate(ana)
    return api


def test_lines_are_the_rows_of_the_pages_in_every_resource(known: APIClient) -> None:
    set_scene()

    for name in BY_NAME:
        pages = known.get(f"/api/v1/{name}/").json()["results"]
        lines = whole(known, f"/api/v1/{name}/?format=ndjson").splitlines()
        assert [json.loads(each) for each in lines] == pages
        assert pages


def test_a_list_is_narrowed_as_its_pages_are(known: APIClient) -> None:
    scene = set_scene()

    lines = whole(known, f"{CLAIMS}?format=ndjson&value_min=3").splitlines()

    assert [json.loads(each)["id"] for each in lines] == [scene.four.public_id]
    answer = known.get(f"{CLAIMS}?format=csv&value_min=many")
    assert (answer.status_code, answer.json()["field"]) == (400, "value_min")


def test_csv_and_spreadsheet_say_the_same_and_hold_no_formula(known: APIClient) -> None:
    scene = set_scene()
    Claim.objects.filter(pk=scene.two.pk).update(text='=HYPERLINK("https://evil.example")')

    rows = list(csv.DictReader(io.StringIO(whole(known, f"{CLAIMS}?format=csv").decode())))
    sheet = openpyxl.load_workbook(io.BytesIO(whole(known, f"{CLAIMS}?format=xlsx"))).active
    heading, *cells = sheet.iter_rows(values_only=True)
    table = [dict(zip(heading, each, strict=True)) for each in cells]

    assert [row["id"] for row in rows] == [row["id"] for row in table]
    (two,) = [row for row in table if row["id"] == scene.two.public_id]
    assert two["text"] == '\'=HYPERLINK("https://evil.example")'
    assert (two["value.low"], two["value.approximate"]) == (2, False)
    assert [row["text"] for row in rows] == [row["text"] for row in table]


def test_http_s_own_way_of_asking_does_as_well_and_faults_are_told_in_json(known: APIClient) -> None:
    set_scene()

    assert whole(known, CLAIMS, accept="text/csv").startswith(b"id,text,")
    assert known.get(CLAIMS).json()["results"]
    assert known.get(CLAIMS, headers={"accept": "image/png"}).status_code == 406
    for address, field in (
        (f"{CLAIMS}?format=pdf", "format"),
        (f"{CLAIMS}?format=csv&page_size=5", "page_size"),
        ("/api/v1/reviews/?format=csv&as_of=2026-01-01&claim=000000000000", "as_of"),
    ):
        answer = known.get(address, headers={"accept": "text/csv"})
        assert (answer.status_code, answer["content-type"], answer.json()["field"]) == (
            400,
            "application/json",
            field,
        )


def test_strangers_and_keys_that_do_not_open_bulk_are_sent_away(api: APIClient) -> None:
    set_scene()
    reads, pulls = make_key(scopes=[Scope.READ]).secret, make_key(scopes=[Scope.READ, Scope.BULK]).secret

    assert api.get(f"{CLAIMS}?format=csv").status_code == 401
    answer = api.get(f"{CLAIMS}?format=csv", headers={"authorization": f"Bearer {reads}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "key_out_of_scope")
    assert whole(api, f"{CLAIMS}?format=ndjson", authorization=f"Bearer {pulls}")


def test_it_is_packed_on_the_way_for_whoever_can_unpack(known: APIClient) -> None:
    set_scene()

    lines = known.get(f"{CLAIMS}?format=ndjson", headers={"accept-encoding": "gzip"})
    sheet = known.get(f"{CLAIMS}?format=xlsx", headers={"accept-encoding": "gzip"})

    assert lines["content-encoding"] == "gzip"
    assert sheet["content-encoding"] == "identity"


def test_more_rows_than_a_sheet_takes_go_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "ROWS", 3)
    lines = [{"id": f"{number:012}", "name": "\x01" + "x" * 40_000} for number in range(7)]

    book = openpyxl.load_workbook(io.BytesIO(b"".join(spreadsheet.as_xlsx(lines, SourceBrief))))

    assert [len(list(sheet.iter_rows())) for sheet in book.worksheets] == [4, 4, 2]
    assert book.worksheets[0]["B2"].value == "\ufffd" + "x" * (spreadsheet.LONGEST - 1)
