"""Every page in a real browser: quiet console, clean under axe, no sideways scrolling, readable without scripts."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlencode

import pytest
from playwright.sync_api import Browser, Page

from claims.models import Claim, Event
from sources.models import Article, Derivation, Source
from tests.browser.looks import WIDE, clean

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db]

Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, newsroom: str) -> Iterator[Look]:
    """Opens an address of the newsroom and gathers what the browser complains of; one window for each kind of look."""
    opened: dict[tuple[int, bool], Page] = {}
    complaints: list[str] = []

    def open_at(path: str, *, width: int = WIDE, scripts: bool = True) -> Page:
        page = opened.get((width, scripts))
        if page is None:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, java_script_enabled=scripts
            )
            page = opened[width, scripts] = context.new_page()
            page.on(
                "console",
                lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
            )
            page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(newsroom + path)
        assert answer is not None
        assert answer.status == 200, path
        assert not complaints, (path, complaints)
        return page

    yield open_at
    for page in opened.values():
        page.context.close()


def addresses() -> list[str]:
    """One of every kind of page: the most carried claim and its event, an article with comments, an outlet."""
    claim = Claim.objects.current().order_by("-corroboration__articles", "pk")[0]
    event = Event.objects.get(pk=claim.event_id)
    article = Article.objects.get(captures__file="standing-watch-exiles-comments.html")
    unseen = Article.objects.filter(unseen=True)[0]
    source = Source.objects.get(name="Naru Wire")
    copied = Article.objects.filter(source=source, downstreams__isnull=False).order_by("pk")[0]
    link = Derivation.objects.exclude(spans=[]).order_by("-shared_words", "pk")[0]
    return [
        "/",
        "/claims/",
        "/search/?q=killed",
        f"/search/?{urlencode({'q': claim.text})}",
        f"/claims/{claim.public_id}/",
        "/events/",
        f"/events/{event.public_id}/",
        "/articles/",
        f"/articles/{article.public_id}/",
        f"/articles/{unseen.public_id}/",
        f"/articles/{copied.public_id}/",
        "/derivations/",
        "/sources/map/",
        f"/derivations/{link.public_id}/",
        "/sources/",
        f"/sources/{source.public_id}/",
        "/sign-in/",
        "/api/docs/",
        "/dashboard/",
    ]


def test_what_real_texts_bring_is_clean_under_axe_and_fits_a_desk_and_a_phone(look: Look) -> None:
    # Marked quotes, comments, spans side by side: what the crowded newsroom of the other routes has little of.
    every = addresses()
    for path in (every[place] for place in (3, 4, 6, 8, 9, 13)):
        clean(look(path))


def test_every_page_says_the_same_without_scripts(look: Look) -> None:
    for path in addresses():
        with_scripts, without = look(path), look(path, scripts=False)

        assert with_scripts.inner_text("main") == without.inner_text("main"), path


def test_a_fact_checker_gets_from_the_front_page_to_the_quoted_words(look: Look) -> None:
    page = look("/")

    page.get_by_role("searchbox").first.fill("Olmari killed")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("Four Olmari|Four members")).first.click()

    marked = page.locator("mark").all_inner_texts()
    assert any("our" in quote and "Olmari" in quote for quote in marked)
    assert page.get_by_role("heading", name=re.compile("How it adds up")).is_visible()


def test_paper_shows_the_bars_of_the_arithmetic_and_both_sides_of_a_contradiction(look: Look) -> None:
    # A sheet of A4 between its margins is as wide as a small screen.
    page = look(addresses()[4], width=680)
    page.emulate_media(media="print")

    assert page.locator(".ledger td.pic").first.is_visible()
    assert not page.locator("a.me").is_visible()
    assert not page.locator(".foot a").first.is_visible()
    columns = page.locator(".versus").first.evaluate("each => getComputedStyle(each).gridTemplateColumns")
    assert len(columns.split()) == 3
    # The stroke at the end of a scale stands half in the margin.
    assert page.evaluate("document.documentElement.scrollWidth") <= 681


def test_the_skip_link_is_the_first_stop_and_leads_to_the_claim(look: Look) -> None:
    page = look(addresses()[3])

    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")

    assert focused == "#main"


def test_the_page_to_add_an_article_is_clean_on_a_desk_and_a_phone(
    look: Look, browser: Browser, newsroom: str, signed_in: dict[str, str]
) -> None:
    article = Article.objects.get(captures__file="standing-watch-exiles-comments.html")
    context = browser.new_context()
    context.add_cookies([signed_in])  # type: ignore[list-item]
    page = context.new_page()
    for path in (
        "/add/",
        f"/add/?{urlencode({'url': article.url or 'https://x.example/'})}",
        f"/add/outcome/?article={article.public_id}",
    ):
        page.goto(newsroom + path)
        clean(page)
    context.close()


def test_the_bookmark_brings_the_page_being_read_to_the_form(
    browser: Browser, newsroom: str, signed_in: dict[str, str]
) -> None:
    context = browser.new_context()
    context.add_cookies([signed_in])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(f"{newsroom}/add/")
    bookmark = page.locator("#id_code").input_value()
    # Another site, as far as cookies go: localhost is not 127.0.0.1.
    elsewhere = newsroom.replace("localhost", "127.0.0.1")
    page.goto(f"{elsewhere}/sources/")

    page.evaluate(unquote(bookmark.removeprefix("javascript:")))
    page.wait_for_url("**/add/**here=1")

    assert page.locator("#id_url").input_value() == f"{elsewhere}/sources/"
    assert "Sources" in page.locator("#id_title").input_value()
    context.close()
