"""A fact-checker's morning in a real browser: by keys alone, with the keys off, without scripts, on a phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Contradiction, Corroboration
from provenance.accounts.models import User
from provenance.news.models import Assignment, Look, Snooze
from sources.vocabulary import Judgement
from tests.browser.looks import clean
from tests.factories import make_claim, make_contradiction, make_corroboration, make_review, make_user

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "/queue/changes/"
Enter = Callable[..., Page]


@pytest.fixture
def enter(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Enter]:
    """A claim a review rests on, one whose score fell, two that contradict each other; and a fact-checker."""
    checker: User = make_user("ida", staff=True, is_superuser=True)
    checker.set_password("a good long one")
    checker.save()
    make_user("cora", staff=True)
    make_review(fallen("Four were killed."), written_by=checker)
    fallen("Three trucks burned.")
    make_contradiction()

    opened = []

    def open_list(*, scripts: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            base_url=live_server.url,
        )
        opened.append(context)
        page = context.new_page()
        page.goto(f"/sign-in/?next={LIST}")
        page.fill("#main input[name=username]", "ida")
        page.fill("#main input[name=password]", "a good long one")
        page.click("#main button[type=submit]")
        page.wait_for_url(f"**{LIST}*")  # and its script: keys pressed before that go nowhere
        return page

    yield open_list
    for context in opened:
        context.close()


def fallen(text: str) -> Claim:
    claim = make_claim(text)
    make_corroboration(claim, score=0.67)
    Corroboration.objects.filter(claim=claim).update(score=0.24)
    return claim


def test_a_morning_by_keys_alone(enter: Enter) -> None:
    page = enter()
    told = page.locator("#main").get_by_role("status").first
    expect(page.locator("h1")).to_have_text("4 claims changed since you looked")
    expect(page.locator("li.q.on .because")).to_contain_text(
        "First because a review you wrote or signed rests on it"
    )

    page.keyboard.press("1")  # seen
    expect(told).to_contain_text("Seen: Four were killed.")
    expect(page.locator("h1")).to_have_text("3 claims changed since you looked")
    page.keyboard.press("u")
    expect(told).to_contain_text("Not seen after all: 1 claim")
    assert Look.objects.get().upto == 0

    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(told).to_contain_text("Put off until it changes again: Three trucks burned.")
    assert Snooze.objects.get().claim.text == "Three trucks burned."

    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.keyboard.type("cora")
    page.keyboard.press("Tab")
    page.keyboard.type("Ask the mayor.")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("Assigned to cora: Four were killed.")
    assert str(Assignment.objects.get().holder) == "cora"

    page.keyboard.press("j")
    page.keyboard.press("1")  # confirm: asks for a reason first
    expect(page.locator("li.q.on [role=status]")).to_contain_text("say why, then Enter")
    page.keyboard.type("Read both lists.")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("Confirmed")
    expect(page.locator("#keybox")).to_be_visible()  # its script runs
    assert Contradiction.objects.get().judgement == Judgement.CONFIRMED

    page.keyboard.press("x")
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tick as seen: 2 claims?")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("2 seen")
    expect(page.locator("h1")).to_have_text("1 claim changed since you looked")

    page.keyboard.press("?")
    page.keyboard.press("Space")  # and no single key does anything any more
    page.reload()
    assert not page.get_by_label("Single keys on").is_checked()
    page.locator("h1").click()
    page.keyboard.press("x")
    assert page.locator("input[name=pick]:checked").count() == 0


def test_everything_works_without_scripts_and_fits_a_phone_in_both_themes(enter: Enter) -> None:
    clean(enter())

    page = enter(scripts=False, width=390)
    row = page.locator("li.q.on")
    row.get_by_label("Who has it").fill("cora")
    row.get_by_role("button", name="Assign").click()
    assert str(Assignment.objects.get().holder) == "cora"
    page.locator("li.q input[name=pick]").first.check()
    page.get_by_role("button", name="Preview snoozing").click()
    page.get_by_label("Until").select_option("week")
    page.get_by_role("button", name="Snooze 1").click()
    assert Snooze.objects.get().until is not None
    page.get_by_role("button", name=re.compile("Undo.*snoozed")).click()
    assert not Snooze.objects.exists()
