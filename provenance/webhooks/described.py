"""Describes to programs what their endpoints are sent, from the very types the messages are written in."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.generators import SchemaGenerator

from provenance.partners import forms
from provenance.webhooks.rules.message import FOUND, KINDS, Message

ABOUT = (
    "Sent to the endpoint of a partner that asked for it, as Standard Webhooks 1.0 has it: check “webhook-signature” "
    "with that standard’s library for your language before anything else, answer 2xx within some seconds, and know a "
    "message that comes again by “webhook-id”. It says what became of one thing, never the thing itself: fetch “url”, "
    "which shows what you may see at that moment. Order is told by “sequence”; what is taken back comes first."
)
HEADERS = {
    "webhook-id": "the same each time this message is sent",
    "webhook-timestamp": "when this attempt was made, in Unix seconds",
    "webhook-signature": "“v1,” and the HMAC-SHA-256 of id, timestamp and body in base64, one for each secret",
}
ANSWERS = {
    "2XX": "Taken.",
    "410": "Never send anything here again: the endpoint is disabled.",
    "default": "Not taken: it is sent again, ten times within four days; “Retry-After” is heeded.",
}


def with_messages(result: dict[str, Any], generator: SchemaGenerator, **_: Any) -> dict[str, Any]:
    """The description, with every kind of message by its name, each led to what all about one kind of thing share."""
    components = result["components"]
    schemas = components["schemas"]
    message = forms.named(Message, schemas.setdefault)
    schemas["Message"]["properties"]["type"]["enum"] = list(KINDS)
    told: dict[str, list[str]] = {kind.partition(".")[0]: [] for kind in KINDS}
    for kind in KINDS:
        told[kind.partition(".")[0]].append(kind)
    components["pathItems"] = {
        f"told_of_{one}": {"post": _message(one, kinds, message)} for one, kinds in told.items()
    }
    result["webhooks"] = {
        kind: {"$ref": f"#/components/pathItems/told_of_{one}"}
        for one, kinds in told.items()
        for kind in kinds
    }
    components["schemas"] = dict(sorted(schemas.items()))
    return result


def _message(one: str, kinds: Sequence[str], message: forms.Schema) -> dict[str, Any]:
    summary = f"Something became of {'an' if one[0] in 'ae' else 'a'} {one}"
    return {
        "operationId": f"told_of_{one}",
        "summary": "A saved search has found a claim" if kinds == [FOUND] else summary,
        "description": f"“type” is {', '.join(kinds[:-1])}{' or ' if kinds[:-1] else ''}{kinds[-1]}. {ABOUT}",
        "tags": ["Webhooks"],
        "security": [],
        "parameters": [
            {
                "name": name,
                "in": "header",
                "required": True,
                "description": about,
                "schema": {"type": "string"},
            }
            for name, about in HEADERS.items()
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": message}}},
        "responses": {number: {"description": about} for number, about in ANSWERS.items()},
    }
