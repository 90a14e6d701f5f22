"""The description shows what really was sent, answered and refused, each example beside the form it is of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from lxml import html
from openapi_schema_validator import OAS31Validator

from provenance.partners.examples import REFUSALS, Example, examples, keep
from provenance.partners.reference import description
from provenance.partners.rendering import encode

WITHOUT = {("ingest", "409"), ("change_proposal", "409"), ("take_proposal_back", "409")}
"""Refused only where two requests, or a person and a partner, meet."""
BEFORE = ("414", "503")
"""Refused before the program is reached, or where it cannot be."""


@dataclass(frozen=True)
class Body:
    """What is described of what an operation is sent (``where`` is “sent”) or answers by a number."""

    operation: str
    where: str
    media: str
    told: dict[str, Any]

    def shown(self) -> Iterator[tuple[str, Any]]:
        for name, each in self.told.get("examples", {}).items():
            found = each
            if "$ref" in each:
                found = description()["components"]["examples"][each["$ref"].rsplit("/", 1)[-1]]
            yield name, found["value"]

    def faults(self, name: str, value: Any) -> list[str]:
        """What an independent validator finds wrong; what is not shown as a part must be the whole form."""
        schema = self.told["schema"]
        if name != "part" and "Part" in str(schema.get("anyOf", "")):
            schema = schema["anyOf"][0]
        whole = OAS31Validator({**schema, "components": description()["components"]})
        return [f"{self.operation} {self.where} {name}: {each.message}" for each in whole.iter_errors(value)]


def bodies() -> Iterator[Body]:
    for methods in description()["paths"].values():
        for one in methods.values():
            name = one["operationId"]
            for media, told in one.get("requestBody", {}).get("content", {}).items():
                yield Body(name, "sent", media, told)
            for number, answer in one["responses"].items():
                for media, told in answer.get("content", {}).items():
                    yield Body(name, number, media, told)


def test_an_independent_validator_finds_every_example_right() -> None:
    wrong = [fault for body in bodies() for name, value in body.shown() for fault in body.faults(name, value)]

    assert wrong == []
    assert sum(1 for body in bodies() for _ in body.shown()) > 300


@pytest.mark.parametrize("spoilt", [{"id": 7}, {"surplus": 1}, {"text": None}], ids=str)
def test_an_example_that_is_not_of_the_form_would_be_found(spoilt: dict[str, Any]) -> None:
    (body,) = (each for each in bodies() if (each.operation, each.where) == ("read_claims", "200"))
    value = dict(body.shown())["whole"]

    assert body.faults("whole", {**value, **spoilt})
    assert body.faults("whole", {name: each for name, each in value.items() if name != "text"})


def test_everything_that_can_be_sent_or_answered_as_text_has_an_example() -> None:
    lacking = {
        (each.operation, each.where)
        for each in bodies()
        if "examples" not in each.told and each.where not in BEFORE and "spreadsheet" not in each.media
    }

    assert lacking == WITHOUT


def test_a_refusal_that_is_alike_everywhere_stands_once_and_is_led_to() -> None:
    kept = description()["components"]["examples"]

    assert set(kept) == {each.name for each in examples()[REFUSALS]}
    for number in ("401", "403", "404", "406", "410", "412", "413", "415", "422", "428", "429"):
        led = [each.told["examples"] for each in bodies() if each.where == number]
        assert led
        assert {str(each) for each in led} == {str(led[0])}
        assert "$ref" in str(led[0])


def test_no_example_holds_a_secret_or_another_host() -> None:
    written = encode(description()).decode()

    assert "testserver" not in written
    assert "127.0.0.1" not in written
    for found in ("pv_live_", "pv_test_"):
        assert not any(len(rest.split('"')[0]) > 8 for rest in written.split(found)[1:])


def test_with_its_examples_the_description_is_no_more_than_half_as_long_again() -> None:
    with_examples = len(encode(description()))
    bare = {name: each for name, each in description().items() if name != "paths"}
    bare["paths"] = {
        address: {method: _without(one) for method, one in methods.items()}
        for address, methods in description()["paths"].items()
    }

    assert with_examples < 1.5 * len(encode(bare))


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without(each) for name, each in value.items() if name != "examples"}
    return [_without(each) for each in value] if isinstance(value, list) else value


@pytest.mark.django_db
def test_the_page_for_people_shows_each_with_what_was_asked() -> None:
    page = html.document_fromstring(Client().get("/api/docs/").content.decode())
    shown = page.xpath("//details[@class='example']")

    assert len(shown) == sum(map(len, examples().values()))
    for kept, each in zip(examples()["match"], page.xpath("//*[@id='ask-match']/following-sibling::details"),
                          strict=False):  # fmt: skip
        text = each.text_content()
        assert kept.asked in text
        assert f"Example: {kept.number} {kept.name}" in text


def test_keeping_puts_new_ones_in_the_place_of_old_ones(tmp_path: Any) -> None:
    one = Example("whole", "GET /", None, 200, "application/json", {"é": 1})

    keep({"root": [one], "gone": [one]}, tmp_path)
    keep({"root": [one]}, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["root.json"]
    assert '"é": 1' in (tmp_path / "root.json").read_text()
