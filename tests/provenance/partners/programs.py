"""A partner's program for tests: it shows its own key and proposes that words stand for a claim."""

import json
from typing import Any
from uuid import uuid4

from django.test import Client

from sources.models import Capture
from tests.partners import bearer, make_key

ADDRESS = "/api/v1/appearances/"
OWN = "/api/v1/proposals/"
SAID = "Four ferrymen drowned at Olmari on Friday, mayor Rosa Vidal said."
TEXT = f"Harbour notes. {SAID} The harbour board said nothing. Harbour notes."


class Program:
    """A partner's program, with a key of its own."""

    def __init__(self, made: Any = None) -> None:
        self.made = made or make_key(a_minute=100_000)
        self.client = Client(raise_request_exception=False)

    def ask(self, method: str, address: str, sent: Any = None, **headers: str) -> Any:
        body = b"" if sent is None else json.dumps(sent)
        told = {**bearer(self.made), **headers}
        return self.client.generic(method, address, body, content_type="application/json", headers=told)

    def propose(self, capture: Capture, about: Any, name: str = "", **sent: Any) -> Any:
        row = {"article": capture.article.public_id, "quote": SAID, "claim": about, "stance": "repeats",
               "attributed_to": "Rosa Vidal", "why": "She told our reporter the same.", **sent}  # fmt: skip
        row = {name: value for name, value in row.items() if value is not ...}
        return self.ask("POST", ADDRESS, row, **{"Idempotency-Key": name or uuid4().hex})


def new(**fields: Any) -> dict[str, Any]:
    event = {"title": "Ferry of Olmari", "first": "2026-03-06", "last": "2026-03-06", "place": "Olmari"}
    value = {"low": 4, "high": 4, "unit": "people"}
    told = {
        "text": "Four ferrymen drowned at Olmari.",
        "measure": "Ferrymen drowned",
        "population": "ferrymen",
    }
    return {**told, "value": value, "event": event, **fields}


HOSTILE: list[tuple[dict[str, Any], int, str, str]] = [
    (
        {"quote": "Four ferrymen drowned at Olmari on Sunday"},
        400,
        "quote",
        "the nearest are “",
    ),
    ({"quote": "Harbour notes.", "inferred": True}, 400, "start", "2 times (at 0,"),
    ({"quote": "Harbour notes.", "start": 3}, 400, "start", "but at 0"),
    (
        {"quote": "The harbour board said nothing."},
        400,
        "inferred",
        "“4” does not stand in these words",
    ),
    ({"attributed_to": "Nobody Known"}, 404, "attributed_to", "nobody the article names"),
    ({"stance": "asserts"}, 400, "stance", "repeated, not asserted"),
    ({"stance": "denies"}, 400, "stance", "asserts, repeats or disputes"),
    ({"about": "0" * 12}, 404, "claim", "none you may see"),
    ({"article": "0" * 12}, 404, "article", "none you may see"),
    ({"article": ...}, 400, "article", "is missing"),
    ({"why": ""}, 400, "why", "is missing"),
    ({"why": "   "}, 400, "why", "Say why"),
    ({"judgement": "confirmed"}, 400, "judgement", "is not a field"),
    ({"proposed_by": 1}, 400, "proposed_by", "is not a field"),
    ({"quote": 7}, 400, "quote", "is no text"),
    ({"quote": "a\0b"}, 400, "quote", "leave it out"),
    ({"start": -1}, 400, "start", "from 0 on"),
    ({"inferred": "yes"}, 400, "inferred", "true or false"),
    ({"about": new(publication="published")}, 400, "claim.publication", "is not a field"),
    ({"about": new(text="")}, 400, "claim.text", "write it"),
    ({"about": new(measure="")}, 400, "claim.measure", "what is counted"),
    ({"about": new(value={"low": 9, "high": 4})}, 400, "claim.value.low", "swap them"),
    ({"about": new(value={"low": "4"})}, 400, "claim.value.low", "write a number"),
    ({"about": new(value={"count": 4})}, 400, "claim.value.count", "is not a field"),
    ({"about": new(value=4)}, 400, "claim.value", "is no object"),
    ({"about": new(as_of="Friday")}, 400, "claim.as_of", "Write the day"),
    ({"about": new(event="0" * 12)}, 404, "claim.event", "none you may see"),
    ({"about": new(event=None)}, 400, "claim.event", "Choose the event"),
    ({"about": new(event={"title": "T", "first": "1"})}, 400, "claim.event.first", "Write the day"),
    ({"about": ["a"]}, 400, "claim", "is no text"),
]
"""What cannot be proposed: the fields sent otherwise, the number of the answer, the field it names and its words."""
