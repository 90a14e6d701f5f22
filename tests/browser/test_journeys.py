"""Decisions from one end to the other in a real browser, by keys alone and without scripts; each is taken back."""

from collections.abc import Callable, Iterator

import pytest
from django.db.models import Model
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import corroboration
from claims.models import Appearance, Contradiction, PossibleMerger
from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from sources.models import Source
from sources.vocabulary import Judgement, Reliability
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_grade,
    make_source,
)
from tests.possible import make_possible, make_possible_merger

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WHY = "Read both, twice."
QUEUES: list[tuple[str, type[Model], str]] = [
    ("/queue/appearances/", Appearance, "No, do not suggest again"),
    ("/queue/contradictions/", Contradiction, "Dismiss: they can"),
    ("/queue/mergers/", PossibleMerger, "Two claims, do not suggest again"),
]
Enter = Callable[..., Page]


@pytest.fixture
def enter(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Enter]:
    """A row in each queue, a graded source with a claim, a fact-checker and a curator."""
    for name, role in (("ana", Role.FACT_CHECKER), ("ben", Role.CURATOR)):
        people.settle(username=name, password="a good long one", role=role)
    make_possible()
    make_contradiction()
    make_possible_merger()
    opened = []

    def open_as(name: str, path: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=scripts, base_url=live_server.url)
        opened.append(context)
        page = context.new_page()
        page.goto(f"/sign-in/?next={path}")
        page.fill("#main input[name=username]", name)
        page.fill("#main input[name=password]", "a good long one")
        page.click("#main button[type=submit]")
        page.wait_for_url(f"**{path}")
        return page

    yield open_as
    for context in opened:
        context.close()


def rejected(kind: type[Model]) -> bool:
    """Whether one of them is; a sentence that is judged becomes an appearance."""
    return kind._default_manager.filter(judgement=Judgement.REJECTED).exists()


def told(page: Page) -> None:
    expect(page.locator(".notice[role=status]")).to_be_visible()


def test_a_fact_checker_says_no_in_every_queue_and_takes_it_back_by_keys_alone(enter: Enter) -> None:
    page = enter("ana", "/queue/")
    for path, kind, _ in QUEUES:
        page.goto(path)
        expect(page.locator("#keybox")).to_be_visible()
        page.keyboard.press("r")
        page.keyboard.type(WHY)
        page.keyboard.press("Enter")
        told(page)
        assert rejected(kind), path

        expect(page.locator("#keybox")).to_be_visible()
        page.keyboard.press("u")
        expect(page.locator("form.undo")).to_have_count(0)
        assert not rejected(kind), path


def test_a_fact_checker_says_no_in_every_queue_and_takes_it_back_without_scripts(enter: Enter) -> None:
    page = enter("ana", "/queue/", scripts=False)
    for path, kind, words in QUEUES:
        page.goto(path)
        page.get_by_label("Why").fill(WHY)
        page.get_by_role("button", name=words).click()
        told(page)
        assert rejected(kind), path

        page.locator("form.undo button").click()
        expect(page.locator("form.undo")).to_have_count(0)
        assert not rejected(kind), path


def test_a_yes_without_a_reason_is_refused_and_nothing_that_was_typed_is_lost(enter: Enter) -> None:
    page = enter("ana", "/queue/contradictions/", scripts=False)
    page.get_by_role("button", name="Confirm: they cannot both stand").click()

    expect(page.locator("p.error")).to_be_visible()
    assert Contradiction.objects.get().judgement == Judgement.SUGGESTED


@pytest.fixture
def graded(transactional_db: None) -> Source:
    """An outlet of letter D on whose word a claim rests."""
    source = make_source("Harbour Post")
    make_grade(source, Reliability.D)
    claim = make_claim("Nine boats sank.", low=9, high=9)
    make_appearance(claim, capture=make_capture("Nine boats sank.", article=make_article(source=source)))
    corroboration.refresh(claim_id=claim.pk)
    return source


def letter(source: Source) -> str:
    return str(source.grades.order_by("-pk")[0].reliability)


def by_tab(page: Page, selector: str) -> None:
    """Press Tab until the focus stands there."""
    for _ in range(60):
        if page.evaluate("where => document.activeElement.matches(where)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no number of tabs leads to {selector}")


def test_a_curator_sees_what_another_letter_would_move_saves_it_and_takes_it_back_by_keyboard_alone(
    enter: Enter, graded: Source
) -> None:
    page = enter("ben", f"/sources/{graded.public_id}/what-if/")
    by_tab(page, "#reliability")
    page.keyboard.press("Home")
    by_tab(page, "button[value=try]")
    page.keyboard.press("Enter")
    expect(page.locator("#what-if")).to_contain_text("nothing has been saved")
    expect(page.locator("#what-if")).to_contain_text("Nine boats sank.")
    assert letter(graded) == Reliability.D

    by_tab(page, "#why")
    page.keyboard.type("A year of corrections made in the open.")
    by_tab(page, "button[value=save]")
    page.keyboard.press("Enter")
    told(page)
    assert letter(graded) == Reliability.A

    by_tab(page, "button[value=undo]")
    page.keyboard.press("Enter")
    expect(page.locator(".notice[role=status]")).to_contain_text("Taken back")
    assert letter(graded) == Reliability.D


def test_the_same_is_done_without_scripts(enter: Enter, graded: Source) -> None:
    page = enter("ben", f"/sources/{graded.public_id}/what-if/", scripts=False)
    page.get_by_label("Grade").select_option("A")
    page.get_by_role("button", name="See which claims move").click()
    expect(page.locator("#what-if")).to_contain_text("Nine boats sank.")
    assert page.get_by_label("Grade").input_value() == "A"

    page.get_by_label("Why").fill("A year of corrections made in the open.")
    page.get_by_role("button", name="Save").click()
    told(page)
    assert letter(graded) == Reliability.A

    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".notice[role=status]")).to_contain_text("Taken back")
    assert letter(graded) == Reliability.D
