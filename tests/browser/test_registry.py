"""The curator's desk for sources in a real browser: many at once, a list, two that are one, a second factor."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provenance.accounts import totp
from provenance.accounts.actions import people, second_factors
from provenance.accounts.models import SecondFactor, User
from provenance.accounts.vocabulary import Role
from sources.actions import source_pairs
from sources.models import Source
from sources.vocabulary import Reliability
from tests.browser.looks import WIDE, clean, fits
from tests.browser.test_journeys import by_tab
from tests.browser.test_reviews import press, told, write
from tests.factories import make_article, make_source

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "a good long one"
LIST = (
    "name;kind;domains;owner\nHarbour Post;outlet;harbour.example;Lindt Group\nLindt Group;organisation;;\n"
)


Enter = Callable[..., Page]


@pytest.fixture
def enter(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Enter]:
    """An administrator with the desk before them; twelve sources, two of which are one."""
    people.settle(username="admin", password=PASSWORD, role=Role.ADMINISTRATOR)
    for number in range(10):
        make_article(source=make_source(f"Outlet {number} of the harbour and the lower town"))
    make_source("SkyNews", host="sky.example")
    make_source("Sky News")
    source_pairs.suggest()
    opened = []

    def open_sources(*, scripts: bool) -> Page:
        context = browser.new_context(
            viewport={"width": WIDE, "height": 900}, base_url=live_server.url, java_script_enabled=scripts
        )
        opened.append(context)
        page = context.new_page()
        page.goto("/sign-in/?next=/sources/")
        sign_in(page)
        return page

    yield open_sources
    for context in opened:
        context.close()


def sign_in(page: Page) -> None:
    page.locator("#main input[name=username]").focus()
    page.keyboard.type("admin")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@BOTH
def test_a_curators_day_with_sources_by_keys_alone(enter: Enter, scripts: bool) -> None:
    page = enter(scripts=scripts)
    look = clean if scripts else fits
    look(page)
    by_tab(page, "input[aria-label='Tick SkyNews']")
    page.keyboard.press("Space")
    by_tab(page, "#to-grade")
    for _ in "ABC":
        page.keyboard.press("ArrowDown")
    press(page, "button", "Preview the grade")
    expect(page.locator("h1")).to_have_text("Grade 1 source?")
    look(page)
    enters(page, "Why", "Thin, and honest about it.")
    told(page, "1 graded")
    assert Source.objects.get(name="SkyNews").grades.get().reliability == Reliability.C
    look(page)
    press(page, "button", "Undo")
    told(page, "Taken back")

    page.goto("/sources/import/")
    look(page)
    page.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    press(page, "button", "Try it out")
    expect(page.locator("#rows")).to_contain_text("new")
    look(page)
    enters(page, "Why", "From the yearbook.")
    told(page, "Taken in")
    look(page)
    press(page, "button", "Undo this import")
    told(page, "Taken back")
    assert Source.objects.get(name="Lindt Group").retired

    page.goto("/queue/sources/")
    look(page)
    press(page, "a", "See which claims would move")
    press(page, "button", "See what comes of it")
    look(page)
    write(page, "Why", "One newsroom.")
    press(page, "button", "They are one")
    told(page, "from now on")
    look(page)
    page.goto("/audit/")
    expect(page.get_by_role("region", name="Decisions")).to_contain_text("merged it into another")
    look(page)


def enters(page: Page, label: str, words: str) -> None:
    """Fill the field in and press Enter in it."""
    write(page, label, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@BOTH
def test_somebody_sets_a_second_factor_up_and_signs_in_with_it_by_keys_alone(
    enter: Enter, scripts: bool
) -> None:
    page = enter(scripts=scripts)
    look = clean if scripts else fits
    page.goto("/account/second-factor/")
    press(page, "button", "Set an app up")
    look(page)
    enters(page, "Code", digits())
    expect(page.locator("#codes li")).to_have_count(10)
    look(page)
    recovery = page.locator("#codes code").first.inner_text()

    arrive_with(page, recovery)
    assert User.objects.get().recovery_codes.filter(used_at=None).count() == 9

    ask_for_code(page)
    enters(page, "Six digits", recovery)
    expect(page.get_by_role("alert")).to_contain_text("That did not work")  # each opens once
    look(page)
    enters(page, "Six digits", digits(ahead=1))  # those of now were taken when it was set up
    assert urlsplit(page.url).path == "/queue/"


def digits(ahead: int = 0) -> str:
    """What the app shows now, or so many half minutes ahead."""
    secret = second_factors.secret_of(SecondFactor.objects.get())
    return totp.code(secret, int(time.time()) // totp.PERIOD + ahead)


def ask_for_code(page: Page) -> None:
    """Sign out, and in again as far as the password leads."""
    press(page, "button", "Sign out")
    page.goto("/sign-in/?next=/queue/")
    sign_in(page)
    expect(page.locator("h1")).to_have_text("The code of your app")


def arrive_with(page: Page, code: str) -> None:
    ask_for_code(page)
    enters(page, "Six digits", code)
    assert urlsplit(page.url).path == "/queue/"
