"""The curator's queue in a real browser: driven by keys alone, with the keys switched off, and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provenance.accounts.models import User
from sources.models import Derivation
from sources.vocabulary import Judgement
from tests.browser.looks import clean
from tests.factories import make_article, make_derivation, make_source, make_user

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUEUE = "/queue/derivations/"
Enter = Callable[..., Page]


@pytest.fixture
def enter(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Enter]:
    """Three suggestions in the queue, and a curator who has signed in."""
    curator: User = make_user("ben", staff=True, is_superuser=True)
    curator.set_password("a good long one")
    curator.save()
    for name in ("Harbour Post", "Border Tribune", "Valley Echo"):
        make_derivation(make_article(name, source=make_source(name)), make_article("Wire"))

    opened = []

    def open_queue(*, scripts: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, base_url=live_server.url
        )
        opened.append(context)
        page = context.new_page()
        page.goto(f"/sign-in/?next={QUEUE}")
        page.fill("#main input[name=username]", "ben")
        page.fill("#main input[name=password]", "a good long one")
        page.click("#main button[type=submit]")
        page.wait_for_url(f"**{QUEUE}*")  # and its script: keys pressed before that go nowhere
        return page

    yield open_queue
    for context in opened:
        context.close()


def judged(judgement: Judgement) -> int:
    return Derivation.objects.filter(judgement=judgement).count()


def test_a_curator_judges_with_keys_alone_and_the_next_row_has_the_focus(enter: Enter) -> None:
    page = enter()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("r")
    page.keyboard.type("It is the older one.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    assert judged(Judgement.REJECTED) == 1
    focused = page.evaluate("document.activeElement.closest('li.q')?.classList.contains('on')")
    assert focused

    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert page.evaluate("document.activeElement.closest('li.q')?.classList.contains('on')")
    assert judged(Judgement.REJECTED) == 0


def test_one_key_takes_back_both_rows_that_the_other_way_round_has_judged(enter: Enter) -> None:
    page = enter()
    page.keyboard.press("t")
    page.keyboard.type("Theirs came first.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Turned round")
    assert (judged(Judgement.REJECTED), judged(Judgement.CONFIRMED)) == (1, 1)

    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("both are suggestions again")
    assert (judged(Judgement.REJECTED), judged(Judgement.CONFIRMED)) == (0, 0)


def test_what_a_key_has_asked_for_is_done_even_if_one_looks_elsewhere_meanwhile(enter: Enter) -> None:
    page = enter()
    page.keyboard.press("r")
    expect(page.locator("li.q.on [role=status]")).to_contain_text("say why, then Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Another event.")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Rejected")
    assert (judged(Judgement.REJECTED), judged(Judgement.CONFIRMED)) == (1, 0)


def test_the_queue_is_clean_and_fits_and_enter_alone_decides_nothing(enter: Enter) -> None:
    page = enter()
    clean(page)
    page.locator("li.q.on input[name=why]").fill("Not sure yet.")
    page.keyboard.press("Enter")

    expect(page.locator("li.q.on [role=status]")).to_contain_text("Choose one of the buttons")
    assert judged(Judgement.SUGGESTED) == 3


def test_single_keys_can_be_switched_off_and_stay_off(enter: Enter) -> None:
    page = enter()
    page.get_by_label("Single keys on").uncheck()
    page.reload()

    assert not page.get_by_label("Single keys on").is_checked()
    page.locator("h1").click()
    page.keyboard.press("x")
    assert page.locator("input[name=pick]:checked").count() == 0


def test_everything_works_without_scripts(enter: Enter) -> None:
    page = enter(scripts=False)
    row = page.locator("li.q.on")
    row.get_by_label("Why").fill("Read both.")
    row.get_by_role("button", name="Confirm").click()

    assert judged(Judgement.CONFIRMED) == 1
    assert page.get_by_role("status").is_visible()
