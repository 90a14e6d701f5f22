"""Finding in a real browser, by keys alone and without scripts: a misspelt word, a narrowed list, what comes of it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.searches import watching
from provenance.searches.models import SavedSearch
from tests.browser.looks import clean
from tests.browser.test_reviews import press, tab_to, told, write
from tests.factories import make_claim, make_event

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Windows = tuple[Page, Page]


@pytest.fixture
def windows(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Windows]:
    """Two windows of a fact-checker, one without scripts to work in and one to look with; three claims."""
    for text, language in (
        ("Twelve dockers were injured when the crane fell.", "en"),
        ("Nine dockers walked out of the harbour.", "en"),
        ("Doce dockers resultaron heridos.", "es"),
    ):
        make_claim(text, event=make_event(text), language=language)
    client = Client()
    client.force_login(people.settle(username="ana", password="-", role=Role.FACT_CHECKER))
    session = client.cookies["sessionid"].value
    contexts: list[BrowserContext] = []
    for scripts in (False, True):
        contexts.append(browser.new_context(base_url=live_server.url, java_script_enabled=scripts))
        contexts[-1].add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


def test_a_misspelt_word_leads_to_a_narrowed_list_that_is_kept_and_heard_of(windows: Windows) -> None:
    page, eye = windows
    page.goto("/claims/")
    write(page, "Words", "dokcers")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#respelt")).to_contain_text("was also looked for as")
    expect(page.locator("main")).to_contain_text("Doce dockers")
    press(page, "a", "English", whole=True)
    expect(page.get_by_role("list", name="Narrowed by")).to_contain_text("Language: English")
    expect(page.locator("main")).not_to_contain_text("Doce dockers")
    eye.goto(page.url)
    clean(eye)

    tab_to(page, "summary", "Save this search")
    page.keyboard.press("Enter")
    write(page, "Name", "Dockers in English")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    told(page, "Kept.")
    expect(page.locator("main")).to_contain_text("Nothing new yet.")
    make_claim("Two dockers are still missing.", event=make_event("A search"), language="en")
    make_claim("Two ferries are still missing.", event=make_event("Another"), language="en")
    SavedSearch.objects.update(checked_at=None)  # as if a minute had passed
    watching.watch(seconds=5)
    page.goto(page.url)
    expect(page.locator("#found")).to_contain_text("Two dockers are still missing.")
    expect(page.locator("#found")).not_to_contain_text("ferries")
    eye.goto(page.url)
    clean(eye)

    press(page, "button", "Make a feed address")
    feed = page.request.get(page.locator(".token").inner_text())
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "Two dockers are still missing." in feed.text()
    assert "ferries" not in feed.text()
