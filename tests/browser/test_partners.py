"""A partner manager's desk in a real browser: a newsroom taken in, its key made, shown once, rotated and revoked."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.partners.actions import usages
from provenance.partners.models import Key
from provenance.partners.usage import Counted
from tests import counting
from tests.browser.looks import PHONE, WIDE, clean, fits, reads

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """The list of partners before their keeper; what other tests’ keys of the same numbers have spent is forgotten."""
    counting.forget()
    client = Client()
    client.force_login(people.settle(username="paz", password="a good long one", role=Role.PARTNER_MANAGER))
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, base_url=live_server.url)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "sameSite": "Strict"}
    context.add_cookies([{**cookie, "url": live_server.url}])  # type: ignore[list-item]
    opened = context.new_page()
    opened.goto("/partners/")
    yield opened
    context.close()


def asks(page: Page, key: str) -> int:
    return page.request.get("/api/v1/key/", headers={"Authorization": f"Bearer {key}"}).status


def test_a_partner_managers_day(page: Page) -> None:
    page.get_by_label("The newsroom’s name").fill("Harbour Courier of the lower town and all its islands")
    page.get_by_label("Why, for the audit").fill("They have signed.")
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("h1")).to_have_text("Harbour Courier of the lower town and all its islands")

    make = page.locator("#make")
    make.get_by_label("What it is for").fill("nightly pull")
    make.get_by_label("match: look texts up").check()
    make.get_by_label("Networks it may be shown from").fill("127.0.0.0/8\n2001:db8::/32\n::1")
    make.get_by_label("Why, for the audit").fill("For their desk.")
    make.get_by_role("button", name="Make the key").click()
    first = page.locator("code.token").inner_text()
    assert asks(page, first) == 200
    _did(Key.objects.get().pk)
    clean(page)
    page.reload(
        wait_until="domcontentloaded"
    )  # the form is sent again: the name is taken, no second key is made
    assert Key.objects.count() == 1

    page.goto(page.url)
    expect(page.locator("code.token")).to_have_count(0)
    page.get_by_text("Rotate, change or revoke").click()
    held = page.locator("#keys details")
    held.get_by_label("Why, for the audit").fill("Every quarter.")
    clean(page)
    held.get_by_role("button", name="Make the key that takes its place").click()
    second = page.locator("code.token").inner_text()
    assert [asks(page, first), asks(page, second)] == [200, 200]

    page.goto(page.url)
    old = page.locator("#keys li", has_text="in its overlap")
    old.get_by_text("Rotate, change or revoke").click()
    old.get_by_label("Why, for the audit").fill("Found in a repository.")
    old.get_by_role("button", name="Revoke it now").click()
    expect(page.get_by_role("status")).to_contain_text("opens nothing any longer")
    assert [asks(page, first), asks(page, second)] == [401, 200]
    _elsewhere(page)


def _did(key: int) -> None:
    """A month of use, with a bad day in it."""
    today = timezone.now().date()
    counts = [
        Counted(
            key,
            today - timedelta(days=back),
            "first",
            {"answered": 4_000 + 900 * (back % 7), "sent": 9_000_000},
        )
        for back in range(30)
    ]
    bad = {"answered": 900, "refused": 2_200, "throttled": 1_500, "failed": 700}
    usages.keep([*counts, Counted(key, today - timedelta(days=4), "second", bad)])


def _elsewhere(page: Page) -> None:
    """In print the picture and the table stand without the forms; in Spanish both pages fit a phone."""
    page.emulate_media(media="print")
    expect(page.locator("#make")).to_be_hidden()
    expect(page.locator("#usage svg.plot")).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    fits(page)
    reads(page)
    page.goto("/partners/")
    clean(page)
    reads(page)
