"""Every address of the program in a real browser, in a crowded newsroom: signed out and as fact-checker."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, ConsoleMessage, Page, Response
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from tests.browser.crowd import CARRIERS, FIGURES, furnished, kept_search
from tests.browser.looks import PHONE, WIDE, fits, holds, reads

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db]

HEAVIEST = 150_000
"""Bytes of a page as they are sent: HTML, style and script, each compressed."""
ROLES = ("", "ana")
UNSEEN_BY_PEOPLE = {
    "healthz", "readyz", "metrics", "feeds", "claim-evidence", "event-evidence", "article-evidence",
    "sign-out", "queue-bulk", "contradiction-bulk",
    "change-bulk", "follow", "language", "desk-sign-in",
    "attachment-file",
    "source-bulk", "source-undo", "source-template", "audit-table", "source-faults",
    "search-feed", "claim-feed", "event-feed", "source-feed", "claim-bundle", "event-bundle",
}  # fmt: skip
"""What is no page: answers for machines, files to keep, and addresses that only take a form."""

TWICE = """() => {
    const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
    return ids.filter((id, place) => ids.indexOf(id) < place);
}"""
"""The ids that a page gives more than once, in all its rows."""
LOOKED_AT_ONCE = {"claim": {0, 4, 5}, "event": {0}, "api-docs": {0}, "card": {0}}
"""By route, the places of addresses that are too long to be looked at twice, and the same for everybody."""


@dataclass(frozen=True)
class Newsroom:
    """A server, its addresses by their names, and a cookie for each who signs in."""

    url: str
    addresses: dict[str, list[str]]
    cookies: dict[str, str]


@pytest.fixture(scope="module")
def crowded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Newsroom]:
    """An event with many figures; claims in 1, 12 and far more articles; long names; a row in every queue."""
    with django_db_blocker.unblock():
        addresses = furnished()
        cookies = {}
        for name, role in (("ana", Role.FACT_CHECKER),):
            client = Client()
            person = people.settle(username=name, password="a good long one", role=role)
            kept = kept_search(person).public_id
            addresses["saved-search"] = [f"/searches/{kept}/"]
            addresses["search-endpoint"] = [f"/searches/{kept}/endpoint/"]
            client.force_login(person)
            cookies[name] = client.cookies["sessionid"].value
        server = LiveServer("localhost")
        yield Newsroom(str(server.url), addresses, cookies)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def route_names() -> list[str]:
    """Every route that is a page of ours, and the pages that stand for what is no route."""
    found = [
        each.name for each in _patterns(get_resolver()) if each.name and each.name not in UNSEEN_BY_PEOPLE
    ]
    return sorted({*found, "api-docs", "errors"})


def _patterns(above: URLResolver) -> Iterator[URLPattern]:
    for each in above.url_patterns:
        if isinstance(each, URLPattern):
            yield each
        elif not str(each.pattern).startswith(("admin/", "api/")):
            yield from _patterns(each)


@pytest.fixture(scope="module")
def windows(crowded: Newsroom, browser: Browser) -> Iterator[dict[str, Page]]:
    """A page for each who looks."""
    opened = {}
    for role in ROLES:
        context = browser.new_context(viewport={"width": WIDE, "height": 900})
        if role:
            context.add_cookies(
                [
                    {
                        "name": "sessionid",
                        "value": crowded.cookies[role],
                        "url": crowded.url,
                        "sameSite": "Strict",
                    }
                ]
            )
        context.add_init_script(
            "window.reports = []; document.addEventListener('securitypolicyviolation',"
            " event => window.reports.push(event.violatedDirective + ' ' + event.blockedURI))"
        )
        opened[role] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.mark.parametrize("role", ROLES, ids=["signed out", "fact-checker"])
@pytest.mark.parametrize("name", route_names())
def test_every_page_is_clean_fits_and_is_light_for_everybody(
    crowded: Newsroom, windows: dict[str, Page], name: str, role: str, proved: Callable[..., None]
) -> None:
    page = windows[role]
    once = LOOKED_AT_ONCE.get(name, set()) if role else set()
    for path in (each for place, each in enumerate(crowded.addresses[name]) if place not in once):
        complaints: list[str] = []
        noted = partial(_note, complaints)
        page.on("console", noted)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": WIDE, "height": 900})
        answer = page.goto(crowded.url + path)
        assert answer is not None
        assert answer.status < 500, path
        if not answer.ok:
            complaints.clear()  # the browser remarks on the answer itself
        if urlsplit(page.url).path == "/sign-in/" != path:
            page.remove_listener("console", noted)
            continue  # not for them: the page to sign in is looked at by itself
        fits(page)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate(TWICE) == [], f"{path} gives two elements one id"
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": PHONE, "height": 844})
        fits(page)
        holds(page)
        assert not complaints, (path, complaints)
        assert page.evaluate("window.reports") == [], path
        weight = sent(page, answer)
        assert weight <= HEAVIEST, f"{path} weighs {weight:,} bytes"
        page.remove_listener("console", noted)
    proved(
        "CROWD",
        size=f"every page with a claim in {CARRIERS} articles and an event of {FIGURES} figures",
        figure=f"each clean, narrow enough for a phone, and at most {HEAVIEST:,} bytes",
    )


SPANISH = {
    "home": 0,
    "claims": 0,
    "claim": 1,
    "events": 0,
    "event": 1,
    "articles": 0,
    "article": 1,
    "source": 1,
    "search": 1,
    "sign-in": 0,
}
"""By route, the place of the address that is looked at in Spanish, whose words are longer."""


def test_pages_in_spanish_are_clean_and_fit_a_phone(crowded: Newsroom, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, locale="es-ES")
    page = context.new_page()
    for name, place in SPANISH.items():
        path = crowded.addresses[name][place]
        page.goto(crowded.url + path)

        assert page.locator("html").get_attribute("lang") == "es"
        fits(page)
        reads(page)
        holds(page)
    context.close()


def _note(complaints: list[str], said: ConsoleMessage) -> None:
    if said.type in {"error", "warning"}:
        complaints.append(said.text)


def sent(page: Page, answer: Response) -> int:
    """Bytes a reader is sent for a page: its HTML as it came, its styles and scripts compressed as they are served."""
    parts = page.eval_on_selector_all(
        "link[rel=stylesheet], script[src]", "all => all.map(one => one.href || one.src)"
    )
    return answer.request.sizes()["responseBodySize"] + sum(
        _compressed(urlsplit(part).path) for part in parts
    )


@cache
def _compressed(path: str) -> int:
    found = finders.find(path.removeprefix("/static/"))
    assert isinstance(found, str), path
    return len(gzip.compress(Path(found).read_bytes()))
