"""The over-matching list in a real browser: driven by keys alone, on a wide screen and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from sources.models import Commonplace, Derivation
from sources.vocabulary import Judgement
from tests.browser.looks import clean
from tests.factories import make_article, make_capture, make_derivation, make_source, make_user

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "/derivations/over-matching/?least=2"
Enter = Callable[..., Page]


def ready(page: Page) -> Page:
    """The page once its keys work: until then the box that names them is hidden."""
    expect(page.locator("#keybox")).to_be_visible()
    return page


@pytest.fixture
def enter(transactional_db: None, live_server: LiveServer, browser: Browser) -> Enter:
    """A notice that three outlets print, and a curator who has signed in."""
    curator = make_user("ben", staff=True, is_superuser=True)
    curator.set_password("a good long one")
    curator.save()
    words = "Under the act any person who lands cargo here without leave may be fined."
    own = " The clerk counted nine barrels, four crates and a shed that nobody had ever opened."
    above = make_capture(words + own, article=make_article("The notice", source=make_source("Harbour Post")))
    for name in ("Border Tribune", "Valley Echo", "Lindt Mail"):
        below = make_capture(f"{name}. {words}", article=make_article(name, source=make_source(name)))
        make_derivation(
            below.article, above.article, spans=[[len(name) + 2, len(name) + 2 + len(words), 0, len(words)]],
            downstream_capture=below, upstream_capture=above, shared_words=33,
        )  # fmt: skip

    def open_list() -> Page:
        page = browser.new_context(base_url=live_server.url).new_page()
        page.goto(f"/sign-in/?next={LIST}")
        page.fill("#main input[name=username]", "ben")
        page.fill("#main input[name=password]", "a good long one")
        page.click("#main button[type=submit]")
        return ready(page)

    return open_list


def test_a_curator_calls_the_words_stock_takes_it_back_and_rejects_all_with_keys_alone(enter: Enter) -> None:
    page = enter()
    clean(page)
    page.keyboard.press("s")
    page.keyboard.type("Legal notice")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("A commonplace from now on")
    assert Commonplace.objects.standing().count() == 1

    ready(page).keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("It counts again")
    assert not Commonplace.objects.standing().exists()

    ready(page).keyboard.press("r")
    page.keyboard.type("Stock phrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Reject 3 derivations?")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("3 rejected")
    assert Derivation.objects.filter(judgement=Judgement.REJECTED, judged_why="Stock phrase").count() == 3
