"""The API's description is whole, valid and readable, and its page brings nothing from elsewhere."""

import re
import shlex
from typing import Any, TypedDict
from urllib.parse import urlsplit

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator

from provenance.history.past.instant import FIELD
from provenance.partners import forms, past, reference, views
from provenance.partners.catalogue import RESOURCES
from sources.vocabulary import Publication
from tests.factories import make_claim
from tests.partners import make_key, make_partner


def test_the_description_is_openapi_3_1_without_a_warning(tmp_path: object) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", f"{tmp_path}/schema.yaml")

    assert reference.description()["openapi"].startswith("3.1")


def test_every_list_and_every_parameter_is_described() -> None:
    paths = reference.description()["paths"]

    for resource in RESOURCES:
        listed = {each["name"] for each in paths[f"/api/v1/{resource.name}/"]["get"]["parameters"]}
        moment = {FIELD} if resource.name in past.OF_CLAIM else set()
        assert listed == {
            *(each.name for each in resource.parameters),
            "cursor",
            "page_size",
            "format",
            *views.chosen_by(resource),
            *moment,
        }
        assert f"/api/v1/{resource.name}/{{public_id}}/" in paths


def test_every_reference_leads_somewhere() -> None:
    described = reference.description()

    named = set(re.findall(r"#/components/schemas/(\w+)", str(described)))
    assert named <= set(described["components"]["schemas"])


@pytest.mark.parametrize(
    ("address", "accept", "media"),
    [
        ("/api/schema/", "*/*", "application/json"),
        ("/api/schema/", "application/yaml", "application/yaml"),
        ("/api/schema.json", "*/*", "application/json"),
        ("/api/schema.yaml", "*/*", "application/yaml"),
    ],
    ids=["as JSON unless asked otherwise", "as YAML when asked", "JSON by name", "YAML by name"],
)
def test_the_description_comes_as(address: str, accept: str, media: str) -> None:
    answer = Client().get(address, headers={"Accept": accept})

    assert answer["Content-Type"] == media
    assert yaml.load(answer.content, yaml.CSafeLoader) == reference.description()


def test_it_is_written_as_yaml_once_however_often_it_is_asked_for() -> None:
    first = Client().get("/api/schema.yaml").content
    written = reference._written_as_yaml.cache_info().misses

    assert Client().get("/api/schema.yaml").content == first
    assert reference._written_as_yaml.cache_info().misses == written


@pytest.mark.django_db
class TestPage:
    """The page for people."""

    @pytest.fixture
    def page(self) -> html.HtmlElement:
        answer = Client().get("/api/docs/")
        assert answer.status_code == 200
        return html.document_fromstring(answer.content.decode())

    def test_it_shows_every_address_and_every_form(self, page: html.HtmlElement) -> None:
        text = page.text_content()
        described = reference.description()

        assert all(address in text for address in described["paths"])
        assert all(
            page.get_element_by_id(f"form-{name}", None) is not None
            for name in described["components"]["schemas"]
            if not name.removesuffix("Page").endswith("Part")  # the same fields once more
        )
        assert page.get_element_by_id("form-ClaimPart", None) is None

    def test_every_link_inside_it_leads_somewhere(self, page: html.HtmlElement) -> None:
        targets = {link[1:] for link in page.xpath("//main//a/@href") if link.startswith("#")}

        assert targets <= set(page.xpath("//@id"))

    def test_no_id_stands_twice(self, page: html.HtmlElement) -> None:
        ids = page.xpath("//@id")

        assert len(ids) == len(set(ids))

    def test_it_brings_nothing_from_elsewhere_and_no_inline_code(self, page: html.HtmlElement) -> None:
        brought = page.xpath("//link/@href | //script/@src | //img/@src")

        assert {urlsplit(address).netloc for address in brought} <= {""}
        assert page.xpath("//@style | //@onclick | //script[not(@src)] | //style") == []

    def test_its_commands_ask_addresses_that_answer(self, page: html.HtmlElement) -> None:
        commands = [each.text_content() for each in page.xpath("//main//pre")]
        plain = [found[1] for each in commands if (found := re.fullmatch(r"curl '([^']+)'", each))]

        asked = {
            urlsplit(address)._replace(scheme="", netloc="").geturl()
            for address in plain
            if "/ID/" not in address
        }
        assert len(asked) >= len(RESOURCES)
        assert {Client().get(path).status_code for path in asked} == {200}


@pytest.mark.django_db
def test_what_is_sent_by_its_commands_stands_in_them_and_is_taken() -> None:
    """As a shell reads them, with a key in KEY; words that only the demo’s article has are refused by name."""
    page = html.fromstring(Client().get("/api/docs/").content)
    sent = [each.text_content() for each in page.xpath("//main//pre") if " -X " in each.text_content()]
    key = make_key(make_partner(), scopes=["read", "write", "match"])
    answered = {}
    for command in sent:
        words = shlex.split(command.replace("$KEY", key.secret).replace("$(date +%s)", "1772366400"))
        flags, (address,) = (
            [each for each in words[1:] if not each.startswith("http")],
            [each for each in words if each.startswith("http")],
        )
        given = dict(zip(flags[::2], flags[1::2], strict=True))
        headers = dict(words[at + 1].split(": ", 1) for at, flag in enumerate(words) if flag == "-H")
        answer = Client().generic(
            given["-X"],
            urlsplit(address).path,
            given.get("-d", ""),
            content_type="application/json",
            headers=headers,
        )
        answered[given["-X"], urlsplit(address).path] = (answer.status_code, answer.json().get("field"))

    assert answered == {
        ("POST", "/api/v1/appearances/"): (404, "article"),
        ("POST", "/api/v1/ingest/"): (202, None),
        ("POST", "/api/v1/match/"): (200, None),
        ("PATCH", "/api/v1/proposals/ID/"): (404, None),
        ("DELETE", "/api/v1/proposals/ID/"): (404, None),
    }
    assert "@request.json" not in "".join(sent)


def test_a_type_that_has_no_place_in_an_answer_is_refused() -> None:
    with pytest.raises(TypeError, match="has no place in an answer"):
        forms.schema_of(bytes, lambda name, schema: None)


def test_a_word_that_may_be_missing_is_described_as_null_too() -> None:
    told = forms.schema_of(Publication | None, lambda name, schema: None)

    words = {"type": "string", "enum": ["draft", "published", "withdrawn"]}
    assert told == {"anyOf": [words, {"type": "null"}]}


def test_two_forms_that_would_be_described_as_one_are_refused() -> None:
    one, other = (TypedDict("TwinTold", {name: str}) for name in ("id", "text"))  # type: ignore[operator]
    forms.named(one, lambda name, schema: None)
    forms.named(one, lambda name, schema: None)

    with pytest.raises(TypeError, match="would both be described as Twin: rename one"):
        forms.named(other, lambda name, schema: None)


@pytest.mark.django_db
def test_a_command_names_a_claim_that_is_there_and_never_a_hidden_one() -> None:
    hidden = make_claim("Hidden.", publication=Publication.DRAFT)
    page = Client().get("/api/docs/").content.decode()
    assert "/api/v1/claims/ID/" in page
    assert hidden.public_id not in page

    claim = make_claim("Shown.")
    page = Client().get("/api/docs/").content.decode()
    for end in ("", "annotations/", "annotations/page/", "prov/", "prov-jsonld/", "schema-org/"):
        assert f"/api/v1/claims/{claim.public_id}/{end}&#x27;" in page


def test_the_bare_address_leads_to_the_page_for_people() -> None:
    assert Client().get("/api/").headers["Location"] == "/api/docs/"


def test_an_independent_validator_finds_nothing_wrong_with_it() -> None:
    described: Any = reference.description()

    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def test_every_operation_says_who_may_ask_and_what_may_go_wrong() -> None:
    described = reference.description()
    operations = [one for methods in described["paths"].values() for one in methods.values()]

    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    ways = set(described["components"]["securitySchemes"])
    error = {"$ref": "#/components/schemas/Error"}
    for one in operations:
        assert one["summary"]
        assert one["description"]
        assert one["security"]
        assert {name for way in one["security"] for name in way} <= ways
        faults = [told for number, told in one["responses"].items() if int(number) >= 400]
        assert faults
        assert all(told["content"]["application/json"]["schema"] == error for told in faults)
        assert "429" in one["responses"]
