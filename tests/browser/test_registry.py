"""The curator's desk for sources in a real browser: many at once, a list, two that are one, a second factor."""

import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provenance.accounts import totp
from provenance.accounts.actions import people, second_factors
from provenance.accounts.models import SecondFactor, User
from provenance.accounts.vocabulary import Role
from sources.actions import source_pairs
from sources.models import Source
from tests.browser.test_pages import PHONE, RULES, WIDE
from tests.factories import make_article, make_source

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "a good long one"
LIST = (
    "name;kind;domains;owner\nHarbour Post;outlet;harbour.example;Lindt Group\nLindt Group;organisation;;\n"
)


@pytest.fixture
def page(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """An administrator with the desk before them; twelve sources, two of which are one."""
    people.settle(username="admin", password=PASSWORD, role=Role.ADMINISTRATOR)
    for number in range(10):
        make_article(source=make_source(f"Outlet {number} of the harbour and the lower town"))
    make_source("SkyNews", host="sky.example")
    make_source("Sky News")
    source_pairs.suggest()
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, base_url=live_server.url)
    opened = context.new_page()
    opened.goto("/sign-in/?next=/sources/")
    opened.fill("#main input[name=username]", "admin")
    opened.fill("#main input[name=password]", PASSWORD)
    opened.click("#main button[type=submit]")
    yield opened
    context.close()


def looks_right(page: Page) -> None:
    """Clean by axe, and no wider than a desk or a phone."""
    for width, height in ((WIDE, 900), (PHONE, 844)):
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{page.url} scrolls {wide} px sideways at {width}"
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, (page.url, found.generate_report())
    page.set_viewport_size({"width": WIDE, "height": 900})


def test_a_curators_day_with_sources(page: Page) -> None:
    looks_right(page)
    page.get_by_label("Tick SkyNews").focus()
    page.keyboard.press("Space")
    page.locator("#to-grade").select_option("C")
    page.get_by_role("button", name="Preview the grade").press("Enter")
    expect(page.locator("h1")).to_have_text("Grade 1 source?")
    looks_right(page)
    page.get_by_label("Why").fill("Thin, and honest about it.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 graded")
    looks_right(page)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back")

    page.goto("/sources/import/")
    looks_right(page)
    page.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    page.get_by_role("button", name="Try it out").press("Enter")
    expect(page.locator("#rows")).to_contain_text("new")
    looks_right(page)
    page.get_by_label("Why").fill("From the yearbook.")
    page.get_by_role("button", name="Take in").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken in")
    looks_right(page)
    page.get_by_role("button", name="Undo this import").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert Source.objects.get(name="Lindt Group").retired

    page.goto("/queue/sources/")
    looks_right(page)
    page.get_by_role("link", name="See which claims would move").click()
    page.get_by_role("button", name="See what comes of it").press("Enter")
    looks_right(page)
    page.get_by_label("Why").first.fill("One newsroom.")
    page.get_by_role("button", name="They are one").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("from now on")
    looks_right(page)
    page.goto("/audit/")
    expect(page.get_by_role("region", name="Decisions")).to_contain_text("merged it into another")
    looks_right(page)


def test_somebody_sets_a_second_factor_up_and_signs_in_with_it(page: Page) -> None:
    page.goto("/account/second-factor/")
    looks_right(page)
    factor = SecondFactor.objects.get()
    page.get_by_label("Code").fill(
        totp.code(second_factors.secret_of(factor), int(time.time()) // totp.PERIOD)
    )
    page.keyboard.press("Enter")
    expect(page.locator("#codes li")).to_have_count(10)
    looks_right(page)
    recovery = page.locator("#codes code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/?next=/queue/")
    page.fill("#main input[name=username]", "admin")
    page.fill("#main input[name=password]", PASSWORD)
    page.click("#main button[type=submit]")
    looks_right(page)
    page.get_by_label("Six digits").fill(recovery)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.partition('/sign-in')[0].rstrip('/').removesuffix('/queue')}/queue/")
    assert User.objects.get().recovery_codes.filter(used_at=None).count() == 9
