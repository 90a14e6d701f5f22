"""Only the fields that are asked for are told, under the names of the row's form, in pages and in whole lists."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from claims.api.appearances import AppearanceTold
from claims.api.claims import ClaimInFull, ClaimTold
from provenance.accounts.models import User
from provenance.partners import picking
from provenance.partners.errors import Fault
from provenance.partners.exports import writing
from tests.provenance.partners.scene import set_scene

CLAIMS = "/api/v1/claims/"
TOLD = {"id": "a", "value": {"low": 1, "high": 2}, "ledger": [{"label": "x", "points": 1.0}], "as_of": None}


def test_names_lead_into_what_is_null_or_listed() -> None:
    names = picking.names(ClaimInFull)

    assert names[:2] == ("id", "text")
    for name in ("value", "value.low", "as_of.first", "corroboration.origins_for", "ledger.points"):
        assert name in names
    assert "ledger.label" not in picking.names(ClaimTold)
    assert "stale.article.title" in picking.names(AppearanceTold)


@pytest.mark.parametrize(
    ("written", "picked"),
    [
        ("id", {"id": "a"}),
        ("value.low", {"id": "a", "value": {"low": 1}}),
        ("value.low,value", {"id": "a", "value": {"low": 1, "high": 2}}),
        ("value,value.low", {"id": "a", "value": {"low": 1, "high": 2}}),
        ("ledger.points, id", {"id": "a", "ledger": [{"points": 1.0}]}),
        ("as_of.first", {"id": "a", "as_of": None}),
    ],
)
def test_a_row_is_cut_to_what_is_asked_for(written: str, picked: dict[str, Any]) -> None:
    wanted = picking.read({"fields": written}, ClaimInFull)

    assert picking.picked(TOLD, wanted) == picked
    assert picking.picked(TOLD, picking.read({}, ClaimInFull)) == TOLD


@pytest.mark.parametrize(
    "written", ["", "id,", "truth", "value.", "value.low.high", "id,\x00", "ID", "i" * 5000]
)
def test_a_name_that_is_none_is_refused_with_those_that_are(written: str) -> None:
    with pytest.raises(Fault) as refused:
        picking.read({"fields": written}, ClaimTold)

    assert refused.value.field == "fields"
    assert "name fewer" in str(refused.value.detail) or "value.low" in str(refused.value.detail)


def test_the_columns_of_a_table_follow_in_the_order_of_the_form() -> None:
    wanted = picking.read({"fields": "corroboration.score,value.low,as_of,text"}, ClaimTold)

    columns = list(writing.columns(picking.reduced(ClaimTold, wanted)))

    assert columns == ["id", "text", "value.low", "as_of.first", "as_of.last", "corroboration.score"]


@pytest.mark.django_db(transaction=True)
def test_pages_rows_and_whole_lists_are_cut_alike_and_each_has_its_own_tag(api: APIClient, ana: User) -> None:
    scene = set_scene()
    api.force_authenticate(ana)
    asked = "fields=text,value.low"

    page, whole = api.get(f"{CLAIMS}?{asked}"), api.get(CLAIMS)
    one = api.get(f"{CLAIMS}{scene.four.public_id}/?{asked}").json()
    lines = b"".join(api.get(f"{CLAIMS}?{asked}&format=csv").streaming_content)  # type: ignore[attr-defined]

    assert page["ETag"] != whole["ETag"]
    assert one == {"id": scene.four.public_id, "text": scene.four.text, "value": {"low": 4}}
    assert one in page.json()["results"]
    assert lines.splitlines()[0] == b"id,text,value.low"
    refused = api.get(f"{CLAIMS}?fields=truth").json()
    assert (refused["field"], "corroboration.origins_for" in refused["detail"]) == ("fields", True)
