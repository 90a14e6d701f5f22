"""Editing at the text itself in a real browser: with the mouse, with keys alone, without scripts, on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from claims.models import Appearance, Attachment, Claim, Division
from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.models import Article
from tests.browser.looks import WIDE, clean
from tests.browser.test_reviews import press, tab_to, told, write
from tests.factories import make_article, make_capture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db]
TEXTS = (
    "Four ferrymen drowned at Olmari on 27 February 2026. The quay was shut by noon, and the lamps were out.",
    "Rescuers at Olmari said on 28 February 2026 that four ferrymen drowned at Olmari on 27 February 2026.",
)
ALONE = "The quay was shut by noon"
SELECT = """words => {
    const walk = document.createTreeWalker(document.querySelector('#text .page'), NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return true;
    }
    return false;
}"""


@dataclass(frozen=True)
class Desk:
    """A server, and the cookie of a fact-checker."""

    url: str
    cookie: str


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Desk]:
    """Two articles that tell of one drowning, read by the machine."""
    with django_db_blocker.unblock():
        for number, text in enumerate(TEXTS):
            make_capture(text, article=make_article(f"Ferry lost off Olmari, part {number + 1}"))
        Article.objects.update(text_revision=F("text_revision") + 1)
        line.drain()
        client = Client()
        client.force_login(people.settle(username="ana", password="-", role=Role.FACT_CHECKER))
        server = LiveServer("localhost")
        yield Desk(str(server.url), client.cookies["sessionid"].value)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def enter(browser: Browser, desk: Desk, **more: object) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": WIDE, "height": 900},
        base_url=desk.url,
        **more,  # type: ignore[arg-type]
    )
    session = {"name": "sessionid", "value": desk.cookie, "url": desk.url, "sameSite": "Strict"}
    context.add_cookies([session])  # type: ignore[list-item]
    return context


def test_words_are_selected_put_to_a_new_claim_and_related_by_keys_alone(
    browser: Browser, desk: Desk
) -> None:
    article = Article.objects.get(title="Ferry lost off Olmari, part 1")
    context = enter(browser, desk)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    page.goto(f"/articles/{article.public_id}/")

    assert page.evaluate(SELECT, ALONE)
    field = page.get_by_label("Words of this text that carry a claim")
    expect(field).to_have_value(ALONE)
    expect(page.get_by_text("Words taken")).to_be_visible()
    press(page, "button", "They are a new claim")

    expect(page.get_by_role("mark")).to_have_text(ALONE)
    press(page, "button", "Save")
    expect(page.get_by_role("alert")).to_contain_text("Choose the event it is about")
    complaints.clear()  # the browser remarks on the answer itself
    clean(page)
    tab_to(page, "input", "a new claim, worded below")  # it was chosen on the way here
    write(page, "In one sentence", "The quay at Olmari was shut.", "textarea")
    write(page, "What is measured", "Quay shut")
    page.locator('input[name="event"]').first.check()
    write(page, "Why", "The machine read nothing in it.")
    press(page, "button", "Save")
    told(page, "Kept: the words stand for “The quay at Olmari was shut.”")
    made = Appearance.objects.get(quote=ALONE)
    assert made.judged_by is not None
    assert (made.claim.text, made.judged_by.username) == ("The quay at Olmari was shut.", "ana")

    claim = made.claim
    for path in ("attachments", "divide", "event", "merge"):
        page.goto(f"/claims/{claim.public_id}/{path}/")
        clean(page)
    page.goto(f"/events/{claim.event.public_id}/merge/")
    clean(page)
    page.goto(f"/claims/{claim.public_id}/attachments/")
    write(page, "What it shows", "The harbour master’s log of the day.", "textarea")
    page.get_by_label("Or a file").set_input_files(
        files=[{"name": "log.txt", "mimeType": "text/plain", "buffer": b"Quay shut 11:40."}]
    )
    press(page, "button", "Attach")
    told(page, "Attached, with your name")
    with page.expect_download() as started:
        page.get_by_role("link", name="log.txt").click()
    assert started.value.suggested_filename == "log.txt"
    assert Attachment.objects.get().file_name == "log.txt"
    assert complaints == []
    context.close()


def test_without_scripts_a_sentence_is_used_a_claim_divided_and_undone(browser: Browser, desk: Desk) -> None:
    claim = Claim.objects.current().get(low=4)
    article = Article.objects.get(title="Ferry lost off Olmari, part 2")
    context = enter(browser, desk, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/articles/{article.public_id}/sentences/")
    page.get_by_role("link", name="Use these words").first.click()
    page.get_by_label(claim.text, exact=True).check()
    page.get_by_role("textbox", name="Why").fill("It says so itself.")
    page.get_by_role("button", name="Save").click()
    told(page, "Kept: the words stand for")

    page.goto(f"/claims/{claim.public_id}/divide/")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("to a new claim").check()
    page.get_by_label("In one sentence").fill("Four ferrymen of the night shift drowned.")
    page.get_by_role("button", name="See what would move").click()
    expect(page.get_by_role("heading", name="What would move")).to_be_visible()
    page.get_by_role("textbox", name="Why", exact=True).fill("Another crew.")
    page.get_by_role("button", name="Divide").click()
    told(page, "Divided")
    page.get_by_role("textbox", name="Why it is undone").fill("One crew.")
    page.get_by_role("button", name="Undo").click()
    told(page, "Undone")

    assert Division.objects.get().undone_by is not None
    context.close()
