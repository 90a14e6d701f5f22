"""What a row names, and the lists that are of it, are told inside it, in as many queries however long the page is."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from provenance.partners import expanding, picking, reference
from provenance.partners.catalogue import BY_NAME
from provenance.partners.expanding import EXPANSIONS, Beside, Named
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_claim
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db


def described(form: str, answer: Any) -> None:
    whole = {**reference.description(), "$ref": f"#/components/schemas/{form}"}
    Draft202012Validator(whole).validate(answer)


def part(form: type) -> str:
    return f"{form.__name__.removesuffix('Told')}Part"


def test_what_is_told_inside_reads_as_its_own_list_tells_it(api: APIClient) -> None:
    set_scene()
    own = {
        name: {row["id"]: row for row in api.get(f"/api/v1/{name}/").json()["results"]} for name in BY_NAME
    }

    for name, expansions in EXPANSIONS.items():
        for each in expansions:
            if isinstance(each, Beside):
                continue  # a list of its own nowhere
            page = json.loads(api.get(f"/api/v1/{name}/?expand={each.name}").content)
            described(f"{part(BY_NAME[name].brief.form)}Page", page)
            told = [row[each.name] for row in page["results"]]
            inside = [one for many in told for one in (many if isinstance(many, list) else [many])]
            if not isinstance(each, Named):
                assert all(many["next"] is None for many in told)
                inside = [one for many in told for one in many["results"]]
            assert inside, (name, each.name)
            assert all(one == own[each.resource][one["id"]] for one in inside), (name, each.name)


def test_one_row_and_what_stands_in_what_is_expanded_are_told_likewise(api: APIClient) -> None:
    scene = set_scene()
    address = f"/api/v1/claims/{scene.four.public_id}/"

    plain, told = (
        api.get(address),
        api.get(f"{address}?expand=appearances.article,contradictions.claims,event"),
    )

    described("ClaimInFullPart", told.json())
    (quote,) = told.json()["appearances"]["results"]
    assert (
        quote["article"] == api.get("/api/v1/articles/").json()["results"][0] or quote["article"]["published"]
    )
    assert {each["id"] for each in told.json()["contradictions"]["results"][0]["claims"]} == {
        scene.four.public_id,
        scene.two.public_id,
    }
    assert told.json()["event"]["title"] == plain.json()["event_title"]
    assert told["ETag"] != plain["ETag"]


def test_fields_leave_what_is_expanded_whole_unless_some_of_it_is_named(api: APIClient) -> None:
    set_scene()

    def first(asked: str) -> dict[str, Any]:
        return dict(api.get(f"/api/v1/appearances/?{asked}").json()["results"][0])

    assert first("expand=article&fields=quote").keys() == {"id", "quote", "article"}
    assert "published" in first("expand=article&fields=quote")["article"]
    assert first("expand=article&fields=article.title")["article"].keys() == {"title"}


def test_lists_take_as_many_queries_with_all_of_it_however_long_they_are(api: APIClient) -> None:
    def asked() -> dict[str, int]:
        took = {}
        for name in EXPANSIONS:
            with CaptureQueriesContext(connection) as queries:
                answer = api.get(f"/api/v1/{name}/?expand={','.join(expanding.choices(name))}")
            assert answer.json()["results"]
            took[name] = len(queries)
        return took

    set_scene(0)
    few = asked()
    for number in range(1, 4):
        set_scene(number)

    assert asked() == few
    assert max(few.values()) <= 25


def test_a_long_list_is_told_in_part_and_its_address_leads_on(
    api: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "MOST_INSIDE", 2)
    claims = [make_claim(), make_claim()]
    quotes = [sorted(make_appearance(claim=claim).public_id for _ in range(5)) for claim in claims]

    rows = api.get("/api/v1/claims/?expand=appearances").json()["results"]

    for claim, ids in zip(claims, quotes, strict=True):
        (told,) = [row["appearances"] for row in rows if row["id"] == claim.public_id]
        rest = api.get(told["next"]).json()["results"]
        assert [row["id"] for row in told["results"]] == ids[:2]
        assert [row["id"] for row in rest] == ids[2:]


def test_what_is_hidden_is_not_told_inside_what_is_not(api: APIClient) -> None:
    scene = set_scene()
    hidden = make_appearance(claim=scene.four)
    Article.objects.filter(pk=hidden.capture.article_id).update(publication=Publication.WITHDRAWN)

    answer = api.get("/api/v1/claims/?expand=appearances,appearances.article").content.decode()

    assert scene.said.public_id in answer
    assert hidden.public_id not in answer
    assert hidden.capture.article.public_id not in answer


@pytest.mark.parametrize(
    ("address", "field", "remedy"),
    [
        ("claims/?expand=truth", "expand", "appearances.article"),
        ("claims/?expand=", "expand", "appearances"),
        ("claims/?expand=appearances&page_size=51", "page_size", "50"),
        ("claims/000000000000/?expand=event&as_of=2026-01-01", "expand", "as_of"),
        ("sources/?expand=articles", "expand", "fields"),
        ("claims/?expand=event&expand=reviews", "expand", "once"),
    ],
)
def test_what_cannot_be_expanded_is_refused_by_name(
    api: APIClient, address: str, field: str, remedy: str
) -> None:
    answer = api.get(f"/api/v1/{address}")

    assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert remedy in answer.json()["detail"]


def test_every_name_that_may_be_asked_for_is_described() -> None:
    for name, resource in BY_NAME.items():
        for end, shape in (("", resource.brief), ("{public_id}/", resource.full)):
            asked = reference.description()["paths"][f"/api/v1/{name}/{end}"]["get"]["parameters"]
            allowed = {each["name"]: each["schema"].get("items", {}).get("enum") for each in asked}
            assert allowed["fields"] == list(picking.names(shape.form))
            assert allowed.get("expand", []) == list(expanding.choices(name))
