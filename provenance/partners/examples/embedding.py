"""Puts the examples that are kept into the description of the API, beside the forms they are of."""

from collections.abc import Iterator, Sequence
from typing import Any

from drf_spectacular.generators import SchemaGenerator

from provenance.partners.examples import REFUSALS, Example, examples

JSON = "application/json"


def with_examples(result: dict[str, Any], generator: SchemaGenerator, **_: Any) -> dict[str, Any]:
    """The description with what each operation is sent and answers; refusals that are alike everywhere stand once."""
    refusals = examples().get(REFUSALS, [])
    result["components"]["examples"] = {each.name: _shown(each.asked, each.answer) for each in refusals}
    for methods in result["paths"].values():
        for operation in methods.values():
            _show(operation, examples().get(operation["operationId"], []), refusals)
    return result


def _show(operation: dict[str, Any], own: Sequence[Example], refusals: Sequence[Example]) -> None:
    if sent := {
        each.name: _shown(each.asked, each.sent)
        for each in own
        if each.sent is not None and each.number < 400
    }:
        operation["requestBody"]["content"][JSON]["examples"] = sent
    for number, answer in operation["responses"].items():
        for media, body in list(answer.get("content", {}).items()):
            if told := _told(own, number, media) or dict(_alike(refusals, number)):
                # Put beside it, not into it: answers of one form may share it.
                answer["content"] = {**answer["content"], media: {**body, "examples": told}}


def _told(own: Sequence[Example], number: str, media: str) -> dict[str, Any]:
    of_it = [each for each in own if f"{each.number}" == number and each.media == media]
    return {each.name: _shown(each.asked, each.answer) for each in of_it}


def _alike(refusals: Sequence[Example], number: str) -> Iterator[tuple[str, Any]]:
    for each in refusals:
        if f"{each.number}" == number:
            yield each.name, {"$ref": f"#/components/examples/{each.name}"}


def _shown(asked: str, value: Any) -> dict[str, Any]:
    return {"summary": asked, "value": value}
