"""A review in a real browser: from the queue to publication with keys alone, without scripts, on a desk and a phone."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from claims.actions import ratings, review_comments
from claims.models import Claim, Rating, Review
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage as Stage
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from tests.browser.looks import WIDE, clean
from tests.reviewing import at

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db]
QUEUE = "/queue/reviews/"
MOST = 120  # presses of Tab to get anywhere on a page
Enter = Callable[..., Page]
STAGED = (
    (Stage.DRAFT, Standing.NOTHING), (Stage.IN_REVIEW, Standing.NOTHING), (Stage.SIGNED, Standing.NOTHING),
    (Stage.PUBLISHED, Standing.UNSEEN), (Stage.PUBLISHED, Standing.SEEN), (Stage.CORRECTED, Standing.SEEN),
    (Stage.WITHDRAWN, Standing.NOTHING), (Stage.DRAFT, Standing.SEEN),
)  # fmt: skip


@pytest.fixture(scope="module")
def cookies(newsroom: str, django_db_blocker: DjangoDbBlocker) -> dict[str, dict[str, str]]:
    """A fact-checker and a senior one, signed in, before a scale and a claim at every stage."""
    with django_db_blocker.unblock():
        ratings.begin()
        known = {
            name: people.settle(username=name, password="-", role=role)
            for name, role in (("ana", Role.FACT_CHECKER), ("eva", Role.SENIOR_FACT_CHECKER))
        }
        stage_all(known["ana"])
        return {name: cookie(person, newsroom) for name, person in known.items()}


def cookie(person: User, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    return {"name": "sessionid", "value": session, "url": address, "sameSite": "Strict"}


def stage_all(author: User) -> None:
    """Some of the demo's claims, each with its review at another stage; one has a comment that calls its reader."""
    claims = list(Claim.objects.current().order_by("corroboration__articles", "pk")[: len(STAGED)])
    for claim, stand in zip(claims, STAGED, strict=True):
        at(stand, author, claim, Rating.objects.get(name="Refuted"))
    Claim.objects.filter(pk__in=[claims[2].pk]).update(about_a_living_person=True)
    review_comments.say(review=claims[0].reviews.get(), text="@eva, did you hear the tape?", by=author)


@pytest.fixture
def enter(browser: Browser, newsroom: str, cookies: dict[str, dict[str, str]]) -> Iterator[Enter]:
    """Opens an address as somebody who has signed in."""
    opened = []

    def open_at(path: str, name: str = "eva", *, width: int = WIDE, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=newsroom, **more)
        context.add_cookies([cookies[name]])  # type: ignore[list-item]
        opened.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_at
    for context in opened:
        context.close()


def tab_to(page: Page, tag: str, words: str, *, whole: bool = False) -> None:
    """Press Tab until the element stands under the focus, as somebody without a mouse would."""
    found = """([tag, words, whole]) => { const on = document.activeElement, label = on.labels && on.labels[0];
        const said = (label || on).innerText;
        return on.tagName === tag.toUpperCase() && (whole ? said.trim() === words : said.includes(words)) }"""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(found, [tag, words, whole]):
            return
    raise AssertionError(f"no {tag} “{words}” within {MOST} presses of Tab")


def press(page: Page, tag: str, words: str, *, whole: bool = False) -> None:
    tab_to(page, tag, words, whole=whole)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, label: str, words: str, tag: str = "input") -> None:
    tab_to(page, tag, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").first).to_contain_text(words)


def uncertain() -> Claim:
    """A claim nobody has reviewed, in which a person speaks."""
    rows = Claim.objects.current().filter(reviews=None, appearances__attributed_to__kind="person")
    return rows.order_by("-corroboration__articles", "pk")[0]


def from_queue_to_publication(enter: Enter, **more: Any) -> Claim:
    """What two people do, one after the other, without a mouse, to a claim about somebody alive."""
    claim = uncertain()
    page = enter(QUEUE, "ana", **more)
    press(page, "a", "find the claim")
    write(page, "Words", claim.text)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "a", claim.text, whole=True)  # not what takes the words looked for away again
    press(page, "a", "Write a review")
    write(page, "Rating", "Refuted", "select")
    write(page, "What you found", "The minister was abroad that day.", "textarea")
    write(page, "Why this version", "The register of the airport.")
    press(page, "button", "Ask for a review")
    told(page, "Waits for somebody to sign")
    write(page, "Why this version", "Read once more.")
    press(page, "button", "Sign these words")
    told(page, "Signed with your name")
    tab_to(page, "input", "Yes")
    page.keyboard.press("Space")
    write(page, "Who, or why nobody", "The minister.")
    press(page, "button", "Say so")
    told(page, "Kept, with your reason")

    page = enter(f"{QUEUE}?waits=second", **more)
    press(page, "a", claim.text)
    write(page, "What you checked", "Saw the register.")
    press(page, "button", "Sign as second")
    told(page, "Signed with your name as well")
    write(page, "Why now", "Two of us have seen it.")
    press(page, "button", "Publish")
    told(page, "Published")
    return claim


def test_a_review_goes_from_the_queue_to_readers_with_keys_alone(
    enter: Enter, browser: Browser, newsroom: str
) -> None:
    claim = from_queue_to_publication(enter)

    page = browser.new_page()
    page.goto(f"{newsroom}/claims/{claim.public_id}/")
    expect(page.locator(".answer")).to_contain_text(
        re.compile("Refuted.*The minister was abroad.*Signed by", re.DOTALL)
    )
    page.close()


def test_and_the_same_way_without_scripts(enter: Enter) -> None:
    claim = from_queue_to_publication(enter, java_script_enabled=False)
    page = enter(f"/claims/{claim.public_id}/review/", java_script_enabled=False)
    page.get_by_label("Why it is taken back").fill("The register was of another year.")
    page.get_by_role("button", name="Withdraw version").click()

    told(page, "Withdrawn")
    assert page.locator("script").count() == 0


def test_whoever_was_slower_finds_their_words_and_what_changed(enter: Enter) -> None:
    claim = Review.objects.filter(number=1, stage=Stage.DRAFT).order_by("pk")[0].claim
    slow, fast = (
        enter(f"/claims/{claim.public_id}/review/"),
        enter(f"/claims/{claim.public_id}/review/", "ana"),
    )
    for page, words in ((fast, "It fell at night."), (slow, "It fell at noon.")):
        page.get_by_label("What you found").fill(words)
        page.get_by_label("Why this version").fill("Seen.")
        page.get_by_role("button", name="Save as a draft").click()

    expect(slow.get_by_role("heading", name="What changed while you were writing")).to_be_visible()
    assert slow.get_by_label("What you found").input_value() == "It fell at noon."
    expect(slow.locator("#moved ins").first).to_contain_text("night")


def test_every_page_at_every_stage_is_clean_and_fits(enter: Enter) -> None:
    claims = list(Claim.objects.filter(reviews__isnull=False).distinct().order_by("pk"))
    paths = [
        QUEUE,
        *(f"/claims/{claim.public_id}/{name}/" for claim in claims for name in ("review", "reviews")),
    ]
    page = enter(paths[0])
    for path in paths:
        page.goto(path)
        clean(page)


def test_an_embargo_is_shown_to_the_newsroom_alone(enter: Enter, browser: Browser, newsroom: str) -> None:
    claim = Review.objects.filter(embargo_until__gt=timezone.now())[0].claim
    expect(enter(f"/claims/{claim.public_id}/").locator(".answer")).to_contain_text("under embargo until")

    page = browser.new_page()
    page.goto(f"{newsroom}/claims/{claim.public_id}/")
    expect(page.locator(".answer")).to_contain_text("Nobody has published a review")
    page.close()
