"""Every resource answers as described, in few queries, and shows nothing that is not published."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from claims.models import Claim, Event
from provenance.accounts.models import User
from provenance.partners import reference
from provenance.partners.catalogue import RESOURCES
from sources.models import Article
from sources.vocabulary import Publication, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_source,
)
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db
NAMES = [resource.name for resource in RESOURCES]


def describes(name: str, answer: Any) -> None:
    """Fail unless the answer is what the API's own description says of it."""
    described = reference.description()
    Draft202012Validator({**described, "$ref": f"#/components/schemas/{name}"}).validate(answer)


def form_of(operation: str) -> str:
    for methods in reference.description()["paths"].values():
        for each in methods.values():
            if each["operationId"] == operation:
                schema = each["responses"]["200"]["content"]["application/json"]["schema"]
                whole = schema["anyOf"][0] if "anyOf" in schema else schema  # else some of it was asked for
                return str(whole["$ref"].rsplit("/", 1)[-1])
    raise LookupError(operation)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_what_its_description_says(api: APIClient, name: str) -> None:
    scene = set_scene()

    answer = api.get(f"/api/v1/{name}/")

    assert answer.status_code == 200
    page = json.loads(answer.content)
    describes(form_of(f"list_{name}"), page)
    assert scene.by_resource()[name] in {row["id"] for row in page["results"]}


@pytest.mark.parametrize("name", NAMES)
def test_one_of_each_is_what_its_description_says(api: APIClient, name: str) -> None:
    identity = set_scene().by_resource()[name]

    answer = api.get(f"/api/v1/{name}/{identity}/")

    assert answer.status_code == 200
    describes(form_of(f"read_{name}"), json.loads(answer.content))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_takes_as_many_queries_however_long_it_is(api: APIClient, name: str) -> None:
    for number in range(3):
        set_scene(number)

    with CaptureQueriesContext(connection) as queries:
        answer = api.get(f"/api/v1/{name}/")

    assert len(answer.json()["results"]) >= 3
    # One asks whether anything at all is hidden today, one reads the page; a page of derivations is marked by one more;
    # beside one of sources three look up their households, their track records and which answers are in sight, beside
    # one of reviews three which versions went out and who signed them.
    asked, read, *marks = (query["sql"] for query in queries)
    assert len(marks) == {"derivations": 1, "reviews": 3, "sources": 3}.get(name, 0)
    assert not any("COUNT(" in sql or "OFFSET" in sql for sql in (asked, read))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_hidden_is_answered_like_what_never_was(api: APIClient, name: str) -> None:
    identity = set_scene(graded=False).by_resource()[name]
    hide()

    hidden = api.get(f"/api/v1/{name}/{identity}/")
    unknown = api.get(f"/api/v1/{name}/zzzzzzzzzzzz/")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.content == unknown.content
    assert api.get(f"/api/v1/{name}/").json()["results"] == []


def hide() -> None:
    """Take everything out of sight, and with it whoever is known by it alone."""
    for model in (Article, Claim, Event):
        model.objects.update(publication=Publication.DRAFT)


@pytest.mark.parametrize("name", NAMES)
def test_the_newsroom_sees_what_is_hidden(api: APIClient, ana: User, name: str) -> None:
    identity = set_scene(graded=False).by_resource()[name]
    hide()
    api.force_authenticate(ana)

    assert api.get(f"/api/v1/{name}/{identity}/").status_code == 200


@pytest.mark.parametrize(
    ("name", "model"),
    [("claims", Claim), ("articles", Article), ("events", Event)],
    ids=["claim", "article", "event"],
)
def test_an_embargo_ends_by_itself(api: APIClient, name: str, model: Any) -> None:
    identity = set_scene().by_resource()[name]
    model.objects.update(embargo_until=NOON)

    with time_machine.travel(NOON - timedelta(seconds=1), tick=False):
        before = api.get(f"/api/v1/{name}/{identity}/")
    with time_machine.travel(NOON, tick=False):
        after = api.get(f"/api/v1/{name}/{identity}/")

    assert (before.status_code, after.status_code) == (404, 200)


def test_a_merged_claim_leads_on_to_what_it_became(api: APIClient) -> None:
    kept = make_claim()
    gone = make_claim(merged_into=kept)

    answer = api.get(f"/api/v1/claims/{gone.public_id}/")

    assert answer.status_code == 302
    assert answer["Location"] == f"/api/v1/claims/{kept.public_id}/"


def test_a_merged_claim_does_not_lead_on_to_a_hidden_one(api: APIClient) -> None:
    kept = make_claim(publication=Publication.DRAFT)
    gone = make_claim(merged_into=kept)

    assert api.get(f"/api/v1/claims/{gone.public_id}/").status_code == 404


def test_a_voice_heard_only_in_hidden_articles_stays_unknown(api: APIClient) -> None:
    heard = make_source("Heard in the open", kind=SourceKind.PERSON)
    whispering = make_source("Heard in a draft", kind=SourceKind.PERSON)
    make_appearance(attributed_to=heard)
    make_appearance(
        capture=make_capture(article=make_article(publication=Publication.DRAFT)), attributed_to=whispering
    )

    names = {row["name"] for row in api.get("/api/v1/sources/").json()["results"]}

    assert "Heard in the open" in names
    assert "Heard in a draft" not in names


def test_a_hidden_article_enters_no_count_and_no_filter(api: APIClient) -> None:
    claim = make_claim()
    open_one, hidden = make_capture("Open words."), make_capture("Hidden words.")
    make_appearance(claim, capture=open_one)
    make_appearance(claim, capture=hidden)
    make_corroboration(claim, origins_for=2, articles=2)
    Article.objects.filter(pk=hidden.article_id).update(publication=Publication.DRAFT)

    backing = api.get(f"/api/v1/claims/{claim.public_id}/").json()
    sought = api.get("/api/v1/claims/", {"origins_min": 2}).json()["results"]

    assert (backing["corroboration"]["origins_for"], backing["corroboration"]["articles"]) == (1, 1)
    assert hidden.article.public_id not in json.dumps(backing)
    assert sought == []
    assert api.get("/api/v1/claims/", {"article": hidden.article.public_id}).json()["results"] == []


def test_the_root_names_every_list(api: APIClient) -> None:
    lists = api.get("/api/v1/").json()

    assert set(lists) == {*NAMES, "changes"}
    assert all(api.get(address).status_code == 200 for address in lists.values())


def test_asked_for_its_options_a_list_names_its_parameters(api: APIClient) -> None:
    told = api.options("/api/v1/claims/").json()

    assert told["parameters"]["stance"]["enum"] == ["asserts", "repeats", "disputes"]


@pytest.mark.parametrize("name", [*NAMES, "changes"])
def test_an_address_is_the_same_with_and_without_its_slash(api: APIClient, name: str) -> None:
    set_scene()

    assert api.get(f"/api/v1/{name}").json()["results"] == api.get(f"/api/v1/{name}/").json()["results"]
