"""Questions that partners' programs and strangers may come upon, put together by chance from all that may be asked."""

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from django.test import Client
from django.utils import timezone

from provenance.partners import reference
from provenance.partners.vocabulary import Scope
from tests import asked
from tests.hidden import PIECES, Told
from tests.partners import EVERYTHING, bearer, make_key, make_partner

OWN = {
    "/api/v1/key/",
    "/api/v1/signets/",
    "/api/v1/dumps/",
    "/api/v1/dumps/{dump}/{name}",
    "/api/v1/changes/",
}
"""Addresses that tell of the key itself, or of when something was written down; each is tried by itself elsewhere."""
PAGES: dict[str, dict[str, Sequence[str]]] = {
    "/claims/": {
        "q": (), "exact": ("yes",), "contested": ("yes",), "reviewed": ("yes", "no"), "differing": ("yes",),
        "origins": ("none", "one", "several"), "stance": ("asserts", "repeats", "disputes"), "language": ("en", "es"),
        "order": ("backed",), "place": (), "since": (), "until": (), "source": (), "article": (), "event": (),
    },
    "/events/": {"q": ()},
    "/articles/": {"q": (), "source": (), "since": (), "until": ()},
    "/sources/": {"q": ()},
    "/search/": {"q": ()},
    "/derivations/": {
        "kind": ("republication", "quotation"), "credited": ("yes",), "source": (), "article": (),
        "upstream_source": (), "downstream_source": (),
    },
    "/dashboard/": {"period": ("day", "week", "month"), "until": ()},
}  # fmt: skip
"""Lists for people, and what each is narrowed by; an empty one of words is filled by what the name asks for."""
UNSETTLED = {"/derivations/"}
"""Lists whose order tells when a row was written down (see what is left in the story), asked one row at a time."""
DAYS = (
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
    "2026-03-02T10:00:00Z",
    "2026-03-03",
    "2031-01-01",
)
IDS = re.compile(r"id|claim|article|source|event|upstream|downstream|speaker|attributed_to", re.ASCII)
FIGURES = tuple(str(each) for each in range(10))
MOMENT = "{now}"
"""Stands in a question for the moment at which it is put."""
WRITES = 0.05
"""How many of the questions of programs hand something in."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request, who makes it (a scope, ``all`` for every one of them, empty for a stranger), and what is sent."""

    method: str
    address: str
    caller: str
    sent: Any = None
    accepts: str = "*/*"

    @property
    def name(self) -> str:
        told = json.dumps(self.sent, sort_keys=True) if self.sent is not None else ""
        return f"{self.caller or 'a stranger'}: {self.method} {self.address} {told} {self.accepts}"


@dataclass(frozen=True)
class Pool:
    """What questions are put together from: every id and every telling word, of what is hidden as of what is not."""

    ids: Mapping[str, Sequence[str]]
    words: Sequence[str]

    @classmethod
    def of(cls, told: Told) -> "Pool":
        words = {word for each in PIECES for word in re.findall(r"\w{4,}", f"{each.outlet} {each.text}")}
        return cls({**told.ids, "nothing": [asked.NOBODY]}, sorted(words))


class Asker:
    """Puts questions together, the same for the same seed and pool."""

    def __init__(self, seed: int, pool: Pool) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (questions, no secrets)
        self.pool = pool

    def questions(self, number: int) -> list[Question]:
        """So many, those that hand something in last."""
        return sorted((self._one() for _ in range(number)), key=lambda each: each.method != "GET")

    def _one(self) -> Question:
        toss = self.chance.random()
        if toss < WRITES:
            return self._handed_in()
        return self._of_program() if toss < 0.8 else self._of_person()

    def _of_program(self) -> Question:
        path, method, parameters = self.chance.choice(described())
        caller = self.chance.choice(("", "", *["all"] * 8, *EVERYTHING))
        if method == "POST":
            caller = self.chance.choice(("all", Scope.MATCH.value, Scope.READ.value))
            return Question("POST", path, caller, {"text": self._text()})
        chosen = self.chance.sample(parameters, min(len(parameters), self.chance.randrange(4)))
        query = {each["name"]: self._value(each["name"], each["schema"]) for each in chosen}
        kind = path.split("/")[3]
        address = path.replace("{public_id}", self._id(kind if self.chance.random() < 0.9 else ""))
        accepts = self.chance.choice((*["*/*"] * 6, "application/x-ndjson", "text/csv"))
        return Question("GET", address + ("?" + urlencode(query) if query else ""), caller, accepts=accepts)

    def _of_person(self) -> Question:
        path = self.chance.choice(list(PAGES))
        asks = PAGES[path]
        names = self.chance.sample(list(asks), min(len(asks), self.chance.randrange(1, 4)))
        if path in UNSETTLED and "article" not in names:
            names.append("article")
        query = {
            name: self.chance.choice(asks[name]) if asks[name] else self._value(name, {}) for name in names
        }
        return Question("GET", f"{path}?{urlencode(query)}", "")

    def _handed_in(self) -> Question:
        """An article, one of which we may hold; or words of one proposed for a claim, either of which may be hidden."""
        piece = self.chance.choice(PIECES)
        caller = self.chance.choice(("all", Scope.WRITE.value, Scope.READ.value))
        if self.chance.random() < 0.5:
            sent = {
                "url": piece.handed.url,
                "title": piece.handed.title,
                "text": piece.text,
                "source": piece.outlet,
            }
            return Question("POST", "/api/v1/ingest/", caller, sent)
        proposed = {
            "article": self._id("articles"), "claim": self._id("claims"), "quote": piece.text.partition("\n")[0],
            "stance": "repeats", "why": "Our reporter has it too.",
        }  # fmt: skip
        return Question("POST", "/api/v1/appearances/", caller, proposed)

    def _value(self, name: str, schema: Mapping[str, Any]) -> str:
        return self.chance.choice(self._values(name, schema))

    def _values(self, name: str, schema: Mapping[str, Any]) -> Sequence[str]:
        """What a parameter may be given: by its name, else by its form, else some words."""
        kind = {"upstream": "articles", "downstream": "articles"}.get(name, f"{name}s")
        named = {"as_of": (MOMENT,), "url": self._addresses(), "page_size": ("1", "2", "3", "7", "200")}
        formed = {"boolean": ("true", "false"), "integer": FIGURES, "number": FIGURES}
        if name in named:
            return named[name]
        if "enum" in schema:
            return [str(each) for each in schema["enum"]]
        if schema.get("type") == "array":
            names = schema["items"]["enum"]
            return [",".join(self.chance.sample(names, min(len(names), self.chance.choice((1, 2, 3)))))]
        if "anyOf" in schema or name in ("since", "until"):
            return DAYS
        if IDS.fullmatch(name):
            return [self._id(kind)]
        return formed.get(schema.get("type", ""), [self._words()])

    def _words(self) -> str:
        return " ".join(self.chance.sample(self.pool.words, self.chance.choice((1, 1, 1, 2))))

    def _addresses(self) -> list[str]:
        """Of an article, one of which may be hidden, and of a claim’s page."""
        return [self.chance.choice(PIECES).handed.url, f"http://testserver/claims/{self._id('claims')}/"]

    def _id(self, kind: str) -> str:
        kinds = [kind] if self.pool.ids.get(kind) else list(self.pool.ids)
        return self.chance.choice(self.pool.ids[self.chance.choice(kinds)] or [asked.NOBODY])

    def _text(self) -> str:
        """Sentences of two pieces, or a few words in another order."""
        said = [self.chance.choice(self.chance.choice(PIECES).text.split("\n\n")) for _ in range(2)]
        if self.chance.random() < 0.3:
            words = " ".join(said).split()
            said = [" ".join(self.chance.sample(words, min(len(words), 12)))]
        return " ".join(said)


@cache
def described() -> list[tuple[str, str, list[Mapping[str, Any]]]]:
    """The addresses of the description that only read, with their parameters; lists, which take most, thrice."""
    found = []
    for path, methods in sorted(reference.description()["paths"].items()):
        for method in methods:
            if path in OWN or (method != "get" and not path.startswith("/api/v1/match")):
                continue
            taken = [each for each in methods[method].get("parameters", []) if each["in"] == "query"]
            found += [(path, method.upper(), taken)] * (3 if len(taken) > 2 else 1)
    return found


class Callers:
    """Programs with a key of each scope, one with all, and a stranger."""

    def __init__(self) -> None:
        partner, client = make_partner("Harbour Courier"), Client(raise_request_exception=False)
        scopes = {"all": EVERYTHING} | {each: [each] for each in EVERYTHING}
        made = {name: make_key(partner, name, scopes=each, a_minute=100_000) for name, each in scopes.items()}
        self.headers = {"": {}, **{name: bearer(each) for name, each in made.items()}}
        self.client = client
        self.now = timezone.now().isoformat()

    def answer(self, number: int, question: Question) -> bytes:
        """What one is answered, without what is never twice the same."""
        headers = {
            **self.headers[question.caller],
            "Accept": question.accepts,
            "Idempotency-Key": f"question {number}",
        }
        body = b"" if question.sent is None else json.dumps(question.sent).encode()
        address = question.address.replace(quote(MOMENT), quote(self.now))
        told = self.client.generic(
            question.method, address, body, content_type="application/json", headers=headers
        )
        return asked.whole(told, {self.now: MOMENT})
