"""Every address of the program as somebody outside the newsroom may ask for it, and what it answers."""

import gzip
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import quote

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from tests.asked_of_claims import LISTS
from tests.foreign import FOREIGN, unpacked
from tests.hidden import FEWER, GATE, KINDS, LOCK, Told

NOBODY = "0" * 12  # an id that nothing has: what nobody may know of answers as this does
SENTENCE = "Four ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel."
BESIDE = "/claims/{question}/beside/" + NOBODY + "/"

ROUTES: dict[str, tuple[str, ...]] = {
    **FOREIGN,
    "home": ("/",),
    "searches": ("/searches/",),
    "saved-search": ("/searches/{search}/", f"/searches/{NOBODY}/"),
    "search-endpoint": ("/searches/{search}/endpoint/",),
    "search-feed": ("/searches/feed/{token}/", "/searches/feed/nothing/"),
    "search": (
        "/search/", "/search/?q=ferrymen", "/search/?q=ferrymne", "/search/?q=whistleblowers",
        "/search/?q=whistleblowres", "/search/?q=houses", "/search/?q=Ridge+Times", "/search/?q=Post",
        f"/search/?q={quote(SENTENCE)}", "/search/?q=https%3A%2F%2Fgate-record.example%2F10",
        "/search/?q=https%3A%2F%2Ftessel-post.example%2F2", "POST /search/ {lock}",
    ),
    "add": ("/add/", "/add/?url=https%3A%2F%2Fgate-record.example%2F10&here=1"),
    "added": ("/add/outcome/?article={piece}",),
    "claims": (
        "/claims/", "/claims/?contested=yes", "/claims/?origins=none", "/claims/?origins=one",
        "/claims/?origins=several", "/claims/?order=backed", "/claims/?order=newest",
        "/claims/?stance=disputes", "/claims/?stance=repeats",
        "/claims/?differing=yes", "/claims/?reviewed=yes", "/claims/?rating=Established", "/claims/?language=en",
        "/claims/?since=2026-02-28", "/claims/?until=2026-02-28", "/claims/?place=Tessel", "/claims/?q=ferrymen",
        "/claims/?q=whistleblowers", "/claims/?q=counted+ferrymen&exact=yes",
        "/claims/?source={outlet}", "/claims/?source={speaker}", "/claims/?article={piece}",
        "/claims/?event={happening}",
    ),
    "dashboard": (
        "/dashboard/", "/dashboard/?period=month&until=2026-03-10", "/dashboard/?period=day&until=2026-03-02",
    ),
    "dashboard-articles": (
        "/dashboard/articles/?period=month&until=2026-03-10",
        "/dashboard/articles/?period=month&until=2026-03-10&claim={question}",
    ),
    "dashboard-contradictions": ("/dashboard/contradictions/?period=month&until=2026-03-10",),
    "events": ("/events/", "/events/?q=Tessel", "/events/?q=Verrin"),
    "event": ("/events/{event}/",),
    "articles": (
        "/articles/", "/articles/?q=ferrymen", "/articles/?q=whistleblowers", "/articles/?source={outlet}",
    ),
    "syndication-map": ("/sources/map/",),
    "feeds": ("/sources/feeds.opml",),
    "derivations": (
        "/derivations/", "/derivations/?kind=republication", "/derivations/?judgement=suggested",
        "/derivations/?credited=yes", "/derivations/?source={outlet}", "/derivations/?article={piece}",
        "/derivations/?upstream_source={outlet}", "/derivations/?downstream_source={outlet}",
    ),
    "claim": (
        "/claims/{claim}/", "/claims/{claim}/?stance=repeats", "/claims/{claim}/?stance=disputes",
        "/claims/{claim}/?as_of={now}",
    ),
    "cite": ("/claims/{claim}/cite/",),
    "card": ("/claims/{claim}/card/",),
    "beside": (BESIDE,),
    "attachments": ("/claims/{question}/attachments/",),
    "attachment-file": ("/claims/{question}/attachments/1/file",),
    "divide": ("/claims/{question}/divide/",),
    "claim-event": ("/claims/{question}/event/",),
    "event-merge": ("/events/{happening}/merge/",),
    "merge": ("/claims/{question}/merge/",),
    "review": ("/claims/{question}/review/",),
    "reviews": ("/claims/{claim}/reviews/",),
    "article": ("/articles/{article}/",),
    "captures": ("/articles/{article}/captures/",),
    "quote": ("/articles/{piece}/quote/",),
    "sentences": ("/articles/{article}/sentences/",),
    "sources": ("/sources/",),
    "source-bulk": ("/sources/bulk/",),
    "source-imports": ("/sources/import/",),
    "source-template": ("/sources/import/template.csv",),
    "source-import": (f"/sources/import/{NOBODY}/",),
    "source-faults": (f"/sources/import/{NOBODY}/faults.csv",),
    "source-undo": ("/sources/undo/",),
    "source": ("/sources/{source}/",),
    "settled": ("/sources/{source}/settled/",),
    "tie": ("/sources/{outlet}/ties/" + NOBODY + "/",),
    "source-same": ("/sources/{outlet}/same-as/",),
    "source-standing": ("/sources/{outlet}/what-if/",),
    "claim-evidence": ("/claims/{claim}/evidence.warc.gz",),
    "event-evidence": ("/events/{event}/evidence.warc.gz",),
    "article-evidence": ("/articles/{article}/evidence.warc.gz",),
    "queues": ("/queue/",),
    "change-queue": ("/queue/changes/",),
    "change-bulk": ("/queue/changes/bulk/",),
    "follow": ("/follow/",),
    "queue": ("/queue/derivations/",),
    "queue-bulk": ("/queue/derivations/bulk/",),
    "contradiction-queue": ("/queue/contradictions/",),
    "contradiction-bulk": ("/queue/contradictions/bulk/",),
    "contradiction-decided": ("/queue/contradictions/decided/",),
    "appearance-queue": ("/queue/appearances/",),
    "merger-queue": ("/queue/mergers/",),
    "source-queue": ("/queue/sources/",),
    "review-queue": ("/queue/reviews/",),
    "corrections": ("/queue/corrections/",),
    "queue-decided": ("/queue/derivations/decided/",),
    "over-matching": ("/derivations/over-matching/",),
    "derivation": ("/derivations/{derivation}/",),
    "language": ("/language/",),
    "sign-in": ("/sign-in/",),
    "sign-in-code": ("/sign-in/code/",),
    "desk-sign-in": ("/admin/login/",),
    "partners": ("/partners/",),
    "partner": (f"/partners/{NOBODY}/",),
    "partner-endpoints": (f"/partners/{NOBODY}/endpoints/",),
    "partner-endpoint": (f"/partners/{NOBODY}/endpoints/{NOBODY}/",),
    "audit": ("/audit/",),
    "audit-table": ("/audit.csv",),
    "second-factor": ("/account/second-factor/",),
    "sign-out": ("/sign-out/",),
    "api:start": ("/api/",),
    "api:root": ("/api/v1/",),
    **LISTS,
    "api:events-one": ("/api/v1/events/{event}/",),
    "api:reviews": ("/api/v1/reviews/", "/api/v1/reviews/?claim={question}"),
    "api:reviews-one": ("/api/v1/reviews/{review}/",),
    "api:outside_reviews": ("/api/v1/outside_reviews/", "/api/v1/outside_reviews/?claim={question}"),
    "api:outside_reviews-one": ("/api/v1/outside_reviews/{outside_review}/",),
    "api:articles": ("/api/v1/articles/", "/api/v1/articles/?source={outlet}", "/api/v1/articles/?q=ferrymen"),
    "api:articles-one": ("/api/v1/articles/{article}/",),
    "api:captures": ("/api/v1/captures/", "/api/v1/captures/?article={piece}"),
    "api:captures-one": ("/api/v1/captures/{capture}/",),
    "api:derivations": (
        "/api/v1/derivations/", "/api/v1/derivations/?over_matching=true", "/api/v1/derivations/?over_matching=false",
        "/api/v1/derivations/?upstream={piece}", "/api/v1/derivations/?downstream={piece}",
    ),
    "api:derivations-one": ("/api/v1/derivations/{derivation}/",),
    "api:alterations": ("/api/v1/alterations/",),
    "api:alterations-one": ("/api/v1/alterations/{alteration}/",),
    "api:sources": (
        "/api/v1/sources/", "/api/v1/sources/?q=Post", "/api/v1/sources/?name=Ridge+Times",
        "/api/v1/sources/?reliability=F",
    ),
    "api:sources-one": ("/api/v1/sources/{source}/",),
    "api:article-sentences": ("/api/v1/articles/{article}/sentences/",),
    "api:changes": ("/api/v1/changes/",),
    "api:dumps": ("/api/v1/dumps/",),
    "api:dump-file": ("/api/v1/dumps/2020-01-01T000000Z/manifest.json",),
    "api:proposals": ("/api/v1/proposals/",),
    "api:proposals-one": (f"/api/v1/proposals/{NOBODY}/",),
    "api:match": (
        "JSON /api/v1/match/ {match}", "JSON /api/v1/match/ {held}", "JSON /api/v1/match/ {unheld}",
        "JSON /api/v1/match/ {whole}",
    ),
    "api:oembed": ("/api/v1/oembed/?url=http%3A%2F%2Ftestserver%2Fclaims%2F{claim}%2F",),
    "api:ingest": ("/api/v1/ingest/",),
    "api:key": ("/api/v1/key/",),
    "api:schema": ("/api/schema/",),
    "api:schema-json": ("/api/schema.json",),
    "api:schema-yaml": ("/api/schema.yaml",),
    "api:docs": ("/api/docs/",),
    "metrics": ("/metrics",),
    "healthz": ("/healthz",),
    "readyz": ("/readyz",),
}  # fmt: skip
"""By the name of a route, the addresses asked for; a name in braces stands for every id of its kind, or one picked."""
SIGNED_IN = {"searches", "saved-search", "search-endpoint", "api:match", "api:dumps", "api:dump-file"}
"""Routes that strangers are not let in by: somebody asks who has signed in and is none of the newsroom."""
Answers = dict[tuple[str, str], bytes]
"""By the name of a route and the address, what was answered."""
GZIPPED = b"\x1f\x8b"

POSTED = {
    "lock": ("q", f"{LOCK.format(number='Four')}\n\n{GATE}\n\n{FEWER}"),
    "held": ("url", "https://gate-record.example/10"),
    "unheld": ("url", "https://tessel-post.example/2"),
    "whole": ("text", f"{LOCK.format(number='Four')}\n\n{GATE}\n\n{FEWER}"),
    "match": ("text", f"{SENTENCE} Two ferrymen were killed at Tessel. {GATE}"),
}
"""What is sent by post, by its name in the table."""
NONCES = (
    r'nonce="[^"]*"', r"nonce-[\w+/=-]+", r'name="csrfmiddlewaretoken" value="[^"]*"',
    r"(?:entry-|step-|<code>)[0-9a-fT]{12,24}\b", r"as_of(?:=|%3D)[\w%:.-]*", r"/searches/[0-9a-z]{12}/",
)  # fmt: skip
"""What is drawn anew for every answer, or is a hash of when something was written down."""
CLOCK = r"(?:[T, ]|%20|%2C)+\d\d(?::|%3A)\d\d[\d:.%AZ+]*"
HEADERS = ("Content-Type", "Location", "Cache-Control", "Allow", "Link", "Retry-After", "Content-Disposition")


def route_names() -> set[str]:
    """The names of all routes of the program but the admin's, which asks everybody to sign in first."""
    return {name for name in _named(get_resolver()) if not name.startswith("admin:")}


def _named(above: URLResolver, within: str = "") -> Iterator[str]:
    for each in above.url_patterns:
        if isinstance(each, URLResolver):
            yield from _named(each, f"{within}{each.namespace}:" if each.namespace else within)
        elif each.name:
            yield within + each.name


def addresses(told: Told) -> Iterator[tuple[str, str]]:
    """The name of each route with each address of it, for every id of a kind that it may be asked for."""
    for name, forms in ROUTES.items():
        for form in forms:
            kind = re.search(r"{(\w+)}", form)
            ids = told.ids.get(f"{kind[1]}s", [told.few.get(kind[1], kind[0])]) if kind else [""]
            yield from ((name, form.replace(kind[0], each) if kind else form) for each in ids)


def answer(client: Client, address: str, beside: Mapping[str, str] = {}) -> bytes:
    """Status, headers and body of one answer, what is never twice the same taken out; ``beside`` fills the address."""
    for name, each in beside.items():
        address = address.replace(name, quote(each))
    return whole(_ask(client, address), {each: name for name, each in beside.items()})


def whole(told: Any, beside: Mapping[str, str]) -> bytes:
    """Status, headers and body of an answer, what is never twice the same taken out, and named what was filled in."""
    body = b"".join(told.streaming_content) if told.streaming else told.content
    body = gzip.decompress(body) if body.startswith(GZIPPED) else unpacked(body)
    headers = "\n".join(f"{name}: {told[name]}" for name in HEADERS if name in told)
    said = f"{told.status_code}\n{headers}\n\n".encode() + body
    for each, name in beside.items():
        said = said.replace(each.encode(), name.encode()).replace(quote(each).encode(), name.encode())
    return steady(said)


def steady(said: bytes) -> bytes:
    """What is told, without nonces and without the moments of asking and of taking in."""
    return _unsteady(timezone.now().date()).sub(b"~", said)


@cache
def _unsteady(today: date) -> re.Pattern[bytes]:
    days = [today + timedelta(days=each) for each in (-1, 0, 1)]
    told = [rf"{day:%Y-%m-%d}{CLOCK}" for day in days]
    told += [rf"{day.day}(?: |%20){day:%b}[a-z]*(?: |%20){day:%Y}{CLOCK}" for day in days]
    told += [rf"\d\d:\d\d on {day.day} {day:%B} {day:%Y}" for day in days]
    return re.compile("|".join([*NONCES, *told]).encode())


def _ask(client: Client, address: str) -> HttpResponseBase:
    if not address.startswith(("POST ", "JSON ")):
        return client.get(address)
    way, path, name = address.split(" ")
    field, text = POSTED[name.strip("{}")]
    return client.post(path, {field: text}, **({"content_type": "application/json"} if way == "JSON" else {}))


def of_one(told: Told) -> Iterator[tuple[str, str]]:
    """The forms of all addresses that hold an id, each with one id that it is asked for."""
    for forms in ROUTES.values():
        for form in forms:
            kind = re.search(r"{(\w+)}", form)
            if kind and f"{kind[1]}s" in told.ids and "?" not in form:
                yield from ((form, form.replace(kind[0], each)) for each in told.ids[f"{kind[1]}s"])


def of_nothing(client: Client) -> dict[str, bytes]:
    """What each form of address that holds an id answers for an id that nobody has."""
    nothing = Told({kind: [NOBODY] for kind in KINDS}, {})
    return {form: answer(client, address) for form, address in of_one(nothing)}


def given_away(answers: Answers, told: Told, nothing: Mapping[str, bytes]) -> list[str]:
    """The addresses of some things that were answered otherwise than the same address with an id nobody has."""
    said = {address: each for (_, address), each in answers.items()}
    own = {
        address: address.removeprefix(form.partition("{")[0])[: len(NOBODY)] for form, address in of_one(told)
    }
    return [
        address
        for form, address in of_one(told)
        if said[address].replace(own[address].encode(), NOBODY.encode()) != nothing[form]
    ]
