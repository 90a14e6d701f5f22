"""Asks the program itself, as programs do, for the examples of its description."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.test import Client

from provenance.accounts.models import User
from provenance.partners.examples import REFUSALS, Example
from provenance.partners.examples.questions import NEWSROOM, V1, Question, Scene, questions, refused
from provenance.partners.examples.shortening import shortened, steady
from provenance.partners.rendering import encode

HOME = "https://provenance.example"
"""Where the examples say the program is."""
HERE = "http://testserver"
LINES = ("application/x-ndjson", "text/csv")
MOST_LINES = 3
OWN = "{own}"


class NotAsForeseen(Exception):
    """A question was answered by another number than it is asked for."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the secrets of keys by who shows them, and somebody of the newsroom."""

    keys: Mapping[str, str]
    newsroom: User

    def ask(self, question: Question, own: Mapping[str, str]) -> Any:
        """The program's answer, however it comes; ``own`` is the address and the ETag of what was made last."""
        client = Client(raise_request_exception=False)
        headers = {name: value.replace(OWN, own.get("tag", "")) for name, value in question.headers.items()}
        if question.who == NEWSROOM:
            client.force_login(self.newsroom)
        else:
            headers["Authorization"] = f"Bearer {self.keys[question.who]}"
        media = headers.pop("Content-Type", "application/json")
        body = b"" if question.sent is None else encode(question.sent)
        address = question.address.replace(OWN, own.get("address", ""))
        return client.generic(question.method, address, body, content_type=media, headers=headers)


def scene_ids(asker: Asker) -> dict[str, str]:
    """One id of each resource, as far as may be of what stands behind a claim that has been reviewed."""

    def first(address: str) -> Any:
        told = asker.ask(Question("", f"{V1}{address}page_size=1"), {}).json()["results"]
        if not told:
            raise NotAsForeseen(f"{address} has nothing to show")
        return told[0]

    claim = first("claims/?reviewed=true&")
    about = f"claim={claim['id']}&"
    appearance = first(f"appearances/?{about}judgement=confirmed&")
    return {
        "claims": claim["id"],
        "events": claim["event"],
        "appearances": appearance["id"],
        "articles": appearance["article"]["id"],
        "captures": appearance["capture"],
        "sources": appearance["article"]["source_id"],
        "contradictions": first(f"contradictions/?{about}")["id"],
        "reviews": first(f"reviews/?{about}")["id"],
        "outside_reviews": first(f"outside_reviews/?{about}")["id"],
        "derivations": first("derivations/?")["id"],
        "alterations": first("alterations/?")["id"],
    }


def gathered(
    asker: Asker, scene: Scene, since: datetime, names: Mapping[str, str]
) -> dict[str, list[Example]]:
    """Every example by its operation, shortened; what was made by chance ``since`` is put as ``names`` says.

    Raises ``NotAsForeseen``.
    """
    found: dict[str, list[Example]] = {}
    own: dict[str, str] = {}
    names = {**names, HERE: HOME, quote(HERE, safe=""): quote(HOME, safe="")}
    for question in [*questions(scene), *refused(scene)]:
        answer = asker.ask(question, own)
        if question.method == "POST" and question.number == 201 and question.who != NEWSROOM:
            own = {"address": answer["Location"].removeprefix(HERE), "tag": answer["ETag"]}
            names[own["address"].rstrip("/").rpartition("/")[2]] = "p0zqk7y2m4ta"
        elif question.method == "PATCH" and answer.status_code == 200:
            own["tag"] = answer["ETag"]
        if answer.status_code != question.number:
            if question.operation == REFUSALS and answer.status_code < 400:
                continue  # asked until there is too much of it
            came = f"{answer.status_code} {answer.getvalue()[:300]!r}"
            raise NotAsForeseen(f"{question.operation}, {question.name}: {came}")
        kept = steady(_kept(question, answer, own), since, names)
        found.setdefault(question.operation, []).append(Example(**kept))
    return found


def _kept(question: Question, answer: Any, own: Mapping[str, str]) -> dict[str, Any]:
    body = answer.getvalue().decode()
    media = answer["Content-Type"]
    if media.startswith(LINES):
        media = media.partition(";")[0]
        told: Any = "".join(body.splitlines(keepends=True)[:MOST_LINES])
    else:
        told = shortened(json.loads(body))
    return {
        "name": question.name,
        "asked": f"{question.method} {shortened(question.address.replace(OWN, own.get('address', '')))}",
        "sent": question.sent if question.number != 413 else shortened(question.sent),
        "number": question.number,
        "media": media,
        "answer": told,
    }
